"""The casuses on the start screen, when there are many."""

from __future__ import annotations

import pytest

from mas_sim.application.shelf import summary_of
from mas_sim.model.casus import CasusLevel
from mas_sim.ui.pages.start import A_SHELF
from tests.ui.driver import press, texts


@pytest.fixture
def many(library, monkeypatch):
    """Thirty casuses; every third for who has experience."""
    base = summary_of(library.bundle.casus)
    levels = (CasusLevel.STARTER, CasusLevel.STARTER, CasusLevel.ERVAREN)
    shelf = tuple(
        base.model_copy(
            update={
                "id": f"casus-{number}",
                "words": f"dossier {number}",
                "card": base.card.model_copy(
                    update={"title": f"Dossier {number}", "level": levels[number % 3]}
                ),
            }
        )
        for number in range(30)
    )
    monkeypatch.setattr(library, "summaries", lambda: shelf)
    return shelf


def offered(page) -> list[str]:
    return [button.key for button in page.button if str(button.key).startswith("begin-")]


def test_a_small_library_has_no_search(app):
    assert "zoek-woord" not in [field.key for field in app().text_input]


def test_a_large_library_shows_a_shelf_and_the_way_to_more(app, many):
    page = app()
    assert len(offered(page)) == A_SHELF
    assert f"Toon er meer ({len(many) - A_SHELF})" in texts(page)
    assert len(offered(press(page, "meer-casussen"))) == 2 * A_SHELF


def test_a_word_and_a_level_narrow_the_shelf(app, many):
    page = app()
    page.text_input(key="zoek-woord").set_value("dossier 2")
    page.selectbox(key="zoek-niveau").set_value(CasusLevel.ERVAREN)
    assert offered(page.run()) == [f"begin-casus-{number}" for number in (2, 20, 23, 26, 29)]


def test_a_search_that_finds_nothing_says_what_to_do(app, many):
    page = app()
    page.text_input(key="zoek-woord").set_value("walvis")
    assert "Geen casus past hierbij" in texts(page.run())
