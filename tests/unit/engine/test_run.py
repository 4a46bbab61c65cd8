"""What accepted actions do."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.engine.bot import Policy, play
from mas_sim.engine.conditions import visible_options
from mas_sim.engine.run import act, replay, start
from mas_sim.model.actions import (
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    Hold,
    HoldBy,
    Justify,
    Mode,
    Rate,
    RunEvent,
    Stage,
    Start,
)
from mas_sim.model.instrument import Meaning
from mas_sim.model.methodology import PhaseId
from tests.builders import (
    HASHES,
    NOW,
    casus_data,
    decision,
    make_board,
    make_casus,
    make_run,
    option,
    request,
)
from tests.unit.story import (
    BASIS,
    BOARD,
    EXAM_TO_QUESTIONS,
    GOALS,
    HELD,
    MEANS,
    RATED,
    START,
    TALK,
    TO_ACTION,
    TO_ANALYSIS,
    TO_PLAN,
    TO_TEST,
    revised,
)


def test_a_run_starts_with_what_the_melding_shows():
    run = make_run(BOARD)
    assert (run.known, run.attachments) == (frozenset({"start"}), frozenset({"bijlage-1"}))


def test_asking_reveals_facts_and_documents_and_takes_days():
    run = make_run(BOARD, Ask(request="melding"))
    assert "geen-halt" in run.known
    assert "bijlage-2" in run.attachments
    assert run.days == 1


def test_trust_carries_over_into_reactions():
    warm = make_run(BOARD, *TO_ANALYSIS, Ask(request="noor"))
    assert warm.trust == {"jongere": 1}
    entry = make_run(BOARD, *TO_ACTION, TALK).journal[-1]
    assert [reaction.who for reaction in entry.reactions] == ["Vader"]


def test_a_choice_can_bring_a_later_decision():
    threat = make_run(BOARD, *TO_ACTION, Choose(decision="gesprek", options=("dreigen",)))
    threat, _ = act(BOARD, threat, Justify(subject="gesprek", text="r"), NOW)
    after, _ = act(BOARD, threat, Choose(decision="terugval", options=("bellen",)), NOW)
    assert "terugval" in after.choices


def test_practice_asks_to_explain_a_deviation_only():
    assert make_run(BOARD, START).pending is None
    assert make_run(BOARD, Choose(decision="start", options=("wachten",))).pending == "start"


def test_an_exam_asks_to_explain_whatever_was_chosen():
    assert make_run(BOARD, START, mode=Mode.EXAMEN).pending == "start"


def test_a_panel_asks_to_explain_every_choice():
    every = decision("vrij", option("a"), option("b"))
    board = make_board(make_casus(waarnemen=casus_data()["waarnemen"] | {"decisions": [every]}))
    assert make_run(board, Choose(decision="vrij", options=("a",)), mode=Mode.PANEL).pending == "vrij"


def test_a_panel_has_the_dossier_complete_and_ends_without_questions():
    run = play(BOARD, HASHES, Mode.PANEL, Policy.REFERENCE, 0, NOW)
    assert set(run.asked) == {request.id for request in BOARD.exam_requests()}
    assert run.finished
    assert run.answers == {}


def test_an_exam_opens_with_the_complete_dossier():
    run = make_run(BOARD, mode=Mode.EXAMEN)
    assert {"oorzaak", "vader", "geen-halt"} <= run.known
    assert "bijlage-3" not in run.attachments


def test_a_choice_that_follows_may_be_explained_too():
    run = make_run(BOARD, START, Justify(subject="start", text="Eerst weten."))
    assert run.justifications["start"].text == "Eerst weten."


def test_a_route_the_casus_is_silent_on_deviates():
    run = make_run(BOARD, *TO_PLAN, ChooseRoutes(routes=frozenset({"basis", "vrijwillig"})))
    assert run.pending == "routes"


REVISED = revised("vrijwillig")


def test_a_revision_keeps_both_versions_of_the_plan():
    run = make_run(BOARD, *TO_TEST, REVISED)
    assert (run.first_routes, run.routes) == (frozenset({"basis"}), frozenset({"vrijwillig"}))
    assert run.first_choices is not None
    assert run.first_choices["middelen"].options == ("brief", "schoolafspraak")
    assert run.choices["middelen"].options == ("brief",)


def test_a_revision_drops_answers_that_left_the_plan_and_keeps_the_others():
    kept = Hold(aspect="sc1", by=HoldBy.INTERVENTION, item="doe-plannen")
    assert make_run(BOARD, *TO_TEST, HELD, REVISED).holds == {}
    assert make_run(BOARD, *TO_TEST, kept, REVISED).holds == {"sc1": kept}


def test_a_revision_to_a_deviating_route_must_be_explained():
    assert make_run(BOARD, *TO_TEST, revised("halt")).pending == "routes-na-toets"


def test_going_on_without_a_change_of_route_asks_nothing():
    assert make_run(BOARD, *TO_TEST, revised("basis")).pending is None


@pytest.mark.parametrize("mode", list(Mode))
def test_replay_goes_on_from_a_run(mode):
    opening = Start(casus_id="klein", mode=mode, pseudonym="Vos", contents=HASHES)
    run, first = start(make_board(), opening, NOW)
    later, second = act(BOARD, run, START, NOW)
    assert replay(BOARD, [first, second]) == later
    assert replay(BOARD, [second], run) == later


def test_the_stage_is_where_the_table_leads():
    assert make_run(BOARD, *TO_TEST).stage is Stage.TOETSEN


def test_nothing_in_the_plan_is_an_answer_when_it_says_why():
    none = Hold(aspect="sc1", by=HoldBy.NONE, text="De school regelt dit zelf.")
    assert make_run(BOARD, *TO_TEST, none).holds == {"sc1": none}


def test_a_revised_route_can_be_explained():
    run = make_run(BOARD, *TO_TEST, REVISED, Justify(subject="routes-na-toets", text="Toch hulp."))
    assert run.justifications["routes-na-toets"].text == "Toch hulp."


@pytest.mark.parametrize("events", [[], [RunEvent(at=NOW, action=START)]])
def test_events_without_a_start_are_no_run(events):
    with pytest.raises(ValueError, match="start"):
        replay(BOARD, events)


def test_what_an_exam_dossier_holds_counts_as_asked_at_no_cost_in_days():
    run = make_run(BOARD, mode=Mode.EXAMEN)
    assert run.asked == ("melding", "register", "noor", "vader", "nog-eens")
    assert (run.trust, run.days) == ({"jongere": 1}, 0)


def test_an_exam_reaction_speaks_from_a_jongere_who_was_heard():
    to_action = EXAM_TO_QUESTIONS[: EXAM_TO_QUESTIONS.index(TALK) + 1]
    run = make_run(BOARD, *to_action, mode=Mode.EXAMEN)
    assert [reaction.who for reaction in run.journal[-1].reactions] == ["Noor", "Vader"]


def test_an_exam_asks_to_explain_only_the_decisions_marked_so():
    to_means = EXAM_TO_QUESTIONS[: EXAM_TO_QUESTIONS.index(MEANS)]
    straffen = Choose(decision="middelen", options=("straffen",))
    assert make_run(BOARD, *to_means, straffen, mode=Mode.EXAMEN).pending is None


def test_an_exam_asks_to_explain_a_route_that_follows():
    to_route = EXAM_TO_QUESTIONS[: EXAM_TO_QUESTIONS.index(BASIS) + 1]
    assert make_run(BOARD, *to_route, mode=Mode.EXAMEN).pending == "routes"


def test_an_exam_asks_to_explain_a_revised_route_that_is_defensible():
    to_test = EXAM_TO_QUESTIONS[: EXAM_TO_QUESTIONS.index(HELD)]
    assert make_run(BOARD, *to_test, REVISED, mode=Mode.EXAMEN).pending == "routes-na-toets"
    assert make_run(BOARD, *TO_TEST, REVISED).pending is None


def test_a_route_that_follows_or_is_defensible_asks_nothing_in_practice():
    assert make_run(BOARD, *TO_PLAN, BASIS).pending is None
    assert make_run(BOARD, *TO_PLAN, ChooseRoutes(routes=frozenset({"vrijwillig"}))).pending is None


def test_explaining_the_deviation_opens_the_way():
    wait = Choose(decision="start", options=("wachten",))
    assert make_run(BOARD, wait, Justify(subject="start", text="Rust.")).pending is None


def test_explaining_says_when():
    run = make_run(BOARD, START, Justify(subject="start", text="Eerst weten."))
    assert (run.justifications["start"].subject, run.justifications["start"].at) == ("start", NOW)


def test_an_aspect_can_be_rated_again():
    again = Rate(aspect="sc1", value="beschermend", fact="start")
    rating = make_run(BOARD, *TO_ANALYSIS, *RATED, again).ratings["sc1"]
    assert (rating.value, rating.meaning, rating.fact) == ("beschermend", Meaning.BESCHERMEND, "start")


def test_days_add_up_over_asking_and_choosing():
    run = make_run(BOARD, *TO_ANALYSIS, Ask(request="vader"), Ask(request="noor"))
    assert run.days == 3
    assert [entry.day for entry in run.journal] == [0, 2, 3]


def test_days_spent_close_a_later_option():
    slow = {"requests": [*casus_data()["waarnemen"]["requests"], request("traag", days=21)]}
    board = make_board(make_casus(waarnemen=casus_data()["waarnemen"] | slow))
    run = make_run(board, Ask(request="traag"), *TO_ACTION, TALK)
    assert [option.id for option in visible_options(board.decisions["school"][0], run)] == ["niets"]
    assert [option.id for option in visible_options(BOARD.decisions["school"][0], make_run(BOARD))] == [
        "afspraak",
        "niets",
    ]


def test_trust_is_lost_as_it_is_won():
    dreigen = Choose(decision="gesprek", options=("dreigen",))
    heard = (*TO_ANALYSIS, Ask(request="noor"), *TO_ACTION[3:])
    assert make_run(BOARD, Ask(request="bank"), *heard, dreigen).trust == {"ouders": -1, "jongere": -1}


def test_enough_trust_brings_a_warmer_reaction():
    heard = (*TO_ANALYSIS, Ask(request="noor"), *TO_ACTION[3:])
    reactions = make_run(BOARD, *heard, TALK).journal[-1].reactions
    assert [(reaction.who, reaction.text) for reaction in reactions] == [
        ("Noor", "Oké."),
        ("Vader", "Dank je."),
    ]


def test_a_choice_remembers_what_was_on_offer():
    run = make_run(BOARD, *TO_ACTION, TALK)
    choice = run.choices["gesprek"]
    assert (choice.options, choice.offered) == (("praten",), ("praten", "dreigen"))
    assert (choice.phase, choice.day) == (PhaseId.HANDELEN, 3)


def test_a_choice_reveals_its_facts():
    run = make_run(BOARD, *TO_ACTION, Choose(decision="gesprek", options=("dreigen",)))
    assert "terugval" in run.known
    assert run.journal[-1].revealed == ("terugval",)


def test_every_party_is_remembered_when_several_options_are_taken():
    means = decision(
        "middelen",
        option("brief", trust={"ouders": 1}, days=1),
        option("bellen", trust={"ouders": 1, "school": 2}, days=2),
        select="meer",
    )
    board = make_board(make_casus(plannen=casus_data()["plannen"] | {"decisions": [means]}))
    both = Choose(decision="middelen", options=("brief", "bellen"))
    run = make_run(board, *TO_PLAN, both)
    assert (run.trust, run.days) == ({"ouders": 2, "school": 2}, 3)


def test_plan_decisions_can_be_made_in_any_order():
    assert make_run(BOARD, *TO_PLAN, MEANS, GOALS, BASIS).choices.keys() == {"start", "middelen"}


def test_a_revision_keeps_an_answer_that_is_nothing_with_its_reason():
    none = Hold(aspect="sc1", by=HoldBy.NONE, text="De school regelt dit zelf.")
    assert make_run(BOARD, *TO_TEST, none, REVISED).holds == {"sc1": none}


def test_a_revision_drops_a_route_that_is_no_longer_chosen():
    by_route = Hold(aspect="sc1", by=HoldBy.ROUTE, item="basis")
    assert make_run(BOARD, *TO_TEST, by_route, REVISED).holds == {}
    assert make_run(BOARD, *TO_TEST, by_route, revised("basis")).holds == {"sc1": by_route}


def test_a_goal_answers_an_aspect_and_stays_after_a_revision():
    by_goal = Hold(aspect="sc1", by=HoldBy.GOAL, item="op-school")
    assert make_run(BOARD, *TO_TEST, by_goal, REVISED).holds == {"sc1": by_goal}


def test_a_revision_changes_no_choice_of_another_phase():
    run = make_run(BOARD, *TO_TEST, REVISED)
    assert run.first_choices is not None
    assert run.first_choices.keys() == {"middelen"}
    assert run.choices["start"].options == ("onderzoek",)


def test_a_run_counts_its_events_and_knows_when_it_last_moved():
    later = NOW + dt.timedelta(minutes=5)
    run, _ = act(BOARD, make_run(BOARD), START, later)
    assert (run.seq, run.started_at, run.updated_at) == (2, NOW, later)


def test_the_run_before_an_action_is_left_as_it_was():
    before = make_run(BOARD)
    copy = before.model_copy(deep=True)
    act(BOARD, before, START, NOW)
    assert before == copy


def test_an_answer_is_kept_under_its_question():
    answer = Answer(question="v1", text="Omdat het kort is.")
    run = make_run(BOARD, *EXAM_TO_QUESTIONS, answer, mode=Mode.EXAMEN)
    assert run.answers == {"v1": "Omdat het kort is."}
