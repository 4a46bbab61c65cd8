"""How much a group judges alike, before and after the discussion, apart from how it stands to the reference.

Krippendorff's alpha needs things that are judged one by one. We take every option, route or aspect of a question as
such a thing (own design): an option is chosen or not, an aspect gets a value of the scale.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from mas_sim.engine.agreement import of_decision, of_routes
from mas_sim.engine.backdrop import Asked
from mas_sim.engine.board import Board
from mas_sim.engine.conditions import visible_options
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Agreement
from mas_sim.model.group import ASPECTS_ITEM
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import Route

Answer = tuple[str, ...]
Answers = Mapping[str, Answer]
Row = list[str | None]

_CHOSEN, _NOT_CHOSEN = "1", "0"
_RESAMPLES = 500
_LOW, _HIGH = 0.025, 0.975
_AT_LEAST = 2


@dataclass(frozen=True)
class UnitSpread:
    """One option, route or aspect: how many chose it, or gave it each value."""

    unit: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Uniformity:
    """How alike a group judged.

    Attributes:
        n: number of participants.
        same: share of all pairs of participants with exactly the same answer, mean over the questions.
        alpha: Krippendorff's alpha, nominal; 1 is full agreement, 0 what chance would give.
        low, high: its 95 % interval by drawing participants again; equal to alpha when it cannot vary.
    """

    n: int
    same: float
    alpha: float
    low: float
    high: float


@dataclass(frozen=True)
class Move:
    """So many participants went from one answer to another between the two rounds."""

    before: Answer
    after: Answer
    count: int


def prepare() -> None:
    """Load what the figures need, so that the moment of revealing does not wait for it."""
    import krippendorff  # noqa: F401


def spread(asked: Asked, answers: Answers) -> tuple[UnitSpread, ...]:
    """Per option, route or aspect how the answers are spread, in the order of the question."""
    cells = [_cells(asked, answer) for answer in answers.values()]
    values = asked.values or (_CHOSEN,)
    return tuple(
        UnitSpread(unit, {value: sum(cell[unit] == value for cell in cells) for value in values})
        for unit in asked.units
    )


def chosen(one: UnitSpread) -> int:
    """How many chose an option or route."""
    return one.counts[_CHOSEN]


def uniformity(questions: Sequence[tuple[Asked, Answers]], seed: int = 1) -> Uniformity | None:
    """How alike a group judged over one or more questions; None with fewer than two participants."""
    people = sorted({who for _, answers in questions for who in answers})
    if len(people) < _AT_LEAST:
        return None
    rows = [_row(questions, who) for who in people]
    alpha = _alpha(rows)
    low, high = _interval(rows, alpha, seed)
    shares = [_same(list(answers.values())) for _, answers in questions if len(answers) >= _AT_LEAST]
    return Uniformity(len(people), sum(shares) / len(shares) if shares else 1.0, alpha, low, high)


def moves_tell_nobody(before: Answers, after: Answers, fewest: int) -> bool:
    """True when moves may be shown beside the spreads of both rounds.

    The difference of the two is what those answered who took part in one round only: nobody, or ``fewest`` or more.
    """
    both = len(before.keys() & after.keys())
    rest = (len(before) - both, len(after) - both)
    return both >= fewest and all(one == 0 or one >= fewest for one in rest)


def moves(before: Answers, after: Answers) -> tuple[Move, ...]:
    """Who answered in both rounds, counted by answer; most people first."""
    both = Counter((_sorted(before[who]), _sorted(after[who])) for who in before.keys() & after.keys())
    return tuple(
        Move(first, second, count)
        for (first, second), count in sorted(both.items(), key=lambda one: (-one[1], one[0]))
    )


def beside_reference(board: Board, asked: Asked, answers: Answers) -> dict[Agreement, int]:
    """How many answers follow the reference, are defensible, or deviate; nothing is wrong.

    Of the signaleringslijst an answer is counted per aspect.
    """
    count = Counter(one for answer in answers.values() for one in _standings(board, asked, answer))
    return {kind: count[kind] for kind in Agreement}


def reference_value(board: Board, asked: Asked, aspect: str) -> Meaning | None:
    """What the reference makes of an aspect, given what is known when it is asked; None where it is silent."""
    own = board.own_aspect(aspect)
    rating = board.reference_ratings.get(own) if own else None
    if rating is None:
        return None
    seen = not rating.facts or asked.run.known.intersection(rating.facts)
    return rating.rating if seen else Meaning.ONBEKEND


def _standings(board: Board, asked: Asked, answer: Answer) -> list[Agreement]:
    if asked.item == ROUTES_SUBJECT:
        return [of_routes(board, frozenset(map(Route, answer)))]
    if asked.item != ASPECTS_ITEM:
        decision, _ = board.decisions[asked.item]
        return [of_decision(decision, answer, visible_options(decision, asked.run))]
    return [
        kind
        for aspect, value in (one.split("/") for one in answer)
        if (kind := _of_aspect(board, asked, aspect, value)) is not None
    ]


def _of_aspect(board: Board, asked: Asked, aspect: str, value: str) -> Agreement | None:
    wanted = reference_value(board, asked, aspect)
    if wanted is None:
        return None
    meaning = board.meanings[value]
    if meaning is wanted:
        return Agreement.FOLLOWS
    own = board.own_aspect(aspect)
    also = board.reference_ratings[own].also if own else ()
    return Agreement.DEFENSIBLE if meaning in also else Agreement.DEVIATES


def _cells(asked: Asked, answer: Answer) -> dict[str, str]:
    """Every unit of a question with its value in one answer."""
    if asked.values:
        return dict(one.split("/") for one in answer)
    return {unit: _CHOSEN if unit in answer else _NOT_CHOSEN for unit in asked.units}


def _row(questions: Sequence[tuple[Asked, Answers]], who: str) -> Row:
    """The values of one participant over all units; None where this question was not answered."""
    row: Row = []
    for asked, answers in questions:
        cells = _cells(asked, answers[who]) if who in answers else {}
        row += [cells.get(unit) for unit in asked.units]
    return row


def _same(answers: Sequence[Answer]) -> float:
    pairs = list(combinations([_sorted(answer) for answer in answers], 2))
    return sum(one == other for one, other in pairs) / len(pairs)


def _sorted(answer: Answer) -> Answer:
    return tuple(sorted(answer))


def _alpha(rows: Sequence[Row]) -> float:
    """Krippendorff's alpha of participants by units; 1 when nobody differs from anybody."""
    # numpy comes with it: a participant's screen must not pay for that
    from krippendorff import alpha

    domain = sorted({value for row in rows for value in row if value is not None})
    counts = [[sum(row[unit] == value for row in rows) for value in domain] for unit in range(len(rows[0]))]
    paired = [unit for unit in counts if sum(unit) >= _AT_LEAST]
    if not paired or all(max(unit) == sum(unit) for unit in paired):
        return 1.0
    return float(alpha(value_counts=counts, value_domain=domain, level_of_measurement="nominal"))


def _interval(rows: Sequence[Row], alpha: float, seed: int) -> tuple[float, float]:
    """95 % interval by drawing participants again, each beside the others only: nobody agrees with themselves.

    Drawing with replacement puts people beside themselves, which would count as agreement and lift the interval.
    """
    draw = random.Random(seed)  # noqa: S311 - resampling, no secret
    people = range(len(rows))
    apart = {
        (one, other): _apart(rows[one], rows[other]) for one in people for other in people if one < other
    }
    found = sorted(
        one
        for _ in range(_RESAMPLES)
        if (one := _alpha_of(rows, apart, Counter(draw.choices(people, k=len(rows))))) is not None
    )
    if not found:
        return alpha, alpha
    return min(found[int(_LOW * len(found))], alpha), max(found[max(0, int(_HIGH * len(found)) - 1)], alpha)


def _apart(one: Row, other: Row) -> tuple[int, int]:
    """On how many units two participants differ, out of those both judged."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return sum(a != b for a, b in both), len(both)


def _alpha_of(
    rows: Sequence[Row], apart: Mapping[tuple[int, int], tuple[int, int]], times: Mapping[int, int]
) -> float | None:
    """Alpha of a draw in which each participant stands so many times; None when it cannot be told."""
    differ = judged = 0
    for (one, other), (gap, shared) in apart.items():
        weight = times.get(one, 0) * times.get(other, 0)
        differ += weight * gap
        judged += weight * shared
    values = Counter(
        value
        for who, count in times.items()
        for value in rows[who]
        if value is not None
        for _ in range(count)
    )
    total = values.total()
    expected = (
        1 - sum(count * (count - 1) for count in values.values()) / (total * (total - 1)) if total > 1 else 0
    )
    if not judged:
        return None
    return 1 - (differ / judged) / expected if expected else 1.0
