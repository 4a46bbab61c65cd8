"""Any sequence of actions: legal ones replay to the same run, illegal ones change nothing."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.run import act, replay, start
from mas_sim.errors import RunError
from mas_sim.model.actions import (
    Ask,
    Choose,
    FinishStage,
    Justify,
    Mode,
    Rate,
    ReadFeedback,
    RunEvent,
    Stage,
    Start,
)
from tests.builders import HASHES, NOW, aspect_ids, make_judges

JUDGES = make_judges()
BOARD = JUDGES.board
EXAMPLES = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 40

wild = st.one_of(
    st.sampled_from(sorted(BOARD.requests)).map(lambda request: Ask(request=request)),
    st.sampled_from([*BOARD.options, ("start", "slapen")]).map(
        lambda pair: Choose(decision=pair[0], options=(pair[1],))
    ),
    st.tuples(st.sampled_from(aspect_ids()), st.sampled_from(["zorg", "onbekend", "rood"])).map(
        lambda pair: Rate(aspect=pair[0], value=pair[1])
    ),
    st.sampled_from(["start", "routes", "gesprek"]).map(lambda subject: Justify(subject=subject, text="r")),
    st.sampled_from(list(Stage)).map(lambda stage: FinishStage(stage=stage)),
    st.sampled_from(list(Stage)).map(lambda stage: ReadFeedback(stage=stage)),
)


def drive(mode: Mode, seed: int, extra: list[tuple[int, object]]):
    """A run by a random bot, with wild actions thrown in at some steps; run and events."""
    opening = Start(casus_id="klein", mode=mode, pseudonym="Vos", contents=HASHES)
    run, event = start(BOARD, opening, NOW)
    events, bot = [event], Bot(BOARD, Policy.RANDOM, seed)
    thrown: dict[int, list[object]] = {}
    for step, action in extra:
        thrown.setdefault(step, []).append(action)
    for step in range(200):
        for action in [*thrown.get(step, []), None if run.finished else bot.next_action(run)]:
            if action is None:
                continue
            before = run
            try:
                run, event = act(BOARD, run, action, NOW)
            except RunError:
                assert run is before
            else:
                events.append(event)
                # continued after a reload at each step: what is stored gives what is shown
                assert replay(BOARD, [reloaded(event)], before) == run
    return run, events


def reloaded(event: RunEvent) -> RunEvent:
    return RunEvent.model_validate_json(event.model_dump_json())


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    mode=st.sampled_from(list(Mode)),
    seed=st.integers(0, 10_000),
    extra=st.lists(st.tuples(st.integers(0, 60), wild), max_size=25),
)
def test_what_was_stored_replays_to_the_same_run(mode, seed, extra):
    run, events = drive(mode, seed, extra)
    assert run.finished
    assert replay(BOARD, map(reloaded, events)) == run
    assert JUDGES.report(run).finished


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, 10_000), cut=st.integers(1, 40))
def test_a_run_cut_off_anywhere_can_be_judged(seed, cut):
    _, events = drive(Mode.OEFENEN, seed, [])
    run = replay(BOARD, events[:cut])
    assert JUDGES.report(run).casus_id == "klein"
