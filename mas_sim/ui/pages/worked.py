"""The uitgewerkt voorbeeld: read what lies there, answer for yourself, then hear how a colleague thinks."""

import streamlit as st

from mas_sim.application.practice import Practice
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.worked import WorkedExample, WorkedStep
from mas_sim.ui.components.naslag_links import sources_line
from mas_sim.ui.state import go_to
from mas_sim.ui.texts import PHASE


def show(practice: Practice) -> None:
    """The whole example on one page, so that a refresh loses nothing."""
    if st.button("← Naar het beginscherm", key="naar-begin", type="tertiary"):
        go_to(None)
    found = practice.worked_example()
    if found is None:
        st.title("Uitgewerkt voorbeeld", anchor=False)
        st.info("Er is geen uitgewerkt voorbeeld. Kies op het beginscherm een casus voor starters.")
        return
    st.title(f"Uitgewerkt voorbeeld: {found.title}", anchor=False)
    st.markdown(found.intro)
    st.markdown(f"**Over wie het gaat:** {found.youth}")
    st.markdown(
        "Lees bij elke stap eerst wat er ligt en bedenk wat jij zou doen. Open daarna wat je collega denkt. "
        f"Reken op {found.minutes} minuten."
    )
    for phase in PhaseId:
        st.header(PHASE[phase], anchor=False)
        for step in found.steps:
            if step.phase is phase:
                _step(step, practice.methodology())
    _ending(found)


def _step(step: WorkedStep, methodology: Methodology) -> None:
    with st.container(border=True):
        st.subheader(step.title, anchor=False)
        st.markdown(step.given)
        st.markdown(f"**{step.question}**")
        with st.expander("Wat je collega denkt en doet", key=f"collega-{step.id}"):
            st.markdown(step.thoughts)
            st.markdown(f"**Zij doet:** {step.does}")
            st.markdown(f"**Waarom:** {step.reason.text}")
            st.caption(sources_line(step.reason, methodology))
            if step.pitfall:
                st.markdown(f"**Let op:** {step.pitfall}")


def _ending(found: WorkedExample) -> None:
    st.header("Wat ervan kwam", anchor=False)
    st.markdown(found.closing)
    st.header("Wat je meeneemt", anchor=False)
    st.markdown("\n".join(f"- {one}" for one in found.takeaways))
    if st.button("Kies nu zelf een casus", type="primary", key="naar-casus"):
        go_to(None)
