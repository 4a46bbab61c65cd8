"""Opens a database from its URL: lock, engine, newest schema."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from mas_sim.application.ports import Clock, Storage
from mas_sim.errors import SettingsError, StorageLockedError
from mas_sim.storage import schema
from mas_sim.storage.assessments import SqlAssessmentStore
from mas_sim.storage.contents import SqlContentStore
from mas_sim.storage.database import PATIENCE, Database
from mas_sim.storage.groups import SqlGroupStore
from mas_sim.storage.journal import use_write_ahead_log
from mas_sim.storage.manuscripts import SqlManuscriptStore
from mas_sim.storage.panels import SqlPanelStore
from mas_sim.storage.runs import SqlRunStore
from mas_sim.storage.system import SystemClock
from mas_sim.storage.trainers import SqlTrainerStore

SETTING = "MAS_SIM_DATABASE_URL"
_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


@dataclass(frozen=True)
class SqlStorage:
    """The stores of one database and what must be let go of at the end."""

    runs: SqlRunStore
    contents: SqlContentStore
    assessments: SqlAssessmentStore
    trainers: SqlTrainerStore
    groups: SqlGroupStore
    panels: SqlPanelStore
    manuscripts: SqlManuscriptStore
    database: Database
    _resources: ExitStack

    def ping(self) -> None:
        """Return when the database answers."""
        self.database.ping()

    def close(self) -> None:
        """Close the connections and free the server lock."""
        self._resources.close()


def open_storage(url: str, *, server: bool, clock: Clock | None = None) -> Storage:
    """Storage at this URL, made or brought up to date when needed.

    Args:
        url: ``sqlite:///<file>`` or ``postgresql://…``.
        server: take the server lock of a SQLite file; command-line tools do not.
        clock: stamps stored rows; the clock of the machine unless a test gives one.

    Raises:
        SettingsError: the URL cannot be used.
        StorageLockedError: another server holds this SQLite file.
        StorageBusyError: the database does not answer.
        StorageError: a newer version of the program made this database.
    """
    return open_sql_storage(url, server=server, clock=clock)


def open_sql_storage(url: str, *, server: bool, clock: Clock | None = None) -> SqlStorage:
    """As ``open_storage``, for tests that look behind the port."""
    target = _usable_url(url)
    with ExitStack() as opened:
        if target.get_backend_name() == "sqlite":
            target = _prepare_file(target, opened, server=server)
        database = _connect(target)
        opened.callback(database.close)
        schema.upgrade(database)
        time = clock or SystemClock()
        return SqlStorage(
            runs=SqlRunStore(database, time),
            contents=SqlContentStore(database),
            assessments=SqlAssessmentStore(database),
            trainers=SqlTrainerStore(database),
            groups=SqlGroupStore(database, time),
            panels=SqlPanelStore(database),
            manuscripts=SqlManuscriptStore(database),
            database=database,
            _resources=opened.pop_all(),
        )


def _usable_url(url: str) -> URL:
    scheme = url.partition("://")[0]
    try:
        return make_url(url).set(drivername=_DRIVERS[scheme])
    except (ArgumentError, KeyError, ValueError) as error:
        raise SettingsError(SETTING, f"{scheme}://…") from error


def _connect(url: URL) -> Database:
    try:
        return Database(url)
    except ImportError as error:  # the PostgreSQL driver is an extra
        raise SettingsError(SETTING, f"{url.drivername}://…") from error


def _prepare_file(url: URL, opened: ExitStack, *, server: bool) -> URL:
    """The URL with the real path, after making its folder and taking the lock."""
    if url.database in (None, "", ":memory:") or "uri" in url.query:
        raise SettingsError(SETTING, str(url))
    path = Path(str(url.database)).resolve()
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if server:
            opened.callback(_server_lock(path).release)
        use_write_ahead_log(path, PATIENCE)
    except OSError as error:
        raise SettingsError(SETTING, str(url)) from error
    return url.set(database=str(path))


def _server_lock(path: Path) -> FileLock:
    """The lock, taken. The kernel frees it when the process dies, however it dies."""
    lock = FileLock(f"{path}.server.lock", timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise StorageLockedError(str(path)) from error
    return lock
