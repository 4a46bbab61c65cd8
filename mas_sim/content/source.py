"""A YAML file as plain data in which every key and item knows its line.

Scalars stay strings (``16:30`` is not 990, ``no`` not False); pydantic coerces them.
Duplicate keys, anchors, tags, deep nesting, other encodings and huge files are refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from mas_sim.errors import ContentInvalidError, ContentProblem

MAX_BYTES = 1_000_000
MAX_DEPTH = 50  # a casus is some fifteen deep; far below what recursion can bear
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_DEEPER: Mapping[type[yaml.Event], int] = {
    yaml.MappingStartEvent: 1,
    yaml.SequenceStartEvent: 1,
    yaml.MappingEndEvent: -1,
    yaml.SequenceEndEvent: -1,
}
_NO_YAML = "Dit is geen geldige YAML."
_TOO_BIG = f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Splits het of kort het in."
_ADVICE = (
    ("mapping values", "Staat er een dubbele punt in een tekst, zet dan aanhalingstekens om de hele tekst."),
    ("unexpected end of stream", "Een aanhalingsteken of haakje is niet gesloten."),
    (
        "cannot start any token",
        "Gebruik geen tab; een tekst die met @, % of ` begint hoort tussen aanhalingstekens.",
    ),
    (
        "did not find expected",
        "Kijk of deze regel en die erboven even ver inspringen en of haakjes gesloten zijn.",
    ),
)
_ONE_DOCUMENT = "Een regel met alleen --- mag hier niet; één bestand is één document."
_OTHER_ADVICE = "Kijk naar inspringen, aanhalingstekens en dubbele punten."
_NESTED = (dict, list)
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
            if isinstance(value, _NESTED):
                _collect(value, here, found)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, _NESTED):
                _collect(item, (*place, index), found)


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read one file.

    Raises:
        ContentInvalidError: it is no readable YAML mapping, or breaks a rule above.
    """
    source = Source(shown_as or str(path))
    return _read(source, _text(source, path))


def read_text(text: str, shown_as: str) -> Source:
    """Read a text that is not in a file.

    Raises:
        ContentInvalidError: as for a file.
    """
    source = Source(shown_as)
    raw = text.encode("utf-8", "replace")
    if len(raw) > MAX_BYTES:
        raise _refusal(source, 0, _TOO_BIG)
    return _read(source, raw.decode("utf-8"))


def _read(source: Source, text: str) -> Source:
    try:
        events = _events(source, text)
    except yaml.YAMLError as error:
        raise _refusal(source, _line_of(error, text), f"{_NO_YAML} {_advice(error)}") from error
    _stop_if_refused(source)
    documents = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    if len(documents) > 1:
        raise _refusal(source, _line(documents[1]), f"{_NO_YAML} {_ONE_DOCUMENT}")
    if not isinstance(events[2] if documents else None, yaml.MappingStartEvent):
        raise _refusal(
            source, 1, "Het bestand begint niet met ‘sleutel: waarde’. Gebruik het voorbeeld als begin."
        )
    source.data = _mapping(source, iter(events[3:]), ())
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
        raise _refusal(source, 0, _TOO_BIG)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refusal(source, line, "Dit bestand is geen UTF-8. Sla het op als UTF-8.") from error


def _events(source: Source, text: str) -> list[yaml.Event]:
    """The whole text as events; refuses anchors, aliases, tags and too deep a tree."""
    found, depth = [], 0
    for event in yaml.parse(text, Loader=LOADER):
        found.append(event)
        if getattr(event, "anchor", None):
            source.refuse(
                _line(event), "Een anker (&) of verwijzing (*) mag hier niet. Schrijf de tekst uit."
            )
        if getattr(event, "tag", None):
            source.refuse(_line(event), "Een tag (met uitroepteken) mag hier niet. Haal hem weg.")
        depth += _DEEPER.get(type(event), 0)
        if depth > MAX_DEPTH:
            told = f"Hier staan meer dan {MAX_DEPTH} niveaus in elkaar. Maak het vlakker."
            raise _refusal(source, _line(event), told)
    return found


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


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


def _plain(source: Source, event: Any, following: Iterator[yaml.Event], location: Location) -> Any:
    """The value that begins with an event; takes the rest of it from the events that follow."""
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(source, following, location)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(following), yaml.SequenceEndEvent):
            place = (*location, len(items))
            source.lines[place] = _line(item)
            items.append(_plain(source, item, following, place))
        return items
    if "\0" in event.value:  # no database holds it
        source.refuse(_line(event), "Het teken \\0 mag niet in een tekst. Haal het weg.")
    return None if event.implicit[0] and event.value in _NULLS else event.value


def _mapping(source: Source, following: Iterator[yaml.Event], location: Location) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not isinstance(key := next(following), yaml.MappingEndEvent):
        name = key.value if isinstance(key, yaml.ScalarEvent) else ""
        place, line = (*location, name), _line(key)
        if name and name not in found:
            source.lines[place] = line
            found[name] = _plain(source, next(following), following, place)
            continue
        if name:
            first = source.lines[place]
            text = f"De sleutel ‘{name}’ staat er twee keer (ook op regel {first}). Haal er een weg."
        else:
            text = "Een sleutel is een enkel woord. Schrijf ‘sleutel: waarde’."
            _pass(key, following)
        source.refuse(line, text)
        _pass(next(following), following)
    return found


def _pass(event: yaml.Event, following: Iterator[yaml.Event]) -> None:
    """Go past the value that begins with an event."""
    depth = _DEEPER.get(type(event), 0)
    while depth:
        depth += _DEEPER.get(type(next(following)), 0)
