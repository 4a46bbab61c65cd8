"""Teams that share a run: the pen, the casuses in a row, and the teams side by side."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from mas_sim.application.contents import Contents
from mas_sim.application.groups import Groups
from mas_sim.application.practice import Practice
from mas_sim.application.team_comparison import GOALS_ITEM, compare_teams
from mas_sim.application.trainers import Trainers
from mas_sim.application.workshops import Workshops, teams_of
from mas_sim.content import hashing
from mas_sim.errors import GroupRefusedError, RunConflictError, RunNotFoundError
from mas_sim.model.actions import (
    REVISED_ROUTES_SUBJECT,
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    GoalChoice,
    Justify,
    PlanChoice,
    Rate,
    ReadFeedback,
    RevisePlan,
    SetGoals,
    Stage,
)
from mas_sim.model.decision import Agreement
from mas_sim.model.group import End, GroupForm, Remove, WindUp
from mas_sim.model.group_teams import Begin, Compare, JoinTeam, TakePen
from mas_sim.model.methodology import Route
from tests.builders import aspect_ids
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds
from tests.rules import rules
from tests.ui.conftest import SmallLibrary

WHY = "We wachten, want vader belt morgen."


class Room:
    """A workshop of the small casus, with teams of two."""

    def __init__(self, teams: int = 2, casuses: int = 1, people: int = 4) -> None:
        self.storage, library = InMemoryStorage(), SmallLibrary()
        contents = Contents(library, hashing, self.storage.contents)
        clock = FixedClock()
        self.practice = Practice(library, contents, self.storage, clock, SequentialIds("r"), rules())
        self.groups = Groups(contents, self.storage, clock, SequentialIds("g"))
        self.workshops = Workshops(self.groups, self.practice)
        doors = Trainers(self.storage.trainers, PlainPasswords(), clock, SequentialIds("t"))
        self.anna = doors.add("Anna", "Regio", "een lang wachtwoord")
        opened = self.groups.open(
            self.anna, "klein", form=GroupForm.WORKSHOP, then=["klein"] * (casuses - 1), teams=teams
        )
        self.id, self.code = opened.session_id, opened.code
        self.tokens = [self.enter(f"Vogel {at}", at // 2) for at in range(people)]
        self.lead(Begin())

    def enter(self, name: str, team: int) -> str:
        token = self.groups.join(self.code, name)
        self.groups.do(token, lambda who: JoinTeam(participant=who, team=team))
        return token

    def lead(self, *actions: object) -> Room:
        for action in actions:
            self.groups.lead(self.anna, self.id, action)
        return self

    def take_pen(self, token: str) -> None:
        self.groups.do(token, lambda who: TakePen(participant=who))

    def act(self, token: str, *actions: object) -> None:
        run = self.workshops.team(token).run
        assert run is not None
        self.workshops.act(token, run, actions)

    def play(self, token: str, **choices: object) -> Room:
        """A whole casus by who holds the pen."""
        self.workshops.begin_casus(token)
        for action in steps(**choices):
            self.act(token, action)
        return self

    @property
    def view(self):
        return self.groups.board(self.anna, self.id)

    @property
    def teams(self):
        return teams_of(self.view).teams

    def compared(self):
        return self.workshops.comparison(self.view, 0)


def steps(
    start: str = "onderzoek",
    route: Route = Route.BASIS,
    asked: tuple[str, ...] = ("melding",),
    goal: str = "op-school",
    revised: Route | None = None,
) -> list[object]:
    """The small casus from the first question to the last, one choice set by each argument."""
    found: list[object] = [Ask(request=one) for one in asked]
    found.append(Choose(decision="start", options=(start,)))
    found += [Justify(subject="start", text=WHY)] if start == "wachten" else []
    found += [FinishStage(stage=Stage.WAARNEMEN), ReadFeedback(stage=Stage.WAARNEMEN)]
    found += [Rate(aspect=one, value="onbekend") for one in aspect_ids()]
    found += [FinishStage(stage=Stage.ANALYSEREN), ReadFeedback(stage=Stage.ANALYSEREN)]
    found.append(ChooseRoutes(routes=frozenset({route})))
    found += [Justify(subject="routes", text=WHY)] if route not in (Route.BASIS, Route.VRIJWILLIG) else []
    found.append(Choose(decision="middelen", options=("brief", "schoolafspraak")))
    found.append(SetGoals(goals=(GoalChoice(goal=goal, weeks=4, feedback_weeks=2),)))
    found.append(FinishStage(stage=Stage.PLANNEN))
    if revised:
        kept = PlanChoice(decision="middelen", options=("brief", "schoolafspraak"))
        found.append(RevisePlan(routes=frozenset({revised}), choices=(kept,)))
    found += [FinishStage(stage=Stage.TOETSEN), ReadFeedback(stage=Stage.TOETSEN)]
    relapse = route is Route.HALT and goal == "gestraft"
    found.append(Choose(decision="gesprek", options=("praten",)))
    found += [Choose(decision="terugval", options=("bellen",))] if relapse else []
    found.append(Choose(decision="school", options=("afspraak",)))
    found += [FinishStage(stage=Stage.HANDELEN), ReadFeedback(stage=Stage.HANDELEN)]
    found.append(Choose(decision="afsluiten", options=("sluiten",)))
    return [*found, FinishStage(stage=Stage.EVALUEREN)]


def refusal(do, *args: object) -> str:
    with pytest.raises(GroupRefusedError) as caught:
        do(*args)
    return caught.value.why


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def playing(room: Room) -> SimpleNamespace:
    """The first team at work, with the second member looking on."""
    pen, mate = room.tokens[:2]
    room.workshops.begin_casus(pen)
    return SimpleNamespace(room=room, pen=pen, mate=mate, works=room.workshops)


# --- the pen --------------------------------------------------------------------------------------


def test_the_step_of_the_pen_is_stored(playing):
    playing.room.act(playing.pen, Ask(request="melding"))
    assert playing.room.practice.open(playing.works.team(playing.pen).run.run_id).run.asked == ("melding",)


def test_the_others_of_the_team_see_the_step(playing):
    playing.room.act(playing.pen, Ask(request="melding"))
    assert playing.works.team(playing.mate).run.run.asked == ("melding",)


def test_without_the_pen_no_step_is_stored(playing):
    run = playing.works.team(playing.mate).run
    assert refusal(playing.works.act, playing.mate, run, [Ask(request="melding")]) == "pen-bij-ander"
    assert playing.works.team(playing.pen).run.run.asked == ()


def test_who_lost_the_pen_while_the_page_was_open_stores_nothing_any_more(playing):
    before = playing.works.team(playing.pen).run
    playing.room.take_pen(playing.mate)
    assert refusal(playing.works.act, playing.pen, before, [Ask(request="melding")]) == "pen-bij-ander"
    assert playing.works.team(playing.mate).run.run.asked == ()


def test_a_step_on_an_outdated_run_is_refused_by_the_store(playing):
    before = playing.works.team(playing.pen).run
    playing.room.act(playing.pen, Ask(request="melding"))
    with pytest.raises(RunConflictError):
        playing.works.act(playing.pen, before, [Ask(request="register")])


def test_a_member_of_another_team_cannot_do_a_step_in_this_run(playing):
    run, other = playing.works.team(playing.pen).run, playing.room.tokens[2]
    playing.works.begin_casus(other)
    assert refusal(playing.works.act, other, run, [Ask(request="melding")]) == "team-verder"


def test_what_was_being_written_is_there_for_who_takes_the_pen_over(playing):
    run_id = playing.works.team(playing.pen).run.run_id
    playing.room.practice.save_draft(run_id, "uitleg-start", "We wacht")
    playing.room.take_pen(playing.mate)
    taken = playing.works.team(playing.mate)
    assert (taken.writes, playing.room.practice.drafts(taken.run.run_id)) == (
        True,
        {"uitleg-start": "We wacht"},
    )


def test_the_pen_of_who_is_removed_passes_on(playing):
    playing.room.lead(Remove(participant=playing.room.groups.seat(playing.pen).participant))
    playing.room.act(playing.mate, Ask(request="melding"))
    assert playing.works.team(playing.mate).run.run.asked == ("melding",)


def test_once_the_trainer_winds_up_no_step_is_stored(playing):
    run = playing.works.team(playing.pen).run
    playing.room.lead(WindUp())
    assert refusal(playing.works.act, playing.pen, run, [Ask(request="melding")]) == "groep-nu-niet"


# --- casuses in a row -----------------------------------------------------------------------------


def test_a_double_click_opens_one_run(room):
    room.workshops.begin_casus(room.tokens[0])
    refusal(room.workshops.begin_casus, room.tokens[0])
    with pytest.raises(RunNotFoundError):
        room.practice.open("r-2")
    assert [one.run_id for one in room.teams[0].runs] == ["r-1"]


def test_only_who_holds_the_pen_opens_the_casus(room):
    assert refusal(room.workshops.begin_casus, room.tokens[1]) == "pen-bij-ander"
    assert room.teams[0].runs == ()


def test_two_teams_play_runs_of_their_own(room):
    runs = {room.workshops.begin_casus(token).run.run_id for token in (room.tokens[0], room.tokens[2])}
    assert len(runs) == 2


def test_a_finished_run_is_noted_for_the_team(room):
    assert room.play(room.tokens[0]).teams[0].ready == 1


def test_a_server_that_stopped_between_the_last_step_and_the_note_heals(playing):
    view = playing.works.team(playing.pen).run
    for step in steps():
        view = playing.room.practice.act(view, [step])
    assert playing.room.teams[0].ready == 0
    healed = playing.works.team(playing.mate)
    assert (playing.room.teams[0].ready, healed.team.ready) == (1, 1)


def test_a_second_casus_follows_the_first():
    room = Room(casuses=2)
    first = room.play(room.tokens[0]).workshops.team(room.tokens[0]).run
    second = room.workshops.begin_casus(room.tokens[0]).run
    assert (second.run_id != first.run_id, second.run.seq, len(room.teams[0].runs)) == (True, 1, 2)


def test_after_the_last_casus_there_is_no_other(room):
    room.play(room.tokens[0])
    assert refusal(room.workshops.begin_casus, room.tokens[0]) == "casussen-op"


def test_a_late_joiner_lands_in_the_step_the_team_is_at(playing):
    playing.room.act(playing.pen, Ask(request="melding"))
    late = playing.works.team(playing.room.enter("Laat", 0))
    assert (late.run.run.asked, late.writes) == (("melding",), False)


def test_who_has_no_team_has_no_run(room):
    token = room.groups.join(room.code, "Laat")
    found = room.workshops.team(token)
    assert (found.number, found.run, found.writes, found.team.members) == (None, None, False, ())


def test_the_board_counts_the_steps_of_each_team(playing):
    before = playing.works.progress(playing.room.view)
    playing.room.act(playing.pen, Ask(request="melding"))
    assert (before, playing.works.progress(playing.room.view)) == ((1, 0), (2, 0))


def test_the_board_has_the_run_each_team_is_in(playing):
    found = playing.works.current(playing.room.view)
    assert [run and run.run.stage for run in found] == [Stage.WAARNEMEN, None]


# --- side by side ---------------------------------------------------------------------------------


@pytest.fixture
def two(room: Room) -> Room:
    """Two teams that chose differently at the start, on the route, in asking and in the goal."""
    room.play(room.tokens[0])
    return room.play(
        room.tokens[2], start="wachten", route=Route.HALT, asked=("melding", "register"), goal="gestraft"
    )


def item_of(room: Room, name: str):
    return next(one for one in room.compared().items if one.item == name)


def test_nothing_is_compared_while_a_team_is_at_work(room):
    room.play(room.tokens[0]).workshops.begin_casus(room.tokens[2])
    assert room.workshops.compared(room.view) == ()


def test_teams_are_compared_when_all_are_ready(two):
    assert two.workshops.compared(two.view) == (0,)


def test_the_trainer_opens_the_comparison_before_all_are_ready():
    room = Room(teams=3, people=6)
    room.play(room.tokens[0]).play(room.tokens[2]).lead(Compare(casus=0))
    assert (room.workshops.compared(room.view), room.compared().teams) == ((0,), (0, 1))


def test_at_the_close_the_teams_that_are_ready_are_compared():
    room = Room(teams=3, people=6)
    room.play(room.tokens[0]).play(room.tokens[2])
    assert room.workshops.compared(room.view) == ()
    assert room.lead(WindUp(), End()).workshops.compared(room.view) == (0,)


def test_a_run_that_is_not_finished_is_not_compared(playing):
    with pytest.raises(ValueError, match="finished"):
        compare_teams(0, {0: playing.works.team(playing.pen).run})


def test_the_items_stand_in_the_order_of_playing(two):
    assert [one.item for one in two.compared().items] == [
        "start",
        "routes",
        "middelen",
        GOALS_ITEM,
        "gesprek",
        "terugval",
        "school",
        "afsluiten",
    ]


def test_where_teams_differ_it_says_what_each_chose(two):
    item = item_of(two, "start")
    assert [[one.label for one in choice.chosen] for choice in item.choices] == [
        ["Optie onderzoek"],
        ["Optie wachten"],
    ]
    assert not item.alike


def test_it_says_how_each_team_stands_to_the_reference(two):
    assert [one.agreement for one in item_of(two, "start").choices] == [
        Agreement.FOLLOWS,
        Agreement.DEVIATES,
    ]


def test_it_says_what_the_reference_prefers(two):
    assert [one.label for one in item_of(two, "start").reference] == ["Optie onderzoek"]


def test_routes_are_named(two):
    item = item_of(two, "routes")
    assert [choice.chosen[0].label for choice in item.choices] == ["Route basis", "Route halt"]
    assert [one.label for one in item.reference] == ["Route basis"]


def test_the_motivering_stands_with_the_choice_that_deviates(two):
    assert [one.explained for one in item_of(two, "start").choices] == ["", WHY]


def test_a_decision_that_one_team_did_not_come_to_is_not_alike(two):
    item = item_of(two, "terugval")
    assert ([bool(one.chosen) for one in item.choices], item.alike) == ([False, True], False)


def test_goals_are_weighed_one_by_one(two):
    item = item_of(two, GOALS_ITEM)
    assert [one.chosen[0].label for one in item.choices] == ["Elke dag op school", "Straf"]
    assert [one.agreement for one in item.choices] == [None, None]


def test_the_decisions_on_which_all_agree_are_counted(two):
    found = two.compared()
    assert found.alike == len(found.items) - len(found.different) > 0


def test_who_kept_the_route_stands_with_it_beside_who_changed_it(room):
    room.play(room.tokens[0]).play(room.tokens[2], revised=Route.VRIJWILLIG)
    item = item_of(room, REVISED_ROUTES_SUBJECT)
    assert [choice.chosen[0].label for choice in item.choices] == ["Route basis", "Route vrijwillig"]


def test_it_says_what_only_one_team_asked(two):
    assert two.compared().asked_alone == {0: (), 1: ("Vraag register",)}


def test_it_says_what_no_team_asked_and_the_reference_needs(two):
    assert "Vraag noor" in two.compared().not_asked
    assert "Vraag melding" not in two.compared().not_asked


def test_it_says_how_much_time_passed(two):
    assert two.compared().days == {0: 4, 1: 5}


# --- what is kept ---------------------------------------------------------------------------------


def test_the_minutes_leave_out_a_team_of_one():
    room = Room(teams=3, people=5)
    for at in (0, 2, 4):
        room.play(room.tokens[at])
    assert [one.teams for one in room.workshops.kept(room.view)] == [(0, 1)]


def test_the_minutes_hold_no_comparison_when_one_team_of_several_is_left():
    room = Room(people=3)
    room.play(room.tokens[0]).play(room.tokens[2])
    assert room.workshops.kept(room.view) == ()


def test_a_participant_keeps_the_own_team_beside_the_reference_and_no_other_team(two):
    (found,) = two.workshops.own(two.groups.seat(two.tokens[2]))
    assert (found.teams, found.asked_alone) == ((1,), {})


def test_who_has_no_team_keeps_nothing_of_one(two):
    assert two.workshops.own(two.groups.seat(two.groups.join(two.code, "Laat"))) == ()
