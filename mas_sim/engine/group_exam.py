"""Rules of the oefenexamen with two assessors: each apart, then together."""

import datetime as dt
from collections.abc import Mapping

from mas_sim.engine.group_rules import Effect, Guard, Items, own, refuse, require_present
from mas_sim.model.group import GroupSession, GroupStage
from mas_sim.model.group_exam import (
    ASSESSORS,
    Conclude,
    ExamMoment,
    GiveMark,
    HandIn,
    Interview,
    Mark,
    Marked,
    Note,
    OralExam,
    Sheet,
)


def _check_note(_: Items, session: GroupSession, action: Note) -> None:
    require_present(session, action, action.participant)
    if own(session.exam).moment not in (ExamMoment.DOSSIER, ExamMoment.GESPREK):
        refuse(action, "groep-nu-niet")


def _check_interview(_: Items, session: GroupSession, action: Interview) -> None:
    if own(session.exam).moment is not ExamMoment.DOSSIER:
        refuse(action, "groep-verder")


def _check_mark(_: Items, session: GroupSession, action: GiveMark) -> None:
    exam = own(session.exam)
    _check_assessor(exam, action)
    if action.criterion not in {point.id for point in exam.criteria}:
        refuse(action, "criterium-bestaat-niet")


def _check_hand_in(_: Items, session: GroupSession, action: HandIn) -> None:
    exam = own(session.exam)
    _check_assessor(exam, action)
    sheet = exam.sheets.get(action.assessor)
    if sheet is None or any(sheet.marks.get(point.id, Marked()).mark is None for point in exam.criteria):
        refuse(action, "criteria-open")


def _check_assessor(exam: OralExam, action: GiveMark | HandIn) -> None:
    """An assessor marks during and after the gesprek, until the own judgement is handed in; there are two."""
    if exam.moment is not ExamMoment.GESPREK:
        refuse(action, "geen-gesprek")
    sheet = exam.sheets.get(action.assessor)
    if sheet is None and len(exam.sheets) >= ASSESSORS:
        refuse(action, "al-twee-beoordelaars")
    if sheet is not None and sheet.handed_in:
        refuse(action, "oordeel-staat-vast")


def _check_conclude(_: Items, session: GroupSession, action: Conclude) -> None:
    exam = own(session.exam)
    if exam.moment is not ExamMoment.SAMEN:
        refuse(action, "eerst-apart")
    if set(action.marks) != {point.id for point in exam.criteria} or any(
        one.mark is None for one in action.marks.values()
    ):
        refuse(action, "criteria-open")
    failed = {name for name in exam.crucial if action.marks[name].mark is Mark.O}
    if any(not action.marks[name].note for name in {*exam.differing, *failed}):
        refuse(action, "reden-bij-verschil")


def began(session: GroupSession, at: dt.datetime) -> dict[str, object]:
    """The change when the dossier is laid open."""
    exam = own(session.exam)
    closes = at + dt.timedelta(minutes=exam.minutes)
    return _changed(exam, moment=ExamMoment.DOSSIER, closes=closes)


def _noted(session: GroupSession, action: Note, _: dt.datetime) -> dict[str, object]:
    return _changed(own(session.exam), notes=action.text)


def _interviewed(session: GroupSession, _: Interview, __: dt.datetime) -> dict[str, object]:
    return _changed(own(session.exam), moment=ExamMoment.GESPREK)


def _marked(session: GroupSession, action: GiveMark, _: dt.datetime) -> dict[str, object]:
    exam = own(session.exam)
    sheet = exam.sheets.get(action.assessor, Sheet(name=action.name))
    given = sheet.marks | {action.criterion: Marked(mark=action.mark, note=action.note)}
    return _with_sheet(exam, action.assessor, sheet.model_copy(update={"marks": given}))


def _handed_in(session: GroupSession, action: HandIn, _: dt.datetime) -> dict[str, object]:
    exam = own(session.exam)
    sheet = exam.sheets[action.assessor].model_copy(update={"handed_in": True})
    sheets = exam.sheets | {action.assessor: sheet}
    together = len(sheets) == ASSESSORS and all(one.handed_in for one in sheets.values())
    moment = ExamMoment.SAMEN if together else exam.moment
    return _changed(exam, sheets=sheets, moment=moment)


def _concluded(session: GroupSession, action: Conclude, _: dt.datetime) -> dict[str, object]:
    exam = own(session.exam)
    made = _changed(exam, marks=action.marks, text=action.text, moment=ExamMoment.BESLOTEN)
    return made | {"stage": GroupStage.AFRONDEN}


def _with_sheet(exam: OralExam, assessor: str, sheet: Sheet) -> dict[str, object]:
    return _changed(exam, sheets=exam.sheets | {assessor: sheet})


def _changed(exam: OralExam, **changes: object) -> dict[str, object]:
    return {"exam": exam.model_copy(update=changes)}


GUARDS: Mapping[type, Guard] = {
    Note: _check_note,
    Interview: _check_interview,
    GiveMark: _check_mark,
    HandIn: _check_hand_in,
    Conclude: _check_conclude,
}
EFFECTS: Mapping[type, Effect] = {
    Note: _noted,
    Interview: _interviewed,
    GiveMark: _marked,
    HandIn: _handed_in,
    Conclude: _concluded,
}
