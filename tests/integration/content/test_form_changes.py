"""A change in the form: the value is read back, and every other byte of the text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mas_sim.application.casus_form import Place
from mas_sim.content.form_shape import shape_at
from mas_sim.content.form_text import parsed
from mas_sim.content.form_write import clean
from mas_sim.content.problems import build
from mas_sim.content.source import read_text
from mas_sim.errors import ContentInvalidError
from mas_sim.model.casus import Casus
from tests.integration.content.forms import (
    CARD,
    FACTS,
    FORM,
    FULL,
    GOALS,
    PATIENT,
    SHIPPED,
    TEMPLATE,
    TEXT,
    anything,
    data,
    field,
    parts,
    places,
    value_at,
    without,
)

# --- a field


@PATIENT
@given(st.data(), anything)
def test_any_text_at_any_place_is_read_back_and_nothing_else_changes(drawn, value):
    text, all_places, _ = places(drawn.draw(st.sampled_from([TEMPLATE, SHIPPED[0]])))
    place = drawn.draw(st.sampled_from(all_places))
    new = FORM.put(text, place, value)
    old_data, new_data = data(text), data(new)
    if clean(value) or isinstance(place[-1], int) or shape_at(place)[1].required:
        assert parsed(new).data(place) == clean(value)
        assert without(new_data, place) == without(old_data, place)
    spot = parsed(text).spot(place)
    assert new.startswith(text[: parsed(text).line_start(spot.at)])
    assert new.endswith(text[parsed(text).line_end(parsed(text).tail(spot.node)) :])


@PATIENT
@given(anything)
def test_a_text_stays_itself_in_every_style(value):
    places_ = {("card", "title"): CARD, ("youth", "name"): CARD, ("card", "learning_goals", 1): GOALS}
    for place, text in places_.items():
        assert value_at(FORM.put(text, place, value), place) == clean(value)


@PATIENT
@given(st.lists(anything, max_size=5))
def test_a_list_of_texts_is_read_back(values):
    wanted = [line for value in values for line in map(str.strip, clean(value).split("\n")) if line]
    for text, place in ((GOALS, ("card", "learning_goals")), (FACTS, ("dossier", "facts", 0, "may_know"))):
        assert value_at(FORM.put(text, place, "\n".join(values)), place) == wanted


def test_the_text_outside_the_value_stays_as_it_is():
    assert FORM.put(CARD, ("card", "title"), "Nieuw") == CARD.replace("Oud", "Nieuw")
    assert FORM.put(CARD, ("youth", "name"), "Noor, 9") == CARD.replace("Yara", '"Noor, 9"')


def test_a_long_text_is_folded_and_keeps_its_comment():
    new = FORM.put(CARD, ("card", "title"), "woord " * 30)
    assert "  title: >- # zo heet hij\n    woord woord" in new
    assert max(map(len, new.splitlines())) <= 100
    assert FORM.put(new, ("card", "title"), "Oud") == CARD


def test_a_text_of_more_lines_keeps_them():
    new = FORM.put(CARD, ("card", "title"), "een  \r\n\r\n  twee: x\n")
    assert "  title: |- # zo heet hij\n    een\n\n      twee: x\n  kind: soort\n" in new


def test_a_text_of_more_lines_between_braces_writes_them_out():
    text = "dossier:\n  chronology:\n    - {date: 2026-01-01, text: kort} # a\n    - {date: 2026-01-02, text: b}\n"
    new = FORM.put(text, ("dossier", "chronology", 0, "text"), "een\ntwee")
    assert new == text.replace(
        "{date: 2026-01-01, text: kort} # a",
        "date: 2026-01-01 # a\n      text: |-\n        een\n        twee",
    )


@pytest.mark.parametrize(
    "old", [">-\n    een\n    twee\n", "|\n    een\n\n\n", "'een'\n", "een\n    twee # c\n", "\n"]
)
def test_a_value_of_any_style_can_be_replaced(old):
    text = f"card:\n  title: {old}  # d\n  kind: soort\n"
    new = FORM.put(text, ("card", "title"), "nieuw")
    assert data(new) == {"card": {"title": "nieuw", "kind": "soort"}}
    assert new.endswith("  # d\n  kind: soort\n")
    assert new.count("# c") == old.count("# c")


def test_an_absent_key_comes_where_the_model_has_it():
    new = FORM.put(CARD, ("card", "teaser"), "Waar het over gaat")
    assert new == CARD.replace("hij\n", "hij\n  teaser: Waar het over gaat\n")
    new = FORM.put(CARD.replace("  title: Oud # zo heet hij\n", ""), ("card", "title"), "Oud")
    assert new == CARD.replace(" # zo heet hij", "")
    assert "{name: Yara, school: De Wilg}" in FORM.put(CARD, ("youth", "school"), "De Wilg")
    assert "{name: Noor, school: A}" in FORM.put("youth: {school: A}\n", ("youth", "name"), "Noor")


@pytest.mark.parametrize("empty", ["", " {}", " ~", " # c"])
def test_a_key_in_an_empty_block(empty):
    text = f"card:{empty}\nyouth: {{}}\n"
    new = FORM.put(text, ("card", "title"), "Titel")
    assert data(new) == {"card": {"title": "Titel"}, "youth": {}}
    assert new.count("# c") == empty.count("# c")


def test_a_key_of_an_item_with_its_first_key_on_the_dash():
    text = "dossier:\n  facts:\n  - text: Feit\n    # let op\n    may_know: [a]\n"
    new = FORM.put(text, ("dossier", "facts", 0, "id"), "feit")
    assert new == text.replace("- text: Feit", "- id: feit\n    text: Feit")
    assert FORM.clear(new, ("dossier", "facts", 0, "id")) == text


def test_an_optional_field_that_is_emptied_goes_away_and_a_required_one_stays_empty():
    place = ("dossier", "facts", 0, "from_start")
    assert "from_start" not in value_at(FORM.put(TEXT, place, ""), place[:-1])
    assert FORM.put(CARD, ("card", "title"), " ") == CARD.replace("Oud", '""')
    assert FORM.put(CARD, ("card", "teaser"), "") == CARD


def test_words_that_stay_keep_their_lines():
    text = "card:\n  learning_goals:\n    - een # 1\n    # over twee\n    - >-\n      twee\n      lang\n    - drie # 3\n"
    place = ("card", "learning_goals")
    assert FORM.put(text, place, "een\ntwee lang\ndrie\nvier") == f"{text}    - vier\n"
    assert FORM.put(text, place, "nul\neen\ntwee lang\ndrie") == text.replace(
        "    - een", "    - nul\n    - een"
    )
    assert FORM.put(text, place, "een\ndrie") == text.replace("    - >-\n      twee\n      lang\n", "")
    assert FORM.put(text, place, "een\ntwee lang\n3") == text.replace("- drie", "- 3")
    assert FORM.put(text, place, "") == "card:\n  learning_goals: []\n"


def test_short_words_stay_on_their_line_and_long_ones_get_lines():
    text = "card: \n  learning_goals: [a, b] # c\n"
    place = ("card", "learning_goals")
    assert FORM.put(text, place, "a\nb\nc") == text.replace("[a, b]", "[a, b, c]")
    assert FORM.put(text, place, "Eén, twee") == "card: \n  learning_goals: # c\n    - Eén, twee\n"


def test_trust_is_shown_in_lines_and_stays_between_braces():
    place = ("waarnemen", "requests", 0, "trust")
    text = "waarnemen:\n  requests:\n    - id: a\n      trust: {school: 1}\n"
    assert field(text, *place).value == "school: 1"
    assert FORM.put(text, place, "school: 1\nouders: -2") == text.replace("1}", "1, ouders: -2}")
    assert FORM.put(text.replace("      trust: {school: 1}\n", ""), place, "school: 1") == text


def test_phrases_per_group_are_shown_as_yaml():
    place = ("reference", "cues")
    new = FORM.put(TEXT, place, "gevolg:\n  - het dagboek\n  - 'de brief: a'")
    assert field(new, *place).value == 'gevolg:\n  - het dagboek\n  - "de brief: a"'
    assert FORM.clear(new, place) == TEXT


@pytest.mark.parametrize("wrong", ["a: b: c", "a: 1\na: 2", "[", "&x y"])
def test_raw_yaml_that_cannot_be_read_is_refused_at_its_line(wrong):
    with pytest.raises(ContentInvalidError) as caught:
        FORM.put(CARD + "reference:\n  cues: {a: [b]}\n", ("reference", "cues"), wrong)
    assert {problem.line for problem in caught.value.problems} == {9}


def test_a_yes_or_no_is_shown_in_one_way():
    assert (
        field("dossier: {facts: [{from_start: Yes}]}\n", "dossier", "facts", 0, "from_start").value == "true"
    )


@PATIENT
@given(st.data())
def test_a_key_that_is_cleared_is_absent_and_the_rest_is_not(drawn):
    text, all_places, _ = places(drawn.draw(st.sampled_from([TEMPLATE, SHIPPED[0]])))
    place = drawn.draw(st.sampled_from([place for place in all_places if isinstance(place[-1], str)]))
    new = FORM.clear(text, place)
    assert place[-1] not in value_at(new, place[:-1])
    assert without(data(new), place[:-1]) == without(data(text), place[:-1])
    assert FORM.clear(new, place) == new


# --- lists


def by_name(place: Place) -> tuple[str, ...]:
    """A place without numbers of items."""
    return tuple(part for part in place if isinstance(part, str))


def sorts_of_lists(text: str) -> dict[tuple[str, ...], Place]:
    """One list of each sort in the tree, in the text or not."""
    groups = [group for part in parts(text) for group in part.lists]
    return {by_name(group.place): group.place for group in sorted(groups, key=lambda group: group.present)}


def test_what_is_added_to_a_list_is_valid():
    text = FULL
    for place in sorts_of_lists(text).values():
        new, item = FORM.add(text, place)
        model, _ = shape_at(item)
        model.model_validate(value_at(new, item))
        before = value_at(text, place) or []
        assert value_at(new, place) == [*before, value_at(new, item)]
        assert FORM.part(new, item).place == item


def test_every_block_that_is_absent_can_be_added_and_removed():
    links = [link for part in parts(TEXT) for link in part.blocks if not link.present]
    for place in {by_name(link.place): link.place for link in links}.values():
        new, at = FORM.add(TEXT, place)
        shape_at(at)[0].model_validate(value_at(new, at))
        assert FORM.remove(new, at) == TEXT


def test_a_casus_stays_valid_when_something_is_added():
    new, _ = FORM.add(TEXT, ("handelen", "decisions"))
    new, _ = FORM.add(new, ("waarnemen", "requests", 0, "when"))
    assert build(Casus, read_text(new, "casus.yaml")).handelen.decisions[-1].id == "nieuw-1"


def test_a_new_item_says_what_to_fill_in_and_takes_the_style_of_the_list():
    new, place = FORM.add(TEXT, ("dossier", "chronology"))
    line = '    - {date: 2026-11-04, text: "Vul in: wat er gebeurde."}\n'
    assert (new.replace(line, "", 1), place) == (TEXT, ("dossier", "chronology", 4))


def test_a_new_reason_claims_no_source():
    new, place = FORM.add(TEXT, ("plannen", "goals"))
    assert value_at(new, (*place, "reason", "provenance")) == "eigen-ontwerp"


def test_a_new_item_has_an_id_of_its_own():
    new, _ = FORM.add(TEXT, ("dossier", "facts"))
    new, place = FORM.add(new, ("dossier", "facts"))
    assert value_at(new, place)["id"] == "nieuw-2"


@pytest.mark.parametrize("empty", ["", " []", " ~", " [] # c", " # c"])
def test_the_first_item_of_a_list(empty):
    text = f"dossier:\n  facts:{empty}\n  situation: x\n"
    new, place = FORM.add(text, ("dossier", "facts"))
    assert place == ("dossier", "facts", 0)
    assert FORM.remove(new, place) == f"dossier:\n  facts: []{' # c' * empty.count('#')}\n  situation: x\n"


def test_the_first_item_of_a_list_between_braces():
    new, _ = FORM.add("dossier: {facts: }\n", ("dossier", "facts"))
    assert value_at(new, ("dossier", "facts", 0, "id")) == "nieuw-1"
    assert value_at(FORM.add(new, ("dossier", "facts"))[0], ("dossier", "facts", 1, "id")) == "nieuw-2"


def test_a_block_that_is_there_is_not_added_again():
    assert FORM.add(TEXT, ("card",)) == (TEXT, ("card",))


def test_an_item_that_is_empty_is_filled():
    new, place = FORM.add("dossier:\n  facts:\n    -\n    - id: b\n", ("dossier", "facts", 0))
    assert (value_at(new, place)["id"], value_at(new, ("dossier", "facts", 1))) == ("nieuw-1", {"id": "b"})


@PATIENT
@given(st.data())
def test_removing_and_moving_touch_one_list(drawn):
    text, _, all_lists = places(drawn.draw(st.sampled_from([TEMPLATE, SHIPPED[0]])))
    place = drawn.draw(st.sampled_from(all_lists))
    items = value_at(text, place)
    index = drawn.draw(st.integers(0, len(items) - 1))
    by = drawn.draw(st.integers(-3, 3))
    removed = FORM.remove(text, (*place, index))
    assert value_at(removed, place) == items[:index] + items[index + 1 :]
    moved = FORM.move(text, (*place, index), by)
    to = max(0, min(index + by, len(items) - 1))
    wanted = items[:index] + items[index + 1 :]
    wanted.insert(to, items[index])
    assert value_at(moved, place) == wanted
    assert FORM.move(moved, (*place, to), index - to) == text
    assert without(data(removed), place) == without(data(moved), place) == without(data(text), place)


def test_a_list_can_be_emptied_item_by_item():
    text = TEXT
    for _ in range(4):
        text = FORM.remove(text, ("dossier", "chronology", 0))
    assert "  chronology: []\n  # Bijlagen: minstens vier." in text


def test_an_item_takes_the_comment_on_its_line_along():
    text = "dossier:\n  facts:\n  - id: a # over a\n  # over b\n  -\n    id: b\n  - {id: c}\n"
    moved = FORM.move(text, ("dossier", "facts", 0), 2)
    assert moved == "dossier:\n  facts:\n  -\n    id: b\n  # over b\n  - {id: c}\n  - id: a # over a\n"


def test_a_list_in_a_list_between_brackets():
    text = "waarnemen: {requests: [{id: a, when: {all: [{known: x}, {known: y}]}}, {id: b}]}\n"
    place = ("waarnemen", "requests", 0, "when", "all")
    assert FORM.move(text, (*place, 0), 1) == text.replace("{known: x}, {known: y}", "{known: y}, {known: x}")
    assert FORM.remove(text, (*place, 1)) == text.replace(", {known: y}", "")
    assert FORM.remove(text, ("waarnemen", "requests", 0)) == "waarnemen: {requests: [{id: b}]}\n"
