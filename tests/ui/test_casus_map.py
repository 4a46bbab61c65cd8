"""The map of a casus on the screen: a drawing of the whole, one of a decision, and the same as text."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import make_casus


def script(body: str) -> None:
    from mas_sim.model.casus import Casus
    from mas_sim.ui.components.casus_map import show_map

    show_map(Casus.model_validate_json(body))


@pytest.fixture
def page() -> AppTest:
    casus = make_casus()
    decision = casus.handelen.decisions[0].model_copy(update={"title": "Wat <b>zeg</b> je"})
    phase = casus.handelen.model_copy(update={"decisions": (decision, *casus.handelen.decisions[1:])})
    body = casus.model_copy(update={"handelen": phase}).model_dump_json()
    return AppTest.from_function(script, args=(body,), default_timeout=10).run()


def drawings(page: AppTest) -> list[str]:
    assert not page.exception, page.exception
    return [chart.proto.spec for chart in page.get("graphviz_chart")]


def as_text(page: AppTest) -> str:
    return "\n".join(html.proto.body for html in page.get("html"))


def test_both_drawings_have_a_text_in_their_place(page):
    assert len(drawings(page)) == 2
    assert all("Lees de kaart als tekst" in chart.proto.alt for chart in page.get("graphviz_chart"))
    assert [expander.label for expander in page.expander] == ["Lees de kaart als tekst"]


def test_another_decision_is_drawn_from_nearby(page):
    box = page.selectbox(key="kaart-keuze")
    before = drawings(page)[1]
    box.select_index(len(box.options) - 1).run()
    assert drawings(page)[1] != before


def test_one_phase_at_a_time_can_be_shown(page):
    box = page.selectbox(key="kaart-fase")
    box.select_index(box.options.index("Evalueren")).run()
    assert '"cluster_evalueren"' in drawings(page)[0]
    assert '"cluster_waarnemen"' not in drawings(page)[0]


def test_what_an_author_wrote_is_no_markup(page):
    assert "Wat &lt;b&gt;zeg&lt;/b&gt; je" in as_text(page)
    assert "<b>" not in as_text(page)
