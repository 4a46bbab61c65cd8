"""Rules of the ketentafel: who may tell what, and who records what the table decides."""

import datetime as dt
from collections.abc import Mapping

from mas_sim.engine.group_rules import (
    Effect,
    Guard,
    Items,
    check_answer,
    own,
    refuse,
    require_present,
    stepped,
)
from mas_sim.model.group import GroupSession, GroupStage, Moment
from mas_sim.model.group_table import CHAIR, Decided, Settle, Share, Shared, Table, TakeRole


def _check_role(_: Items, session: GroupSession, action: TakeRole) -> None:
    table = own(session.table)
    require_present(session, action, action.participant)
    if action.role not in table.deal:
        refuse(action, "rol-bestaat-niet")
    # who could still change would read the cards of all roles
    if action.participant in table.roles and session.stage is not GroupStage.WACHTKAMER:
        refuse(action, "rol-ligt-vast")


def _check_share(_: Items, session: GroupSession, action: Share) -> None:
    table = own(session.table)
    require_present(session, action, action.participant)
    role = table.roles.get(action.participant)
    if role is None:
        refuse(action, "kies-eerst-een-rol")
    if action.fact not in table.known_to(role):
        refuse(action, "weet-je-niet")
    if role in action.to or not set(action.to) <= set(table.deal):
        refuse(action, "rol-bestaat-niet")
    if any(one.fact == action.fact and set(one.to) in (set(), set(action.to)) for one in table.shared):
        refuse(action, "al-verteld")


def _check_settle(items: Items, session: GroupSession, action: Settle) -> None:
    if action.participant is not None:
        require_present(session, action, action.participant)
        if own(session.table).roles.get(action.participant) != CHAIR:
            refuse(action, "leerplicht-legt-vast")
    check_answer(items[session.step.item], action)


def _took(session: GroupSession, action: TakeRole, _: dt.datetime) -> dict[str, object]:
    table = own(session.table)
    return _changed(table, roles=table.roles | {action.participant: action.role})


def _told(session: GroupSession, action: Share, _: dt.datetime) -> dict[str, object]:
    table = own(session.table)
    told = Shared(fact=action.fact, by=table.roles[action.participant], to=action.to)
    return _changed(table, shared=(*table.shared, told))


def _settled(session: GroupSession, action: Settle, at: dt.datetime) -> dict[str, object]:
    table = own(session.table)
    made = Decided(answer=action.answer, reason=action.reason, at=at)
    changed = _changed(table, decided=table.decided | {action.step: made})
    return changed | stepped(session, moment=Moment.BESLOTEN, talk_until=None)


def _changed(table: Table, **changes: object) -> dict[str, object]:
    return {"table": table.model_copy(update=changes)}


GUARDS: Mapping[type, Guard] = {TakeRole: _check_role, Share: _check_share, Settle: _check_settle}
EFFECTS: Mapping[type, Effect] = {TakeRole: _took, Share: _told, Settle: _settled}
