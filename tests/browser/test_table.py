"""A ketentafel in Chromium: each role reads what it may, the table decides, and the debrief tells who heard what."""

from __future__ import annotations

from playwright.sync_api import expect

from mas_sim.engine.board import Board
from mas_sim.engine.deal import deal
from tests.browser.conftest import axe_violations
from tests.browser.group_room import LONG_WAIT, ROUTES, Room, Seat, at, calm, fits
from tests.rules import library

CHAIRS = {"leerplicht": "Leerplicht", "school": "School", "ouders": "Ouders of verzorgers"}


def facts() -> tuple[dict[str, str], dict[str, set[str]]]:
    """The facts of the first casus, and which of them each role brings."""
    casus = library().casuses()[0]
    dealt = {one.role: set(one.facts) for one in deal(Board(casus, library().instrument()))}
    return {one.id: one.text for one in casus.dossier.facts}, dealt


def sit(seat: Seat, label: str) -> None:
    seat.page.get_by_text(label, exact=True).first.click()
    seat.page.get_by_role("button", name="Neem deze rol").click()
    expect(seat.page.get_by_text(f"Jouw rol: {label}")).to_be_visible(timeout=LONG_WAIT)


def tell(seat: Seat, text: str, *to: str) -> None:
    page = seat.page
    page.get_by_text(text, exact=True).first.click()
    for label in to:
        page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role(
        "button", name="Vertel het alleen wie ik koos" if to else "Vertel het de hele tafel"
    ).click()


def read(seat: Seat, texts: dict[str, str]) -> set[str]:
    """The facts of which this participant was sent the words."""
    told = seat.told()
    return {fact for fact, text in texts.items() if text in told}


def test_at_a_ketentafel_each_role_reads_what_it_brought_or_heard(server, open_page):
    texts, dealt = facts()
    room = Room(server, open_page)
    room.open(ROUTES, form="Ketentafel")
    seats = {}
    for (role, label), width in zip(CHAIRS.items(), (390, 1280, 390), strict=True):
        seats[role] = room.join(room.enter(f"Vogel {label[0]}", width))
        sit(seats[role], label)
        assert read(seats[role], texts) == set()
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Laat de tafel overleggen, 8 minuten", "0-bespreken-0")
    for role, seat in seats.items():
        calm(seat.page)
        assert read(seat, texts) == dealt[role]
        assert axe_violations(seat.page) == []
        assert fits(seat.page)

    parents = seats["ouders"]
    apart, aloud = sorted(dealt["ouders"] - dealt["school"] - dealt["leerplicht"])[:2]
    tell(parents, texts[apart], "School")
    expect(seats["school"].page.get_by_text("Alleen aan jou verteld")).to_be_visible(timeout=LONG_WAIT)
    tell(parents, texts[aloud])
    for role in ("leerplicht", "school"):
        expect(seats[role].page.get_by_text("Op tafel: 1 feit")).to_be_visible(timeout=LONG_WAIT)
    assert read(seats["school"], texts) == dealt["school"] | {apart, aloud}
    assert read(seats["leerplicht"], texts) == dealt["leerplicht"] | {aloud}
    expect(room.board.get_by_text("Op tafel: 1 feit")).to_be_visible(timeout=LONG_WAIT)
    assert texts[apart] not in room.board.content()

    chair = seats["leerplicht"]
    chair.fill(0, "De school vult de melding aan, dan weten we wat er speelt.")
    chair.page.get_by_role("button", name="Leg het besluit vast").click()
    room.all_at("0-besloten-0")
    room.lead("Laat de referentie zien", "0-referentie-0")
    room.lead("Rond de sessie af", "afronden")
    for seat in (*seats.values(), Seat(room.board, "Anna")):
        expect(seat.page.get_by_role("heading", name="Nabespreking: wie vertelde wat")).to_be_visible(
            timeout=LONG_WAIT
        )
        calm(seat.page)
        assert texts[apart] in seat.page.content()
        assert axe_violations(seat.page) == []
    at(room.board, "bord-afronden")
    assert room.stored().table.decided[0].reason.startswith("De school vult")
