"""Each rule of the engine refuses with its own code and leaves the run as it was."""

from __future__ import annotations

import pytest

from mas_sim.engine.run import act, replay
from mas_sim.errors import ActionNotAllowedError, TextTooLongError, UnknownItemError
from mas_sim.model.actions import (
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    Hold,
    HoldBy,
    Justify,
    Mode,
    PlanChoice,
    Rate,
    ReadFeedback,
    RevisePlan,
    SetGoals,
    Stage,
)
from tests.builders import NOW, aspect_ids, make_board, make_run

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

REFUSED = [
    ("niet-in-deze-fase", (), BASIS),
    ("terugblik-open", TO_ANALYSIS[:2], Ask(request="register")),
    ("motivering-open", (Choose(decision="start", options=("wachten",)),), Ask(request="register")),
    ("vraag-niet-aan-de-orde", (), Ask(request="noor")),
    ("vraag-niet-aan-de-orde", TO_ANALYSIS, Ask(request="nog-eens")),
    ("al-gevraagd", (Ask(request="melding"),), Ask(request="melding")),
    ("feit-niet-bekend", TO_ANALYSIS, Rate(aspect="v1", value="zorg", fact="vader")),
    ("al-gekozen", (START,), START),
    ("keuze-niet-aan-de-orde", TO_ACTION, AGREE),
    ("niets-gekozen", (), Choose(decision="start", options=())),
    ("niets-gekozen", TO_PLAN, Choose(decision="middelen", options=("brief", "brief"))),
    ("een-optie", (), Choose(decision="start", options=("onderzoek", "wachten"))),
    ("niets-gekozen", TO_PLAN, ChooseRoutes(routes=frozenset())),
    ("al-gekozen", (*TO_PLAN, BASIS), BASIS),
    ("al-gekozen", (*TO_PLAN, GOALS), GOALS),
    ("doelen-aantal", TO_PLAN, SetGoals(goals=())),
    ("aspect-vraagt-niets", TO_TEST, Hold(aspect="v1", by=HoldBy.ROUTE, item="basis")),
    ("zeg-waarom-niets", TO_TEST, Hold(aspect="sc1", by=HoldBy.NONE)),
    ("niet-in-plan", TO_TEST, Hold(aspect="sc1", by=HoldBy.ROUTE, item="halt")),
    ("niets-gekozen", TO_TEST, RevisePlan(routes=frozenset(), choices=SAME_PLAN)),
    ("keuze-niet-aan-de-orde", TO_TEST, RevisePlan(routes=frozenset({"basis"}), choices=())),
    (
        "al-herzien",
        (*TO_TEST, RevisePlan(routes=frozenset({"basis"}), choices=SAME_PLAN)),
        RevisePlan(routes=frozenset({"basis"}), choices=SAME_PLAN),
    ),
    ("al-gemotiveerd", (START, Justify(subject="start", text="a")), Justify(subject="start", text="b")),
    ("andere-fase", TO_ANALYSIS, FinishStage(stage=Stage.WAARNEMEN)),
    ("andere-fase", (), ReadFeedback(stage=Stage.WAARNEMEN)),
    ("keuzes-open", (), FinishStage(stage=Stage.WAARNEMEN)),
    ("aspecten-open", TO_ANALYSIS, FinishStage(stage=Stage.ANALYSEREN)),
    ("route-open", (*TO_PLAN, MEANS), FinishStage(stage=Stage.PLANNEN)),
    ("doelen-open", (*TO_PLAN, MEANS, BASIS), FinishStage(stage=Stage.PLANNEN)),
    ("toets-open", TO_TEST, FinishStage(stage=Stage.TOETSEN)),
]


@pytest.mark.parametrize(
    ("why", "before", "action"), REFUSED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_rule_refuses_with_its_code(why, before, action):
    run = make_run(BOARD, *before)
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, action, NOW)
    assert caught.value.why == why


UNKNOWN = [
    ((), Ask(request="niemand")),
    ((), Choose(decision="niets", options=("a",))),
    ((), Choose(decision="start", options=("slapen",))),
    (TO_ANALYSIS, Rate(aspect="x9", value="zorg")),
    (TO_ANALYSIS, Rate(aspect="v1", value="rood")),
    (TO_ANALYSIS, Rate(aspect="v1", value="zorg", fact="niets")),
    (TO_PLAN, SetGoals(goals=(GoalChoice(goal="rust", weeks=1, feedback_weeks=1),))),
    (TO_TEST, Hold(aspect="x9", by=HoldBy.NONE, text="a")),
    ((), Justify(subject="routes", text="Nog niet gekozen.")),
]


@pytest.mark.parametrize(("before", "action"), UNKNOWN)
def test_a_name_that_is_not_there_is_refused(before, action):
    run = make_run(BOARD, *before)
    with pytest.raises(UnknownItemError):
        act(BOARD, run, action, NOW)


def test_a_text_over_the_limit_is_refused():
    with pytest.raises(TextTooLongError) as caught:
        act(BOARD, make_run(BOARD, START), Justify(subject="start", text="a" * 10_001), NOW)
    assert (caught.value.length, caught.value.limit) == (10_001, 10_000)


def test_an_exam_asks_nothing_up():
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, make_run(BOARD, mode=Mode.EXAMEN), Ask(request="melding"), NOW)
    assert caught.value.why == "dossier-compleet"


def at_questions():
    """An exam run with everything done but the questions."""
    reasons = {"start": START, "routes": BASIS}
    actions = [START, Justify(subject="start", text="r"), FinishStage(stage=Stage.WAARNEMEN), *RATED]
    actions += [FinishStage(stage=Stage.ANALYSEREN), reasons["routes"], Justify(subject="routes", text="r")]
    actions += [MEANS, GOALS, FinishStage(stage=Stage.PLANNEN), HELD, FinishStage(stage=Stage.TOETSEN)]
    actions += [TALK, AGREE, FinishStage(stage=Stage.HANDELEN)]
    actions += [Choose(decision="afsluiten", options=("sluiten",)), FinishStage(stage=Stage.EVALUEREN)]
    return make_run(BOARD, *actions, mode=Mode.EXAMEN)


def test_an_exam_ends_after_its_questions_only():
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, at_questions(), FinishStage(stage=Stage.VERANTWOORDEN), NOW)
    assert caught.value.why == "vragen-open"


def test_a_question_is_answered_once():
    run, _ = act(BOARD, at_questions(), Answer(question="v1", text="Omdat."), NOW)
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, Answer(question="v1", text="Of toch."), NOW)
    assert caught.value.why == "al-beantwoord"


def test_another_choice_is_not_explained_while_one_is_due():
    run = make_run(BOARD, *TO_PLAN, ChooseRoutes(routes=frozenset({"halt"})))
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, Justify(subject="start", text="Eerst dit."), NOW)
    assert caught.value.why == "motivering-open"


def test_replay_needs_a_start():
    with pytest.raises(ValueError, match="start"):
        replay(BOARD, [])
