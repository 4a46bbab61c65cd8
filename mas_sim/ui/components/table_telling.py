"""What a participant of a ketentafel does: take a role, read what it knows, and tell some of it."""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.groups import GroupView, SeatView
from mas_sim.application.table_report import role_label, seated, table_of, taken
from mas_sim.errors import MasSimError
from mas_sim.model.group import ParticipantAction
from mas_sim.model.group_table import Share, TakeRole
from mas_sim.ui.components.table_parts import fact_texts, on_the_table
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import joined


def role_of_seat(seat: SeatView) -> str | None:
    """The role this participant took."""
    return table_of(seat.view).roles.get(seat.participant)


def choose_role(services: Services, state: Screen, token: str, seat: SeatView) -> None:
    """The chairs with how many sit there; a role can be changed until the table begins."""
    view, now = seat.view, role_of_seat(seat)
    chairs = seated(view)
    picked = st.radio(
        "Welke rol speel jij?",
        list(chairs),
        index=list(chairs).index(now) if now in chairs else None,
        format_func=lambda one: role_label(view, one),
        captions=[_how_many(len(people)) for people in chairs.values()],
        key="rol",
        on_change="ignore",
    )
    st.caption("Aan tafel zie je alleen wat die rol weet. Wisselen kan tot de tafel begint.")
    label = "Neem deze rol" if now is None else "Wissel naar deze rol"
    if st.button(label, type="primary" if now is None else "secondary", key="neem-rol"):
        if picked is None:
            state.notice = "Kies eerst een rol van de lijst."
            st.rerun()
        chosen = picked
        do(services, state, token, lambda who: TakeRole(participant=who, role=chosen))


def _how_many(count: int) -> str:
    return ("nog niemand", "1 deelnemer")[count] if count < 2 else f"{count} deelnemers"


def heard_alone(view: GroupView, role: str) -> None:
    """What was told to this role and not to the table."""
    text, lines = fact_texts(view), []
    for one in table_of(view).shared:
        if one.to and role in one.to:
            others = [role_label(view, other) for other in one.to if other != role]
            also = f" en {joined(others)}" if others else ""
            lines.append(f"- **{role_label(view, one.by)}** aan jou{also}: {text[one.fact]}")
    if lines:
        st.html('<h3 class="mas-kop">Alleen aan jou verteld</h3>')
        st.markdown("\n".join(lines))


def tell(services: Services, state: Screen, token: str, seat: SeatView, role: str, *, primary: bool) -> None:
    """Choose a fact that is not on the table yet, and who hears it."""
    view, text = seat.view, fact_texts(seat.view)
    table, at_table = table_of(view), {one.fact for one in on_the_table(view)}
    facts = [fact for fact in table.known_to(role) if fact not in at_table]
    st.html('<h3 class="mas-kop">Wat jij weet</h3>')
    if not facts:
        st.markdown(
            "Alles wat jij weet, ligt op tafel."
            if table.known_to(role)
            else "Jouw rol weet niets over deze jongere. Vraag door: wat heb jij nodig om mee te denken?"
        )
        return
    told = _told_by(view, role)
    # what was told leaves nothing chosen for the next time
    times = sum(1 for one in table.shared if one.by == role)
    fact = st.radio(
        "Wat vertel je? Wat je niet vertelt, blijft bij jou.",
        facts,
        index=None,
        format_func=text.__getitem__,
        captions=[told.get(one, "") for one in facts],
        key=f"vertel-{role}-{times}",
        on_change="ignore",
    )
    others = [other for other in taken(view) if other != role]
    some = st.pills(
        "Niet voor iedereen? Kies dan wie het hoort.",
        others,
        selection_mode="multi",
        format_func=lambda one: role_label(view, one),
        key=f"vertel-aan-{role}-{times}",
        on_change="ignore",
    )
    if st.button("Vertel het de hele tafel", type="primary" if primary else "secondary", key="vertel-tafel"):
        _share(services, state, token, fact, ())
    if others and st.button("Vertel het alleen wie ik koos", key="vertel-enkelen"):
        if not some:
            state.notice = "Kies eerst aan welke rol je het vertelt."
            st.rerun()
        _share(services, state, token, fact, tuple(some))


def _told_by(view: GroupView, role: str) -> dict[str, str]:
    """Of each fact that is not on the table: whom this role told it, or from whom it has it."""
    found: dict[str, str] = {}
    for one in table_of(view).shared:
        if one.to and one.by == role:
            found[one.fact] = f"verteld aan {joined([role_label(view, to) for to in one.to])}"
        elif one.to and role in one.to:
            found.setdefault(one.fact, f"gehoord van {role_label(view, one.by)}")
    return found


def _share(services: Services, state: Screen, token: str, fact: str | None, to: tuple[str, ...]) -> None:
    if fact is None:
        state.notice = "Kies eerst wat je vertelt."
        st.rerun()
    do(services, state, token, lambda who: Share(participant=who, fact=fact, to=to))


def do(services: Services, state: Screen, token: str, make: Callable[[str], ParticipantAction]) -> None:
    """Do it and draw again, or say why not."""
    try:
        services.groups.do(token, make)
    except MasSimError as error:
        state.notice = sentence(error)
    st.rerun()
