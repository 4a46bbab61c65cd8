"""The same casus with one signal changed: not on the start screen, offered after the play, told after the variant."""

from __future__ import annotations

import pytest

from mas_sim.application.shelf import summary_of
from mas_sim.engine.bot import Bot, Policy
from mas_sim.model.actions import Mode
from mas_sim.model.casus import VariantOf
from mas_sim.ui.texts import plain
from tests.ui.driver import press, run_id_of, texts

CHANGED = "Noor was al eens bij Halt."


@pytest.fixture
def variant(library, monkeypatch):
    """The small casus, with a variant beside it."""
    base = library.bundle.casus
    other = base.model_copy(
        update={
            "id": "klein_halt",
            "card": base.card.model_copy(update={"title": "Kleine casus, ander begin"}),
            "variant": VariantOf(casus="klein", changed=CHANGED),
        }
    )
    found = {base.id: base, other.id: other}
    monkeypatch.setattr(library, "summaries", lambda: tuple(map(summary_of, found.values())))
    monkeypatch.setattr(library, "casus", found.__getitem__)
    return other


def played(practice, clock, casus_id: str, organisation: str = ""):
    view = practice.begin(casus_id, Mode.OEFENEN, "Vos", "", organisation)
    bot = Bot(view.board, Policy.REFERENCE)
    return practice.act(view, [event.action for _, event in bot.play(view.run, clock.now())])


def test_the_start_screen_does_not_give_the_pair_away(app, variant):
    page = app()
    assert [button.key for button in page.button if str(button.key).startswith("begin-")] == ["begin-klein"]
    assert "ander begin" not in texts(page)


def test_after_the_play_the_variant_is_offered_without_what_is_different(app, practice, clock, variant):
    shown = texts(app(played(practice, clock, "klein").run_id))
    assert "één signaal anders" in shown
    assert "Speel ‘Kleine casus, ander begin’" in shown
    assert CHANGED not in shown


def test_the_variant_begins_with_the_same_name_and_organisation(app, practice, clock, variant, monkeypatch):
    monkeypatch.setattr("mas_sim.ui.components.contrast.browser", lambda: "b1")
    page = press(app(played(practice, clock, "klein", "o1").run_id), "variant-klein_halt")
    stored, _ = practice._storage.runs.load(run_id_of(page))
    assert (stored.casus_id, stored.pseudonym, stored.organisation, stored.browser) == (
        "klein_halt",
        "Vos",
        "o1",
        "b1",
    )


def test_after_the_variant_is_told_what_was_different_and_what_it_does_to_the_route(
    app, practice, clock, variant
):
    shown = texts(app(played(practice, clock, "klein_halt").run_id))
    assert f"**Wat hier anders was:** {plain(CHANGED)}" in shown
    assert "Hier kiest de referentie" in shown
    assert "Speel ‘Kleine casus’" in shown


def test_a_casus_without_variants_says_nothing_of_it(app, practice, clock):
    assert "één signaal anders" not in texts(app(played(practice, clock, "klein").run_id))
