"""What is open and what the plan holds: questions the guards, the screen and the judges share."""

from mas_sim.engine.board import PHASE_OF_STAGE, Board
from mas_sim.engine.conditions import holds
from mas_sim.model.actions import HoldBy, Mode, Stage
from mas_sim.model.decision import Decision
from mas_sim.model.instrument import ATTENTION
from mas_sim.model.methodology import PhaseId
from mas_sim.model.run import Run


def open_decisions(board: Board, run: Run) -> tuple[Decision, ...]:
    """Decisions of the stage that show now and are not made yet, in order."""
    if run.stage in (Stage.TOETSEN, Stage.VERANTWOORDEN, Stage.AFGEROND):
        return ()
    return tuple(
        decision
        for decision in board.casus.decisions(PHASE_OF_STAGE[run.stage])
        if decision.id not in run.choices and holds(decision.when, run)
    )


def is_writing_open(run: Run, decision: Decision) -> bool:
    """True where a text in own words comes before the choice, and was neither written nor passed."""
    return decision.writing is not None and decision.id not in run.written and run.mode is not Mode.PANEL


def may_write_anew(board: Board, run: Run, decision_id: str) -> bool:
    """True while the text of a decision can be written once more, in the terugblik of an exercise on its phase."""
    written, (_, phase) = run.written.get(decision_id), board.decisions[decision_id]
    once = written is not None and len(written.versions) == 1
    here = run.reviewing and phase is PHASE_OF_STAGE[run.stage]
    return once and here and run.mode is Mode.OEFENEN


def attention_aspects(run: Run) -> tuple[str, ...]:
    """Aspects rated aandacht or zorg, in the order rated."""
    return tuple(rating.aspect for rating in run.ratings.values() if rating.meaning in ATTENTION)


def plan_items(board: Board, run: Run) -> dict[HoldBy, frozenset[str]]:
    """What the plan holds now, per way of answering an aspect."""
    options = [
        board.options[choice.decision, option]
        for choice in run.choices.values()
        if choice.phase is PhaseId.PLANNEN
        for option in choice.options
    ]
    return {
        HoldBy.INTERVENTION: frozenset(item for option in options for item in option.interventions),
        HoldBy.ROUTE: frozenset(route.value for route in run.routes or ()),
        HoldBy.PARTNER: frozenset(option.partner for option in options if option.partner),
        HoldBy.GOAL: frozenset(goal.goal for goal in run.goals),
    }
