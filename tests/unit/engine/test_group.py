"""A groepssessie: what may be done when, and what it changes."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.engine.backdrop import asked_items
from mas_sim.engine.group import INTENTION_LIMIT, MOST_PARTICIPANTS, act, open_group, replay
from mas_sim.engine.guards import TEXT_LIMIT
from mas_sim.errors import GroupRefusedError, TextTooLongError
from mas_sim.model.group import (
    CloseVoting,
    Commit,
    Discuss,
    End,
    GoTo,
    GroupForm,
    GroupQuestion,
    GroupStage,
    HideNames,
    Intend,
    Join,
    KeepReason,
    Moment,
    OpenGroup,
    OpenVoting,
    Record,
    Remove,
    Reveal,
    ShowReference,
    Speak,
    WindUp,
)
from mas_sim.ui.messages import _GROUP_REFUSED
from tests.builders import HASHES, NOW, make_board
from tests.unit.engine import test_group_exam, test_group_table, test_group_teams

ITEMS = asked_items(make_board(), HASHES, NOW)
PEOPLE = tuple(f"p{number}" for number in range(5))
JOINS = tuple(Join(participant=who, pseudonym=who) for who in PEOPLE)
BEGIN = (*JOINS, GoTo(leaving=None, step=0))
OPENED = (*BEGIN, OpenVoting(step=0, round=1))


def vote(
    who: str, option: str = "onderzoek", round_: int = 1, step: int = 0, reason: str = "Omdat."
) -> Commit:
    return Commit(participant=who, step=step, round=round_, answer=(option,), reason=reason)


def voted(round_: int, people: tuple[str, ...] = PEOPLE) -> tuple[Commit, ...]:
    return tuple(vote(who, round_=round_) for who in people)


CLOSED = (*OPENED, *voted(1), CloseVoting(step=0, round=1))
REVEALED = (*CLOSED, Reveal(step=0, round=1))
SECOND = (*REVEALED, OpenVoting(step=0, round=2))
DONE = (*SECOND, *voted(2), CloseVoting(step=0, round=2), Reveal(step=0, round=2))
REFERENCE = (*DONE, ShowReference(step=0))
CLOSING = (*REFERENCE, WindUp())


def opening(*items: str, **more: object) -> OpenGroup:
    asked = tuple(GroupQuestion(item=item) for item in items or ("start", "routes", "aspecten"))
    return OpenGroup(form=GroupForm.INTERVISIE, casus_id="klein", contents=HASHES, questions=asked, **more)


def session(*actions, **more):
    found, _ = open_group(ITEMS, opening(**more), NOW)
    for action in actions:
        found, _ = act(ITEMS, found, action, NOW)
    return found


def refusal(*actions, **more) -> str:
    before = session(*actions[:-1], **more)
    with pytest.raises(GroupRefusedError) as caught:
        act(ITEMS, before, actions[-1], NOW)
    return caught.value.why


def test_the_way_of_the_reference_says_what_can_be_asked():
    assert list(ITEMS)[:3] == ["start", "aspecten", "routes"]
    assert not ITEMS["start"].run.choices
    assert ITEMS["routes"].many
    assert ITEMS["aspecten"].values
    assert set(ITEMS["aspecten"].units) <= set(make_board().aspects)


@pytest.mark.parametrize("items", [("nergens",), ("start", "start")])
def test_a_question_that_is_not_there_or_there_twice_is_refused(items):
    with pytest.raises(GroupRefusedError, match="vraag-bestaat-niet"):
        open_group(ITEMS, opening(*items), NOW)


def test_figures_never_ask_for_fewer_votes_than_the_room():
    assert session(shown_from=6, kept_from=5).kept_from == 6


def test_a_whole_question_goes_from_blind_votes_to_the_reference():
    found = session(*REFERENCE)
    assert found.step.moment is Moment.REFERENTIE
    assert [len(votes) for votes in found.step.votes] == [5, 5]
    assert found.step.revealed == 2


def test_a_session_is_the_replay_of_its_events():
    first, event = open_group(ITEMS, opening(), NOW)
    events, found = [event], first
    for action in (*CLOSING, Record(what="afspraak", text="Bellen."), End()):
        found, event = act(ITEMS, found, action, NOW)
        events.append(event)
    assert replay(events) == found
    assert replay(events[3:], replay(events[:3])) == found


def test_events_without_a_beginning_are_no_session():
    _, event = act(ITEMS, session(), JOINS[0], NOW)
    for events in ([], [event]):
        with pytest.raises(ValueError, match="open"):
            replay(events)


def test_who_comes_late_lands_where_the_group_is():
    found = session(*OPENED, Join(participant="laat", pseudonym="Laat"), vote("laat"))
    assert "laat" in found.counted(0, 1)


def test_what_was_revealed_stays_when_someone_is_removed():
    found = session(*REVEALED, Remove(participant="p0"))
    assert len(found.counted(0, 1)) == 5


def test_the_votes_of_who_was_removed_do_not_count():
    found = session(*OPENED, *voted(1), Remove(participant="p0"))
    assert "p0" not in found.counted(0, 1)
    assert len(found.present) == 4


def test_a_round_that_never_opened_has_no_votes():
    assert session(*OPENED).counted(0, 2) == {}


def test_a_closed_round_can_be_reopened_and_keeps_its_votes():
    found = session(*CLOSED, OpenVoting(step=0, round=1))
    assert len(found.step.votes[0]) == 5
    assert found.step.moment is Moment.STEMMEN


def test_more_time_is_added_to_the_time_that_is_left():
    found = session(*REVEALED, Discuss(step=0, minutes=5), Discuss(step=0, minutes=2))
    assert found.step.talk_until == NOW + dt.timedelta(minutes=7)


def test_time_that_is_over_is_not_added_to():
    found = session(*REVEALED, Discuss(step=0, minutes=5))
    later, _ = act(ITEMS, found, Discuss(step=0, minutes=2), NOW + dt.timedelta(hours=1))
    assert later.step.talk_until == NOW + dt.timedelta(hours=1, minutes=2)


def test_names_can_be_hidden_and_shown_again():
    assert session(HideNames(hidden=True)).names_hidden
    assert not session(HideNames(hidden=True), HideNames(hidden=False)).names_hidden


def test_the_minutes_hold_reasons_agreements_and_follow_up():
    found = session(
        *REVEALED,
        KeepReason(step=0, text="Eerst weten."),
        Record(what="afspraak", text="We bellen eerst."),
        Record(what="vervolg", text="Over zes weken."),
    )
    assert found.steps[0].kept == ("Eerst weten.",)
    assert (found.agreements, found.follow_up) == (("We bellen eerst.",), ("Over zes weken.",))


def test_what_is_said_to_one_is_heard_by_no_other():
    all_of_us, mine = Speak(who="Moeder", text="Ik werk."), Speak(who="Moeder", text="Kom langs.", to="p0")
    step = session(*BEGIN, all_of_us, mine).step
    assert [one.text for one in step.heard_by("p0")] == ["Ik werk.", "Kom langs."]
    assert (
        [one.text for one in step.heard_by("p1")] == [one.text for one in step.heard_by(None)] == ["Ik werk."]
    )


def test_an_intention_is_replaced_by_a_later_one_and_taken_back_by_an_empty_one():
    first, second = Intend(participant="p0", text="Als A, dan B."), Intend(participant="p0", text="Als C.")
    assert session(*CLOSING, first, second).intentions == {"p0": "Als C."}
    assert session(*CLOSING, first, Intend(participant="p0", text="")).intentions == {}


def test_back_shows_an_earlier_question_as_it_was_left():
    found = session(*REFERENCE, GoTo(leaving=0, step=1), GoTo(leaving=1, step=0))
    assert found.step.moment is Moment.REFERENTIE


def test_the_group_can_go_back_from_the_close():
    assert session(*CLOSING, GoTo(leaving=0, step=1)).stage is GroupStage.BEZIG


ASPECTS = tuple(f"{aspect}/{ITEMS['aspecten'].values[0]}" for aspect in ITEMS["aspecten"].units)
TO_ASPECTS = (*BEGIN, GoTo(leaving=0, step=2), OpenVoting(step=2, round=1))
TO_ROUTES = (*BEGIN, GoTo(leaving=0, step=1), OpenVoting(step=1, round=1))


def rated(answer: tuple[str, ...]) -> Commit:
    return Commit(participant="p0", step=2, round=1, answer=answer, reason="Zo zie ik het.")


def test_every_aspect_gets_a_value():
    assert session(*TO_ASPECTS, rated(ASPECTS)).counted(2, 1)["p0"].answer == ASPECTS


def test_routes_can_be_combined():
    both = Commit(participant="p0", step=1, round=1, answer=("halt", "vrijwillig"), reason="Samen.")
    assert session(*TO_ROUTES, both).counted(1, 1)["p0"].answer == ("halt", "vrijwillig")


def test_a_second_round_needs_no_new_reason():
    found = session(*SECOND, vote("p0", round_=2, reason=""))
    assert found.counted(0, 2)["p0"].reason == ""


REFUSALS = [
    ("doet-niet-mee", (*BEGIN, Speak(who="Moeder", text="Ik.", to="x"))),
    ("nog-niet-begonnen", (*JOINS, OpenVoting(step=0, round=1))),
    ("groep-afgelopen", (*CLOSING, End(), Join(participant="x", pseudonym="x"))),
    ("groep-nu-niet", (*CLOSING, OpenVoting(step=0, round=1))),
    ("doet-al-mee", (*JOINS, JOINS[0])),
    ("doet-niet-mee", (*JOINS, Remove(participant="x"))),
    ("doet-niet-mee", (*OPENED, vote("x"))),
    ("doet-niet-mee", (*OPENED, Remove(participant="p0"), vote("p0"))),
    ("doet-niet-mee", (*CLOSING, Intend(participant="x", text="Als."))),
    ("groep-verder", (*BEGIN, GoTo(leaving=None, step=1))),
    ("groep-verder", (*BEGIN, GoTo(leaving=1, step=2))),
    ("groep-verder", (*BEGIN, OpenVoting(step=1, round=1))),
    ("groep-verder", (*BEGIN, OpenVoting(step=0, round=2))),
    ("groep-verder", (*BEGIN, CloseVoting(step=0, round=1))),
    ("groep-verder", (*OPENED, CloseVoting(step=0, round=2))),
    ("groep-verder", (*OPENED, vote("p0", round_=2))),
    ("groep-verder", (*OPENED, Reveal(step=0, round=1))),
    ("groep-verder", (*CLOSED, Reveal(step=0, round=2))),
    ("groep-verder", (*REVEALED, Reveal(step=0, round=1))),
    ("vraag-bestaat-niet", (*BEGIN, GoTo(leaving=0, step=9))),
    ("sluit-eerst", (*OPENED, GoTo(leaving=0, step=1))),
    ("sluit-eerst", (*OPENED, WindUp())),
    ("stemming-gesloten", (*CLOSED, vote("p0"))),
    ("al-gestemd", (*OPENED, vote("p0"), vote("p0"))),
    ("zeg-waarom", (*OPENED, vote("p0", reason=""))),
    (
        "te-weinig-stemmen",
        (*OPENED, *voted(1, PEOPLE[:2]), CloseVoting(step=0, round=1), Reveal(step=0, round=1)),
    ),
    (
        "groep-moet-instemmen",
        (*OPENED, *voted(1, PEOPLE[:4]), CloseVoting(step=0, round=1), Reveal(step=0, round=1)),
    ),
    ("eerst-alle-rondes", (*REVEALED, ShowReference(step=0))),
    ("laatste-ronde-geweest", (*DONE, OpenVoting(step=0, round=3 - 1))),
    ("nog-niet-onthuld", (*CLOSED, KeepReason(step=0, text="Goed."))),
    ("nog-niet-onthuld", (*REVEALED, KeepReason(step=9, text="Goed."))),
    ("niets-gekozen", (*OPENED, Commit(participant="p0", step=0, round=1, answer=(), reason="Zo."))),
    ("hoort-niet-bij-de-vraag", (*OPENED, vote("p0", "nergens"))),
    (
        "een-optie",
        (
            *OPENED,
            Commit(participant="p0", step=0, round=1, answer=ITEMS["start"].units[:2], reason="Zo."),
        ),
    ),
    ("aspecten-open", (*TO_ASPECTS, rated(ASPECTS[1:]))),
    ("aspecten-open", (*TO_ASPECTS, rated((*ASPECTS[1:], ASPECTS[1])))),
    (
        "hoort-niet-bij-de-vraag",
        (*TO_ASPECTS, rated((ITEMS["aspecten"].units[0] + "/veel", *ASPECTS[1:]))),
    ),
]


@pytest.mark.parametrize(("why", "actions"), REFUSALS)
def test_what_does_not_fit_is_refused(why, actions):
    assert refusal(*actions) in (why, "groep-verder" if why == "laatste-ronde-geweest" else why)


def test_every_refusal_of_a_group_is_tested_here():
    elsewhere = {"laatste-ronde-geweest", "groep-vol", "groep-moet-instemmen", "vraag-bestaat-niet"}
    elsewhere |= {"niets-te-doen", "eigen-oordeel"}
    forms = (test_group_table, test_group_teams, test_group_exam)
    elsewhere |= {why for form in forms for why, _ in form.REFUSALS}
    assert {why for why, _ in REFUSALS} | elsewhere >= set(_GROUP_REFUSED)


@pytest.mark.parametrize("form", list(GroupForm))
def test_a_session_with_nothing_to_do_is_not_opened(form):
    with pytest.raises(GroupRefusedError, match="niets-te-doen"):
        open_group(ITEMS, OpenGroup(form=form, casus_id="klein", contents=HASHES), NOW)


def test_after_the_last_round_no_other_one_opens():
    once = OpenGroup(
        form=GroupForm.INTERVISIE,
        casus_id="klein",
        contents=HASHES,
        questions=(GroupQuestion(item="start", rounds=1),),
    )
    found, _ = open_group(ITEMS, once, NOW)
    for action in REVEALED:
        found, _ = act(ITEMS, found, action, NOW)
    with pytest.raises(GroupRefusedError, match="laatste-ronde-geweest"):
        act(ITEMS, found, OpenVoting(step=0, round=2), NOW)


def test_an_option_that_stands_alone_is_not_combined():
    many = next(item for item in ITEMS.values() if item.many and item.item != "routes")
    alone = ITEMS | {many.item: type(many)(**{**vars(many), "alone": frozenset(many.units[:1])})}
    found, _ = open_group(alone, opening(many.item), NOW)
    for action in OPENED:
        found, _ = act(alone, found, action, NOW)
    both = Commit(participant="p0", step=0, round=1, answer=many.units[:2], reason="Samen.")
    with pytest.raises(GroupRefusedError, match="sluit-elkaar-uit"):
        act(alone, found, both, NOW)


def test_a_small_group_that_agrees_sees_its_votes():
    few = (*OPENED, *voted(1, PEOPLE[:3]), CloseVoting(step=0, round=1), Reveal(step=0, round=1, agreed=True))
    assert session(*few).step.revealed == 1


def test_a_full_room_takes_nobody_in():
    many = tuple(Join(participant=f"m{number}", pseudonym="M") for number in range(MOST_PARTICIPANTS))
    assert refusal(*many, JOINS[0]) == "groep-vol"


@pytest.mark.parametrize(
    ("before", "action"),
    [
        (OPENED, vote("p0", reason="x" * (TEXT_LIMIT + 1))),
        (REVEALED, KeepReason(step=0, text="x" * (TEXT_LIMIT + 1))),
        (CLOSING, Intend(participant="p0", text="x" * (INTENTION_LIMIT + 1))),
    ],
)
def test_too_long_a_text_is_refused(before, action):
    with pytest.raises(TextTooLongError):
        act(ITEMS, session(*before), action, NOW)


def test_a_casus_without_aspects_of_the_instrument_asks_no_list():
    from tests.builders import make_instrument

    data = make_instrument()
    strange = data.model_copy(
        update={"aspects": tuple(one.model_copy(update={"maps_to": "x1"}) for one in data.aspects)}
    )
    assert "aspecten" not in asked_items(make_board(instrument=strange), HASHES, NOW)
