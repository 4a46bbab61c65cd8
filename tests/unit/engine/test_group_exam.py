"""The oefenexamen with two assessors: each apart, then together with reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.engine.group import act
from mas_sim.engine.group_rules import own
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import TextTooLongError
from mas_sim.model.group import GroupForm, GroupStage, OpenGroup, Remove
from mas_sim.model.group_exam import (
    Conclude,
    ExamMoment,
    ExamPoint,
    GiveMark,
    HandIn,
    Interview,
    Mark,
    Marked,
    Note,
)
from mas_sim.model.group_teams import Begin
from tests.builders import HASHES, NOW
from tests.unit.engine.group_steps import ITEMS, after, joins, why_not

POINTS = (ExamPoint(id="horen-jongere", crucial=True), ExamPoint(id="fasen"))
OPENING = OpenGroup(form=GroupForm.OEFENEXAMEN, casus_id="klein", contents=HASHES, criteria=POINTS)
BEGUN = (*joins("kandidaat"), Begin())
TALKING = (*BEGUN, Interview())


def marks(assessor: str, *given: Mark) -> tuple[GiveMark, ...]:
    return tuple(
        GiveMark(assessor=assessor, name=assessor.title(), criterion=point.id, mark=mark)
        for point, mark in zip(POINTS, given, strict=False)
    )


def joint(*given: tuple[Mark | None, str]) -> Conclude:
    named = {
        point.id: Marked(mark=mark, note=note) for point, (mark, note) in zip(POINTS, given, strict=False)
    }
    return Conclude(marks=named, text="Oefen het horen.")


ANNA = (*marks("anna", Mark.V, Mark.V), HandIn(assessor="anna"))
BRAM = (*marks("bram", Mark.V, Mark.O), HandIn(assessor="bram"))
TOGETHER = (*TALKING, *ANNA, *BRAM)
JUDGED = joint((Mark.V, ""), (Mark.V, "Hij noemde ze alle vijf."))


def test_the_dossier_is_open_for_the_minutes_that_were_set():
    exam = after(OPENING, *BEGUN).exam
    assert exam.moment is ExamMoment.DOSSIER
    assert exam.closes == NOW + dt.timedelta(minutes=45)


def test_the_last_notes_count():
    notes = (Note(participant="kandidaat", text="Een."), Note(participant="kandidaat", text="Twee."))
    assert after(OPENING, *BEGUN, *notes).exam.notes == "Twee."


def test_a_candidate_who_lost_the_link_comes_in_again_to_the_own_notes():
    note = Note(participant="kandidaat", text="Eerst horen.")
    found = after(OPENING, *BEGUN, note, Remove(participant="kandidaat"), *joins("kandidaat-2"))
    assert (found.exam.notes, [one.id for one in found.present]) == ("Eerst horen.", ["kandidaat-2"])


def test_notes_may_be_changed_during_the_gesprek():
    assert after(OPENING, *TALKING, Note(participant="kandidaat", text="Nu.")).exam.notes == "Nu."


def test_a_mark_is_changed_until_the_own_judgement_is_handed_in():
    changed = (*marks("anna", Mark.O), *marks("anna", Mark.V))
    assert after(OPENING, *TALKING, *changed).exam.sheets["anna"].marks["horen-jongere"].mark is Mark.V


def test_one_judgement_alone_does_not_open_the_other():
    assert after(OPENING, *TALKING, *ANNA).exam.moment is ExamMoment.GESPREK


def test_two_judgements_are_laid_together_and_their_differences_named():
    exam = after(OPENING, *TOGETHER).exam
    assert exam.moment is ExamMoment.SAMEN
    assert exam.differing == ("fasen",)


def test_the_joint_judgement_closes_the_exam_with_reasons():
    found = after(OPENING, *TOGETHER, JUDGED)
    assert found.stage is GroupStage.AFRONDEN
    assert found.exam.moment is ExamMoment.BESLOTEN
    assert found.exam.marks["fasen"].note == "Hij noemde ze alle vijf."


def test_a_note_that_is_too_long_is_refused_wherever_it_stands():
    long = "x" * (TEXT_LIMIT + 1)
    note = GiveMark(assessor="anna", name="Anna", criterion="fasen", note=long)
    for before, action in ((TALKING, note), (TOGETHER, joint((Mark.V, ""), (Mark.V, long)))):
        session = after(OPENING, *before)
        with pytest.raises(TextTooLongError):
            act(ITEMS, session, action, NOW)


REFUSALS = [
    ("er-is-al-een-kandidaat", (*joins("kandidaat", "tweede"),)),
    ("nog-niet-begonnen", (*joins("kandidaat"), Note(participant="kandidaat", text="Al."))),
    ("doet-niet-mee", (*BEGUN, Note(participant="x", text="Al."))),
    ("groep-nu-niet", (*TOGETHER, Note(participant="kandidaat", text="Nog."))),
    ("groep-verder", (*TALKING, Interview())),
    ("geen-gesprek", (*BEGUN, *marks("anna", Mark.V))),
    (
        "criterium-bestaat-niet",
        (*TALKING, GiveMark(assessor="anna", name="Anna", criterion="iets", mark=Mark.V)),
    ),
    ("criteria-open", (*TALKING, HandIn(assessor="anna"))),
    ("criteria-open", (*TALKING, *marks("anna", Mark.V), HandIn(assessor="anna"))),
    (
        "al-twee-beoordelaars",
        (*TALKING, *marks("anna", Mark.V), *marks("bram", Mark.V), *marks("cato", Mark.V)),
    ),
    ("oordeel-staat-vast", (*TALKING, *ANNA, *marks("anna", Mark.O))),
    ("eerst-apart", (*TALKING, *ANNA, JUDGED)),
    ("criteria-open", (*TOGETHER, joint((Mark.V, "")))),
    ("criteria-open", (*TOGETHER, joint((Mark.V, ""), (None, "")))),
    ("reden-bij-verschil", (*TOGETHER, joint((Mark.V, ""), (Mark.V, "")))),
    ("reden-bij-verschil", (*TOGETHER, joint((Mark.O, ""), (Mark.V, "Toch.")))),
    ("groep-nu-niet", (*TOGETHER, JUDGED, JUDGED)),
]


@pytest.mark.parametrize(("why", "actions"), REFUSALS)
def test_what_does_not_fit_an_exam_is_refused(why, actions):
    assert why_not(OPENING, *actions) == why


def test_a_rule_of_one_form_never_sees_a_session_of_another():
    with pytest.raises(ValueError, match="another form"):
        own(after(OPENING).table)
