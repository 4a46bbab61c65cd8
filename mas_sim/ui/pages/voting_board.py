"""The board of an intervisie: blind votes, the spread, the talk, the second vote, the reference."""

import streamlit as st

from mas_sim.application.group_labels import unit_labels
from mas_sim.application.groups import Groups, GroupView
from mas_sim.application.trainers import Trainer
from mas_sim.model.group import (
    CloseVoting,
    Discuss,
    GoTo,
    GroupSession,
    GroupStage,
    GroupStep,
    Moment,
    OpenVoting,
    Reveal,
    ShowReference,
    TrainerAction,
    WindUp,
)
from mas_sim.scoring.uniformity import prepare
from mas_sim.ui.components.group_lead import lead, voice
from mas_sim.ui.components.group_show import (
    ROLES,
    clock_html,
    position,
    role_of,
    show_moves,
    show_question,
    show_reasons,
    show_reference,
    show_spoken,
    show_spread,
)
from mas_sim.ui.components.panel_show import show_panel_question
from mas_sim.ui.holder import Services
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import plain

TALK_MINUTES = 8
MORE_MINUTES = 3


def marker(_: Services, view: GroupView) -> str:
    """All on which the board depends."""
    return str(view.session.seq)


def work(services: Services, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The status, the one primary button, and what may be seen."""
    prepare()
    next_move(services.groups, state, trainer, view)
    content(services, view)
    voice(services.groups, state, trainer, view)


def status(view: GroupView) -> str:
    """Where the group is, in a few words."""
    session = view.session
    if session.stage is GroupStage.WACHTKAMER:
        return f"{len(session.present)} binnen"
    if session.stage is not GroupStage.BEZIG:
        return "Afronden" if session.stage is GroupStage.AFRONDEN else "De sessie is afgelopen"
    count = len(session.counted(session.at_step, session.step.round))
    return {
        Moment.WACHT: "Lees de vraag; de stemming opent zo",
        Moment.STEMMEN: f"{count} van {len(session.present)} hebben geantwoord",
        Moment.GESLOTEN: f"De stemming is gesloten: {count} antwoorden",
        Moment.ONTHULD: f"{count} antwoorden, ronde {session.step.round}",
        Moment.BESPREKEN: "Bespreek samen wat de verschillen verklaart",
        Moment.REFERENTIE: "De referentie",
    }[session.step.moment]


def content(services: Services, view: GroupView) -> None:
    """What may be seen of the question on the screen; nothing of an answer before it is revealed."""
    session = view.session
    if session.stage is not GroupStage.BEZIG:
        return
    show_question(view, session.at_step)
    show_spoken(view, session.at_step, None)
    moment = session.step.moment
    if moment in (Moment.WACHT, Moment.STEMMEN, Moment.GESLOTEN):
        labels = unit_labels(view, session.step.item)
        st.markdown("\n".join(f"- {label}" for label in labels.values()))
        return
    if moment is Moment.BESPREKEN:
        st.html(clock_html(session.step.talk_until))
        _roles(view)
    if moment is Moment.REFERENTIE:
        show_reference(view, session.at_step)
        show_panel_question(services.panels, view, session.at_step)
    show_spread(view, session.at_step)
    show_moves(view, session.at_step)
    if moment is not Moment.REFERENTIE:
        show_reasons(view, session.at_step)


def _roles(view: GroupView) -> None:
    given = [(one.pseudonym, role_of(view, one.id)) for one in view.session.present]
    roles = [(who, role) for who, role in given if role is not None]
    if not roles:
        return
    if view.session.names_hidden:
        st.caption("Rollen staan op ieders eigen scherm: " + ", ".join(role for role, _ in ROLES) + ".")
    else:
        st.caption("Rollen: " + "; ".join(f"{plain(who)} is {role[0]}" for who, role in roles) + ".")


def next_move(groups: Groups, state: Screen, trainer: Trainer, view: GroupView) -> None:
    """The status and the one primary button."""
    session = view.session
    st.markdown(f"**{status(view)}**")
    agreed = _asks_agreement(view)
    action, label = _main_move(view, agreed)
    if action is None:
        return
    if st.button(label, type="primary", key=f"zet-{position(view)}"):
        lead(groups, state, trainer, view, action)
    other = _other_move(view)
    if other is not None and st.button(other[1], key=f"ook-{position(view)}"):
        lead(groups, state, trainer, view, other[0])
    if session.stage is GroupStage.WACHTKAMER and not session.present:
        st.caption(
            "Er is nog niemand binnen. Je kunt beginnen zodra de groep er is; wie later komt, valt gewoon in."
        )


def _asks_agreement(view: GroupView) -> bool:
    """With few votes the trainer says that the group agrees to see them."""
    session = view.session
    if session.stage is not GroupStage.BEZIG or session.step.moment is not Moment.GESLOTEN:
        return False
    count = len(session.counted(session.at_step, session.step.round))
    if count < session.shown_from:
        st.warning(
            f"Er zijn {count} antwoorden. Vanaf {session.shown_from} kun je ze laten zien, zodat niemand herkenbaar is. "
            "Open de stemming weer, of ga naar de volgende vraag."
        )
        return False
    if count >= session.kept_from:
        return False
    return st.checkbox(
        f"Met {count} antwoorden is iemand snel herkenbaar. De groep vindt het goed dat we ze laten zien.",
        key=f"akkoord-{position(view)}",
    )


def _main_move(view: GroupView, agreed: bool) -> tuple[TrainerAction | None, str]:
    session = view.session
    step, now = session.at_step, session.step
    if session.stage is not GroupStage.BEZIG:
        return _OUTSIDE[session.stage]
    if now.moment is Moment.GESLOTEN:
        if len(session.counted(step, now.round)) < session.shown_from:
            return OpenVoting(step=step, round=now.round), "Open de stemming weer"
        return Reveal(step=step, round=now.round, agreed=agreed), "Laat zien hoe de groep koos"
    if now.moment in (Moment.WACHT, Moment.STEMMEN):
        return _voting_move(step, now)
    return _talking_move(session, step, now)


def _voting_move(step: int, now: GroupStep) -> tuple[TrainerAction, str]:
    if now.moment is Moment.WACHT:
        return OpenVoting(step=step, round=1), "Open de stemming"
    return CloseVoting(step=step, round=now.round), "Sluit de stemming"


def _talking_move(session: GroupSession, step: int, now: GroupStep) -> tuple[TrainerAction, str]:
    if now.moment is Moment.REFERENTIE:
        if step + 1 < len(session.steps):
            return GoTo(leaving=step, step=step + 1), "Naar de volgende vraag"
        return WindUp(), "Rond de sessie af"
    if now.round >= now.rounds:
        return ShowReference(step=step), "Laat de referentie zien"
    if now.moment is Moment.ONTHULD:
        return Discuss(step=step, minutes=TALK_MINUTES), f"Bespreek dit, {TALK_MINUTES} minuten"
    return OpenVoting(step=step, round=now.round + 1), "Laat iedereen opnieuw kiezen"


_OUTSIDE: dict[GroupStage, tuple[TrainerAction | None, str]] = {
    GroupStage.WACHTKAMER: (GoTo(leaving=None, step=0), "Begin met de eerste vraag"),
    GroupStage.AFRONDEN: (None, ""),
    GroupStage.AFGELOPEN: (None, ""),
}


def _other_move(view: GroupView) -> tuple[TrainerAction, str] | None:
    session = view.session
    if session.stage is not GroupStage.BEZIG:
        return None
    step, now = session.at_step, session.step
    if now.moment is Moment.GESLOTEN and len(session.counted(step, now.round)) >= session.shown_from:
        return OpenVoting(step=step, round=now.round), "Open de stemming weer"
    if now.moment is Moment.BESPREKEN:
        return Discuss(step=step, minutes=MORE_MINUTES), f"{MORE_MINUTES} minuten erbij"
    if now.moment is Moment.ONTHULD:
        if now.round < now.rounds:
            return OpenVoting(step=step, round=now.round + 1), "Meteen opnieuw kiezen"
        return Discuss(step=step, minutes=TALK_MINUTES), f"Bespreek dit, {TALK_MINUTES} minuten"
    return None
