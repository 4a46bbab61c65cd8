"""One engine with short read and write transactions, and no foreign exceptions.

Streamlit runs every rerun in a new thread, so connections come from a pool and may move
between threads. SQLite has one writer at a time; the threads of this process queue for
it in turn, since its own busy handler polls, is unfair and can starve a thread.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry

from mas_sim.errors import StorageBusyError, StorageError

PATIENCE = 10.0  # seconds to wait for a lock or a connection before StorageBusyError
_WRITES = "mas_writes"
_SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}",
    "PRAGMA synchronous = FULL",  # an accepted step survives a power cut
    "PRAGMA foreign_keys = ON",
)
_POSTGRES_LIMITS = f"-c lock_timeout={PATIENCE:.0f}s -c statement_timeout={2 * PATIENCE:.0f}s"


class Database:
    """An engine, used through ``read`` and ``write`` only."""

    def __init__(self, url: URL) -> None:
        """Make the engine; nothing is opened until the first transaction."""
        sqlite = url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if sqlite else _postgres_engine(url)
        self._writer = self.engine.execution_options(**{_WRITES: True})
        self._turn = threading.Lock() if sqlite else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with _translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is stored when the block ends well, and else undone."""
        with _translated(), self._in_turn(), self._writer.begin() as connection:
            yield connection

    def ping(self) -> None:
        """Return when the database answers."""
        with self.read() as connection:
            connection.exec_driver_sql("SELECT 1")

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=PATIENCE):
            message = "too many threads wait to write"
            raise StorageBusyError(message)
        try:
            yield
        finally:
            self._turn.release()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        raise StorageBusyError(_first_line(error)) from error
    except SQLAlchemyError as error:
        raise StorageError(_first_line(error)) from error


def _first_line(error: SQLAlchemyError) -> str:
    """The complaint without statement and parameters: those hold people's texts."""
    cause = getattr(error, "orig", None) or error
    return f"{type(cause).__name__}: {cause}".splitlines()[0]


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        pool_timeout=PATIENCE,
        hide_parameters=True,  # logs hold no texts of people
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: upgrading a read transaction can fail half-way."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL) -> Engine:
    options = f"{url.query.get('options', '')} {_POSTGRES_LIMITS}".strip()
    return create_engine(
        url,
        pool_size=8,
        max_overflow=24,
        pool_timeout=PATIENCE,
        hide_parameters=True,
        pool_pre_ping=True,  # a restarted database costs one retry, not an error
        connect_args={"options": options, "connect_timeout": 5},
    )
