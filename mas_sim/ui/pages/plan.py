"""Plannen: route, interventions and partners, goals."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.plan import open_decisions
from mas_sim.model.actions import (
    ROUTES_SUBJECT,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    SetGoals,
    Stage,
)
from mas_sim.model.methodology import Route
from mas_sim.ui.components.choosing import ask_decision
from mas_sim.ui.components.explaining import chosen_label, explain_freely
from mas_sim.ui.pages.inquiry import choices_made
from mas_sim.ui.state import Screen, act_and_redraw, redraw
from mas_sim.ui.texts import weeks


def show(practice: Practice, state: Screen, view: RunView) -> None:
    """The next open part of the plan, what is fixed below it."""
    part = view.board.casus.plannen
    st.markdown(part.intro)
    waiting = open_decisions(view.board, view.run)
    if view.run.routes is None:
        _routes(practice, state, view, part.prompt)
    elif waiting:
        ask_decision(practice, state, view, waiting[0], "Leg vast")
    elif not view.run.goals:
        _goals(practice, state, view)
    else:
        st.subheader("Je plan staat", anchor=False)
        st.markdown("Hierna houd je het plan tegen je signaleringslijst. Je mag het dan één keer wijzigen.")
        if st.button("Toets je plan aan de signaleringslijst", type="primary", key="rond-af"):
            act_and_redraw(practice, state, FinishStage(stage=Stage.PLANNEN))
    plan_so_far(view)
    if view.run.routes is not None:
        explain_freely(practice, state, view, ROUTES_SUBJECT)


def plan_so_far(view: RunView) -> None:
    """The plan as it stands."""
    if view.run.routes is not None:
        st.markdown(f"**Route**: {chosen_label(view, ROUTES_SUBJECT)}")
    choices_made(view)
    for goal in view.run.goals:
        label = view.board.goals[goal.goal].label
        st.markdown(
            f"**Doel**: {label} · in {weeks(goal.weeks)}, terugkoppeling na {weeks(goal.feedback_weeks)}"
        )


def pick_routes(view: RunView, key: str, taken: frozenset[Route] = frozenset()) -> frozenset[Route]:
    """Checkboxes for the routes; they combine."""
    chosen = set()
    for info in view.judges.methodology.routes:
        if st.checkbox(
            f"**{info.label}**  \n{info.summary}",
            value=info.id in taken,
            key=f"{key}-{info.id.value}",
            on_change="ignore",
        ):
            chosen.add(info.id)
    return frozenset(chosen)


def _routes(practice: Practice, state: Screen, view: RunView, prompt: str) -> None:
    st.subheader("Welke route kies je?", anchor=False)
    st.markdown(f"{prompt} *Routes kunnen samengaan.*")
    chosen = pick_routes(view, f"route-{view.run_id}")
    if st.button("Leg de route vast", type="primary", key="kies-route"):
        act_and_redraw(practice, state, ChooseRoutes(routes=chosen))


def _goals(practice: Practice, state: Screen, view: RunView) -> None:
    st.subheader("Welke doelen stel je?", anchor=False)
    st.markdown("Kies er een tot vier. Geef elk doel een termijn en een moment van terugkoppeling.")
    with st.form(f"doelen-{view.run_id}", border=False):
        chosen = [_goal(view, goal.id, goal.label) for goal in view.board.goals.values()]
        stored = st.form_submit_button("Leg de doelen vast", type="primary")
    if stored:
        goals = [goal for goal in chosen if goal is not None]
        complete = [
            GoalChoice(goal=goal, weeks=term, feedback_weeks=back)
            for goal, term, back in goals
            if term and back
        ]
        if len(complete) < len(goals):
            state.notice = (
                "Geef bij elk doel dat je kiest een termijn en een moment van terugkoppeling, in weken."
            )
            redraw()
        act_and_redraw(practice, state, SetGoals(goals=tuple(complete)))


def _goal(view: RunView, goal: str, label: str) -> tuple[str, int | None, int | None] | None:
    key = f"doel-{view.run_id}-{goal}"
    with st.container(border=True):
        taken = st.checkbox(label, key=key)
        term, feedback = st.columns(2)
        in_weeks = term.number_input("Termijn (weken)", 1, 52, None, key=f"{key}-termijn")
        back_weeks = feedback.number_input("Terugkoppeling na (weken)", 1, 52, None, key=f"{key}-terug")
    return (goal, in_weeks, back_weeks) if taken else None
