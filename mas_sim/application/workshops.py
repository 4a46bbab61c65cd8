"""Use cases of a workshop: teams that share a run, with one of them holding the pen."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from mas_sim.application.groups import Groups, GroupView, SeatView
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.team_comparison import TeamComparison, compare_teams
from mas_sim.engine.group_rules import own
from mas_sim.errors import GroupRefusedError
from mas_sim.model.actions import Mode, StepAction
from mas_sim.model.group import GroupStage
from mas_sim.model.group_teams import BeginCasus, Team, Teams

_KEPT = 128


@dataclass(frozen=True)
class TeamView:
    """What the holder of a seat sees of the own team.

    Attributes:
        number: of the team, from 0; None before one was chosen.
        run: the run the team last opened, None before its first.
        writes: True when this participant holds the pen.
    """

    seat: SeatView
    number: int | None
    run: RunView | None
    writes: bool

    @property
    def team(self) -> Team:
        """The own team; empty before one was chosen."""
        return Team() if self.number is None else teams_of(self.seat.view).teams[self.number]


class Workshops:
    """Runs of teams: whoever holds the pen decides, the others follow."""

    def __init__(self, groups: Groups, practice: Practice) -> None:
        """Sessions are kept by ``groups``, runs by ``practice``."""
        self._groups, self._practice = groups, practice
        self._views: OrderedDict[str, RunView] = OrderedDict()
        self._shelf = threading.Lock()

    def team(self, token: str) -> TeamView:
        """The team of a seat with its run as stored.

        Raises:
            GroupNotFoundError: nobody holds this token.
            GroupRefusedError: the trainer took the seat away.
        """
        seat = self._groups.seat(token)
        teams = teams_of(seat.view)
        number = teams.of(seat.participant)
        if number is None or not teams.teams[number].runs:
            writes = number is not None and teams.teams[number].pen == seat.participant
            return TeamView(seat, number, None, writes)
        team = teams.teams[number]
        run = self._run(team.runs[-1].run_id)
        if run.run.finished and not team.runs[-1].finished:
            # the server stopped between the last step and this
            self._groups.finish_casus(seat.view.session_id, number, len(team.runs) - 1)
            seat = self._groups.seat(token)
            team = teams_of(seat.view).teams[number]
        return TeamView(seat, number, run, team.pen == seat.participant)

    def begin_casus(self, token: str) -> TeamView:
        """Open the next casus for the own team.

        Raises:
            GroupRefusedError: it may not be done now; nothing is stored.
        """
        seat = self._groups.seat(token)
        teams = teams_of(seat.view)
        number = teams.of(seat.participant)
        at = 0 if number is None else len(teams.teams[number].runs)
        # before a run is made of it; the run's id is only known after
        self._groups.check(seat, BeginCasus(participant=seat.participant, casus=at, run_id="nog niet"))
        casus = teams.casuses[at]
        run = self._practice.begin(
            casus.casus_id,
            Mode.OEFENEN,
            f"Team {(number or 0) + 1}",
            "",
            seat.view.organisation,
            casus.contents,
        )
        self._groups.do(token, lambda who: BeginCasus(participant=who, casus=at, run_id=run.run_id))
        return self.team(token)

    def act(self, token: str, view: RunView, actions: Sequence[StepAction]) -> RunView:
        """Do the steps in the run of the own team.

        Raises:
            GroupRefusedError: someone else holds the pen now, or the workshop is being closed; nothing is stored.
            RunError: a step may not be done; nothing is stored.
            RunConflictError: someone was first; nothing is stored.
        """
        seat = self._groups.seat(token)
        teams = teams_of(seat.view)
        number = teams.of(seat.participant)
        team = Team() if number is None else teams.teams[number]
        if seat.view.session.stage is not GroupStage.BEZIG:
            raise GroupRefusedError("act", "groep-nu-niet")
        if number is None or team.pen != seat.participant:
            raise GroupRefusedError("act", "pen-bij-ander")
        if not team.runs or team.runs[-1].run_id != view.run_id:
            raise GroupRefusedError("act", "team-verder")
        after = self._keep(self._practice.act(view, actions))
        if after.run.finished:
            self._groups.finish_casus(seat.view.session_id, number, len(team.runs) - 1)
        return after

    def current(self, view: GroupView) -> tuple[RunView | None, ...]:
        """The run each team last opened, by number of the team; None before its first."""
        return tuple(self._run(team.runs[-1].run_id) if team.runs else None for team in teams_of(view).teams)

    def compared(self, view: GroupView) -> tuple[int, ...]:
        """The casuses of which the choices of the teams may lie side by side; at the close all that can be."""
        teams = teams_of(view)
        closing = view.session.stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN)
        return tuple(
            at
            for at in range(len(teams.casuses))
            if teams.compared(at) or (closing and len(teams.finished(at)) > 1)
        )

    def comparison(self, view: GroupView, casus: int, only: Sequence[int] | None = None) -> TeamComparison:
        """The choices of the teams that finished a casus, or of ``only`` these of them."""
        teams = teams_of(view)
        runs = {
            at: self._run(teams.teams[at].runs[casus].run_id)
            for at in teams.finished(casus)
            if only is None or at in only
        }
        return compare_teams(casus, runs)

    def kept(self, view: GroupView) -> tuple[TeamComparison, ...]:
        """What minutes may hold: a team of one is left out, since its choices are one person's."""
        several = [at for at, team in enumerate(teams_of(view).teams) if len(team.members) > 1]
        found = (self.comparison(view, casus, several) for casus in self.compared(view))
        return tuple(one for one in found if len(one.teams) > 1)

    def own(self, seat: SeatView) -> tuple[TeamComparison, ...]:
        """The own team's choices in every casus it finished, beside the reference."""
        teams = teams_of(seat.view)
        number = teams.of(seat.participant)
        if number is None:
            return ()
        return tuple(
            self.comparison(seat.view, casus, (number,))
            for casus in range(len(teams.casuses))
            if number in teams.finished(casus)
        )

    def progress(self, view: GroupView) -> tuple[int, ...]:
        """Number of steps stored in the run each team is in; 0 without one. Cheap enough for a heartbeat."""
        return tuple(
            self._practice.last_seq(team.runs[-1].run_id) if team.runs else 0 for team in teams_of(view).teams
        )

    def _run(self, run_id: str) -> RunView:
        """The run as stored, replayed only when it went on; a whole team looks at the same one."""
        known = self._views.get(run_id)
        if known is not None and self._practice.is_current(known):
            return known
        return self._keep(self._practice.open(run_id))

    def _keep(self, view: RunView) -> RunView:
        with self._shelf:
            self._views[view.run_id] = view
            self._views.move_to_end(view.run_id)
            while len(self._views) > _KEPT:
                self._views.popitem(last=False)
        return view


def teams_of(view: GroupView) -> Teams:
    """The teams of a workshop."""
    return own(view.session.teams)
