"""Kaders: dated, sourced rules, checked against computed figures and known circumstances."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from mas_sim.model.absence import Figure
from mas_sim.model.base import Confidence, Model, Provenance, Slug, Text
from mas_sim.model.methodology import Route


class Comparison(StrEnum):
    """How a figure is held against the value of a rule."""

    AT_LEAST = "minstens"
    AT_MOST = "hoogstens"
    MORE_THAN = "meer-dan"
    LESS_THAN = "minder-dan"


class Test(Model):
    """One test of a kader: a figure against a value, or a circumstance that must (not) hold."""

    __test__ = False  # not a pytest class

    figure: Figure | None = Field(default=None, description="Berekend cijfer dat getoetst wordt.")
    comparison: Comparison | None = Field(default=None, description="Vergelijking met de waarde.")
    value: float | None = Field(default=None, description="Grenswaarde.")
    circumstance: Slug | None = Field(default=None, description="Omstandigheid die wel of niet geldt.")
    holds: bool | None = Field(default=None, description="true als de omstandigheid moet gelden.")

    @model_validator(mode="after")
    def is_a_figure_test_or_a_circumstance_test(self) -> "Test":
        """Either figure, comparison and value, or circumstance and holds."""
        figure = (self.figure, self.comparison, self.value)
        circumstance = (self.circumstance, self.holds)
        if None not in figure and circumstance == (None, None):
            return self
        if figure == (None, None, None) and None not in circumstance:
            return self
        raise ValueError("geef óf figure, comparison en value, óf circumstance en holds")


class Combine(StrEnum):
    """Whether all tests must hold, or one is enough."""

    ALL = "alle"
    ANY = "een-van"


class Exemption(Model):
    """What puts a kader out of play whatever its tests say; until it is known, the kader stands."""

    circumstance: Slug = Field(description="Omstandigheid waardoor het kader niet geldt.")
    text: Text = Field(description="Zin die dan zegt dat het kader niet geldt, en waarom.")


class Framework(Model):
    """One kader with its validity, source and the sentences for each outcome.

    The sentences may use ``{value}`` and ``{limit}`` (figure and value of the first test
    on a figure), ``{value2}`` and ``{limit2}`` (of the second), so that a local agreement
    never contradicts a sentence. Without tests a kader informs and is never met.
    """

    id: Slug = Field(description="Id van het kader.")
    label: Text = Field(description="Naam op het scherm.")
    explanation: Text = Field(description="Wat het kader zegt, in gewone taal.")
    routes: tuple[Route, ...] = Field(default=(), description="Routes waarop het kader slaat.")
    required: bool = Field(
        default=False, description="true als de route alleen past wanneer dit kader geldt."
    )
    combine: Combine = Field(default=Combine.ALL, description="alle tests, of een-van.")
    tests: tuple[Test, ...] = Field(
        default=(), description="De tests; leeg bij een kader dat alleen informeert."
    )
    unless: Exemption | None = Field(
        default=None,
        description="Uitzondering waardoor het kader niet geldt, ook al halen de cijfers de grens.",
    )
    if_met: Text = Field(
        description="Zin als het kader geldt; {value} en {limit} (en {value2}, {limit2}) worden ingevuld."
    )
    if_not_met: Text = Field(description="Zin als het kader niet geldt.")
    if_unknown: Text = Field(description="Zin als het met wat bekend is niet te zeggen is.")
    valid_from: date = Field(description="Geldig vanaf.")
    valid_to: date | None = Field(default=None, description="Geldig tot en met; leeg als het nog geldt.")
    checked: date = Field(description="Datum waarop dit is nagekeken.")
    confidence: Confidence = Field(description="Hoe zeker dit vandaag nog geldt.")
    provenance: Provenance = Field(description="Herkomst.")
    sources: tuple[Slug, ...] = Field(min_length=1, description="Bronnen uit het bronnenregister.")
    law: Slug | None = Field(default=None, description="Wetsvoorstel waaraan dit kader hangt.")
    local_note: str | None = Field(
        default=None, description="Toelichting als een lokale afspraak de waarde heeft gewijzigd."
    )


class Circumstance(Model):
    """Something about a casus that a kader asks and no figure tells."""

    id: Slug = Field(description="Id van de omstandigheid.")
    label: Text = Field(description="De omstandigheid als korte bewering.")


class PendingLaw(Model):
    """A bill whose rules are off until the operator switches it on."""

    id: Slug = Field(description="Nummer van het wetsvoorstel.")
    label: Text = Field(description="Naam van het wetsvoorstel.")
    note: Text = Field(description="Stand van zaken.")
    in_force: bool = Field(default=False, description="true als de regels gelden.")


class FrameworkSet(Model):
    """All kaders in force for an installation."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze set.")
    title: Text = Field(description="Naam op het scherm.")
    circumstances: tuple[Circumstance, ...] = Field(default=(), description="Omstandigheden.")
    laws: tuple[PendingLaw, ...] = Field(default=(), description="Aanhangige wetsvoorstellen.")
    frameworks: tuple[Framework, ...] = Field(description="De kaders.")


class LocalChange(Model):
    """A local agreement that changes the value of one test of one kader."""

    framework: Slug = Field(description="Id van het kader.")
    figure: Figure = Field(description="Het cijfer waarvan de grenswaarde verandert.")
    value: float = Field(description="De lokale grenswaarde.")
    note: Text = Field(description="Wie dit heeft afgesproken en waarom; staat op het scherm.")


class LocalOverlay(Model):
    """Lokale afspraken laid over the national kaders."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze lokale afspraken.")
    title: Text = Field(description="Naam op het scherm, bijvoorbeeld Lokale afspraken voorbeeldregio.")
    changes: tuple[LocalChange, ...] = Field(description="De gewijzigde waarden.")
