"""Free text that is never lost: stored as a draft when the field is left.

The container key starts with ``concept-``: the served script keeps those fields in the
browser's sessionStorage too and offers the text back after a refresh mid-sentence.
"""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import StorageError
from mas_sim.model.actions import StepAction
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen, act, redraw
from mas_sim.ui.texts import clock, plain

PERSONAL_DATA = (
    "In je tekst staat iets dat op gegevens van een echt persoon lijkt. Haal het weg, of zeg onder het tekstvak dat "
    "het geen echt persoon is. Je tekst staat er nog."
)


def draft_area(
    practice: Practice,
    state: Screen,
    field: str,
    label: str,
    *,
    height: int = 220,
    help_text: str = "",
    before: str = "",
) -> str:
    """A text area whose text is kept while it is being written; returns the text.

    ``before`` stands in it until something else is written; it was stored elsewhere, and is no draft.
    """
    view = state.view
    if view is None:
        return ""
    text = st.text_area(
        label,
        value=state.drafts.get(field, before),
        key=f"concept-{view.run_id}-{field}",
        height=height,
        help=help_text or None,
    )
    pieces = _personal(practice, state, view, field, text) if text != before else ()
    if text != state.drafts.get(field, before) and not pieces:
        _save(practice, state, view.run_id, field, text)
    if state.drafts.get(field):
        st.caption(f"Concept bewaard om {clock(practice.now())}.{_too_long(text)}")
    if pieces:
        _warn(state, field, text, pieces)
    return text


def personal_data_open(practice: Practice, state: Screen, field: str, text: str) -> bool:
    """True when the text looks as if it names a real person and the writer has not said that it does not."""
    return state.view is not None and bool(_personal(practice, state, state.view, field, text))


def _personal(practice: Practice, state: Screen, view: RunView, field: str, text: str) -> tuple[str, ...]:
    if not text.strip() or state.cleared.get(field) == text:
        return ()
    return practice.personal_data(view, text)


def _warn(state: Screen, field: str, text: str, pieces: tuple[str, ...]) -> None:
    """Name what was seen; the text is kept in this browser only until it is changed or cleared."""
    shown = ", ".join(f"‘{plain(piece)}’" for piece in pieces)
    st.warning(
        f"Dit lijkt op gegevens van een echt persoon: {shown}. Haal ze weg; gebruik alleen namen uit de casus. "
        "Zolang dit er staat, bewaren we je tekst niet op de server. Hij staat nog wel hier."
    )
    if st.button("Dit is geen echt persoon", key=f"geen-persoon-{field}"):
        state.cleared[field] = text
        redraw()


def _too_long(text: str) -> str:
    if len(text) <= TEXT_LIMIT:
        return ""
    return (
        f" Je tekst heeft {len(text)} tekens; er passen er {TEXT_LIMIT}. Kort hem in voordat je hem vastlegt."
    )


def hand_in(
    practice: Practice,
    state: Screen,
    field: str,
    text: str,
    step: Callable[[str], StepAction],
    empty: str,
) -> bool:
    """Do the step of a drafted text; False when it could not be done, with a sentence above the page.

    ``step`` makes the step of the text; the draft ``field`` is forgotten once it is stored; ``empty`` is said where
    nothing was written.
    """
    if not text.strip():
        state.notice = empty
    elif personal_data_open(practice, state, field, text):
        state.notice = PERSONAL_DATA
    elif act(practice, state, step(text)):
        forget_draft(practice, state, field)
        return True
    return False


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
