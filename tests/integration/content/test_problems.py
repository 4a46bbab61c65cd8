"""Pydantic's complaints in Dutch, whatever is wrong."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mas_sim.content.fields import keys_at
from mas_sim.content.problems import _KINDS, _SAY, say
from mas_sim.content.source import read
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from tests.integration.content.conftest import SMALL

WHOLE = read(SMALL)
PLACES = sorted(WHOLE.lines, key=str)[1:]
WRONG = [
    None,
    "",
    "x" * 20_001,
    "Geen Id",
    "-1",
    "1e99",
    "inf",
    "1.5",
    "misschien",
    [],
    ["x"],
    {},
    {"x": "y"},
]


def with_wrong(place, wrong):
    """The small casus as data, with something else at a place."""
    data = copy.deepcopy(WHOLE.data)
    parent = data
    for part in place[:-1]:
        parent = parent[part]
    parent[place[-1]] = wrong
    return data


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES), wrong=st.sampled_from(WRONG))
def test_no_complaint_falls_through_to_the_general_sentence(place, wrong):
    try:
        Casus.model_validate(with_wrong(place, wrong))
    except ValidationError as error:
        for detail in error.errors():
            assert detail["type"] in _SAY or detail["type"].split("_")[0] in _KINDS
            assert "Input should" not in say(detail)


def test_a_complaint_that_no_model_makes_yet_is_still_dutch():
    assert (
        say({"type": "url_parsing", "loc": ("bron",), "input": "x"}) == "‘bron’ kan zo niet. Controleer het."
    )


def test_a_sentence_of_a_model_keeps_its_capitals():
    detail = {
        "type": "value_error",
        "loc": (),
        "input": {},
        "ctx": {"error": ValueError("vraag Halt om raad")},
    }
    assert say(detail) == "Vraag Halt om raad."


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ((), "youth"),
        (("waarnemen", "requests", 0), "answer"),
        (("handelen", "decisions", 1, "when"), "not"),
        (("handelen", "decisions", 1, "when", "any", 0, "not", "trust"), "at_least"),
        (("dossier", "absence", "timetable"), "ma"),
    ],
)
def test_the_keys_of_a_place_are_those_an_author_writes(place, key):
    assert key in keys_at(Casus, place)


@pytest.mark.parametrize("place", [("waarnemen", "requests"), ("id",), ("bestaat", "niet"), ("card", 0)])
def test_a_place_without_a_block_has_no_keys(place):
    assert keys_at(Casus, place) == ()


def test_keys_of_a_framework_file_are_known_too():
    assert "herkomst" not in keys_at(FrameworkSet, ("frameworks", 0))
    assert "provenance" in keys_at(FrameworkSet, ("frameworks", 0))
