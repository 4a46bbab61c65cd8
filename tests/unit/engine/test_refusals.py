"""Each rule of the engine refuses with its own code and leaves the run as it was."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Policy, play
from mas_sim.engine.run import act
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
    Rewrite,
    SetGoals,
    Stage,
)
from mas_sim.ui.messages import _REFUSED
from tests.builders import HASHES, NOW, casus_data, make_board, make_casus, make_run
from tests.unit.story import (
    AGREE,
    BASIS,
    BOARD,
    EXAM_TO_QUESTIONS,
    GOALS,
    MEANS,
    SAME_PLAN,
    START,
    TO_ACTION,
    TO_ANALYSIS,
    TO_PLAN,
    TO_TEST,
    revised,
)

NOTHING = PlanChoice(decision="middelen", options=())
LATE = GoalChoice(goal="op-school", weeks=1, feedback_weeks=2)

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
    ("terugkoppeling-na-termijn", TO_PLAN, SetGoals(goals=(LATE,))),
    ("sluit-elkaar-uit", TO_PLAN, Choose(decision="middelen", options=("brief", "niets"))),
    ("aspect-vraagt-niets", TO_TEST, Hold(aspect="v1", by=HoldBy.ROUTE, item="basis")),
    ("zeg-waarom-niets", TO_TEST, Hold(aspect="sc1", by=HoldBy.NONE)),
    ("niet-in-plan", TO_TEST, Hold(aspect="sc1", by=HoldBy.ROUTE, item="halt")),
    ("niets-gekozen", TO_TEST, RevisePlan(routes=frozenset(), choices=SAME_PLAN)),
    ("keuze-niet-aan-de-orde", TO_TEST, RevisePlan(routes=frozenset({"basis"}), choices=())),
    ("niet-in-plan", TO_TEST, Hold(aspect="sc1", by=HoldBy.ROUTE)),
    ("niet-in-plan", TO_TEST, Hold(aspect="sc1", by=HoldBy.NONE, item="brief", text="Verzonnen.")),
    ("niets-gekozen", TO_TEST, revised("basis").model_copy(update={"choices": (NOTHING,)})),
    ("al-herzien", (*TO_TEST, revised("basis")), revised("halt")),
    ("doelen-aantal", TO_PLAN, SetGoals(goals=GOALS.goals * 2)),
    ("niet-in-deze-fase", TO_ANALYSIS, ChooseRoutes(routes=frozenset({"basis"}))),
    ("terugblik-open", TO_ANALYSIS[:2], Justify(subject="start", text="Te laat.")),
    ("andere-fase", TO_ANALYSIS[:2], ReadFeedback(stage=Stage.ANALYSEREN)),
    ("niet-in-deze-fase", (*TO_TEST,), GOALS),
    (
        "al-herschreven",
        (START, Justify(subject="start", text="Omdat."), Rewrite(subject="start", text="Beter.")),
        Rewrite(subject="start", text="Nog beter."),
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
    ((*TO_TEST, revised("basis")), Justify(subject="routes-na-toets", text="Niets veranderd.")),
    (TO_TEST, revised("basis", "slapen")),
]


@pytest.mark.parametrize(("before", "action"), UNKNOWN)
def test_a_name_that_is_not_there_is_refused(before, action):
    run = make_run(BOARD, *before)
    with pytest.raises(UnknownItemError):
        act(BOARD, run, action, NOW)


LONG = "a" * 10_001
TOO_LONG = [
    ((START,), Mode.OEFENEN, Justify(subject="start", text=LONG)),
    (TO_TEST, Mode.OEFENEN, Hold(aspect="sc1", by=HoldBy.NONE, text=LONG)),
    (EXAM_TO_QUESTIONS, Mode.EXAMEN, Answer(question="v1", text=LONG)),
]


@pytest.mark.parametrize(("before", "mode", "action"), TOO_LONG)
def test_a_text_over_the_limit_is_refused(before, mode, action):
    run = make_run(BOARD, *before, mode=mode)
    with pytest.raises(TextTooLongError) as caught:
        act(BOARD, run, action, NOW)
    assert (caught.value.length, caught.value.limit) == (10_001, 10_000)


def test_an_exam_asks_nothing_up():
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, make_run(BOARD, mode=Mode.EXAMEN), Ask(request="melding"), NOW)
    assert caught.value.why == "dossier-compleet"


def test_an_exam_ends_after_its_questions_only():
    with pytest.raises(ActionNotAllowedError) as caught:
        act(
            BOARD,
            make_run(BOARD, *EXAM_TO_QUESTIONS, mode=Mode.EXAMEN),
            FinishStage(stage=Stage.VERANTWOORDEN),
            NOW,
        )
    assert caught.value.why == "vragen-open"


def test_a_question_is_answered_once():
    run, _ = act(
        BOARD,
        make_run(BOARD, *EXAM_TO_QUESTIONS, mode=Mode.EXAMEN),
        Answer(question="v1", text="Omdat."),
        NOW,
    )
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, Answer(question="v1", text="Of toch."), NOW)
    assert caught.value.why == "al-beantwoord"


def test_another_choice_is_not_explained_while_one_is_due():
    run = make_run(BOARD, *TO_PLAN, ChooseRoutes(routes=frozenset({"halt"})))
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, Justify(subject="start", text="Eerst dit."), NOW)
    assert caught.value.why == "motivering-open"


def test_a_text_of_exactly_the_limit_is_kept():
    run = make_run(BOARD, START, Justify(subject="start", text="a" * 10_000))
    assert len(run.justifications["start"].text) == 10_000


def test_a_fifth_goal_is_refused():
    data = casus_data()["plannen"]
    goals = [data["goals"][0] | {"id": f"doel-{number}"} for number in range(5)]
    board = make_board(make_casus(plannen=data | {"goals": goals}))
    five = tuple(GoalChoice(goal=goal["id"], weeks=4, feedback_weeks=2) for goal in goals)
    with pytest.raises(ActionNotAllowedError) as caught:
        act(board, make_run(board, *TO_PLAN), SetGoals(goals=five), NOW)
    assert caught.value.why == "doelen-aantal"


def test_a_question_the_casus_does_not_ask_is_refused():
    run = make_run(BOARD, *EXAM_TO_QUESTIONS, mode=Mode.EXAMEN)
    with pytest.raises(UnknownItemError) as caught:
        act(BOARD, run, Answer(question="v9", text="Omdat."), NOW)
    assert (caught.value.kind, caught.value.item) == ("question", "v9")


def test_nothing_can_be_done_in_a_finished_run():
    done = play(BOARD, HASHES, Mode.OEFENEN, Policy.FIRST, 0, NOW)
    for action in (START, FinishStage(stage=Stage.AFGEROND), Justify(subject="start", text="Nog iets.")):
        with pytest.raises(ActionNotAllowedError) as caught:
            act(BOARD, done, action, NOW)
        assert (caught.value.why, caught.value.stage) == ("niet-in-deze-fase", "afgerond")


def test_an_exam_has_no_second_version():
    run = make_run(BOARD, START, Justify(subject="start", text="Omdat."), mode=Mode.EXAMEN)
    with pytest.raises(ActionNotAllowedError) as caught:
        act(BOARD, run, Rewrite(subject="start", text="Beter."), NOW)
    assert caught.value.why == "examen-herschrijft-niet"


def test_what_was_never_explained_cannot_be_written_anew():
    with pytest.raises(UnknownItemError) as caught:
        act(BOARD, make_run(BOARD, START), Rewrite(subject="start", text="Beter."), NOW)
    assert (caught.value.kind, caught.value.item) == ("motivering", "start")


def test_every_refusal_the_engine_knows_is_tested_here():
    codes = {
        "dossier-compleet",
        "vragen-open",
        "al-beantwoord",
        "examen-herschrijft-niet",
        *("hier-niets-te-schrijven", "stuk-nu-niet"),  # test_writing
        *(why for why, _, _ in REFUSED),
    }
    assert set(_REFUSED) == codes
