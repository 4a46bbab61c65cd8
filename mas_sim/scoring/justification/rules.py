"""The scorer ``regels``: rules made by people, the same answer every time, no text length, nothing learned."""

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from threading import Lock

from mas_sim.model.cues import CueSet
from mas_sim.model.justification import (
    Assessment,
    Assessor,
    CriterionScore,
    FlagRaised,
    ScoringContext,
)
from mas_sim.model.rubric import Criterion, Rubric, Weight
from mas_sim.scoring.justification import choice, people
from mas_sim.scoring.justification.facts import FactFinder
from mas_sim.scoring.justification.flags import HARD, flags
from mas_sim.scoring.justification.knowledge import Knowledge, common_lexicon
from mas_sim.scoring.justification.privacy import personal_data
from mas_sim.scoring.justification.reading import Detector, Finding, Reading, read_against
from mas_sim.scoring.justification.shelf import Facts, Shelf

CRITERIA = ("norm", "feiten", "signalering", "belang", "afweging", "keten", "vervolg")
OTHER_CASUS_ZERO = frozenset({"feiten", "signalering", "belang"})
_OFF_TOPIC = "niet_ter_zake"
_DETECTORS: dict[str, Detector] = {
    "norm": choice.norm,
    "feiten": people.facts,
    "signalering": people.signals,
    "belang": people.interest,
    "afweging": choice.weighing,
    "keten": people.chain,
    "vervolg": choice.follow_up,
}
_KEPT = 64
_KEYWORDS: dict[str, tuple[str, ...]] = {
    "norm": ("norm", "wijkt_af"),
    "feiten": ("aanwezig", "verleden"),
    "signalering": ("kracht", "zorg", "onbekend"),
    "belang": ("belang_bewering", "zegt"),
    "afweging": ("te_veel", "past"),
    "keten": ("overlegd", "partner_oordeel"),
    "vervolg": ("moment", "terugval"),
}


class RulesScorer:
    """Gates, facts and phrases; see docs/decisions/0008.

    Args:
        cues: the phrases to recognise things by.
        rubric: says per level what is missing and what to ask.
        version: short mark of the phrases, so that an old level can be explained.
        shelf: gives the facts of all casuses; asked for when the first motivering is scored.
    """

    def __init__(
        self, cues: CueSet, rubric: Rubric, version: str = "", shelf: Callable[[], Facts] = dict
    ) -> None:
        self._cues, self._rubric, self._facts = cues, rubric, shelf
        self._lexicon = common_lexicon(cues)
        self._turn = Lock()
        self._known: OrderedDict[ScoringContext, tuple[Knowledge, FactFinder]] = OrderedDict()
        self.name = f"regels-{version}" if version else "regels"

    def score(self, text: str, context: ScoringContext) -> Assessment:
        """Levels, evidence, what is missing, and flags; no level where a hard flag stands."""
        reading = self._read(text, context)
        raised = _with(flags(reading, text), _OFF_TOPIC, self._of_another(reading))
        names = {one.flag for one in raised}
        weights = dict(context.weights)
        scores = tuple(
            self._criterion(criterion, reading, names)
            for criterion in self._rubric.criteria
            if weights.get(criterion.id, Weight.CORE) is not Weight.NOT_APPLICABLE
        )
        return Assessment(assessor=Assessor.RULES, scorer=self.name, scores=scores, flags=raised)

    def personal_data(self, text: str, context: ScoringContext) -> tuple[str, ...]:
        """Pieces that look like a real person's data; names of the casus are fictional and may be used."""
        return personal_data(text, self._knowledge(context)[0].texts())

    def keywords(self, text: str, context: ScoringContext) -> dict[str, int]:
        """How many phrases of a criterion stand in a text: the baseline that any scorer must beat."""
        reading = self._read(text, context)
        return {
            criterion: sum(len(sentence.spans(*groups)) for sentence in reading.sentences)
            for criterion, groups in _KEYWORDS.items()
        }

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._facts(), self._lexicon)

    def _of_another(self, reading: Reading) -> tuple[str, ...]:
        context = reading.knowledge.context
        return tuple(self._shelf.of_another(context.casus, reading.knowledge.youths, reading.sentences))

    def _read(self, text: str, context: ScoringContext) -> Reading:
        knowledge, finder = self._knowledge(context)
        return read_against(text, knowledge, finder)

    def _knowledge(self, context: ScoringContext) -> tuple[Knowledge, FactFinder]:
        key = context.model_copy(update={"weights": ()}) if context.weights else context
        with self._turn:
            return self._prepared(key)

    def _prepared(self, key: ScoringContext) -> tuple[Knowledge, FactFinder]:
        if key not in self._known:
            knowledge = Knowledge(key, self._cues, self._lexicon)
            self._known[key] = knowledge, FactFinder(knowledge)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return self._known[key]

    def _criterion(self, criterion: Criterion, reading: Reading, raised: set[str]) -> CriterionScore:
        detector = _DETECTORS.get(criterion.id)
        if detector is None or raised & HARD:
            return CriterionScore(criterion=criterion.id, level=None)
        found = _capped(criterion.id, detector(reading), raised)
        step = next((one for one in criterion.levels if one.level == found.level), None)
        return CriterionScore(
            criterion=criterion.id,
            level=found.level,
            evidence=tuple(dict.fromkeys(reading.sentences[index].text for index in found.sentences)),
            missing=step.missing if step else "",
            question=step.ask if step else "",
        )


def _with(raised: tuple[FlagRaised, ...], flag: str, evidence: tuple[str, ...]) -> tuple[FlagRaised, ...]:
    """The flags with one more, when there is evidence for it and it was not raised yet."""
    if not evidence or any(one.flag == flag for one in raised):
        return raised
    return (*raised, FlagRaised(flag=flag, evidence=evidence))


def _capped(criterion: str, found: Finding, raised: set[str]) -> Finding:
    """A text about something else earns nothing on what belongs to this casus, and little elsewhere."""
    most = (0 if criterion in OTHER_CASUS_ZERO else 1) if _OFF_TOPIC in raised else 3
    level = min(found.level, most)
    return Finding(level, found.sentences if level else ())


def total(assessment: Assessment) -> int:
    """Sum of the levels, for measuring only; a trainee never sees it."""
    return sum(score.level or 0 for score in assessment.scores)


def named_flags(assessment: Assessment) -> frozenset[str]:
    """Ids of the flags raised."""
    return frozenset(one.flag for one in assessment.flags)


__all__ = ["CRITERIA", "FlagRaised", "RulesScorer", "named_flags", "total"]
