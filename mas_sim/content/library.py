"""The content of an installation, read from its folders.

What we judge with must be right or nothing starts; a casus with mistakes is left out
and the others work. Everything is read once.
"""

from pathlib import Path
from typing import TypeVar

from mas_sim.content.checks import check_assessments, check_casus
from mas_sim.content.problems import build
from mas_sim.content.source import Source, read
from mas_sim.content.upgrades import upgrade
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ContentProblem, ContentVersionError
from mas_sim.model.base import Model
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.rubric import ExamRubric, Rubric

M = TypeVar("M", bound=Model)
CASUS_FILE = "casus.yaml"


def load(kind: type[M], path: Path) -> tuple[M, Source]:
    """One file as a model, with its lines.

    Raises:
        ContentInvalidError: with all its problems.
    """
    source = read(path, _shown(path))
    try:
        source.data = upgrade(source.data)
    except ContentVersionError as error:
        text = f"Dit bestand heeft formaat {error.found}; wij lezen {error.oldest} tot en met {error.newest}."
        raise ContentInvalidError((source.problem(("schema_version",), text),)) from error
    return build(kind, source), source


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


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
        """
        self._scenarios = scenarios
        self._casuses: dict[str, Casus] | None = None
        self._problems: list[ContentProblem] = []
        problems: list[ContentProblem] = []

        def part(kind: type[M], path: Path) -> tuple[M, Source] | None:
            try:
                return load(kind, path)
            except ContentInvalidError as error:
                problems.extend(error.problems)
                return None

        methodology = part(Methodology, assessments / "methodology" / "mas.yaml")
        frameworks = part(FrameworkSet, assessments / "frameworks" / "landelijk.yaml")
        own = part(SignallingInstrument, assessments / "instruments" / "signaleringslijst-1.yaml")
        chosen = part(SignallingInstrument, instrument) if instrument else own
        rubric = part(Rubric, assessments / "rubrics" / "motivering-1.yaml")
        exam = part(ExamRubric, assessments / "rubrics" / "examen-1.yaml")
        local = part(LocalOverlay, overlay) if overlay else None
        if methodology and frameworks and own and chosen and rubric and exam and not problems:
            problems += check_assessments(methodology, frameworks, own, chosen, local)
        if problems or not (methodology and frameworks and own and chosen and rubric and exam):
            raise ContentInvalidError(tuple(problems))
        self._methodology = methodology[0]
        self._frameworks = with_local(frameworks[0], local[0] if local else None, laws)
        self._own, self._instrument = own[0], chosen[0]
        self._rubric, self._exam = rubric[0], exam[0]

    def casuses(self) -> tuple[Casus, ...]:
        """Every valid casus, the easiest and shortest first."""
        levels = ("starter", "gevorderd", "ervaren")
        found = self._read().values()
        return tuple(
            sorted(found, key=lambda item: (levels.index(item.card.level), item.card.minutes, item.id))
        )

    def casus(self, casus_id: str) -> Casus:
        """One casus; ContentNotFoundError when there is no valid one of that name."""
        found = self._read()
        if casus_id not in found:
            raise ContentNotFoundError("casus", casus_id)
        return found[casus_id]

    def methodology(self) -> Methodology:
        """The methodiek."""
        return self._methodology

    def frameworks(self) -> FrameworkSet:
        """The kaders, local agreements and laws applied."""
        return self._frameworks

    def instrument(self) -> SignallingInstrument:
        """The instrument in use."""
        return self._instrument

    def rubric(self) -> Rubric:
        """The rubric of the motivering."""
        return self._rubric

    def exam_rubric(self) -> ExamRubric:
        """The rubric of the oefenexamen."""
        return self._exam

    def problems(self) -> tuple[ContentProblem, ...]:
        """What keeps casuses from being offered."""
        self._read()
        return tuple(sorted(self._problems))

    def check(self, path: Path) -> tuple[ContentProblem, ...]:
        """All problems of one casus file."""
        return self._checked(path)[1]

    def _read(self) -> dict[str, Casus]:
        if self._casuses is None:
            self._casuses = {}
            for path in sorted(self._scenarios.glob(f"*/{CASUS_FILE}")):
                self._read_one(path, self._casuses)
        return self._casuses

    def _read_one(self, path: Path, found: dict[str, Casus]) -> None:
        casus, problems = self._checked(path)
        self._problems.extend(problems)
        if casus is not None and not problems:
            found[casus.id] = casus

    def _checked(self, path: Path) -> tuple[Casus | None, tuple[ContentProblem, ...]]:
        try:
            casus, source = load(Casus, path)
        except ContentInvalidError as error:
            return None, error.problems
        found = check_casus(casus, source, path, self._methodology, self._frameworks, self._own)
        return casus, tuple(sorted(found))


def with_local(frameworks: FrameworkSet, overlay: LocalOverlay | None, laws: frozenset[str]) -> FrameworkSet:
    """The kaders with local values, each shown as such, and laws switched on."""
    changes = {(change.framework, change.figure): change for change in (overlay.changes if overlay else ())}
    kept = []
    for framework in frameworks.frameworks:
        tests, note = [], framework.local_note
        for test in framework.tests:
            change = changes.get((framework.id, test.figure)) if test.figure else None
            tests.append(test.model_copy(update={"value": change.value}) if change else test)
            note = change.note if change else note
        kept.append(framework.model_copy(update={"tests": tuple(tests), "local_note": note}))
    switched = tuple(
        law.model_copy(update={"in_force": law.in_force or law.id in laws}) for law in frameworks.laws
    )
    return frameworks.model_copy(update={"frameworks": tuple(kept), "laws": switched})
