"""Two things of a kind with one id, and a casus in another folder than its id."""

from collections.abc import Iterable
from pathlib import Path

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId


def check(casus: Casus, source: Source, path: Path) -> list[ContentProblem]:
    """Every id that stands twice where it must stand once."""
    found = []
    if path.name == "casus.yaml" and path.parent.name != casus.id:
        text = f"De id is ‘{casus.id}’, maar de map heet ‘{path.parent.name}’. Maak ze gelijk."
        found.append(source.problem(("id",), text))
    if path.name == "casus.yaml" and casus.variant is not None:
        text = "Een casus is zelf geen variant. Haal dit weg; een variant staat in een bestand variant-<naam>.yaml."
        found.append(source.problem(("variant",), text))
    for what, places in _groups(casus):
        found += twice(source, what, places)
    return found


def twice(source: Source, what: str, places: Iterable[tuple[str, Location]]) -> list[ContentProblem]:
    """A problem for each id that was seen before."""
    seen: dict[str, Location] = {}
    found = []
    for name, place in places:
        if name in seen:
            first = source.line(seen[name])
            text = f"{what} ‘{name}’ bestaat al (regel {first}). Geef elk een eigen id."
            found.append(source.problem(place, text))
        seen.setdefault(name, place)
    return found


def _groups(casus: Casus) -> Iterable[tuple[str, list[tuple[str, Location]]]]:
    files = ("dossier",)
    yield "Het feit", _ids(casus.dossier.facts, (*files, "facts"))
    yield "De bijlage", _ids(casus.dossier.attachments, (*files, "attachments"))
    yield (
        "De vraag",
        _ids(casus.waarnemen.requests, ("waarnemen", "requests"))
        + _ids(casus.analyseren.requests, ("analyseren", "requests")),
    )
    decisions: list[tuple[str, Location]] = []
    for phase in PhaseId:
        decisions += _ids(casus.decisions(phase), (phase.value, "decisions"))
        for index, decision in enumerate(casus.decisions(phase)):
            yield "De optie", _ids(decision.options, (phase.value, "decisions", index, "options"))
    yield "Het keuzemoment", decisions
    yield (
        "De omstandigheid",
        [
            (item.circumstance, ("dossier", "circumstances", index, "circumstance"))
            for index, item in enumerate(casus.dossier.circumstances)
        ],
    )
    yield "Het doel", _ids(casus.plannen.goals, ("plannen", "goals"))
    yield "De verantwoordingsvraag", _ids(casus.reference.questions, ("reference", "questions"))
    ratings = casus.analyseren.ratings
    yield (
        "De beoordeling van aspect",
        [(item.aspect, ("analyseren", "ratings", index, "aspect")) for index, item in enumerate(ratings)],
    )
    group = casus.analyseren.group_aspects
    yield (
        "Het groepsaspect",
        [(aspect, ("analyseren", "group_aspects", index)) for index, aspect in enumerate(group)],
    )


def _ids(items: Iterable[object], place: Location) -> list[tuple[str, Location]]:
    return [(str(item.id), (*place, index, "id")) for index, item in enumerate(items)]  # type: ignore[attr-defined]
