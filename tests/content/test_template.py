"""What an author starts from: the template plays and is not on the shelf, and the guide names only what exists."""

from __future__ import annotations

import datetime as dt
import re
import shlex

import pytest

from mas_sim import cli
from mas_sim.application.contents import bundle_of, judges_of
from mas_sim.content import hashing
from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint import lint
from mas_sim.content.validate import validate_paths
from mas_sim.engine.bot import Policy, play
from mas_sim.model.actions import Mode, Stage
from mas_sim.model.decision import Agreement
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges
from tests.integration.content.conftest import ROOT

SCENARIOS = ROOT / "scenarios"
TEMPLATE = SCENARIOS / "_sjabloon" / "sjabloon" / "casus.yaml"
LIBRARY = FileContentLibrary(SCENARIOS / "_sjabloon", ROOT / "assessments")
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SEEDS = range(60)

GUIDE = (SCENARIOS / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)\s]+)\)", GUIDE)
_INDENTED = re.findall(r"^    mas-sim (.+?)(?:\s+#.*)?$", GUIDE, flags=re.MULTILINE)
_INLINE = re.findall(r"`mas-sim ([^`]+)`", GUIDE)
COMMANDS = sorted({*_INDENTED, *_INLINE})
MAKE = sorted(set(re.findall(r"`make ([a-z-]+)`", GUIDE)))


def judges() -> Judges:
    bundle = bundle_of(LIBRARY, "sjabloon")
    return judges_of(bundle, bundle.hashes(hashing))


def played(found: Judges, policy: Policy, seed: int = 0, mode: Mode = Mode.OEFENEN) -> Run:
    return play(found.board, found.reference.contents, mode, policy, seed, NOW)


def test_the_template_is_valid():
    assert validate_paths([TEMPLATE.parent], LIBRARY) == ()
    assert LIBRARY.problems() == ()
    assert [casus.id for casus in LIBRARY.casuses()] == ["sjabloon"]


def test_the_template_is_not_on_the_shelf():
    assert "sjabloon" not in {
        casus.id for casus in FileContentLibrary(SCENARIOS, ROOT / "assessments").casuses()
    }


def test_the_template_lints_without_a_refusal_or_a_remark():
    report = lint(LIBRARY, ["sjabloon"], NOW.date())
    assert not report.refused
    assert [one.message for casus in report.casuses for one in casus.findings] == []


def test_the_reference_of_the_template_plays_to_the_end_and_follows_itself():
    found = judges()
    report = found.report(played(found, Policy.REFERENCE))
    assert report.finished
    assert {item.agreement for phase in report.phases for item in phase.comparisons} == {Agreement.FOLLOWS}
    assert [finding.text for phase in report.phases for finding in phase.findings] == []
    assert len(report.takeaways) == 3


def test_every_option_and_request_of_the_template_leads_to_the_end():
    found = judges()
    runs = [played(found, Policy.RANDOM, seed) for seed in SEEDS]
    assert all(run.stage is Stage.AFGEROND for run in runs)
    choices = [choice for run in runs for choice in run.choices.values()]
    chosen = {(choice.decision, option) for choice in choices for option in choice.options}
    assert set(found.board.options) - chosen == set()
    assert set(found.board.requests) - {asked for run in runs for asked in run.asked} == set()


def test_the_template_plays_as_an_exam():
    found = judges()
    run = played(found, Policy.REFERENCE, mode=Mode.EXAMEN)
    assert set(run.answers) == {question.id for question in found.board.casus.reference.questions}


def test_the_template_rates_every_aspect_as_the_guide_says():
    found = judges()
    assert set(found.board.reference_ratings) == set(found.board.aspects)
    assert f"alle {len(found.board.aspects)} aspecten" in GUIDE


def test_the_guide_is_short_and_names_the_checks():
    assert len(GUIDE.splitlines()) <= 150
    assert {command.split()[0] for command in COMMANDS} >= {"validate", "lint", "play", "schema", "run"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_exists(command):
    assert callable(cli._parser().parse_args(shlex.split(command)).command)


@pytest.mark.parametrize("target", MAKE)
def test_every_make_target_of_the_guide_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("link", LINKS)
def test_every_file_the_guide_links_to_exists(link):
    assert (SCENARIOS / link).is_file()


@pytest.mark.parametrize("command", ["validat scenarios/mijn-casus", "play mijn-casus --beleid reference"])
def test_a_command_that_does_not_exist_would_be_noticed(command, capsys):
    with pytest.raises(SystemExit):
        cli._parser().parse_args(shlex.split(command))
    assert capsys.readouterr().err
