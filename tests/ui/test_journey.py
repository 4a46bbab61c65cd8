"""A trainee's way through the screens, by the script that the server runs."""

from __future__ import annotations

import datetime as dt

from streamlit.testing.v1 import AppTest

from mas_sim.model.actions import Ask, Choose, FinishStage, Mode, Stage
from tests.builders import aspect_ids
from tests.ui.conftest import SCRIPT
from tests.ui.driver import choose, explain, press, run_id_of, submit, texts, tick
from tests.unit.story import BASIS, MEANS, TO_ANALYSIS, TO_PLAN

TO_GOALS = (*TO_PLAN, BASIS, MEANS)


def rate_all(page: AppTest, run: str, value: str = "geen_zorg", **others: str) -> AppTest:
    for aspect in aspect_ids():
        page.radio(key=f"aspect-{run}-{aspect}").set_value(others.get(aspect, value))
    return submit(page, "Bewaar en ga door")


def to_toets(page: AppTest, route: str = "basis") -> AppTest:
    """From the start screen to the toets, with one concern on the list."""
    page = press(page, "begin-klein")
    run = run_id_of(page)
    page = press(choose(page, "start", "onderzoek", run), "rond-af")
    page = press(press(page, "verder"), "naar-lijst")
    page = press(press(rate_all(page, run, sc1="zorg"), "rond-af"), "verder")
    page.checkbox(key=f"route-{run}-{route}").check()
    page = press(page, "kies-route")
    if route != "basis":
        page = explain(page, "routes", "Noor wil het zelf.")
    page = tick(page, "middelen", ("brief", "schoolafspraak"), run)
    page.checkbox(key=f"doel-{run}-op-school").check()
    page.number_input(key=f"doel-{run}-op-school-termijn").set_value(4)
    page.number_input(key=f"doel-{run}-op-school-terug").set_value(2)
    return press(submit(page, "Leg de doelen vast"), "rond-af")


def to_debrief(page: AppTest) -> AppTest:
    page = to_toets(page)
    run = run_id_of(page)
    page.selectbox(key=f"toets-{run}-sc1").select_index(0)
    page = press(press(submit(page, "Leg de toets vast"), "rond-af"), "verder")
    page = choose(page, "gesprek", "praten", run)
    page = press(press(choose(page, "school", "afspraak", run), "rond-af"), "verder")
    return press(choose(page, "afsluiten", "sluiten", run), "rond-af")


def test_the_start_screen_says_what_this_is_and_offers_the_casus(app):
    shown = texts(app())
    assert "module 4" in shown
    assert "Begin met ‘Kleine casus’" in shown


def test_a_casus_plays_from_the_melding_to_the_debrief(app):
    shown = texts(to_debrief(app()))
    assert "Drie dingen om mee te nemen" in shown
    assert "De referentie kiest **[Route basis](/?naslag=route-basis)**" in shown


def test_every_part_of_the_debrief_shows(app):
    page = to_debrief(app())
    for part in ("pad", "lijst", "kaders", "referentie", "dossier"):
        page.segmented_control(key="nabespreking-deel").set_value(part)
        page = page.run()
        assert len(texts(page)) > 200


def test_a_new_session_resumes_exactly_there(app):
    page = to_toets(app())
    again = app(run_id_of(page))
    assert "Wat staat er in je plan tegenover je zorgen?" in texts(again)
    assert "Je oefening is hervat" in texts(again)


def test_asking_reveals_the_answer_and_new_documents(app):
    page = press(press(app(), "begin-klein"), "vraag-melding")
    assert "Antwoord melding" in texts(page)
    assert "Nieuw in het dossier: Bijlage 2" in texts(page)


def test_a_deviation_must_be_explained_before_going_on(app):
    page = press(app(), "begin-klein")
    page = choose(page, "start", "wachten", run_id_of(page))
    assert "Pas toe of leg uit" in texts(page)
    page = press(page, "leg-uit-start")
    assert "Schrijf eerst in een paar zinnen" in texts(page)
    page = explain(page, "start", "De school belt morgen terug.")
    assert "Rond waarnemen af" in texts(page)


def test_a_draft_is_back_in_a_new_session(app):
    page = press(app(), "begin-klein")
    run = run_id_of(page)
    page = choose(page, "start", "wachten", run)
    page.text_area(key=f"concept-{run}-uitleg-start").set_value("Halverwege een zin").run()
    again = app(run)
    assert again.text_area(key=f"concept-{run}-uitleg-start").value == "Halverwege een zin"
    assert "Concept bewaard" in texts(again)


def test_a_text_over_the_limit_is_refused_and_kept(app):
    page = press(app(), "begin-klein")
    run = run_id_of(page)
    page = choose(page, "start", "wachten", run)
    page = explain(page, "start", "a" * 50_000)
    assert "Je tekst heeft 50000 tekens; er passen er 10000" in texts(page)
    assert len(page.text_area(key=f"concept-{run}-uitleg-start").value) == 50_000


def test_markup_in_free_text_is_shown_as_text(app):
    page = press(app(), "begin-klein")
    run = run_id_of(page)
    page = choose(page, "start", "wachten", run)
    page = press(explain(page, "start", "<script>alert(1)</script> **vet** :red[x]"), "rond-af")
    assert "\\<script\\>alert\\(1\\)\\</script\\> \\*\\*vet\\*\\* \\:red\\[x\\]" in texts(page)


def test_a_stale_tab_is_told_and_shown_where_the_run_is(app, practice):
    page = press(app(), "begin-klein")
    practice.act(practice.open(run_id_of(page)), [Ask(request="melding")])
    page = press(page, "vraag-register")
    assert "In een ander tabblad" in texts(page)
    assert "Antwoord melding" in texts(page)


def test_a_double_click_does_a_step_once(app, practice):
    page = press(app(), "begin-klein")
    run = run_id_of(page)
    page.button(key="vraag-melding").click()
    page.run()
    assert practice.open(run).run.asked == ("melding",)
    assert not [button for button in page.button if button.key == "vraag-melding"]


def test_a_forged_link_gets_a_sentence_and_a_way_on(app):
    page = app("bestaat-niet")
    assert "Deze oefening bestaat niet" in texts(page)
    assert "Kies een casus" in texts(press(page, "naar-begin-na-fout"))


def test_an_unrated_aspect_is_asked_for_and_what_was_filled_in_is_kept(app, practice):
    page = press(app(), "begin-klein")
    run = run_id_of(page)
    page = press(choose(page, "start", "onderzoek", run), "rond-af")
    page = press(press(page, "verder"), "naar-lijst")
    page.radio(key=f"aspect-{run}-v1").set_value("zorg")
    page = submit(page, "Bewaar en ga door")
    assert "Nog niet beoordeeld: Aspect k2, " in texts(page)
    assert "Weet je iets niet, kies dan ‘onbekend’" in texts(page)
    assert set(practice.open(run).run.ratings) == {"v1"}


def test_the_plan_changes_once_and_both_versions_stay(app, practice):
    page = to_toets(app())
    run = run_id_of(page)
    page.checkbox(key=f"herzien-{run}-vrijwillig").check()
    page.checkbox(key=f"herzien-{run}-basis").uncheck()
    page = submit(page, "Leg het gewijzigde plan vast")
    state = practice.open(run).run
    assert (state.first_routes, state.routes) == (frozenset({"basis"}), frozenset({"vrijwillig"}))
    assert "De eerste versie is bewaard" in texts(page)


def test_a_goal_without_its_weeks_is_asked_for_them(app, practice):
    view = practice.begin("klein", Mode.OEFENEN, "Wulp", "")
    practice.act(view, list(TO_GOALS))
    page = app(view.run_id)
    page.checkbox(key=f"doel-{view.run_id}-op-school").check()
    page = submit(page, "Leg de doelen vast")
    assert "Geef bij elk doel dat je kiest een termijn" in texts(page)
    assert practice.open(view.run_id).run.goals == ()


def test_choosing_part_of_what_the_reference_prefers_is_asked_why_that_is_enough(app, practice):
    view = practice.begin("klein", Mode.OEFENEN, "Wulp", "")
    practice.act(view, [*TO_PLAN, BASIS])
    page = tick(app(view.run_id), "middelen", ("brief",), view.run_id)
    assert "De referentie kiest dit ook, en meer. Waarom is dit voor jou genoeg?" in texts(page)


def test_whose_choice_the_hours_were_is_unknown_until_someone_tells(app, practice):
    view = practice.begin("klein", Mode.OEFENEN, "Wulp", "")
    page = app(view.run_id)
    page.segmented_control(key="dossier-deel").set_value("verzuim")
    assert "| Op eigen initiatief (lesuren) | nog onbekend |" in texts(page.run())
    practice.act(practice.open(view.run_id), [*TO_ANALYSIS, Ask(request="noor")])
    page = app(view.run_id)
    page.segmented_control(key="dossier-deel").set_value("verzuim")
    assert "| Op eigen initiatief (lesuren) | 4 |" in texts(page.run())


def exam(practice) -> str:
    return practice.begin("klein", Mode.EXAMEN, "Wulp", "").run_id


def test_an_exam_has_the_whole_dossier_and_asks_nothing_up(app, practice):
    shown = texts(app(exam(practice)))
    assert "Het dossier is compleet" in shown
    assert "De melding ligt er." not in shown
    assert "nog **45 minuten** open" in shown


def test_an_exam_closes_the_dossier_and_keeps_the_notes(app, practice, clock):
    run = exam(practice)
    practice.save_draft(run, "notities", "Vader werkt vroeg")
    clock.advance(dt.timedelta(minutes=46))
    page = app(run)
    assert "Het dossier is dicht; je notities staan er nog." in texts(page)
    assert page.text_area(key=f"concept-{run}-notities").value == "Vader werkt vroeg"
    assert "Noor miste 4 lesuren." not in texts(page)


def test_an_exam_asks_a_motivering_whatever_was_chosen_and_tells_nothing(app, practice):
    run = exam(practice)
    page = choose(app(run), "start", "onderzoek", run)
    assert "Leg uit waarom je dit kiest." in texts(page)
    assert "Motiveer je keuze" in texts(page)
    assert "referentie kiest" not in texts(page)


def test_an_exam_has_no_terugblik_between_phases(app, practice):
    run = exam(practice)
    page = explain(choose(app(run), "start", "onderzoek", run), "start", "Eerst onderzoek.")
    page = press(page, "rond-af")
    assert practice.open(run).run.stage is Stage.ANALYSEREN
    assert "Terugblik" not in texts(page)


def test_a_run_of_this_browser_is_offered_again(practice, monkeypatch):
    view = practice.begin("klein", Mode.OEFENEN, "Wulp", "deze-browser")
    practice.act(view, [Choose(decision="start", options=("onderzoek",)), FinishStage(stage=Stage.WAARNEMEN)])
    monkeypatch.setattr("mas_sim.ui.pages.start.browser", lambda: "deze-browser")
    page = AppTest.from_file(str(SCRIPT)).run()
    assert "Ga verder: Kleine casus (oefenen, Wulp" in texts(page)
    assert "Terugblik op waarnemen" in texts(press(page, f"verder-{view.run_id}"))
