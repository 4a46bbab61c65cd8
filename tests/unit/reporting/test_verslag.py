"""The verslag says what the report says, and runs nothing that was typed."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest

from mas_sim.application.contents import judges_of
from mas_sim.engine.bot import Bot, Policy, play
from mas_sim.model.absence import AbsenceRegister
from mas_sim.model.actions import Choose, FinishStage, Justify, Mode, Stage, Write
from mas_sim.reporting.calendar import calendar_figure, calendar_rows, calendar_sentence
from mas_sim.reporting.verslag import verslag_html, verslag_text
from tests.builders import HASHES, NOW, make_judges, make_run
from tests.builders_letter import EXAMPLE, WRITING, bundle_with_letter

JUDGES = make_judges()


def page(mode: Mode = Mode.OEFENEN, policy: Policy = Policy.REFERENCE) -> str:
    run = play(JUDGES.board, HASHES, mode, policy, 1, NOW)
    return verslag_html(JUDGES.report(run), JUDGES.methodology)


def test_the_page_has_every_phase_and_the_routes_by_name():
    text = page()
    for phase in ("Waarnemen", "Analyseren", "Plannen", "Handelen", "Evalueren"):
        assert f"<h2>{phase}</h2>" in text
    assert "De referentie kiest <strong>Route basis</strong>" in text


def test_an_exam_has_its_answers_beside_what_a_good_answer_holds():
    text = page(Mode.EXAMEN)
    assert "Verantwoordingsvragen" in text
    assert "<li>norm</li>" in text


def finished_with(typed: str):
    """A finished run with a deviation explained in these words."""
    run = make_run(
        JUDGES.board, Choose(decision="start", options=("wachten",)), Justify(subject="start", text=typed)
    )
    for later, _ in Bot(JUDGES.board, Policy.FIRST).play(run, NOW):
        run = later
    return run


def test_what_was_typed_is_shown_and_not_executed():
    typed = "<script>alert(1)</script>{{ 7*7 }} **vet** [x](javascript:alert(1))"
    text = verslag_html(JUDGES.report(finished_with(typed)), JUDGES.methodology, JUDGES.board, notes=typed)
    shown = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }} **vet** [x](javascript:alert(1))"
    assert text.count(f"<blockquote>{shown}</blockquote>") == 2
    assert "<script" not in text
    assert 'href="javascript' not in text


def test_a_text_in_own_words_stands_in_the_verslag_beside_its_checklist_and_runs_nothing():
    judges = judges_of(bundle_with_letter(writing=WRITING), HASHES)
    run = make_run(
        judges.board,
        Write(decision="brief", text="<b>Noor</b> spijbelde op 9 november."),
        Choose(decision="brief", options=("gemeld", "plicht")),
        FinishStage(stage=Stage.WAARNEMEN),
        Write(decision="brief", text=EXAMPLE),
    )
    for later, _ in Bot(judges.board, Policy.FIRST).play(run, NOW):
        run = later
    text = verslag_html(judges.report(run), judges.methodology)
    assert "<blockquote><p>&lt;b&gt;Noor&lt;/b&gt; spijbelde op 9 november.</p></blockquote>" in text
    assert "<strong>Geen oordeel over Noor</strong>: kijk hier nog eens naar." in text
    assert text.index("Je eerste versie") < text.index("Je nieuwe versie") < text.index("Zo kan het ook")


@pytest.mark.parametrize("show", [verslag_html, verslag_text])
def test_characters_that_nobody_sees_reach_neither_paper_nor_terminal(show):
    text = show(JUDGES.report(finished_with("a\x1b[2Jb\u202ec\x9bd")), JUDGES.methodology)
    assert "a[2Jbcd" in text


@pytest.mark.parametrize("show", [verslag_html, verslag_text])
def test_an_unfinished_run_shows_nothing_of_the_reference(show):
    run = make_run(JUDGES.board, Choose(decision="start", options=("onderzoek",)))
    text = show(JUDGES.report(run), JUDGES.methodology)
    assert "Nog niet klaar" in text
    assert "Route basis" not in text
    assert "Omdat dat hier past" not in text


def test_the_reference_of_the_casus_stands_in_the_page_with_its_board():
    run = play(JUDGES.board, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    text = verslag_html(JUDGES.report(run), JUDGES.methodology, JUDGES.board)
    assert "De basisroute." in text
    assert "te zwaar" in text
    assert "4 lesuren ongeoorloofd" in text


def test_what_was_not_asked_is_told_with_why():
    text = page(policy=Policy.FIRST)
    assert "Wat je niet vroeg" in text
    assert "<blockquote>Antwoord melding</blockquote>" in text


def test_an_unknown_is_marked_and_nothing_is_added_up():
    text = page()
    assert '<td class="onbekend">onbekend</td>' in text
    assert "stelt geen diagnose en wijst geen route aan" in text


def test_every_table_says_what_its_rows_and_columns_are():
    text = page(policy=Policy.RANDOM)
    tables = text.count("<table>")
    assert tables >= 4
    assert text.count("<caption>") == text.count("<thead>") == tables
    assert "<th>" not in text


def test_headings_never_skip_a_level():
    for policy in Policy:
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page(policy=policy))]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_link_in_the_page_leads_to_a_heading_in_it():
    text = page(Mode.EXAMEN)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_the_footer_names_the_content_and_is_no_certificate():
    text = page()
    assert text.count("000000000000") == 5
    assert "geen PHB-certificaat" in text


def test_the_terminal_gets_the_same_core():
    run = play(JUDGES.board, HASHES, Mode.OEFENEN, Policy.FIRST, 0, NOW)
    text = verslag_text(JUDGES.report(run), JUDGES.methodology)
    assert "Route: Route basis (referentie: Route basis)" in text
    assert "- Keuze middelen: wijkt af (Optie brief)" in text


def register(**more) -> AbsenceRegister:
    return AbsenceRegister.model_validate(
        {
            "unit": "lesuren",
            "timetable": {"ma": 6, "di": 6, "wo": 6, "do": 6, "vr": 0},
            "records": [
                {"date": "2026-11-09", "kind": "ongeoorloofd", "amount": 4},
                {"date": "2026-11-10", "kind": "te-laat"},
                {"date": "2026-11-16", "kind": "ziek", "until": "2026-11-17", "note": "buikpijn"},
                {"date": "2026-11-30", "kind": "ziek"},
            ],
            **more,
        }
    )


UNTIL = dt.date(2026, 11, 20)


def test_the_calendar_has_a_point_per_missed_day():
    figure = calendar_figure(register(), UNTIL, "light")
    traces = {trace["name"]: trace for trace in figure["data"]}
    assert traces["Ziek"]["y"] == [0, 1]
    assert traces["Ongeoorloofd"]["x"] == ["2026-11-09"]


def test_a_day_without_lessons_is_no_school_day():
    lessons = calendar_figure(register(), UNTIL, "dark")["data"][0]
    assert 4 not in lessons["y"]


def test_every_kind_has_its_own_shape():
    symbols = [trace["marker"]["symbol"] for trace in calendar_figure(register(), UNTIL, "light")["data"][1:]]
    assert len(set(symbols)) == len(symbols) == 3


def test_the_rows_hold_the_same_facts_as_the_calendar():
    assert calendar_rows(register(), UNTIL) == [
        ("ma 9 nov 2026", "Ongeoorloofd", "4 lesuren", ""),
        ("di 10 nov 2026", "Te laat", "1x", ""),
        ("ma 16 nov 2026 t/m di 17 nov 2026", "Ziek", "hele dag", "buikpijn"),
    ]


def test_the_sentence_says_the_answer():
    text = calendar_sentence(JUDGES.board.casus.dossier.absence, JUDGES.figures)
    assert (
        text
        == "4 lesuren ongeoorloofd dit schooljaar, waarvan 4 in de vier lesweken vanaf 9 nov 2026; 1 keer te laat."
    )
