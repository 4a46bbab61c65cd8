"""A ``GroupStore`` in memory, held to the same contract as the real ones."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mas_sim.application.group_store import GroupSummary, Seat, StoredGroup
from mas_sim.application.ports import Clock
from mas_sim.errors import GroupNotFoundError, RunConflictError
from mas_sim.storage.text import clean, exact


@dataclass
class _Kept:
    group: StoredGroup
    events: list[str]
    updated_at: datetime
    ended: bool = False

    def summary(self) -> GroupSummary:
        known: dict[str, Any] = vars(self.group) | {"last_seq": len(self.events)}
        return GroupSummary(**known, updated_at=self.updated_at, ended=self.ended)


class InMemoryGroupStore:
    """Sessions in a dictionary."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._lock = clock, threading.RLock()
        self._kept: dict[str, _Kept] = {}
        self._seats: dict[str, Seat] = {}

    def create(self, group: StoredGroup, events: Sequence[str]) -> None:
        with self._lock:
            if group.session_id in self._kept or self.group_with(group.code):
                raise RunConflictError(group.session_id, 0)
            kept = replace(group, casus_title=clean(group.casus_title))
            self._kept[group.session_id] = _Kept(kept, list(map(exact, events)), group.created_at)

    def append(
        self,
        session_id: str,
        expected_seq: int,
        events: Sequence[str],
        *,
        ended: bool = False,
        seat: Seat | None = None,
    ) -> int:
        with self._lock:
            kept = self._found(session_id)
            if len(kept.events) != expected_seq:
                raise RunConflictError(session_id, expected_seq)
            kept.events += map(exact, events)
            kept.updated_at, kept.ended = self._clock.now(), kept.ended or ended
            if seat is not None:
                self._seats[seat.token] = seat
            return len(kept.events)

    def load(self, session_id: str) -> tuple[StoredGroup, tuple[str, ...]]:
        kept = self._found(session_id)
        return kept.group, tuple(kept.events)

    def last_seq(self, session_id: str) -> int:
        return len(self._found(session_id).events)

    def events_after(self, session_id: str, seq: int) -> tuple[str, ...]:
        return tuple(self._found(session_id).events[seq:])

    def groups_in(self, organisation: str, limit: int) -> tuple[GroupSummary, ...]:
        found = [one.summary() for one in self._kept.values() if one.group.organisation == organisation]
        return tuple(sorted(found, key=lambda one: (-one.updated_at.timestamp(), one.session_id))[:limit])

    def group_with(self, code: str) -> GroupSummary | None:
        return next((one.summary() for one in self._kept.values() if one.group.code == code), None)

    def seat(self, token: str) -> Seat | None:
        return self._seats.get(token)

    def _found(self, session_id: str) -> _Kept:
        if session_id not in self._kept:
            raise GroupNotFoundError(session_id)
        return self._kept[session_id]
