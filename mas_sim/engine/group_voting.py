"""Rules of the intervisie: blind votes in rounds, revealed only after they are closed."""

import datetime as dt
from collections.abc import Mapping

from mas_sim.engine.group_rules import Effect, Guard, Items, check_answer, refuse, require_present, stepped
from mas_sim.model.group import CloseVoting, Commit, GroupSession, GroupStep, Moment, OpenVoting, Reveal, Vote


def _check_open(_: Items, session: GroupSession, action: OpenVoting) -> None:
    step = session.step
    wanted = step.round if step.moment is Moment.GESLOTEN else step.round + 1
    if action.round != wanted:
        refuse(action, "groep-verder")
    if action.round > step.rounds:
        refuse(action, "laatste-ronde-geweest")


def _check_round(_: Items, session: GroupSession, action: CloseVoting) -> None:
    if action.round != session.step.round:
        refuse(action, "groep-verder")


def _check_reveal(_: Items, session: GroupSession, action: Reveal) -> None:
    if action.round != session.step.round:
        refuse(action, "groep-verder")
    count = len(session.counted(session.at_step, action.round))
    if count < session.shown_from:
        refuse(action, "te-weinig-stemmen")
    if count < session.kept_from and not action.agreed:
        refuse(action, "groep-moet-instemmen")


def _check_commit(items: Items, session: GroupSession, action: Commit) -> None:
    require_present(session, action, action.participant)
    if action.round != session.step.round:
        refuse(action, "groep-verder")
    if action.participant in session.step.votes[action.round - 1]:
        refuse(action, "al-gestemd")
    check_answer(items[session.step.item], action)
    if action.round == 1 and not action.reason:
        refuse(action, "zeg-waarom")


def _opened(session: GroupSession, action: OpenVoting, _: dt.datetime) -> dict[str, object]:
    votes = session.step.votes
    fresh = votes if len(votes) >= action.round else (*votes, {})
    return stepped(session, moment=Moment.STEMMEN, round=action.round, votes=fresh, talk_until=None)


def _closed(session: GroupSession, _: CloseVoting, __: dt.datetime) -> dict[str, object]:
    return stepped(session, moment=Moment.GESLOTEN)


def _revealed(session: GroupSession, action: Reveal, _: dt.datetime) -> dict[str, object]:
    return stepped(session, moment=Moment.ONTHULD, revealed=action.round)


def _committed(session: GroupSession, action: Commit, at: dt.datetime) -> dict[str, object]:
    vote = Vote(answer=action.answer, reason=action.reason, at=at)
    votes = list(session.step.votes)
    votes[action.round - 1] = votes[action.round - 1] | {action.participant: vote}
    return stepped(session, votes=tuple(votes))


def without(step: GroupStep, participant: str) -> GroupStep:
    """The question after someone left: what was revealed stays, what was not no longer counts."""
    votes = tuple(
        given if number <= step.revealed else {who: vote for who, vote in given.items() if who != participant}
        for number, given in enumerate(step.votes, start=1)
    )
    return step.model_copy(update={"votes": votes})


GUARDS: Mapping[type, Guard] = {
    OpenVoting: _check_open,
    CloseVoting: _check_round,
    Reveal: _check_reveal,
    Commit: _check_commit,
}
EFFECTS: Mapping[type, Effect] = {
    OpenVoting: _opened,
    CloseVoting: _closed,
    Reveal: _revealed,
    Commit: _committed,
}
