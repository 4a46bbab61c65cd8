"""Rules of the workshop: teams, the pen, and the casuses in a row."""

import datetime as dt
from collections.abc import Mapping

from mas_sim.engine.group_rules import Effect, Guard, Items, own, refuse, require_present
from mas_sim.model.group import GroupSession
from mas_sim.model.group_teams import (
    LARGEST_TEAM,
    BeginCasus,
    Compare,
    FinishCasus,
    JoinTeam,
    TakePen,
    Team,
    TeamRun,
    Teams,
)


def _check_team(_: Items, session: GroupSession, action: JoinTeam) -> None:
    teams = own(session.teams)
    require_present(session, action, action.participant)
    if action.team >= len(teams.teams):
        refuse(action, "team-bestaat-niet")
    if teams.of(action.participant) == action.team:
        refuse(action, "al-in-dit-team")
    if len(teams.teams[action.team].members) >= LARGEST_TEAM:
        refuse(action, "team-vol")
    now = teams.of(action.participant)
    if now is not None and teams.teams[now].runs:
        refuse(action, "team-is-begonnen")


def _check_pen(_: Items, session: GroupSession, action: TakePen) -> None:
    team = _own_team(session, action)
    if team.pen == action.participant:
        refuse(action, "heeft-al-de-pen")


def _check_begin(_: Items, session: GroupSession, action: BeginCasus) -> None:
    team = _own_team(session, action)
    if team.pen != action.participant:
        refuse(action, "pen-bij-ander")
    if action.casus != len(team.runs):
        refuse(action, "team-verder")
    if action.casus >= len(own(session.teams).casuses):
        refuse(action, "casussen-op")
    if team.ready < len(team.runs):
        refuse(action, "eerst-afmaken")


def _check_finish(_: Items, session: GroupSession, action: FinishCasus) -> None:
    teams = own(session.teams).teams
    team = teams[action.team] if action.team < len(teams) else Team()
    if action.casus >= len(team.runs) or team.runs[action.casus].finished:
        refuse(action, "team-verder")


def _check_compare(_: Items, session: GroupSession, action: Compare) -> None:
    teams = own(session.teams)
    if len(teams.finished(action.casus)) < 2:
        refuse(action, "te-weinig-teams-klaar")
    if action.casus in teams.opened:
        refuse(action, "groep-verder")


def _joined_team(session: GroupSession, action: JoinTeam, _: dt.datetime) -> dict[str, object]:
    teams = without(own(session.teams), action.participant)
    team = teams.teams[action.team]
    return _with_team(
        teams,
        action.team,
        members=(*team.members, action.participant),
        pen=team.pen or action.participant,
    )


def _took_pen(session: GroupSession, action: TakePen, _: dt.datetime) -> dict[str, object]:
    teams = own(session.teams)
    return _with_team(teams, own(teams.of(action.participant)), pen=action.participant)


def _began_casus(session: GroupSession, action: BeginCasus, _: dt.datetime) -> dict[str, object]:
    teams = own(session.teams)
    number = own(teams.of(action.participant))
    return _with_team(teams, number, runs=(*teams.teams[number].runs, TeamRun(run_id=action.run_id)))


def _finished_casus(session: GroupSession, action: FinishCasus, _: dt.datetime) -> dict[str, object]:
    teams = own(session.teams)
    runs = list(teams.teams[action.team].runs)
    runs[action.casus] = runs[action.casus].model_copy(update={"finished": True})
    return _with_team(teams, action.team, runs=tuple(runs))


def _compared(session: GroupSession, action: Compare, _: dt.datetime) -> dict[str, object]:
    teams = own(session.teams)
    return {"teams": teams.model_copy(update={"opened": teams.opened | {action.casus}})}


def without(teams: Teams, participant: str) -> Teams:
    """The teams after someone left; the pen goes to who came first of those that stay."""
    number = teams.of(participant)
    if number is None:
        return teams
    team = teams.teams[number]
    rest = tuple(one for one in team.members if one != participant)
    pen = team.pen if team.pen != participant else (rest[0] if rest else None)
    kept = list(teams.teams)
    kept[number] = team.model_copy(update={"members": rest, "pen": pen})
    return teams.model_copy(update={"teams": tuple(kept)})


def _own_team(session: GroupSession, action: TakePen | BeginCasus) -> Team:
    require_present(session, action, action.participant)
    teams = own(session.teams)
    number = teams.of(action.participant)
    if number is None:
        refuse(action, "kies-eerst-een-team")
    return teams.teams[number]


def _with_team(teams: Teams, number: int, **changes: object) -> dict[str, object]:
    kept = list(teams.teams)
    kept[number] = kept[number].model_copy(update=changes)
    return {"teams": teams.model_copy(update={"teams": tuple(kept)})}


GUARDS: Mapping[type, Guard] = {
    JoinTeam: _check_team,
    TakePen: _check_pen,
    BeginCasus: _check_begin,
    FinishCasus: _check_finish,
    Compare: _check_compare,
}
EFFECTS: Mapping[type, Effect] = {
    JoinTeam: _joined_team,
    TakePen: _took_pen,
    BeginCasus: _began_casus,
    FinishCasus: _finished_casus,
    Compare: _compared,
}
