"""What a phone of a group does with the answer to its question of every second."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.group_room import ROUTES, Room, calm
from tests.browser.test_double_click import Asleep

STAND = "**/plek/*/stand"
OTHER = "0123456789abcdef"


def answer(page: Page, status: int, body: str) -> None:
    """From now on the page hears this when it asks."""
    page.unroute(STAND)
    page.route(STAND, lambda route: route.fulfill(status=status, body=body, content_type="text/plain"))


def drawings(page: Page) -> int:
    """How often the page was drawn in this session."""
    return int(page.locator("[data-mas-begin]").get_attribute("data-mas-begin") or 0)


def test_a_phone_draws_again_once_for_another_mark_and_never_for_words_of_others(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    page = room.join(room.enter("Zeearend", 390)).page
    calm(page)
    before = drawings(page)
    for status, body in (
        (503, ""),
        (500, "Internal Server Error"),
        (404, "Not Found"),
        (429, ""),
        (200, "Log in"),
    ):
        answer(page, status, body)
        page.wait_for_timeout(1300)
        assert drawings(page) == before, (status, body)
    for at, (status, body) in enumerate(((200, OTHER), (404, "weg")), start=1):
        answer(page, status, body)
        expect(page.locator("[data-mas-begin]")).to_have_attribute("data-mas-begin", str(before + at))
        page.wait_for_timeout(2200)
        assert drawings(page) == before + at
    page.unroute(STAND)
    page.wait_for_timeout(1300)
    assert drawings(page) == before + 2


class Counted(Asleep):
    """Counts what goes out while the words of the server wait."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.sent = 0

    def _polls(self, message: str | bytes) -> bool:
        polls = super()._polls(message)
        self.sent += not polls
        return polls


def test_a_click_that_was_not_answered_yet_is_not_overtaken(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    page = open_page(390, "light", "/api/gezond")
    tab = Counted(page)
    seat = room.join(room.enter("Zeearend", page=page))
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Open de stemming", "0-stemmen-1")
    seat.fill(0, "De school deed nog niets.")
    calm(page)
    answer(page, 200, OTHER)
    page.wait_for_timeout(2200)  # drawn again once for this mark
    tab.asleep, tab.sent = True, 0
    answer(page, 200, OTHER[::-1])
    seat.commit.click()
    page.wait_for_timeout(2500)
    assert tab.sent == 1
    page.unroute(STAND)
    tab.wake()
    seat.fixed()
