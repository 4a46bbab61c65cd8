"""Leg uit: the motivering of a choice."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT, Justify, Mode
from mas_sim.model.decision import Standing
from mas_sim.scoring.justification.context import is_judged
from mas_sim.ui.components.writing import draft_area, hand_in
from mas_sim.ui.state import Screen, redraw
from mas_sim.ui.texts import joined


def explain_pending(practice: Practice, state: Screen, view: RunView, subject: str) -> None:
    """The field that must be filled before anything else."""
    blind = view.run.mode is not Mode.OEFENEN
    st.subheader("Motiveer je keuze" if blind else "Pas toe of leg uit", anchor=False)
    st.markdown(f"**Je koos**  \n{chosen_lines(view, subject)}")
    st.markdown(
        "Je keuze is vastgelegd. Bij de toets mag je je plan één keer wijzigen."
        if subject == ROUTES_SUBJECT
        else "Je keuze is vastgelegd en blijft staan."
    )
    if blind:
        st.markdown("Leg uit waarom je dit kiest.")
    elif _on_the_way(view, subject):
        st.markdown("De referentie kiest dit ook, en meer. Waarom is dit voor jou genoeg?")
    else:
        st.markdown("De referentie kiest hier anders. Dat mag, als je het uitlegt. Waarom kies jij dit?")
    _explain(practice, state, subject, "Leg uit en ga verder", primary=True)


def explain_freely(practice: Practice, state: Screen, view: RunView, subject: str) -> None:
    """An unasked motivering: following may be explained too."""
    if subject in view.run.justifications:
        return
    with st.expander("Leg deze keuze uit (mag, hoeft niet)"):
        _explain(practice, state, subject, "Bewaar mijn uitleg", primary=False)


def chosen_label(view: RunView, subject: str) -> str:
    """What was chosen, in words."""
    run = view.run
    if subject in (ROUTES_SUBJECT, REVISED_ROUTES_SUBJECT):
        names = {item.id: item.label for item in view.judges.methodology.routes}
        return joined([names[route] for route in names if route in (run.routes or ())])
    options = run.choices[subject].options
    return joined([view.board.options[subject, option].label.rstrip(".") for option in options])


def chosen_lines(view: RunView, subject: str) -> str:
    """What was chosen, as a list where it is more than one thing."""
    if subject not in view.run.choices:
        return chosen_label(view, subject)
    options = view.run.choices[subject].options
    labels = [view.board.options[subject, option].label for option in options]
    return labels[0] if len(labels) == 1 else "\n" + "\n".join(f"- {label}" for label in labels)


def _on_the_way(view: RunView, subject: str) -> bool:
    """Chosen from what the reference prefers, only not all of it."""
    choice = view.run.choices.get(subject)
    standings = (
        {view.board.options[subject, option].standing for option in choice.options} if choice else set()
    )
    return Standing.PREFERRED in standings and Standing.DISCOURAGED not in standings


def _explain(practice: Practice, state: Screen, subject: str, button: str, *, primary: bool) -> None:
    with st.expander("Vragen die helpen bij het schrijven"):
        asked = [item.question for item in practice.rubric().criteria if is_judged(item.id, subject)]
        st.markdown("\n".join(f"- {question}" for question in asked))
    field = f"uitleg-{subject}"
    text = draft_area(practice, state, field, "Jouw uitleg")
    if st.button(button, type="primary" if primary else "secondary", key=f"leg-uit-{subject}"):
        empty = "Schrijf eerst in een paar zinnen waarom je dit kiest."
        stored = hand_in(
            practice, state, field, text, lambda said: Justify(subject=subject, text=said), empty
        )
        if stored and state.view is not None and state.view.run.mode is Mode.OEFENEN:
            state.explained = subject
        redraw()
