"""A small casus and a motivering in files, as used to measure the scorer; keys are Dutch, as in the files."""

from pydantic import ConfigDict, Field

from mas_sim.model.base import Model, Text
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import Route


class FileModel(Model):
    """Read by its Dutch keys; keys that we do not use are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True, str_strip_whitespace=True)


class SketchYouth(FileModel):
    """The jongere of a sketch; several names are joined by ``en``."""

    name: Text = Field(alias="naam")
    age: int = Field(alias="leeftijd")


class SketchFact(FileModel):
    """One checkable sentence."""

    id: Text
    text: Text = Field(alias="tekst")


class SketchSignal(FileModel):
    """An aspect with the view of the reference."""

    aspect: Text
    meaning: Meaning = Field(alias="oordeel")
    text: Text = Field(alias="tekst")


class SketchReference(FileModel):
    """The routes of the reference."""

    routes: tuple[Route, ...]


class SketchAction(FileModel):
    """Something an officer could have done."""

    id: Text
    label: Text


class CasusSketch(FileModel):
    """A casus with no more than scoring a motivering asks."""

    id: Text
    title: str = Field(default="", alias="titel")
    youth: SketchYouth = Field(alias="jongere")
    dossier: Text
    facts: tuple[SketchFact, ...] = Field(alias="feiten")
    signals: tuple[SketchSignal, ...] = Field(default=(), alias="signalen")
    partners: tuple[Text, ...] = ()
    reference: SketchReference = Field(alias="referentie")
    actions: tuple[SketchAction, ...] = Field(default=(), alias="acties")
    cues: dict[str, tuple[Text, ...]] = Field(default_factory=dict, alias="zinswendingen")


class WrittenJustification(FileModel):
    """A motivering in a file, with what its writer chose and did."""

    id: Text
    casus: Text
    routes: tuple[Route, ...] = Field(alias="gekozen_routes")
    actions: tuple[str, ...] = Field(default=(), alias="acties")
    text: str = Field(alias="tekst")


class GoldLabels(FileModel):
    """The levels and flags that raters gave a motivering."""

    id: Text
    levels: dict[str, int] = Field(alias="niveaus")
    flags: tuple[str, ...] = Field(default=(), alias="vlaggen")


class WrittenAttack(WrittenJustification):
    """A text written to fool a scorer, with the most that a careful rater would give."""

    kind: str = Field(alias="soort")
    most: int = Field(alias="max_totaal")
