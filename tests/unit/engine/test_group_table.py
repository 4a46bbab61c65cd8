"""The ketentafel: each role tells what it knows, the table decides, leerplicht records."""

from __future__ import annotations

import pytest

from mas_sim.engine.deal import TABLE_ROLES, deal
from mas_sim.model.group import (
    Discuss,
    GoTo,
    GroupForm,
    GroupQuestion,
    KeepReason,
    Moment,
    OpenGroup,
    OpenVoting,
    ShowReference,
    WindUp,
)
from mas_sim.model.group_table import Settle, Share, TakeRole
from tests.builders import HASHES
from tests.unit.engine.group_steps import BOARD, ITEMS, after, joins, why_not

OPENING = OpenGroup(
    form=GroupForm.KETENTAFEL,
    casus_id="klein",
    contents=HASHES,
    questions=(GroupQuestion(item="start"), GroupQuestion(item="routes")),
    deal=deal(BOARD),
)
PEOPLE = {"p0": "leerplicht", "p1": "school", "p2": "ouders"}
SEATED = (
    *joins(*PEOPLE, "p3"),
    *(TakeRole(participant=who, role=role) for who, role in PEOPLE.items()),
)
BEGUN = (*SEATED, GoTo(leaving=None, step=0))
TALKING = (*BEGUN, Discuss(step=0, minutes=8))
YES = ITEMS["start"].units[:1]
SETTLED = (*TALKING, Settle(participant="p0", step=0, answer=YES, reason="De school kent hem."))
TELLS = Share(participant="p2", fact="vader")


def test_every_chair_is_there_and_who_can_tell_something_gets_one():
    roles = [one.role for one in deal(BOARD)]
    assert tuple(roles[: len(TABLE_ROLES)]) == TABLE_ROLES
    assert "jongere" in roles


def test_a_role_knows_what_it_can_tell_and_what_it_may_know_of_the_start():
    dealt = {one.role: one.facts for one in deal(BOARD)}
    assert dealt["leerplicht"] == ("start",)
    assert dealt["ouders"] == ("vader",)
    assert "start" in dealt["school"]


def test_the_start_of_the_dossier_lies_with_leerplicht_alone():
    papers = {one.role: one.attachments for one in deal(BOARD)}
    assert papers["leerplicht"] == ("bijlage-1",)
    assert not any("bijlage-1" in found for role, found in papers.items() if role != "leerplicht")


def test_a_role_can_be_changed_until_the_table_begins():
    table = after(OPENING, *SEATED, TakeRole(participant="p2", role="om")).table
    assert table.roles["p2"] == "om"


def test_a_late_joiner_takes_a_role_at_a_table_that_has_begun():
    assert after(OPENING, *BEGUN, TakeRole(participant="p3", role="om")).table.roles["p3"] == "om"


def test_what_is_told_to_the_table_is_known_to_every_role():
    table = after(OPENING, *BEGUN, TELLS).table
    assert all("vader" in table.known_to(role) for role in ("leerplicht", "school", "halt"))


def test_what_is_told_to_one_role_stays_with_it():
    table = after(OPENING, *BEGUN, Share(participant="p2", fact="vader", to=("school",))).table
    assert "vader" in table.known_to("school")
    assert "vader" not in table.known_to("leerplicht")


def test_a_role_that_is_not_dealt_knows_only_what_it_heard():
    assert after(OPENING, *BEGUN, TELLS).table.known_to("veilig-thuis") == ("vader",)


def test_who_heard_it_may_tell_it_on():
    heard = Share(participant="p2", fact="vader", to=("school",))
    table = after(OPENING, *BEGUN, heard, Share(participant="p1", fact="vader")).table
    assert [one.by for one in table.shared] == ["ouders", "school"]


def test_leerplicht_records_what_the_table_decides_and_then_the_reference_comes():
    found = after(OPENING, *SETTLED, ShowReference(step=0))
    assert found.table.decided[0].answer == YES
    assert found.step.moment is Moment.REFERENTIE


def test_the_trainer_may_record_it_too():
    assert 0 in after(OPENING, *TALKING, Settle(step=0, answer=YES, reason="Zo.")).table.decided


def test_the_table_may_talk_again_and_decide_otherwise():
    again = Settle(participant="p0", step=0, answer=ITEMS["start"].units[1:2], reason="Toch niet.")
    found = after(OPENING, *SETTLED, Discuss(step=0, minutes=3), again)
    assert found.table.decided[0].answer == again.answer


def test_a_reason_is_kept_once_the_table_decided():
    assert after(OPENING, *SETTLED, KeepReason(step=0, text="Goed.")).steps[0].kept == ("Goed.",)


def test_a_table_is_wound_up():
    assert after(OPENING, *SETTLED, WindUp()).stage.value == "afronden"


REFUSALS = [
    ("rol-bestaat-niet", (*SEATED, TakeRole(participant="p3", role="burgemeester"))),
    ("rol-ligt-vast", (*BEGUN, TakeRole(participant="p2", role="om"))),
    ("kies-eerst-een-rol", (*BEGUN, Share(participant="p3", fact="vader"))),
    ("weet-je-niet", (*BEGUN, Share(participant="p1", fact="vader"))),
    ("rol-bestaat-niet", (*BEGUN, Share(participant="p2", fact="vader", to=("burgemeester",)))),
    ("rol-bestaat-niet", (*BEGUN, Share(participant="p2", fact="vader", to=("ouders",)))),
    ("al-verteld", (*BEGUN, TELLS, TELLS)),
    ("al-verteld", (*BEGUN, TELLS, Share(participant="p2", fact="vader", to=("school",)))),
    ("leerplicht-legt-vast", (*TALKING, Settle(participant="p1", step=0, answer=YES, reason="Zo."))),
    ("doet-niet-mee", (*TALKING, Settle(participant="x", step=0, answer=YES, reason="Zo."))),
    ("niets-gekozen", (*TALKING, Settle(step=0, answer=(), reason="Zo."))),
    ("groep-verder", (*BEGUN, Settle(step=0, answer=YES, reason="Zo."))),
    ("groep-verder", (*TALKING, ShowReference(step=0))),
    ("nog-niet-onthuld", (*TALKING, KeepReason(step=0, text="Goed."))),
    ("andere-vorm", (*BEGUN, OpenVoting(step=0, round=1))),
]


@pytest.mark.parametrize(("why", "actions"), REFUSALS)
def test_what_does_not_fit_a_table_is_refused(why, actions):
    assert why_not(OPENING, *actions) == why
