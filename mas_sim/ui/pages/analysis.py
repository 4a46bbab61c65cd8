"""Analyseren: ask around, fill in the signaleringslijst domain by domain, finish."""

from html import escape

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.plan import open_decisions
from mas_sim.model.actions import FinishStage, Mode, Rate, Stage
from mas_sim.model.instrument import Aspect
from mas_sim.ui.components.choosing import ask_decision
from mas_sim.ui.pages.inquiry import ask_requests, choices_made, intro
from mas_sim.ui.state import Screen, act, redraw
from mas_sim.ui.texts import joined

ASKING, FINISHING = "navragen", "afronden"
NO_FACT = ""
_PART = "analyse-deel"
_NEXT = "analyse-volgende"


def show(practice: Practice, state: Screen, view: RunView) -> None:
    """One part at a time: asking, one domain of the list, or finishing."""
    casus = view.board.casus
    instrument = view.board.instrument
    asking = {ASKING: "Navragen"} if view.run.mode is Mode.OEFENEN else {}
    parts = asking | {item.id: item.label for item in instrument.domains} | {FINISHING: "Afronden"}
    if _PART not in st.session_state:
        st.session_state[_PART] = st.session_state.pop(_NEXT, None) or _first_open(view)
    intro(view, casus.analyseren.intro)
    chosen = st.segmented_control(
        "Onderdeel van analyseren",
        list(parts),
        format_func=lambda part: f"{parts[part]}{_progress(view, part)}",
        key=_PART,
        label_visibility="collapsed",
    )
    chosen = chosen or next(iter(parts))
    st.html(f'<span data-mas-deel="{escape(chosen)}"></span>')
    if chosen == FINISHING:
        _finish(practice, state, view)
    elif chosen == ASKING:
        ask_requests(practice, state, view, casus.analyseren.prompt)
        if st.button("Naar de signaleringslijst", type="primary", key="naar-lijst"):
            _move(instrument.domains[0].id)
    else:
        _domain(practice, state, view, chosen, list(parts))


def _first_open(view: RunView) -> str:
    if not view.run.ratings and view.run.mode is Mode.OEFENEN:
        return ASKING
    rated = view.run.ratings
    return next((item.domain for item in view.board.instrument.aspects if item.id not in rated), FINISHING)


def _progress(view: RunView, part: str) -> str:
    aspects = [item.id for item in view.board.instrument.aspects if item.domain == part]
    done = sum(aspect in view.run.ratings for aspect in aspects)
    return f" {done}/{len(aspects)}" if aspects else ""


def _move(part: str) -> None:
    # a widget's own key may not be set after it was drawn: drop it, and place the next one before it is drawn again
    st.session_state.pop(_PART, None)
    st.session_state[_NEXT] = part
    redraw()


def _domain(practice: Practice, state: Screen, view: RunView, domain: str, parts: list[str]) -> None:
    instrument = view.board.instrument
    label = next(item.label for item in instrument.domains if item.id == domain)
    st.subheader(f"{instrument.title}: {label}", anchor=False)
    st.caption(instrument.note)
    aspects = [item for item in instrument.aspects if item.domain == domain]
    with st.form(f"lijst-{view.run_id}-{domain}", border=False):
        answers = {aspect.label: _aspect(view, aspect) for aspect in aspects}
        stored = st.form_submit_button("Bewaar en ga door", type="primary")
    if stored:
        _store(practice, state, answers, parts[parts.index(domain) + 1])


def _store(practice: Practice, state: Screen, answers: dict[str, Rate | None], following: str) -> None:
    given = [answer for answer in answers.values() if answer is not None]
    if given and not act(practice, state, *given):
        redraw()
    if len(given) < len(answers):
        missing = joined([label for label, answer in answers.items() if answer is None])
        state.notice = f"Nog niet beoordeeld: {missing}. Weet je iets niet, kies dan ‘onbekend’. Wat je invulde is bewaard."
        redraw()
    _move(following)


def _aspect(view: RunView, aspect: Aspect) -> Rate | None:
    rated = view.run.ratings.get(aspect.id)
    scale = {answer.id: answer.label for answer in view.board.instrument.scale}
    ids = list(scale)
    key = f"{view.run_id}-{aspect.id}"
    value = st.radio(
        f"**{aspect.label}**",
        ids,
        index=ids.index(rated.value) if rated else None,
        format_func=scale.__getitem__,
        horizontal=True,
        key=f"aspect-{key}",
        help=f"**Let op zorg.** {aspect.risk}\n\n**Let op bescherming.** {aspect.protective}\n\n"
        f"**Wie weet dit.** {aspect.who_knows}",
    )
    facts = {NO_FACT: "geen feit gekozen"} | {
        fact.id: fact.text for fact in view.board.casus.dossier.facts if fact.id in view.run.known
    }
    keys = list(facts)
    fact = st.selectbox(
        f"Feit dat dit draagt ({aspect.label.lower()})",
        keys,
        index=keys.index(rated.fact) if rated and rated.fact in facts else 0,
        format_func=facts.__getitem__,
        key=f"feit-{key}",
    )
    return None if value is None else Rate(aspect=aspect.id, value=value, fact=fact or None)


def _finish(practice: Practice, state: Screen, view: RunView) -> None:
    done, total = len(view.run.ratings), len(view.board.aspects)
    st.subheader("Analyseren afronden", anchor=False)
    st.markdown(
        f"Je beoordeelde {done} van de {total} aspecten. Tot je afrondt, kun je je beoordelingen nog wijzigen."
    )
    waiting = open_decisions(view.board, view.run)
    for decision in waiting[:1]:
        ask_decision(practice, state, view, decision, "Leg vast")
    choices_made(view)
    if not waiting and st.button("Rond analyseren af", type="primary", key="rond-af"):
        act(practice, state, FinishStage(stage=Stage.ANALYSEREN))
        redraw()
