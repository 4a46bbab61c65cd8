"""Makes a SQLite file use its write-ahead log: readers and the writer do not wait."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from mas_sim.errors import StorageBusyError, StorageError

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PAUSE = 0.05


def use_write_ahead_log(path: Path, patience: float) -> None:
    """Switch the file, made when it is not there; a file keeps this mode for good.

    SQLite does not wait by itself when two processes switch a new file at once.

    Raises:
        OSError: the file cannot be opened or written.
        StorageBusyError: others kept the file locked for ``patience`` seconds.
        StorageError: the file is not a SQLite database, or it is damaged.
    """
    deadline = time.monotonic() + patience
    while not _switched(path):
        if time.monotonic() > deadline:
            message = f"{path} stayed locked"
            raise StorageBusyError(message)
        time.sleep(_PAUSE)


def _switched(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=_PAUSE)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extended part
        if code in _BUSY:
            return False
        if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise OSError(str(error)) from error
        message = f"{path}: {error}"
        raise StorageError(message) from error
    return True
