"""Facts of the casus in a motivering: which are stated, and what contradicts the casus."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mas_sim.scoring.justification.knowledge import Knowledge
from mas_sim.scoring.justification.sentences import Sentence
from mas_sim.scoring.justification.words import MONTHS, SPELLED, number, plain, stem, tokens

Particular = tuple[str, float]

# words of every text: they carry little, but are no mere glue
_LIGHT_WORDS = (
    "zit zitten zat gaat gaan ging komt komen kwam doet doen deed vindt vinden vond mag mogen haalt halen maakt maken "
    "krijgt krijgen staat staan stond ligt liggen blijft blijven neemt nemen zegt zeggen ziet zien weet weten denkt "
    "eerst eerste tweede derde vierde laatste jaar jaren keer dag dagen week weken uur uren sinds alle alles iets "
    "mens mensen samen goed leven laat laten loopt lopen geeft geven houdt houden lid artikel verder gewoon hoort horen "
    "helpt helpen belt bellen vraagt vragen werkt werken zoekt praat praten vaak altijd nooit meestal"
)
LIGHT = frozenset(map(stem, _LIGHT_WORDS.split()))

_ENOUGH_WITH_NUMBER = 1.2
_ENOUGH_FOR_TWO = 4.0
_ENOUGH_FOR_MORE = 3.6
_PAIR = 2
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
_ALIKE = {"grootmoeder": "oma", "grootvader": "opa", "broertje": "broer", "zusje": "zus"}
_AGED = frozenset("jongen meisje kind meid puber jongere leerling dochter zoon".split())
_THEM = frozenset("ze zij hij".split())
_CLOCK = frozenset("om half kwart rond maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split())
_TIME = re.compile(r"\d{1,2}\.\d{2}")
_CHILDHOOD = range(4, 24)
_CLASSES = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
_OF_CLASS = frozenset("klas leerjaar jaar havo vwo vmbo mavo".split())
_MINE = frozenset(("mijn", "m'n", "zelf", "eigen"))
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
        self._kin = frozenset(_ALIKE.get(word, word) for word in self._words & _KIN)
        self._classes = frozenset(level for row in words for level in _class_levels(row))
        self._partner_names = frozenset(
            stem(word)
            for partner in knowledge.partners
            for phrase in partner.words
            for word in phrase.split()
        )
        self._kinds = {kind: known for kind, known in knowledge.kinds.items() if known & self._words}
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
        falls_back = sentence.has("terugval") and sentence.has("terugval_stap")
        if falls_back or sentence.has("geen_overleg", "werkdruk", "gewoonte"):
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
        passing = sentence.has("jongere", "familie") and not sentence.has(
            "norm", "overlegd", "partner_spreekt"
        )
        # whom the officer spoke is no fact of the dossier
        ignored = self._partner_names if sentence.has("overlegd", "overleg_plan") else frozenset()
        for fact in self._known.facts:
            shared = (sentence.stems & fact.stems) - ignored
            score = sum(map(self._known.weight, shared))
            if values & fact.numbers and score >= _ENOUGH_WITH_NUMBER:
                for value in values & fact.numbers:
                    yield ("getal", value)
            telling = self._telling(shared)
            if not values & fact.numbers and _enough(shared, score, telling):
                yield ("feit", float(fact.index))
            if passing and any(map(self._known.is_unique, telling)):
                yield ("feit", float(fact.index))

    def _telling(self, shared: frozenset[str]) -> frozenset[str]:
        return shared - LIGHT - self._known.everyday

    def _contradictions(self, sentence: Sentence) -> Iterator[str]:
        if sentence.has("werkdruk", "theorie"):
            return
        planned = sentence.has("terugval", "overleg_plan") or not _LIMITS.isdisjoint(sentence.words)
        for at in range(len(sentence.words)):
            yield from self._wrong_word(sentence, at, planned)
        if not planned:
            yield from self._of_another_kind(sentence)
        yield from (f"klas {level}" for level in self._wrong_class(sentence))
        if self._never_halt and sentence.has("eerder_halt") and not sentence.has("ontkenning"):
            yield "eerder halt"

    def _wrong_word(self, sentence: Sentence, at: int, planned: bool) -> Iterator[str]:
        """A number, age, month or relative that the casus does not hold."""
        word = sentence.words[at]
        if (value := number(word)) is not None and value not in self._numbers:
            yield from self._wrong_number(sentence, at, value, planned)
        if (years := _years_old(word)) is not None and years not in self._numbers:
            yield f"leeftijd {years}"
        told = sentence.has("verleden") or sentence.words[max(0, at - 1) : at] in (("uit",), ("sinds",))
        if word in _MONTHS - self._words and told and not (planned or sentence.has("overlegd")):
            yield word
        if word in _KIN and _ALIKE.get(word, word) not in self._kin and _of_the_family(sentence, at):
            yield word

    def _of_another_kind(self, sentence: Sentence) -> Iterator[str]:
        """A sport, kind of school or day of absence that the casus does not hold, where it holds another."""
        for kind, known in self._kinds.items():
            if kind == "weekdag" and not sentence.has("verzuimt"):
                continue
            if sentence.has("jongere", "familie") and not _MINE & {*sentence.words}:
                yield from (
                    word
                    for at, word in enumerate(sentence.words)
                    if word in known - self._words and not sentence.denied((at, at + 1), before=3, after=0)
                )

    def _wrong_class(self, sentence: Sentence) -> Iterator[int]:
        """Another class than the casus tells of, for someone who is said to sit in it."""
        if self._classes and "zit" in sentence.words and sentence.has("jongere"):
            yield from (level for level in _class_levels(sentence.words) if level not in self._classes)

    def _wrong_number(self, sentence: Sentence, at: int, value: float, planned: bool) -> Iterator[str]:
        unit = _unit(sentence.words, at)
        if self._is_age(sentence, at, unit) or sentence.words[at + 1 : at + 2] == ("jarige",):
            yield f"leeftijd {value:g}"
        elif (
            value in _YEARS
            and sentence.words[at] not in SPELLED
            and not sentence.has("norm")
            and not _MONTHS & {*sentence.words[max(0, at - 1) : at]}
        ):
            yield f"jaar {value:g}"
        elif (
            value not in _THRESHOLDS
            and not planned
            and sentence.has("verleden", "aanwezig")
            and ((unit == "uur" and value > 0) or (unit in ("keer", "dag") and value >= _LEAST_COUNT))
        ):
            yield f"{unit} {value:g}"

    def _is_age(self, sentence: Sentence, at: int, unit: str | None) -> bool:
        before = sentence.words[max(0, at - 2) : at]
        after = sentence.words[at + 1 : at + 2]
        if (
            len(before) > 1
            and before[-1] == "is"
            and before[0] in _THEM
            and float(number(sentence.words[at]) or 0) in _CHILDHOOD
        ):
            return unit == "jaar" or not after or not after[0][0].isalnum() or after[0] == "en"
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


def _unit(words: tuple[str, ...], at: int) -> str | None:
    """What the number at this place counts; a time of day counts nothing."""
    if _CLOCK & {*words[max(0, at - 1) : at]} or _TIME.fullmatch(words[at]):
        return None
    return next((_UNITS[word] for word in words[at + 1 : at + 3] if word in _UNITS), None)


def _years_old(word: str) -> int | None:
    """The age in ``vijftienjarige`` or ``15-jarige``."""
    head, found, _ = word.partition("jarig")
    head = head.rstrip("-")
    if not found:
        return None
    return int(head) if head.isdigit() else SPELLED.get(head)


def _planned(sentence: Sentence) -> bool:
    """True when the sentence is about what is to come, so that its numbers are no facts."""
    return sentence.has("terugval", "ik_doe") and sentence.has("moment", "dag", "terugval")


def _of_the_family(sentence: Sentence, at: int) -> bool:
    """True when this relative is said to be of the jongere or to live with them, and is not the officer's own."""
    before = sentence.words[max(0, at - 3) : at]
    if _MINE & {*before} or sentence.bars:
        return False
    theirs = bool(before) and before[-1] in ("haar", "zijn", "d'r")
    return theirs or any(word.endswith(("woont", "woonde", "wonen")) for word in sentence.words)


def _class_levels(words: tuple[str, ...]) -> Iterator[int]:
    """Classes named: ``derde klas``, ``in de derde``, ``leerjaar 3``."""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else "."
        before = words[max(0, at - 2) : at]
        if word in _CLASSES and (after in _OF_CLASS or (before == ("in", "de") and not after[0].isalnum())):
            yield _CLASSES[word]
        if word in ("leerjaar", "klas") and after.isdigit():
            yield int(after)


def _enough(shared: frozenset[str], score: float, telling: frozenset[str]) -> bool:
    """Whether shared words tell a fact; ``telling`` are those that are not of every text."""
    count = len(shared) if shared - LIGHT else 0
    least = _ENOUGH_FOR_TWO if count == _PAIR and not telling else _ENOUGH_FOR_MORE
    return count > 1 and score >= least


def _never_halt(text: str) -> bool:
    return any(
        phrase in text
        for phrase in ("geen eerdere halt", "nooit eerder bij halt", "niet eerder bij halt", "halt had zij niet eerder",
                       "halt had hij niet eerder", "niet eerder naar halt", "nog nooit bij halt", "eerste keer halt")
    )  # fmt: skip
