"""The desk of an author: texts held against what this installation judges with."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mas_sim.application.casus_form import CasusForm
from mas_sim.application.desk import CASUS_FILE, Files, Played, Reading, Remark
from mas_sim.content import exchange
from mas_sim.content.form import YamlCasusForm
from mas_sim.content.library import FileContentLibrary
from mas_sim.content.source import read_text
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ContentProblem

_SLUG = "[a-z0-9]+(?:[-_][a-z0-9]+)*"
_ID = re.compile(
    rf"""^(?:id|'id'|"id")[ \t]*:[ \t]+(['"]?)(?P<id>{_SLUG})\1[ \t]*(?:[ \t]#.*)?\r?$""", re.MULTILINE
)
_LONGEST_ID = 64
_NO_NAME = "casus"


class FileDesk:
    """The ``Desk`` over the files of an installation.

    Args:
        library: what texts are held against.
        scenarios: folder with the casuses of the installation.
        template: folder with the small casus that authors begin with.
    """

    def __init__(self, library: FileContentLibrary, scenarios: Path, template: Path) -> None:
        self._library, self._scenarios, self._template = library, scenarios, template
        self.form: CasusForm = YamlCasusForm()
        self._looked = lru_cache(maxsize=16)(self._look)

    def read(self, files: Files) -> Reading:
        """The casuses in these files, with the same messages as ``mas-sim validate``."""
        return self._looked(tuple(sorted(files.items())))

    def play(self, files: Files) -> Mapping[str, Played]:
        """What ``mas-sim lint`` says of the valid casuses in these files, by id; it does not look for near-copies."""
        # the bots play when an author asks for it, not at every start
        from mas_sim.content.lint import lint

        with self._shelf(files) as shelf:
            names = [one.id for one in shelf.summaries()]
            found = lint(shelf, names, dt.datetime.now(dt.UTC).date()).casuses if names else ()
        return {
            one.casus_id: Played(
                one.minutes,
                one.lix,
                {strategy.value: share for strategy, share in one.shares.items()},
                tuple(Remark(finding.message, finding.refuses) for finding in one.findings),
            )
            for one in found
        }

    def template(self) -> Files:
        """The small complete casus that authors begin with.

        Raises:
            ContentNotFoundError: it was taken away.
        """
        return _texts(self._template)

    def files_of(self, casus_id: str) -> Files:
        """The files of a casus of this installation.

        Raises:
            ContentNotFoundError: there are none.
        """
        if casus_id not in {one.id for one in self._library.summaries() if one.variant is None}:
            raise ContentNotFoundError("casus", casus_id)
        return _texts(self._scenarios / casus_id)

    def renamed(self, files: Files, casus_id: str) -> Files:
        """The same casus under another id."""
        text = files[CASUS_FILE]
        found = _ID.search(text)
        if found:
            text = text[: found.start("id")] + casus_id + text[found.end("id") :]
        else:  # written in another way
            text = self.form.put(text, ("id",), casus_id)
        return {**files, CASUS_FILE: text}

    def unpack(self, name: str, raw: bytes) -> Files:
        """What is in a yaml file or a zip.

        Raises:
            ContentInvalidError: what is wrong with it, and what to do.
        """
        return exchange.unpack(name, raw)

    def pack(self, files: Files, casus_id: str) -> tuple[str, bytes]:
        """Name and content of one yaml file, or of a zip when there are variants."""
        return exchange.pack(files, casus_id)

    def _look(self, files: tuple[tuple[str, str], ...]) -> Reading:
        with self._shelf(dict(files)) as shelf:
            return Reading(
                tuple(sorted(shelf.casuses(), key=lambda one: (one.variant is not None, one.id))),
                tuple(ContentProblem(Path(one.file).name, one.line, one.message) for one in shelf.problems()),
            )

    @contextmanager
    def _shelf(self, files: Files) -> Iterator[FileContentLibrary]:
        """A library of these files alone, that judges as ours does."""
        with TemporaryDirectory(prefix="mas-casus-") as place:
            folder = Path(place) / _folder_name(files.get(CASUS_FILE, ""))
            folder.mkdir()
            for name, text in files.items():
                if not exchange.is_casus_file(name):  # a name is a path here
                    message = "Deze naam kan niet. Noem het bestand casus.yaml of variant-<naam>.yaml."
                    raise ContentInvalidError((ContentProblem(name, 0, message),))
                (folder / name).write_bytes(exchange.encoded(text))
            yield self._library.over(Path(place))


def _folder_name(text: str) -> str:
    """The id in a text, when it may be one: a casus lies in a folder of that name."""
    found = _ID.search(text)
    told = found["id"] if found else _read_id(exchange.encoded(text).decode())
    return told if len(told) <= _LONGEST_ID and re.fullmatch(_SLUG, told) else _NO_NAME


def _read_id(text: str) -> str:
    try:
        return str(read_text(text, CASUS_FILE).data.get("id"))
    except ContentInvalidError:
        return _NO_NAME


def _texts(folder: Path) -> dict[str, str]:
    found = {
        path.name: path.read_text(encoding="utf-8-sig")
        for path in sorted(folder.glob("*.yaml"))
        if exchange.is_casus_file(path.name)
    }
    if CASUS_FILE not in found:
        raise ContentNotFoundError("casus", folder.name)
    return found
