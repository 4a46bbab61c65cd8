"""A panel beside the reference: how colleagues chose in the same casus, and why.

Partial credit is the aggregate scoring of script concordance tests (see ``docs/decisions/0011``): an answer earns what
share of the panel gave it, relative to the answer most gave. It is a second view, never a verdict.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mas_sim.engine.board import Board
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT
from mas_sim.model.decision import Select
from mas_sim.model.run import Run

FIRM_FROM = 10  # members; fewer is called indicatief (didactiek, SCT panels)

Answer = tuple[str, ...]


@dataclass(frozen=True)
class PanelSpread:
    """How a panel answered one question.

    Attributes:
        subject: id of the decision, or ``routes``.
        n: members who were asked this.
        units: option or route to the number of members who chose it.
        reasons: answer with the reasons given for it, ordered by their text so that nothing tells who wrote which.
    """

    subject: str
    n: int
    units: dict[str, int]
    reasons: tuple[tuple[Answer, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Credit:
    """What answers earn from a panel: ``points`` out of ``most``, over the questions both answered."""

    points: float
    most: int


def answer_of(run: Run, subject: str) -> Answer | None:
    """What a run answered to a question, sorted; None when it was not asked."""
    if subject == ROUTES_SUBJECT:
        return None if run.routes is None else tuple(sorted(route.value for route in run.routes))
    choice = run.choices.get(subject)
    return None if choice is None else tuple(sorted(choice.options))


def reason_of(run: Run, subject: str) -> str:
    """Why a run answered so; of the route the last word on it."""
    said = run.justifications
    if subject == ROUTES_SUBJECT and REVISED_ROUTES_SUBJECT in said:
        return said[REVISED_ROUTES_SUBJECT].text
    return said[subject].text if subject in said else ""


def spreads(board: Board, members: Sequence[Run], fewest: int) -> dict[str, PanelSpread]:
    """The spread of every question that at least ``fewest`` members answered, in playing order."""
    found = {subject: _spread(subject, members) for subject in (ROUTES_SUBJECT, *board.decisions)}
    return {subject: one for subject, one in found.items() if one.n >= fewest}


def _spread(subject: str, members: Iterable[Run]) -> PanelSpread:
    given = [(answer, reason_of(run, subject)) for run in members if (answer := answer_of(run, subject))]
    reasons: dict[Answer, list[str]] = {}
    for answer, reason in given:
        reasons.setdefault(answer, []).append(reason)
    most_first = sorted(reasons, key=lambda answer: (-len(reasons[answer]), answer))
    return PanelSpread(
        subject=subject,
        n=len(given),
        units=dict(Counter(unit for answer, _ in given for unit in answer)),
        reasons=tuple((answer, tuple(sorted(filter(None, reasons[answer])))) for answer in most_first),
    )


def credit_of(board: Board, spread: PanelSpread, answer: Answer) -> float:
    """What an answer earns, 0 to 1.

    Of one option its votes beside the most votes; of several the members who agree on each, beside as many as can.
    """
    if spread.subject != ROUTES_SUBJECT and board.decisions[spread.subject][0].select is Select.ONE:
        return spread.units.get(answer[0], 0) / max(spread.units.values())
    units = {*spread.units, *answer}
    chosen = {unit: spread.units.get(unit, 0) for unit in units}
    agree = sum(count if unit in answer else spread.n - count for unit, count in chosen.items())
    return agree / sum(max(count, spread.n - count) for count in chosen.values())


def credit(board: Board, found: dict[str, PanelSpread], run: Run) -> Credit:
    """The partial credit of a run by the panel, over every question that both answered."""
    earned = [
        credit_of(board, spread, answer)
        for subject, spread in found.items()
        if (answer := answer_of(run, subject))
    ]
    return Credit(points=sum(earned), most=len(earned))
