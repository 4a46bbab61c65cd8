"""What every ``Storage`` promises of trainers, and that a password is hashed slowly."""

from datetime import timedelta

import pytest

from mas_sim.application.ports import Organisation, Storage, TrainerAccount
from mas_sim.errors import NameTakenError
from mas_sim.storage.passwords import Argon2Passwords
from tests.fakes import NOON, make_stored_run

REGIO = Organisation(organisation_id="o1", name="Regio", code="ABC234")
ANNA = TrainerAccount(trainer_id="t1", organisation="o1", name="Anna", password="hash")
HOUR = timedelta(hours=1)


@pytest.fixture
def trainers(storage: Storage):
    storage.trainers.add_organisation(REGIO)
    storage.trainers.add_trainer(ANNA)
    return storage.trainers


def test_an_organisation_is_found_by_id_name_and_code(trainers):
    found = [
        trainers.organisation("o1"),
        trainers.organisation_named("Regio"),
        trainers.organisation_with("ABC234"),
    ]
    assert found == [REGIO] * 3
    assert trainers.organisation("o2") is None
    assert trainers.organisation_with("ZZZZZZ") is None


def test_a_trainer_is_found_by_name(trainers):
    assert trainers.trainer_named("Anna") == ANNA
    assert trainers.trainer_named("Bert") is None


def test_a_name_can_be_taken_once(trainers):
    with pytest.raises(NameTakenError):
        trainers.add_trainer(TrainerAccount(trainer_id="t2", organisation="o1", name="Anna", password="x"))


def test_a_session_is_kept_until_it_is_ended(trainers):
    trainers.open_session("token", "t1", NOON)
    assert trainers.session("token") == (ANNA, NOON)
    trainers.end_session("token")
    assert trainers.session("token") is None


def test_wrong_attempts_are_counted_per_account_and_since_a_moment(trainers):
    for at in (NOON - HOUR, NOON, NOON + HOUR):
        trainers.note_failure("Anna", at)
    trainers.note_failure("Bert", NOON)
    assert trainers.failures("Anna", NOON - HOUR) == 2


def test_runs_are_listed_per_organisation_newest_first(storage: Storage):
    for number, home in enumerate(("o1", "o2", "o1", "")):
        stored = make_stored_run(run_id=f"r{number}", organisation=home, created_at=NOON + number * HOUR)
        storage.runs.create(stored, [])
    assert [run.run_id for run in storage.runs.runs_in("o1", 10)] == ["r2", "r0"]
    assert [run.run_id for run in storage.runs.runs_in("o1", 1)] == ["r2"]
    assert storage.runs.runs_in("", 10) == ()
    assert storage.runs.load("r0")[0].organisation == "o1"


def test_a_password_is_hashed_with_salt_and_checked():
    passwords = Argon2Passwords()
    first, second = passwords.hash("een lang wachtwoord"), passwords.hash("een lang wachtwoord")
    assert first != second
    assert "argon2id" in first
    assert passwords.verify(first, "een lang wachtwoord")
    assert not passwords.verify(first, "een ander wachtwoord")
    assert not passwords.verify("geen hash", "een lang wachtwoord")
