"""A participant's screen: come in with a code, answer blind, read what the group answered."""

import secrets
from html import escape

import streamlit as st

from mas_sim.application.group_labels import scale_labels, unit_labels
from mas_sim.application.groups import Groups, GroupView, SeatView
from mas_sim.application.practice import Practice
from mas_sim.engine.conditions import visible_options
from mas_sim.errors import GroupNotFoundError, MasSimError, StorageError
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
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages.start import LONGEST_PSEUDONYM, PSEUDONYMS
from mas_sim.ui.state import SEAT_PARAMETER, Screen
from mas_sim.ui.texts import plain

FOLLOW_SECONDS = 1.0  # a phone follows the trainer well within two seconds
MOST_WRONG_CODES = 10


def show_entrance(services: Services, state: Screen, code: str) -> None:
    """Code and pseudonym; attempts are limited per session, since a whole room shares one address."""
    st.title("Doe mee met je groep", anchor=False)
    if state.notice:
        st.warning(state.notice)
        state.notice = None
    if state.wrong_codes >= MOST_WRONG_CODES:
        st.error("De code was te vaak fout. Sluit dit tabblad, en vraag de trainer om de code of de link.")
        return
    state.pseudonym = state.pseudonym or secrets.choice(PSEUDONYMS)
    typed = st.text_input("Code op het scherm van de trainer", value=code, key="groepscode", max_chars=12)
    name = st.text_input(
        "Je schuilnaam",
        value=state.pseudonym,
        key="schuilnaam-groep",
        max_chars=LONGEST_PSEUDONYM,
        help="Gebruik niet je eigen naam. De trainer en de groep zien alleen je schuilnaam.",
    )
    if st.button("Doe mee", type="primary", key="doe-mee"):
        _join(services.groups, state, typed, name.strip() or state.pseudonym)


def _join(groups: Groups, state: Screen, code: str, pseudonym: str) -> None:
    try:
        # a second tap runs this again before the page has changed: it is the same person
        token = state.seats.get(code) or groups.join(code, pseudonym)
        state.seats[code] = token
    except MasSimError as error:
        state.wrong_codes += isinstance(error, GroupNotFoundError)
        state.notice = sentence(error)
        st.rerun()
    else:
        st.query_params.clear()
        st.query_params[SEAT_PARAMETER] = token
        st.rerun()


def show(services: Services, state: Screen, token: str) -> None:
    """The session as this participant sees it.

    Raises:
        GroupNotFoundError: nobody has this link.
        GroupRefusedError: the trainer took the seat away.
    """
    seat = services.groups.seat(token)
    view = seat.view
    st.title(view.casus_title, anchor=False)
    st.html(
        f'<p class="mas-strip-tekst" data-mas-stage="groep-{position(view)}">Je doet mee als '
        f"<strong>{escape(seat.pseudonym)}</strong></p>"
    )
    if state.notice:
        with st.container(key="melding"):
            st.warning(state.notice)
        state.notice = None
    _follow(services.groups, token, _marker(seat))
    work, file = st.columns([3, 2], gap="large")
    with work, st.container(key="werk"):
        st.html('<a class="mas-naar-dossier mas-vast" href="#dossier">Naar het dossier</a>')
        _work(services, state, token, seat)
    with file, st.container(key="dossier-kolom"):
        dossier(services.practice, state, backdrop(view, view.session.at_step), notes=False)
        st.html('<a class="mas-naar-dossier" href="#werk">Terug naar je werk</a>')


@st.fragment(run_every=FOLLOW_SECONDS)
def _follow(groups: Groups, token: str, drawn: str) -> None:
    """Draws the page again when what this participant sees has changed, and only then."""
    try:
        now = _marker(groups.seat(token))
    except StorageError:
        return  # a database that does not answer for a moment must not take the screen away
    except MasSimError:
        now = ""
    if now != drawn:
        st.rerun()


def _marker(seat: SeatView) -> str:
    """Everything on which this participant's screen depends, and nothing of what others answered."""
    view, session = seat.view, seat.view.session
    mine = [seat.participant in votes for votes in session.step.votes]
    shown = [len(session.counted(session.at_step, one + 1)) for one in range(session.step.revealed)]
    heard = len(session.step.heard_by(seat.participant))
    kept = seat.participant in session.intentions
    role = role_of(view, seat.participant)
    return f"{position(view)}|{session.step.talk_until}|{mine}|{shown}|{heard}|{kept}|{role}"


def _work(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    view, session = seat.view, seat.view.session
    if session.stage is GroupStage.WACHTKAMER:
        st.header("Je bent binnen", anchor="werk")
        st.markdown("De trainer begint zo. Lees intussen het dossier.")
        _own_link()
    elif session.stage is GroupStage.BEZIG:
        show_question(view, session.at_step)
        show_spoken(view, session.at_step, seat.participant)
        _MOMENTS[session.step.moment](services, state, token, seat)
    else:
        _close(services.groups, state, token, seat)


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
    answer = _answer(view, f"{view.session.at_step}-{now.round}")
    again = now.round > 1
    text = st.text_area(
        "Wat gaf nu de doorslag? (mag leeg blijven)" if again else "Waarom kies je dit?",
        key=_field(view),
        height=140,
        on_change="ignore",
    )
    if st.button("Leg mijn antwoord vast", type="primary", key=f"stem-{view.session.at_step}-{now.round}"):
        _commit(services, state, token, seat, answer, text)
    _cleared(services.practice, state, view, text)


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


def _answer(view: GroupView, place: str) -> tuple[str, ...]:
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
    pieces = (
        services.practice.personal_data(backdrop(view, view.session.at_step), text) if text.strip() else ()
    )
    if pieces and state.cleared.get(_field(view)) != text:
        shown = ", ".join(f"‘{plain(piece)}’" for piece in pieces)
        state.notice = f"Dit lijkt op gegevens van een echt persoon: {shown}. Haal ze weg, of zeg onder het tekstvak dat het geen echt persoon is."
    else:
        try:
            services.groups.commit(token, view.session.at_step, view.session.step.round, answer, text)
        except MasSimError as error:
            state.notice = sentence(error)
    st.rerun()


def _cleared(practice: Practice, state: Screen, view: GroupView, text: str) -> None:
    """The writer's word that a text names no real person."""
    if not text.strip() or state.cleared.get(_field(view)) == text:
        return
    if practice.personal_data(backdrop(view, view.session.at_step), text) and st.button(
        "Dit is geen echt persoon", key="geen-persoon-groep"
    ):
        state.cleared[_field(view)] = text
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
    show_spread(seat.view, seat.view.session.at_step)


def _close(groups: Groups, state: Screen, token: str, seat: SeatView) -> None:
    session = seat.view.session
    st.header("Wat neem je mee?", anchor="werk")
    if session.stage is GroupStage.AFRONDEN:
        st.markdown(
            "Schrijf één voornemen op, als je wilt: *als* dit zich voordoet, *dan* doe ik dat. "
            "Het komt op jouw hand-out en nergens anders."
        )
        text = st.text_area(
            "Als …, dan …",
            value=session.intentions.get(seat.participant, ""),
            key="concept-plek-voornemen",
            height=100,
            max_chars=500,
            on_change="ignore",
        )
        if st.button("Bewaar mijn voornemen", type="primary", key="voornemen"):
            try:
                groups.intend(token, text)
                state.notice = "Je voornemen is bewaard." if text.strip() else "Er is geen voornemen bewaard."
            except MasSimError as error:
                state.notice = sentence(error)
            st.rerun()
    else:
        st.markdown("De sessie is afgelopen. Bewaar je hand-out; daarop staan je eigen antwoorden.")
    st.html(
        f'<p><a class="mas-knop" href="/plek/{token}/handout" target="_blank">Open mijn hand-out</a></p>'
        f'<p><a class="mas-knop" href="/plek/{token}/herhaling.ics">Zet drie herinneringen in mijn agenda</a></p>'
    )


def _own_link() -> None:
    st.caption(
        "Bewaar de link van deze pagina. Daarmee kom je terug, ook op een ander apparaat of na een verbroken verbinding."
    )


_MOMENTS = {
    Moment.WACHT: _waits,
    Moment.STEMMEN: _votes,
    Moment.GESLOTEN: _closed,
    Moment.ONTHULD: _revealed,
    Moment.BESPREKEN: _revealed,
    Moment.REFERENTIE: _compared,
}
