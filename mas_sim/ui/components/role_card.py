"""The card of a role at the ketentafel: who you are, what you may tell, and what you have on paper."""

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import role_label, table_of
from mas_sim.model.base import Reason
from mas_sim.model.group_table import CHAIR
from mas_sim.reporting.calendar import calendar_rows, calendar_sentence, dutch_date
from mas_sim.ui.components.naslag_links import sources_line

SCHOOL = "school"
_AUTHOR = {"jij": "leerplicht"}  # the casus addresses leerplicht


def role_card(view: GroupView, role: str | None, *, begun: bool) -> None:
    """What a role has before it; who has none, or may still take another one, sees what anyone may see."""
    if role is None:
        st.header("De casus", anchor="dossier")
        _youth(view)
        return
    # leerplicht has the whole dossier under this, with an anchor of its own
    st.header(f"Jouw rol: {role_label(view, role)}", anchor=False if role == CHAIR and begun else "dossier")
    _may_tell(view, role)
    if role == CHAIR and begun:
        return
    _youth(view)
    if not begun:
        return
    if role == SCHOOL:
        _register(view)
    _documents(view, role)


def _may_tell(view: GroupView, role: str) -> None:
    for partner in view.judges.methodology.partners:
        if partner.id == role:
            st.markdown(partner.knows)
            reason = Reason(text=partner.knows, provenance=partner.provenance, sources=partner.sources)
            st.caption(sources_line(reason, view.judges.methodology))


def _youth(view: GroupView) -> None:
    casus = view.judges.board.casus
    youth = casus.youth
    st.markdown(f"**{youth.name}**, {view.judges.figures.age} jaar · {youth.school}")
    st.markdown(casus.card.teaser)
    st.caption("De casus is verzonnen.")


def _register(view: GroupView) -> None:
    """The school keeps the register of absence, so it has it at the table too."""
    found = view.judges.board.casus.dossier
    with st.expander("Jullie verzuimregistratie"):
        st.markdown(f"**{calendar_sentence(found.absence, view.judges.figures)}**")
        rows = calendar_rows(found.absence, found.reference_date)
        body = "\n".join(f"| {day} | {kind} | {amount} | {note} |" for day, kind, amount, note in rows)
        st.markdown(f"| Dag | Soort | Omvang | Aantekening |\n|---|---|---|---|\n{body}")


def _documents(view: GroupView, role: str) -> None:
    held = table_of(view).deal[role].attachments
    for item in view.judges.board.casus.dossier.attachments:
        if item.id in held:
            with st.expander(f"{item.title} ({dutch_date(item.date)})"):
                author = _AUTHOR.get(item.author, item.author)
                st.caption(f"{item.kind.value.capitalize()} · {author} · {dutch_date(item.date)}")
                st.markdown(item.text)
