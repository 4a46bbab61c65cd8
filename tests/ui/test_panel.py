"""A panel on the screen: the door of a member, the trainer's page, and the panel beside the reference."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Bot, Policy
from mas_sim.model.actions import Mode
from mas_sim.model.group import CloseVoting, GoTo, GroupQuestion, OpenVoting, Reveal, ShowReference
from tests.ui.driver import press, run_id_of, texts

PASSWORD = "een lang wachtwoord"
NAMES = ("Wulp", "Merel", "Grutto", "Kievit", "Tureluur")
BEGIN, OPEN, CLOSE = GoTo(leaving=None, step=0), OpenVoting(step=0, round=1), CloseVoting(step=0, round=1)
SHOW = (Reveal(step=0, round=1, agreed=True), ShowReference(step=0))


@pytest.fixture
def anna(services):
    return services.trainers.add("Anna", "Regio", PASSWORD)


@pytest.fixture
def panel(services, anna) -> str:
    return services.panels.open(anna, "klein").panel_id


def finish(services, clock, view, policy: Policy = Policy.REFERENCE):
    bot = Bot(view.board, policy)
    return services.practice.act(view, [event.action for _, event in bot.play(view.run, clock.now())])


@pytest.fixture
def members(services, clock, panel):
    """Five colleagues who are done; one chose by place."""
    policies = (Policy.FIRST, *[Policy.REFERENCE] * 4)
    return [
        finish(services, clock, services.panels.begin(panel, name, ""), policy)
        for name, policy in zip(NAMES, policies, strict=True)
    ]


@pytest.fixture
def lead(services, anna, app, monkeypatch):
    """The page of the panels, for who is signed in."""

    def open_page():
        token = services.trainers.sign_in("Anna", PASSWORD)
        page = app()
        page.query_params["trainer"] = "panels"
        monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: token)
        return page.run()

    return open_page


def debrief(app, services, clock, organisation: str):
    view = finish(services, clock, services.practice.begin("klein", Mode.OEFENEN, "Vos", "", organisation))
    return app(view.run_id)


def test_the_door_says_what_is_asked_and_what_happens_with_it(app, panel):
    shown = texts(app(panel=panel))
    assert "Kleine casus" in shown
    assert "zonder naam, naast de referentie" in shown
    assert "5 of meer" in shown


def test_a_member_begins_and_explains_every_choice(app, panel):
    page = press(app(panel=panel), "begin-panel")
    assert "Panel · fase 1 van 5" in texts(page)
    assert "Het dossier is compleet" in texts(page)
    page.radio(key=f"keuze-{run_id_of(page)}-start").set_value("onderzoek")
    page = press(page, "kies-start")
    assert "Leg uit waarom je dit kiest." in texts(page)


def test_a_link_to_no_panel_says_so(app):
    assert "Dit panel is er niet" in texts(app(panel="bestaat-niet"))


def test_an_ended_panel_lets_nobody_in(app, services, anna, panel):
    services.panels.stop(anna, panel)
    assert "Dit panel is afgesloten" in texts(app(panel=panel))


def test_who_pressed_just_after_the_end_reads_why_not(app, services, anna, panel):
    page = app(panel=panel)
    services.panels.stop(anna, panel)
    assert "afgesloten" in texts(press(page, "begin-panel"))


def test_a_trainer_asks_for_a_panel_and_gets_a_link(lead, services, anna):
    page = press(lead(), "nieuw-panel")
    made = services.panels.of(anna)[0].panel.panel_id
    assert f"?panel={made}" in page.code[0].value
    assert "Laten zien kan vanaf 5 leden" in texts(page)


def test_the_trainer_sees_who_is_done_and_nothing_of_their_choices(lead, members, services):
    shown = texts(lead())
    assert "5 klaar" in shown
    assert all(name in shown for name in NAMES)
    assert "Ik kies dit op grond van het dossier" not in shown


def test_a_member_is_left_out_and_taken_in_again(lead, members):
    page = press(lead(), f"weg-{members[0].run_id}")
    assert "4 klaar" in texts(page)
    assert "5 klaar" in texts(press(page, f"weg-{members[0].run_id}"))


def test_a_shown_panel_stands_in_the_debrief_with_its_size_and_reasons(
    app, lead, services, clock, anna, panel, members
):
    assert "staat naast de referentie" in texts(press(lead(), f"toon-{panel}"))
    page = debrief(app, services, clock, anna.organisation.organisation_id)
    page.button_group(key="nabespreking-deel").set_value("panel")
    shown = texts(page.run())
    assert "Het panel telt **5 collega’s**" in shown
    assert "indicatief" in shown
    assert "4 van 5" in shown
    assert "Ik kies dit op grond van het dossier" in shown.replace("\\", "")
    assert not any(name in shown for name in NAMES)


def test_without_a_panel_the_debrief_has_no_such_part(app, services, clock, anna, members):
    page = debrief(app, services, clock, anna.organisation.organisation_id)
    assert "panel" not in page.button_group(key="nabespreking-deel").options


def test_stopping_shows_nothing(app, lead, services, clock, anna, panel, members):
    assert "gestopt zonder te laten zien" in texts(press(lead(), f"stop-{panel}"))
    page = debrief(app, services, clock, anna.organisation.organisation_id)
    assert "panel" not in page.button_group(key="nabespreking-deel").options


def test_a_group_sees_the_panel_with_the_reference_and_not_before(app, services, anna, panel, members):
    services.panels.show(anna, panel)
    opened = services.groups.open(anna, "klein", [GroupQuestion(item="start", rounds=1)])
    tokens = [services.groups.join(opened.code, name) for name in NAMES]
    for action in (BEGIN, OPEN):
        services.groups.lead(anna, opened.session_id, action)
    for token in tokens:
        services.groups.commit(token, 0, 1, ("onderzoek",), "Eerst wil ik het weten.")
    services.groups.lead(anna, opened.session_id, CLOSE)
    assert "Het panel" not in texts(app(plek=tokens[0]))
    for action in SHOW:
        services.groups.lead(anna, opened.session_id, action)
    assert "Het panel telt **5 collega’s**" in texts(app(plek=tokens[0]))
