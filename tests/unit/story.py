"""One small story through the casus of ``builders``, as far as a test wants to go."""

from __future__ import annotations

from mas_sim.model.actions import (
    Choose,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    Hold,
    HoldBy,
    Justify,
    PlanChoice,
    Rate,
    ReadFeedback,
    RevisePlan,
    SetGoals,
    Stage,
)
from tests.builders import aspect_ids, make_board

BOARD = make_board()
START = Choose(decision="start", options=("onderzoek",))
TO_ANALYSIS = (START, FinishStage(stage=Stage.WAARNEMEN), ReadFeedback(stage=Stage.WAARNEMEN))
RATED = tuple(Rate(aspect=aspect, value="zorg" if aspect == "sc1" else "onbekend") for aspect in aspect_ids())
TO_PLAN = (*TO_ANALYSIS, *RATED, FinishStage(stage=Stage.ANALYSEREN), ReadFeedback(stage=Stage.ANALYSEREN))
BASIS = ChooseRoutes(routes=frozenset({"basis"}))
MEANS = Choose(decision="middelen", options=("brief", "schoolafspraak"))
GOALS = SetGoals(goals=(GoalChoice(goal="op-school", weeks=4, feedback_weeks=2),))
TO_TEST = (*TO_PLAN, BASIS, MEANS, GOALS, FinishStage(stage=Stage.PLANNEN))
SAME_PLAN = (PlanChoice(decision="middelen", options=("brief",)),)
HELD = Hold(aspect="sc1", by=HoldBy.PARTNER, item="school")
TO_ACTION = (*TO_TEST, HELD, FinishStage(stage=Stage.TOETSEN), ReadFeedback(stage=Stage.TOETSEN))
TALK = Choose(decision="gesprek", options=("praten",))
AGREE = Choose(decision="school", options=("afspraak",))
TO_EVALUATION = (
    *TO_ACTION,
    TALK,
    AGREE,
    FinishStage(stage=Stage.HANDELEN),
    ReadFeedback(stage=Stage.HANDELEN),
)
CLOSE = Choose(decision="afsluiten", options=("sluiten",))

EXAM_TO_QUESTIONS = (
    START,
    Justify(subject="start", text="Eerst weten."),
    FinishStage(stage=Stage.WAARNEMEN),
    *RATED,
    FinishStage(stage=Stage.ANALYSEREN),
    BASIS,
    Justify(subject="routes", text="Kort verzuim."),
    MEANS,
    GOALS,
    FinishStage(stage=Stage.PLANNEN),
    HELD,
    FinishStage(stage=Stage.TOETSEN),
    TALK,
    AGREE,
    FinishStage(stage=Stage.HANDELEN),
    CLOSE,
    FinishStage(stage=Stage.EVALUEREN),
)


def revised(route: str, *options: str) -> RevisePlan:
    """The plan with another route and other means."""
    choices = (PlanChoice(decision="middelen", options=options or ("brief",)),)
    return RevisePlan(routes=frozenset({route}), choices=choices)
