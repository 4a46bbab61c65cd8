"""A trainer writes a casus in Chromium: form and text, a refresh in mid-sentence, the map, an account of what is wrong."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, axe_violations, keyed
from tests.browser.group_room import LONG_WAIT, add_trainer, calm, fits, sign_in

pytestmark = pytest.mark.short

TITLE = "Maandag half elf"


@pytest.fixture
def begin(server: Server, open_page):
    """The template, just begun by a trainer."""

    def open_one(width: int = 1280, scheme: str = "light") -> Page:
        add_trainer(server, "Anna", "Regio")
        page = open_page(width, scheme)
        sign_in(page, server, "Anna")
        page.goto(f"{server.url}/?trainer=schrijven")
        page.get_by_role("button", name="Begin met het sjabloon").click()
        expect(page.get_by_role("heading", name=TITLE, exact=True)).to_be_visible(timeout=LONG_WAIT)
        calm(page)
        return page

    return open_one


def text_of(page: Page):
    return keyed(page, "concept-yaml-").locator("textarea")


def type_over(page: Page, old: str, new: str) -> str:
    """Without leaving the field; the text as it is then."""
    area = text_of(page)
    # streamlit draws a field empty, and puts its text in it a moment later
    expect(area).to_have_value(re.compile(re.escape(old)), timeout=LONG_WAIT)
    typed = area.input_value().replace(old, new, 1)
    area.fill(typed)
    return typed


def write(page: Page, old: str, new: str) -> None:
    type_over(page, old, new)
    text_of(page).blur()


def looks_well(page: Page) -> None:
    calm(page)
    assert axe_violations(page) == []
    assert fits(page)


def part(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name="Wat wil je doen?").get_by_text(name, exact=True).click()


def test_form_and_text_follow_each_other_and_a_mistake_leads_to_its_place(begin):
    page = begin()
    write(page, f"title: {TITLE}", "title: Dinsdag half tien")
    expect(page.get_by_role("heading", name="Dinsdag half tien")).to_be_visible(timeout=LONG_WAIT)
    page.get_by_role("button", name="Kaartje in het overzicht").click()
    field = page.get_by_label("Titel van de casus")
    field.fill("Woensdag")
    field.press("Tab")
    expect(page.get_by_role("heading", name="Woensdag")).to_be_visible(timeout=LONG_WAIT)
    expect(text_of(page)).to_have_value(text_of(page).input_value().replace("Dinsdag half tien", "Woensdag"))
    page.get_by_role("button", name="Casus ›").click()
    write(page, "level: starter", "level: beginner")
    expect(
        page.get_by_text("‘beginner’ kan hier niet. Kies uit: starter, gevorderd of ervaren.")
    ).to_be_visible(timeout=LONG_WAIT)
    looks_well(page)
    page.get_by_role("button", name="Ga erheen").click()
    expect(page.get_by_role("heading", name="Kaartje in het overzicht")).to_be_visible(timeout=LONG_WAIT)


def test_the_text_shows_the_part_that_the_form_shows(begin):
    page = begin()
    page.get_by_role("button", name="De referentie ›").click()
    expect(page.get_by_role("heading", name="De referentie")).to_be_visible(timeout=LONG_WAIT)
    page.wait_for_function(
        "document.querySelector('[class*=\"st-key-concept-yaml-\"] textarea').scrollTop > 500"
    )
    line = int(page.locator("[data-mas-regel]").get_attribute("data-mas-regel") or 0)
    seen = text_of(page).evaluate(
        """(area, line) => {
            const rows = parseFloat(getComputedStyle(area).lineHeight), part = area.value.split("\\n").slice(0, line).join("\\n");
            const whole = area.value; area.value = part; const end = area.scrollHeight; area.value = whole;
            return [end - area.scrollTop, rows * 40];
        }""",
        line,
    )
    assert 0 < seen[0] < seen[1]


def test_a_text_that_was_being_typed_is_offered_back_after_a_refresh(begin):
    page = begin()
    typed = type_over(page, TITLE, "Nog niet bewaard")
    page.reload()
    expect(text_of(page)).not_to_have_value(typed, timeout=LONG_WAIT)
    page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(page.get_by_role("heading", name="Nog niet bewaard")).to_be_visible(timeout=LONG_WAIT)


def test_the_map_versions_and_publishing_look_well_on_a_phone(begin):
    page = begin(390, "dark")
    looks_well(page)
    part(page, "Kaart")
    # drawn by graphviz in the page, under our own policy
    expect(keyed(page, "casuskaart-overzicht").locator("svg g.node").first).to_be_attached(timeout=LONG_WAIT)
    looks_well(page)
    for name in ("Proefspelen", "Versies", "Publiceren"):
        part(page, name)
        looks_well(page)
    page.get_by_role("button", name="Publiceer versie 1").click()
    expect(page.get_by_text("Versie 1 staat nu op het beginscherm.")).to_be_visible(timeout=2 * LONG_WAIT)
    with page.expect_download() as file:
        page.get_by_role("button", name="Bewaar als nieuw.yaml").click()
    assert f"title: {TITLE}" in file.value.path().read_text(encoding="utf-8")
