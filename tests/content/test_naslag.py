"""The shipped naslag: complete, linked, to be found, and silent about every casus."""

from __future__ import annotations

import pytest

from mas_sim.application.naslag import handbook_of
from mas_sim.application.naslag_entry import Kind
from mas_sim.content.library import FileContentLibrary
from tests.integration.content.conftest import ROOT

LIBRARY = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments")
NASLAG = LIBRARY.naslag()
BOOK = handbook_of(LIBRARY.methodology(), LIBRARY.frameworks(), NASLAG)
ARTICLES = (
    "absoluut-verzuim relatief-verzuim verzuim-16-uur overig-verzuim langdurig-relatief-verzuim luxeverzuim "
    "signaalverzuim ziekteverzuim thuiszitter te-laat geoorloofd-verzuim toezicht-en-opsporing meldcode "
    "hoor-en-wederhoor leeftijden ketenpartners verlof vrijstelling"
).split()


def test_the_subjects_an_officer_looks_up_are_there():
    assert {article.id for article in NASLAG.articles} >= set(ARTICLES)
    assert len(NASLAG.terms) >= 35


def test_ids_are_unique_and_every_see_also_and_source_exists():
    assert len(BOOK.by_id) == len(BOOK.entries)
    assert all(other in BOOK.by_id for entry in BOOK.entries for other in entry.see_also)
    assert all(place in BOOK.by_id for place in BOOK.used_by)


@pytest.mark.parametrize("entry", BOOK.entries, ids=lambda entry: entry.id)
def test_everything_is_found_by_its_title_among_the_first(entry):
    assert entry in BOOK.search(entry.title)[:3]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("cautie", "begrip-cautie"),
        ("pv", "begrip-proces-verbaal"),
        ("thuiszitter", "artikel-thuiszitter"),
        ("meldcode", "kader-meldcode"),
        ("ots", "begrip-ondertoezichtstelling"),
        ("rmc", "begrip-doorstroompunt"),
    ],
)
def test_what_an_officer_types_is_found(query, first):
    assert BOOK.search(query)[0].id == first


def test_a_term_is_one_or_two_sentences_and_never_long():
    assert [term.id for term in NASLAG.terms if len(term.text) > 240] == []


def test_nothing_is_said_of_a_casus():
    said = " ".join(part.text for entry in BOOK.entries for part in entry.parts)
    named = [word for casus in LIBRARY.casuses() for word in (casus.card.title, casus.youth.school)]
    assert [word for word in named if word in said] == []


def test_the_partners_stand_in_the_article_about_them():
    headings = {part.heading for part in BOOK.by_id["artikel-ketenpartners"].parts}
    assert headings >= {entry.title for entry in BOOK.of(Kind.PARTNER)}
