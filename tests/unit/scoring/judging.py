"""Judges over the small casus, shared by the tests beside this file."""

from __future__ import annotations

from mas_sim.model.actions import Rate
from mas_sim.model.judged import ChoiceComparison, PhaseFeedback
from mas_sim.model.methodology import PhaseId
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges
from tests.builders import make_judges, make_run

JUDGES = make_judges()
BOARD = JUDGES.board


def feedback(phase: PhaseId, *actions, judges: Judges = JUDGES) -> PhaseFeedback:
    return judges.phase(make_run(judges.board, *actions), phase)


def compared(subject: str, phase: PhaseId, *actions, judges: Judges = JUDGES) -> ChoiceComparison:
    found = feedback(phase, *actions, judges=judges).comparisons
    return next(item for item in found if item.subject == subject)


def rating_all(**values: str) -> tuple[Rate, ...]:
    """Every aspect rated: as named, the others onbekend."""
    return tuple(Rate(aspect=aspect, value=values.get(aspect, "onbekend")) for aspect in BOARD.aspects)


def with_plan(run: Run, **changes) -> Run:
    return run.model_copy(update=changes)
