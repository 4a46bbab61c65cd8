"""A letter or proces-verbaal: as it stands while choosing, and beside its checklist afterwards."""

from html import escape

import streamlit as st

from mas_sim.model.decision import Decision, DocumentKind
from mas_sim.model.judged import DocumentReview, WrittenLine, WrittenReview
from mas_sim.model.methodology import Methodology
from mas_sim.reporting.words import LINE_OUTCOME, RULES_LOOK, written_words
from mas_sim.scoring.documents import compose
from mas_sim.ui.components.naslag_links import sources_line
from mas_sim.ui.texts import plain

_NAME = {DocumentKind.NOTICE: "je brief", DocumentKind.REPORT: "je proces-verbaal"}


def show_draft(decision: Decision, chosen: tuple[str, ...]) -> None:
    """The text as it stands with what is ticked now; nothing for a decision that composes none."""
    document = decision.document
    if document is None:
        return
    st.html(f'<h3 class="mas-kop">Zo staat {_NAME[document.kind]} er nu</h3>')
    if not chosen:
        st.caption("Kies bouwstenen; dan lees je hier de tekst.")
    paper(compose(decision, document, chosen))


def show_review(review: DocumentReview, methodology: Methodology, *, example: bool) -> None:
    """What was written and what was composed, each with what its checklist says of it.

    Args:
        review: the texts with their checklists.
        methodology: names the sources.
        example: False while the trainee may still write the text anew.
    """
    if review.written is not None:
        with st.expander("Lees je eigen tekst en de checklist"):
            _written(review.written, methodology, example=example)
    with st.expander(f"Lees {_NAME[review.kind]} en de checklist"):
        paper(review.paragraphs)
        for line in review.lines:
            icon, word = LINE_OUTCOME[line.outcome]
            st.markdown(f"{icon} **{line.label}**: {word}. {line.reason.text}")
            st.caption(sources_line(line.reason, methodology))


def paper(paragraphs: tuple[str, ...]) -> None:
    """Text as it would be on paper."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    st.html(f'<div class="mas-papier">{body}</div>')


def _written(review: WrittenReview, methodology: Methodology, *, example: bool) -> None:
    """The last version line by line; of an earlier one what its checklist said, in short."""
    *earlier, last = review.versions
    for version in earlier:
        st.markdown("**Je eerste versie**")
        paper((version.text,))
        st.markdown("\n".join(f"- {_mark(line)}" for line in version.lines))
        st.markdown("**Je nieuwe versie**")
    paper((last.text,))
    for line in last.lines:
        st.markdown(f"{_mark(line)}. {line.reason.text}")
        if line.found:
            st.markdown("\n".join(f"> {plain(sentence)}\n" for sentence in line.found))
        st.caption(sources_line(line.reason, methodology))
    st.caption(RULES_LOOK)
    if example:
        st.markdown("**Zo kan het ook**")
        paper((review.example,))


def _mark(line: WrittenLine) -> str:
    return f"{LINE_OUTCOME[line.outcome][0]} **{line.label}**: {written_words(line)}"
