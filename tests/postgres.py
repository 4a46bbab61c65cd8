"""A PostgreSQL for the tests: the one that is configured, else one made for the run.

``MAS_SIM_TEST_POSTGRES_URL`` names a server where the tests may make schemas of their
own. Without it, a throw-away cluster is started when the PostgreSQL binaries are
installed: in a temporary folder, on a Unix socket only, without a port.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url

VARIABLE = "MAS_SIM_TEST_POSTGRES_URL"
_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"
_FAST = "-c fsync=off -c listen_addresses='' -c max_connections=60 -c shared_buffers=16MB"


class PostgresMissingError(Exception):
    """No server is configured and none can be started; says why."""


@contextmanager
def server() -> Iterator[str]:
    """URL of a server to test on.

    Raises:
        PostgresMissingError: there is none.
    """
    if configured := os.environ.get(VARIABLE):
        yield configured
        return
    with _throwaway_cluster(_binaries()) as url:
        yield url


@contextmanager
def schema(server_url: str) -> Iterator[str]:
    """URL of an empty schema of its own, dropped afterwards."""
    name = f"mas_test_{uuid.uuid4().hex}"
    url = make_url(server_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'CREATE SCHEMA "{name}"')
        try:
            options = f"{url.query.get('options', '')} -c search_path={name}".strip()
            own = url.update_query_dict({"options": options})
            yield own.render_as_string(hide_password=False)
        finally:
            connection.exec_driver_sql("SET client_min_messages = error")
            connection.exec_driver_sql(f'DROP SCHEMA "{name}" CASCADE')
    engine.dispose()


def _binaries() -> Path:
    found = shutil.which("pg_ctl")
    folders = sorted(_DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name))
    for folder in [Path(found).resolve().parent] if found else folders[::-1]:
        if (folder / "initdb").exists():
            return folder
    message = f"set {VARIABLE} or install PostgreSQL"
    raise PostgresMissingError(message)


@contextmanager
def _throwaway_cluster(binaries: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="mas-pg-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            _give_away(folder)
        _run(binaries / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "-N")
        options = f"{_FAST} -c unix_socket_directories={folder}"
        log = folder / "log"
        _run(binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://{_USER}@/postgres?host={folder}"
        finally:
            _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give_away(folder: Path) -> None:
    """Hand the folder to the user PostgreSQL runs as: it refuses to run as root."""
    try:
        owner = pwd.getpwnam(_USER)
    except KeyError:
        message = f"root cannot run PostgreSQL and there is no user {_USER}"
        raise PostgresMissingError(message) from None
    os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(*command: object) -> None:
    """Run the command as a user PostgreSQL accepts; its output only when it fails."""
    prefix = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    words = [*prefix, *map(str, command)]
    with tempfile.TemporaryFile("w+") as output:  # a pipe would wait for the server to end
        done = subprocess.run(words, cwd="/", stdout=output, stderr=output, check=False)
        if done.returncode:
            output.seek(0)
            message = f"{words} failed: {output.read()}"
            raise PostgresMissingError(message)
