"""The databases the contract suite runs over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mas_sim.application.ports import Storage
from mas_sim.storage.opening import SqlStorage, open_sql_storage
from tests import postgres
from tests.fakes import FixedClock, InMemoryStorage, make_stored_run


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a PostgreSQL server; skips with the reason when there is none."""
    try:
        with postgres.server() as url:
            yield url
    except postgres.PostgresMissingError as missing:
        pytest.skip(f"no PostgreSQL: {missing}")


@pytest.fixture
def clock() -> FixedClock:
    """The clock that stamps stored rows."""
    return FixedClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'runs.db'}"
        return
    with postgres.schema(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture
def sql_storage(url: str, clock: FixedClock) -> Iterator[SqlStorage]:
    """An open storage on each kind of database."""
    storage = open_sql_storage(url, server=False, clock=clock)
    yield storage
    storage.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Storage]:
    """Everything that claims to be a ``Storage``."""
    if request.param == "memory":
        yield InMemoryStorage(clock)
        return
    if request.param == "sqlite":
        kept = open_sql_storage(f"sqlite:///{tmp_path / 'runs.db'}", server=True, clock=clock)
        yield kept
        kept.close()
        return
    with postgres.schema(request.getfixturevalue("postgres_server")) as url:
        kept = open_sql_storage(url, server=True, clock=clock)
        yield kept
        kept.close()


@pytest.fixture
def run_id(storage: Storage) -> str:
    """Id of a stored run with one event."""
    storage.runs.create(make_stored_run(), ['{"n": "a"}'])
    return "run-1"
