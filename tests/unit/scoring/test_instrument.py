"""The reading of the filled list: judged against what was known, without a route or a sum."""

from __future__ import annotations

import pytest

from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import Ask, Hold, HoldBy, Mode, Rate
from mas_sim.model.decision import Agreement
from mas_sim.model.instrument import Meaning, SignallingInstrument
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.instrument import item_label
from tests.builders import HASHES, NOW, make_instrument, make_judges
from tests.unit.scoring.judging import BOARD, JUDGES, feedback, rating_all
from tests.unit.story import HELD, TO_ANALYSIS, TO_TEST

FOLLOWS, DEFENSIBLE, DEVIATES = Agreement.FOLLOWS, Agreement.DEFENSIBLE, Agreement.DEVIATES


def reading(*actions, judges=JUDGES):
    return feedback(PhaseId.ANALYSEREN, *TO_ANALYSIS, *actions, judges=judges).reading


def rated(aspect: str, value: str, *before):
    found = reading(*before, Rate(aspect=aspect, value=value)).comparisons
    return next(item for item in found if item.aspect == aspect)


VADER, NOOR = Ask(request="vader"), Ask(request="noor")
RATINGS = [
    ("v1", "geen_zorg", (), FOLLOWS, False),
    ("v1", "zorg", (), DEVIATES, False),
    ("k2", "onbekend", (), FOLLOWS, False),
    ("k2", "zorg", (), DEVIATES, False),
    ("g1", "onbekend", (), FOLLOWS, True),
    ("g1", "beschermend", (), DEVIATES, True),
    ("g1", "geen_zorg", (), DEVIATES, True),
    ("g1", "onbekend", (VADER,), DEVIATES, False),
    ("g1", "beschermend", (VADER,), FOLLOWS, False),
    ("g1", "geen_zorg", (VADER,), DEFENSIBLE, False),
    ("g4", "geen_zorg", (NOOR,), FOLLOWS, False),
]


@pytest.mark.parametrize(("aspect", "value", "before", "agreement", "not_seen"), RATINGS)
def test_a_rating_is_held_against_what_was_asked(aspect, value, before, agreement, not_seen):
    found = rated(aspect, value, *before)
    assert (found.agreement, found.not_seen) == (agreement, not_seen)


def test_unknown_is_what_the_reference_says_until_the_facts_are_asked_for():
    assert rated("g1", "zorg").reference is Meaning.ONBEKEND
    assert rated("g1", "zorg", VADER).reference is Meaning.BESCHERMEND


def test_an_aspect_without_reference_has_none():
    found = rated("h2", "zorg")
    assert (found.reference, found.agreement, found.reason) == (None, None, None)


def test_an_aspect_not_rated_yet_is_not_judged():
    found = reading().comparisons[0]
    assert (found.yours, found.yours_label, found.agreement) == (None, None, None)
    assert found.reference is Meaning.GEEN_ZORG


def test_a_rating_is_shown_in_the_words_of_the_scale():
    assert rated("v1", "geen_zorg").yours_label == "geen zorg"


def test_the_fact_that_carries_a_rating_is_shown():
    found = reading(Rate(aspect="v1", value="geen_zorg", fact="start")).comparisons
    assert [item.fact for item in found[:2]] == ["Noor miste vier lesuren.", None]


def test_the_reading_counts_aspects_and_names_them():
    found = reading(VADER, *rating_all(g1="beschermend", v1="zorg", sc1="beschermend"))
    assert (found.total, found.rated) == (8, 8)
    assert found.protective == ("Aspect g1", "Aspect sc1")
    assert found.unknown == ("Aspect k2", "Aspect g4", "Aspect o1", "Aspect h1", "Aspect h2")


def test_the_reading_tells_how_much_unknown_and_protective_was_noticed():
    found = reading(VADER, *rating_all(g1="beschermend", o1="zorg"))
    assert (found.protective_noticed, found.protective_present) == (1, 1)
    assert (found.unknown_noticed, found.unknown_present) == (2, 3)


def test_the_reading_has_no_route_and_no_sum():
    names = set(type(reading()).model_fields)
    assert not [name for name in names if "route" in name or "sum" in name or "score" in name]


def point(*actions):
    return feedback(PhaseId.ANALYSEREN, *TO_TEST, *actions).reading.attention[0]


def test_an_attention_point_waits_for_its_answer():
    found = point()
    assert (found.aspect, found.meaning, found.answered_by, found.answer) == ("sc1", Meaning.ZORG, None, "")


ANSWERS = [
    (HELD, "School"),
    (Hold(aspect="sc1", by=HoldBy.GOAL, item="op-school"), "Elke dag op school"),
    (Hold(aspect="sc1", by=HoldBy.INTERVENTION, item="doe-plannen"), "Doe plannen"),
    (Hold(aspect="sc1", by=HoldBy.ROUTE, item="basis"), "Route basis"),
]


@pytest.mark.parametrize(("hold", "answer"), ANSWERS)
def test_an_attention_point_names_what_answers_it(hold, answer):
    assert (point(hold).answered_by, point(hold).answer) == (hold.by, answer)


def test_an_attention_point_without_an_answer_says_why():
    found = point(Hold(aspect="sc1", by=HoldBy.NONE, text="De school regelt dit."))
    assert (found.answered_by, found.answer, found.text) == (HoldBy.NONE, "", "De school regelt dit.")


def test_what_the_methodiek_does_not_know_keeps_its_id():
    assert item_label(BOARD, JUDGES.methodology, HoldBy.PARTNER, "oma") == "oma"


def prompt(id: str, **more) -> dict:
    return {"id": id, "text": "Vraag ernaar.", "provenance": "eigen-ontwerp", **more}


def prompts(*ratings: tuple[str, str], instrument: SignallingInstrument | None = None) -> list[str]:
    judges = make_judges(instrument=instrument)
    rates = (Rate(aspect=aspect, value=value) for aspect, value in ratings)
    return [item.prompt for item in reading(*rates, judges=judges).prompts]


def test_a_safety_concern_wakes_the_question_about_the_meldcode():
    assert prompts(("g4", "zorg")) == ["veilig"]
    assert prompts(("g4", "aandacht")) == []


UNKNOWN = [(aspect, "onbekend") for aspect in ("v1", "k2", "g1", "sc1", "o1")]


def test_five_unknown_aspects_wake_the_question_whether_it_is_ripe():
    assert prompts(*UNKNOWN) == ["onrijp"]
    assert prompts(*UNKNOWN[:4]) == []


def test_unknown_is_counted_in_the_domains_named():
    elsewhere = make_instrument(prompts=[prompt("p", unknown_at_least=1, unknown_domains=["school"])])
    assert prompts(*UNKNOWN, instrument=elsewhere) == []


def test_unknown_is_counted_everywhere_when_no_domain_is_named():
    anywhere = make_instrument(prompts=[prompt("p", unknown_at_least=5)])
    assert prompts(*UNKNOWN, instrument=anywhere) == ["p"]


@pytest.mark.parametrize(("limit", "woken"), [(1, ["laat"]), (2, [])])
def test_a_figure_can_wake_a_question(limit, woken):
    test = {"figure": "times_late", "comparison": "minstens", "value": limit}
    assert prompts(instrument=make_instrument(prompts=[prompt("laat", tests=[test])])) == woken


def test_a_question_about_a_circumstance_stays_asleep():
    test = {"circumstance": "halt-eerder", "holds": False}
    assert prompts(instrument=make_instrument(prompts=[prompt("p", tests=[test])])) == []


def other_instrument(*maps: tuple[str, str | None], prompts: tuple[dict, ...] = ()) -> SignallingInstrument:
    """An instrument with ids and a scale of its own."""
    scale = [
        {"id": "nog-niet", "label": "nog niet bekend", "means": "onbekend"},
        {"id": "goed", "label": "goed", "means": "geen_zorg"},
        {"id": "let-op", "label": "let op", "means": "zorg"},
    ]
    first = make_instrument().aspects[0].model_dump(mode="json")
    aspects = [first | {"id": own, "maps_to": maps_to} for own, maps_to in maps]
    return make_instrument(scale=scale, aspects=aspects, prompts=list(prompts))


THREE = other_instrument(("thuis", "g4"), ("weer", None), ("h1", None))


@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize("mode", list(Mode))
def test_another_instrument_plays_to_the_end_and_can_be_judged(policy, mode):
    judges = make_judges(instrument=THREE)
    run = play(judges.board, HASHES, mode, policy, 1, NOW)
    report = judges.report(run)
    assert (report.finished, len(report.takeaways)) == (True, 3)
    assert run.ratings.keys() == {"thuis", "weer", "h1"}


def test_another_instrument_has_a_reference_only_where_it_maps_to_ours():
    judges = make_judges(instrument=THREE)
    ratings = (
        Rate(aspect="thuis", value="goed"),
        Rate(aspect="weer", value="goed"),
        Rate(aspect="h1", value="goed"),
    )
    found = {item.aspect: item for item in reading(NOOR, *ratings, judges=judges).comparisons}
    assert (found["thuis"].reference, found["thuis"].agreement) == (Meaning.GEEN_ZORG, FOLLOWS)
    assert (found["weer"].reference, found["weer"].agreement) == (None, None)
    # an id that happens to be one of ours says nothing
    assert (found["h1"].reference, found["h1"].agreement) == (None, None)


def test_two_aspects_that_map_to_one_of_ours_each_wake_its_question():
    cue = prompt("veilig", cues=[{"aspect": "g4", "meanings": ["zorg"]}])
    twice = other_instrument(("thuis", "g4"), ("buurt", "g4"), prompts=(cue,))
    assert prompts(("thuis", "let-op"), ("buurt", "goed"), instrument=twice) == ["veilig"]
    assert prompts(("thuis", "goed"), ("buurt", "let-op"), instrument=twice) == ["veilig"]
    assert prompts(("thuis", "goed"), ("buurt", "goed"), instrument=twice) == []
