"""Several tabs, threads and servers at once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from mas_sim.application.ports import Storage
from mas_sim.errors import CasusTakenError, RunConflictError
from mas_sim.storage.opening import SqlStorage, open_sql_storage
from tests.fakes import NOON, make_stored_run
from tests.integration.storage.test_contract_manuscripts import add_authors, manuscript, published

THREADS = 8
PATIENT = timedelta(seconds=60).total_seconds()


def at_once(action: Callable[[int], object], threads: int = THREADS) -> list[object]:
    """Results (or errors) of this action, begun in all threads at the same moment."""
    gate = threading.Barrier(threads)

    def begin(number: int) -> object:
        gate.wait()
        try:
            return action(number)
        except Exception as error:
            return error

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads), timeout=PATIENT))


def test_of_appends_that_expect_the_same_number_one_wins(storage: Storage):
    storage.runs.create(make_stored_run(), [])
    for step in range(10):
        results = at_once(lambda n, step=step: storage.runs.append("run-1", step, [f"{n}"]))
        winners = [number for number, each in enumerate(results) if each == step + 1]
        losers = [each for each in results if isinstance(each, RunConflictError)]
        assert (len(winners), len(losers)) == (1, THREADS - 1)
        assert storage.runs.events_after("run-1", step) == (f"{winners[0]}",)


def test_two_servers_on_one_database_do_not_overwrite_each_other(url: str, sql_storage: SqlStorage):
    """Two engines: replicas on PostgreSQL, server and command line on SQLite."""
    other = open_sql_storage(url, server=False)
    sql_storage.runs.create(make_stored_run(), [])
    stores = [sql_storage.runs, other.runs]
    for step in range(10):
        results = at_once(lambda n, step=step: stores[n % 2].append("run-1", step, [f"{n}"]))
        assert results.count(step + 1) == 1
        assert sum(isinstance(each, RunConflictError) for each in results) == THREADS - 1
    other.close()


def test_many_runs_at_once_all_keep_their_events(storage: Storage):
    def practise(number: int) -> int:
        run_id = f"run-{number}"
        storage.runs.create(make_stored_run(run_id=run_id), [])
        for step in range(20):
            storage.runs.append(run_id, step, [f"{step}"])
            storage.runs.save_draft(run_id, "notitie", f"{step}")
        return storage.runs.last_seq(run_id)

    assert at_once(practise, 16) == [20] * 16


def test_the_same_draft_saved_at_once_is_kept_once(storage: Storage):
    storage.runs.create(make_stored_run(), [])
    assert at_once(lambda n: storage.runs.save_draft("run-1", "f", f"{n}")) == [None] * THREADS
    assert storage.runs.drafts("run-1")["f"] in map(str, range(THREADS))


def test_the_same_content_put_at_once_is_kept_once(storage: Storage):
    assert at_once(lambda _: storage.contents.put("casus", "h", "{}")) == [None] * THREADS
    assert storage.contents.get("h") == ("casus", "{}")


def test_assessments_added_at_once_get_their_own_numbers(storage: Storage):
    storage.runs.create(make_stored_run(), [])
    numbers = at_once(lambda n: storage.assessments.add("run-1", "s", "peer", f"{n}", NOON))
    assert set(numbers) == set(range(1, THREADS + 1))


def test_a_database_opened_by_several_at_once_is_made_once(url: str):
    opened = at_once(lambda _: open_sql_storage(url, server=False), 4)
    assert [each for each in opened if isinstance(each, Exception)] == []
    for each in opened:
        assert isinstance(each, SqlStorage)
        each.close()


@pytest.mark.parametrize("method", ["last_seq", "load", "drafts"])
def test_a_reader_does_not_wait_for_a_writer(sql_storage: SqlStorage, method: str):
    sql_storage.runs.create(make_stored_run(), [])
    with sql_storage.database.write() as connection:
        connection.exec_driver_sql("UPDATE runs SET finished = true")
        with ThreadPoolExecutor(1) as pool:
            pool.submit(getattr(sql_storage.runs, method), "run-1").result(timeout=5)


def test_of_publications_of_one_casus_from_several_manuscripts_one_wins(sql_storage: SqlStorage):
    add_authors(sql_storage)
    for number in range(THREADS):
        sql_storage.manuscripts.create(manuscript(number))
    for step in range(10):
        results = at_once(
            lambda n, step=step: sql_storage.manuscripts.publish(published(f"c{step}", f"m{n}"))
        )
        assert sum(each is None for each in results) == 1
        assert sum(isinstance(each, CasusTakenError) for each in results) == THREADS - 1


def test_versions_that_come_at_once_are_all_kept(sql_storage: SqlStorage):
    add_authors(sql_storage)
    sql_storage.manuscripts.create(manuscript())
    numbers = at_once(lambda n: sql_storage.manuscripts.add_version("m1", f"{n}", "", "", NOON))
    assert sorted(numbers) == list(range(1, THREADS + 1))
    assert [sql_storage.manuscripts.body("m1", number) for number in numbers] == [
        f"{n}" for n in range(THREADS)
    ]
