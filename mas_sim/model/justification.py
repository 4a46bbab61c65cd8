"""What a motivering is held against, and what the scorer says of it."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Text
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import Route
from mas_sim.model.rubric import Weight


class ContextSignal(Model):
    """An aspect of the signaleringslijst as it stands in this casus."""

    aspect: Text
    meaning: Meaning
    text: Text


class ContextAction(Model):
    """Something an officer could have done in this casus, and whether the log holds it."""

    label: Text
    done: bool


class ScoringContext(Model):
    """All the rules may know: the casus, the choice, and what the log holds.

    Attributes:
        youths: first name of the jongere, more than one when the casus has more.
        facts: checkable sentences; documents: texts a motivering may have been copied from.
        reference: routes the reference points to; chosen: routes the trainee took.
        weights: criteria with their weight; a criterion that is not named is kern.
        cues: groups with extra phrases of the author.
    """

    casus: str
    youths: tuple[Text, ...]
    age: int
    facts: tuple[Text, ...]
    documents: tuple[str, ...] = ()
    signals: tuple[ContextSignal, ...] = ()
    partners: tuple[Text, ...] = ()
    reference: frozenset[Route]
    chosen: frozenset[Route]
    actions: tuple[ContextAction, ...] = ()
    weights: tuple[tuple[str, Weight], ...] = ()
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Assessor(StrEnum):
    """Who judged."""

    RULES = "regels"
    SELF = "zelf"
    PEER = "collega"
    TRAINER = "trainer"


class CriterionScore(Model):
    """A level on one criterion, the sentences that earned it, and what is missing.

    ``level`` is None where no automatic level is given. ``missing`` is empty at the highest level.
    """

    criterion: str
    level: int | None = Field(ge=0, le=3)
    evidence: tuple[str, ...] = ()
    missing: str = ""
    question: str = ""


class FlagRaised(Model):
    """A flag of the rubric, with the words that raised it."""

    flag: str
    evidence: tuple[str, ...] = ()


class Assessment(Model):
    """One judgement of a motivering by one assessor; never changed, only followed by another.

    ``version`` is 2 for a motivering written anew; ``text`` is what was judged; ``joint`` is True for what
    two trainers agreed on after each had judged apart.
    """

    assessor: Assessor
    scorer: str
    version: int = 1
    text: str = ""
    scores: tuple[CriterionScore, ...]
    flags: tuple[FlagRaised, ...] = ()
    at: dt.datetime | None = None
    joint: bool = False

    def level(self, criterion: str) -> int | None:
        """The level on one criterion; None where it was not judged."""
        return next((score.level for score in self.scores if score.criterion == criterion), None)
