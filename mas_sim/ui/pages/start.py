"""The start screen: what this is, resume, choose a casus."""

import datetime as dt
import secrets
from collections.abc import Sequence

import streamlit as st

from mas_sim.application.ports import RunSummary
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.shelf import Wish, find
from mas_sim.application.trainers import Trainers
from mas_sim.model.actions import Mode
from mas_sim.model.casus import CasusLevel, SchoolType
from mas_sim.model.summary import CasusSummary
from mas_sim.reporting.calendar import dutch_date
from mas_sim.scoring.absence import age_on
from mas_sim.ui.components.naslag_links import address
from mas_sim.ui.state import CODE_PARAMETER, WORKED_PARAMETER, Screen, begin, browser, can_sign_on, go_to
from mas_sim.ui.texts import TITLE, clock, plain

PSEUDONYMS = (
    "Kievit",
    "Grutto",
    "Wulp",
    "Tureluur",
    "Scholekster",
    "Lepelaar",
    "Ooievaar",
    "Karekiet",
    "Roerdomp",
    "Zwaluw",
    "Merel",
    "Leeuwerik",
    "Putter",
    "Kwikstaart",
    "Winterkoning",
    "Boomklever",
)
MODES = {Mode.OEFENEN: "Oefenen", Mode.EXAMEN: "Oefenexamen"}
LONGEST_PSEUDONYM = 40
A_SHELF = 12
WORTH_SEARCHING = 6


def show(practice: Practice, trainers: Trainers, state: Screen) -> None:
    """Resume what is open, or begin a casus."""
    st.title(TITLE, anchor=False)
    st.markdown(
        "Oefen de **Methodische Aanpak Schoolverzuim** op verzonnen dossiers: van de eerste melding tot de "
        "evaluatie, met een nabespreking die zegt waarom. *Pas toe of leg uit.*"
    )
    if state.notice:
        st.warning(state.notice)
        state.notice = None
    st.html('<p><a class="mas-knop" href="/?groep=">Doe mee met een groep</a></p>')
    runs = practice.runs_of(browser())
    _resume(runs)
    _first_time(practice, runs)
    pseudonym, mode = _before(practice, state)
    st.header("Kies een casus", anchor=False)
    casuses = practice.summaries()
    found = find(casuses, _wish(casuses))
    shown = st.session_state.setdefault("plank", A_SHELF)
    for casus in found[:shown]:
        _card(practice, trainers, state, casus, pseudonym, mode)
    if not found:
        st.info("Geen casus past hierbij. Kies een ander niveau of onderwijs, of zoek op een ander woord.")
    if len(found) > shown and st.button(f"Toon er meer ({len(found) - shown})", key="meer-casussen"):
        st.session_state["plank"] = shown + A_SHELF
        st.rerun()
    _about(practice)


def _wish(casuses: Sequence[CasusSummary]) -> Wish:
    """What is looked for; a small library needs no search."""
    if len(find(casuses, Wish())) < WORTH_SEARCHING:
        return Wish()
    level, school, words = st.columns([1, 1, 2], gap="small")
    return Wish(
        level=level.selectbox(
            "Niveau",
            [None, *CasusLevel],
            format_func=lambda one: "alle niveaus" if one is None else one.value,
            key="zoek-niveau",
        ),
        school=school.selectbox(
            "Onderwijs",
            [None, *SchoolType],
            format_func=lambda one: "alle soorten" if one is None else one.value,
            key="zoek-onderwijs",
        ),
        words=words.text_input(
            "Zoek op een woord", key="zoek-woord", placeholder="bijvoorbeeld ziek, te laat, mbo"
        ),
    )


def _resume(runs: Sequence[RunSummary]) -> None:
    if not runs:
        return
    unfinished = [run for run in runs if not run.finished]
    if unfinished:
        st.header("Ga verder", anchor=False)
    for run in unfinished[:5]:
        _run_line(run, "Ga verder")
    finished = [run for run in runs if run.finished]
    if finished:
        with st.expander(f"Afgeronde oefeningen ({len(finished)})"):
            for run in finished[:20]:
                _run_line(run, "Lees terug")


def _first_time(practice: Practice, runs: Sequence[RunSummary]) -> None:
    """The uitgewerkt voorbeeld: up front for who finished nothing yet, a quiet link for others."""
    found = practice.worked_example()
    if found is None:
        return
    link = f'<a class="mas-knop" href="/?{WORKED_PARAMETER}=1">Uitgewerkt voorbeeld ({found.minutes} minuten)</a>'
    if any(run.finished for run in runs):
        st.html(f"<p>{link}</p>")
        return
    st.html(
        f"<p><strong>Voor het eerst hier?</strong> Lees eerst mee met een ervaren collega die hardop denkt.</p><p>{link}</p>"
    )


def _run_line(run: RunSummary, button: str) -> None:
    moment: dt.datetime = run.updated_at
    mode = (MODES | {Mode.PANEL: "panellid"})[Mode(run.mode)].lower()
    text = (
        f"{button}: {run.casus_title} ({mode}, {run.pseudonym}, {dutch_date(moment.date())} {clock(moment)})"
    )
    if st.button(text, key=f"verder-{run.run_id}", width="stretch"):
        go_to(run.run_id)


def _before(practice: Practice, state: Screen) -> tuple[str, Mode]:
    state.pseudonym = state.pseudonym or secrets.choice(PSEUDONYMS)
    name, kind = st.columns(2, gap="large")
    pseudonym = name.text_input(
        "Je schuilnaam",
        value=state.pseudonym,
        key="schuilnaam",
        max_chars=LONGEST_PSEUDONYM,
        help="Gebruik niet je eigen naam. De schuilnaam staat op je verslag.",
    )
    state.code = name.text_input(
        "Code van je trainer (mag leeg blijven)",
        value=state.code or st.query_params.get(CODE_PARAMETER, ""),
        key="code",
        max_chars=12,
        help="Met een code kunnen de trainers van die organisatie je uitleg lezen en beoordelen.",
    )
    mode = kind.radio(
        "Hoe wil je werken?",
        list(MODES),
        format_func=MODES.__getitem__,
        captions=[
            "Terugblik na elke fase.",
            f"Compleet dossier, {practice.dossier_minutes()} minuten; alle feedback aan het eind.",
        ],
        key="modus",
    )
    return pseudonym.strip() or state.pseudonym, mode


def _card(
    practice: Practice, trainers: Trainers, state: Screen, casus: CasusSummary, pseudonym: str, mode: Mode
) -> None:
    card = casus.card
    age = age_on(casus.birth_date, casus.reference_date)
    with st.container(border=True):
        st.subheader(plain(card.title), anchor=False)
        st.markdown(plain(card.teaser))
        st.caption(
            f"{plain(card.kind)} · {age} jaar, {casus.school_type.value} · {card.minutes} minuten · {card.level.value}"
        )
        with st.expander("Wat je hier oefent"):
            st.markdown("\n".join(f"- {plain(goal)}" for goal in card.learning_goals))
        verb = "Begin met" if mode is Mode.OEFENEN else "Start de klok voor"
        if st.button(f"{verb} ‘{plain(card.title)}’", key=f"begin-{casus.id}", type="primary"):
            _begin(practice, trainers, state, casus, pseudonym, mode)


def _begin(
    practice: Practice, trainers: Trainers, state: Screen, casus: CasusSummary, pseudonym: str, mode: Mode
) -> None:
    def start() -> RunView:
        home = trainers.joined(state.code)
        return practice.begin(casus.id, mode, pseudonym[:LONGEST_PSEUDONYM], browser(), home)

    begin(state, start)


def _about(practice: Practice) -> None:
    way = "/?trainer=beoordelen" if can_sign_on() else "/trainer/inloggen"
    st.html(f'<p><a href="{address()}">Naslag: begrippen, routes en kaders opzoeken</a></p>')
    st.html(f'<p><a href="{way}">Inloggen als trainer</a></p>')
    st.header("Wat dit is, en wat niet", anchor=False)
    st.markdown(
        "Dit is een oefening. Ze hoort bij **module 4, Methodische Aanpak Schoolverzuim (MAS)**, van de "
        "PHB-cyclus 2018-2022 voor boa's in domein III. Sinds 2023 is de MAS verdeeld over andere onderdelen "
        "van de bijscholing. Het verslag is een leerverslag en geen PHB-certificaat."
    )
    st.markdown(practice.methodology().edition)
    st.markdown(
        "De dossiers zijn verzonnen. Wat uit een bron komt, wat daaruit is afgeleid en wat eigen ontwerp is, "
        "staat er steeds bij. De signaleringslijst is een eigen ontwerp en niet het instrument uit de MAS."
    )
