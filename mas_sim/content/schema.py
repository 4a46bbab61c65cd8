"""The JSON Schema of a casus, for authors' editors."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema

from mas_sim.model.casus import Casus

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _ForAuthors(GenerateJsonSchema):
    """Without the English titles and docstrings that pydantic makes of code."""

    schema_dialect = DIALECT

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the hook is given one
        return False

    def generate(self, schema: CoreSchema, mode: Any = "validation") -> JsonSchemaValue:
        found = super().generate(schema, mode)
        for definition in (found, *found.get("$defs", {}).values()):
            definition.pop("title", None)
            definition.pop("description", None)
        return found


def casus_schema() -> dict[str, Any]:
    """Draft 2020-12, with a Dutch description at every property."""
    return {
        "$schema": DIALECT,
        "title": "Casus van de MAS-simulator",
        "description": "Een complete casus: dossier, vijf fasen en referentie. Zie scenarios/README.md.",
        **Casus.model_json_schema(by_alias=True, schema_generator=_ForAuthors),
    }
