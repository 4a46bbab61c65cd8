"""What can have happened at each condition of a casus, so that one that can never hold is found.

A token is one such thing: ``asked:vader``, ``known:oorzaak``, ``chose:gesprek/praten``.
What a phase offers in any order (waarnemen, analyseren, plannen) is taken together;
handelen and evalueren go decision by decision.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mas_sim.content.source import Location
from mas_sim.model.casus import Casus
from mas_sim.model.condition import Condition
from mas_sim.model.decision import Decision, Option
from mas_sim.model.methodology import PhaseId

ROUTE, GOAL, RATED = "route", "goal", "rated"
Tokens = frozenset[str]


class Moment(NamedTuple):
    """A condition, where it stands, and what can have happened when it is asked."""

    condition: Condition
    place: Location
    possible: Tokens


def token(leaf: Condition) -> str | None:
    """What must have happened for a leaf to hold; None for bounds on trust and days."""
    if leaf.chose is not None:
        return f"chose:{leaf.chose}"
    if leaf.asked is not None:
        return f"asked:{leaf.asked}"
    if leaf.known is not None:
        return f"known:{leaf.known}"
    kinds = {RATED: leaf.rated, ROUTE: leaf.route, GOAL: leaf.goal}
    return next((kind for kind, value in kinds.items() if value is not None), None)


def moments(casus: Casus) -> Iterator[Moment]:
    """Every condition of the casus, in playing order; endings after everything."""
    now: Tokens = frozenset(f"known:{fact.id}" for fact in casus.dossier.facts if fact.from_start)
    offered = everything(casus)
    for phase in PhaseId:
        if phase is PhaseId.ANALYSEREN:
            now |= {RATED}
        if phase is PhaseId.PLANNEN:
            now |= {ROUTE, GOAL}
        if phase in (PhaseId.HANDELEN, PhaseId.EVALUEREN):
            for index, decision in enumerate(casus.decisions(phase)):
                after = now | _gained(decision, now, offered)
                yield from _of_decision(decision, (phase.value, "decisions", index), now, after)
                now = after
        else:
            now = _settled(casus, phase, now, offered)
            yield from _of_phase(casus, phase, now)
    yield from _endings(casus, now)


def everything(casus: Casus) -> Tokens:
    """All tokens that anything in the casus gives; one that is not here is said elsewhere."""
    found = {ROUTE, GOAL, RATED}
    for request in casus.requests():
        found |= {f"asked:{request.id}", *(f"known:{fact}" for fact in request.reveals)}
    for phase in PhaseId:
        for decision in casus.decisions(phase):
            found |= {given for option in decision.options for given in _given(decision, option)}
    return frozenset(found)


def _given(decision: Decision, option: Option) -> Iterator[str]:
    yield f"chose:{decision.id}/{option.id}"
    yield from (f"known:{fact}" for fact in option.reveals)


def _can_hold(condition: Condition | None, now: Tokens, offered: Tokens) -> bool:
    if condition is None or condition.not_ is not None:
        return True
    if condition.all is not None:
        return all(_can_hold(child, now, offered) for child in condition.all)
    if condition.any is not None:
        return any(_can_hold(child, now, offered) for child in condition.any)
    needed = token(condition)
    return needed is None or needed in now or needed not in offered


def _gained(decision: Decision, now: Tokens, offered: Tokens) -> Tokens:
    if not _can_hold(decision.when, now, offered):
        return frozenset()
    return frozenset(
        given
        for option in decision.options
        if _can_hold(option.when, now, offered)
        for given in _given(decision, option)
    )


def _settled(casus: Casus, phase: PhaseId, now: Tokens, offered: Tokens) -> Tokens:
    """Everything a phase can bring, whatever the order in which it is played."""
    requests = {PhaseId.WAARNEMEN: casus.waarnemen, PhaseId.ANALYSEREN: casus.analyseren}.get(phase)
    while True:
        after = set(now)
        for request in requests.requests if requests else ():
            if _can_hold(request.when, now, offered):
                after |= {f"asked:{request.id}", *(f"known:{fact}" for fact in request.reveals)}
        for decision in casus.decisions(phase):
            after |= _gained(decision, now, offered)
        if after == now:
            return now
        now = frozenset(after)


def _of_phase(casus: Casus, phase: PhaseId, now: Tokens) -> Iterator[Moment]:
    for index, request in enumerate(
        getattr(casus, phase.value).requests if phase is not PhaseId.PLANNEN else ()
    ):
        if request.when is not None:
            itself = f"asked:{request.id}"
            yield Moment(request.when, (phase.value, "requests", index, "when"), now - {itself})
    for index, decision in enumerate(casus.decisions(phase)):
        before = now - {f"chose:{decision.id}/{option.id}" for option in decision.options}
        yield from _of_decision(decision, (phase.value, "decisions", index), before, now)


def _of_decision(decision: Decision, place: Location, before: Tokens, after: Tokens) -> Iterator[Moment]:
    """Reactions come after the choice, all else before it."""
    for condition, spot in _before_the_choice(decision, place):
        if condition is not None:
            yield Moment(condition, (*spot, "when"), before)
    for index, option in enumerate(decision.options):
        for number, reaction in enumerate(option.reactions):
            if reaction.when is not None:
                yield Moment(reaction.when, (*place, "options", index, "reactions", number, "when"), after)


def _before_the_choice(decision: Decision, place: Location) -> Iterator[tuple[Condition | None, Location]]:
    yield decision.when, place
    for index, text in enumerate(decision.context):
        yield text.when, (*place, "context", index)
    for index, line in enumerate(decision.writing.checklist if decision.writing else ()):
        yield line.when, (*place, "document", "writing", "checklist", index)
    for index, option in enumerate(decision.options):
        yield option.when, (*place, "options", index)


def _endings(casus: Casus, now: Tokens) -> Iterator[Moment]:
    for index, goal in enumerate(casus.plannen.goals):
        for number, result in enumerate(goal.results):
            if result.when is not None:
                yield Moment(result.when, ("plannen", "goals", index, "results", number, "when"), now)
    for index, outcome in enumerate(casus.evalueren.outcomes):
        for number, text in enumerate(outcome.texts):
            if text.when is not None:
                yield Moment(text.when, ("evalueren", "outcomes", index, "texts", number, "when"), now)
