"""The other casuses: a motivering that tells more of one of them than of its own was written for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mas_sim.scoring.justification.lexicon import Lexicon
from mas_sim.scoring.justification.sentences import Sentence
from mas_sim.scoring.justification.words import stem, stems, tokens

Facts = Mapping[str, tuple[str, ...]]

_ENOUGH = 5
# on a short shelf many everyday words stand in one casus only
_ENOUGH_ON_A_SHORT_SHELF = 7
_SHORT = 6
_TIMES_OWN = 2


class Shelf:
    """Words by which each casus differs from all others.

    Args:
        facts: id of a casus to its facts.
        common: phrases of the rules; their words tell of no casus.
    """

    def __init__(self, facts: Facts, common: Lexicon) -> None:
        everyday = {stem(word) for word in common.plain_words}
        told = {
            casus: frozenset().union(*(stems(tokens(text)) for text in own)) for casus, own in facts.items()
        }
        count = Counter(word for words in told.values() for word in words)
        self._least = _ENOUGH if len(told) >= _SHORT else _ENOUGH_ON_A_SHORT_SHELF
        self._owner = {
            word: casus
            for casus, words in told.items()
            for word in words
            if count[word] == 1 and word not in everyday
        }

    def of_another(self, casus: str, names: Iterable[str], sentences: Iterable[Sentence]) -> Iterator[str]:
        """Sentences that tell of another casus, when the motivering tells more of that one than of its own."""
        kept = tuple(sentences)
        ignored = {stem(name) for name in names}
        told = frozenset().union(*(one.stems for one in kept)) - ignored
        hits = Counter(self._owner[word] for word in told if word in self._owner)
        own = hits.pop(casus, 0)
        other, most = max(hits.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if most >= self._least and most >= _TIMES_OWN * own:
            yield from (one.text for one in kept if any(self._owner.get(word) == other for word in one.stems))
