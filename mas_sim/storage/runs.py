"""Runs, their events and their drafts."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mas_sim.application.ports import Clock, RunSummary, StoredRun
from mas_sim.errors import RunConflictError, RunNotFoundError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import drafts, run_events, runs
from mas_sim.storage.text import clean, exact, is_key, key


class SqlRunStore:
    """The ``RunStore`` of a database.

    Whoever writes to a run first locks its row, so that steps of one run queue and
    steps of different runs do not.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use this database, and this clock for the moment of storing."""
        self._database = database
        self._clock = clock

    def create(self, run: StoredRun, events: Sequence[str]) -> None:
        """Store a new run with its first events."""
        row = _row_of(run) | {"last_seq": len(events)}
        with self._database.write() as connection:
            try:
                connection.execute(insert(runs), row)
            except IntegrityError as error:
                raise RunConflictError(run.run_id, 0) from error
            _insert_events(connection, run.run_id, 0, events, run.created_at)

    def append(self, run_id: str, expected_seq: int, events: Sequence[str], finished: bool = False) -> int:
        """Store all events or none; the new last number."""
        now = self._clock.now()
        last = expected_seq + len(events)
        with self._database.write() as connection:
            if lock_run(connection, run_id) != expected_seq:
                raise RunConflictError(run_id, expected_seq)
            _insert_events(connection, run_id, expected_seq, events, now)
            values: dict[str, Any] = {"last_seq": last, "updated_at": now}
            if finished:
                values["finished"] = True
            connection.execute(update(runs).where(runs.c.run_id == run_id).values(values))
        return last

    def load(self, run_id: str) -> tuple[StoredRun, tuple[str, ...]]:
        """The run and all its events in order."""
        with self._database.read() as connection:
            row = _find(connection, run_id, *runs.c)
            return StoredRun(**_fields(row)), _events(connection, run_id, 0)

    def last_seq(self, run_id: str) -> int:
        """Number of the last stored event."""
        with self._database.read() as connection:
            return int(_find(connection, run_id, runs.c.last_seq).last_seq)

    def events_after(self, run_id: str, seq: int) -> tuple[str, ...]:
        """The events with a number above ``seq``, in order."""
        with self._database.read() as connection:
            require_run(connection, run_id)
            return _events(connection, run_id, seq)

    def runs_of(self, browser: str) -> tuple[RunSummary, ...]:
        """Runs started in this browser, last moved first."""
        if not browser or not is_key(browser):
            return ()
        newest_first = (runs.c.updated_at.desc(), runs.c.created_at.desc(), runs.c.run_id)
        query = select(runs).where(runs.c.browser == browser).order_by(*newest_first)
        with self._database.read() as connection:
            return tuple(map(_summary, connection.execute(query)))

    def runs_in(self, organisation: str, limit: int) -> tuple[RunSummary, ...]:
        """At most ``limit`` runs of this organisation, last moved first."""
        if not organisation or not is_key(organisation):
            return ()
        query = select(runs).where(runs.c.organisation == organisation)
        newest = query.order_by(runs.c.updated_at.desc(), runs.c.run_id).limit(limit)
        with self._database.read() as connection:
            return tuple(map(_summary, connection.execute(newest)))

    def runs_for(self, panel: str) -> tuple[RunSummary, ...]:
        """The runs this panel asked for, first begun first."""
        if not panel or not is_key(panel):
            return ()
        query = select(runs).where(runs.c.panel == panel).order_by(runs.c.created_at, runs.c.run_id)
        with self._database.read() as connection:
            return tuple(map(_summary, connection.execute(query)))

    def save_draft(self, run_id: str, field: str, text: str) -> None:
        """Keep what is being typed in this field."""
        values = {"text": clean(text), "updated_at": self._clock.now()}
        where = {"run_id": run_id, "field": key(field)}
        with self._database.write() as connection:
            lock_run(connection, run_id)
            changed = connection.execute(update(drafts).filter_by(**where).values(values))
            if changed.rowcount == 0:
                connection.execute(insert(drafts), where | values)

    def drafts(self, run_id: str) -> dict[str, str]:
        """The drafts of this run by field."""
        query = select(drafts.c.field, drafts.c.text).where(drafts.c.run_id == run_id)
        with self._database.read() as connection:
            require_run(connection, run_id)
            return {row.field: row.text for row in connection.execute(query)}

    def drop_draft(self, run_id: str, field: str) -> None:
        """Forget the draft of this field, if there is one."""
        query = delete(drafts).where(drafts.c.run_id == run_id, drafts.c.field == key(field))
        with self._database.write() as connection:
            lock_run(connection, run_id)
            connection.execute(query)

    def ping(self) -> None:
        """Return when the database answers."""
        self._database.ping()


def require_run(connection: Connection, run_id: str) -> None:
    """Return when the run exists.

    Raises:
        RunNotFoundError: it does not.
    """
    _find(connection, run_id, runs.c.run_id)


def lock_run(connection: Connection, run_id: str) -> int:
    """Keep other writers of this run waiting until commit; its last number.

    On SQLite the write transaction already keeps all other writers waiting.

    Raises:
        RunNotFoundError: no such run.
    """
    return int(_find(connection, run_id, runs.c.last_seq, lock=True).last_seq)


def _find(connection: Connection, run_id: str, *columns: Column[Any], lock: bool = False) -> Row[Any]:
    """These columns of the run; the id may be anything someone put in a link."""
    query = select(*columns).where(runs.c.run_id == run_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).first() if is_key(run_id) else None
    if row is None:
        raise RunNotFoundError(run_id)
    return row


def _insert_events(
    connection: Connection, run_id: str, after: int, events: Sequence[str], at: datetime
) -> None:
    rows = [
        {"run_id": run_id, "seq": seq, "body": exact(body), "at": at}
        for seq, body in enumerate(events, start=after + 1)
    ]
    if not rows:
        return
    try:
        connection.execute(insert(run_events), rows)
    except IntegrityError as error:
        raise RunConflictError(run_id, after) from error


def _events(connection: Connection, run_id: str, after: int) -> tuple[str, ...]:
    query = select(run_events.c.body).where(run_events.c.run_id == run_id, run_events.c.seq > after)
    return tuple(connection.execute(query.order_by(run_events.c.seq)).scalars())


def _row_of(run: StoredRun) -> dict[str, object]:
    return {
        "run_id": key(run.run_id),
        "browser": key(run.browser),
        "casus_id": exact(run.casus_id),
        "casus_title": clean(run.casus_title),
        "mode": exact(run.mode),
        "pseudonym": clean(run.pseudonym),
        "contents": json.dumps(dict(run.contents)),
        "created_at": run.created_at,
        "updated_at": run.created_at,
        "finished": False,
        "organisation": key(run.organisation) if run.organisation else "",
        "panel": key(run.panel) if run.panel else "",
    }


def _fields(row: Row[Any]) -> dict[str, Any]:
    return {
        "run_id": row.run_id,
        "browser": row.browser,
        "casus_id": row.casus_id,
        "casus_title": row.casus_title,
        "mode": row.mode,
        "pseudonym": row.pseudonym,
        "created_at": row.created_at,
        "contents": json.loads(row.contents),
        "organisation": row.organisation,
        "panel": row.panel,
    }


def _summary(row: Row[Any]) -> RunSummary:
    return RunSummary(
        **_fields(row),
        last_seq=row.last_seq,
        updated_at=row.updated_at,
        finished=row.finished,
    )
