"""How alike a group judges."""

import random

import pytest

from mas_sim.engine.backdrop import asked_items
from mas_sim.model.decision import Agreement
from mas_sim.model.instrument import Meaning
from mas_sim.scoring.uniformity import (
    beside_reference,
    chosen,
    moves,
    prepare,
    reference_value,
    spread,
    uniformity,
)
from tests.builders import HASHES, NOW, make_board

BOARD = make_board()
ITEMS = asked_items(BOARD, HASHES, NOW)
START, ROUTES, LIST = ITEMS["start"], ITEMS["routes"], ITEMS["aspecten"]


def answers(*given):
    return {f"p{number}": one if isinstance(one, tuple) else (one,) for number, one in enumerate(given)}


def rated(value: str, **other: str) -> tuple[str, ...]:
    return tuple(f"{aspect}/{other.get(aspect, value)}" for aspect in LIST.units)


def test_the_spread_counts_per_option():
    found = spread(START, answers("onderzoek", "onderzoek", "wachten"))
    assert {one.unit: chosen(one) for one in found} == {"onderzoek": 2, "wachten": 1}


def test_the_spread_of_a_list_counts_per_value():
    first = LIST.units[0]
    found = spread(LIST, answers(rated("onbekend"), rated("onbekend", **{first: "zorg"})))[0]
    assert (found.unit, found.counts["onbekend"], found.counts["zorg"]) == (first, 1, 1)


def test_a_group_that_judges_the_same_agrees_fully():
    found = uniformity([(START, answers("onderzoek", "onderzoek", "onderzoek"))])
    assert (found.same, found.alpha, found.low, found.high) == (1.0, 1.0, 1.0, 1.0)


def test_a_group_that_splits_in_half_agrees_no_more_than_chance():
    found = uniformity([(START, answers(*["onderzoek", "wachten"] * 5))])
    assert found.alpha < 0.1
    assert found.same == pytest.approx(20 / 45)
    assert found.low <= found.alpha <= found.high


def test_one_participant_agrees_with_nobody():
    assert uniformity([(START, answers("onderzoek"))]) is None


def test_the_order_of_a_combination_makes_no_difference():
    found = uniformity([(ROUTES, answers(("halt", "vrijwillig"), ("vrijwillig", "halt")))])
    assert found.same == 1.0


def test_questions_that_not_everyone_answered_count_for_who_did():
    some = {"p0": ("onderzoek",), "p1": ("wachten",), "p2": ("onderzoek",)}
    found = uniformity(
        [(START, some), (ROUTES, {"p0": ("halt",), "p1": ("halt",)}), (LIST, {"p0": rated("zorg")})]
    )
    assert found.n == 3
    assert found.same == pytest.approx((1 / 3 + 1) / 2)


def test_nothing_that_two_answered_leaves_nothing_to_differ_on():
    found = uniformity([(START, {"p0": ("onderzoek",)}), (ROUTES, {"p1": ("halt",)})])
    assert (found.same, found.alpha) == (1.0, 1.0)


def test_the_same_votes_give_the_same_interval():
    given = [(START, answers("onderzoek", "wachten", "onderzoek", "onderzoek"))]
    assert uniformity(given) == uniformity(given)


def test_alpha_agrees_with_the_worked_example_of_its_author():
    """Two observers, ten units, nominal: .095 (Krippendorff 2011, Computing alpha-reliability, part A)."""
    first, second = "0100000010", "1110010000"
    one = tuple(f"u{at}/{value}" for at, value in enumerate(first))
    other = tuple(f"u{at}/{value}" for at, value in enumerate(second))
    made = type(LIST)(LIST.item, LIST.phase, LIST.run, tuple(f"u{at}" for at in range(10)), ("0", "1"))
    assert uniformity([(made, answers(one, other))]).alpha == pytest.approx(0.095, abs=0.001)


def test_moves_count_people_from_answer_to_answer():
    before = answers("onderzoek", "wachten", "wachten", "wachten")
    after = answers("onderzoek", "onderzoek", "onderzoek")
    assert [(one.before, one.after, one.count) for one in moves(before, after)] == [
        (("wachten",), ("onderzoek",), 2),
        (("onderzoek",), ("onderzoek",), 1),
    ]


def test_agreement_with_the_reference_is_counted_apart():
    found = beside_reference(BOARD, START, answers("onderzoek", "wachten"))
    assert found[Agreement.FOLLOWS] == 1
    assert sum(found.values()) == 2


def test_a_combination_the_casus_is_silent_on_deviates():
    found = beside_reference(BOARD, ROUTES, answers(("civiel", "straf")))
    assert found[Agreement.DEVIATES] == 1


def test_the_list_is_held_against_the_reference_per_aspect():
    found = beside_reference(BOARD, LIST, answers(rated("onbekend")))
    known = [aspect for aspect in LIST.units if reference_value(BOARD, LIST, aspect) is not None]
    assert sum(found.values()) == len(known)
    unknown = [one for one in known if reference_value(BOARD, LIST, one) is Meaning.ONBEKEND]
    assert found[Agreement.FOLLOWS] >= len(unknown)


def test_what_the_figures_need_is_loaded_ahead():
    import sys

    prepare()
    assert "krippendorff" in sys.modules


def test_the_interval_of_people_who_answer_at_random_holds_what_chance_gives():
    draw = random.Random(3)
    held = 0
    for seed in range(20):
        people = [tuple(f"{aspect}/{draw.choice(LIST.values)}" for aspect in LIST.units) for _ in range(6)]
        found = uniformity([(LIST, answers(*people))], seed)
        held += found.low <= 0 <= found.high
    assert held >= 17
