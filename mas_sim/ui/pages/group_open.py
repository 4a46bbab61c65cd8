"""Groepssessies of an organisation: open one, or go on with one."""

from typing import Any

import streamlit as st

from mas_sim.application.group_labels import FORM_TITLE, LIST_TITLE
from mas_sim.application.group_store import GroupSummary
from mas_sim.application.groups import Groups
from mas_sim.application.practice import Practice
from mas_sim.application.shelf import names
from mas_sim.application.trainers import Trainer
from mas_sim.engine.backdrop import Asked
from mas_sim.errors import MasSimError
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import ASPECTS_ITEM, GroupForm, GroupQuestion
from mas_sim.model.group_teams import MOST_TEAMS
from mas_sim.reporting.calendar import dutch_date
from mas_sim.scoring.comparison import ROUTE_TITLE
from mas_sim.scoring.report import Judges
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import SESSION_PARAMETER, TRAINER_PARAMETER, Screen
from mas_sim.ui.texts import PHASE, clock

MINUTES_A_ROUND = 8  # own estimate: read, answer, reveal and talk
MINUTES_AT_TABLE = 12  # own estimate: tell, talk, decide, compare
ABOUT = {
    GroupForm.INTERVISIE: (
        "Ieder kiest eerst voor zich en zegt waarom. Dan laat je zien hoe de groep koos, zonder namen. Jullie bespreken "
        "het, kiezen opnieuw, en pas daarna komt de referentie."
    ),
    GroupForm.WORKSHOP: (
        "Teams van twee tot zes spelen samen een casus. In elk team schrijft er één; de anderen volgen op hun eigen scherm. "
        "Aan het eind leggen jullie de keuzes naast elkaar. De teams gaan zelf aan de slag; jij krijgt een draaiboek."
    ),
    GroupForm.KETENTAFEL: (
        "Ieder speelt een rol: leerplicht, school, ouders, Halt, OM, Raad of wijkteam, en weet alleen wat die rol weet. "
        "De tafel besluit samen. Daarna kijken jullie wie wat mocht delen."
    ),
    GroupForm.OEFENEXAMEN: (
        "Eén kandidaat bestudeert het dossier en verantwoordt zich daarna. Twee beoordelaars oordelen eerst apart, dan samen."
    ),
}
MOST_ROUNDS = 2
_ROUNDS = {MOST_ROUNDS: "Twee: kiezen, bespreken, opnieuw kiezen", 1: "Eén: kiezen en bespreken"}


def show(services: Services, state: Screen, trainer: Trainer) -> None:
    """Sessions that are going on, a new one, and earlier ones."""
    st.title("Groepssessies", anchor=False)
    found = services.groups.sessions(trainer)
    going = [one for one in found if not one.ended]
    if going:
        st.header("Ga verder", anchor=False)
    for one in going[:10]:
        _line(one, "Ga verder")
    _new(services, state, trainer)
    ended = [one for one in found if one.ended]
    if ended:
        with st.expander(f"Afgelopen sessies ({len(ended)})"):
            for one in ended[:50]:
                _line(one, "Lees terug")


def _line(one: GroupSummary, word: str) -> None:
    moment = one.updated_at
    label = f"{word}: {one.casus_title} ({FORM_TITLE[GroupForm(one.form)].lower()}, code {one.code}, {dutch_date(moment.date())} {clock(moment)})"
    if st.button(label, key=f"sessie-{one.session_id}"):
        go_to_board(one.session_id)


def go_to_board(session_id: str) -> None:
    """Show the board of a session."""
    st.query_params.clear()
    st.query_params[TRAINER_PARAMETER] = "groep"
    st.query_params[SESSION_PARAMETER] = session_id
    st.rerun()


def _new(services: Services, state: Screen, trainer: Trainer) -> None:
    st.header("Nieuwe sessie", anchor=False)
    form = st.radio(
        "Hoe werken jullie?",
        list(ABOUT),
        format_func=FORM_TITLE.__getitem__,
        captions=list(ABOUT.values()),
        key="groep-vorm",
    )
    casuses = names(services.practice.summaries()) | {
        one: f"{title} (jouw concept)" for one, title in services.manuscripts.drafts(trainer).items()
    }
    casus = st.selectbox("Welke casus?", list(casuses), format_func=casuses.__getitem__, key="groep-casus")
    if casus is None or form is None:
        st.warning("Er is geen casus. Vraag de beheerder om ‘mas-sim validate’ te draaien.")
        return
    wanted = _WANTED[form](services, casus, casuses)
    if st.button("Open de sessie", type="primary", key="open-sessie"):
        _open(services.groups, trainer, casus, form, wanted)


def _questions(services: Services, casus: str) -> dict[str, Any]:
    judges, items = services.groups.items(casus)
    chosen = st.multiselect(
        "Welke vragen leg je voor? De volgorde waarin je ze kiest, is de volgorde in de sessie.",
        list(items),
        default=_usual(services.practice, casus, items),
        format_func=lambda item: _label(judges, items[item]),
        placeholder="Kies een of meer vragen",
        key=f"groep-vragen-{casus}",
    )
    return {"questions": [GroupQuestion(item=item) for item in chosen]}


def _for_intervisie(services: Services, casus: str, _: dict[str, str]) -> dict[str, Any]:
    judges, items = services.groups.items(casus)
    chosen = [one.item for one in _questions(services, casus)["questions"]]
    rounds = st.radio(
        "Hoeveel rondes per vraag?", list(_ROUNDS), format_func=_ROUNDS.__getitem__, key="groep-rondes"
    )
    short = chosen
    if rounds == MOST_ROUNDS:
        short = st.multiselect(
            "Welke vragen doen jullie toch in één ronde?",
            chosen,
            format_func=lambda item: _label(judges, items[item]),
            placeholder="Geen: alle vragen in twee rondes",
            key=f"groep-kort-{casus}",
        )
    asked = [GroupQuestion(item=item, rounds=1 if item in short else MOST_ROUNDS) for item in chosen]
    minutes = MINUTES_A_ROUND * sum(one.rounds for one in asked)
    st.caption(f"{len(asked)} vragen: reken op ongeveer {minutes} minuten (eigen schatting).")
    return {"questions": asked}


def _for_table(services: Services, casus: str, _: dict[str, str]) -> dict[str, Any]:
    wanted = _questions(services, casus)
    st.caption(
        f"{len(wanted['questions'])} vragen: reken op ongeveer {len(wanted['questions']) * MINUTES_AT_TABLE} minuten, "
        "en een kwartier om na te praten (eigen schatting)."
    )
    return wanted


def _for_workshop(_: Services, casus: str, casuses: dict[str, str]) -> dict[str, Any]:
    later = [one for one in casuses if one != casus]
    then = st.multiselect(
        "Welke casussen daarna? De volgorde waarin je ze kiest, is de volgorde in de workshop.",
        later,
        format_func=casuses.__getitem__,
        placeholder="Geen: één casus",
        key=f"groep-daarna-{casus}",
    )
    teams = st.number_input(
        "Hoeveel teams? Een team is twee tot zes mensen.", 1, MOST_TEAMS, 3, key="groep-teams"
    )
    return {"then": then, "teams": int(teams)}


def _for_exam(services: Services, _: str, __: dict[str, str]) -> dict[str, Any]:
    rubric = services.groups.exam_rubric()
    st.caption(
        f"Eén kandidaat per sessie: {rubric.dossier_minutes} minuten dossier, dan het gesprek met twee beoordelaars, elk "
        "met een eigen account. De criteria zijn eigen ontwerp. De uitkomst is een oefenoordeel en geen certificaat."
    )
    return {}


def _usual(practice: Practice, casus_id: str, items: dict[str, Asked]) -> list[str]:
    """The choices a casus wants explained, with the route: a session of an hour or so."""
    casus = practice.casus(casus_id)
    asked = {
        decision.id
        for phase in PHASE
        for decision in casus.decisions(phase)
        if decision.justify and decision.id in items
    }
    return [item for item in items if item in asked or item == ROUTES_SUBJECT][:4]


def _label(judges: Judges, asked: Asked) -> str:
    names = {ROUTES_SUBJECT: ROUTE_TITLE, ASPECTS_ITEM: f"{LIST_TITLE}, {len(asked.units)} aspecten"}
    title = names.get(asked.item) or judges.board.decisions[asked.item][0].title
    return f"{PHASE[asked.phase]}: {title}"


def _open(groups: Groups, trainer: Trainer, casus: str, form: GroupForm, wanted: dict[str, Any]) -> None:
    if wanted.get("questions") == []:
        st.warning("Kies eerst een of meer vragen.")
        return
    try:
        view = groups.open(trainer, casus, form=form, **wanted)
    except MasSimError as error:
        st.warning(sentence(error))
    else:
        go_to_board(view.session_id)


_WANTED = {
    GroupForm.INTERVISIE: _for_intervisie,
    GroupForm.WORKSHOP: _for_workshop,
    GroupForm.KETENTAFEL: _for_table,
    GroupForm.OEFENEXAMEN: _for_exam,
}
