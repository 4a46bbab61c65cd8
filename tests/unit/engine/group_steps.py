"""A session after these actions, and why the last of them is refused."""

from __future__ import annotations

import pytest

from mas_sim.engine.backdrop import asked_items
from mas_sim.engine.group import act, open_group, replay
from mas_sim.errors import GroupRefusedError
from mas_sim.model.group import GroupAction, GroupEvent, GroupSession, Join, OpenGroup
from tests.builders import HASHES, NOW, make_board

BOARD = make_board()
ITEMS = asked_items(BOARD, HASHES, NOW)


def joins(*people: str) -> tuple[Join, ...]:
    return tuple(Join(participant=who, pseudonym=who) for who in people)


def after(opening: OpenGroup, *actions: GroupAction) -> GroupSession:
    """The session, checked to be the replay of its stored events."""
    session, event = open_group(ITEMS, opening, NOW)
    events = [event]
    for action in actions:
        session, event = act(ITEMS, session, action, NOW)
        events.append(event)
    assert replay(GroupEvent.model_validate_json(one.model_dump_json()) for one in events) == session
    return session


def why_not(opening: OpenGroup, *actions: GroupAction) -> str:
    before = after(opening, *actions[:-1])
    with pytest.raises(GroupRefusedError) as caught:
        act(ITEMS, before, actions[-1], NOW)
    return caught.value.why
