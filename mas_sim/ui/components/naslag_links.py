"""Links from what a screen says to the naslag; they open in a new tab, so that no work is lost."""

import re
from collections.abc import Iterable
from html import escape

from mas_sim.application.naslag_entry import Kind, entry_id
from mas_sim.model.base import Reason
from mas_sim.model.methodology import Methodology, Route
from mas_sim.ui.state import NASLAG_PARAMETER
from mas_sim.ui.texts import joined, source_line

_BRACKET = re.compile(r"([\\\[\]])")


def address(entry: str = "") -> str:
    """Where an entry, or the list, is found."""
    return f"/?{NASLAG_PARAMETER}={entry}"


def link(text: str, kind: Kind, name: str) -> str:
    """Markdown of a link to an entry; streamlit opens it in a new tab."""
    shown = _BRACKET.sub(r"\\\1", text)
    return f"[{shown}]({address(entry_id(kind, name))})"


def sources_line(reason: Reason, methodology: Methodology) -> str:
    """Herkomst and linked sources of a reason, for a caption."""
    return source_line(reason, methodology, _source)


def sources_html(reason: Reason, methodology: Methodology) -> str:
    """The same as html."""
    return source_line(reason, methodology, _source_html)


def source_links(sources: Iterable[str], methodology: Methodology) -> str:
    """Linked citations of sources."""
    named = {source.id: source.citation for source in methodology.sources}
    return "; ".join(_source(source, named.get(source, source)) for source in sources)


def route_links(methodology: Methodology, routes: Iterable[Route]) -> str:
    """Linked routes by their names, in the order of the methodiek."""
    chosen = frozenset(routes)
    names = [link(info.label, Kind.ROUTE, info.id) for info in methodology.routes if info.id in chosen]
    return joined(names) or "geen route"


def label_links(methodology: Methodology, label: str) -> str:
    """A label of routes as linked names; another label as it is."""
    parts = label.split(" + ")
    known = {route.value for route in Route}
    return route_links(methodology, map(Route, parts)) if known.issuperset(parts) else label


def _source(source: str, citation: str) -> str:
    return link(citation, Kind.SOURCE, source)


def _source_html(source: str, citation: str) -> str:
    place = escape(address(entry_id(Kind.SOURCE, source)))
    return f'<a href="{place}" target="_blank" rel="noopener">{escape(citation)}</a>'
