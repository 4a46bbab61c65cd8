"""Beside the board: who is in, the agenda, and what is kept for the minutes."""

import streamlit as st

from mas_sim.application.group_labels import title_of
from mas_sim.application.groups import Groups, GroupView
from mas_sim.application.trainers import Trainer
from mas_sim.errors import MasSimError
from mas_sim.model.group import (
    End,
    GoTo,
    GroupStage,
    HideNames,
    KeepReason,
    Moment,
    Record,
    Remove,
    Speak,
    TrainerAction,
    WindUp,
)
from mas_sim.ui.components.group_show import position
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import SESSION_PARAMETER, Screen, trainer_token
from mas_sim.ui.texts import plain

_REMOVED = (
    "Antwoorden die nog niet getoond zijn, tellen dan niet meer mee. Wat al getoond is, blijft staan: "
    "anders was aan het verschil te zien wat diegene koos."
)
_REMOVED_CANDIDATE = (
    "Doe dit alleen als de kandidaat de eigen link kwijt is. Wie daarna met de code binnenkomt, gaat verder waar het "
    "oefenexamen was, met dezelfde notities."
)


def voice(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """Answer in person as someone of the casus, with the prepared lines, to one participant or to all."""
    session = view.session
    lines = _prepared(view) if session.stage is GroupStage.BEZIG else {}
    if not lines:
        return
    with st.expander("Antwoord als iemand uit de casus"):
        chosen = st.selectbox(
            "Wie en waarover?", list(lines), index=None, placeholder="Kies een vraag", key="stem-wie"
        )
        who, text = lines[chosen] if chosen else ("", "")
        said = st.text_area(
            "Wat zeg je? Je mag het aanpassen.", value=text, key=f"stem-tekst-{chosen}", height=100
        )
        names = {one.id: one.pseudonym for one in session.present}
        to = st.selectbox(
            "Tegen wie?",
            [None, *names],
            format_func=lambda one: names.get(one or "", "Iedereen"),
            key="stem-naar",
        )
        if st.button("Zeg het", key="stem-zeg") and chosen and said.strip():
            lead(groups, state, trainer, view, Speak(who=who, text=said, to=to))


def _prepared(view: GroupView) -> dict[str, tuple[str, str]]:
    """Who and what by question, of what is known when this question of the group is put."""
    partners = {one.id: one.label for one in view.judges.methodology.partners}
    asked = view.asked(view.session.at_step).run.asked
    return {
        f"{partners.get(one.partner, one.partner)}: {one.label}": (
            partners.get(one.partner, one.partner)[:40],
            one.spoken,
        )
        for one in view.judges.board.casus.requests()
        if one.spoken and one.id in asked
    }


def keep_for_minutes(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """For the minutes: reasons, agreements, follow-up; and the minutes themselves."""
    session, groups = view.session, services.groups
    if session.stage is GroupStage.BEZIG and session.steps and may_keep(view):
        _line(
            groups,
            state,
            trainer,
            view,
            "reden",
            "Een reden om te bewaren voor de notulen",
            session.step.kept,
        )
    if session.stage is GroupStage.AFRONDEN and session.exam is not None:
        st.header("Afronden", anchor=False)
        st.markdown("De kandidaat leest nu het oordeel, en kan een voornemen opschrijven.")
    elif session.stage is GroupStage.AFRONDEN:
        st.header("Afronden", anchor=False)
        st.markdown(
            "Deelnemers schrijven nu een voornemen op hun eigen scherm. Leg vast wat jullie samen afspreken."
        )
        _line(groups, state, trainer, view, "afspraak", "Een afspraak van de groep", session.agreements)
        _line(groups, state, trainer, view, "vervolg", "Het vervolg: wie, wat, wanneer", session.follow_up)
    if session.stage is GroupStage.AFRONDEN:
        st.caption("Na het einde kan er niets meer bij. Deelnemers houden hun hand-out.")
        if st.button("Beëindig de sessie", type="primary", key="beeindig"):
            lead(groups, state, trainer, view, End())
    if session.stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN):
        _minutes(services, trainer, view)


def may_keep(view: GroupView) -> bool:
    """True once a reason of this question may be written down."""
    session = view.session
    return bool(session.step.revealed) or (
        session.table is not None and session.at_step in session.table.decided
    )


def _minutes(services: Services, trainer: Trainer, view: GroupView) -> None:
    """The way to the minutes; who has no cookie of ours gets a pass for a few minutes."""
    address = f"/groep/{view.session_id}/notulen"
    if not trainer_token():
        if not st.button("Maak een link naar de notulen", key="notulen-link"):
            return
        address += f"?pas={services.trainers.lend(trainer)}"
    st.html(f'<p><a class="mas-knop" href="{address}" target="_blank">Open de notulen</a></p>')


def _line(
    groups: Groups,
    state: Screen,
    trainer: Trainer,
    view: GroupView,
    what: str,
    label: str,
    kept: tuple[str, ...],
) -> None:
    if kept:
        st.markdown("\n".join(f"- {plain(text)}" for text in kept))
    with st.form(f"bewaar-{what}-{view.session.at_step}", border=False, clear_on_submit=True):
        text = st.text_input(label, key=f"tekst-{what}-{view.session.at_step}", max_chars=500)
        if st.form_submit_button("Bewaar") and text.strip():
            step = view.session.at_step
            kind = "afspraak" if what == "afspraak" else "vervolg"
            action = KeepReason(step=step, text=text) if what == "reden" else Record(what=kind, text=text)
            lead(groups, state, trainer, view, action)


def people(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """Who is in and who waits, by pseudonym; never what anyone answered."""
    session = view.session
    st.subheader(f"Binnen: {len(session.present)}", anchor=False)
    _hide_names(groups, state, trainer, view)
    if not session.names_hidden:
        st.markdown("\n".join(f"- {plain(one.pseudonym)}{_done(view, one.id)}" for one in session.present))
    if session.present and session.stage is not GroupStage.AFGELOPEN:
        with st.expander("Iemand verwijderen"):
            names = {one.id: one.pseudonym for one in session.present}
            who = st.selectbox(
                "Wie?",
                list(names),
                index=None,
                format_func=names.__getitem__,
                placeholder="Kies iemand",
                key="wie-weg",
            )
            st.caption(_REMOVED_CANDIDATE if session.exam else _REMOVED)
            if st.button("Verwijder", key="verwijder") and who:
                lead(groups, state, trainer, view, Remove(participant=who))


def _hide_names(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    session = view.session
    if session.exam is not None:
        return  # one candidate, whose name is on no projector
    hidden = st.toggle(
        "Verberg schuilnamen", value=session.names_hidden, key=f"verberg-{session.names_hidden}"
    )
    if hidden != session.names_hidden:
        lead(groups, state, trainer, view, HideNames(hidden=hidden))


def is_open(view: GroupView) -> bool:
    """True while votes are taken."""
    return bool(view.session.steps) and view.session.step.moment is Moment.STEMMEN


def _done(view: GroupView, participant: str) -> str:
    session = view.session
    if session.stage is not GroupStage.BEZIG or not is_open(view):
        return ""
    return (
        " ✓ klaar" if participant in session.counted(session.at_step, session.step.round) else " … denkt na"
    )


def ways(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """Back, on and to the close; and the view for the projector."""
    session = view.session
    st.html(
        f'<p><a class="mas-knop" href="/?trainer=zaal&{SESSION_PARAMETER}={view.session_id}" target="_blank">'
        "Scherm voor de zaal</a></p>"
    )
    if session.stage is not GroupStage.BEZIG:
        return
    if not session.steps:
        _wind_up(groups, state, trainer, view)
        return
    st.markdown("\n".join(_agenda(view)))
    if is_open(view):
        return
    step = session.at_step
    if step and st.button("← Vorige vraag", key=f"terug-{step}"):
        lead(groups, state, trainer, view, GoTo(leaving=step, step=step - 1))
    if step + 1 < len(session.steps) and st.button("Volgende vraag →", key=f"volgende-{step}"):
        lead(groups, state, trainer, view, GoTo(leaving=step, step=step + 1))
    if st.button("Rond af", key="rond-af-groep"):
        lead(groups, state, trainer, view, WindUp())


def _wind_up(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The close of a session without questions."""
    if view.session.exam is not None:
        _stop_exam(groups, state, trainer, view)
    elif st.button("Rond af", key="rond-af-groep"):
        lead(groups, state, trainer, view, WindUp())


def _stop_exam(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """An exam ends with the joint judgement; without one only when that is meant."""
    with st.expander("Stoppen zonder oordeel"):
        st.markdown(
            "Het oefenexamen stopt dan meteen, ook bij de kandidaat. Er komt geen gezamenlijk oordeel, en jullie kunnen "
            "niet terug."
        )
        sure = st.checkbox("Ja, wij stoppen zonder oordeel", key="zeker-stoppen")
        if st.button("Stop het oefenexamen", key=f"stop-{position(view)}", disabled=not sure) and sure:
            lead(groups, state, trainer, view, WindUp())


def _agenda(view: GroupView) -> list[str]:
    session = view.session
    marks = {True: "✓", False: "○"}
    return [
        f"{number}. {'**' if at == session.at_step else ''}{title_of(view, step.item)}"
        f"{'**' if at == session.at_step else ''} {marks[step.moment is Moment.REFERENTIE]}"
        for at, (number, step) in enumerate(enumerate(session.steps, start=1))
    ]


def lead(groups: Groups, state: Screen, trainer: Trainer, view: GroupView, action: TrainerAction) -> None:
    """Do it, or say why not; a stale click does nothing."""
    try:
        groups.lead(trainer, view.session_id, action)
    except MasSimError as error:
        state.refusal = sentence(error)
    st.rerun()
