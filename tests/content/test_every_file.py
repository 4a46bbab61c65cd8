"""Every file in scenarios/ and assessments/ is valid, in use or not."""

from __future__ import annotations

import pytest

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.validate import validate_paths
from tests.integration.content.conftest import ROOT

FOLDERS = ("scenarios", "assessments")
FILES = sorted(file for name in FOLDERS for file in (ROOT / name).rglob("*.y*ml"))
LIBRARY = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_shipped_file_is_valid(file):
    assert validate_paths([file], LIBRARY) == ()


def test_what_the_command_checks_is_every_file():
    assert validate_paths([], LIBRARY) == ()
    assert {file.suffix for file in FILES} == {".yaml"}


def test_the_example_of_local_agreements_can_be_used():
    example = ROOT / "assessments" / "frameworks" / "lokaal-voorbeeld.yaml"
    found = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments", overlay=example)
    assert [kader.id for kader in found.frameworks().frameworks if kader.local_note] == ["te-laat-gesprek"]
