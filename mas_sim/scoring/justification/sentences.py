"""A motivering as sentences, each with the cues that stand in it and what may not earn anything."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from mas_sim.scoring.justification.lexicon import Marks, Span
from mas_sim.scoring.justification.words import LOOKALIKE, plain, stems, tokens

_BREAK = re.compile(r"(?<=[\w\"”’')%])[.!?]+[\"”’')]*(?=\s|$)|[.!?]+(?=\s+\W)|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|o\.a|art|nr|jr|i\.v\.m|t\.a\.v|i\.p\.v|dhr|mevr|wk|ca|evt|d\.d|vrijw|sr|incl|excl|resp|max|min"
    r"|afd|tel|m\.b\.t|n\.a\.v|i\.o\.m|a\.d\.h\.v|z\.s\.m|jan|feb|mrt|apr|aug|sept|sep|okt|nov|dec|d\.w\.z|e\.d|enz|blz|nl|gem|[a-z])\.$"
)
_QUOTED = re.compile(r"\"[^\"]{1,600}\"|(?<!\w)'[^']{8,600}'(?!\w)")
# who quotes in curly marks says where it ends; a straight single mark may also be an apostrophe: 's ochtends, zo'n
_QUOTATION = re.compile(
    r"“[^”]{1,600}”|„[^”“]{1,600}[”“]|«[^»]{1,600}»|\"[^\"]{1,600}\""
    r"|‘(?:[^’‘]|(?<=\w)’(?=\w)){1,600}’|(?<!\w)'(?![a-z]\b)(?:[^']|(?<=\w)'(?=\w)){1,600}'(?!\w)"
)
_CLAUSE_WORDS = frozenset("maar want omdat dus doordat zodat terwijl waardoor daarom".split())
_SUBJECTS = frozenset("ik we wij hij zij ze die dat dan daarna daarom".split())
_ASKING = frozenset(
    "wat wie hoe waar waarom wanneer welke is zijn heeft had kan zou moet wil wilde mag wijk".split()
)
_CLAUSE_MARKS = frozenset(",;:.!?()")
_LONG_QUOTE = 25
_SHORT_QUESTION = 9


class Bar(StrEnum):
    """Why a sentence earns nothing."""

    QUESTION = "vraag"
    HYPOTHETICAL = "verondersteld"
    DENIED = "ontkend"
    THEORY = "theorie"
    ABOUT_SCORING = "over-de-beoordeling"
    QUOTED = "aangehaald"
    REPEATED = "herhaald"
    COPIED = "overgenomen"
    NO_SENTENCE = "geen-zin"


@dataclass(frozen=True)
class Sentence:
    """One sentence as written, with its words, stems and cues.

    Attributes:
        index: place in the motivering, from 0.
        text: verbatim text.
        marks: cue group to the places of its phrases in ``words``.
        bars: why it earns nothing; empty for an ordinary sentence.
    """

    index: int
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    marks: Marks
    bars: frozenset[Bar] = field(default=frozenset())

    @property
    def counts(self) -> bool:
        """True when the sentence may earn something."""
        return not self.bars

    def has(self, *groups: str) -> bool:
        """True when a cue of any of the groups stands in it."""
        return any(group in self.marks for group in groups)

    def spans(self, *groups: str) -> tuple[Span, ...]:
        """Places of the cues of these groups."""
        return tuple(span for group in groups for span in self.marks.get(group, ()))

    def clause(self, at: int) -> Span:
        """The stretch of words around ``at`` that no comma, colon or conjunction interrupts."""
        first, last = at, at
        while first > 0 and not self._breaks(first - 1):
            first -= 1
        while last < len(self.words) and not self._breaks(last):
            last += 1
        return first, last

    def denied(self, span: Span, before: int = 7, after: int = 4) -> bool:
        """True when a negation stands in the same clause, at most so many words before or after."""
        first, last = self.clause(span[0])
        return any(
            first <= start < last
            and (span[0] - before <= start < span[0] or span[1] <= start < span[1] + after)
            for start, _ in self.marks.get("ontkenning", ())
        )

    def _breaks(self, at: int) -> bool:
        word, after = self.words[at], self.words[at + 1 : at + 2]
        return (
            word in _CLAUSE_MARKS
            or word in _CLAUSE_WORDS
            or (word == "en" and not _SUBJECTS.isdisjoint(after))
        )


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for found in _BREAK.finditer(text):
        piece = text[start : found.end()]
        if not found.group().startswith("\n") and _ABBREVIATION.search(plain(piece.rstrip("\"”’')"))):
            continue
        if piece.strip():
            yield piece.strip()
        start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def _before_question(piece: str) -> Iterator[str]:
    """What stands before the colon of a question is no question."""
    before, colon, after = piece.rpartition(": ")
    words = tokens(before)
    if piece.endswith("?") and colon and len(words) > _SHORT_QUESTION and words[0] not in _ASKING:
        yield before + ":"
        yield after
    else:
        yield piece


def split(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a text, verbatim, with where each begins; a short question goes with the answer after it."""
    found: list[tuple[int, str]] = []
    end = 0
    for piece in (part for whole in _pieces(text) for part in _before_question(whole)):
        start = text.index(piece, end)
        end = start + len(piece)
        asked, question = found[-1] if found else (0, "")
        if question.endswith("?") and len(tokens(question)) <= _SHORT_QUESTION and not piece.endswith("?"):
            found[-1] = (asked, text[asked:end])
        else:
            found.append((start, piece))
    return tuple(found)


def outside_quotes(text: str) -> str:
    """A text of the same length in which what stands between quotation marks is one mark and blanks."""
    return _QUOTATION.sub(lambda found: ";" + " " * (len(found.group()) - 1), text)


def _own_bars(text: str, here: Sentence) -> Iterator[Bar]:
    if text.endswith("?"):
        yield Bar.QUESTION
    if here.has("verondersteld"):
        yield Bar.HYPOTHETICAL
    if here.has("niet_meegewogen"):
        yield Bar.DENIED
    if here.has("theorie"):
        yield Bar.THEORY
    if here.has("over_de_beoordeling"):
        yield Bar.ABOUT_SCORING
    if len(here.words) < 2:
        yield Bar.NO_SENTENCE


def _in_long_quotes(text: str) -> list[tuple[int, int]]:
    flat = text.translate(LOOKALIKE)
    return [found.span() for found in _QUOTED.finditer(flat) if len(tokens(found.group())) > _LONG_QUOTE]


def read(
    text: str, find: Callable[[tuple[str, ...]], Marks], mend: Callable[[str], str]
) -> tuple[Sentence, ...]:
    """All sentences of a motivering, annotated.

    Args:
        text: the motivering as written.
        find: gives the cues in a row of words.
        mend: gives the word that a mistyped word was meant to be, or the word itself.
    """
    found: list[Sentence] = []
    seen: set[tuple[str, ...]] = set()
    quotes = _in_long_quotes(text)
    for index, (at, piece) in enumerate(split(text)):
        words = tuple(mend(word) for word in tokens(piece))
        sentence = Sentence(index, piece, words, stems(words), find(words))
        bars = set(_own_bars(piece, sentence))
        if any(first <= at + len(piece) // 2 < last for first, last in quotes):
            bars.add(Bar.QUOTED)
        if words in seen:
            bars.add(Bar.REPEATED)
        seen.add(words)
        found.append(Sentence(index, piece, words, sentence.stems, sentence.marks, frozenset(bars)))
    return tuple(found)
