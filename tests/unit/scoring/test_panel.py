"""How a panel chose, and what an answer earns from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT, Mode
from mas_sim.model.decision import Select
from mas_sim.model.run import Choice, Justification
from mas_sim.scoring.panel import Credit, answer_of, credit, credit_of, reason_of, spreads
from tests.builders import HASHES, NOW
from tests.unit.story import BOARD

MANY = next(one.id for one, _ in BOARD.decisions.values() if one.select is Select.MANY)
ONE = next(one.id for one, _ in BOARD.decisions.values() if one.select is Select.ONE)
FIRST, SECOND = (option.id for option in BOARD.decisions[ONE][0].options[:2])


def member(**answers: tuple[str, ...]):
    """A run that chose these options, with a reason for each."""
    run = play(BOARD, HASHES, Mode.PANEL, Policy.REFERENCE, 0, NOW)
    phases = {subject: BOARD.decisions[subject][1] for subject in answers}
    choices = {
        subject: Choice(decision=subject, options=options, phase=phases[subject], day=0, offered=options)
        for subject, options in answers.items()
    }
    said = {
        subject: Justification(subject=subject, text=f"want {options[0]}", at=NOW)
        for subject, options in answers.items()
    }
    return run.model_copy(update={"choices": choices, "justifications": said, "routes": None})


def members(*options: str):
    return [member(**{ONE: (option,)}) for option in options]


def test_a_question_is_shown_from_so_many_answers_on():
    assert spreads(BOARD, members(FIRST, FIRST), 3) == {}
    assert spreads(BOARD, members(FIRST, FIRST, SECOND), 3)[ONE].n == 3


def test_a_spread_counts_who_chose_what():
    assert spreads(BOARD, members(FIRST, FIRST, SECOND), 1)[ONE].units == {FIRST: 2, SECOND: 1}


def test_reasons_stand_with_their_answer_most_chosen_first():
    found = spreads(BOARD, members(SECOND, FIRST, FIRST), 1)[ONE].reasons
    assert found == (((FIRST,), (f"want {FIRST}",) * 2), ((SECOND,), (f"want {SECOND}",)))


def test_the_answer_of_most_earns_all_and_another_its_share():
    spread = spreads(BOARD, members(FIRST, FIRST, SECOND), 1)[ONE]
    assert credit_of(BOARD, spread, (FIRST,)) == 1
    assert credit_of(BOARD, spread, (SECOND,)) == pytest.approx(1 / 2)
    assert credit_of(BOARD, spread, ("wat niemand koos",)) == 0


def test_of_several_options_each_counts_apart():
    first, second, *_ = (option.id for option in BOARD.decisions[MANY][0].options)
    panel = [member(**{MANY: (first,)}), member(**{MANY: (first, second)}), member(**{MANY: (first, second)})]
    spread = spreads(BOARD, panel, 1)[MANY]
    assert credit_of(BOARD, spread, (first, second)) == 1
    assert credit_of(BOARD, spread, (first,)) == pytest.approx((3 + 1) / (3 + 2))


def test_the_route_is_what_it_was_after_the_toets_with_its_last_reason():
    run = play(BOARD, HASHES, Mode.PANEL, Policy.REFERENCE, 0, NOW)
    assert answer_of(run, ROUTES_SUBJECT) == ("basis",)
    assert reason_of(run, ROUTES_SUBJECT) == "Ik kies dit op grond van het dossier."
    later = {REVISED_ROUTES_SUBJECT: Justification(subject=REVISED_ROUTES_SUBJECT, text="Toch zo.", at=NOW)}
    revised = run.model_copy(update={"justifications": run.justifications | later})
    assert reason_of(revised, ROUTES_SUBJECT) == "Toch zo."


def test_what_was_not_asked_has_no_answer_and_no_reason():
    run = member(**{ONE: (FIRST,)})
    assert answer_of(run, MANY) is None
    assert answer_of(run, ROUTES_SUBJECT) is None
    assert reason_of(run, MANY) == ""


def test_credit_counts_only_what_both_answered():
    found = spreads(BOARD, members(FIRST, FIRST, SECOND), 1)
    assert credit(BOARD, found, member(**{ONE: (SECOND,), MANY: ("brief",)})) == Credit(points=0.5, most=1)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=6), st.integers(0, 200))
def test_an_answer_earns_between_nothing_and_all_and_some_answer_earns_all(seeds, mine):
    panel = [play(BOARD, HASHES, Mode.PANEL, Policy.RANDOM, seed, NOW) for seed in seeds]
    own = play(BOARD, HASHES, Mode.PANEL, Policy.RANDOM, mine, NOW)
    for subject, spread in spreads(BOARD, panel, 1).items():
        answer = answer_of(own, subject)
        assert answer is None or 0 <= credit_of(BOARD, spread, answer) <= 1
        most = max(spread.units.values())
        wanted = tuple(unit for unit, count in spread.units.items() if 2 * count > spread.n)
        single = subject != ROUTES_SUBJECT and BOARD.decisions[subject][0].select is Select.ONE
        best = tuple(unit for unit, count in spread.units.items() if count == most)[:1] if single else wanted
        assert not best or credit_of(BOARD, spread, best) == pytest.approx(1)
