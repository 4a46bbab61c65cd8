"""Detectors for the people and the case: feiten, signalering, belang and keten."""

from mas_sim.model.instrument import Meaning
from mas_sim.scoring.justification.knowledge import PARTNER, POSITIVE
from mas_sim.scoring.justification.reading import Finding, Reading
from mas_sim.scoring.justification.sentences import Sentence
from mas_sim.scoring.justification.words import stems, tokens

_ENOUGH_OF_SIGNAL = 2.0
_MENTIONED = 2.6
_PLAINLY_SIGNAL = 4.0
_EVERYWHERE = stems(
    tokens(
        "school moeder vader ouders jongere kind gezin gesprek verzuim week dag melding melden waarschuwing halt hulp brief"
    )
)
_HIGHEST = 3
_BESIDE = 5
_OPENS = 2
_ALSO_MEANS = frozenset(("halt",))
_MEANT = frozenset("zij ze hij die dat daar antwoord advies reactie".split())
_OWN = frozenset("mijn m'n".split())
_PRONOUNS = frozenset("zij ze hij die".split())
_QUOTE_MARKS = "\"“”„'‘’"


def facts(reading: Reading) -> Finding:
    """Checkable particulars of the casus; every contradiction costs one."""
    stated = reading.stated
    level = max(0, min(3, stated.count) - stated.wrong_count)
    where = sorted(
        (index for index, found in stated.particulars.items() if found),
        key=lambda i: -len(stated.particulars[i]),
    )
    return Finding(level, tuple(where[:3]) if level else ())


def signals(reading: Reading) -> Finding:
    """Aspects valued as a concern, a strength or an unknown, and tied to the choice."""
    tied: dict[str, int] = {}
    softer = False
    loose: list[int] = []
    for sentence in reading.open:
        is_tied = any(other.has("verbinding", "reden") for other in reading.open)
        for aspect, soft in _aspects(reading, sentence).items():
            if is_tied:
                tied.setdefault(aspect, sentence.index)
                softer = softer or soft
            else:
                loose.append(sentence.index)
        if sentence.has("vaag_signaal") and not sentence.has("past"):
            loose.insert(0, sentence.index)
        elif (
            not sentence.has("norm")
            and sentence.has("jongere", "familie")
            and _touched(reading, sentence, _MENTIONED)
        ):
            loose.append(sentence.index)
    if tied:
        return Finding(3 if len(tied) > 1 and softer else 2, tuple(sorted(set(tied.values())))[:3])
    return Finding(1, (loose[0],)) if loose else Finding(0)


def _touched(reading: Reading, sentence: Sentence, least: float, *, wide: bool = False) -> dict[str, Meaning]:
    """Aspects of the casus that a sentence speaks of, with their meaning in the reference.

    Words that already told of one aspect do not tell of another, and a single word tells of one at most.
    """
    found: list[tuple[float, str, Meaning, frozenset[str]]] = []
    for (signal, narrow), told in zip(reading.knowledge.signals, reading.knowledge.told, strict=True):
        shared = (sentence.stems & (told if wide else narrow)) - _EVERYWHERE
        score = sum(map(reading.knowledge.weight, shared))
        if score >= least and (len(shared) > 1 or sentence.has("jongere", "familie", "onbekend")):
            found.append((score, signal.aspect, signal.meaning, shared))
    kept: dict[str, Meaning] = {}
    used: set[str] = set()
    for _, aspect, meaning, shared in sorted(found, key=lambda one: (-one[0], one[1])):
        if not shared <= used and (len(shared) > 1 or not kept):
            kept[aspect] = meaning
            used |= shared
    return kept


def _aspects(reading: Reading, sentence: Sentence) -> dict[str, bool]:
    """Aspects valued in this sentence; True where protective or unknown."""
    found: dict[str, bool] = {}
    if sentence.has("werkdruk", "gewoonte") or (sentence.has("terugval") and sentence.has("terugval_stap")):
        return found
    worried = any(not sentence.denied(span, before=5, after=8) for span in sentence.spans("zorg"))
    if worried or sentence.has("kracht", "onbekend"):
        for aspect, meaning in _touched(reading, sentence, _ENOUGH_OF_SIGNAL, wide=True).items():
            soft = (meaning in POSITIVE and sentence.has("kracht")) or sentence.has("onbekend")
            found[aspect] = soft
        if sentence.has("onbekend") and not found:
            found[f"onbekend {sentence.index}"] = True
    elif sentence.has("verbinding"):
        for aspect, meaning in _touched(reading, sentence, _PLAINLY_SIGNAL).items():
            found[aspect] = meaning in POSITIVE
    return found


def interest(reading: Reading) -> Finding:
    """What the choice means for this jongere, and what jongere or parents say themselves."""
    concrete = [one.index for one in reading.open if _is_concrete(one)]
    voices = [one.index for one in reading.open if _is_voice(reading, one)]
    weighed = [one.index for one in reading.open if _about_people(one, "weegt_belang")]
    asserted = [one.index for one in reading.open if _about_people(one, "belang_bewering")]
    reasoned = any(_gives_reason(reading, index) for index in voices)
    beside = voices or weighed
    if concrete and beside:
        return Finding(3, (concrete[0], beside[0]))
    if reasoned and len(voices) > 1:
        return Finding(3, tuple(voices[:2]))
    if weighed and voices:
        return Finding(3, (weighed[0], voices[0]))
    some = concrete or weighed or (voices if reasoned else [])
    if some:
        return Finding(2, (some[0],))
    first = asserted or voices
    return Finding(1, (first[0],)) if first else Finding(0)


def _about_people(sentence: Sentence, group: str) -> bool:
    return sentence.has(group) and sentence.has("jongere", "familie") and not sentence.has("moreel")


def _gives_reason(reading: Reading, index: int) -> bool:
    sentence = reading.sentences[index]
    return any(other.has("reden") for other in (sentence, *reading.after(sentence)))


def _is_concrete(sentence: Sentence) -> bool:
    if not sentence.has("jongere") or not sentence.has("belang_voor") or sentence.has("moreel"):
        return False
    return bool(sentence.spans("baat"))


def _is_voice(reading: Reading, sentence: Sentence) -> bool:
    if (
        _OWN & {*sentence.words}
        or sentence.has("geen_overleg", "moreel")
        or _partner_opens(reading, sentence)
    ):
        return False
    if not sentence.has("familie", "jongere") or (
        reading.partners(sentence) and not _named(reading, sentence)
    ):
        return False
    quoted = sum(sentence.text.count(mark) for mark in _QUOTE_MARKS) > 1
    if (quoted or sentence.words[0] in _PRONOUNS) and sentence.index:
        before = reading.sentences[sentence.index - 1]
        if reading.partners(before) and before.has("overlegd") and not _named(reading, sentence):
            return False
    return quoted or len(sentence.spans("zegt")) > len(sentence.spans("zegt_niet"))


def _partner_opens(reading: Reading, sentence: Sentence) -> bool:
    """True when a partner is who speaks: it stands at the very start, with its verb."""
    speaks = [start for start, _ in sentence.spans("partner_spreekt")]
    return any(
        start < _OPENS and 0 < verb - start <= _BESIDE
        for partner in reading.partners(sentence)
        for start, _ in sentence.spans(PARTNER + partner)
        for verb in speaks
    )


def _named(reading: Reading, sentence: Sentence) -> bool:
    """True when jongere or family are named, not only meant by a pronoun."""
    return sentence.has("familie") or not reading.knowledge.youths.isdisjoint(sentence.words)


def chain(reading: Reading) -> Finding:
    """Who was consulted, what they said, and what that means for the choice."""
    best, asked = Finding(0), False
    for sentence in reading.open:
        level = _consulted(reading, sentence)
        stronger = level == best.level and level > 0 and sentence.has("overlegd") and not asked
        if level > best.level or stronger:
            told = [later.index for later in _told_after(reading, sentence)[:1]] if level == _HIGHEST else []
            best, asked = Finding(level, (sentence.index, *told)), sentence.has("overlegd")
    return best


def _consulted(reading: Reading, sentence: Sentence) -> int:
    if sentence.has("geen_overleg"):
        return 0
    partners = reading.partners(sentence)
    if not partners:
        return 1 if _means_to_consult(sentence) and sentence.has("ongenoemd") else 0
    level = _level_of_consultation(reading, sentence)
    if level > 1 and not any(reading.knowledge.partner(partner).in_log for partner in partners):
        return 1
    return level


def _told_after(reading: Reading, sentence: Sentence) -> list[Sentence]:
    """What the partner of this sentence says in the next two, where only a pronoun names it."""
    near = reading.after(sentence, 3)
    return [
        later for later in near if later.words[0] in _MEANT and later.has("partner_oordeel", "partner_actie")
    ]


def _level_of_consultation(reading: Reading, sentence: Sentence) -> int:
    following = reading.sentences[sentence.index + 1 : sentence.index + 4]
    used = sentence.has("gevolg") or any(later.has("gevolg") for later in following)
    if sentence.has("overlegd"):
        told = sentence.has("partner_oordeel") or bool(_told_after(reading, sentence))
        return _HIGHEST if told and used else 2
    if _speaks(reading, sentence) and not sentence.has("overleg_plan"):
        return _HIGHEST if sentence.has("partner_oordeel") and used else 2
    return 1 if _means_to_consult(sentence) else 0


def _speaks(reading: Reading, sentence: Sentence) -> bool:
    """True when a partner says or does something; of one that is also a means only when it stands right beside it."""
    verbs = [start for start, _ in sentence.spans("partner_oordeel", "partner_actie")]
    for partner in reading.partners(sentence):
        places = [start for start, _ in sentence.spans(PARTNER + partner)]
        near = _BESIDE if _ALSO_MEANS & {*partner.split()} else len(sentence.words)
        if any(abs(verb - place) <= near for place in places for verb in verbs):
            return True
    return False


def _means_to_consult(sentence: Sentence) -> bool:
    """True when the sentence intends to consult someone, in so many words."""
    return sentence.has("overleg_plan") and sentence.has("overleg_werk")
