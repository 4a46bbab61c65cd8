"""References to facts, documents, aspects, partners, interventions that do not exist."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from mas_sim.content.checks.walk import words
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology, PhaseId


def check(
    casus: Casus,
    source: Source,
    methodology: Methodology,
    frameworks: FrameworkSet,
    instrument: SignallingInstrument,
) -> list[ContentProblem]:
    """Every name that points nowhere."""
    partners = {item.id for item in methodology.partners}
    facts = {item.id for item in casus.dossier.facts}
    aspects = {item.id for item in instrument.aspects}
    found = [
        *dangling(source, "Het feit", _facts(source), facts),
        *dangling(
            source, "De bijlage", _attachments(source), {item.id for item in casus.dossier.attachments}
        ),
        *dangling(source, "De rol of partner", words(source, "partner", "may_know", "party"), partners),
        *dangling(source, "De rol of partner", _trusted(source), partners),
        *dangling(source, "Het aspect", words(source, "aspect", "aspects", "group_aspects"), aspects),
        *dangling(
            source,
            "De omstandigheid",
            words(source, "circumstance"),
            {item.id for item in frameworks.circumstances},
        ),
    ]
    return found + _interventions(source, methodology)


def dangling(
    source: Source, what: str, places: Iterable[tuple[str, Location]], known: Collection[str]
) -> list[ContentProblem]:
    """A problem for each name that is not known, with the nearest one that is."""
    found = []
    for name, place in places:
        if name not in known:
            found.append(source.problem(place, f"{what} ‘{name}’ bestaat niet.{hint(name, known)}"))
    return found


def hint(name: str, known: Collection[str]) -> str:
    """A question after the message when something known looks like the name."""
    close = nearest(name, known)
    return f" Bedoel je ‘{close}’?" if close else " Kies een bestaande id of voeg deze toe."


def nearest(name: str, known: Collection[str]) -> str | None:
    """What the author probably meant."""
    return next(iter(get_close_matches(name, sorted(known), n=1)), None)


def _facts(source: Source) -> list[tuple[str, Location]]:
    named = [*words(source, "reveals", "fact", "known")]
    # dossier.facts holds the facts themselves; elsewhere facts is a list of ids
    return named + [(name, place) for name, place in words(source, "facts") if place[0] != "dossier"]


def _attachments(source: Source) -> list[tuple[str, Location]]:
    return [(name, place) for name, place in words(source, "attachments") if place[0] != "dossier"]


def _trusted(source: Source) -> list[tuple[str, Location]]:
    return [
        (party, (*place, party))
        for value, place in source.named("trust")
        if isinstance(value, dict) and "party" not in value
        for party in value
    ]


def _interventions(source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Unknown interventions, and ones that belong to another phase than where they are applied."""
    phases = {item.id: item.phase for item in methodology.interventions}
    places = list(words(source, "interventions"))
    found = dangling(source, "De interventie", places, phases)
    for name, place in places:
        phase = phases.get(name)
        applied = place[0] in list(PhaseId) and "goals" not in place  # a goal may count on a later phase
        if phase is not None and applied and place[0] != phase.value:
            text = f"De interventie ‘{name}’ hoort bij de fase {phase.value}. Kies er een van deze fase."
            found.append(source.problem(place, text))
    return found
