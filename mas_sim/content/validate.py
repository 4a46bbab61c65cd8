"""What ``mas-sim validate`` runs: every problem of the files named, or of all of them."""

from collections.abc import Sequence
from pathlib import Path

from mas_sim.content.library import CASUS_FILE, FileContentLibrary
from mas_sim.errors import ContentProblem


def validate_paths(paths: Sequence[Path], library: FileContentLibrary) -> tuple[ContentProblem, ...]:
    """Problems of these casus folders or files; of every casus when none is named.

    The library's own files were checked when it was made.
    """
    if not paths:
        return library.problems()
    return tuple(problem for path in paths for file in _files(path) for problem in library.check(file))


def _files(path: Path) -> list[Path]:
    """Casus files meant by a path: itself, the one in the folder, or those in its folders."""
    if not path.is_dir():
        return [path]
    inside = sorted(path.glob(f"*/{CASUS_FILE}"))
    return [path / CASUS_FILE] if (path / CASUS_FILE).exists() or not inside else inside
