"""Detectors for the choice itself: norm, afweging and vervolg."""

from mas_sim.model.methodology import Route
from mas_sim.scoring.justification.knowledge import MEANS, ROUTE, STRONG
from mas_sim.scoring.justification.reading import Finding, Reading
from mas_sim.scoring.justification.sentences import Bar, Sentence
from mas_sim.scoring.justification.words import MONTHS

_NORM_MAY = frozenset({Bar.HYPOTHETICAL, Bar.THEORY})
_FALLBACK_MAY = frozenset({Bar.HYPOTHETICAL, Bar.QUESTION})
_TWO = 2
_HIGHEST = 3
_NEAR = 18
_LISTED = 4
_SHORT = 9
_CONTRAST = frozenset("maar niet geen dan nooit zonder".split())
_MEANT = frozenset("dat die dit dan daar zo het".split())


def norm(reading: Reading) -> Finding:
    """What the MAS points to, and what is done instead."""
    best = Finding(0)
    for sentence in reading.sentences:
        if (
            sentence.has("geen_overleg")
            or sentence.bars - _NORM_MAY
            or (Bar.HYPOTHETICAL in sentence.bars and not sentence.has("norm"))
        ):
            continue
        level = (
            _norm_following(reading, sentence)
            if reading.knowledge.follows
            else _norm_deviating(reading, sentence)
        )
        if level == 0 and (_vaguely_other(sentence) or _rejects_a_route(reading, sentence)):
            level = 1
        if level > best.level:
            best = Finding(level, (sentence.index,))
    return Finding(best.level, (*best.sentences, *_beside(reading, best))) if best.level else best


def _beside(reading: Reading, best: Finding) -> tuple[int, ...]:
    """The other half of the highest level: what is done instead, or the facts by which the route holds."""
    if best.level != _HIGHEST:
        return ()
    if reading.knowledge.follows:
        found = [index for index, told in sorted(reading.stated.particulars.items()) if told]
    else:
        found = [one.index for one in reading.open if _names_choice(reading, one)]
    return tuple(index for index in found[:2] if index not in best.sentences)[:1]


def _norm_following(reading: Reading, sentence: Sentence) -> int:
    says_norm = any(other.has("norm") for other in (*reading.open, sentence))
    if not _names_choice(reading, sentence):
        return (
            2 if sentence.has("norm") and reading.routes(sentence) & reading.knowledge.context.chosen else 0
        )
    says_why = any(other.has("reden") for other in reading.open)
    return 3 if (says_norm and says_why) or reading.stated.count >= _TWO else 2


def _vaguely_other(sentence: Sentence) -> bool:
    return sentence.has("vaag_anders") and not sentence.has("terugval")


def _rejects_a_route(reading: Reading, sentence: Sentence) -> bool:
    """True when everyday words for another route stand there with a 'not'."""
    return sentence.counts and any(
        sentence.denied(span, before=4, after=4)
        for route in Route
        if route not in reading.knowledge.context.chosen
        for span in sentence.spans(ROUTE + route.value)
    )


def _norm_deviating(reading: Reading, sentence: Sentence) -> int:
    context = reading.knowledge.context
    named = reading.routes(sentence)
    instead = context.chosen - context.reference
    if sentence.has("norm") and named & context.reference:
        deviates = any(other.has("wijkt_af") for other in (*reading.open, sentence))
        everywhere = frozenset(route for other in reading.open for route in reading.routes(other))
        return 3 if deviates and everywhere & (instead or context.chosen) else 2
    if sentence.has("in_plaats") and named:
        return 3
    if sentence.has("terugval") and not sentence.has("wijkt_af"):
        return 0
    return 2 if _names_choice(reading, sentence) else 0


def _names_choice(reading: Reading, sentence: Sentence) -> bool:
    """True when a chosen route is named in words of the methodiek, and not denied."""
    return any(
        not sentence.denied(span, before=3, after=0)
        for route in reading.knowledge.context.chosen
        for span in sentence.spans(STRONG + route.value)
    )


def weighing(reading: Reading) -> Finding:
    """Other means looked at, lighter or heavier, and set aside for a reason."""
    judged: dict[str, int] = {}
    asserted: list[int] = []
    for sentence in reading.open:
        others = _set_aside(reading, sentence) | _told_after(reading, sentence)
        if sentence.has("werkdruk", "gewoonte") or (
            reading.partners(sentence) and sentence.has("partner_spreekt")
        ):
            asserted += [sentence.index] if others else []
            continue
        for means in others:
            judged.setdefault(means, sentence.index)
        if (
            sentence.has("past", "te_veel")
            and not sentence.has("onbekend")
            and (sentence.has("keuze") or reading.means(sentence))
        ):
            asserted.append(sentence.index)
    if judged:
        return Finding(3 if len(judged) >= _TWO else 2, tuple(sorted(set(judged.values()))))
    asserted += [one.index for one in reading.open if _reasons_for_choice(reading, one)]
    return Finding(1, (asserted[0],)) if asserted else Finding(0)


def _reasons_for_choice(reading: Reading, sentence: Sentence) -> bool:
    """True when the chosen means is named with a reason: a reason for the own choice is a first step."""
    own = reading.means(sentence) & reading.knowledge.own_means()
    named = own or _names_choice(reading, sentence)
    idle = sentence.has("werkdruk", "gewoonte", "terugval", "overlegd", "geen_overleg")
    return bool(named) and sentence.has("reden") and not idle


def _set_aside(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """Means other than the chosen ones that this sentence finds wanting, with something of a reason."""
    if sentence.has("terugval", "geen_overleg") and not sentence.has("te_veel"):
        return frozenset()
    wanting = sentence.has("te_veel", "past_niet") or _opens_with_a_means(reading, sentence)
    if not wanting and not (sentence.has("ontkenning") and sentence.has("reden")):
        return frozenset()
    named = reading.means(sentence)
    if sentence.has("te_veel"):
        named |= reading.knowledge.means_of(reading.partners(sentence))
    if not (len(reading.knowledge.context.chosen) > 1 and sentence.has("alleen_dit")):
        named -= reading.knowledge.own_means()
    if not named and sentence.has("kaal_middel") and wanting:
        return frozenset({"anders"})
    by_name = reading.knowledge.means_of(reading.partners(sentence)) - reading.means(sentence)
    return frozenset(means for means in named if means in by_name or _judged_here(sentence, means))


def _opens_with_a_means(reading: Reading, sentence: Sentence) -> bool:
    """True when the sentence is about another means and says what it does not do."""
    named = reading.means(sentence) - reading.knowledge.own_means()
    first = min((start for means in named for start, _ in sentence.marks[MEANS + means]), default=_LISTED)
    return first < _LISTED and any(
        first < start <= first + _NEAR for start, _ in sentence.marks.get("ontkenning", ())
    )


def _told_after(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """Means named in a short sentence or before a colon, and found wanting in what follows."""
    named = reading.means(sentence) - reading.knowledge.own_means()
    if not named or sentence.has("terugval", "geen_overleg"):
        return frozenset()
    first = min(start for means in named for start, _ in sentence.marks[MEANS + means])
    listed = ":" in sentence.words[first : first + 4] and first < _LISTED
    if listed and _CONTRAST & {*sentence.words[first:]}:
        return named
    after = reading.after(sentence)
    wanting = (
        bool(after) and after[0].words[0] in _MEANT and after[0].has("te_veel", "past_niet", "ontkenning")
    )
    return named if wanting and len(sentence.words) <= _SHORT else frozenset()


def _judged_here(sentence: Sentence, means: str) -> bool:
    """True when a judgement stands in the same stretch of the sentence as the means."""
    places = [start for start, _ in sentence.marks[MEANS + means]]
    verdicts = [start for start, _ in sentence.spans("te_veel", "past_niet", "ontkenning")]
    return any(abs(place - verdict) <= _NEAR for place in places for verdict in verdicts)


def follow_up(reading: Reading) -> Finding:
    """What happens when, and what if it does not work."""
    looked_at = [
        sentence
        for sentence in reading.sentences
        if not sentence.bars - _FALLBACK_MAY and not sentence.has("geen_vervolg")
    ]
    moments = [sentence.index for sentence in looked_at if _is_moment(reading, sentence)]
    fallbacks = [one.index for one in looked_at if one.has("terugval") and one.has("terugval_stap")]
    vague = [sentence.index for sentence in looked_at if sentence.has("volgt_vaag")]
    if moments and fallbacks:
        return Finding(3, (moments[0], fallbacks[-1]))
    if moments:
        return Finding(2, (moments[0],))
    weak = vague or fallbacks
    return Finding(1, (weak[0],)) if weak else Finding(0)


def _said_to_be_done(reading: Reading, sentence: Sentence) -> bool:
    """True when officer or partner will do something on a day."""
    mine = sentence.has("moment", "dag") and (sentence.has("ik_doe") or _orders(sentence))
    return mine or (sentence.has("dag") and sentence.has("partner_doet") and bool(reading.partners(sentence)))


def _orders(sentence: Sentence) -> bool:
    """True for a note to oneself or a colleague that begins with what is to be done."""
    return any(start == 0 for start, _ in sentence.spans("volgt_actie"))


def _plans_a_date(sentence: Sentence) -> bool:
    """True when a day and month stand there that no one looks back on."""
    dated = any(
        sentence.words[at].isdigit() and sentence.words[at + 1] in MONTHS
        for at in range(len(sentence.words) - 1)
    )
    return dated and not sentence.has("verleden", "ontkenning", "verzuimt")


def _is_moment(reading: Reading, sentence: Sentence) -> bool:
    """True when something is to happen at a moment that is still to come."""
    if not sentence.counts or sentence.has("vaag_moment"):
        return False
    if _said_to_be_done(reading, sentence):
        return True
    if reading.finder.tells_a_date(sentence):
        return False
    if _plans_a_date(sentence):
        return True
    for at, end in sentence.spans("moment"):
        first, last = sentence.clause(at)
        over = any(first <= start < last for start, _ in sentence.spans("verleden"))
        if over or (sentence.denied((at, end), before=3, after=2) and not sentence.has("terugval")):
            continue
        if any(first - 8 <= start < last + 8 for start, _ in sentence.spans("volgt_actie")):
            return True
    return False
