"""What the rules may know of a casus, a run or a sketch."""

from mas_sim.content.motiveringen import read_sketch
from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import Justify, Mode, Rewrite
from mas_sim.model.casus import VariantOf
from mas_sim.model.rubric import Weight
from mas_sim.scoring.justification.context import of_casus, of_run, of_sketch
from mas_sim.scoring.justification.rules import named_flags
from tests.builders import HASHES, NOW, casus_data, make_casus, make_instrument, make_methodology, make_run
from tests.rules import DATA, rules
from tests.unit.story import BOARD, START, TO_TEST, revised

CASUS, METHODOLOGY, LIST = BOARD.casus, make_methodology(), make_instrument()


def test_the_log_of_a_run_is_what_was_asked_and_chosen():
    run = play(BOARD, HASHES, Mode.OEFENEN, Policy.REFERENCE, 0, NOW)
    found = of_run(CASUS, METHODOLOGY, LIST, run, "routes")
    done = [action.label for action in found.actions if action.done]
    assert len(done) == len(run.asked) + sum(len(choice.options) for choice in run.choices.values())


def test_the_routes_before_the_revision_belong_to_the_first_motivering():
    run = make_run(BOARD, *TO_TEST, revised("halt"))
    assert of_run(CASUS, METHODOLOGY, LIST, run, "routes").chosen == run.first_routes
    assert of_run(CASUS, METHODOLOGY, LIST, run, "routes-na-toets").chosen == run.routes


def test_a_motivering_of_one_decision_is_not_judged_on_the_route():
    found = dict(of_run(CASUS, METHODOLOGY, LIST, make_run(BOARD, START), "start").weights)
    assert {name for name, weight in found.items() if weight is Weight.NOT_APPLICABLE} == {
        "norm",
        "afweging",
        "keten",
        "vervolg",
    }


def test_an_author_says_what_a_criterion_weighs():
    data = casus_data()
    casus = make_casus(reference=data["reference"] | {"criteria": {"keten": "nvt"}})
    assert dict(of_casus(casus, METHODOLOGY, LIST, [], []).weights) == {"keten": Weight.NOT_APPLICABLE}


def test_a_reference_with_more_routes_is_the_chosen_one_when_it_is_among_them():
    preferred = of_casus(CASUS, METHODOLOGY, LIST, [], []).reference
    assert of_casus(CASUS, METHODOLOGY, LIST, preferred, []).reference == preferred


def test_the_age_is_that_on_the_day_of_the_dossier():
    found = of_casus(CASUS, METHODOLOGY, LIST, [], [])
    born, today = CASUS.youth.birth_date, CASUS.dossier.reference_date
    assert 0 <= (today - born).days / 365.25 - found.age < 1


def test_a_rewritten_motivering_is_kept_beside_the_first():
    run = make_run(
        BOARD, START, Justify(subject="start", text="Omdat."), Rewrite(subject="start", text="Beter.")
    )
    assert run.justifications["start"].text == "Beter."
    assert run.first_justifications["start"].text == "Omdat."


def test_a_phrase_of_the_author_counts_in_that_casus_alone():
    text = "Ik doe hier een brief met sterretje en niet wat de regels zeggen, want zo is het goed."
    data = casus_data()
    casus = make_casus(reference=data["reference"] | {"cues": {"werkdruk": ["brief met sterretje"]}})
    without, with_it = (of_casus(one, METHODOLOGY, LIST, [], []) for one in (CASUS, casus))
    assert "werkdruk" not in named_flags(rules().score(text, without))
    assert "werkdruk" in named_flags(rules().score(text, with_it))


def test_a_sketch_carries_the_phrases_of_its_author():
    sketch = read_sketch(DATA / "casus" / "d1.json").model_copy(update={"cues": {"zorg": ("glijdt weg",)}})
    assert of_sketch(sketch, [], []).cues == (("zorg", ("glijdt weg",)),)


def test_a_variant_counts_as_its_casus():
    variant = CASUS.model_copy(
        update={"id": "klein_b", "variant": VariantOf(casus="klein", changed="Iets is anders.")}
    )
    found = of_casus(variant, METHODOLOGY, LIST, frozenset(), ())
    assert found.casus == "klein"
