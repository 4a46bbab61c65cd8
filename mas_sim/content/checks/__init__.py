"""Checks across a valid casus and what it is judged with. Each gives problems, never raises."""

from pathlib import Path

from mas_sim.content.checks import conditions, dossier, ids, phases, references, sources
from mas_sim.content.source import Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology

__all__ = ["check_assessments", "check_casus"]

Loaded = tuple[Methodology, Source]


def check_casus(
    casus: Casus,
    source: Source,
    path: Path,
    methodology: Methodology,
    frameworks: FrameworkSet,
    instrument: SignallingInstrument,
) -> list[ContentProblem]:
    """Everything that is wrong with a casus whose shape is right."""
    found = ids.check(casus, source, path)
    if found:
        return found  # with two of a kind, a reference means two things
    return [
        *references.check(casus, source, methodology, frameworks, instrument),
        *conditions.check(casus, source),
        *phases.check(casus, source, methodology),
        *dossier.check(casus, source),
        *sources.check_reasons(source, methodology),
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
        *sources.check_methodology(*methodology),
        *sources.check_frameworks(frameworks[0], frameworks[1], methodology[0]),
        *sources.check_instrument(own[0], own[1], own[0]),
    ]
    if instrument is not own:
        found += sources.check_instrument(instrument[0], instrument[1], own[0])
    if overlay is not None:
        found += sources.check_overlay(overlay[0], overlay[1], frameworks[0])
    return found
