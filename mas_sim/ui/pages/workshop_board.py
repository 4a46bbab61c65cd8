"""The board of a workshop: the teams and where they are, the script, and the teams side by side."""

from html import escape

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.practice import RunView
from mas_sim.application.trainers import Trainer
from mas_sim.application.workshops import teams_of
from mas_sim.model.group import GroupStage
from mas_sim.model.group_teams import Begin, Compare, Team, Teams
from mas_sim.ui.components.group_lead import lead
from mas_sim.ui.components.group_show import position
from mas_sim.ui.components.team_table import comparison_of, pick_compared, show_comparison, team_name
from mas_sim.ui.components.workshop_script import COMPARING, FORMING, script_line, show_plan
from mas_sim.ui.holder import Services
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import STAGE, joined

_UNKNOWN_MINUTES = 40


def marker(services: Services, view: GroupView) -> str:
    """All on which the board depends: the session, and the step each team is at."""
    return f"{view.session.seq}|{services.workshops.progress(view)}"


def work(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """What to do now, then what may be seen."""
    st.markdown(f"**{status(view)}**")
    st.markdown(_now(services, view))
    if view.session.stage is GroupStage.WACHTKAMER:
        _cautions(view)
        if st.button("Laat de teams beginnen", type="primary", key=f"begin-{position(view)}"):
            lead(services.groups, state, trainer, view, Begin())
    if view.session.stage is GroupStage.BEZIG:
        _offer_comparison(services, state, trainer, view)
    _plan(services, view)
    content(services, view)


def status(view: GroupView) -> str:
    """Where the group is, in a few words."""
    session, teams = view.session, teams_of(view)
    if session.stage is GroupStage.WACHTKAMER:
        seated = len(session.present) - len(_without_team(view))
        return f"{len(session.present)} binnen, {seated} in een team"
    if session.stage is not GroupStage.BEZIG:
        return "Afronden" if session.stage is GroupStage.AFRONDEN else "De sessie is afgelopen"
    manned, casus = _manned(teams), _slowest(teams)
    ready = len(set(teams.finished(casus)) & set(manned))
    which = f"casus {casus + 1} van {len(teams.casuses)}" if len(teams.casuses) > 1 else "de casus"
    return f"{ready} van {len(manned)} {'team' if len(manned) == 1 else 'teams'} klaar met {which}"


def content(services: Services, view: GroupView) -> None:
    """Where each team is, and the teams side by side once that may be seen."""
    session, titles = view.session, [one.title for one in teams_of(view).casuses]
    if session.stage is GroupStage.WACHTKAMER:
        script_line(FORMING)
    if session.stage in (GroupStage.WACHTKAMER, GroupStage.BEZIG):
        st.html(_table(services, view))
    compared = services.workshops.compared(view)
    if compared:
        st.header("De teams naast elkaar", anchor=False)
        script_line(COMPARING)
        casus = pick_compared(compared, titles, "vergeleken-casus")
        if len(titles) > 1:
            st.markdown(f"**Casus {casus + 1}: {titles[casus]}**")
        show_comparison(comparison_of(services, view, casus))


def _now(services: Services, view: GroupView) -> str:
    """What a trainer does at this point."""
    session, teams = view.session, teams_of(view)
    if session.stage is GroupStage.WACHTKAMER:
        return (
            "Laat ieder een team kiezen op de eigen telefoon of laptop. Zit iedereen bij elkaar? Begin dan."
        )
    if session.stage is not GroupStage.BEZIG:
        return ""
    manned = _manned(teams)
    if manned and all(teams.teams[at].ready == len(teams.casuses) for at in manned):
        if services.workshops.compared(view):
            return "Alle teams zijn klaar. Bespreek de verschillen, en kies daarna ‘Rond af’."
        return "Het team is klaar. Met één team is er niets te vergelijken. Bespreek de nabespreking en kies ‘Rond af’."
    return "Loop rond. Help het gesprek op gang, en laat de keuze bij het team."


def _cautions(view: GroupView) -> None:
    teams = teams_of(view).teams
    alone = [team_name(at) for at, team in enumerate(teams) if len(team.members) == 1]
    left = len(_without_team(view))
    if not view.session.present:
        st.caption("Er is nog niemand binnen. Wie later komt, kiest een team en valt in waar dat team is.")
    if alone:
        st.warning(
            f"{joined(alone)}: maar één deelnemer. Overleggen kan dan niet; laat die liever bij een ander team gaan."
        )
    if left:
        st.warning(
            f"{left} {'deelnemer heeft' if left == 1 else 'deelnemers hebben'} nog geen team. Dat kan ook nog als de teams "
            "bezig zijn."
        )


def _offer_comparison(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """Side by side before all are ready: the trainer decides, knowing who would see it too soon."""
    teams = teams_of(view)
    for casus, one in enumerate(teams.casuses):
        ready = teams.finished(casus)
        if len(ready) < 2 or teams.compared(casus):
            continue
        busy = [team_name(at) for at in _manned(teams) if at not in ready]
        st.markdown(f"**{joined([team_name(at) for at in ready])}** zijn klaar met ‘{one.title}’.")
        st.caption(
            f"{joined(busy)} {'is' if len(busy) == 1 else 'zijn'} nog niet zover. Leg je de keuzes nu naast elkaar, dan "
            "staan die ook met de referentie op dit bord en op het scherm voor de zaal."
        )
        if st.button("Leg de keuzes nu naast elkaar", key=f"vergelijk-{position(view)}-{casus}"):
            lead(services.groups, state, trainer, view, Compare(casus=casus))


def _plan(services: Services, view: GroupView) -> None:
    if view.session.stage not in (GroupStage.WACHTKAMER, GroupStage.BEZIG):
        return
    minutes = {one.id: one.card.minutes for one in services.practice.summaries()}
    casuses = teams_of(view).casuses
    with st.expander("Draaiboek"):
        show_plan([(one.title, minutes.get(one.casus_id, _UNKNOWN_MINUTES)) for one in casuses])


def _table(services: Services, view: GroupView) -> str:
    started = view.session.stage is GroupStage.BEZIG
    runs = services.workshops.current(view)
    rows = "".join(
        f'<tr><th scope="row">{team_name(at)}</th><td>{_people(view, team)}</td>'
        f"<td>{_where(view, team, runs[at]) if started else ''}</td></tr>"
        for at, team in enumerate(teams_of(view).teams)
        if team.members or not started
    )
    where = '<th scope="col">Waar</th>' if started else "<td></td>"
    return (
        '<table class="mas-teams"><thead><tr><th scope="col">Team</th><th scope="col">Wie</th>'
        f"{where}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _people(view: GroupView, team: Team) -> str:
    if not team.members:
        return "nog niemand"
    if view.session.names_hidden:
        return "1 deelnemer" if len(team.members) == 1 else f"{len(team.members)} deelnemers"
    names = [
        escape(view.session.participants[one].pseudonym) + (" (pen)" if one == team.pen else "")
        for one in team.members
    ]
    return ", ".join(names)


def _where(view: GroupView, team: Team, run: RunView | None) -> str:
    """Which casus and which phase; never what was chosen."""
    total = len(teams_of(view).casuses)
    if run is None:
        return "nog geen casus open"
    casus = f"casus {len(team.runs)} van {total} · " if total > 1 else ""
    if run.run.finished:
        return f"{casus}✓ klaar"
    part = " (terugblik)" if run.run.reviewing else ""
    return f"{casus}{STAGE[run.run.stage].lower()}{part}"


def _without_team(view: GroupView) -> list[str]:
    teams = teams_of(view)
    return [one.id for one in view.session.present if teams.of(one.id) is None]


def _manned(teams: Teams) -> list[int]:
    return [at for at, team in enumerate(teams.teams) if team.members]


def _slowest(teams: Teams) -> int:
    """The first casus that not every team has finished; the last one when all have."""
    ready = [teams.teams[at].ready for at in _manned(teams)]
    return min(min(ready, default=0), len(teams.casuses) - 1)
