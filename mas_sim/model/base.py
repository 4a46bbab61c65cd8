"""The strict base of every model and the few scalar types they share."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=64)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

ONE_OR_MORE = Field(min_length=1)


class Model(BaseModel):
    """Frozen, refuses unknown keys, strips text."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        serialize_by_alias=True,
        allow_inf_nan=False,
    )


class Provenance(StrEnum):
    """Herkomst of a statement: how far a source carries it."""

    SOURCED = "brongebaseerd"
    INFERRED = "afgeleid"
    OWN_DESIGN = "eigen-ontwerp"
    DATED = "gedateerd"


class Confidence(StrEnum):
    """How sure we are that a norm holds today."""

    HIGH = "hoog"
    MEDIUM = "midden"
    LOW = "laag"


class Reason(Model):
    """Why a standing, rating or norm is as it is; sourced unless it says otherwise."""

    text: Text = Field(description="De reden, in een of meer hele zinnen die de deelnemer leest.")
    provenance: Provenance = Field(
        description="Herkomst: brongebaseerd, afgeleid, eigen-ontwerp of gedateerd."
    )
    sources: tuple[Slug, ...] = Field(
        default=(), description="Bronnen uit het bronnenregister, als id's (bijvoorbeeld lpw-22)."
    )
