"""Groepssessies on the screen: the phone of a participant, the trainer's board and the view for the room."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mas_sim.errors import GroupNotFoundError, GroupRefusedError, StorageBusyError
from mas_sim.model.group import (
    CloseVoting,
    Discuss,
    End,
    GoTo,
    GroupQuestion,
    HideNames,
    Moment,
    OpenVoting,
    Remove,
    Reveal,
    ShowReference,
    Speak,
    WindUp,
)
from mas_sim.ui import holder
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import group_board, voting_seat
from mas_sim.ui.pages.group_seat import MOST_WRONG_CODES
from tests.ui.driver import press, submit, texts

PASSWORD = "een lang wachtwoord"
NAMES = ("Wulp", "Merel", "Grutto", "Kievit", "Tureluur")
WHY = "Ik wil eerst weten wat er thuis speelt"
YES, NO = ("onderzoek",), ("wachten",)
# standing sentences, and the reason that every option of the small casus has
REFERENCE = ("de referentie kiest dit", "verdedigbaar", "de referentie raadt dit af", "Omdat dat hier past")
BEGIN, OPEN, CLOSE = GoTo(leaving=None, step=0), OpenVoting(step=0, round=1), CloseVoting(step=0, round=1)
REVEAL = Reveal(step=0, round=1, agreed=True)
TALK, SHOW = Discuss(step=0, minutes=8), ShowReference(step=0)


class Room:
    """A session with a trainer and participants, led without a screen."""

    def __init__(self, services, trainer, people=5, rounds=1, items=("start", "routes")) -> None:
        self.groups, self.trainer = services.groups, trainer
        asked = [GroupQuestion(item=item, rounds=rounds) for item in items]
        opened = services.groups.open(trainer, "klein", asked)
        self.id, self.code = opened.session_id, opened.code
        self.tokens = [services.groups.join(opened.code, name) for name in NAMES[:people]]

    def lead(self, *actions) -> Room:
        for action in actions:
            self.groups.lead(self.trainer, self.id, action)
        return self

    def vote(self, *tokens: str, answer=YES, round_: int = 1) -> Room:
        for token in tokens or self.tokens:
            who = self.groups.seat(token).pseudonym
            self.groups.commit(token, 0, round_, answer, f"{WHY} zegt nummer {NAMES.index(who)}")
        return self

    def go(self, moment: str) -> Room:
        """To this moment of the first question; everyone who is there commits on the way."""
        ways = {"wacht": (), "stemmen": (), "gesloten": (CLOSE,), "onthuld": (CLOSE, REVEAL)}
        ways["bespreken"], ways["referentie"] = (CLOSE, REVEAL, TALK), (CLOSE, REVEAL, SHOW)
        self.lead(BEGIN)
        return self if moment == "wacht" else self.lead(OPEN).vote().lead(*ways[moment])

    @property
    def session(self):
        return self.groups.board(self.trainer, self.id).session


@pytest.fixture
def anna(services):
    return services.trainers.add("Anna", "Regio", PASSWORD)


@pytest.fixture
def room(services, anna) -> Room:
    return Room(services, anna)


@pytest.fixture
def signed_in(services, anna, app, monkeypatch):
    """A page of a signed-in trainer."""

    def open_page(place: str, session_id: str = "", name: str = "Anna") -> AppTest:
        token = services.trainers.sign_in(name, PASSWORD)
        monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: token)
        return app(trainer=place, **({"sessie": session_id} if session_id else {}))

    return open_page


@pytest.fixture
def board(signed_in, room):
    return lambda: signed_in("groep", room.id)


@pytest.fixture
def voting(app, room) -> AppTest:
    """The phone of the first participant while the first question is open."""
    room.lead(BEGIN, OPEN)
    return app(plek=room.tokens[0])


def test_the_board_says_when_the_server_is_late_and_not_otherwise(board, monkeypatch):
    page = board()
    assert "Het is druk op de server" not in texts(page.run())
    later = group_board.time.monotonic() + group_board.SLOW_SECONDS + 1
    monkeypatch.setattr(group_board.time, "monotonic", lambda: later)
    assert "Het is druk op de server" in texts(page.run())


def sent(page: AppTest) -> str:
    """Everything the server sent for this page: texts, labels, options, help, attributes."""
    assert not page.exception, page.exception
    return "\n".join(str(node.proto) for node in page._tree if getattr(node, "proto", None) is not None)


def held(page: AppTest, *words: str) -> list[str]:
    """Which of these words were sent."""
    return [word for word in words if word in sent(page)]


def keys(page: AppTest) -> list[str]:
    return [button.key for button in page.button]


def primary(page: AppTest) -> list[str]:
    return [button.label for button in page.button if button.proto.type == "primary"]


def one(page: AppTest, parameter: str) -> str:
    """A parameter of the address."""
    found = page.query_params[parameter]
    return found if isinstance(found, str) else found[0]


def fill(page: AppTest, option: str | None, reason: str) -> AppTest:
    if option:
        page.radio(key="groepskeuze-0-1-start").set_value(option)
    page.text_area(key="concept-plek-0-1").set_value(reason)
    return press(page, "stem-0-1")


def enter(page: AppTest, code: str, name: str = "Roerdomp") -> AppTest:
    page.text_input(key="groepscode").set_value(code)
    page.text_input(key="schuilnaam-groep").set_value(name)
    return press(page, "doe-mee")


# --- the entrance ---------------------------------------------------------------------------------


def test_the_entrance_joins_and_lands_on_the_page_of_the_seat(app, room):
    page = enter(app(groep=""), room.code.lower())
    assert "Je doet mee als <strong>Roerdomp</strong>" in texts(page)
    assert "groep" not in page.query_params
    assert room.groups.seat(one(page, "plek")).pseudonym == "Roerdomp"


def test_the_code_of_the_link_is_filled_in(app, room):
    assert app(groep=room.code).text_input(key="groepscode").value == room.code


def test_who_leaves_the_pseudonym_as_it_is_gets_the_one_that_was_offered(app, room):
    page = app(groep=room.code)
    offered = page.text_input(key="schuilnaam-groep").value
    assert f"Je doet mee als <strong>{offered}" in texts(press(page, "doe-mee"))


def test_a_pseudonym_is_shown_exactly_as_it_was_typed(app, room):
    shown = texts(enter(app(groep=""), room.code, "Jan-Wim <b>1</b>"))
    assert "<strong>Jan-Wim &lt;b&gt;1&lt;/b&gt;</strong>" in shown


def test_a_wrong_code_is_told(app, room):
    page = enter(app(groep=""), "ZZZZZZ")
    assert sentence(GroupNotFoundError("")) in texts(page)
    assert page.text_input(key="groepscode").value == "ZZZZZZ"


def test_after_nine_wrong_codes_the_right_one_still_opens(app, room):
    page = app(groep="")
    for _ in range(MOST_WRONG_CODES - 1):
        page = enter(page, "ZZZZZZ")
    assert "Je doet mee als" in texts(enter(page, room.code))


def test_after_ten_wrong_codes_the_entrance_closes(app, room):
    page = app(groep="")
    for _ in range(MOST_WRONG_CODES):
        page = enter(page, "ZZZZZZ")
    assert "te vaak fout" in texts(page.run())
    assert "doe-mee" not in keys(page)
    assert len(page.text_input) == 0


def test_the_code_of_a_session_that_is_over_is_told(app, room):
    room.go("onthuld").lead(WindUp(), End())
    assert "Deze sessie is afgelopen" in texts(enter(app(groep=""), room.code))


def test_a_link_that_nobody_holds_gets_a_sentence_and_a_way_on(app, room):
    page = app(plek="verzonnen")
    assert sentence(GroupNotFoundError("")) in texts(page)
    assert primary(page) == ["Naar het beginscherm"]


def test_a_busy_database_gets_a_sentence(app, room, monkeypatch):
    def busy(*_):
        raise StorageBusyError

    monkeypatch.setattr(room.groups, "seat", busy)
    assert sentence(StorageBusyError()) in texts(app(plek=room.tokens[0]))


# --- waiting and answering ------------------------------------------------------------------------


def test_who_is_in_before_the_beginning_reads_what_to_do(app, room):
    page = app(plek=room.tokens[0])
    assert "Je bent binnen" in texts(page)
    assert primary(page) == []


def test_who_waits_for_the_vote_reads_the_options_and_has_no_primary_button(app, room):
    page = app(plek=room.go("wacht").tokens[0])
    assert "- Optie onderzoek\n- Optie wachten" in texts(page)
    assert primary(page) == []


def test_who_has_answered_has_no_primary_button(app, room):
    assert primary(app(plek=room.go("stemmen").tokens[0])) == []


def test_opening_the_vote_shows_the_form(app, room):
    page = app(plek=room.go("wacht").tokens[0])
    assert len(page.radio) == 0
    room.lead(OPEN)
    assert primary(page.run()) == ["Leg mijn antwoord vast"]
    assert page.radio(key="groepskeuze-0-1-start").options == ["Optie onderzoek", "Optie wachten"]
    assert page.radio(key="groepskeuze-0-1-start").value is None


def test_committing_without_a_choice_is_told_and_the_text_stays(voting, room):
    page = fill(voting, None, WHY)
    assert "Je hebt nog niets gekozen" in texts(page)
    assert page.text_area(key="concept-plek-0-1").value == WHY
    assert room.session.counted(0, 1) == {}


def test_committing_without_a_reason_is_told_and_the_choice_stays(voting, room):
    page = fill(voting, "wachten", "  ")
    assert "Schrijf er in één of twee zinnen bij waarom" in texts(page)
    assert page.radio(key="groepskeuze-0-1-start").value == "wachten"
    assert room.session.counted(0, 1) == {}


def test_too_long_a_reason_is_told_and_stays(voting, room):
    page = fill(voting, "wachten", "woord " * 4000)
    assert "Kort hem in" in texts(page)
    assert page.text_area(key="concept-plek-0-1").value == "woord " * 4000


def test_a_committed_answer_is_confirmed_with_its_reason(voting):
    shown = texts(fill(voting, "wachten", WHY))
    assert "Je antwoord staat vast" in shown
    assert "**Jij koos:** Optie wachten" in shown
    assert f"**Omdat:** {WHY}" in shown


def test_a_committed_answer_is_stored(voting, room):
    fill(voting, "wachten", WHY)
    assert [(vote.answer, vote.reason) for vote in room.session.counted(0, 1).values()] == [(NO, WHY)]


def test_a_vote_that_closed_in_the_meantime_is_told(voting, room):
    room.lead(CLOSE)
    shown = texts(fill(voting, "wachten", WHY))
    assert "Jij had nog geen antwoord vastgelegd" in shown
    assert room.session.counted(0, 1) == {}


def test_an_answer_that_comes_just_too_late_is_told(voting, room, monkeypatch):
    def closed(*_):
        raise GroupRefusedError("commit", "stemming-gesloten")

    monkeypatch.setattr(room.groups, "commit", closed)
    page = fill(voting, "wachten", WHY)
    assert "Je antwoord is niet meegeteld" in texts(page)
    assert page.text_area(key="concept-plek-0-1").value == WHY


def test_in_the_second_round_the_own_first_choice_is_shown_and_no_reason_asked(services, anna, app):
    room = Room(services, anna, rounds=2).go("onthuld").lead(OpenVoting(step=0, round=2))
    page = app(plek=room.tokens[0])
    assert "In de eerste ronde koos je: *Optie onderzoek*" in texts(page)
    page.radio(key="groepskeuze-0-2-start").set_value("wachten")
    assert "**Jij koos:** Optie wachten" in texts(press(page, "stem-0-2"))


def test_routes_are_ticked_and_committed_together(app, room):
    room.go("wacht").lead(GoTo(leaving=0, step=1), OpenVoting(step=1, round=1))
    page = app(plek=room.tokens[0])
    for route in ("halt", "vrijwillig"):
        page.checkbox(key=f"route-1-1-{route}").check()
    page.text_area(key="concept-plek-1-1").set_value(WHY)
    assert "**Jij koos:** Route vrijwillig; Route halt" in texts(press(page, "stem-1-1"))


@pytest.fixture
def the_list(services, anna, app) -> AppTest:
    """A phone on which the list is asked."""
    room = Room(services, anna, people=1, items=("aspecten",)).lead(BEGIN, OPEN)
    return app(plek=room.tokens[0])


def test_a_list_with_an_open_aspect_is_told_and_the_values_stay(the_list):
    the_list.radio[0].set_value("aandacht")
    the_list.text_area(key="concept-plek-0-1").set_value(WHY)
    page = press(the_list, "stem-0-1")
    assert "Beoordeel eerst alle aspecten" in texts(page)
    assert [radio.value for radio in page.radio][:2] == ["aandacht", None]


def test_a_whole_list_is_committed(the_list):
    for radio in the_list.radio:
        radio.set_value("aandacht")
    the_list.text_area(key="concept-plek-0-1").set_value(WHY)
    assert "**Jij koos:** Aspect v1: aandacht; Aspect k2: aandacht" in texts(press(the_list, "stem-0-1"))


# --- real persons ---------------------------------------------------------------------------------

PHONE = "Bel de moeder op 06-12345678 voor het gesprek."


def test_text_that_looks_like_a_phone_number_is_held_back_with_a_sentence(voting, room):
    page = fill(voting, "wachten", PHONE)
    assert "Dit lijkt op gegevens van een echt persoon: ‘06\\-12345678’" in texts(page)
    assert page.text_area(key="concept-plek-0-1").value == PHONE
    assert room.session.counted(0, 1) == {}


def test_the_writer_says_that_it_is_no_real_person_and_commits(voting, room):
    page = press(fill(voting, "wachten", PHONE), "geen-persoon-groep")
    assert "Je antwoord staat vast" in texts(press(page, "stem-0-1"))
    assert [vote.reason for vote in room.session.counted(0, 1).values()] == [PHONE]


def test_the_word_of_the_writer_holds_for_that_text_only(voting, room):
    page = press(fill(voting, "wachten", PHONE), "geen-persoon-groep")
    assert "06\\-87654321" in texts(fill(page, "wachten", "Bel 06-87654321."))
    assert room.session.counted(0, 1) == {}


# --- what nobody may see yet ----------------------------------------------------------------------

SECRETS = (WHY, *NAMES[1:], *REFERENCE)
BLIND = ("wacht", "stemmen", "gesloten")
SHOWN = ("onthuld", "bespreken", "referentie")


@pytest.mark.parametrize("moment", BLIND)
def test_before_the_reveal_nothing_of_others_or_of_the_reference_is_sent_to_a_phone(app, room, moment):
    room.go(moment)
    assert held(app(plek=room.groups.join(room.code, "Laat")), *SECRETS, *NAMES) == []


@pytest.mark.parametrize("part", ["situatie", "verloop", "bijlagen", "verzuim", "feiten"])
def test_no_part_of_the_dossier_sends_the_reference_to_a_phone(voting, part):
    page = voting.segmented_control(key="dossier-deel").set_value(part).run()
    assert held(page, *SECRETS) == []


def test_before_the_reveal_who_has_answered_is_sent_the_own_reason_only(app, room):
    found = held(app(plek=room.go("stemmen").tokens[0]), *(f"zegt nummer {at}" for at in range(5)))
    assert found == ["zegt nummer 0"]


@pytest.mark.parametrize("moment", BLIND)
def test_before_the_reveal_the_board_is_sent_no_answer_and_no_reference(board, room, moment):
    room.go(moment)
    assert held(board(), WHY, "van 5</b>", *REFERENCE) == []


@pytest.mark.parametrize("moment", SHOWN[:2])
def test_after_the_reveal_the_spread_and_the_reasons_are_shown_without_pseudonyms(app, room, moment):
    page = app(plek=room.go(moment).tokens[0])
    assert held(page, "<b>5 van 5</b>", "<b>0 van 5</b>", "zegt nummer 4") == [
        "<b>5 van 5</b>",
        "<b>0 van 5</b>",
        "zegt nummer 4",
    ]
    assert held(page, *NAMES[1:]) == []


def test_reasons_stand_by_answer_and_not_in_the_order_of_arrival(app, room):
    room.lead(BEGIN, OPEN).vote(*reversed(room.tokens)).lead(CLOSE, REVEAL)
    shown = texts(app(plek=room.tokens[0]))
    order = [shown.index(f"zegt nummer {at}") for at in range(5)]
    assert order == sorted(order)


@pytest.mark.parametrize("moment", [*BLIND, *SHOWN[:2]])
def test_the_reference_is_on_no_phone_before_its_moment(app, room, moment):
    assert held(app(plek=room.go(moment).tokens[0]), *REFERENCE) == []


def test_the_reference_is_on_the_phones_at_its_moment(app, room):
    shown = texts(app(plek=room.go("referentie").tokens[0]))
    assert "*De referentie kiest dit.* Omdat dat hier past." in shown
    assert "*De referentie raadt dit af.* Omdat dat hier past." in shown


def test_the_reference_is_on_no_phone_between_the_rounds(services, anna, app):
    room = Room(services, anna, rounds=2).go("onthuld").lead(OpenVoting(step=0, round=2))
    assert held(app(plek=room.tokens[0]), *REFERENCE) == []


def test_in_the_second_round_nothing_new_of_others_is_sent_before_its_reveal(services, anna, app):
    room = Room(services, anna, rounds=2).go("onthuld").lead(OpenVoting(step=0, round=2))
    room.vote(*room.tokens[1:], answer=NO, round_=2)
    assert held(app(plek=room.tokens[0]), WHY, "van 5</b>", "van 4</b>", *NAMES[1:]) == []


@pytest.mark.parametrize(
    ("item", "answer", "words"),
    [
        ("routes", ("halt",), "**Route basis**  \\n*De referentie kiest dit.*"),
        ("aspecten", None, "**Aspect sc1**: aandacht"),
    ],
)
def test_the_reference_of_routes_and_of_the_list_shows_at_its_moment(
    services, anna, app, item, answer, words
):
    room = Room(services, anna, people=3, items=(item,)).lead(BEGIN, OPEN)
    units = services.groups.items("klein")[1][item].units
    room.vote(answer=answer or tuple(f"{unit}/zorg" for unit in units)).lead(CLOSE, REVEAL)
    page = app(plek=room.tokens[0])
    assert (held(page, words), held(page, *REFERENCE)) == ([], [])
    room.lead(SHOW)
    assert held(page.run(), words) == [words]


def test_what_someone_of_the_casus_says_to_one_is_sent_to_no_other(app, room):
    first = room.go("wacht").groups.seat(room.tokens[0]).participant
    room.lead(Speak(who="School", text="Alleen voor jou", to=first))
    pages = [app(plek=token) for token in room.tokens[:2]]
    assert [held(page, "Alleen voor jou") for page in pages] == [["Alleen voor jou"], []]


def test_after_a_removal_the_spread_that_was_shown_stays_as_it_was(services, anna, app):
    room = Room(services, anna, people=3).go("onthuld")
    before = held(app(plek=room.tokens[0]), "zegt nummer", "van 3</b>")
    room.lead(Remove(participant=room.groups.seat(room.tokens[2]).participant))
    assert held(app(plek=room.tokens[0]), "zegt nummer", "van 3</b>") == before != []


def test_a_role_for_the_talk_is_told_to_each(app, room):
    room.go("bespreken")
    told = [texts(app(plek=token)).partition("**Jouw rol: ")[2].partition(".")[0] for token in room.tokens]
    assert told == ["tijdbewaker", "vrager", "tegenspreker", "samenvatter", ""]


def test_a_removed_participant_reads_a_sentence(app, room):
    page = app(plek=room.go("wacht").tokens[0])
    room.lead(Remove(participant=room.groups.seat(room.tokens[0]).participant))
    assert "Je doet niet (meer) mee aan deze sessie" in texts(page.run())
    assert "Kleine casus" not in texts(page)


# --- when a phone draws again ---------------------------------------------------------------------


def marker(room: Room) -> str:
    return voting_seat.marker(holder.current(), room.groups.seat(room.tokens[0]))


def test_a_phone_does_not_draw_again_when_others_come_in_or_answer(room):
    before = marker(room.lead(BEGIN, OPEN))
    room.groups.join(room.code, "Laat")
    assert marker(room.vote(*room.tokens[1:])) == before


STEPS = {"begin": BEGIN, "open": OPEN, "close": CLOSE, "reveal": REVEAL, "talk": TALK, "more": TALK}


@pytest.mark.parametrize("at", range(len(STEPS)), ids=list(STEPS))
def test_a_phone_draws_again_at_every_step_of_the_trainer(services, anna, at):
    room, steps = Room(services, anna, people=3), list(STEPS.values())
    for step in steps[:at]:
        room.lead(step)
        if step is OPEN:
            room.vote()
    before = marker(room)
    assert marker(room.lead(steps[at])) != before


def test_a_phone_draws_again_when_its_own_answer_came_in_elsewhere(room):
    before = marker(room.lead(BEGIN, OPEN))
    assert marker(room.vote(room.tokens[0])) != before


def test_a_phone_draws_again_when_its_role_in_the_talk_changes(services, anna):
    room = Room(services, anna, people=3).go("bespreken")
    before = marker(room)
    room.groups.join(room.code, "Laat")
    assert marker(room) != before


# --- the close ------------------------------------------------------------------------------------


@pytest.fixture
def closing(app, room) -> AppTest:
    room.go("referentie").lead(WindUp())
    return app(plek=room.tokens[0])


def intend(page: AppTest, text: str) -> AppTest:
    page.text_area(key="concept-plek-voornemen").set_value(text)
    return press(page, "voornemen")


def intentions(room: Room) -> list[str]:
    return list(room.session.intentions.values())


def test_an_intention_is_kept(closing, room):
    page = intend(closing, "Als ik twijfel, dan bel ik.")
    assert "Je voornemen is bewaard" in texts(page)
    assert intentions(room) == ["Als ik twijfel, dan bel ik."]


def test_an_intention_is_there_when_the_page_is_opened_again(closing, app, room):
    intend(closing, "Als ik twijfel, dan bel ik.")
    assert app(plek=room.tokens[0]).text_area(key="concept-plek-voornemen").value == (
        "Als ik twijfel, dan bel ik."
    )


def test_an_intention_can_be_changed(closing, room):
    page = intend(intend(closing, "Als A, dan B."), "Als A, dan C.")
    assert page.text_area(key="concept-plek-voornemen").value == "Als A, dan C."
    assert intentions(room) == ["Als A, dan C."]


def test_an_intention_can_be_taken_back(closing, room):
    page = intend(intend(closing, "Als A, dan B."), "")
    assert "Er is geen voornemen bewaard" in texts(page)
    assert intentions(room) == []


def test_an_intention_is_on_no_other_screen(closing, app, board, room):
    intend(closing, "Als ik twijfel, dan bel ik.")
    assert [held(page, "twijfel") for page in (app(plek=room.tokens[1]), board())] == [[], []]


def test_after_the_end_the_phone_has_the_way_to_the_handout_and_no_form(closing, room):
    room.lead(End())
    page = closing.run()
    assert f'href="/plek/{room.tokens[0]}/handout"' in texts(page)
    assert (len(page.text_area), primary(page)) == (0, [])


# --- opening --------------------------------------------------------------------------------------


def test_opening_a_session_lands_on_its_board_with_the_code(signed_in, services, anna):
    page = press(signed_in("groepen"), "open-sessie")
    (found,) = services.groups.sessions(anna)
    assert f"Code <strong>{found.code}</strong>" in texts(page)
    assert one(page, "sessie") == found.session_id


def test_the_questions_come_in_the_order_and_with_the_rounds_that_were_chosen(signed_in, services, anna):
    page = signed_in("groepen")
    page.multiselect(key="groep-vragen-klein").set_value(["routes", "start"])
    page.radio(key="groep-rondes").set_value(1)
    press(page, "open-sessie")
    (found,) = services.groups.sessions(anna)
    steps = services.groups.board(anna, found.session_id).session.steps
    assert [(step.item, step.rounds) for step in steps] == [("routes", 1), ("start", 1)]


def test_a_question_gets_one_round_where_the_trainer_says_so(signed_in, services, anna):
    page = signed_in("groepen")
    page.multiselect(key="groep-vragen-klein").set_value(["routes", "start"]).run()
    page.multiselect(key="groep-kort-klein").set_value(["start"])
    press(page, "open-sessie")
    (found,) = services.groups.sessions(anna)
    steps = services.groups.board(anna, found.session_id).session.steps
    assert [(step.item, step.rounds) for step in steps] == [("routes", 2), ("start", 1)]


def test_an_empty_list_of_questions_is_refused(signed_in, services, anna):
    page = signed_in("groepen")
    page.multiselect(key="groep-vragen-klein").set_value([])
    assert "Kies eerst een of meer vragen" in texts(press(page, "open-sessie"))
    assert services.groups.sessions(anna) == ()


def test_the_list_holds_the_sessions_of_the_own_organisation_only(signed_in, services, room):
    other = Room(services, services.trainers.add("Bert", "Elders", PASSWORD))
    page = signed_in("groepen")
    assert held(page, room.code, other.code) == [room.code]


def test_a_session_of_the_list_is_gone_on_with(signed_in, room):
    page = press(signed_in("groepen"), f"sessie-{room.id}")
    assert f"Code <strong>{room.code}</strong>" in texts(page)


def test_without_signing_in_no_board_is_shown(app, room):
    page = app(trainer="groep", sessie=room.id)
    assert "Je bent niet (meer) ingelogd" in texts(page)
    assert held(page, room.code, *NAMES) == []


@pytest.mark.parametrize("place", ["groep", "zaal"])
def test_the_board_of_another_organisation_is_refused(signed_in, services, room, place):
    services.trainers.add("Bert", "Elders", PASSWORD)
    page = signed_in(place, room.id, "Bert")
    assert sentence(GroupNotFoundError("")) in texts(page)
    assert held(page, room.code, "Kleine casus", *NAMES) == []


# --- the board ------------------------------------------------------------------------------------


def test_the_board_leads_a_question_from_the_beginning_to_the_next_with_one_button_at_a_time(board, room):
    page, pressed = board(), []
    for _ in range(6):
        (label,) = primary(page)
        pressed.append(label)
        page = submit(page, label)
        if label == "Open de stemming":
            room.vote()
    assert pressed == [
        "Begin met de eerste vraag",
        "Open de stemming",
        "Sluit de stemming",
        "Laat zien hoe de groep koos",
        "Laat de referentie zien",
        "Naar de volgende vraag",
    ]


def test_the_board_counts_answers_and_says_who_waits(board, room):
    room.lead(BEGIN, OPEN).vote(room.tokens[0])
    shown = texts(board())
    assert "1 van 5 hebben geantwoord" in shown
    assert "- Wulp ✓ klaar\n- Merel … denkt na" in shown


def test_hidden_pseudonyms_are_in_no_list_on_the_board(board, room):
    room.go("bespreken").lead(HideNames(hidden=True))
    assert [name for name in NAMES if name in texts(board())] == []


def test_with_two_answers_the_board_says_it_is_too_few(board, room):
    room.lead(BEGIN, OPEN).vote(*room.tokens[:2]).lead(CLOSE)
    page = board()
    assert "Er zijn 2 antwoorden. Vanaf 3 kun je ze laten zien" in texts(page)
    assert len(page.checkbox) == 0


def test_with_two_answers_the_board_offers_to_open_the_vote_again_and_not_to_reveal(board, room):
    room.lead(BEGIN, OPEN).vote(*room.tokens[:2]).lead(CLOSE)
    page = board()
    assert not any(button.label == "Laat zien hoe de groep koos" for button in page.button)
    submit(page, "Open de stemming weer")
    assert room.session.step.moment is Moment.STEMMEN


@pytest.fixture
def three(board, room) -> AppTest:
    room.lead(BEGIN, OPEN).vote(*room.tokens[:3]).lead(CLOSE)
    return board()


def test_with_three_answers_the_board_asks_for_the_agreement_of_the_group(three):
    (asked,) = three.checkbox
    assert "Met 3 antwoorden is iemand snel herkenbaar" in asked.label
    assert asked.value is False


def test_with_three_answers_and_no_agreement_nothing_is_revealed(three, room):
    assert "Vraag de groep of het goed is" in texts(submit(three, "Laat zien hoe de groep koos"))
    assert room.session.step.revealed == 0


def test_with_three_answers_and_agreement_the_spread_is_shown_without_figures(three):
    three.checkbox[0].check()
    shown = texts(submit(three, "Laat zien hoe de groep koos"))
    assert "<b>3 van 3</b>" in shown
    assert "Cijfers geven we vanaf 5 antwoorden" in shown
    assert "Krippendorff" not in shown


def test_with_five_answers_no_agreement_is_asked_and_figures_are_given(board, room):
    page = board()
    room.go("gesloten")
    assert len(page.run().checkbox) == 0
    assert "Krippendorffs alpha is **1,00**" in texts(submit(page, "Laat zien hoe de groep koos"))


def test_a_click_on_a_button_that_is_gone_does_nothing(board, room):
    page = board()
    before = room.go("onthuld").session
    submit(page, "Begin met de eerste vraag")
    assert room.session == before


def test_a_step_for_which_a_colleague_was_first_is_told(board, room, monkeypatch):
    def late(*_):
        raise GroupRefusedError("go_to", "groep-verder")

    page = board()
    monkeypatch.setattr(room.groups, "lead", late)
    assert "De groep is al een stap verder" in texts(submit(page, "Begin met de eerste vraag"))


def test_a_trainer_removes_someone(board, room):
    page = board()
    page.selectbox(key="wie-weg").set_value(room.groups.seat(room.tokens[0]).participant)
    assert "Binnen: 4" in texts(press(page, "verwijder"))


def test_a_trainer_keeps_a_reason_for_the_minutes(board, room):
    room.go("onthuld")
    page = board()
    page.text_input(key="tekst-reden-0").set_value("Eerst weten, dan kiezen.")
    submit(page, "Bewaar")
    assert room.session.steps[0].kept == ("Eerst weten, dan kiezen.",)


def test_a_trainer_ends_the_session_and_the_board_says_so(board, room):
    room.go("referentie").lead(WindUp())
    page = submit(board(), "Beëindig de sessie")
    assert "De sessie is afgelopen" in texts(page)
    assert primary(page) == []


# --- the view for the room ------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [*BLIND, *SHOWN])
def test_the_view_for_the_room_has_no_button_of_the_trainer(signed_in, room, moment):
    page = signed_in("zaal", room.go(moment).id)
    assert keys(page) == ["herstel"]
    assert [len(page.checkbox), len(page.text_input), len(page.selectbox), len(page.toggle)] == [0] * 4


@pytest.mark.parametrize("moment", [*BLIND, *SHOWN[:2]])
def test_the_view_for_the_room_shows_no_reference_before_its_moment(signed_in, room, moment):
    assert held(signed_in("zaal", room.go(moment).id), *REFERENCE) == []


def test_the_view_for_the_room_shows_the_reference_at_its_moment(signed_in, room):
    shown = texts(signed_in("zaal", room.go("referentie").id))
    assert "*De referentie kiest dit.* Omdat dat hier past." in shown


@pytest.mark.parametrize("moment", BLIND)
def test_the_view_for_the_room_shows_no_answer_and_no_pseudonym_before_the_reveal(signed_in, room, moment):
    assert held(signed_in("zaal", room.go(moment).id), WHY, "van 5</b>", *NAMES) == []


def test_the_view_for_the_room_shows_the_code_while_people_come_in(signed_in, room):
    shown = texts(signed_in("zaal", room.id))
    assert f"Code <strong>{room.code}</strong>" in shown
    assert "5 binnen" in shown


def test_the_view_for_the_room_shows_reasons_without_a_pseudonym(signed_in, room):
    page = signed_in("zaal", room.go("onthuld").id)
    assert "zegt nummer 4" in texts(page)
    assert held(page, *NAMES) == []
