"""A phone is drawn again when its mark is no longer the one on the screen, in every form of a group."""

from __future__ import annotations

import re

import pytest

from mas_sim.application.workshops import Workshops
from mas_sim.ui.pages.group_seat import mark
from tests.ui import test_groups, test_oral_exam, test_table, test_workshop
from tests.ui.test_oral_exam import library  # noqa: F401 - an exam has criteria


def anna(services):
    return services.trainers.add("Anna", "Regio", "een lang wachtwoord")


def voting(services) -> list[str]:
    return test_groups.Room(services, anna(services)).go("onthuld").tokens


def table(services) -> list[str]:
    return list(test_table.Table(services, anna(services)).go("bespreken").tokens.values())


def workshop(services) -> list[str]:
    services.workshops = Workshops(services.groups, services.practice)
    room = test_workshop.Room(services, anna(services))
    return room.begin(room.tokens[0], room.tokens[2]).tokens


def exam(services) -> list[str]:
    return [test_oral_exam.Exam(services).talk().token]


@pytest.mark.parametrize("form", [voting, table, workshop, exam])
def test_the_mark_on_a_fresh_screen_is_the_one_that_the_server_tells(services, app, form):
    for token in form(services):
        drawn = "".join(str(node.proto) for node in app(plek=token).get("html"))
        assert re.findall(r'data-mas-stand=\\"(\w+)\\"', drawn) == [mark(services, token)]
