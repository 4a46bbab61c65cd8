"""What ``mas-sim validate`` looks at, for every kind of path."""

from __future__ import annotations

import shutil

import pytest

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.validate import validate_paths
from tests.builders_content import overlay
from tests.integration.content.conftest import BASE


@pytest.fixture
def place(tmp_path, assessments):
    """Scenarios with one good and one broken casus, and assessments with a broken overlay."""
    for name, text in (("goed", BASE), ("stuk", BASE.replace("minutes: 10", "minutes: tien"))):
        folder = tmp_path / "scenarios" / name
        folder.mkdir(parents=True)
        (folder / "casus.yaml").write_text(text.replace("id: klein", f"id: {name}", 1), encoding="utf-8")
    wrong = assessments / "frameworks" / "lokaal.yaml"
    wrong.write_text(overlay(figure="age"), encoding="utf-8")
    return tmp_path


def messages(place, *paths):
    library = FileContentLibrary(place / "scenarios", place / "assessments")
    return [problem.message for problem in validate_paths([place / path for path in paths], library)]


MINUTES = "‘minutes’ moet een heel getal zijn."
OVERLAY = "Het kader ‘melding-16-uur’ toetst age niet. Controleer id en cijfer."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("scenarios/stuk/casus.yaml", [MINUTES]),
        ("scenarios/stuk", [MINUTES]),
        ("scenarios", [MINUTES]),
        ("scenarios/goed", []),
        ("assessments", [OVERLAY]),
        ("assessments/frameworks", [OVERLAY]),
        ("assessments/frameworks/lokaal.yaml", [OVERLAY]),
        ("assessments/methodology/mas.yaml", []),
        ("assessments/instruments/signaleringslijst-1.yaml", []),
        ("assessments/rubrics/examen-1.yaml", []),
        ("assessments/naslag", []),
        ("assessments/naslag/naslag-1.yaml", []),
        (".", [OVERLAY, MINUTES]),
    ],
)
def test_a_path_means_the_files_in_it(path, expected, place):
    assert messages(place, path) == expected


def test_a_wrong_source_in_a_copy_of_the_naslag_is_found(place):
    path = place / "assessments" / "naslag" / "naslag-2.yaml"
    text = path.with_name("naslag-1.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("sources: []", "sources: [lpw-99]", 1), encoding="utf-8")
    (message,) = messages(place, "assessments/naslag")
    assert message.startswith("De bron ‘lpw-99’ bestaat niet")


def test_no_path_means_everything(place):
    assert messages(place) == [OVERLAY, MINUTES]


def test_a_file_named_twice_is_checked_once(place):
    assert messages(place, "scenarios", "scenarios/stuk") == [MINUTES]


@pytest.mark.parametrize("path", ["scenarios/nergens", "nergens.yaml"])
def test_a_path_that_is_not_there_is_a_problem(path, place):
    (message,) = messages(place, path)
    assert message.startswith("Dit bestand kan niet worden gelezen")


def test_a_copy_elsewhere_can_be_checked_before_it_is_placed(place, tmp_path):
    shutil.copytree(place / "scenarios" / "goed", tmp_path / "elders" / "goed")
    assert messages(place, "elders/goed") == []
