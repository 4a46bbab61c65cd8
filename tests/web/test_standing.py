"""What a phone of a group asks every second: the mark of its screen."""

from __future__ import annotations

import asyncio
import threading

import pytest

from mas_sim.errors import StorageBusyError
from mas_sim.model.group import CloseVoting, GoTo, OpenVoting, Remove, Reveal
from mas_sim.ui.pages.group_seat import mark
from tests.web.test_group_exports import Room, browser, fetch

BEGIN, OPEN = GoTo(leaving=None, step=0), OpenVoting(step=0, round=1)
CLOSE, REVEAL = CloseVoting(step=0, round=1), Reveal(step=0, round=1, agreed=True)


@pytest.fixture
def room() -> Room:
    made = Room().lead(BEGIN, OPEN)
    made.services.mark = lambda token: mark(made.services, token)
    return made


def stand(room: Room, at: int = 0) -> str:
    answer = fetch(f"/plek/{room.tokens[at]}/stand")
    assert answer.status_code == 200
    return answer.text


def vote(room: Room, at: int, answer: str = "onderzoek") -> None:
    room.groups.commit(room.tokens[at], 0, 1, (answer,), "Eerst weten.")


def test_the_mark_stays_when_another_votes(room):
    before = stand(room)
    vote(room, 1)
    assert stand(room) == before


def test_the_mark_changes_with_the_own_vote(room):
    before = stand(room)
    vote(room, 0)
    assert stand(room) != before


def test_the_mark_changes_when_the_trainer_reveals(room):
    for at in range(5):
        vote(room, at)
    before = stand(room.lead(CLOSE))
    assert stand(room.lead(REVEAL)) != before


def test_the_mark_does_not_tell_what_others_answered(room):
    other = Room().lead(BEGIN, OPEN)
    other.services.mark = room.services.mark
    for at in range(1, 5):
        vote(room, at, "onderzoek")
        vote(other, at, "wachten")
    marks = {mark(one.services, one.lead(CLOSE).tokens[0]) for one in (room, other)}
    assert len(marks) == 1


def test_nobody_keeps_the_mark(room):
    assert fetch(f"/plek/{room.tokens[0]}/stand").headers["cache-control"] == "no-store"


def test_an_unknown_seat_has_no_mark(room):
    answer = fetch("/plek/bestaat-niet/stand")
    assert (answer.status_code, answer.text) == (404, "weg")


def test_a_seat_that_was_taken_away_has_no_mark(room):
    removed = room.groups.seat(room.tokens[0]).participant
    room.lead(Remove(participant=removed))
    answer = fetch(f"/plek/{room.tokens[0]}/stand")
    assert (answer.status_code, answer.text) == (404, "weg")


def test_a_database_that_does_not_answer_gives_no_mark_and_no_fault(room):
    def busy(_token: str) -> str:
        raise StorageBusyError("locked")

    room.services.mark = busy
    answer = fetch(f"/plek/{room.tokens[0]}/stand")
    assert (answer.status_code, answer.text) == (503, "")


def test_a_room_of_phones_that_waits_for_the_database_leaves_health_to_answer(room):
    answered = threading.Event()

    async def ask_all() -> int:
        async with browser() as client:
            phones = [asyncio.create_task(client.get(f"/plek/{room.tokens[0]}/stand")) for _ in range(60)]
            await asyncio.sleep(0)  # all of them ask before the health is asked for
            try:
                return (await asyncio.wait_for(client.get("/api/gezond"), 20)).status_code
            finally:
                answered.set()
                await asyncio.gather(*phones)

    def waiting(_token: str) -> str:
        answered.wait()
        return ""

    room.services.mark, room.services.ping = waiting, lambda: None
    assert asyncio.run(ask_all()) == 200
