"""Rubrics as data: criteria with levels for a motivering, O/V criteria for the oefenexamen."""

from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Provenance, Slug, Text


class Weight(StrEnum):
    """How much a criterion matters in a casus."""

    CORE = "kern"
    EXTRA = "bijkomend"
    NOT_APPLICABLE = "nvt"


class Level(Model):
    """One level of a criterion."""

    level: int = Field(ge=0, le=3, description="Niveau, 0 tot en met 3.")
    description: Text = Field(description="Wat een motivering op dit niveau laat zien.")
    missing: str = Field(default="", description="Wat er nog ontbreekt voor het volgende niveau, in een zin.")
    ask: str = Field(default="", description="Vraag die helpt om een niveau hoger te komen.")


class Criterion(Model):
    """One thing a motivering is looked at for."""

    id: Slug = Field(description="Id van het criterium.")
    label: Text = Field(description="Naam op het scherm.")
    question: Text = Field(description="Vraag die de deelnemer helpt bij het schrijven.")
    levels: tuple[Level, ...] = Field(description="De niveaus, oplopend.")
    rules: tuple[Text, ...] = Field(default=(), description="Afspraken bij het beoordelen.")


class Flag(Model):
    """Something beside the levels that a reader should notice."""

    id: Slug = Field(description="Id van de vlag.")
    label: Text = Field(description="Naam op het scherm.")
    description: Text = Field(description="Wat de vlag betekent.")


class Rubric(Model):
    """A rubric for the motivering."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van de rubric.")
    title: Text = Field(description="Naam op het scherm.")
    provenance: Provenance = Field(description="Herkomst.")
    criteria: tuple[Criterion, ...] = Field(description="De criteria.")
    flags: tuple[Flag, ...] = Field(default=(), description="De vlaggen.")
    rules: tuple[Text, ...] = Field(default=(), description="Afspraken voor wie beoordeelt.")


class ExamCriterion(Model):
    """An observable O/V criterion for the oefenexamen."""

    id: Slug = Field(description="Id van het criterium.")
    label: Text = Field(description="Waarneembaar gedrag of inhoud.")
    crucial: bool = Field(default=False, description="true bij een cruciale eis.")


class ExamRubric(Model):
    """O/V criteria of our own design for the verantwoordingsgesprek."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van de rubric.")
    title: Text = Field(description="Naam op het scherm; eigen ontwerp staat erin.")
    provenance: Provenance = Field(description="Herkomst.")
    dossier_minutes: int = Field(ge=1, description="Minuten dat het dossier in het oefenexamen open ligt.")
    criteria: tuple[ExamCriterion, ...] = Field(description="De criteria.")


class Anchor(Model):
    """A motivering with the level that raters gave it on one criterion, to learn judging by."""

    criterion: Slug = Field(description="Criterium waarop dit een voorbeeld is.")
    about: Text = Field(description="De casus in een zin, de aangewezen en de gekozen route.")
    log: tuple[Text, ...] = Field(default=(), description="Wat het logboek van de schrijver bevat.")
    text: Text = Field(description="De motivering.")
    level: int = Field(ge=0, le=3, description="Niveau dat twee beoordelaars gaven.")
    evidence: str = Field(default="", description="De zin die het niveau verdiende, letterlijk uit de tekst.")


class AnchorSet(Model):
    """Examples per criterion, for whoever is going to judge."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze verzameling.")
    title: Text = Field(description="Naam, met herkomst.")
    provenance: Provenance = Field(description="Herkomst.")
    anchors: tuple[Anchor, ...] = Field(description="De voorbeelden, in de volgorde waarin ze verschijnen.")
