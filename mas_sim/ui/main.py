"""The script that Streamlit runs for every session: pass the services to the page asked for."""

import logging

import streamlit as st

from mas_sim.application.practice import Practice
from mas_sim.errors import MasSimError, StorageError
from mas_sim.ui import holder
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import group_seat, naslag, panel, practice_run, start, trainer, worked
from mas_sim.ui.state import (
    GROUP_PARAMETER,
    NASLAG_PARAMETER,
    PANEL_PARAMETER,
    RUN_PARAMETER,
    SEAT_PARAMETER,
    TRAINER_PARAMETER,
    WORKED_PARAMETER,
    Screen,
    screen,
)
from mas_sim.ui.texts import TITLE

HEARTBEAT_SECONDS = 25.0
_log = logging.getLogger(__name__)


def main() -> None:
    """Draw the page of the address."""
    st.set_page_config(page_title=TITLE, layout="wide")
    # st.navigation also keeps streamlit from making a page of every module in pages/
    st.navigation([st.Page(_page, title=TITLE, default=True)], position="hidden").run()


def _page() -> None:
    services, state = holder.current(), screen()
    practice = services.practice
    # pressed by the served script: after a reconnect, in a session that lost everything, and when a group goes on
    st.button("Zet mijn scherm weer klaar", key="herstel")
    # streamlit can drop the unsent rest of a page when a timer's tick crosses a redraw: the served script compares both
    # numbers and has the page drawn again
    state.drawn += 1
    st.html(f'<span data-mas-begin="{state.drawn}"></span>')
    state.through = None
    try:
        _show(services, state)
    except MasSimError as error:
        _log.warning("page refused: %s", error)
        _refused(state, error)
    _heartbeat(practice, state)
    st.html(f'<span data-mas-eind="{state.drawn}"></span>')


def _show(services: Services, state: Screen) -> None:
    """The page that the address names."""
    run_id = st.query_params.get(RUN_PARAMETER)
    if run_id:
        practice_run.show(services, state, run_id)
    elif panel_id := st.query_params.get(PANEL_PARAMETER):
        state.view = None
        panel.show(services, state, panel_id)
    elif st.query_params.get(TRAINER_PARAMETER):
        state.view = None
        trainer.show(services, state)
    elif token := st.query_params.get(SEAT_PARAMETER):
        group_seat.show(services, state, token)
    elif GROUP_PARAMETER in st.query_params:
        state.view = None
        group_seat.show_entrance(services, state, st.query_params[GROUP_PARAMETER])
    elif NASLAG_PARAMETER in st.query_params:
        state.view = None
        naslag.show(services.practice, st.query_params[NASLAG_PARAMETER])
    elif WORKED_PARAMETER in st.query_params:
        state.view = None
        worked.show(services.practice)
    else:
        state.view = None
        start.show(services.practice, services.trainers, state)


def _refused(state: Screen, error: MasSimError) -> None:
    """A sentence and a way on, whatever could not be shown."""
    st.error(sentence(error))
    state.view = None
    if isinstance(error, StorageError):
        st.html('<span data-mas-stand=""></span>')  # a phone of a group comes back once there is a mark again
    if st.button("Naar het beginscherm", key="naar-begin-na-fout", type="primary"):
        st.query_params.clear()
        st.rerun()


@st.fragment(run_every=HEARTBEAT_SECONDS)
def _heartbeat(practice: Practice, state: Screen) -> None:
    """Wakes a session that lost its script, and notices that another tab went on."""
    view = state.view
    if view is None or state.through is not None:
        return  # a team follows its run by itself
    try:
        if practice.is_current(view):
            return
    except StorageError:
        return
    state.notice = "Deze oefening is in een ander tabblad verder gegaan. Het scherm is bijgewerkt."
    state.view = None
    st.rerun()


if __name__ == "__main__":
    main()
