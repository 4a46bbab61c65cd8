"""One assessor's own judgement during the gesprek; each change is stored at once, and a colleague sees none of it."""

import streamlit as st

from mas_sim.application.groups import Groups, GroupView
from mas_sim.application.trainers import Trainer
from mas_sim.errors import MasSimError
from mas_sim.model.group_exam import ASSESSORS, ExamPoint, GiveMark, HandIn, Mark, Marked, OralExam, Sheet
from mas_sim.ui.components.exam_sheet import (
    OWN_DESIGN,
    WORD,
    changed_here,
    exam_shown,
    follow_stored,
    judged_html,
    labels,
    ordered,
    titled,
)
from mas_sim.ui.components.group_lead import lead
from mas_sim.ui.components.group_show import position
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import plain

NOT_YET = "nog niet"
_CHOICES = {NOT_YET: NOT_YET, Mark.O.value: WORD[Mark.O], Mark.V.value: WORD[Mark.V]}


def mark_apart(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The criteria with O or V and a note each, what is still open, and the button that makes it stand."""
    exam, names = exam_shown(view), labels(groups)
    sheet = exam.sheets.get(trainer.trainer_id, Sheet(name=trainer.name))
    st.subheader("Jouw oordeel", anchor=False)
    st.markdown(_colleague(exam, trainer))
    if sheet.handed_in:
        st.markdown(
            "**Je oordeel staat vast.** Zodra je collega ook heeft vastgelegd, oordelen jullie samen."
        )
        st.html(judged_html(list(ordered(exam)), sheet.marks, names))
        return
    given = sum(sheet.marks.get(point.id, Marked()).mark is not None for point in exam.criteria)
    st.caption(
        f"{given} van {len(exam.criteria)} beoordeeld. Wat je kiest en noteert, is meteen bewaard. {OWN_DESIGN}"
    )
    for point in ordered(exam):
        _criterion(groups, state, trainer, view, point, sheet.marks.get(point.id, Marked()), names)
    st.markdown(f"**{given} van {len(exam.criteria)} beoordeeld.** {_still(len(exam.criteria) - given)}")
    if st.button("Leg mijn oordeel vast", type="primary", key=f"leg-vast-{position(view)}"):
        lead(groups, state, trainer, view, HandIn(assessor=trainer.trainer_id))


def _still(left: int) -> str:
    if left == 0:
        return "Je kunt je oordeel vastleggen. Daarna wijzig je het alleen nog samen met je collega."
    return f"Kies nog O of V bij {left} {'criterium' if left == 1 else 'criteria'}; dan kun je vastleggen."


def _colleague(exam: OralExam, trainer: Trainer) -> str:
    """Who else judges and whether that judgement stands; nothing of what it holds."""
    others = [sheet for who, sheet in exam.sheets.items() if who != trainer.trainer_id]
    if not others:
        return f"Er is nog geen collega begonnen. Een gezamenlijk oordeel vraagt {ASSESSORS} beoordelaars."
    done = "heeft het eigen oordeel vastgelegd" if others[0].handed_in else "is bezig"
    return (
        f"Je collega {plain(others[0].name)} {done}. Je ziet elkaars oordeel als jullie allebei klaar zijn."
    )


def _criterion(
    groups: Groups,
    state: Screen,
    trainer: Trainer,
    view: GroupView,
    point: ExamPoint,
    stored: Marked,
    names: dict[str, str],
) -> None:
    mark_key = f"cijfer-{view.session_id}-{point.id}"
    note_key = f"concept-oordeel-{view.session_id}-{point.id}"
    follow_stored(state, mark_key, stored.mark.value if stored.mark else NOT_YET)
    follow_stored(state, note_key, stored.note)
    with st.container(key=f"criterium-{point.id}", gap="xsmall"):
        chosen = st.radio(
            titled(point, names),
            list(_CHOICES),
            format_func=_CHOICES.__getitem__,
            horizontal=True,
            key=mark_key,
        )
        note = st.text_area(
            f"Aantekening bij: {names.get(point.id, point.id)}",
            key=note_key,
            height=68,
            placeholder="Aantekening (mag leeg blijven)",
            label_visibility="collapsed",
        )
        chosen = chosen or NOT_YET
        if changed_here(state, mark_key, chosen) or changed_here(state, note_key, note):
            _store(groups, state, trainer, view, point, {mark_key: chosen, note_key: note.strip()})


def _store(
    groups: Groups,
    state: Screen,
    trainer: Trainer,
    view: GroupView,
    point: ExamPoint,
    fields: dict[str, str],
) -> None:
    """Store a mark with its note; when that fails the fields keep what they hold, and it is tried again."""
    chosen, note = fields.values()
    action = GiveMark(
        assessor=trainer.trainer_id,
        name=trainer.name,
        criterion=point.id,
        mark=None if chosen == NOT_YET else Mark(chosen),
        note=note,
    )
    try:
        groups.lead(trainer, view.session_id, action)
    except MasSimError as error:
        st.warning(sentence(error))
        return
    state.drafts.update(fields)
    st.rerun()
