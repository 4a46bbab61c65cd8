"""Figures of one question of a groepssessie: how the group answered per round, and what changed in between.

A round that was not revealed, or that holds fewer answers than ``kept_from``, gives no figures. Of an answer with
several parts (several options, the signaleringslijst) moves are counted per part: a whole answer of that length would
point at who gave it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mas_sim.application.group_labels import answer_parts, scale_labels, unit_labels
from mas_sim.application.groups import GroupView
from mas_sim.engine.backdrop import Asked
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Agreement
from mas_sim.model.group import Moment
from mas_sim.scoring.uniformity import (
    Answers,
    UnitSpread,
    beside_reference,
    chosen,
    moves,
    moves_tell_nobody,
    spread,
)

_CHOSEN, _NOT_CHOSEN = "gekozen", "niet gekozen"


@dataclass(frozen=True)
class SpreadLine:
    """An option, route or aspect with how many chose it, or gave it each value.

    Attributes:
        counts: number of answers by the label of the value; of an option or route one number, under ``""``.
    """

    label: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class RoundReport:
    """One round of a question.

    Attributes:
        revealed: whether the group saw how it answered.
        withheld: whether there are no figures: not revealed, or too few answers.
        votes: number of answers; None when withheld.
        beside: how the answers stand to the reference, of the list per aspect; None until the group saw the reference.
    """

    number: int
    revealed: bool
    withheld: bool
    votes: int | None = None
    spread: tuple[SpreadLine, ...] = ()
    beside: dict[Agreement, int] | None = None


@dataclass(frozen=True)
class Moved:
    """So many people went from one answer to another.

    Attributes:
        about: the option or aspect that was judged otherwise; empty when the answer is one whole.
    """

    about: str
    before: str
    after: str
    count: int


@dataclass(frozen=True)
class Moves:
    """What changed between the two rounds, for who answered in both.

    Attributes:
        both: number of people who answered in both.
        stayed: how many of them gave exactly the same answer again.
    """

    both: int
    stayed: int
    changed: tuple[Moved, ...]


def rounds_of(view: GroupView, step: int) -> tuple[RoundReport, ...]:
    """Every round of a question that was opened, with its figures where they may be kept."""
    return tuple(_round(view, step, number) for number in range(1, len(view.session.steps[step].votes) + 1))


def answers_of(view: GroupView, step: int, number: int) -> Answers | None:
    """The answers of a round; None where no figures may be made of them."""
    if number > view.session.steps[step].revealed:
        return None
    counted = view.session.counted(step, number)
    if len(counted) < view.session.kept_from:
        return None
    return {who: vote.answer for who, vote in counted.items()}


def _round(view: GroupView, step: int, number: int) -> RoundReport:
    now, asked = view.session.steps[step], view.asked(step)
    answers = answers_of(view, step, number)
    revealed = number <= now.revealed
    if answers is None:
        return RoundReport(number, revealed, withheld=True)
    seen = now.moment is Moment.REFERENTIE
    return RoundReport(
        number,
        revealed,
        withheld=False,
        votes=len(answers),
        spread=tuple(_line(view, asked, one) for one in spread(asked, answers)),
        beside=beside_reference(view.judges.board, asked, answers) if seen else None,
    )


def _line(view: GroupView, asked: Asked, one: UnitSpread) -> SpreadLine:
    label = unit_labels(view, asked.item)[one.unit]
    if not asked.values:
        return SpreadLine(label, (("", chosen(one)),))
    scale = scale_labels(view)
    return SpreadLine(label, tuple((scale[value], count) for value, count in one.counts.items()))


def moves_between(view: GroupView, asked: Asked, before: Answers, after: Answers) -> Moves | None:
    """What changed for who answered in both rounds; None when that could single someone out."""
    if not moves_tell_nobody(before, after, view.session.kept_from):
        return None
    both = before.keys() & after.keys()
    stayed = sum(set(before[who]) == set(after[who]) for who in both)
    if asked.values or (asked.many and asked.item != ROUTES_SUBJECT):
        labels = unit_labels(view, asked.item)
        changed = [
            Moved(labels[unit], one.before[0], one.after[0], one.count)
            for unit in asked.units
            for one in moves(_part(view, asked, unit, before), _part(view, asked, unit, after))
            if one.before != one.after
        ]
    else:
        changed = [
            Moved("", _whole(view, asked, one.before), _whole(view, asked, one.after), one.count)
            for one in moves(before, after)
            if one.before != one.after
        ]
    return Moves(len(both), stayed, tuple(changed))


def _part(view: GroupView, asked: Asked, unit: str, answers: Answers) -> Answers:
    """What everyone made of one option or aspect, in words."""
    if not asked.values:
        return {who: (_CHOSEN if unit in answer else _NOT_CHOSEN,) for who, answer in answers.items()}
    scale = scale_labels(view)
    return {who: (scale[dict(one.split("/") for one in answer)[unit]],) for who, answer in answers.items()}


def _whole(view: GroupView, asked: Asked, answer: Sequence[str]) -> str:
    return " + ".join(part.rstrip(".") for part in answer_parts(view, asked.item, answer))
