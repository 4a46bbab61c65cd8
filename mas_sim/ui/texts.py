"""Words that several screens share, and text made safe to show."""

import datetime as dt
import re
from functools import lru_cache
from html import escape

from mas_sim.model.decision import Agreement
from mas_sim.reporting.words import (
    AGREEMENT,
    HOLD_BY,
    MEANING,
    MODE,
    NEED,
    OUTCOME,
    PHASE,
    PROVENANCE,
    REACHED,
    STAGE,
    STANDING,
    days,
    joined,
    named_routes,
    route_names,
    source_line,
    weeks,
)

__all__ = [
    "AGREEMENT",
    "HOLD_BY",
    "MEANING",
    "MODE",
    "NEED",
    "OUTCOME",
    "PHASE",
    "PROVENANCE",
    "REACHED",
    "STAGE",
    "STANDING",
    "days",
    "joined",
    "named_routes",
    "route_names",
    "source_line",
    "weeks",
]

TITLE = "MAS-simulator"

# an icon and a word stand with every colour
_MARK = {
    Agreement.FOLLOWS: ("volgt", "✓"),
    Agreement.DEFENSIBLE: ("verdedigbaar", "≈"),
    Agreement.DEVIATES: ("wijkt-af", "↗"),
}

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")


@lru_cache(maxsize=1024)  # a room draws the same reasons at once
def plain(text: str) -> str:
    """Free text as markdown that shows exactly the text: no markup, no html, no directives."""
    lines = [_SPECIAL.sub(r"\\\1", line) for line in text.splitlines()]
    return "  \n".join(lines)


def mark(kind: str, icon: str, word: str) -> str:
    """A coloured label as html; ``kind`` names its colour pair in mas.css."""
    return f'<span class="mas-merk mas-{kind}"><span aria-hidden="true">{icon}</span> {escape(word)}</span>'


def agreement_mark(agreement: Agreement) -> str:
    """The label of an agreement."""
    kind, icon = _MARK[agreement]
    return mark(kind, icon, AGREEMENT[agreement])


def clock(moment: dt.datetime) -> str:
    """Time of day on the server's clock."""
    return moment.astimezone().strftime("%H:%M")


def decimal(value: float, digits: int) -> str:
    """A number with a Dutch comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def bar(label: str, count: int, total: int) -> str:
    """One line of a spread as html: how many of all, in words and as a bar."""
    return (
        f"<li><span>{escape(label)}</span><b>{count} van {total}</b>"
        f'<i style="width:{round(100 * count / total)}%" aria-hidden="true"></i></li>'
    )
