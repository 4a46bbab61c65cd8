"""An oefenexamen in Chromium: the dossier is complete, the clock runs, feedback waits for the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTH_AND_SCHEME, axe_violations
from tests.browser.player import Mouse, Player

FEEDBACK = ("Terugblik", "De referentie", "volgt de referentie", "wijkt af")


@pytest.mark.short
def test_an_exam_shows_a_clock_and_no_feedback_before_its_last_question(open_page):
    page = open_page()
    leaks: list[str] = []

    def look(screen: str) -> None:
        words = page.locator("[data-testid='stMain']").inner_text()
        leaks.extend(f"{screen}: {word}" for word in FEEDBACK if word in words)

    player = Player(page, Mouse(page), look)
    player.begin(exam=True)
    leaks.clear()  # the start screen says in words what an exam does not show
    expect(page.get_by_text("Het dossier ligt nog")).to_be_visible()
    player.play(until="verantwoorden")
    player.play()
    assert leaks == []
    expect(page.get_by_role("heading", name="Drie dingen om mee te nemen")).to_be_visible()


@pytest.mark.long  # the journey looks at most of these screens every time
@pytest.mark.parametrize("width_and_scheme", WIDTH_AND_SCHEME)
def test_no_screen_of_an_exam_breaks_wcag_22_aa(open_page, width_and_scheme):
    page = open_page(*width_and_scheme)
    seen: dict[str, list[str]] = {}
    wide: list[str] = []

    def look(screen: str) -> None:
        if screen in seen:
            return
        seen[screen] = axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(screen)

    player = Player(page, Mouse(page), look)
    player.begin(exam=True)
    player.play()
    look("afgerond")
    assert {screen: found for screen, found in seen.items() if found} == {}
    assert wide == []
    assert any(screen.startswith("verantwoorden") for screen in seen)
