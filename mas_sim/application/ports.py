"""What the use cases need from the outside world, as Protocols.

Events, contents and assessments cross this border as JSON text: a store keeps and
returns them unchanged and knows none of their types. Every method that takes the id
of a run raises ``RunNotFoundError`` when there is no such run, and every method may
raise ``StorageBusyError`` (nothing was stored, try again) or another ``StorageError``.

Text that people typed (drafts, pseudonym, title) loses NUL characters and lone
surrogates, which no database can hold; JSON text that holds them is refused with
``StorageError``, because a changed body would no longer match its hash.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mas_sim.application.group_store import GroupStore
from mas_sim.application.manuscript_store import ManuscriptStore
from mas_sim.application.panel_store import PanelStore


def _require_aware(moment: datetime) -> None:
    if moment.utcoffset() is None:
        message = "a stored moment needs a time zone"
        raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class StoredRun:
    """What is known of a run before its first step, and never changes.

    Attributes:
        run_id: opaque and unguessable: who has it may continue the run.
        browser: opaque token of the browser that started it, or "" without one.
        casus_id: id of the casus; its text is found through ``contents``.
        casus_title: title at the moment of starting, for lists.
        mode: value of the practice mode.
        pseudonym: the name the trainee chose; never a real name.
        created_at: aware moment of starting.
        contents: kind of content to the hash of the body the run is judged with.
        organisation: id of the organisation whose trainers may see it, or "" for none.
        panel: id of the panel that asked for it, or "" for none.
    """

    run_id: str
    browser: str
    casus_id: str
    casus_title: str
    mode: str
    pseudonym: str
    created_at: datetime
    contents: Mapping[str, str]
    organisation: str = ""
    panel: str = ""

    def __post_init__(self) -> None:
        """Refuse a moment without a time zone."""
        _require_aware(self.created_at)


@dataclass(frozen=True, kw_only=True)
class RunSummary(StoredRun):
    """A run as a line in a list: how far it got and when it last moved.

    Attributes:
        last_seq: number of the last stored event, 0 when there is none.
        updated_at: moment of the last stored event, else of starting.
        finished: whether an append has declared the run finished.
    """

    last_seq: int
    updated_at: datetime
    finished: bool


@dataclass(frozen=True, kw_only=True)
class StoredAssessment:
    """One judgement of one assessor; a later one stands beside it, never over it.

    Attributes:
        run_id: the run that was judged.
        number: 1 for the first assessment of the run, in order of arrival.
        subject: what was judged, for instance a decision id.
        assessor: value of the kind of assessor.
        body: the assessment as JSON text.
        at: aware moment of judging.
    """

    run_id: str
    number: int
    subject: str
    assessor: str
    body: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse a moment without a time zone."""
        _require_aware(self.at)


class RunStore(Protocol):
    """Runs as append-only lists of events, numbered from 1, and drafts beside them."""

    def create(self, run: StoredRun, events: Sequence[str]) -> None:
        """Store a new run with its first events.

        Raises:
            RunConflictError: the id is already in use.
        """

    def append(self, run_id: str, expected_seq: int, events: Sequence[str], finished: bool = False) -> int:
        """Store all events or none, in one transaction; the new last number.

        A run once declared finished stays finished.

        Raises:
            RunConflictError: the last stored number is not ``expected_seq``.
        """

    def load(self, run_id: str) -> tuple[StoredRun, tuple[str, ...]]:
        """The run and all its events in order."""

    def last_seq(self, run_id: str) -> int:
        """Number of the last stored event; cheap enough for a heartbeat."""

    def events_after(self, run_id: str, seq: int) -> tuple[str, ...]:
        """The events with a number above ``seq``, in order."""

    def runs_of(self, browser: str) -> tuple[RunSummary, ...]:
        """Runs started in this browser, last moved first; none for ""."""

    def runs_in(self, organisation: str, limit: int) -> tuple[RunSummary, ...]:
        """At most ``limit`` runs of this organisation, last moved first; none for ""."""

    def runs_for(self, panel: str) -> tuple[RunSummary, ...]:
        """The runs this panel asked for, first begun first; none for ""."""

    def save_draft(self, run_id: str, field: str, text: str) -> None:
        """Keep what is being typed in this field, over an earlier draft of it."""

    def drafts(self, run_id: str) -> dict[str, str]:
        """The drafts of this run by field."""

    def drop_draft(self, run_id: str, field: str) -> None:
        """Forget the draft of this field, if there is one."""

    def ping(self) -> None:
        """Return when the database answers."""


class ContentStore(Protocol):
    """Bodies of content by their hash; stored once, never changed."""

    def put(self, kind: str, hash: str, body: str) -> None:
        """Keep the body; a hash that is already there is left as it is."""

    def get(self, hash: str) -> tuple[str, str]:
        """Kind and body.

        Raises:
            ContentNotFoundError: no body with this hash.
        """


class AssessmentStore(Protocol):
    """Append-only judgements of runs."""

    def add(self, run_id: str, subject: str, assessor: str, body: str, at: datetime) -> int:
        """Store one judgement; its number within the run."""

    def of(self, run_id: str) -> tuple[StoredAssessment, ...]:
        """All judgements of this run, in order of arrival."""

    def latest(self, assessor: str, limit: int) -> tuple[StoredAssessment, ...]:
        """At most ``limit`` judgements of this kind of assessor over all runs, newest first."""


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Those whose work one group of trainers may see.

    Attributes:
        code: six readable characters by which a trainee joins.
    """

    organisation_id: str
    name: str
    code: str


@dataclass(frozen=True, kw_only=True)
class TrainerAccount:
    """A trainer as stored; ``password`` is a hash, never the password."""

    trainer_id: str
    organisation: str
    name: str
    password: str


class TrainerStore(Protocol):
    """Organisations, accounts of trainers, their sessions, and wrong attempts."""

    def add_organisation(self, organisation: Organisation) -> None:
        """Keep a new organisation."""

    def organisation_named(self, name: str) -> Organisation | None:
        """The organisation of this name."""

    def organisation_with(self, code: str) -> Organisation | None:
        """The organisation that gave out this code."""

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id."""

    def add_trainer(self, account: TrainerAccount) -> None:
        """Keep a new account.

        Raises:
            NameTakenError: there is one of this name.
        """

    def trainer_named(self, name: str) -> TrainerAccount | None:
        """The account of this name."""

    def open_session(self, token: str, trainer_id: str, ends: datetime) -> None:
        """Keep a session under the hash of its token."""

    def session(self, token: str) -> tuple[TrainerAccount, datetime] | None:
        """Whose session this is and when it ends; None when there is none."""

    def end_session(self, token: str) -> None:
        """Forget a session, if there is one."""

    def note_failure(self, account: str, at: datetime) -> None:
        """Remember a wrong attempt."""

    def failures(self, account: str, since: datetime) -> int:
        """How many wrong attempts this account had since then."""


class Passwords(Protocol):
    """Hashes passwords slowly, and checks them."""

    def hash(self, password: str) -> str:
        """A hash that tells nothing of the password."""

    def verify(self, hashed: str, password: str) -> bool:
        """True when the password gives this hash."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware of its time zone."""


class IdSource(Protocol):
    """Gives out identifiers."""

    def new_id(self) -> str:
        """An identifier that was not given before and cannot be guessed."""


class Storage(Protocol):
    """The stores that live in one database."""

    @property
    def runs(self) -> RunStore:
        """Runs, their events and drafts."""

    @property
    def contents(self) -> ContentStore:
        """Content bodies by hash."""

    @property
    def assessments(self) -> AssessmentStore:
        """Judgements of runs."""

    @property
    def trainers(self) -> TrainerStore:
        """Organisations, trainers and sessions."""

    @property
    def groups(self) -> GroupStore:
        """Groepssessies, their events and seats."""

    @property
    def panels(self) -> PanelStore:
        """Panels of colleagues beside the reference."""

    @property
    def manuscripts(self) -> ManuscriptStore:
        """Casuses that trainers write."""

    def ping(self) -> None:
        """Return when the database answers, else raise ``StorageBusyError``."""

    def close(self) -> None:
        """Let go of the database and of the server lock; harmless when repeated."""
