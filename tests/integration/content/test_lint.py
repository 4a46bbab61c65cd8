"""Lint: what reading and playing find in content that is valid."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint import LAZIEST, LintReport, lint
from mas_sim.content.lint.printed import lint_text
from mas_sim.content.lint.reading import lix
from mas_sim.content.lint.strategies import Strategy
from mas_sim.errors import ContentNotFoundError
from tests.integration.content.conftest import BASE

pytestmark = pytest.mark.uncounted

TODAY = dt.date(2026, 11, 29)
LONG = "Deze zin telt meer dan negen woorden en staat in twee casussen tegelijk nummer"
NEEDS_MUCH = {
    "id": "veel-uren",
    "label": "Veel uren",
    "explanation": "Alleen bij veel uren.",
    "routes": ["basis"],
    "tests": [{"figure": "total_hours", "comparison": "minstens", "value": 500}],
    "if_met": "Er zijn {value} uren.",
    "if_not_met": "Er zijn {value} uren.",
    "if_unknown": "Niet bekend.",
    "valid_from": "2018-01-01",
    "checked": "2026-11-21",
    "confidence": "hoog",
    "provenance": "brongebaseerd",
    "sources": ["lpw"],
}
ANOTHER = """\
  - id: extra
    title: Extra
    prompt: Wat nog?
    options:
    - {{id: een, label: {first}, standing: voorkeur, reason: {{text: Omdat., provenance: eigen-ontwerp}}}}
    - {{id: twee, label: Iets anders, standing: afgeraden, reason: {{text: Omdat., provenance: eigen-ontwerp}}{more}}}
"""


@pytest.fixture
def shelve(tmp_path, shelf):
    """A library of casuses of these texts."""

    def write(**texts: str) -> FileContentLibrary:
        for name, text in texts.items():
            folder = tmp_path / "scenarios" / name
            folder.mkdir(parents=True)
            (folder / "casus.yaml").write_text(text.replace("id: klein", f"id: {name}", 1), encoding="utf-8")
        library = FileContentLibrary(tmp_path / "scenarios", shelf)
        assert library.problems() == ()
        return library

    return write


def said(report: LintReport) -> list[str]:
    return [one.message for casus in report.casuses for one in casus.findings]


def with_decisions(text: str, decisions: str) -> str:
    """The small casus with these decisions at the end of handelen."""
    before, marker, after = text.partition("\nevalueren:\n")
    return before + "\n" + decisions.rstrip("\n") + marker + after


def test_a_casus_that_asks_to_be_read_is_not_refused(shelve):
    report = lint(shelve(klein=BASE), [], TODAY)
    assert [casus.casus_id for casus in report.casuses] == ["klein"]
    assert not [
        one
        for casus in report.casuses
        for one in casus.findings
        if one.refuses and "zonder te lezen" not in one.message
    ]


def test_a_casus_in_which_the_first_option_is_mostly_right_is_refused(shelve):
    many = "".join(
        ANOTHER.format(first=f"Doe {number}", more="").replace("id: extra", f"id: extra-{number}")
        for number in range(40)
    )
    report = lint(shelve(klein=with_decisions(BASE, many)), [], TODAY)
    assert report.casuses[0].shares[Strategy.FIRST] > LAZIEST
    assert any("‘altijd de eerste’" in one for one in said(report))
    assert report.refused


def test_over_several_casuses_a_strategy_is_judged_once_more(shelve):
    many = "".join(
        ANOTHER.format(first=f"Doe {number}", more="").replace("id: extra", f"id: extra-{number}")
        for number in range(40)
    )
    text = with_decisions(BASE, many)
    report = lint(shelve(klein=text, groot=text), [], TODAY)
    assert any(
        "Over 2 casussen" in one.message and "‘altijd het lichtste’" in one.message for one in report.findings
    )


def test_what_no_play_reaches_is_named_with_the_size_of_the_sample(shelve):
    never = ANOTHER.format(first="Doe dit", more=", when: {trust: {party: ouders, at_least: 50}}")
    report = lint(shelve(klein=with_decisions(BASE, never)), [], TODAY)
    assert any(
        "In 81 oefeningen (een steekproef)" in one and "optie ‘extra/twee’" in one for one in said(report)
    )


@pytest.mark.parametrize("required", [True, False])
def test_a_preferred_route_whose_condition_does_not_hold_is_refused(shelve, assessments, tmp_path, required):
    path = assessments / "frameworks" / "landelijk.yaml"
    kaders = yaml.safe_load(path.read_text(encoding="utf-8"))
    kaders["frameworks"].append(
        {**NEEDS_MUCH, "required": required, "sources": list(kaders["frameworks"][0]["sources"])}
    )
    path.write_text(yaml.safe_dump(kaders, allow_unicode=True), encoding="utf-8")
    shelve(klein=BASE)
    report = lint(FileContentLibrary(tmp_path / "scenarios", assessments), [], TODAY)
    assert any("‘Veel uren’ nodig is, en dat geldt niet" in one for one in said(report)) is required


@pytest.mark.parametrize(("shared", "told"), [(20, True), (5, False)])
def test_casuses_that_share_many_sentences_are_named(shelve, shared, told):
    lines = "\n".join(f"    - {LONG} {number}." for number in range(shared))
    own = BASE.replace("  discussion:\n", f"  discussion:\n{lines.replace('    - ', '  - ')}\n", 1)
    report = lint(shelve(klein=own, groot=own.replace("Noor", "Sem")), [], TODAY)
    assert any("(bijna) gelijke zinnen" in one.message for one in report.findings) is told


def test_what_was_checked_over_a_year_ago_is_named(shelve):
    library = shelve(klein=BASE)
    assert not any("nagekeken" in one.message for one in lint(library, [], TODAY).findings)
    later = lint(library, [], dt.date(2029, 1, 1)).findings
    assert {one.message.split(" zijn ")[0] for one in later if "nagekeken" in one.message} == {
        "Deze bronnen",
        "Deze kaders",
    }
    assert not any(one.refuses for one in later if "nagekeken" in one.message)


def test_lix_counts_words_sentences_and_long_words():
    assert lix("") == 0
    assert lix("Ik ga mee. Jij ook.") == pytest.approx(5 / 2)
    assert lix("Verzuimgesprek voeren.\n\nNu.") == pytest.approx(3 / 2 + 100 / 3)


def test_long_sentences_and_a_card_that_promises_too_little_are_remarked(shelve):
    endless = "situation: " + "wij " * 4500 + "miste 4 lesuren."
    report = lint(shelve(klein=BASE.replace("situation: Noor miste 4 lesuren.", endless)), [], TODAY)
    assert any("gemiddeld" in one for one in said(report))
    assert any("Lezen alleen kost al" in one for one in said(report))
    assert any("LIX" in one for one in said(report))


def test_a_casus_that_is_not_there_is_refused(shelve):
    with pytest.raises(ContentNotFoundError):
        lint(shelve(klein=BASE), ["groot"], TODAY)


def test_the_report_holds_both_tables_and_says_what_to_do(shelve):
    text = lint_text(lint(shelve(klein=BASE, groot=BASE), [], TODAY))
    assert "gemiddeld" in text
    assert "willekeur" in text
    assert "minuten" in text
