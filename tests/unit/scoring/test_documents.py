"""A composed letter: its text, and what the checklist says of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mas_sim.model.decision import Decision
from mas_sim.model.judged import DocumentReview, LineOutcome
from mas_sim.scoring.documents import compose, review
from tests.builders import decision, make_board, make_methodology, make_run, option
from tests.builders_letter import BLOCKS, letter

BOARD = make_board()


def reviewed(found: Decision, *chosen: str) -> DocumentReview | None:
    return review(BOARD, make_run(BOARD), make_methodology(), found, chosen)


def outcomes(*chosen: str) -> list[LineOutcome]:
    found = reviewed(letter(), *chosen)
    return [line.outcome for line in found.lines]


def test_the_text_stands_in_its_own_order_between_opening_and_closing():
    found = letter()
    assert compose(found, found.document, ("plicht", "gemeld", "bellen")) == (
        "Beste ouders,",
        "Over gemeld.",
        "Over plicht.",
        "Met groet",
    )


def test_every_line_of_the_checklist_is_answered():
    assert outcomes("gemeld", "plicht") == [LineOutcome.PRESENT] * 3
    assert outcomes("gemeld") == [LineOutcome.PRESENT, LineOutcome.MISSING, LineOutcome.PRESENT]


def test_a_block_can_spoil_a_line():
    assert outcomes("gemeld", "plicht", "dreiging")[2] is LineOutcome.SPOILED


def test_a_decision_without_a_document_has_no_review():
    assert reviewed(Decision.model_validate(decision("keuze", option("a"), option("b"))), "a") is None


@given(st.sets(st.sampled_from(BLOCKS)))
def test_a_text_holds_exactly_the_blocks_that_were_chosen(chosen):
    text = reviewed(letter(), *chosen).paragraphs
    assert {name for name in BLOCKS if f"Over {name}." in text} == chosen


@pytest.mark.parametrize("name", BLOCKS)
def test_a_line_never_improves_by_a_block_that_spoils_it(name):
    rank = [LineOutcome.SPOILED, LineOutcome.MISSING, LineOutcome.PRESENT]
    before, after = outcomes("gemeld", "plicht"), outcomes("gemeld", "plicht", name)
    if name == "dreiging":
        assert all(rank.index(late) <= rank.index(early) for early, late in zip(before, after, strict=True))
