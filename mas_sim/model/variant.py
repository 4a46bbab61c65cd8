"""A variant as authored: a short file beside the casus with what is different in it."""

from typing import Any

from pydantic import Field

from mas_sim.model.base import Model, Slug, Text


class Replacement(Model):
    """One place of the casus with something else in it."""

    at: Text = Field(
        description="De plek, met schuine strepen; een item van een lijst met zijn id, bijvoorbeeld dossier/facts/gezag/text."
    )
    with_: Any = Field(alias="with", description="Wat daar komt te staan.")


class CasusVariant(Model):
    """The same casus with one signal changed, so that a trainee can see which fact turned it."""

    schema_version: int = Field(description="Versie van het bestandsformaat; nu 1.")
    title: Text = Field(description="Titel op het scherm; verraadt niet wat er anders is.")
    changed: Text = Field(
        description="Welk signaal anders is, in één of twee zinnen; te lezen na het spelen."
    )
    replace: tuple[Replacement, ...] = Field(min_length=1, description="Wat er anders is, plek voor plek.")


def variant_id(casus: Slug, name: Slug) -> str:
    """Id of a variant: that of its casus, an underscore and its own name."""
    return f"{casus}_{name}"
