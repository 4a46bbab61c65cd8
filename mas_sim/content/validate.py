"""What ``mas-sim validate`` runs: every problem of the files named, or of all of them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mas_sim.content.checks import assessments
from mas_sim.content.checks.cues import check_anchors, check_cues
from mas_sim.content.checks.naslag import check_naslag
from mas_sim.content.library import CASUS_FILE, FileContentLibrary
from mas_sim.content.reading import load
from mas_sim.content.source import Source
from mas_sim.content.variants import PATTERN
from mas_sim.content.worked import WORKED_FILE
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.base import Model
from mas_sim.model.cues import CueSet
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import AnchorSet, ExamRubric, Rubric

# what a file in a folder of assessments/ can be
_KINDS: Mapping[str, tuple[type[Model], ...]] = {
    "methodology": (Methodology,),
    "frameworks": (FrameworkSet, LocalOverlay),
    "instruments": (SignallingInstrument,),
    "rubrics": (Rubric, ExamRubric, CueSet, AnchorSet),
    "naslag": (Naslag,),
}


def validate_paths(paths: Sequence[Path], library: FileContentLibrary) -> tuple[ContentProblem, ...]:
    """Problems of these files and folders; of every casus and assessment file when none is named."""
    files = [file for path in paths or (library.assessments_folder,) for file in _files(path)]
    found = [problem for file in dict.fromkeys(files) for problem in _check(file, library)]
    return tuple(sorted(found if paths else [*found, *library.problems()]))


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or every casus and assessment file under the folder."""
    if not path.is_dir():
        yield path
        return
    inside = [
        file
        for file in sorted(path.rglob("*.yaml"))
        if (_is_play(file) or file.parent.name in _KINDS)
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    yield from inside or [path / CASUS_FILE]


def _is_play(path: Path) -> bool:
    """True for a casus, a variant, and the uitgewerkt voorbeeld."""
    return path.name == CASUS_FILE or path.match(PATTERN) or path.parts[-2:] == WORKED_FILE.parts


def _check(path: Path, library: FileContentLibrary) -> tuple[ContentProblem, ...]:
    kinds = _KINDS.get(path.resolve().parent.name)
    if kinds is None or _is_play(path):
        return library.check(path)
    # of the kinds it can be, the one it looks most like
    return min((_check_as(kind, path, library) for kind in kinds), key=len)


def _check_as(kind: type[Model], path: Path, library: FileContentLibrary) -> tuple[ContentProblem, ...]:
    try:
        model, source = load(kind, path)
    except ContentInvalidError as error:
        return error.problems
    return tuple(_across(model, source, library))


def _across(model: Model, source: Source, library: FileContentLibrary) -> list[ContentProblem]:
    methodology, own = library.methodology(), library.own_instrument()
    match model:
        case Methodology():
            return assessments.check_methodology(model, source, own)
        case FrameworkSet():
            return assessments.check_frameworks(model, source, methodology)
        case SignallingInstrument():
            return assessments.check_instrument(model, source, own, methodology)
        case LocalOverlay():
            return assessments.check_overlay(model, source, library.frameworks())
        case CueSet():
            return check_cues(model, source)
        case AnchorSet():
            return check_anchors(model, source)
        case Naslag():
            return check_naslag(model, source, methodology, library.frameworks())
        case _:
            return []
