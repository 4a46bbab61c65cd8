"""The oefenexamen with a verantwoordingsgesprek: the candidate's page, the boards of two assessors, what neither may see."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mas_sim.application.group_report import group_report
from mas_sim.errors import GroupNotFoundError, GroupRefusedError, StorageBusyError
from mas_sim.model.group import End, GroupForm, GroupStage, WindUp
from mas_sim.model.group_exam import Conclude, ExamMoment, GiveMark, HandIn, Interview, Mark, Marked, Note
from mas_sim.model.group_teams import Begin
from mas_sim.model.rubric import ExamRubric
from mas_sim.reporting.group_minutes import handout_html, minutes_html
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import exam_board, exam_seat
from tests.ui import conftest
from tests.ui.driver import press, texts

PASSWORD = "een lang wachtwoord"
NOTES = "concept-plek-notities"
HEARD, SAFE, FACTS = "horen-jongere", "veiligheid", "feiten"
RUBRIC = ExamRubric.model_validate(
    {
        "schema_version": 1,
        "id": "proef",
        "title": "Proef (eigen ontwerp)",
        "provenance": "eigen-ontwerp",
        "dossier_minutes": 45,
        "criteria": [
            {"id": FACTS, "label": "Noemt de feiten juist."},
            {"id": HEARD, "label": "Hoort de jongere zelf.", "crucial": True},
            {"id": SAFE, "label": "Gaat na of er een signaal is.", "crucial": True},
        ],
    }
)
V, O = Mark.V, Mark.O  # noqa: E741 - the field's own letters
ANNA_NOTE, BRAM_NOTE = "annaatje schreef dit", "brammetje vond dat"
TEXT = "Je hoorde iedereen. Oefen met de grenzen."


class Exam:
    """A session with a candidate and two assessors, led without a screen."""

    def __init__(self, services) -> None:
        self.services, self.groups = services, services.groups
        self.people = {
            name: services.trainers.add(name, home, PASSWORD)
            for name, home in (("Anna", "Regio"), ("Bram", "Regio"), ("Cees", "Regio"), ("Eva", "Elders"))
        }
        opened = self.groups.open(self.people["Anna"], "klein", form=GroupForm.OEFENEXAMEN)
        self.id, self.code = opened.session_id, opened.code
        self.token = self.groups.join(self.code, "Wulp")

    def lead(self, *actions, who: str = "Anna") -> Exam:
        for action in actions:
            self.groups.lead(self.people[who], self.id, action)
        return self

    def mark(self, who: str, given: dict[str, Mark], note: str = "") -> Exam:
        trainer = self.people[who]
        for criterion, one in given.items():
            action = GiveMark(assessor=trainer.trainer_id, name=who, criterion=criterion, mark=one, note=note)
            self.lead(action, who=who)
        return self

    def hand_in(self, who: str) -> Exam:
        return self.lead(HandIn(assessor=self.people[who].trainer_id), who=who)

    def talk(self) -> Exam:
        return self.lead(Begin(), Interview())

    def apart(self, anna: dict[str, Mark], bram: dict[str, Mark]) -> Exam:
        self.talk().mark("Anna", anna, ANNA_NOTE).mark("Bram", bram, BRAM_NOTE)
        return self.hand_in("Anna").hand_in("Bram")

    def judged(self, heard: Mark = V) -> Exam:
        self.apart(ALL_V, ALL_V)
        marks = {one: Marked(mark=V) for one in ALL_V} | {HEARD: Marked(mark=heard, note="Zo was het.")}
        return self.lead(Conclude(marks=marks, text=TEXT))

    @property
    def view(self):
        return self.groups.board(self.people["Anna"], self.id)

    @property
    def state(self):
        return self.view.session.exam


ALL_V = {FACTS: V, HEARD: V, SAFE: V}


@pytest.fixture
def library(monkeypatch):
    monkeypatch.setattr(conftest.SmallLibrary, "exam_rubric", lambda _: RUBRIC)
    return conftest.SmallLibrary()


@pytest.fixture
def exam(services) -> Exam:
    return Exam(services)


@pytest.fixture
def board(services, exam, app, monkeypatch):
    """The board as a trainer opens it: each call is a new session in a new browser."""

    def open_board(name: str = "Anna", place: str = "groep") -> AppTest:
        token = services.trainers.sign_in(name, PASSWORD)
        monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: token)
        monkeypatch.setattr("mas_sim.ui.components.group_lead.trainer_token", lambda: token)
        return app(trainer=place, sessie=exam.id)

    return open_board


@pytest.fixture
def seat(app, exam):
    return lambda: app(plek=exam.token)


def sent(page: AppTest) -> str:
    """Everything the server sent for this page."""
    assert not page.exception, page.exception
    return "\n".join(str(node.proto) for node in page._tree if getattr(node, "proto", None) is not None)


def primary(page: AppTest) -> list[str]:
    return [button.label for button in page.button if button.proto.type == "primary"]


def keys(page: AppTest) -> list[str]:
    return [button.key for button in page.button]


def mark_key(exam: Exam, criterion: str) -> str:
    return f"cijfer-{exam.id}-{criterion}"


def note_key(exam: Exam, criterion: str) -> str:
    return f"concept-oordeel-{exam.id}-{criterion}"


def write(page: AppTest, text: str) -> AppTest:
    page.text_area(key=NOTES).set_value(text)
    return page.run()


# --- the candidate ---------------------------------------------------------------------------------


def test_in_the_waiting_room_the_candidate_reads_what_is_going_to_happen(seat):
    shown = texts(seat())
    assert "45 minuten" in shown
    assert "verantwoordingsgesprek" in shown
    assert "eigen ontwerp" in shown
    assert primary(seat()) == []


def test_a_second_person_with_the_code_is_refused_with_a_sentence(app, exam):
    page = app(groep=exam.code)
    page.text_input(key="schuilnaam-groep").set_value("Merel")
    assert sentence(GroupRefusedError("join", "er-is-al-een-kandidaat")) in texts(press(page, "doe-mee"))


def test_the_open_dossier_has_the_clock_and_the_notes_beside_it(seat, exam):
    exam.lead(Begin())
    page = seat()
    assert "data-mas-tot" in sent(page)
    assert page.text_area(key=NOTES).value == ""
    assert page.button_group(key="dossier-deel")


def test_notes_are_stored_when_the_field_is_left(seat, exam):
    exam.lead(Begin())
    write(seat(), "eerst de moeder bellen")
    assert exam.state.notes == "eerst de moeder bellen"


def test_notes_survive_a_reload(seat, exam):
    exam.lead(Begin())
    write(seat(), "eerst de moeder bellen")
    assert seat().text_area(key=NOTES).value == "eerst de moeder bellen"


def test_notes_of_another_device_come_in_and_are_not_overwritten(seat, exam):
    exam.lead(Begin())
    laptop, phone = seat(), seat()
    write(phone, "van de telefoon")
    assert laptop.run().text_area(key=NOTES).value == "van de telefoon"
    assert exam.state.notes == "van de telefoon"


def test_emptied_notes_are_empty(seat, exam):
    exam.lead(Begin())
    page = write(seat(), "weg ermee")
    write(page, "")
    assert exam.state.notes == ""


def test_notes_that_name_a_real_person_wait_until_the_writer_says_that_they_do_not(seat, exam):
    exam.lead(Begin())
    page = write(seat(), "bel 06-12345678")
    assert "lijkt op gegevens van een echt persoon" in texts(page)
    assert exam.state.notes == ""
    assert page.text_area(key=NOTES).value == "bel 06-12345678"
    press(page, "geen-persoon-groep")
    assert exam.state.notes == "bel 06-12345678"


def test_notes_that_could_not_be_stored_stay_and_are_stored_later(seat, exam, monkeypatch):
    exam.lead(Begin())
    page = seat()
    with monkeypatch.context() as broken:
        broken.setattr(exam.groups, "do", lambda *_: (_ for _ in ()).throw(StorageBusyError()))
        page = write(page, "mag niet weg")
        assert sentence(StorageBusyError()) in texts(page)
    assert page.run().text_area(key=NOTES).value == "mag niet weg"
    assert exam.state.notes == "mag niet weg"


def test_the_dossier_closes_at_its_time_and_the_notes_stay(seat, exam, clock):
    exam.lead(Begin())
    page = write(seat(), "wat ik weet")
    clock.advance(timedelta(minutes=45))
    page.run()
    assert "Het dossier is dicht" in texts(page)
    assert not page.button_group
    assert page.text_area(key=NOTES).value == "wat ik weet"


def test_the_end_of_the_time_draws_the_page_again(exam, services, clock):
    exam.lead(Begin())
    before = exam_seat.marker(services, exam.groups.seat(exam.token))
    clock.advance(timedelta(minutes=45))
    assert exam_seat.marker(services, exam.groups.seat(exam.token)) != before


def test_the_dossier_closes_when_the_gesprek_begins(seat, exam):
    exam.talk()
    page = seat()
    assert "Het dossier is dicht" in texts(page)
    assert "De beoordelaars stellen je vragen" in texts(page)
    assert not page.button_group


def test_the_page_of_the_candidate_holds_nothing_of_a_judgement_before_it_is_joint(seat, exam):
    casus = exam.view.judges.board.casus
    secret = [one.good[0] for one in casus.reference.questions] + [
        casus.reference.summary,
        "Omdat dat hier past",
    ]
    secret += [one.label for one in RUBRIC.criteria] + [ANNA_NOTE, BRAM_NOTE, "onvoldoende", "Anna", "Bram"]
    secret += [one.question for one in casus.reference.questions]
    held = []
    for step in (
        lambda: None,
        lambda: exam.lead(Begin()),
        lambda: exam.lead(Interview()).mark("Anna", ALL_V, ANNA_NOTE),
        lambda: exam.mark("Bram", ALL_V | {FACTS: O}, BRAM_NOTE).hand_in("Anna").hand_in("Bram"),
    ):
        step()
        shown = sent(seat())
        held += [word for word in secret if word in shown]
    assert exam.state.moment is ExamMoment.SAMEN
    assert held == []


def test_marks_do_not_draw_the_page_of_the_candidate_again(exam, services):
    exam.talk()
    before = exam_seat.marker(services, exam.groups.seat(exam.token))
    exam.mark("Anna", ALL_V, ANNA_NOTE).hand_in("Anna")
    assert exam_seat.marker(services, exam.groups.seat(exam.token)) == before


def test_the_candidate_reads_the_joint_judgement_with_reasons(seat, exam):
    shown = texts(exam.judged(heard=O) and seat())
    assert "Je hoorde iedereen" in shown
    assert "Zo was het." in shown
    assert "Aan een cruciale eis is nog niet voldaan" in shown
    assert "geen certificaat" in shown
    assert ANNA_NOTE not in shown
    assert "Bewaar mijn voornemen" in shown


def test_cruciale_eisen_come_first(seat, exam):
    shown = texts(exam.judged() and seat())
    assert shown.index("Hoort de jongere zelf") < shown.index("Noemt de feiten juist")


def test_an_exam_that_was_stopped_says_that_there_is_no_judgement(seat, exam):
    exam.talk().lead(WindUp())
    assert "gestopt voordat er een gezamenlijk oordeel was" in texts(seat())


# --- the assessors, apart --------------------------------------------------------------------------


def test_the_board_opens_the_dossier_once_the_candidate_is_in(board, exam):
    page = board()
    assert primary(page) == ["Leg het dossier open, 45 minuten"]
    press(page, "zet-wachtkamer")
    assert exam.state.moment is ExamMoment.DOSSIER


def test_a_stale_second_click_does_nothing(board, exam):
    page = press(board(), "zet-wachtkamer")
    assert "zet-wachtkamer" not in keys(page)
    assert primary(page) == ["Begin het gesprek"]


def test_assessors_prepare_with_questions_and_criteria(board, exam):
    exam.lead(Begin())
    shown = texts(board())
    assert "Waarom?" in shown
    assert "- norm" in shown
    assert "**Cruciale eis.** Hoort de jongere zelf" in shown
    assert "eigen ontwerp" in shown


def test_a_mark_is_stored_at_once(board, exam):
    page = exam.talk() and board()
    page.radio(key=mark_key(exam, FACTS)).set_value("V").run()
    sheet = exam.state.sheets[exam.people["Anna"].trainer_id]
    assert sheet.marks[FACTS].mark is V
    assert "1 van 3 beoordeeld" in texts(page)


def test_a_mark_and_its_note_survive_a_new_session_of_the_same_trainer(board, exam):
    page = exam.talk() and board()
    page.radio(key=mark_key(exam, FACTS)).set_value("O").run()
    page.text_area(key=note_key(exam, FACTS)).set_value("noemde het verzuim te laag").run()
    again = board()
    assert again.radio(key=mark_key(exam, FACTS)).value == "O"
    assert again.text_area(key=note_key(exam, FACTS)).value == "noemde het verzuim te laag"


def test_a_mark_can_be_taken_back(board, exam):
    page = exam.talk() and board()
    page.radio(key=mark_key(exam, FACTS)).set_value("O").run()
    page.radio(key=mark_key(exam, FACTS)).set_value("nog niet").run()
    assert exam.state.sheets[exam.people["Anna"].trainer_id].marks[FACTS].mark is None


def test_another_laptop_of_the_same_trainer_overwrites_nothing(board, exam):
    first, second = exam.talk() and board(), board()
    first.radio(key=mark_key(exam, FACTS)).set_value("O").run()
    second.text_area(key=note_key(exam, FACTS)).set_value("van de tweede laptop").run()
    given = exam.state.sheets[exam.people["Anna"].trainer_id].marks[FACTS]
    assert (given.mark, given.note) == (O, "van de tweede laptop")


def test_an_assessor_holds_nothing_of_the_other_before_both_handed_in(board, exam):
    exam.talk().mark("Anna", ALL_V | {FACTS: O}, ANNA_NOTE)
    before = sent(board("Bram"))
    after = sent(exam.hand_in("Anna") and board("Bram"))
    assert ANNA_NOTE not in before + after
    assert "Je collega Anna is bezig" in before
    assert "Je collega Anna heeft het eigen oordeel vastgelegd" in after
    assert board("Bram").radio(key=mark_key(exam, FACTS)).value == "nog niet"


def test_marks_of_a_colleague_do_not_draw_the_board_again(exam, services):
    exam.talk().mark("Anna", {FACTS: O})
    before = exam_board.marker(services, exam.view)
    exam.mark("Anna", ALL_V, ANNA_NOTE)
    assert exam_board.marker(services, exam.view) == before
    exam.hand_in("Anna")
    assert exam_board.marker(services, exam.view) != before


def test_handing_in_with_open_criteria_is_refused_with_a_sentence(board, exam):
    page = exam.talk().mark("Anna", {FACTS: V}) and board()
    assert "Kies nog O of V bij 2 criteria" in texts(page)
    assert "Er staan nog criteria open" in texts(press(page, "leg-vast-gesprek"))


def test_who_handed_in_reads_that_it_stands(board, exam):
    page = press(exam.talk().mark("Anna", ALL_V) and board(), "leg-vast-gesprek")
    assert "Je oordeel staat vast" in texts(page)
    assert len(page.radio) == 0


def test_a_third_trainer_reads_that_two_colleagues_judge_and_cannot_mark(board, exam):
    exam.talk().mark("Anna", ALL_V, ANNA_NOTE).mark("Bram", ALL_V, BRAM_NOTE)
    page = board("Cees")
    assert "Twee collega’s beoordelen deze kandidaat: Anna en Bram" in texts(page)
    assert len(page.radio) == 0
    assert primary(page) == []
    assert ANNA_NOTE not in sent(page)


def test_a_third_trainer_is_no_part_of_the_joint_judgement(board, exam):
    page = exam.apart(ALL_V, ALL_V | {FACTS: O}) and board("Cees")
    assert primary(page) == []
    assert ANNA_NOTE not in sent(page)


def test_a_third_trainer_cannot_conclude_past_the_screen(exam):
    exam.apart(ALL_V, ALL_V)
    whole = {one.id: Marked(mark=V) for one in exam.state.criteria}
    with pytest.raises(GroupRefusedError, match="eigen-oordeel"):
        exam.lead(Conclude(marks=whole, text="Goed."), who="Cees")


def test_a_third_trainer_who_was_just_too_late_reads_why(board, exam):
    page = exam.talk().mark("Anna", ALL_V) and board("Cees")
    exam.mark("Bram", {FACTS: V})
    page.radio(key=mark_key(exam, FACTS)).set_value("V").run()
    assert "Twee collega’s beoordelen deze kandidaat" in texts(page)
    assert len(exam.state.sheets) == 2


def test_a_trainer_of_another_organisation_sees_nothing(board, exam):
    page = exam.talk().mark("Anna", ALL_V, ANNA_NOTE) and board("Eva")
    assert sentence(GroupNotFoundError("")) in texts(page)
    assert "Noemt de feiten juist" not in sent(page)


def test_stopping_without_a_judgement_asks_whether_that_is_meant(board, exam):
    page = exam.talk() and board()
    assert "rond-af-groep" not in keys(page)
    assert page.button(key="stop-gesprek").disabled
    page.checkbox(key="zeker-stoppen").check().run()
    press(page, "stop-gesprek")
    assert exam.view.session.stage is GroupStage.AFRONDEN


# --- together --------------------------------------------------------------------------------------


def together(board, exam: Exam) -> AppTest:
    """The joint form after the assessors differed on one plain criterion, and both saw one cruciale eis as O."""
    return exam.apart(ALL_V | {FACTS: O, SAFE: O}, ALL_V | {SAFE: O}) and board()


def joint(page: AppTest, exam: Exam, criterion: str) -> str:
    return f"samen-{exam.id}-{criterion}"


def test_both_sheets_stand_side_by_side_differences_first(board, exam):
    page = together(board, exam)
    shown = texts(page)
    assert "Hier verschilden jullie: 1 van 3" in shown
    assert shown.index("Noemt de feiten juist") < shown.index("Hoort de jongere zelf")
    assert ANNA_NOTE in shown
    assert BRAM_NOTE in shown


def test_an_equal_mark_is_filled_in_and_a_different_one_is_not(board, exam):
    page = together(board, exam)
    assert page.radio(key=joint(page, exam, HEARD)).value is V
    assert page.radio(key=joint(page, exam, FACTS)).value is None


def test_an_unmet_cruciale_eis_is_named_as_a_statement(board, exam):
    assert "Aan een cruciale eis is nog niet voldaan" in texts(together(board, exam))


def test_concluding_needs_a_mark_where_they_differed(board, exam):
    page = together(board, exam)
    page.text_area(key=f"concept-samen-{exam.id}").set_value(TEXT)
    assert "Er staan nog criteria open" in texts(press(page, "samen-samen"))


@pytest.mark.parametrize("missing", [FACTS, SAFE])
def test_concluding_needs_reasons_where_they_differed_and_for_a_cruciale_eis_with_an_o(board, exam, missing):
    page = together(board, exam)
    page.radio(key=joint(page, exam, FACTS)).set_value(V)
    page.text_area(key=f"concept-samen-{exam.id}").set_value(TEXT)
    other = SAFE if missing == FACTS else FACTS
    page.text_area(key=f"concept-samen-{exam.id}-{other}").set_value("Hierom.")
    page = press(page, "samen-samen")
    assert "Schrijf een reden bij elk criterium" in texts(page)
    assert page.text_area(key=f"concept-samen-{exam.id}").value == TEXT
    assert exam.state.moment is ExamMoment.SAMEN


def test_concluding_needs_words(board, exam):
    page = press(exam.apart(ALL_V, ALL_V) and board(), "samen-samen")
    assert "Schrijf eerst wat goed ging" in texts(page)


def fill_joint(page: AppTest, exam: Exam) -> AppTest:
    page.radio(key=joint(page, exam, FACTS)).set_value(V)
    page.text_area(key=f"concept-samen-{exam.id}").set_value(TEXT)
    for one in (FACTS, SAFE):
        page.text_area(key=f"concept-samen-{exam.id}-{one}").set_value(f"Hierom {one}.")
    return page


def test_the_joint_judgement_is_stored_with_its_reasons(board, exam):
    page = press(fill_joint(together(board, exam), exam), "samen-samen")
    assert exam.state.text == TEXT
    assert exam.state.marks[SAFE] == Marked(mark=O, note=f"Hierom {SAFE}.")
    assert exam.view.session.stage is GroupStage.AFRONDEN
    assert "Je hoorde iedereen" in texts(page)


def test_what_was_typed_survives_a_redraw(board, exam):
    page = fill_joint(together(board, exam), exam).run().run()
    assert page.text_area(key=f"concept-samen-{exam.id}-{FACTS}").value == f"Hierom {FACTS}."
    assert "Alles is ingevuld" in texts(page)


def test_only_one_joint_judgement_can_win_and_the_other_reads_a_sentence(board, exam, monkeypatch):
    page = fill_joint(together(board, exam), exam).run()
    marks = {one: Marked(mark=V, note="Anders.") for one in ALL_V}
    own_lead = exam.groups.lead

    def lead_too_late(*given):
        monkeypatch.setattr(exam.groups, "lead", own_lead)
        exam.lead(Conclude(marks=marks, text="Eerder."), who="Bram")
        return own_lead(*given)

    monkeypatch.setattr(exam.groups, "lead", lead_too_late)
    page = press(page, "samen-samen")
    assert sentence(GroupRefusedError("conclude", "groep-nu-niet")) in texts(page)
    assert exam.state.text == "Eerder."


# --- the projector, and what remains ---------------------------------------------------------------


def test_the_projector_holds_no_criterion_mark_or_note(board, exam):
    exam.lead(Begin())
    exam.groups.do(exam.token, lambda who: Note(participant=who, text="mijn geheim"))
    assert "data-mas-tot" in sent(board(place="zaal"))
    exam.lead(Interview()).mark("Anna", ALL_V, ANNA_NOTE).mark("Bram", ALL_V, BRAM_NOTE)
    exam.hand_in("Anna").hand_in("Bram")
    marks = {one: Marked(mark=V) for one in ALL_V}
    shown = sent(board(place="zaal")) + sent(
        exam.lead(Conclude(marks=marks, text=TEXT)) and board(place="zaal")
    )
    assert [
        one for one in (ANNA_NOTE, "mijn geheim", "Noemt de feiten", "Je hoorde", "voldoende") if one in shown
    ] == []


def test_the_board_after_the_judgement_asks_for_no_agreement(board, exam):
    page = exam.judged() and board()
    assert len(page.text_input) == 0
    assert primary(page) == ["Beëindig de sessie"]


def test_the_hand_out_holds_the_joint_judgement_and_the_own_notes(exam):
    exam.lead(Begin())
    exam.groups.do(exam.token, lambda who: Note(participant=who, text="mijn notities"))
    exam.lead(Interview()).mark("Anna", ALL_V, ANNA_NOTE).mark("Bram", ALL_V, BRAM_NOTE)
    exam.hand_in("Anna").hand_in("Bram")
    marks = {one: Marked(mark=V) for one in ALL_V} | {HEARD: Marked(mark=O, note="Zo was het.")}
    exam.lead(Conclude(marks=marks, text=TEXT))
    held = exam.groups.seat(exam.token)
    page = handout_html(held.view, held.participant, RUBRIC)
    for one in (
        TEXT,
        "Zo was het.",
        "mijn notities",
        "Cruciale eis: Hoort de jongere zelf.",
        "geen certificaat",
    ):
        assert one in page
    assert ANNA_NOTE not in page
    assert "Anna" not in page


def test_a_criterion_that_is_no_longer_there_shows_its_id(exam):
    exam.judged()
    held = exam.groups.seat(exam.token)
    assert HEARD in handout_html(held.view, held.participant)


def test_the_minutes_hold_no_judgement(exam):
    page = minutes_html(group_report(exam.judged(heard=O).view))
    assert "op de hand-out van de kandidaat" in page
    assert [one for one in (TEXT, "Zo was het.", "onvoldoende", "Wulp", "Afspraken") if one in page] == []


def test_the_word_certificaat_only_appears_in_a_denial(board, seat, exam):
    shown = [texts(board()), texts(seat())]
    exam.lead(Begin())
    shown += [texts(board()), texts(board(place="zaal")), texts(seat())]
    exam.lead(Interview()).mark("Anna", ALL_V).mark("Bram", ALL_V)
    shown += [texts(board()), texts(seat())]
    exam.hand_in("Anna").hand_in("Bram")
    shown += [texts(board()), texts(seat())]
    exam.lead(Conclude(marks={one: Marked(mark=V) for one in ALL_V}, text=TEXT), End())
    shown += [texts(board()), texts(seat())]
    found = re.findall(r"\w+ (?:PHB-)?certifica\w+", "\n".join(shown), flags=re.IGNORECASE)
    assert found
    assert {one.split()[0] for one in found} == {"geen"}
