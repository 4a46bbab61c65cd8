"""Two clicks, a double click and a stale tab count once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from mas_sim.model.group import Moment
from tests.browser.group_room import (
    LONG_WAIT,
    ROUTES,
    TERUGVAL,
    Room,
    at,
    calm,
)
from tests.browser.test_group import REASONS


class Asleep:
    """A tab that does not follow: the server's words wait, and it does not ask for them; its clicks go out."""

    def __init__(self, page: Page) -> None:
        self.asleep = False
        self.waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream*", self._connect)

    def wake(self) -> None:
        self.asleep = False
        for near, message in self.waiting:
            near.send(message)

    def _connect(self, near: WebSocketRoute) -> None:
        far = near.connect_to_server()
        near.on_message(lambda one: None if self.asleep and self._polls(one) else far.send(one))
        far.on_message(lambda one: self.waiting.append((near, one)) if self.asleep else near.send(one))

    def _polls(self, message: str | bytes) -> bool:
        return isinstance(message, bytes) and BackMsg.FromString(message).rerun_script.is_auto_rerun


def click_twice(button: Locator) -> None:
    """Two clicks that both reach the server: not a double click, which our own script stops."""
    calm(button.page)
    button.evaluate("button => { button.click(); button.click(); }")


def double_click(room: Room, label: str, stage: str, wait: int = 0) -> None:
    """As a person does it: the second click falls where the first fell, if it can after the screen has changed.

    ``wait``: milliseconds more, as on a computer that is set to take a slow double click for one.
    """
    calm(room.board)
    box = room.board.get_by_role("button", name=label, exact=True).bounding_box()
    assert box is not None
    place = (box["x"] + 10, box["y"] + box["height"] / 2)
    room.board.mouse.click(*place)
    room.board.evaluate(
        """wanted => new Promise(done => {
            const began = performance.now();
            const look = () => {
                const now = document.querySelector("[data-mas-stage]")?.dataset.masStage;
                if (now === wanted || performance.now() - began > 350) done(); else setTimeout(look, 10);
            };
            look();
        })""",
        f"bord-{stage}",
    )
    room.board.wait_for_timeout(wait)
    room.board.mouse.down(click_count=2)
    room.board.mouse.up(click_count=2)
    at(room.board, f"bord-{stage}")
    calm(room.board)


def test_two_clicks_and_a_stale_tab_count_once(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES, TERUGVAL)
    seats = [room.join(room.enter(name)) for name in REASONS]
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Open de stemming", "0-stemmen-1")
    for count, seat in enumerate(seats, start=1):
        seat.fill(0, REASONS[seat.name])
        click_twice(seat.commit)
        seat.fixed()
        room.answered(count)

    stale = room.board.context.new_page()
    stale.goto(f"{server.url}/api/gezond")
    line = Asleep(stale)
    stale.goto(room.board.url)
    at(stale, "bord-0-stemmen-1")
    calm(stale)
    line.asleep = True
    before = room.stored().seq
    assert before == len(["open", "begin", "stemming"]) + len(["join", "commit"]) * len(seats)
    click_twice(room.board.get_by_role("button", name="Sluit de stemming"))
    room.all_at("0-gesloten-1")
    assert stale.locator("[data-mas-stage]").get_attribute("data-mas-stage") == "bord-0-stemmen-1"
    stale.get_by_role("button", name="Sluit de stemming").click()
    line.wake()
    at(stale, "bord-0-gesloten-1")
    calm(stale)
    assert room.stored().seq == before + 1

    # both tabs at the same moment
    room.lead("Open de stemming weer", "0-stemmen-1")
    at(stale, "bord-0-stemmen-1")
    calm(stale)
    buttons = [
        page.get_by_role("button", name="Sluit de stemming").element_handle() for page in (stale, room.board)
    ]
    for button in buttons:
        button.evaluate("button => button.click()")
    at(stale, "bord-0-gesloten-1")
    room.all_at("0-gesloten-1")
    expect(room.board.get_by_text("De stemming is gesloten: 3 antwoorden")).to_be_visible()
    calm(room.board)
    session = room.stored()
    assert session.seq == before + 3
    assert (session.at_step, session.step.moment, session.step.round) == (0, Moment.GESLOTEN, 1)
    assert [len(votes) for votes in session.step.votes] == [3]
    for seat in seats:
        assert seat.page.get_by_text("Je hebt in deze ronde al geantwoord").count() == 0


def test_a_slow_double_click_ticks_nothing_that_came_in_place_of_the_button(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    for name in REASONS:
        room.join(room.enter(name))
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Open de stemming", "0-stemmen-1")
    for seat in room.seats:
        seat.vote(0, REASONS[seat.name])
    room.answered(3)
    double_click(room, "Sluit de stemming", "0-gesloten-1", wait=700)
    room.board.wait_for_timeout(500)  # a checkbox that missed its click presses itself a moment later
    assert not room.board.get_by_role("checkbox", name="De groep vindt het goed").is_checked()


@pytest.mark.long  # the slow one and two clicks stay in make test
def test_a_double_click_of_a_person_does_one_step(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    for name in REASONS:
        room.join(room.enter(name))
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    double_click(room, "Open de stemming", "0-stemmen-1")
    room.all_at("0-stemmen-1")
    for seat in room.seats:
        seat.vote(0, REASONS[seat.name])
    room.answered(3)
    double_click(room, "Sluit de stemming", "0-gesloten-1")
    # the server does one thing after another: once this is stored, the second click is done with
    room.board.get_by_text("Verberg schuilnamen").click()
    expect(room.board.get_by_text("Zeearend")).to_have_count(0, timeout=LONG_WAIT)
    calm(room.board)
    session = room.stored()
    assert session.names_hidden
    assert (session.step.moment, session.step.round) == (Moment.GESLOTEN, 1)
    assert session.seq == len(["open", "begin", "stemming", "sluit", "schuilnamen"]) + 2 * len(REASONS)
    agreed = room.board.get_by_role("checkbox", name="De groep vindt het goed")
    expect(agreed).not_to_be_checked()


@pytest.mark.long
def test_a_double_tap_at_the_entrance_takes_one_seat(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    for count, name in enumerate(REASONS, start=1):
        seat = room.enter(name)
        calm(seat.page)
        click_twice(seat.page.get_by_role("button", name="Doe mee"))
        at(seat.page, "groep-wachtkamer")
        calm(seat.page)
        expect(seat.page.get_by_text(f"Je doet mee als {name}")).to_be_visible()
        assert len(room.stored().present) == count
