"""Small changes in a YAML text that leave every other character as it was.

Each takes a read text, and gives a new one that was read back and holds what was meant.
"""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any

import yaml

from mas_sim.application.casus_form import Place
from mas_sim.content.form_text import Parsed, is_block, is_block_text, parsed
from mas_sim.content.form_write import block, flow, lifted, one_line, written
from mas_sim.errors import ContentInvalidError

_HEADER = re.compile(r"[|>][-+0-9]*")
_NOT_BY_FORM = "Dit kan het formulier hier niet aanpassen. Doe het in de tekst zelf."


def put(old: Parsed, place: Place, data: Any) -> str:
    """Another value where there is one."""
    text = _replaced(old, *_widened(old, place, data))
    return _checked(old, text, place, lambda _: data)


def put_words(old: Parsed, place: Place, words: Sequence[str]) -> str:
    """Another list of texts where there is a list; items that stay keep their lines."""
    node, now = old.spot(place).node, old.data(place)
    if not words or not isinstance(node, yaml.SequenceNode) or not is_block(node):
        return put(old, place, list(words))
    first = _shared(now, words)
    kept = _shared(now[first:][::-1], words[first:][::-1])
    last, new = len(now) - kept, list(words[first : len(words) - kept])
    if last - first == len(new) == 1:
        text = _replaced(old, (*place, first), new[0])
    else:
        text = _with_lines(old, node, first, last, list(block(new, int(node.start_mark.column))))
    return _checked(old, text, place, lambda _: [*now[:first], *new, *now[last:]])


def insert(old: Parsed, place: Place, data: Any, earlier: Sequence[str]) -> str:
    """A key that is not there, after the last of these keys that is."""
    above, name = place[:-1], str(place[-1])
    node = old.spot(above).node
    if isinstance(node, yaml.MappingNode) and node.value:
        text = _with_key(old, node, {name: data}, earlier)
    else:
        text = _replaced(old, above, {name: data})
    return _checked(old, text, above, lambda found: {**(found or {}), name: data})


def append(old: Parsed, place: Place, data: Any) -> str:
    """One more item at the end of a list."""
    node = old.spot(place).node
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        text = _replaced(old, place, [data])
    else:
        end = old.spans(node)[-1][1]
        pad = " " * int(node.start_mark.column)
        if not is_block(node):
            new = f", {flow(data)}"
        elif is_block(node.value[-1]) or not isinstance(data, dict):
            new = "\n" + "\n".join(block([data], len(pad)))
        else:
            new = f"\n{pad}- {flow(data)}"
        text = old.text[:end] + new + old.text[end:]
    return _checked(old, text, place, lambda found: [*(found or []), data])


def remove(old: Parsed, place: Place) -> str:
    """Without a key or an item."""
    *above, part = place
    old.spot(place)
    node = old.spot(tuple(above)).node
    spans = old.spans(node)
    if len(spans) == 1:
        text = _replaced(old, tuple(above), {} if isinstance(node, yaml.MappingNode) else [])
    else:
        index = part if isinstance(part, int) else [key.value for key, _ in node.value].index(part)
        text = _without(old, node, index, index + 1)
    return _checked(old, text, tuple(above), lambda found: _less(found, part))


def move(old: Parsed, place: Place, to: int) -> str:
    """An item at another number in its list."""
    *above, part = place
    old.spot(place)
    spans = old.spans(old.spot(tuple(above)).node)
    order = list(range(len(spans)))
    order.insert(to, order.pop(int(part)))
    text, position = "", 0
    for (start, end), other in zip(spans, order, strict=True):
        text += old.text[position:start] + old.text[slice(*spans[other])]
        position = end
    return _checked(
        old, text + old.text[position:], tuple(above), lambda found: [found[index] for index in order]
    )


def _shared(now: Sequence[str | None], words: Sequence[str]) -> int:
    """How many begin the same."""
    return len(list(takewhile(lambda pair: one_line(pair[0]) == pair[1], zip(now, words, strict=False))))


def _checked(old: Parsed, text: str, place: Place, change: Callable[[Any], Any]) -> str:
    """The new text, if it holds what the old one did with only this change."""
    try:
        if parsed(text).source.data == _changed(old.source.data, place, change):
            return text
    except ContentInvalidError:
        pass  # the text that was there is fine; the author is told where to change it by hand
    raise old.refusal(place, _NOT_BY_FORM)


def _changed(data: Any, place: Place, change: Callable[[Any], Any]) -> Any:
    if not place:
        return change(data)
    copy = data.copy()
    copy[place[0]] = _changed(data[place[0]], place[1:], change)
    return copy


def _less(data: Any, part: str | int) -> Any:
    copy = data.copy()
    del copy[part]
    return copy


def _widened(old: Parsed, place: Place, data: Any) -> tuple[Place, Any]:
    """Braces on one line that would get a text of more lines are written out, from the outermost."""
    if isinstance(data, str) and "\n" in data:
        for length in range(1, len(place)):
            node = old.spot(place[:length]).node
            if not is_block(node) and node.start_mark.line == node.end_mark.line:
                outer = place[:length]
                return outer, _changed(old.data(outer), place[length:], lambda _: data)
    return place, data


def _replaced(old: Parsed, place: Place, data: Any) -> str:
    if not place:
        raise old.refusal(place, _NOT_BY_FORM)
    spot, text = old.spot(place), old.text
    start, end = int(spot.node.start_mark.index), old.tail(spot.node)
    if spot.inline:
        gap = "" if start < end or text[start - 1].isspace() else " "
        return text[:start] + gap + flow(data) + text[end:]
    start = start if start < end else spot.at
    gap, comment = text[spot.at : start] or " ", _comment(old, spot.node, max(end, spot.at))
    if is_block(spot.node) and old.line_start(start) > spot.at:
        gap, comment = " ", text[spot.at : old.line_start(start) - 1]
    before = text[old.line_start(spot.at) : spot.at] + gap
    new = written(data, spot.indent, len(before) - before.rfind("\n") - 1)
    new = lifted(new) if spot.is_item else new
    head = gap + new.head if new.head else gap.rstrip()
    lines = "".join(f"\n{line}" for line in new.body)
    return text[: spot.at] + head + comment + lines + text[old.line_end(end) :]


def _comment(old: Parsed, node: yaml.Node, end: int) -> str:
    """What stands on the line behind a value; behind the ``|`` or ``>`` of a text below it."""
    if is_block(node):
        return ""
    header = _HEADER.match(old.text, int(node.start_mark.index)) if is_block_text(node) else None
    end = header.end() if header else end
    return old.text[end : old.line_end(end)].rstrip()


def _with_key(old: Parsed, node: yaml.MappingNode, pair: dict[str, Any], earlier: Sequence[str]) -> str:
    spans, pad = old.spans(node), " " * int(node.start_mark.column)
    lines = "\n".join(block(pair, len(pad))) if is_block(node) else flow(pair)[1:-1]
    ends = {key.value: end for (_, end), (key, _) in zip(spans, node.value, strict=True)}
    end = next((ends[name] for name in reversed(earlier) if name in ends), None)
    comma, pad = ("\n", pad) if is_block(node) else (", ", "")
    if end is not None:
        return old.text[:end] + comma + lines + old.text[end:]
    start = spans[0][0]
    return old.text[:start] + lines.lstrip() + comma + pad + old.text[start:]


def _with_lines(old: Parsed, node: yaml.Node, first: int, last: int, lines: list[str]) -> str:
    """A list with dashes in which these lines stand in place of some items, or of none."""
    spans, text, new = old.spans(node), old.text, "\n".join(lines)
    if not lines:
        return _without(old, node, first, last)
    if first < last:
        return text[: spans[first][0]] + new.lstrip() + text[spans[last - 1][1] :]
    if first:
        end = spans[first - 1][1]
        return f"{text[:end]}\n{new}{text[end:]}"
    start = spans[0][0]
    return f"{text[:start]}{new.lstrip()}\n{' ' * int(node.start_mark.column)}{text[start:]}"


def _without(old: Parsed, node: yaml.Node, first: int, last: int) -> str:
    """Without some of the pairs or items, of which at least one stays."""
    spans, text = old.spans(node), old.text
    start, end = spans[first][0], spans[last - 1][1]
    if is_block(node) and old.is_first_on_line(start):
        return text[: old.line_start(start)] + text[end + 1 :]
    if last < len(spans):
        return text[:start] + text[spans[last][0] :]
    return text[: spans[first - 1][1]] + text[end:]
