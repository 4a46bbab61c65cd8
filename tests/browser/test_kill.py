"""The server is killed in the middle of a run and started again; the same tab goes on, nothing is lost."""

from __future__ import annotations

import random
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from mas_sim.storage.opening import open_storage
from tests.browser.conftest import Server
from tests.browser.player import Mouse, Player

GONE = "() => !document.getElementById('mas-lijn')"
DEBRIEF = "Drie dingen om mee te nemen"


class KilledPlayer(Player):
    """Plays on while the server is killed under its hands.

    ``strikes`` says, for each step that stored something, how many milliseconds after the
    next click the server dies; ``None`` spares it. A screen that only turned a page has
    nothing to lose, and would be turned back for ever.
    """

    def __init__(self, page: Page, server: Server, strikes: list[int | None]) -> None:
        super().__init__(page, Mouse(page))
        self.server, self.strikes, self.kills = server, iter(strikes), 0
        self.seen: tuple[str, ...] = ()

    def step(self) -> None:
        before = len(self.stored())
        super().step()
        if len(self.stored()) == before:
            return
        strike = next(self.strikes, None)
        if strike is not None:
            self.strike(strike)

    def strike(self, milliseconds: int) -> None:
        """Kill right after a click, or when ``milliseconds`` passed, and wait for the screen."""
        before = self.stored()
        assert before[: len(self.seen)] == self.seen
        self.half_a_step()
        self.page.wait_for_timeout(milliseconds)
        self.server.kill()
        self.kills += 1
        expect(self.page.locator("#mas-lijn")).to_contain_text("De verbinding is weg")
        self.seen = self.stored()
        assert self.seen[: len(before)] == before
        self.server.start()
        self.page.wait_for_function(GONE, timeout=60_000)

    def half_a_step(self) -> None:
        """Click what stores something, and do not wait for the answer."""
        for key in ("vraag-", "verder", "rond-af"):
            button = self.key(key).get_by_role("button")
            if button.count() and button.first.is_visible():
                button.first.click(no_wait_after=True)
                return

    def stored(self) -> tuple[str, ...]:
        run_id = parse_qs(urlsplit(self.page.url).query)["oefening"][0]
        storage = open_storage(self.server.env["MAS_SIM_DATABASE_URL"], server=False)
        try:
            return storage.runs.load(run_id)[1]
        finally:
            storage.close()


def finish(player: KilledPlayer) -> None:
    player.play()
    expect(player.page.get_by_role("heading", name=DEBRIEF)).to_be_visible()
    assert player.stored()[: len(player.seen)] == player.seen


@pytest.mark.short
def test_a_run_killed_at_five_moments_is_played_to_its_debrief(server, open_page):
    player = KilledPlayer(open_page(), server, [0, None, None, 30, None, None, 5, None, None, 80, None, 200])
    player.begin()
    finish(player)
    assert player.kills == 5


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_a_run_killed_at_every_step_is_played_to_its_debrief(server, open_page, seed):
    drawn = random.Random(seed)
    player = KilledPlayer(
        open_page(), server, [drawn.choice((0, 2, 5, 10, 20, 40, 80, 160)) for _ in range(200)]
    )
    player.begin()
    finish(player)
    assert player.kills > 25
