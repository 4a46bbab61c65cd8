"""The door of a panel: what a colleague is asked for, and the way in."""

import secrets

import streamlit as st

from mas_sim.ui.holder import Services
from mas_sim.ui.pages.start import LONGEST_PSEUDONYM, PSEUDONYMS
from mas_sim.ui.state import Screen, begin, browser
from mas_sim.ui.texts import plain


def show(services: Services, state: Screen, panel_id: str) -> None:
    """Why you are asked, what happens with what you write, and one button.

    Raises:
        PanelNotFoundError: the address names no panel.
    """
    panel = services.panels.invitation(panel_id)
    st.title("Je bent gevraagd als panellid", anchor=False)
    if state.notice:
        st.warning(state.notice)
        state.notice = None
    if panel.ended_at is not None:
        st.info("Dit panel is afgesloten. Meedoen kan niet meer; bedankt dat je keek.")
        return
    st.markdown(
        f"Een trainer wil weten hoe ervaren collega’s de casus **{plain(panel.casus_title)}** aanpakken. Jij speelt de casus "
        "en zegt bij elke keuze in een of twee zinnen waarom. Het gaat om jouw vakoordeel, niet om een score."
    )
    st.markdown(
        "- Het dossier is meteen compleet. Er loopt geen klok.\n"
        "- Onderweg krijg je geen terugkoppeling. De nabespreking komt aan het eind.\n"
        f"- Je keuzes en redenen staan later, zonder naam, naast de referentie: pas als {services.panels.fewest} of meer "
        "collega’s klaar zijn.\n"
        "- Schrijf daarom niets waaraan iemand je herkent, en niets over een echte zaak.\n"
        "- Stoppen en later verdergaan kan, met de link van je oefening."
    )
    state.pseudonym = state.pseudonym or secrets.choice(PSEUDONYMS)
    name = st.text_input(
        "Je schuilnaam",
        value=state.pseudonym,
        key="schuilnaam",
        max_chars=LONGEST_PSEUDONYM,
        help="Gebruik niet je eigen naam. De trainer ziet wie klaar is, nooit wie wat koos.",
    )
    if st.button("Begin als panellid", type="primary", key="begin-panel"):
        chosen = (name.strip() or state.pseudonym)[:LONGEST_PSEUDONYM]
        begin(state, lambda: services.panels.begin(panel_id, chosen, browser()))
