"""The naslag: methodiek, kaders, articles and begrippen as entries that can be opened and found.

Pure: made of the content on offer now, and of no casus, so it can give no reference away.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mas_sim.application.naslag_entry import Entry, Kind, entry_id, words_of
from mas_sim.application.naslag_parts import entries_of
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag


@dataclass(frozen=True)
class Handbook:
    """Every entry, in the order of the list."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def used_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries that lean on a source, by the id of the entry of that source."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for source in entry.sources:
                place = entry_id(Kind.SOURCE, source)
                found[place] = (*found.get(place, ()), entry)
        return found

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of these kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def seen_from(self, entry: Entry) -> tuple[Entry, ...]:
        """What an entry says to see as well."""
        return tuple(self.by_id[one] for one in entry.see_also)

    def search(self, query: str) -> tuple[Entry, ...]:
        """Entries where every word of the query begins a word; title hits first, the shortest title of those first."""
        asked = words_of(query)
        found = [entry for entry in self.entries if all(_begins(word, entry.words) for word in asked)]
        return tuple(sorted(found, key=lambda entry: _rank(entry, asked))) if asked else ()


def handbook_of(methodology: Methodology, frameworks: FrameworkSet, naslag: Naslag) -> Handbook:
    """The naslag of this content; what an article names also names the article."""
    found = entries_of(methodology, frameworks, naslag)
    checked = {source.id: source.checked for source in methodology.sources}
    back: dict[str, list[str]] = {}
    for entry in found:
        for other in entry.see_also if entry.kind is Kind.ARTICLE else ():
            back.setdefault(other, []).append(entry.id)
    return Handbook(tuple(_with(entry, back.get(entry.id, ()), checked) for entry in found))


def entry_ids(methodology: Methodology, frameworks: FrameworkSet, naslag: Naslag) -> frozenset[str]:
    """Ids that a see-also may name."""
    return frozenset(entry.id for entry in entries_of(methodology, frameworks, naslag))


def _with(entry: Entry, more: Iterable[str], checked: Mapping[str, dt.date]) -> Entry:
    """The entry with more to see as well; without a date of its own it has the oldest one of its sources."""
    oldest = min((checked[source] for source in entry.sources), default=None)
    also = tuple(dict.fromkeys((*entry.see_also, *more)))
    return replace(entry, see_also=also, checked=entry.checked or oldest)


def _begins(word: str, words: tuple[str, ...]) -> bool:
    return any(one.startswith(word) for one in words)


def _rank(entry: Entry, asked: tuple[str, ...]) -> tuple[int, int]:
    hits = sum(_begins(word, entry.title_words) for word in asked)
    return -hits, len(entry.title_words) if hits else 0
