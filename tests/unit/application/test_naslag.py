"""The naslag: an entry for each thing, links that lead somewhere, and a search that forgives."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.application.naslag import Handbook, entry_ids, handbook_of
from mas_sim.application.naslag_entry import Kind, Part, combination_id, entry_id, words_of
from mas_sim.model.base import Provenance
from mas_sim.model.methodology import Route
from tests.builders import OWN, framework, make_frameworks, make_methodology, make_naslag

SOURCES = [
    {
        "id": name,
        "citation": f"Wet, {name} (over iets)",
        "checked": f"2026-11-{day}",
        "provenance": "gedateerd",
        "note": "Oud.",
        "url": "https://wetten.overheid.nl/",
    }
    for name, day in (("lpw-21", "21"), ("lpw-22", "20"))
]
ROUTES = [
    {
        "id": route,
        "label": f"Route {route}",
        "summary": "Kort.",
        "indications": [{"text": "Het werkt.", "provenance": "brongebaseerd", "sources": ["lpw-22"]}, OWN],
        "restraints": [OWN],
    }
    for route in ("basis", "vrijwillig", "halt", "civiel", "straf")
]
METHODOLOGY = make_methodology(
    sources=SOURCES,
    routes=ROUTES,
    combinations=[
        {"routes": ["halt", "straf"], "possible": False, "reason": OWN},
        {"routes": ["vrijwillig", "halt"], "possible": True, "reason": OWN},
    ],
)
TESTS = [
    {"figure": "times_late", "comparison": "meer-dan", "value": 12.5},
    {"circumstance": "halt-eerder", "holds": False},
    {"circumstance": "eigen-initiatief", "holds": True},
]
KADERS = make_frameworks(
    framework(routes=["halt"], local_note="Afgesproken in de regio.", valid_to="2030-01-01"),
    framework("keer-te-laat", tests=TESTS, combine="een-van", law="36663"),
    framework("in-werking", tests=[], law="1"),
    laws=[
        {"id": "36663", "label": "Wetsvoorstel", "note": "In behandeling."},
        {"id": "1", "label": "Wet", "note": "Geldt.", "in_force": True},
    ],
)


def book(**changes) -> Handbook:
    return handbook_of(METHODOLOGY, KADERS, make_naslag(**changes))


BOOK = book()


def titles(query: str) -> list[str]:
    return [entry.title for entry in BOOK.search(query)]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (Kind.ARTICLE, 1),
        (Kind.PHASE, 5),
        (Kind.ROUTE, 5),
        (Kind.COMBINATION, 2),
        (Kind.FRAMEWORK, 3),
        (Kind.INTERVENTION, 5),
        (Kind.PARTNER, 5),
        (Kind.TERM, 2),
        (Kind.SOURCE, 2),
    ],
)
def test_each_thing_has_an_entry(kind, count):
    found = BOOK.of(kind)
    assert len(found) == count
    assert all(entry.id.startswith(f"{kind}-") and entry.text for entry in found)


def test_ids_are_unique_and_are_what_a_see_also_may_name():
    assert len(BOOK.by_id) == len(BOOK.entries)
    assert entry_ids(METHODOLOGY, KADERS, make_naslag()) == set(BOOK.by_id)


def test_every_see_also_exists():
    assert all(BOOK.seen_from(entry) is not None for entry in BOOK.entries)


def test_an_article_has_its_parts_with_their_herkomst():
    first, part = BOOK.by_id["artikel-twee-petten"].parts
    assert first == Part("Toezicht en opsporing.", Provenance.OWN_DESIGN)
    assert (part.heading, part.uncertain) == ("Eén pet", "Lokaal.")


def test_an_article_about_partners_says_what_each_may_know():
    article = make_naslag().articles[0].model_copy(update={"partners": True})
    parts = book(articles=[article.model_dump()]).by_id["artikel-twee-petten"].parts
    assert [part.heading for part in parts[2:]] == ["School", "Jongere", "Ouders", "Halt", "Jeugdarts"]


def test_what_an_article_names_names_the_article():
    assert "artikel-twee-petten" in BOOK.by_id["route-straf"].see_also
    assert BOOK.by_id["begrip-cautie"].see_also == ("artikel-twee-petten",)


def test_terms_stand_in_the_order_of_the_alphabet():
    assert [term.title for term in BOOK.of(Kind.TERM)] == ["Cautie", "Zorg"]


def test_a_route_says_what_speaks_for_and_against_it_under_one_heading_each():
    route = BOOK.by_id["route-halt"]
    assert [part.heading for part in route.parts] == [
        "",
        "Wat voor deze route pleit",
        "",
        "Redenen voor terughoudendheid",
    ]
    assert route.see_also[:3] == (
        "combinatie-halt-straf",
        "combinatie-halt-vrijwillig",
        "kader-melding-16-uur",
    )


def test_a_combination_can_or_cannot():
    last = [entry.parts[-1].text for entry in BOOK.of(Kind.COMBINATION)]
    assert last == ["Deze combinatie kan niet.", "Deze combinatie kan."]
    assert combination_id([Route.STRAF, Route.HALT]) == "combinatie-halt-straf"


def test_a_kader_has_its_value_validity_and_local_agreement():
    kader = BOOK.by_id["kader-melding-16-uur"]
    assert kader.parts[1] == Part("- Minstens 16 uur ongeoorloofd in vier lesweken", heading="Waarop dit let")
    assert kader.validity is not None
    assert (kader.validity.local, kader.validity.pending) == ("Afgesproken in de regio.", "")
    assert kader.validity.valid_to == dt.date(2030, 1, 1)


def test_a_kader_with_several_tests_says_whether_one_is_enough():
    _, part = BOOK.by_id["kader-keer-te-laat"].parts
    assert part.heading == "Een hiervan is genoeg"
    assert part.text.splitlines() == [
        "- Meer dan 12,5 keer te laat",
        "- Dit geldt niet: Eerder bij Halt",
        "- Eigen initiatief",
    ]


def test_a_pending_law_is_told_and_one_in_force_is_not():
    pending = [entry.validity.pending for entry in BOOK.of(Kind.FRAMEWORK) if entry.validity]
    assert pending == ["", "In behandeling.", ""]


def test_a_kader_that_only_informs_has_no_values():
    assert len(BOOK.by_id["kader-in-werking"].parts) == 1


def test_a_duty_of_the_law_is_said():
    duty = {
        "id": "horen",
        "phase": "analyseren",
        "label": "Horen",
        "description": "Horen.",
        "provenance": "afgeleid",
        "legal_duty": True,
    }
    found = handbook_of(make_methodology(sources=SOURCES, interventions=[duty]), KADERS, make_naslag())
    entry = found.by_id["interventie-horen"]
    assert entry.parts[1].text == "De wet schrijft dit voor."
    assert (entry.group, entry.see_also) == ("analyseren", ("fase-analyseren",))


def test_a_source_knows_where_it_is_found_and_what_leans_on_it():
    source = BOOK.by_id[entry_id(Kind.SOURCE, "lpw-22")]
    assert source.url == "https://wetten.overheid.nl/"
    assert source.parts[0].uncertain == "Oud."
    assert [entry.kind for entry in BOOK.used_by[source.id]] == [Kind.ROUTE] * 5


def test_without_a_date_of_its_own_an_entry_has_the_oldest_of_its_sources():
    assert BOOK.by_id["route-halt"].checked == dt.date(2026, 11, 20)
    assert BOOK.by_id["begrip-cautie"].checked == dt.date(2026, 11, 29)
    assert BOOK.by_id["partner-school"].checked is None


@pytest.mark.parametrize("query", ["een pet", "ÉÉN PÉT", "  petten  twee", "twee-pet", "opspor toez"])
def test_capitals_diacritics_order_and_endings_do_not_matter(query):
    assert titles(query) == ["Twee petten"]


@pytest.mark.parametrize("query", ["", "  ", "?!", "etten", "petten halt", "xyz"])
def test_every_word_must_begin_a_word(query):
    assert titles(query) == []


def test_a_hit_in_the_title_comes_first_and_the_shortest_title_of_those():
    found = titles("halt")
    assert found[:2] == ["Halt", "Route halt"]
    assert found[-1] == "Zestien uur"


def test_words_are_without_marks():
    assert words_of("M@ZL, één coördinator") == ("m", "zl", "een", "coordinator")
