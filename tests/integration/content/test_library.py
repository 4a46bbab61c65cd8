"""What is on the shelf, overlays, hashes and formats."""

from __future__ import annotations

import shutil

import jsonschema
import pytest

from mas_sim.content import hashing
from mas_sim.content.library import FileContentLibrary, load
from mas_sim.content.schema import casus_schema
from mas_sim.content.upgrades import upgrade
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ContentVersionError
from mas_sim.model.casus import Casus
from tests.integration.content.conftest import ROOT, SMALL


def test_broken_assessments_start_nothing_and_name_every_problem(tmp_path):
    shutil.copytree(ROOT / "assessments", tmp_path / "assessments")
    kaders = tmp_path / "assessments" / "frameworks" / "landelijk.yaml"
    text = kaders.read_text(encoding="utf-8").replace("    provenance: brongebaseerd\n", "", 1)
    kaders.write_text(text.replace("circumstance: halt-eerder", "circumstance: halt-nooit"), encoding="utf-8")
    with pytest.raises(ContentInvalidError) as caught:
        FileContentLibrary(ROOT / "scenarios", tmp_path / "assessments")
    assert "‘provenance’ ontbreekt" in str(caught.value)


def test_a_local_agreement_changes_the_value_and_is_shown_as_such(library):
    local = FileContentLibrary(
        ROOT / "scenarios",
        ROOT / "assessments",
        overlay=ROOT / "assessments" / "frameworks" / "lokaal-voorbeeld.yaml",
    )
    national = {item.id: item for item in library.frameworks().frameworks}
    changed = [item for item in local.frameworks().frameworks if item.local_note]
    assert len(changed) == 1
    assert changed[0].tests != national[changed[0].id].tests


def test_a_pending_law_is_off_until_it_is_switched_on(library):
    switched = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments", laws=frozenset({"36663"}))
    assert [law.in_force for law in library.frameworks().laws] == [False]
    assert [law.in_force for law in switched.frameworks().laws] == [True]


def test_an_unknown_casus_is_not_found(library):
    with pytest.raises(ContentNotFoundError):
        library.casus("bestaat-niet")


def test_content_comes_back_the_same_by_its_hash():
    casus, _ = load(Casus, SMALL)
    again = hashing.from_body("casus", hashing.to_body(casus))
    assert again == casus
    assert hashing.content_hash(again) == hashing.content_hash(casus)


def test_another_word_is_another_hash():
    casus, _ = load(Casus, SMALL)
    other = casus.model_copy(update={"mas_edition": "mei 2020"})
    assert hashing.content_hash(other) != hashing.content_hash(casus)


def test_a_body_of_an_unknown_kind_is_not_found():
    with pytest.raises(ContentNotFoundError):
        hashing.from_body("recept", "{}")


def test_a_body_that_does_not_fit_is_not_found():
    with pytest.raises(ContentNotFoundError):
        hashing.from_body("casus", "{}")


def test_upgrades_go_one_step_a_version():
    steps = {1: lambda data: {**data, "een": "1"}, 2: lambda data: {**data, "twee": "2"}}
    found = upgrade({"schema_version": "1"}, steps, oldest=1, newest=3)
    assert found == {"schema_version": 3, "een": "1", "twee": "2"}


@pytest.mark.parametrize("version", ["0", "4"])
def test_too_old_and_too_new_are_refused(version):
    with pytest.raises(ContentVersionError):
        upgrade({"schema_version": version}, {}, oldest=1, newest=3)


def test_the_schema_accepts_the_small_casus():
    casus, _ = load(Casus, SMALL)
    jsonschema.Draft202012Validator.check_schema(casus_schema())
    plain = casus.model_dump(mode="json", exclude_defaults=True)
    assert [
        error.message for error in jsonschema.Draft202012Validator(casus_schema()).iter_errors(plain)
    ] == []


def test_every_field_of_the_schema_has_a_description():
    definitions = casus_schema()["$defs"]
    fields = [
        (name, key, value)
        for name, item in definitions.items()
        for key, value in item.get("properties", {}).items()
    ]
    assert [(name, key) for name, key, value in fields if "description" not in value] == []
