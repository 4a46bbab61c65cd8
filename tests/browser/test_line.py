"""What only a browser shows when the line or the server is gone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import keyed

pytestmark = pytest.mark.short

GONE = "() => !document.getElementById('mas-lijn')"


def begin(page: Page) -> None:
    page.get_by_role("button", name="Begin met").first.click()
    expect(page.get_by_role("heading", name="Waarnemen")).to_be_visible()


def first_request(page: Page):
    return keyed(page, "vraag-").get_by_role("button").first


def ask(page: Page) -> str:
    """Put the first open request; its words."""
    button = first_request(page)
    label = button.inner_text().split(" · ")[0]
    button.click()
    expect(page.locator("summary").filter(has_text=label)).to_be_visible()
    return label


def restart(page: Page, server) -> None:
    server.kill()
    expect(page.locator("#mas-lijn")).to_contain_text("De verbinding is weg")
    server.start()
    page.wait_for_function(GONE, timeout=40_000)


def test_after_a_killed_server_a_fragment_button_works_and_nothing_is_lost(server, open_page):
    page = open_page()
    begin(page)
    before = ask(page)
    restart(page, server)
    expect(page.locator("summary").filter(has_text=before)).to_be_visible()
    after = ask(page)
    expect(page.locator("summary").filter(has_text=after)).to_be_visible()


def test_after_a_killed_server_a_page_button_works(server, open_page):
    page = open_page()
    begin(page)
    restart(page, server)
    page.get_by_role("button", name="Naar het beginscherm").click()
    expect(page.get_by_role("heading", name="Ga verder")).to_be_visible()


class Line:
    """The websocket of a page, which can be cut and mended."""

    def __init__(self, page: Page) -> None:
        self.cut, self.sockets = False, []
        page.route_web_socket("**/_stcore/stream*", self._connect)

    def _connect(self, socket) -> None:
        if self.cut:
            socket.close()
        else:
            self.sockets.append((socket, socket.connect_to_server()))

    def go_down(self) -> None:
        self.cut = True
        for near, far in self.sockets:
            far.close()
            near.close()

    def come_back(self) -> None:
        self.cut = False


def test_a_line_cut_past_the_session_s_life_loses_no_click(server, open_page):
    server.kill()
    server.env["STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"] = "1"
    server.start()
    page = open_page(path="/api/gezond")
    line = Line(page)
    page.goto(server.url)
    begin(page)
    line.go_down()
    expect(page.locator("#mas-lijn")).to_contain_text("De verbinding is weg")
    page.wait_for_timeout(3_000)
    line.come_back()
    page.wait_for_function(GONE, timeout=40_000)
    ask(page)


def test_a_refresh_in_mid_sentence_offers_the_text_back(server, open_page):
    page = open_page()
    begin(page)
    page.get_by_text("Notities", exact=True).first.click()
    area = page.get_by_label("Je notities")
    area.click()
    page.keyboard.type("Moeder werkt vroeg, dus wie bre")
    page.reload()
    page.get_by_text("Notities", exact=True).first.click()
    page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(page.get_by_label("Je notities")).to_have_value("Moeder werkt vroeg, dus wie bre")
    expect(page.get_by_text("Concept bewaard")).to_be_visible()


def test_a_bare_r_does_not_rerun_the_page(server, open_page):
    page = open_page()
    begin(page)
    frames: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    page.reload()
    expect(page.get_by_role("heading", name="Waarnemen")).to_be_visible()
    page.wait_for_timeout(1_000)
    sent = len(frames)
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_timeout(700)
    assert len(frames) == sent


class Scissors:
    """A websocket that loses the end of one page, as Streamlit does when a timer's tick crosses a redraw."""

    def __init__(self, page: Page) -> None:
        self.open = False
        page.route_web_socket("**/_stcore/stream*", self._connect)

    def _connect(self, near: WebSocketRoute) -> None:
        far = near.connect_to_server()
        near.on_message(far.send)
        far.on_message(lambda one: self._pass(near, one))

    def _pass(self, near: WebSocketRoute, one: str | bytes) -> None:
        if self.open and isinstance(one, bytes) and b"data-mas-eind" in one:
            self.open = False
        else:
            near.send(one)


def test_a_page_whose_end_got_lost_is_drawn_again(open_page):
    page = open_page(path="/api/gezond")
    scissors = Scissors(page)
    page.goto(page.url.replace("/api/gezond", "/"))
    expect(page.get_by_role("heading", name="Kies een casus")).to_be_visible()
    whole = "() => document.querySelector('[data-mas-eind]')?.dataset.masEind"
    page.wait_for_function(whole)
    drawn = int(page.evaluate(whole))
    scissors.open = True
    page.get_by_role("radio").nth(1).locator("xpath=ancestor::label").click()
    page.wait_for_function(f"() => Number(({whole})()) >= {drawn + 2}")
    assert not scissors.open


def test_a_field_that_was_left_hidden_has_its_page_drawn_again(open_page):
    page = open_page()
    begin(page)
    page.wait_for_function("() => document.querySelector('[data-mas-eind]')")
    drawn = int(page.locator("[data-mas-eind]").get_attribute("data-mas-eind") or 0)
    # what streamlit 1.67 now and then leaves behind on a slow machine; here put by hand
    first_request(page).evaluate(
        "button => button.closest('.stElementContainer').setAttribute('data-retained', 'true')"
    )
    page.wait_for_function(
        f"() => Number(document.querySelector('[data-mas-eind]').dataset.masEind) > {drawn}"
    )
