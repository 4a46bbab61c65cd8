"""A decision on the screen: context, question, options, and the button that stores it."""

from typing import Literal

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.conditions import first_text, visible_options
from mas_sim.model.actions import Choose
from mas_sim.model.decision import Decision, Option, Select
from mas_sim.ui.components.document import show_draft
from mas_sim.ui.components.own_text import ask_writing, show_own_text
from mas_sim.ui.state import Screen, act_and_redraw


def ask_decision(practice: Practice, state: Screen, view: RunView, decision: Decision, button: str) -> None:
    """Show the decision; the choice is stored first and stays."""
    st.subheader(decision.title, anchor=False)
    context = first_text(decision.context, view.run)
    if context:
        st.markdown(context)
    if ask_writing(practice, state, view, decision):
        return
    show_own_text(view, decision)
    chosen = pick(decision, visible_options(decision, view.run), key=f"keuze-{view.run_id}-{decision.id}")
    show_draft(decision, chosen)
    if st.button(button, type="primary", key=f"kies-{decision.id}"):
        act_and_redraw(practice, state, Choose(decision=decision.id, options=chosen))


def pick(
    decision: Decision,
    options: tuple[Option, ...],
    key: str,
    taken: tuple[str, ...] = (),
    *,
    prompt: bool = True,
) -> tuple[str, ...]:
    """The widget of a decision; ``taken`` is what was chosen before; ``prompt`` False when it stands above already."""
    labels = {option.id: option.label for option in options}
    if decision.select is Select.ONE:
        ids = list(labels)
        chosen = st.radio(
            decision.prompt,
            ids,
            index=ids.index(taken[0]) if taken and taken[0] in labels else None,
            format_func=labels.__getitem__,
            key=key,
            on_change="ignore",
            label_visibility="visible" if prompt else "collapsed",
        )
        return (chosen,) if chosen else ()
    st.markdown(f"{decision.prompt if prompt else ''} *Meer antwoorden mogelijk.*".strip())
    # a text that is composed is drawn again at every tick; elsewhere a tick waits for the button
    tick: Literal["rerun", "ignore"] = "rerun" if decision.document else "ignore"
    return tuple(
        option
        for option, label in labels.items()
        if st.checkbox(label, value=option in taken, key=f"{key}-{option}", on_change=tick)
    )
