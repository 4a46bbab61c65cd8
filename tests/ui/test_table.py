"""The ketentafel on the screen: each role sees what it knows, leerplicht records, the board shows the table."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mas_sim.model.group import (
    Discuss,
    GoTo,
    GroupForm,
    GroupQuestion,
    HideNames,
    Moment,
    ShowReference,
    Speak,
    WindUp,
)
from mas_sim.model.group_table import Settle, Share, TakeRole
from mas_sim.ui import holder
from mas_sim.ui.pages import table_seat
from tests.builders import casus_data
from tests.ui.driver import press, submit, texts
from tests.ui.test_groups import REFERENCE, anna, held, keys, primary, sent, signed_in  # noqa: F401

NAMES = {"leerplicht": "Wulp", "school": "Merel", "ouders": "Grutto", "jongere": "Kievit"}
FACT = {one["id"]: one["text"] for one in casus_data()["dossier"]["facts"]}
OWN = {
    "leerplicht": ("start",),
    "school": ("start", "geen-halt"),
    "ouders": ("vader",),
    "jongere": ("oorzaak",),
}
ROLES = list(NAMES)
BEGIN, TALK = GoTo(leaving=None, step=0), Discuss(step=0, minutes=8)
SETTLE = Settle(step=0, answer=("onderzoek",), reason="De school kent haar al")
SHOW = ShowReference(step=0)
MOMENTS = {
    "wachtkamer": (),
    "wacht": (BEGIN,),
    "bespreken": (BEGIN, TALK),
    "besloten": (BEGIN, TALK, SETTLE),
    "referentie": (BEGIN, TALK, SETTLE, SHOW),
    "afronden": (BEGIN, TALK, SETTLE, SHOW, WindUp()),
}
BEFORE_REFERENCE = ["bespreken", "besloten"]


class Table:
    """A ketentafel with one participant per role, led without a screen."""

    def __init__(self, services, trainer) -> None:
        self.groups, self.trainer = services.groups, trainer
        asked = [GroupQuestion(item=item) for item in ("start", "routes")]
        opened = services.groups.open(trainer, "klein", asked, GroupForm.KETENTAFEL)
        self.id, self.code = opened.session_id, opened.code
        self.tokens = {role: services.groups.join(opened.code, name) for role, name in NAMES.items()}
        for role, token in self.tokens.items():
            services.groups.do(token, lambda who, role=role: TakeRole(participant=who, role=role))

    def go(self, moment: str) -> Table:
        for action in MOMENTS[moment]:
            self.groups.lead(self.trainer, self.id, action)
        return self

    def lead(self, *actions) -> Table:
        for action in actions:
            self.groups.lead(self.trainer, self.id, action)
        return self

    def tell(self, role: str, fact: str, *to: str) -> Table:
        self.groups.do(self.tokens[role], lambda who: Share(participant=who, fact=fact, to=to))
        return self

    def marker(self, role: str) -> str:
        return table_seat.marker(holder.current(), self.groups.seat(self.tokens[role]))

    @property
    def session(self):
        return self.groups.board(self.trainer, self.id).session


@pytest.fixture
def table(services, anna) -> Table:  # noqa: F811
    return Table(services, anna)


@pytest.fixture
def seat(app, table):
    return lambda role: app(plek=table.tokens[role])


@pytest.fixture
def board(signed_in, table):  # noqa: F811
    return lambda place="groep": signed_in(place, table.id)


def facts(page: AppTest) -> set[str]:
    """The facts of the casus of which any word was sent."""
    return {fact for fact, text in FACT.items() if text in sent(page)}


# --- taking a role --------------------------------------------------------------------------------


def test_who_comes_in_chooses_a_role_and_sees_how_many_took_it(app, table):
    page = app(plek=table.groups.join(table.code, "Laat"))
    assert primary(page) == ["Neem deze rol"]
    assert page.radio(key="rol").options[:3] == ["Leerplicht", "School", "Ouders"]
    assert held(page, "1 deelnemer", "nog niemand") == ["1 deelnemer", "nog niemand"]


def test_who_has_no_role_is_sent_no_fact(app, table):
    table.go("bespreken")
    assert facts(app(plek=table.groups.join(table.code, "Laat"))) == set()


def test_a_role_shows_nothing_of_what_it_knows_while_it_can_still_be_changed(seat):
    assert facts(seat("ouders")) == set()
    assert facts(seat("leerplicht")) == set()


def test_a_role_is_taken_and_its_facts_appear(app, table):
    table.go("wacht")
    page = app(plek=table.groups.join(table.code, "Laat"))
    page.radio(key="rol").set_value("ouders")
    page = press(page, "neem-rol")
    assert "Jouw rol: Ouders" in texts(page)
    assert facts(page) == {"vader"}


def test_taking_no_role_is_told(app, table):
    page = press(app(plek=table.groups.join(table.code, "Laat")), "neem-rol")
    assert "Kies eerst een rol" in texts(page)


def test_a_role_can_be_changed_until_the_table_begins(seat, table):
    page = seat("ouders")
    page.radio(key="rol").set_value("halt")
    page = press(page, "neem-rol")
    assert "Jouw rol: Halt" in texts(page)
    assert facts(page) == set()


def test_a_role_cannot_be_changed_once_the_table_has_begun(seat, table):
    table.go("wacht")
    assert "neem-rol" not in keys(seat("ouders"))


def test_a_late_participant_lands_in_the_question_that_is_on(app, table):
    page = app(plek=table.go("bespreken").groups.join(table.code, "Laat"))
    assert "Keuze start" in texts(page)
    assert "- Optie onderzoek" in texts(page)


def test_a_late_participant_hears_what_the_whole_table_heard(app, table):
    table.go("bespreken").tell("ouders", "vader").tell("jongere", "oorzaak", "school")
    assert facts(app(plek=table.groups.join(table.code, "Laat"))) == {"vader"}


# --- what each role sees --------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["wachtkamer", "bespreken"])
@pytest.mark.parametrize("role", ROLES)
def test_the_screen_of_a_role_holds_its_own_facts_and_no_others(seat, table, role, moment):
    table.go(moment)
    assert facts(seat(role)) <= set(OWN[role])


@pytest.mark.parametrize("role", ROLES)
def test_the_screen_of_a_role_holds_each_of_its_facts(seat, table, role):
    table.go("bespreken")
    page = seat(role)
    if role == "leerplicht":
        page = page.segmented_control(key="dossier-deel").set_value("feiten").run()
    assert facts(page) == set(OWN[role])


@pytest.mark.parametrize("part", ["situatie", "bijlagen", "feiten"])
def test_no_part_of_the_dossier_holds_a_fact_that_leerplicht_was_not_told(seat, table, part):
    table.go("bespreken")
    page = seat("leerplicht").segmented_control(key="dossier-deel").set_value(part).run()
    assert facts(page) <= {"start"}
    assert held(page, "Bijlage 2", "Bijlage 3") == []


def test_what_leerplicht_is_told_comes_into_its_dossier(seat, table):
    table.go("bespreken").tell("ouders", "vader", "leerplicht")
    page = seat("leerplicht").segmented_control(key="dossier-deel").set_value("feiten").run()
    assert facts(page) == {"start", "vader"}


@pytest.mark.parametrize("role", ROLES[1:])
def test_the_dossier_lies_with_leerplicht_alone(seat, table, role):
    table.go("bespreken")
    assert held(seat(role), "Noor miste 4 lesuren", "Noor mist wiskunde", "Bijlage 1") == []


def test_the_school_has_its_register_and_the_parents_have_not(seat, table):
    table.go("wacht")
    assert held(seat("school"), "Jullie verzuimregistratie") == ["Jullie verzuimregistratie"]
    assert held(seat("ouders"), "Jullie verzuimregistratie", "ongeoorloofd") == []


def test_a_role_has_its_own_documents_only(seat, table):
    table.go("wacht")
    assert held(seat("school"), "Bijlage 2") == ["Bijlage 2"]
    assert held(seat("ouders"), "Bijlage 2") == []


@pytest.mark.parametrize("moment", BEFORE_REFERENCE)
@pytest.mark.parametrize("role", ["leerplicht", "ouders"])
def test_the_reference_is_on_no_seat_before_its_moment(seat, table, role, moment):
    table.go(moment)
    assert held(seat(role), *REFERENCE, "Volgt de referentie") == []


def test_the_reference_comes_with_the_decision_of_the_table_beside_it(seat, table):
    shown = texts((table.go("referentie"), seat("ouders"))[1])
    assert "*De referentie kiest dit.* Omdat dat hier past." in shown
    assert "De school kent haar al" in shown
    assert "Volgt de referentie" in shown


def test_what_the_trainer_says_as_someone_to_one_is_on_no_other_seat(seat, table):
    table.go("bespreken")
    who = table.groups.seat(table.tokens["school"]).participant
    table.lead(Speak(who="Moeder", text="Alleen voor jou", to=who))
    assert [held(seat(role), "Alleen voor jou") for role in ("school", "ouders")] == [["Alleen voor jou"], []]


# --- telling --------------------------------------------------------------------------------------


def tell(page: AppTest, role: str, fact: str, *to: str, times: int = 0) -> AppTest:
    """Tell a fact; ``times`` is how often this role told something before."""
    page.radio(key=f"vertel-{role}-{times}").set_value(fact)
    if to:
        page.button_group(key=f"vertel-aan-{role}-{times}").set_value(list(to))
    return press(page, "vertel-enkelen" if to else "vertel-tafel")


def test_a_fact_told_to_the_table_is_on_every_seat_and_on_the_board(seat, board, table):
    table.go("bespreken")
    tell(seat("ouders"), "ouders", "vader")
    assert all("vader" in facts(seat(role)) for role in ROLES)
    assert "vader" in facts(board())
    assert "vader" in facts(board("zaal"))


def test_a_fact_told_to_one_role_is_on_that_seat_only(seat, board, table):
    table.go("bespreken")
    tell(seat("ouders"), "ouders", "vader", "school")
    assert {role for role in ROLES if "vader" in facts(seat(role))} == {"ouders", "school"}
    assert "**Ouders** aan jou: Vader werkt vroeg." in texts(seat("school"))


@pytest.mark.parametrize("place", ["groep", "zaal"])
@pytest.mark.parametrize("moment", ["bespreken", "besloten"])
def test_a_fact_told_to_one_role_is_not_on_the_board(board, table, place, moment):
    table.go("bespreken").tell("ouders", "vader", "school").lead(*MOMENTS[moment][2:])
    assert facts(board(place)) == set()


def test_what_was_told_to_the_table_cannot_be_told_again(seat, table):
    table.go("bespreken").tell("ouders", "vader")
    page = seat("ouders")
    assert "Alles wat jij weet, ligt op tafel." in texts(page)
    assert "vertel-tafel" not in keys(page)


def test_what_was_told_to_some_can_still_be_told_to_the_table(seat, table):
    table.go("bespreken").tell("ouders", "vader", "school")
    page = seat("ouders")
    assert held(page, "verteld aan School") == ["verteld aan School"]
    tell(page, "ouders", "vader", times=1)
    assert [one.to for one in table.session.table.shared] == [("school",), ()]


def test_who_heard_a_fact_alone_may_tell_it_on(seat, table):
    table.go("bespreken").tell("ouders", "vader", "school")
    tell(seat("school"), "school", "vader")
    assert [one.by for one in table.session.table.shared] == ["ouders", "school"]


def test_only_roles_that_someone_plays_can_be_told_something(seat, table):
    table.go("bespreken")
    assert seat("ouders").button_group(key="vertel-aan-ouders-0").options == [
        "Leerplicht",
        "School",
        "Jongere",
    ]


@pytest.mark.parametrize(
    ("button", "fact", "words"),
    [
        ("vertel-tafel", None, "Kies eerst wat je vertelt"),
        ("vertel-enkelen", "vader", "Kies eerst aan welke rol"),
    ],
)
def test_telling_without_a_choice_is_told(seat, table, button, fact, words):
    table.go("bespreken")
    page = seat("ouders")
    page.radio(key="vertel-ouders-0").set_value(fact)
    assert words in texts(press(page, button))
    assert table.session.table.shared == ()


# --- deciding -------------------------------------------------------------------------------------

FIELD, BUTTON = "concept-plek-besluit-0", "besluit-0-bespreken-0"


def decide(page: AppTest, option: str | None, reason: str) -> AppTest:
    if option:
        page.radio(key="groepskeuze-tafel-0-start").set_value(option)
    page.text_area(key=FIELD).set_value(reason)
    return press(page, BUTTON)


def test_leerplicht_records_what_the_table_decides(seat, table):
    table.go("bespreken")
    page = decide(seat("leerplicht"), "wachten", "Wij wachten op de school")
    assert table.session.step.moment is Moment.BESLOTEN
    assert "Wij wachten op de school" in texts(page)
    assert f'data-mas-ingeleverd="{FIELD}"' in texts(page)


@pytest.mark.parametrize(
    ("option", "reason", "words"),
    [
        (None, "Daarom", "Je hebt nog niets gekozen"),
        ("wachten", "  ", "Schrijf er in één of twee zinnen bij waarom"),
        ("wachten", "Bel 06-12345678.", "Dit lijkt op gegevens van een echt persoon"),
    ],
)
def test_a_decision_that_is_not_complete_is_told_and_the_text_stays(seat, table, option, reason, words):
    table.go("bespreken")
    page = decide(seat("leerplicht"), option, reason)
    assert words in texts(page)
    assert page.text_area(key=FIELD).value == reason
    assert table.session.table.decided == {}


@pytest.mark.parametrize("role", ROLES[1:])
def test_no_other_role_can_record_a_decision(seat, table, role):
    table.go("bespreken")
    page = seat(role)
    assert BUTTON not in keys(page)
    assert len(page.text_area) == 0


@pytest.mark.parametrize("moment", ["wacht", "besloten", "referentie"])
def test_leerplicht_records_a_decision_only_while_the_table_talks(seat, table, moment):
    table.go(moment)
    assert BUTTON not in keys(seat("leerplicht"))


def test_a_trainer_records_the_decision_when_nobody_else_does(board, table):
    page = (table.go("bespreken"), board())[1]
    page.radio(key="groepskeuze-tafel-0-start").set_value("onderzoek")
    page.text_area(key="besluit-bord-0").set_value("Zo besloten we")
    press(page, BUTTON)
    assert table.session.table.decided[0].reason == "Zo besloten we"


def test_a_trainer_who_gives_no_reason_reads_that(board, table):
    page = (table.go("bespreken"), board())[1]
    page.radio(key="groepskeuze-tafel-0-start").set_value("onderzoek")
    assert "Schrijf er in één of twee zinnen bij waarom" in texts(press(page, BUTTON))


# --- the board ------------------------------------------------------------------------------------


def test_the_board_leads_a_question_with_one_button_at_a_time(board, table):
    page, pressed = board(), []
    while len(pressed) < 4:
        for label in primary(page)[:1]:
            pressed.append(label)
            page = submit(page, label)
        if table.session.step.moment is Moment.BESPREKEN:
            assert primary(page) == []
            table.lead(SETTLE)
            page = page.run()
    assert pressed == [
        "Begin met de eerste vraag",
        "Laat de tafel overleggen, 8 minuten",
        "Laat de referentie zien",
        "Naar de volgende vraag",
    ]


def test_the_waiting_board_names_the_chairs_that_are_taken_and_the_empty_ones(board):
    shown = texts(board())
    assert "- **School**: Merel" in shown
    assert "Nog leeg: Halt, Om, Raad, Wijkteam" in shown


@pytest.mark.parametrize("place", ["groep", "zaal"])
def test_hidden_pseudonyms_are_not_at_the_chairs(board, table, place):
    table.lead(HideNames(hidden=True))
    shown = texts(board(place))
    assert "- **School**: 1 deelnemer" in shown
    assert [name for name in NAMES.values() if name in shown] == []


def test_a_table_that_decided_may_talk_again(board, table):
    page = submit((table.go("besloten"), board())[1], "Nog eens overleggen")
    assert table.session.step.moment is Moment.BESPREKEN
    assert "Laat de referentie zien" not in primary(page)


def test_a_click_on_a_button_that_is_gone_does_nothing(board, table):
    page = board()
    before = table.go("bespreken").session
    submit(page, "Begin met de eerste vraag")
    assert table.session == before


@pytest.mark.parametrize("place", ["groep", "zaal"])
@pytest.mark.parametrize("moment", BEFORE_REFERENCE)
def test_the_board_holds_no_reference_before_its_moment(board, table, place, moment):
    table.go(moment)
    assert held(board(place), *REFERENCE, "Volgt de referentie") == []


# --- when a seat draws again ----------------------------------------------------------------------


def test_a_seat_does_not_draw_again_when_others_are_told_something_alone(table):
    before = table.go("bespreken").marker("jongere")
    assert table.tell("ouders", "vader", "school").marker("jongere") == before


@pytest.mark.parametrize("to", [(), ("jongere",)])
def test_a_seat_draws_again_when_it_is_told_something(table, to):
    before = table.go("bespreken").marker("jongere")
    assert table.tell("ouders", "vader", *to).marker("jongere") != before


@pytest.mark.parametrize("action", [TALK, SETTLE], ids=["more time", "decided"])
def test_a_seat_draws_again_when_the_table_moves_on(table, action):
    before = table.go("bespreken").marker("jongere")
    assert table.lead(action).marker("jongere") != before


def test_a_seat_draws_again_when_someone_takes_a_chair(table):
    before = table.marker("jongere")
    token = table.groups.join(table.code, "Laat")
    table.groups.do(token, lambda who: TakeRole(participant=who, role="halt"))
    assert table.marker("jongere") != before


# --- the debrief ----------------------------------------------------------------------------------

ODD = "Hoort dit volgens de casus niet te weten zonder toestemming of noodzaak"


@pytest.fixture
def over(table) -> Table:
    table.go("bespreken").tell("ouders", "vader", "school").tell("jongere", "oorzaak", "school")
    return table.lead(SETTLE, SHOW, WindUp())


def test_the_debrief_on_a_seat_names_what_went_to_who_should_not_know(over, seat):
    shown = texts(seat("jongere"))
    assert f"- **Ouders** aan School: Vader werkt vroeg.  \n  ↗ {ODD}: **School**." in shown
    assert "✓ Mocht dit weten: School." in shown


@pytest.mark.parametrize("place", ["groep", "zaal"])
def test_the_debrief_is_on_the_board(over, board, place):
    assert f"↗ {ODD}: **School**" in texts(board(place))


def test_the_debrief_names_roles_and_no_pseudonyms(over, seat):
    assert held(seat("ouders"), "Wulp", "Merel", "Kievit") == []


def test_after_the_debrief_a_participant_notes_an_intention(over, seat):
    page = seat("ouders")
    page.text_area(key="concept-plek-voornemen").set_value("Als ik twijfel, dan vraag ik toestemming.")
    assert "Je voornemen is bewaard" in texts(press(page, "voornemen"))


def test_a_table_at_which_nothing_was_told_gets_a_debrief_too(table, seat):
    table.go("afronden")
    assert "Er is niets verteld." in texts(seat("school"))
