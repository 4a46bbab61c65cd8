"""The findings of a proces-verbaal in own words, on a phone: kept through a refresh, read back, written anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mas_sim.bootstrap import build
from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.plan import open_decisions
from mas_sim.model.actions import Mode
from mas_sim.model.run import Run
from mas_sim.settings import Settings
from tests.browser.conftest import DRAWN, Server, axe_violations
from tests.browser.group_room import LONG_WAIT, calm, fits

UNFIT = "Op 15 en 16 oktober was Sofie er niet. Een andere ouder zag de koffers."
BETTER = "In het verzuimoverzicht las ik dat Sofie er op 15 en 16 oktober niet was."


@pytest.fixture
def play_on(server: Server) -> Callable[..., str]:
    """Lets a bot play along the reference, beside the server, until something holds; the id of the run."""

    def play(until: Callable[[Run, list[str]], bool], run_id: str = "") -> str:
        services = build(Settings.from_environment(server.env), server=False)
        practice = services.practice
        view = (
            practice.open(run_id) if run_id else practice.begin("twee-dagen-eerder", Mode.OEFENEN, "Vos", "")
        )
        bot = Bot(view.board, Policy.REFERENCE)
        while not until(view.run, [one.id for one in open_decisions(view.board, view.run)]):
            view = practice.act(view, [bot.next_action(view.run)])
        services.close()
        return view.run_id

    return play


def field(page: Page):
    return page.locator(f'[class*="-stuk-"]{DRAWN} textarea')


def looks_well(page: Page) -> None:
    calm(page)
    assert axe_violations(page) == []
    assert fits(page)


def fold_open(page: Page, title: str) -> None:
    page.locator("summary").filter(has_text=title).click()


def test_findings_are_kept_through_a_refresh_read_line_by_line_and_written_anew(server, open_page, play_on):
    run_id = play_on(lambda run, waiting: waiting[:1] == ["pv"])
    page = open_page(390, "dark", f"/?oefening={run_id}")
    field(page).press_sequentially(UNFIT)
    page.reload()
    page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(field(page)).to_have_value(UNFIT)
    looks_well(page)
    page.get_by_role("button", name="Leg mijn tekst vast").click()
    expect(page.locator("summary").filter(has_text="De eigen tekst")).to_be_visible(timeout=LONG_WAIT)
    play_on(lambda run, _: run.reviewing, run_id)
    page.reload()
    fold_open(page, "Lees je eigen tekst en de checklist")
    expect(page.get_by_text("Niets van horen zeggen: kijk hier nog eens naar.")).to_be_visible()
    fold_open(page, "opnieuw (kan één keer)")
    expect(field(page)).to_have_value(UNFIT)
    looks_well(page)
    field(page).fill(BETTER)
    field(page).blur()
    page.get_by_role("button", name="Leg mijn nieuwe tekst vast").click()
    expect(page.get_by_text("Je nieuwe tekst staat vast.")).to_be_visible(timeout=LONG_WAIT)
    expect(page.get_by_text("Zo kan het ook")).to_be_visible()
    looks_well(page)
