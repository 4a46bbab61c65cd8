"""Waarnemen, and the first half of analyseren: ask, read, choose."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.engine.conditions import holds
from mas_sim.engine.plan import open_decisions
from mas_sim.model.actions import Ask, FinishStage, Mode, Stage
from mas_sim.model.decision import InformationRequest
from mas_sim.model.run import JournalEntry
from mas_sim.reporting.calendar import dutch_date
from mas_sim.ui.components.choosing import ask_decision
from mas_sim.ui.components.explaining import chosen_lines
from mas_sim.ui.state import Screen, act_and_redraw
from mas_sim.ui.texts import days


def show(practice: Practice, state: Screen, view: RunView) -> None:
    """The whole phase waarnemen."""
    part = view.board.casus.waarnemen
    intro(view, part.intro)
    ask_requests(practice, state, view, part.prompt)
    waiting = open_decisions(view.board, view.run)
    for decision in waiting[:1]:
        ask_decision(practice, state, view, decision, "Leg vast")
    choices_made(view)
    if not waiting:
        if view.run.mode is Mode.OEFENEN:
            st.caption("Wat je niet hebt gevraagd, weet je straks ook niet.")
        if st.button("Rond waarnemen af", type="primary", key="rond-af"):
            act_and_redraw(practice, state, FinishStage(stage=Stage.WAARNEMEN))


def intro(view: RunView, text: str) -> None:
    """Where the trainee stands; exam and panel open with everything that could be asked."""
    if view.run.mode is Mode.OEFENEN:
        st.markdown(text)


def ask_requests(practice: Practice, state: Screen, view: RunView, prompt: str) -> None:
    """What can be asked now, and what came back; exam and panel have the dossier complete."""
    if view.run.mode is not Mode.OEFENEN:
        st.subheader("Lees het dossier", anchor=False)
        since = dutch_date(view.board.casus.dossier.reference_date)
        st.markdown(
            f"Het dossier is compleet: ook wat na {since} is opgevraagd, ligt er al. Lees het en maak notities."
        )
        return
    st.subheader(prompt, anchor=False)
    phase = PHASE_OF_STAGE[view.run.stage]
    waiting = [
        request
        for request, where in view.board.requests.values()
        if where is phase and request.id not in view.run.asked and holds(request.when, view.run)
    ]
    answered(view)
    if waiting:
        st.markdown("**Nog te vragen** · elke vraag kost tijd")
    for request in waiting:
        _offer(practice, state, view, request)


def _offer(practice: Practice, state: Screen, view: RunView, request: InformationRequest) -> None:
    partner = next(item.label for item in view.judges.methodology.partners if item.id == request.partner)
    label = f"{request.label} · *{partner}, {days(request.days)}*"
    if st.button(label, key=f"vraag-{request.id}", width="stretch"):
        act_and_redraw(practice, state, Ask(request=request.id))


def answered(view: RunView) -> None:
    """Answers of this phase, the latest on top and open."""
    phase = PHASE_OF_STAGE[view.run.stage]
    entries = [entry for entry in reversed(view.run.journal) if entry.request and entry.phase is phase]
    for index, entry in enumerate(entries):
        _answer(view, entry, newest=index == 0)


def _answer(view: RunView, entry: JournalEntry, *, newest: bool) -> None:
    request = view.board.requests[entry.request or ""][0]
    title = f"{request.label} · na {days(entry.day)}" if entry.day else request.label
    with st.expander(title, expanded=newest, key=f"antwoord-{request.id}-{newest}"):
        st.markdown(request.answer)
        if request.attachments:
            names = ", ".join(view.board.attachments[item].title for item in request.attachments)
            st.caption(f"Nieuw in het dossier: {names}")


def choices_made(view: RunView) -> None:
    """The choices of this stage so far, as a quiet line each."""
    phase = PHASE_OF_STAGE[view.run.stage]
    for choice in view.run.choices.values():
        if choice.phase is phase:
            title = view.board.decisions[choice.decision][0].title
            st.markdown(f"**{title}**  \n{chosen_lines(view, choice.decision)}")
