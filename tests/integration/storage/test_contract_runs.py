"""What every ``RunStore`` promises of runs and events: memory, SQLite and PostgreSQL."""

from datetime import datetime, timedelta, timezone

import pytest

from mas_sim.application.ports import Storage
from mas_sim.errors import (
    RunConflictError,
    RunNotFoundError,
)
from tests.fakes import NOON, FixedClock, make_stored_run

A, B, C = '{"n": "a"}', '{"n": "b"}', '{"n": "c"}'
EMOJI = "Sem 👩‍👩‍👦 zegt: «ça va» — het is oké"
HOUR = timedelta(hours=1)


def test_a_created_run_is_loaded_as_it_was(storage: Storage):
    run = make_stored_run(pseudonym=EMOJI)
    storage.runs.create(run, [A, B])
    assert storage.runs.load("run-1") == (run, (A, B))


def test_a_run_may_start_without_events(storage: Storage):
    storage.runs.create(make_stored_run(contents={}), [])
    assert storage.runs.load("run-1")[1] == ()
    assert storage.runs.last_seq("run-1") == 0


def test_a_moment_keeps_its_instant_whatever_its_zone(storage: Storage):
    amsterdam = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 23, 9, 15, 30, 123456, tzinfo=amsterdam)
    storage.runs.create(make_stored_run(created_at=moment), [])
    loaded = storage.runs.load("run-1")[0].created_at
    assert loaded == moment
    assert loaded.tzinfo is not None


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        make_stored_run(created_at=datetime(2026, 11, 23))


def test_an_id_that_is_in_use_is_refused(storage: Storage, run_id: str):
    with pytest.raises(RunConflictError):
        storage.runs.create(make_stored_run(casus_id="ander"), [B])
    assert storage.runs.load(run_id) == (make_stored_run(), (A,))


def test_appended_events_follow_in_order(storage: Storage, run_id: str):
    assert storage.runs.append(run_id, 1, [B, C]) == 3
    assert storage.runs.load(run_id)[1] == (A, B, C)
    assert storage.runs.last_seq(run_id) == 3


def test_an_event_body_comes_back_letter_for_letter(storage: Storage, run_id: str):
    body = ' {"t" :"' + EMOJI + '\\u0000\\r\\n", "é":1.0}\n'
    storage.runs.append(run_id, 1, [body])
    assert storage.runs.events_after(run_id, 1) == (body,)


def test_events_may_be_alike(storage: Storage, run_id: str):
    assert storage.runs.append(run_id, 1, [A, A]) == 3


@pytest.mark.parametrize("expected", [0, 2, -1])
def test_an_append_that_expects_another_number_stores_nothing(storage: Storage, run_id: str, expected: int):
    with pytest.raises(RunConflictError) as caught:
        storage.runs.append(run_id, expected, [B], finished=True)
    assert (caught.value.run_id, caught.value.expected) == (run_id, expected)
    assert storage.runs.load(run_id)[1] == (A,)
    assert not storage.runs.runs_of("browser-1")[0].finished


def test_an_append_of_no_events_moves_nothing(storage: Storage, run_id: str):
    assert storage.runs.append(run_id, 1, []) == 1


def test_events_after_a_number_are_the_later_ones(storage: Storage, run_id: str):
    storage.runs.append(run_id, 1, [B, C])
    assert storage.runs.events_after(run_id, 0) == (A, B, C)
    assert storage.runs.events_after(run_id, 2) == (C,)
    assert storage.runs.events_after(run_id, 3) == ()


@pytest.mark.parametrize("wanted", ["none", "", "x\x00y", "\ud800", "x" * 50_000, "'; --"])
@pytest.mark.usefixtures("run_id")
def test_an_unknown_run_is_not_found(storage: Storage, wanted: str):
    runs, judged = storage.runs, storage.assessments
    for ask in (
        lambda: runs.append(wanted, 0, [A]),
        lambda: runs.load(wanted),
        lambda: runs.last_seq(wanted),
        lambda: runs.events_after(wanted, 0),
        lambda: runs.save_draft(wanted, "f", "t"),
        lambda: runs.drafts(wanted),
        lambda: runs.drop_draft(wanted, "f"),
        lambda: judged.add(wanted, "s", "rules", "{}", NOON),
        lambda: judged.of(wanted),
    ):
        with pytest.raises(RunNotFoundError):
            ask()


def test_runs_are_kept_apart(storage: Storage, run_id: str):
    storage.runs.create(make_stored_run(run_id="run-2"), [B])
    storage.runs.append("run-2", 1, [C])
    storage.runs.save_draft("run-2", "f", "t")
    assert storage.runs.load(run_id)[1] == (A,)
    assert storage.runs.drafts(run_id) == {}


def test_a_browser_lists_its_own_runs_last_moved_first(storage: Storage):
    for number in (1, 2, 3):
        run = make_stored_run(run_id=f"run-{number}", created_at=NOON - number * HOUR)
        storage.runs.create(run, [A])
    storage.runs.create(make_stored_run(run_id="ander", browser="browser-2"), [A])
    storage.runs.append("run-3", 1, [B])
    found = storage.runs.runs_of("browser-1")
    assert [each.run_id for each in found] == ["run-3", "run-1", "run-2"]


def test_a_summary_says_how_far_the_run_got(storage: Storage, run_id: str, clock: FixedClock):
    clock.advance(HOUR)
    storage.runs.append(run_id, 1, [B], finished=True)
    (found,) = storage.runs.runs_of("browser-1")
    assert (found.last_seq, found.updated_at, found.finished) == (2, NOON + HOUR, True)
    assert (found.casus_title, found.contents) == ("Sem blijft thuis", make_stored_run().contents)


def test_a_finished_run_stays_finished(storage: Storage, run_id: str):
    storage.runs.append(run_id, 1, [B], finished=True)
    storage.runs.append(run_id, 2, [C])
    assert storage.runs.runs_of("browser-1")[0].finished


@pytest.mark.parametrize("browser", ["", "onbekend", "\x00", "\ud800"])
def test_no_browser_lists_no_runs(storage: Storage, browser: str):
    storage.runs.create(make_stored_run(browser=""), [A])
    assert storage.runs.runs_of(browser) == ()
