"""The state of affairs in which a group judges: the run as the reference left it, just before a choice."""

import datetime as dt
from dataclasses import dataclass

from mas_sim.engine.board import PHASE_OF_STAGE, Board
from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.conditions import visible_options
from mas_sim.engine.run import start
from mas_sim.model.actions import ROUTES_SUBJECT, Choose, ChooseRoutes, ContentHashes, Mode, Rate, Start
from mas_sim.model.decision import Select
from mas_sim.model.group import ASPECTS_ITEM
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.model.run import Run


@dataclass(frozen=True)
class Asked:
    """A key decision as it can be put to a group.

    Attributes:
        item: id of the decision, ``routes`` or ``aspecten``.
        phase: phase it belongs to.
        run: what is known and done when it is asked.
        units: what is judged one by one: options, routes or aspects, in order.
        values: per unit the values it can get; empty when a unit is chosen or not.
        many: whether more units can be chosen.
        alone: units that cannot be chosen together with others.
    """

    item: str
    phase: PhaseId
    run: Run
    units: tuple[str, ...]
    values: tuple[str, ...] = ()
    many: bool = False
    alone: frozenset[str] = frozenset()


def asked_items(board: Board, hashes: ContentHashes, at: dt.datetime) -> dict[str, Asked]:
    """Every key decision on the way of the reference, in playing order; all groups judge the same state of affairs."""
    opening = Start(casus_id=board.casus.id, mode=Mode.OEFENEN, pseudonym="bot", contents=hashes)
    run, _ = start(board, opening, at)
    found: dict[str, Asked] = {}
    for later, event in Bot(board, Policy.REFERENCE, 0).play(run, at):
        item = _asked(board, run, event.action)
        if item is not None:
            found.setdefault(item.item, item)
        run = later
    return found


def _asked(board: Board, run: Run, action: object) -> Asked | None:
    phase = PHASE_OF_STAGE[run.stage]
    if isinstance(action, ChooseRoutes):
        return Asked(ROUTES_SUBJECT, phase, run, tuple(route.value for route in Route), many=True)
    if isinstance(action, Rate):
        aspects = tuple(
            aspect
            for aspect in board.aspects
            if board.own_aspect(aspect) in board.casus.analyseren.group_aspects
        )
        scale = tuple(answer.id for answer in board.instrument.scale)
        return Asked(ASPECTS_ITEM, phase, run, aspects, values=scale) if aspects else None
    if isinstance(action, Choose):
        decision, _ = board.decisions[action.decision]
        options = visible_options(decision, run)
        return Asked(
            decision.id,
            phase,
            run,
            tuple(option.id for option in options),
            many=decision.select is Select.MANY,
            alone=frozenset(option.id for option in options if option.exclusive),
        )
    return None
