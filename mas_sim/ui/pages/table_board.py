"""The board of a ketentafel: the chairs, the talk, what lies on the table, the decision, the reference, the debrief."""

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import table_of, taken
from mas_sim.application.trainers import Trainer
from mas_sim.model.group import (
    Discuss,
    GoTo,
    GroupStage,
    Moment,
    ShowReference,
    TrainerAction,
    WindUp,
)
from mas_sim.model.group_table import CHAIR, Settle
from mas_sim.ui.components.group_lead import lead, voice
from mas_sim.ui.components.group_show import clock_html, position, show_reference, show_spoken
from mas_sim.ui.components.panel_show import show_panel_question
from mas_sim.ui.components.table_debrief import show_debrief
from mas_sim.ui.components.table_parts import (
    context_of,
    show_chairs,
    show_decision,
    show_on_the_table,
    show_options,
    show_table_question,
)
from mas_sim.ui.holder import Services
from mas_sim.ui.pages.table_seat import settle_form
from mas_sim.ui.pages.voting_board import MORE_MINUTES, TALK_MINUTES
from mas_sim.ui.state import Screen


def marker(_: Services, view: GroupView) -> str:
    """All on which the board depends."""
    return str(view.session.seq)


def status(view: GroupView) -> str:
    """Where the table is, in a few words."""
    session = view.session
    if session.stage is GroupStage.WACHTKAMER:
        return (
            f"{len(session.present)} binnen, {len(taken(view))} van {len(table_of(view).deal)} rollen bezet"
        )
    if session.stage is not GroupStage.BEZIG:
        return "Nabespreken en afronden" if session.stage is GroupStage.AFRONDEN else "De sessie is afgelopen"
    return {
        Moment.WACHT: "Ieder leest de vraag en wat de eigen rol weet",
        Moment.BESPREKEN: "De tafel overlegt; leerplicht legt het besluit vast",
        Moment.BESLOTEN: "De tafel heeft besloten",
        Moment.REFERENTIE: "Het besluit naast de referentie",
    }[session.step.moment]


def content(services: Services, view: GroupView) -> None:
    """What the whole room may see: nothing that was told to some roles alone before the debrief."""
    session = view.session
    if session.stage is GroupStage.WACHTKAMER:
        show_chairs(view)
        return
    if session.stage is not GroupStage.BEZIG:
        show_debrief(view)
        return
    show_table_question(view)
    show_spoken(view, session.at_step, None)
    moment = session.step.moment
    if moment is Moment.BESPREKEN:
        st.html(clock_html(session.step.talk_until))
        show_options(view)
    if moment in (Moment.BESLOTEN, Moment.REFERENTIE):
        show_decision(view)
    if moment is Moment.REFERENTIE:
        show_reference(view, session.at_step)
        show_panel_question(services.panels, view, session.at_step)
    else:
        show_on_the_table(view)


def work(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The status, the one primary button, what may be seen, and what the trainer can do besides."""
    _next_move(services, state, trainer, view)
    content(services, view)
    if view.session.stage is not GroupStage.BEZIG:
        return
    _told_apart(view)
    if view.session.step.moment is Moment.BESPREKEN:
        _settle(services, state, trainer, view)
    voice(services.groups, state, trainer, view)
    with st.expander("Wie zit waar?"):
        show_chairs(view)


def _next_move(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    st.markdown(f"**{status(view)}**")
    main = _main_move(view)
    if main is not None and st.button(main[1], type="primary", key=f"zet-{position(view)}"):
        lead(services.groups, state, trainer, view, main[0])
    other = _other_move(view)
    if other is not None and st.button(other[1], key=f"ook-{position(view)}"):
        lead(services.groups, state, trainer, view, other[0])
    if view.session.stage is GroupStage.WACHTKAMER and CHAIR not in taken(view):
        st.caption(
            "Nog niemand speelt leerplicht. Vraag iemand die stoel te nemen: leerplicht leidt het gesprek en legt vast "
            "wat de tafel besluit. Doet niemand dat, dan leg jij het besluit vast."
        )


def _main_move(view: GroupView) -> tuple[TrainerAction, str] | None:
    session, step = view.session, view.session.at_step
    if session.stage is GroupStage.WACHTKAMER:
        return GoTo(leaving=None, step=0), "Begin met de eerste vraag"
    if session.stage is not GroupStage.BEZIG or session.step.moment is Moment.BESPREKEN:
        return None
    if session.step.moment is Moment.WACHT:
        return Discuss(step=step, minutes=TALK_MINUTES), f"Laat de tafel overleggen, {TALK_MINUTES} minuten"
    if session.step.moment is Moment.BESLOTEN:
        return ShowReference(step=step), "Laat de referentie zien"
    if step + 1 < len(session.steps):
        return GoTo(leaving=step, step=step + 1), "Naar de volgende vraag"
    return WindUp(), "Rond de sessie af"


def _other_move(view: GroupView) -> tuple[TrainerAction, str] | None:
    session, step = view.session, view.session.at_step
    if session.stage is not GroupStage.BEZIG:
        return None
    if session.step.moment is Moment.BESPREKEN:
        return Discuss(step=step, minutes=MORE_MINUTES), f"{MORE_MINUTES} minuten erbij"
    if session.step.moment is Moment.BESLOTEN:
        return Discuss(step=step, minutes=TALK_MINUTES), "Nog eens overleggen"
    return None


def _told_apart(view: GroupView) -> None:
    """How often something was told to some roles alone; what it was comes in the debrief."""
    count = sum(1 for one in table_of(view).shared if one.to)
    if count:
        times = "één keer" if count == 1 else f"{count} keer"
        st.caption(
            f"Daarnaast is {times} iets alleen aan een deel van de tafel verteld. Wat, zie je bij het nabespreken."
        )


def _settle(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """For a table where nobody plays leerplicht, or where it was said aloud."""
    with st.expander("Leg het besluit van de tafel vast"):
        alone = CHAIR not in taken(view)
        st.caption(
            "Niemand speelt leerplicht, dus jij legt vast wat de tafel besluit."
            if alone
            else "Leerplicht doet dit op het eigen scherm. Jij kunt het ook doen."
        )
        context = context_of(view) if alone else ""
        if context:
            st.markdown(f"> {context}")
        step = view.session.at_step
        made = settle_form(services, state, view, f"besluit-bord-{step}", primary=False)
        if isinstance(made, str):
            state.refusal = made
            st.rerun()
        elif made is not None:
            lead(services.groups, state, trainer, view, Settle(step=step, answer=made[0], reason=made[1]))
