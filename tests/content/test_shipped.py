"""Every shipped casus is valid, plays to the end, and can be judged."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.application.contents import bundle_of, judges_of
from mas_sim.bootstrap import scorer_of
from mas_sim.content import hashing
from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint import LAZIEST, law, lint
from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import Mode, Stage
from mas_sim.model.decision import Agreement, Select, Standing
from mas_sim.model.judged import CheckOutcome
from mas_sim.scoring.justification.context import of_casus
from mas_sim.scoring.justification.rules import named_flags
from mas_sim.scoring.report import Judges
from tests.integration.content.conftest import ROOT

LIBRARY = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments")
CASUSES = [casus.id for casus in LIBRARY.casuses()]
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SEEDS = range(60)


def judges(casus_id: str) -> Judges:
    bundle = bundle_of(LIBRARY, casus_id)
    return judges_of(bundle, bundle.hashes(hashing))


def played(found: Judges, policy: Policy, seed: int = 0, mode: Mode = Mode.OEFENEN):
    return play(found.board, found.reference.contents, mode, policy, seed, NOW)


def test_there_is_a_casus_and_every_file_is_valid():
    assert CASUSES
    assert LIBRARY.problems() == ()


@pytest.mark.parametrize("casus_id", CASUSES)
def test_the_reference_plays_to_the_end_and_follows_itself(casus_id):
    found = judges(casus_id)
    report = found.report(played(found, Policy.REFERENCE))
    assert report.finished
    assert {item.agreement for phase in report.phases for item in phase.comparisons} == {Agreement.FOLLOWS}
    assert [finding.text for phase in report.phases for finding in phase.findings] == []


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_option_can_be_chosen_and_leads_to_the_end(casus_id):
    found = judges(casus_id)
    runs = [played(found, Policy.RANDOM, seed) for seed in SEEDS]
    assert all(run.stage is Stage.AFGEROND for run in runs)
    chosen = {
        (choice.decision, option)
        for run in runs
        for choice in run.choices.values()
        for option in choice.options
    }
    assert set(found.board.options) - chosen == set()


@pytest.mark.parametrize("casus_id", CASUSES)
def test_an_exam_plays_to_the_end_with_all_questions_answered(casus_id):
    found = judges(casus_id)
    run = played(found, Policy.REFERENCE, mode=Mode.EXAMEN)
    assert set(run.answers) == {question.id for question in found.board.casus.reference.questions}


@pytest.mark.parametrize("casus_id", CASUSES)
def test_the_reference_rates_every_aspect_of_our_list(casus_id):
    found = judges(casus_id)
    assert set(found.board.reference_ratings) == set(found.board.aspects)


@pytest.mark.parametrize("casus_id", CASUSES)
def test_what_the_reference_prefers_cannot_be_told_by_its_length_or_place(casus_id):
    casus = LIBRARY.casus(casus_id)
    phases = (casus.waarnemen, casus.analyseren, casus.handelen, casus.evalueren)
    options = [item.options for phase in phases for item in phase.decisions if item.select is Select.ONE]
    longest = [max(given, key=lambda option: len(option.label)) for given in options]
    for told in (longest, [given[0] for given in options]):
        assert sum(option.standing is Standing.PREFERRED for option in told) <= len(options) / 2


def test_the_library_lints_without_refusal_and_no_lazy_strategy_reaches_the_bound():
    report = lint(LIBRARY, [], NOW.date())
    refusals = [one.message for casus in report.casuses for one in casus.findings if one.refuses]
    assert refusals + [one.message for one in report.findings if one.refuses] == []
    assert max(report.means.values()) < LAZIEST


@pytest.mark.parametrize("casus_id", CASUSES)
def test_three_things_to_take_along_and_an_outcome_for_every_kader(casus_id):
    found = judges(casus_id)
    report = found.report(played(found, Policy.FIRST))
    assert len(report.takeaways) == 3
    assert {check.outcome for check in report.frameworks} <= set(CheckOutcome)


@pytest.mark.parametrize("casus_id", CASUSES)
def test_content_survives_its_own_storage(casus_id):
    casus = LIBRARY.casus(casus_id)
    assert hashing.from_body("casus", hashing.to_body(casus)) == casus


@pytest.mark.parametrize("casus_id", CASUSES)
def test_a_text_made_of_a_casus_is_to_the_point_there_and_not_in_another(scorer, casus_id):
    casus, bundle = LIBRARY.casus(casus_id), bundle_of(LIBRARY, casus_id)
    other = next(one for one in LIBRARY.casuses() if one.family != casus.family)
    text = " ".join(fact.text for fact in casus.dossier.facts)
    for place, strange in ((casus, False), (other, True)):
        context = of_casus(place, bundle.methodology, bundle.instrument, (), ())
        assert ("niet_ter_zake" in named_flags(scorer.score(text, context))) is strange


def test_the_shelf_of_the_scorer_holds_a_casus_and_its_variants_as_one(scorer):
    # else the words of a casus stand on it twice, and tell of none
    assert set(scorer._facts()) == {casus.id for casus in LIBRARY.casuses() if casus.variant is None}


@pytest.fixture(scope="module")
def scorer():
    return scorer_of(LIBRARY)


def test_every_casus_is_the_same_from_the_cache(tmp_path):
    for _ in range(2):  # the first one fills it
        found = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments", cache=tmp_path)
        assert (found.summaries(), found.problems()) == (LIBRARY.summaries(), ())
        assert found.casuses() == LIBRARY.casuses()


@pytest.mark.parametrize("casus_id", CASUSES)
def test_no_explanation_states_law_without_a_source(casus_id):
    assert law.check(LIBRARY.casus(casus_id)) == []


@pytest.mark.parametrize(
    ("casus_id", "applies"), [("de-laatste-bus", True), ("de-laatste-bus_tweede-dossier", False)]
)
def test_a_diploma_puts_the_kaders_that_ask_a_plicht_out_of_play(casus_id, applies):
    found = judges(casus_id)
    checks = {one.framework: one for one in found.report(played(found, Policy.REFERENCE)).frameworks}
    expected = CheckOutcome.MET if applies else CheckOutcome.NOT_MET
    for name in ("melding-16-uur", "halt-leeftijd", "horen-12", "straf-jongere-12"):
        assert checks[name].outcome is expected
        assert ("kwalificatieplicht is voorbij" in checks[name].explanation) is not applies
    assert checks["gegevens-16"].outcome is CheckOutcome.MET
