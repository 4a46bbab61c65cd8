"""The content of an installation, read from its folders.

What we judge with must be right or nothing starts; a casus with mistakes is left out
and the others work. Everything is read once, casuses when they are first asked for.
"""

from functools import cached_property
from pathlib import Path

from mas_sim.content.assessments import read_assessments
from mas_sim.content.checks import check_casus
from mas_sim.content.reading import load
from mas_sim.content.source import Source
from mas_sim.content.variants import PATTERN, PREFIX, load_variant
from mas_sim.content.worked import WORKED_FILE, read_worked
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ContentProblem
from mas_sim.model.casus import Casus, CasusLevel
from mas_sim.model.cues import CueSet
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import Anchor, ExamRubric, Rubric
from mas_sim.model.worked import WorkedExample

CASUS_FILE = "casus.yaml"


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
    ) -> None:
        """Read what we judge with; casuses wait until they are asked for.

        Raises:
            ContentInvalidError: with the problems of all those files together.
            SettingsError: a law to switch on that the kaders do not have.
        """
        self.assessments_folder = assessments
        self._scenarios = scenarios
        self._judging = read_assessments(assessments, overlay, instrument, laws)

    def casuses(self) -> tuple[Casus, ...]:
        """Every valid casus, the easiest and shortest first, each followed by its variants."""
        levels = list(CasusLevel)
        found = self._shelf[0]

        def rank(casus: Casus) -> tuple[int, int, str, str]:
            base = found[casus.family]
            return levels.index(base.card.level), base.card.minutes, base.id, casus.id

        return tuple(sorted(found.values(), key=rank))

    def casus(self, casus_id: str) -> Casus:
        """One casus.

        Raises:
            ContentNotFoundError: there is no valid one of that name.
        """
        found = self._shelf[0]
        if casus_id not in found:
            raise ContentNotFoundError("casus", casus_id)
        return found[casus_id]

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

    def problems(self) -> tuple[ContentProblem, ...]:
        """What keeps casuses, or the uitgewerkt voorbeeld, from being offered."""
        return tuple(sorted(self._shelf[1] + self._worked[1]))

    def check(self, path: Path) -> tuple[ContentProblem, ...]:
        """All problems of one casus file, of a variant beside it, or of the uitgewerkt voorbeeld."""
        if path.parts[-2:] == WORKED_FILE.parts:
            return read_worked(path, self.methodology())[1]
        if not path.name.startswith(PREFIX):
            return self._checked(path)[1]
        _, mistakes, base = self._checked(path.with_name(CASUS_FILE))
        return mistakes if base is None or mistakes else self._checked(path, base)[1]

    def read_folder(self, folder: Path) -> tuple[tuple[Casus, ...], tuple[ContentProblem, ...]]:
        """The casus of a folder and its variants, those without mistakes; and the problems of the others."""
        found: list[Casus] = []
        problems: list[ContentProblem] = []
        base = None
        for path in (folder / CASUS_FILE, *sorted(folder.glob(PATTERN))):
            casus, mistakes, source = self._checked(path, base)
            problems += mistakes
            if casus is None or mistakes:
                if base is None:
                    break  # of a casus with mistakes no variant can be made
                continue
            base = base or source
            found.append(casus)
        return tuple(found), tuple(problems)

    @cached_property
    def _worked(self) -> tuple[WorkedExample | None, tuple[ContentProblem, ...]]:
        return read_worked(self._scenarios / WORKED_FILE, self.methodology())

    @cached_property
    def _shelf(self) -> tuple[dict[str, Casus], tuple[ContentProblem, ...]]:
        """Valid casuses by id and the problems of the others, placed in one go: no thread sees half."""
        found: dict[str, Casus] = {}
        problems: list[ContentProblem] = []
        for folder in sorted(self._scenarios.glob("*")):
            if not folder.is_dir() or folder.name.startswith((".", "_")):
                continue
            casuses, mistakes = self.read_folder(folder)
            found |= {casus.id: casus for casus in casuses}
            problems += mistakes
        return found, tuple(sorted(problems))

    def _checked(
        self, path: Path, base: Source | None = None
    ) -> tuple[Casus | None, tuple[ContentProblem, ...], Source | None]:
        """A casus file, or with the file of its casus a variant."""
        try:
            casus, source = load(Casus, path) if base is None else load_variant(path, base)
        except ContentInvalidError as error:
            return None, error.problems, None
        judging = self._judging
        found = check_casus(casus, source, path, judging.methodology, judging.frameworks, judging.own)
        return casus, tuple(sorted(found)), source
