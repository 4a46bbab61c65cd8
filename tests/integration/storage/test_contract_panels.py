"""What every ``Storage`` promises of panels."""

from datetime import timedelta

import pytest

from mas_sim.application.panel_store import StoredPanel
from mas_sim.application.ports import Organisation, Storage
from mas_sim.errors import PanelNotFoundError
from tests.fakes import NOON, make_stored_run

LATER = NOON + timedelta(hours=1)


def panel(number: int = 1, **changes) -> StoredPanel:
    fields = {
        "panel_id": f"panel-{number}",
        "organisation": "o1",
        "casus_id": "sem",
        "casus_title": "Sem blijft thuis",
        "created_at": NOON + timedelta(minutes=number),
        "contents": {"casus": "a" * 64},
    }
    return StoredPanel(**{**fields, **changes})


@pytest.fixture
def panels(storage: Storage):
    for number in (1, 2):
        home = Organisation(organisation_id=f"o{number}", name=f"Regio {number}", code=f"ABC23{number}")
        storage.trainers.add_organisation(home)
    storage.panels.create(panel(1))
    return storage.panels


def test_a_panel_comes_back_as_it_was_kept(panels):
    assert panels.panel("panel-1") == panel(1)


def test_panels_are_listed_per_organisation_newest_first(panels):
    panels.create(panel(2))
    panels.create(panel(3, organisation="o2"))
    assert [one.panel_id for one in panels.panels_in("o1")] == ["panel-2", "panel-1"]


def test_a_panel_ends_once_and_for_good(panels):
    assert not panels.panel("panel-1").shown
    assert panels.end("panel-1", LATER, ["r2", "r1"])
    assert not panels.end("panel-1", LATER + timedelta(hours=1), [])
    found = panels.panel("panel-1")
    assert (found.ended_at, found.counted, found.shown) == (LATER, {"r1", "r2"}, True)


def test_a_member_is_left_out_and_taken_in_while_the_panel_is_open(panels):
    panels.leave_out("panel-1", "r1", out=True)
    panels.leave_out("panel-1", "r2", out=True)
    panels.leave_out("panel-1", "r1", out=False)
    assert panels.panel("panel-1").left_out == {"r2"}
    panels.end("panel-1", LATER, ["r1"])
    panels.leave_out("panel-1", "r2", out=False)
    assert panels.panel("panel-1").left_out == {"r2"}


@pytest.mark.parametrize("name", ["nergens", "", "x" * 500, "nul\x00"])
def test_an_id_that_names_no_panel_is_refused(panels, name):
    for act in (
        lambda: panels.panel(name),
        lambda: panels.end(name, LATER, ["r1"]),
        lambda: panels.leave_out(name, "r1", out=True),
    ):
        with pytest.raises(PanelNotFoundError):
            act()


def test_the_runs_of_a_panel_are_found_in_order_of_beginning(storage):
    for number, wanted in ((2, "p1"), (1, "p1"), (3, "p2"), (4, "")):
        begun = NOON + timedelta(minutes=number)
        storage.runs.create(make_stored_run(run_id=f"r{number}", panel=wanted, created_at=begun), ["{}"])
    assert [run.run_id for run in storage.runs.runs_for("p1")] == ["r1", "r2"]
    assert storage.runs.runs_for("") == ()
    assert storage.runs.runs_for("x\x00") == ()
