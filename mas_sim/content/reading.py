"""One file as a model with its lines."""

from pathlib import Path
from typing import TypeVar

from mas_sim.content.problems import build
from mas_sim.content.source import Source, read
from mas_sim.content.upgrades import upgrade
from mas_sim.errors import ContentInvalidError, ContentVersionError
from mas_sim.model.base import Model

M = TypeVar("M", bound=Model)


def load(kind: type[M], path: Path) -> tuple[M, Source]:
    """One file as a model, with its lines.

    Raises:
        ContentInvalidError: with all its problems.
    """
    source = read(path, shown(path))
    try:
        source.data = upgrade(source.data)
    except ContentVersionError as error:
        text = f"Dit bestand heeft formaat {error.found}; wij lezen {error.oldest} tot en met {error.newest}."
        raise ContentInvalidError((source.problem(("schema_version",), text),)) from error
    return build(kind, source), source


def shown(path: Path) -> str:
    """The path as the author knows it: from the working folder when it lies inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError, RuntimeError):
        return str(path)
