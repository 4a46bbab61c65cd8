"""Any sequence of actions: legal ones replay to the same run, illegal ones change nothing."""

from __future__ import annotations

import os
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.application.contents import judges_of
from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.run import act, replay, start
from mas_sim.errors import RunError
from mas_sim.model.actions import (
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    Hold,
    HoldBy,
    Justify,
    Mode,
    PassWriting,
    PlanChoice,
    Rate,
    ReadFeedback,
    RevisePlan,
    Rewrite,
    RunEvent,
    SetGoals,
    Stage,
    Start,
    StepAction,
    Write,
)
from mas_sim.model.methodology import Route
from mas_sim.model.run import Run
from tests.builders import HASHES, NOW
from tests.builders_letter import WRITING, bundle_with_letter

JUDGES = judges_of(bundle_with_letter(alone=False, writing=WRITING), HASHES)
BOARD = JUDGES.board
EXAMPLES = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60

# names that exist, and one that does not
NOWHERE = "nergens"
aspects = st.sampled_from([*BOARD.aspects, NOWHERE])
options = st.sampled_from([*sorted({option for _, option in BOARD.options}), NOWHERE])
several = st.lists(options, max_size=4).map(tuple)
routes = st.frozensets(st.sampled_from(list(Route)), max_size=3)
weeks = st.integers(1, 52)
texts = st.sampled_from(["Omdat.", "a" * 10_001])
decisions = st.sampled_from([*BOARD.decisions, NOWHERE])
plan_choices = st.builds(PlanChoice, decision=st.sampled_from(["middelen", "start"]), options=several)
goals = st.builds(
    GoalChoice, goal=st.sampled_from([*BOARD.goals, NOWHERE]), weeks=weeks, feedback_weeks=weeks
)
items = st.sampled_from([None, "school", "basis", "doe-plannen", "op-school", NOWHERE])
subjects = st.sampled_from([*BOARD.decisions, "routes", "routes-na-toets", NOWHERE])

wild: st.SearchStrategy[StepAction] = st.one_of(
    st.builds(Ask, request=st.sampled_from([*BOARD.requests, NOWHERE])),
    st.builds(
        Rate,
        aspect=aspects,
        value=st.sampled_from([*BOARD.meanings, NOWHERE]),
        fact=st.sampled_from([None, *BOARD.facts, NOWHERE]),
    ),
    st.builds(Choose, decision=decisions, options=several),
    st.builds(ChooseRoutes, routes=routes),
    st.builds(SetGoals, goals=st.lists(goals, max_size=5).map(tuple)),
    st.builds(Hold, aspect=aspects, by=st.sampled_from(list(HoldBy)), item=items, text=st.just("") | texts),
    st.builds(RevisePlan, routes=routes, choices=st.lists(plan_choices, max_size=2).map(tuple)),
    st.builds(Write, decision=decisions, text=texts),
    st.builds(PassWriting, decision=decisions),
    st.builds(Justify, subject=subjects, text=texts),
    st.builds(Rewrite, subject=subjects, text=texts),
    st.builds(Answer, question=st.sampled_from([*BOARD.questions, NOWHERE]), text=texts),
    st.builds(FinishStage, stage=st.sampled_from(list(Stage))),
    st.builds(ReadFeedback, stage=st.sampled_from(list(Stage))),
)

# allowed at the right moment, so that random runs revise, explain, hold and rate again
MEANS = ["brief", "schoolafspraak", "extra", "straffen"]
plans = st.builds(
    RevisePlan,
    routes=st.frozensets(st.sampled_from(list(Route)), min_size=1),
    choices=st.sets(st.sampled_from(MEANS), min_size=1).map(
        lambda chosen: (PlanChoice(decision="middelen", options=tuple(sorted(chosen))),)
    ),
)
rates = st.builds(Rate, aspect=st.sampled_from([*BOARD.aspects]), value=st.sampled_from([*BOARD.meanings]))
nothing = st.builds(
    Hold, aspect=st.sampled_from([*BOARD.aspects]), by=st.just(HoldBy.NONE), text=st.just("Omdat.")
)
explained = st.builds(Justify, subject=subjects, text=st.just("Omdat."))
written_anew = st.builds(Rewrite, subject=subjects, text=st.just("Beter."))
written = st.builds(
    Write, decision=st.just("brief"), text=st.sampled_from(["Noor spijbelde.", "Op 9 november."])
)
stages = st.sampled_from(list(Stage))
timely: st.SearchStrategy[tuple[Stage, StepAction]] = st.one_of(
    st.tuples(st.just(Stage.WAARNEMEN), written),
    st.tuples(st.just(Stage.WAARNEMEN), st.just(PassWriting(decision="brief"))),
    st.tuples(st.just(Stage.ANALYSEREN), rates),
    st.tuples(st.just(Stage.TOETSEN), plans),
    st.tuples(st.just(Stage.TOETSEN), nothing),
    st.tuples(stages, explained),
    st.tuples(stages, written_anew),
)
thrown_in = st.lists(timely | st.tuples(stages, wild), max_size=30)
runs = {"mode": st.sampled_from(list(Mode)), "seed": st.integers(0, 10_000), "extra": thrown_in}
many = settings(max_examples=EXAMPLES, deadline=None)


def reloaded(event: RunEvent) -> RunEvent:
    return RunEvent.model_validate_json(event.model_dump_json())


def opened(mode: Mode) -> tuple[Run, RunEvent]:
    opening = Start(casus_id="klein", mode=mode, pseudonym="Vos", contents=HASHES)
    return start(BOARD, opening, NOW)


def tried(run: Run, action: StepAction) -> tuple[Run, RunEvent | None]:
    """The run after an action, or the same run untouched when it was refused."""
    before = run.model_copy(deep=True)
    try:
        after, event = act(BOARD, run, action, NOW)
    except RunError:
        assert run == before
        return run, None
    assert run == before
    return after, event


def drive(mode: Mode, seed: int, extra: list[tuple[Stage, StepAction]]) -> tuple[list[Run], list[RunEvent]]:
    """A random bot with other actions thrown in, one a step: the run after each event, and the events."""
    run, event = opened(mode)
    runs, events, bot, waiting = [run], [event], Bot(BOARD, Policy.RANDOM, seed), list(extra)
    while not run.finished:
        thrown = next((item for item in waiting if item[0] is run.stage), None)
        if thrown is not None:
            waiting.remove(thrown)
            run, accepted = tried(run, thrown[1])
        else:
            run, accepted = act(BOARD, run, bot.next_action(run), NOW)
        if accepted is not None:
            runs.append(run)
            events.append(accepted)
    return runs, events


@many
@given(**runs)
def test_what_was_stored_replays_to_the_same_run(mode, seed, extra):
    runs, events = drive(mode, seed, extra)
    assert replay(BOARD, events) == runs[-1]
    assert replay(BOARD, map(reloaded, events)) == runs[-1]
    assert (runs[-1].finished, runs[-1].seq) == (True, len(events))


@many
@given(**runs)
def test_a_reload_at_any_step_goes_on_with_the_same_run(mode, seed, extra):
    runs, events = drive(mode, seed, extra)
    run = None
    for event, shown in zip(events, runs, strict=True):
        run = replay(BOARD, [reloaded(event)], run)
        assert run == shown


@many
@given(**runs)
def test_every_state_a_run_can_reach_can_be_judged(mode, seed, extra):
    runs, _ = drive(mode, seed, extra)
    for run in runs:
        report = JUDGES.report(run)
        assert (len(report.takeaways), report.finished) == (3, run.finished)
        cells = report.two_by_two.model_dump().values()
        assert sum(map(len, cells)) == sum(len(phase.comparisons) for phase in report.phases)


@many
@given(mode=st.sampled_from(list(Mode)), actions=st.lists(wild, max_size=40))
def test_whatever_is_sent_only_a_run_error_comes_back(mode, actions):
    run, event = opened(mode)
    events = [event]
    for action in actions:
        run, accepted = tried(run, action)
        events += [] if accepted is None else [accepted]
    assert replay(BOARD, map(reloaded, events)) == run
    assert JUDGES.report(run).casus_id == "klein"


@many
@given(mode=st.sampled_from(list(Mode)), seed=st.integers(0, 10_000))
def test_days_and_knowledge_never_go_back(mode, seed):
    runs, _ = drive(mode, seed, [])
    for earlier, later in pairwise(runs):
        assert earlier.days <= later.days
        assert earlier.known <= later.known
        assert earlier.choices.keys() <= later.choices.keys()
