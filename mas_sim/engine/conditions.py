"""Whether a condition of the casus holds in a run."""

from collections.abc import Callable, Mapping

from mas_sim.model.condition import Condition, RatedCondition, TrustCondition
from mas_sim.model.decision import ConditionalText, Decision, Option
from mas_sim.model.run import Run


def holds(condition: Condition | None, run: Run) -> bool:
    """True when the condition holds; no condition always holds."""
    if condition is None:
        return True
    if condition.all is not None:
        return all(holds(child, run) for child in condition.all)
    if condition.any is not None:
        return any(holds(child, run) for child in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, run)
    return _leaf(condition, run)


def visible_options(decision: Decision, run: Run) -> tuple[Option, ...]:
    """The options on offer now, in authored order."""
    return tuple(option for option in decision.options if holds(option.when, run))


def first_text(texts: tuple[ConditionalText, ...], run: Run) -> str:
    """The first text whose condition holds; empty when none does."""
    return next((item.text for item in texts if holds(item.when, run)), "")


def _leaf(condition: Condition, run: Run) -> bool:
    for name, test in _LEAVES.items():
        value = getattr(condition, name)
        if value is not None:
            return test(value, run)
    raise AssertionError("a condition has exactly one key")  # pragma: no cover


def _chose(reference: str, run: Run) -> bool:
    decision, _, option = reference.partition("/")
    choice = run.choices.get(decision)
    return choice is not None and option in choice.options


def _trusts(condition: TrustCondition, run: Run) -> bool:
    trust = run.trust.get(condition.party, 0)
    above = condition.at_least is None or trust >= condition.at_least
    return above and (condition.at_most is None or trust <= condition.at_most)


def _rated(condition: RatedCondition, run: Run) -> bool:
    return any(
        rating.own_aspect == condition.aspect and rating.meaning in condition.meanings
        for rating in run.ratings.values()
    )


_LEAVES: Mapping[str, Callable[..., bool]] = {
    "chose": _chose,
    "asked": lambda request, run: request in run.asked,
    "known": lambda fact, run: fact in run.known,
    "route": lambda route, run: route in (run.routes or ()),
    "trust": _trusts,
    "days_at_most": lambda days, run: run.days <= days,
    "rated": _rated,
    "goal": lambda goal, run: any(chosen.goal == goal for chosen in run.goals),
}
