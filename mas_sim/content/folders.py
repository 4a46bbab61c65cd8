"""Reading a folder of ``scenarios``: a casus with its variants, held against what we judge with."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from mas_sim.content.assessments import Assessments
from mas_sim.content.checks import check_casus
from mas_sim.content.reading import load
from mas_sim.content.source import Source
from mas_sim.content.variants import PATTERN, PREFIX, load_variant
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.casus import Casus

CASUS_FILE = "casus.yaml"
Problems = tuple[ContentProblem, ...]


class Contained(NamedTuple):
    """The valid casuses of a folder, its own one first, and the problems of the others."""

    casuses: tuple[Casus, ...]
    problems: Problems


def casus_folders(scenarios: Path) -> tuple[Path, ...]:
    """The folders that each hold a casus, by name."""
    found = (one for one in scenarios.glob("*") if one.is_dir() and not one.name.startswith((".", "_")))
    return tuple(sorted(found))


def casus_files(folder: Path) -> tuple[Path, ...]:
    """The file of the casus, also where there is none, and those of its variants."""
    try:
        names = os.listdir(folder)  # twice as fast as globbing, which counts for hundreds of folders
    except OSError:
        names = []
    return folder / CASUS_FILE, *(folder / name for name in sorted(names) if fnmatch(name, PATTERN))


def read_folder(folder: Path, judging: Assessments) -> Contained:
    """All casuses of a folder."""
    found: list[Casus] = []
    problems: list[ContentProblem] = []
    base = None
    with uncollected():
        for path in casus_files(folder):
            casus, mistakes, source = _checked(path, judging, base)
            problems += mistakes
            if casus is None or mistakes:
                if base is None:
                    break  # of a casus with mistakes no variant can be made
                continue
            base = base or source
            found.append(casus)
    return Contained(tuple(found), tuple(problems))


def check_file(path: Path, judging: Assessments) -> Problems:
    """All problems of one casus file, or of a variant beside it."""
    if not path.name.startswith(PREFIX):
        return _checked(path, judging)[1]
    _, mistakes, base = _checked(path.with_name(CASUS_FILE), judging)
    return mistakes if base is None or mistakes else _checked(path, judging, base)[1]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: reading makes much and drops little, and it would look through all of it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _checked(
    path: Path, judging: Assessments, base: Source | None = None
) -> tuple[Casus | None, Problems, Source | None]:
    """A casus file, or with the file of its casus a variant."""
    try:
        casus, source = load(Casus, path) if base is None else load_variant(path, base)
    except ContentInvalidError as error:
        return None, error.problems, None
    found = check_casus(casus, source, path, judging.methodology, judging.frameworks, judging.own)
    return casus, tuple(sorted(found)), source
