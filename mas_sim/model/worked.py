"""A worked example: an experienced officer thinks aloud at each step, for who never played a casus."""

from pydantic import Field

from mas_sim.model.base import Model, Reason, Slug, Text
from mas_sim.model.methodology import PhaseId


class WorkedStep(Model):
    """One step: what lies there, what the reader would do, and what the colleague thought and did."""

    id: Slug = Field(description="Id van de stap.")
    phase: PhaseId = Field(description="De fase.")
    title: Text = Field(description="Korte naam van de stap.")
    given: Text = Field(description="Wat er ligt of wat iemand zegt.")
    question: Text = Field(description="Eén vraag aan de lezer, voordat de collega aan het woord komt.")
    thoughts: Text = Field(description="Wat de collega hardop denkt, in de ik-vorm.")
    does: Text = Field(description="Wat zij doet.")
    reason: Reason = Field(description="Waarom, met herkomst.")
    pitfall: Text | None = Field(default=None, description="Waar je hier makkelijk uitglijdt.")


class WorkedExample(Model):
    """The uitgewerkt voorbeeld, offered before the first casus."""

    schema_version: int = Field(description="Versie van het bestandsformaat; nu 1.")
    id: Slug = Field(description="Id van het voorbeeld.")
    title: Text = Field(description="Titel.")
    minutes: int = Field(ge=5, le=60, description="Leestijd in minuten.")
    intro: Text = Field(description="Wat dit is, en dat het eigen ontwerp is.")
    youth: Text = Field(description="Over wie het gaat; alleen een voornaam.")
    steps: tuple[WorkedStep, ...] = Field(min_length=5, description="De stappen, op volgorde van de fasen.")
    closing: Text = Field(description="Wat ervan kwam.")
    takeaways: tuple[Text, ...] = Field(min_length=2, description="Wat je meeneemt.")
