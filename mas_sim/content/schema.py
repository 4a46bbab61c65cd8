"""The JSON Schema of a casus, for authors' editors."""

from typing import Any

from mas_sim.model.casus import Casus


def casus_schema() -> dict[str, Any]:
    """Draft 2020-12, with Dutch descriptions at every field."""
    schema = Casus.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Casus van de MAS-simulator",
        "description": "Een complete casus: dossier, vijf fasen en referentie. Zie scenarios/README.md.",
    }
