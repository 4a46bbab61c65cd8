"""A run as it stands after its events; derived by replay, never stored."""

import datetime as dt

from pydantic import Field

from mas_sim.model.actions import ContentHashes, GoalChoice, Hold, Mode, Stage
from mas_sim.model.base import Model
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import PhaseId, Route


class AspectRating(Model):
    """How the trainee rated an aspect of the instrument in use.

    ``own_aspect`` is our id for it, None where the instrument's aspect has none.
    """

    aspect: str
    value: str
    meaning: Meaning
    own_aspect: str | None
    fact: str | None


class Choice(Model):
    """A choice made: the options of a decision, out of those on offer, in a phase and on a day."""

    decision: str
    options: tuple[str, ...]
    offered: tuple[str, ...]
    phase: PhaseId
    day: int


class Justification(Model):
    """A motivering, with what it explains."""

    subject: str
    text: str
    at: dt.datetime


class Written(Model):
    """What was written in own words at a decision.

    ``versions`` are the texts, oldest first, none where the writing was passed; ``lines`` the numbers of the lines of the checklist that held when the
    first was written: what became known later is not asked of it.
    """

    versions: tuple[str, ...]
    lines: tuple[int, ...]


class ReactionShown(Model):
    """A reaction as it was shown."""

    who: str
    text: str


class JournalEntry(Model):
    """One step in the story: a request answered or a choice with its reactions.

    ``day`` is the number of werkdagen elapsed after the step.
    """

    phase: PhaseId
    request: str | None = None
    decision: str | None = None
    options: tuple[str, ...] = ()
    reactions: tuple[ReactionShown, ...] = ()
    revealed: tuple[str, ...] = ()
    day: int = 0


class Run(Model):
    """Everything that happened, as one value.

    Attributes:
        seq: number of events replayed; the next event is stored under ``seq + 1``.
        reviewing: True when the feedback of ``stage`` is on the screen.
        pending: subject that must be motivated before anything else, or None.
        first_routes, first_choices: the plan before its one revision, None if unrevised.
        first_justifications: motiveringen as first written, of those written anew since.
        written: what was written in own words, by decision.
        known: ids of facts known to the trainee; attachments: ids in the dossier.
        days: werkdagen elapsed; trust: points per party, start 0.
    """

    seq: int
    casus_id: str
    contents: ContentHashes
    mode: Mode
    pseudonym: str
    started_at: dt.datetime
    updated_at: dt.datetime
    stage: Stage = Stage.WAARNEMEN
    reviewing: bool = False
    pending: str | None = None
    asked: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    attachments: frozenset[str] = frozenset()
    ratings: dict[str, AspectRating] = Field(default_factory=dict)
    choices: dict[str, Choice] = Field(default_factory=dict)
    routes: frozenset[Route] | None = None
    first_routes: frozenset[Route] | None = None
    first_choices: dict[str, Choice] | None = None
    goals: tuple[GoalChoice, ...] = ()
    holds: dict[str, Hold] = Field(default_factory=dict)
    justifications: dict[str, Justification] = Field(default_factory=dict)
    first_justifications: dict[str, Justification] = Field(default_factory=dict)
    written: dict[str, Written] = Field(default_factory=dict)
    answers: dict[str, str] = Field(default_factory=dict)
    trust: dict[str, int] = Field(default_factory=dict)
    days: int = 0
    journal: tuple[JournalEntry, ...] = ()

    @property
    def finished(self) -> bool:
        """True once the debrief is all that is left."""
        return self.stage is Stage.AFGEROND

    @property
    def revised(self) -> bool:
        """True once the plan was changed after the toets."""
        return self.first_routes is not None
