"""Cue phrases as data, found in one pass over the words of a sentence.

A phrase is a row of words. ``*`` stands for any beginning or ending of a word, ``#`` for a number,
``..`` for up to four words in between, ``a|b`` for either word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from mas_sim.scoring.justification.words import PUNCTUATION, number, tokens

GAP = ".."
MOST_BETWEEN = 4

Span = tuple[int, int]
Marks = Mapping[str, tuple[Span, ...]]


@cache
def _fits(pattern: str, word: str) -> bool:
    if "|" in pattern:
        return any(_fits(one, word) for one in pattern.split("|"))
    if pattern == "#":
        return number(word) is not None
    if pattern.startswith("*"):
        return word.endswith(pattern[1:]) or (pattern.endswith("*") and pattern[1:-1] in word)
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word == pattern


def parse(phrase: str) -> tuple[str, ...]:
    """A phrase as a row of patterns, in the spelling of the words it is held against."""
    row: list[str] = []
    for part in phrase.split():
        row.append(part if part in (GAP, "#") or set(part) & set("*|{") else "".join(tokens(part)))
    return tuple(row)


def _end(row: tuple[str, ...], words: tuple[str, ...], at: int, most_between: int = 0) -> int | None:
    """Where ``row`` ends when it starts at ``at``, or up to ``most_between`` words further; None if not."""
    if not row:
        return at
    if row[0] == GAP:
        return _end(row[1:], words, at, MOST_BETWEEN)
    for start in range(at, min(at + most_between, len(words) - 1) + 1):
        if _fits(row[0], words[start]):
            end = _end(row[1:], words, start + 1)
            if end is not None:
                return end
        if words[start] in PUNCTUATION - {","}:
            return None
    return None


class Lexicon:
    """Groups of phrases, indexed by what their first word begins with.

    Args:
        groups: group to its phrases.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._starts: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._open: list[tuple[str, tuple[str, ...]]] = []
        for group, phrases in groups.items():
            for phrase in phrases:
                self._add(group, parse(phrase))

    def _add(self, group: str, row: tuple[str, ...]) -> None:
        for first in row[0].split("|"):
            entry = (group, (first, *row[1:]))
            if first.startswith("*") or first == "#":
                self._open.append(entry)
            else:
                self._starts[first].append(entry)

    def marks(self, words: tuple[str, ...]) -> dict[str, tuple[Span, ...]]:
        """Group to the places where one of its phrases stands, as ``(first, past last)``."""
        found: dict[str, list[Span]] = defaultdict(list)
        for at, word in enumerate(words):
            for group, row in self._candidates(word):
                end = _end(row, words, at)
                if end is not None:
                    found[group].append((at, end))
        return {group: tuple(spans) for group, spans in found.items()}

    def _candidates(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        found = list(self._starts.get(word, ()))
        for size in range(1, len(word) + 1):
            found += self._starts.get(word[:size] + "*", ())
        return found + self._open

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The whole words the phrases are made of, for mending typing errors."""
        rows = [row for entries in self._starts.values() for _, row in entries]
        return frozenset(
            word
            for row in rows
            for part in row
            for word in part.split("|")
            if word.isalpha() and len(word) > 5
        )
