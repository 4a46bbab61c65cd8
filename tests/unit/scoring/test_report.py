"""The verslag: three things to take along, what worked, and the two-by-two."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Bot, Policy, play
from mas_sim.model.actions import Answer, Ask, Choose, ChooseRoutes, Justify, Mode, Rate
from mas_sim.model.judged import AnswerReview, CheckOutcome
from mas_sim.model.methodology import PhaseId, Route
from tests.builders import HASHES, NOW, casus_data, make_casus, make_judges, make_run
from tests.unit.scoring.judging import BOARD, JUDGES, rating_all
from tests.unit.story import EXAM_TO_QUESTIONS, START, TO_ANALYSIS, TO_PLAN, TO_TEST, revised

WAIT = Choose(decision="start", options=("wachten",))
WHY = Justify(subject="start", text="Want.")
HALT = ChooseRoutes(routes=frozenset({"halt"}))


def report(*actions, mode: Mode = Mode.OEFENEN):
    return JUDGES.report(make_run(BOARD, *actions, mode=mode))


CELLS = [
    ((START,), "follows_unmotivated"),
    ((START, WHY), "follows_motivated"),
    ((WAIT,), "deviates_unmotivated"),
    ((WAIT, WHY), "deviates_motivated"),
]


@pytest.mark.parametrize(("actions", "cell"), CELLS)
def test_a_choice_stands_in_one_cell_of_the_two_by_two(actions, cell):
    found = report(*actions).two_by_two.model_dump()
    assert {name: titles for name, titles in found.items() if titles} == {cell: ("Keuze start",)}


def test_a_defensible_choice_counts_as_following():
    routes = ChooseRoutes(routes=frozenset({"vrijwillig"}))
    assert report(*TO_PLAN, routes).two_by_two.follows_unmotivated == ("Keuze start", "De route")


def test_both_routes_of_a_revised_plan_stand_in_the_two_by_two():
    said = Justify(subject="routes-na-toets", text="Toch.")
    found = report(*TO_TEST, revised("halt"), said)
    assert found.two_by_two.deviates_motivated == ("De route na de toets",)
    assert (found.first_routes, found.routes) == ((Route.BASIS,), (Route.HALT,))


def test_a_plan_that_was_not_revised_has_no_first_routes():
    assert report(*TO_TEST).first_routes is None


@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize("mode", list(Mode))
def test_a_report_can_be_made_after_every_step_and_always_has_three_takeaways(policy, mode):
    for run, _ in Bot(BOARD, policy, 3).play(make_run(BOARD, mode=mode), NOW):
        assert len(JUDGES.report(run).takeaways) == 3


def test_a_perfect_run_takes_along_what_the_casus_has_to_say():
    run = play(BOARD, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    found = [(item.about, item.text) for item in JUDGES.report(run).takeaways]
    assert found == [("Uit deze casus", text) for text in ("Vraag eerst.", "Sluit af.", "Schrijf op.")]


def test_each_kind_of_lesson_comes_once_before_a_second_of_any():
    unsafe = rating_all(g4="zorg", v1="aandacht")
    run = make_run(BOARD, WAIT, WHY, *TO_ANALYSIS[1:], *unsafe).model_copy(
        update={"routes": frozenset({Route.HALT})}
    )
    about = [item.about for item in JUDGES.report(run).takeaways]
    assert about == ["Lijst en keuze", "De route", "Vraag melding"]


def test_an_unexplained_deviation_comes_before_an_explained_one():
    analysed = make_run(BOARD, WAIT, WHY, *TO_ANALYSIS[1:])
    both = analysed.model_copy(update={"routes": frozenset({Route.HALT})})
    asked = both.model_copy(update={"asked": ("melding", "noor", "vader")})
    found = [item.about for item in JUDGES.report(asked).takeaways]
    assert found == ["De route", "Keuze start", "Uit deze casus"]


def test_a_request_that_is_not_allowed_is_a_lesson_before_one_that_was_forgotten():
    assert [item.about for item in report(Ask(request="bank")).takeaways] == [
        "Vraag bank",
        "Vraag melding",
        "Vraag noor",
    ]


def test_a_concern_rated_past_is_a_lesson():
    asked = (Ask(request="melding"), *TO_ANALYSIS, Ask(request="noor"), Ask(request="vader"))
    found = report(*asked, Rate(aspect="sc1", value="geen_zorg")).takeaways
    assert [item.about for item in found] == ["Aspect sc1", "Uit deze casus", "Uit deze casus"]


def test_what_worked_names_what_was_asked_seen_and_left_open():
    ratings = rating_all(g1="beschermend")
    found = report(Ask(request="melding"), *TO_ANALYSIS, Ask(request="vader"), *ratings).worked
    assert found == (
        "Je haalde 2 van de 3 stukken informatie op die je hier nodig hebt.",
        "Je zag 1 van de 1 beschermende factoren.",
        "Bij 3 aspecten liet je staan dat je het nog niet weet, en dat klopt.",
        "Keuze start: Omdat dat hier past.",
    )


def test_a_run_that_just_started_has_nothing_that_worked_yet():
    assert report().worked == ()


def test_the_report_carries_the_content_it_was_judged_with():
    found = report(START)
    assert (found.contents, found.casus_id, found.title) == (HASHES, "klein", "Kleine casus")
    assert (found.pseudonym, found.mode, found.started_at) == ("Vos", Mode.OEFENEN, NOW)


def test_days_stand_beside_those_of_the_reference():
    found = report(Ask(request="melding"))
    assert (found.days, found.reference_days) == (1, 7)


def test_an_exam_is_not_held_against_days_of_asking():
    run = play(BOARD, HASHES, Mode.EXAMEN, Policy.REFERENCE, 0, NOW)
    found = JUDGES.report(run)
    assert (found.days, found.reference_days) == (3, 3)


def test_the_reference_routes_are_all_that_are_preferred():
    assert report().reference_routes == ((Route.BASIS,),)


def test_kaders_are_checked_with_what_the_trainee_knows():
    found = report().frameworks[0]
    assert (found.outcome, found.explanation) == (CheckOutcome.NOT_MET, "4 is minder dan 16.")


def test_answers_stand_beside_what_a_good_answer_holds():
    answer = Answer(question="v2", text="Omdat het kort is.")
    found = report(*EXAM_TO_QUESTIONS, answer, mode=Mode.EXAMEN).answers
    assert found == (
        AnswerReview(
            phase=PhaseId.PLANNEN, question="Waarom?", answer="Omdat het kort is.", good=("norm", "feit")
        ),
    )


def test_only_its_own_phase_has_a_reading_findings_or_goals():
    phases = {item.phase: item for item in report(*TO_TEST).phases}
    assert [phase for phase, item in phases.items() if item.reading] == [PhaseId.ANALYSEREN]
    assert [phase for phase, item in phases.items() if item.goals] == [PhaseId.EVALUEREN]
    assert tuple(phases) == tuple(PhaseId)


def test_only_the_first_three_choices_that_followed_are_named_as_what_worked():
    run = play(BOARD, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    named = [line for line in JUDGES.report(run).worked if line.endswith("Omdat dat hier past.")]
    assert [line.partition(":")[0] for line in named] == ["Keuze start", "De route", "Keuze middelen"]


def test_figures_are_those_of_the_reference_date():
    youth = casus_data()["youth"] | {"birth_date": "2012-11-16"}
    assert make_judges(make_casus(youth=youth)).figures.age == 14
    assert make_judges(make_casus(youth=youth | {"birth_date": "2012-11-17"})).figures.age == 13


def test_a_deviating_route_teaches_its_own_reason():
    asked = (Ask(request="melding"), *TO_PLAN, HALT)
    found = [item.about for item in report(*asked).takeaways]
    assert found[0] == "De route"
