"""A workshop in Chromium: a team plays on one pen, through a killed server, beside another team."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import axe_violations
from tests.browser.group_room import BANNER_GONE, LONG_WAIT, Room, Seat, calm, fits
from tests.browser.player import Mouse, Player


def take_team(seat: Seat, number: int) -> None:
    seat.page.get_by_text(f"Team {number}", exact=True).first.click()
    seat.page.get_by_role("button", name="Ik zit in dit team").click()
    expect(seat.page.get_by_role("heading", name=f"Je zit in team {number}")).to_be_visible(timeout=LONG_WAIT)


def open_casus(seat: Seat) -> Player:
    seat.page.get_by_role("button", name="Open de casus").click()
    expect(seat.page.locator(".mas-strip")).to_be_visible(timeout=LONG_WAIT)
    return Player(seat.page, Mouse(seat.page))


@pytest.mark.long
def test_two_teams_play_a_casus_and_lie_side_by_side(server, open_page):
    room = Room(server, open_page)
    room.open(form="Workshop in teams")
    names = {"Zeearend": (1, 1280), "Visdief": (1, 390), "Wulp": (2, 390), "Merel": (2, 1280)}
    seats = {name: room.join(room.enter(name, width)) for name, (_, width) in names.items()}
    for name, (team, _) in names.items():
        take_team(seats[name], team)
    room.board.get_by_role("button", name="Laat de teams beginnen").click()
    first, mate, second = seats["Zeearend"], seats["Visdief"], seats["Wulp"]

    player = open_casus(first)
    expect(mate.page.get_by_text("Team 1: Zeearend heeft de pen")).to_be_visible(timeout=LONG_WAIT)
    player.play(until="analyseren")
    expect(mate.page.get_by_role("heading", name="Analyseren")).to_be_visible(timeout=LONG_WAIT)
    calm(mate.page)
    assert axe_violations(mate.page) == []
    assert fits(mate.page)

    # the server dies, and the pen moves while the other is still at work
    server.kill()
    for page in (room.board, *(seat.page for seat in seats.values())):
        expect(page.locator("#mas-lijn")).to_contain_text("De verbinding is weg", timeout=LONG_WAIT)
    server.start()
    for page in (room.board, *(seat.page for seat in seats.values())):
        page.wait_for_function(BANNER_GONE, timeout=60_000)
    mate.page.get_by_role("button", name="Neem de pen over").click()
    expect(first.page.get_by_text("Team 1: Visdief heeft de pen")).to_be_visible(timeout=LONG_WAIT)
    Player(mate.page, Mouse(mate.page)).play()
    expect(mate.page.get_by_text("Jullie zijn klaar")).to_be_visible(timeout=LONG_WAIT)
    assert room.board.get_by_text("De teams naast elkaar").count() == 0

    open_casus(second).play()
    for page in (room.board, first.page, seats["Merel"].page):
        expect(
            page.get_by_text("keuzes kozen alle teams hetzelfde")
            .or_(page.get_by_text("De teams kozen bij"))
            .first
        ).to_be_visible(timeout=LONG_WAIT)
        calm(page)
        assert axe_violations(page) == []
        assert fits(page)
    teams = room.stored().teams
    assert [team.ready for team in teams.teams[:2]] == [1, 1]
    assert teams.teams[0].pen == teams.teams[0].members[1]
