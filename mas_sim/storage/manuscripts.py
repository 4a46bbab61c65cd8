"""Casuses that trainers write, their versions, and what of them is on the shelf."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from mas_sim.application.manuscript_store import StoredManuscript, StoredPublication, StoredVersion
from mas_sim.errors import CasusTakenError, ManuscriptNotFoundError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import manuscript_versions, manuscripts, publications
from mas_sim.storage.text import clean, exact, is_key, key

_VERSION = [one for one in manuscript_versions.c if one.name != "body"]
_ADVISORY_LOCK = 0x4D4150  # "MAP": beside that of schema
_PUBLICATION = [one for one in publications.c if one.name != "number"]


class SqlManuscriptStore:
    """The ``ManuscriptStore`` of a database."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def create(self, manuscript: StoredManuscript) -> None:
        """Keep a new manuscript, without a version yet."""
        row = vars(manuscript) | {"manuscript_id": key(manuscript.manuscript_id)}
        with self._database.write() as connection:
            connection.execute(insert(manuscripts), row)

    def manuscript(self, manuscript_id: str) -> StoredManuscript:
        """The manuscript with this id."""
        with self._database.read() as connection:
            return StoredManuscript(**_find(connection, manuscript_id)._mapping)

    def add_version(self, manuscript_id: str, body: str, title: str, note: str, at: datetime) -> int:
        """Store the next version; its number."""
        with self._database.write() as connection:
            _find(connection, manuscript_id, lock=True)
            newest = select(func.max(manuscript_versions.c.number))
            last = connection.execute(newest.where(_of(manuscript_id))).scalar() or 0
            row = {
                "manuscript_id": manuscript_id,
                "number": last + 1,
                "title": clean(title),
                "note": clean(note),
                "body": exact(body),
                "at": at,
            }
            connection.execute(insert(manuscript_versions), row)
            return int(last) + 1

    def newest(self, manuscript_id: str) -> StoredVersion | None:
        """The newest version without its text; None when the first was never stored."""
        last = select(*_VERSION).where(_of(manuscript_id)).order_by(manuscript_versions.c.number.desc())
        with self._database.read() as connection:
            _find(connection, manuscript_id)
            row = connection.execute(last.limit(1)).first()
            return StoredVersion(**row._mapping) if row else None

    def versions(self, manuscript_id: str) -> tuple[StoredVersion, ...]:
        """All versions without their texts, newest first."""
        newest = select(*_VERSION).order_by(manuscript_versions.c.number.desc())
        with self._database.read() as connection:
            _find(connection, manuscript_id)
            rows = connection.execute(newest.where(_of(manuscript_id)))
            return tuple(StoredVersion(**row._mapping) for row in rows)

    def body(self, manuscript_id: str, number: int) -> str:
        """The text of a version."""
        query = select(manuscript_versions.c.body).where(
            _of(manuscript_id), manuscript_versions.c.number == number
        )
        with self._database.read() as connection:
            _find(connection, manuscript_id)
            found = connection.execute(query).scalar()
        if found is None:
            raise ManuscriptNotFoundError(manuscript_id)
        return str(found)

    def newest_by(self, author: str) -> tuple[StoredVersion, ...]:
        """Of every manuscript of this trainer the newest version, last changed first."""
        last = (
            select(manuscript_versions.c.manuscript_id, func.max(manuscript_versions.c.number).label("last"))
            .join(manuscripts)
            .where(manuscripts.c.author == author)
            .group_by(manuscript_versions.c.manuscript_id)
            .subquery()
        )
        same = (manuscript_versions.c.manuscript_id == last.c.manuscript_id) & (
            manuscript_versions.c.number == last.c.last
        )
        query = select(*_VERSION).join(last, same)
        by_age = query.order_by(manuscript_versions.c.at.desc(), manuscript_versions.c.manuscript_id)
        with self._database.read() as connection:
            return tuple(StoredVersion(**row._mapping) for row in connection.execute(by_age))

    def publish(self, publication: StoredPublication) -> None:
        """Put a version on the shelf, or take it off."""
        with self._database.write() as connection:
            _find(connection, publication.manuscript_id, lock=True)
            _take_turn(connection, publication.casus_id)
            standing = connection.execute(_newest(publication.casus_id)).first()
            if standing and standing.on_shelf and standing.manuscript_id != publication.manuscript_id:
                raise CasusTakenError(publication.casus_id)
            connection.execute(insert(publications), vars(publication))

    def publications(self) -> tuple[StoredPublication, ...]:
        """What is on the shelf, by id of the casus."""
        newest = select(func.max(publications.c.number)).group_by(publications.c.casus_id)
        query = select(*_PUBLICATION).where(publications.c.number.in_(newest), publications.c.on_shelf)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(publications.c.casus_id))
            return tuple(StoredPublication(**row._mapping) for row in rows)


def _of(manuscript_id: str) -> Any:
    return manuscript_versions.c.manuscript_id == manuscript_id


def _newest(casus_id: str) -> Select[Any]:
    of_casus = select(publications).where(publications.c.casus_id == casus_id)
    return of_casus.order_by(publications.c.number.desc()).limit(1)


def _take_turn(connection: Connection, casus_id: str) -> None:
    """Wait for another publication of this casus; on SQLite the transaction already did."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK, func.hashtext(casus_id))))


def _find(connection: Connection, manuscript_id: str, *, lock: bool = False) -> Row[Any]:
    query = select(manuscripts).where(manuscripts.c.manuscript_id == manuscript_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).first() if is_key(manuscript_id) else None
    if row is None:
        raise ManuscriptNotFoundError(manuscript_id)
    return row
