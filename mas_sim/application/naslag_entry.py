"""One entry of the naslag: what can be opened, found and linked to."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mas_sim.model.base import Confidence, Provenance
from mas_sim.model.methodology import Route


class Kind(StrEnum):
    """What an entry is about, in the order of the list; an id begins with it."""

    ARTICLE = "artikel"
    PHASE = "fase"
    ROUTE = "route"
    COMBINATION = "combinatie"
    FRAMEWORK = "kader"
    INTERVENTION = "interventie"
    PARTNER = "partner"
    TERM = "begrip"
    SOURCE = "bron"


@dataclass(frozen=True)
class Part:
    """A text with its herkomst.

    Attributes:
        text: what it says.
        provenance: how far its sources carry it; None where the text only describes.
        sources: ids of sources.
        heading: a heading of its own, or empty.
        uncertain: what about it is not sure, or empty.
    """

    text: str
    provenance: Provenance | None = None
    sources: tuple[str, ...] = ()
    heading: str = ""
    uncertain: str = ""


@dataclass(frozen=True)
class Validity:
    """From when to when a kader holds, how sure that is, and what was changed or is still to come."""

    valid_from: dt.date
    valid_to: dt.date | None
    confidence: Confidence
    local: str = ""
    pending: str = ""


@dataclass(frozen=True)
class Entry:
    """One page of the naslag.

    Attributes:
        id: its kind and the id of what it is about.
        kind: what it is about.
        title: name on the screen.
        parts: what it says, each with its herkomst; the first says what it is.
        group: where it stands among its kind: the phase of an intervention, the group of an article.
        see_also: ids of other entries.
        checked: day on which this was last checked.
        validity: of a kader.
        url: where a source is found.
    """

    id: str
    kind: Kind
    title: str
    parts: tuple[Part, ...]
    group: str = ""
    see_also: tuple[str, ...] = ()
    checked: dt.date | None = None
    validity: Validity | None = None
    url: str | None = None

    @property
    def text(self) -> str:
        """What it is."""
        return self.parts[0].text

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of its parts, once."""
        return tuple(dict.fromkeys(source for part in self.parts for source in part.sources))

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The title as it is searched."""
        return words_of(self.title)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Everything it says as it is searched."""
        texts = (f"{part.heading} {part.text} {part.uncertain}" for part in self.parts)
        return words_of(" ".join((self.title, *texts)))


def words_of(text: str) -> tuple[str, ...]:
    """Words without capitals and diacritics."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return tuple(re.findall(r"[a-z0-9]+", "".join(sign for sign in apart if not unicodedata.combining(sign))))


def entry_id(kind: Kind, name: str) -> str:
    """The id of the entry about something of this kind."""
    return f"{kind}-{name}"


def combination_id(routes: Iterable[Route]) -> str:
    """The id of the entry about a combination of routes."""
    return entry_id(Kind.COMBINATION, "-".join(sorted(routes)))
