"""The content of an installation, read from its folders.

What we judge with must be right or nothing starts; a casus with mistakes is left out
and the others work. Everything is read once, casuses when they are first asked for.
"""

import gc
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from mas_sim.application.shelf import in_order, summary_of
from mas_sim.content.assessments import read_assessments
from mas_sim.content.cache import CasusCache, Shelved
from mas_sim.content.folders import CASUS_FILE, Problems, casus_folders, check_file, read_folder, uncollected
from mas_sim.content.worked import WORKED_FILE, read_worked
from mas_sim.errors import ContentNotFoundError
from mas_sim.model.casus import Casus
from mas_sim.model.cues import CueSet
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import Anchor, ExamRubric, Rubric
from mas_sim.model.summary import CasusSummary
from mas_sim.model.worked import WorkedExample

__all__ = ["CASUS_FILE", "FileContentLibrary"]


class _Shelf(NamedTuple):
    """What a library offers.

    Attributes:
        summaries: of every valid casus, in order.
        problems: of the others.
        whole: casuses that were read, by id; grows.
        closed: those that were not, by id: their folder, and how the cache knows them.
        cache: where these lie.
    """

    summaries: tuple[CasusSummary, ...]
    problems: Problems
    whole: dict[str, Casus]
    closed: dict[str, tuple[str, Shelved]]
    cache: CasusCache | None


class FileContentLibrary:
    """Casuses under ``scenarios``, the rest under ``assessments``."""

    def __init__(
        self,
        scenarios: Path,
        assessments: Path,
        *,
        overlay: Path | None = None,
        instrument: Path | None = None,
        laws: frozenset[str] = frozenset(),
        cache: Path | None = None,
    ) -> None:
        """Read what we judge with; casuses wait until they are asked for.

        Args:
            scenarios: folder with the casuses.
            assessments: folder with what we judge with.
            overlay: file with lokale afspraken.
            instrument: file with the instrument that replaces ours.
            laws: ids of pending laws that count as in force.
            cache: folder in which casuses are kept for the next time; None reads them from their files alone.

        Raises:
            ContentInvalidError: with the problems of all those files together.
            SettingsError: a law to switch on that the kaders do not have.
        """
        self.assessments_folder = assessments
        self._scenarios = scenarios
        self._cache = cache
        with uncollected():
            self._judging = read_assessments(assessments, overlay, instrument, laws)

    def over(self, scenarios: Path) -> Self:
        """A library of another folder that judges as this one does; nothing of it is kept."""
        other = self.__class__.__new__(self.__class__)
        other.assessments_folder, other._judging = self.assessments_folder, self._judging
        other._scenarios, other._cache = scenarios, None
        return other

    def summaries(self) -> tuple[CasusSummary, ...]:
        """Of every valid casus what lists tell: the easiest and shortest first, each followed by its variants."""
        return self._shelf.summaries

    def casuses(self) -> tuple[Casus, ...]:
        """Every valid casus, whole, in the same order."""
        before = len(self._shelf.whole)
        with uncollected():
            found = tuple(self.casus(one.id) for one in self.summaries())
            if len(found) > before:
                # once, when the cache is opened: they stay as long as the server does, and collecting would look
                # through all of them; what else is alive at this moment stays too
                gc.freeze()
        return found

    def casus(self, casus_id: str) -> Casus:
        """One casus.

        Raises:
            ContentNotFoundError: there is no valid one of that name.
        """
        shelf = self._shelf
        if shelf.cache and casus_id not in shelf.whole and casus_id in shelf.closed:
            for one in shelf.cache.open(*shelf.closed[casus_id]):
                shelf.whole.setdefault(one.id, one)
        if casus_id not in shelf.whole:
            raise ContentNotFoundError("casus", casus_id)
        return shelf.whole[casus_id]

    def methodology(self) -> Methodology:
        """The methodiek."""
        return self._judging.methodology

    def frameworks(self) -> FrameworkSet:
        """The kaders, local agreements and laws applied."""
        return self._judging.frameworks

    def instrument(self) -> SignallingInstrument:
        """The instrument in use."""
        return self._judging.instrument

    def own_instrument(self) -> SignallingInstrument:
        """Our own list, whose aspects casuses name; the one in use unless it was replaced."""
        return self._judging.own

    def rubric(self) -> Rubric:
        """The rubric of the motivering."""
        return self._judging.rubric

    def exam_rubric(self) -> ExamRubric:
        """The rubric of the oefenexamen."""
        return self._judging.exam_rubric

    def cues(self) -> CueSet:
        """The phrases of the rules."""
        return self._judging.cues

    def anchors(self) -> tuple[Anchor, ...]:
        """Examples by which a trainer learns to judge."""
        return self._judging.anchors.anchors

    def naslag(self) -> Naslag:
        """Articles and begrippen to look up."""
        return self._judging.naslag

    def worked_example(self) -> WorkedExample | None:
        """The uitgewerkt voorbeeld; None when there is none without mistakes."""
        return self._worked[0]

    def problems(self) -> Problems:
        """What keeps casuses, or the uitgewerkt voorbeeld, from being offered."""
        return tuple(sorted(self._shelf.problems + self._worked[1]))

    def check(self, path: Path) -> Problems:
        """All problems of one casus file, of a variant beside it, or of the uitgewerkt voorbeeld."""
        if path.parts[-2:] == WORKED_FILE.parts:
            return read_worked(path, self.methodology())[1]
        return check_file(path, self._judging)

    @cached_property
    def _worked(self) -> tuple[WorkedExample | None, Problems]:
        return read_worked(self._scenarios / WORKED_FILE, self.methodology())

    @cached_property
    def _shelf(self) -> _Shelf:
        """Every folder, from the cache or from its files, placed in one go: no thread sees half."""
        folders = casus_folders(self._scenarios)
        cache = CasusCache(self._cache, folders, self._judging) if self._cache else None
        kept = cache.kept() if cache else {}
        read = {one.name: read_folder(one, self._judging) for one in folders if one.name not in kept}
        if cache:
            cache.keep(read)
        whole = {casus.id: casus for one in read.values() for casus in one.casuses}
        closed = {one.summary.id: (name, one) for name, found in kept.items() for one in found.casuses}
        summaries = [*(one.summary for _, one in closed.values()), *map(summary_of, whole.values())]
        problems = [problem for one in read.values() for problem in one.problems]
        problems += [
            problem for one in folders if one.name in kept for problem in kept[one.name].problems(one)
        ]
        return _Shelf(in_order(summaries), tuple(problems), whole, closed, cache)
