"""The engine of a groepssessie: which action fits, what it changes, and replay. Pure; the board is the casus.

``GroupRefusedError.why`` is a code; ``mas_sim.ui.messages`` has the sentence.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mas_sim.engine.backdrop import Asked
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import GroupRefusedError, TextTooLongError
from mas_sim.model.group import (
    CloseVoting,
    Commit,
    Discuss,
    End,
    GoTo,
    GroupAction,
    GroupEvent,
    GroupSession,
    GroupStage,
    GroupStep,
    HideNames,
    Intend,
    Join,
    KeepReason,
    Moment,
    OpenGroup,
    OpenVoting,
    Participant,
    Record,
    Remove,
    Reveal,
    ShowReference,
    Speak,
    Spoken,
    Vote,
    WindUp,
)

MOST_PARTICIPANTS = 60
INTENTION_LIMIT = 500

# the one transition table: in which stage an action fits, and for the steps from which moment to which
STAGES: Mapping[type, frozenset[GroupStage]] = {
    Join: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG, GroupStage.AFRONDEN}),
    Remove: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG, GroupStage.AFRONDEN}),
    HideNames: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG, GroupStage.AFRONDEN}),
    GoTo: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG, GroupStage.AFRONDEN}),
    OpenVoting: frozenset({GroupStage.BEZIG}),
    CloseVoting: frozenset({GroupStage.BEZIG}),
    Reveal: frozenset({GroupStage.BEZIG}),
    Discuss: frozenset({GroupStage.BEZIG}),
    ShowReference: frozenset({GroupStage.BEZIG}),
    Commit: frozenset({GroupStage.BEZIG}),
    KeepReason: frozenset({GroupStage.BEZIG, GroupStage.AFRONDEN}),
    Record: frozenset({GroupStage.BEZIG, GroupStage.AFRONDEN}),
    Speak: frozenset({GroupStage.BEZIG}),
    WindUp: frozenset({GroupStage.BEZIG}),
    Intend: frozenset({GroupStage.AFRONDEN}),
    End: frozenset({GroupStage.AFRONDEN}),
}
MOMENTS: Mapping[type, Mapping[Moment, Moment]] = {
    OpenVoting: {
        Moment.WACHT: Moment.STEMMEN,
        Moment.GESLOTEN: Moment.STEMMEN,
        Moment.ONTHULD: Moment.STEMMEN,
        Moment.BESPREKEN: Moment.STEMMEN,
    },
    CloseVoting: {Moment.STEMMEN: Moment.GESLOTEN},
    Reveal: {Moment.GESLOTEN: Moment.ONTHULD},
    Discuss: {Moment.ONTHULD: Moment.BESPREKEN, Moment.BESPREKEN: Moment.BESPREKEN},
    ShowReference: {Moment.ONTHULD: Moment.REFERENTIE, Moment.BESPREKEN: Moment.REFERENTIE},
    Commit: {Moment.STEMMEN: Moment.STEMMEN},
}

Items = Mapping[str, Asked]


def open_group(items: Items, action: OpenGroup, at: dt.datetime) -> tuple[GroupSession, GroupEvent]:
    """A fresh session and its first event.

    Raises:
        GroupRefusedError: a question that the casus does not hold, or the same one twice.
    """
    asked = [question.item for question in action.questions]
    if len(set(asked)) < len(asked) or not set(asked) <= items.keys():
        raise GroupRefusedError(action.kind, "vraag-bestaat-niet")
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
    if session.stage not in STAGES[type(action)]:
        _refuse(action, _STAGE_WORDS.get(session.stage, "groep-nu-niet"))
    step = getattr(action, "step", None)
    if type(action) in MOMENTS:
        if step != session.at_step:
            _refuse(action, "groep-verder")
        if session.step.moment not in MOMENTS[type(action)]:
            _refuse(action, "stemming-gesloten" if isinstance(action, Commit) else "groep-verder")
    for text in (getattr(action, "text", ""), getattr(action, "reason", "")):
        if len(text) > TEXT_LIMIT:
            raise TextTooLongError(len(text), TEXT_LIMIT)
    guard = _GUARDS.get(type(action))
    if guard is not None:
        guard(items, session, action)


def _check_join(_: Items, session: GroupSession, action: Join) -> None:
    if action.participant in session.participants:
        _refuse(action, "doet-al-mee")
    if len(session.present) >= MOST_PARTICIPANTS:
        _refuse(action, "groep-vol")


def _check_participant(_: Items, session: GroupSession, action: Remove | Intend) -> None:
    known = session.participants.get(action.participant)
    if known is None or known.removed:
        _refuse(action, "doet-niet-mee")


def _check_go_to(_: Items, session: GroupSession, action: GoTo) -> None:
    here = None if session.stage is GroupStage.WACHTKAMER else session.at_step
    if action.leaving != here:
        _refuse(action, "groep-verder")
    if action.step >= len(session.steps):
        _refuse(action, "vraag-bestaat-niet")
    if session.stage is GroupStage.BEZIG and session.step.moment is Moment.STEMMEN:
        _refuse(action, "sluit-eerst")


def _check_open(_: Items, session: GroupSession, action: OpenVoting) -> None:
    step = session.step
    wanted = step.round if step.moment is Moment.GESLOTEN else step.round + 1
    if action.round != wanted:
        _refuse(action, "groep-verder")
    if action.round > step.rounds:
        _refuse(action, "laatste-ronde-geweest")


def _check_round(_: Items, session: GroupSession, action: CloseVoting) -> None:
    if action.round != session.step.round:
        _refuse(action, "groep-verder")


def _check_reveal(_: Items, session: GroupSession, action: Reveal) -> None:
    if action.round != session.step.round:
        _refuse(action, "groep-verder")
    count = len(session.counted(session.at_step, action.round))
    if count < session.shown_from:
        _refuse(action, "te-weinig-stemmen")
    if count < session.kept_from and not action.agreed:
        _refuse(action, "groep-moet-instemmen")


def _check_reference(_: Items, session: GroupSession, action: ShowReference) -> None:
    if session.step.revealed < session.step.rounds:
        _refuse(action, "eerst-alle-rondes")


def _check_step(_: Items, session: GroupSession, action: KeepReason) -> None:
    if action.step >= len(session.steps) or not session.steps[action.step].revealed:
        _refuse(action, "nog-niet-onthuld")


def _check_speak(_: Items, session: GroupSession, action: Speak) -> None:
    if action.to is not None and action.to not in {one.id for one in session.present}:
        _refuse(action, "doet-niet-mee")


def _check_wind_up(_: Items, session: GroupSession, action: WindUp) -> None:
    if session.step.moment is Moment.STEMMEN:
        _refuse(action, "sluit-eerst")


def _check_intend(items: Items, session: GroupSession, action: Intend) -> None:
    _check_participant(items, session, action)
    if len(action.text) > INTENTION_LIMIT:
        raise TextTooLongError(len(action.text), INTENTION_LIMIT)


def _check_commit(items: Items, session: GroupSession, action: Commit) -> None:
    known = session.participants.get(action.participant)
    if known is None or known.removed:
        _refuse(action, "doet-niet-mee")
    if action.round != session.step.round:
        _refuse(action, "groep-verder")
    if action.participant in session.step.votes[action.round - 1]:
        _refuse(action, "al-gestemd")
    _check_answer(items[session.step.item], action)
    if action.round == 1 and not action.reason:
        _refuse(action, "zeg-waarom")


def _check_answer(asked: Asked, action: Commit) -> None:
    given = action.answer
    if asked.values:
        pairs = [one.partition("/") for one in given]
        if sorted(unit for unit, _, _ in pairs) != sorted(asked.units):
            _refuse(action, "aspecten-open")
        if any(value not in asked.values for _, _, value in pairs):
            _refuse(action, "hoort-niet-bij-de-vraag")
        return
    if not given:
        _refuse(action, "niets-gekozen")
    if len(set(given)) < len(given) or not set(given) <= set(asked.units):
        _refuse(action, "hoort-niet-bij-de-vraag")
    if len(given) > 1 and not asked.many:
        _refuse(action, "een-optie")
    if len(given) > 1 and asked.alone.intersection(given):
        _refuse(action, "sluit-elkaar-uit")


_STAGE_WORDS = {GroupStage.WACHTKAMER: "nog-niet-begonnen", GroupStage.AFGELOPEN: "groep-afgelopen"}
_GUARDS: Mapping[type, Callable[[Items, GroupSession, Any], None]] = {
    Join: _check_join,
    Remove: _check_participant,
    GoTo: _check_go_to,
    OpenVoting: _check_open,
    CloseVoting: _check_round,
    Reveal: _check_reveal,
    ShowReference: _check_reference,
    KeepReason: _check_step,
    Speak: _check_speak,
    WindUp: _check_wind_up,
    Commit: _check_commit,
    Intend: _check_intend,
}


def _refuse(action: Any, why: str) -> None:
    raise GroupRefusedError(action.kind, why)


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
    )


def _apply(session: GroupSession, action: GroupAction, at: dt.datetime) -> GroupSession:
    changes = _EFFECTS[type(action)](session, action, at)
    return session.model_copy(update={"seq": session.seq + 1, "updated_at": at, **changes})


def _joined(session: GroupSession, action: Join, at: dt.datetime) -> dict[str, object]:
    who = Participant(id=action.participant, pseudonym=action.pseudonym, joined_at=at)
    return {"participants": session.participants | {who.id: who}}


def _removed(session: GroupSession, action: Remove, _: dt.datetime) -> dict[str, object]:
    gone = session.participants[action.participant].model_copy(update={"removed": True})
    return {"participants": session.participants | {gone.id: gone}}


def _went(_: GroupSession, action: GoTo, __: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.BEZIG, "at_step": action.step}


def _opened(session: GroupSession, action: OpenVoting, _: dt.datetime) -> dict[str, object]:
    votes = session.step.votes
    fresh = votes if len(votes) >= action.round else (*votes, {})
    return _stepped(session, moment=Moment.STEMMEN, round=action.round, votes=fresh, talk_until=None)


def _closed(session: GroupSession, _: CloseVoting, __: dt.datetime) -> dict[str, object]:
    return _stepped(session, moment=Moment.GESLOTEN)


def _revealed(session: GroupSession, action: Reveal, _: dt.datetime) -> dict[str, object]:
    return _stepped(session, moment=Moment.ONTHULD, revealed=action.round)


def _discussed(session: GroupSession, action: Discuss, at: dt.datetime) -> dict[str, object]:
    until = session.step.talk_until
    begin = until if until is not None and until > at else at
    return _stepped(session, moment=Moment.BESPREKEN, talk_until=begin + dt.timedelta(minutes=action.minutes))


def _referred(session: GroupSession, _: ShowReference, __: dt.datetime) -> dict[str, object]:
    return _stepped(session, moment=Moment.REFERENTIE, talk_until=None)


def _hidden(_: GroupSession, action: HideNames, __: dt.datetime) -> dict[str, object]:
    return {"names_hidden": action.hidden}


def _kept(session: GroupSession, action: KeepReason, _: dt.datetime) -> dict[str, object]:
    kept = (*session.steps[action.step].kept, action.text)
    return _stepped(session, action.step, kept=kept)


def _recorded(session: GroupSession, action: Record, _: dt.datetime) -> dict[str, object]:
    if action.what == "afspraak":
        return {"agreements": (*session.agreements, action.text)}
    return {"follow_up": (*session.follow_up, action.text)}


def _spoke(session: GroupSession, action: Speak, _: dt.datetime) -> dict[str, object]:
    said = Spoken(who=action.who, text=action.text, to=action.to)
    return _stepped(session, spoken=(*session.step.spoken, said))


def _wound_up(_: GroupSession, __: WindUp, ___: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.AFRONDEN}


def _ended(_: GroupSession, __: End, ___: dt.datetime) -> dict[str, object]:
    return {"stage": GroupStage.AFGELOPEN}


def _committed(session: GroupSession, action: Commit, at: dt.datetime) -> dict[str, object]:
    vote = Vote(answer=action.answer, reason=action.reason, at=at)
    votes = list(session.step.votes)
    votes[action.round - 1] = votes[action.round - 1] | {action.participant: vote}
    return _stepped(session, votes=tuple(votes))


def _intended(session: GroupSession, action: Intend, _: dt.datetime) -> dict[str, object]:
    others = {who: text for who, text in session.intentions.items() if who != action.participant}
    return {"intentions": others | ({action.participant: action.text} if action.text else {})}


def _stepped(session: GroupSession, at_step: int | None = None, **changes: object) -> dict[str, object]:
    index = session.at_step if at_step is None else at_step
    steps = list(session.steps)
    steps[index] = steps[index].model_copy(update=changes)
    return {"steps": tuple(steps)}


_EFFECTS: Mapping[type, Callable[[GroupSession, Any, dt.datetime], dict[str, object]]] = {
    Join: _joined,
    Remove: _removed,
    GoTo: _went,
    OpenVoting: _opened,
    CloseVoting: _closed,
    Reveal: _revealed,
    Discuss: _discussed,
    ShowReference: _referred,
    HideNames: _hidden,
    KeepReason: _kept,
    Record: _recorded,
    Speak: _spoke,
    WindUp: _wound_up,
    End: _ended,
    Commit: _committed,
    Intend: _intended,
}
