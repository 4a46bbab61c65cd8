"""The files we judge with: ids that stand once, names that exist, statements with a source."""

import re
from collections.abc import Iterable

from mas_sim.content.checks.ids import twice
from mas_sim.content.checks.references import dangling
from mas_sim.content.checks.sources import check_reasons
from mas_sim.content.checks.walk import words
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.frameworks import Framework, FrameworkSet, LocalOverlay
from mas_sim.model.instrument import Meaning, SignallingInstrument
from mas_sim.model.methodology import Methodology, PhaseId, Route

_PLACES = ("value", "limit")
_PLACE = re.compile(r"\{[^}]*\}")

Names = list[tuple[str, Location]]


def check_methodology(
    methodology: Methodology, source: Source, own: SignallingInstrument
) -> list[ContentProblem]:
    """Phases, routes, interventions, partners, sources and consistency rules of the methodiek."""
    groups = (
        ("De fase", "phases"),
        ("De route", "routes"),
        ("De interventie", "interventions"),
        ("De rol of partner", "partners"),
        ("De bron", "sources"),
        ("De regel", "consistency"),
    )
    interventions = {item.id for item in methodology.interventions}
    partners = {item.id for item in methodology.partners}
    return [
        *(
            problem
            for what, key in groups
            for problem in twice(source, what, _ids(getattr(methodology, key), key))
        ),
        *_complete(source, "phases", {item.id for item in methodology.phases}, PhaseId),
        *_complete(source, "routes", {item.id for item in methodology.routes}, Route),
        *_combinations(methodology, source),
        *dangling(source, "De interventie", words(source, "without_interventions"), interventions),
        *dangling(
            source, "De rol of partner", words(source, "without_partners", "without_requests_to"), partners
        ),
        *dangling(source, "Het aspect", _in_rules(source, "aspects"), {item.id for item in own.aspects}),
        *dangling(source, "De beoordeling", _in_rules(source, "meanings"), set(Meaning)),
        *check_reasons(source, methodology),
    ]


def check_frameworks(
    frameworks: FrameworkSet, source: Source, methodology: Methodology
) -> list[ContentProblem]:
    """Double ids, unknown circumstances or laws, periods that end before they begin, missing sources."""
    circumstances = {item.id for item in frameworks.circumstances}
    ended = [
        source.problem(
            ("frameworks", index, "valid_to"), "De einddatum ligt voor de begindatum. Draai ze om."
        )
        for index, item in enumerate(frameworks.frameworks)
        if item.valid_to is not None and item.valid_to < item.valid_from
    ]
    return [
        *twice(source, "Het kader", _ids(frameworks.frameworks, "frameworks")),
        *twice(source, "De omstandigheid", _ids(frameworks.circumstances, "circumstances")),
        *twice(source, "Het wetsvoorstel", _ids(frameworks.laws, "laws")),
        *dangling(source, "De omstandigheid", words(source, "circumstance"), circumstances),
        *dangling(source, "Het wetsvoorstel", words(source, "law"), {law.id for law in frameworks.laws}),
        *ended,
        *_unfilled(frameworks, source),
        *check_reasons(source, methodology),
    ]


def check_instrument(
    instrument: SignallingInstrument, source: Source, own: SignallingInstrument, methodology: Methodology
) -> list[ContentProblem]:
    """Double ids, unknown domains, aspects that map to none of ours, missing sources."""
    domains = {item.id for item in instrument.domains}
    aspects = {item.id for item in own.aspects}
    return [
        *twice(source, "Het aspect", _ids(instrument.aspects, "aspects")),
        *twice(source, "Het antwoord", _ids(instrument.scale, "scale")),
        *twice(source, "Het domein", _ids(instrument.domains, "domains")),
        *twice(source, "De vraag", _ids(instrument.prompts, "prompts")),
        *dangling(source, "Het domein", words(source, "domain", "unknown_domains"), domains),
        *dangling(source, "Ons aspect", words(source, "maps_to", "aspect"), aspects),
        *check_reasons(source, methodology),
    ]


def check_overlay(overlay: LocalOverlay, source: Source, frameworks: FrameworkSet) -> list[ContentProblem]:
    """Changes of a value that no kader has, or that are changed twice."""
    tested = {(item.id, test.figure) for item in frameworks.frameworks for test in item.tests}
    names: Names = [
        (f"{change.framework} ({change.figure.value})", ("changes", index))
        for index, change in enumerate(overlay.changes)
    ]
    unknown = [
        source.problem(
            ("changes", index),
            f"Het kader ‘{change.framework}’ toetst {change.figure.value} niet. Controleer id en cijfer.",
        )
        for index, change in enumerate(overlay.changes)
        if (change.framework, change.figure) not in tested
    ]
    return [*twice(source, "De lokale afspraak", names), *unknown]


def _unfilled(frameworks: FrameworkSet, source: Source) -> list[ContentProblem]:
    """Places in a sentence that no test on a figure fills."""
    problems = []
    for index, item in enumerate(frameworks.frameworks):
        numbers = range(1, 1 + sum(test.figure is not None for test in item.tests))
        filled = {f"{{{word}{number if number > 1 else ''}}}" for number in numbers for word in _PLACES}
        for place, sentence in _sentences(item):
            problems += [
                source.problem(
                    ("frameworks", index, *place),
                    f"{blank} wordt niet ingevuld; zoveel cijfers toetst dit kader niet. Haal het weg.",
                )
                for blank in _PLACE.findall(sentence)
                if blank not in filled
            ]
    return problems


def _sentences(kader: Framework) -> list[tuple[Location, str]]:
    """The sentences that hold places, and where they stand in the kader."""
    found: list[tuple[Location, str]] = [
        (("if_met",), kader.if_met),
        (("if_not_met",), kader.if_not_met),
        (("if_unknown",), kader.if_unknown),
    ]
    return [*found, (("unless", "text"), kader.unless.text)] if kader.unless else found


def _ids(items: Iterable[object], key: str) -> Names:
    return [(str(item.id), (key, index, "id")) for index, item in enumerate(items)]  # type: ignore[attr-defined]


def _in_rules(source: Source, name: str) -> Iterable[tuple[str, Location]]:
    """Texts under a key of the consistency rules; elsewhere the same key means something else."""
    return [(text, place) for text, place in words(source, name) if place[0] == "consistency"]


def _complete(
    source: Source, key: str, given: set[PhaseId] | set[Route], kind: type[PhaseId] | type[Route]
) -> list[ContentProblem]:
    missing = [item.value for item in kind if item not in given]
    return [source.problem((key,), f"Hier ontbreken: {', '.join(missing)}. Voeg ze toe.")] if missing else []


def _combinations(methodology: Methodology, source: Source) -> list[ContentProblem]:
    names: Names = [
        (" + ".join(sorted(item.routes)), ("combinations", index))
        for index, item in enumerate(methodology.combinations)
    ]
    single = [
        source.problem(
            ("combinations", index), "Een combinatie heeft minstens twee routes. Vul aan of haal weg."
        )
        for index, item in enumerate(methodology.combinations)
        if len(set(item.routes)) < 2
    ]
    return [*twice(source, "De combinatie", names), *single]
