"""The signaleringsinstrument as data: aspects, scale and prompts; it never names a route."""

from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Provenance, Slug, Text
from mas_sim.model.frameworks import Test


class Meaning(StrEnum):
    """What a scale value of any instrument means in our own list."""

    ONBEKEND = "onbekend"
    GEEN_ZORG = "geen_zorg"
    BESCHERMEND = "beschermend"
    AANDACHT = "aandacht"
    ZORG = "zorg"


ATTENTION = frozenset({Meaning.AANDACHT, Meaning.ZORG})


class ScaleValue(Model):
    """One answer the instrument allows."""

    id: Slug = Field(description="Id van het antwoord.")
    label: Text = Field(description="Antwoord op het scherm.")
    means: Meaning = Field(description="Betekenis in onze eigen lijst.")


class Domain(Model):
    """A group of aspects."""

    id: Slug = Field(description="Id van het domein.")
    label: Text = Field(description="Naam op het scherm.")


class Aspect(Model):
    """One thing to look at; risk and protective side."""

    id: Slug = Field(description="Id van het aspect.")
    domain: Slug = Field(description="Domein waar het aspect bij hoort.")
    label: Text = Field(description="Naam op het scherm.")
    risk: Text = Field(description="Waar de zorgkant op let.")
    protective: Text = Field(description="Waar de beschermende kant op let.")
    who_knows: Text = Field(description="Wie dit zou kunnen vertellen als het onbekend is.")
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")
    maps_to: Slug | None = Field(
        default=None, description="Ons eigen aspect waarmee dit overeenkomt; leeg bij onze eigen lijst."
    )


class RatingCue(Model):
    """Aspect with the meanings that wake a prompt."""

    aspect: Slug = Field(description="Aspect uit onze eigen lijst.")
    meanings: tuple[Meaning, ...] = Field(description="Beoordelingen die de vraag oproepen.")


class Prompt(Model):
    """A question the instrument asks back; never a decision.

    Shown when any cue matches, any test holds, or enough aspects are unknown.
    """

    id: Slug = Field(description="Id van de vraag.")
    text: Text = Field(description="De vraag aan de deelnemer.")
    cues: tuple[RatingCue, ...] = Field(default=(), description="Beoordelingen die de vraag oproepen.")
    tests: tuple[Test, ...] = Field(default=(), description="Cijfers die de vraag oproepen.")
    unknown_at_least: int | None = Field(
        default=None, ge=1, description="Aantal onbekende aspecten dat de vraag oproept."
    )
    unknown_domains: tuple[Slug, ...] = Field(
        default=(), description="Domeinen waarin geteld wordt; leeg: alle."
    )
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class SignallingInstrument(Model):
    """A replaceable list of aspects with its own scale."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van het instrument.")
    title: Text = Field(description="Naam op het scherm, met herkomst.")
    note: Text = Field(description="Wat het instrument wel en niet is.")
    scale: tuple[ScaleValue, ...] = Field(description="De antwoorden.")
    domains: tuple[Domain, ...] = Field(description="De domeinen.")
    aspects: tuple[Aspect, ...] = Field(description="De aspecten.")
    prompts: tuple[Prompt, ...] = Field(default=(), description="Vragen die de lijst terugstelt.")
