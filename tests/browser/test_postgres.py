"""The same app on PostgreSQL: a run goes on after a killed server, and in a second server at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import postgres
from tests.browser.conftest import Server
from tests.browser.player import Mouse, Player
from tests.browser.test_line import restart

pytestmark = pytest.mark.postgres


@pytest.fixture
def server(tmp_path: Path):
    with postgres.server() as cluster, postgres.schema(cluster) as url:
        found = Server(tmp_path, short=True)
        found.env["MAS_SIM_DATABASE_URL"] = url
        found.start()
        yield found
        found.kill()


def test_a_run_on_postgresql_goes_on_after_a_killed_server(server, open_page):
    page = open_page()
    player = Player(page, Mouse(page))
    player.begin()
    player.play(until="analyseren")
    restart(page, server)
    player.play(until="plannen")
    expect(page.locator(".mas-strip")).to_contain_text("Plannen")


@pytest.mark.long  # test_concurrency holds the storage to it every time
def test_a_second_server_on_the_same_database_shows_the_run(server, open_page, tmp_path):
    page = open_page()
    player = Player(page, Mouse(page))
    player.begin()
    player.play(until="analyseren")
    other = Server(tmp_path / "..", short=True)
    other.env["MAS_SIM_DATABASE_URL"] = server.env["MAS_SIM_DATABASE_URL"]
    other.start()
    try:
        page.goto(page.url.replace(server.url, other.url))
        assert player.stage().startswith("analyseren")
        player.play(until="plannen")
    finally:
        other.kill()
