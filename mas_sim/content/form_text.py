"""A YAML text with its tree: where a value, a key or an item begins and ends."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from mas_sim.application.casus_form import Place
from mas_sim.content.source import LOADER, Source, read_text
from mas_sim.errors import ContentInvalidError

_SHOWN_AS = "casus.yaml"
_NOT_HERE = "Deze plek staat niet meer in de tekst. Kies haar opnieuw."
Span = tuple[int, int]


@dataclass(frozen=True)
class Spot:
    """A value in the text.

    Attributes:
        node: the value.
        at: just after the colon or dash before it.
        indent: column of its key or dash.
        inline: it stands inside brackets or braces.
        is_item: it belongs to a list.
    """

    node: yaml.Node
    at: int
    indent: int
    inline: bool
    is_item: bool


@dataclass(frozen=True)
class Parsed:
    """A text with its data and its tree."""

    text: str
    source: Source
    root: yaml.MappingNode

    def refusal(self, place: Place, message: str = _NOT_HERE) -> ContentInvalidError:
        """The error for a place that is not there, or that cannot be changed."""
        return ContentInvalidError((self.source.problem(place, message),))

    def data(self, place: Place) -> Any:
        """The value at a place; None when it is empty or absent."""
        found = self.source.data
        for part in place:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def spot(self, place: Place) -> Spot:
        """Where a value is.

        Raises:
            ContentInvalidError: it is not there.
        """
        spot = Spot(self.root, self.root.start_mark.index, -2, False, False)
        for part in place:
            found = self._inside(spot, part)
            if found is None:
                raise self.refusal(place)
            spot = found
        return spot

    def spans(self, node: yaml.Node) -> list[Span]:
        """Begin and end of every pair or item; in a block with what stands behind it on its last line."""
        if isinstance(node, yaml.MappingNode):
            found = [(int(key.start_mark.index), self.tail(value)) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode) and is_block(node):
            found = [(self._dash(node, index), self.tail(item)) for index, item in enumerate(node.value)]
        else:
            found = [(int(item.start_mark.index), self.tail(item)) for item in node.value]
        return [(start, self.line_end(end)) for start, end in found] if is_block(node) else found

    def tail(self, node: yaml.Node) -> int:
        """Where a value ends; the marks of YAML run on past blank lines and comments."""
        while is_block(node):
            last = node.value[-1]
            node = last[1] if isinstance(node, yaml.MappingNode) else last
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if not is_block_text(node):
            return end
        keeps_blank_lines = "+" in self.text[start : start + 3]
        return end - 1 if keeps_blank_lines else start + len(self.text[start:end].rstrip())

    def line_start(self, index: int) -> int:
        """Begin of the line that an index is in."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """End of the line that an index is in, before its line break."""
        return self.text.index("\n", index)

    def is_first_on_line(self, index: int) -> bool:
        """Only blanks stand before it."""
        return not self.text[self.line_start(index) : index].strip()

    def _inside(self, spot: Spot, part: str | int) -> Spot | None:
        node, inline = spot.node, spot.inline or not is_block(spot.node)
        column = int(node.start_mark.column)
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
            at = int(node.value[part].start_mark.index) if inline else self._dash(node, part) + 1
            return Spot(node.value[part], at, column, inline, True)
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == part:
                return Spot(value, self.text.find(":", key.end_mark.index) + 1, column, inline, False)
        return None

    def _dash(self, node: yaml.SequenceNode, index: int) -> int:
        start = int(node.start_mark.index)
        if index == 0:
            return start
        column = int(node.start_mark.column)
        dash = self.line_start(int(node.value[index].start_mark.index)) + column
        while dash > start and not (self.text[dash] == "-" and self.is_first_on_line(dash)):
            dash = self.line_start(self.line_start(dash) - 1) + column
        return dash


@lru_cache(maxsize=4)
def parsed(text: str) -> Parsed:
    """A text, read; its lines end as on Unix, the last one too.

    Raises:
        ContentInvalidError: it is no readable YAML mapping.
    """
    text = text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text if text.endswith("\n") else f"{text}\n"
    source = read_text(text, _SHOWN_AS)
    root = yaml.compose(text, Loader=LOADER)
    assert isinstance(root, yaml.MappingNode)  # noqa: S101 - reading refuses anything else
    return Parsed(text, source, root)


def is_block(node: yaml.Node) -> bool:
    """A mapping or list on lines of its own, without brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def is_block_text(node: yaml.Node) -> bool:
    """A text below a ``|`` or ``>``."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
