"""The form of a casus: drawn from its text, and small changes in that text."""

from __future__ import annotations

import pytest

from mas_sim.application.casus_form import FieldKind
from tests.integration.content.forms import (
    CARD,
    FORM,
    FULL,
    SHIPPED,
    TEXT,
    data,
    field,
    parts,
    places,
)

# --- drawing


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_text_of_a_casus_is_in_a_field(path):
    text, all_places, _ = places(path)
    shown = {one.place for part in parts(text) for one in part.fields if one.present}
    hidden = [place for place in all_places if not any(place[:n] in shown for n in range(1, len(place) + 1))]
    assert hidden == []


def test_putting_what_a_field_shows_changes_nothing():
    text = TEXT
    fields = [one for part in parts(text) for one in part.fields if one.present]
    assert {FORM.put(text, one.place, one.value) for one in fields} == {text}


def test_a_field_says_how_it_is_filled_in():
    kinds = {
        ("card", "title"): FieldKind.LINE,
        ("card", "teaser"): FieldKind.TEXT,
        ("card", "level"): FieldKind.CHOICE,
        ("card", "minutes"): FieldKind.NUMBER,
        ("card", "learning_goals"): FieldKind.WORDS,
        ("youth", "birth_date"): FieldKind.DATE,
        ("dossier", "facts", 0, "from_start"): FieldKind.YESNO,
        ("waarnemen", "requests", 0, "trust"): FieldKind.TEXT,
    }
    assert {place: field(TEXT, *place).kind for place in kinds} == kinds


def test_a_choice_has_what_may_be_chosen_and_what_is_there():
    text = TEXT.replace("level: starter", "level: beginner")
    values = [value for value, _ in field(text, "card", "level").choices]
    assert values == ["starter", "gevorderd", "ervaren", "beginner"]


def test_a_choice_that_may_be_left_out_says_what_then_counts():
    assert field(FULL, "waarnemen", "decisions", 0, "select").choices[0] == ("", "niet ingevuld (dan: een)")


def test_words_from_a_closed_set_have_their_choices():
    found = field(TEXT, "plannen", "routes", 0, "routes")
    assert (found.kind, found.choices[0]) == (FieldKind.WORDS, ("basis", "basis"))


def test_a_long_text_gets_room():
    text = TEXT.replace("title: Maandag half elf", "title: " + "Maandag " * 20)
    assert field(text, "card", "title").kind is FieldKind.TEXT


def test_a_part_knows_the_way_to_it():
    trail = FORM.part(TEXT, ("dossier", "facts", 1)).trail
    assert [place for place, _ in trail] == [(), ("dossier",), ("dossier", "facts"), ("dossier", "facts", 1)]
    assert [label for _, label in trail][:3] == ["Casus", "Het dossier", "Feiten"]
    assert trail[3][1].startswith("2. patroon · De gemiste uren")


def test_the_label_of_an_item_is_short():
    labels = [item.label for part in parts(FULL) for group in part.lists for item in group.items]
    assert max(map(len, labels)) <= 65


def test_a_condition_is_called_by_its_keys():
    text = "waarnemen: {requests: [{when: {all: [{known: a}, {not: {asked: b}}]}}]}\n"
    found = FORM.part(text, ("waarnemen", "requests", 0, "when"))
    assert [item.label for item in found.lists[0].items] == ["1. known: a", "2. not: {asked: b"]


def test_the_part_of_a_field_is_the_part_around_it():
    assert FORM.part(TEXT, ("card", "learning_goals", 0)) == FORM.part(TEXT, ("card",))


def test_the_part_of_a_list_is_that_list():
    found = FORM.part(TEXT, ("dossier", "facts"))
    assert (found.fields, [len(group.items) for group in found.lists]) == ((), [15])


def test_a_block_that_is_absent_can_be_seen():
    links = {link.name: link for link in FORM.part(TEXT, ("waarnemen", "requests", 0)).blocks}
    assert (links["when"].present, links["when"].required, links["reason"].present) == (False, False, True)


def test_a_variant_is_not_offered_but_shown_when_it_is_there():
    names = [link.name for link in FORM.part(TEXT + "variant: {casus: a, changed: b}\n", ()).blocks]
    assert "variant" in names
    assert "variant" not in [link.name for link in FORM.part(TEXT, ()).blocks]


def test_a_full_list_takes_no_more():
    text = "reference:\n  questions: [" + ", ".join(["{id: a}"] * 8) + "]\n"
    assert not next(one for one in FORM.part(text, ("reference",)).lists if one.name == "questions").can_add


def test_a_field_has_its_line_or_the_line_where_it_would_come():
    lines = {one.name: one.line for one in FORM.part(CARD, ("card",)).fields}
    assert (lines["title"], lines["teaser"], lines["kind"], lines["level"]) == (3, 4, 4, 5)
    assert {one.line for one in FORM.part(CARD, ("youth",)).fields} == {7}


def test_a_key_we_do_not_know_can_be_mended_or_removed():
    text = CARD.replace("kind: soort", "knid: soort")
    found = field(text, "card", "knid")
    assert (found.value, "kennen we niet" in found.label) == ("soort", True)
    assert FORM.clear(text, ("card", "knid")) == text.replace("  knid: soort\n", "")


def test_a_block_that_is_something_else_is_a_field():
    text = "card: [een]\nyouth: tekst\ndossier: {facts: geen}\n"
    assert (field(text, "card").value, field(text, "youth").value) == ("- een", "tekst")
    assert field(text, "dossier", "facts").value == "geen"
    assert data(FORM.put(text, ("youth",), "name: Yara"))["youth"] == {"name": "Yara"}
