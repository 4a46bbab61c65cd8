"""Casussen schrijven: the own manuscripts of a trainer, and the frame around one of them."""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.manuscripts import Manuscript, ManuscriptLine
from mas_sim.application.trainers import Trainer
from mas_sim.errors import ContentInvalidError, MasSimError
from mas_sim.reporting.calendar import dutch_date
from mas_sim.ui.components.casus_map import show_map
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import authoring_play, authoring_text, authoring_versions
from mas_sim.ui.pages.authoring_keep import Sheet, take_over
from mas_sim.ui.state import TRAINER_PARAMETER, WRITING_PARAMETER, Screen
from mas_sim.ui.texts import clock, plain

WRITE = "schrijven"
LARGEST_FILE = 2  # MB
_PARTS = ("Schrijven", "Kaart", "Proefspelen", "Versies", "Publiceren")


def opened(services: Services, state: Screen, trainer: Trainer) -> Sheet | None:
    """The manuscript of the address, with what was typed stored before a click leads elsewhere; None without one."""
    manuscript_id = st.query_params.get(WRITING_PARAMETER)
    if not manuscript_id:
        return None
    try:
        return take_over(services.manuscripts, state, trainer, manuscript_id)
    except MasSimError as error:
        state.refusal = sentence(error)
        return None


def show(services: Services, state: Screen, trainer: Trainer, sheet: Sheet | None) -> None:
    """One manuscript, or all of them."""
    if sheet is None:
        _all(services, state, trainer)
    else:
        _one(services, sheet)


def _all(services: Services, state: Screen, trainer: Trainer) -> None:
    st.title("Casussen schrijven", anchor=False)
    st.markdown(
        "Schrijf een eigen casus, of pas een bestaande aan voor je regio. Anderen zien hem pas als je hem publiceert, of als je er "
        "een groepssessie mee opent. Elke wijziging wordt een nieuwe versie: er wordt niets overschreven."
    )
    found = services.manuscripts.of(trainer)
    if found:
        st.header("Je casussen", anchor=False)
    for one in found:
        _line(one)
    st.header("Nieuwe casus", anchor=False)
    st.markdown(
        "Het sjabloon is een kleine, complete casus met uitleg bij elk onderdeel. Vervang wat er staat."
    )
    if st.button("Begin met het sjabloon", type="primary", key="begin-sjabloon"):
        _begin(state, lambda: services.manuscripts.begin(trainer))
    titles = {
        one.id: f"{one.card.title} ({one.card.level.value}, {one.school_type.value})"
        for one in services.practice.summaries()
        if one.variant is None
    }
    casus = st.selectbox(
        "Of begin met een kopie van", list(titles), format_func=titles.__getitem__, key="kopie-van"
    )
    if casus is not None and st.button("Maak een kopie", key="maak-kopie"):
        _begin(state, lambda: services.manuscripts.copy(trainer, casus))
    file = st.file_uploader(
        "Of lees een bestand in dat je van een collega kreeg (yaml, of een zip met varianten)",
        type=["yaml", "yml", "zip"],
        key="inlezen",
        max_upload_size=LARGEST_FILE,
    )
    if file is not None and st.button("Lees dit bestand in", key="lees-in"):
        _begin(state, lambda: services.manuscripts.take_in(trainer, file.name, file.getvalue()))


def _line(one: ManuscriptLine) -> None:
    version = one.version
    name, button = st.columns([3, 1], vertical_alignment="center")
    where = f"versie {one.on_shelf} staat op het beginscherm" if one.on_shelf else "concept"
    name.markdown(
        f"**{plain(version.title)}**  \nVersie {version.number}, {dutch_date(version.at.date())} {clock(version.at)} · {where}"
    )
    if button.button(f"Open: {plain(version.title)}", key=f"open-{version.manuscript_id}"):
        _go_to(version.manuscript_id)


def _begin(state: Screen, work: Callable[[], str]) -> None:
    try:
        _go_to(work())
    except ContentInvalidError as error:
        state.refusal = " ".join(one.message for one in error.problems)
    except MasSimError as error:
        state.refusal = sentence(error)
    st.rerun()


def _go_to(manuscript_id: str | None) -> None:
    st.query_params.clear()
    st.query_params[TRAINER_PARAMETER] = WRITE
    if manuscript_id:
        st.query_params[WRITING_PARAMETER] = manuscript_id
    st.rerun()


def _one(services: Services, sheet: Sheet) -> None:
    manuscript = sheet.manuscript
    if st.button("← Terug naar je casussen", key="naar-casussen", type="tertiary"):
        _go_to(None)
    st.title(plain(manuscript.title), anchor=False)
    st.caption(_standing(manuscript))
    part = st.segmented_control(
        "Wat wil je doen?", _PARTS, default=_PARTS[0], key="schrijf-deel", label_visibility="collapsed"
    )
    if part == "Kaart":
        _map(manuscript)
    elif part == "Proefspelen":
        authoring_play.show(services, sheet.state, manuscript)
    elif part == "Versies":
        authoring_versions.show(sheet)
    elif part == "Publiceren":
        authoring_versions.show_publishing(sheet)
    else:
        authoring_text.show(sheet)


def _standing(manuscript: Manuscript) -> str:
    count = len(manuscript.reading.problems)
    state = (
        "geen fouten, klaar om te proefspelen" if not count else "1 fout" if count == 1 else f"{count} fouten"
    )
    if manuscript.on_shelf is None:
        return f"Concept, versie {manuscript.number} · {state} · nog niet gepubliceerd"
    return f"Versie {manuscript.number} · {state} · versie {manuscript.on_shelf} staat op het beginscherm"


def _map(manuscript: Manuscript) -> None:
    if manuscript.reading.casus is None:
        st.info("De kaart kan worden getekend als er geen fouten meer in de casus staan. Kijk bij Schrijven.")
    else:
        show_map(manuscript.reading.casus)
