"""How far levels can be trusted: trainers beside each other, and the rules beside trainers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mas_sim.application.ports import StoredAssessment
from mas_sim.model.justification import Assessment, Assessor
from mas_sim.scoring.raters import Agreement, agreement

ENOUGH_TEXTS = 50
ENOUGH_KAPPA = 0.70


@dataclass(frozen=True)
class Marked:
    """A motivering that two trainers judged, each apart.

    Attributes:
        first, second: their own judgements, in order of arrival.
        final: the joint judgement when there is one, else the first.
        rules: what the rules said of the same version.
    """

    first: Assessment
    second: Assessment
    final: Assessment
    rules: Assessment | None


@dataclass(frozen=True)
class CriterionTrust:
    """A criterion in this installation; None where nothing can be compared yet."""

    criterion: str
    trainers: Agreement | None
    rules: Agreement | None

    @property
    def trusted(self) -> bool:
        """True when the rules agree enough with trainers, on enough texts; until then a level is advice."""
        return self.rules is not None and self.rules.n >= ENOUGH_TEXTS and self.rules.kappa >= ENOUGH_KAPPA


def own_judgements(given: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The first judgement of each trainer apart, in order of arrival; joint ones left out."""
    found: dict[str, Assessment] = {}
    for one in given:
        if not one.joint:
            found.setdefault(one.scorer, one)
    return tuple(found.values())


def marked(stored: Iterable[StoredAssessment]) -> tuple[Marked, ...]:
    """Every version of a motivering that two trainers judged.

    Args:
        stored: judgements of trainers and rules over any runs, in any order.
    """
    by_text: dict[tuple[str, str, int], list[tuple[int, Assessment]]] = defaultdict(list)
    for kept in stored:
        one = Assessment.model_validate_json(kept.body)
        by_text[kept.run_id, kept.subject, one.version].append((kept.number, one))
    found = (_one([one for _, one in sorted(given, key=lambda pair: pair[0])]) for given in by_text.values())
    return tuple(one for one in found if one is not None)


def _one(given: Sequence[Assessment]) -> Marked | None:
    trainers = [one for one in given if one.assessor is Assessor.TRAINER]
    own = own_judgements(trainers)
    if len(own) < len(("first", "second")):
        return None
    joint = [one for one in trainers if one.joint]
    rules = [one for one in given if one.assessor is Assessor.RULES]
    return Marked(own[0], own[1], joint[-1] if joint else own[0], rules[-1] if rules else None)


def trust(texts: Sequence[Marked], criteria: Iterable[str]) -> tuple[CriterionTrust, ...]:
    """Per criterion how far trainers agree, and how far the rules agree with their final judgement."""
    return tuple(
        CriterionTrust(
            name,
            _agreement([(one.first, one.second) for one in texts], name),
            _agreement([(one.rules, one.final) for one in texts if one.rules is not None], name),
        )
        for name in criteria
    )


def _agreement(pairs: Iterable[tuple[Assessment, Assessment]], criterion: str) -> Agreement | None:
    both = [(one.level(criterion), other.level(criterion)) for one, other in pairs]
    levels = [(one, other) for one, other in both if one is not None and other is not None]
    if not levels:
        return None
    return agreement([one for one, _ in levels], [other for _, other in levels])
