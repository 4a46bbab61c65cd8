"""The shipped library to check with, and a casus file to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mas_sim.content.library import FileContentLibrary

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "casus"
SMALL = DATA / "valid" / "klein" / "casus.yaml"


@pytest.fixture(scope="session")
def library() -> FileContentLibrary:
    return FileContentLibrary(ROOT / "scenarios", ROOT / "assessments")


@pytest.fixture
def casus_file(tmp_path: Path) -> Callable[[bytes], Path]:
    """A casus file with this content, in a folder of the right name."""

    def write(content: bytes) -> Path:
        path = tmp_path / "klein" / "casus.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return write
