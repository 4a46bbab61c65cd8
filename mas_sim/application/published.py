"""The shelf with what trainers published beside what came with the installation, and drafts for their authors."""

import json
from collections.abc import Iterator
from functools import lru_cache

from mas_sim.application.desk import Desk, Files
from mas_sim.application.library import ContentLibrary
from mas_sim.application.manuscript_store import ManuscriptStore
from mas_sim.application.shelf import in_order, summary_of
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ManuscriptNotFoundError
from mas_sim.model.casus import Casus
from mas_sim.model.summary import CasusSummary

DRAFT = "concept:"  # before the id of a manuscript; no id of a casus holds a colon
_KEPT = 64
_Key = tuple[str, int]  # manuscript and number of the version, which never changes


class PublishedLibrary:
    """A ``ContentLibrary``: that of the installation, published casuses, and drafts by the id of their manuscript.

    A draft is in no list: only who knows the id of its manuscript can ask for it. What was published is held against what
    we judge with now; when it has come to have mistakes, it is not on offer.

    Args:
        shipped: what came with the installation; its ids come first.
        store: keeps manuscripts and publications.
        desk: reads texts.
    """

    def __init__(self, shipped: ContentLibrary, store: ManuscriptStore, desk: Desk) -> None:
        self._shipped, self._store, self._desk = shipped, store, desk
        self._on_shelf: dict[_Key, tuple[Casus, ...]] = {}
        self._drafted = lru_cache(maxsize=_KEPT)(self._read)
        # what we judge with is that of the installation
        self.methodology = shipped.methodology
        self.frameworks = shipped.frameworks
        self.instrument = shipped.instrument
        self.rubric = shipped.rubric
        self.exam_rubric = shipped.exam_rubric
        self.cues = shipped.cues
        self.anchors = shipped.anchors
        self.naslag = shipped.naslag
        self.worked_example = shipped.worked_example
        self.problems = shipped.problems

    def summaries(self) -> tuple[CasusSummary, ...]:
        """Of every casus on offer what lists tell, in order of level and time."""
        published = self._published()
        if not published:
            return self._shipped.summaries()
        return in_order([*self._shipped.summaries(), *map(summary_of, published.values())])

    def casuses(self) -> tuple[Casus, ...]:
        """Every casus on offer, whole, in the same order."""
        return tuple(self.casus(one.id) for one in self.summaries())

    def casus(self, casus_id: str) -> Casus:
        """A casus on offer, or a draft.

        Raises:
            ContentNotFoundError: there is no casus of that name.
            ContentInvalidError: the draft has mistakes.
        """
        if casus_id.startswith(DRAFT):
            return self._draft(casus_id.removeprefix(DRAFT))
        if self.shipped(casus_id):
            return self._shipped.casus(casus_id)
        found = self._published()
        if casus_id not in found:
            raise ContentNotFoundError("casus", casus_id)
        return found[casus_id]

    def shipped(self, casus_id: str) -> bool:
        """True when this casus came with the installation."""
        return any(one.id == casus_id for one in self._shipped.summaries())

    def files_of(self, casus_id: str) -> Files | None:
        """The texts of a published casus; None when it came with the installation."""
        if self.shipped(casus_id):
            return None
        for one in self._store.publications():
            if one.casus_id == casus_id:
                return self.files(one.manuscript_id, one.version)
        return None

    def is_playable(self, manuscript_id: str, number: int) -> bool:
        """True when the casus in this version has no mistakes."""
        return any(one.variant is None for one in self._drafted(manuscript_id, number))

    def elsewhere(self, manuscript_id: str) -> frozenset[str]:
        """The ids on offer that are not of this manuscript."""
        ours = (one.id for one in self._shipped.summaries())
        published = (one.id for writer, one in self._offered() if writer != manuscript_id)
        return frozenset((*ours, *published))

    def _published(self) -> dict[str, Casus]:
        """Casuses by id; those of the installation come first."""
        return {casus.id: casus for _, casus in self._offered()}

    def _offered(self) -> Iterator[tuple[str, Casus]]:
        """Every published casus without mistakes and with an id of its own, after its manuscript."""
        ours = {one.id for one in self._shipped.summaries()}
        keys = [
            (one.manuscript_id, one.version) for one in self._store.publications() if one.casus_id not in ours
        ]
        known = self._on_shelf
        self._on_shelf = shelf = {key: known[key] if key in known else self._read(*key) for key in keys}
        for (manuscript_id, _), casuses in shelf.items():
            yield from ((manuscript_id, one) for one in casuses if one.id not in ours)

    def _draft(self, manuscript_id: str) -> Casus:
        try:
            newest = self._store.newest(manuscript_id)
        except ManuscriptNotFoundError as error:
            raise ContentNotFoundError("casus", DRAFT + manuscript_id) from error
        if newest is None:
            raise ContentNotFoundError("casus", DRAFT + manuscript_id)
        for casus in self._drafted(manuscript_id, newest.number):
            if casus.variant is None:
                return casus
        raise ContentInvalidError(self._desk.read(self.files(manuscript_id, newest.number)).problems)

    def _read(self, manuscript_id: str, number: int) -> tuple[Casus, ...]:
        return self._desk.read(self.files(manuscript_id, number)).casuses

    def files(self, manuscript_id: str, number: int) -> Files:
        """The texts of one version of a manuscript.

        Raises:
            ManuscriptNotFoundError: there is no such version.
        """
        found: dict[str, str] = json.loads(self._store.body(manuscript_id, number))
        return found
