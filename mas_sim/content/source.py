"""A YAML file as plain data in which every key and item knows its line.

Scalars stay strings (``16:30`` is not 990, ``no`` not False); pydantic coerces them.
Duplicate keys, anchors, tags, other encodings and huge files are refused.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mas_sim.errors import ContentInvalidError, ContentProblem

MAX_BYTES = 1_000_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)
Location = tuple[str | int, ...]


@dataclass
class Source:
    """What a file holds, and where.

    Attributes:
        file: path as the author knows it.
        data: mappings, lists and strings; an empty value is None.
        lines: 1-based line per location; a key's own line, an item's first line.
    """

    file: str
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[ContentProblem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def line(self, location: Location) -> int:
        """Line of a location, or of the nearest part around it that the file has."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, message: str) -> ContentProblem:
        """A problem at a location."""
        return ContentProblem(self.file, self.line(location), message)


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read one file.

    Raises:
        ContentInvalidError: it is no readable YAML mapping, or breaks a rule above.
    """
    source = Source(shown_as or str(path))
    node = _compose(source, _text(source, path))
    source.data = _plain(source, node, ())
    if source.problems:
        raise ContentInvalidError(tuple(source.problems))
    return source


def _refuse(source: Source, line: int, message: str) -> ContentInvalidError:
    return ContentInvalidError((ContentProblem(source.file, line, message),))


def _text(source: Source, path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _refuse(
            source, 0, "Dit bestand kan niet worden gelezen. Controleer de naam en de rechten."
        ) from error
    if len(raw) > MAX_BYTES:
        raise _refuse(
            source, 0, f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Splits het of kort het in."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refuse(source, line, "Dit bestand is geen UTF-8. Sla het op als UTF-8.") from error


def _compose(source: Source, text: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise _refuse(
            source,
            line,
            "Dit is geen geldige YAML. Kijk naar inspringen, aanhalingstekens en dubbele punten.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise _refuse(source, 0, "Dit bestand is te diep genest of bevat tekens die niet mogen.") from error
    if not isinstance(node, yaml.MappingNode):
        raise _refuse(
            source, 1, "Het bestand begint niet met ‘sleutel: waarde’. Gebruik het voorbeeld als begin."
        )
    return node


def _plain(source: Source, node: yaml.Node, location: Location) -> Any:
    source.lines.setdefault(location, node.start_mark.line + 1)
    if id(node) in source.seen:  # composing gives an alias the very node of its anchor
        source.problems.append(
            _at(source, node, "Een anker (&) met verwijzing (*) mag hier niet. Schrijf het uit.")
        )
        return None
    source.seen.add(id(node))
    if node.tag not in _TAGS:
        source.problems.append(_at(source, node, "Een tag (met uitroepteken) mag hier niet. Haal hem weg."))
    if isinstance(node, yaml.MappingNode):
        return _mapping(source, node, location)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(source, item, (*location, index)) for index, item in enumerate(node.value)]
    return _scalar(str(node.value), quoted=getattr(node, "style", None) is not None)


def _scalar(value: str, *, quoted: bool) -> str | None:
    return None if not quoted and value in ("", "~", "null") else value


def _mapping(source: Source, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        place = (*location, name)
        if not name:
            source.problems.append(
                _at(source, key, "Een sleutel is een enkel woord. Schrijf ‘sleutel: waarde’.")
            )
        elif name in found:
            first = source.lines[place]
            source.problems.append(
                _at(
                    source,
                    key,
                    f"De sleutel ‘{name}’ staat er twee keer (ook op regel {first}). Haal er een weg.",
                )
            )
        else:
            source.lines[place] = key.start_mark.line + 1
            found[name] = _plain(source, value, place)
    return found


def _at(source: Source, node: yaml.Node, message: str) -> ContentProblem:
    return ContentProblem(source.file, node.start_mark.line + 1, message)
