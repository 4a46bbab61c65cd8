"""One casus from the melding to the debrief in Chromium: reload, keyboard, accessibility, look."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Server, axe_violations, keyed, new_page
from tests.browser.group_room import calm
from tests.browser.player import Keyboard, Mouse, Player

DEBRIEF = ("Je pad", "Signaleringslijst", "Kaders", "De referentie", "Dossier")
Scheme = Literal["light", "dark"]
SETTLE_MS = 500
SHOTS = os.environ.get("MAS_SIM_SHOTS")


def look_at_debrief(page: Page, look) -> None:
    look("nabespreking/kern")
    for part in DEBRIEF:
        page.get_by_role("radiogroup", name="Deel van de nabespreking").get_by_text(part, exact=True).click()
        page.wait_for_timeout(700)
        look(f"nabespreking/{part}")


@pytest.mark.long  # test_kill goes on after a reload too, at five moments
def test_a_casus_plays_to_the_debrief_through_a_reload(open_page):
    page = open_page()
    player = Player(page, Mouse(page))
    player.begin()
    player.play(until="plannen")
    page.reload()
    expect(page.get_by_text("Je oefening is hervat waar je was.")).to_be_visible()
    assert player.stage().startswith("plannen")
    player.play()
    expect(page.get_by_role("heading", name="Drie dingen om mee te nemen")).to_be_visible()


@dataclass
class Walk:
    """What was found on each screen of one journey: WCAG violations, and whether it was wider than the window."""

    violations: dict[str, list[str]] = field(default_factory=dict)
    wide: list[str] = field(default_factory=list)

    def look(self, page: Page, screen: str, width: int, scheme: Scheme) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(
            SETTLE_MS
        )  # streamlit draws everything in the other colours, and fades what is old
        calm(page)
        self.violations[f"{screen} ({scheme}, {width})"] = axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.wide.append(f"{screen} ({scheme}, {width})")
        if SHOTS:
            name = f"{len(self.violations):02d}-{screen.replace('/', '-')}-{scheme}-{width}.png"
            page.screenshot(path=Path(SHOTS) / name)


# played on a phone; every screen is looked at on a desktop too, in the other colours
@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("light", "dark"), id="desktop-light-phone-dark"),
        pytest.param(("dark", "light"), id="desktop-dark-phone-light", marks=pytest.mark.long),
    ],
)
def walk(request, chromium, tmp_path_factory) -> Walk:
    """A whole journey, walked once for all that is to be seen on the way."""
    desktop, phone = request.param
    found, seen = Walk(), set()
    server = Server(tmp_path_factory.mktemp("wandeling"))
    server.start()
    context = chromium.new_context(viewport={"width": 390, "height": 900}, color_scheme=phone, locale="nl-NL")
    page = new_page(context)
    page.goto(server.url)

    def look(screen: str) -> None:
        if screen not in seen:
            seen.add(screen)
            found.look(page, screen, 1280, desktop)
            found.look(page, screen, 390, phone)

    try:
        player = Player(page, Mouse(page), look)
        player.begin()
        player.play()
        look_at_debrief(page, look)
    finally:
        context.close()
        server.kill()
    return found


def test_no_screen_breaks_wcag_22_aa(walk):
    assert {screen: found for screen, found in walk.violations.items() if found} == {}
    assert len(walk.violations) > 30


def test_no_screen_is_wider_than_its_window(walk):
    assert walk.wide == []


@pytest.mark.short
def test_the_whole_journey_works_by_keyboard_alone(open_page):
    page = open_page()
    player = Player(page, Keyboard(page))
    player.begin()
    player.play()
    expect(page.get_by_role("heading", name="Drie dingen om mee te nemen")).to_be_visible()


@pytest.mark.short
def test_the_document_is_dutch_and_the_cookie_is_closed_to_scripts(open_page):
    page = open_page()
    expect(page.get_by_role("heading", name="Kies een casus")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.evaluate("document.cookie.includes('mas_browser')") is False
    assert [item["httpOnly"] for item in page.context.cookies() if item["name"] == "mas_browser"] == [True]


def test_a_screenshot_for_the_readme_shows_the_first_phase(open_page):
    page = open_page()
    player = Player(page, Mouse(page))
    player.begin()
    keyed(page, "vraag-").get_by_role("button").first.click()
    page.wait_for_timeout(1500)
    picture = page.screenshot()
    assert len(picture) > 20_000
    if SHOTS:
        (ROOT / "docs" / "beeld").mkdir(exist_ok=True)
        (ROOT / "docs" / "beeld" / "scherm.png").write_bytes(picture)
