"""Kaders held against computed figures and the circumstances the trainee knows."""

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Mapping

from mas_sim.model.absence import AbsenceFigures
from mas_sim.model.casus import CircumstanceValue
from mas_sim.model.frameworks import Combine, Comparison, Framework, FrameworkSet, Test
from mas_sim.model.judged import CheckOutcome, FrameworkCheck

_COMPARE: Mapping[Comparison, Callable[[float, float], bool]] = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.MORE_THAN: operator.gt,
    Comparison.LESS_THAN: operator.lt,
}


def known_circumstances(values: Iterable[CircumstanceValue], known: frozenset[str]) -> dict[str, bool]:
    """Circumstances whose fact is known, with whether they hold."""
    return {value.circumstance: value.holds for value in values if value.fact in known}


def in_force(frameworks: FrameworkSet, day: dt.date) -> tuple[Framework, ...]:
    """Kaders valid on a day; those of a bill only when it is switched on."""
    laws = {law.id: law.in_force for law in frameworks.laws}
    return tuple(
        framework
        for framework in frameworks.frameworks
        if framework.valid_from <= day
        and (framework.valid_to is None or day <= framework.valid_to)
        and (framework.law is None or laws.get(framework.law, False))
    )


def check_frameworks(
    frameworks: FrameworkSet, day: dt.date, figures: AbsenceFigures, circumstances: Mapping[str, bool]
) -> tuple[FrameworkCheck, ...]:
    """Each kader in force on ``day``: met, not met, unknown, or informing only."""
    return tuple(_check(framework, figures, circumstances) for framework in in_force(frameworks, day))


def number(value: float) -> str:
    """A figure as Dutch text: at most two decimals, none when whole, and a comma."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def test_holds(test: Test, figures: AbsenceFigures, circumstances: Mapping[str, bool]) -> bool | None:
    """True, False, or None when what is known does not tell."""
    if test.figure is not None and test.comparison is not None and test.value is not None:
        return _COMPARE[test.comparison](figures.value(test.figure), test.value)
    known = circumstances.get(test.circumstance or "")
    return None if known is None else known is test.holds


def _outcome(framework: Framework, figures: AbsenceFigures, known: Mapping[str, bool]) -> CheckOutcome:
    if _exempt(framework, known):
        return CheckOutcome.NOT_MET
    if not framework.tests:
        return CheckOutcome.INFORMS
    results = [test_holds(test, figures, known) for test in framework.tests]
    decisive = framework.combine is Combine.ANY
    if decisive in results:
        return CheckOutcome.MET if decisive else CheckOutcome.NOT_MET
    if None in results:
        return CheckOutcome.UNKNOWN
    return CheckOutcome.NOT_MET if decisive else CheckOutcome.MET


def _exempt(framework: Framework, known: Mapping[str, bool]) -> str:
    """The sentence that says why the kader does not apply; empty when nothing known puts it out of play."""
    unless = framework.unless
    return unless.text if unless is not None and known.get(unless.circumstance) else ""


def _check(framework: Framework, figures: AbsenceFigures, known: Mapping[str, bool]) -> FrameworkCheck:
    outcome = _outcome(framework, figures, known)
    sentence = (
        _exempt(framework, known)
        or {
            CheckOutcome.MET: framework.if_met,
            CheckOutcome.NOT_MET: framework.if_not_met,
            CheckOutcome.UNKNOWN: framework.if_unknown,
            CheckOutcome.INFORMS: framework.explanation,
        }[outcome]
    )
    return FrameworkCheck(
        framework=framework.id,
        label=framework.label,
        routes=framework.routes,
        outcome=outcome,
        explanation=_filled(sentence, framework, figures),
        confidence=framework.confidence,
        provenance=framework.provenance,
        sources=framework.sources,
        checked=framework.checked,
        local_note=framework.local_note,
    )


def _filled(sentence: str, framework: Framework, figures: AbsenceFigures) -> str:
    tests = [
        (figures.value(test.figure), test.value)
        for test in framework.tests
        if test.figure is not None and test.value is not None
    ]
    for place, (value, limit) in enumerate(tests, start=1):
        suffix = "" if place == 1 else str(place)
        sentence = sentence.replace(f"{{value{suffix}}}", number(value))
        sentence = sentence.replace(f"{{limit{suffix}}}", number(limit))
    return sentence
