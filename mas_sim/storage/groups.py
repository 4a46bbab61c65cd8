"""Groepssessies: their events and seats."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from mas_sim.application.group_store import GroupSummary, Seat, StoredGroup
from mas_sim.application.ports import Clock
from mas_sim.errors import GroupNotFoundError, RunConflictError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import group_events, groups, seats
from mas_sim.storage.text import clean, exact, is_key, key

_SEATS = 4096


class SqlGroupStore:
    """The ``GroupStore`` of a database; who writes to a session first locks its row."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use this database, and this clock for the moment of storing."""
        self._database = database
        self._clock = clock
        self._seats: dict[
            str, Seat
        ] = {}  # what a taken seat is never changes, and every phone asks every second

    def create(self, group: StoredGroup, events: Sequence[str]) -> None:
        """Store a new session with its first events."""
        row = {
            **asdict(group),
            "session_id": key(group.session_id),
            "code": key(group.code),
            "casus_title": clean(group.casus_title),
            "contents": json.dumps(dict(group.contents)),
            "updated_at": group.created_at,
            "last_seq": len(events),
            "ended": False,
        }
        with self._database.write() as connection:
            try:
                connection.execute(insert(groups), row)
            except IntegrityError as error:
                raise RunConflictError(group.session_id, 0) from error
            self._insert(connection, group.session_id, 0, events)

    def append(
        self,
        session_id: str,
        expected_seq: int,
        events: Sequence[str],
        *,
        ended: bool = False,
        seat: Seat | None = None,
    ) -> int:
        """Store all events (and the seat) or none; the new last number."""
        last = expected_seq + len(events)
        with self._database.write() as connection:
            if int(_find(connection, session_id, lock=True).last_seq) != expected_seq:
                raise RunConflictError(session_id, expected_seq)
            self._insert(connection, session_id, expected_seq, events)
            values: dict[str, Any] = {"last_seq": last, "updated_at": self._clock.now()}
            values |= {"ended": True} if ended else {}
            connection.execute(update(groups).where(groups.c.session_id == session_id).values(values))
            if seat is not None:
                connection.execute(insert(seats), asdict(seat))
        return last

    def load(self, session_id: str) -> tuple[StoredGroup, tuple[str, ...]]:
        """The session and all its events in order."""
        with self._database.read() as connection:
            row = _find(connection, session_id)
            return StoredGroup(**_fields(row)), _events(connection, session_id, 0)

    def last_seq(self, session_id: str) -> int:
        """Number of the last stored event."""
        with self._database.read() as connection:
            query = select(groups.c.last_seq).where(groups.c.session_id == session_id)
            found = connection.execute(query).scalar() if is_key(session_id) else None
            if found is None:
                raise GroupNotFoundError(session_id)
            return int(found)

    def events_after(self, session_id: str, seq: int) -> tuple[str, ...]:
        """The events with a number above ``seq``, in order."""
        with self._database.read() as connection:
            _find(connection, session_id)
            return _events(connection, session_id, seq)

    def groups_in(self, organisation: str, limit: int) -> tuple[GroupSummary, ...]:
        """At most ``limit`` sessions of this organisation, last moved first."""
        query = select(groups).where(groups.c.organisation == organisation)
        newest = query.order_by(groups.c.updated_at.desc(), groups.c.session_id).limit(limit)
        with self._database.read() as connection:
            return tuple(_summary(row) for row in connection.execute(newest))

    def group_with(self, code: str) -> GroupSummary | None:
        """The session with this code."""
        row = self._first(groups.c.code == clean(code)) if is_key(code) else None
        return _summary(row) if row is not None else None

    def seat(self, token: str) -> Seat | None:
        """The seat that belongs to this hash of a token."""
        found = self._seats.get(token)
        if found is None and is_key(token):
            with self._database.read() as connection:
                row = connection.execute(select(seats).where(seats.c.token == token)).mappings().first()
            if row is not None:
                found = Seat(**row)
                if len(self._seats) >= _SEATS:
                    self._seats.clear()
                self._seats[token] = found
        return found

    def _first(self, condition: ColumnElement[bool]) -> Row[Any] | None:
        with self._database.read() as connection:
            return connection.execute(select(groups).where(condition)).first()

    def _insert(self, connection: Connection, session_id: str, after: int, events: Sequence[str]) -> None:
        now = self._clock.now()
        rows = [
            {"session_id": session_id, "seq": seq, "body": exact(body), "at": now}
            for seq, body in enumerate(events, start=after + 1)
        ]
        if rows:
            connection.execute(insert(group_events), rows)


def _find(connection: Connection, session_id: str, *, lock: bool = False) -> Row[Any]:
    query = select(groups).where(groups.c.session_id == session_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).first() if is_key(session_id) else None
    if row is None:
        raise GroupNotFoundError(session_id)
    return row


def _events(connection: Connection, session_id: str, after: int) -> tuple[str, ...]:
    query = select(group_events.c.body).where(
        group_events.c.session_id == session_id, group_events.c.seq > after
    )
    return tuple(connection.execute(query.order_by(group_events.c.seq)).scalars())


def _fields(row: Row[Any]) -> dict[str, Any]:
    names = ("session_id", "code", "organisation", "form", "casus_id", "casus_title", "created_at")
    return {name: getattr(row, name) for name in names} | {"contents": json.loads(row.contents)}


def _summary(row: Row[Any]) -> GroupSummary:
    return GroupSummary(
        **_fields(row), last_seq=row.last_seq, updated_at=row.updated_at, ended=bool(row.ended)
    )
