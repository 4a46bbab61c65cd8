"""Brings a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from mas_sim.errors import StorageError
from mas_sim.storage.database import Database

_MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x4D4153  # "MAS": two replicas that start at once migrate one by one


def upgrade(database: Database) -> None:
    """Apply the migrations that are missing, all or none.

    Raises:
        StorageError: a newer version of the program made this database.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with database.read() as connection:
        if _revision(connection) == newest:
            return
    with database.write() as connection:
        _take_turn(connection)
        _refuse_newer(_revision(connection), scripts)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _take_turn(connection: Connection) -> None:
    """Wait for a replica that migrates; on SQLite the transaction already did."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = '120s'")
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")


def _refuse_newer(found: str | None, scripts: ScriptDirectory) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        message = f"schema {found} is newer than this program, which knows {max(known)}"
        raise StorageError(message)
