"""A participant of a workshop: choose a team, play its run together, lay the choices beside those of other teams."""

from collections.abc import Callable
from html import escape

import streamlit as st

from mas_sim.application.groups import GroupView, SeatView
from mas_sim.application.practice import RunView
from mas_sim.application.workshops import TeamView, teams_of
from mas_sim.errors import GroupRefusedError, MasSimError
from mas_sim.model.actions import Stage
from mas_sim.model.group import GroupStage, ParticipantAction
from mas_sim.model.group_teams import LARGEST_TEAM, JoinTeam, TakePen
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.group_show import position
from mas_sim.ui.components.seat_parts import close, own_link, two_columns
from mas_sim.ui.components.strip import phase_strip
from mas_sim.ui.components.team_table import comparison_of, pick_compared, show_comparison, team_name
from mas_sim.ui.components.workshop_script import COMPARING, FORMING, LINES, script_line
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import debrief
from mas_sim.ui.pages.practice_run import draw_run, heading
from mas_sim.ui.pages.workshop_reading import show_reading
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import joined, plain

_LOST = "workshop-pen-kwijt"  # who took the pen from this screen
_OWN, _BESIDE = "Nabespreking van je team", "Naast de andere teams"
_FIRST_WAS_ENOUGH = frozenset(
    {"eerst-afmaken", "casussen-op", "team-verder", "al-in-dit-team", "heeft-al-de-pen"}
)


def marker(services: Services, seat: SeatView) -> str:
    """Everything on which this participant's screen depends, and nothing of what other teams chose."""
    view, teams = seat.view, teams_of(seat.view)
    number = teams.of(seat.participant)
    compared = [(casus, teams.finished(casus)) for casus in services.workshops.compared(view)]
    kept = seat.participant in view.session.intentions
    sizes = [len(team.members) for team in teams.teams]
    if number is None:
        return f"{position(view)}|{sizes}|{compared}|{kept}"
    team = teams.teams[number]
    step = services.practice.last_seq(team.runs[-1].run_id) if team.runs else 0
    shown = sizes if not team.runs else team.members
    runs = [(one.run_id, one.finished) for one in team.runs]
    return f"{position(view)}|{number}|{team.members}|{team.pen}|{runs}|{step}|{shown}|{compared}|{kept}"


def page(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """The team, its run, and at the end the teams side by side."""
    team = services.workshops.team(token)
    seat = team.seat
    stage = seat.view.session.stage
    if stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN):
        state.view = None
        for casus in services.workshops.compared(seat.view):
            title = teams_of(seat.view).casuses[casus].title
            with st.expander(f"De teams naast elkaar: ‘{title}’"):
                _beside(services, seat.view, casus)
        close(services.groups, state, token, seat)
    elif team.number is None:
        state.view = None
        st.header("Kies je team", anchor="werk")
        script_line(FORMING)
        _choose_team(services, state, token, team)
    elif stage is GroupStage.WACHTKAMER:
        state.view = None
        _waits(services, state, token, team)
    elif team.run is None or team.run.run.finished:
        state.view = None
        _between(services, state, token, team)
    else:
        _plays(services, state, token, team, team.run)


# --- the team --------------------------------------------------------------------------------------


def _choose_team(services: Services, state: Screen, token: str, team: TeamView) -> None:
    teams = teams_of(team.seat.view).teams
    sizes = [len(one.members) for one in teams]
    open_teams = [at for at, size in enumerate(sizes) if size < LARGEST_TEAM or at == team.number]
    chosen = st.radio(
        "In welk team zit je?",
        open_teams,
        index=None if team.number is None else open_teams.index(team.number),
        format_func=team_name,
        # not in the label: when others join, a choice of a label that is no more would be lost
        captions=[f"{sizes[at]} van de {LARGEST_TEAM} plaatsen bezet" for at in open_teams],
        key=f"team-keuze-{team.number}",
        on_change="ignore",
    )
    full = [team_name(at) for at in range(len(teams)) if at not in open_teams]
    if full:
        st.caption(f"{joined(full)} {'is' if len(full) == 1 else 'zijn'} vol.")
    first = team.number is None
    if st.button(
        "Ik zit in dit team", type="primary" if first else "secondary", key=f"kies-team-{team.number}"
    ):
        if chosen is None:
            state.notice = "Kies eerst een team."
            st.rerun()
        _do(services, state, token, lambda who: JoinTeam(participant=who, team=chosen))


def _waits(services: Services, state: Screen, token: str, team: TeamView) -> None:
    st.header(f"Je zit in {team_name(team.number or 0).lower()}", anchor="werk")
    script_line(FORMING)
    _team_bar(services, state, token, team)
    st.info("Wacht op de trainer. Zodra die de teams laat beginnen, opent wie de pen heeft de casus.")
    own_link()
    with st.expander("Naar een ander team"):
        _choose_team(services, state, token, team)


def _team_bar(services: Services, state: Screen, token: str, team: TeamView) -> None:
    """Who is in the team and who holds the pen, with the way to take it over."""
    people = team.seat.view.session.participants
    others = [plain(people[one].pseudonym) for one in team.team.members if one != team.seat.participant]
    name = team_name(team.number or 0)
    mates = f"In het team: {joined(['jij', *others])}." if others else "Je bent nog alleen in dit team."
    if team.writes:
        st.session_state.pop(_LOST, None)
        st.markdown(f"✎ **{name}: jij hebt de pen.** Wat jullie samen beslissen, leg jij vast. {mates}")
        return
    holder = plain(people[team.team.pen].pseudonym) if team.team.pen else "niemand"
    if st.session_state.get(_LOST) == team.team.pen:
        st.warning(
            f"{holder} heeft de pen overgenomen. Wat je vastlegde en je concept staan er nog. Klikte je daarna nog iets, "
            "dan is dat niet meegekomen."
        )
    words, take = st.columns([3, 1], vertical_alignment="center")
    words.markdown(
        f"✎ **{name}: {holder} heeft de pen.** Praat en beslis mee; je ziet hier elke stap. {mates}"
    )
    if take.button("Neem de pen over", key=f"pen-{team.team.pen}"):
        _do(services, state, token, lambda who: TakePen(participant=who))


# --- the run ---------------------------------------------------------------------------------------


def _plays(services: Services, state: Screen, token: str, team: TeamView, run: RunView) -> None:
    if not team.writes:
        if state.view is not None and state.view.run_id == run.run_id:
            st.session_state[_LOST] = team.team.pen
        state.view = None
    _new_step(run, writes=team.writes)
    _which_casus(team)
    _team_bar(services, state, token, team)
    script_line(LINES[run.run.stage])
    if team.writes:
        _take_up(services, state, token, run)
        # not in a fragment: the page is drawn again for the team as a whole
        draw_run(services, state)
    else:
        phase_strip(run.run)
        two_columns(
            lambda: _reads(services, run), lambda: dossier(services.practice, state, run, notes=False)
        )
    _earlier(services, team)


def _new_step(run: RunView, *, writes: bool) -> None:
    """Names the step, so that the served script goes back to the top; analyseren names its own parts to who writes."""
    now = run.run
    if writes and now.stage is Stage.ANALYSEREN and not now.reviewing and now.pending is None:
        return
    step = f"{run.run_id}-{now.stage.value}-{now.reviewing}-{now.pending}-{len(now.choices)}-{now.routes is None}"
    st.html(f'<span data-mas-deel="{escape(step)}"></span>')


def _reads(services: Services, run: RunView) -> None:
    st.header(heading(run), anchor="werk")
    show_reading(services.practice, run)


def _take_up(services: Services, state: Screen, token: str, run: RunView) -> None:
    """The run on this screen, with what someone else was writing when this screen took the pen over."""
    if state.view is None or state.view.run_id != run.run_id:
        state.drafts = services.practice.drafts(run.run_id)
        state.explained, state.rewriting = None, False
    state.view = run
    state.through = lambda view, actions: services.workshops.act(token, view, actions)


def _which_casus(team: TeamView) -> None:
    casuses, at = teams_of(team.seat.view).casuses, len(team.team.runs) - 1
    if at:  # the page bears the title of the first
        st.subheader(f"Casus {at + 1} van {len(casuses)}: {casuses[at].title}", anchor=False)


# --- between two casuses ---------------------------------------------------------------------------


def _between(services: Services, state: Screen, token: str, team: TeamView) -> None:
    """Nothing is being played: open the next casus, and look back on the last."""
    if team.run is not None:
        _new_step(team.run, writes=team.writes)
        _which_casus(team)
    _team_bar(services, state, token, team)
    run = team.run
    last = len(team.team.runs) - 1
    compared = last in services.workshops.compared(team.seat.view)
    if not compared:  # beside the other teams stands a line of its own
        script_line(LINES[run.run.stage] if run is not None else FORMING)
    _next_casus(services, state, token, team)
    if run is None:
        return
    phase_strip(run.run)
    if compared:
        chosen = st.segmented_control(
            "Wat wil je zien?",
            [_BESIDE, _OWN],
            default=_BESIDE,
            key=f"team-na-{last}",
            label_visibility="collapsed",
        )
        if chosen != _OWN:
            _beside(services, team.seat.view, last)
            _earlier(services, team)
            return
    debrief.show(services, state, run)
    _earlier(services, team)


def _next_casus(services: Services, state: Screen, token: str, team: TeamView) -> None:
    view = team.seat.view
    teams, at = teams_of(view), len(team.team.runs)
    if at == len(teams.casuses):
        ready = at - 1 in services.workshops.compared(view)
        st.info(
            "Bespreek met elkaar en met de andere teams waar de keuzes verschillen."
            if ready
            else "Jullie zijn klaar. Lees samen de nabespreking. De keuzes van de andere teams komen hiernaast te staan "
            "als ook zij klaar zijn."
        )
        return
    title = teams.casuses[at].title
    label = f"Volgende casus: ‘{title}’" if at else f"Open de casus ‘{title}’"
    if at:
        st.markdown("Deze casus is klaar. Lees eerst samen de nabespreking, en ga dan naar de volgende.")
    if not team.writes:
        st.info(
            f"Wie de pen heeft, opent {'de volgende casus' if at else 'de casus'}: ‘{title}’. Je ziet hem dan hier."
        )
    elif st.button(label, type="primary", key=f"open-casus-{at}"):
        _attempt(state, lambda: services.workshops.begin_casus(token))


# --- side by side ----------------------------------------------------------------------------------


def _beside(services: Services, view: GroupView, casus: int) -> None:
    script_line(COMPARING)
    show_comparison(comparison_of(services, view, casus))


def _earlier(services: Services, team: TeamView) -> None:
    """Casuses before this one that may be compared by now."""
    view, last = team.seat.view, len(team.team.runs) - 1
    earlier = [at for at in services.workshops.compared(view) if at < last]
    if earlier:
        with st.expander("Eerdere casussen naast de andere teams"):
            titles = [one.title for one in teams_of(view).casuses]
            _beside(services, view, pick_compared(earlier, titles, "eerder-vergeleken"))


# --- one way to do something -----------------------------------------------------------------------


def _do(services: Services, state: Screen, token: str, make: Callable[[str], ParticipantAction]) -> None:
    _attempt(state, lambda: services.groups.do(token, make))


def _attempt(state: Screen, act: Callable[[], object]) -> None:
    """Do it, or say why not; of a click that came twice nothing is said."""
    try:
        act()
    except GroupRefusedError as error:
        state.notice = None if error.why in _FIRST_WAS_ENOUGH else sentence(error)
    except MasSimError as error:
        state.notice = sentence(error)
    st.rerun()
