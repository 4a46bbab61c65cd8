"""Texts and places that the form cannot do anything with, and new items of any model."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from pydantic import Field

from mas_sim.application.casus_form import FieldKind
from mas_sim.content.form_shape import filled, slots
from mas_sim.errors import ContentInvalidError
from mas_sim.model.base import Model
from tests.integration.content.conftest import SMALL
from tests.integration.content.forms import (
    CARD,
    FORM,
    TEXT,
    parts,
)

# --- what cannot be


def test_windows_line_ends_become_those_of_unix():
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    assert FORM.part(text, ()) == FORM.part(TEXT, ())
    assert FORM.put(text, ("card", "title"), "Nieuw") == FORM.put(TEXT, ("card", "title"), "Nieuw")


def test_half_a_character_becomes_a_question_mark():
    assert FORM.put("card: {kind: x\ud800}\n", ("card", "title"), "\udc00a") == "card: {title: a, kind: x?}\n"


def test_a_text_without_a_last_line_end_gets_one():
    assert FORM.put("card:\n  title: a", ("card", "kind"), "b") == "card:\n  title: a\n  kind: b\n"


@pytest.mark.parametrize("text", ["", "- a\n", "a: b: c\n", "a: 1\na: 2\n", "a: &x 1\n", "card: [\n"])
def test_a_text_that_cannot_be_read_is_refused(text):
    for ask in (lambda: FORM.part(text, ()), lambda: FORM.put(text, ("card", "title"), "x")):
        with pytest.raises(ContentInvalidError):
            ask()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: FORM.part(TEXT, ("dossier", "facts", 99)),
        lambda: FORM.part(TEXT, ("waarnemen", "requests", 0, "when")),
        lambda: FORM.part(CARD, ("dossier", "facts")),
        lambda: FORM.put(TEXT, ("dossier", "facts", 99, "text"), "x"),
        lambda: FORM.put(TEXT, ("card", "nergens"), "x"),
        lambda: FORM.put(TEXT, ("card",), "x"),
        lambda: FORM.put(TEXT, (), "x"),
        lambda: FORM.add(TEXT, ("card", "title")),
        lambda: FORM.add(TEXT, ("dossier", "facts", 99)),
        lambda: FORM.add(CARD, ("dossier", "facts")),
        lambda: FORM.remove(TEXT, ("dossier", "facts", 99)),
        lambda: FORM.remove(TEXT, ()),
        lambda: FORM.move(TEXT, ("dossier", "facts", 99), 1),
        lambda: FORM.move(TEXT, ("card",), 1),
        lambda: FORM.move(TEXT, (), 1),
    ],
)
def test_a_place_that_is_not_there_is_named(ask):
    with pytest.raises(ContentInvalidError, match="staat niet meer in de tekst"):
        ask()


def test_clearing_below_what_is_no_block_changes_nothing():
    assert FORM.clear(CARD, ("card", "title", "x", "y")) == CARD


class Sample(Model):
    """Fields of sorts that a casus does not have today."""

    kind: Literal["a", "b"] = Field(description="Soort.")
    days: tuple[dt.date, ...] = Field(min_length=2, description="Dagen.")
    size: float = Field(gt=2, description="Maat.")
    pairs: dict[str, int] = Field(description="Paren.")
    either: int | bool = Field(default=1, description="Een van beide.")


def test_a_new_item_of_any_model_is_valid():
    found = filled(Sample, "2026-01-02")
    assert found == {"kind": "a", "days": ["2026-01-02"] * 2, "size": "3", "pairs": {}}
    assert Sample.model_validate(found).size == 3


def test_what_fits_no_kind_is_raw():
    assert [(slot.name, slot.kind) for slot in slots(Sample) if slot.raw] == [
        ("pairs", FieldKind.TEXT),
        ("either", FieldKind.TEXT),
    ]


def test_a_comment_that_would_end_up_in_a_text_is_not_touched():
    text = "card:\n  title: # een\n    # twee\n    a: b\n"
    with pytest.raises(ContentInvalidError, match=r"casus.yaml:2: .* Doe het in de tekst zelf"):
        FORM.put(text, ("card", "title"), "woord " * 40)


def test_what_cannot_be_done_safely_is_left_to_the_author():
    with pytest.raises(ContentInvalidError, match="Doe het in de tekst zelf"):
        FORM.remove("card: {}\n", ("card",))
    assert FORM.put("? card\n: title: a\n", ("card", "title"), "b") == "? card\n: title: b\n"


def test_the_small_casus_of_the_tests_can_be_walked():
    assert len(parts(SMALL.read_text(encoding="utf-8"))) > 20
