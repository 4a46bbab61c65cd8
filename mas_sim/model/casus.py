"""The casus as authored, in playing order; and what the casus holds the trainee against."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from mas_sim.model.absence import AbsenceRegister, Figure
from mas_sim.model.base import Model, Reason, Slug, Text
from mas_sim.model.decision import (
    ConditionalText,
    Decision,
    GoalOption,
    InformationRequest,
    RouteStanding,
)
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.model.rubric import Weight

SCHEMA_VERSION = 1
OLDEST_READABLE = 1


class CasusLevel(StrEnum):
    """For whom the casus is meant."""

    STARTER = "starter"
    GEVORDERD = "gevorderd"
    ERVAREN = "ervaren"


class SchoolType(StrEnum):
    """Kind of school."""

    PO = "po"
    VO = "vo"
    MBO = "mbo"
    VSO = "vso"
    PRO = "praktijkonderwijs"


class CasusCard(Model):
    """What the trainee sees before choosing the casus; gives nothing away."""

    title: Text = Field(description="Titel van de casus.")
    teaser: Text = Field(description="Waar het over gaat, zonder de uitkomst te verraden.")
    kind: Text = Field(description="Soort verzuim in gewone woorden.")
    level: CasusLevel = Field(description="starter, gevorderd of ervaren.")
    minutes: int = Field(ge=5, le=120, description="Verwachte duur in minuten.")
    learning_goals: tuple[Text, ...] = Field(min_length=1, description="Leerdoelen.")


class Youth(Model):
    """The jongere, with a first name only."""

    name: Text = Field(description="Voornaam.")
    birth_date: dt.date = Field(description="Geboortedatum.")
    school_type: SchoolType = Field(description="po, vo, mbo, vso of praktijkonderwijs.")
    school: Text = Field(description="Verzonnen naam van de school.")
    year: Text = Field(description="Leerjaar of opleiding.")
    family: Text = Field(description="Gezinssituatie zoals die bij de start bekend is.")


class ChronologyEntry(Model):
    """One line of the chronologisch overzicht."""

    date: dt.date = Field(description="Datum.")
    text: Text = Field(description="Wat er gebeurde.")


class AttachmentKind(StrEnum):
    """Kind of document."""

    BRIEF = "brief"
    GESPREKSVERSLAG = "gespreksverslag"
    MAIL = "mail"
    VERZUIMOVERZICHT = "verzuimoverzicht"
    ADVIES = "advies"
    MELDING = "melding"
    NOTITIE = "notitie"


class Attachment(Model):
    """A document that sounds like who wrote it."""

    id: Slug = Field(description="Id van de bijlage.")
    title: Text = Field(description="Titel.")
    kind: AttachmentKind = Field(description="Soort document.")
    author: Text = Field(description="Wie het schreef.")
    date: dt.date = Field(description="Datum.")
    text: Text = Field(description="De tekst.")
    from_start: bool = Field(
        default=False, description="true als het document bij de start in het dossier zit."
    )


class Fact(Model):
    """One checkable statement, and who may know it."""

    id: Slug = Field(description="Id van het feit.")
    text: Text = Field(description="Het feit in een zin.")
    may_know: tuple[Slug, ...] = Field(
        min_length=1, description="Rollen die dit mogen weten (id's van partners uit de methodiek)."
    )
    from_start: bool = Field(default=False, description="true als het bij de start bekend is.")


class CircumstanceValue(Model):
    """Whether a circumstance of the kaders holds in this casus, once its fact is known."""

    circumstance: Slug = Field(description="Omstandigheid uit de kaders.")
    holds: bool = Field(description="true als zij geldt.")
    fact: Slug = Field(description="Feit waaruit dat blijkt; tot dat bekend is, is het onbekend.")


class StatedFigure(Model):
    """A figure that a text of the dossier states; checked against the computed one."""

    figure: Figure = Field(description="Welk cijfer.")
    value: float = Field(description="De waarde die de tekst noemt.")
    quote: Text = Field(description="De woorden waarin de tekst het noemt, letterlijk.")


class Dossier(Model):
    """What lies on the desk, and what can come to lie there."""

    reference_date: dt.date = Field(
        description="Dag waarop de leerplichtambtenaar begint; leeftijd en cijfers gelden dan."
    )
    situation: Text = Field(description="Situatieschets.")
    chronology: tuple[ChronologyEntry, ...] = Field(min_length=1, description="Chronologisch overzicht.")
    attachments: tuple[Attachment, ...] = Field(min_length=4, description="Bijlagen, vier of meer.")
    absence: AbsenceRegister = Field(description="Verzuimregistratie.")
    stated: tuple[StatedFigure, ...] = Field(default=(), description="Cijfers die de teksten noemen.")
    facts: tuple[Fact, ...] = Field(min_length=1, description="Feiten.")
    circumstances: tuple[CircumstanceValue, ...] = Field(default=(), description="Omstandigheden.")


class InquiryPhase(Model):
    """Waarnemen or analyseren: information requests, then decisions."""

    intro: Text = Field(description="Waar je nu staat.")
    prompt: Text = Field(description="Wat er nu gevraagd wordt.")
    requests: tuple[InformationRequest, ...] = Field(description="Informatievragen.")
    decisions: tuple[Decision, ...] = Field(default=(), description="Keuzemomenten.")


class ReferenceRating(Model):
    """How the reference rates an aspect, given the facts that carry it.

    A trainee who does not know any of ``facts`` is right to answer ``onbekend``.
    """

    aspect: Slug = Field(description="Aspect van de signaleringslijst.")
    rating: Meaning = Field(description="Beoordeling.")
    also: tuple[Meaning, ...] = Field(default=(), description="Beoordelingen die ook te verdedigen zijn.")
    reason: Reason = Field(description="Waarom.")
    facts: tuple[Slug, ...] = Field(
        default=(), description="Feiten die de beoordeling dragen; leeg bij onbekend."
    )


class AnalysisPhase(InquiryPhase):
    """Analyseren: requests, the signaleringslijst, decisions."""

    ratings: tuple[ReferenceRating, ...] = Field(min_length=1, description="Beoordelingen van de referentie.")
    group_aspects: tuple[Slug, ...] = Field(
        min_length=8, max_length=10, description="De 8 tot 10 aspecten die een groep invult."
    )


class PlanPhase(Model):
    """Plannen: route(s), decisions (interventions, partners), goals, and the toets."""

    intro: Text = Field(description="Waar je nu staat.")
    prompt: Text = Field(description="Wat er nu gevraagd wordt.")
    decisions: tuple[Decision, ...] = Field(min_length=1, description="Interventies en ketenpartners.")
    routes: tuple[RouteStanding, ...] = Field(
        min_length=5, description="Oordeel over elke route en over de combinaties die ertoe doen."
    )
    goals: tuple[GoalOption, ...] = Field(min_length=2, description="Doelen waaruit gekozen wordt.")


class ActionPhase(Model):
    """Handelen: decisions in sequence."""

    intro: Text = Field(description="Waar je nu staat.")
    prompt: Text = Field(description="Wat er nu gevraagd wordt.")
    decisions: tuple[Decision, ...] = Field(min_length=2, description="Keuzemomenten, in volgorde.")


class Outcome(Model):
    """What came of one thing; the first text whose condition holds."""

    about: Text = Field(description="Waarover, bijvoorbeeld: Het verzuim.")
    texts: tuple[ConditionalText, ...] = Field(min_length=1, description="De laatste zonder voorwaarde.")


class EvaluationPhase(Model):
    """Evalueren: what came of it, then terugkoppeling, closing and recording."""

    intro: Text = Field(description="Waar je nu staat.")
    prompt: Text = Field(description="Wat er nu gevraagd wordt.")
    outcomes: tuple[Outcome, ...] = Field(min_length=1, description="Wat ervan kwam.")
    decisions: tuple[Decision, ...] = Field(
        min_length=1, description="Terugkoppeling, afsluiten, vastleggen."
    )


class Argument(Model):
    """An argument that carries the reference or a defensible route."""

    routes: tuple[Route, ...] = Field(description="De route of combinatie die het argument draagt.")
    text: Text = Field(description="Het argument.")
    facts: tuple[Slug, ...] = Field(default=(), description="Feiten waarop het steunt.")
    reason: Reason = Field(description="Norm of inzicht achter het argument, met herkomst.")


class ExamQuestion(Model):
    """A verantwoordingsvraag with what a good answer holds."""

    id: Slug = Field(description="Id van de vraag.")
    phase: PhaseId = Field(description="Fase waarover de vraag gaat.")
    question: Text = Field(description="De vraag.")
    good: tuple[Text, ...] = Field(min_length=2, description="Wat in een goed antwoord zit.")
    sources: tuple[Slug, ...] = Field(default=(), description="Bronnen.")


class ReferenceRoute(Model):
    """What carries the reference, and what to talk about afterwards."""

    summary: Text = Field(description="De referentieroute in drie tot vijf zinnen.")
    arguments: tuple[Argument, ...] = Field(min_length=1, description="Argumenten.")
    typical_mistakes: tuple[Text, ...] = Field(min_length=2, description="Veelgemaakte fouten.")
    discussion: tuple[Text, ...] = Field(min_length=3, description="Gespreksvragen voor intervisie.")
    questions: tuple[ExamQuestion, ...] = Field(
        min_length=5, max_length=8, description="Vijf tot acht verantwoordingsvragen."
    )
    criteria: dict[Slug, Weight] = Field(
        default_factory=dict,
        description="Gewicht van criteria van de motivering: kern, bijkomend of nvt; wat er niet staat is kern.",
    )
    cues: dict[Slug, tuple[Text, ...]] = Field(
        default_factory=dict,
        description=(
            "Zinswendingen die alleen in deze casus iets betekenen, per groep van de zinswendingen onder "
            "assessments/rubrics; mag leeg blijven."
        ),
    )
    takeaways: tuple[Text, ...] = Field(
        min_length=3, description="Wat ook wie goed speelde uit deze casus kan meenemen."
    )


class VariantOf(Model):
    """What a variant of a casus is: the same file with one signal changed, to play as a contrast."""

    casus: Slug = Field(description="Id van de casus waar dit een variant van is.")
    changed: Text = Field(
        description="Welk signaal anders is, in één of twee zinnen; te lezen na het spelen."
    )


class Casus(Model):
    """A complete casus."""

    schema_version: int = Field(description="Versie van het bestandsformaat; nu 1.")
    id: Slug = Field(
        description="Id: kleine letters, cijfers en streepjes. Werk je met bestanden, dan heet de map ook zo."
    )
    mas_edition: Text = Field(description="MAS-uitgave waarop de casus steunt.")
    card: CasusCard = Field(description="Kaartje in het overzicht.")
    youth: Youth = Field(description="De jongere.")
    dossier: Dossier = Field(description="Het dossier.")
    waarnemen: InquiryPhase = Field(description="Fase waarnemen.")
    analyseren: AnalysisPhase = Field(description="Fase analyseren.")
    plannen: PlanPhase = Field(description="Fase plannen.")
    handelen: ActionPhase = Field(description="Fase handelen.")
    evalueren: EvaluationPhase = Field(description="Fase evalueren.")
    reference: ReferenceRoute = Field(description="De referentie.")
    variant: VariantOf | None = Field(
        default=None,
        description="Alleen in een variant; wordt ingevuld bij het samenvoegen, niet in dit bestand.",
    )

    @property
    def family(self) -> str:
        """Id that a casus and its variants share: that of the casus itself."""
        return self.variant.casus if self.variant else self.id

    def requests(self) -> tuple[InformationRequest, ...]:
        """All information requests, in playing order."""
        return self.waarnemen.requests + self.analyseren.requests

    def decisions(self, phase: PhaseId) -> tuple[Decision, ...]:
        """The authored decisions of a phase, in order."""
        found: tuple[Decision, ...] = getattr(self, phase.value).decisions
        return found
