"""What the judges say of choices, ratings, kaders and terms."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.engine.bot import Policy, play
from mas_sim.model.absence import Figure
from mas_sim.model.actions import (
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    Hold,
    HoldBy,
    Justify,
    Mode,
    PlanChoice,
    Rate,
    RevisePlan,
    Stage,
)
from mas_sim.model.condition import Condition, TrustCondition
from mas_sim.model.decision import Agreement, Standing
from mas_sim.model.frameworks import Test as KaderTest
from mas_sim.model.instrument import Meaning
from mas_sim.model.judged import CheckOutcome
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.scoring import frameworks
from tests.builders import HASHES, NOW, framework, make_frameworks, make_instrument, make_judges, make_run
from tests.unit.engine.test_refusals import (
    BASIS,
    GOALS,
    HELD,
    MEANS,
    START,
    TO_ANALYSIS,
    TO_EVALUATION,
    TO_PLAN,
    TO_TEST,
)

JUDGES = make_judges()
BOARD = JUDGES.board
FIGURES = JUDGES.figures


def feedback(phase: PhaseId, *actions):
    return JUDGES.phase(make_run(BOARD, *actions), phase)


def plan_with(*options: str):
    made = feedback(PhaseId.PLANNEN, *TO_PLAN, Choose(decision="middelen", options=options))
    return next(item for item in made.comparisons if item.subject == "middelen")


def test_all_preferred_options_follow_also_with_a_defensible_one_beside_them():
    assert plan_with("brief", "schoolafspraak", "extra").agreement is Agreement.FOLLOWS


def test_half_of_the_preferred_options_missed_deviates():
    found = plan_with("brief")
    assert found.agreement is Agreement.DEVIATES
    assert [item.label for item in found.missed] == ["Optie schoolafspraak"]


def test_something_discouraged_deviates_whatever_stands_beside_it():
    assert plan_with("brief", "schoolafspraak", "straffen").agreement is Agreement.DEVIATES


def test_a_silent_combination_gets_the_reasons_of_its_parts():
    both = ChooseRoutes(routes=frozenset({Route.BASIS, Route.HALT}))
    made = feedback(PhaseId.PLANNEN, *TO_PLAN, both).comparisons[0]
    assert made.chosen[0].standing is Standing.DISCOURAGED
    assert made.chosen[0].reason.text.startswith("Deze combinatie komt in de referentie niet voor. Omdat")


def test_both_versions_of_a_revised_route_are_compared():
    revised = RevisePlan(
        routes=frozenset({Route.VRIJWILLIG}), choices=(PlanChoice(decision="middelen", options=("brief",)),)
    )
    made = feedback(PhaseId.PLANNEN, *TO_TEST, revised).comparisons
    assert [item.title for item in made[:2]] == ["De route", "De route na de toets"]
    assert [item.agreement for item in made[:2]] == [Agreement.FOLLOWS, Agreement.DEFENSIBLE]


def test_interventions_are_held_beside_the_reference():
    found = feedback(PhaseId.WAARNEMEN, START).interventions
    assert (found.shared, found.only_reference) == ((), ("Doe waarnemen",))


def test_a_needed_request_not_put_is_shown_with_its_answer():
    reviews = {item.request: item for item in feedback(PhaseId.WAARNEMEN).requests}
    assert not reviews["melding"].asked
    assert reviews["melding"].answer == "Antwoord melding"


def rated(value: str, aspect: str, *before):
    run = make_run(BOARD, *TO_ANALYSIS, *before, Rate(aspect=aspect, value=value))
    reading = JUDGES.phase(run, PhaseId.ANALYSEREN).reading
    return next(item for item in reading.comparisons if item.aspect == aspect)


def test_unknown_is_right_when_the_facts_were_never_asked_for():
    found = rated("onbekend", "g1")
    assert (found.agreement, found.not_seen) == (Agreement.FOLLOWS, True)


def test_unknown_is_not_right_once_the_facts_are_known():
    assert rated("onbekend", "g1", Ask(request="vader")).agreement is Agreement.DEVIATES


def test_another_rating_can_be_defensible():
    assert rated("geen_zorg", "g1", Ask(request="vader")).agreement is Agreement.DEFENSIBLE


def test_an_aspect_without_reference_has_none():
    found = rated("zorg", "h2")
    assert (found.reference, found.agreement) == (None, None)


def test_the_fact_that_carries_a_rating_is_shown():
    run = make_run(BOARD, *TO_ANALYSIS, Rate(aspect="v1", value="geen_zorg", fact="start"))
    reading = JUDGES.phase(run, PhaseId.ANALYSEREN).reading
    assert reading.comparisons[0].fact == "Noor miste vier lesuren."


def prompts(*ratings: tuple[str, str], instrument=None):
    judges = make_judges(instrument=instrument)
    run = make_run(
        judges.board, *TO_ANALYSIS, *(Rate(aspect=aspect, value=value) for aspect, value in ratings)
    )
    return [item.prompt for item in judges.phase(run, PhaseId.ANALYSEREN).reading.prompts]


def test_a_safety_concern_wakes_the_question_about_the_meldcode():
    assert prompts(("g4", "zorg")) == ["veilig"]


def test_five_unknown_aspects_wake_the_question_whether_it_is_ripe():
    assert prompts(*((aspect, "onbekend") for aspect in ("v1", "k2", "g1", "sc1", "o1"))) == ["onrijp"]


def test_a_figure_can_wake_a_question():
    late = {
        "id": "laat",
        "text": "Vraag ernaar.",
        "tests": [{"figure": "times_late", "comparison": "minstens", "value": 1}],
        "provenance": "eigen-ontwerp",
    }
    assert prompts(instrument=make_instrument(prompts=[late])) == ["laat"]


def test_the_reading_has_no_route_and_no_sum():
    names = set(type(feedback(PhaseId.ANALYSEREN).reading).model_fields)
    assert not [name for name in names if "route" in name or "sum" in name or "score" in name]


def test_a_goal_can_answer_an_attention_point():
    goal = Hold(aspect="sc1", by=HoldBy.GOAL, item="op-school")
    reading = feedback(PhaseId.ANALYSEREN, *TO_TEST, goal).reading
    assert [(point.label, point.answer) for point in reading.attention] == [
        ("Aspect sc1", "Elke dag op school")
    ]


def unsafe(*routes: Route, means=MEANS):
    ratings = [
        Rate(aspect=aspect, value="zorg" if aspect == "g4" else "onbekend") for aspect in BOARD.aspects
    ]
    actions = [*TO_ANALYSIS, *ratings, FinishStage(stage=Stage.ANALYSEREN)]
    run = make_run(BOARD, *actions, *TO_PLAN[-1:], ChooseRoutes(routes=frozenset(routes)))
    if run.pending:
        run = _then(run, Justify(subject="routes", text="r"))
    run = _then(run, means)
    return [finding.rule for finding in JUDGES.phase(_then(run, GOALS), PhaseId.PLANNEN).findings]


def _then(run, action):
    from mas_sim.engine.run import act

    return act(BOARD, run, action, NOW)[0]


def test_an_unsafe_home_and_halt_do_not_speak_to_each_other():
    assert "veiligheid-halt" in unsafe(Route.HALT)


def test_another_route_asks_nothing_of_halt():
    assert "veiligheid-halt" not in unsafe(Route.BASIS)


def test_help_beside_halt_answers_the_concern():
    assert "veiligheid-halt" not in unsafe(Route.HALT, Route.VRIJWILLIG)


def test_a_partner_in_the_plan_answers_the_concern():
    with_doctor = Choose(decision="middelen", options=("brief", "schoolafspraak", "extra"))
    assert "veiligheid-halt" not in unsafe(Route.HALT, means=with_doctor)


def test_a_concern_that_no_goal_answers_is_named():
    assert "doel-g4" in unsafe(Route.BASIS)


def test_the_finding_names_the_route_by_its_label():
    run = make_run(BOARD, *TO_ANALYSIS, Rate(aspect="g4", value="zorg"))
    run = run.model_copy(update={"routes": frozenset({Route.HALT})})
    assert JUDGES.phase(run, PhaseId.PLANNEN).findings[0].text == "Je zag ‘Aspect g4’ en koos Route halt."


def test_goals_say_whether_their_terms_fit_and_what_came_of_them():
    goal = feedback(PhaseId.EVALUEREN, *TO_EVALUATION).goals[0]
    assert (goal.term_fits, goal.feedback_fits, goal.result) == (True, True, "Gelukt.")


def test_the_two_by_two_counts_choices_by_agreement_and_motivation():
    run = make_run(
        BOARD, Choose(decision="start", options=("wachten",)), Justify(subject="start", text="Want.")
    )
    cells = JUDGES.report(run).two_by_two
    assert cells.deviates_motivated == ("Keuze start",)
    assert cells.deviates_unmotivated == cells.follows_motivated == cells.follows_unmotivated == ()


def test_an_unexplained_or_not_the_route_comes_first_among_the_takeaways():
    run = play(BOARD, HASHES, Mode.OEFENEN, Policy.RANDOM, 3, NOW)
    takeaways = JUDGES.report(run).takeaways
    assert len(takeaways) == 3
    assert takeaways[0].about != "Uit deze casus"


def test_a_perfect_run_takes_along_what_the_casus_has_to_say():
    run = play(BOARD, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    assert {item.about for item in JUDGES.report(run).takeaways} == {"Uit deze casus"}


def outcome(rule: dict, known: dict[str, bool] | None = None, day: dt.date = dt.date(2026, 11, 16)):
    checks = frameworks.check_frameworks(make_frameworks(rule), day, FIGURES, known or {})
    return [check.outcome for check in checks]


EARLIER = {"circumstance": "halt-eerder", "holds": False}
LATE = {"figure": "times_late", "comparison": "minstens", "value": 12}
HOURS = {"figure": "total_hours", "comparison": "hoogstens", "value": 60}


@pytest.mark.parametrize(
    ("combine", "tests", "known", "expected"),
    [
        ("alle", [HOURS, EARLIER], {"halt-eerder": False}, CheckOutcome.MET),
        ("alle", [HOURS, EARLIER], {"halt-eerder": True}, CheckOutcome.NOT_MET),
        ("alle", [HOURS, EARLIER], {}, CheckOutcome.UNKNOWN),
        ("alle", [LATE, EARLIER], {}, CheckOutcome.NOT_MET),
        ("een-van", [LATE, EARLIER], {}, CheckOutcome.UNKNOWN),
        ("een-van", [HOURS, EARLIER], {}, CheckOutcome.MET),
        ("een-van", [LATE, EARLIER], {"halt-eerder": True}, CheckOutcome.NOT_MET),
        ("alle", [], {}, CheckOutcome.INFORMS),
    ],
)
def test_a_kader_is_met_not_met_or_unknown(combine, tests, known, expected):
    assert outcome(framework(combine=combine, tests=tests), known) == [expected]


def test_a_kader_outside_its_dates_is_not_in_force():
    assert outcome(framework(valid_to="2020-01-01")) == []
    assert outcome(framework(), day=dt.date(2000, 1, 1)) == []


def test_a_kader_of_a_pending_law_waits_for_the_law():
    rule = framework(law="36663")
    law = {"id": "36663", "label": "Wet", "note": "aanhangig"}
    waiting = make_frameworks(rule, laws=[law])
    switched = make_frameworks(rule, laws=[{**law, "in_force": True}])
    day = dt.date(2026, 11, 16)
    assert [len(frameworks.in_force(found, day)) for found in (waiting, switched)] == [0, 1]


def test_the_sentence_holds_the_figure_and_the_limit():
    check = frameworks.check_frameworks(make_frameworks(), dt.date(2026, 11, 16), FIGURES, {})[0]
    assert check.explanation == "4 is minder dan 16."


def test_numbers_read_as_dutch():
    assert [frameworks.number(value) for value in (4.0, 7.5)] == ["4", "7,5"]


def test_another_instrument_plays_to_the_end_and_has_no_reference_where_it_maps_nowhere():
    scale = [
        {"id": "nog-niet", "label": "nog niet bekend", "means": "onbekend"},
        {"id": "goed", "label": "goed", "means": "beschermend"},
        {"id": "let-op", "label": "let op", "means": "zorg"},
    ]
    own = make_instrument()
    aspects = [
        own.aspects[0].model_copy(update={"id": "thuis", "maps_to": "g4"}).model_dump(mode="json"),
        own.aspects[0].model_copy(update={"id": "weer"}).model_dump(mode="json"),
    ]
    judges = make_judges(instrument=make_instrument(scale=scale, aspects=aspects, prompts=[]))
    run = play(judges.board, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    found = {item.aspect: item for item in judges.phase(run, PhaseId.ANALYSEREN).reading.comparisons}
    assert run.finished
    assert found["thuis"].reference is Meaning.GEEN_ZORG
    assert found["weer"].reference is None


def test_a_trust_condition_needs_a_bound():
    with pytest.raises(ValueError, match="at_least"):
        TrustCondition(party="ouders")


def test_a_condition_has_one_key():
    with pytest.raises(ValueError, match="precies één"):
        Condition(asked="a", known="b")


def test_a_kader_test_is_of_one_kind():
    with pytest.raises(ValueError, match="óf"):
        KaderTest(figure=Figure.AGE, circumstance="halt-eerder", holds=True)


def test_held_points_count_in_the_report():
    assert feedback(PhaseId.ANALYSEREN, *TO_TEST, HELD).reading.attention[0].answer == "School"


def test_basis_is_what_the_reference_chooses():
    assert feedback(PhaseId.PLANNEN, *TO_PLAN, BASIS).comparisons[0].agreement is Agreement.FOLLOWS
