"""The words of a source line stay the same; only the citation becomes a link."""

from __future__ import annotations

from mas_sim.model.base import Reason
from mas_sim.model.methodology import Route
from mas_sim.reporting.words import source_line
from mas_sim.ui.components.naslag_links import label_links, route_links, sources_html, sources_line
from tests.builders import make_methodology
from tests.builders_content import source

METHODOLOGY = make_methodology(sources=[source("lpw-21") | {"citation": "Wet [21] <a>"}])
REASON = Reason.model_validate(
    {"text": "Zo.", "provenance": "brongebaseerd", "sources": ["lpw-21", "oude-bron"]}
)


def test_each_citation_is_a_link():
    assert source_line(REASON, METHODOLOGY) == "Herkomst: brongebaseerd. Wet [21] <a>; oude-bron"
    assert sources_line(REASON, METHODOLOGY) == (
        r"Herkomst: brongebaseerd. [Wet \[21\] <a>](/?naslag=bron-lpw-21); [oude-bron](/?naslag=bron-oude-bron)"
    )


def test_in_html_it_opens_in_a_new_tab():
    assert (
        '<a href="/?naslag=bron-lpw-21" target="_blank" rel="noopener">Wet [21] &lt;a&gt;</a>'
        in sources_html(REASON, METHODOLOGY)
    )


def test_a_reason_without_sources_has_no_link():
    own = Reason.model_validate({"text": "Zo.", "provenance": "eigen-ontwerp"})
    assert sources_line(own, METHODOLOGY) == "Herkomst: eigen ontwerp."


def test_routes_are_linked_in_the_order_of_the_methodiek():
    both = "[Route basis](/?naslag=route-basis) en [Route halt](/?naslag=route-halt)"
    assert route_links(METHODOLOGY, (Route.HALT, Route.BASIS)) == both
    assert route_links(METHODOLOGY, ()) == "geen route"
    assert label_links(METHODOLOGY, "halt + basis") == both
    assert label_links(METHODOLOGY, "Bel de school") == "Bel de school"
