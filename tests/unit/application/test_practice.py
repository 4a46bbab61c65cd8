"""What a trainee can do, each step stored before it returns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from mas_sim.application import contents as module
from mas_sim.application.contents import Contents, bundle_of
from mas_sim.application.practice import Practice
from mas_sim.application.shelf import summary_of
from mas_sim.content import hashing
from mas_sim.engine.bot import Bot, Policy
from mas_sim.errors import (
    ActionNotAllowedError,
    ContentNotFoundError,
    RunConflictError,
    RunNotFoundError,
    StorageBusyError,
)
from mas_sim.model.actions import Ask, Choose, FinishStage, Justify, Mode, RunEvent, Stage, Start
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId
from tests.builders import casus_data, make_bundle, make_casus
from tests.fakes import NOON, FixedClock, InMemoryStorage, SequentialIds
from tests.rules import rules
from tests.unit.story import START

WAIT = Choose(decision="start", options=("wachten",))


class Shelf:
    """A library whose casus can be edited between two runs."""

    def __init__(self) -> None:
        self.casus_now = make_casus()
        self.rest = make_bundle()

    def summaries(self):
        return (summary_of(self.casus_now),)

    def casus(self, casus_id):
        if casus_id != self.casus_now.id:
            raise ContentNotFoundError("casus", casus_id)
        return self.casus_now

    def methodology(self):
        return self.rest.methodology

    def frameworks(self):
        return self.rest.frameworks

    def instrument(self):
        return self.rest.instrument

    def rubric(self):
        return self.rest.rubric

    def exam_rubric(self):
        return SimpleNamespace(dossier_minutes=45)

    def problems(self):
        return ()


def edited() -> Casus:
    """The casus with another title and another standing of the first option."""
    data = casus_data()
    data["card"]["title"] = "Herziene casus"
    data["waarnemen"]["decisions"][0]["options"][0]["standing"] = "afgeraden"
    data["waarnemen"]["decisions"][0]["options"][1]["standing"] = "voorkeur"
    return Casus.model_validate(data)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def storage(clock: FixedClock) -> InMemoryStorage:
    return InMemoryStorage(clock)


@pytest.fixture
def server(shelf: Shelf, storage: InMemoryStorage, clock: FixedClock) -> Callable[[], Practice]:
    """A server process on this shelf and storage; call again for a restarted one."""
    ids = SequentialIds("run")
    return lambda: Practice(shelf, Contents(shelf, hashing, storage.contents), storage, clock, ids, rules())


@pytest.fixture
def practice(server: Callable[[], Practice]) -> Practice:
    return server()


def begun(practice: Practice, mode: Mode = Mode.OEFENEN, browser: str = "b"):
    return practice.begin("klein", mode, "Vos", browser)


def stored(storage: InMemoryStorage, run_id: str) -> list[RunEvent]:
    return [RunEvent.model_validate_json(body) for body in storage.runs.load(run_id)[1]]


def test_a_run_begins_with_its_first_event_stored(practice, storage):
    view = begun(practice)
    assert (view.run_id, view.run.seq) == ("run-1", 1)
    assert stored(storage, "run-1") == [
        RunEvent(
            at=NOON,
            action=Start(casus_id="klein", mode=Mode.OEFENEN, pseudonym="Vos", contents=view.run.contents),
        )
    ]


def test_a_run_begins_with_what_a_list_of_runs_needs(practice, storage):
    view = begun(practice)
    run, _ = storage.runs.load(view.run_id)
    assert (run.casus_title, run.mode, run.browser, run.created_at) == ("Kleine casus", "oefenen", "b", NOON)
    assert run.contents == view.run.contents.model_dump()


def test_all_five_pieces_of_content_are_kept_under_their_hash(practice, storage):
    hashes = begun(practice).run.contents.model_dump()
    assert {kind: storage.contents.get(value)[0] for kind, value in hashes.items()} == {
        kind: kind for kind in ("casus", "methodology", "frameworks", "instrument", "rubric")
    }
    assert json.loads(storage.contents.get(hashes["casus"])[1])["id"] == "klein"


def test_a_casus_that_is_not_there_begins_nothing(practice, storage):
    with pytest.raises(ContentNotFoundError):
        practice.begin("groot", Mode.OEFENEN, "Vos", "b")
    assert storage.runs.runs_of("b") == ()


def test_a_run_opens_as_it_was_left(practice, server):
    view = practice.act(begun(practice), [Ask(request="melding"), START])
    assert practice.open(view.run_id).run == view.run
    assert server().open(view.run_id).run == view.run


def test_a_run_that_is_not_there_does_not_open(practice):
    with pytest.raises(RunNotFoundError) as caught:
        practice.open("verzonnen")
    assert caught.value.run_id == "verzonnen"


def test_a_step_is_stored_before_it_shows(practice, storage, clock):
    view = begun(practice)
    clock.advance(dt.timedelta(minutes=2))
    after = practice.act(view, [START])
    assert stored(storage, view.run_id)[-1] == RunEvent(at=clock.now(), action=START)
    assert (after.run.seq, after.run.updated_at) == (2, clock.now())


def test_a_step_that_cannot_be_stored_does_not_show(practice, storage):
    view = begun(practice)
    storage.be_busy()
    with pytest.raises(StorageBusyError):
        practice.act(view, [START])
    storage.be_busy(False)
    assert practice.open(view.run_id).run == view.run


def test_of_several_actions_all_are_stored_or_none(practice, storage):
    view = begun(practice)
    with pytest.raises(ActionNotAllowedError):
        practice.act(view, [Ask(request="melding"), Ask(request="noor")])
    assert len(stored(storage, view.run_id)) == 1
    assert practice.act(view, [Ask(request="melding"), START]).run.seq == 3


def test_a_second_tab_that_is_behind_stores_nothing(practice, storage):
    first = second = begun(practice)
    practice.act(first, [START])
    with pytest.raises(RunConflictError) as caught:
        practice.act(second, [WAIT])
    assert caught.value.expected == 1
    assert [event.action for event in stored(storage, first.run_id)[1:]] == [START]


def test_a_view_knows_when_another_tab_went_on(practice):
    view = begun(practice)
    assert practice.is_current(view)
    practice.act(view, [START])
    assert not practice.is_current(view)


def test_an_old_run_keeps_the_content_it_was_begun_with(practice, server, shelf):
    view = practice.act(begun(practice), [START])
    shelf.casus_now = edited()
    again = server().open(view.run_id)
    assert again.board.casus.card.title == "Kleine casus"
    assert server().report(again).two_by_two.follows_unmotivated == ("Keuze start",)


def test_a_new_run_gets_the_edited_content(server, shelf):
    old = begun(server())
    shelf.casus_now = edited()
    new = begun(server())
    assert new.board.casus.card.title == "Herziene casus"
    assert new.run.contents.casus != old.run.contents.casus
    assert new.run.contents.rubric == old.run.contents.rubric


def test_old_and_new_runs_are_judged_each_by_its_own(server, shelf):
    old = begun(server())
    shelf.casus_now = edited()
    practice = server()
    new = begun(practice)
    after = [practice.act(practice.open(view.run_id), [START]).run.pending for view in (old, new)]
    assert after == [None, "start"]


def test_content_that_is_gone_is_said(practice, server, storage):
    view = begun(practice)
    storage._memory.contents.clear()
    with pytest.raises(ContentNotFoundError):
        server().open(view.run_id)


def test_content_of_another_kind_under_a_hash_is_refused(practice, server, storage):
    view = begun(practice)
    bodies = storage._memory.contents
    bodies[view.run.contents.casus] = bodies[view.run.contents.rubric]
    with pytest.raises(ContentNotFoundError) as caught:
        server().open(view.run_id)
    assert (caught.value.kind, caught.value.name) == ("casus", view.run.contents.casus)


def test_only_so_many_contents_are_kept_at_hand(server, shelf, monkeypatch):
    monkeypatch.setattr(module, "KEPT_CONTENTS", 1)
    practice, old = server(), begun(server())
    shelf.casus_now = edited()
    new = begun(practice)
    assert len(practice._contents._judges) == 1
    assert practice.open(old.run_id).board.casus.card.title == "Kleine casus"
    assert practice.open(new.run_id).board.casus.card.title == "Herziene casus"


def test_begin_twice_judges_with_the_same_judges(practice):
    assert begun(practice).judges is begun(practice).judges


def test_a_finished_run_is_declared_finished(practice, storage):
    view = begun(practice)
    bot = Bot(view.board, Policy.FIRST)
    while not view.run.finished:
        assert not storage.runs.runs_of("b")[0].finished
        view = practice.act(view, [bot.next_action(view.run)])
    assert storage.runs.runs_of("b")[0].finished


def test_a_browser_sees_its_own_runs_last_moved_first(practice, clock):
    first, second = begun(practice), begun(practice)
    begun(practice, browser="ander")
    clock.advance(dt.timedelta(minutes=1))
    practice.act(first, [START])
    assert [run.run_id for run in practice.runs_of("b")] == [first.run_id, second.run_id]


def test_without_a_browser_there_are_no_runs_to_list(practice):
    begun(practice, browser="")
    assert practice.runs_of("") == ()


def test_an_exam_dossier_closes_after_its_minutes(practice):
    assert practice.dossier_closes(begun(practice, Mode.EXAMEN)) == NOON + dt.timedelta(minutes=45)


def test_a_dossier_in_practice_stays_open(practice):
    assert practice.dossier_closes(begun(practice)) is None


def test_feedback_and_report_speak_of_the_run_shown(practice):
    view = practice.act(begun(practice), [WAIT, Justify(subject="start", text="Rust.")])
    feedback = practice.feedback(view, PhaseId.WAARNEMEN)
    assert feedback.comparisons[0].justification == "Rust."
    assert practice.report(view).two_by_two.deviates_motivated == ("Keuze start",)


def test_a_draft_is_kept_until_it_is_dropped(practice):
    view = begun(practice)
    practice.save_draft(view.run_id, "motivering-start", "Omdat")
    practice.save_draft(view.run_id, "motivering-start", "Omdat ik")
    assert practice.drafts(view.run_id) == {"motivering-start": "Omdat ik"}
    practice.drop_draft(view.run_id, "motivering-start")
    assert practice.drafts(view.run_id) == {}


def test_a_draft_is_no_step_of_the_run(practice):
    view = begun(practice)
    practice.save_draft(view.run_id, "motivering-start", "Omdat")
    assert practice.is_current(view)


def test_of_a_draft_over_the_limit_the_beginning_is_kept(practice):
    view = begun(practice)
    practice.save_draft(view.run_id, "vraag", "a" * 500_000 + "b")
    assert practice.drafts(view.run_id)["vraag"] == "a" * 500_000


def test_drafts_belong_to_their_run(practice):
    first, second = begun(practice), begun(practice)
    practice.save_draft(first.run_id, "vraag", "Van de eerste.")
    assert practice.drafts(second.run_id) == {}


def test_what_is_on_offer_comes_from_the_shelf(practice, shelf, clock):
    assert (practice.summaries(), practice.casus("klein")) == (shelf.summaries(), shelf.casus_now)
    assert (practice.methodology(), practice.rubric()) == (shelf.rest.methodology, shelf.rest.rubric)
    assert (practice.dossier_minutes(), practice.now()) == (45, clock.now())


def test_a_bundle_has_a_hash_for_each_piece(shelf):
    hashes = bundle_of(shelf, "klein").hashes(hashing)
    assert hashes.casus == hashing.content_hash(shelf.casus_now)
    assert len(set(hashes.model_dump().values())) == 5


def test_a_stale_click_on_a_stage_stores_nothing(practice, storage):
    view = practice.act(begun(practice), [START, FinishStage(stage=Stage.WAARNEMEN)])
    with pytest.raises(ActionNotAllowedError):
        practice.act(view, [FinishStage(stage=Stage.WAARNEMEN)])
    assert len(stored(storage, view.run_id)) == 3
