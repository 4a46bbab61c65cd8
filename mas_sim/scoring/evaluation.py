"""How far levels of one assessor agree with another's: the figures a scorer is measured by."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, pstdev

from mas_sim.model.justification import Assessment
from mas_sim.model.sketch import CasusSketch, GoldLabels, WrittenAttack, WrittenJustification
from mas_sim.scoring.justification.context import of_sketch
from mas_sim.scoring.justification.rules import CRITERIA, RulesScorer, named_flags, total
from mas_sim.scoring.justification.shelf import Facts

_LEVELS = 4
_RESAMPLES = 1000
# a tone or a reason is no warning that a text tries to fool
ATTACK_FLAGS = frozenset(
    {"manipulatie", "kopie", "andere_taal", "niet_ter_zake", "onjuist_feit", "niet_in_log"}
)
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


def ranked_levels(values: Sequence[float], gold: Sequence[int]) -> list[int]:
    """Levels by rank of a plain number, as many of each level as the gold has: the kindest use of a baseline."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    levels = [0] * len(values)
    for at, level in zip(order, sorted(gold), strict=True):
        levels[at] = level
    return levels


@dataclass(frozen=True)
class Collection:
    """Texts with the levels that raters gave, over a few casuses, and texts that try to fool a scorer."""

    casuses: dict[str, CasusSketch]
    texts: tuple[WrittenJustification, ...]
    gold: dict[str, GoldLabels]
    attacks: tuple[WrittenAttack, ...] = ()

    def shelf(self) -> Facts:
        """The facts of its casuses, which are on no shelf of the program."""
        return {name: tuple(fact.text for fact in sketch.facts) for name, sketch in self.casuses.items()}

    def only(self, casuses: frozenset[str]) -> "Collection":
        """The part about these casuses; all of it when none is named."""
        if not casuses:
            return self
        return Collection(
            self.casuses,
            tuple(one for one in self.texts if one.casus in casuses),
            self.gold,
            tuple(one for one in self.attacks if one.casus in casuses),
        )


@dataclass(frozen=True)
class CriterionFigures:
    """A criterion: the scorer beside the raters, and what a count of phrases or of words would reach."""

    criterion: str
    scorer: Agreement
    keywords: float
    length: float


@dataclass(frozen=True)
class AttackResult:
    """An attack: what it got, what it may get, and the flags that were raised."""

    attack: WrittenAttack
    total: int
    flags: tuple[str, ...]

    @property
    def held(self) -> bool:
        """True when it stays within what a careful rater gives, or a flag says what is wrong with it."""
        return self.total <= self.attack.most or not ATTACK_FLAGS.isdisjoint(self.flags)


@dataclass(frozen=True)
class Evaluation:
    """Everything ``mas-sim evaluate-scorer`` prints.

    Attributes:
        surplus: share of honest texts with a flag that the raters did not give.
        missed: share of the raters' flags that were not raised.
        milliseconds: median time per text, with its casus already known.
    """

    criteria: tuple[CriterionFigures, ...]
    attacks: tuple[AttackResult, ...]
    texts: int
    surplus: float
    missed: float
    milliseconds: float

    @property
    def mean_kappa(self) -> float:
        """Mean quadratic weighted kappa over the criteria."""
        return mean(one.scorer.kappa for one in self.criteria)


def score_all(
    scorer: RulesScorer, casuses: dict[str, CasusSketch], texts: Sequence[WrittenJustification]
) -> dict[str, Assessment]:
    """The assessment of every text, by id."""
    return {
        one.id: scorer.score(one.text, of_sketch(casuses[one.casus], one.routes, one.actions))
        for one in texts
    }


def evaluate(scorer: RulesScorer, data: Collection) -> Evaluation:
    """The scorer measured on texts whose levels raters gave."""
    texts = [one for one in data.texts if one.id in data.gold]
    given = score_all(scorer, data.casuses, texts)
    gold_flags = {one.id: set(data.gold[one.id].flags) for one in texts}
    raised = {one.id: named_flags(given[one.id]) for one in texts}
    asked = sum(map(len, gold_flags.values()))
    attacks = score_all(scorer, data.casuses, data.attacks)
    return Evaluation(
        criteria=tuple(_figures(name, scorer, data, texts, given) for name in CRITERIA),
        attacks=tuple(
            AttackResult(one, total(attacks[one.id]), tuple(sorted(named_flags(attacks[one.id]))))
            for one in data.attacks
        ),
        texts=len(texts),
        surplus=mean(bool(raised[one.id] - gold_flags[one.id]) for one in texts),
        missed=sum(len(gold_flags[one.id] - raised[one.id]) for one in texts) / max(1, asked),
        milliseconds=_milliseconds(scorer, data.casuses, texts),
    )


def _figures(
    name: str,
    scorer: RulesScorer,
    data: Collection,
    texts: Sequence[WrittenJustification],
    given: dict[str, Assessment],
) -> CriterionFigures:
    gold = [data.gold[one.id].levels[name] for one in texts]
    levels = [{s.criterion: s.level or 0 for s in given[one.id].scores}[name] for one in texts]
    counts = [
        scorer.keywords(one.text, of_sketch(data.casuses[one.casus], one.routes, one.actions))[name]
        for one in texts
    ]
    words = [len(one.text.split()) for one in texts]
    return CriterionFigures(
        criterion=name,
        scorer=agreement(levels, gold),
        keywords=quadratic_kappa(ranked_levels(counts, gold), gold),
        length=quadratic_kappa(ranked_levels(words, gold), gold),
    )


def _milliseconds(
    scorer: RulesScorer, casuses: dict[str, CasusSketch], texts: Sequence[WrittenJustification]
) -> float:
    taken = []
    for one in texts:
        context = of_sketch(casuses[one.casus], one.routes, one.actions)
        scorer.score(one.text, context)
        began = time.perf_counter()
        scorer.score(one.text, context)
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)
