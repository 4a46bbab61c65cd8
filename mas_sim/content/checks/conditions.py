"""Conditions that point nowhere or to something that comes later, and so can never hold."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from mas_sim.content.checks.walk import values
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId

_ORDER = [phase.value for phase in PhaseId]


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Every condition leaf whose choice, question or goal does not exist or comes later."""
    decisions = _decisions(casus)
    requests = {
        request.id: phase
        for phase, part in (("waarnemen", casus.waarnemen), ("analyseren", casus.analyseren))
        for request in part.requests
    }
    found: list[ContentProblem] = []
    for condition, place in _conditions(source.data):
        found += _chose(source, condition, place, decisions)
        found += _asked(source, condition, place, requests)
        found += _planned(source, condition, place, casus)
    return found


def _conditions(data: Any) -> Iterator[tuple[dict[str, Any], Location]]:
    for value, place in values(data, "when"):
        yield from _nested(value, place)


def _nested(value: Any, place: Location) -> Iterator[tuple[dict[str, Any], Location]]:
    if not isinstance(value, dict):
        return
    yield value, place
    for key in ("all", "any"):
        for index, child in enumerate(value.get(key) or []):
            yield from _nested(child, (*place, key, index))
    yield from _nested(value.get("not"), (*place, "not"))


def _decisions(casus: Casus) -> dict[str, tuple[tuple[int, int], frozenset[str]]]:
    """Per decision its place in playing order and its options."""
    return {
        decision.id: ((number, index), frozenset(option.id for option in decision.options))
        for number, phase in enumerate(PhaseId)
        for index, decision in enumerate(casus.decisions(phase))
    }


def _chose(
    source: Source,
    condition: dict[str, Any],
    place: Location,
    decisions: dict[str, tuple[tuple[int, int], frozenset[str]]],
) -> list[ContentProblem]:
    reference = condition.get("chose")
    if reference is None:
        return []
    name, slash, option = str(reference).partition("/")
    where = (*place, "chose")
    if not slash:
        return [source.problem(where, f"Schrijf ‘keuzemoment/optie’ in plaats van ‘{reference}’.")]
    if name not in decisions:
        return [source.problem(where, f"Het keuzemoment ‘{name}’ bestaat niet.{_hint(name, decisions)}")]
    position, options = decisions[name]
    if option not in options:
        return [source.problem(where, f"‘{name}’ heeft geen optie ‘{option}’.{_hint(option, options)}")]
    if _here(place) < position and not _inside(place, position):
        text = f"‘{reference}’ wordt pas later gekozen; deze voorwaarde kan hier nooit gelden."
        return [source.problem(where, text)]
    return []


def _here(place: Location) -> tuple[int, int]:
    """Place of a condition in playing order; after everything when it is not in a phase."""
    if place[0] not in _ORDER:
        return (len(_ORDER), 0)
    number = _ORDER.index(str(place[0]))
    # goals and outcomes are read when all is played
    if len(place) > 2 and place[1] == "decisions" and isinstance(place[2], int):
        return (number, place[2])
    return (number, -1) if place[1] == "requests" else (len(_ORDER), 0)


def _inside(place: Location, position: tuple[int, int]) -> bool:
    """A decision of the same phase without fixed order (waarnemen, plannen) may come first."""
    return place[0] in ("waarnemen", "analyseren", "plannen") and _here(place)[0] == position[0]


def _asked(
    source: Source, condition: dict[str, Any], place: Location, requests: dict[str, str]
) -> list[ContentProblem]:
    name = condition.get("asked")
    if name is None:
        return []
    where = (*place, "asked")
    if name not in requests:
        return [source.problem(where, f"De vraag ‘{name}’ bestaat niet.{_hint(name, requests)}")]
    if place[0] == "waarnemen" and requests[name] == "analyseren":
        return [
            source.problem(where, f"‘{name}’ wordt pas in analyseren gesteld; dit kan hier nooit gelden.")
        ]
    return []


def _planned(
    source: Source, condition: dict[str, Any], place: Location, casus: Casus
) -> list[ContentProblem]:
    goals = {goal.id for goal in casus.plannen.goals}
    goal = condition.get("goal")
    if goal is not None and goal not in goals:
        return [source.problem((*place, "goal"), f"Het doel ‘{goal}’ bestaat niet.{_hint(goal, goals)}")]
    late = next((key for key in ("goal", "route") if condition.get(key) is not None), None)
    if late and place[0] in ("waarnemen", "analyseren"):
        text = "Route en doelen worden pas in plannen gekozen; dit kan hier nooit gelden."
        return [source.problem((*place, late), text)]
    return []


def _hint(name: str, known: Any) -> str:
    close = get_close_matches(str(name), list(known), n=1)
    return f" Bedoel je ‘{close[0]}’?" if close else ""
