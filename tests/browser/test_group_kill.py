"""The server is killed in the middle of a groepssessie and started again; everyone is back where they were."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.group_room import BANNER_GONE, LONG_WAIT, ROUTES, Room, Seat, at, calm

REASON = "eerst wil ik weten wat er speelt"
INTENTION = "Als een school niets deed, dan bel ik eerst de school."
STAGES = {
    "stemmen": "0-stemmen-1",
    "gesloten": "0-gesloten-1",
    "referentie": "0-referentie-1",
    "afronden": "afronden",
}
COUNTS = {
    "stemmen": "1 van 3 hebben geantwoord",
    "gesloten": "De stemming is gesloten: 3 antwoorden",
    "referentie": "3 van 3",
}


def vote_late(seats: list[Seat]) -> None:
    for seat in seats:
        seat.vote(0, f"{REASON}, zegt {seat.name}")


def intend(seat: Seat) -> None:
    area = seat.page.get_by_label("Als …, dan …")
    area.fill(INTENTION)
    area.blur()
    seat.page.get_by_role("button", name="Bewaar mijn voornemen").click()
    expect(seat.page.get_by_text("Je voornemen is bewaard.")).to_be_visible(timeout=LONG_WAIT)


def bring_to(room: Room, state: str) -> None:
    """The state in which the server dies."""
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Open de stemming", "0-stemmen-1")
    vote_late(room.seats[:1])
    room.answered(1)
    if state == "stemmen":
        # the phone has not committed yet
        room.seats[2].fill(2, REASON)
        return
    vote_late(room.seats[1:])
    room.answered(3)
    room.lead("Sluit de stemming", "0-gesloten-1")
    if state == "gesloten":
        return
    room.reveal("0-onthuld-1")
    room.lead("Laat de referentie zien", "0-referentie-1")
    if state == "referentie":
        return
    room.lead("Rond de sessie af", "afronden")
    intend(room.seats[0])


def go_on(room: Room, state: str) -> None:
    """From that state to the end of the session."""
    _, second, phone = room.seats
    if state == "stemmen":
        # what was not committed may be gone from a screen drawn afresh; then its text is offered back
        if not phone.option(2).is_checked():
            phone.page.get_by_role("button", name="Zet mijn tekst terug").click()
            phone.option(2).locator("xpath=ancestor::label").click()
        expect(phone.reason).to_have_value(REASON)
        phone.commit.click()
        phone.fixed()
        vote_late([second])
        room.answered(3)
        room.lead("Sluit de stemming", "0-gesloten-1")
    if state in ("stemmen", "gesloten"):
        room.reveal("0-onthuld-1")
        room.lead("Laat de referentie zien", "0-referentie-1")
    if state != "afronden":
        room.lead("Rond de sessie af", "afronden")
        intend(room.seats[0])
    room.lead("Beëindig de sessie", "afgelopen")
    session = room.stored()
    assert list(session.intentions.values()) == [INTENTION]
    assert [len(votes) for votes in session.steps[0].votes] == [3]


def all_back(room: Room, state: str) -> None:
    """The trainer and the phone by waiting, one participant by a reload, one by the link elsewhere."""
    first, second, phone = room.seats
    token = second.token
    for page in (room.board, phone.page):
        page.wait_for_function(BANNER_GONE, timeout=60_000)
        assert page.locator("[data-mas-stage]").count() == 1
    first.page.reload()
    second.page.close()
    second.page = room.open_page(path=f"/?plek={token}")
    room.all_at(STAGES[state])
    for seat in room.seats:
        expect(seat.page.get_by_text(f"Je doet mee als {seat.name}")).to_be_visible()


@pytest.mark.parametrize(
    "state", ["stemmen", *(pytest.param(one, marks=pytest.mark.long) for one in STAGES if one != "stemmen")]
)
def test_a_killed_server_brings_everyone_back(server, open_page, state):
    room = Room(server, open_page)
    room.open(ROUTES, rounds=1)
    for name, width in (("Zeearend", 1280), ("Visdief", 1280), ("Zilvermeeuw", 390)):
        room.join(room.enter(name, width))
    bring_to(room, state)
    before = room.stored()
    server.kill()
    for page in (room.board, *(seat.page for seat in room.seats)):
        expect(page.locator("#mas-lijn")).to_contain_text("De verbinding is weg", timeout=LONG_WAIT)
    assert room.stored() == before
    server.start()
    all_back(room, state)
    assert room.stored() == before

    if state != "afronden":
        count = room.board.locator(".st-key-bord").get_by_text(COUNTS[state])
        expect(count).to_be_visible(timeout=LONG_WAIT)
    else:
        expect(room.seats[0].page.get_by_label("Als …, dan …")).to_have_value(INTENTION)
    if state == "stemmen":
        room.seats[0].fixed()
    room.board.reload()
    at(room.board, f"bord-{STAGES[state]}")
    calm(room.board)
    go_on(room, state)
