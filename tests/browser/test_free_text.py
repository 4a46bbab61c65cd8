"""What a person writes is shown as written, runs nothing, and is never lost for being too long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import keyed
from tests.browser.player import Mouse, Player

pytestmark = pytest.mark.short

HOSTILE = (
    "<script>window.stuk=1</script><img src=x onerror='window.stuk=2'> **vet** [klik](javascript:window.stuk=3) "
    "$x^2$ :red[rood] `code` <b>b</b> # kop"
)

LONG = ("De school belde niet. " * 9_100)[:200_000]


def to_leg_uit(page: Page) -> Player:
    player = Player(page, Mouse(page))
    player.begin()
    player.play(until="waarnemen-uitleg")
    return player


def explain(page: Page, text: str) -> None:
    area = keyed(page, "concept-").locator("textarea").first
    area.fill(text)
    area.blur()
    expect(page.get_by_text("Concept bewaard")).to_be_visible()
    page.get_by_role("button", name="Leg uit en ga verder").click()


def test_markup_in_a_motivering_is_shown_as_typed_and_runs_nothing(server, open_page):
    page = open_page()
    player = to_leg_uit(page)
    explain(page, HOSTILE)
    player.play()
    page.get_by_role("radiogroup", name="Deel van de nabespreking").get_by_text("Je pad", exact=True).click()
    page.locator("summary").filter(has_text="Waarnemen").first.click()
    for part in HOSTILE.split("  "):
        expect(page.get_by_text(part).first).to_be_visible()
    page.goto(server.url + page.locator("a", has_text="Verslag om te bewaren").get_attribute("href"))
    expect(page.get_by_text("<script>window.stuk=1</script>").first).to_be_attached()
    assert page.evaluate("window.stuk") is None


def test_a_text_that_is_too_long_is_refused_with_a_sentence_and_kept(open_page):
    page = open_page()
    to_leg_uit(page)
    area = keyed(page, "concept-").locator("textarea").first
    explain(page, LONG)
    expect(page.get_by_text("er passen er 10000. Kort hem in voordat je hem vastlegt.")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Kort hem in. Je tekst staat er nog.")
    expect(area).to_have_value(LONG)
    page.reload()
    expect(area).to_have_value(LONG)
    explain(page, "Kort: de school belde niet.")
    expect(page.get_by_role("heading", name="Pas toe of leg uit")).to_have_count(0)
