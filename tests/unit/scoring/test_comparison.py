"""Choices, interventions, requests and goals beside the reference."""

from __future__ import annotations

import pytest

from mas_sim.model.actions import (
    Ask,
    Choose,
    ChooseRoutes,
    GoalChoice,
    Justify,
    Mode,
    SetGoals,
)
from mas_sim.model.decision import Agreement, Reached, Standing
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.scoring.comparison import review_requests, route_label, route_reason
from tests.builders import (
    OWN,
    casus_data,
    decision,
    make_casus,
    make_judges,
    make_methodology,
    make_run,
    option,
    request,
)
from tests.unit.scoring.judging import BOARD, JUDGES, compared, feedback
from tests.unit.story import (
    BASIS,
    EXAM_TO_QUESTIONS,
    GOALS,
    MEANS,
    START,
    TO_ANALYSIS,
    TO_EVALUATION,
    TO_PLAN,
    TO_TEST,
    revised,
)

WAIT = Choose(decision="start", options=("wachten",))


def means(*options: str):
    return compared("middelen", PhaseId.PLANNEN, *TO_PLAN, Choose(decision="middelen", options=options))


def test_all_preferred_options_follow_also_with_a_defensible_one_beside_them():
    found = means("brief", "schoolafspraak", "extra")
    assert (found.agreement, found.missed) == (Agreement.FOLLOWS, ())
    assert [item.standing.value for item in found.chosen] == ["voorkeur", "voorkeur", "verdedigbaar"]


def test_half_of_the_preferred_options_missed_deviates():
    found = means("brief")
    assert found.agreement is Agreement.DEVIATES
    assert [item.label for item in found.missed] == ["Optie schoolafspraak"]


def test_something_discouraged_deviates_whatever_stands_beside_it():
    assert means("brief", "schoolafspraak", "straffen").agreement is Agreement.DEVIATES


def test_a_comparison_carries_the_motivation_when_there_is_one():
    said = Justify(subject="start", text="Eerst weten.")
    assert compared("start", PhaseId.WAARNEMEN, START, said).justification == "Eerst weten."
    assert compared("start", PhaseId.WAARNEMEN, START).justification is None


def offering(when: dict):
    """Judges over a casus whose first decision has a preferred option under a condition."""
    start = decision("start", option("onderzoek", "verdedigbaar"), option("beter", when=when))
    waarnemen = casus_data()["waarnemen"] | {"decisions": [start]}
    return make_judges(make_casus(waarnemen=waarnemen))


def test_what_came_on_offer_later_was_not_missed():
    judges = offering({"known": "oorzaak"})
    found = compared("start", PhaseId.WAARNEMEN, *TO_ANALYSIS, Ask(request="noor"), judges=judges)
    assert found.missed == ()


def test_what_was_on_offer_then_is_missed_also_when_it_is_gone_now():
    judges = offering({"not": {"known": "oorzaak"}})
    found = compared("start", PhaseId.WAARNEMEN, *TO_ANALYSIS, Ask(request="noor"), judges=judges)
    assert [item.label for item in found.missed] == ["Optie beter"]


def test_a_route_that_follows_misses_nothing():
    found = compared("routes", PhaseId.PLANNEN, *TO_PLAN, BASIS)
    assert (found.agreement, found.missed, found.title) == (Agreement.FOLLOWS, (), "De route")


def test_another_route_shows_what_the_reference_prefers():
    found = compared("routes", PhaseId.PLANNEN, *TO_PLAN, ChooseRoutes(routes=frozenset({Route.VRIJWILLIG})))
    assert found.agreement is Agreement.DEFENSIBLE
    assert [item.label for item in found.missed] == ["basis"]


def test_a_silent_combination_gets_the_reasons_of_its_parts_that_are_not_preferred():
    verdict = route_reason(BOARD, frozenset({Route.BASIS, Route.HALT}))
    assert verdict.standing is Standing.DISCOURAGED
    assert verdict.reason.text == ("Deze combinatie komt in de referentie niet voor. Omdat dat hier past.")


def test_a_silent_combination_of_preferred_routes_has_no_reason_against_it():
    plan = casus_data()["plannen"]
    routes = [item | {"standing": "voorkeur"} for item in plan["routes"]]
    judges = make_judges(make_casus(plannen=plan | {"routes": routes}))
    verdict = route_reason(judges.board, frozenset({Route.BASIS, Route.VRIJWILLIG}))
    assert verdict.reason.text == "Deze combinatie komt in de referentie niet voor."


def test_routes_are_named_in_the_order_of_the_methodiek():
    assert route_label(frozenset({Route.STRAF, Route.CIVIEL, Route.BASIS})) == "basis + civiel + straf"


def test_both_versions_of_a_revised_route_are_compared():
    made = feedback(PhaseId.PLANNEN, *TO_TEST, revised("vrijwillig")).comparisons
    assert [item.title for item in made] == ["De route", "De route na de toets", "Keuze middelen"]
    assert [item.agreement for item in made[:2]] == [Agreement.FOLLOWS, Agreement.DEFENSIBLE]


def test_a_revision_that_keeps_the_route_compares_it_once():
    made = feedback(PhaseId.PLANNEN, *TO_TEST, revised("basis")).comparisons
    assert [item.subject for item in made] == ["routes", "middelen"]


def test_the_revised_means_are_what_is_judged():
    found = compared("middelen", PhaseId.PLANNEN, *TO_TEST, revised("basis", "straffen"))
    assert [item.label for item in found.chosen] == ["Optie straffen"]


def test_nothing_chosen_is_nothing_compared():
    assert feedback(PhaseId.PLANNEN, *TO_PLAN).comparisons == ()


def test_interventions_are_held_beside_the_reference():
    found = feedback(PhaseId.WAARNEMEN, START).interventions
    assert (found.shared, found.only_reference, found.only_yours) == ((), ("Doe waarnemen",), ())


def test_an_intervention_both_applied_is_shared():
    found = feedback(PhaseId.WAARNEMEN, START, Ask(request="melding")).interventions
    assert (found.shared, found.only_reference) == (("Doe waarnemen",), ())


def test_an_intervention_the_reference_leaves_is_yours_alone():
    waarnemen = casus_data()["waarnemen"]
    extra = request("meer", need="overbodig", interventions=["doe-waarnemen"])
    plain = {"requests": [extra, *waarnemen["requests"][1:]]}
    judges = make_judges(make_casus(waarnemen=waarnemen | plain))
    found = feedback(PhaseId.WAARNEMEN, Ask(request="meer"), judges=judges).interventions
    assert (found.only_yours, found.only_reference) == (("Doe waarnemen",), ())


def test_an_exam_dossier_counts_as_looked_up():
    run = make_run(BOARD, mode=Mode.EXAMEN)
    assert JUDGES.phase(run, PhaseId.WAARNEMEN).interventions.shared == ("Doe waarnemen",)


def test_a_needed_request_not_put_is_shown_with_its_answer():
    reviews = {item.request: item for item in feedback(PhaseId.WAARNEMEN).requests}
    assert not reviews["melding"].asked
    assert reviews["melding"].answer == "Antwoord melding"


@pytest.mark.parametrize(("asked", "shown"), [((), False), ((Ask(request="vader"),), True)])
def test_a_request_that_could_not_be_put_is_not_reviewed(asked, shown):
    requests = feedback(PhaseId.ANALYSEREN, *TO_ANALYSIS, *asked).requests
    assert ("nog-eens" in [item.request for item in requests]) is shown


def test_a_request_put_is_reviewed_also_when_it_could_no_longer_be():
    once = request("een-keer", when={"not": {"asked": "een-keer"}})
    waarnemen = casus_data()["waarnemen"] | {"requests": [once]}
    board = make_judges(make_casus(waarnemen=waarnemen)).board
    run = make_run(board, Ask(request="een-keer"))
    assert [item.asked for item in review_requests(board, run, make_methodology(), PhaseId.WAARNEMEN)] == [
        True
    ]


def test_a_needed_request_that_the_law_asks_is_marked_as_a_duty():
    methodology = make_methodology()
    hearing = methodology.interventions[1].model_copy(update={"id": "horen", "legal_duty": True})
    lawful = methodology.model_copy(update={"interventions": (*methodology.interventions, hearing)})
    requests = [
        request("hoor", interventions=["horen"]),
        request("bel"),
        request("mag", "nuttig", interventions=["horen"]),
    ]
    board = make_judges(make_casus(waarnemen=casus_data()["waarnemen"] | {"requests": requests})).board
    found = review_requests(board, make_run(board), lawful, PhaseId.WAARNEMEN)
    assert {item.request: item.duty for item in found} == {"hoor": True, "bel": False, "mag": False}


def test_an_exam_reviews_what_its_dossier_holds_as_asked():
    requests = JUDGES.phase(make_run(BOARD, mode=Mode.EXAMEN), PhaseId.ANALYSEREN).requests
    assert {item.request: item.asked for item in requests} == {
        "noor": True,
        "vader": True,
        "nog-eens": True,
        "arts": False,
    }


def test_goals_say_whether_their_terms_fit_and_what_came_of_them():
    goal = feedback(PhaseId.EVALUEREN, *TO_EVALUATION).goals[0]
    assert (goal.term_fits, goal.feedback_fits, goal.result) == (True, True, "Gelukt.")
    assert (goal.standing, goal.reached) == (Standing.PREFERRED, Reached.YES)


@pytest.mark.parametrize(("weeks", "fits"), [(1, False), (2, True), (6, True), (7, False)])
def test_a_term_fits_within_the_weeks_of_the_reference(weeks, fits):
    goals = SetGoals(goals=(GoalChoice(goal="op-school", weeks=weeks, feedback_weeks=1),))
    assert feedback(PhaseId.EVALUEREN, *TO_PLAN, goals).goals[0].term_fits is fits


def test_feedback_after_the_weeks_of_the_reference_does_not_fit():
    goals = SetGoals(goals=(GoalChoice(goal="op-school", weeks=6, feedback_weeks=4),))
    assert feedback(PhaseId.EVALUEREN, *TO_PLAN, goals).goals[0].feedback_fits is False


def test_a_goal_without_the_choice_that_carries_it_is_not_reached():
    goal = feedback(PhaseId.EVALUEREN, *TO_PLAN, BASIS, MEANS, GOALS).goals[0]
    assert (goal.reached, goal.result) == (Reached.NO, "Niet gelukt.")


def test_an_exam_choice_is_compared_as_in_practice():
    run = make_run(BOARD, *EXAM_TO_QUESTIONS, mode=Mode.EXAMEN)
    found = [item.agreement for phase in PhaseId for item in JUDGES.phase(run, phase).comparisons]
    assert found == [Agreement.FOLLOWS] * 6


def test_a_reason_is_shown_with_its_herkomst():
    chosen = compared("start", PhaseId.WAARNEMEN, WAIT).chosen[0]
    assert chosen.reason.model_dump(mode="json", exclude_defaults=True) == OWN
