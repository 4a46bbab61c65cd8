"""Facts of the casus in a motivering: which are stated, and what contradicts the casus."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mas_sim.scoring.justification.knowledge import Knowledge
from mas_sim.scoring.justification.sentences import Sentence
from mas_sim.scoring.justification.words import MONTHS, SPELLED, number, plain, stem, tokens

Particular = tuple[str, float]

_ENOUGH_WITH_NUMBER = 1.2
_ENOUGH_FOR_TWO = 4.0
_ENOUGH_FOR_THREE = 3.6
_UNITS = {
    "uur": "uur", "uren": "uur", "u": "uur", "lesuur": "uur", "lesuren": "uur", "klokuren": "uur",
    "keer": "keer", "maal": "keer", "x": "keer",
    "dag": "dag", "dagen": "dag", "schooldagen": "dag", "lesdagen": "dag",
    "jaar": "jaar", "jarige": "jaar",
    "euro": "euro", "week": "week", "weken": "week", "lesweken": "week", "schoolweken": "week",
    "ziekmeldingen": "keer", "telefoontjes": "keer", "brieven": "brief",
}  # fmt: skip
_MONTHS = frozenset(MONTHS)
_KIN = frozenset(
    "oma opa stiefvader stiefmoeder pleegouders pleegmoeder broer broertje zus zusje grootmoeder "
    "grootvader halfzus halfbroer".split()
)
_AGED = frozenset("jongen meisje kind meid puber jongere leerling".split())
_LIMITS = frozenset(
    "meer minder boven onder per binnen over elke minstens maximaal uiterlijk hooguit na".split()
)
_THRESHOLDS = frozenset({9.0, 12.0, 16.0, 18.0, 60.0})
_LEAST_COUNT = 3
_TELLING = 20
_YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Stated:
    """What a motivering states: particulars of the casus per sentence, and sentences that contradict it."""

    particulars: dict[int, frozenset[Particular]]
    wrong: dict[int, frozenset[str]]

    @cached_property
    def count(self) -> int:
        """Number of different particulars."""
        return len({one for found in self.particulars.values() for one in found})

    @cached_property
    def wrong_count(self) -> int:
        """Number of different contradictions."""
        return len({one for found in self.wrong.values() for one in found})


class FactFinder:
    """Holds sentences against the facts of a casus.

    Args:
        knowledge: the casus.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge
        texts = (*knowledge.context.facts, *knowledge.context.documents)
        words = [tokens(text) for text in texts]
        self._words = frozenset(word for row in words for word in row)
        self._numbers = frozenset(
            value for row in words for word in row if (value := number(word)) is not None
        ) | {float(knowledge.context.age)}
        self._kin = frozenset(stem(word) for word in self._words & _KIN)
        self._measures = frozenset(
            (value, unit) for row in words for _, value, unit in _measures(row) if unit
        )
        self._amounts = frozenset(
            value for row in words for _, value, unit in _measures(row) if unit not in _MONTHS
        )
        self._never_halt = any(_never_halt(plain(text)) for text in texts)

    def stated(self, sentences: Iterable[Sentence]) -> Stated:
        """Particulars and contradictions of the sentences that may earn something."""
        particulars, wrong = {}, {}
        for sentence in sentences:
            particulars[sentence.index] = self._particulars(sentence)
            wrong[sentence.index] = frozenset(self._contradictions(sentence))
        return Stated(particulars, wrong)

    def tells_a_date(self, sentence: Sentence) -> bool:
        """True when a day of the casus stands in the sentence: that day is over."""
        dates = {(value, unit) for _, value, unit in _measures(sentence.words) if unit in _MONTHS}
        return not dates.isdisjoint(self._measures)

    def _particulars(self, sentence: Sentence) -> frozenset[Particular]:
        if sentence.has("geen_overleg", "werkdruk", "gewoonte"):
            return frozenset()
        found = {*self._counted(sentence), *self._told(sentence)}
        if sentence.has("verleden"):
            dated = {unit for _, _, unit in _measures(sentence.words)}
            months = _MONTHS & self._words & {*sentence.words} - dated
            found |= {("maand", float(MONTHS.index(word))) for word in months}
        return frozenset(found)

    def _counted(self, sentence: Sentence) -> Iterator[Particular]:
        """Numbers, ages and dates that stand in the casus, whatever words stand beside them; no plans."""
        if _planned(sentence):
            return
        for at, value, unit in _measures(sentence.words):
            if (value, unit) in self._measures or (
                value > _TELLING and unit == "" and value in self._amounts
            ):
                yield ("getal", value)
            if value == self._known.context.age and self._is_age(sentence, at, unit or None):
                yield ("leeftijd", value)

    def _told(self, sentence: Sentence) -> Iterator[Particular]:
        """Facts whose words stand in the sentence, with their numbers when those do too."""
        measured = () if _planned(sentence) else _measures(sentence.words)
        values = {value for _, value, unit in measured if unit not in _MONTHS}
        for fact in self._known.facts:
            shared = sentence.stems & fact.stems
            score = sum(map(self._known.weight, shared))
            if values & fact.numbers and score >= _ENOUGH_WITH_NUMBER:
                for value in values & fact.numbers:
                    yield ("getal", value)
            elif _enough(len(shared), score):
                yield ("feit", float(fact.index))

    def _contradictions(self, sentence: Sentence) -> Iterator[str]:
        if sentence.has("werkdruk", "theorie"):
            return
        planned = sentence.has("terugval", "overleg_plan") or not _LIMITS.isdisjoint(sentence.words)
        for at, word in enumerate(sentence.words):
            if (value := number(word)) is not None and value not in self._numbers:
                yield from self._wrong_number(sentence, at, value, planned)
            if (
                word in _MONTHS - self._words
                and sentence.has("verleden")
                and not (planned or sentence.has("overlegd"))
            ):
                yield word
            if word in _KIN and stem(word) not in self._kin and _lives_with(sentence, at):
                yield word
        if self._never_halt and sentence.has("eerder_halt") and not sentence.has("ontkenning"):
            yield "eerder halt"

    def _wrong_number(self, sentence: Sentence, at: int, value: float, planned: bool) -> Iterator[str]:
        after = sentence.words[at + 1 : at + 3]
        unit = next((_UNITS[word] for word in after if word in _UNITS), None)
        if self._is_age(sentence, at, unit):
            yield f"leeftijd {value:g}"
        elif value in _YEARS and sentence.words[at] not in SPELLED and not sentence.has("norm"):
            yield f"jaar {value:g}"
        elif (
            value not in _THRESHOLDS
            and not planned
            and sentence.has("verleden", "aanwezig")
            and (unit == "uur" or (unit in ("keer", "dag") and value >= _LEAST_COUNT))
        ):
            yield f"{unit} {value:g}"

    def _is_age(self, sentence: Sentence, at: int, unit: str | None) -> bool:
        before = sentence.words[max(0, at - 2) : at]
        named = any(word in self._known.youths | _AGED for word in before)
        if before and before[-1] in _AGED:
            return unit in (None, "jaar")
        if named and before[-1] in ("(", "is", ","):
            return unit in (None, "jaar")
        return len(before) > 1 and before[-1] == "van" and before[0] in _AGED


def _measures(words: tuple[str, ...]) -> Iterator[tuple[int, float, str]]:
    """Places and numbers with what they count; a month makes a date, no unit is an empty string."""
    for at, word in enumerate(words):
        if (value := number(word)) is not None and value not in _THRESHOLDS - {12.0}:
            after = words[at + 1 : at + 3]
            unit = next(
                (
                    _UNITS.get(near, near if near in _MONTHS else "")
                    for near in after
                    if near in _UNITS or near in _MONTHS
                ),
                "",
            )
            yield at, value, unit


def _planned(sentence: Sentence) -> bool:
    """True when the sentence is about what is to come, so that its numbers are no facts."""
    return sentence.has("terugval", "ik_doe") and sentence.has("moment", "dag", "terugval")


def _lives_with(sentence: Sentence, at: int) -> bool:
    """True when the jongere is said to live with this relative; another relative is a detail, no contradiction."""
    mine = {"mijn", "m'n", "zelf"} & set(sentence.words[max(0, at - 3) : at])
    return not mine and any(word.endswith(("woont", "woonde", "wonen")) for word in sentence.words)


def _enough(shared: int, score: float) -> bool:
    return (shared == 2 and score >= _ENOUGH_FOR_TWO) or (shared > 2 and score >= _ENOUGH_FOR_THREE)


def _never_halt(text: str) -> bool:
    return any(
        phrase in text
        for phrase in ("geen eerdere halt", "nooit eerder bij halt", "niet eerder bij halt", "halt had zij niet eerder",
                       "halt had hij niet eerder", "niet eerder naar halt", "nog nooit bij halt", "eerste keer halt")
    )  # fmt: skip
