"""What the judges say of a run: comparisons, checks, readings, and the report."""

import datetime as dt
from enum import StrEnum

from mas_sim.model.absence import AbsenceFigures
from mas_sim.model.actions import ContentHashes, HoldBy, Mode
from mas_sim.model.base import Confidence, Model, Provenance, Reason
from mas_sim.model.decision import Agreement, DocumentKind, Need, Reached, Standing
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import PhaseId, Route


class OptionVerdict(Model):
    """An option or route beside what the reference thinks of it."""

    label: str
    standing: Standing
    reason: Reason


class LineOutcome(StrEnum):
    """Whether a composed text answers a line of its checklist."""

    PRESENT = "klopt"
    MISSING = "ontbreekt"
    SPOILED = "klopt-niet"


class CheckedLine(Model):
    """One line of the checklist with its outcome."""

    label: str
    outcome: LineOutcome
    reason: Reason


class WrittenLine(Model):
    """One line of the checklist of a written text.

    Attributes:
        found: sentences that answer it; of a line that does not hold, those to look at again.
        missing: what was not found.
    """

    label: str
    outcome: LineOutcome
    found: tuple[str, ...]
    missing: tuple[str, ...]
    reason: Reason


class WrittenVersion(Model):
    """A text as written, beside its checklist."""

    text: str
    lines: tuple[WrittenLine, ...]


class WrittenReview(Model):
    """What was written in own words, oldest version first, and an example of how it can be done."""

    versions: tuple[WrittenVersion, ...]
    example: str


class DocumentReview(Model):
    """A composed letter or proces-verbaal: its paragraphs, and the checklist beside it.

    ``written`` is None where nothing was written in own words.
    """

    kind: DocumentKind
    paragraphs: tuple[str, ...]
    lines: tuple[CheckedLine, ...]
    written: WrittenReview | None = None


class ChoiceComparison(Model):
    """One choice beside the reference; deviating is not an error.

    ``missed`` holds preferred options that were on offer and not taken.
    """

    subject: str
    phase: PhaseId
    title: str
    chosen: tuple[OptionVerdict, ...]
    missed: tuple[OptionVerdict, ...]
    agreement: Agreement
    justification: str | None
    document: DocumentReview | None = None


class InterventionComparison(Model):
    """Interventions applied in a phase beside those of the reference path (labels)."""

    phase: PhaseId
    shared: tuple[str, ...]
    only_reference: tuple[str, ...]
    only_yours: tuple[str, ...]


class RequestReview(Model):
    """An information request: whether it was put, and what it tells; ``duty`` when the law asks it."""

    request: str
    phase: PhaseId
    label: str
    need: Need
    duty: bool
    asked: bool
    reason: Reason
    answer: str


class CheckOutcome(StrEnum):
    """Result of a kadertoets."""

    MET = "geldt"
    NOT_MET = "geldt-niet"
    UNKNOWN = "onbekend"
    INFORMS = "ter-informatie"


class FrameworkCheck(Model):
    """A kader held against the computed figures and what the trainee knew."""

    framework: str
    label: str
    routes: tuple[Route, ...]
    outcome: CheckOutcome
    explanation: str
    confidence: Confidence
    provenance: Provenance
    sources: tuple[str, ...]
    checked: dt.date
    local_note: str | None


class AspectComparison(Model):
    """An aspect as rated beside the reference, judged against what was known.

    ``reference`` is None where the instrument's aspect has no reference;
    ``not_seen`` is True when the facts behind the reference were never asked for,
    so that onbekend is the right answer.
    """

    aspect: str
    label: str
    domain: str
    yours: Meaning | None
    yours_label: str | None
    reference: Meaning | None
    not_seen: bool
    agreement: Agreement | None
    reason: Reason | None
    fact: str | None


class AttentionPoint(Model):
    """An aspect that asks for an answer, and the answer given in the toets."""

    aspect: str
    label: str
    meaning: Meaning
    answered_by: HoldBy | None
    answer: str
    text: str


class PromptShown(Model):
    """A question the instrument asks back."""

    prompt: str
    text: str
    provenance: Provenance


class InstrumentReading(Model):
    """What the filled list shows. No route, no sum: the instrument never chooses.

    Counts are numbers of aspects; the tuples hold labels.
    """

    total: int
    rated: int
    unknown: tuple[str, ...]
    protective: tuple[str, ...]
    unknown_noticed: int
    unknown_present: int
    protective_noticed: int
    protective_present: int
    comparisons: tuple[AspectComparison, ...]
    attention: tuple[AttentionPoint, ...]
    prompts: tuple[PromptShown, ...]


class ConsistencyFinding(Model):
    """Something rated and something chosen that do not speak to each other."""

    rule: str
    text: str
    provenance: Provenance
    sources: tuple[str, ...]


class GoalReview(Model):
    """A goal with its term and what came of it."""

    goal: str
    label: str
    standing: Standing
    reason: Reason
    weeks: int
    feedback_weeks: int
    term_fits: bool
    feedback_fits: bool
    reached: Reached
    result: str


class Takeaway(Model):
    """One thing to take along, and where it comes from in this run."""

    about: str
    text: str


class TwoByTwo(Model):
    """Titles of choices: follows or deviates, motivated or not.

    ``not_asked`` holds those of an exam that asked no motivering and got none.
    """

    follows_motivated: tuple[str, ...]
    follows_unmotivated: tuple[str, ...]
    deviates_motivated: tuple[str, ...]
    deviates_unmotivated: tuple[str, ...]
    not_asked: tuple[str, ...] = ()


class AnswerReview(Model):
    """A verantwoordingsvraag, the answer given and what a good answer holds."""

    phase: PhaseId
    question: str
    answer: str
    good: tuple[str, ...]


class PhaseFeedback(Model):
    """Everything the judges say of one phase."""

    phase: PhaseId
    comparisons: tuple[ChoiceComparison, ...]
    interventions: InterventionComparison
    requests: tuple[RequestReview, ...]
    reading: InstrumentReading | None = None
    findings: tuple[ConsistencyFinding, ...] = ()
    goals: tuple[GoalReview, ...] = ()


class RunReport(Model):
    """The verslag of a run: the debrief as a value."""

    casus_id: str
    title: str
    mode: Mode
    pseudonym: str
    started_at: dt.datetime
    updated_at: dt.datetime
    finished: bool
    contents: ContentHashes
    days: int
    reference_days: int
    figures: AbsenceFigures
    routes: tuple[Route, ...]
    first_routes: tuple[Route, ...] | None
    reference_routes: tuple[tuple[Route, ...], ...]
    phases: tuple[PhaseFeedback, ...]
    frameworks: tuple[FrameworkCheck, ...]
    two_by_two: TwoByTwo
    worked: tuple[str, ...]
    takeaways: tuple[Takeaway, ...]
    answers: tuple[AnswerReview, ...]
