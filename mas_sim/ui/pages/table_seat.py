"""A participant of a ketentafel: take a role, read what that role knows, tell some of it, decide together."""

import streamlit as st

from mas_sim.application.groups import GroupView, SeatView
from mas_sim.application.practice import RunView
from mas_sim.application.table_report import role_label, seated, table_of
from mas_sim.errors import GroupRefusedError
from mas_sim.model.group import GroupStage, Moment
from mas_sim.model.group_table import CHAIR, Settle
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.group_show import backdrop, clock_html, position, show_reference, show_spoken
from mas_sim.ui.components.panel_show import show_panel_question
from mas_sim.ui.components.role_card import role_card
from mas_sim.ui.components.seat_parts import close, offer_cleared, own_link, personal_notice, two_columns
from mas_sim.ui.components.table_debrief import show_debrief
from mas_sim.ui.components.table_parts import (
    context_of,
    on_the_table,
    show_decision,
    show_on_the_table,
    show_options,
    show_table_question,
)
from mas_sim.ui.components.table_telling import (
    choose_role,
    do,
    heard_alone,
    role_of_seat,
    tell,
)
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages.voting_seat import answer_form
from mas_sim.ui.state import Screen


def marker(_: Services, seat: SeatView) -> str:
    """Everything on which this participant's screen depends, and nothing of what was told to other roles alone."""
    view, session, table = seat.view, seat.view.session, table_of(seat.view)
    role = role_of_seat(seat)
    heard = [one for one in table.shared if role and (one.by == role or one.heard_by(role))]
    chairs = {one: len(people) for one, people in seated(view).items()}
    closing = session.stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN)
    told = len(table.shared) if closing else len(on_the_table(view))
    # not their moment: how that is written depends on whether this process was there or read it back
    decided = [(step, one.answer, one.reason) for step, one in table.decided.items()]
    spoken = len(session.step.heard_by(seat.participant))
    kept = seat.participant in session.intentions
    return (
        f"{position(view)}|{session.step.talk_until}|{role}|{heard}|{chairs}|{told}|{decided}|{spoken}|{kept}"
    )


def page(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """The question and what is asked of this role, with what the role knows beside it."""
    state.view = None
    if seat.view.session.stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN):
        with st.container(key="werk"):
            show_debrief(seat.view)
            close(services.groups, state, token, seat)
        return
    role = role_of_seat(seat)
    two_columns(
        lambda: _work(services, state, token, seat, role),
        lambda: _papers(services, state, token, seat, role),
    )


def _work(services: Services, state: Screen, token: str, seat: SeatView, role: str | None) -> None:
    if seat.view.session.stage is GroupStage.WACHTKAMER:
        st.header("Je bent binnen", anchor="werk")
        if role is not None:
            st.markdown(
                f"Je speelt **{role_label(seat.view, role)}**. De trainer begint zo; dan lees je wat jouw rol weet. Aan tafel "
                "kies je zelf wat je vertelt, en aan wie."
            )
        choose_role(services, state, token, seat)
        own_link()
        return
    show_table_question(seat.view)
    show_spoken(seat.view, seat.view.session.at_step, seat.participant)
    if role is None:
        choose_role(services, state, token, seat)
    _MOMENTS[seat.view.session.step.moment](services, state, token, seat, role)


# --- the role --------------------------------------------------------------------------------------


def _papers(services: Services, state: Screen, token: str, seat: SeatView, role: str | None) -> None:
    """What lies before this role once the table begins; leerplicht has the dossier as it lay there at the start."""
    view = seat.view
    begun = view.session.stage is GroupStage.BEZIG
    role_card(view, role, begun=begun)
    if role == CHAIR and begun:
        dossier(services.practice, state, _of_chair(view), notes=False)


def _of_chair(view: GroupView) -> RunView:
    """The dossier with exactly what leerplicht brought to the table or heard there."""
    table = table_of(view)
    known = {
        "known": frozenset(table.known_to(CHAIR)),
        "attachments": frozenset(table.deal[CHAIR].attachments),
    }
    run = backdrop(view, view.session.at_step).run.model_copy(update=known)
    return RunView(view.session_id, run, view.judges)


# --- the moments of a question ---------------------------------------------------------------------


def _waits(services: Services, state: Screen, token: str, seat: SeatView, role: str | None) -> None:
    _for_chair(seat.view, role)
    st.info("Lees de vraag en wat jij weet. De trainer laat de tafel zo overleggen.")
    _table(services, state, token, seat, role, primary=False)


def _talks(services: Services, state: Screen, token: str, seat: SeatView, role: str | None) -> None:
    st.html(clock_html(seat.view.session.step.talk_until))
    _for_chair(seat.view, role)
    if role == CHAIR:
        _settle(services, state, token, seat)
    else:
        show_options(seat.view)
        if role is not None:
            st.markdown("Overleg met elkaar. Leerplicht legt vast wat jullie besluiten.")
    _table(services, state, token, seat, role, primary=role not in (None, CHAIR))


def _decided(services: Services, state: Screen, token: str, seat: SeatView, role: str | None) -> None:
    st.html(f'<span data-mas-ingeleverd="{_field(seat.view)}"></span>')
    show_decision(seat.view)
    if seat.view.session.step.moment is Moment.REFERENTIE:
        show_reference(seat.view, seat.view.session.at_step)
        show_panel_question(services.panels, seat.view, seat.view.session.at_step)
    else:
        st.info(
            "Het besluit staat vast. De trainer laat zo de referentie zien, of laat jullie nog eens overleggen."
        )
    _table(services, state, token, seat, role, primary=False)


def _table(
    services: Services, state: Screen, token: str, seat: SeatView, role: str | None, *, primary: bool
) -> None:
    """What lies on the table, what this role heard alone, and what it can still tell."""
    show_on_the_table(seat.view)
    if role is not None:
        heard_alone(seat.view, role)
        tell(services, state, token, seat, role, primary=primary)


def _for_chair(view: GroupView, role: str | None) -> None:
    """What is going on by the dossier; it is for leerplicht to tell the table what it needs of it."""
    context = context_of(view) if role == CHAIR else ""
    if context:
        st.markdown(f"> {context}")
        st.caption("Dit leest alleen leerplicht. Vertel de tafel wat zij ervan nodig heeft.")


# --- the decision ----------------------------------------------------------------------------------


def _settle(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    view, step = seat.view, seat.view.session.at_step
    st.markdown("Jij leidt de tafel: vraag ieder wat je nodig hebt, en leg daarna vast wat jullie besluiten.")
    made = settle_form(services, state, view, _field(view), primary=True)
    if isinstance(made, str):
        state.notice = made
        st.rerun()
    elif made is not None:
        answer, reason = made
        do(
            services,
            state,
            token,
            lambda who: Settle(participant=who, step=step, answer=answer, reason=reason),
        )


def settle_form(
    services: Services, state: Screen, view: GroupView, field: str, *, primary: bool
) -> tuple[tuple[str, ...], str] | str | None:
    """The answer and reason of the table once they are handed in; a sentence when they cannot be; None before."""
    step = view.session.at_step
    found: tuple[tuple[str, ...], str] | str | None = None
    answer = answer_form(view, f"tafel-{step}")
    text = st.text_area("Waarom besluiten jullie dit?", key=field, height=120, on_change="ignore")
    if st.button(
        "Leg het besluit vast", type="primary" if primary else "secondary", key=f"besluit-{position(view)}"
    ):
        run = backdrop(view, step)
        if not answer:
            found = sentence(GroupRefusedError("settle", "niets-gekozen"))
        elif not text.strip():
            found = sentence(GroupRefusedError("settle", "zeg-waarom"))
        else:
            found = personal_notice(services.practice, state, run, field, text) or (answer, text)
    offer_cleared(services.practice, state, backdrop(view, step), field, text)
    return found


def _field(view: GroupView) -> str:
    return f"concept-plek-besluit-{view.session.at_step}"


_MOMENTS = {
    Moment.WACHT: _waits,
    Moment.BESPREKEN: _talks,
    Moment.BESLOTEN: _decided,
    Moment.REFERENTIE: _decided,
}
