"""Checks across a valid casus and what it is judged with. Each gives problems, never raises."""

from pathlib import Path

from mas_sim.content.checks import (
    assessments,
    conditions,
    cues,
    documents,
    dossier,
    ids,
    phases,
    records,
    references,
    routes,
    sources,
    writing,
)
from mas_sim.content.source import Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology

__all__ = ["check_assessments", "check_casus"]


def check_casus(
    casus: Casus,
    source: Source,
    path: Path,
    methodology: Methodology,
    frameworks: FrameworkSet,
    instrument: SignallingInstrument,
) -> list[ContentProblem]:
    """Everything that is wrong with a casus whose shape is right."""
    return [
        *ids.check(casus, source, path),
        *references.check(casus, source, methodology, frameworks, instrument),
        *conditions.check(casus, source),
        *phases.check(casus, source),
        *documents.check(casus, source),
        *writing.check(casus, source, methodology),
        *routes.check(casus, source, methodology),
        *dossier.check(casus, source),
        *records.check(casus, source),
        *sources.check_reasons(source, methodology),
        *cues.check_casus_cues(casus, source),
    ]


def check_assessments(
    methodology: tuple[Methodology, Source],
    frameworks: tuple[FrameworkSet, Source],
    own: tuple[SignallingInstrument, Source],
    instrument: tuple[SignallingInstrument, Source],
    overlay: tuple[LocalOverlay, Source] | None,
) -> list[ContentProblem]:
    """Everything that is wrong between the files we judge with."""
    found = [
        *assessments.check_methodology(*methodology, own[0]),
        *assessments.check_frameworks(*frameworks, methodology[0]),
        *assessments.check_instrument(*own, own[0], methodology[0]),
    ]
    if instrument is not own:
        found += assessments.check_instrument(*instrument, own[0], methodology[0])
    if overlay is not None:
        found += assessments.check_overlay(*overlay, frameworks[0])
    return found
