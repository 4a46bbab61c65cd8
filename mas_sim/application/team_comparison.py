"""The choices of teams in one casus side by side, and beside the reference."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mas_sim.application.practice import RunView
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT
from mas_sim.model.decision import Agreement, Need, Standing
from mas_sim.model.judged import ChoiceComparison, OptionVerdict, RunReport
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.scoring.comparison import REVISED_ROUTE_TITLE

GOALS_ITEM = "doelen"
GOALS_TITLE = "De doelen"
_ROUTES = (ROUTES_SUBJECT, REVISED_ROUTES_SUBJECT)


@dataclass(frozen=True)
class TeamChoice:
    """What one team chose.

    Attributes:
        chosen: what was chosen, with what the reference thinks of it; empty where the team did not come to it.
        agreement: None where nothing was chosen, and at the goals, which the reference weighs one by one.
        explained: the motivering of a choice that deviates; empty without one.
    """

    team: int
    chosen: tuple[OptionVerdict, ...]
    agreement: Agreement | None
    explained: str = ""

    @property
    def labels(self) -> frozenset[str]:
        """What was chosen, for comparing."""
        return frozenset(one.label for one in self.chosen)


@dataclass(frozen=True)
class ComparedChoice:
    """One decision: what each team chose, and what the reference prefers."""

    item: str
    title: str
    phase: PhaseId
    choices: tuple[TeamChoice, ...]
    reference: tuple[OptionVerdict, ...]

    @property
    def alike(self) -> bool:
        """True when all teams came here and chose the same."""
        first = self.choices[0].labels
        return bool(first) and all(one.labels == first for one in self.choices)


@dataclass(frozen=True)
class TeamComparison:
    """A casus over the teams that finished it.

    Attributes:
        casus: which of the workshop, from 0.
        teams: numbers of the teams, from 0.
        items: every decision that a team came to, in playing order.
        asked_alone: per team the questions that it asked and no other team did.
        not_asked: what the reference needs and no team asked.
        days: werkdagen that passed, by team.
    """

    casus: int
    title: str
    teams: tuple[int, ...]
    items: tuple[ComparedChoice, ...]
    asked_alone: dict[int, tuple[str, ...]]
    not_asked: tuple[str, ...]
    days: dict[int, int]
    reference_days: int
    methodology: Methodology

    @property
    def alike(self) -> int:
        """Number of decisions on which all teams chose the same."""
        return sum(one.alike for one in self.items)

    @property
    def different(self) -> tuple[ComparedChoice, ...]:
        """The decisions to talk about."""
        return tuple(one for one in self.items if not one.alike)

    def with_explanations(self, change: Callable[[str], str]) -> "TeamComparison":
        """The same with every motivering changed."""
        items = (
            replace(
                item,
                choices=tuple(replace(one, explained=change(one.explained)) for one in item.choices),
            )
            for item in self.items
        )
        return replace(self, items=tuple(items))


def compare_teams(casus: int, runs: Mapping[int, RunView]) -> TeamComparison:
    """The finished runs of teams in one casus, by number of the team.

    Raises:
        ValueError: there is none, or one is not finished; the reference is only for who is.
    """
    if not runs or not all(view.run.finished for view in runs.values()):
        raise ValueError("only finished runs are compared")
    first = next(iter(runs.values()))
    reports = {team: view.judges.report(view.run) for team, view in runs.items()}
    return TeamComparison(
        casus=casus,
        title=first.board.casus.card.title,
        teams=tuple(reports),
        items=_items(first, reports),
        asked_alone=_asked_alone(reports),
        not_asked=_not_asked(reports),
        days={team: one.days for team, one in reports.items()},
        reference_days=next(iter(reports.values())).reference_days,
        methodology=first.judges.methodology,
    )


def _items(first: RunView, reports: Mapping[int, RunReport]) -> tuple[ComparedChoice, ...]:
    """Per phase the routes, the decisions of the casus in its order, and the goals."""
    made = {team: _choices(report) for team, report in reports.items()}
    names = {route.id.value: route.label for route in first.judges.methodology.routes}
    found = []
    for phase in PhaseId:
        own = [item.id for item, where in first.board.decisions.values() if where is phase]
        routes = list(_ROUTES) if phase is PhaseId.PLANNEN else []
        for subject in (*routes, *own):
            if any(subject in choices for choices in made.values()):
                found.append(_compared(subject, made, names))
        if phase is PhaseId.PLANNEN:
            found.append(_goals(first, reports))
    return tuple(found)


def _choices(report: RunReport) -> dict[str, ChoiceComparison]:
    return {choice.subject: choice for phase in report.phases for choice in phase.comparisons}


def _compared(
    subject: str, made: Mapping[int, Mapping[str, ChoiceComparison]], names: Mapping[str, str]
) -> ComparedChoice:
    # who did not change the route in the toets, kept it
    kept = ROUTES_SUBJECT if subject == REVISED_ROUTES_SUBJECT else subject
    found = {team: choices.get(subject) or choices.get(kept) for team, choices in made.items()}
    there = [one for one in found.values() if one is not None]
    preferred = {
        one.label: one
        for choice in there
        for one in (*choice.chosen, *choice.missed)
        if one.standing is Standing.PREFERRED
    }
    return ComparedChoice(
        item=subject,
        title=REVISED_ROUTE_TITLE if subject == REVISED_ROUTES_SUBJECT else there[0].title,
        phase=there[0].phase,
        choices=tuple(_choice(team, one, names) for team, one in found.items()),
        reference=tuple(_named(one, names) for one in preferred.values()),
    )


def _choice(team: int, made: ChoiceComparison | None, names: Mapping[str, str]) -> TeamChoice:
    if made is None:
        return TeamChoice(team, (), None)
    deviates = made.agreement is Agreement.DEVIATES
    return TeamChoice(
        team,
        tuple(_named(one, names) for one in made.chosen),
        made.agreement,
        (made.justification or "") if deviates else "",
    )


def _named(verdict: OptionVerdict, names: Mapping[str, str]) -> OptionVerdict:
    """A combination of routes by the names of its routes; anything else as it is."""
    parts = verdict.label.split(" + ")
    if not names.keys() >= set(parts):
        return verdict
    return verdict.model_copy(update={"label": " en ".join(names[part] for part in parts)})


def _goals(first: RunView, reports: Mapping[int, RunReport]) -> ComparedChoice:
    """The goals set; how long they were given stays with the team."""
    set_by = {
        team: tuple(
            OptionVerdict(label=goal.label, standing=goal.standing, reason=goal.reason)
            for phase in report.phases
            for goal in phase.goals
        )
        for team, report in reports.items()
    }
    return ComparedChoice(
        item=GOALS_ITEM,
        title=GOALS_TITLE,
        phase=PhaseId.PLANNEN,
        choices=tuple(TeamChoice(team, goals, None) for team, goals in set_by.items()),
        reference=tuple(
            OptionVerdict(label=goal.label, standing=goal.standing, reason=goal.reason)
            for goal in first.board.goals.values()
            if goal.standing is Standing.PREFERRED
        ),
    )


def _asked_alone(reports: Mapping[int, RunReport]) -> dict[int, tuple[str, ...]]:
    asked = {
        team: {
            review.request: review.label
            for phase in report.phases
            for review in phase.requests
            if review.asked
        }
        for team, report in reports.items()
    }
    if len(asked) < 2:
        return {}
    return {
        team: tuple(
            label
            for request, label in own.items()
            if not any(request in others for other, others in asked.items() if other != team)
        )
        for team, own in asked.items()
    }


def _not_asked(reports: Mapping[int, RunReport]) -> tuple[str, ...]:
    reviews = [review for report in reports.values() for phase in report.phases for review in phase.requests]
    asked = {review.request for review in reviews if review.asked}
    needed = {review.request: review.label for review in reviews if review.need is Need.NEEDED}
    return tuple(label for request, label in needed.items() if request not in asked)
