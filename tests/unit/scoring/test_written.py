"""A text in own words beside its checklist: what is found, what is missing, what is not neutral."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mas_sim.model.actions import Ask, Choose, FinishStage, Stage, Write
from mas_sim.model.judged import LineOutcome, WrittenLine
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.comparison import compare_phase
from mas_sim.scoring.written import hold_against, review_written
from tests.builders import make_board, make_methodology, make_run
from tests.builders_letter import EXAMPLE, MEMO, WRITING, casus_with_letter, letter, methodology_of_writing

BOARD = make_board(casus_with_letter(writing=WRITING))
TASK = letter(writing=WRITING).document.writing
DAY, AMOUNT, JUDGING, _ = TASK.checklist


def lines(text: str, *checks) -> dict[str, WrittenLine]:
    found = hold_against(text, checks or TASK.checklist[:3], MEMO, methodology_of_writing())
    return {line.label: line for line in found}


def line(text: str, check) -> WrittenLine:
    return lines(text, check)[check.label]


def test_a_point_is_found_in_the_sentence_that_tells_it():
    found = line(f"Noor zit in leerjaar 2. {EXAMPLE}", DAY)
    assert (found.outcome, found.found) == (LineOutcome.PRESENT, ("Op 9 november miste Noor vier lesuren.",))


def test_what_is_missing_of_a_line_is_named():
    found = line("Noor miste vier lesuren.", AMOUNT)
    assert (found.outcome, found.missing) == (LineOutcome.MISSING, ("de bron",))


@pytest.mark.parametrize(
    "day",
    [
        *(
            "9/11",
            "9-11",
            "09-11-2026",
            "9.11.2026",
            "9-11-'26",
            "9 nov.",
            "maandag 9 NOVEMBER",
            "2026-11-09",
            "9–11–2026",
        ),
        *("7, 8 en 9-11", "9-11 en 10-11", "9-11.", "9-11: om tien uur", "8-9 november"),
    ],
)
def test_a_date_is_found_however_it_is_written(day):
    assert line(f"Op {day} was zij er niet.", DAY).outcome is LineOutcome.PRESENT


@pytest.mark.parametrize(
    "number",
    [
        "9.11 uur",
        "9-112",
        "artikel 9.11",
        "9-13",
        "09:11",
        "9-11 uur",
        "9-11u",
        "9-11 keer",
        "9.9-11.30",
        "9-11-jarigen",
        "2026-11-091",
    ],
)
def test_another_number_is_no_date(number):
    assert line(f"Zij miste {number} de les.", DAY).outcome is LineOutcome.MISSING


def test_a_word_that_judges_makes_one_look_again_even_where_all_else_is_there():
    found = line("Noor spijbelde op 9 november.", JUDGING)
    assert (found.outcome, found.found) == (LineOutcome.SPOILED, ("Noor spijbelde op 9 november.",))


@pytest.mark.parametrize(
    "quoted",
    [
        "‘Typisch Noor.’",
        "“Typisch Noor.”",
        '"Typisch Noor, zegt men vaak."',
        "‘typisch’",
        "'typisch'",
        "«typisch»",
        "‘Zo’n kind, typisch.’",
        "'Zo'n kind, typisch.'",
        "‘o ja, typisch’",
        "„Typisch Noor.”",
    ],
)
def test_what_someone_said_between_quotation_marks_is_not_judged(quoted):
    assert line(f"Zij verklaarde: {quoted}", JUDGING).outcome is LineOutcome.PRESENT


def test_an_apostrophe_opens_no_quotation():
    for text in (
        "’s Ochtends was Noor er niet. Dat is typisch. Zij kwam ’s middags.",
        "'s Ochtends miste zij foto's. Dat is typisch.",
    ):
        assert line(text, JUDGING).found == ("Dat is typisch.",)


def test_words_on_both_sides_of_a_quotation_are_no_row():
    assert line("Op 9 “dagen na school” november.", DAY).outcome is LineOutcome.MISSING
    row = "Zij zegt dat zij een “kind van” de straat is."
    assert lines(row)["Eigen woorden"].outcome is LineOutcome.PRESENT


def test_what_holds_for_every_text_comes_after_the_lines_of_the_casus():
    assert list(lines(EXAMPLE))[-2:] == ["Neutraal", "Eigen woorden"]
    assert lines("Dat was natuurlijk zo.")["Neutraal"].found == ("Dat was natuurlijk zo.",)


def test_a_sentence_of_the_memo_is_noticed_and_a_fact_in_it_is_not():
    taken = lines("Zij is een kind van de straat, zegt men.")["Eigen woorden"]
    assert taken.outcome is LineOutcome.SPOILED
    assert lines("Vier uur op 9 november was zij er niet.")["Eigen woorden"].outcome is LineOutcome.PRESENT


def test_a_methodiek_that_says_nothing_of_writing_adds_no_line():
    found = hold_against(EXAMPLE, TASK.checklist[:3], MEMO, make_methodology())
    assert len(found) == 3


def test_a_line_about_what_was_never_heard_is_not_asked():
    broertje = "Waarom zij weg was"
    run = make_run(BOARD, Write(decision="brief", text=EXAMPLE))
    assert broertje not in labels(run)
    told = run.model_copy(update={"known": run.known | {"oorzaak"}})
    assert broertje not in labels(told)


def labels(run) -> list[str]:
    found = review_written(BOARD, run, methodology_of_writing(), BOARD.decisions["brief"][0])
    return [one.label for one in found.versions[0].lines]


def test_both_versions_are_read_and_the_example_comes_with_them():
    actions = (
        Write(decision="brief", text="Noor spijbelt."),
        Choose(decision="brief", options=("gemeld", "plicht")),
        FinishStage(stage=Stage.WAARNEMEN),
        Write(decision="brief", text=EXAMPLE),
    )
    run = make_run(BOARD, Ask(request="melding"), *actions)
    (choice,) = compare_phase(BOARD, run, methodology_of_writing(), PhaseId.WAARNEMEN)
    own = choice.document.written
    assert [version.text for version in own.versions] == ["Noor spijbelt.", EXAMPLE]
    assert [version.lines[2].outcome for version in own.versions] == [
        LineOutcome.SPOILED,
        LineOutcome.PRESENT,
    ]
    assert own.example == EXAMPLE


def test_nothing_is_said_of_a_text_that_was_not_written():
    run = make_run(BOARD, Choose(decision="brief", options=("gemeld",)))
    assert review_written(BOARD, run, methodology_of_writing(), BOARD.decisions["brief"][0]) is None
    start = make_board()
    assert review_written(start, make_run(start), make_methodology(), start.decisions["start"][0]) is None


WORDS = st.sampled_from(
    [
        "noor",
        "natuurlijk",
        "typisch",
        "9",
        "november",
        "vier",
        "lesuren",
        "overzicht",
        ".",
        "’",
        "“",
        "”",
        "'s",
        "?",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_text_gets_an_answer_and_every_answer_its_own_sentences(text):
    for one in lines(text).values():
        assert all(sentence in text for sentence in one.found)
        assert bool(one.missing) == (one.outcome is LineOutcome.MISSING)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_more_sentences_never_make_a_point_go_missing(text):
    before, after = line(text, AMOUNT), line(f"{text}\n{EXAMPLE}", AMOUNT)
    assert after.outcome is LineOutcome.PRESENT
    assert set(before.missing) >= set(after.missing)
