"""Content by its hash, and formats that can be read."""

from __future__ import annotations

import json

import pytest

from mas_sim.content import hashing
from mas_sim.content.reading import load
from mas_sim.content.upgrades import upgrade
from mas_sim.errors import ContentNotFoundError, ContentVersionError
from mas_sim.model.casus import Casus
from tests.integration.content.conftest import SMALL


@pytest.fixture(scope="module")
def casus() -> Casus:
    return load(Casus, SMALL)[0]


def test_every_kind_comes_back_the_same_by_its_hash(library, casus):
    parts = {
        "casus": casus,
        "methodology": library.methodology(),
        "frameworks": library.frameworks(),
        "instrument": library.instrument(),
        "rubric": library.rubric(),
    }
    assert set(parts) == set(hashing.KINDS)
    for kind, model in parts.items():
        again = hashing.from_body(kind, hashing.to_body(model))
        assert (again, hashing.content_hash(again)) == (model, hashing.content_hash(model))


def test_another_word_is_another_hash(casus):
    other = casus.model_copy(update={"mas_edition": "mei 2020"})
    assert hashing.content_hash(other) != hashing.content_hash(casus)


def test_comments_and_order_of_keys_are_not_part_of_the_hash(casus, casus_file):
    lines = SMALL.read_text(encoding="utf-8").splitlines(keepends=True)
    moved = [*lines[2:4], lines[1], "# een opmerking\n", *lines[4:]]
    again, _ = load(Casus, casus_file("".join(moved).encode()))
    assert hashing.content_hash(again) == hashing.content_hash(casus)


def test_a_body_of_an_unknown_kind_is_not_found():
    with pytest.raises(ContentNotFoundError):
        hashing.from_body("recept", "{}")


@pytest.mark.parametrize("body", ["{}", "[]", "geen json", "null", '{"schema_version": "x"}'])
def test_a_body_that_does_not_fit_is_not_found(body):
    with pytest.raises(ContentNotFoundError):
        hashing.from_body("casus", body)


@pytest.mark.parametrize("version", [0, 2])
def test_a_body_of_another_format_is_refused_as_such(version, casus):
    body = json.dumps({**json.loads(hashing.to_body(casus)), "schema_version": version})
    with pytest.raises(ContentVersionError):
        hashing.from_body("casus", body)


STEPS = {1: lambda data: {**data, "een": "1"}, 2: lambda data: {**data, "twee": data["een"] + "2"}}


@pytest.mark.parametrize(
    ("version", "added"), [("1", {"een": "1", "twee": "12"}), ("3", {})], ids=["oldest", "newest"]
)
def test_upgrades_go_one_step_a_version(version, added):
    found = upgrade({"schema_version": version}, STEPS, oldest=1, newest=3)
    assert {key: value for key, value in found.items() if key != "schema_version"} == added
    assert int(found["schema_version"]) == 3


@pytest.mark.parametrize("version", ["1", "4"])
def test_too_old_and_too_new_are_refused(version):
    with pytest.raises(ContentVersionError):
        upgrade({"schema_version": version}, STEPS, oldest=2, newest=3)
