"""What the rules of all forms of a groepssessie share."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from mas_sim.engine.backdrop import Asked
from mas_sim.errors import GroupRefusedError
from mas_sim.model.group import Commit, GroupSession
from mas_sim.model.group_table import Settle

T = TypeVar("T")
Items = Mapping[str, Asked]
Guard = Callable[[Items, GroupSession, Any], None]
Effect = Callable[[GroupSession, Any, dt.datetime], dict[str, object]]


def refuse(action: Any, why: str) -> NoReturn:
    """Say no; ``why`` is a code, ``mas_sim.ui.messages`` has the sentence.

    Raises:
        GroupRefusedError: always.
    """
    raise GroupRefusedError(action.kind, why)


def own(part: T | None) -> T:
    """What a form of session always has; the table of forms lets nobody come here without.

    Raises:
        ValueError: the session is of another form; a mistake in the code.
    """
    if part is None:
        raise ValueError("a session of another form")
    return part


def require_present(session: GroupSession, action: Any, who: str) -> None:
    """Refuse what someone who does not take part (any more) asks."""
    known = session.participants.get(who)
    if known is None or known.removed:
        refuse(action, "doet-niet-mee")


def check_answer(asked: Asked, action: Commit | Settle) -> None:
    """Refuse an answer that is no answer to this question."""
    given = action.answer
    if asked.values:
        pairs = [one.partition("/") for one in given]
        if sorted(unit for unit, _, _ in pairs) != sorted(asked.units):
            refuse(action, "aspecten-open")
        if any(value not in asked.values for _, _, value in pairs):
            refuse(action, "hoort-niet-bij-de-vraag")
        return
    if not given:
        refuse(action, "niets-gekozen")
    if len(set(given)) < len(given) or not set(given) <= set(asked.units):
        refuse(action, "hoort-niet-bij-de-vraag")
    if len(given) > 1 and not asked.many:
        refuse(action, "een-optie")
    if len(given) > 1 and asked.alone.intersection(given):
        refuse(action, "sluit-elkaar-uit")


def stepped(session: GroupSession, at_step: int | None = None, **changes: object) -> dict[str, object]:
    """The change that a question (the one on the screen when none is named) becomes different."""
    index = session.at_step if at_step is None else at_step
    steps = list(session.steps)
    steps[index] = steps[index].model_copy(update=changes)
    return {"steps": tuple(steps)}
