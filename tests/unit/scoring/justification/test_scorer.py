"""A scorer that is made when it is first needed."""

from mas_sim.scoring.justification.context import is_judged
from mas_sim.scoring.justification.scorer import LazyScorer
from tests.rules import context, rules

TEXT = "Ik kies vrijwillige hulp in plaats van Halt. Mail naar jan@voorbeeld.nl."


def test_nothing_is_made_before_a_text_comes():
    made = []
    LazyScorer(lambda: made.append("made") or rules())
    assert made == []


def test_it_is_made_once():
    made = []
    scorer = LazyScorer(lambda: made.append("made") or rules())
    scorer.score(TEXT, context())
    scorer.score(TEXT, context())
    assert made == ["made"]


def test_it_says_what_the_other_says():
    scorer = LazyScorer(rules)
    assert scorer.name == rules().name
    assert scorer.score(TEXT, context()) == rules().score(TEXT, context())
    assert scorer.personal_data(TEXT, context()) == ("jan@voorbeeld.nl",)


def test_only_a_route_is_judged_on_the_norm():
    assert is_judged("norm", "routes")
    assert not is_judged("norm", "start")
