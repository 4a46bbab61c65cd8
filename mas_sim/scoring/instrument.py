"""Reading of the filled signaleringslijst. It names no route and adds nothing up."""

from mas_sim.engine.board import Board
from mas_sim.engine.plan import attention_aspects
from mas_sim.model.absence import AbsenceFigures
from mas_sim.model.actions import HoldBy
from mas_sim.model.casus import ReferenceRating
from mas_sim.model.decision import Agreement
from mas_sim.model.instrument import Aspect, Meaning, Prompt
from mas_sim.model.judged import AspectComparison, AttentionPoint, InstrumentReading, PromptShown
from mas_sim.model.methodology import Methodology
from mas_sim.model.run import Run
from mas_sim.scoring.frameworks import test_holds


def read_instrument(
    board: Board, run: Run, methodology: Methodology, figures: AbsenceFigures
) -> InstrumentReading:
    """Coverage, unknowns, protective aspects, attention points and the list's own questions."""
    comparisons = tuple(_compare(board, run, aspect) for aspect in board.instrument.aspects)
    expected_unknown = [item for item in comparisons if item.reference is Meaning.ONBEKEND]
    expected_protective = [item for item in comparisons if item.reference is Meaning.BESCHERMEND]
    return InstrumentReading(
        total=len(comparisons),
        rated=len(run.ratings),
        unknown=_labels(comparisons, Meaning.ONBEKEND),
        protective=_labels(comparisons, Meaning.BESCHERMEND),
        unknown_noticed=sum(item.yours is Meaning.ONBEKEND for item in expected_unknown),
        unknown_present=len(expected_unknown),
        protective_noticed=sum(item.yours is Meaning.BESCHERMEND for item in expected_protective),
        protective_present=len(expected_protective),
        comparisons=comparisons,
        attention=tuple(_attention(board, run, methodology, aspect) for aspect in attention_aspects(run)),
        prompts=prompts_shown(board, run, figures),
    )


def expected_rating(reference: ReferenceRating, known: frozenset[str]) -> tuple[Meaning, bool]:
    """The rating that fits what was known, and whether the facts behind it were not seen."""
    if reference.facts and not known.intersection(reference.facts):
        return Meaning.ONBEKEND, reference.rating is not Meaning.ONBEKEND
    return reference.rating, False


def prompts_shown(board: Board, run: Run, figures: AbsenceFigures) -> tuple[PromptShown, ...]:
    """The questions that these ratings and figures wake."""
    return tuple(
        PromptShown(prompt=prompt.id, text=prompt.text, provenance=prompt.provenance)
        for prompt in board.instrument.prompts
        if _wakes(board, run, prompt, figures)
    )


def _compare(board: Board, run: Run, aspect: Aspect) -> AspectComparison:
    rating = run.ratings.get(aspect.id)
    own = board.own_aspect(aspect.id)
    reference = board.reference_ratings.get(own) if own else None
    expected, not_seen = expected_rating(reference, run.known) if reference else (None, False)
    return AspectComparison(
        aspect=aspect.id,
        label=aspect.label,
        domain=aspect.domain,
        yours=rating.meaning if rating else None,
        yours_label=_value_label(board, rating.value) if rating else None,
        reference=expected,
        not_seen=not_seen,
        agreement=_agreement(rating.meaning, expected, reference, not_seen) if rating and reference else None,
        reason=reference.reason if reference else None,
        fact=board.facts[rating.fact].text if rating and rating.fact else None,
    )


def _agreement(
    yours: Meaning, expected: Meaning | None, reference: ReferenceRating, not_seen: bool
) -> Agreement:
    if yours is expected:
        return Agreement.FOLLOWS
    if yours in reference.also and not not_seen:
        return Agreement.DEFENSIBLE
    return Agreement.DEVIATES


def _value_label(board: Board, value: str) -> str:
    return next(answer.label for answer in board.instrument.scale if answer.id == value)


def _labels(comparisons: tuple[AspectComparison, ...], meaning: Meaning) -> tuple[str, ...]:
    return tuple(item.label for item in comparisons if item.yours is meaning)


def _attention(board: Board, run: Run, methodology: Methodology, aspect_id: str) -> AttentionPoint:
    hold = run.holds.get(aspect_id)
    return AttentionPoint(
        aspect=aspect_id,
        label=board.aspects[aspect_id].label,
        meaning=run.ratings[aspect_id].meaning,
        answered_by=hold.by if hold else None,
        answer=item_label(board, methodology, hold.by, hold.item) if hold and hold.item else "",
        text=hold.text if hold else "",
    )


def item_label(board: Board, methodology: Methodology, by: HoldBy, item: str) -> str:
    """The Dutch label of what answers an aspect: intervention, route, partner or goal."""
    if by is HoldBy.GOAL:
        return board.goals[item].label
    pools: dict[HoldBy, dict[str, str]] = {
        HoldBy.INTERVENTION: {entry.id: entry.label for entry in methodology.interventions},
        HoldBy.ROUTE: {entry.id.value: entry.label for entry in methodology.routes},
        HoldBy.PARTNER: {entry.id: entry.label for entry in methodology.partners},
    }
    return pools[by].get(item, item)


def _wakes(board: Board, run: Run, prompt: Prompt, figures: AbsenceFigures) -> bool:
    rated = {(rating.own_aspect, rating.meaning) for rating in run.ratings.values()}
    if any((cue.aspect, meaning) in rated for cue in prompt.cues for meaning in cue.meanings):
        return True
    if any(test_holds(test, figures, {}) for test in prompt.tests):
        return True
    if prompt.unknown_at_least is None:
        return False
    unknown = [
        rating
        for rating in run.ratings.values()
        if rating.meaning is Meaning.ONBEKEND
        and (not prompt.unknown_domains or board.aspects[rating.aspect].domain in prompt.unknown_domains)
    ]
    return len(unknown) >= prompt.unknown_at_least
