"""The workshop: teams that each play the same casuses on one run, with one of them holding the pen."""

from typing import Literal

from pydantic import Field

from mas_sim.model.actions import ContentHashes, Reference
from mas_sim.model.base import Model, Slug

MOST_TEAMS = 12
LARGEST_TEAM = 6


class GroupCasus(Model):
    """A casus of a workshop, with the content all teams are judged with."""

    casus_id: Slug
    title: str
    contents: ContentHashes


class Begin(Model):
    """The trainer lets the group begin: teams with their casus, a candidate with the dossier."""

    kind: Literal["begin"] = "begin"


class JoinTeam(Model):
    """A participant joins a team, or moves to another; a team's first member holds the pen."""

    kind: Literal["join_team"] = "join_team"
    participant: Reference
    team: int = Field(ge=0)


class TakePen(Model):
    """A member takes over the pen of the own team."""

    kind: Literal["take_pen"] = "take_pen"
    participant: Reference


class BeginCasus(Model):
    """A team opens its next casus; ``run_id`` is the run it shares."""

    kind: Literal["begin_casus"] = "begin_casus"
    participant: Reference
    casus: int = Field(ge=0)
    run_id: Reference


class FinishCasus(Model):
    """The run of a team is finished; said by the application, by no person."""

    kind: Literal["finish_casus"] = "finish_casus"
    team: int = Field(ge=0)
    casus: int = Field(ge=0)


class Compare(Model):
    """The trainer lets the teams that are ready see each other's choices, before all are ready."""

    kind: Literal["compare"] = "compare"
    casus: int = Field(ge=0)


class TeamRun(Model):
    """The run of a team in one casus."""

    run_id: str
    finished: bool = False


class Team(Model):
    """A team: its members in order of joining, who holds the pen, and its run in each casus it came to."""

    members: tuple[str, ...] = ()
    pen: str | None = None
    runs: tuple[TeamRun, ...] = ()

    @property
    def ready(self) -> int:
        """Number of casuses finished."""
        return sum(one.finished for one in self.runs)


class Teams(Model):
    """A workshop as it stands; ``opened`` are the casuses whose comparison the trainer opened early."""

    casuses: tuple[GroupCasus, ...]
    teams: tuple[Team, ...]
    opened: frozenset[int] = frozenset()

    def of(self, participant: str) -> int | None:
        """Number of the team of a participant, None before one was chosen."""
        return next((at for at, team in enumerate(self.teams) if participant in team.members), None)

    def finished(self, casus: int) -> tuple[int, ...]:
        """The teams that finished a casus."""
        return tuple(
            at for at, team in enumerate(self.teams) if len(team.runs) > casus and team.runs[casus].finished
        )

    def compared(self, casus: int) -> bool:
        """True when choices may be laid side by side: two or more are ready, and nobody is still at work on it."""
        ready = self.finished(casus)
        manned = [at for at, team in enumerate(self.teams) if team.members]
        return len(ready) > 1 and (casus in self.opened or set(manned) <= set(ready))
