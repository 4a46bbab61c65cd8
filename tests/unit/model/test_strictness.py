"""The models take what is meant and refuse what is not."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from mas_sim.model.absence import AbsenceRecord, Figure, Timetable
from mas_sim.model.actions import (
    Ask,
    GoalChoice,
    Hold,
    HoldBy,
    Justify,
    Mode,
    RunEvent,
    Start,
)
from mas_sim.model.base import Reason, Slug
from mas_sim.model.condition import Condition, TrustCondition
from mas_sim.model.frameworks import Test as KaderTest
from mas_sim.model.methodology import PhaseId
from tests.builders import HASHES, NOW, OWN, casus_data, make_casus, make_run
from tests.unit.story import BOARD, EXAM_TO_QUESTIONS, HELD, TO_EVALUATION, revised


def refused(make, *parts, **values) -> str:
    with pytest.raises(ValidationError) as caught:
        make(*parts, **values)
    return str(caught.value)


def test_an_unknown_key_is_refused():
    assert "extra" in refused(Reason, **OWN, texte="typfout").lower()


def test_a_model_cannot_be_changed():
    reason = Reason.model_validate(OWN)
    with pytest.raises(ValidationError, match="frozen"):
        reason.text = "anders"


def test_text_is_stripped_and_never_empty():
    assert Reason.model_validate(OWN | {"text": "  Kort.\n"}).text == "Kort."
    assert "at least 1 character" in refused(Reason.model_validate, OWN | {"text": "   "})


@pytest.mark.parametrize("slug", ["lpw-22", "sc1", "worst_window"])
def test_a_slug_has_small_letters_digits_and_single_joints(slug):
    assert TypeAdapter(Slug).validate_python(slug) == slug


@pytest.mark.parametrize("slug", ["", "Lpw", "a--b", "-a", "a b", "é", "a" * 65])
def test_what_is_no_slug_is_refused(slug):
    assert refused(TypeAdapter(Slug).validate_python, slug)


def test_a_trust_condition_needs_a_bound():
    assert "geef at_least of at_most" in refused(TrustCondition, party="ouders")


@pytest.mark.parametrize("bound", [{"at_least": 0}, {"at_most": 0}])
def test_a_bound_of_nought_is_a_bound(bound):
    assert TrustCondition(party="ouders", **bound).party == "ouders"


@pytest.mark.parametrize("keys", [{}, {"asked": "a", "known": "b"}, {"not": {}}])
def test_a_condition_has_exactly_one_key(keys):
    assert "precies één sleutel" in refused(Condition.model_validate, keys)


def test_a_condition_is_written_as_it_is_read():
    data = {"not": {"any": [{"asked": "vader"}, {"days_at_most": 0}]}}
    assert Condition.model_validate(data).model_dump(exclude_none=True, mode="json") == data


FIGURE = {"figure": "age", "comparison": "minstens", "value": 12}
CIRCUMSTANCE = {"circumstance": "halt-eerder", "holds": False}


@pytest.mark.parametrize("keys", [FIGURE, CIRCUMSTANCE, FIGURE | {"value": 0}])
def test_a_kader_test_is_about_a_figure_or_a_circumstance(keys):
    assert KaderTest.model_validate(keys).model_dump(exclude_none=True, mode="json") == keys


@pytest.mark.parametrize(
    "keys",
    [{}, FIGURE | CIRCUMSTANCE, {"figure": "age"}, {"circumstance": "a"}, FIGURE | {"holds": True}],
)
def test_a_kader_test_that_is_neither_or_both_is_refused(keys):
    assert "geef óf figure" in refused(KaderTest.model_validate, keys)


def test_a_record_without_hours_cannot_be():
    assert "greater than 0" in refused(AbsenceRecord, date="2026-11-02", kind="ziek", amount=0)


def test_a_day_has_at_most_twelve_hours():
    assert refused(Timetable, ma=13, di=0, wo=0, do=0, vr=0)


@pytest.mark.parametrize("weeks", [0, 53])
def test_a_term_is_between_one_week_and_a_year(weeks):
    assert refused(GoalChoice, goal="a", weeks=weeks, feedback_weeks=1)
    assert refused(GoalChoice, goal="a", weeks=1, feedback_weeks=weeks)


def test_free_text_loses_what_no_database_can_hold():
    assert Justify(subject="start", text=" a\x00b\ud800c ").text == "abc"
    assert Hold(aspect="g4", by=HoldBy.NONE, text="\x00").text == ""


def test_free_text_of_nothing_is_refused():
    assert refused(Justify, subject="start", text=" \x00 ")


@pytest.mark.parametrize("name", ["", "   ", "a" * 41])
def test_a_pseudonym_has_one_to_forty_characters(name):
    assert refused(Start, casus_id="klein", mode=Mode.OEFENEN, pseudonym=name, contents=HASHES)


def test_a_hash_is_sixty_four_hexadecimal_digits():
    assert refused(type(HASHES), **HASHES.model_dump() | {"casus": "A" * 64})


ACTIONS = list({type(action): action for action in (*TO_EVALUATION, *EXAM_TO_QUESTIONS)}.values())


@pytest.mark.parametrize("action", [*ACTIONS, Ask(request="melding"), revised("halt")])
def test_an_event_is_read_back_as_it_was_stored(action):
    event = RunEvent(at=NOW, action=action)
    assert RunEvent.model_validate_json(event.model_dump_json()) == event


def test_an_action_of_an_unknown_kind_is_refused():
    assert "kind" in refused(RunEvent.model_validate, {"at": NOW, "action": {"kind": "jump"}})


def test_every_figure_has_a_value_of_its_own_name():
    from tests.unit.scoring.test_absence import count, missed

    found = count(missed("2026-11-02", 2))
    assert {figure: found.value(figure) for figure in Figure}[Figure.WORST_WINDOW_HOURS] == 2.0
    assert found.value(Figure.AGE) == 14.0


def test_a_casus_lists_its_requests_and_decisions_in_playing_order():
    casus = make_casus()
    assert [request.id for request in casus.requests()][3:5] == ["buren", "noor"]
    assert [item.id for item in casus.decisions(PhaseId.HANDELEN)] == ["gesprek", "terugval", "school"]


def test_a_casus_needs_four_documents():
    dossier = casus_data()["dossier"]
    assert "attachments" in refused(make_casus, dossier=dossier | {"attachments": dossier["attachments"][:3]})


def test_a_run_knows_whether_it_is_finished_or_revised():
    run = make_run(BOARD, *TO_EVALUATION)
    assert (run.finished, run.revised, run.holds) == (False, False, {"sc1": HELD})
