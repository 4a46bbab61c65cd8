"""What the use cases of a groepssessie need of a database; the rules of ``ports`` hold here too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class StoredGroup:
    """What is known of a session before anything happened in it, and never changes.

    Attributes:
        session_id: opaque; a trainer's page names it, and only trainers of the organisation may open it.
        code: six readable characters by which participants come in.
        contents: kind of content to the hash of the body the session is judged with.
    """

    session_id: str
    code: str
    organisation: str
    form: str
    casus_id: str
    casus_title: str
    created_at: datetime
    contents: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class GroupSummary(StoredGroup):
    """A session as a line in a list: how far it got and whether it is over."""

    last_seq: int
    updated_at: datetime
    ended: bool


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A place in a session; who holds the token (stored as a hash) sits there."""

    token: str
    session_id: str
    participant: str


class GroupStore(Protocol):
    """Sessions as append-only lists of events, numbered from 1, and the seats in them.

    A method that takes the id of a session raises ``GroupNotFoundError`` when there is none.
    """

    def create(self, group: StoredGroup, events: Sequence[str]) -> None:
        """Store a new session with its first events.

        Raises:
            RunConflictError: its id or code is already in use.
        """

    def append(
        self,
        session_id: str,
        expected_seq: int,
        events: Sequence[str],
        *,
        ended: bool = False,
        seat: Seat | None = None,
    ) -> int:
        """Store all events (and the seat) or none, in one transaction; the new last number.

        Raises:
            RunConflictError: the last stored number is not ``expected_seq``.
        """

    def load(self, session_id: str) -> tuple[StoredGroup, tuple[str, ...]]:
        """The session and all its events in order."""

    def last_seq(self, session_id: str) -> int:
        """Number of the last stored event; cheap enough for a heartbeat of every phone."""

    def events_after(self, session_id: str, seq: int) -> tuple[str, ...]:
        """The events with a number above ``seq``, in order."""

    def groups_in(self, organisation: str, limit: int) -> tuple[GroupSummary, ...]:
        """At most ``limit`` sessions of this organisation, last moved first."""

    def group_with(self, code: str) -> GroupSummary | None:
        """The session with this code, over or not."""

    def seat(self, token: str) -> Seat | None:
        """The seat that belongs to this hash of a token."""
