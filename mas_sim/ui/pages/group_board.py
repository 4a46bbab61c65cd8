"""The trainer's board: who is in, who waits, what to do next; and the view for the projector."""

import base64
import time
from types import ModuleType

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.practice import RunView
from mas_sim.application.trainers import Trainer
from mas_sim.errors import MasSimError, StorageError
from mas_sim.model.group import GroupForm, GroupStage
from mas_sim.reporting.qr import qr_svg
from mas_sim.ui.components.group_lead import keep_for_minutes, people, ways
from mas_sim.ui.components.group_show import position
from mas_sim.ui.holder import Services
from mas_sim.ui.pages import exam_board, table_board, voting_board, workshop_board
from mas_sim.ui.state import GROUP_PARAMETER, SESSION_PARAMETER, Screen, origin
from mas_sim.ui.texts import plain

FOLLOW_SECONDS = 1.0
SLOW_SECONDS = 3.0


def show(services: Services, state: Screen, trainer: Trainer) -> None:
    """The board with the trainer's buttons.

    Raises:
        GroupNotFoundError: there is no such session, or it belongs to others.
    """
    session_id = st.query_params.get(SESSION_PARAMETER, "")
    view = services.groups.board(trainer, session_id)
    st.title(view.casus_title, anchor=False)
    st.html(f'<span data-mas-stage="bord-{position(view)}"></span>')
    form = _FORMS[view.session.form]
    _follow(services, state, trainer, session_id, form.marker(services, view))
    _entrance(services, view)
    work, side = st.columns([3, 1], gap="large")
    with work, st.container(key="bord"):
        form.work(services, state, trainer, view)
        keep_for_minutes(services, state, trainer, view)
    with side:
        people(services.groups, state, trainer, view)
        ways(services.groups, state, trainer, view)
    if view.session.stage is GroupStage.WACHTKAMER and not view.session.present:
        asked = next(iter(view.items.values()))
        services.practice.prepare(RunView(view.session_id, asked.run, view.judges))


def show_room(services: Services, state: Screen, trainer: Trainer) -> None:
    """The same without buttons, in letters that are readable at six metres."""
    session_id = st.query_params.get(SESSION_PARAMETER, "")
    view = services.groups.board(trainer, session_id)
    st.html(f'<span class="mas-zaal" data-mas-stage="zaal-{position(view)}"></span>')
    form = _FORMS[view.session.form]
    _follow(services, state, trainer, session_id, form.marker(services, view))
    with st.container(key="zaal"):
        if view.session.stage is GroupStage.WACHTKAMER:
            _entrance(services, view)
        st.markdown(f"**{form.status(view)}**")
        form.content(services, view)


@st.fragment(run_every=FOLLOW_SECONDS)
def _follow(services: Services, state: Screen, trainer: Trainer, session_id: str, drawn: str) -> None:
    """Draws the board again when something happened; says so when the server is late."""
    last, now = state.followed, time.monotonic()
    state.followed = now
    if last and SLOW_SECONDS < now - last < 10 * SLOW_SECONDS:
        st.warning(
            "Het is druk op de server: het bord loopt een paar seconden achter. Wacht even voor je verdergaat."
        )
    try:
        view = services.groups.board(trainer, session_id)
        seen = _FORMS[view.session.form].marker(services, view)
    except StorageError:
        return
    except MasSimError:
        seen = ""
    if seen != drawn:
        st.rerun()


def _entrance(services: Services, view: GroupView) -> None:
    """How to come in; small once the group is at work."""
    if view.session.stage is GroupStage.AFGELOPEN:
        return
    link = f"{origin(services.public_url)}/?{GROUP_PARAMETER}={view.code}"
    if view.session.stage is GroupStage.WACHTKAMER:
        code, square = st.columns([2, 1], gap="large")
        with code:
            st.html(f'<p class="mas-code-groot">Code <strong>{view.code}</strong></p>')
            st.markdown(f"Ga op je telefoon naar **{plain(link)}**, of richt je camera op het vierkant.")
        with square:
            _square(link)
    else:
        with st.expander(f"Later binnenkomen: code {view.code}"):
            st.markdown(plain(link))
            _square(link)


def _square(link: str) -> None:
    # st.html drops svg; an image of the same square does not
    picture = base64.b64encode(qr_svg(link, "").encode()).decode()
    st.html(
        f'<div class="mas-qr"><img alt="QR-code van de link naar deze sessie" src="data:image/svg+xml;base64,{picture}"></div>'
    )


# each has marker(services, view), work(services, state, trainer, view) with the trainer's buttons, and for the
# projector status(view) and content(services, view)
_FORMS: dict[GroupForm, ModuleType] = {
    GroupForm.INTERVISIE: voting_board,
    GroupForm.KETENTAFEL: table_board,
    GroupForm.OEFENEXAMEN: exam_board,
    GroupForm.WORKSHOP: workshop_board,
}
