"""What each role brings to a ketentafel: the facts and documents of a casus, divided by who can tell them."""

from mas_sim.engine.board import Board
from mas_sim.model.group_table import CHAIR, RoleKnows

TABLE_ROLES = (CHAIR, "school", "ouders", "halt", "om", "raad", "wijkteam")
"""The chairs that are always there; someone else who can tell something in this casus gets one too."""
_NOT_AT_TABLE = frozenset({"collega"})


def deal(board: Board) -> tuple[RoleKnows, ...]:
    """What every role knows when the table begins, in the order of the chairs.

    The casus says who answers which question, and so who knows what; what lies in the dossier at the start is known
    to leerplicht, and of it each role knows what that role may know.
    """
    casus = board.casus
    told: dict[str, list[str]] = {role: [] for role in TABLE_ROLES}
    papers: dict[str, list[str]] = {role: [] for role in TABLE_ROLES}
    for request in casus.requests():
        if request.partner not in _NOT_AT_TABLE and (request.reveals or request.attachments):
            told.setdefault(request.partner, []).extend(request.reveals)
            papers.setdefault(request.partner, []).extend(request.attachments)
    papers[CHAIR] += [item.id for item in casus.dossier.attachments if item.from_start]
    found = []
    for role, own in told.items():
        start = [
            fact.id
            for fact in casus.dossier.facts
            if fact.from_start and (role == CHAIR or role in fact.may_know)
        ]
        facts, documents = dict.fromkeys((*start, *own)), dict.fromkeys(papers.get(role, ()))
        found.append(RoleKnows(role=role, facts=tuple(facts), attachments=tuple(documents)))
    return tuple(found)
