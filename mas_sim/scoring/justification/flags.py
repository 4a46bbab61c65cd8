"""Flags beside the levels: what a reader should notice, with the words that raised it."""

import re
from collections.abc import Callable, Iterator, Mapping

from mas_sim.model.justification import FlagRaised
from mas_sim.scoring.justification.knowledge import PARTNER
from mas_sim.scoring.justification.privacy import PUBLIC, personal_data
from mas_sim.scoring.justification.reading import Reading
from mas_sim.scoring.justification.sentences import Bar, Sentence
from mas_sim.scoring.justification.words import STOPWORDS, runs, stems, tokens

HARD = frozenset({"kopie", "manipulatie", "andere_taal"})

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zë]{2,}\b")
_MINE = frozenset("ik mij me mijn we wij".split())
_FINITE = frozenset("belde belden sprak spraken vroeg vroegen mailde besprak polste".split())
_WISHING = frozenset("zou zouden had hadden als mocht".split())
_NEAR = 6
_START = 4
_MOSTLY = 0.5
_FEW_RUNS = 20
_CROWDED = 14
_MOSTLY_CASUS = 0.55
_KEYWORDS = 8
_FEW_SMALL_WORDS = 0.30
_DUTCH = 0.12
_ENOUGH_TO_TELL = 12
_MUCH_THEORY = 0.4
_MUCH_FOREIGN = 3
_JARGON = frozenset(
    "norm afwijking mas methodiek motivering feiten dossier signalering signaleringsinstrument signaleringslijst "
    "beschermend beschermende zorg aandacht onbekend belang stem proportionaliteit subsidiariteit middel afgewogen "
    "afgewezen alternatief alternatieven keten ketenpartners overleg doel termijn evaluatie terugval opschalen route "
    "vervolgroute risicofactoren hoor wederhoor datum partners".split()
)


def flags(reading: Reading, text: str) -> tuple[FlagRaised, ...]:
    """All flags of the rubric that this motivering raises."""
    found = []
    for flag, judge in _JUDGES.items():
        evidence = tuple(dict.fromkeys(judge(reading, text)))
        if evidence:
            found.append(FlagRaised(flag=flag, evidence=evidence))
    return tuple(found)


def _with_cue(group: str) -> Callable[[Reading, str], Iterator[str]]:
    def judge(reading: Reading, _: str) -> Iterator[str]:
        return (
            sentence.text for sentence in reading.sentences if sentence.has(group) and not _aside(sentence)
        )

    return judge


def _aside(sentence: Sentence) -> bool:
    return bool(sentence.bars & {Bar.QUESTION, Bar.QUOTED})


def _diagnosis(reading: Reading, _: str) -> Iterator[str]:
    for sentence in reading.open:
        if sentence.has("diagnose_bron", "onbekend") or reading.partners(sentence):
            continue
        if any(not sentence.denied(span) for span in sentence.spans("diagnose")):
            yield sentence.text


def _manipulation(reading: Reading, text: str) -> Iterator[str]:
    """Speaks to whoever scores, or is a list of the rubric's own words."""
    yield from (sentence.text for sentence in reading.sentences if sentence.has("manipulatie"))
    words = [word for word in tokens(text) if word.isalpha()]
    small = sum(word in STOPWORDS for word in words) / max(1, len(words))
    if len(set(words) & _JARGON) >= _KEYWORDS and small < _FEW_SMALL_WORDS:
        yield reading.sentences[0].text


def _copy(reading: Reading, text: str) -> Iterator[str]:
    """Sentences taken from the dossier, or little else than its words, when they make up most of the text."""
    known = {run for document in reading.knowledge.context.documents for run in runs(document)}
    own = list(runs(text))
    if len(own) > _FEW_RUNS and sum(run in known for run in own) / len(own) > _MOSTLY:
        yield from (one.text for one in reading.sentences if any(run in known for run in runs(one.text)))
    elif reading.stated.count >= _CROWDED and _share_of_casus(reading) > _MOSTLY_CASUS:
        yield reading.sentences[0].text


def _share_of_casus(reading: Reading) -> float:
    """Share of the different stems of a text that stand in the casus."""
    known = frozenset().union(*(stems(tokens(text)) for text in reading.knowledge.texts()))
    own = frozenset().union(*(sentence.stems for sentence in reading.sentences))
    return len(own & known) / max(1, len(own))


def _off_topic(reading: Reading, text: str) -> Iterator[str]:
    """More theory than casus, or the particulars or people of another casus."""
    if not reading.sentences:
        return
    theory = [one.text for one in reading.sentences if Bar.THEORY in one.bars]
    if len(theory) > 1 and len(theory) / len(reading.sentences) >= _MUCH_THEORY:
        yield from theory
    elif reading.stated.wrong_count >= _MUCH_FOREIGN:
        yield from _wrong(reading, "")
    else:
        names = _strangers(reading, text)
        yield from names if len(names) >= _MUCH_FOREIGN else ()


def _strangers(reading: Reading, text: str) -> tuple[str, ...]:
    """Names within sentences that stand nowhere in the casus."""
    if sum(sign.isupper() for sign in text) > sum(sign.islower() for sign in text):
        return ()
    known = {word for one in reading.knowledge.texts() for word in tokens(one)} | PUBLIC
    found = dict.fromkeys(_NAME.findall(text))
    return tuple(name for name in found if not set(tokens(name)) & known)


def _wrong(reading: Reading, _: str) -> Iterator[str]:
    return (reading.sentences[index].text for index, found in reading.stated.wrong.items() if found)


def _personal(reading: Reading, text: str) -> Iterator[str]:
    return iter(personal_data(text, reading.knowledge.texts()))


def _not_in_log(reading: Reading, _: str) -> Iterator[str]:
    """Claims a consultation, or a talk with jongere or ouders, that the run's log does not hold."""
    for sentence in reading.open:
        if sentence.has("geen_overleg", "overleg_plan") or sentence.words[0] in _WISHING:
            continue
        partners = [reading.knowledge.partner(one) for one in _consulted(reading, sentence)]
        if (partners and not any(partner.in_log for partner in partners)) or (
            _talked(reading, sentence) and not reading.knowledge.talked_to_family()
        ):
            yield sentence.text


def _talked(reading: Reading, sentence: Sentence) -> bool:
    """True when the officer says to have spoken with jongere or family."""
    with_people = sentence.has("gesprek_gevoerd") and sentence.has("familie", "jongere")
    return with_people and not reading.partners(sentence)


def _consulted(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Partners close to a verb of consulting, or who speak at the start of the sentence."""
    if (
        sentence.has("familie", "jongere")
        and not sentence.has("gesprek_gevoerd")
        and not _MINE & {*sentence.words}
    ):
        return
    for partner in reading.partners(sentence):
        places = [start for start, _ in sentence.spans(PARTNER + partner)]
        asked = [start for start, _ in sentence.spans("overlegd")]
        speaks = [
            start
            for start, end in sentence.spans("partner_spreekt")
            if "ik" not in sentence.words[end : end + 1]
        ]
        if any(_asked_by_me(sentence, place, verb) for place in places for verb in asked) or any(
            place < _START and 0 < verb - place <= _NEAR for place in places for verb in speaks[:1]
        ):
            yield partner


def _asked_by_me(sentence: Sentence, place: int, verb: int) -> bool:
    """True when partner and verb stand close together, and the partner is not the one who did it."""
    its_own = sentence.words[verb] in _FINITE and place < verb and not _MINE & set(sentence.words[place:verb])
    return abs(place - verb) <= _NEAR and not its_own


def _other_language(reading: Reading, text: str) -> Iterator[str]:
    """Too few of the small words that every Dutch text has."""
    words = [word for word in tokens(text) if word.isalpha()]
    if len(words) >= _ENOUGH_TO_TELL and sum(word in STOPWORDS for word in words) / len(words) < _DUTCH:
        yield reading.sentences[0].text


_JUDGES: Mapping[str, Callable[[Reading, str], Iterator[str]]] = {
    "manipulatie": _manipulation,
    "kopie": _copy,
    "andere_taal": _other_language,
    "niet_ter_zake": _off_topic,
    "onjuist_feit": _wrong,
    "niet_in_log": _not_in_log,
    "diagnose": _diagnosis,
    "moreel": _with_cue("moreel"),
    "werkdruk": _with_cue("werkdruk"),
    "gewoonte": _with_cue("gewoonte"),
    "persoonsgegevens": _personal,
}
