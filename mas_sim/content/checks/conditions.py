"""Conditions that point nowhere, or to something that cannot have happened yet, and so never hold."""

from collections.abc import Collection, Iterator, Mapping

from mas_sim.content.checks import reach
from mas_sim.content.checks.references import hint
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.condition import Condition
from mas_sim.model.methodology import PhaseId

_MEND = "deze voorwaarde kan hier nooit gelden. Verwijs naar iets van eerder of haal haar weg."
_PLANNED = f"Route en doelen worden pas in plannen gekozen; {_MEND}"


class _Names:
    """What conditions may name."""

    def __init__(self, casus: Casus) -> None:
        self.requests = {request.id for request in casus.requests()}
        self.goals = {goal.id for goal in casus.plannen.goals}
        self.options: Mapping[str, Collection[str]] = {
            decision.id: [option.id for option in decision.options]
            for phase in PhaseId
            for decision in casus.decisions(phase)
        }


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Every single condition that does not exist or can never hold where it stands."""
    names = _Names(casus)
    offered = reach.everything(casus)
    found = []
    for moment in reach.moments(casus):
        for leaf, place in _leaves(moment.condition, moment.place):
            needed = reach.token(leaf)
            message = _unknown(leaf, names)
            if message is None and needed is not None and needed not in moment.possible:
                # what nothing gives at all is said where it stands: at the fact, or as a name that is unknown
                message = _never(leaf) if needed in offered else None
            if message is not None:
                found.append(source.problem(place, message))
    return found


def _leaves(condition: Condition, place: Location) -> Iterator[tuple[Condition, Location]]:
    """The conditions without nesting, each with its place."""
    if condition.not_ is not None:
        yield from _leaves(condition.not_, (*place, "not"))
        return
    for key, children in (("all", condition.all), ("any", condition.any)):
        for index, child in enumerate(children or ()):
            yield from _leaves(child, (*place, key, index))
    if not condition.all and not condition.any:
        key = next(name for name in condition.model_fields_set if getattr(condition, name) is not None)
        yield condition, (*place, key)


def _unknown(leaf: Condition, names: _Names) -> str | None:
    """What is wrong with a condition by itself; facts, parties and aspects are checked elsewhere."""
    if leaf.all is not None or leaf.any is not None:
        return "Deze lijst is leeg. Noem minstens één voorwaarde."
    if leaf.chose is not None:
        return _unknown_choice(leaf.chose, names.options)
    if leaf.asked is not None and leaf.asked not in names.requests:
        return f"De vraag ‘{leaf.asked}’ bestaat niet.{hint(leaf.asked, names.requests)}"
    if leaf.goal is not None and leaf.goal not in names.goals:
        return f"Het doel ‘{leaf.goal}’ bestaat niet.{hint(leaf.goal, names.goals)}"
    return None


def _unknown_choice(chose: str, options: Mapping[str, Collection[str]]) -> str | None:
    name, slash, option = chose.partition("/")
    if not slash:
        return f"Schrijf ‘keuzemoment/optie’ in plaats van ‘{chose}’."
    if name not in options:
        return f"Het keuzemoment ‘{name}’ bestaat niet.{hint(name, options)}"
    if option not in options[name]:
        return f"‘{name}’ heeft geen optie ‘{option}’.{hint(option, options[name])}"
    return None


def _never(leaf: Condition) -> str:
    if leaf.chose is not None:
        return f"‘{leaf.chose}’ wordt pas later gekozen, of nooit; {_MEND}"
    if leaf.asked is not None:
        return f"De vraag ‘{leaf.asked}’ wordt pas later gesteld, of nooit; {_MEND}"
    if leaf.known is not None:
        return f"Het feit ‘{leaf.known}’ wordt pas later bekend, of nooit; {_MEND}"
    return f"De signaleringslijst komt pas in analyseren; {_MEND}" if leaf.rated is not None else _PLANNED
