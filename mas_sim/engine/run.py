"""The engine's face: accept an action, or replay stored events."""

import datetime as dt
from collections.abc import Iterable

from mas_sim.engine import effects, guards
from mas_sim.engine.board import Board
from mas_sim.model.actions import RunEvent, Start, StepAction
from mas_sim.model.run import Run


def start(board: Board, action: Start, at: dt.datetime) -> tuple[Run, RunEvent]:
    """A fresh run and its first event."""
    return effects.begin(board, action, at), RunEvent(at=at, action=action)


def act(board: Board, run: Run, action: StepAction, at: dt.datetime) -> tuple[Run, RunEvent]:
    """The run after ``action`` and the event to store.

    Raises:
        RunError: the action may not be done; the run is unchanged.
    """
    guards.check(board, run, action)
    return effects.apply(board, run, action, at), RunEvent(at=at, action=action)


def replay(board: Board, events: Iterable[RunEvent], run: Run | None = None) -> Run:
    """The run that stored events lead to, from the start or onward from ``run``.

    Stored events were accepted when they were made, under this same content, so
    nothing is checked again.
    """
    for event in events:
        if isinstance(event.action, Start):
            run = effects.begin(board, event.action, event.at)
        elif run is not None:
            run = effects.apply(board, run, event.action, event.at)
    if run is None:
        raise ValueError("events must begin with a start")
    return run
