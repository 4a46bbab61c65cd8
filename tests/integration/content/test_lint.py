"""Lint: what reading and playing find in content that is valid."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint import LAZIEST, LintReport, law, lint
from mas_sim.content.lint.printed import lint_text
from mas_sim.content.lint.reading import lix
from mas_sim.content.lint.strategies import Strategy
from mas_sim.errors import ContentNotFoundError
from tests.integration.content.conftest import BASE

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


PRATEN = ("handelen", "decisions", 0, "options", 0)
IN_LAW = "De wet vraagt dit, in artikel 22."


def reasoned(text: str, place: tuple[str | int, ...], *sources: str) -> str:
    """The small casus with this reason at this place."""
    data = yaml.safe_load(BASE)
    item = data
    for key in place:
        item = item[key]
    item["reason"] = {"text": text, "provenance": "afgeleid" if sources else "eigen-ontwerp"}
    item["reason"] |= {"sources": list(sources)} if sources else {}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def of_law(library: FileContentLibrary) -> list[str]:
    return [one.message for one in law.check(library.casus("klein"))]


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (("waarnemen", "requests", 2), "De reden bij vraag ‘bank’"),
        (("analyseren", "ratings", 1), "De beoordeling van ‘k2’"),
        (PRATEN, "De reden bij optie ‘gesprek/praten’"),
        (("plannen", "routes", 2), "De reden bij route ‘halt’"),
        (("plannen", "goals", 0), "De reden bij doel ‘op-school’"),
        (("reference", "arguments", 0), "Argument 1"),
    ],
)
def test_law_without_a_source_is_named_with_its_place_and_what_to_do(shelve, place, named):
    (found,) = of_law(shelve(klein=reasoned(IN_LAW, place)))
    assert found.startswith(
        f"{named} zegt iets over artikel 22 en de wet, zonder bron. Noem de bron onder sources"
    )


def test_law_without_a_source_is_a_remark_of_the_casus(shelve):
    report = lint(shelve(klein=reasoned(IN_LAW, PRATEN)), [], TODAY)
    (found,) = (one for one in report.casuses[0].findings if "zegt iets over" in one.message)
    assert not found.refuses


def test_law_with_a_source_is_fine(shelve):
    assert of_law(shelve(klein=reasoned(IN_LAW, PRATEN, "lpw-22"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Je hoort hem eerst, en dat voelt rustiger dan een proces-verbaal.",
        "Tot 12 februari kijk je mee, en vanaf 12.30 uur is hij thuis.",
        "Zij hebben samen het gezag en geven toestemming.",
    ],
)
def test_a_reason_without_law_needs_no_source(shelve, text):
    assert of_law(shelve(klein=reasoned(text, PRATEN))) == []


def test_what_someone_in_the_casus_says_of_the_law_is_theirs(shelve):
    assert of_law(shelve(klein=BASE.replace("text: Dank je.", "text: Dat moet van de wet.", 1))) == []


def own(text: str) -> dict[str, str]:
    return {"text": text, "provenance": "eigen-ontwerp"}


def with_letter(passage: str) -> str:
    """The small casus with a letter of this passage, whose checklist names the Leerplichtwet."""
    blocks = [("a", "voorkeur", passage), ("b", "afgeraden", "Tot ziens.")]
    letter = {
        "id": "stuk",
        "title": "Stuk",
        "prompt": "Wat komt erin?",
        "select": "meer",
        "document": {
            "kind": "kennisgevingsbrief",
            "opening": "Beste ouders,",
            "closing": "Groet",
            "order": ["a", "b"],
            "checklist": [
                {"label": f"Punt {number}", "needs": ["a"], "reason": own("Zo vraagt de Leerplichtwet het.")}
                for number in range(3)
            ],
        },
        "options": [
            {"id": one, "label": one, "standing": how, "reason": own("Omdat."), "passage": words}
            for one, how, words in blocks
        ],
    }
    data = yaml.safe_load(BASE)
    data["handelen"]["decisions"].append(letter)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize(
    ("passage", "told"),
    [("Volgens artikel 2 van de Leerplichtwet.", True), ("U hoeft niet te komen.", False)],
)
def test_a_passage_needs_the_source_of_its_reason_and_a_line_of_the_checklist_its_own(shelve, passage, told):
    found = of_law(shelve(klein=with_letter(passage)))
    lines = [one for one in found if "van de checklist bij ‘stuk’ zegt iets over de Leerplichtwet" in one]
    assert [one.split(" van ")[0] for one in lines] == ["Regel 1", "Regel 2", "Regel 3"]
    assert any("optie ‘stuk/a’ zegt iets over artikel 2 en de Leerplichtwet" in one for one in found) is told


@pytest.mark.parametrize(("sources", "told"), [((), True), (("lpw-22",), False)])
def test_a_text_without_room_for_sources_leans_on_a_sourced_reason_of_the_casus(shelve, sources, told):
    mistakes = "  typical_mistakes:\n"
    text = reasoned("Geef de cautie eerst.", PRATEN, *sources)
    assert mistakes in text
    found = of_law(shelve(klein=text.replace(mistakes, f"{mistakes}  - De cautie vergeten.\n", 1)))
    assert (
        any(
            one.startswith("Veelgemaakte fout 1 zegt iets over de cautie, en nergens in deze casus")
            for one in found
        )
        is told
    )


def test_a_casus_that_is_not_there_is_refused(shelve):
    with pytest.raises(ContentNotFoundError):
        lint(shelve(klein=BASE), ["groot"], TODAY)


def test_the_report_holds_both_tables_and_says_what_to_do(shelve):
    text = lint_text(lint(shelve(klein=BASE, groot=BASE), [], TODAY))
    assert "gemiddeld" in text
    assert "willekeur" in text
    assert "minuten" in text
