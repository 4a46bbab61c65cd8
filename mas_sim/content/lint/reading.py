"""How hard a casus reads, and how long."""

import re
from dataclasses import dataclass

from mas_sim.content.lint.finding import Finding
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges

# LIX (Björnsson 1968): words per sentence plus the share of words over six letters. Up to 40 is easy to average; Dutch
# has long compounds, and the field's own words are among them
HARDEST = 45.0
LONG_SENTENCE = 15.0  # words, mean; DESIGN 7
WORDS_A_MINUTE = 200
_LONG = 6
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.!?:…]+[’”\")]*(?:\s+|$)|\n{2,}|\n- ")


@dataclass(frozen=True)
class Reading:
    """LIX and reading time in minutes, with what to look at."""

    lix: float
    minutes: int
    findings: tuple[Finding, ...]


def read(judges: Judges) -> Reading:
    """What a trainee reads along the reference, weighed."""
    text = "\n\n".join(_texts(judges, judges.reference))
    words, sentences = _WORD.findall(text), max(1, len(_END.findall(text)))
    each = len(words) / sentences
    found, minutes = lix(text), round(len(words) / WORDS_A_MINUTE)
    remarks = []
    if found > HARDEST:
        remarks.append(Finding(f"De tekst leest moeilijk (LIX {found:.0f}). Maak zinnen en woorden korter."))
    if each > LONG_SENTENCE:
        remarks.append(
            Finding(f"De zinnen tellen gemiddeld {each:.0f} woorden. Knip ze op; vijftien is genoeg.")
        )
    wanted = judges.board.casus.card.minutes
    if minutes > wanted:
        remarks.append(
            Finding(
                f"Lezen alleen kost al {minutes} minuten; de kaart belooft {wanted}. Kort in of pas de duur aan."
            )
        )
    return Reading(found, minutes, tuple(remarks))


def lix(text: str) -> float:
    """Björnsson's LIX of a text; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_END.findall(text)))
    return len(words) / sentences + 100 * sum(len(word) > _LONG for word in words) / len(words)


def _texts(judges: Judges, run: Run) -> list[str]:
    """The desk at the start, what was asked along the way, and every choice with its options and feedback."""
    casus, board = judges.board.casus, judges.board
    found = [casus.dossier.situation, *(entry.text for entry in casus.dossier.chronology)]
    found += [board.attachments[one].text for one in run.attachments]
    for asked in run.asked:
        request = board.requests[asked][0]
        found += [request.label, request.answer, request.reason.text]
    for choice in run.choices.values():
        decision = board.decisions[choice.decision][0]
        found += [decision.prompt, *(option.label for option in decision.options)]
        found += [board.options[decision.id, option].reason.text for option in choice.options]
    found += [shown.text for entry in run.journal for shown in entry.reactions]
    return found
