"""A participant of an intervisie: answer blind, read what the group answered, choose again."""

import streamlit as st

from mas_sim.application.group_labels import scale_labels, unit_labels
from mas_sim.application.groups import GroupView, SeatView
from mas_sim.engine.conditions import visible_options
from mas_sim.errors import MasSimError
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import ASPECTS_ITEM, GroupStage, Moment
from mas_sim.ui.components.choosing import pick
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.group_show import (
    answer_text,
    backdrop,
    clock_html,
    position,
    role_of,
    show_question,
    show_reasons,
    show_reference,
    show_spoken,
    show_spread,
)
from mas_sim.ui.components.panel_show import show_panel_question
from mas_sim.ui.components.seat_parts import close, offer_cleared, own_link, personal_notice, two_columns
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import plain


def marker(_: Services, seat: SeatView) -> str:
    """Everything on which this participant's screen depends, and nothing of what others answered."""
    view, session = seat.view, seat.view.session
    mine = [seat.participant in votes for votes in session.step.votes]
    shown = [len(session.counted(session.at_step, one + 1)) for one in range(session.step.revealed)]
    heard = len(session.step.heard_by(seat.participant))
    kept = seat.participant in session.intentions
    role = role_of(view, seat.participant)
    return f"{position(view)}|{session.step.talk_until}|{mine}|{shown}|{heard}|{kept}|{role}"


def page(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """The question and what is asked of this participant, with the dossier."""
    view = seat.view
    state.view = None
    two_columns(
        lambda: _work(services, state, token, seat),
        lambda: dossier(services.practice, state, backdrop(view, view.session.at_step), notes=False),
    )


def _work(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    view, session = seat.view, seat.view.session
    if session.stage is GroupStage.WACHTKAMER:
        st.header("Je bent binnen", anchor="werk")
        st.markdown("De trainer begint zo. Lees intussen het dossier.")
        own_link()
    elif session.stage is GroupStage.BEZIG:
        show_question(view, session.at_step)
        show_spoken(view, session.at_step, seat.participant)
        _MOMENTS[session.step.moment](services, state, token, seat)
    else:
        close(services.groups, state, token, seat)


def _waits(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    options = unit_labels(seat.view, seat.view.session.step.item)
    st.markdown("\n".join(f"- {label}" for label in options.values()))
    st.info("Lees de vraag en het dossier. De trainer opent zo de stemming; ieder kiest voor zich.")


def _votes(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    view, now = seat.view, seat.view.session.step
    mine = view.session.counted(view.session.at_step, now.round).get(seat.participant)
    if mine is not None:
        st.html(f'<span data-mas-ingeleverd="{_field(view)}"></span>')
        st.success(
            "Je antwoord staat vast. Wacht op de anderen; je ziet de keuze van de groep als iedereen klaar is."
        )
        st.markdown(f"**Jij koos:** {answer_text(view, now.item, mine.answer)}")
        if mine.reason:
            st.markdown(f"**Omdat:** {plain(mine.reason)}")
        return
    _before(seat)
    answer = answer_form(view, f"{view.session.at_step}-{now.round}")
    again = now.round > 1
    text = st.text_area(
        "Wat gaf nu de doorslag? (mag leeg blijven)" if again else "Waarom kies je dit?",
        key=_field(view),
        height=140,
        on_change="ignore",
    )
    if st.button("Leg mijn antwoord vast", type="primary", key=f"stem-{view.session.at_step}-{now.round}"):
        _commit(services, state, token, seat, answer, text)
    offer_cleared(services.practice, state, backdrop(view, view.session.at_step), _field(view), text)


def _field(view: GroupView) -> str:
    return f"concept-plek-{view.session.at_step}-{view.session.step.round}"


def _before(seat: SeatView) -> None:
    """What was committed in the first round, when it is chosen again."""
    session = seat.view.session
    first = session.counted(session.at_step, 1).get(seat.participant)
    if session.step.round > 1 and first is not None:
        st.markdown(
            f"In de eerste ronde koos je: *{answer_text(seat.view, session.step.item, first.answer)}*"
        )


def answer_form(view: GroupView, place: str) -> tuple[str, ...]:
    """The widgets of the question on the screen; ``place`` keeps their keys apart."""
    item = view.session.step.item
    if item == ASPECTS_ITEM:
        scale = scale_labels(view)
        given = {
            aspect: st.radio(
                label,
                list(scale),
                index=None,
                format_func=scale.__getitem__,
                horizontal=True,
                key=f"aspect-{place}-{aspect}",
                on_change="ignore",
            )
            for aspect, label in unit_labels(view, item).items()
        }
        return tuple(f"{aspect}/{value}" for aspect, value in given.items() if value)
    if item == ROUTES_SUBJECT:
        return tuple(
            route
            for route, label in unit_labels(view, item).items()
            if st.checkbox(label, key=f"route-{place}-{route}", on_change="ignore")
        )
    decision, _ = view.judges.board.decisions[item]
    options = visible_options(decision, view.items[item].run)
    return pick(decision, options, key=f"groepskeuze-{place}-{item}", prompt=False)


def _commit(
    services: Services, state: Screen, token: str, seat: SeatView, answer: tuple[str, ...], text: str
) -> None:
    view = seat.view
    run = backdrop(view, view.session.at_step)
    state.notice = personal_notice(services.practice, state, run, _field(view), text)
    if state.notice is None:
        try:
            services.groups.commit(token, view.session.at_step, view.session.step.round, answer, text)
        except MasSimError as error:
            state.notice = sentence(error)
    st.rerun()


def _closed(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    session = seat.view.session
    mine = session.counted(session.at_step, session.step.round).get(seat.participant)
    if mine is None:
        st.info("De stemming is gesloten. Jij had nog geen antwoord vastgelegd; praat straks gewoon mee.")
    else:
        st.info("De stemming is gesloten. De trainer laat zo zien hoe de groep koos.")
        st.markdown(f"**Jij koos:** {answer_text(seat.view, session.step.item, mine.answer)}")


def _revealed(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    view, session = seat.view, seat.view.session
    if session.step.moment is Moment.BESPREKEN:
        st.html(clock_html(session.step.talk_until))
        role = role_of(view, seat.participant)
        if role is not None:
            st.info(f"**Jouw rol: {role[0]}.** {role[1]}")
        with st.expander("Vragen bij deze casus voor het gesprek"):
            st.markdown("\n".join(f"- {one}" for one in view.judges.board.casus.reference.discussion))
    show_spread(view, session.at_step)
    show_reasons(view, session.at_step)


def _compared(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    show_reference(seat.view, seat.view.session.at_step)
    show_panel_question(services.panels, seat.view, seat.view.session.at_step)
    show_spread(seat.view, seat.view.session.at_step)


_MOMENTS = {
    Moment.WACHT: _waits,
    Moment.STEMMEN: _votes,
    Moment.GESLOTEN: _closed,
    Moment.ONTHULD: _revealed,
    Moment.BESPREKEN: _revealed,
    Moment.REFERENTIE: _compared,
}
