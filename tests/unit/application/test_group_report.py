"""What may be kept of a groepssessie: figures over the group, nothing about a person."""

from __future__ import annotations

import dataclasses

import pytest

from mas_sim.application.group_report import GroupReport, group_report
from mas_sim.application.groups import GroupView
from mas_sim.engine.backdrop import asked_items
from mas_sim.engine.group import act, open_group
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Agreement
from mas_sim.model.group import (
    ASPECTS_ITEM,
    CloseVoting,
    Commit,
    End,
    GoTo,
    GroupAction,
    GroupForm,
    GroupQuestion,
    Intend,
    Join,
    KeepReason,
    OpenGroup,
    OpenVoting,
    Record,
    Remove,
    Reveal,
    ShowReference,
    WindUp,
)
from mas_sim.model.methodology import PhaseId
from tests.builders import HASHES, NOW, make_judges

JUDGES = make_judges()
ITEMS = asked_items(JUDGES.board, HASHES, NOW)
NAMES = ("Wulp", "Merel", "grutto", "Kieviet", "Roerdomp", "Ijsvogel")
ASKED = ("start", ROUTES_SUBJECT, ASPECTS_ITEM, "middelen")
LIST = ITEMS[ASPECTS_ITEM]
YES, NO = ("onderzoek",), ("wachten",)
Answers = tuple[tuple[str, ...], ...]


def held(*actions: GroupAction, people: int = 6) -> GroupView:
    """A session of so many people after these actions of the trainer and the group."""
    asked = tuple(GroupQuestion(item=item) for item in ASKED)
    opening = OpenGroup(form=GroupForm.INTERVISIE, casus_id="klein", contents=HASHES, questions=asked)
    session, _ = open_group(ITEMS, opening, NOW)
    joins = [Join(participant=f"p{at}", pseudonym=name) for at, name in enumerate(NAMES[:people])]
    for action in (*joins, *actions):
        session, _ = act(ITEMS, session, action, NOW)
    return GroupView("s1", "ABCDEF", "org", "Kleine casus", session, JUDGES, ITEMS)


def blind(step: int, number: int, answers: Answers) -> tuple[GroupAction, ...]:
    """One round in which everyone answers, not yet revealed."""
    votes = (
        Commit(participant=f"p{at}", step=step, round=number, answer=one, reason=f"Reden van p{at}.")
        for at, one in enumerate(answers)
    )
    return OpenVoting(step=step, round=number), *votes, CloseVoting(step=step, round=number)


def rounds(step: int, *answers: Answers, leaving: int | None = None) -> tuple[GroupAction, ...]:
    """The group comes to a question and goes through so many rounds, each revealed."""
    found: list[GroupAction] = [GoTo(leaving=leaving, step=step)]
    for number, given in enumerate(answers, start=1):
        found += [*blind(step, number, given), Reveal(step=step, round=number, agreed=True)]
    return tuple(found)


FIRST, SECOND = (YES, NO, YES, NO, YES, NO), (YES, YES, YES, YES, YES, NO)
TWICE = rounds(0, FIRST, SECOND)


def rated(value: str, **other: str) -> tuple[str, ...]:
    return tuple(f"{aspect}/{other.get(aspect, value)}" for aspect in LIST.units)


def question(view: GroupView, at: int = 0):
    return group_report(view).questions[at]


def everything(report: GroupReport) -> str:
    """All that the report holds, as text."""
    return str(dataclasses.asdict(report))


def test_the_spread_of_every_round_is_there_with_the_labels_of_the_options():
    first, second = question(held(*TWICE)).rounds
    assert {line.label: line.counts[0][1] for line in first.spread} == {
        "Optie onderzoek": 3,
        "Optie wachten": 3,
    }
    assert (first.votes, second.votes, second.spread[0].counts) == (6, 6, (("", 5),))


@pytest.mark.parametrize(
    ("step", "title"), [(0, "Keuze start"), (1, "De route"), (2, "De signaleringslijst (deel voor de groep)")]
)
def test_a_question_is_called_by_its_title(step, title):
    answers = {0: YES, 1: ("halt",), 2: rated("zorg")}
    assert question(held(*rounds(step, (answers[step],) * 6))).title == title


def test_a_route_is_called_by_its_name_in_the_methodiek():
    found = question(held(*rounds(1, (("basis",),) * 6)))
    assert found.rounds[0].spread[0].label == "Route basis"


def test_of_the_list_every_value_of_the_scale_is_counted_per_aspect():
    line = question(held(*rounds(2, (rated("zorg"),) * 6))).rounds[0].spread[0]
    assert dict(line.counts) == {
        "onbekend": 0,
        "geen zorg": 0,
        "beschermend": 0,
        "aandacht": 0,
        "zorg": 6,
    }


def test_uniformity_is_measured_before_and_after_the_talk():
    found = question(held(*TWICE))
    assert found.before.same == pytest.approx(6 / 15)
    assert found.after.same == pytest.approx(10 / 15)


def test_moves_are_counted_by_answer():
    found = question(held(*TWICE)).moves
    assert (found.both, found.stayed) == (6, 4)
    assert [(one.before, one.after, one.count) for one in found.changed] == [
        ("Optie wachten", "Optie onderzoek", 2)
    ]


def test_moves_of_the_list_are_counted_per_aspect_so_that_no_whole_answer_shows():
    first, last = LIST.units[0], LIST.units[-1]
    before, after = (rated("zorg"),) * 6, (rated("zorg", **{first: "onbekend", last: "onbekend"}),) * 6
    changed = question(held(*rounds(2, before, after))).moves.changed
    assert {one.about for one in changed} == {f"Aspect {first}", f"Aspect {last}"}
    assert {(one.before, one.after, one.count) for one in changed} == {("zorg", "onbekend", 6)}


def test_moves_between_several_options_are_counted_per_option():
    before, after = (("brief",),) * 6, (("brief", "extra"),) * 6
    changed = question(held(*rounds(3, before, after))).moves.changed
    assert [(one.about, one.before, one.after) for one in changed] == [
        ("Optie extra", "niet gekozen", "gekozen")
    ]


def test_a_combination_of_routes_is_one_answer():
    before, after = (("basis",),) * 6, (("basis", "vrijwillig"),) * 6
    changed = question(held(*rounds(1, before, after))).moves.changed
    assert [(one.before, one.after) for one in changed] == [("Route basis", "Route basis + Route vrijwillig")]


def test_moves_of_too_few_people_are_not_shown():
    answers = [Commit(participant=f"p{at}", step=0, round=2, answer=YES) for at in range(1, 6)]
    again = (OpenVoting(step=0, round=2), *answers, CloseVoting(step=0, round=2), Reveal(step=0, round=2))
    found = question(held(*rounds(0, FIRST[:5]), *again))
    assert [one.withheld for one in found.rounds] == [False, False]
    assert found.moves is None


def test_moves_are_not_shown_when_they_tell_the_answer_of_who_was_there_once():
    """Six answered first and five of them again: the first spread less the moves is the sixth."""
    answers = [Commit(participant=f"p{at}", step=0, round=2, answer=YES) for at in range(5)]
    again = (OpenVoting(step=0, round=2), *answers, CloseVoting(step=0, round=2), Reveal(step=0, round=2))
    assert question(held(*rounds(0, FIRST), *again)).moves is None


def test_a_round_with_too_few_answers_holds_no_figures():
    found = question(held(*rounds(0, FIRST[:4])))
    assert (found.rounds[0].withheld, found.rounds[0].votes, found.rounds[0].spread) == (True, None, ())
    assert (found.before, found.moves) == (None, None)


def test_a_session_with_too_few_people_holds_no_figures():
    report = group_report(held(*rounds(0, FIRST[:4], SECOND[:4]), ShowReference(step=0), people=4))
    assert report.withheld
    assert report.phases == ()
    assert all(one.withheld and one.beside is None for one in report.questions[0].rounds)


def test_removing_someone_changes_no_figure_that_was_seen():
    view = held(*TWICE)
    assert question(held(*TWICE, Remove(participant="p0"))).rounds == question(view).rounds


def test_who_is_removed_before_the_reveal_can_bring_a_round_under_the_minimum():
    gone = (Remove(participant="p0"), Remove(participant="p1"))
    votes = (GoTo(leaving=None, step=0), *blind(0, 1, FIRST), *gone, Reveal(step=0, round=1, agreed=True))
    assert [one.withheld for one in question(held(*votes)).rounds] == [True]


def test_a_round_that_the_group_has_not_seen_holds_no_figures():
    found = question(held(GoTo(leaving=None, step=0), *blind(0, 1, FIRST))).rounds[0]
    assert (found.revealed, found.withheld, found.spread) == (False, True, ())


def test_agreement_with_the_reference_stands_apart_once_the_group_saw_it():
    found = question(held(*TWICE, ShowReference(step=0))).rounds
    assert (found[0].beside[Agreement.FOLLOWS], found[1].beside[Agreement.FOLLOWS]) == (3, 5)


def test_before_the_group_saw_the_reference_nothing_is_held_against_it():
    assert [one.beside for one in question(held(*TWICE)).rounds] == [None, None]


def test_a_phase_compares_the_same_questions_before_and_after():
    view = held(*rounds(1, *((("halt",),) * 6,) * 2), *rounds(3, (("brief",),) * 6, leaving=1))
    (found,) = group_report(view).phases
    assert (found.phase, found.questions) == (PhaseId.PLANNEN, 1)
    assert found.after is not None


def test_a_phase_without_a_second_round_has_only_a_first_figure():
    (found,) = group_report(held(*rounds(0, FIRST))).phases
    assert (found.questions, found.after) == (1, None)


def test_questions_that_the_group_did_not_come_to_are_named():
    report = group_report(held(*TWICE))
    assert len(report.questions) == 1
    assert report.not_asked == ("De route", "De signaleringslijst (deel voor de groep)", "Keuze middelen")


def test_what_was_kept_and_agreed_is_there():
    kept = KeepReason(step=0, text="Eerst weten.")
    agreed = Record(what="afspraak", text="We bellen."), Record(what="vervolg", text="Over zes weken.")
    report = group_report(held(*TWICE, kept, *agreed, WindUp(), End()))
    assert report.questions[0].kept == ("Eerst weten.",)
    assert (report.agreements, report.follow_up, report.ended) == (
        ("We bellen.",),
        ("Over zes weken.",),
        True,
    )


def test_the_report_holds_no_person_and_no_own_words():
    intention = Intend(participant="p0", text="Als ik twijfel, dan bel ik.")
    text = everything(group_report(held(*TWICE, WindUp(), intention)))
    assert "twijfel" not in text
    assert "Reden van" not in text
    assert [name for name in (*NAMES, "p0", "p1") if name in text] == []


def test_intentions_are_only_counted():
    first = Intend(participant="p0", text="Als ik twijfel, dan bel ik.")
    assert group_report(held(*TWICE, WindUp(), first)).intentions == 1


@pytest.mark.parametrize("name", ["Wulp", "grutto", "Grutto"])
def test_a_pseudonym_in_the_words_of_the_trainer_is_left_out(name):
    report = group_report(held(*TWICE, KeepReason(step=0, text=f"{name} zei: Wulpen eerst.")))
    assert report.questions[0].kept == ("[deelnemer] zei: Wulpen eerst.",)


def test_the_name_of_the_jongere_stays_when_a_participant_bears_it():
    named = Join(participant="noor", pseudonym="Noor")
    report = group_report(held(named, *TWICE, Record(what="afspraak", text="Noor bellen.")))
    assert report.agreements == ("Noor bellen.",)


def test_in_an_empty_room_the_words_stay_as_they_are():
    view = held(GoTo(leaving=None, step=0), Record(what="afspraak", text="Later verder."), people=0)
    report = group_report(view)
    assert (report.agreements, report.participants) == (("Later verder.",), 0)
