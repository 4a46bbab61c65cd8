"""What came of reading ``scenarios``, kept as JSON so that the next start need not read the YAML again.

``index.json`` says per folder which files were read, the summaries and problems that came of them, and what
everything was judged with. ``<hash>.json`` is a casus under its content hash. What is missing, damaged or of
another moment is simply not there: the YAML is read instead. The whole folder may be thrown away at any time.
"""

import hashlib
import logging
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pydantic
import yaml
from pydantic import ValidationError

from mas_sim.application.shelf import summary_of
from mas_sim.content.assessments import Assessments
from mas_sim.content.folders import Contained, casus_files, read_folder
from mas_sim.content.hashing import to_body
from mas_sim.content.reading import shown
from mas_sim.errors import ContentProblem
from mas_sim.model.base import Hash, Model
from mas_sim.model.casus import Casus
from mas_sim.model.summary import CasusSummary

INDEX = "index.json"
FORMAT = 1
_SETTLED = 2_000_000_000  # nanoseconds: a file can change twice within one tick of its clock
_ABANDONED = 60.0  # seconds: a body that no index names yet may belong to a server that is reading
_OURS = re.compile(r"(?:[0-9a-f]{64}|index)\.json(?:\..*)?")
_PACKAGES = ("model", "scoring", "application", "content")
_log = logging.getLogger(__name__)
Stamp = tuple[tuple[str, int, int], ...]


class Shelved(Model):
    """A casus as a list tells of it, and the hash its body lies under."""

    body: Hash
    summary: CasusSummary


class Mistake(Model):
    """A problem, by the name of the file in its folder: how an author knows the file depends on where one stands."""

    file: str
    line: int
    message: str


class Kept(Model):
    """What came of the files of a folder, and how they stood then: name, time of change and size."""

    stamp: Stamp
    casuses: tuple[Shelved, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    def problems(self, folder: Path) -> Iterator[ContentProblem]:
        """The problems as if the files were read now."""
        for one in self.mistakes:
            yield ContentProblem(shown(folder / one.file), one.line, one.message)


class _Index(Model):
    judged_with: Hash
    folders: dict[str, Kept]


class CasusCache:
    """The kept results of these folders, as their files stand at this moment.

    Args:
        place: folder for the cache; made when it is not there.
        folders: the folders of ``scenarios``.
        judging: what casuses are held against.
    """

    def __init__(self, place: Path, folders: Iterable[Path], judging: Assessments) -> None:
        self._place, self._judging = place, judging
        self._folders = {one.name: one for one in folders}
        self._judged_with = _judged_with(judging)
        self._stamps = {name: _stamp(folder) for name, folder in self._folders.items()}
        self._before = self._index()

    def kept(self) -> dict[str, Kept]:
        """By name of their folder what came of files that did not change since."""
        before = self._before
        return {
            name: before[name]
            for name, stamp in self._stamps.items()
            if name in before and before[name].stamp == stamp
        }

    def open(self, folder: str, one: Shelved) -> tuple[Casus, ...]:
        """The casus; where its body is not there as it was written all of its folder, read again."""
        with suppress(OSError, ValidationError):
            raw = (self._place / f"{one.body}.json").read_bytes()
            if hashlib.sha256(raw).hexdigest() == one.body:
                return (Casus.model_validate_json(raw),)
        found = read_folder(self._folders[folder], self._judging).casuses
        with self._logging():
            self._keep_bodies(found)
        return found

    def keep(self, read: Mapping[str, Contained]) -> None:
        """Add what came of folders that were read just now, and let go of what no folder has any more."""
        index = self.kept()
        with self._logging():
            for name, one in read.items():
                if self._is_settled(name, one):
                    index[name] = self._entry(name, one)
            if index != self._before:
                whole = _Index(judged_with=self._judged_with, folders=index)
                self._write(INDEX, whole.model_dump_json().encode())
                self._clear({INDEX, *(f"{one.body}.json" for kept in index.values() for one in kept.casuses)})

    def _index(self) -> dict[str, Kept]:
        try:
            found = _Index.model_validate_json((self._place / INDEX).read_bytes())
        except (OSError, ValidationError):
            return {}
        return found.folders if found.judged_with == self._judged_with else {}

    def _is_settled(self, name: str, read: Contained) -> bool:
        """False for files so new that a next change may bear the same stamp, and for what could not be read."""
        newest = max((changed for _, changed, _ in self._stamps[name]), default=0)
        return newest < time.time_ns() - _SETTLED and all(one.line for one in read.problems)

    def _entry(self, name: str, read: Contained) -> Kept:
        names = {shown(path): path.name for path in casus_files(self._folders[name])} if read.problems else {}
        mistakes = (
            Mistake(file=names[one.file], line=one.line, message=one.message) for one in read.problems
        )
        return Kept(
            stamp=self._stamps[name], casuses=self._keep_bodies(read.casuses), mistakes=tuple(mistakes)
        )

    def _keep_bodies(self, casuses: Iterable[Casus]) -> tuple[Shelved, ...]:
        found = []
        for casus in casuses:
            raw = to_body(casus).encode()
            body = hashlib.sha256(raw).hexdigest()
            self._write(f"{body}.json", raw)
            found.append(Shelved(body=body, summary=summary_of(casus)))
        return tuple(found)

    def _write(self, name: str, raw: bytes) -> None:
        """Beside its place and then moved into it, so that another server never sees half a file."""
        self._place.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._place, prefix=f"{name}.", delete=False) as file:
            file.write(raw)
        os.replace(file.name, self._place / name)

    @contextmanager
    def _logging(self) -> Iterator[None]:
        """Whatever cannot be written is no reason to stop."""
        try:
            yield
        except (OSError, ValueError) as error:  # no right to, no room for, or a name that JSON cannot hold
            _log.warning("no cache of casuses in %s: %s", self._place, error)

    def _clear(self, named: set[str]) -> None:
        """Delete bodies that no folder has any more, and what a server that was stopped left half done."""
        before = time.time() - _ABANDONED
        for path in self._place.iterdir():
            ours = _OURS.fullmatch(path.name) and path.name not in named
            with suppress(FileNotFoundError):  # another server was first
                if ours and path.stat().st_mtime < before:
                    path.unlink()


def _stamp(folder: Path) -> Stamp:
    found = []
    for path in casus_files(folder):
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((path.name, state.st_mtime_ns, state.st_size))
    return tuple(found)


def _judged_with(judging: Assessments) -> str:
    """Hash over what casuses are held against, local agreements and laws applied, and over the code that does it."""
    package = Path(__file__).parents[1]
    stamps = [stamp for name in _PACKAGES for stamp in _code(package / name)]
    versions = FORMAT, pydantic.VERSION, yaml.__version__, yaml.__with_libyaml__
    found = hashlib.sha256(repr((versions, stamps)).encode())
    for part in (judging.methodology, judging.frameworks, judging.own):
        found.update(b"\n" + part.model_dump_json().encode())
    return found.hexdigest()


def _code(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time of change and size of every module in a folder, and in the folders in it."""
    for one in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _code(Path(one.path))
        elif one.name.endswith(".py"):
            state = one.stat()
            yield one.path, state.st_mtime_ns, state.st_size
