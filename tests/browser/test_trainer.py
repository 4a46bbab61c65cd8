"""A trainee explains with a code; a trainer signs in, judges, and the trainee reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, axe_violations
from tests.browser.player import Mouse, Player

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def code(server) -> str:
    """The code of an organisation with one trainer, made on the command line beside the running server."""
    command = [sys.executable, "-m", "mas_sim.cli", "trainer", "add", "Anna", "--organisatie", "Regio"]
    done = subprocess.run(
        command, input=PASSWORD + "\n", text=True, capture_output=True, env=server.env, cwd=ROOT, check=True
    )
    return done.stdout.strip().rpartition(" ")[2]


def sign_in(page, server) -> None:
    page.goto(server.url + "/trainer/inloggen")
    page.fill("#naam", "Anna")
    page.fill("#wachtwoord", PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Beoordelen", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(1280, "light", marks=pytest.mark.long), (390, "dark")]
)
def test_a_judgement_of_a_trainer_reaches_the_trainee(server, open_page, code, width, scheme):
    trainee = open_page(width, scheme, f"/?code={code}")
    player = Player(trainee, Mouse(trainee))
    player.begin()
    player.play(until="waarnemen-uitleg")
    player.explain()
    expect(trainee.get_by_text("Dit is een voorlopig advies")).to_be_visible()
    player.settle()
    assert axe_violations(trainee) == []
    trainer = open_page(width, scheme, "/trainer/inloggen")
    assert axe_violations(trainer) == []
    sign_in(trainer, server)
    expect(trainer.get_by_role("heading", name="Te beoordelen (1)")).to_be_visible()
    assert axe_violations(trainer) == []
    trainer.get_by_role("button", name="Beoordeel:").click()
    expect(trainer.get_by_role("button", name="Leg mijn oordeel vast")).to_be_visible()
    assert axe_violations(trainer) == []
    assert trainer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    trainer.get_by_role("button", name="Bevestig deze niveaus").click()
    expect(trainer.get_by_text("Je oordeel is vastgelegd")).to_be_visible()
    trainee.reload()
    Player(trainee, Mouse(trainee)).settle()
    trainee.get_by_role("button", name="Rond waarnemen af").click()
    trainee.locator("summary").filter(has_text="Hoe de regels je uitleg lezen").first.click()
    expect(trainee.get_by_text("Oordeel van je trainer, Anna")).to_be_visible()
    trainer.get_by_role("button", name="Log uit").click()
    trainer.goto(server.url + "/?trainer=beoordelen")
    expect(trainer.get_by_text("Je bent niet (meer) ingelogd")).to_be_visible()


def test_a_wrong_password_is_told_on_the_page(open_page, code):
    page = open_page(path="/trainer/inloggen")
    page.fill("#naam", "Anna")
    page.fill("#wachtwoord", "een ander wachtwoord")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    assert axe_violations(page) == []
