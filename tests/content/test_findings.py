"""How the rules read findings that others wrote, beside what their writers say of them by meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from mas_sim.content.library import FileContentLibrary
from mas_sim.model.judged import LineOutcome
from mas_sim.scoring.written import hold_against
from tests.integration.content.conftest import ROOT

DATA = ROOT / "tests" / "data" / "bevindingen"
LIBRARY = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments")
MEANT = {"ok": LineOutcome.PRESENT, "mist": LineOutcome.MISSING, "fout": LineOutcome.SPOILED}


@dataclass
class Tally:
    """Lines read, and those of them on which rules and writer agree; the same of lines that are in order."""

    lines: int = 0
    agreed: int = 0
    in_order: int = 0
    alarms: int = 0


def tally(kind: str) -> Tally:
    found = Tally()
    for path in sorted(DATA.glob(f"{kind}-*.json")):
        casus = LIBRARY.casus(path.stem.removeprefix(f"{kind}-"))
        memos = {item.id: item.text for item in casus.dossier.attachments}
        task = next(one.writing for one in casus.handelen.decisions if one.writing)
        for text in json.loads(path.read_text(encoding="utf-8")):
            read = hold_against(text["tekst"], task.checklist, memos[task.memo], LIBRARY.methodology())
            outcomes = {line.label: line.outcome for line in read}
            for label, judged in text["oordeel"].items():
                found.lines += 1
                found.agreed += outcomes[label] is MEANT[judged]
                found.in_order += judged == "ok"
                found.alarms += judged == "ok" and outcomes[label] is not LineOutcome.PRESENT
    return found


@pytest.mark.parametrize(("kind", "agreed", "alarms"), [("ontwikkel", 0.90, 0.05), ("apart", 0.90, 0.05)])
def test_the_rules_mostly_say_what_the_writer_says(kind, agreed, alarms):
    found = tally(kind)
    assert found.lines > 300
    assert found.agreed / found.lines >= agreed
    assert found.alarms / found.in_order <= alarms
