"""What the team sees of its run while another member holds the pen: the same moment, without a button."""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.engine.conditions import first_text, holds, visible_options
from mas_sim.engine.plan import attention_aspects, open_decisions
from mas_sim.model.actions import Stage
from mas_sim.model.decision import Select
from mas_sim.ui.components.explaining import chosen_lines
from mas_sim.ui.components.judging import show_phase
from mas_sim.ui.components.own_text import show_own_text, show_task
from mas_sim.ui.pages.inquiry import answered, choices_made
from mas_sim.ui.pages.plan import plan_so_far
from mas_sim.ui.texts import HOLD_BY, MEANING, plain


def show_reading(practice: Practice, view: RunView) -> None:
    """What is asked now and what was chosen so far."""
    if view.run.pending is not None:
        st.subheader("Leg je keuze samen uit", anchor=False)
        st.markdown(f"**Jullie kozen**  \n{chosen_lines(view, view.run.pending)}")
        st.markdown(
            "De keuze staat vast. Bespreek waarom jullie dit kiezen; wie de pen heeft, schrijft het op."
        )
    elif view.run.reviewing:
        show_phase(practice, view, practice.feedback(view, PHASE_OF_STAGE[view.run.stage]))
    else:
        _STAGES[view.run.stage](view)


def _observe(view: RunView) -> None:
    part = view.board.casus.waarnemen
    st.markdown(part.intro)
    _requests(view, part.prompt)
    _decision(view)
    choices_made(view)


def _analyse(view: RunView) -> None:
    part = view.board.casus.analyseren
    st.markdown(part.intro)
    if view.run.ratings:
        _list(view)
    _requests(view, part.prompt)
    if not view.run.ratings:
        _list(view)
    _decision(view)
    choices_made(view)


def _plan(view: RunView) -> None:
    part = view.board.casus.plannen
    st.markdown(part.intro)
    if view.run.routes is None:
        st.subheader("Welke route kiezen jullie?", anchor=False)
        st.markdown(part.prompt)
        routes = view.judges.methodology.routes
        st.markdown("\n".join(f"- **{one.label}**: {one.summary}" for one in routes))
    elif open_decisions(view.board, view.run):
        _decision(view)
    elif not view.run.goals:
        st.subheader("Welke doelen stellen jullie?", anchor=False)
        st.markdown("Kies er een tot vier, elk met een termijn en een moment van terugkoppeling.")
        st.markdown("\n".join(f"- {goal.label}" for goal in view.board.goals.values()))
    else:
        st.markdown("Het plan staat. Hierna houden jullie het tegen de signaleringslijst.")
    plan_so_far(view)


def _hold(view: RunView) -> None:
    st.subheader("Wat staat er in het plan tegenover jullie zorgen?", anchor=False)
    lines = []
    for aspect in attention_aspects(view.run):
        hold = view.run.holds.get(aspect)
        seen = MEANING[view.run.ratings[aspect].meaning]
        answer = "nog geen antwoord" if hold is None else HOLD_BY[hold.by]
        remark = f" – {plain(hold.text)}" if hold is not None and hold.text else ""
        lines.append(f"- **{view.board.aspects[aspect].label}** ({seen}): {answer}{remark}")
    st.markdown("\n".join(lines) or "Jullie zagen geen aandachtspunten of zorgen.")
    st.markdown("**Het plan**")
    plan_so_far(view)


def _act(view: RunView) -> None:
    part = view.board.casus.handelen
    if not _story(view):
        st.markdown(part.intro)
        st.markdown(f"*{part.prompt}*")
    _decision(view)


def _evaluate(view: RunView) -> None:
    part = view.board.casus.evalueren
    st.markdown(part.intro)
    for outcome in part.outcomes:
        st.markdown(f"**{outcome.about}**  \n{first_text(outcome.texts, view.run)}")
    _story(view)
    _decision(view)


def _requests(view: RunView, prompt: str) -> None:
    st.subheader(prompt, anchor=False)
    answered(view)
    phase = PHASE_OF_STAGE[view.run.stage]
    waiting = [
        f"- {one.label}"
        for one, where in view.board.requests.values()
        if where is phase and one.id not in view.run.asked and holds(one.when, view.run)
    ]
    if waiting:
        st.markdown("**Nog te vragen** · elke vraag kost tijd\n" + "\n".join(waiting))


def _decision(view: RunView) -> None:
    """The choice that lies open, with its options."""
    waiting = open_decisions(view.board, view.run)
    if not waiting:
        return
    decision = waiting[0]
    st.subheader(decision.title, anchor=False)
    context = first_text(decision.context, view.run)
    if context:
        st.markdown(context)
    if show_task(view, decision):
        return
    show_own_text(view, decision)
    more = " *Meer antwoorden mogelijk.*" if decision.select is Select.MANY else ""
    options = "\n".join(f"- {option.label}" for option in visible_options(decision, view.run))
    st.markdown(f"{decision.prompt}{more}\n{options}")


def _list(view: RunView) -> None:
    instrument, rated = view.board.instrument, view.run.ratings
    title = f"{instrument.title}: {len(rated)} van de {len(instrument.aspects)} aspecten beoordeeld"
    with st.expander(title, expanded=bool(rated)):
        for domain in instrument.domains:
            lines = [
                f"- {one.label}: {MEANING[rated[one.id].meaning] if one.id in rated else '…'}"
                for one in instrument.aspects
                if one.domain == domain.id
            ]
            st.markdown(f"**{domain.label}**\n" + "\n".join(lines))


def _story(view: RunView) -> bool:
    """What was done in this phase and how people reacted, the latest open; False when nothing was."""
    phase = PHASE_OF_STAGE[view.run.stage]
    entries = [entry for entry in view.run.journal if entry.decision and entry.phase is phase]
    for at, entry in enumerate(entries, start=1):
        title = view.board.decisions[entry.decision or ""][0].title
        with st.expander(title, expanded=at == len(entries)):
            st.markdown(chosen_lines(view, entry.decision or ""))
            for reaction in entry.reactions:
                st.markdown(f"> **{reaction.who}:** {reaction.text}")
            if entry.revealed:
                facts = "\n".join(f"- {view.board.facts[fact].text}" for fact in entry.revealed)
                st.markdown(f"*Jullie weten nu:*\n{facts}")
    return bool(entries)


_STAGES: dict[Stage, Callable[[RunView], None]] = {
    Stage.WAARNEMEN: _observe,
    Stage.ANALYSEREN: _analyse,
    Stage.PLANNEN: _plan,
    Stage.TOETSEN: _hold,
    Stage.HANDELEN: _act,
    Stage.EVALUEREN: _evaluate,
}
