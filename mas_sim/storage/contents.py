"""Bodies of content by hash."""

from contextlib import suppress

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from mas_sim.errors import ContentNotFoundError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import contents
from mas_sim.storage.text import exact, is_key, key


class SqlContentStore:
    """The ``ContentStore`` of a database."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def put(self, kind: str, hash: str, body: str) -> None:
        """Keep the body unless its hash is already there (as a rule it is)."""
        row = {"hash": key(hash), "kind": exact(kind), "body": exact(body)}
        with self._database.read() as connection:
            if _has(connection, hash):
                return
        with (
            self._database.write() as connection,
            suppress(IntegrityError),  # another server was first: the same body
            connection.begin_nested(),
        ):
            connection.execute(insert(contents), row)

    def get(self, hash: str) -> tuple[str, str]:
        """Kind and body."""
        query = select(contents.c.kind, contents.c.body).where(contents.c.hash == hash)
        with self._database.read() as connection:
            row = connection.execute(query).first() if is_key(hash) else None
        if row is None:
            raise ContentNotFoundError("content", hash)
        return row.kind, row.body


def _has(connection: Connection, hash: str) -> bool:
    query = select(contents.c.hash).where(contents.c.hash == hash)
    return connection.execute(query).first() is not None
