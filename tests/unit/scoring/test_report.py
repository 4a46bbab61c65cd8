"""The verslag: three things to take along, what worked, and the two-by-two."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Bot, Policy, play
from mas_sim.model.actions import Answer, Ask, Choose, ChooseRoutes, Justify, Mode, Rate
from mas_sim.model.judged import AnswerReview, CheckOutcome
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.scoring.report import Judges, frameworks_by_relevance
from tests.builders import (
    HASHES,
    NOW,
    casus_data,
    decision,
    framework,
    make_casus,
    make_frameworks,
    make_judges,
    make_run,
    option,
    request,
)
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
    assert about == ["De route", "Lijst en keuze", "Niet gevraagd: Vraag melding"]


def test_an_unexplained_deviation_comes_before_an_explained_one():
    analysed = make_run(BOARD, WAIT, WHY, *TO_ANALYSIS[1:])
    both = analysed.model_copy(update={"routes": frozenset({Route.HALT})})
    asked = both.model_copy(update={"asked": ("melding", "noor", "vader")})
    found = [item.about for item in JUDGES.report(asked).takeaways]
    assert found == ["De route", "Keuze start", "Uit deze casus"]


def test_a_request_that_is_not_allowed_is_a_lesson_before_one_that_was_forgotten():
    assert [item.about for item in report(Ask(request="bank")).takeaways] == [
        "Niet doen: Vraag bank",
        "Niet gevraagd: Vraag melding",
        "Niet gevraagd: Vraag noor",
    ]


def test_a_concern_rated_past_is_a_lesson():
    asked = (Ask(request="melding"), *TO_ANALYSIS, Ask(request="noor"), Ask(request="vader"))
    found = report(*asked, Rate(aspect="sc1", value="geen_zorg")).takeaways
    assert [item.about for item in found] == [
        "Signaleringslijst: Aspect sc1",
        "Uit deze casus",
        "Uit deze casus",
    ]


def test_what_worked_names_what_was_asked_seen_and_left_open():
    ratings = rating_all(g1="beschermend")
    found = report(Ask(request="melding"), *TO_ANALYSIS, Ask(request="vader"), *ratings).worked
    assert found == (
        "Je haalde 2 van de 3 stukken informatie op die je hier nodig hebt.",
        "Je zag 1 van de 1 beschermende factoren.",
        "Bij 3 aspecten liet je staan dat je het nog niet weet, en dat klopt.",
        "Je koos: ‘Optie onderzoek’. Omdat dat hier past.",
    )


def test_an_exam_is_not_praised_for_what_its_dossier_held():
    assert [line for line in report(*EXAM_TO_QUESTIONS, mode=Mode.EXAMEN).worked if "stukken" in line] == []


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
    chose = [line.removesuffix(" Omdat dat hier past.") for line in named]
    assert chose == ["Je koos: ‘Optie onderzoek’.", "De route:", "Je koos: ‘Optie brief’."]


def test_figures_are_those_of_the_reference_date():
    youth = casus_data()["youth"] | {"birth_date": "2012-11-16"}
    assert make_judges(make_casus(youth=youth)).figures.age == 14
    assert make_judges(make_casus(youth=youth | {"birth_date": "2012-11-17"})).figures.age == 13


def test_a_duty_that_was_left_comes_before_all_else():
    hearing = JUDGES.methodology.interventions[0].model_copy(update={"id": "horen", "legal_duty": True})
    lawful = JUDGES.methodology.model_copy(update={"interventions": (hearing,)})
    asked = request("hoor", interventions=["horen"])
    casus = make_casus(
        waarnemen=casus_data()["waarnemen"] | {"requests": [asked, request("bank", "niet-toegestaan")]}
    )
    board = make_judges(casus).board
    found = Judges(board, lawful, JUDGES.kaders, make_run(board)).report(make_run(board, Ask(request="bank")))
    assert found.takeaways[0].about == "Verplicht en niet gedaan: Vraag hoor"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("wachten", "Je koos: ‘Optie wachten’. Omdat dat hier past."),
        ("half", "Je liet liggen: ‘Optie onderzoek’. Omdat dat hier past."),
    ],
)
def test_a_lesson_says_what_was_chosen_or_left(chosen, said):
    both = [
        option("onderzoek"),
        option("wachten", "afgeraden"),
        option("half", "verdedigbaar"),
        option("ook"),
    ]
    start = decision("start", *both, select="meer")
    casus = make_casus(waarnemen=casus_data()["waarnemen"] | {"decisions": [start]})
    judges = make_judges(casus)
    run = make_run(judges.board, Choose(decision="start", options=(chosen,)))
    assert said in [item.text for item in judges.report(run).takeaways]


def test_an_exam_holds_nobody_to_a_motivering_it_did_not_ask():
    found = report(*EXAM_TO_QUESTIONS, mode=Mode.EXAMEN).two_by_two
    assert (found.deviates_unmotivated, found.follows_unmotivated) == ((), ())
    assert found.not_asked
    assert "De route" in found.follows_motivated


def test_kaders_of_the_chosen_and_the_reference_route_come_first():
    kaders = make_frameworks(
        framework("eigen", routes=["halt"]),
        framework("vreemd", routes=["civiel"]),
        framework("weetje", routes=["halt"], tests=[]),
        framework("geldt", tests=[{"figure": "total_hours", "comparison": "hoogstens", "value": 60}]),
        framework("geldt-niet"),
    )
    judges = Judges(BOARD, JUDGES.methodology, kaders, JUDGES.reference)
    near, other = frameworks_by_relevance(judges.report(make_run(BOARD, *TO_PLAN, HALT)))
    assert [check.framework for check in near] == ["eigen", "geldt"]
    assert [check.framework for check in other] == ["vreemd", "weetje", "geldt-niet"]


def test_a_deviating_route_teaches_its_own_reason():
    asked = (Ask(request="melding"), *TO_PLAN, HALT)
    found = [item.about for item in report(*asked).takeaways]
    assert found[0] == "De route"
