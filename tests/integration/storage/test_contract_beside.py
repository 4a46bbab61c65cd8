"""What every ``Storage`` promises of drafts, contents, assessments and odd text."""

from datetime import UTC, datetime, timedelta

import pytest

from mas_sim.application.ports import Storage
from mas_sim.errors import (
    ContentNotFoundError,
    StorageError,
)
from tests.fakes import NOON, FixedClock, make_stored_run

A, B, C = '{"n": "a"}', '{"n": "b"}', '{"n": "c"}'
EMOJI = "Sem 👩‍👩‍👦 zegt: «ça va» — het is oké"
HOUR = timedelta(hours=1)


def test_a_draft_is_kept_and_overwritten(storage: Storage, run_id: str):
    storage.runs.save_draft(run_id, "motivering:route", "Ik kies")
    storage.runs.save_draft(run_id, "motivering:route", EMOJI)
    storage.runs.save_draft(run_id, "notitie", "")
    assert storage.runs.drafts(run_id) == {"motivering:route": EMOJI, "notitie": ""}


def test_a_draft_moves_neither_number_nor_place_in_the_list(storage: Storage, run_id: str, clock: FixedClock):
    clock.advance(HOUR)
    storage.runs.save_draft(run_id, "notitie", "x")
    (found,) = storage.runs.runs_of("browser-1")
    assert (found.last_seq, found.updated_at) == (1, NOON)


def test_a_dropped_draft_is_gone_and_may_be_dropped_again(storage: Storage, run_id: str):
    storage.runs.save_draft(run_id, "notitie", "x")
    storage.runs.save_draft(run_id, "ander", "y")
    storage.runs.drop_draft(run_id, "notitie")
    storage.runs.drop_draft(run_id, "notitie")
    assert storage.runs.drafts(run_id) == {"ander": "y"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud83db", "ab"),
        ("lang " * 10_000, "lang " * 10_000),
        ("regel\r\n\tnog een\u2028\u200b", "regel\r\n\tnog een\u2028\u200b"),
        ("'); DROP TABLE runs; -- %s :x \\", "'); DROP TABLE runs; -- %s :x \\"),
    ],
)
def test_typed_text_loses_only_what_cannot_be_stored(storage: Storage, run_id: str, typed: str, kept: str):
    storage.runs.save_draft(run_id, "notitie", typed)
    assert storage.runs.drafts(run_id) == {"notitie": kept}


def test_a_pseudonym_loses_what_cannot_be_stored(storage: Storage):
    storage.runs.create(make_stored_run(pseudonym="Me\x00rel", casus_title="\ud800T"), [])
    run, _ = storage.runs.load("run-1")
    assert (run.pseudonym, run.casus_title) == ("Merel", "T")


@pytest.mark.parametrize("body", ["\x00", '{"t": "\ud800"}'])
def test_a_body_that_cannot_be_stored_is_refused_whole(storage: Storage, run_id: str, body: str):
    with pytest.raises(StorageError):
        storage.runs.append(run_id, 1, [B, body])
    with pytest.raises(StorageError):
        storage.contents.put("casus", "c" * 64, body)
    with pytest.raises(StorageError):
        storage.assessments.add(run_id, "s", "rules", body, NOON)
    assert storage.runs.load(run_id)[1] == (A,)
    assert storage.assessments.of(run_id) == ()


@pytest.mark.parametrize("wanted", ["a\x00", "x" * 201])
def test_a_key_that_cannot_be_stored_is_refused(storage: Storage, run_id: str, wanted: str):
    with pytest.raises(StorageError):
        storage.runs.create(make_stored_run(run_id=wanted), [])
    with pytest.raises(StorageError):
        storage.runs.create(make_stored_run(run_id="run-2", browser=wanted), [])
    with pytest.raises(StorageError):
        storage.runs.save_draft(run_id, wanted, "t")
    with pytest.raises(StorageError):
        storage.contents.put("casus", wanted, "{}")


def test_content_is_found_by_its_hash(storage: Storage):
    body = EMOJI * 5_000
    storage.contents.put("casus", "c" * 64, body)
    assert storage.contents.get("c" * 64) == ("casus", body)


def test_content_is_stored_once_and_never_changed(storage: Storage):
    storage.contents.put("casus", "c" * 64, "eerst")
    storage.contents.put("casus", "c" * 64, "later")
    assert storage.contents.get("c" * 64) == ("casus", "eerst")


@pytest.mark.parametrize("wanted", ["d" * 64, "", "\x00", "\ud800"])
def test_unknown_content_is_not_found(storage: Storage, wanted: str):
    with pytest.raises(ContentNotFoundError):
        storage.contents.get(wanted)


def test_a_later_assessment_stands_beside_an_earlier_one(storage: Storage, run_id: str):
    assert storage.assessments.add(run_id, "route", "rules", A, NOON) == 1
    assert storage.assessments.add(run_id, "route", "trainer", B, NOON - HOUR) == 2
    first, second = storage.assessments.of(run_id)
    assert (first.number, first.assessor, first.body, first.at) == (1, "rules", A, NOON)
    assert (second.number, second.assessor, second.at) == (2, "trainer", NOON - HOUR)
    assert second.at.astimezone(UTC).tzinfo is UTC


def test_assessments_are_numbered_per_run(storage: Storage, run_id: str):
    storage.runs.create(make_stored_run(run_id="run-2"), [])
    storage.assessments.add(run_id, "route", "rules", A, NOON)
    assert storage.assessments.add("run-2", "route", "rules", B, NOON) == 1
    assert [each.body for each in storage.assessments.of(run_id)] == [A]


def test_an_assessment_without_zone_is_refused(storage: Storage, run_id: str):
    with pytest.raises(ValueError, match="time zone"):
        storage.assessments.add(run_id, "s", "rules", A, datetime(2026, 11, 23))
    assert storage.assessments.of(run_id) == ()


def test_a_living_storage_answers(storage: Storage):
    storage.ping()
    storage.runs.ping()


def test_the_newest_judgements_of_a_kind_come_first_over_all_runs(storage: Storage, run_id: str):
    storage.runs.create(make_stored_run(run_id="run-2"), [])
    storage.assessments.add(run_id, "route", "rules", A, NOON - HOUR)
    storage.assessments.add("run-2", "route", "rules", B, NOON)
    storage.assessments.add("run-2", "route", "trainer", A, NOON)
    assert [each.body for each in storage.assessments.latest("rules", 5)] == [B, A]
    assert [each.body for each in storage.assessments.latest("rules", 1)] == [B]
