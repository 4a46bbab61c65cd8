"""A library over small assessments, and a casus file to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mas_sim.content.desk import FileDesk
from mas_sim.content.library import FileContentLibrary
from tests import rules
from tests.builders_content import write_assessments

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "casus"
TEMPLATE = ROOT / "scenarios" / "_sjabloon" / "sjabloon"
SMALL = DATA / "valid" / "klein" / "casus.yaml"
BASE = SMALL.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Path:
    """An assessments folder for every test; who changes it takes ``assessments``."""
    return write_assessments(tmp_path_factory.mktemp("shelf") / "assessments")


@pytest.fixture(scope="session")
def library(shelf) -> FileContentLibrary:
    return FileContentLibrary(DATA / "valid", shelf)


@pytest.fixture(scope="session")
def desk(library) -> FileDesk:
    return FileDesk(library, DATA / "valid", TEMPLATE)


@pytest.fixture(scope="session")
def shipped() -> FileDesk:
    return FileDesk(rules.library(), ROOT / "scenarios", TEMPLATE)


@pytest.fixture
def assessments(tmp_path) -> Path:
    """An assessments folder of one's own."""
    return write_assessments(tmp_path / "assessments")


@pytest.fixture
def casus_file(tmp_path) -> Callable[[bytes], Path]:
    """A casus file with this content, in a folder of the right name."""

    def write(content: bytes) -> Path:
        path = tmp_path / "klein" / "casus.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def problems(library, casus_file) -> Callable[[str, str], list[str]]:
    """The messages of the small casus with one text replaced by another."""

    def of(old: str, new: str) -> list[str]:
        assert old in BASE
        path = casus_file(BASE.replace(old, new, 1).encode())
        return [f"{problem.line}: {problem.message}" for problem in library.check(path)]

    return of
