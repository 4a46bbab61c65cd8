"""The naslag: to look up on its own, and from whatever cites it."""

from __future__ import annotations

import pytest

from tests.ui.driver import press, texts
from tests.ui.test_journey import to_debrief

SOURCE = "[lpw-21](/?naslag=bron-lpw-21)"


@pytest.fixture
def overview(app):
    return app(naslag="")


def search(page, query: str):
    page.text_input(key="naslag-zoek").set_value(query)
    return page.run()


def test_the_start_screen_has_a_quiet_link(app):
    assert '<a href="/?naslag=">' in texts(app())


def test_the_list_has_its_groups_folded_and_one_title(overview):
    assert [title.value for title in overview.title] == ["Naslag"]
    assert [group.label for group in overview.expander] == [
        "Werkwijze, rechten en verlof (1)",
        "Fasen, routes en combinaties (10)",
        "Kaders: grenzen en regels (1)",
        "Interventies, per fase (5)",
        "Rollen en ketenpartners (5)",
        "Begrippen (2)",
        "Bronnen (2)",
    ]
    assert not any(group.proto.expanded for group in overview.expander)


def test_the_list_says_it_is_not_the_text_of_the_mas(overview):
    assert "niet de tekst van de MAS" in texts(overview)


@pytest.mark.parametrize("query", ["cautie", " CAUTÍE "])
def test_a_search_shows_what_was_found_with_its_kind(query, overview):
    shown = texts(search(overview, query))
    assert "1 stuk gevonden." in shown
    assert 'href="/?naslag=begrip-cautie"' in shown
    assert "(begrip)" in shown


def test_a_source_that_was_found_says_its_citation_once(overview):
    assert texts(search(overview, "lpw 22")).count("lpw-22</a>") == 1


def test_a_search_with_much_to_show_asks_for_another_word(overview, monkeypatch):
    monkeypatch.setattr("mas_sim.ui.pages.naslag.MOST_FOUND", 2)
    shown = texts(search(overview, "route"))
    assert "5 stukken gevonden. De eerste 2 staan hier" in shown


def test_a_search_without_result_says_what_to_do_and_keeps_the_groups(overview):
    page = search(overview, "quatsch*")
    assert "Niets gevonden voor ‘quatsch\\*’. Probeer een korter woord" in texts(page)
    assert len(page.expander) == 7


def test_an_article_shows_its_parts_what_is_not_sure_and_where_to_go(app):
    page = app(naslag="artikel-twee-petten")
    shown = texts(page)
    assert [title.value for title in page.title] == ["Twee petten"]
    assert "**Let op.** Lokaal." in shown
    assert "Herkomst: eigen ontwerp." in shown
    assert "Nagekeken op 29-11-2026." in shown
    assert 'href="/?naslag=begrip-cautie" target="_self"' in shown
    assert "Terug naar de naslag" in shown


def test_a_kader_shows_value_validity_and_source(app):
    shown = texts(app(naslag="kader-melding-16-uur"))
    assert "Minstens 16 uur ongeoorloofd in vier lesweken" in shown
    assert "Geldig vanaf 01-01-2009; zekerheid hoog. Nagekeken op 21-11-2026." in shown
    assert 'href="/?naslag=bron-lpw-21"' in shown


def test_a_source_lists_what_leans_on_it(app):
    shown = texts(app(naslag="bron-lpw-21"))
    assert "Wat op deze bron steunt" in shown
    assert 'href="/?naslag=kader-melding-16-uur"' in shown


def test_a_source_that_carries_nothing_here_says_so(app):
    assert "Geen stuk in de naslag" in texts(app(naslag="bron-lpw-22"))


@pytest.mark.parametrize("wanted", ["bron-weg", "kader", "../x", "artikel-"])
def test_an_address_that_leads_nowhere_says_what_to_do(wanted, app):
    page = app(naslag=wanted)
    assert [title.value for title in page.title] == ["Dit staat niet in de naslag"]
    assert "Zoek hieronder op een woord." in texts(page)
    assert page.text_input(key="naslag-zoek")


def test_the_debrief_links_its_kaders_routes_and_sources(app):
    page = to_debrief(app())
    assert "Jij koos **[Route basis](/?naslag=route-basis)**" in texts(page)
    page.segmented_control(key="nabespreking-deel").set_value("kaders")
    shown = texts(page.run())
    assert "**[Zestien uur](/?naslag=kader-melding-16-uur)**" in shown
    assert f"Bron: {SOURCE}." in shown


def test_the_routes_of_the_reference_lead_to_the_naslag(app):
    page = to_debrief(app())
    page.segmented_control(key="nabespreking-deel").set_value("referentie")
    assert "(/?naslag=route-" in texts(page.run())


def test_looking_up_leaves_the_run_alone(app):
    page = press(app(), "begin-klein")
    assert "Kleine casus" not in texts(app(naslag=""))
    assert "Kleine casus" in texts(page)
