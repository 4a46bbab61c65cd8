"""A text in own words, written from a memo before the building blocks are on the screen."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.model.actions import Mode, Write
from mas_sim.model.decision import Decision
from mas_sim.model.judged import PhaseFeedback
from mas_sim.ui.components.document import paper
from mas_sim.ui.components.dossier import show_attachment
from mas_sim.ui.components.writing import PERSONAL_DATA, draft_area, forget_draft, personal_data_open
from mas_sim.ui.state import Screen, act, redraw
from mas_sim.ui.texts import plain


def ask_writing(practice: Practice, state: Screen, view: RunView, decision: Decision) -> bool:
    """Ask for the text of this decision; False when none is asked, it stands already, or was passed."""
    task = decision.writing
    done = decision.id in view.run.written or decision.id in state.passed
    if task is None or done or view.run.mode is Mode.PANEL:
        return False
    st.markdown(task.prompt)
    show_attachment(view.board.attachments[task.memo], open_now=True)
    _write(practice, state, decision.id, "Leg mijn tekst vast")
    if st.button("Ga verder zonder eigen tekst", key=f"zonder-tekst-{decision.id}", type="tertiary"):
        state.passed.add(decision.id)
        redraw()
    return True


def show_own_text(view: RunView, decision: Decision) -> None:
    """What was written at this decision, folded, while choosing."""
    written = view.run.written.get(decision.id)
    if written is not None:
        with st.expander("Je eigen tekst"):
            paper((written.versions[-1],))


def offer_second_version(practice: Practice, state: Screen, view: RunView, feedback: PhaseFeedback) -> None:
    """In the terugblik: write a text anew once, now that the checklist is known."""
    for choice in feedback.comparisons:
        written = view.run.written.get(choice.subject)
        if written is None:
            continue
        title = plain(choice.title)
        if not view.may_write_anew(choice.subject):
            st.caption(f"Je nieuwe tekst staat vast. Lees hem hierboven bij ‘{title}’, met een voorbeeld.")
            continue
        with st.expander(f"Schrijf je tekst bij ‘{title}’ opnieuw (kan één keer)"):
            st.markdown(
                "Gebruik wat de checklist zegt. Daarna lees je een voorbeeld. Beide versies blijven bewaard."
            )
            state.drafts.setdefault(_field(choice.subject), written.versions[0])
            _write(practice, state, choice.subject, "Leg mijn nieuwe tekst vast")


def _field(decision: str) -> str:
    return f"stuk-{decision}"


def _write(practice: Practice, state: Screen, decision: str, button: str) -> None:
    field = _field(decision)
    text = draft_area(practice, state, field, "Jouw tekst", height=280)
    if not st.button(button, type="primary", key=f"schrijf-{decision}"):
        return
    if not text.strip():
        state.notice = "Schrijf eerst een paar zinnen."
    elif personal_data_open(practice, state, field, text):
        state.notice = PERSONAL_DATA
    elif act(practice, state, Write(decision=decision, text=text)):
        forget_draft(practice, state, field)
    redraw()
