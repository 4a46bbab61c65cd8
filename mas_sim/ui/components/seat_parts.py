"""What a participant's screen has in every form of a groepssessie."""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.groups import Groups, SeatView
from mas_sim.application.practice import Practice, RunView
from mas_sim.errors import MasSimError
from mas_sim.model.group import GroupStage
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import plain


def two_columns(work: Callable[[], None], file: Callable[[], None]) -> None:
    """The work of this moment, and the dossier beside it or under it."""
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="werk"):
        st.html('<a class="mas-naar-dossier mas-vast" href="#dossier">Naar het dossier</a>')
        work()
    with right, st.container(key="dossier-kolom"):
        file()
        st.html('<a class="mas-naar-dossier" href="#werk">Terug naar je werk</a>')


def personal_notice(practice: Practice, state: Screen, view: RunView, field: str, text: str) -> str | None:
    """The warning that a text seems to name a real person, unless the writer has said that it does not."""
    pieces = practice.personal_data(view, text) if text.strip() else ()
    if not pieces or state.cleared.get(field) == text:
        return None
    shown = ", ".join(f"‘{plain(piece)}’" for piece in pieces)
    return (
        f"Dit lijkt op gegevens van een echt persoon: {shown}. Haal ze weg, of zeg onder het tekstvak dat het geen "
        "echt persoon is."
    )


def offer_cleared(practice: Practice, state: Screen, view: RunView, field: str, text: str) -> None:
    """The writer's word that a text names no real person."""
    if not text.strip() or state.cleared.get(field) == text:
        return
    if practice.personal_data(view, text) and st.button("Dit is geen echt persoon", key="geen-persoon-groep"):
        state.cleared[field] = text
        st.rerun()


def close(groups: Groups, state: Screen, token: str, seat: SeatView) -> None:
    """What a participant does at the end: an intention, the hand-out, the reminders."""
    session = seat.view.session
    st.header("Wat neem je mee?", anchor="werk")
    if session.stage is GroupStage.AFRONDEN:
        st.markdown(
            "Schrijf één voornemen op, als je wilt: *als* dit zich voordoet, *dan* doe ik dat. "
            "Het komt op jouw hand-out en nergens anders."
        )
        text = st.text_area(
            "Als …, dan …",
            value=session.intentions.get(seat.participant, ""),
            key="concept-plek-voornemen",
            height=100,
            max_chars=500,
            on_change="ignore",
        )
        if st.button("Bewaar mijn voornemen", type="primary", key="voornemen"):
            try:
                groups.intend(token, text)
                state.notice = "Je voornemen is bewaard." if text.strip() else "Er is geen voornemen bewaard."
            except MasSimError as error:
                state.notice = sentence(error)
            st.rerun()
    else:
        st.markdown("De sessie is afgelopen. Bewaar je hand-out; daarop staan je eigen antwoorden.")
    st.html(
        f'<p><a class="mas-knop" href="/plek/{token}/handout" target="_blank">Open mijn hand-out</a></p>'
        f'<p><a class="mas-knop" href="/plek/{token}/herhaling.ics">Zet drie herinneringen in mijn agenda</a></p>'
    )


def own_link() -> None:
    """How to come back."""
    st.caption(
        "Bewaar de link van deze pagina. Daarmee kom je terug, ook op een ander apparaat of na een verbroken verbinding."
    )
