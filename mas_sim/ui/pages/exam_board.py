"""The assessors' board of an oefenexamen: open the dossier, ask, mark apart, judge together."""

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.trainers import Trainer
from mas_sim.model.group import GroupStage, TrainerAction
from mas_sim.model.group_exam import ASSESSORS, ExamMoment, Interview
from mas_sim.model.group_teams import Begin
from mas_sim.ui.components.exam_joint import judge_together
from mas_sim.ui.components.exam_marks import mark_apart
from mas_sim.ui.components.exam_sheet import (
    OWN_DESIGN,
    dossier_open,
    exam_shown,
    labels,
    show_criteria,
    show_judgement,
)
from mas_sim.ui.components.group_lead import lead
from mas_sim.ui.components.group_show import clock_html, position
from mas_sim.ui.holder import Services
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import PHASE, plain


def marker(services: Services, view: GroupView) -> str:
    """All on which the board depends; a colleague's marks are no part of it, only whether they stand."""
    session, exam = view.session, exam_shown(view)
    handed_in = [(who, sheet.handed_in) for who, sheet in exam.sheets.items()]
    present = [one.id for one in session.present]
    is_open = dossier_open(services.groups, exam)
    return f"{position(view)}|{session.stage}|{present}|{is_open}|{handed_in}|{session.names_hidden}"


def status(view: GroupView) -> str:
    """Where the exam is, in a few words."""
    session, exam = view.session, exam_shown(view)
    if session.stage is GroupStage.WACHTKAMER:
        return "De kandidaat is binnen" if session.present else "Wacht op de kandidaat"
    if session.stage is not GroupStage.BEZIG:
        done = exam.moment is ExamMoment.BESLOTEN
        return "Het oefenexamen is klaar" if done else "Het oefenexamen is gestopt zonder gezamenlijk oordeel"
    return {
        ExamMoment.DOSSIER: "De kandidaat bestudeert het dossier",
        ExamMoment.GESPREK: "Het verantwoordingsgesprek is bezig",
        ExamMoment.SAMEN: "De beoordelaars oordelen samen",
    }[exam.moment]


def content(_: Services, view: GroupView) -> None:
    """For the projector: the clock, and nothing of a judgement or of the notes."""
    exam = exam_shown(view)
    if view.session.stage is GroupStage.BEZIG and exam.moment is ExamMoment.DOSSIER:
        st.html(clock_html(exam.closes))
    st.caption("Dit is een oefenexamen; er volgt geen certificaat.")


def work(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """What an assessor does now."""
    session, exam = view.session, exam_shown(view)
    st.markdown(f"**{status(view)}**")
    if session.stage is GroupStage.WACHTKAMER:
        _waits(services, state, trainer, view)
    elif session.stage is not GroupStage.BEZIG:
        show_judgement(exam, labels(services.groups))
    else:
        _MOMENTS[exam.moment](services, state, trainer, view)


def _waits(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    exam = exam_shown(view)
    label = f"Leg het dossier open, {exam.minutes} minuten"
    if view.session.present:
        _next(services, state, trainer, view, Begin(), label)
    else:
        st.markdown("Geef de kandidaat de code. Daarna leg je het dossier open; dan loopt de klok.")
    st.markdown(
        "Jullie oordelen met twee beoordelaars, elk met een eigen account. Je collega opent dezelfde sessie onder "
        "*Groepssessies*, bij *Ga verder*."
    )
    _prepare(services, view)


def _next(
    services: Services, state: Screen, trainer: Trainer, view: GroupView, action: TrainerAction, label: str
) -> None:
    if st.button(label, type="primary", key=f"zet-{position(view)}"):
        lead(services.groups, state, trainer, view, action)


def _reads(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    exam = exam_shown(view)
    st.html(clock_html(exam.closes))
    if dossier_open(services.groups, exam):
        st.markdown("Begin je het gesprek eerder, dan gaat het dossier bij de kandidaat dicht.")
    else:
        st.markdown("Het dossier is bij de kandidaat dicht; de notities zijn er nog.")
    _next(services, state, trainer, view, Interview(), "Begin het gesprek")
    _prepare(services, view)


def _prepare(services: Services, view: GroupView) -> None:
    """What assessors read beforehand."""
    st.header("Voorbereiden", anchor=False)
    questions, criteria = st.columns(2, gap="large")
    with questions:
        _questions(view)
    with criteria:
        _criteria(services, view)


def _questions(view: GroupView) -> None:
    st.subheader("Vragen bij deze casus", anchor=False)
    for number, one in enumerate(view.judges.board.casus.reference.questions, start=1):
        st.markdown(f"**{number}. {PHASE[one.phase]}.** {one.question}")
        with st.expander(f"Goed antwoord op vraag {number}"):
            st.markdown("Wat erin zit:\n\n" + "\n".join(f"- {item}" for item in one.good))


def _criteria(services: Services, view: GroupView) -> None:
    st.subheader("Criteria (eigen ontwerp)", anchor=False)
    show_criteria(exam_shown(view), labels(services.groups))
    st.caption(OWN_DESIGN)


def _asks(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    exam = exam_shown(view)
    if trainer.trainer_id not in exam.sheets and len(exam.sheets) >= ASSESSORS:
        names = " en ".join(plain(sheet.name) for sheet in exam.sheets.values())
        st.markdown(
            f"Twee collega’s beoordelen deze kandidaat: {names}. Je kijkt mee; meebeoordelen kan niet."
        )
        _prepare(services, view)
        return
    questions, criteria = st.columns([2, 3], gap="large")
    with questions, st.container(key="examenvragen"):
        _questions(view)
    with criteria:
        mark_apart(services.groups, state, trainer, view)


def _together(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    if trainer.trainer_id in exam_shown(view).sheets:
        judge_together(services.groups, state, trainer, view)
    else:
        st.markdown("Twee collega’s leggen nu samen hun oordeel vast. Je leest het daarna hier.")


_MOMENTS = {
    ExamMoment.DOSSIER: _reads,
    ExamMoment.GESPREK: _asks,
    ExamMoment.SAMEN: _together,
}
