"""A letter is composed on the screen, and read back beside its checklist."""

from __future__ import annotations

import pytest

from mas_sim.model.actions import Mode
from mas_sim.ui.components.own_text import NOT_HANDED_IN
from mas_sim.ui.texts import plain
from tests.builders_letter import EXAMPLE, MEMO, WRITING, bundle_with_letter
from tests.ui.driver import press, texts


@pytest.fixture
def letter(library, practice, monkeypatch):
    """The small casus, of which the first choice is a letter."""
    return begin(library, practice, monkeypatch)


@pytest.fixture
def written(library, practice, monkeypatch):
    """The same, with a text in own words before it."""

    def open_one(mode: Mode = Mode.OEFENEN):
        return begin(library, practice, monkeypatch, mode, writing=WRITING)

    return open_one


def begin(library, practice, monkeypatch, mode=Mode.OEFENEN, **changes):
    monkeypatch.setattr(library, "bundle", bundle_with_letter(**changes))
    return practice.begin("klein", mode, "Vos", "")


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


OWN_TEXT = "Noor spijbelde op 9 november vier lesuren."


def write(page, view, text: str):
    page.text_area(key=f"concept-{view.run_id}-stuk-brief").set_value(text)
    return press(page, "schrijf-brief")


def to_the_terugblik(page, view):
    return press(press(tick(tick(page, view, "gemeld"), view, "plicht"), "kies-brief"), "rond-af")


def test_a_text_in_own_words_comes_before_the_blocks_with_the_memo_beside_it(app, written):
    view = written()
    page = app(view.run_id)
    assert MEMO in texts(page)
    assert not page.checkbox
    page = write(page, view, OWN_TEXT)
    assert "De eigen tekst" in [one.label for one in page.expander]
    assert page.checkbox


def test_an_empty_text_is_asked_again(app, written):
    view = written()
    shown = texts(write(app(view.run_id), view, "  "))
    assert "Schrijf eerst een paar zinnen." in shown


def test_a_text_that_names_a_real_person_is_not_stored(app, written, practice):
    view = written()
    page = write(app(view.run_id), view, "Bel mevrouw De Vries op 06-12345678.")
    assert "Dit lijkt op gegevens van een echt persoon" in texts(page)
    assert practice.open(view.run_id).run.written == {}


def test_one_may_go_on_without_a_text(app, written, practice):
    view = written()
    page = press(app(view.run_id), "zonder-tekst-brief")
    page = to_the_terugblik(page, view)
    assert "Lees je eigen tekst en de checklist" not in [one.label for one in page.expander]
    assert practice.open(view.run_id).run.written["brief"].versions == ()
    assert "zonder-tekst-brief" not in [one.key for one in app(view.run_id).button]


def test_passing_in_one_run_asks_again_in_the_next(app, written):
    first, second = written(), written()
    page = press(app(first.run_id), "zonder-tekst-brief")
    page.query_params["oefening"] = second.run_id
    assert "zonder-tekst-brief" in [one.key for one in page.run().button]


def test_a_text_written_anew_and_not_handed_in_is_said_once_before_it_is_left(app, written, practice):
    view = written()
    page = to_the_terugblik(write(app(view.run_id), view, OWN_TEXT), view)
    page.text_area(key=f"concept-{view.run_id}-stuk-opnieuw-brief").set_value("Iets anders.")
    page = press(page.run(), "verder")
    assert NOT_HANDED_IN in texts(page)
    assert practice.open(view.run_id).run.reviewing
    page = press(page, "verder")
    assert not practice.open(view.run_id).run.reviewing
    assert practice.drafts(view.run_id) == {}


def test_an_exam_shows_neither_checklist_nor_example_while_it_runs(app, written):
    view = written(Mode.EXAMEN)
    page = write(app(view.run_id), view, OWN_TEXT)
    shown = texts(press(tick(tick(page, view, "gemeld"), view, "plicht"), "kies-brief"))
    assert EXAMPLE not in shown
    assert "Welke dag" not in shown


def test_the_terugblik_reads_the_text_line_by_line_and_keeps_the_example_back(app, written):
    view = written()
    shown = texts(to_the_terugblik(write(app(view.run_id), view, OWN_TEXT), view))
    assert "✓ **Welke dag**: gevonden." in shown
    assert "○ **Hoeveel, en waaruit je dat weet**: niet gevonden: de bron." in shown
    assert "↗ **Geen oordeel over Noor**: kijk hier nog eens naar." in shown
    assert f"> {plain(OWN_TEXT)}" in shown
    assert EXAMPLE not in shown


def test_a_text_is_written_anew_once_and_then_the_example_is_there(app, written, practice):
    view = written()
    page = to_the_terugblik(write(app(view.run_id), view, OWN_TEXT), view)
    page.text_area(key=f"concept-{view.run_id}-stuk-opnieuw-brief").set_value(
        "Op 9 november miste Noor vier lesuren, las ik in het overzicht van school."
    )
    page = press(page, "schrijf-brief")
    shown = texts(page)
    assert "Je eerste versie" in shown
    assert "Je nieuwe tekst staat vast." in shown
    assert EXAMPLE in shown
    assert "Jouw tekst" not in [one.label for one in page.text_area]
    assert len(practice.open(view.run_id).run.written["brief"].versions) == 2


def test_a_panel_chooses_and_writes_nothing(app, written):
    assert app(written(Mode.PANEL).run_id).checkbox
