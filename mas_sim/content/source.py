"""A YAML file as plain data in which every key and item knows its line.

Scalars stay strings (``16:30`` is not 990, ``no`` not False); pydantic coerces them.
Duplicate keys, anchors, tags, deep nesting, other encodings and huge files are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from mas_sim.errors import ContentInvalidError, ContentProblem

MAX_BYTES = 1_000_000
MAX_DEPTH = 50  # a casus is some fifteen deep; far below what recursion can bear
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_ADVICE = (
    ("mapping values", "Staat er een dubbele punt in een tekst, zet dan aanhalingstekens om de hele tekst."),
    ("unexpected end of stream", "Een aanhalingsteken of haakje is niet gesloten."),
    (
        "cannot start any token",
        "Gebruik geen tab; een tekst die met @, % of ` begint hoort tussen aanhalingstekens.",
    ),
    ("another document", "Een regel met alleen --- mag hier niet; één bestand is één document."),
    (
        "did not find expected",
        "Kijk of deze regel en die erboven even ver inspringen en of haakjes gesloten zijn.",
    ),
)
_OTHER_ADVICE = "Kijk naar inspringen, aanhalingstekens en dubbele punten."
Location = tuple[str | int, ...]


@dataclass
class Source:
    """What a file holds, and where.

    Attributes:
        file: path as the author knows it.
        data: mappings, lists and strings; an empty value is None.
        lines: 1-based line per location; a key's own line, an item's first line.
        problems: what was refused while reading.
    """

    file: str
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[ContentProblem] = field(default_factory=list)

    @cached_property
    def _named(self) -> dict[str, list[tuple[Any, Location]]]:
        """Values by the name of their key, in reading order: the checks ask for many names of one file."""
        found: dict[str, list[tuple[Any, Location]]] = {}
        _collect(self.data, (), found)
        return found

    def named(self, *names: str) -> Iterator[tuple[Any, Location]]:
        """Values of keys with one of these names, anywhere in the file; ask once it is complete."""
        for name in names:
            yield from self._named.get(name, ())

    def line(self, location: Location) -> int:
        """Line of a location, or of the nearest part around it that the file has."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, message: str) -> ContentProblem:
        """A problem at a location."""
        return ContentProblem(self.file, self.line(location), message)

    def refuse(self, line: int, message: str) -> None:
        """Note a problem at a line, and read on."""
        self.problems.append(ContentProblem(self.file, line, message))


def _collect(data: Any, place: Location, found: dict[str, list[tuple[Any, Location]]]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            here = (*place, key)
            found.setdefault(key, []).append((value, here))
            if isinstance(value, dict | list):
                _collect(value, here, found)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, dict | list):
                _collect(item, (*place, index), found)


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read one file.

    Raises:
        ContentInvalidError: it is no readable YAML mapping, or breaks a rule above.
    """
    source = Source(shown_as or str(path))
    text = _text(source, path)
    try:
        _scan(source, text)
        _stop_if_refused(source)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise _refusal(
            source, _line_of(error, text), f"Dit is geen geldige YAML. {_advice(error)}"
        ) from error
    if not isinstance(node, yaml.MappingNode):
        raise _refusal(
            source, 1, "Het bestand begint niet met ‘sleutel: waarde’. Gebruik het voorbeeld als begin."
        )
    source.data = _mapping(source, node, ())
    _stop_if_refused(source)
    return source


def _stop_if_refused(source: Source) -> None:
    if source.problems:
        raise ContentInvalidError(tuple(source.problems))


def _refusal(source: Source, line: int, message: str) -> ContentInvalidError:
    source.refuse(line, message)
    return ContentInvalidError(tuple(source.problems))


def _text(source: Source, path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refusal(
            source, 0, "Dit bestand kan niet worden gelezen. Controleer de naam en de rechten."
        ) from error
    if len(raw) > MAX_BYTES:
        raise _refusal(
            source, 0, f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Splits het of kort het in."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refusal(source, line, "Dit bestand is geen UTF-8. Sla het op als UTF-8.") from error


def _scan(source: Source, text: str) -> None:
    """Refuse what the composed tree no longer shows: anchors, aliases, tags; and too deep a tree."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if getattr(event, "anchor", None):
            source.refuse(line, "Een anker (&) of verwijzing (*) mag hier niet. Schrijf de tekst uit.")
        if getattr(event, "tag", None):
            source.refuse(line, "Een tag (met uitroepteken) mag hier niet. Haal hem weg.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refusal(
                source, line, f"Hier staan meer dan {MAX_DEPTH} niveaus in elkaar. Maak het vlakker."
            )


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    position = getattr(error, "position", None)  # of a character that YAML does not allow, in bytes
    return 0 if position is None else text.encode()[:position].count(b"\n") + 1


def _advice(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return "Hier staat een onzichtbaar teken. Typ deze regel opnieuw."
    said = str(error)
    return next((advice for sign, advice in _ADVICE if sign in said), _OTHER_ADVICE)


def _plain(source: Source, node: yaml.Node, location: Location) -> Any:
    source.lines.setdefault(location, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(source, node, location)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(source, item, (*location, index)) for index, item in enumerate(node.value)]
    if "\0" in node.value:  # no database holds it
        source.refuse(node.start_mark.line + 1, "Het teken \\0 mag niet in een tekst. Haal het weg.")
    return None if node.tag == _NULL else str(node.value)


def _mapping(source: Source, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        place, line = (*location, name), key.start_mark.line + 1
        if not name:
            source.refuse(line, "Een sleutel is een enkel woord. Schrijf ‘sleutel: waarde’.")
        elif name in found:
            first = source.lines[place]
            source.refuse(
                line, f"De sleutel ‘{name}’ staat er twee keer (ook op regel {first}). Haal er een weg."
            )
        else:
            source.lines[place] = line
            found[name] = _plain(source, value, place)
    return found
