"""What accepted actions do."""

from __future__ import annotations

import pytest

from mas_sim.engine.conditions import holds
from mas_sim.engine.run import act, replay, start
from mas_sim.model.actions import (
    Ask,
    Choose,
    ChooseRoutes,
    Hold,
    HoldBy,
    Justify,
    Mode,
    PlanChoice,
    RevisePlan,
    RunEvent,
    Stage,
    Start,
)
from mas_sim.model.condition import Condition
from mas_sim.model.methodology import Route
from tests.builders import HASHES, NOW, make_board, make_run
from tests.unit.engine.test_refusals import BOARD, HELD, START, TALK, TO_ACTION, TO_ANALYSIS, TO_PLAN, TO_TEST


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


REVISED = RevisePlan(
    routes=frozenset({"vrijwillig"}), choices=(PlanChoice(decision="middelen", options=("brief",)),)
)


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
    halt = REVISED.model_copy(update={"routes": frozenset({Route.HALT})})
    assert make_run(BOARD, *TO_TEST, halt).pending == "routes-na-toets"


def test_going_on_without_a_change_of_route_asks_nothing():
    same = REVISED.model_copy(update={"routes": frozenset({Route.BASIS})})
    assert make_run(BOARD, *TO_TEST, same).pending is None


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
    assert "routes-na-toets" in run.justifications


def test_a_condition_can_ask_what_was_rated():
    run = make_run(BOARD, *TO_PLAN)
    rated = Condition.model_validate({"rated": {"aspect": "sc1", "meanings": ["zorg"]}})
    other = Condition.model_validate({"rated": {"aspect": "v1", "meanings": ["zorg"]}})
    assert (holds(rated, run), holds(other, run)) == (True, False)


def test_events_without_a_start_are_no_run():
    event = RunEvent(at=NOW, action=START)
    with pytest.raises(ValueError, match="start"):
        replay(BOARD, [event])
