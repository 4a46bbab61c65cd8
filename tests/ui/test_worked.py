"""The uitgewerkt voorbeeld on the screen."""

from __future__ import annotations

import pytest

from mas_sim.model.worked import WorkedExample
from tests.integration.content.test_worked import example
from tests.ui.driver import press, texts


@pytest.fixture
def worked(practice, monkeypatch):
    found = WorkedExample.model_validate(example())
    monkeypatch.setattr(practice._library, "worked_example", lambda: found)
    return found


def test_who_never_played_is_pointed_to_it(app, worked):
    shown = texts(app())
    assert "Voor het eerst hier?" in shown
    assert "Uitgewerkt voorbeeld (10 minuten)" in shown


def test_without_an_example_the_start_screen_says_nothing_of_it(app):
    assert "Uitgewerkt voorbeeld" not in texts(app())


def test_the_example_shows_every_phase_and_leads_to_a_casus(app, worked):
    page = app(voorbeeld="1")
    shown = texts(page)
    for words in (
        "Waarnemen",
        "Evalueren",
        "Wat doe jij?",
        "Ik kijk eerst.",
        "Wat ervan kwam",
        "Kijk eerst.",
    ):
        assert words in shown
    assert "Kies een casus" in texts(press(page, "naar-casus"))


def test_an_address_without_an_example_says_what_to_do(app):
    assert "Er is geen uitgewerkt voorbeeld" in texts(app(voorbeeld="1"))
