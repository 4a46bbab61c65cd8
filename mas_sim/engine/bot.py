"""A bot that plays a casus without a screen: along the reference, at random, or by a rule blind to the content."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from random import Random
from typing import TypeVar

from mas_sim.engine.board import PHASE_OF_STAGE, Board
from mas_sim.engine.conditions import holds, visible_options
from mas_sim.engine.plan import attention_aspects, open_decisions, plan_items
from mas_sim.engine.run import act, start
from mas_sim.model.actions import (
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    ContentHashes,
    FinishStage,
    GoalChoice,
    Hold,
    HoldBy,
    Justify,
    Mode,
    Rate,
    ReadFeedback,
    RunEvent,
    SetGoals,
    Stage,
    Start,
    StepAction,
)
from mas_sim.model.decision import Decision, GoalOption, Need, Select, Standing
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import Route
from mas_sim.model.run import Run

T = TypeVar("T")


class Policy(StrEnum):
    """How the bot chooses; all but the reference choose without reading what it says."""

    REFERENCE = "reference"
    RANDOM = "random"
    FIRST = "first"
    MIDDLE = "middle"
    LONGEST = "longest"


BLIND = (Policy.FIRST, Policy.MIDDLE, Policy.LONGEST)


class Bot:
    """Chooses the next action of a run; deterministic for a policy and seed."""

    def __init__(self, board: Board, policy: Policy, seed: int = 0) -> None:
        """Play ``board`` by ``policy``; ``seed`` matters for random only."""
        self.board, self.policy = board, policy
        self.random = Random(seed)  # noqa: S311 - a test player, not a secret
        # drawn once: asking is decided per request, not at every step
        self.wanted = frozenset(request for request in board.requests if self.random.random() < 0.5)

    def play(self, run: Run, at: dt.datetime) -> Iterator[tuple[Run, RunEvent]]:
        """Every step to the end, as the run after it and its event."""
        while not run.finished:
            run, event = act(self.board, run, self.next_action(run), at)
            yield run, event

    def next_action(self, run: Run) -> StepAction:
        """The bot's action in this state; always a legal one."""
        if run.pending is not None:
            return Justify(subject=run.pending, text="Ik kies dit op grond van het dossier.")
        if run.reviewing:
            return ReadFeedback(stage=run.stage)
        step = _STEPS[run.stage](self, run)
        return step if step is not None else FinishStage(stage=run.stage)

    def _inquire(self, run: Run) -> StepAction | None:
        return self._request(run) or self._decide(run)

    def _analyse(self, run: Run) -> StepAction | None:
        return self._request(run) or self._rate(run) or self._decide(run)

    def _plan(self, run: Run) -> StepAction | None:
        if run.routes is None:
            return ChooseRoutes(routes=self._routes())
        return self._decide(run) or (None if run.goals else self._goals())

    def _request(self, run: Run) -> Ask | None:
        if run.mode is not Mode.OEFENEN:
            return None
        phase = PHASE_OF_STAGE[run.stage]
        for request, where in self.board.requests.values():
            waiting = where is phase and request.id not in run.asked and holds(request.when, run)
            if waiting and self._wants(request.need, request.id):
                return Ask(request=request.id)
        return None

    def _wants(self, need: Need, request: str) -> bool:
        if self.policy is Policy.REFERENCE:
            return need is Need.NEEDED
        return self.policy is Policy.RANDOM and request in self.wanted

    def _rate(self, run: Run) -> Rate | None:
        aspect = next((item for item in self.board.aspects if item not in run.ratings), None)
        return None if aspect is None else Rate(aspect=aspect, value=self._value(run, aspect))

    def _value(self, run: Run, aspect: str) -> str:
        scale = self.board.instrument.scale
        if self.policy in BLIND:
            return self._blind(scale, lambda answer: answer.label).id
        if self.policy is Policy.RANDOM:
            return self.random.choice(scale).id
        own = self.board.own_aspect(aspect)
        reference = self.board.reference_ratings.get(own) if own else None
        seen = reference and (not reference.facts or run.known.intersection(reference.facts))
        wanted = reference.rating if reference and seen else Meaning.ONBEKEND
        return next((answer.id for answer in scale if answer.means is wanted), scale[0].id)

    def _decide(self, run: Run) -> Choose | None:
        waiting = open_decisions(self.board, run)
        return None if not waiting else Choose(decision=waiting[0].id, options=self._options(run, waiting[0]))

    def _options(self, run: Run, decision: Decision) -> tuple[str, ...]:
        offered = visible_options(decision, run)
        if self.policy in BLIND:
            return (self._blind(offered, lambda option: option.label).id,)
        if self.policy is Policy.RANDOM:
            count = 1 if decision.select is Select.ONE else self.random.randint(1, len(offered))
            drawn = self.random.sample(offered, count)
            alone = any(option.exclusive for option in drawn)
            return tuple(option.id for option in (drawn[:1] if alone else drawn))
        best = [option.id for option in offered if option.standing is Standing.PREFERRED]
        # a variant reached only off the reference path may offer no preferred option
        best = best or [option.id for option in offered if option.standing is Standing.DEFENSIBLE]
        best = best or [offered[0].id]
        return tuple(best[:1] if decision.select is Select.ONE else best)

    def _blind(self, offered: Sequence[T], words: Callable[[T], str]) -> T:
        """The one that a rule picks by place or length."""
        if self.policy is Policy.MIDDLE:
            return offered[len(offered) // 2]
        if self.policy is Policy.LONGEST:
            return max(offered, key=lambda item: len(words(item)))
        return offered[0]

    def _routes(self) -> frozenset[Route]:
        standings = self.board.casus.plannen.routes
        if self.policy is Policy.RANDOM:
            return frozenset(self.random.choice(standings).routes)
        if self.policy in BLIND:
            return frozenset(self._blind(standings, lambda standing: " ".join(standing.routes)).routes)
        return frozenset(next(item.routes for item in standings if item.standing is Standing.PREFERRED))

    def _goals(self) -> SetGoals:
        goals = tuple(self.board.goals.values())
        chosen = [self._blind(goals, lambda goal: goal.label)]
        if self.policy is Policy.RANDOM:
            chosen = self.random.sample(goals, self.random.randint(1, min(4, len(goals))))
        elif self.policy is Policy.REFERENCE:
            chosen = [goal for goal in goals if goal.standing is Standing.PREFERRED][:4] or chosen
        return SetGoals(goals=tuple(_with_term(goal) for goal in chosen))

    def _hold(self, run: Run) -> Hold | None:
        aspect = next((item for item in attention_aspects(run) if item not in run.holds), None)
        if aspect is None:
            return None
        items = plan_items(self.board, run)
        own = self.board.own_aspect(aspect)
        for goal in run.goals:
            if own in self.board.goals[goal.goal].aspects:
                return Hold(aspect=aspect, by=HoldBy.GOAL, item=goal.goal)
        for by in (HoldBy.INTERVENTION, HoldBy.ROUTE):
            if items[by]:
                return Hold(aspect=aspect, by=by, item=min(items[by]))
        return None  # pragma: no cover - a plan always has a route

    def _answer(self, run: Run) -> Answer | None:
        question = next((item for item in self.board.questions if item not in run.answers), None)
        return None if question is None else Answer(question=question, text="Zie mijn aantekeningen.")


def play(board: Board, hashes: ContentHashes, mode: Mode, policy: Policy, seed: int, at: dt.datetime) -> Run:
    """A whole run by a bot, all steps at one moment."""
    opening = Start(casus_id=board.casus.id, mode=mode, pseudonym="bot", contents=hashes)
    run, _ = start(board, opening, at)
    for later, _ in Bot(board, policy, seed).play(run, at):
        run = later
    return run


def _with_term(goal: GoalOption) -> GoalChoice:
    weeks = max(1, goal.term.max)
    return GoalChoice(goal=goal.id, weeks=weeks, feedback_weeks=max(1, min(goal.feedback.max, weeks)))


_STEPS: Mapping[Stage, Callable[[Bot, Run], StepAction | None]] = {
    Stage.WAARNEMEN: Bot._inquire,
    Stage.ANALYSEREN: Bot._analyse,
    Stage.PLANNEN: Bot._plan,
    Stage.TOETSEN: Bot._hold,
    Stage.HANDELEN: Bot._decide,
    Stage.EVALUEREN: Bot._decide,
    Stage.VERANTWOORDEN: Bot._answer,
}
