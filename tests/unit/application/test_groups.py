"""What a trainer and a group do together, each step stored before it returns, on one server or on more."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from mas_sim.application import groups as module
from mas_sim.application import seats
from mas_sim.application.contents import Contents
from mas_sim.application.groups import TRIES, Groups
from mas_sim.application.trainers import READABLE, Trainer, Trainers
from mas_sim.content import hashing
from mas_sim.errors import (
    ContentNotFoundError,
    GroupNotFoundError,
    GroupRefusedError,
    RunConflictError,
    StorageBusyError,
)
from mas_sim.model.group import (
    CloseVoting,
    End,
    GoTo,
    GroupQuestion,
    HideNames,
    Moment,
    OpenVoting,
    Remove,
    Reveal,
    WindUp,
)
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds
from tests.ui.conftest import SmallLibrary

QUESTIONS = (GroupQuestion(item="start"), GroupQuestion(item="routes"))
BEGIN, OPEN, CLOSE = GoTo(leaving=None, step=0), OpenVoting(step=0, round=1), CloseVoting(step=0, round=1)
YES, WHY = ("onderzoek",), "Eerst weten."


@pytest.fixture
def storage() -> InMemoryStorage:
    return InMemoryStorage()


@pytest.fixture
def server(storage: InMemoryStorage) -> Callable[..., Groups]:
    """A server on this storage; call again for a second one, or for a restarted one."""
    library, ids = SmallLibrary(), SequentialIds("g")

    def started(store: object = None, kept_from: int = 5) -> Groups:
        contents = Contents(library, hashing, storage.contents)
        used = SimpleNamespace(groups=store or storage.groups)
        return Groups(contents, used, FixedClock(), ids, kept_from)

    return started


@pytest.fixture
def groups(server: Callable[..., Groups]) -> Groups:
    return server()


@pytest.fixture
def doors(storage: InMemoryStorage) -> Trainers:
    return Trainers(storage.trainers, PlainPasswords(), FixedClock(), SequentialIds("t"))


@pytest.fixture
def anna(doors: Trainers) -> Trainer:
    return doors.add("Anna", "Regio", "een lang wachtwoord")


@pytest.fixture
def bert(doors: Trainers) -> Trainer:
    return doors.add("Bert", "Elders", "een lang wachtwoord")


@pytest.fixture
def room(groups: Groups, anna: Trainer) -> SimpleNamespace:
    """A session of two that may vote on the first question."""
    opened = groups.open(anna, "klein", QUESTIONS)
    tokens = [groups.join(opened.code, name) for name in ("Wulp", "Merel")]
    led(groups, anna, opened.session_id, BEGIN, OPEN)
    return SimpleNamespace(id=opened.session_id, code=opened.code, wulp=tokens[0], merel=tokens[1])


class Between:
    """A store in which something comes between a step and its being stored, so many times."""

    def __init__(self, store: object, comes: Callable[[], object], times: int = 1) -> None:
        self._store, self._comes, self.left = store, comes, times

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(self, *args: object, **more: object) -> int:
        if self.left:
            self.left -= 1
            self._comes()
        return self._store.append(*args, **more)


def failing(error: Exception) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


def led(groups: Groups, trainer: Trainer, session_id: str, *actions: object) -> None:
    for action in actions:
        groups.lead(trainer, session_id, action)


def refusal(do: Callable[..., object], *args: object) -> str:
    with pytest.raises(GroupRefusedError) as caught:
        do(*args)
    return caught.value.why


def stored(storage: InMemoryStorage, session_id: str) -> tuple[str, ...]:
    return storage.groups.load(session_id)[1]


def votes(groups: Groups, token: str, round_: int = 1) -> dict[str, tuple[str, ...]]:
    """What counts in a round of the first question, by pseudonym."""
    session = groups.seat(token).view.session
    found = session.counted(0, round_).items()
    return {session.participants[who].pseudonym: vote.answer for who, vote in found}


# --- opening --------------------------------------------------------------------------------------


def test_opening_gives_a_code_of_six_readable_signs(groups, anna):
    codes = [groups.open(anna, "klein", QUESTIONS).code for _ in range(20)]
    assert [code for code in codes if not re.fullmatch(f"[{READABLE}]{{6}}", code)] == []


def test_a_code_that_is_in_use_is_not_given_out_again(groups, anna, monkeypatch):
    signs = iter("AAAAAA" + "AAAAAA" + "BBBBBB")
    monkeypatch.setattr(module.secrets, "choice", lambda _: next(signs))
    codes = [groups.open(anna, "klein", QUESTIONS).code for _ in range(2)]
    assert codes == ["AAAAAA", "BBBBBB"]


def test_a_new_session_waits_with_its_questions_and_its_limit(server, anna):
    session = server(kept_from=7).open(anna, "klein", QUESTIONS).session
    assert ([step.item for step in session.steps], session.kept_from) == (["start", "routes"], 7)


def test_a_question_that_the_casus_does_not_hold_opens_nothing(groups, anna):
    wrong = [GroupQuestion(item="nergens")]
    assert refusal(groups.open, anna, "klein", wrong) == "vraag-bestaat-niet"
    assert groups.sessions(anna) == ()


def test_a_casus_that_is_not_there_opens_nothing(groups, anna):
    with pytest.raises(ContentNotFoundError):
        groups.open(anna, "nergens", QUESTIONS)
    assert groups.sessions(anna) == ()


def test_what_can_be_asked_of_a_casus_comes_in_playing_order(groups):
    _, items = groups.items("klein")
    assert list(items)[:3] == ["start", "aspecten", "routes"]


# --- coming in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["{}", "  {} ", "\t{}\n"])
@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_a_code_is_taken_in_any_case_and_with_spaces_around(groups, room, typed, case):
    token = groups.join(typed.format(case(room.code)), "Grutto")
    assert groups.seat(token).view.session_id == room.id


def test_two_people_with_one_pseudonym_get_different_names(groups, room):
    tokens = [groups.join(room.code, "Wulp") for _ in range(2)]
    assert [groups.seat(token).pseudonym for token in tokens] == ["Wulp 2", "Wulp 3"]


@pytest.mark.parametrize("name", ["x" * 60, "x" * 35 + " van Dijk"], ids=["long", "cut-at-a-space"])
def test_two_people_with_one_long_pseudonym_get_different_names(groups, room, name):
    tokens = [groups.join(room.code, name) for _ in range(2)]
    assert len({groups.seat(token).pseudonym for token in tokens}) == 2


@pytest.mark.parametrize("name", ["", "   "])
def test_who_gives_no_pseudonym_is_a_guest(groups, room, name):
    assert groups.seat(groups.join(room.code, name)).pseudonym == "Gast"


def test_who_comes_in_at_two_servers_at_once_with_one_pseudonym_gets_another_name(
    server, storage, groups, room
):
    first = Between(storage.groups, lambda: groups.join(room.code, "Grutto"))
    mine = server(first).join(room.code, "Grutto")
    assert groups.seat(mine).pseudonym == "Grutto 2"


def test_an_unknown_code_is_refused(groups, room):
    with pytest.raises(GroupNotFoundError):
        groups.join("ZZZZZZ", "Grutto")


def test_an_ended_session_takes_nobody_in(groups, anna, room, storage):
    led(groups, anna, room.id, CLOSE, WindUp(), End())
    before = stored(storage, room.id)
    assert refusal(groups.join, room.code, "Grutto") == "groep-afgelopen"
    assert stored(storage, room.id) == before


def test_a_code_finds_its_session_until_it_is_over(groups, anna, room):
    assert groups.find(room.code).session_id == room.id
    led(groups, anna, room.id, CLOSE, WindUp(), End())
    assert refusal(groups.find, room.code) == "groep-afgelopen"


def test_a_session_that_ends_while_someone_comes_in_gives_no_seat(server, storage, groups, anna, room):
    led(groups, anna, room.id, CLOSE, WindUp())
    slow = server(Between(storage.groups, lambda: led(groups, anna, room.id, End())))
    assert refusal(slow.join, room.code, "Grutto") == "groep-afgelopen"
    assert len(storage.groups._seats) == 2


def test_a_token_that_nobody_holds_is_refused(groups, room):
    with pytest.raises(GroupNotFoundError):
        groups.seat(room.wulp + "x")


def test_a_token_is_not_stored_in_plain_text(storage, room):
    kept = repr(vars(storage.groups))
    assert seats.hashed(room.wulp) in kept
    assert room.wulp not in kept


def test_every_token_is_another_and_too_long_to_guess(groups, room):
    tokens = {groups.join(room.code, "Grutto") for _ in range(10)}
    assert (len(tokens), min(map(len, tokens)) >= 24) == (10, True)


# --- whose session it is --------------------------------------------------------------------------


def test_a_trainer_of_another_organisation_does_not_see_a_session(groups, bert, room):
    with pytest.raises(GroupNotFoundError):
        groups.board(bert, room.id)


def test_a_trainer_of_another_organisation_does_not_lead_a_session(groups, bert, room, storage):
    before = stored(storage, room.id)
    with pytest.raises(GroupNotFoundError):
        groups.lead(bert, room.id, CLOSE)
    assert stored(storage, room.id) == before


def test_a_trainer_lists_the_sessions_of_the_own_organisation_only(groups, anna, bert, room):
    own = groups.open(bert, "klein", QUESTIONS)
    assert [one.session_id for one in groups.sessions(anna)] == [room.id]
    assert [one.session_id for one in groups.sessions(bert)] == [own.session_id]


def test_a_colleague_of_the_same_organisation_leads_a_session(groups, doors, room):
    cato = doors.add("Cato", "Regio", "een lang wachtwoord")
    assert groups.lead(cato, room.id, CLOSE).session.step.moment is Moment.GESLOTEN


def test_a_session_that_is_not_there_is_not_found(groups, anna):
    with pytest.raises(GroupNotFoundError):
        groups.board(anna, "nergens")


def test_a_step_that_does_not_fit_stores_nothing(groups, anna, room, storage):
    before = stored(storage, room.id)
    assert refusal(groups.lead, anna, room.id, Reveal(step=0, round=1)) == "groep-verder"
    assert stored(storage, room.id) == before


# --- committing -----------------------------------------------------------------------------------


def test_a_commit_is_stored_before_it_returns(server, groups, room):
    groups.commit(room.wulp, 0, 1, YES, WHY)
    assert votes(server(), room.merel) == {"Wulp": YES}


def test_who_commits_sees_the_own_vote_at_once(groups, room):
    seat = groups.commit(room.wulp, 0, 1, YES, WHY)
    assert seat.view.session.counted(0, 1)[seat.participant].reason == WHY


def test_a_server_sees_what_another_stored_after_it_last_looked(server, groups, room):
    other = server()
    assert votes(other, room.wulp) == {}
    groups.commit(room.wulp, 0, 1, YES, WHY)
    assert votes(other, room.wulp) == {"Wulp": YES}


@pytest.mark.parametrize(("step", "round_"), [(1, 1), (0, 2), (0, 0), (-1, 1), (9, 1)])
def test_a_commit_with_another_step_or_round_stores_nothing(groups, room, storage, step, round_):
    before = stored(storage, room.id)
    assert refusal(groups.commit, room.wulp, step, round_, YES, WHY) == "groep-verder"
    assert stored(storage, room.id) == before


def test_a_commit_after_the_vote_closed_stores_nothing(groups, anna, room):
    led(groups, anna, room.id, CLOSE)
    assert refusal(groups.commit, room.wulp, 0, 1, YES, WHY) == "stemming-gesloten"
    assert votes(groups, room.wulp) == {}


def test_a_vote_that_closes_while_someone_commits_does_not_take_the_answer(
    server, storage, groups, anna, room
):
    slow = server(Between(storage.groups, lambda: led(groups, anna, room.id, CLOSE)))
    assert refusal(slow.commit, room.wulp, 0, 1, YES, WHY) == "stemming-gesloten"
    assert votes(groups, room.wulp) == {}


def test_a_second_commit_leaves_the_first_vote_as_it_was(groups, room):
    groups.commit(room.wulp, 0, 1, YES, WHY)
    assert refusal(groups.commit, room.wulp, 0, 1, ("wachten",), "Toch niet.") == "al-gestemd"
    assert votes(groups, room.wulp) == {"Wulp": YES}


def test_one_person_who_commits_on_two_servers_at_once_has_one_vote(server, storage, groups, room):
    slow = server(Between(storage.groups, lambda: groups.commit(room.wulp, 0, 1, YES, WHY)))
    assert refusal(slow.commit, room.wulp, 0, 1, ("wachten",), WHY) == "al-gestemd"
    assert votes(groups, room.wulp) == {"Wulp": YES}


def test_two_people_who_commit_on_two_servers_at_once_both_have_their_vote(server, storage, groups, room):
    slow = server(Between(storage.groups, lambda: groups.commit(room.merel, 0, 1, YES, WHY)))
    slow.commit(room.wulp, 0, 1, ("wachten",), WHY)
    assert votes(groups, room.wulp) == {"Merel": YES, "Wulp": ("wachten",)}


def test_a_conflict_is_tried_again(server, storage, room):
    conflict = failing(RunConflictError(room.id, 5))
    other = server(Between(storage.groups, conflict, TRIES - 1))
    other.commit(room.wulp, 0, 1, YES, WHY)
    assert votes(other, room.wulp) == {"Wulp": YES}


def test_conflicts_without_end_are_told_as_a_busy_database(server, storage, room):
    store = Between(storage.groups, failing(RunConflictError(room.id, 5)), 10 * TRIES)
    with pytest.raises(StorageBusyError):
        server(store).commit(room.wulp, 0, 1, YES, WHY)
    assert store.left == 9 * TRIES


def test_a_commit_that_the_database_did_not_take_can_be_done_again(server, storage, room):
    other = server(Between(storage.groups, failing(StorageBusyError("stuck"))))
    with pytest.raises(StorageBusyError):
        other.commit(room.wulp, 0, 1, YES, WHY)
    assert votes(other, room.wulp) == {}
    other.commit(room.wulp, 0, 1, YES, WHY)
    assert votes(other, room.wulp) == {"Wulp": YES}


def test_a_room_that_commits_at_once_on_two_servers_loses_no_vote(server, groups, room):
    tokens = [groups.join(room.code, f"Gast {number}") for number in range(16)]
    servers = (groups, server())
    with ThreadPoolExecutor(16) as pool:
        done = [pool.submit(servers[at % 2].commit, token, 0, 1, YES, WHY) for at, token in enumerate(tokens)]
    assert [one.exception() for one in done if one.exception()] == []
    assert len(votes(server(), room.wulp)) == 16


# --- leaving, going on and coming back ------------------------------------------------------------


@pytest.fixture
def removed(groups, anna, room) -> SimpleNamespace:
    """The same room, in which both committed and then the first was removed."""
    for token in (room.wulp, room.merel):
        groups.commit(token, 0, 1, YES, WHY)
    led(groups, anna, room.id, Remove(participant=groups.seat(room.wulp).participant))
    return room


def test_the_votes_of_who_was_removed_do_not_count(groups, removed):
    assert votes(groups, removed.merel) == {"Merel": YES}


def test_who_was_removed_has_no_seat_any_more(groups, removed):
    assert refusal(groups.seat, removed.wulp) == "doet-niet-mee"


def test_who_was_removed_commits_nothing(groups, anna, removed, storage):
    before = stored(storage, removed.id)
    assert refusal(groups.commit, removed.wulp, 0, 1, YES, WHY) == "doet-niet-mee"
    assert stored(storage, removed.id) == before


def test_who_was_removed_comes_in_again_by_the_code_under_another_name(groups, removed):
    again = groups.join(removed.code, "Wulp")
    assert groups.seat(again).pseudonym == "Wulp 2"


def test_an_intention_is_stored_for_the_own_seat(server, groups, anna, room):
    led(groups, anna, room.id, CLOSE, WindUp())
    groups.intend(room.wulp, "Als ik twijfel, dan bel ik.")
    seat = server().seat(room.wulp)
    assert seat.view.session.intentions == {seat.participant: "Als ik twijfel, dan bel ik."}


def test_an_intention_before_the_close_stores_nothing(groups, room, storage):
    before = stored(storage, room.id)
    assert refusal(groups.intend, room.wulp, "Als, dan.") == "groep-nu-niet"
    assert stored(storage, room.id) == before


def test_after_a_restart_a_seat_finds_its_session_and_its_vote(server, groups, room):
    before = groups.commit(room.wulp, 0, 1, YES, WHY)
    after = server().seat(room.wulp)
    assert (after.pseudonym, after.view.session) == ("Wulp", before.view.session)


def test_after_a_restart_a_trainer_finds_the_board_as_it_was(server, groups, anna, room):
    led(groups, anna, room.id, HideNames(hidden=True))
    before, after = groups.board(anna, room.id), server().board(anna, room.id)
    assert (after.session, after.code, after.casus_title) == (before.session, room.code, "Kleine casus")
    assert list(after.items) == list(before.items)


def test_after_a_restart_a_trainer_finds_the_session_in_the_list(server, anna, room):
    (found,) = server().sessions(anna)
    assert (found.session_id, found.code, found.ended) == (room.id, room.code, False)


def test_a_session_that_is_over_is_listed_as_such_and_can_be_read(groups, anna, room):
    led(groups, anna, room.id, CLOSE, WindUp(), End())
    assert [one.ended for one in groups.sessions(anna)] == [True]
    assert groups.seat(room.wulp).pseudonym == "Wulp"


def test_the_number_of_the_last_step_goes_up_with_every_step(groups, room):
    before = groups.seq(room.id)
    groups.commit(room.wulp, 0, 1, YES, WHY)
    assert groups.seq(room.id) == before + 1


class Counted:
    """A store that counts how often a whole session is read."""

    def __init__(self, store: object) -> None:
        self._store, self.loads = store, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def load(self, session_id: str) -> object:
        self.loads += 1
        return self._store.load(session_id)


def test_a_session_that_is_at_hand_is_not_read_again(server, storage, room):
    store = Counted(storage.groups)
    groups = server(store)
    for _ in range(3):
        groups.seat(room.wulp)
    assert store.loads == 1


def test_of_many_sessions_the_oldest_leaves_the_memory_and_is_read_back(server, storage, anna, room):
    store = Counted(storage.groups)
    groups = server(store)
    before = groups.board(anna, room.id).session
    for _ in range(module._KEPT):
        groups.open(anna, "klein", QUESTIONS)
    assert groups.board(anna, room.id).session == before
    assert (store.loads, len(groups._views)) == (2, module._KEPT)
