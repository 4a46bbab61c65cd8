"""The ``ManuscriptStore`` in a dictionary, held to the same contract as the real ones."""

from datetime import datetime

from mas_sim.application.manuscript_store import StoredManuscript, StoredPublication, StoredVersion
from mas_sim.errors import CasusTakenError, ManuscriptNotFoundError
from mas_sim.storage.text import clean, exact


class InMemoryManuscriptStore:
    """Manuscripts by id, and publications in order."""

    def __init__(self) -> None:
        """Nothing is written."""
        self._manuscripts: dict[str, StoredManuscript] = {}
        self._versions: dict[str, list[tuple[StoredVersion, str]]] = {}
        self._publications: list[StoredPublication] = []

    def create(self, manuscript: StoredManuscript) -> None:
        """Keep a new manuscript, without a version yet."""
        self._manuscripts[manuscript.manuscript_id] = manuscript
        self._versions[manuscript.manuscript_id] = []

    def manuscript(self, manuscript_id: str) -> StoredManuscript:
        """The manuscript with this id."""
        if manuscript_id not in self._manuscripts:
            raise ManuscriptNotFoundError(manuscript_id)
        return self._manuscripts[manuscript_id]

    def add_version(self, manuscript_id: str, body: str, title: str, note: str, at: datetime) -> int:
        """Store the next version; its number."""
        self.manuscript(manuscript_id)
        kept = self._versions[manuscript_id]
        version = StoredVersion(
            manuscript_id=manuscript_id,
            number=len(kept) + 1,
            title=clean(title),
            note=clean(note),
            at=at,
        )
        kept.append((version, exact(body)))
        return version.number

    def newest(self, manuscript_id: str) -> StoredVersion | None:
        """The newest version without its text; None when the first was never stored."""
        return next(iter(self.versions(manuscript_id)), None)

    def versions(self, manuscript_id: str) -> tuple[StoredVersion, ...]:
        """All versions without their texts, newest first."""
        self.manuscript(manuscript_id)
        return tuple(version for version, _ in reversed(self._versions[manuscript_id]))

    def body(self, manuscript_id: str, number: int) -> str:
        """The text of a version."""
        self.manuscript(manuscript_id)
        for version, body in self._versions[manuscript_id]:
            if version.number == number:
                return body
        raise ManuscriptNotFoundError(manuscript_id)

    def newest_by(self, author: str) -> tuple[StoredVersion, ...]:
        """Of every manuscript of this trainer the newest version, last changed first."""
        found = [
            self._versions[one.manuscript_id][-1][0]
            for one in self._manuscripts.values()
            if one.author == author and self._versions[one.manuscript_id]
        ]
        return tuple(sorted(found, key=lambda one: (-one.at.timestamp(), one.manuscript_id)))

    def publish(self, publication: StoredPublication) -> None:
        """Put a version on the shelf, or take it off."""
        self.manuscript(publication.manuscript_id)
        standing = self._newest().get(publication.casus_id)
        if standing and standing.on_shelf and standing.manuscript_id != publication.manuscript_id:
            raise CasusTakenError(publication.casus_id)
        self._publications.append(publication)

    def publications(self) -> tuple[StoredPublication, ...]:
        """What is on the shelf, by id of the casus."""
        newest = self._newest()
        return tuple(newest[name] for name in sorted(newest) if newest[name].on_shelf)

    def _newest(self) -> dict[str, StoredPublication]:
        return {one.casus_id: one for one in self._publications}
