"""What was rated and what was chosen, where they do not speak to each other."""

from __future__ import annotations

import pytest

from mas_sim.model.actions import (
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    Justify,
    Mode,
    SetGoals,
    Stage,
)
from mas_sim.model.base import Provenance
from mas_sim.model.methodology import Route
from mas_sim.scoring.consistency import check_consistency
from tests.builders import make_methodology, make_run
from tests.unit.scoring.judging import BOARD, rating_all
from tests.unit.story import BASIS, EXAM_TO_QUESTIONS, GOALS, MEANS, RATED, TO_ANALYSIS, TO_PLAN

RULE = {
    "id": "regel",
    "aspects": ["g4", "g1"],
    "meanings": ["zorg", "aandacht"],
    "text": "Je zag ‘{aspect}’ en koos {route}.",
    "provenance": "brongebaseerd",
    "sources": ["mas-2020"],
}


def planned(*before, routes: tuple[str, ...] = ("halt",), **values: str):
    """A run with these ratings and a plan whose route deviates."""
    chosen = (ChooseRoutes(routes=frozenset(routes)), Justify(subject="routes", text="Want."), MEANS)
    return make_run(BOARD, *TO_ANALYSIS, *before, *rating_all(**values), *TO_PLAN[-2:], *chosen)


def rules(run, **rule) -> list[str]:
    methodology = make_methodology(consistency=[RULE | rule])
    return [finding.rule for finding in check_consistency(BOARD, run, methodology)]


def test_a_concern_and_a_route_that_do_not_speak_to_each_other_are_a_question():
    found = check_consistency(BOARD, planned(g4="zorg"), make_methodology(consistency=[RULE]))[0]
    assert found.text == "Je zag ‘Aspect g4’ en koos Route halt."
    assert (found.provenance, found.sources) == (Provenance.SOURCED, ("mas-2020",))


def test_a_combination_is_named_in_the_order_of_the_methodiek():
    run = planned(g4="zorg", routes=("straf", "basis"))
    found = check_consistency(BOARD, run, make_methodology(consistency=[RULE]))[0]
    assert found.text.endswith("koos Route basis + Route straf.")


@pytest.mark.parametrize(
    ("values", "fires"),
    [
        ({"g4": "zorg"}, True),
        ({"g1": "aandacht"}, True),
        ({"g4": "geen_zorg"}, False),
        ({"v1": "zorg"}, False),
    ],
)
def test_a_rule_listens_to_its_aspects_and_meanings(values, fires):
    assert (rules(planned(**values)) == ["regel"]) is fires


ANSWERED = [
    ({}, False),
    ({"routes": ["halt"]}, False),
    ({"routes": ["straf", "civiel"]}, True),
    ({"without_routes": ["halt"]}, True),
    ({"without_routes": ["vrijwillig"]}, False),
    ({"without_interventions": ["doe-plannen"]}, True),
    ({"without_interventions": ["signaleringslijst-invullen"]}, True),
    ({"without_interventions": ["doe-handelen"]}, False),
    ({"without_partners": ["school"]}, True),
    ({"without_partners": ["jeugdarts"]}, False),
    ({"without_requests_to": ["jongere"]}, True),
    ({"without_requests_to": ["ouders"]}, False),
]


@pytest.mark.parametrize(("rule", "silent"), ANSWERED)
def test_a_rule_is_silent_when_the_plan_answers_it(rule, silent):
    run = planned(Ask(request="noor"), g4="zorg")
    assert (rules(run, **rule) == []) is silent


def test_an_exam_dossier_counts_as_having_asked():
    safe = [Choose(decision="start", options=("onderzoek",)), Justify(subject="start", text="Want.")]
    to_plan = [
        *safe,
        FinishStage(stage=Stage.WAARNEMEN),
        *rating_all(g4="zorg"),
        FinishStage(stage=Stage.ANALYSEREN),
    ]
    run = make_run(BOARD, *to_plan, BASIS, mode=Mode.EXAMEN)
    assert rules(run) == ["regel"]
    assert rules(run, without_requests_to=["ouders"]) == []


def test_without_a_route_there_is_nothing_to_hold_against():
    run = make_run(BOARD, *TO_ANALYSIS, *rating_all(g4="zorg"))
    assert rules(run) == []


def goals_about(*ids: str, **values: str) -> list[str]:
    goals = tuple(GoalChoice(goal=goal, weeks=4, feedback_weeks=2) for goal in ids)
    run = planned(**values).model_copy(update={"goals": SetGoals(goals=goals).goals})
    return [finding.rule for finding in check_consistency(BOARD, run, make_methodology(consistency=[]))]


def test_a_concern_that_no_goal_answers_is_named():
    assert goals_about("op-school", g4="zorg", sc1="zorg") == ["doel-g4"]


def test_a_concern_that_a_goal_answers_is_not_named():
    assert goals_about("op-school", "gestraft", g4="zorg", sc1="zorg") == []


def test_attention_is_no_concern_yet():
    assert goals_about("op-school", g4="aandacht") == []


def test_a_concern_that_no_goal_of_the_casus_could_answer_is_not_asked():
    assert goals_about("op-school", v1="zorg") == []


def test_before_goals_are_set_nothing_is_missed():
    assert goals_about(g4="zorg") == []


def test_a_question_about_a_goal_names_the_aspect_and_is_our_own_design():
    run = planned(g4="zorg").model_copy(update={"goals": GOALS.goals})
    found = check_consistency(BOARD, run, make_methodology(consistency=[]))[0]
    assert found.text.startswith("Je beoordeelde ‘Aspect g4’ als zorg")
    assert found.provenance is Provenance.OWN_DESIGN


def test_an_exam_plan_that_speaks_to_its_list_raises_no_question():
    run = make_run(BOARD, *EXAM_TO_QUESTIONS, mode=Mode.EXAMEN)
    assert run.routes == {Route.BASIS}
    assert {rating.aspect: rating.value for rating in RATED}["sc1"] == "zorg"
    assert check_consistency(BOARD, run, make_methodology()) == ()
