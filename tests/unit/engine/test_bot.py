"""The bot plays by its policy, the same way every time."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import HoldBy, Mode
from mas_sim.model.methodology import Route
from mas_sim.model.run import Run
from tests.builders import HASHES, NOW, casus_data, decision, make_board, make_casus, option, rating
from tests.unit.story import BOARD


def played(policy: Policy, seed: int = 0, board=BOARD) -> Run:
    return play(board, HASHES, Mode.OEFENEN, policy, seed, NOW)


def test_the_reference_asks_what_is_needed_and_no_more():
    assert played(Policy.REFERENCE).asked == ("melding", "noor", "vader")


def test_the_reference_takes_every_preferred_option_and_route():
    run = played(Policy.REFERENCE)
    assert run.routes == {Route.BASIS}
    assert run.choices["middelen"].options == ("brief", "schoolafspraak")
    assert [goal.goal for goal in run.goals] == ["op-school"]


def test_the_reference_answers_an_attention_point_with_the_goal_about_it():
    hold = played(Policy.REFERENCE).holds["sc1"]
    assert (hold.by, hold.item) == (HoldBy.GOAL, "op-school")


def test_an_attention_point_without_a_goal_is_answered_by_an_intervention_or_else_the_route():
    analysis = casus_data()["analyseren"]
    worried = analysis | {"ratings": [rating("v1", "zorg", "start")]}
    hold = played(Policy.REFERENCE, board=make_board(make_casus(analyseren=worried))).holds["v1"]
    assert (hold.by, hold.item) == (HoldBy.INTERVENTION, "doe-plannen")
    plan = casus_data()["plannen"] | {"decisions": [decision("middelen", option("brief"), option("b"))]}
    bare = make_board(make_casus(analyseren=worried, plannen=plan))
    hold = played(Policy.REFERENCE, board=bare).holds["v1"]
    assert (hold.by, hold.item) == (HoldBy.ROUTE, "basis")


def test_the_reference_falls_back_where_a_variant_prefers_nothing():
    plan = casus_data()["handelen"]
    talk = decision("gesprek", option("niet", "afgeraden"), option("kan", "verdedigbaar"))
    bad = decision("school", option("a", "afgeraden"), option("b", "afgeraden"))
    run = played(Policy.REFERENCE, board=make_board(make_casus(handelen=plan | {"decisions": [talk, bad]})))
    assert [run.choices[name].options for name in ("gesprek", "school")] == [("kan",), ("a",)]


def test_the_first_options_are_taken_and_nothing_is_asked():
    run = played(Policy.FIRST)
    assert run.asked == ()
    assert {rating.value for rating in run.ratings.values()} == {"onbekend"}
    assert run.choices["middelen"].options == ("brief",)


def test_rules_blind_to_the_content_pick_by_place_or_length():
    choice = decision("blind", option("kort"), option("midden"), option("lang", label="Verreweg de langste"))
    board = make_board(make_casus(waarnemen=casus_data()["waarnemen"] | {"decisions": [choice]}))
    taken = {policy: played(policy, board=board).choices["blind"].options for policy in Policy}
    assert taken[Policy.FIRST] == ("kort",)
    assert taken[Policy.MIDDLE] == ("midden",)
    assert taken[Policy.LONGEST] == ("lang",)


@pytest.mark.parametrize("policy", list(Policy))
def test_one_seed_gives_one_run(policy):
    assert played(policy, seed=7) == played(policy, seed=7)


def test_other_seeds_give_other_runs():
    runs = [played(Policy.RANDOM, seed) for seed in range(5)]
    assert len({str(run.choices) for run in runs}) > 1
