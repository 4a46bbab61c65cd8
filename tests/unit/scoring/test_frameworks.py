"""A kader is met, not met, unknown, or informs only."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.model.casus import CircumstanceValue
from mas_sim.model.judged import CheckOutcome, FrameworkCheck
from mas_sim.scoring.frameworks import check_frameworks, in_force, known_circumstances, number
from tests.builders import framework, make_frameworks, make_judges

FIGURES = make_judges().figures  # 4 hours, once late, 14 years old
DAY = dt.date(2026, 11, 16)
MET, NOT_MET, UNKNOWN = CheckOutcome.MET, CheckOutcome.NOT_MET, CheckOutcome.UNKNOWN


def check(known: dict[str, bool] | None = None, day: dt.date = DAY, **rule) -> FrameworkCheck:
    return check_frameworks(make_frameworks(framework(**rule)), day, FIGURES, known or {})[0]


def valid(day: tuple[int, int, int], **rule) -> bool:
    return bool(in_force(make_frameworks(framework(**rule)), dt.date(*day)))


YES = {"figure": "total_hours", "comparison": "hoogstens", "value": 60}
NO = {"figure": "times_late", "comparison": "minstens", "value": 12}
ASK = {"circumstance": "halt-eerder", "holds": False}

THREE_VALUED = [
    ("alle", [YES, YES], {}, MET),
    ("alle", [YES, NO], {}, NOT_MET),
    ("alle", [YES, ASK], {}, UNKNOWN),
    ("alle", [NO, ASK], {}, NOT_MET),
    ("alle", [ASK, NO], {}, NOT_MET),
    ("alle", [YES, ASK], {"halt-eerder": False}, MET),
    ("alle", [YES, ASK], {"halt-eerder": True}, NOT_MET),
    ("een-van", [NO, NO], {}, NOT_MET),
    ("een-van", [NO, YES], {}, MET),
    ("een-van", [NO, ASK], {}, UNKNOWN),
    ("een-van", [ASK, YES], {}, MET),
    ("een-van", [NO, ASK], {"halt-eerder": False}, MET),
    ("een-van", [NO, ASK], {"halt-eerder": True}, NOT_MET),
    ("alle", [], {}, CheckOutcome.INFORMS),
    ("een-van", [], {}, CheckOutcome.INFORMS),
]


@pytest.mark.parametrize(("combine", "tests", "known", "expected"), THREE_VALUED)
def test_what_is_unknown_decides_only_when_nothing_else_does(combine, tests, known, expected):
    assert check(known, combine=combine, tests=tests).outcome is expected


@pytest.mark.parametrize(
    ("comparison", "outcomes"),
    [
        ("minstens", [MET, MET, NOT_MET]),
        ("meer-dan", [MET, NOT_MET, NOT_MET]),
        ("hoogstens", [NOT_MET, MET, MET]),
        ("minder-dan", [NOT_MET, NOT_MET, MET]),
    ],
)
def test_a_limit_is_compared_as_it_says(comparison, outcomes):
    tests = [{"figure": "total_hours", "comparison": comparison, "value": limit} for limit in (3, 4, 5)]
    assert [check(tests=[test]).outcome for test in tests] == outcomes


@pytest.mark.parametrize(
    ("day", "holds"),
    [((2019, 12, 31), False), ((2020, 1, 1), True), ((2021, 6, 30), True), ((2021, 7, 1), False)],
)
def test_a_kader_is_in_force_from_its_first_to_its_last_day(day, holds):
    assert valid(day, valid_from="2020-01-01", valid_to="2021-06-30") is holds


def test_a_kader_without_an_end_still_holds():
    assert valid((2099, 1, 1))


def test_a_kader_out_of_force_is_not_checked():
    assert check_frameworks(make_frameworks(framework(valid_to="2020-01-01")), DAY, FIGURES, {}) == ()


def test_a_kader_of_a_pending_law_waits_until_the_law_is_switched_on():
    law = {"id": "36663", "label": "Wet", "note": "aanhangig"}
    waiting = make_frameworks(framework(law="36663"), laws=[law])
    switched = make_frameworks(framework(law="36663"), laws=[law | {"in_force": True}])
    assert [len(in_force(found, DAY)) for found in (waiting, switched)] == [0, 1]


def test_a_kader_of_a_law_no_one_listed_is_off():
    assert not valid((2026, 11, 16), law="36663")


@pytest.mark.parametrize(("value", "sentence"), [(4, "Met 4 is 4 gehaald."), (4.5, "4 is minder dan 4,5.")])
def test_the_sentence_holds_the_figure_and_the_limit(value, sentence):
    tests = [{"figure": "total_hours", "comparison": "minstens", "value": value}]
    assert check(tests=tests).explanation == sentence


def test_the_numbers_are_those_of_the_first_test_of_a_figure():
    tests = [ASK, {"figure": "times_late", "comparison": "minstens", "value": 12}, YES]
    assert check({"halt-eerder": False}, tests=tests).explanation == "1 is minder dan 12."


def test_the_second_figure_has_its_own_places():
    sentence = "{value} uur (grens {limit}), {value2} keer (grens {limit2})."
    assert (
        check(tests=[YES, ASK, NO], if_not_met=sentence).explanation == "4 uur (grens 60), 1 keer (grens 12)."
    )


def test_a_kader_of_circumstances_alone_has_no_numbers_to_fill():
    assert check(tests=[ASK]).explanation == "Niet te zeggen."
    assert check({"halt-eerder": False}, tests=[ASK]).explanation == "Met {value} is {limit} gehaald."


@pytest.mark.parametrize(
    ("known", "outcome", "sentence"),
    [
        ({"plicht-voorbij": True}, NOT_MET, "4 uur, maar de plicht is voorbij."),
        ({"plicht-voorbij": False}, MET, "Met 4 is 60 gehaald."),
        ({}, MET, "Met 4 is 60 gehaald."),
    ],
)
def test_a_kader_stands_until_its_exemption_is_known(known, outcome, sentence):
    unless = {"circumstance": "plicht-voorbij", "text": "{value} uur, maar de plicht is voorbij."}
    found = check(known, tests=[YES], unless=unless)
    assert (found.outcome, found.explanation) == (outcome, sentence)


def test_a_kader_that_informs_can_be_out_of_play_too():
    unless = {"circumstance": "plicht-voorbij", "text": "De plicht is voorbij."}
    found = check({"plicht-voorbij": True}, tests=[], unless=unless)
    assert (found.outcome, found.explanation) == (NOT_MET, "De plicht is voorbij.")


def test_a_kader_that_informs_gives_its_explanation():
    assert check(tests=[]).explanation == "De school meldt."


def test_a_local_agreement_shows_its_note():
    assert check(local_note="Afspraak van de regio.").local_note == "Afspraak van de regio."
    assert check().local_note is None


def test_a_check_carries_how_sure_we_are_and_where_it_comes_from():
    found = check(routes=["halt"])
    assert (found.confidence.value, found.provenance.value) == ("hoog", "brongebaseerd")
    assert (found.routes, found.sources, found.checked) == (("halt",), ("lpw-21",), dt.date(2026, 11, 21))


def test_a_circumstance_is_known_once_its_fact_is():
    values = [CircumstanceValue(circumstance="halt-eerder", holds=False, fact="geen-halt")]
    assert known_circumstances(values, frozenset()) == {}
    assert known_circumstances(values, frozenset({"geen-halt"})) == {"halt-eerder": False}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (4.0, "4"),
        (100, "100"),
        (7.5, "7,5"),
        (15.96, "15,96"),
        (15.999, "16"),
        (1000000, "1000000"),
    ],
)
def test_numbers_read_as_dutch(value, text):
    assert number(value) == text
