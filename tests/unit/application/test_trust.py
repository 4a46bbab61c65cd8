"""How far levels can be trusted in this installation."""

from datetime import timedelta

from mas_sim.application.levels import Levels
from mas_sim.application.ports import StoredAssessment
from mas_sim.application.trust import ENOUGH_TEXTS, marked, trust
from mas_sim.model.justification import Assessment, Assessor, CriterionScore
from tests.fakes import NOON, FixedClock, InMemoryStorage, make_stored_run
from tests.rules import rules


def judged(run: str, number: int, who: str, level: int, **more: object) -> StoredAssessment:
    """A judgement of a trainer, or of the rules."""
    kind = Assessor.RULES if who == "regels" else Assessor.TRAINER
    body = Assessment(
        assessor=kind, scorer=who, scores=(CriterionScore(criterion="norm", level=level),), **more
    )
    return StoredAssessment(
        run_id=run, number=number, subject="routes", assessor=kind.value, body=body.model_dump_json(), at=NOON
    )


def test_a_text_counts_once_two_trainers_judged_it_apart():
    one = [judged("a", 1, "regels", 2), judged("a", 2, "Anna", 1)]
    assert marked(one) == ()
    (found,) = marked([judged("a", 3, "Cato", 3), *one])
    assert (found.first.scorer, found.second.scorer, found.final.scorer) == ("Anna", "Cato", "Anna")
    assert found.rules is not None


def test_the_same_trainer_twice_is_one_judgement():
    assert marked([judged("a", 1, "Anna", 1), judged("a", 2, "Anna", 2)]) == ()


def test_what_they_settled_is_final_and_no_judgement_apart():
    stored = [judged("a", 1, "Anna", 1), judged("a", 2, "Anna", 2, joint=True)]
    assert marked(stored) == ()
    (found,) = marked([*stored, judged("a", 3, "Cato", 3)])
    assert found.final.level("norm") == 2


def test_versions_of_a_text_are_kept_apart():
    assert marked([judged("a", 1, "Anna", 1), judged("a", 2, "Cato", 1, version=2)]) == ()


def test_without_the_rules_only_the_trainers_are_compared():
    (found,) = trust(marked([judged("a", 1, "Anna", 1), judged("a", 2, "Cato", 1)]), ["norm"])
    assert found.trainers is not None
    assert found.rules is None
    assert not found.trusted


def test_a_criterion_nobody_judged_has_no_figures():
    (found,) = trust(marked([judged("a", 1, "Anna", 1), judged("a", 2, "Cato", 1)]), ["keten"])
    assert found.trainers is None


def many(texts: int, off: int = 0) -> list[StoredAssessment]:
    """So many texts, judged by two trainers who agree, and by the rules, off by so much."""
    return [
        judged(f"r{text}", number, who, (text + (off if who == "regels" else 0)) % 4)
        for text in range(texts)
        for number, who in enumerate(("regels", "Anna", "Cato"), start=1)
    ]


def test_a_level_is_more_than_advice_from_fifty_texts_on_which_the_rules_agree():
    assert [trust(marked(many(n)), ["norm"])[0].trusted for n in (ENOUGH_TEXTS - 1, ENOUGH_TEXTS)] == [
        False,
        True,
    ]
    assert not trust(marked(many(ENOUGH_TEXTS, off=2)), ["norm"])[0].trusted


def test_an_installation_looks_again_only_now_and_then():
    clock = FixedClock()
    storage = InMemoryStorage(clock)
    levels = Levels(rules(), storage, clock)
    assert levels.trusted(["norm"]) == frozenset()
    for stored in many(ENOUGH_TEXTS):
        if stored.number == 1:
            storage.runs.create(make_stored_run(run_id=stored.run_id), [])
        storage.assessments.add(stored.run_id, "routes", stored.assessor, stored.body, NOON)
    assert levels.trusted(["norm"]) == frozenset()
    clock.advance(timedelta(minutes=11))
    assert levels.trusted(["norm"]) == {"norm"}
