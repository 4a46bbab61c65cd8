"""A text written in own words, held against its checklist by the phrases that the casus names.

Fixed rules: the same text gets the same answer, and every answer names the sentences it rests on.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mas_sim.engine.board import Board
from mas_sim.model.decision import Decision
from mas_sim.model.judged import LineOutcome, WrittenLine, WrittenReview, WrittenVersion
from mas_sim.model.methodology import Methodology, WritingNorm
from mas_sim.model.run import Run
from mas_sim.model.writing import WritingCheck
from mas_sim.scoring.justification.lexicon import Lexicon
from mas_sim.scoring.justification.sentences import outside_quotes, split
from mas_sim.scoring.justification.words import LOOKALIKE, MONTHS, number, runs, tokens

_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12]\\d|3[01])", "(?:0?[1-9]|1[0-2])", "(?:20)?\\d\\d"
# 15-10, 15/10 and 15.10.2026; not the hours or articles that look like it: 9-11 uur, 3-4 keer, artikel 5.2
_DATE = re.compile(
    rf"(?<![\d.:,/-])(?:(?P<iso>20\d\d-{_MONTH}-{_DAY})\b"
    rf"|(?P<full>{_DAY}([-/.]){_MONTH}\3(?:{_YEAR}|'\d\d)\b)"
    rf"|(?P<short>{_DAY}[-/]{_MONTH})(?!\d|[-/.,:]\w|\s*(?:uur|u|keer|x|lid|leden|weken|dagen|jaar|{'|'.join(MONTHS)})\b))"
)


@dataclass(frozen=True)
class _Sentence:
    """A sentence as written, its words, and what of it stands outside quotation marks."""

    text: str
    words: tuple[str, ...]
    own: str


def review_written(
    board: Board, run: Run, methodology: Methodology, decision: Decision
) -> WrittenReview | None:
    """Every version of what was written at a decision, beside the checklist; None where nothing was."""
    written, task = run.written.get(decision.id), decision.writing
    if task is None or written is None or not written.versions:
        return None
    checks = tuple(task.checklist[line] for line in written.lines)
    memo = board.attachments[task.memo].text
    return WrittenReview(
        versions=tuple(
            WrittenVersion(text=text, lines=hold_against(text, checks, memo, methodology))
            for text in written.versions
        ),
        example=task.example,
    )


def hold_against(
    text: str, checks: Iterable[WritingCheck], memo: str, methodology: Methodology
) -> tuple[WrittenLine, ...]:
    """The lines of a checklist, then what holds for every text, each with what was found.

    Args:
        text: what was written.
        checks: the lines of the casus that hold in this run.
        memo: the text it was written from.
        methodology: says which words are not neutral, and that a text is in own words.
    """
    sentences = tuple(_sentences(text))
    found = [_line(check, sentences) for check in checks]
    if methodology.neutral is not None:
        found.append(_avoiding(methodology.neutral, _with(methodology.neutral.avoid, sentences)))
    if methodology.own_words is not None:
        found.append(_avoiding(methodology.own_words, _copied(memo, sentences)))
    return tuple(found)


def _sentences(text: str) -> Iterator[_Sentence]:
    own = outside_quotes(text)
    for at, piece in split(text):
        yield _Sentence(piece, _words(piece), own[at : at + len(piece)])


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, in which a date in numbers is one in words: who writes 05-10 means 5 oktober."""
    return tokens(_DATE.sub(_in_words, text.translate(LOOKALIKE)))


def _in_words(date: re.Match[str]) -> str:
    parts = [int(part) for part in re.findall(r"\d+", date.group())]
    if date["iso"]:
        parts.reverse()
    day, month = parts[:2]
    return f"{day} {MONTHS[month - 1]}"


def _line(check: WritingCheck, sentences: tuple[_Sentence, ...]) -> WrittenLine:
    strays = _with(check.avoid, sentences)
    if strays:
        return WrittenLine(
            label=check.label, outcome=LineOutcome.SPOILED, found=strays, missing=(), reason=check.reason
        )
    answers = [(point.what, _telling(point.phrases, sentences)) for point in check.points]
    missing = tuple(what for what, found in answers if not found)
    return WrittenLine(
        label=check.label,
        outcome=LineOutcome.MISSING if missing else LineOutcome.PRESENT,
        found=tuple(dict.fromkeys(text for _, found in answers for text in found[:1])),
        missing=missing,
        reason=check.reason,
    )


def _avoiding(norm: WritingNorm, strays: tuple[str, ...]) -> WrittenLine:
    outcome = LineOutcome.SPOILED if strays else LineOutcome.PRESENT
    return WrittenLine(label=norm.label, outcome=outcome, found=strays, missing=(), reason=norm.reason)


def _telling(phrases: Iterable[str], sentences: tuple[_Sentence, ...]) -> tuple[str, ...]:
    lexicon = Lexicon({"": phrases})
    return tuple(one.text for one in sentences if lexicon.marks(one.words))


def _with(phrases: tuple[str, ...], sentences: tuple[_Sentence, ...]) -> tuple[str, ...]:
    """Sentences in which one of the phrases stands outside quotation marks."""
    lexicon = Lexicon({"": phrases})
    return tuple(one.text for one in sentences if lexicon.marks(_words(one.own)))


def _copied(memo: str, sentences: tuple[_Sentence, ...]) -> tuple[str, ...]:
    """Sentences that share a row of words with the memo; a date or amount in it makes it a fact, which may be taken over."""
    known = {row for row in runs(memo) if not any(number(word) is not None for word in row)}
    return tuple(one.text for one in sentences if any(row in known for row in runs(one.own)))
