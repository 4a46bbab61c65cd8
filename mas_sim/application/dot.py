"""The few words of Graphviz' DOT that a drawing needs, with text made safe."""

import textwrap

WIDTH = 28
LINES = 3


def quoted(text: str) -> str:
    """Any text as a DOT string of one line; what cannot be printed is left out."""
    clean = "".join(sign if sign.isprintable() else " " for sign in text)
    # graphviz reads entities such as &lt; also in a plain label
    safe = clean.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{safe}"'


def label(text: str, lines: int = LINES) -> str:
    """Text as a DOT label: wrapped, and shortened with an ellipsis."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    rows = textwrap.wrap(words, WIDTH, max_lines=lines, placeholder="…")
    return '"' + "\\n".join(quoted(row)[1:-1] for row in rows) + '"'


def joined(*labels: str) -> str:
    """Labels under each other as one."""
    return '"' + "\\n".join(one[1:-1] for one in labels if one != '""') + '"'


def node(node_id: str, text: str, full: str, **more: str) -> str:
    """A node; ``full`` is what a mouse over it shows, ``text`` and the values in ``more`` are DOT already."""
    return f"{quoted(node_id)} [{_attributes(label=text, tooltip=quoted(full), **more)}];"


def edge(source: str, target: str, **more: str) -> str:
    """An edge; the values in ``more`` are DOT already."""
    return f"{quoted(source)} -> {quoted(target)} [{_attributes(**more)}];"


def _attributes(**more: str) -> str:
    return ", ".join(f"{name}={value}" for name, value in more.items())
