"""What the casus says of the routes, held against the methodiek."""

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Standing
from mas_sim.model.methodology import Methodology, Route

_PLACE: Location = ("plannen", "routes")


def check(casus: Casus, source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Routes without a standing or with two, impossible ones, and standings no argument carries."""
    return [
        *_missing(casus, source),
        *_twice(casus, source),
        *_carried(casus, source, methodology),
    ]


def _missing(casus: Casus, source: Source) -> list[ContentProblem]:
    sets = [frozenset(item.routes) for item in casus.plannen.routes]
    found = []
    missing = [route.value for route in Route if frozenset({route}) not in sets]
    if missing:
        found.append(source.problem(_PLACE, f"Geef ook een oordeel over: {', '.join(missing)}."))
    if not any(item.standing is Standing.PREFERRED for item in casus.plannen.routes):
        found.append(source.problem(_PLACE, "Geen enkele route heeft oordeel ‘voorkeur’. Geef er een dat."))
    return found


def _twice(casus: Casus, source: Source) -> list[ContentProblem]:
    seen: set[frozenset[Route]] = set()
    found = []
    for index, item in enumerate(casus.plannen.routes):
        routes = frozenset(item.routes)
        if not routes:
            found.append(source.problem((*_PLACE, index), "Noem minstens één route."))
        elif routes in seen:
            text = "Over deze route of combinatie staat er al een oordeel. Haal er een weg."
            found.append(source.problem((*_PLACE, index), text))
        seen.add(routes)
    return found


def _carried(casus: Casus, source: Source, methodology: Methodology) -> list[ContentProblem]:
    """What is not discouraged is possible, and has an argument."""
    impossible = [frozenset(item.routes) for item in methodology.combinations if not item.possible]
    argued = {frozenset(argument.routes) for argument in casus.reference.arguments}
    found = []
    for index, item in enumerate(casus.plannen.routes):
        routes = frozenset(item.routes)
        if item.standing is Standing.DISCOURAGED:
            continue
        if any(combination <= routes for combination in impossible):
            text = "Deze combinatie kan volgens de methodiek niet; het oordeel moet ‘afgeraden’ zijn."
            found.append(source.problem((*_PLACE, index, "standing"), text))
        elif routes not in argued:
            name = f"{' + '.join(item.routes)} ({item.standing.value})"
            text = f"Voor {name} staat er geen argument onder reference.arguments. Voeg het toe."
            found.append(source.problem((*_PLACE, index), text))
    return found
