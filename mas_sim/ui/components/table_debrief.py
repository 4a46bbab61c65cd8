"""The debrief of a ketentafel: what was decided, who told what to whom, and what stayed unsaid."""

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import (
    MAY_KNOW_NOTE,
    NOT_FREELY,
    TableDecision,
    TableReport,
    ToldFact,
    table_report,
)
from mas_sim.ui.components.table_parts import decision_lines
from mas_sim.ui.texts import joined

QUESTIONS = (
    "Wat had de ander nodig om zijn eigen werk te doen, en wat niet?",
    "Aan wie had je eerst toestemming kunnen vragen?",
    "Wat had de tafel anders besloten als alles op tafel had gelegen?",
)


def show_debrief(view: GroupView) -> None:
    """The whole debrief, by role."""
    report = table_report(view)
    st.header("Nabespreking: wie vertelde wat", anchor="nabespreking")
    st.markdown(summary(report))
    _told("Om over te praten", report.to_discuss)
    _left(report)
    _told("Wat verder verteld is", report.as_allowed)
    st.caption(MAY_KNOW_NOTE)
    st.html('<h3 class="mas-kop">Vragen voor het gesprek</h3>')
    st.markdown("\n".join(f"- {one}" for one in QUESTIONS))
    _decisions(report.decisions)


def summary(report: TableReport) -> str:
    """The debrief in two or three sentences."""
    if not report.told:
        return "Er is niets verteld. De tafel besloot met wat leerplicht al wist."
    count, odd, left = len(report.told), len(report.to_discuss), len(report.left)
    times = f"Er is {count} keer iets verteld." if count > 1 else "Er is één keer iets verteld."
    heard = (
        "Elke rol die iets hoorde, mocht het volgens de casus weten."
        if not odd
        else f"**{odd} keer** hoorde een rol iets wat die rol volgens de casus niet zonder meer hoort te weten."
    )
    what, came = ("feit", "kwam") if left == 1 else ("feiten", "kwamen")
    unsaid = f"**{left} {what}** waar de referentie op steunt {came} niet bij leerplicht."
    return f"{times} {heard} {unsaid}" if left else f"{times} {heard}"


def _told(title: str, found: tuple[ToldFact, ...]) -> None:
    if found:
        st.html(f'<h3 class="mas-kop">{title}</h3>')
        st.markdown("\n".join(told_line(one) for one in found))


def told_line(one: ToldFact) -> str:
    """A fact that was told, with who may know it, as one item of a list."""
    whom = joined(list(one.to)) if one.to else "de hele tafel"
    lines = [f"- **{one.by}** aan {whom}: {one.text}"]
    if one.may_not:
        lines.append(f"  ↗ {NOT_FREELY}: **{joined(list(one.may_not))}**.")
    if one.may:
        lines.append(f"  ✓ Mocht dit weten: {joined(list(one.may))}.")
    if not (one.may or one.may_not):
        lines.append("  Wie dit hoorde, wist het al.")
    return "  \n".join(lines)


def _left(report: TableReport) -> None:
    if not report.left:
        return
    st.html('<h3 class="mas-kop">Bleef liggen</h3>')
    st.markdown("Iemand aan tafel wist dit, leerplicht hoorde het niet. De referentie steunt erop:")
    for argument, facts in report.left_by_argument:
        lines = "\n".join(f"- {joined(list(one.known_by))}: {one.text}" for one in facts)
        st.markdown(f"**{argument}**\n{lines}")
    st.caption("Zwijgen kan een goede keuze zijn. Bespreek of de tafel dit nodig had om te besluiten.")


def _decisions(made: tuple[TableDecision, ...]) -> None:
    if not made:
        return
    st.header("Wat jullie besloten", anchor=False)
    for one in made:
        st.markdown(f"*{one.title}*")
        decision_lines(one)
        if not one.referred:
            st.caption("De referentie is bij deze vraag niet getoond.")
    st.caption("Afwijken met een goede reden is geen fout.")
