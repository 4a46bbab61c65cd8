"""What the rules know of one casus: its people, partners, facts and signals, ready to be compared."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from mas_sim.model.cues import CueSet
from mas_sim.model.instrument import Meaning
from mas_sim.model.justification import ContextSignal, ScoringContext
from mas_sim.model.methodology import Route
from mas_sim.scoring.justification.lexicon import Lexicon, Span
from mas_sim.scoring.justification.words import SPELLED, STOPWORDS, number, plain, stem, stems, tokens

ROUTE, STRONG, MEANS, PARTNER = "route:", "routenaam:", "middel:", "partner:"
YOUTH_MARK = "{jongere}"

_KIN = (
    r"(?:ouders|moeder|vader|zus|zusje|broer|broertje|oma|opa|tante|oom|stiefvader|stiefmoeder|pleegouders|"
    r"pleegmoeder|vriendin|vriend|dochter|zoon|tweelingbroer|tweelingzus|nicht|neef)"
)
_KIN_NAMES = re.compile(_KIN + r",? ([A-Z][a-zëïéèü]+)(?: en ([A-Z][a-zëïéèü]+))?")
_CAPITAL = re.compile(r"[A-Z][A-Za-zëïéèü]+")
_MENDED_FROM = 6
_TELLS_OF = 2
_TELLING = 5
_LONG = 8
_SCALE = 3.2  # the weight of a word that stands nowhere else
_LEAST_WEIGHT = 0.3


@dataclass(frozen=True)
class KnownFact:
    """A checkable sentence as stems and numbers."""

    index: int
    stems: frozenset[str]
    numbers: frozenset[float]


@dataclass(frozen=True)
class KnownPartner:
    """A partner with all the words people call it by, and whether the log holds contact with it."""

    id: str
    words: frozenset[str]
    in_log: bool


def _partner_phrases(entry: str) -> list[set[str]]:
    """Names and roles per partner in an entry like ``school (mentor Karin, teamleider Bas)``."""
    outer, _, inner = entry.partition("(")
    parts = [part.strip(" )") for part in inner.split(",") if part.strip(" )")]
    if plain(outer).strip() == "school" and parts:
        return [_called(part) for part in parts]
    words = _called(outer.strip())
    for part in parts:
        words |= _called(part)
        if _CAPITAL.fullmatch(part):
            words.add(plain(part))
    return [words]


def _called(phrase: str) -> set[str]:
    """All that people call a partner: the role, its first word, and the name behind it."""
    parts = phrase.split()
    whole = " ".join(tokens(phrase))
    if parts[0][0].isupper():
        return {whole, *([plain(parts[0])] if parts[1:2] in (["van"], ["voor"]) else [])}
    names = {
        plain(part)
        for before, part in pairwise(parts)
        if _CAPITAL.fullmatch(part) and before not in ("van", "voor") and plain(part) not in STOPWORDS
    }
    role = [part for part in parts if plain(part) not in names]
    found = {" ".join(tokens(" ".join(role))), *names}
    if names or parts[1:2] in (["van"], ["voor"]):
        found.add(plain(parts[0]))
    return found


def _in_label(word: str, labels: Iterable[str]) -> bool:
    # a long word may be the end of a compound: beschermingstafel in jeugdbeschermingstafel
    start = "" if len(word) > _LONG else r"(?<!\w)"
    return any(re.search(start + re.escape(word), label) for label in labels)


class Knowledge:
    """One casus and one run, prepared for the rules.

    Args:
        context: casus, choice and log.
        cues: the phrases of the rules.
        common: lexicon of those phrases, built once for all casuses.
    """

    def __init__(self, context: ScoringContext, cues: CueSet, common: Lexicon) -> None:
        self.context, self._cues, self._common = context, cues, common
        self.youths = frozenset(plain(name) for name in context.youths)
        self.facts = tuple(self._fact(index, text) for index, text in enumerate(context.facts))
        self.signals = tuple((signal, self._stems_of_signal(signal)) for signal in context.signals)
        self.told = tuple(self._with_facts(known) for _, known in self.signals)
        self._documents = Counter(word for known in (*self.facts,) for word in known.stems) + Counter(
            word for _, known in self.signals for word in known
        )
        self.everyday = frozenset(map(stem, common.plain_words))
        self._count = len(self.facts) + len(self.signals)
        self.family = self._family_names()
        self.partners = self._partners()
        groups = {PARTNER + partner.id: sorted(partner.words) for partner in self.partners}
        groups["familie"] = sorted(self.family)
        groups["jongere"] = sorted(self.youths) + [f"{name[0]} ." for name in sorted(self.youths)]
        for group, extra in context.cues:
            groups[group] = [*groups.get(group, ()), *extra]
        self._own = Lexicon(groups)
        self._stand_for = {partner.id: self._means_in(partner.words) for partner in self.partners}
        self.kinds = {kind: frozenset(map(plain, words)) for kind, words in cues.kinds.items()}
        self._vocabulary = self._words_of_casus()

    def weight(self, word: str) -> float:
        """How telling a stem is in this casus, on the same scale for a small casus and a large one."""
        rare = math.log((1 + self._count) / (1 + self._documents.get(word, 0)))
        return rare * _SCALE / math.log(2 + self._count) + _LEAST_WEIGHT

    def is_unique(self, word: str) -> bool:
        """True when a stem stands in one fact or signal only."""
        return self._documents.get(word, 0) == 1 and len(word) >= _TELLING

    def marks(self, words: tuple[str, ...]) -> dict[str, tuple[Span, ...]]:
        """Cues of the rules and names of this casus in a sentence."""
        named = tuple(YOUTH_MARK if word in self.youths else word for word in words)
        found = self._common.marks(named)
        for group, spans in self._own.marks(words).items():
            found[group] = (*found.get(group, ()), *spans)
        return found

    def mend(self, word: str) -> str:
        """The word of the casus or the rules that a mistyped word was meant to be; else the word itself."""
        if len(word) < _MENDED_FROM or not word.isalpha():
            return word
        return _nearest(word, self._vocabulary)

    def partner(self, partner_id: str) -> KnownPartner:
        """The partner with this id."""
        return next(partner for partner in self.partners if partner.id == partner_id)

    def texts(self) -> tuple[str, ...]:
        """Every text of the casus, for names that may be used."""
        labels = tuple(action.label for action in self.context.actions)
        return (
            *self.context.youths,
            *self.context.facts,
            *self.context.documents,
            *self.context.partners,
            *labels,
        )

    def own_means(self) -> frozenset[str]:
        """The means that belong to the chosen routes."""
        return frozenset(self._cues.route_means[route] for route in self.context.chosen)

    def means_of(self, partners: Iterable[str]) -> frozenset[str]:
        """The means that partners stand for, as Bram of the sociaal team stands for hulp."""
        return frozenset().union(*(self._stand_for[partner] for partner in partners))

    def means(self) -> tuple[str, ...]:
        """All means, from light to heavy."""
        return tuple(self._cues.means)

    @property
    def follows(self) -> bool:
        """True when the chosen routes are the reference."""
        return self.context.chosen == self.context.reference

    def talked_to_family(self) -> bool:
        """True when the log holds a talk with the jongere or the family."""
        people = {
            *self.youths,
            *self.family,
            "moeder",
            "vader",
            "ouder",
            "jongere",
            "leerling",
            "kind",
            "huisbezoek",
            "gezin",
            "verhoor",
        }
        return any(_in_label(person, self._done()) for person in people)

    def _means_in(self, phrases: Iterable[str]) -> frozenset[str]:
        found = (group for phrase in phrases for group in self._common.marks(tokens(phrase)))
        return frozenset(group.removeprefix(MEANS) for group in found if group.startswith(MEANS))

    def _fact(self, index: int, text: str) -> KnownFact:
        words = tokens(text)
        numbers = frozenset(value for value in map(number, words) if value is not None)
        return KnownFact(index, stems(words) - {stem(name) for name in self.youths}, numbers)

    def _stems_of_signal(self, signal: ContextSignal) -> frozenset[str]:
        return (stems(tokens(signal.aspect)) | stems(tokens(signal.text))) - {
            stem(name) for name in self.youths
        }

    def _with_facts(self, known: frozenset[str]) -> frozenset[str]:
        """Stems of a signal together with those of the facts that tell of it."""
        near = [fact.stems for fact in self.facts if len(fact.stems & known) >= _TELLS_OF]
        return known.union(*near)

    def _family_names(self) -> frozenset[str]:
        texts = (*self.context.facts, *self.context.documents)
        found = {plain(name) for text in texts for pair in _KIN_NAMES.findall(text) for name in pair if name}
        partners = {
            word for entry in self.context.partners for words in _partner_phrases(entry) for word in words
        }
        return frozenset(found - partners - self.youths)

    def _done(self) -> tuple[str, ...]:
        return tuple(plain(action.label) for action in self.context.actions if action.done)

    def _partners(self) -> tuple[KnownPartner, ...]:
        found: dict[str, set[str]] = {}
        named: set[str] = set()
        for entry in self.context.partners:
            for words in _partner_phrases(entry):
                key = min(words, key=lambda word: (-len(word), word))
                found.setdefault(key, set()).update(words)
                named |= words
        for phrase in self._cues.partners:
            if plain(phrase) not in named:
                found.setdefault(plain(phrase), {plain(phrase)})
        for key, name in self._names_behind(found):
            found[key].add(name)
        done = self._done()
        return tuple(
            KnownPartner(key, frozenset(words), self._was_reached(words, done))
            for key, words in found.items()
        )

    def _names_behind(self, found: dict[str, set[str]]) -> list[tuple[str, str]]:
        """First names that stand behind a role in the texts of the casus, as in ``mentor Karin``."""
        roles = {word: key for key, words in found.items() for word in words}
        pattern = re.compile(
            rf"\b({'|'.join(map(re.escape, sorted(roles, key=len, reverse=True)))}) ([A-Z][a-zëïéèü]+)\b"
        )
        texts = (*self.context.facts, *self.context.documents)
        return [
            (roles[role.lower()], plain(name))
            for text in texts
            for role, name in pattern.findall(text)
            if plain(name) not in STOPWORDS | self.youths | self.family
        ]

    def _was_reached(self, words: set[str], done: tuple[str, ...]) -> bool:
        called = set(words)
        for alias, others in self._cues.aliases.items():
            if alias != "school" and called & {*others}:
                called |= {*others}
        return any(_in_label(word, done) for word in called)

    def _words_of_casus(self) -> frozenset[str]:
        signals = tuple(f"{signal.aspect} {signal.text}" for signal in self.context.signals)
        own = {word for text in (*self.texts(), *signals) for word in tokens(text) if word.isalpha()}
        return frozenset(own | self._common.plain_words | STOPWORDS | set(SPELLED))


@lru_cache(maxsize=20_000)
def _nearest(word: str, vocabulary: frozenset[str]) -> str:
    if word in vocabulary:
        return word
    found = extractOne(word, _like(word[0], len(word), vocabulary), scorer=OSA.distance, score_cutoff=1)
    return str(found[0]) if found else word


@lru_cache(maxsize=2_000)
def _like(first: str, length: int, vocabulary: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted(
            word for word in vocabulary if word[0] == first and abs(len(word) - length) <= 1 and len(word) > 4
        )
    )


def common_lexicon(cues: CueSet) -> Lexicon:
    """The phrases that serve every casus."""
    groups: dict[str, tuple[str, ...]] = dict(cues.groups)
    groups |= {ROUTE + route.value: words + cues.route_names[route] for route, words in cues.routes.items()}
    groups |= {STRONG + route.value: words for route, words in cues.route_names.items()}
    groups |= {MEANS + means: words for means, words in cues.means.items()}
    return Lexicon(groups)


POSITIVE = frozenset({Meaning.BESCHERMEND, Meaning.GEEN_ZORG})
ROUTES = tuple(Route)
