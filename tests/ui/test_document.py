"""A letter is composed on the screen, and read back beside its checklist."""

from __future__ import annotations

import pytest

from mas_sim.model.actions import Mode
from tests.builders import casus_data, decision, make_bundle, option
from tests.ui.driver import press, texts
from tests.unit.scoring.test_documents import LETTER

BLOCKS = ("gemeld", "plicht", "dreiging")


@pytest.fixture
def letter(library, practice, monkeypatch):
    """The small casus, of which the first choice is a letter."""
    standings = {"gemeld": "voorkeur", "plicht": "voorkeur", "dreiging": "afgeraden"}
    options = [option(name, standings[name], passage=f"Over {name}.") for name in BLOCKS]
    first = decision("brief", *options, select="meer", document=LETTER)
    data = casus_data()
    data["waarnemen"] = data["waarnemen"] | {"decisions": [first]}
    bundle = make_bundle()
    changed = type(bundle)(**{**vars(bundle), "casus": type(bundle.casus).model_validate(data)})
    monkeypatch.setattr(library, "bundle", changed)
    return practice.begin("klein", Mode.OEFENEN, "Vos", "")


def tick(page, view, name: str):
    page.checkbox(key=f"keuze-{view.run_id}-brief-{name}").check()
    return page.run()


def test_the_letter_grows_with_every_block(app, letter):
    page = app(letter.run_id)
    assert "Kies bouwstenen; dan lees je hier de tekst." in texts(page)
    shown = texts(tick(page, letter, "gemeld"))
    assert "<p>Over gemeld.</p>" in shown
    assert "Over plicht." not in shown


def test_the_terugblik_holds_the_letter_against_the_checklist(app, letter):
    page = tick(app(letter.run_id), letter, "gemeld")
    page = press(tick(page, letter, "plicht"), "kies-brief")
    shown = texts(press(page, "rond-af"))
    assert "Lees je brief en de checklist" in [one.label for one in page.expander]
    assert "✓ **Wat de wet vraagt**: klopt." in shown
