"""Authored questions and choices: information requests, decisions, options, goals."""

from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Reason, Slug, Text
from mas_sim.model.condition import Condition
from mas_sim.model.methodology import Route
from mas_sim.model.writing import WritingTask


class Standing(StrEnum):
    """How the reference looks at an option."""

    PREFERRED = "voorkeur"
    DEFENSIBLE = "verdedigbaar"
    DISCOURAGED = "afgeraden"


class Need(StrEnum):
    """How the reference looks at an information request."""

    NEEDED = "nodig"
    USEFUL = "nuttig"
    SUPERFLUOUS = "overbodig"
    NOT_ALLOWED = "niet-toegestaan"


class InformationRequest(Model):
    """Something the officer can look up or ask; nothing is known until asked."""

    id: Slug = Field(description="Id van de informatievraag.")
    label: Text = Field(description="Wat je doet, bijvoorbeeld: Bel de mentor over wat de school al deed.")
    partner: Slug = Field(description="Rol of ketenpartner bij wie je het vraagt (id uit de methodiek).")
    need: Need = Field(description="nodig, nuttig, overbodig of niet-toegestaan.")
    reason: Reason = Field(description="Waarom de vraag nodig, nuttig, overbodig of niet toegestaan is.")
    days: int = Field(ge=0, le=60, description="Doorlooptijd in werkdagen.")
    answer: Text = Field(description="Wat je hoort of leest, in de stem van wie antwoordt.")
    reveals: tuple[Slug, ...] = Field(default=(), description="Feiten die bekend worden.")
    attachments: tuple[Slug, ...] = Field(default=(), description="Bijlagen die aan het dossier komen.")
    trust: dict[Slug, int] = Field(default_factory=dict, description="Verandering van vertrouwen per partij.")
    interventions: tuple[Slug, ...] = Field(default=(), description="Interventies van de methodiek.")
    spoken: Text | None = Field(default=None, description="Zin die een trainer in de groep kan uitspreken.")
    when: Condition | None = Field(default=None, description="Alleen te stellen als dit geldt.")


class Reaction(Model):
    """What someone says or does; shown when its condition holds."""

    who: Text = Field(description="Wie er reageert, bijvoorbeeld: Moeder.")
    text: Text = Field(description="De reactie, in de stem van wie reageert.")
    when: Condition | None = Field(default=None, description="Alleen als dit geldt.")


class Option(Model):
    """One authored choice with its standing and what it sets in motion."""

    id: Slug = Field(description="Id van de optie, uniek binnen het keuzemoment.")
    label: Text = Field(description="De keuze zoals de deelnemer die leest.")
    standing: Standing = Field(description="voorkeur, verdedigbaar of afgeraden.")
    reason: Reason = Field(description="Waarom de referentie zo over deze optie denkt.")
    interventions: tuple[Slug, ...] = Field(
        default=(), description="Interventies van de methodiek die deze optie toepast."
    )
    exclusive: bool = Field(
        default=False, description="true bij ‘niemand’ of ‘niets’: niet samen met andere opties te kiezen."
    )
    partner: Slug | None = Field(default=None, description="Ketenpartner die de optie bereikt.")
    spoken: Text | None = Field(default=None, description="Zin die een trainer in de groep kan uitspreken.")
    days: int = Field(default=0, ge=0, le=120, description="Werkdagen die de keuze kost.")
    trust: dict[Slug, int] = Field(default_factory=dict, description="Verandering van vertrouwen per partij.")
    reveals: tuple[Slug, ...] = Field(default=(), description="Feiten die door de keuze bekend worden.")
    reactions: tuple[Reaction, ...] = Field(
        default=(), description="Reacties; alle waarvan de voorwaarde geldt."
    )
    when: Condition | None = Field(default=None, description="Alleen te kiezen als dit geldt.")
    passage: Text | None = Field(
        default=None,
        description="De zinnen die deze bouwsteen in het stuk zet; alleen bij een keuzemoment met document.",
    )


class DocumentKind(StrEnum):
    """Kind of text that is composed."""

    NOTICE = "kennisgevingsbrief"
    REPORT = "proces-verbaal"


class DocumentCheck(Model):
    """One line of the checklist a composed text is held against."""

    label: Text = Field(
        description="Waar het stuk aan moet voldoen, bijvoorbeeld: Wat er is gemeld, met data."
    )
    needs: tuple[Slug, ...] = Field(default=(), description="Bouwstenen waarvan er minstens één nodig is.")
    spoiled_by: tuple[Slug, ...] = Field(default=(), description="Bouwstenen waardoor het toch niet klopt.")
    reason: Reason = Field(description="Waarom dit erin hoort, met herkomst.")


class Document(Model):
    """A letter or proces-verbaal that the options of a decision are the building blocks of."""

    kind: DocumentKind = Field(description="kennisgevingsbrief of proces-verbaal.")
    opening: Text = Field(description="Waarmee het stuk begint, bijvoorbeeld de aanhef.")
    closing: Text = Field(description="Waarmee het eindigt, bijvoorbeeld de ondertekening.")
    order: tuple[Slug, ...] = Field(min_length=2, description="De bouwstenen in de volgorde van het stuk.")
    checklist: tuple[DocumentCheck, ...] = Field(min_length=3, description="Waaraan het stuk wordt getoetst.")
    writing: WritingTask | None = Field(
        default=None, description="Wat de deelnemer eerst zelf schrijft, uit een memo die niet neutraal is."
    )


class Select(StrEnum):
    """Whether a decision takes one option or several."""

    ONE = "een"
    MANY = "meer"


class ConditionalText(Model):
    """A text that is shown when its condition holds; the first that holds counts."""

    text: Text = Field(description="De tekst.")
    when: Condition | None = Field(default=None, description="Alleen als dit geldt; leeg: altijd.")


class Decision(Model):
    """A keuzemoment: what is going on, what is asked, and the options."""

    id: Slug = Field(description="Id van het keuzemoment.")
    title: Text = Field(description="Korte naam voor overzicht en verslag.")
    context: tuple[ConditionalText, ...] = Field(
        default=(), description="Wat er speelt; de eerste tekst waarvan de voorwaarde geldt."
    )
    prompt: Text = Field(description="De vraag aan de deelnemer.")
    select: Select = Field(default=Select.ONE, description="een of meer opties te kiezen.")
    justify: bool = Field(default=False, description="true als in het examen een motivering gevraagd wordt.")
    when: Condition | None = Field(default=None, description="Alleen als dit geldt.")
    options: tuple[Option, ...] = Field(description="De opties; elk met oordeel en reden.")
    document: Document | None = Field(
        default=None, description="Het stuk dat uit de gekozen opties ontstaat; alleen met select: meer."
    )

    @property
    def writing(self) -> WritingTask | None:
        """What is asked to write in own words before choosing; None where nothing is."""
        return self.document.writing if self.document else None


class RouteStanding(Model):
    """How the reference looks at one route or combination of routes."""

    routes: tuple[Route, ...] = Field(description="De route of combinatie.")
    standing: Standing = Field(description="voorkeur, verdedigbaar of afgeraden.")
    reason: Reason = Field(description="Waarom.")


class Reached(StrEnum):
    """Whether a goal was reached."""

    YES = "ja"
    PARTLY = "deels"
    NO = "nee"


class GoalResult(Model):
    """What came of a goal; the first whose condition holds."""

    reached: Reached = Field(description="ja, deels of nee.")
    text: Text = Field(description="Wat er van het doel kwam.")
    when: Condition | None = Field(default=None, description="Alleen als dit geldt; leeg: altijd.")


class Weeks(Model):
    """A range of weeks that the reference finds sensible."""

    min: int = Field(ge=0, le=52, description="Minstens zoveel weken.")
    max: int = Field(ge=0, le=52, description="Hoogstens zoveel weken.")


class GoalOption(Model):
    """A doel to choose in the plan; term and feedback moment are the trainee's."""

    id: Slug = Field(description="Id van het doel.")
    label: Text = Field(description="Het doel, zo concreet dat je kunt zien of het gehaald is.")
    standing: Standing = Field(description="voorkeur, verdedigbaar of afgeraden.")
    reason: Reason = Field(description="Waarom.")
    term: Weeks = Field(description="Termijn in weken die de referentie passend vindt.")
    feedback: Weeks = Field(description="Terugkoppelmoment in weken dat de referentie passend vindt.")
    interventions: tuple[Slug, ...] = Field(default=(), description="Interventies van de methodiek.")
    aspects: tuple[Slug, ...] = Field(
        default=(), description="Aspecten van de signaleringslijst waarop het doel antwoord geeft."
    )
    results: tuple[GoalResult, ...] = Field(description="Wat ervan kwam; de laatste zonder voorwaarde.")


class Agreement(StrEnum):
    """How a choice stands to the reference; deviating is not an error."""

    FOLLOWS = "volgt"
    DEFENSIBLE = "verdedigbaar"
    DEVIATES = "wijkt-af"
