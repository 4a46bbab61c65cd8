"""A participant's screen: come in with a code, then what the form of the session asks."""

import hashlib
import secrets
from html import escape
from types import ModuleType

import streamlit as st

from mas_sim.application.groups import Groups, SeatView
from mas_sim.errors import GroupNotFoundError, MasSimError
from mas_sim.model.group import GroupForm
from mas_sim.ui.components.group_show import position
from mas_sim.ui.components.telling import told_here
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import exam_seat, table_seat, voting_seat, workshop_seat
from mas_sim.ui.pages.start import LONGEST_PSEUDONYM, PSEUDONYMS
from mas_sim.ui.state import SEAT_PARAMETER, Screen

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
        f'<p class="mas-strip-tekst" data-mas-stage="groep-{position(view)}" data-mas-stand="{_mark(services, seat)}">'
        f"Je doet mee als <strong>{escape(seat.pseudonym)}</strong></p>"
    )
    with told_here():
        if state.notice:
            st.warning(state.notice)
    state.notice = None
    _FORMS[view.session.form].page(services, state, token, seat)


def mark(services: Services, token: str) -> str:
    """What stands for all that the holder of this token should see now; the served script compares it each second.

    A timer of Streamlit would run the script for every phone every second, and its tick can cross a redraw.

    Raises:
        GroupNotFoundError: nobody has this link.
        GroupRefusedError: the trainer took the seat away.
        StorageError: the database does not answer.
    """
    return _mark(services, services.groups.seat(token))


def _mark(services: Services, seat: SeatView) -> str:
    told = _FORMS[seat.view.session.form].marker(services, seat)
    return hashlib.blake2s(told.encode(), digest_size=8).hexdigest()


# each has page(services, state, token, seat), and marker(services, seat): all on which that page depends
_FORMS: dict[GroupForm, ModuleType] = {
    GroupForm.INTERVISIE: voting_seat,
    GroupForm.KETENTAFEL: table_seat,
    GroupForm.OEFENEXAMEN: exam_seat,
    GroupForm.WORKSHOP: workshop_seat,
}
