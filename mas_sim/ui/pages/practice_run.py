"""One run on the screen: the strip, the work of this moment, the dossier beside it."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.model.actions import Mode, Stage
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.explaining import explain_pending
from mas_sim.ui.components.levels import show_explained
from mas_sim.ui.components.strip import phase_strip
from mas_sim.ui.components.telling import told_here
from mas_sim.ui.holder import Services
from mas_sim.ui.pages import acting, analysis, debrief, exam, feedback, holding, inquiry, plan
from mas_sim.ui.state import Screen, go_to, load
from mas_sim.ui.texts import STAGE, plain

_PAGES = {
    Stage.WAARNEMEN: inquiry.show,
    Stage.ANALYSEREN: analysis.show,
    Stage.PLANNEN: plan.show,
    Stage.TOETSEN: holding.show,
    Stage.HANDELEN: acting.show_acting,
    Stage.EVALUEREN: acting.show_evaluation,
    Stage.VERANTWOORDEN: exam.show_questions,
}


def show(services: Services, state: Screen, run_id: str) -> None:
    """The page of a run.

    Raises:
        RunNotFoundError: the address names no run.
    """
    view = load(services.practice, state, run_id)
    if st.button("← Naar het beginscherm", key="naar-begin", type="tertiary"):
        go_to(None)
    st.title(plain(view.board.casus.card.title), anchor=False)
    if view.run.mode is Mode.EXAMEN and not view.run.finished:
        exam.clock(services.practice, state)
    _screen(services, state)


@st.fragment
def _screen(services: Services, state: Screen) -> None:
    """A step inside a phase reruns this fragment alone."""
    draw_run(services, state)


def draw_run(services: Services, state: Screen) -> None:
    """The run of ``state.view``: strip, work and dossier."""
    view = state.view
    if view is None:
        st.rerun()
        return
    phase_strip(view.run)
    _notice(state, view)
    if view.run.finished:
        debrief.show(services, state, view)
        return
    practice = services.practice
    work, file = st.columns([3, 2], gap="large")
    with work, st.container(key="werk"):
        st.html('<a class="mas-naar-dossier mas-vast" href="#dossier">Naar het dossier</a>')
        st.header(heading(view), anchor="werk")
        _work(practice, state, view)
    with file, st.container(key="dossier-kolom"):
        dossier(practice, state, view)
        st.html('<a class="mas-naar-dossier" href="#werk">Terug naar je werk</a>')


def heading(view: RunView) -> str:
    """Name of the work of this moment."""
    if view.run.reviewing:
        return f"Terugblik op {PHASE_OF_STAGE[view.run.stage].value}"
    return STAGE[view.run.stage]


def _work(practice: Practice, state: Screen, view: RunView) -> None:
    if state.explained in view.run.justifications and state.explained is not None:
        show_explained(practice, state, view, state.explained)
    elif view.run.pending is not None:
        explain_pending(practice, state, view, view.run.pending)
    elif view.run.reviewing:
        feedback.show(practice, state, view)
    else:
        _PAGES[view.run.stage](practice, state, view)


def _notice(state: Screen, view: RunView) -> None:
    with told_here("melding-oefening"):
        if state.notice:
            st.warning(state.notice)
        elif state.resumed and view.run.seq > 1:
            st.info(
                "Je oefening is hervat waar je was. Alles tot je laatste vastgelegde stap staat er; "
                "klikte je net nog iets, kijk dan of dat is meegekomen."
            )
    state.notice, state.resumed = None, False
