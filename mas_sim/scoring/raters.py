"""How far levels of one assessor agree with another's."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, pstdev

_LEVELS = 4
_RESAMPLES = 1000
_LOW, _HIGH = 0.025, 0.975


@dataclass(frozen=True)
class Agreement:
    """Levels of two assessors on the same texts.

    Attributes:
        n: number of texts.
        kappa: quadratic weighted kappa; low and high are its 95 % bootstrap interval.
        exact: share of equal levels; within_one: share at most one apart.
        shift: mean difference in standard deviations of the second assessor; positive when the first is milder.
    """

    n: int
    kappa: float
    low: float
    high: float
    exact: float
    within_one: float
    shift: float


def quadratic_kappa(first: Sequence[int], second: Sequence[int], levels: int = _LEVELS) -> float:
    """Cohen's kappa with quadratic weights; 1.0 when neither assessor varies and both agree."""
    n = len(first)
    if not n:
        return 0.0
    seen = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) / n
    ones = [first.count(level) / n for level in range(levels)]
    others = [second.count(level) / n for level in range(levels)]
    expected = sum((a - b) ** 2 * ones[a] * others[b] for a in range(levels) for b in range(levels))
    return 1 - seen / expected if expected else 1.0


def agreement(first: Sequence[int], second: Sequence[int], seed: int = 1) -> Agreement:
    """All figures at once; the bootstrap is repeatable.

    Raises:
        ValueError: there is nothing to compare.
    """
    if not first:
        message = "no levels to compare"
        raise ValueError(message)
    apart = [abs(a - b) for a, b in zip(first, second, strict=True)]
    spread = pstdev(second)
    low, high = _interval(first, second, seed)
    return Agreement(
        n=len(first),
        kappa=quadratic_kappa(list(first), list(second)),
        low=low,
        high=high,
        exact=mean(gap == 0 for gap in apart),
        within_one=mean(gap <= 1 for gap in apart),
        shift=(mean(first) - mean(second)) / spread if spread else 0.0,
    )


def _interval(first: Sequence[int], second: Sequence[int], seed: int) -> tuple[float, float]:
    draw = random.Random(seed)  # noqa: S311 - resampling, no secret
    n = len(first)
    found = []
    for _ in range(_RESAMPLES):
        picked = [draw.randrange(n) for _ in range(n)]
        found.append(quadratic_kappa([first[i] for i in picked], [second[i] for i in picked]))
    found.sort()
    return found[int(_LOW * _RESAMPLES)], found[int(_HIGH * _RESAMPLES) - 1]
