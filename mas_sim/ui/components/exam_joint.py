"""Two assessors together: both sheets side by side, differences first, and the joint judgement with its reasons."""

from html import escape

import streamlit as st
from pydantic import ValidationError

from mas_sim.application.groups import Groups, GroupView
from mas_sim.application.trainers import Trainer
from mas_sim.model.group_exam import Conclude, ExamPoint, Mark, Marked, OralExam
from mas_sim.ui.components.exam_sheet import (
    OWN_DESIGN,
    WORD,
    exam_shown,
    labels,
    mark_html,
    ordered,
    titled,
    unmet,
)
from mas_sim.ui.components.group_lead import lead
from mas_sim.ui.components.group_show import position
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import joined

NEEDS_TEXT = "Schrijf eerst wat goed ging en wat de kandidaat kan oefenen."


def judge_together(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The form of the joint judgement; what is in it stays in this browser until it is made to stand."""
    exam, names = exam_shown(view), labels(groups)
    st.markdown(
        "Leg jullie oordelen naast elkaar en bespreek de verschillen. Eén van jullie vult dit in; het oordeel dat het "
        "eerst wordt vastgelegd, geldt."
    )
    st.caption(OWN_DESIGN)
    marks = _differences(view, exam, names) | _agreed(view, exam, names)
    text = _text(view, exam, marks, names)
    _open(exam, marks, text)
    if st.button("Leg het gezamenlijke oordeel vast", type="primary", key=f"samen-{position(view)}"):
        _conclude(groups, state, trainer, view, marks, text)


def _differences(view: GroupView, exam: OralExam, names: dict[str, str]) -> dict[str, Marked]:
    points = [one for one in ordered(exam) if one.id in exam.differing]
    if not points:
        st.html('<h3 class="mas-kop">Jullie gaven overal hetzelfde oordeel</h3>')
        return {}
    st.html(f'<h3 class="mas-kop">Hier verschilden jullie: {len(points)} van {len(exam.criteria)}</h3>')
    return {one.id: _joint(view, exam, one, names) for one in points}


def _agreed(view: GroupView, exam: OralExam, names: dict[str, str]) -> dict[str, Marked]:
    points = [one for one in ordered(exam) if one.id not in exam.differing]
    crucial = [one for one in points if one.crucial]
    others = [one for one in points if not one.crucial]
    marks: dict[str, Marked] = {}
    if crucial:
        st.html(f'<h3 class="mas-kop">Cruciale eisen waarover jullie het eens waren: {len(crucial)}</h3>')
        marks |= {one.id: _joint(view, exam, one, names) for one in crucial}
    if others:
        with st.expander(f"Andere criteria waarover jullie het eens waren: {len(others)}"):
            marks |= {one.id: _joint(view, exam, one, names) for one in others}
    return marks


def _joint(view: GroupView, exam: OralExam, point: ExamPoint, names: dict[str, str]) -> Marked:
    """Both marks with their notes, and the mark the two give together."""
    differs = point.id in exam.differing
    equal = next(iter(exam.sheets.values())).marks[point.id].mark
    with st.container(key=f"samen-criterium-{point.id}", gap="xsmall"):
        st.markdown(titled(point, names))
        st.html(_beside(exam, point))
        options = list(Mark)
        chosen = st.radio(
            f"Samen, bij: {names.get(point.id, point.id)}",
            options,
            index=None if differs or equal is None else options.index(equal),
            format_func=lambda one: f"Samen {WORD[one]}",
            horizontal=True,
            key=f"samen-{view.session_id}-{point.id}",
            label_visibility="collapsed",
        )
        needed = differs or (point.crucial and chosen is Mark.O)
        reason = _reason(view, point, needed=needed) if needed or chosen is Mark.O else ""
    return Marked(mark=chosen, note=reason)


def _reason(view: GroupView, point: ExamPoint, *, needed: bool) -> str:
    return st.text_area(
        "De reden van jullie oordeel" if needed else "De reden van jullie oordeel (mag leeg blijven)",
        key=f"concept-samen-{view.session_id}-{point.id}",
        height=80,
    )


def _beside(exam: OralExam, point: ExamPoint) -> str:
    cells = []
    for sheet in exam.sheets.values():
        given = sheet.marks[point.id]
        note = f"<p>{escape(given.note)}</p>" if given.note else ""
        cells.append(f"<li><span>{escape(sheet.name)}</span> {mark_html(given.mark)}{note}</li>")
    told = "Jullie verschilden. " if point.id in exam.differing else ""
    return f'<p class="mas-lees">{told}</p><ul class="mas-naast">{"".join(cells)}</ul>'


def _text(view: GroupView, exam: OralExam, marks: dict[str, Marked], names: dict[str, str]) -> str:
    st.html('<h3 class="mas-kop">Jullie oordeel in woorden</h3>')
    told = unmet(exam, {one: given.mark for one, given in marks.items()}, names)
    if told:
        st.markdown(told)
    text = st.text_area(
        "Wat ging goed, en wat kan de kandidaat oefenen?",
        key=f"concept-samen-{view.session_id}",
        height=160,
    )
    st.caption(
        "De kandidaat leest dit, met de redenen hierboven; jullie eigen aantekeningen niet. Noem niemand bij naam. "
        "Er is geen cesuur: jullie zeggen in woorden hoe het ging."
    )
    return text


def _open(exam: OralExam, marks: dict[str, Marked], text: str) -> None:
    """What is still needed before the judgement can stand."""
    unmarked = sum(one.mark is None for one in marks.values())
    reasons = sum(not marks[one].note for one in {*exam.differing, *_failed(exam, marks)})
    needs = [
        *([f"O of V bij {unmarked} {_criteria(unmarked)}"] if unmarked else []),
        *([f"een reden bij {reasons} {_criteria(reasons)}"] if reasons else []),
        *([] if text.strip() else ["jullie oordeel in woorden"]),
    ]
    if needs:
        st.markdown(f"**Nog nodig:** {joined(needs)}.")
    else:
        st.markdown("Alles is ingevuld. Na het vastleggen leest de kandidaat het oordeel.")


def _failed(exam: OralExam, marks: dict[str, Marked]) -> set[str]:
    return {one for one in exam.crucial if marks[one].mark is Mark.O}


def _criteria(count: int) -> str:
    return "criterium" if count == 1 else "criteria"


def _conclude(
    groups: Groups,
    state: Screen,
    trainer: Trainer,
    view: GroupView,
    marks: dict[str, Marked],
    text: str,
) -> None:
    try:
        action = Conclude(marks=marks, text=text)
    except ValidationError:
        state.refusal = NEEDS_TEXT
        st.rerun()
    lead(groups, state, trainer, view, action)
