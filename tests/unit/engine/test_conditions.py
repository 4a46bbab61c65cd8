"""What a condition asks of a run."""

from __future__ import annotations

import pytest

from mas_sim.engine.conditions import first_text, holds
from mas_sim.model.actions import Ask, ChooseRoutes, FinishStage, Mode, Stage
from mas_sim.model.condition import Condition
from mas_sim.model.decision import ConditionalText
from tests.builders import make_run
from tests.unit.story import BOARD, GOALS, START, TALK, TO_ACTION, TO_ANALYSIS

HEARD = make_run(BOARD, *TO_ANALYSIS, Ask(request="noor"))
BOTH = frozenset({"basis", "vrijwillig"})
ACTED = make_run(BOARD, *TO_ACTION, TALK)
FRESH = make_run(BOARD)

LEAVES = [
    ({"chose": "start/onderzoek"}, HEARD, True),
    ({"chose": "start/wachten"}, HEARD, False),
    ({"chose": "gesprek/praten"}, HEARD, False),
    ({"asked": "noor"}, HEARD, True),
    ({"asked": "vader"}, HEARD, False),
    ({"known": "oorzaak"}, HEARD, True),
    ({"known": "vader"}, HEARD, False),
    ({"route": "basis"}, ACTED, True),
    ({"route": "halt"}, ACTED, False),
    ({"route": "basis"}, FRESH, False),
    ({"trust": {"party": "jongere", "at_least": 1}}, HEARD, True),
    ({"trust": {"party": "jongere", "at_least": 2}}, HEARD, False),
    ({"trust": {"party": "jongere", "at_most": 1}}, HEARD, True),
    ({"trust": {"party": "jongere", "at_most": 0}}, HEARD, False),
    ({"trust": {"party": "school", "at_least": 0, "at_most": 0}}, HEARD, True),
    ({"days_at_most": 1}, HEARD, True),
    ({"days_at_most": 0}, HEARD, False),
    ({"rated": {"aspect": "sc1", "meanings": ["aandacht", "zorg"]}}, ACTED, True),
    ({"rated": {"aspect": "sc1", "meanings": ["aandacht"]}}, ACTED, False),
    ({"rated": {"aspect": "v1", "meanings": ["zorg"]}}, ACTED, False),
    ({"goal": "op-school"}, ACTED, True),
    ({"goal": "gestraft"}, ACTED, False),
]
YES, NO = {"asked": "noor"}, {"asked": "vader"}
NESTED = [
    ({"all": [YES, YES]}, True),
    ({"all": [YES, NO]}, False),
    ({"any": [NO, YES]}, True),
    ({"any": [NO, NO]}, False),
    ({"not": NO}, True),
    ({"not": YES}, False),
    ({"not": {"any": [NO, {"all": [YES, NO]}]}}, True),
]


@pytest.mark.parametrize(("data", "run", "expected"), LEAVES)
def test_a_condition_asks_one_thing_of_the_run(data, run, expected):
    assert holds(Condition.model_validate(data), run) is expected


@pytest.mark.parametrize(("data", "expected"), NESTED)
def test_conditions_combine(data, expected):
    assert holds(Condition.model_validate(data), HEARD) is expected


def test_no_condition_always_holds():
    assert holds(None, FRESH) is True


def test_a_route_holds_as_part_of_a_combination():
    run = FRESH.model_copy(update={"routes": BOTH})
    assert [holds(Condition(route=route), run) for route in ("vrijwillig", "halt")] == [True, False]


def test_what_an_exam_dossier_holds_was_asked():
    exam = make_run(BOARD, mode=Mode.EXAMEN)
    assert [holds(Condition(asked=request), exam) for request in ("noor", "buren")] == [True, False]


def test_the_first_text_that_holds_is_shown():
    texts = BOARD.decisions["gesprek"][0].context
    assert (first_text(texts, FRESH), first_text(texts, HEARD)) == ("Noor kijkt weg.", "Noor groet je.")


def test_no_text_is_shown_when_none_holds():
    never = ConditionalText(text="Nooit.", when=Condition(asked="vader"))
    assert (first_text((never,), HEARD), first_text((), HEARD)) == ("", "")


def test_a_decision_that_a_goal_and_a_route_bring_together_opens():
    halt = FRESH.model_copy(update={"routes": ChooseRoutes(routes=frozenset({"halt"})).routes})
    when = BOARD.decisions["terugval"][0].when
    punished = halt.model_copy(
        update={"goals": tuple(goal.model_copy(update={"goal": "gestraft"}) for goal in GOALS.goals)}
    )
    assert [holds(when, run) for run in (FRESH, halt, punished)] == [False, False, True]


def test_a_condition_on_a_stage_past_still_holds():
    later = make_run(BOARD, START, FinishStage(stage=Stage.WAARNEMEN))
    assert holds(Condition(chose="start/onderzoek"), later)
