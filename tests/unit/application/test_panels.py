"""A panel: asked for by a trainer, played by colleagues, shown once and for good."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.application.contents import Contents
from mas_sim.application.panels import Panels
from mas_sim.application.practice import Practice
from mas_sim.application.trainers import Trainers
from mas_sim.content import hashing
from mas_sim.engine.bot import Bot, Policy
from mas_sim.errors import ContentNotFoundError, PanelClosedError, PanelNotFoundError, PanelTooSmallError
from mas_sim.model.actions import Mode
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds
from tests.rules import rules
from tests.ui.conftest import SmallLibrary


class House:
    """Two organisations, and a panel of the first."""

    def __init__(self) -> None:
        self.storage, self.clock, library = InMemoryStorage(), FixedClock(), SmallLibrary()
        contents = Contents(library, hashing, self.storage.contents)
        self.practice = Practice(library, contents, self.storage, self.clock, SequentialIds("r"), rules())
        self.panels = Panels(self.practice, self.storage, self.clock, SequentialIds("p"), fewest=3)
        doors = Trainers(self.storage.trainers, PlainPasswords(), self.clock, SequentialIds("t"))
        self.anna = doors.add("Anna", "Regio", "een lang wachtwoord")
        self.bert = doors.add("Bert", "Elders", "een lang wachtwoord")
        self.id = self.panels.open(self.anna, "klein").panel_id

    def member(self, name: str = "Wulp", policy: Policy = Policy.REFERENCE, *, done: bool = True):
        """A member who plays to the end, or stops after beginning."""
        view = self.panels.begin(self.id, name, "")
        if done:
            bot, now = Bot(view.board, policy), self.clock.now()
            actions = [event.action for _, event in bot.play(view.run, now)]
            view = self.practice.act(view, actions)
        return view

    def trainee(self, organisation: str | None = None):
        home = self.anna.organisation.organisation_id if organisation is None else organisation
        return self.practice.begin("klein", Mode.OEFENEN, "Merel", "", home)

    @property
    def view(self):
        return self.panels.of(self.anna)[0]


@pytest.fixture
def house() -> House:
    return House()


def test_a_member_plays_with_the_whole_dossier_and_a_reason_at_every_choice(house):
    run = house.member().run
    assert run.mode is Mode.PANEL
    assert set(run.choices) < set(run.justifications)
    assert "routes" in run.justifications
    assert set(run.asked) == {request.id for request in house.member().board.exam_requests()}


def test_the_trainer_sees_who_is_done_and_not_what_they_chose(house):
    house.member("Wulp")
    house.member("Grutto", done=False)
    assert [(run.pseudonym, run.finished) for run in house.view.members] == [
        ("Wulp", True),
        ("Grutto", False),
    ]
    assert house.view.counted == 1


def test_nothing_of_a_panel_is_seen_while_it_is_open(house):
    for _ in range(4):
        house.member()
    assert house.panels.beside(house.trainee()) is None


def test_a_panel_is_shown_from_enough_members_on(house):
    house.member()
    house.member()
    with pytest.raises(PanelTooSmallError) as refused:
        house.panels.show(house.anna, house.id)
    assert (refused.value.done, refused.value.fewest) == (2, 3)
    house.member()
    house.panels.show(house.anna, house.id)
    assert house.panels.beside(house.trainee()).n == 3


def test_a_shown_panel_stays_as_it_was(house):
    late = house.member(done=False)
    for _ in range(3):
        house.member()
    house.panels.show(house.anna, house.id)
    house.clock.advance(dt.timedelta(minutes=1))
    now = house.clock.now()
    house.practice.act(
        late, [event.action for _, event in Bot(late.board, Policy.REFERENCE).play(late.run, now)]
    )
    fresh = Panels(house.practice, house.storage, house.clock, SequentialIds("q"), fewest=3)
    assert fresh.beside(house.trainee()).n == 3


@pytest.mark.parametrize("act", ["show", "stop", "leave_out", "begin"])
def test_what_ended_takes_no_more(house, act):
    members = [house.member() for _ in range(3)]
    house.panels.stop(house.anna, house.id)
    acts = {
        "show": lambda: house.panels.show(house.anna, house.id),
        "stop": lambda: house.panels.stop(house.anna, house.id),
        "leave_out": lambda: house.panels.leave_out(house.anna, house.id, members[0].run_id, out=True),
        "begin": lambda: house.panels.begin(house.id, "Wulp", ""),
    }
    with pytest.raises(PanelClosedError):
        acts[act]()


def test_a_stopped_panel_is_never_shown(house):
    for _ in range(3):
        house.member()
    house.panels.stop(house.anna, house.id)
    assert house.panels.beside(house.trainee()) is None


def test_who_was_left_out_does_not_count_and_can_come_back(house):
    members = [house.member() for _ in range(3)]
    house.panels.leave_out(house.anna, house.id, members[0].run_id, out=True)
    assert house.view.counted == 2
    house.panels.leave_out(house.anna, house.id, members[0].run_id, out=False)
    assert house.view.counted == 3


@pytest.mark.parametrize("act", ["show", "stop", "leave_out"])
def test_another_organisation_leads_nothing_of_it(house, act):
    acts = {
        "show": lambda: house.panels.show(house.bert, house.id),
        "stop": lambda: house.panels.stop(house.bert, house.id),
        "leave_out": lambda: house.panels.leave_out(house.bert, house.id, "r-1", out=True),
    }
    with pytest.raises(PanelNotFoundError):
        acts[act]()


def test_only_runs_of_the_own_organisation_and_of_its_members_see_the_panel(house):
    views = [house.member() for _ in range(3)]
    house.panels.show(house.anna, house.id)
    assert house.panels.beside(views[0]).n == 3
    assert house.panels.beside(house.trainee("")) is None
    assert house.panels.beside(house.trainee(house.bert.organisation.organisation_id)) is None


def test_a_panel_stands_beside_its_own_edition_of_the_casus_only(house):
    for _ in range(3):
        house.member()
    house.panels.show(house.anna, house.id)
    view = house.trainee()
    other = view.run.contents.model_copy(update={"casus": "f" * 64})
    assert house.panels.of_casus(house.anna.organisation.organisation_id, view.run.contents).n == 3
    assert house.panels.of_casus(house.anna.organisation.organisation_id, other) is None


def test_who_follows_the_whole_panel_earns_everything(house):
    members = [house.member() for _ in range(3)]
    house.panels.show(house.anna, house.id)
    found = house.panels.credit(house.panels.beside(members[0]), members[0])
    assert found.points == found.most > 0


def test_the_work_of_members_is_not_in_the_queue_of_the_trainer(house):
    house.member()
    assert house.storage.runs.runs_in(house.anna.organisation.organisation_id, 10) == ()


def test_a_panel_is_asked_for_a_casus_that_is_there(house):
    with pytest.raises(ContentNotFoundError):
        house.panels.open(house.anna, "bestaat-niet")


def test_a_link_to_no_panel_is_refused(house):
    with pytest.raises(PanelNotFoundError):
        house.panels.begin("bestaat-niet", "Wulp", "")
