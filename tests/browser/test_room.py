"""A phone in the room comes in by another address than 127.0.0.1."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from mas_sim.cli import ROOM
from mas_sim.web.room import addresses
from tests.browser.conftest import Server
from tests.browser.player import Mouse, Player

# the second is no secure context to a browser, as an address in a room is not
HOSTS = ("127.0.0.2", *addresses()[:1])


@pytest.fixture
def server(tmp_path):
    found = Server(tmp_path, ROOM)
    try:
        found.start()
        yield found
    finally:
        found.kill()


@pytest.mark.parametrize("host", HOSTS)
def test_a_phone_begins_a_casus_by_the_address_of_the_room(server: Server, chromium: Browser, host: str):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    origin, outside = f"http://{host}:{server.port}", []
    try:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda request: outside.append(request.url))
        page.goto(origin)
        expect(page.get_by_role("heading", name="Kies een casus")).to_be_visible()
        Player(page, Mouse(page)).begin()
    finally:
        context.close()
    assert [url for url in outside if not url.startswith((f"{origin}/", "data:", "blob:"))] == []


def test_the_server_names_no_addresses_of_its_own(server: Server):
    # streamlit would name them, and ask a server on the internet for one
    assert "URL" not in server.log.read_text()
