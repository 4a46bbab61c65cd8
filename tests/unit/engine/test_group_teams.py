"""The workshop: teams, the pen, and casuses in a row."""

from __future__ import annotations

import pytest

from mas_sim.model.group import End, GroupForm, Intend, OpenGroup, Remove, WindUp
from mas_sim.model.group_teams import (
    LARGEST_TEAM,
    Begin,
    BeginCasus,
    Compare,
    FinishCasus,
    GroupCasus,
    JoinTeam,
    TakePen,
)
from tests.builders import HASHES
from tests.unit.engine.group_steps import after, joins, why_not

CASUSES = tuple(GroupCasus(casus_id=name, title=name.title(), contents=HASHES) for name in ("klein", "later"))
OPENING = OpenGroup(form=GroupForm.WORKSHOP, casus_id="klein", contents=HASHES, casuses=CASUSES, teams=3)
PEOPLE = ("a1", "a2", "b1", "b2")
MANNED = (
    *joins(*PEOPLE, "late"),
    *(JoinTeam(participant=who, team=0 if who[0] == "a" else 1) for who in PEOPLE),
)
BEGUN = (*MANNED, Begin())
A, B = (BeginCasus(participant=who, casus=0, run_id=f"run-{who}") for who in ("a1", "b1"))
A_DONE, B_DONE = (FinishCasus(team=team, casus=0) for team in (0, 1))
CROWD = tuple(f"c{number}" for number in range(LARGEST_TEAM + 1))


def teams(*actions):
    return after(OPENING, *actions).teams


def test_the_first_in_a_team_holds_the_pen():
    assert [team.pen for team in teams(*MANNED).teams] == ["a1", "b1", None]


def test_the_pen_is_taken_over_by_a_member():
    assert teams(*BEGUN, TakePen(participant="a2")).teams[0].pen == "a2"


def test_who_moves_to_another_team_leaves_the_pen_behind():
    found = teams(*MANNED, JoinTeam(participant="a1", team=2))
    assert [team.pen for team in found.teams] == ["a2", "b1", "a1"]
    assert found.of("a1") == 2


def test_the_pen_of_who_is_removed_passes_on():
    assert teams(*BEGUN, Remove(participant="a1")).teams[0].pen == "a2"


def test_a_team_that_empties_has_no_pen():
    gone = (Remove(participant="a1"), Remove(participant="a2"))
    assert teams(*BEGUN, *gone).teams[0].pen is None


def test_who_has_no_team_is_removed_without_changing_one():
    assert teams(*BEGUN, Remove(participant="late")).teams == teams(*BEGUN).teams


def test_a_second_casus_follows_the_first():
    second = BeginCasus(participant="a1", casus=1, run_id="run-2")
    team = teams(*BEGUN, A, A_DONE, second).teams[0]
    assert [(one.run_id, one.finished) for one in team.runs] == [("run-a1", True), ("run-2", False)]
    assert team.ready == 1


def test_choices_lie_side_by_side_when_every_manned_team_is_ready():
    assert not teams(*BEGUN, A, B, A_DONE).compared(0)
    assert teams(*BEGUN, A, B, A_DONE, B_DONE).compared(0)


def test_one_team_alone_is_not_compared():
    alone = (*joins("a1"), JoinTeam(participant="a1", team=0), Begin(), A, A_DONE)
    assert not teams(*alone).compared(0)


def test_the_trainer_compares_the_teams_that_are_ready():
    third = (JoinTeam(participant="late", team=2), BeginCasus(participant="late", casus=0, run_id="run-c"))
    before = (*BEGUN, *third, A, B, A_DONE, B_DONE)
    assert not teams(*before).compared(0)
    assert teams(*before, Compare(casus=0)).compared(0)


def test_a_late_joiner_may_join_a_team_that_has_begun():
    assert "late" in teams(*BEGUN, A, JoinTeam(participant="late", team=0)).teams[0].members


def test_a_workshop_comes_to_its_end():
    found = after(OPENING, *BEGUN, WindUp(), Intend(participant="a1", text="Als, dan."), End())
    assert found.stage.value == "afgelopen"


def test_a_run_that_is_finished_while_the_group_winds_up_still_counts():
    assert teams(*BEGUN, A, WindUp(), A_DONE).finished(0) == (0,)


REFUSALS = [
    ("nog-niemand-binnen", (Begin(),)),
    ("groep-nu-niet", (*BEGUN, Begin())),
    ("team-bestaat-niet", (*MANNED, JoinTeam(participant="late", team=3))),
    ("al-in-dit-team", (*MANNED, JoinTeam(participant="a1", team=0))),
    (
        "team-vol",
        (*joins(*CROWD), *(JoinTeam(participant=who, team=0) for who in CROWD)),
    ),
    ("team-is-begonnen", (*BEGUN, A, JoinTeam(participant="a2", team=1))),
    ("kies-eerst-een-team", (*BEGUN, TakePen(participant="late"))),
    ("doet-niet-mee", (*BEGUN, TakePen(participant="x"))),
    ("heeft-al-de-pen", (*BEGUN, TakePen(participant="a1"))),
    ("pen-bij-ander", (*BEGUN, BeginCasus(participant="a2", casus=0, run_id="run"))),
    ("team-verder", (*BEGUN, A, A)),
    ("eerst-afmaken", (*BEGUN, A, BeginCasus(participant="a1", casus=1, run_id="run-2"))),
    (
        "casussen-op",
        (
            *BEGUN,
            A,
            A_DONE,
            BeginCasus(participant="a1", casus=1, run_id="run-2"),
            FinishCasus(team=0, casus=1),
            BeginCasus(participant="a1", casus=2, run_id="run-3"),
        ),
    ),
    ("team-verder", (*BEGUN, A, A_DONE, A_DONE)),
    ("team-verder", (*BEGUN, FinishCasus(team=9, casus=0))),
    ("te-weinig-teams-klaar", (*BEGUN, A, A_DONE, Compare(casus=0))),
    ("groep-verder", (*BEGUN, A, B, A_DONE, B_DONE, Compare(casus=0), Compare(casus=0))),
]


@pytest.mark.parametrize(("why", "actions"), REFUSALS)
def test_what_does_not_fit_a_workshop_is_refused(why, actions):
    assert why_not(OPENING, *actions) == why
