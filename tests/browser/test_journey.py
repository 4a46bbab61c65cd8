"""One casus from the melding to the debrief in Chromium: reload, keyboard, accessibility, look."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, axe_violations
from tests.browser.player import Keyboard, Mouse, Player

DEBRIEF = ("Je pad", "Signaleringslijst", "Kaders", "De referentie", "Dossier")
SHOTS = os.environ.get("MAS_SIM_SHOTS")


def look_at_debrief(page: Page, look) -> None:
    look("nabespreking/kern")
    for part in DEBRIEF:
        page.get_by_role("radiogroup", name="Deel van de nabespreking").get_by_text(part, exact=True).click()
        page.wait_for_timeout(700)
        look(f"nabespreking/{part}")


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


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_breaks_wcag_22_aa(open_page, width, scheme):
    page = open_page(width=width, scheme=scheme)
    seen: dict[str, list[str]] = {}

    def look(screen: str) -> None:
        if screen in seen:
            return
        seen[screen] = axe_violations(page)
        if SHOTS:
            name = f"{len(seen):02d}-{screen.replace('/', '-')}-{scheme}-{width}.png"
            page.screenshot(path=Path(SHOTS) / name)

    player = Player(page, Mouse(page), look)
    player.begin()
    player.play()
    look_at_debrief(page, look)
    assert {screen: found for screen, found in seen.items() if found} == {}
    assert len(seen) > 15


def test_no_screen_is_wider_than_a_phone(open_page):
    page = open_page(width=390)
    wide: list[str] = []

    def look(screen: str) -> None:
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(screen)

    player = Player(page, Mouse(page), look)
    player.begin()
    player.play()
    look_at_debrief(page, look)
    assert wide == []


def test_the_whole_journey_works_by_keyboard_alone(open_page):
    page = open_page()
    player = Player(page, Keyboard(page))
    player.begin()
    player.play()
    expect(page.get_by_role("heading", name="Drie dingen om mee te nemen")).to_be_visible()


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
    page.locator('[class*="st-key-vraag-"] button').first.click()
    page.wait_for_timeout(1500)
    picture = page.screenshot()
    assert len(picture) > 20_000
    if SHOTS:
        (ROOT / "docs" / "beeld").mkdir(exist_ok=True)
        (ROOT / "docs" / "beeld" / "scherm.png").write_bytes(picture)
