"""What is refused in a decision that composes a text."""

from __future__ import annotations

import pytest

from tests.integration.content.conftest import BASE

REASON = "reason: {text: Omdat., provenance: eigen-ontwerp}"
LETTER = f"""\
  - id: brief
    title: De brief
    prompt: Wat zet je erin?
    select: meer
    options:
    - {{id: gemeld, label: Wat er is gemeld, standing: voorkeur, passage: Uw kind was afwezig., {REASON}}}
    - {{id: dreiging, label: Een boete noemen, standing: afgeraden, passage: U krijgt een boete., {REASON}}}
    - {{id: bellen, label: Eerst bellen, standing: verdedigbaar, {REASON}}}
    document:
      kind: kennisgevingsbrief
      opening: Beste ouders,
      closing: Met groet
      order: [gemeld, dreiging]
      checklist:
      - {{label: Wat er is gemeld, needs: [gemeld], {REASON}}}
      - {{label: De toon, spoiled_by: [dreiging], {REASON}}}
      - {{label: Nog iets, needs: [gemeld], {REASON}}}
"""


@pytest.fixture
def said(library, casus_file):
    """Messages about the small casus with this decision in it."""

    def of(old: str = "", new: str = "") -> list[str]:
        assert old in LETTER
        before, marker, after = BASE.partition("\nevalueren:\n")
        text = before + "\n" + LETTER.replace(old, new, 1).rstrip("\n") + marker + after
        return [problem.message for problem in library.check(casus_file(text.encode()))]

    return of


def test_a_letter_with_its_blocks_and_checklist_is_accepted(said):
    assert said() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("order: [gemeld, dreiging]", "order: [gemeld, bellen]", "Kijk naar: bellen, dreiging."),
        ("order: [gemeld, dreiging]", "order: [gemeld, dreiging, gemeld]", "Kijk naar: een dubbele."),
        ("needs: [gemeld]", "needs: [niets]", "De optie niets bestaat hier niet."),
        ("needs: [gemeld], ", "", "Deze regel toetst niets."),
        ("select: meer", "select: een", "Zet select op meer."),
        (LETTER[LETTER.index("    document:") :], "", "Een passage hoort bij een keuzemoment met document."),
    ],
)
def test_a_letter_that_does_not_hold_together_says_what_is_wrong(said, old, new, message):
    assert any(message in one for one in said(old, new))


WRITING = f"""\
      writing:
        prompt: Schrijf het op.
        memo: bijlage-1
        checklist:
        - {{label: Hoe lang, points: [{{what: de weken, phrases: [vier weken]}}], {REASON}}}
        - {{label: Geen oordeel, avoid: [brutaal], {REASON}}}
        - {{label: Niet dreigen, avoid: [straf], {REASON}}}
        example: Er was vier weken verzuim.
"""


@pytest.fixture
def said_of_writing(library, casus_file):
    """Messages about the small casus with a text to write from its first document."""

    def of(old: str = "", new: str = "", memo: str = "Zo brutaal is die moeder.") -> list[str]:
        assert old in WRITING
        before, marker, after = BASE.replace("text: Tekst.", f"text: {memo}", 1).partition("\nevalueren:\n")
        text = before + "\n" + LETTER + WRITING.replace(old, new, 1).rstrip("\n") + marker + after
        return [problem.message for problem in library.check(casus_file(text.encode()))]

    return of


def test_a_text_to_write_with_its_memo_checklist_and_example_is_accepted(said_of_writing):
    assert said_of_writing() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("memo: bijlage-1", "memo: brief-van-oom", "De bijlage ‘brief-van-oom’ is er niet."),
        ("memo: bijlage-1", "memo: bijlage-2", "die er vanaf het begin is"),
        (", avoid: [straf]", "", "Deze regel toetst niets. Noem punten"),
        ("[vier weken]", "[.. weken]", "‘.. weken’ begint en eindigt niet met een woord."),
        ("[straf]", "['straf ..']", "‘straf ..’ begint en eindigt niet met een woord."),
        ("label: Hoe lang", "label: Hoe lang, when: {known: nergens}", "nergens"),
        ("Er was vier", "Er was zes", "‘Hoe lang’: niet gevonden is de weken."),
        ("verzuim.", "brutaal verzuim.", "‘Geen oordeel’: kijk naar ‘Er was vier weken brutaal verzuim.’."),
    ],
)
def test_a_text_to_write_that_does_not_hold_together_says_what_is_wrong(said_of_writing, old, new, message):
    assert any(message in one for one in said_of_writing(old, new))


def test_a_memo_in_which_nothing_is_wrong_is_no_exercise(said_of_writing):
    (only,) = said_of_writing(memo="Gemeld op 9 november.")
    assert "In de memo staat niets dat de checklist afkeurt." in only
