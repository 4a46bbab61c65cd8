"""Proefspelen: play a draft yourself, open it for a group, and see what bots make of it."""

import streamlit as st

from mas_sim.application.desk import Played
from mas_sim.application.manuscripts import Manuscript
from mas_sim.errors import MasSimError
from mas_sim.model.actions import Mode
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen, begin, browser
from mas_sim.ui.texts import decimal, plain

_MODES = {Mode.OEFENEN: "Oefenen, met terugblik na elke fase", Mode.EXAMEN: "Oefenexamen"}
_NAME = "Schrijver"


def show(services: Services, state: Screen, manuscript: Manuscript) -> None:
    """What can be done with the version that stands, when it has no mistakes."""
    if manuscript.reading.casus is None:
        st.info(
            "Proefspelen kan als er geen fouten meer in de casus staan. Kijk bij Schrijven wat er nog niet klopt."
        )
        return
    st.subheader("Speel hem zelf", anchor=False)
    mode = st.radio("Hoe wil je spelen?", list(_MODES), format_func=_MODES.__getitem__, key="proef-vorm")
    if st.button(f"Speel versie {manuscript.number}", type="primary", key="speel-proef") and mode:
        state.notice = f"Dit is een proef van versie {manuscript.number} van je casus. Verder schrijven doe je bij ‘Casussen schrijven’."
        begin(state, lambda: services.practice.begin(manuscript.draft_id, mode, _NAME, browser()))
    st.caption("Schrijf je daarna verder, dan blijft de begonnen oefening bij deze versie.")
    st.subheader("Speel hem met een groep", anchor=False)
    st.markdown(
        "Bij **Groepssessies** staat deze casus als concept in je lijst. Zo kun je hem met collega’s proberen voordat je hem "
        "publiceert."
    )
    st.subheader("Laat bots spelen", anchor=False)
    st.markdown(
        "Bots spelen de casus tachtig keer, en één keer zoals de referentie. Zij zien of elke keuze te bereiken is, of iemand die niet "
        "leest toch goed uitkomt, en hoe moeilijk de tekst is. Dat duurt even."
    )
    if st.button("Laat de bots spelen", key="bots"):
        _bots(services, manuscript)


def _bots(services: Services, manuscript: Manuscript) -> None:
    try:
        with st.spinner("De bots spelen…"):
            found = services.manuscripts.play(manuscript)
    except MasSimError as error:
        st.warning(sentence(error))
        return
    titles = {one.id: one.card.title for one in manuscript.reading.casuses}
    for casus_id, played in found.items():
        if len(found) > 1:
            st.markdown(f"**{plain(titles[casus_id])}**")
        _result(played)


def _result(played: Played) -> None:
    st.markdown(
        f"Wie kiest als de referentie, leest ongeveer {played.minutes} minuten. Leesbaarheid (LIX): {decimal(played.lix, 0)}. Een "
        "tekst tot 40 is goed te lezen."
    )
    rows = "".join(
        f"<tr><td>{name}</td><td>{round(100 * share)}%</td></tr>" for name, share in played.shares.items()
    )
    st.html(
        '<table class="mas-tabel"><caption>Wie zo kiest zonder te lezen, volgt de referentie bij</caption>'
        f"<thead><tr><th>Manier</th><th>Keuzes</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    for one in played.remarks:
        (st.error if one.refuses else st.info)(plain(one.message))
    if not played.remarks:
        st.success("De bots vonden niets om naar te kijken.")
