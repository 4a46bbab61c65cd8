"""A text in own words, written beside a memo before the building blocks are on the screen."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.plan import is_writing_open, may_write_anew
from mas_sim.model.actions import PassWriting, Write
from mas_sim.model.decision import Decision
from mas_sim.model.judged import PhaseFeedback
from mas_sim.ui.components.document import paper
from mas_sim.ui.components.dossier import show_attachment
from mas_sim.ui.components.writing import draft_area, forget_draft, hand_in
from mas_sim.ui.state import Screen, act_and_redraw, redraw
from mas_sim.ui.texts import plain

NOT_HANDED_IN = "Je schreef opnieuw, maar legde die tekst niet vast. Leg hem vast, of klik nog een keer om zonder verder te gaan."


def ask_writing(practice: Practice, state: Screen, view: RunView, decision: Decision) -> bool:
    """Ask for the text of this decision; False when none is asked, or it was written or passed."""
    if not show_task(view, decision):
        return False
    _write(practice, state, decision.id, f"stuk-{decision.id}", "Leg mijn tekst vast")
    if st.button("Ga verder zonder eigen tekst", key=f"zonder-tekst-{decision.id}", type="tertiary"):
        act_and_redraw(practice, state, PassWriting(decision=decision.id))
    return True


def show_task(view: RunView, decision: Decision) -> bool:
    """What has to be written, and the memo; False when nothing has."""
    task = decision.writing
    if task is None or not is_writing_open(view.run, decision):
        return False
    st.markdown(task.prompt)
    show_attachment(view.board.attachments[task.memo], open_now=True)
    return True


def show_own_text(view: RunView, decision: Decision) -> None:
    """What was written at this decision, folded, while choosing."""
    written = view.run.written.get(decision.id)
    if written is not None and written.versions:
        # the served script need not keep the text in the browser any longer
        st.html(f'<span data-mas-ingeleverd="concept-{view.run_id}-stuk-{decision.id}"></span>')
        with st.expander("De eigen tekst"):
            paper((written.versions[-1],))


def offer_second_version(practice: Practice, state: Screen, view: RunView, feedback: PhaseFeedback) -> None:
    """In the terugblik: write a text anew once, now that the checklist is known."""
    for choice in feedback.comparisons:
        written = view.run.written.get(choice.subject)
        if written is None or not written.versions:
            continue
        title = plain(choice.title)
        if not may_write_anew(view.board, view.run, choice.subject):
            st.caption(f"Je nieuwe tekst staat vast. Lees hem hierboven bij ‘{title}’, met een voorbeeld.")
            continue
        with st.expander(f"Schrijf je tekst bij ‘{title}’ opnieuw (kan één keer)"):
            st.markdown(
                "Gebruik wat de checklist zegt. Daarna lees je een voorbeeld. Beide versies blijven bewaard."
            )
            first = written.versions[0]
            _write(
                practice, state, choice.subject, _anew(choice.subject), "Leg mijn nieuwe tekst vast", first
            )


def leaves_a_text(practice: Practice, state: Screen, view: RunView, feedback: PhaseFeedback) -> bool:
    """True when going on would leave a text that was written anew and not handed in, and that was not said yet.

    Going on a second time lets go of it.
    """
    for choice in feedback.comparisons:
        field = _anew(choice.subject)
        text = state.drafts.get(field, "")
        if not text or not may_write_anew(view.board, view.run, choice.subject):
            continue
        if text not in (view.run.written[choice.subject].versions[0], state.left):
            state.left = text
            state.notice = NOT_HANDED_IN
            return True
        forget_draft(practice, state, field)
    return False


def _anew(decision: str) -> str:
    return f"stuk-opnieuw-{decision}"


def _write(
    practice: Practice, state: Screen, decision: str, field: str, button: str, before: str = ""
) -> None:
    text = draft_area(practice, state, field, "Jouw tekst", height=280, before=before)
    if st.button(button, type="primary", key=f"schrijf-{decision}"):
        empty = "Schrijf eerst een paar zinnen."
        hand_in(practice, state, field, text, lambda said: Write(decision=decision, text=said), empty)
        redraw()
