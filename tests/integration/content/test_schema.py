"""The JSON Schema that an author's editor reads."""

from __future__ import annotations

import jsonschema

from mas_sim.content.reading import load
from mas_sim.content.schema import casus_schema
from mas_sim.model.casus import Casus
from tests.integration.content.conftest import SMALL

SCHEMA = casus_schema()
PARTS = {"Casus": SCHEMA, **SCHEMA["$defs"]}


def errors(**changes):
    casus, _ = load(Casus, SMALL)
    plain = casus.model_dump(mode="json", exclude_defaults=True)
    return [
        item.message for item in jsonschema.Draft202012Validator(SCHEMA).iter_errors({**plain, **changes})
    ]


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_accepts_the_small_casus():
    assert errors() == []


def test_it_refuses_an_unknown_key():
    assert errors(kleur="blauw") != []


def test_every_property_has_a_description():
    bare = [
        (part, name)
        for part, schema in PARTS.items()
        for name, field in schema.get("properties", {}).items()
        if not field.get("description")
    ]
    assert bare == []


def test_no_english_of_the_code_shows():
    assert [
        name for name, schema in SCHEMA["$defs"].items() if "title" in schema or "description" in schema
    ] == []
    titled = [
        name
        for schema in PARTS.values()
        for name, field in schema.get("properties", {}).items()
        if "title" in field
    ]
    assert titled == []


def test_a_denied_condition_is_written_as_an_author_writes_it():
    assert {"not", "all", "any"} <= set(SCHEMA["$defs"]["Condition"]["properties"])
