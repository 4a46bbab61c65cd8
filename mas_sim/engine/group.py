"""The engine of a groepssessie: which action fits, what it changes, and replay. Pure; the board is the casus.

``GroupRefusedError.why`` is a code; ``mas_sim.ui.messages`` has the sentence.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from mas_sim.engine import group_exam, group_table, group_teams, group_voting
from mas_sim.engine.group_forms import FORMS, MOMENTS, STAGES
from mas_sim.engine.group_rules import (
    Effect,
    Guard,
    Items,
    refuse,
    require_present,
    stepped,
)
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import GroupRefusedError, TextTooLongError
from mas_sim.model.group import (
    Commit,
    Discuss,
    End,
    GoTo,
    GroupAction,
    GroupEvent,
    GroupForm,
    GroupSession,
    GroupStage,
    GroupStep,
    HideNames,
    Intend,
    Join,
    KeepReason,
    Moment,
    OpenGroup,
    Participant,
    Record,
    Remove,
    ShowReference,
    Speak,
    Spoken,
    WindUp,
)
from mas_sim.model.group_exam import Conclude, OralExam
from mas_sim.model.group_table import Table
from mas_sim.model.group_teams import (
    Begin,
    Team,
    Teams,
)

MOST_PARTICIPANTS = 60
INTENTION_LIMIT = 500


def open_group(items: Items, action: OpenGroup, at: dt.datetime) -> tuple[GroupSession, GroupEvent]:
    """A fresh session and its first event.

    Raises:
        GroupRefusedError: a question that the casus does not hold, the same one twice, or nothing to do at all.
    """
    asked = [question.item for question in action.questions]
    if len(set(asked)) < len(asked) or not set(asked) <= items.keys():
        raise GroupRefusedError(action.kind, "vraag-bestaat-niet")
    if not _WORK[action.form](action):
        raise GroupRefusedError(action.kind, "niets-te-doen")
    return _begin(action, at), GroupEvent(at=at, action=action)


def act(
    items: Items, session: GroupSession, action: GroupAction, at: dt.datetime
) -> tuple[GroupSession, GroupEvent]:
    """The session after ``action``, and the event to store.

    Raises:
        GroupRefusedError: it may not be done now; the session is unchanged.
        TextTooLongError: its text is over the limit.
    """
    _check(items, session, action)
    return _apply(session, action, at), GroupEvent(at=at, action=action)


def replay(events: Iterable[GroupEvent], session: GroupSession | None = None) -> GroupSession:
    """The session that stored events lead to, from the start or onward from ``session``."""
    for event in events:
        if isinstance(event.action, OpenGroup):
            session = _begin(event.action, event.at)
        elif session is not None:
            session = _apply(session, event.action, event.at)
    if session is None:
        raise ValueError("events must begin with an open")
    return session


# --- guards ----------------------------------------------------------------------------------------


def _check(items: Items, session: GroupSession, action: GroupAction) -> None:
    if type(action) not in FORMS[session.form]:
        refuse(action, "andere-vorm")
    if session.stage not in STAGES[type(action)]:
        refuse(action, _STAGE_WORDS.get(session.stage, "groep-nu-niet"))
    moments = MOMENTS[session.form].get(type(action))
    if moments is not None:
        _check_moment(session, action, moments)
    for text in _texts(action):
        if len(text) > TEXT_LIMIT:
            raise TextTooLongError(len(text), TEXT_LIMIT)
    guard = _GUARDS.get(type(action))
    if guard is not None:
        guard(items, session, action)


def _check_moment(session: GroupSession, action: GroupAction, moments: Mapping[Moment, Moment]) -> None:
    if getattr(action, "step", None) != session.at_step:
        refuse(action, "groep-verder")
    if session.step.moment not in moments:
        refuse(action, "stemming-gesloten" if isinstance(action, Commit) else "groep-verder")


def _texts(action: GroupAction) -> tuple[str, ...]:
    """Everything in an action that a person wrote."""
    found = [getattr(action, name, "") for name in ("text", "reason", "note")]
    found += [one.note for one in action.marks.values()] if isinstance(action, Conclude) else []
    return tuple(found)


def _check_join(_: Items, session: GroupSession, action: Join) -> None:
    if action.participant in session.participants:
        refuse(action, "doet-al-mee")
    # who lost the link is removed by the trainer, and comes in again to the own notes
    if session.exam is not None and session.present:
        refuse(action, "er-is-al-een-kandidaat")
    if len(session.present) >= MOST_PARTICIPANTS:
        refuse(action, "groep-vol")


def _check_participant(_: Items, session: GroupSession, action: Remove | Intend) -> None:
    require_present(session, action, action.participant)


def _check_go_to(_: Items, session: GroupSession, action: GoTo) -> None:
    here = None if session.stage is GroupStage.WACHTKAMER else session.at_step
    if action.leaving != here:
        refuse(action, "groep-verder")
    if action.step >= len(session.steps):
        refuse(action, "vraag-bestaat-niet")
    if session.stage is GroupStage.BEZIG and session.step.moment is Moment.STEMMEN:
        refuse(action, "sluit-eerst")


def _check_reference(_: Items, session: GroupSession, action: ShowReference) -> None:
    if session.table is None and session.step.revealed < session.step.rounds:
        refuse(action, "eerst-alle-rondes")


def _check_step(_: Items, session: GroupSession, action: KeepReason) -> None:
    step = session.steps[action.step] if action.step < len(session.steps) else None
    if step is None or not (
        step.revealed or (session.table is not None and action.step in session.table.decided)
    ):
        refuse(action, "nog-niet-onthuld")


def _check_speak(_: Items, session: GroupSession, action: Speak) -> None:
    if action.to is not None and action.to not in {one.id for one in session.present}:
        refuse(action, "doet-niet-mee")


def _check_wind_up(_: Items, session: GroupSession, action: WindUp) -> None:
    if session.steps and session.step.moment is Moment.STEMMEN:
        refuse(action, "sluit-eerst")


def _check_begin(_: Items, session: GroupSession, action: Begin) -> None:
    if not session.present:
        refuse(action, "nog-niemand-binnen")


def _check_intend(items: Items, session: GroupSession, action: Intend) -> None:
    _check_participant(items, session, action)
    if len(action.text) > INTENTION_LIMIT:
        raise TextTooLongError(len(action.text), INTENTION_LIMIT)


_STAGE_WORDS = {GroupStage.WACHTKAMER: "nog-niet-begonnen", GroupStage.AFGELOPEN: "groep-afgelopen"}
_GUARDS: Mapping[type, Guard] = {
    **group_voting.GUARDS,
    **group_table.GUARDS,
    **group_teams.GUARDS,
    **group_exam.GUARDS,
    Begin: _check_begin,
    Join: _check_join,
    Remove: _check_participant,
    GoTo: _check_go_to,
    ShowReference: _check_reference,
    KeepReason: _check_step,
    Speak: _check_speak,
    WindUp: _check_wind_up,
    Intend: _check_intend,
}


# what a form must have to be opened
_WORK = {
    GroupForm.INTERVISIE: lambda action: action.questions,
    GroupForm.KETENTAFEL: lambda action: action.questions and action.deal,
    GroupForm.WORKSHOP: lambda action: action.casuses and action.teams,
    GroupForm.OEFENEXAMEN: lambda action: action.criteria,
}


# --- effects ---------------------------------------------------------------------------------------


def _begin(action: OpenGroup, at: dt.datetime) -> GroupSession:
    return GroupSession(
        seq=1,
        form=action.form,
        casus_id=action.casus_id,
        contents=action.contents,
        shown_from=action.shown_from,
        kept_from=max(action.kept_from, action.shown_from),
        opened_at=at,
        updated_at=at,
        steps=tuple(GroupStep(item=one.item, rounds=one.rounds) for one in action.questions),
        **_own_part(action),
    )


def _own_part(action: OpenGroup) -> dict[str, Any]:
    """What belongs to one form alone."""
    if action.form is GroupForm.KETENTAFEL:
        return {"table": Table(deal={one.role: one for one in action.deal})}
    if action.form is GroupForm.WORKSHOP:
        return {"teams": Teams(casuses=action.casuses, teams=(Team(),) * action.teams)}
    if action.form is GroupForm.OEFENEXAMEN:
        return {"exam": OralExam(criteria=action.criteria, minutes=action.dossier_minutes)}
    return {}


def _apply(session: GroupSession, action: GroupAction, at: dt.datetime) -> GroupSession:
    changes = _EFFECTS[type(action)](session, action, at)
    return session.model_copy(update={"seq": session.seq + 1, "updated_at": at, **changes})


def _joined(session: GroupSession, action: Join, at: dt.datetime) -> dict[str, object]:
    who = Participant(id=action.participant, pseudonym=action.pseudonym, joined_at=at)
    return {"participants": session.participants | {who.id: who}}


def _removed(session: GroupSession, action: Remove, _: dt.datetime) -> dict[str, object]:
    gone = session.participants[action.participant].model_copy(update={"removed": True})
    teams = session.teams and group_teams.without(session.teams, gone.id)
    steps = tuple(group_voting.without(step, gone.id) for step in session.steps)
    return {"participants": session.participants | {gone.id: gone}, "teams": teams, "steps": steps}


def _begun(session: GroupSession, _: Begin, at: dt.datetime) -> dict[str, object]:
    own = group_exam.began(session, at) if session.exam is not None else {}
    return {"stage": GroupStage.BEZIG, **own}


def _went(_: GroupSession, action: GoTo, __: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.BEZIG, "at_step": action.step}


def _discussed(session: GroupSession, action: Discuss, at: dt.datetime) -> dict[str, object]:
    until = session.step.talk_until
    begin = until if until is not None and until > at else at
    return stepped(session, moment=Moment.BESPREKEN, talk_until=begin + dt.timedelta(minutes=action.minutes))


def _referred(session: GroupSession, _: ShowReference, __: dt.datetime) -> dict[str, object]:
    return stepped(session, moment=Moment.REFERENTIE, talk_until=None)


def _hidden(_: GroupSession, action: HideNames, __: dt.datetime) -> dict[str, object]:
    return {"names_hidden": action.hidden}


def _kept(session: GroupSession, action: KeepReason, _: dt.datetime) -> dict[str, object]:
    kept = (*session.steps[action.step].kept, action.text)
    return stepped(session, action.step, kept=kept)


def _recorded(session: GroupSession, action: Record, _: dt.datetime) -> dict[str, object]:
    if action.what == "afspraak":
        return {"agreements": (*session.agreements, action.text)}
    return {"follow_up": (*session.follow_up, action.text)}


def _spoke(session: GroupSession, action: Speak, _: dt.datetime) -> dict[str, object]:
    said = Spoken(who=action.who, text=action.text, to=action.to)
    return stepped(session, spoken=(*session.step.spoken, said))


def _wound_up(_: GroupSession, __: WindUp, ___: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.AFRONDEN}


def _ended(_: GroupSession, __: End, ___: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.AFGELOPEN}


def _intended(session: GroupSession, action: Intend, _: dt.datetime) -> dict[str, object]:
    others = {who: text for who, text in session.intentions.items() if who != action.participant}
    return {"intentions": others | ({action.participant: action.text} if action.text else {})}


_EFFECTS: Mapping[type, Effect] = {
    **group_voting.EFFECTS,
    **group_table.EFFECTS,
    **group_teams.EFFECTS,
    **group_exam.EFFECTS,
    Begin: _begun,
    Join: _joined,
    Remove: _removed,
    GoTo: _went,
    Discuss: _discussed,
    ShowReference: _referred,
    HideNames: _hidden,
    KeepReason: _kept,
    Record: _recorded,
    Speak: _spoke,
    WindUp: _wound_up,
    End: _ended,
    Intend: _intended,
}
