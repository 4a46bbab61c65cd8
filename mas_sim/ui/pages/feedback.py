"""Terugblik: the feedback of one phase, in practice mode."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.engine.transitions import next_stage
from mas_sim.model.actions import ReadFeedback
from mas_sim.ui.components.judging import show_phase
from mas_sim.ui.components.own_text import leaves_a_text, offer_second_version
from mas_sim.ui.state import Screen, act_and_redraw, redraw
from mas_sim.ui.texts import STAGE


def show(practice: Practice, state: Screen, view: RunView) -> None:
    """What the judges say, then on to the next phase."""
    phase = PHASE_OF_STAGE[view.run.stage]
    feedback = practice.feedback(view, phase)
    show_phase(practice, view, feedback)
    offer_second_version(practice, state, view, feedback)
    following = next_stage(view.run.stage, view.run.mode)
    if st.button(f"Verder naar {STAGE[following].lower()}", type="primary", key="verder"):
        if leaves_a_text(practice, state, view, feedback):
            redraw()
        act_and_redraw(practice, state, ReadFeedback(stage=view.run.stage))
