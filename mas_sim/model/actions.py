"""What a trainee does. An accepted action, with its time, is an event of the run."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from mas_sim.model.base import Hash, Model, Slug
from mas_sim.model.methodology import Route

EVENT_VERSION = 1

ROUTES_SUBJECT = "routes"
REVISED_ROUTES_SUBJECT = "routes-na-toets"

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def _storable(text: str) -> str:
    """Text without NUL and lone surrogates, which no database holds and no one types."""
    return _UNSTORABLE.sub("", text)


# how long it may be is a rule of the engine, so that too long a text is refused with a sentence
FreeText = Annotated[str, BeforeValidator(_storable), StringConstraints(strip_whitespace=True, min_length=1)]
OptionalText = Annotated[str, BeforeValidator(_storable), StringConstraints(strip_whitespace=True)]
Reference = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Mode(StrEnum):
    """Practice gives feedback per phase; exam and panel have the dossier complete and keep all feedback to the end.

    An exam has a clock and ends with questions; a panel gives its reason at every choice.
    """

    OEFENEN = "oefenen"
    EXAMEN = "examen"
    PANEL = "panel"


class Stage(StrEnum):
    """Where a run stands. ``toetsen`` is the second half of the phase plannen."""

    WAARNEMEN = "waarnemen"
    ANALYSEREN = "analyseren"
    PLANNEN = "plannen"
    TOETSEN = "toetsen"
    HANDELEN = "handelen"
    EVALUEREN = "evalueren"
    VERANTWOORDEN = "verantwoorden"
    AFGEROND = "afgerond"


class ContentHashes(Model):
    """The content this run is judged with, forever."""

    casus: Hash
    methodology: Hash
    frameworks: Hash
    instrument: Hash
    rubric: Hash


class Start(Model):
    """The trainee opens a casus."""

    kind: Literal["start"] = "start"
    casus_id: Slug
    mode: Mode
    pseudonym: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    contents: ContentHashes


class Ask(Model):
    """Put an information request."""

    kind: Literal["ask"] = "ask"
    request: Reference


class Rate(Model):
    """Rate an aspect, with the fact that carries it."""

    kind: Literal["rate"] = "rate"
    aspect: Reference
    value: Reference
    fact: Reference | None = None


class Choose(Model):
    """Make the choice of a decision."""

    kind: Literal["choose"] = "choose"
    decision: Reference
    options: tuple[Reference, ...]


class ChooseRoutes(Model):
    """Choose the route, or a combination."""

    kind: Literal["choose_routes"] = "choose_routes"
    routes: frozenset[Route]


class GoalChoice(Model):
    """A goal set, with its term and feedback moment in weeks from the plan."""

    goal: Reference
    weeks: int = Field(ge=1, le=52)
    feedback_weeks: int = Field(ge=1, le=52)


class SetGoals(Model):
    """Set the goals of the plan."""

    kind: Literal["set_goals"] = "set_goals"
    goals: tuple[GoalChoice, ...]


class HoldBy(StrEnum):
    """What answers an aspect in the toets."""

    INTERVENTION = "interventie"
    ROUTE = "route"
    PARTNER = "partner"
    GOAL = "doel"
    NONE = "niets"


class Hold(Model):
    """Point to what in the plan answers an aspect, or say why nothing does."""

    kind: Literal["hold"] = "hold"
    aspect: Reference
    by: HoldBy
    item: Reference | None = None
    text: OptionalText = ""


class PlanChoice(Model):
    """A choice of one of the plan's decisions, inside a revision."""

    decision: Reference
    options: tuple[Reference, ...]


class RevisePlan(Model):
    """Change the plan once, after holding it against the list; both versions are kept."""

    kind: Literal["revise_plan"] = "revise_plan"
    routes: frozenset[Route]
    choices: tuple[PlanChoice, ...]


class Write(Model):
    """Write a part of a document in own words; in practice once more after the checklist, both versions are kept."""

    kind: Literal["write"] = "write"
    decision: Reference
    text: FreeText


class PassWriting(Model):
    """Go on to the building blocks without a text in own words."""

    kind: Literal["pass_writing"] = "pass_writing"
    decision: Reference


class Justify(Model):
    """Explain a choice: a decision's id, or one of the route subjects."""

    kind: Literal["justify"] = "justify"
    subject: Reference
    text: FreeText


class Rewrite(Model):
    """Write the motivering of a subject anew, once, after seeing its levels; both versions are kept."""

    kind: Literal["rewrite"] = "rewrite"
    subject: Reference
    text: FreeText


class Answer(Model):
    """Answer a verantwoordingsvraag."""

    kind: Literal["answer"] = "answer"
    question: Reference
    text: FreeText


class FinishStage(Model):
    """Leave a stage; names it, so that a stale click leaves nothing else."""

    kind: Literal["finish_stage"] = "finish_stage"
    stage: Stage


class ReadFeedback(Model):
    """Go on after the feedback of a stage."""

    kind: Literal["read_feedback"] = "read_feedback"
    stage: Stage


StepAction = (
    Ask
    | Rate
    | Choose
    | ChooseRoutes
    | SetGoals
    | Hold
    | RevisePlan
    | Write
    | PassWriting
    | Justify
    | Rewrite
    | Answer
    | FinishStage
    | ReadFeedback
)
Action = Start | StepAction


class RunEvent(Model):
    """An accepted action and when it was accepted. Stored as ``(run_id, seq)``, never changed."""

    version: int = EVENT_VERSION
    at: dt.datetime
    action: Annotated[Action, Field(discriminator="kind")]
