"""The methodiek as data: phases, routes, combinations, interventions, partners, sources."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Provenance, Reason, Slug, Text


class PhaseId(StrEnum):
    """The five phases of the MAS, in their order."""

    WAARNEMEN = "waarnemen"
    ANALYSEREN = "analyseren"
    PLANNEN = "plannen"
    HANDELEN = "handelen"
    EVALUEREN = "evalueren"


class Route(StrEnum):
    """Basisroute and the four vervolgroutes; unnumbered since April 2020."""

    BASIS = "basis"
    VRIJWILLIG = "vrijwillig"
    HALT = "halt"
    CIVIEL = "civiel"
    STRAF = "straf"


RouteChoice = frozenset[Route]


class Phase(Model):
    """A phase with its core and the question it asks of the officer."""

    id: PhaseId = Field(description="De fase.")
    label: Text = Field(description="Naam op het scherm.")
    core: Text = Field(description="De kern van de fase in een zin.")
    provenance: Provenance = Field(description="Herkomst van de kern.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class RouteInfo(Model):
    """A route with what speaks for and against it."""

    id: Route = Field(description="De route.")
    label: Text = Field(description="Naam op het scherm.")
    summary: Text = Field(description="Wat de route inhoudt, in een of twee zinnen.")
    indications: tuple[Reason, ...] = Field(description="Wat voor de route pleit, met herkomst.")
    restraints: tuple[Reason, ...] = Field(description="Redenen voor terughoudendheid, met herkomst.")


class RouteCombination(Model):
    """What the methodiek says of a combination of routes."""

    routes: tuple[Route, ...] = Field(description="De gecombineerde routes.")
    possible: bool = Field(description="true als de combinatie denkbaar is, false als zij niet kan.")
    reason: Reason = Field(description="Waarom wel of niet.")


class Intervention(Model):
    """Something an officer can apply in a phase; options name the ones they apply."""

    id: Slug = Field(description="Id van de interventie.")
    phase: PhaseId = Field(description="Fase waarin de interventie thuishoort.")
    label: Text = Field(description="Naam op het scherm.")
    description: Text = Field(description="Wat de interventie inhoudt.")
    legal_duty: bool = Field(default=False, description="true als de wet dit voorschrijft.")
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class Partner(Model):
    """A role around the jongere: school, ouders, ketenpartners, and leerplicht itself."""

    id: Slug = Field(description="Id van de rol of ketenpartner.")
    label: Text = Field(description="Naam op het scherm.")
    knows: Text = Field(description="Wat deze partij mag weten en delen.")
    chain: bool = Field(description="true als dit een ketenpartner is om te raadplegen.")
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class Source(Model):
    """One entry of the bronnenregister."""

    id: Slug = Field(description="Id waarmee redenen naar de bron verwijzen.")
    citation: Text = Field(description="Verwijzing zoals de deelnemer die leest.")
    checked: date = Field(description="Datum waarop de bron voor het laatst is nagekeken.")
    provenance: Provenance = Field(description="Herkomst; gedateerd als de bron oud is.")
    url: str | None = Field(default=None, description="Vindplaats, als die er is.")
    note: str | None = Field(default=None, description="Beperking van de bron.")


class ConsistencyRule(Model):
    """A question when what was rated and what was chosen do not speak to each other.

    Fires when a cue matches, one of ``routes`` was chosen (or none is named), and the
    plan holds nothing of what would have answered it.
    """

    id: Slug = Field(description="Id van de regel.")
    aspects: tuple[Slug, ...] = Field(min_length=1, description="Aspecten van onze eigen lijst.")
    meanings: tuple[Slug, ...] = Field(min_length=1, description="Beoordelingen die de regel oproepen.")
    routes: tuple[Route, ...] = Field(default=(), description="Alleen als een van deze routes is gekozen.")
    without_routes: tuple[Route, ...] = Field(
        default=(), description="Niet als een van deze routes ook is gekozen."
    )
    without_interventions: tuple[Slug, ...] = Field(
        default=(), description="Niet als een van deze interventies is toegepast."
    )
    without_partners: tuple[Slug, ...] = Field(
        default=(), description="Niet als een van deze partners is betrokken."
    )
    without_requests_to: tuple[Slug, ...] = Field(
        default=(), description="Niet als aan een van deze rollen iets is gevraagd."
    )
    text: Text = Field(description="Wat de deelnemer leest; {aspect} en {route} worden ingevuld.")
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class WritingNorm(Model):
    """What every text written in own words is held against, whatever the casus."""

    label: Text = Field(description="Waar elke tekst aan moet voldoen.")
    avoid: tuple[Text, ...] = Field(
        default=(), description="Zinswendingen die er niet horen; tussen aanhalingstekens tellen ze niet mee."
    )
    reason: Reason = Field(description="Waarom, met herkomst.")


class Methodology(Model):
    """The whole methodiek as one dated data set."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze methodiek.")
    title: Text = Field(description="Naam op het scherm.")
    edition: Text = Field(description="Uitgave van de MAS waarop dit steunt, en wat niet bekend is.")
    phases: tuple[Phase, ...] = Field(description="De vijf fasen, in volgorde.")
    routes: tuple[RouteInfo, ...] = Field(description="Basisroute en vier vervolgroutes.")
    combinations: tuple[RouteCombination, ...] = Field(description="Combinaties van routes.")
    interventions: tuple[Intervention, ...] = Field(description="Interventies per fase.")
    partners: tuple[Partner, ...] = Field(description="Rollen en ketenpartners.")
    sources: tuple[Source, ...] = Field(description="Het bronnenregister.")
    consistency: tuple[ConsistencyRule, ...] = Field(
        default=(), description="Vragen als beoordeling en keuze niet op elkaar aansluiten."
    )
    neutral: WritingNorm | None = Field(
        default=None, description="Woorden die oordelen of gissen, in een stuk dat feiten noemt."
    )
    own_words: WritingNorm | None = Field(
        default=None, description="Dat een stuk geen zinnen uit de memo overneemt."
    )
