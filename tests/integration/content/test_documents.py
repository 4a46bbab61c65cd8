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
