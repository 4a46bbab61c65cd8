"""What we judge with, read from one folder: all of it right, or nothing."""

from pathlib import Path
from typing import NamedTuple, TypeVar

from mas_sim.content.checks import check_assessments
from mas_sim.content.checks.cues import check_anchors, check_cues
from mas_sim.content.checks.naslag import check_naslag
from mas_sim.content.reading import load
from mas_sim.content.source import Source
from mas_sim.errors import ContentInvalidError, ContentProblem, SettingsError
from mas_sim.model.base import Model
from mas_sim.model.cues import CueSet
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import AnchorSet, ExamRubric, Rubric

M = TypeVar("M", bound=Model)
Loaded = tuple[M, Source]

METHODOLOGY = Path("methodology") / "mas.yaml"
FRAMEWORKS = Path("frameworks") / "landelijk.yaml"
INSTRUMENT = Path("instruments") / "signaleringslijst-1.yaml"
RUBRIC = Path("rubrics") / "motivering-1.yaml"
ANCHORS = Path("rubrics") / "voorbeelden-1.yaml"
CUES = Path("rubrics") / "zinswendingen-1.yaml"
EXAM_RUBRIC = Path("rubrics") / "examen-1.yaml"
NASLAG = Path("naslag") / "naslag-1.yaml"


class Assessments(NamedTuple):
    """Everything a run is judged with; ``own`` is our list, ``instrument`` the one in use.

    The naslag stands beside it: it explains, and judges nothing.
    """

    methodology: Methodology
    frameworks: FrameworkSet
    own: SignallingInstrument
    instrument: SignallingInstrument
    rubric: Rubric
    exam_rubric: ExamRubric
    cues: CueSet
    anchors: AnchorSet
    naslag: Naslag


def read_assessments(
    folder: Path, overlay: Path | None, instrument: Path | None, laws: frozenset[str]
) -> Assessments:
    """All files together, with local agreements and laws applied.

    Raises:
        ContentInvalidError: with the problems of all those files.
        SettingsError: a law to switch on that the kaders do not have.
    """
    problems: list[ContentProblem] = []
    methodology = _part(Methodology, folder / METHODOLOGY, problems)
    frameworks = _part(FrameworkSet, folder / FRAMEWORKS, problems)
    own = _part(SignallingInstrument, folder / INSTRUMENT, problems)
    chosen = _part(SignallingInstrument, instrument, problems) if instrument else own
    rubric = _part(Rubric, folder / RUBRIC, problems)
    exam = _part(ExamRubric, folder / EXAM_RUBRIC, problems)
    anchors = _part(AnchorSet, folder / ANCHORS, problems)
    cues = _part(CueSet, folder / CUES, problems)
    naslag = _part(Naslag, folder / NASLAG, problems)
    local = _part(LocalOverlay, overlay, problems) if overlay else None
    if methodology and frameworks and own and chosen:
        problems += check_assessments(methodology, frameworks, own, chosen, local)
    if methodology and frameworks and naslag:
        problems += check_naslag(*naslag, methodology[0], frameworks[0])
    if anchors:
        problems += check_anchors(*anchors)
    if cues:
        problems += check_cues(*cues)
    if problems or not (
        methodology and frameworks and own and chosen and rubric and exam and cues and anchors and naslag
    ):
        raise ContentInvalidError(tuple(problems))
    applied = with_laws(with_local(frameworks[0], local[0] if local else None), laws)
    return Assessments(
        methodology[0],
        applied,
        own[0],
        chosen[0],
        rubric[0],
        exam[0],
        cues[0],
        anchors[0],
        naslag[0],
    )


def with_local(frameworks: FrameworkSet, overlay: LocalOverlay | None) -> FrameworkSet:
    """The kaders with local values, each with its note."""
    changes = {(change.framework, change.figure): change for change in (overlay.changes if overlay else ())}
    kept = []
    for framework in frameworks.frameworks:
        tests, note = [], framework.local_note
        for test in framework.tests:
            change = changes.get((framework.id, test.figure)) if test.figure else None
            tests.append(test.model_copy(update={"value": change.value}) if change else test)
            note = change.note if change else note
        kept.append(framework.model_copy(update={"tests": tuple(tests), "local_note": note}))
    return frameworks.model_copy(update={"frameworks": tuple(kept)})


def with_laws(frameworks: FrameworkSet, laws: frozenset[str]) -> FrameworkSet:
    """The kaders with these pending laws in force.

    Raises:
        SettingsError: there is no such law.
    """
    unknown = sorted(laws - {law.id for law in frameworks.laws})
    if unknown:
        raise SettingsError("MAS_SIM_LAWS", ", ".join(unknown))
    switched = tuple(
        law.model_copy(update={"in_force": law.in_force or law.id in laws}) for law in frameworks.laws
    )
    return frameworks.model_copy(update={"laws": switched})


def _part(kind: type[M], path: Path, problems: list[ContentProblem]) -> Loaded[M] | None:
    try:
        return load(kind, path)
    except ContentInvalidError as error:
        problems.extend(error.problems)
        return None
