"""Handelen and evalueren: one decision at a time, with what came of the last one."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.engine.conditions import first_text
from mas_sim.engine.plan import open_decisions
from mas_sim.model.actions import FinishStage, Mode, Stage
from mas_sim.model.run import JournalEntry
from mas_sim.scoring.comparison import review_goals
from mas_sim.ui.components.choosing import ask_decision
from mas_sim.ui.components.explaining import chosen_lines, explain_freely
from mas_sim.ui.state import Screen, act_and_redraw
from mas_sim.ui.texts import REACHED, weeks


def show_acting(practice: Practice, state: Screen, view: RunView) -> None:
    """The phase handelen."""
    part = view.board.casus.handelen
    entries = _entries(view)
    if not entries:
        st.markdown(part.intro)
        st.markdown(f"*{part.prompt}*")
    _story(practice, state, view, entries)
    _next(practice, state, view, "Doe dit", "Rond handelen af")


def show_evaluation(practice: Practice, state: Screen, view: RunView) -> None:
    """The phase evalueren: outcomes and goals first, then decisions."""
    part = view.board.casus.evalueren
    st.markdown(part.intro)
    st.subheader("Wat is ervan gekomen?", anchor=False)
    for outcome in part.outcomes:
        st.markdown(f"**{outcome.about}**  \n{first_text(outcome.texts, view.run)}")
    st.markdown("**Je doelen**")
    for goal in review_goals(view.board, view.run):
        st.markdown(
            f"- {goal.label} (in {weeks(goal.weeks)}): **{REACHED[goal.reached].lower()}**. {goal.result}"
        )
    _story(practice, state, view, _entries(view))
    last = "Naar de verantwoordingsvragen" if view.run.mode is Mode.EXAMEN else "Rond de oefening af"
    _next(practice, state, view, "Leg vast", last)


def _entries(view: RunView) -> list[JournalEntry]:
    phase = PHASE_OF_STAGE[view.run.stage]
    return [entry for entry in view.run.journal if entry.decision and entry.phase is phase]


def _next(practice: Practice, state: Screen, view: RunView, button: str, last: str) -> None:
    waiting = open_decisions(view.board, view.run)
    if waiting:
        ask_decision(practice, state, view, waiting[0], button)
    elif st.button(last, type="primary", key="rond-af"):
        stage = Stage.HANDELEN if view.run.stage is Stage.HANDELEN else Stage.EVALUEREN
        act_and_redraw(practice, state, FinishStage(stage=stage))


def _story(practice: Practice, state: Screen, view: RunView, entries: list[JournalEntry]) -> None:
    """Earlier steps folded, the last one open."""
    if not entries:
        return
    if len(entries) > 1:
        with st.expander(f"Wat je eerder deed ({len(entries) - 1})"):
            for entry in entries[:-1]:
                _step(view, entry)
    with st.container(border=True):
        _step(view, entries[-1])
    explain_freely(practice, state, view, entries[-1].decision or "")


def _step(view: RunView, entry: JournalEntry) -> None:
    decision = view.board.decisions[entry.decision or ""][0]
    st.markdown(f"**{decision.title}**  \n{chosen_lines(view, decision.id)}")
    for reaction in entry.reactions:
        st.markdown(f"> **{reaction.who}:** {reaction.text}")
    if entry.revealed:
        facts = "\n".join(f"- {view.board.facts[fact].text}" for fact in entry.revealed)
        st.markdown(f"*Je weet nu:*\n{facts}")
