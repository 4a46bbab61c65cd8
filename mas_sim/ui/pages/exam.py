"""The oefenexamen: its clock, and the verantwoordingsvragen at the end."""

import math

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.model.actions import Answer, FinishStage, Stage
from mas_sim.ui.components.writing import draft_area, hand_in
from mas_sim.ui.state import Screen, act_and_redraw, redraw
from mas_sim.ui.texts import PHASE, plain

TICK_SECONDS = 15.0


@st.fragment(run_every=TICK_SECONDS)
def clock(practice: Practice, state: Screen) -> None:
    """Minutes left for the dossier; redraws the page when it closes."""
    view = state.view
    closes = practice.dossier_closes(view) if view is not None and not view.run.finished else None
    if view is None or closes is None:
        return
    left = math.ceil((closes - practice.now()).total_seconds() / 60)
    if left > 0:
        st.markdown(f"Het dossier ligt nog **{left} {'minuut' if left == 1 else 'minuten'}** open.")
    elif st.session_state.get("dossier-dicht") != view.run_id:
        st.session_state["dossier-dicht"] = view.run_id
        st.rerun()
    else:
        st.markdown("Het dossier is **dicht**. Je notities en je vragen blijven.")


def show_questions(practice: Practice, state: Screen, view: RunView) -> None:
    """One verantwoordingsvraag at a time."""
    questions = view.board.casus.reference.questions
    waiting = [question for question in questions if question.id not in view.run.answers]
    if not waiting:
        st.subheader("Alle vragen zijn beantwoord", anchor=False)
        if st.button("Naar de nabespreking", type="primary", key="rond-af"):
            act_and_redraw(practice, state, FinishStage(stage=Stage.VERANTWOORDEN))
        return
    question = waiting[0]
    number = len(questions) - len(waiting) + 1
    st.subheader(f"Vraag {number} van {len(questions)} · {PHASE[question.phase].lower()}", anchor=False)
    st.markdown(question.question)
    field = f"vraag-{question.id}"
    text = draft_area(practice, state, field, "Jouw antwoord")
    if st.button("Bewaar en naar de volgende", type="primary", key=f"antwoord-{question.id}"):
        empty = "Schrijf eerst je antwoord; een paar zinnen is genoeg."
        hand_in(practice, state, field, text, lambda said: Answer(question=question.id, text=said), empty)
        redraw()
    _answered(view)


def _answered(view: RunView) -> None:
    given = [item for item in view.board.casus.reference.questions if item.id in view.run.answers]
    if not given:
        return
    with st.expander("Je eerdere antwoorden"):
        for question in given:
            st.markdown(f"**{question.question}**  \n{plain(view.run.answers[question.id])}")
