"""The door of the trainers, and the way to their pages; the session is checked on every drawing."""

import streamlit as st

from mas_sim.application.trainers import Trainer
from mas_sim.errors import AccessError, NotSignedInError
from mas_sim.ui.components.telling import tell
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import authoring, group_board, group_open, panel_lead, review
from mas_sim.ui.state import TRAINER_PARAMETER, Screen, can_sign_on, signed_on, trainer_token
from mas_sim.ui.texts import plain

REVIEW, GROUPS, BOARD, ROOM, PANELS = "beoordelen", "groepen", "groep", "zaal", "panels"
_SHOW = {
    GROUPS: group_open.show,
    PANELS: panel_lead.show,
    BOARD: group_board.show,
}
_PLACES = {
    REVIEW: "Beoordelen",
    GROUPS: "Groepssessies",
    PANELS: "Panels",
    authoring.WRITE: "Casussen schrijven",
}


def show(services: Services, state: Screen) -> None:
    """The page of the address, for who is signed in."""
    try:
        trainer = _trainer(services)
    except AccessError as error:
        _closed(sentence(error))
        return
    page = st.query_params.get(TRAINER_PARAMETER) or REVIEW
    if page == ROOM:
        group_board.show_room(services, state, trainer)
        return
    sheet = authoring.opened(services, state, trainer) if page == authoring.WRITE else None
    _places(page)
    tell(state)
    if page == authoring.WRITE:
        authoring.show(services, state, trainer, sheet)
    elif page in _SHOW:
        _SHOW[page](services, state, trainer)
    else:
        review.show(services, state, trainer, page)
    _way_out()


def _trainer(services: Services) -> Trainer:
    """Who is signed in here, or vouched for by the organisation's own identity provider.

    Raises:
        NotSignedInError: nobody.
    """
    try:
        return services.trainers.who(trainer_token())
    except NotSignedInError:
        return services.trainers.vouched(*signed_on())


def _places(page: str) -> None:
    here = GROUPS if page == BOARD else page if page in _PLACES else REVIEW
    chosen = st.segmented_control(
        "Waar wil je heen?",
        list(_PLACES),
        format_func=_PLACES.__getitem__,
        default=here,
        key=f"plaats-{here}",
        label_visibility="collapsed",
    )
    if chosen and chosen != here:
        st.query_params.clear()
        st.query_params[TRAINER_PARAMETER] = chosen
        st.rerun()


def _way_out() -> None:
    if signed_on()[0] and st.button("Uitloggen bij je organisatie", key="uitloggen-organisatie"):
        st.logout()
    st.html(
        '<form method="post" action="/trainer/uitloggen"><button class="mas-uit" type="submit">Log uit</button></form>'
    )


def _closed(why: str) -> None:
    st.title("Beoordelen", anchor=False)
    name, _ = signed_on()
    if name:
        st.warning(
            f"Je organisatie kent je als {plain(name)}, maar er is geen account met dat adres, of je bent te lang geleden "
            "ingelogd. Vraag de beheerder om een account, of log opnieuw in."
        )
    else:
        st.warning(why)
    st.html('<p><a class="mas-knop" href="/trainer/inloggen">Inloggen met naam en wachtwoord</a></p>')
    if can_sign_on() and st.button("Inloggen met je organisatie", key="inloggen-organisatie"):
        st.login()
    if name and st.button("Uitloggen bij je organisatie", key="uitloggen-organisatie"):
        st.logout()
