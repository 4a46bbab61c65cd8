"""URLs, settings of the database, schema, and errors that must not leak."""

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select

from mas_sim.errors import RunConflictError, SettingsError, StorageBusyError, StorageError
from mas_sim.storage import RandomIds, SystemClock, database, open_storage, schema
from mas_sim.storage.journal import use_write_ahead_log
from mas_sim.storage.opening import SqlStorage, open_sql_storage
from mas_sim.storage.tables import metadata, run_events
from tests import postgres
from tests.fakes import NOON, make_stored_run


def test_the_migrated_schema_equals_the_tables(sql_storage: SqlStorage):
    with sql_storage.database.read() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    assert found == []


def test_foreign_keys_of_the_migrated_schema_erase_with_the_run(sql_storage: SqlStorage):
    for table in ("run_events", "drafts", "assessments"):
        (link,) = inspect(sql_storage.database.engine).get_foreign_keys(table)
        assert link["options"] == {"ondelete": "CASCADE"}


def test_an_erased_run_leaves_nothing_behind(sql_storage: SqlStorage):
    sql_storage.runs.create(make_stored_run(), ["{}"])
    sql_storage.runs.save_draft("run-1", "f", "t")
    sql_storage.assessments.add("run-1", "s", "rules", "{}", NOON)
    with sql_storage.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM runs")
        for table in ("run_events", "drafts", "assessments"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            assert count == 0


def test_migrations_can_be_undone(sql_storage: SqlStorage):
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with sql_storage.database.write() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    schema.upgrade(sql_storage.database)
    sql_storage.runs.create(make_stored_run(), [])


def test_a_database_of_a_newer_program_is_refused(url: str, sql_storage: SqlStorage):
    with sql_storage.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match="9999 is newer"):
        open_sql_storage(url, server=False)


def test_an_event_that_is_in_the_way_is_a_conflict(sql_storage: SqlStorage):
    """The primary key guards the events even if the number on the run were wrong."""
    sql_storage.runs.create(make_stored_run(), [])
    stray = {"run_id": "run-1", "seq": 2, "body": "stray", "at": NOON}
    with sql_storage.database.write() as connection:
        connection.execute(run_events.insert(), stray)
    with pytest.raises(RunConflictError):
        sql_storage.runs.append("run-1", 0, ["a", "b"])
    with sql_storage.database.read() as connection:
        assert connection.execute(select(run_events.c.body)).scalars().all() == ["stray"]
    assert sql_storage.runs.last_seq("run-1") == 0


def test_a_sqlite_connection_is_set_up_for_safety(tmp_path: Path):
    storage = open_sql_storage(f"sqlite:///{tmp_path / 'runs.db'}", server=False)
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    with storage.database.read() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == pragmas
    storage.close()


def test_the_folder_of_the_file_is_made_for_its_owner_only(tmp_path: Path):
    open_storage(f"sqlite:///{tmp_path / 'data' / 'runs.db'}", server=True).close()
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data/runs.db",
        "mysql://a:geheim@b/c",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
        "sqlite:////dev/null/x/runs.db",
        "sqlite:////proc/nergens/runs.db",
        "postgresql://u:geheim@h:poort/db",
    ],
)
def test_an_unusable_url_is_refused_without_showing_a_password(url: str):
    with pytest.raises(SettingsError) as caught:
        open_storage(url, server=True)
    assert caught.value.name == "MAS_SIM_DATABASE_URL"
    assert "geheim" not in str(caught.value)


def test_a_folder_is_no_database(tmp_path: Path):
    with pytest.raises(SettingsError):
        open_storage(f"sqlite:///{tmp_path}", server=True)


def test_a_server_that_is_not_there_is_busy(tmp_path: Path):
    with pytest.raises(StorageBusyError):
        open_storage(f"postgresql://nobody@/none?host={tmp_path}", server=True)


def test_a_locked_file_is_busy_and_nothing_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pragmas = ("PRAGMA busy_timeout = 50", "PRAGMA foreign_keys = ON")
    url = f"sqlite:///{tmp_path / 'runs.db'}"
    holder = open_sql_storage(url, server=False)
    monkeypatch.setattr(database, "_SQLITE_PRAGMAS", pragmas)
    waiter = open_sql_storage(url, server=False)
    with holder.database.write(), pytest.raises(StorageBusyError, match="locked"):
        waiter.runs.create(make_stored_run(), ["{}"])
    assert waiter.runs.runs_of("browser-1") == ()
    waiter.runs.create(make_stored_run(), ["{}"])
    waiter.close()
    holder.close()


def test_a_thread_that_waits_too_long_for_its_turn_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    storage = open_sql_storage(f"sqlite:///{tmp_path / 'runs.db'}", server=False)
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with storage.database.write(), pytest.raises(StorageBusyError, match="threads"):
        storage.runs.create(make_stored_run(), [])
    storage.close()


def test_a_row_that_stays_locked_is_busy(postgres_server: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "_POSTGRES_LIMITS", "-c lock_timeout=50ms")
    with postgres.schema(postgres_server) as url:
        storage = open_sql_storage(url, server=True)
        storage.runs.create(make_stored_run(), [])
        with storage.database.write() as connection:
            connection.exec_driver_sql("SELECT * FROM runs FOR UPDATE")
            with pytest.raises(StorageBusyError, match="lock timeout"):
                storage.runs.append("run-1", 0, ["{}"])
        assert storage.runs.append("run-1", 0, ["{}"]) == 1
        storage.close()


def test_an_error_of_the_database_shows_no_text_of_people(sql_storage: SqlStorage):
    def store_twice() -> None:
        with sql_storage.database.write() as connection:
            row = {"run_id": "x", "seq": 1, "body": "geheim", "at": NOON}
            connection.execute(run_events.insert(), row)

    with pytest.raises(StorageError) as caught:
        store_twice()
    assert "geheim" not in str(caught.value)
    assert "geheim" not in str(caught.value.__cause__)


def hang_up_while_writing(writer: SqlStorage, other: SqlStorage) -> None:
    """Cut the writer's connection between two statements."""
    with writer.database.write() as connection:
        mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with other.database.read() as elsewhere:
            elsewhere.exec_driver_sql(f"SELECT pg_terminate_backend({mine})")
        connection.exec_driver_sql("UPDATE runs SET last_seq = 5")


def test_a_lost_connection_costs_at_most_the_step_in_hand(postgres_server: str):
    with postgres.schema(postgres_server) as url:
        writer, other = (open_sql_storage(url, server=True) for _ in range(2))
        writer.runs.create(make_stored_run(), [])
        with pytest.raises(StorageBusyError):
            hang_up_while_writing(writer, other)
        assert writer.runs.append("run-1", 0, ["{}"]) == 1
        writer.close()
        other.close()


def test_a_missing_driver_is_a_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError):
        open_storage("postgresql://h/db", server=True)


def test_a_new_file_that_others_lock_is_waited_for(tmp_path: Path):
    file = tmp_path / "runs.db"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as holder:
        holder.execute("CREATE TABLE t (x)")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageBusyError, match="stayed locked"):
            use_write_ahead_log(file, patience=0.01)
        threading.Timer(0.2, holder.rollback).start()
        use_write_ahead_log(file, patience=10)


def test_an_id_never_reads_as_an_option_of_the_command_line(monkeypatch):
    drawn = iter(["-abc", "--def", "ghi"])
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: next(drawn))
    assert RandomIds().new_id() == "ghi"


def test_the_clock_and_the_ids_of_the_machine():
    assert SystemClock().now().utcoffset() is not None
    ids = {RandomIds().new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) >= 22 for each in ids)
