"""How a choice stands to the reference."""

from __future__ import annotations

import pytest

from mas_sim.engine import agreement
from mas_sim.model.decision import Agreement, Decision
from mas_sim.model.methodology import Route
from tests.builders import OWN, casus_data, decision, make_board, make_casus, option
from tests.unit.story import BOARD

ONE = Decision.model_validate(
    decision("een", option("voorkeur"), option("kan", "verdedigbaar"), option("niet", "afgeraden"))
)
FOUR = Decision.model_validate(
    decision(
        "meer",
        *(option(f"p{number}") for number in range(4)),
        option("kan", "verdedigbaar"),
        option("niet", "afgeraden"),
        select="meer",
    )
)
MANY = [
    ("p0 p1 p2 p3", Agreement.FOLLOWS),
    ("p0 p1 p2 p3 kan", Agreement.FOLLOWS),
    ("p0 p1 p2", Agreement.DEFENSIBLE),
    ("p0 p1 p2 kan", Agreement.DEFENSIBLE),
    ("p0 p1", Agreement.DEVIATES),
    ("kan", Agreement.DEVIATES),
    ("p0 p1 p2 p3 niet", Agreement.DEVIATES),
]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("voorkeur", Agreement.FOLLOWS), ("kan", Agreement.DEFENSIBLE), ("niet", Agreement.DEVIATES)],
)
def test_one_option_stands_as_the_reference_looks_at_it(chosen, expected):
    assert agreement.of_decision(ONE, (chosen,), ONE.options) is expected


@pytest.mark.parametrize(("chosen", "expected"), MANY)
def test_several_options_are_weighed_together(chosen, expected):
    assert agreement.of_decision(FOUR, chosen.split(), FOUR.options) is expected


def test_a_preferred_option_that_was_not_on_offer_is_not_missed():
    assert agreement.of_decision(FOUR, ("p0",), FOUR.options[:1]) is Agreement.FOLLOWS


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ({Route.BASIS}, Agreement.FOLLOWS),
        ({Route.VRIJWILLIG}, Agreement.DEFENSIBLE),
        ({Route.HALT}, Agreement.DEVIATES),
        ({Route.BASIS, Route.VRIJWILLIG}, Agreement.DEVIATES),
    ],
)
def test_a_route_stands_as_the_casus_says_and_deviates_where_it_is_silent(routes, expected):
    assert agreement.of_routes(BOARD, frozenset(routes)) is expected


def test_a_combination_has_a_standing_of_its_own_in_any_order():
    plan = casus_data()["plannen"]
    both = {"routes": ["vrijwillig", "basis"], "standing": "voorkeur", "reason": OWN}
    board = make_board(make_casus(plannen=plan | {"routes": [*plan["routes"], both]}))
    assert agreement.of_routes(board, frozenset({Route.BASIS, Route.VRIJWILLIG})) is Agreement.FOLLOWS
