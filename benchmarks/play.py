"""How fast a casus plays without a screen, and how replay grows with the number of events.

Prints runs per second on one core (legality checks, comparison and report included, no storage) for
every shipped casus, and the time per event of a run that re-rates its list 1x, 10x and 100x as often.
Ratios count, not seconds: machines differ and are noisy.

    python benchmarks/play.py
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mas_sim.application.contents import bundle_of, judges_of
from mas_sim.bootstrap import library_of
from mas_sim.content import hashing
from mas_sim.engine.bot import Policy, play
from mas_sim.engine.run import act, replay, start
from mas_sim.model.actions import Choose, FinishStage, Mode, Rate, ReadFeedback, RunEvent, Stage, Start
from mas_sim.model.decision import Standing
from mas_sim.scoring.report import Judges
from mas_sim.settings import Settings

REPEATS, RUNS = 7, 40
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
GROWTH = (1, 10, 100)


def median_seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median wall time of ``work`` over some repeats."""
    found = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def play_and_report(judges: Judges) -> int:
    """Some runs along the reference with their report; events per run."""
    for _ in range(RUNS):
        run = play(judges.board, judges.reference.contents, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
        judges.report(run)
    return run.seq


def rated_events(judges: Judges, times: int) -> list[RunEvent]:
    """Events of a run that rates every aspect of the list ``times`` times."""
    board = judges.board
    opening = Start(
        casus_id=board.casus.id, mode=Mode.OEFENEN, pseudonym="meting", contents=judges.reference.contents
    )
    run, first = start(board, opening, NOW)
    events = [first]
    best = [
        Choose(
            decision=item.id, options=(next(o.id for o in item.options if o.standing is Standing.PREFERRED),)
        )
        for item in board.casus.waarnemen.decisions
    ]
    actions = [*best, FinishStage(stage=Stage.WAARNEMEN), ReadFeedback(stage=Stage.WAARNEMEN)]
    value = board.instrument.scale[0].id
    actions += [Rate(aspect=aspect, value=value) for _ in range(times) for aspect in board.aspects]
    for action in actions:
        run, event = act(board, run, action, NOW)
        events.append(event)
    return events


def main() -> None:
    """Print a table per casus."""
    library = library_of(Settings.from_environment())
    for casus in library.casuses():
        bundle = bundle_of(library, casus.id)
        judges = judges_of(bundle, bundle.hashes(hashing))
        events = play_and_report(judges)
        seconds = median_seconds(lambda judges=judges: play_and_report(judges)) / RUNS
        print(
            f"{casus.id}: {1 / seconds:.0f} runs/s, {events} events a run, {seconds / events * 1e6:.1f} us an event"
        )
        growth(judges)


def growth(judges: Judges) -> None:
    """Print replay time per event for longer and longer runs, as a ratio to the shortest."""
    base = None
    for times in GROWTH:
        events = rated_events(judges, times)
        per_event = median_seconds(lambda events=events: replay(judges.board, events)) / len(events)
        base = base or per_event
        print(
            f"  replay of {len(events):5d} events: {per_event * 1e6:.1f} us an event, ratio {per_event / base:.2f}"
        )


if __name__ == "__main__":
    main()
