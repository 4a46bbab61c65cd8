"""YAML as plain text with a line for every key and item."""

from __future__ import annotations

import pytest

from mas_sim.content.source import MAX_BYTES, read, read_text
from mas_sim.errors import ContentInvalidError


@pytest.fixture
def source(tmp_path):
    def of(text: str):
        path = tmp_path / "bestand.yaml"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return of


@pytest.mark.parametrize(
    "word", ["16:30", "no", "010", "2019-01-15", "1e3", "0x10", "yes", "1_000", "=", "<<"]
)
def test_a_scalar_stays_what_the_author_wrote(word, source):
    assert source(f"sleutel: {word}\n").data == {"sleutel": word}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_none(word, source):
    assert source(f"sleutel: {word}\n").data == {"sleutel": None}


@pytest.mark.parametrize("word", ["''", '"null"', "'~'"])
def test_a_quoted_value_is_text(word, source):
    assert source(f"sleutel: {word}\n").data == {"sleutel": word[1:-1]}


@pytest.mark.parametrize("word", ["no", "010", "2019-01-15", "12"])
def test_a_key_stays_what_the_author_wrote(word, source):
    assert source(f"{word}: waarde\n").data == {word: "waarde"}


def test_every_key_and_item_has_its_own_line(source):
    found = source("een: 1\nlijst:\n  - a: 2\n    b: >-\n      lange\n      tekst\n  - c\n")
    places = (("een",), ("lijst",), ("lijst", 0), ("lijst", 0, "b"), ("lijst", 1))
    assert [found.line(place) for place in places] == [1, 2, 3, 4, 7]


def test_what_is_not_there_has_the_line_of_what_is_around_it(source):
    assert source("een:\n  twee:\n    drie: 3\n").line(("een", "twee", "vier", 0)) == 2


def test_every_duplicate_anchor_and_tag_is_named(source):
    with pytest.raises(ContentInvalidError) as caught:
        source("a: &x 1\nb: *x\nc: !eigen 2\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_an_anchor_that_holds_itself_is_refused(source):
    with pytest.raises(ContentInvalidError):
        source("a: &x [*x]\n")


def test_duplicates_at_every_level_are_named(source):
    with pytest.raises(ContentInvalidError) as caught:
        source("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert [problem.line for problem in caught.value.problems] == [2, 5]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "''"])
def test_a_key_that_is_no_word_is_refused(key, source):
    with pytest.raises(ContentInvalidError, match="enkel woord"):
        source(f"? {key}\n: waarde\n")


def test_a_text_is_read_as_a_file_is(source):
    found = read_text("een: 16:30\nlijst: [a]\n", "van de pagina")
    assert (found.file, found.data) == ("van de pagina", {"een": "16:30", "lijst": ["a"]})
    assert found.lines == source("een: 16:30\nlijst: [a]\n").lines


def test_a_text_that_is_too_big_is_refused():
    with pytest.raises(ContentInvalidError, match="groter dan 1 MB"):
        read_text("a: " + "b" * MAX_BYTES, "van de pagina")
