"""The screens of a workshop: who holds the pen, who follows, the board, and the teams side by side."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from mas_sim.application.group_report import group_report
from mas_sim.application.workshops import Workshops, teams_of
from mas_sim.errors import GroupRefusedError
from mas_sim.model.actions import Ask, Choose, Justify, Write
from mas_sim.model.group import GroupForm, HideNames, Remove, WindUp
from mas_sim.model.group_teams import Begin, Compare, JoinTeam, TakePen
from mas_sim.model.methodology import Route
from mas_sim.reporting.group_minutes import handout_html, minutes_html
from mas_sim.ui.components.workshop_script import COMPARING, LINES, playing_minutes
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages import workshop_board, workshop_seat
from tests.builders_letter import EXAMPLE, WRITING, bundle_with_letter
from tests.ui.driver import press, submit, texts
from tests.unit.application.test_workshops import WHY, steps

PASSWORD = "een lang wachtwoord"
NAMES = ("Wulp", "Merel", "Grutto", "Kievit", "Tureluur")
OPEN_IT = "Open de casus ‘Kleine casus’"


class Room:
    """A workshop with two teams of two, led without a screen."""

    def __init__(self, services, trainer, casuses=1, teams=2, people=4) -> None:
        self.services, self.groups, self.trainer = services, services.groups, trainer
        self.works = services.workshops
        opened = self.groups.open(
            trainer, "klein", form=GroupForm.WORKSHOP, then=["klein"] * (casuses - 1), teams=teams
        )
        self.id, self.code = opened.session_id, opened.code
        self.tokens = [self.enter(name, at // 2) for at, name in enumerate(NAMES[:people])]

    def enter(self, name: str, team: int | None = None) -> str:
        token = self.groups.join(self.code, name)
        if team is not None:
            self.groups.do(token, lambda who: JoinTeam(participant=who, team=team))
        return token

    def lead(self, *actions) -> Room:
        for action in actions:
            self.groups.lead(self.trainer, self.id, action)
        return self

    def begin(self, *tokens: str) -> Room:
        """The teams begin, and these open their casus."""
        self.lead(Begin())
        for token in tokens:
            self.works.begin_casus(token)
        return self

    def act(self, token: str, *actions) -> Room:
        self.works.act(token, self.works.team(token).run, actions)
        return self

    def finish(self, token: str, **choices) -> Room:
        """The rest of the casus of this team, in one go."""
        return self.act(token, *steps(**choices))

    def take_pen(self, token: str) -> Room:
        self.groups.do(token, lambda who: TakePen(participant=who))
        return self

    def run(self, token: str):
        return self.works.team(token).run.run

    def marker(self, at: int) -> str:
        return workshop_seat.marker(self.services, self.groups.seat(self.tokens[at]))

    @property
    def view(self):
        return self.groups.board(self.trainer, self.id)

    @property
    def teams(self):
        return teams_of(self.view).teams


@pytest.fixture
def services(services):
    st.cache_resource.clear()  # sessions of two tests bear the same id
    services.workshops = Workshops(services.groups, services.practice)
    return services


@pytest.fixture
def anna(services):
    return services.trainers.add("Anna", "Regio", PASSWORD)


@pytest.fixture
def room(services, anna) -> Room:
    return Room(services, anna)


@pytest.fixture
def playing(room) -> Room:
    """Both teams have their casus open; Wulp and Grutto hold the pen."""
    return room.begin(room.tokens[0], room.tokens[2])


@pytest.fixture
def done(playing) -> Room:
    """Both teams are ready, with other choices."""
    playing.finish(playing.tokens[0])
    return playing.finish(playing.tokens[2], start="wachten", route=Route.HALT)


@pytest.fixture
def board(services, anna, app, monkeypatch):
    def open_page(room: Room, place: str = "groep") -> AppTest:
        token = services.trainers.sign_in("Anna", PASSWORD)
        monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: token)
        return app(trainer=place, sessie=room.id)

    return open_page


def sent(page: AppTest) -> str:
    """Everything the server sent for this page."""
    assert not page.exception, page.exception
    return "\n".join(str(node.proto) for node in page._tree if getattr(node, "proto", None) is not None)


def keys(page: AppTest) -> list[str]:
    return [button.key for button in page.button]


def primary(page: AppTest) -> list[str]:
    return [button.label for button in page.button if button.proto.type == "primary"]


# --- the team -------------------------------------------------------------------------------------


def test_who_comes_in_chooses_a_team_by_how_many_are_in_it(app, room):
    page = app(plek=room.enter("Laat"))
    assert page.radio[0].options == ["Team 1", "Team 2"]
    assert list(page.radio[0].proto.captions) == ["2 van de 6 plaatsen bezet"] * 2
    page.radio[0].set_value(1)
    assert "Je zit in team 2" in [one.value for one in press(page, "kies-team-None").header]


def test_the_names_of_the_teams_stay_the_same_while_others_come_in(app, room):
    # the browser remembers a choice by its label: another label, and the choice is gone
    page = app(plek=room.enter("Laat"))
    before = page.radio[0].options
    room.enter("Later", 1)
    assert page.run().radio[0].options == before


def test_choosing_nothing_is_told(app, room):
    assert "Kies eerst een team" in texts(press(app(plek=room.enter("Laat")), "kies-team-None"))


def test_a_full_team_is_not_on_offer(app, room):
    for at in range(4):
        room.enter(f"Vogel {at}", 0)
    page = app(plek=room.enter("Laat"))
    assert page.radio[0].options == ["Team 2"]
    assert "Team 1 is vol" in texts(page)


def test_a_participant_moves_to_another_team_while_the_teams_wait(app, room):
    page = app(plek=room.tokens[0])
    page.radio[0].set_value(1)
    press(page, "kies-team-0")
    assert [len(team.members) for team in room.teams] == [1, 3]


def test_who_waits_reads_who_is_in_the_team_and_who_has_the_pen(app, room):
    shown = texts(app(plek=room.tokens[1]))
    assert "Team 1: Wulp heeft de pen" in shown
    assert "In het team: jij en Wulp" in shown
    assert "Wacht op de trainer" in shown


# --- the pen --------------------------------------------------------------------------------------


def test_the_pen_holder_opens_the_casus_and_gets_the_ordinary_screen(app, room):
    page = app(plek=room.begin().tokens[0])
    assert primary(page) == [OPEN_IT]
    assert "vraag-melding" in keys(press(page, "open-casus-0"))


def test_a_second_click_on_opening_opens_no_second_run(app, room):
    room.begin()
    pages = [app(plek=room.tokens[0]) for _ in range(2)]
    for page in pages:
        page = press(page, "open-casus-0")
        assert "vraag-melding" in keys(page)
        assert len(page.warning) == 0
    assert len(room.teams[0].runs) == 1


def test_the_others_read_that_the_pen_holder_opens_it(app, room):
    page = app(plek=room.begin().tokens[1])
    assert primary(page) == []
    assert "Wie de pen heeft, opent de casus" in texts(page)


def test_a_run_of_a_team_has_no_way_to_the_start_screen_and_no_clock(app, playing):
    page = app(plek=playing.tokens[0])
    assert "naar-begin" not in keys(page)
    assert "mas-klok" not in texts(page)


def test_a_step_of_the_pen_holder_is_stored(app, playing):
    press(app(plek=playing.tokens[0]), "vraag-melding")
    assert playing.run(playing.tokens[1]).asked == ("melding",)


def test_the_others_see_the_same_moment_without_a_button_for_a_step(app, playing):
    playing.act(playing.tokens[0], Ask(request="melding"))
    page = app(plek=playing.tokens[1])
    assert [key for key in keys(page) if key not in ("herstel",)] == [f"pen-{playing.teams[0].pen}"]
    for wanted in ("Antwoord melding", "- Vraag register", "Optie onderzoek", "Wulp heeft de pen"):
        assert wanted in texts(page)


def test_the_others_read_which_choice_is_to_be_explained(app, playing):
    playing.act(playing.tokens[0], Choose(decision="start", options=("wachten",)))
    shown = texts(app(plek=playing.tokens[1]))
    assert "Leg je keuze samen uit" in shown
    assert "Optie wachten" in shown


def test_the_others_read_what_is_being_written_and_no_blocks_before_it_is_written(
    app, services, anna, library, monkeypatch
):
    monkeypatch.setattr(library, "bundle", bundle_with_letter(writing=WRITING))
    room = Room(services, anna)
    room.begin(room.tokens[0])
    shown = texts(app(plek=room.tokens[1]))
    assert WRITING["prompt"] in shown
    assert "Optie gemeld" not in shown
    room.act(room.tokens[0], Write(decision="brief", text=EXAMPLE))
    shown = texts(app(plek=room.tokens[1]))
    assert EXAMPLE in shown
    assert "Optie gemeld" in shown


def test_the_others_read_the_terugblik(app, playing):
    playing.act(playing.tokens[0], *steps()[:3])
    page = app(plek=playing.tokens[1])
    assert "Terugblik op waarnemen" in [one.value for one in page.header]
    assert "verder" not in keys(page)


ENOUGH = [1, 2, 9, 13, 15, 17, 18, 21, 24]


@pytest.mark.parametrize("count", ENOUGH)
def test_the_others_see_every_moment_of_the_casus(app, playing, count):
    playing.act(playing.tokens[0], *steps()[:count])
    assert "Wulp heeft de pen" in texts(app(plek=playing.tokens[1]))


def test_who_takes_the_pen_over_goes_on_with_what_was_being_written(app, playing):
    playing.act(playing.tokens[0], Choose(decision="start", options=("wachten",)))
    run_id = playing.teams[0].runs[0].run_id
    app(plek=playing.tokens[0]).text_area(key=f"concept-{run_id}-uitleg-start").set_value("We wacht").run()
    page = press(app(plek=playing.tokens[1]), f"pen-{playing.teams[0].pen}")
    assert page.text_area(key=f"concept-{run_id}-uitleg-start").value == "We wacht"


def test_who_lost_the_pen_reads_so_and_stores_nothing(app, playing):
    page = app(plek=playing.tokens[0])
    playing.take_pen(playing.tokens[1])
    page = press(page, "vraag-melding")
    assert "Merel heeft de pen overgenomen" in texts(page)
    assert playing.run(playing.tokens[1]).asked == ()


def test_a_step_that_was_under_way_when_the_pen_moved_is_refused_with_a_sentence(app, playing, monkeypatch):
    page = app(plek=playing.tokens[0])

    def late(*_):
        raise GroupRefusedError("act", "pen-bij-ander")

    monkeypatch.setattr(playing.works, "act", late)
    assert sentence(GroupRefusedError("act", "pen-bij-ander")) in texts(press(page, "vraag-melding"))


def test_when_the_pen_comes_back_the_sentence_is_gone(app, playing):
    page = app(plek=playing.tokens[0])
    playing.take_pen(playing.tokens[1])
    page.run()
    playing.take_pen(playing.tokens[0])
    assert "heeft de pen overgenomen" not in texts(page.run())


def test_the_pen_of_who_is_removed_passes_on(app, playing):
    playing.lead(Remove(participant=playing.groups.seat(playing.tokens[0]).participant))
    page = app(plek=playing.tokens[1])
    assert "jij hebt de pen" in texts(page)
    assert "vraag-melding" in keys(page)


def test_a_late_joiner_lands_in_the_step_the_team_is_at(app, playing):
    playing.act(playing.tokens[0], Ask(request="melding"))
    page = app(plek=playing.enter("Laat"))
    page.radio[0].set_value(0)
    assert "Antwoord melding" in texts(press(page, "kies-team-None"))


def test_every_screen_of_a_team_has_the_line_of_its_phase(app, playing):
    for token in playing.tokens[:2]:
        assert LINES[playing.run(token).stage] in texts(app(plek=token))


# --- when a screen draws again --------------------------------------------------------------------


def test_the_screens_of_the_others_draw_again_at_a_step(playing):
    before = playing.marker(1)
    assert playing.act(playing.tokens[0], Ask(request="melding")).marker(1) != before


def test_the_screen_of_another_team_does_not_draw_again_at_a_step(playing):
    before = playing.marker(3)
    assert playing.act(playing.tokens[0], Ask(request="melding")).marker(3) == before


def test_the_screens_of_a_team_draw_again_when_the_pen_moves(playing):
    before = [playing.marker(at) for at in range(2)]
    playing.take_pen(playing.tokens[1])
    assert [playing.marker(at) == old for at, old in enumerate(before)] == [False, False]


def test_the_screens_draw_again_when_the_comparison_opens(playing):
    playing.finish(playing.tokens[0])
    before = playing.marker(0)
    assert playing.finish(playing.tokens[2]).marker(0) != before


def test_the_board_draws_again_at_a_step(playing):
    before = workshop_board.marker(playing.services, playing.view)
    playing.act(playing.tokens[0], Ask(request="melding"))
    assert workshop_board.marker(playing.services, playing.view) != before


# --- between and after ----------------------------------------------------------------------------


def test_a_team_that_is_ready_reads_its_nabespreking_and_waits_for_the_others(app, playing):
    playing.finish(playing.tokens[0])
    for token in playing.tokens[:2]:
        shown = texts(app(plek=token))
        assert "Drie dingen om mee te nemen" in shown
        assert "Jullie zijn klaar" in shown


def test_a_second_casus_follows_the_first(services, anna, app):
    room = Room(services, anna, casuses=2)
    room.begin(room.tokens[0]).finish(room.tokens[0])
    page = press(app(plek=room.tokens[0]), "open-casus-1")
    assert "Casus 2 van 2" in texts(page)
    assert "vraag-melding" in keys(page)
    assert "Casus 2 van 2" in texts(app(plek=room.tokens[1]))


def test_in_a_second_casus_the_first_can_be_compared(services, anna, app):
    room = Room(services, anna, casuses=2)
    room.begin(room.tokens[0], room.tokens[2]).finish(room.tokens[0]).finish(room.tokens[2], start="wachten")
    room.works.begin_casus(room.tokens[0])
    page = app(plek=room.tokens[0])
    assert "Eerdere casussen naast de andere teams" in [one.label for one in page.expander]
    assert "mas-vergelijk" in texts(page)


SECRET = (WHY, "Optie wachten", "Route halt")


def test_before_the_comparison_no_other_team_and_not_the_room_is_sent_a_choice(app, board, playing):
    playing.act(
        playing.tokens[2], Choose(decision="start", options=("wachten",)), Justify(subject="start", text=WHY)
    )
    pages = [app(plek=playing.tokens[0]), app(plek=playing.tokens[1]), board(playing), board(playing, "zaal")]
    assert [page for page in pages if WHY in sent(page)] == []
    playing.finish(playing.tokens[0])
    pages = [app(plek=playing.tokens[1]), board(playing), board(playing, "zaal")]
    assert [page for page in pages if WHY in sent(page) or "mas-vergelijk" in sent(page)] == []


def test_a_team_at_work_is_not_sent_the_comparison_that_was_opened_early(services, anna, app):
    room = Room(services, anna, teams=3, people=5)
    room.begin(room.tokens[0], room.tokens[2], room.tokens[4])
    room.finish(room.tokens[0]).finish(room.tokens[2], start="wachten").lead(Compare(casus=0))
    assert "mas-vergelijk" not in sent(app(plek=room.tokens[4]))
    assert "mas-vergelijk" in sent(app(plek=room.tokens[0]))


def test_the_comparison_says_what_each_team_chose_and_how_that_stands_to_the_reference(app, done):
    shown = texts(app(plek=done.tokens[1]))
    for wanted in (
        "<b>Team 1</b><p>Optie onderzoek</p>",
        "<b>Team 2</b><p>Optie wachten</p>",
        "Wijkt af",
        WHY,
        "De referentie kiest: Optie onderzoek",
        "kozen alle teams hetzelfde",
        COMPARING,
    ):
        assert wanted in shown


def test_what_a_team_wrote_is_shown_as_it_was_typed(app, playing):
    typed = "<script>alert(1)</script> We wachten nog even met bellen."
    other = [
        one if getattr(one, "kind", "") != "justify" else Justify(subject="start", text=typed)
        for one in steps(start="wachten")
    ]
    playing.finish(playing.tokens[0]).act(playing.tokens[2], *other)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in texts(app(plek=playing.tokens[0]))


def test_next_to_the_comparison_the_own_nabespreking_is_one_click_away(app, done):
    page = app(plek=done.tokens[0])
    page = page.segmented_control(key="team-na-0").set_value("Nabespreking van je team").run()
    assert "Drie dingen om mee te nemen" in texts(page)


def test_at_the_close_the_comparison_and_the_intention_are_there(app, done):
    page = app(plek=done.lead(WindUp()).tokens[0])
    assert "mas-vergelijk" in texts(page)
    assert primary(page) == ["Bewaar mijn voornemen"]


# --- the board ------------------------------------------------------------------------------------


def test_the_board_lets_the_teams_begin(board, room):
    page = board(room)
    assert primary(page) == ["Laat de teams beginnen"]
    assert "Loop rond" in texts(submit(page, "Laat de teams beginnen"))


def test_the_board_cautions_about_a_team_of_one_and_people_without_a_team(board, services, anna):
    room = Room(services, anna, people=3)
    room.enter("Laat")
    shown = texts(board(room))
    assert "Team 2: maar één deelnemer" in shown
    assert "1 deelnemer heeft nog geen team" in shown


def test_the_board_says_who_is_in_which_team_and_who_has_the_pen(board, room):
    assert "<td>Wulp (pen), Merel</td>" in texts(board(room))


def test_hidden_pseudonyms_are_not_in_the_table_of_the_teams(board, room):
    shown = texts(board(room.lead(HideNames(hidden=True)), "zaal"))
    assert "<td>2 deelnemers</td>" in shown
    assert [name for name in NAMES if name in shown] == []


def test_the_board_says_in_which_phase_each_team_is(board, playing):
    playing.act(playing.tokens[0], *steps()[:3])
    shown = texts(board(playing))
    assert "<td>waarnemen (terugblik)</td>" in shown
    assert "<td>waarnemen</td>" in shown


def test_the_board_has_the_script_with_minutes(board, room):
    shown = texts(board(room))
    assert f"| Spelen: Kleine casus | {playing_minutes(10)} min. |" in shown
    assert "eigen ontwerp" in shown


def test_the_trainer_lays_the_choices_side_by_side_before_all_are_ready(board, services, anna):
    room = Room(services, anna, teams=3, people=5)
    room.begin(room.tokens[0], room.tokens[2], room.tokens[4]).finish(room.tokens[0])
    assert not any(key.startswith("vergelijk-") for key in keys(board(room)))
    page = board(room.finish(room.tokens[2], start="wachten"))
    assert "Team 3 is nog niet zover" in texts(page)
    assert "mas-vergelijk" in texts(submit(page, "Leg de keuzes nu naast elkaar"))


def test_the_board_shows_the_comparison_when_all_are_ready(board, done):
    shown = texts(board(done))
    assert "2 van 2 teams klaar met de casus" in shown
    assert "mas-vergelijk" in shown


def test_the_view_for_the_room_has_no_button(board, done):
    assert keys(board(done, "zaal")) == ["herstel"]


# --- what is kept ---------------------------------------------------------------------------------


def test_the_minutes_hold_the_comparison_and_no_pseudonym(services, anna):
    room = Room(services, anna)
    room.enter(NAMES[4], 1)
    room.begin(room.tokens[0], room.tokens[2]).finish(room.tokens[0])
    room.finish(room.tokens[2], start="wachten").lead(WindUp())
    page = minutes_html(group_report(room.view, room.works.kept(room.view)))
    assert "De teams naast elkaar: Kleine casus" in page
    assert [name for name in NAMES if name in page] == []


def test_with_few_people_the_minutes_hold_no_comparison(done):
    page = minutes_html(group_report(done.view, done.works.kept(done.view)))
    assert "De teams naast elkaar" not in page


def test_the_handout_holds_the_choices_of_the_own_team_beside_the_reference(done):
    done.lead(WindUp())
    seat = done.groups.seat(done.tokens[2])
    page = handout_html(seat.view, seat.participant, team=done.works.own(seat))
    assert [one for one in ("Optie wachten", "De referentie kiest", WHY) if one not in page] == []
    assert "Team 1" not in page
