"""The figures a scorer is measured by."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from mas_sim.model.justification import Assessment
from mas_sim.model.sketch import CasusSketch, GoldLabels, WrittenAttack, WrittenJustification
from mas_sim.scoring.justification.context import of_sketch
from mas_sim.scoring.justification.rules import CRITERIA, RulesScorer, named_flags, total
from mas_sim.scoring.justification.shelf import Facts
from mas_sim.scoring.raters import Agreement, agreement, quadratic_kappa

# a tone or a reason is no warning that a text tries to fool
ATTACK_FLAGS = frozenset(
    {"manipulatie", "kopie", "andere_taal", "niet_ter_zake", "onjuist_feit", "niet_in_log"}
)


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
    phrases = [
        scorer.keywords(one.text, of_sketch(data.casuses[one.casus], one.routes, one.actions))
        for one in texts
    ]
    return Evaluation(
        criteria=tuple(_figures(name, data, texts, given, phrases) for name in CRITERIA),
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
    data: Collection,
    texts: Sequence[WrittenJustification],
    given: dict[str, Assessment],
    phrases: Sequence[dict[str, int]],
) -> CriterionFigures:
    gold = [data.gold[one.id].levels[name] for one in texts]
    levels = [{s.criterion: s.level or 0 for s in given[one.id].scores}[name] for one in texts]
    counts = [found[name] for found in phrases]
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
