"""The candidate of an oefenexamen with gesprek: the dossier with a clock, the notes, and at the end the judgement."""

import streamlit as st

from mas_sim.application.groups import SeatView
from mas_sim.application.practice import RunView
from mas_sim.errors import MasSimError
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import GroupStage
from mas_sim.model.group_exam import ExamMoment, Note, OralExam
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.exam_sheet import (
    OWN_DESIGN,
    changed_here,
    dossier_open,
    exam_shown,
    follow_stored,
    labels,
    show_judgement,
)
from mas_sim.ui.components.group_show import clock_html, position
from mas_sim.ui.components.seat_parts import close, offer_cleared, own_link, personal_notice, two_columns
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import plain

NOTES = "concept-plek-notities"
_WRITING = (ExamMoment.DOSSIER, ExamMoment.GESPREK)


def marker(services: Services, seat: SeatView) -> str:
    """All on which the candidate's screen depends; nothing of what an assessor marked."""
    session = seat.view.session
    exam = exam_shown(seat.view)
    kept = seat.participant in session.intentions
    return f"{position(seat.view)}|{dossier_open(services.groups, exam)}|{kept}|{exam.notes}"


def page(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """What the candidate does now."""
    session, exam = seat.view.session, exam_shown(seat.view)
    state.view = None
    if session.stage is GroupStage.WACHTKAMER:
        _waits(exam)
    elif session.stage is not GroupStage.BEZIG:
        show_judgement(exam, labels(services.groups))
        _own_notes(exam)
        close(services.groups, state, token, seat)
    elif exam.moment in _WRITING:
        _writes(services, state, token, seat)
    else:
        _awaits(exam)


def _waits(exam: OralExam) -> None:
    st.header("Je bent binnen", anchor="werk")
    st.markdown(
        "Zo gaat het oefenexamen:\n\n"
        f"1. **Het dossier, {exam.minutes} minuten.** De klok loopt zodra de beoordelaar het dossier openlegt. Maak "
        "notities; die houd je bij je. Het dossier gaat daarna dicht.\n"
        "2. **Het verantwoordingsgesprek.** Twee beoordelaars vragen je wat je zou doen en waarom.\n"
        "3. **Het oordeel.** De beoordelaars oordelen eerst elk apart en dan samen. Je leest het hier, met de redenen."
    )
    st.markdown(
        "Zij letten op wat je uit het dossier haalt, wie je hoort, hoe je naar veiligheid en signalen kijkt, welke route "
        "je kiest en waarom, en wat je vastlegt. Je mag afwijken van de route die de MAS aanwijst, als je zegt waarom."
    )
    st.markdown("Wacht tot de beoordelaar het dossier openlegt. Je hoeft niets aan te klikken.")
    st.caption(f"Dit is oefenen. {OWN_DESIGN}")
    own_link()


def _writes(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    # one structure as long as notes are written: the field stays where it is, with what is being typed
    two_columns(
        lambda: _notes(services, state, token, seat),
        lambda: _file(services, state, seat),
    )


def _file(services: Services, state: Screen, seat: SeatView) -> None:
    if dossier_open(services.groups, exam_shown(seat.view)):
        dossier(services.practice, state, _gathered(seat), notes=False)
    else:
        st.header("Dossier", anchor="dossier")
        st.markdown("Het dossier is dicht. Je notities staan er nog.")


def _gathered(seat: SeatView) -> RunView:
    """All that a careful officer had gathered when the route is chosen."""
    view = seat.view
    return RunView(view.session_id, view.items[ROUTES_SUBJECT].run, view.judges)


def _notes(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    exam = exam_shown(seat.view)
    title, told = _MOMENTS[exam.moment, dossier_open(services.groups, exam)]
    st.header(title, anchor="werk")
    st.html(clock_html(exam.closes) if exam.moment is ExamMoment.DOSSIER else "<span></span>")
    st.markdown(told)
    with st.container(key="examennotities"):
        _notes_field(services, state, token, seat)


_MOMENTS = {
    (ExamMoment.DOSSIER, True): (
        "Bestudeer het dossier",
        "Lees, en schrijf op wat je in het gesprek nodig hebt: feiten, signalen, je keuze en waarom. Straks heb je alleen "
        "nog je notities.",
    ),
    (ExamMoment.DOSSIER, False): (
        "De tijd voor het dossier is om",
        "Je notities blijven, en je mag ze nog aanvullen. De beoordelaars beginnen zo het gesprek.",
    ),
    (ExamMoment.GESPREK, False): (
        "Het verantwoordingsgesprek",
        "De beoordelaars stellen je vragen. Antwoord hardop, en zeg er steeds bij waarom. Je notities mag je erbij houden.",
    ),
}


def _notes_field(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """Notes are stored when the field is left; what another device stored comes in."""
    follow_stored(state, NOTES, exam_shown(seat.view).notes)
    text = st.text_area("Je notities", key=NOTES, height=420)
    if changed_here(state, NOTES, text):
        _store(services, state, token, seat, text)
        offer_cleared(services.practice, state, _gathered(seat), NOTES, text)
    st.caption("Je notities worden bewaard zodra je even stopt met typen. De beoordelaars zien ze niet.")


def _store(services: Services, state: Screen, token: str, seat: SeatView, text: str) -> None:
    # under the field, not above the page: nobody should be pulled away while writing
    told = personal_notice(services.practice, state, _gathered(seat), NOTES, text)
    if told is not None:
        st.warning(f"{told} Tot dan bewaren we je laatste wijziging alleen hier.")
        return
    try:
        services.groups.do(token, lambda who: Note(participant=who, text=text))
    except MasSimError as error:
        st.warning(sentence(error))
        return
    state.drafts[NOTES] = text.strip()
    st.rerun()


def _awaits(exam: OralExam) -> None:
    st.header("Het gesprek is klaar", anchor="werk")
    st.markdown(
        "De beoordelaars leggen nu samen hun oordeel vast. Je leest het zo op dit scherm, met de redenen erbij."
    )
    _own_notes(exam)


def _own_notes(exam: OralExam) -> None:
    if exam.notes:
        with st.expander("Je notities"):
            st.markdown(plain(exam.notes))
