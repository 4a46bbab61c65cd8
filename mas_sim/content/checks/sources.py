"""Herkomst: a sourced statement names its source, and the source exists."""

from mas_sim.content.checks.ids import twice
from mas_sim.content.checks.references import dangling
from mas_sim.content.checks.walk import values, words
from mas_sim.content.source import Source
from mas_sim.errors import ContentProblem
from mas_sim.model.base import Provenance
from mas_sim.model.frameworks import FrameworkSet, LocalOverlay
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology

_SOURCED = (Provenance.SOURCED.value, Provenance.DATED.value)


def check_reasons(source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Unknown sources, and sourced statements that name none."""
    known = {item.id for item in methodology.sources}
    found = dangling(source, "De bron", words(source.data, "sources"), known)
    for value, place in values(source.data, "provenance"):
        owner = _at(source.data, place[:-1])
        if value in _SOURCED and not owner.get("sources") and "citation" not in owner:
            text = f"‘{value}’ zonder bron. Noem een bron onder sources, of kies afgeleid of eigen-ontwerp."
            found.append(source.problem(place, text))
    return found


def check_methodology(methodology: Methodology, source: Source) -> list[ContentProblem]:
    """Double ids and unknown sources or aspects in the methodiek."""
    data = source.data
    found = []
    for what, key in (
        ("De interventie", "interventions"),
        ("De partner", "partners"),
        ("De bron", "sources"),
    ):
        places = [(str(item["id"]), (key, index, "id")) for index, item in enumerate(data.get(key) or [])]
        found += twice(source, what, places)
    known = {item.id for item in methodology.sources}
    named = [(name, place) for name, place in words(data, "sources") if place[0] != "sources"]
    found += dangling(source, "De bron", named, known)
    interventions = {item.id for item in methodology.interventions}
    found += dangling(source, "De interventie", words(data, "without_interventions"), interventions)
    partners = {item.id for item in methodology.partners}
    return found + dangling(
        source, "De partner", words(data, "without_partners", "without_requests_to"), partners
    )


def check_frameworks(
    frameworks: FrameworkSet, source: Source, methodology: Methodology
) -> list[ContentProblem]:
    """Double ids, unknown circumstances or laws, reasons without source."""
    places = [(item.id, ("frameworks", index, "id")) for index, item in enumerate(frameworks.frameworks)]
    circumstances = {item.id for item in frameworks.circumstances}
    return [
        *twice(source, "Het kader", places),
        *dangling(source, "De omstandigheid", words(source.data, "circumstance"), circumstances),
        *dangling(source, "Het wetsvoorstel", words(source.data, "law"), {law.id for law in frameworks.laws}),
        *check_reasons(source, methodology),
    ]


def check_instrument(
    instrument: SignallingInstrument, source: Source, own: SignallingInstrument
) -> list[ContentProblem]:
    """Double ids, unknown domains, and aspects that map to none of ours."""
    data = source.data
    domains = {item.id for item in instrument.domains}
    places = [(item.id, ("aspects", index, "id")) for index, item in enumerate(instrument.aspects)]
    scale = [(item.id, ("scale", index, "id")) for index, item in enumerate(instrument.scale)]
    return [
        *twice(source, "Het aspect", places),
        *twice(source, "Het antwoord", scale),
        *dangling(source, "Het domein", words(data, "domain", "unknown_domains"), domains),
        *dangling(source, "Ons aspect", words(data, "maps_to", "aspect"), {item.id for item in own.aspects}),
    ]


def check_overlay(overlay: LocalOverlay, source: Source, frameworks: FrameworkSet) -> list[ContentProblem]:
    """Changes of a value that no kader has."""
    tested = {(item.id, test.figure) for item in frameworks.frameworks for test in item.tests}
    return [
        source.problem(
            ("changes", index),
            f"Het kader ‘{change.framework}’ toetst {change.figure.value} niet. Controleer id en cijfer.",
        )
        for index, change in enumerate(overlay.changes)
        if (change.framework, change.figure) not in tested
    ]


def _at(data: object, place: tuple[str | int, ...]) -> dict[str, object]:
    for part in place:
        data = data[part]  # type: ignore[index]
    return data if isinstance(data, dict) else {}
