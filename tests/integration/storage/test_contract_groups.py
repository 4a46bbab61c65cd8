"""What every ``Storage`` promises of groepssessies."""

from datetime import timedelta

import pytest

from mas_sim.application.group_store import Seat, StoredGroup
from mas_sim.application.ports import Organisation, Storage
from mas_sim.errors import GroupNotFoundError, RunConflictError
from tests.fakes import NOON

GROUP = StoredGroup(
    session_id="g1",
    code="ABC234",
    organisation="o1",
    form="intervisie",
    casus_id="sem",
    casus_title="Sem blijft thuis",
    created_at=NOON,
    contents={"casus": "a" * 64},
)


@pytest.fixture
def groups(storage: Storage):
    for name in ("o1", "o2"):
        storage.trainers.add_organisation(Organisation(organisation_id=name, name=name, code=f"ORG{name}"))
    storage.groups.create(GROUP, ['{"n": 1}'])
    return storage.groups


def test_a_session_is_read_back_as_it_was_stored(groups):
    assert groups.load("g1") == (GROUP, ('{"n": 1}',))
    assert groups.last_seq("g1") == 1


def test_events_are_added_in_order_and_read_from_any_point(groups):
    assert groups.append("g1", 1, ['{"n": 2}', '{"n": 3}']) == 3
    assert groups.events_after("g1", 1) == ('{"n": 2}', '{"n": 3}')
    assert groups.events_after("g1", 3) == ()


def test_a_step_on_an_older_state_is_refused_and_stores_nothing(groups):
    groups.append("g1", 1, ['{"n": 2}'])
    with pytest.raises(RunConflictError):
        groups.append("g1", 1, ['{"n": 9}'], seat=Seat(token="t", session_id="g1", participant="p"))
    assert groups.last_seq("g1") == 2
    assert groups.seat("t") is None


def test_a_seat_is_stored_with_the_step_that_takes_it(groups):
    seat = Seat(token="t", session_id="g1", participant="p1")
    groups.append("g1", 1, ['{"n": 2}'], seat=seat)
    assert groups.seat("t") == seat
    assert groups.seat("u") is None


def test_a_session_is_found_by_its_code(groups):
    found = groups.group_with("ABC234")
    assert found is not None
    assert (found.session_id, found.ended, found.last_seq) == ("g1", False, 1)
    assert groups.group_with("ZZZZZZ") is None
    assert groups.group_with("x" * 5000) is None


def test_once_over_a_session_stays_over(groups):
    groups.append("g1", 1, ['{"n": 2}'], ended=True)
    groups.append("g1", 2, ['{"n": 3}'])
    assert groups.group_with("ABC234").ended


def test_a_code_and_an_id_can_be_used_once(groups):
    with pytest.raises(RunConflictError):
        groups.create(StoredGroup(**vars(GROUP) | {"session_id": "g2"}), [])
    with pytest.raises(RunConflictError):
        groups.create(StoredGroup(**vars(GROUP) | {"code": "DEF567"}), [])


def test_an_organisation_sees_its_own_sessions_last_moved_first(groups, clock):
    groups.create(StoredGroup(**vars(GROUP) | {"session_id": "g2", "code": "DEF567"}), ["{}"])
    groups.create(
        StoredGroup(**vars(GROUP) | {"session_id": "g3", "code": "GHJ234", "organisation": "o2"}), ["{}"]
    )
    clock.moment = NOON + timedelta(hours=1)
    groups.append("g1", 1, ['{"n": 2}'])
    assert [one.session_id for one in groups.groups_in("o1", 10)] == ["g1", "g2"]
    assert [one.session_id for one in groups.groups_in("o1", 1)] == ["g1"]


@pytest.mark.parametrize("name", ["", "g9", "\x00", "x" * 5000])
def test_a_session_that_is_not_there_is_refused(groups, name):
    for ask in (groups.load, groups.last_seq, lambda one: groups.events_after(one, 0)):
        with pytest.raises(GroupNotFoundError):
            ask(name)
    with pytest.raises(GroupNotFoundError):
        groups.append(name, 0, [])
