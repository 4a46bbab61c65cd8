"""The debrief of a ketentafel: what went to whom, what stayed unsaid, what was decided; by role."""

from __future__ import annotations

import pytest

from mas_sim.application.group_report import group_report
from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import decision_now, seated, table_of, table_report, taken
from mas_sim.engine.backdrop import asked_items
from mas_sim.engine.deal import deal
from mas_sim.engine.group import act, open_group
from mas_sim.model.decision import Agreement
from mas_sim.model.group import (
    ASPECTS_ITEM,
    Discuss,
    GoTo,
    GroupAction,
    GroupForm,
    GroupQuestion,
    Join,
    OpenGroup,
    Remove,
    ShowReference,
)
from mas_sim.model.group_table import Settle, Share, TakeRole
from mas_sim.reporting.group_minutes import minutes_html
from tests.builders import HASHES, NOW, casus_data, make_casus, make_judges

CARRIES = ("oorzaak", "vader")
PLAYERS = {
    "Wulp": "leerplicht",
    "Merel": "school",
    "Grutto": "ouders",
    "Kievit": "halt",
    "Tureluur": "jongere",
}
YES, NO = ("onderzoek",), ("wachten",)
TALK = (GoTo(leaving=None, step=0), Discuss(step=0, minutes=8))


def judges():
    """The small casus, with a reference that rests on what a parent and the jongere know."""
    data = casus_data()["reference"]
    data["arguments"] = [{**data["arguments"][0], "text": "Hulp thuis helpt.", "facts": list(CARRIES)}]
    return make_judges(make_casus(reference=data))


JUDGES = judges()
ITEMS = asked_items(JUDGES.board, HASHES, NOW)


def after(*actions: GroupAction, players: int = 5) -> GroupView:
    """A table at which the first so many players took their role, after these actions."""
    asked = tuple(GroupQuestion(item=item) for item in ("start", ASPECTS_ITEM))
    opening = OpenGroup(
        form=GroupForm.KETENTAFEL, casus_id="klein", contents=HASHES, questions=asked, deal=deal(JUDGES.board)
    )
    session, _ = open_group(ITEMS, opening, NOW)
    who = list(PLAYERS.items())[:players]
    seats = [Join(participant=name, pseudonym=name) for name, _ in who]
    chairs = [TakeRole(participant=name, role=role) for name, role in who]
    for action in (*seats, *chairs, *actions):
        session, _ = act(ITEMS, session, action, NOW)
    return GroupView("s1", "ABCDEF", "org", "Kleine casus", session, JUDGES, ITEMS)


def tell(who: str, fact: str, *to: str) -> Share:
    return Share(participant=who, fact=fact, to=to)


def settle(answer: tuple[str, ...] = YES, step: int = 0, reason: str = "Zo besloten we.") -> Settle:
    return Settle(step=step, answer=answer, reason=reason)


def test_the_debrief_names_the_role_that_told_it_and_whom():
    (told,) = table_report(after(*TALK, tell("Grutto", "vader", "school"))).told
    assert (told.text, told.by, told.to) == ("Vader werkt vroeg.", "Ouders", ("School",))


def test_what_went_to_a_role_that_need_not_know_it_is_named():
    (told,) = table_report(after(*TALK, tell("Tureluur", "oorzaak"))).told
    assert told.may == ("School", "Ouders")
    assert told.may_not == ("Leerplicht", "Halt")


def test_a_role_that_nobody_plays_heard_nothing():
    (told,) = table_report(after(*TALK, tell("Grutto", "vader"), players=3)).told
    assert (told.may, told.may_not) == ((), ("Leerplicht", "School"))


def test_a_role_whose_player_was_removed_heard_nothing():
    view = after(*TALK, tell("Grutto", "vader"), Remove(participant="Merel"))
    assert "School" not in table_report(view).told[0].may_not


def test_who_knew_it_already_heard_nothing_new():
    (told,) = table_report(after(*TALK, tell("Merel", "start", "leerplicht"))).told
    assert (told.may, told.may_not) == ((), ())


def test_who_was_told_before_is_not_counted_twice():
    first, second = table_report(after(*TALK, tell("Grutto", "vader", "school"), tell("Merel", "vader"))).told
    assert first.may_not == ("School",)
    assert second.may_not == ("Leerplicht", "Halt", "Jongere")


def test_what_was_told_is_split_into_what_to_discuss_and_the_rest():
    report = table_report(after(*TALK, tell("Merel", "geen-halt", "halt"), tell("Grutto", "vader", "halt")))
    assert [one.text for one in report.to_discuss] == ["Vader werkt vroeg."]
    assert [one.text for one in report.as_allowed] == ["Niet eerder bij Halt."]


def test_a_fact_that_carries_the_reference_and_never_reached_leerplicht_was_left():
    left = table_report(after(*TALK, tell("Grutto", "vader", "school"))).left
    assert [(one.text, one.known_by) for one in left] == [
        ("Noor brengt haar broertje.", ("Jongere",)),
        ("Vader werkt vroeg.", ("School", "Ouders")),
    ]


def test_what_was_left_stands_under_the_argument_that_rests_on_it():
    ((argument, facts),) = table_report(after(*TALK)).left_by_argument
    assert (argument, len(facts)) == ("Hulp thuis helpt.", 2)


@pytest.mark.parametrize("to", [(), ("leerplicht",)])
def test_a_fact_that_reached_leerplicht_was_not_left(to):
    left = table_report(after(*TALK, tell("Grutto", "vader", *to))).left
    assert [one.text for one in left] == ["Noor brengt haar broertje."]


def test_a_fact_that_nobody_at_the_table_knew_was_not_left():
    assert table_report(after(*TALK, players=2)).left == ()


@pytest.mark.parametrize(("answer", "agreement"), [(YES, Agreement.FOLLOWS), (NO, Agreement.DEVIATES)])
def test_a_decision_stands_beside_the_reference_once_that_was_shown(answer, agreement):
    (made,) = table_report(after(*TALK, settle(answer), ShowReference(step=0))).decisions
    assert (made.title, made.agreement) == ("Keuze start", agreement)


def test_before_the_reference_is_shown_a_decision_stands_alone():
    (made,) = table_report(after(*TALK, settle())).decisions
    assert (made.referred, made.beside, made.agreement) == (False, None, None)
    assert made.answer == ("Optie onderzoek",)


def test_a_list_stands_beside_the_reference_per_aspect():
    rated = tuple(f"{unit}/zorg" for unit in ITEMS[ASPECTS_ITEM].units)
    steps = (GoTo(leaving=None, step=1), Discuss(step=1, minutes=8), settle(rated, 1), ShowReference(step=1))
    (made,) = table_report(after(*steps)).decisions
    assert made.agreement is None
    assert made.beside == {Agreement.FOLLOWS: 0, Agreement.DEFENSIBLE: 0, Agreement.DEVIATES: 7}


def test_the_reason_of_a_decision_names_no_pseudonym():
    (made,) = table_report(after(*TALK, settle(reason="Omdat Grutto het zei."))).decisions
    assert made.reason == "Omdat [deelnemer] het zei."


def test_the_debrief_holds_no_pseudonym():
    report = table_report(after(*TALK, tell("Grutto", "vader", "school"), settle()))
    assert [name for name in PLAYERS if name in repr(report)] == []


def test_the_chairs_that_are_taken_are_in_their_order_with_who_sits_there():
    view = after(players=2)
    assert taken(view) == ("leerplicht", "school")
    assert seated(view)["school"] == ("Merel",)
    assert seated(view)["raad"] == ()


def test_a_question_without_a_decision_has_none():
    assert decision_now(after(*TALK)) is None


def test_a_session_of_another_form_has_no_table():
    view = after()
    other = view.session.model_copy(update={"table": None})
    with pytest.raises(ValueError, match="another form"):
        table_of(GroupView("s1", "A", "org", "t", other, JUDGES, ITEMS))


# --- the minutes ----------------------------------------------------------------------------------

TOLD = (*TALK, tell("Grutto", "vader"), settle(), ShowReference(step=0))


def test_the_minutes_hold_the_decision_and_who_told_what():
    page = minutes_html(group_report(after(*TOLD)))
    assert "Optie onderzoek" in page
    assert "Volgt de referentie" in page
    assert "<strong>Ouders</strong> aan de hele tafel: Vader werkt vroeg." in page
    assert "zonder toestemming of noodzaak: <strong>Leerplicht, School, Halt en Jongere</strong>" in page


def test_the_minutes_of_a_small_table_hold_the_decision_but_not_who_told_what():
    page = minutes_html(group_report(after(*TOLD, players=4)))
    assert "Optie onderzoek" in page
    assert "Wie wat vertelde, staat er niet in" in page
    assert "Vader werkt vroeg" not in page


def test_the_minutes_name_the_questions_on_which_nothing_was_decided():
    report = group_report(after(*TOLD))
    assert [one.item for one in report.questions] == ["start"]
    assert "Hierover nam de tafel geen besluit: De signaleringslijst" in minutes_html(report)
