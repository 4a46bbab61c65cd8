"""Every shipped casus on the screen: played to its debrief, accessible, and no wider than a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, axe_violations
from tests.browser.player import Mouse, Player

CASUSES = sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/casus.yaml"))


@pytest.mark.long
@pytest.mark.parametrize("exam", [False, True], ids=["oefenen", "examen"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("casus", CASUSES)
def test_a_casus_is_accessible_to_its_debrief(open_page, casus, width, scheme, exam):
    page = open_page(width=width, scheme=scheme)
    bad: dict[str, list[str]] = {}

    def look(screen: str) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = axe_violations(page) + (["wider than the window"] if wide else [])
        if found:
            bad[screen] = found

    player = Player(page, Mouse(page), look)
    player.begin(casus, exam=exam)
    player.play()
    look("nabespreking")
    assert bad == {}
    expect(page.get_by_role("heading", name="Drie dingen om mee te nemen")).to_be_visible()
