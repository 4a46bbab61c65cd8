"""What only a browser shows of the naslag: that it fits, can be read by everyone, and opens beside the work."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from mas_sim.bootstrap import build
from mas_sim.engine.bot import Bot, Policy
from mas_sim.model.actions import Mode
from mas_sim.settings import Settings
from tests.browser.conftest import WIDTH_AND_SCHEME, axe_violations

ENTRIES = (
    "artikel-toezicht-en-opsporing",
    "artikel-ketenpartners",
    "route-straf",
    "kader-wet-36663",
    "bron-om-2017r002",
    "bron-bestaat-niet",
)


def looked_at(page: Page) -> dict[str, object]:
    """What is wrong with the screen as it stands."""
    page.wait_for_timeout(700)
    return {
        "titles": page.locator("h1").count(),
        "wide": page.evaluate("document.documentElement.scrollWidth > innerWidth"),
        "violations": axe_violations(page),
    }


FINE = {"titles": 1, "wide": False, "violations": []}


@pytest.mark.parametrize("width_and_scheme", WIDTH_AND_SCHEME[1:])
def test_every_screen_of_the_naslag_fits_and_can_be_read(width_and_scheme, open_page):
    page = open_page(*width_and_scheme, path="/?naslag=")
    search = page.get_by_label("Zoek in de naslag")
    expect(search).to_be_visible()
    assert looked_at(page) == FINE
    for group in page.locator("summary").all():
        group.click()
    assert looked_at(page) == FINE
    search.fill("verzuim")
    search.press("Enter")
    expect(page.get_by_text("stukken gevonden")).to_be_visible()
    assert looked_at(page) == FINE
    for entry in ENTRIES:
        page.goto(page.url.split("?")[0] + f"?naslag={entry}")
        expect(page.locator("h1")).to_be_visible()
        assert (entry, looked_at(page)) == (entry, FINE)


def test_a_link_in_the_list_leads_to_the_entry_and_back(open_page):
    page = open_page(path="/?naslag=")
    page.locator("summary").filter(has_text="Begrippen").click()
    page.get_by_role("link", name="Cautie", exact=True).click()
    expect(page.get_by_role("heading", name="Cautie", exact=True)).to_be_visible()
    page.get_by_role("link", name="Terug naar de naslag").first.click()
    expect(page.get_by_role("heading", name="Naslag", exact=True)).to_be_visible()


def test_a_kader_in_the_debrief_opens_beside_it(server, open_page, monkeypatch):
    monkeypatch.setenv("MAS_SIM_DATABASE_URL", server.env["MAS_SIM_DATABASE_URL"])
    services = build(Settings.from_environment(), server=False)
    view = services.practice.begin("het-eerste-uur", Mode.OEFENEN, "Wulp", "")
    played = Bot(view.board, Policy.REFERENCE, 1).play(view.run, dt.datetime.now(dt.UTC))
    services.practice.act(view, [event.action for _, event in played])
    services.close()
    page = open_page(path=f"/?oefening={view.run_id}")
    page.get_by_role("radiogroup", name="Deel van de nabespreking").get_by_text("Kaders", exact=True).click()
    expect(page.get_by_text("De kaders, met wat jij wist")).to_be_visible()
    assert axe_violations(page) == []
    with page.context.expect_page() as opened:
        page.locator('a[href^="/?naslag=kader-"]').first.click()
    beside = opened.value
    expect(beside.get_by_text("Kader", exact=True)).to_be_visible()
    assert beside.evaluate("window.opener") is None
    expect(page.get_by_text("De kaders, met wat jij wist")).to_be_visible()
