"""The door of the trainers."""

from datetime import timedelta

import pytest

from mas_sim.application.trainers import LOOKED_BACK, MOST_FAILURES, SESSION, Trainers
from mas_sim.errors import (
    CodeUnknownError,
    LoginLimitedError,
    LoginRefusedError,
    NameTakenError,
    NotSignedInError,
    PasswordTooShortError,
)
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def trainers(clock) -> Trainers:
    return Trainers(InMemoryStorage(clock).trainers, PlainPasswords(), clock, SequentialIds())


def test_there_is_no_account_until_one_is_made(trainers):
    with pytest.raises(LoginRefusedError):
        trainers.sign_in("admin", "admin")


def test_a_trainer_signs_in_and_is_known_by_the_token(trainers):
    trainers.add("Anna", "Regio", PASSWORD)
    found = trainers.who(trainers.sign_in("Anna", PASSWORD))
    assert (found.name, found.organisation.name) == ("Anna", "Regio")


def test_two_trainers_of_one_organisation_share_its_code(trainers):
    first = trainers.add("Anna", "Regio", PASSWORD)
    second = trainers.add("Bert", "Regio", PASSWORD)
    assert first.organisation == second.organisation


def test_a_short_password_is_refused(trainers):
    with pytest.raises(PasswordTooShortError):
        trainers.add("Anna", "Regio", "elf tekens.")


def test_a_name_is_given_once(trainers):
    trainers.add("Anna", "Regio", PASSWORD)
    with pytest.raises(NameTakenError):
        trainers.add("Anna", "Elders", PASSWORD)


@pytest.mark.parametrize("name", ["Anna", "Onbekend"])
def test_too_many_wrong_attempts_close_the_account_for_a_while(trainers, clock, name):
    trainers.add("Anna", "Regio", PASSWORD)
    for _ in range(MOST_FAILURES):
        with pytest.raises(LoginRefusedError):
            trainers.sign_in(name, "verkeerd wachtwoord")
    with pytest.raises(LoginLimitedError) as caught:
        trainers.sign_in(name, PASSWORD)
    assert caught.value.minutes == 15
    clock.advance(LOOKED_BACK)
    if name == "Anna":
        assert trainers.sign_in(name, PASSWORD)


def test_a_session_ends_after_eight_hours(trainers, clock):
    trainers.add("Anna", "Regio", PASSWORD)
    token = trainers.sign_in("Anna", PASSWORD)
    clock.advance(SESSION)
    with pytest.raises(NotSignedInError):
        trainers.who(token)


def test_who_signs_out_is_out_at_once(trainers):
    trainers.add("Anna", "Regio", PASSWORD)
    token = trainers.sign_in("Anna", PASSWORD)
    trainers.sign_out(token)
    with pytest.raises(NotSignedInError):
        trainers.who(token)


@pytest.mark.parametrize("token", ["", "geraden"])
def test_a_token_that_was_not_given_out_opens_nothing(trainers, token):
    with pytest.raises(NotSignedInError):
        trainers.who(token)


def test_a_code_leads_to_its_organisation_however_it_is_typed(trainers):
    home = trainers.add("Anna", "Regio", PASSWORD).organisation
    assert trainers.joined(f" {home.code.lower()} ") == home.organisation_id


def test_without_a_code_a_run_belongs_to_no_organisation(trainers):
    assert trainers.joined("  ") == ""


def test_an_unknown_code_is_refused(trainers):
    with pytest.raises(CodeUnknownError):
        trainers.joined("ZZZZZZ")


def test_who_is_vouched_for_by_the_organisation_needs_an_account_and_a_fresh_word(trainers, clock):
    trainers.add("anna@regio.example", "Regio", None)
    now = clock.now()
    assert trainers.vouched("anna@regio.example", now).organisation.name == "Regio"
    for name, at in (("", now), ("bert@regio.example", now), ("anna@regio.example", now - SESSION)):
        with pytest.raises(NotSignedInError):
            trainers.vouched(name, at)
    with pytest.raises(NotSignedInError):
        trainers.vouched("anna@regio.example", None)


def test_an_account_without_a_password_cannot_be_signed_in_with_one(trainers):
    trainers.add("anna@regio.example", "Regio", None)
    with pytest.raises(LoginRefusedError):
        trainers.sign_in("anna@regio.example", "")


def test_a_lent_token_lasts_a_few_minutes(trainers, clock):
    trainer = trainers.add("Lies", "Regio", PASSWORD)
    lent = trainers.lend(trainer)
    assert trainers.who(lent) == trainer
    clock.advance(timedelta(minutes=6))
    with pytest.raises(NotSignedInError):
        trainers.who(lent)
