"""What the screens of an oefenexamen share: the criteria, the joint judgement, and fields that another device may fill."""

from html import escape

import streamlit as st

from mas_sim.application.groups import Groups, GroupView
from mas_sim.engine.group_rules import own
from mas_sim.model.group_exam import ExamMoment, ExamPoint, Mark, Marked, OralExam
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import mark, plain

OWN_DESIGN = (
    "De criteria zijn eigen ontwerp; het zijn geen exameneisen van ExTH. Er is geen cesuur. "
    "De uitkomst is een oefenoordeel en geen certificaat."
)
WORD = {Mark.V: "V, voldoende", Mark.O: "O, onvoldoende"}
_LOOK = {Mark.V: ("volgt", "✓"), Mark.O: ("wijkt-af", "○")}


def exam_shown(view: GroupView) -> OralExam:
    """The exam of a session of this form."""
    return own(view.session.exam)


def labels(groups: Groups) -> dict[str, str]:
    """What every criterion asks, by its id."""
    return {one.id: one.label for one in groups.exam_rubric().criteria}


def ordered(exam: OralExam) -> tuple[ExamPoint, ...]:
    """The criteria, cruciale eisen first."""
    return tuple(sorted(exam.criteria, key=lambda one: not one.crucial))


def titled(point: ExamPoint, names: dict[str, str]) -> str:
    """A criterion as it reads on the screen; one that is no longer there shows its id."""
    label = plain(names.get(point.id, point.id))
    return f"**Cruciale eis.** {label}" if point.crucial else label


def dossier_open(groups: Groups, exam: OralExam) -> bool:
    """True while the candidate may read the dossier, on the server's clock."""
    return exam.moment is ExamMoment.DOSSIER and exam.closes is not None and groups.now() < exam.closes


def show_criteria(exam: OralExam, names: dict[str, str]) -> None:
    """What the assessors look at, without any mark."""
    st.markdown("\n".join(f"- {titled(point, names)}" for point in ordered(exam)))


def mark_html(given: Mark | None) -> str:
    """A mark with its word; the colour says nothing more."""
    if given is None:
        return mark("onbekend", "–", "nog niet")
    kind, icon = _LOOK[given]
    return mark(kind, icon, WORD[given])


def unmet(exam: OralExam, marks: dict[str, Mark | None], names: dict[str, str]) -> str:
    """That a cruciale eis is not met, as a statement; empty when all are."""
    failed = [one.id for one in exam.criteria if one.crucial and marks.get(one.id) is Mark.O]
    if not failed:
        return ""
    told = "\n".join(f"- {plain(names.get(one, one))}" for one in failed)
    return f"Aan een cruciale eis is nog niet voldaan:\n\n{told}"


def show_judgement(exam: OralExam, names: dict[str, str]) -> None:
    """The joint judgement: the text, then every criterion with its reason, cruciale eisen first."""
    st.header("Het gezamenlijke oordeel", anchor="oordeel")
    if exam.moment is not ExamMoment.BESLOTEN:
        st.markdown("Dit oefenexamen is gestopt voordat er een gezamenlijk oordeel was.")
        return
    st.caption("Oefenoordeel van twee beoordelaars, geen certificaat.")
    st.markdown(plain(exam.text))
    told = unmet(exam, {one: given.mark for one, given in exam.marks.items()}, names)
    if told:
        st.markdown(told)
    crucial = [one for one in ordered(exam) if one.crucial]
    others = [one for one in ordered(exam) if not one.crucial]
    for title, points in (("Cruciale eisen", crucial), ("De andere criteria", others)):
        if points:
            st.html(f'<h3 class="mas-kop">{title}</h3>{judged_html(points, exam.marks, names)}')
    st.caption(OWN_DESIGN)


def judged_html(points: list[ExamPoint], marks: dict[str, Marked], names: dict[str, str]) -> str:
    """Criteria with a mark and a reason each, one under the other."""
    rows = []
    for point in points:
        given = marks.get(point.id, Marked())
        reason = f"<p>{_lines(given.note)}</p>" if given.note else ""
        rows.append(f"<li>{escape(names.get(point.id, point.id))}<br>{mark_html(given.mark)}{reason}</li>")
    return f'<ul class="mas-criteria">{"".join(rows)}</ul>'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def follow_stored(state: Screen, key: str, stored: str) -> None:
    """Before a field is drawn: what another device stored comes in, unless the text was changed here.

    A session that lost everything still gets the text of the field from the browser; that counts as changed here,
    unless it is only a piece of what is stored by now.
    """
    here, known = st.session_state.get(key), state.drafts.get(key)
    if here is None or (known is None and here.strip() in stored) or here.strip() == known != stored:
        st.session_state[key] = stored
        known = stored
    state.drafts[key] = stored if known is None else known


def changed_here(state: Screen, key: str, text: str) -> bool:
    """True when the field holds something that was not stored yet."""
    return text.strip() != state.drafts.get(key)
