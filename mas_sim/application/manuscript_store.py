"""What the use cases of an author need of a database; the rules of ``ports`` hold here too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class StoredManuscript:
    """A casus that a trainer writes.

    Attributes:
        manuscript_id: opaque and unguessable: who has it can have it played.
        author: id of the trainer, who alone sees and changes it.
        organisation: id of the author's organisation.
        created_at: aware moment of beginning.
    """

    manuscript_id: str
    author: str
    organisation: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class StoredVersion:
    """One version of a manuscript; versions are added, never changed.

    Attributes:
        number: 1 for the first.
        title: title of the casus when it was stored, for lists.
        note: what it came from, in Dutch; "" for a change by hand.
        at: aware moment of storing.
    """

    manuscript_id: str
    number: int
    title: str
    note: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StoredPublication:
    """A version put on the shelf, or taken off it again; the newest of a casus counts.

    Attributes:
        casus_id: id of the casus in that version.
        version: number of the version.
        on_shelf: False when this takes it off.
        at: aware moment.
    """

    casus_id: str
    manuscript_id: str
    version: int
    on_shelf: bool
    at: datetime


class ManuscriptStore(Protocol):
    """Casuses being written, with all their versions, and which of them are on the shelf.

    A method that takes the id of a manuscript raises ``ManuscriptNotFoundError`` when there is none.
    """

    def create(self, manuscript: StoredManuscript) -> None:
        """Keep a new manuscript, without a version yet."""

    def manuscript(self, manuscript_id: str) -> StoredManuscript:
        """The manuscript with this id."""

    def add_version(self, manuscript_id: str, body: str, title: str, note: str, at: datetime) -> int:
        """Store the next version; its number."""

    def newest(self, manuscript_id: str) -> StoredVersion | None:
        """The newest version without its text; None when the first was never stored."""

    def versions(self, manuscript_id: str) -> tuple[StoredVersion, ...]:
        """All versions without their texts, newest first."""

    def body(self, manuscript_id: str, number: int) -> str:
        """The text of a version; ManuscriptNotFoundError when there is no such version."""

    def newest_by(self, author: str) -> tuple[StoredVersion, ...]:
        """Of every manuscript of this trainer the newest version, last changed first."""

    def publish(self, publication: StoredPublication) -> None:
        """Put a version on the shelf, or take it off.

        Raises:
            CasusTakenError: the newest publication of this casus is on the shelf and of another manuscript.
        """

    def publications(self) -> tuple[StoredPublication, ...]:
        """What is on the shelf: of every casus the newest publication, unless that took it off; by id of the casus."""
