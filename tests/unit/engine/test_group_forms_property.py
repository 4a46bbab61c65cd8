"""Whatever is tried in a workshop, at a ketentafel or in an oefenexamen, the session keeps its promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.engine.group import act, open_group, replay
from mas_sim.errors import GroupRefusedError
from mas_sim.model.group import (
    Discuss,
    End,
    GoTo,
    GroupEvent,
    GroupForm,
    GroupSession,
    Join,
    Moment,
    OpenVoting,
    Remove,
    ShowReference,
    WindUp,
)
from mas_sim.model.group_exam import (
    Conclude,
    ExamMoment,
    GiveMark,
    HandIn,
    Interview,
    Mark,
    Marked,
    Note,
)
from mas_sim.model.group_table import Settle, Share, TakeRole
from mas_sim.model.group_teams import Begin, BeginCasus, Compare, FinishCasus, JoinTeam, TakePen
from tests.builders import NOW
from tests.unit.engine import test_group_exam, test_group_table, test_group_teams
from tests.unit.engine.group_steps import ITEMS

PEOPLE = st.sampled_from([*(f"p{number}" for number in range(4)), "a1", "b1", "kandidaat"])
STEPS, SMALL = st.integers(0, 1), st.integers(0, 2)
ROLES = st.sampled_from(["leerplicht", "school", "ouders", "jongere", "halt"])
FACTS = st.sampled_from(["start", "geen-halt", "vader", "oorzaak"])
ASSESSORS = st.sampled_from(["anna", "bram", "cato"])
ANSWERS = st.sampled_from([ITEMS["start"].units[:1], ITEMS["routes"].units[:2]])
POINTS = [point.id for point in test_group_exam.POINTS]
MARKED = st.builds(Marked, mark=st.none() | st.sampled_from(Mark), note=st.sampled_from(["", "Zo."]))

ANY_FORM = st.one_of(
    st.builds(Join, participant=PEOPLE, pseudonym=st.just("Merel")),
    st.builds(Remove, participant=PEOPLE),
    st.just(WindUp()),
    st.just(End()),
    st.builds(OpenVoting, step=STEPS, round=st.just(1)),
)
TABLE = st.one_of(
    st.builds(GoTo, leaving=st.none() | STEPS, step=STEPS),
    st.builds(Discuss, step=STEPS, minutes=st.just(5)),
    st.builds(ShowReference, step=STEPS),
    st.builds(TakeRole, participant=PEOPLE, role=ROLES),
    st.builds(Share, participant=PEOPLE, fact=FACTS, to=st.lists(ROLES, max_size=2, unique=True).map(tuple)),
    st.builds(Settle, participant=st.none() | PEOPLE, step=STEPS, answer=ANSWERS, reason=st.just("Zo.")),
)
WORKSHOP = st.one_of(
    st.just(Begin()),
    st.builds(JoinTeam, participant=PEOPLE, team=SMALL),
    st.builds(TakePen, participant=PEOPLE),
    st.builds(BeginCasus, participant=PEOPLE, casus=SMALL, run_id=st.just("run")),
    st.builds(FinishCasus, team=SMALL, casus=SMALL),
    st.builds(Compare, casus=SMALL),
)
EXAM = st.one_of(
    st.just(Begin()),
    st.just(Interview()),
    st.builds(Note, participant=PEOPLE, text=st.sampled_from(["", "Eerst horen."])),
    st.builds(
        GiveMark,
        assessor=ASSESSORS,
        name=st.just("A"),
        criterion=st.sampled_from(POINTS),
        mark=st.none() | st.sampled_from(Mark),
    ),
    st.builds(HandIn, assessor=ASSESSORS),
    st.builds(
        Conclude, marks=st.dictionaries(st.sampled_from(POINTS), MARKED, min_size=2), text=st.just("Goed.")
    ),
)


def table_promises(before: GroupSession, after: GroupSession) -> None:
    """What a role knows it was dealt or told; a decision comes out of a talk; nothing told is taken back."""
    told = after.table.shared
    assert told[: len(before.table.shared)] == before.table.shared
    for role in after.table.deal:
        heard = {one.fact for one in told if one.heard_by(role)}
        assert set(after.table.known_to(role)) == {*after.table.deal[role].facts, *heard}
    for one in told[len(before.table.shared) :]:
        assert one.fact in before.table.known_to(one.by)
    if after.table.decided != before.table.decided:
        assert before.step.moment is Moment.BESPREKEN
    if after.steps != before.steps and after.step.moment is Moment.REFERENTIE:
        assert before.at_step in before.table.decided


def workshop_promises(before: GroupSession, after: GroupSession) -> None:
    """Nobody is in two teams, a manned team has one pen, a team is in one casus, no run is lost."""
    members = [who for team in after.teams.teams for who in team.members]
    assert len(members) == len(set(members))
    for old, new in zip(before.teams.teams, after.teams.teams, strict=True):
        assert (new.pen in new.members) if new.members else new.pen is None
        assert len(new.runs) - new.ready <= 1
        assert [one.run_id for one in new.runs[: len(old.runs)]] == [one.run_id for one in old.runs]
    for casus in range(len(after.teams.casuses)):
        assert not after.teams.compared(casus) or len(after.teams.finished(casus)) > 1


def exam_promises(before: GroupSession, after: GroupSession) -> None:
    """At most two judge, what was handed in stands, and the joint judgement comes after both."""
    assert len(after.exam.sheets) <= 2
    for who, sheet in before.exam.sheets.items():
        assert not sheet.handed_in or after.exam.sheets[who] == sheet
    if after.exam.moment in (ExamMoment.SAMEN, ExamMoment.BESLOTEN):
        assert [sheet.handed_in for sheet in after.exam.sheets.values()] == [True, True]
    if after.exam.text:
        assert set(after.exam.marks) == set(POINTS)
    assert len(after.present) <= 1


FORMS = {
    GroupForm.KETENTAFEL: (test_group_table, TABLE, table_promises),
    GroupForm.WORKSHOP: (test_group_teams, WORKSHOP, workshop_promises),
    GroupForm.OEFENEXAMEN: (test_group_exam, EXAM, exam_promises),
}
# chance alone seldom comes far: what is random begins after a legal beginning of some length
BEGINNINGS = {
    GroupForm.KETENTAFEL: ((), test_group_table.SEATED, test_group_table.TALKING, test_group_table.SETTLED),
    GroupForm.WORKSHOP: ((), test_group_teams.BEGUN, (*test_group_teams.BEGUN, test_group_teams.A)),
    GroupForm.OEFENEXAMEN: ((), test_group_exam.TALKING, test_group_exam.TOGETHER),
}


@pytest.mark.parametrize("form", list(FORMS))
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_random_actions_keep_every_promise_of_a_form(form, data):
    module, own, promises = FORMS[form]
    session, event = open_group(ITEMS, module.OPENING, NOW)
    events = [event]
    tried = st.lists(st.one_of(own, own, own, ANY_FORM), min_size=10, max_size=60)
    for action in (*data.draw(st.sampled_from(BEGINNINGS[form])), *data.draw(tried)):
        before = session
        try:
            session, event = act(ITEMS, session, action, NOW)
        except GroupRefusedError:
            assert session == before
            continue
        events.append(event)
        promises(before, session)
    assert replay(GroupEvent.model_validate_json(one.model_dump_json()) for one in events) == session
