"""Free text that is never lost: stored as a draft when the field is left.

The container key starts with ``concept-``: the served script keeps those fields in the
browser's sessionStorage too and offers the text back after a refresh mid-sentence.
"""

import streamlit as st

from mas_sim.application.practice import Practice
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import StorageError
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import clock


def draft_area(
    practice: Practice, state: Screen, field: str, label: str, *, height: int = 220, help_text: str = ""
) -> str:
    """A text area whose text is kept while it is being written; returns the text."""
    view = state.view
    if view is None:
        return ""
    text = st.text_area(
        label,
        value=state.drafts.get(field, ""),
        key=f"concept-{view.run_id}-{field}",
        height=height,
        help=help_text or None,
    )
    if text != state.drafts.get(field, ""):
        _save(practice, state, view.run_id, field, text)
    if state.drafts.get(field):
        st.caption(f"Concept bewaard om {clock(practice.now())}.{_too_long(text)}")
    return text


def _too_long(text: str) -> str:
    if len(text) <= TEXT_LIMIT:
        return ""
    return (
        f" Je tekst heeft {len(text)} tekens; er passen er {TEXT_LIMIT}. Kort hem in voordat je hem vastlegt."
    )


def forget_draft(practice: Practice, state: Screen, field: str) -> None:
    """Drop a draft whose text was handed in."""
    if state.view is not None and state.drafts.pop(field, None) is not None:
        practice.drop_draft(state.view.run_id, field)


def _save(practice: Practice, state: Screen, run_id: str, field: str, text: str) -> None:
    try:
        practice.save_draft(run_id, field, text)
    except StorageError as error:
        st.warning(sentence(error))
    else:
        state.drafts[field] = text
