"""Sentences that stand in two casuses; a variant is its casus, and what we quote from norms may recur."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint.finding import Finding
from mas_sim.model.casus import Casus

SHORTEST = 9  # words; shorter sentences are alike by chance
NEARLY = 90.0  # rapidfuzz ratio
MOST = 12  # sentences two casuses may share before an author is asked to look
_SHINGLE = 4
_SENTENCE = re.compile(r"(?<=[.!?…])[’”]?\s+")


def check(library: FileContentLibrary, casuses: Sequence[Casus]) -> list[Finding]:
    """Pairs of casuses with more near-equal sentences than chance gives."""
    quoted = {plain for text in _norms(library) for plain in _sentences(text)}
    own = {
        casus.id: {one for text in _texts(casus.model_dump(mode="json")) for one in _sentences(text)} - quoted
        for casus in casuses
        if casus.variant is None
    }
    found = []
    for first, second in combinations(own, 2):
        alike = sorted(_alike(own[first], own[second]))
        if len(alike) > MOST:
            shown = "; ".join(f"‘{one}’" for one in alike[:3])
            found.append(
                Finding(
                    f"‘{first}’ en ‘{second}’ delen {len(alike)} (bijna) gelijke zinnen, zoals {shown}. Varieer."
                )
            )
    return found


def _alike(first: set[str], second: set[str]) -> Iterator[str]:
    """Sentences of the first that stand, nearly the same, in the second."""
    # only where lint runs
    from rapidfuzz.fuzz import ratio

    index: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sentence in second:
        for shingle in _shingles(sentence):
            index[shingle].add(sentence)
    for sentence in first:
        near = {other for shingle in _shingles(sentence) for other in index.get(shingle, ())}
        if any(ratio(sentence, other, score_cutoff=NEARLY) for other in near):
            yield sentence


def _shingles(sentence: str) -> Iterator[tuple[str, ...]]:
    words = sentence.split()
    for at in range(len(words) - _SHINGLE + 1):
        yield tuple(words[at : at + _SHINGLE])


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(" ".join(text.split())):
        plain = sentence.strip(' ‘’“”"').casefold()
        if len(plain.split()) >= SHORTEST:
            yield plain


def _norms(library: FileContentLibrary) -> Iterator[str]:
    for model in (library.methodology(), library.frameworks(), library.own_instrument()):
        yield from _texts(model.model_dump(mode="json"))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from _all(data.values())
    elif isinstance(data, list):
        yield from _all(data)


def _all(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield from _texts(item)
