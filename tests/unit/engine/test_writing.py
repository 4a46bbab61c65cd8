"""A text in own words: before the building blocks once, in the terugblik of an exercise once more."""

from __future__ import annotations

import pytest

from mas_sim.engine.plan import is_writing_open, may_write_anew
from mas_sim.engine.run import act
from mas_sim.errors import ActionNotAllowedError, TextTooLongError
from mas_sim.model.actions import (
    Choose,
    FinishStage,
    Mode,
    PassWriting,
    ReadFeedback,
    Stage,
    StepAction,
    Write,
)
from mas_sim.ui.messages import _REFUSED
from tests.builders import NOW, make_board, make_run
from tests.builders_letter import WRITING, casus_with_letter

BOARD = make_board(casus_with_letter(writing=WRITING))
FIRST, SECOND = (
    Write(decision="brief", text="Noor spijbelde."),
    Write(decision="brief", text="Op 9 november."),
)
CHOSEN = Choose(decision="brief", options=("gemeld", "plicht"))
TERUGBLIK = FinishStage(stage=Stage.WAARNEMEN)


def why(action: StepAction, *before, mode: Mode = Mode.OEFENEN, board=BOARD) -> str:
    with pytest.raises(ActionNotAllowedError) as caught:
        act(board, make_run(board, *before, mode=mode), action, NOW)
    assert caught.value.why in _REFUSED
    return caught.value.why


def test_both_versions_are_kept_in_their_order():
    run = make_run(BOARD, FIRST, CHOSEN, TERUGBLIK, SECOND)
    assert run.written["brief"].versions == (FIRST.text, SECOND.text)


def test_what_becomes_known_after_the_text_is_not_asked_of_it():
    assert make_run(BOARD, FIRST).written["brief"].lines == (0, 1, 2)
    told = make_run(BOARD).model_copy(update={"known": frozenset({"oorzaak"})})
    run, _ = act(BOARD, told, FIRST, NOW)
    assert run.written["brief"].lines == (0, 1, 2, 3)
    late = make_run(BOARD, FIRST, CHOSEN, TERUGBLIK).model_copy(update={"known": frozenset({"oorzaak"})})
    run, _ = act(BOARD, late, SECOND, NOW)
    assert run.written["brief"].lines == (0, 1, 2)


def test_a_text_asks_for_no_choice_and_a_choice_for_no_text():
    assert make_run(BOARD, FIRST).choices == {}
    assert make_run(BOARD, CHOSEN, TERUGBLIK).written == {}


@pytest.mark.parametrize(
    ("code", "before", "mode"),
    [
        ("keuze-niet-aan-de-orde", (CHOSEN,), Mode.OEFENEN),
        ("keuze-niet-aan-de-orde", (CHOSEN, TERUGBLIK), Mode.OEFENEN),
        ("stuk-nu-niet", (FIRST,), Mode.OEFENEN),
        ("stuk-nu-niet", (FIRST, CHOSEN), Mode.OEFENEN),
        ("stuk-nu-niet", (FIRST, CHOSEN, TERUGBLIK, ReadFeedback(stage=Stage.WAARNEMEN)), Mode.OEFENEN),
        ("al-herschreven", (FIRST, CHOSEN, TERUGBLIK, SECOND), Mode.OEFENEN),
        ("examen-herschrijft-niet", (FIRST, CHOSEN), Mode.EXAMEN),
    ],
)
def test_at_any_other_moment_it_is_refused(code, before, mode):
    assert why(SECOND, *before, mode=mode) == code


PASSED = PassWriting(decision="brief")


def test_passing_is_a_step_that_stays():
    run = make_run(BOARD, PASSED)
    assert run.written["brief"].versions == ()
    assert not is_writing_open(run, BOARD.decisions["brief"][0])
    assert why(FIRST, PASSED) == "stuk-nu-niet"
    assert why(PASSED, PASSED) == "stuk-nu-niet"
    assert why(PASSED, FIRST) == "stuk-nu-niet"
    assert why(PASSED, CHOSEN) == "keuze-niet-aan-de-orde"
    assert why(FIRST, PASSED, CHOSEN, TERUGBLIK) == "stuk-nu-niet"


def test_a_panel_writes_nothing():
    assert why(FIRST, mode=Mode.PANEL) == "hier-niets-te-schrijven"
    assert not is_writing_open(make_run(BOARD, mode=Mode.PANEL), BOARD.decisions["brief"][0])


def test_only_the_terugblik_of_an_exercise_takes_a_second_version():
    assert may_write_anew(BOARD, make_run(BOARD, FIRST, CHOSEN, TERUGBLIK), "brief")
    for before in ((FIRST, CHOSEN), (CHOSEN, TERUGBLIK), (FIRST, CHOSEN, TERUGBLIK, SECOND)):
        assert not may_write_anew(BOARD, make_run(BOARD, *before), "brief")


def test_where_nothing_is_asked_nothing_can_be_written():
    assert why(FIRST, board=make_board(casus_with_letter())) == "hier-niets-te-schrijven"
    assert why(Write(decision="gesprek", text="Dag.")) == "hier-niets-te-schrijven"


def test_a_text_over_the_limit_is_refused():
    with pytest.raises(TextTooLongError):
        act(BOARD, make_run(BOARD), Write(decision="brief", text="a" * 10_001), NOW)
