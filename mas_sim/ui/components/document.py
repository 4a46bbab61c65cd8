"""A letter or proces-verbaal that is composed: as it stands while choosing, and beside its checklist afterwards."""

from html import escape

import streamlit as st

from mas_sim.model.decision import Decision, DocumentKind
from mas_sim.model.judged import DocumentReview
from mas_sim.model.methodology import Methodology
from mas_sim.reporting.words import LINE_OUTCOME
from mas_sim.scoring.documents import compose
from mas_sim.ui.components.naslag_links import sources_line

_NAME = {DocumentKind.NOTICE: "je brief", DocumentKind.REPORT: "je proces-verbaal"}


def show_draft(decision: Decision, chosen: tuple[str, ...]) -> None:
    """The text as it stands with what is ticked now; nothing for a decision that composes none."""
    document = decision.document
    if document is None:
        return
    st.html(f'<h3 class="mas-kop">Zo staat {_NAME[document.kind]} er nu</h3>')
    if not chosen:
        st.caption("Kies bouwstenen; dan lees je hier de tekst.")
    _paper(compose(decision, document, chosen))


def show_review(review: DocumentReview, methodology: Methodology) -> None:
    """The text that was sent, and what the checklist says of it."""
    with st.expander(f"Lees {_NAME[review.kind]} en de checklist"):
        _paper(review.paragraphs)
        for line in review.lines:
            icon, word = LINE_OUTCOME[line.outcome]
            st.markdown(f"{icon} **{line.label}**: {word}. {line.reason.text}")
            st.caption(sources_line(line.reason, methodology))


def _paper(paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    st.html(f'<div class="mas-papier">{body}</div>')
