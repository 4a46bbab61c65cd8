"""Plain data as YAML in the style of the casus files; what is read back is what was written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mas_sim.content.source import read_text
from mas_sim.errors import ContentInvalidError

WIDTH = 100
_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNUSABLE = re.compile(r"[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[\w./+-]+")
_FOLD = re.compile(r"(?<! ) (?! )")


@dataclass(frozen=True)
class Written:
    """A value: what stands after the key or dash, and the lines below."""

    head: str
    body: tuple[str, ...] = ()


def clean(value: str) -> str:
    """A text as it can be written: no blanks around it or at the end of a line, no characters one cannot see."""
    text = _BREAK.sub("\n", value).replace("\t", " ")
    return "\n".join(line.rstrip() for line in _UNUSABLE.sub("", text).split("\n")).strip()


def one_line(text: str | None) -> str:
    """A text without line breaks, as a list of texts shows it."""
    return " ".join((text or "").split("\n"))


def written(data: Any, indent: int, column: int) -> Written:
    """A value in a block.

    Args:
        data: mappings, lists, texts and None.
        indent: column of the key or dash that it belongs to.
        column: where its head begins.
    """
    if isinstance(data, str):
        return _text(data, indent + 2, column)
    if not data or (_is_short(data) and column + len(flow(data)) <= WIDTH):
        return Written(flow(data))
    return Written("", tuple(block(data, indent + 2)))


def block(data: Any, indent: int) -> Iterator[str]:
    """The lines of a mapping or list that is not empty."""
    pad = " " * indent
    if isinstance(data, dict):
        for key, value in data.items():
            name = f"{pad}{_plain_or_quoted(key)}:"
            value = written(value, indent, len(name) + 1)
            yield f"{name} {value.head}".rstrip()
            yield from value.body
    else:
        for value in data:
            first = lifted(written(value, indent, indent + 2))
            yield f"{pad}- {first.head}"
            yield from first.body


def lifted(value: Written) -> Written:
    """A value after a dash: its first line stands on that of the dash."""
    return value if value.head else Written(value.body[0].lstrip(), value.body[1:])


def flow(data: Any) -> str:
    """A value on one line, as inside brackets."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_plain_or_quoted(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return f"[{', '.join(map(flow, data))}]"
    return "~" if data is None else _plain_or_quoted(str(data))


def _is_short(data: Any) -> bool:
    """A handful of words, which the casus files write on one line."""
    values = data.values() if isinstance(data, dict) else data
    return all(isinstance(value, str) and _WORD.fullmatch(value) for value in values)


def _text(text: str, indent: int, column: int) -> Written:
    pad = " " * indent
    if "\n" in text:
        return Written("|-", tuple(f"{pad}{line}" if line else "" for line in text.split("\n")))
    line = text if _is_plain(text, f"k: {text}", {"k": text}) else _quoted(text)
    if column + len(line) <= WIDTH:
        return Written(line)
    return Written(">-", tuple(f"{pad}{line}" for line in _wrapped(text, WIDTH - indent)))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines that fold back into the text: broken at single spaces only."""
    line = ""
    for part in _FOLD.split(text):
        if line and len(line) + 1 + len(part) > width:
            yield line
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield line


def _plain_or_quoted(text: str) -> str:
    """A text that may stand inside brackets and as a key."""
    safe = _is_plain(text, f"k: [{text}, {{k: {text}, {text}: k}}]", {"k": [text, {"k": text, text: "k"}]})
    return text if safe else _quoted(text)


def _is_plain(text: str, sample: str, meant: Any) -> bool:
    """A text reads back as itself without quotes, and no blank or line of it is lost."""
    try:
        return "\n" not in text and text != "k" and read_text(sample, "").data == meant
    except ContentInvalidError:
        return text == "k"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
