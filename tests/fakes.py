"""Stand-ins for the ports, held to the same contract as the real ones.

``tests/integration/storage`` runs one suite over ``InMemoryStorage``, SQLite and
PostgreSQL, so that a test with these fakes means something for the real databases.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from mas_sim.application.ports import (
    Clock,
    Organisation,
    RunSummary,
    StoredAssessment,
    StoredRun,
    TrainerAccount,
)
from mas_sim.errors import (
    ContentNotFoundError,
    NameTakenError,
    RunConflictError,
    RunNotFoundError,
    StorageBusyError,
)
from mas_sim.storage.text import clean, exact, key
from tests.fakes_groups import InMemoryGroupStore
from tests.fakes_manuscripts import InMemoryManuscriptStore
from tests.fakes_panels import InMemoryPanelStore

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


_RUN = StoredRun(
    run_id="run-1",
    browser="browser-1",
    casus_id="sem",
    casus_title="Sem blijft thuis",
    mode="oefenen",
    pseudonym="Merel",
    created_at=NOON,
    contents={"casus": "a" * 64, "rubric": "b" * 64},
)


def make_stored_run(**changes: Any) -> StoredRun:
    """A run to store, with these fields changed."""
    return replace(_RUN, **changes)


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime = NOON) -> None:
        """Start at this moment."""
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was put at."""
        return self.moment

    def advance(self, by: timedelta) -> None:
        """Move forward."""
        self.moment += by


class SequentialIds:
    """Identifiers that a test can predict: ``id-1``, ``id-2`` and on."""

    def __init__(self, prefix: str = "id") -> None:
        """Count from 1 behind this prefix."""
        self._prefix = prefix
        self._given = 0

    def new_id(self) -> str:
        """The next identifier."""
        self._given += 1
        return f"{self._prefix}-{self._given}"


@dataclass
class _Record:
    """One run with all that hangs on it."""

    run: StoredRun
    updated_at: datetime
    events: list[str]
    finished: bool = False
    drafts: dict[str, str] = field(default_factory=dict)
    assessments: list[StoredAssessment] = field(default_factory=list)

    def summary(self) -> RunSummary:
        known: dict[str, Any] = vars(self.run) | {"last_seq": len(self.events)}
        return RunSummary(**known, updated_at=self.updated_at, finished=self.finished)


class _Memory:
    """What the stores share. ``busy`` makes every call fail as a stuck database does."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.records: dict[str, _Record] = {}
        self.contents: dict[str, tuple[str, str]] = {}
        self.busy = False

    def answer(self) -> None:
        if self.busy:
            raise StorageBusyError("told to be busy")

    def record(self, run_id: str) -> _Record:
        self.answer()
        if run_id not in self.records:
            raise RunNotFoundError(run_id)
        return self.records[run_id]


class InMemoryRunStore:
    """The ``RunStore`` in a dictionary."""

    def __init__(self, memory: _Memory, clock: Clock) -> None:
        """Share this memory; the clock stamps what is stored."""
        self._memory = memory
        self._clock = clock

    def create(self, run: StoredRun, events: Sequence[str]) -> None:
        """Store a new run with its first events."""
        bodies = list(map(exact, events))
        kept = replace(
            run,
            run_id=key(run.run_id),
            browser=key(run.browser),
            casus_title=clean(run.casus_title),
            pseudonym=clean(run.pseudonym),
            contents=dict(run.contents),
        )
        with self._memory.lock:
            self._memory.answer()
            if run.run_id in self._memory.records:
                raise RunConflictError(run.run_id, 0)
            self._memory.records[run.run_id] = _Record(kept, run.created_at, bodies)

    def append(self, run_id: str, expected_seq: int, events: Sequence[str], finished: bool = False) -> int:
        """Store all events or none; the new last number."""
        with self._memory.lock:
            record = self._memory.record(run_id)
            if len(record.events) != expected_seq:
                raise RunConflictError(run_id, expected_seq)
            record.events.extend(list(map(exact, events)))
            record.updated_at = self._clock.now()
            record.finished = record.finished or finished
            return len(record.events)

    def load(self, run_id: str) -> tuple[StoredRun, tuple[str, ...]]:
        """The run and all its events in order."""
        record = self._memory.record(run_id)
        return record.run, tuple(record.events)

    def last_seq(self, run_id: str) -> int:
        """Number of the last stored event."""
        return len(self._memory.record(run_id).events)

    def events_after(self, run_id: str, seq: int) -> tuple[str, ...]:
        """The events with a number above ``seq``, in order."""
        return tuple(self._memory.record(run_id).events[max(seq, 0) :])

    def runs_in(self, organisation: str, limit: int) -> tuple[RunSummary, ...]:
        """At most ``limit`` runs of this organisation, last moved first."""
        self._memory.answer()
        found = [
            record.summary()
            for record in self._memory.records.values()
            if record.run.organisation == organisation
        ]
        newest = sorted(found, key=lambda one: (-one.updated_at.timestamp(), one.run_id))
        return tuple(newest[:limit]) if organisation else ()

    def runs_of(self, browser: str) -> tuple[RunSummary, ...]:
        """Runs started in this browser, last moved first."""
        self._memory.answer()
        records = list(self._memory.records.values())
        found = [each.summary() for each in records if browser and each.run.browser == browser]
        found.sort(key=lambda each: each.run_id)
        return tuple(sorted(found, key=lambda s: (s.updated_at, s.created_at), reverse=True))

    def runs_for(self, panel: str) -> tuple[RunSummary, ...]:
        """The runs this panel asked for, first begun first."""
        self._memory.answer()
        found = [one.summary() for one in self._memory.records.values() if panel and one.run.panel == panel]
        return tuple(sorted(found, key=lambda one: (one.created_at, one.run_id)))

    def save_draft(self, run_id: str, field: str, text: str) -> None:
        """Keep what is being typed in this field."""
        self._memory.record(run_id).drafts[key(field)] = clean(text)

    def drafts(self, run_id: str) -> dict[str, str]:
        """The drafts of this run by field."""
        return dict(self._memory.record(run_id).drafts)

    def drop_draft(self, run_id: str, field: str) -> None:
        """Forget the draft of this field, if there is one."""
        self._memory.record(run_id).drafts.pop(key(field), None)

    def ping(self) -> None:
        """Return unless told to be busy."""
        self._memory.answer()


class InMemoryContentStore:
    """The ``ContentStore`` in a dictionary."""

    def __init__(self, memory: _Memory) -> None:
        """Share this memory."""
        self._memory = memory

    def put(self, kind: str, hash: str, body: str) -> None:
        """Keep the body unless its hash is already there."""
        self._memory.answer()
        self._memory.contents.setdefault(key(hash), (exact(kind), exact(body)))

    def get(self, hash: str) -> tuple[str, str]:
        """Kind and body."""
        self._memory.answer()
        if hash not in self._memory.contents:
            raise ContentNotFoundError("content", hash)
        return self._memory.contents[hash]


class InMemoryAssessmentStore:
    """The ``AssessmentStore`` in a dictionary."""

    def __init__(self, memory: _Memory) -> None:
        """Share this memory."""
        self._memory = memory

    def add(self, run_id: str, subject: str, assessor: str, body: str, at: datetime) -> int:
        """Store one judgement; its number within the run."""
        with self._memory.lock:
            kept = self._memory.record(run_id).assessments
            assessment = StoredAssessment(
                run_id=run_id,
                number=len(kept) + 1,
                subject=exact(subject),
                assessor=exact(assessor),
                body=exact(body),
                at=at,
            )
            kept.append(assessment)
            return len(kept)

    def of(self, run_id: str) -> tuple[StoredAssessment, ...]:
        """All judgements of this run, in order of arrival."""
        return tuple(self._memory.record(run_id).assessments)

    def latest(self, assessor: str, limit: int) -> tuple[StoredAssessment, ...]:
        """At most ``limit`` judgements of this kind of assessor over all runs, newest first."""
        self._memory.answer()
        found = [
            kept
            for record in self._memory.records.values()
            for kept in record.assessments
            if kept.assessor == exact(assessor)
        ]
        return tuple(
            sorted(found, key=lambda kept: (-kept.at.timestamp(), kept.run_id, -kept.number))[:limit]
        )


class InMemoryTrainerStore:
    """The ``TrainerStore`` in dictionaries."""

    def __init__(self, memory: _Memory) -> None:
        """Share this memory for being busy."""
        self._memory = memory
        self._organisations: dict[str, Organisation] = {}
        self._trainers: dict[str, TrainerAccount] = {}
        self._sessions: dict[str, tuple[str, datetime]] = {}
        self._failures: list[tuple[str, datetime]] = []

    def add_organisation(self, organisation: Organisation) -> None:
        """Keep a new organisation."""
        self._memory.answer()
        self._organisations[organisation.organisation_id] = organisation

    def organisation_named(self, name: str) -> Organisation | None:
        """The organisation of this name."""
        return next((one for one in self._organisations.values() if one.name == clean(name)), None)

    def organisation_with(self, code: str) -> Organisation | None:
        """The organisation that gave out this code."""
        return next((one for one in self._organisations.values() if one.code == clean(code)), None)

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id."""
        return self._organisations.get(organisation_id)

    def add_trainer(self, account: TrainerAccount) -> None:
        """Keep a new account; NameTakenError when there is one of this name."""
        self._memory.answer()
        if self.trainer_named(account.name) is not None:
            raise NameTakenError(account.name)
        self._trainers[account.trainer_id] = account

    def trainer_named(self, name: str) -> TrainerAccount | None:
        """The account of this name."""
        self._memory.answer()
        return next((one for one in self._trainers.values() if one.name == clean(name)), None)

    def open_session(self, token: str, trainer_id: str, ends: datetime) -> None:
        """Keep a session under the hash of its token."""
        self._sessions[token] = (trainer_id, ends)

    def session(self, token: str) -> tuple[TrainerAccount, datetime] | None:
        """Whose session this is and when it ends."""
        self._memory.answer()
        found = self._sessions.get(token)
        return (self._trainers[found[0]], found[1]) if found else None

    def end_session(self, token: str) -> None:
        """Forget a session, if there is one."""
        self._sessions.pop(token, None)

    def note_failure(self, account: str, at: datetime) -> None:
        """Remember a wrong attempt."""
        self._failures.append((clean(account), at))

    def failures(self, account: str, since: datetime) -> int:
        """How many wrong attempts this account had since then."""
        return sum(name == clean(account) and at > since for name, at in self._failures)


class PlainPasswords:
    """Hashes nothing: a test must not wait for argon2."""

    def hash(self, password: str) -> str:
        """The password, marked."""
        return f"hash:{password}"

    def verify(self, hashed: str, password: str) -> bool:
        """True when it is the same."""
        return hashed == f"hash:{password}"


class InMemoryStorage:
    """A ``Storage`` that forgets everything at the end of the test."""

    def __init__(self, clock: Clock | None = None) -> None:
        """An empty storage; without a clock, rows are stamped ``NOON``."""
        self._memory = _Memory()
        self.runs = InMemoryRunStore(self._memory, clock or FixedClock())
        self.contents = InMemoryContentStore(self._memory)
        self.assessments = InMemoryAssessmentStore(self._memory)
        self.trainers = InMemoryTrainerStore(self._memory)
        self.groups = InMemoryGroupStore(clock or FixedClock())
        self.panels = InMemoryPanelStore()
        self.manuscripts = InMemoryManuscriptStore()

    def be_busy(self, busy: bool = True) -> None:
        """From now on every call raises ``StorageBusyError`` (or no longer)."""
        self._memory.busy = busy

    def ping(self) -> None:
        """Return unless told to be busy."""
        self._memory.answer()

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
