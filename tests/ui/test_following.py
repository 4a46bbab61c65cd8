"""The mark of a phone's screen, in every form of a group."""

from __future__ import annotations

import re

import pytest

from mas_sim.application.workshops import Workshops
from mas_sim.errors import StorageBusyError
from mas_sim.model.group_teams import Compare
from mas_sim.ui.pages.group_seat import mark
from tests.ui import test_groups, test_oral_exam, test_table, test_workshop
from tests.ui.test_oral_exam import library  # noqa: F401 - an exam has criteria


def anna(services):
    return services.trainers.add("Anna", "Regio", "een lang wachtwoord")


def voting(services) -> list[str]:
    return test_groups.Room(services, anna(services)).go("onthuld").tokens


def table(services) -> list[str]:
    made = test_table.Table(services, anna(services)).go("bespreken")
    return list(made.lead(test_table.SETTLE).tokens.values())


def workshop(services) -> list[str]:
    services.workshops = Workshops(services.groups, services.practice)
    room = test_workshop.Room(services, anna(services))
    return room.begin(room.tokens[0], room.tokens[2]).tokens


def exam(services) -> list[str]:
    return [test_oral_exam.Exam(services).talk().token]


FORMS = pytest.mark.parametrize("form", [voting, table, workshop, exam])


@FORMS
def test_the_mark_is_the_same_for_a_server_that_reads_the_session_back(services, form):
    tokens = form(services)
    before = [mark(services, token) for token in tokens]
    services.groups._views.clear()
    assert [mark(services, token) for token in tokens] == before


@FORMS
def test_the_mark_on_a_fresh_screen_is_the_one_that_the_server_tells(services, app, form):
    for token in form(services):
        drawn = "".join(str(node.proto) for node in app(plek=token).get("html"))
        assert re.findall(r'data-mas-stand=\\"(\w+)\\"', drawn) == [mark(services, token)]


def test_a_team_that_finishes_after_the_comparison_opened_changes_the_mark_of_the_others(services):
    services.workshops = Workshops(services.groups, services.practice)
    room = test_workshop.Room(services, anna(services), teams=3, people=6)
    first, second, third = room.tokens[::2]
    room.begin(first, second, third).finish(first).finish(second).lead(Compare(casus=0))
    before = mark(services, first)
    room.finish(third)
    assert mark(services, first) != before


def test_a_phone_whose_page_met_a_busy_database_comes_back_with_the_next_mark(services, app, monkeypatch):
    token = voting(services)[0]

    def busy(_token: str) -> None:
        raise StorageBusyError("locked")

    monkeypatch.setattr(services.groups, "seat", busy)
    page = app(plek=token)
    assert [one.value for one in page.error]
    assert 'data-mas-stand=\\"\\"' in "".join(str(node.proto) for node in page.get("html"))
