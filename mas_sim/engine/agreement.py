"""How a choice stands to the reference. Own design; see docs/decisions/0005.

One option: its own standing. Several: a choice follows when it holds every preferred
option and nothing discouraged; it deviates when it holds something discouraged or
misses half or more of the preferred options; anything between is defensible.
"""

from collections.abc import Iterable

from mas_sim.engine.board import Board
from mas_sim.model.decision import Agreement, Decision, Option, Select, Standing
from mas_sim.model.methodology import Route

OF_STANDING = {
    Standing.PREFERRED: Agreement.FOLLOWS,
    Standing.DEFENSIBLE: Agreement.DEFENSIBLE,
    Standing.DISCOURAGED: Agreement.DEVIATES,
}


def of_decision(decision: Decision, chosen: Iterable[str], visible: tuple[Option, ...]) -> Agreement:
    """Agreement of the options chosen out of those on offer."""
    taken = set(chosen)
    if decision.select is Select.ONE:
        return next(OF_STANDING[option.standing] for option in visible if option.id in taken)
    if any(option.id in taken for option in visible if option.standing is Standing.DISCOURAGED):
        return Agreement.DEVIATES
    preferred = [option.id for option in visible if option.standing is Standing.PREFERRED]
    missed = [option for option in preferred if option not in taken]
    if not missed:
        return Agreement.FOLLOWS
    return Agreement.DEVIATES if 2 * len(missed) >= len(preferred) else Agreement.DEFENSIBLE


def of_routes(board: Board, routes: frozenset[Route]) -> Agreement:
    """Agreement of a route or combination; one the casus is silent on deviates."""
    standing = board.route_standing(routes)
    return Agreement.DEVIATES if standing is None else OF_STANDING[standing.standing]
