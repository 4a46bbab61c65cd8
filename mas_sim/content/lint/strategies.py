"""Lazy strategies: how far one gets in a casus without reading it.

A share is the number of choices at the reference beside all choices made, the route included.
"""

import datetime as dt
from enum import StrEnum

from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.conditions import visible_options
from mas_sim.engine.run import start
from mas_sim.model.actions import Mode, Start
from mas_sim.model.decision import Agreement, Decision, Option
from mas_sim.model.methodology import Route
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges

LAZIEST = 0.60
RANDOM_PLAYS = 30
_MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# interventions by which an officer talks with someone
_TALKS = frozenset(
    {"verzuimgesprek", "waarschuwingsgesprek", "plan-waarschuwingsgesprek", "horen-ouders", "horen-jongere"}
    | {"contact-houden", "plan-terugkoppeling", "terugkoppelen-ouders-jongere"}
)


class Strategy(StrEnum):
    """A way of choosing that needs no dossier."""

    FIRST = "altijd de eerste"
    LONGEST = "altijd de langste"
    MIDDLE = "altijd de middelste"
    RANDOM = "willekeurig"
    TALK = "altijd het gesprek"
    LIGHTEST = "altijd het lichtste"

    @property
    def blind(self) -> bool:
        """True when it looks at place or length alone, so that each casus must hold out against it."""
        return self not in (Strategy.TALK, Strategy.LIGHTEST)


_POLICIES = {
    Strategy.FIRST: Policy.FIRST,
    Strategy.LONGEST: Policy.LONGEST,
    Strategy.MIDDLE: Policy.MIDDLE,
    Strategy.RANDOM: Policy.RANDOM,
}


class LightBot(Bot):
    """Takes the basisroute, and of the options the talk or what asks least."""

    def __init__(self, judges: Judges, strategy: Strategy) -> None:
        """Play by ``strategy``, which is TALK or LIGHTEST."""
        super().__init__(judges.board, Policy.FIRST)
        self.strategy = strategy

    def _options(self, run: Run, decision: Decision) -> tuple[str, ...]:
        rank = _talk if self.strategy is Strategy.TALK else _weight
        return (min(visible_options(decision, run), key=rank).id,)

    def _routes(self) -> frozenset[Route]:
        return frozenset({Route.BASIS})


def lazy_shares(judges: Judges) -> dict[Strategy, float]:
    """The share of each strategy in one casus; of random the mean over many plays."""
    return {
        strategy: sum(shares) / len(shares)
        for strategy in Strategy
        for shares in ([share(judges, run) for run in _runs(judges, strategy)],)
    }


def share(judges: Judges, run: Run) -> float:
    """The share of the choices of a run that follow the reference; 0 when it made none."""
    made = [one for phase in judges.report(run).phases for one in phase.comparisons]
    return sum(one.agreement is Agreement.FOLLOWS for one in made) / len(made) if made else 0.0


def played(judges: Judges, bot: Bot) -> Run:
    """A whole run by this bot."""
    contents = judges.reference.contents
    opening = Start(casus_id=judges.board.casus.id, mode=Mode.OEFENEN, pseudonym="bot", contents=contents)
    run, _ = start(judges.board, opening, _MOMENT)
    for later, _ in bot.play(run, _MOMENT):
        run = later
    return run


def _runs(judges: Judges, strategy: Strategy) -> list[Run]:
    if strategy not in _POLICIES:
        return [played(judges, LightBot(judges, strategy))]
    seeds = range(RANDOM_PLAYS if strategy is Strategy.RANDOM else 1)
    return [played(judges, Bot(judges.board, _POLICIES[strategy], seed)) for seed in seeds]


def _talk(option: Option) -> tuple[bool, int]:
    return (_TALKS.isdisjoint(option.interventions), _weight(option))


def _weight(option: Option) -> int:
    """How much an option asks: its days, and what it applies."""
    return option.days + len(option.interventions)
