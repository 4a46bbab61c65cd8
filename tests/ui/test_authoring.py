"""Writing a casus on the screen: form and text are one, nothing is lost, nobody else sees it before it is published."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from mas_sim.bootstrap import library_of
from mas_sim.content.desk import FileDesk
from mas_sim.errors import StorageBusyError
from mas_sim.settings import Settings, project_folder
from tests.ui.driver import press, run_id_of, texts

PASSWORD = "een lang wachtwoord"
SCENARIOS = project_folder() / "scenarios" / "_sjabloon"
TITLE = "Maandag half elf"


@pytest.fixture(scope="module")
def shipped():
    """A library of the template alone: quick to read."""
    settings = Settings.from_environment({"MAS_SIM_SCENARIOS": str(SCENARIOS)})
    return library_of(settings)


@pytest.fixture
def library(shipped):
    return shipped


@pytest.fixture
def desk(shipped) -> FileDesk:
    return FileDesk(shipped, SCENARIOS, SCENARIOS / "sjabloon")


@pytest.fixture
def anna(services):
    return services.trainers.add("Anna", "Regio", PASSWORD)


@pytest.fixture
def manuscript(services, anna) -> str:
    return services.manuscripts.begin(anna)


@pytest.fixture
def desk_of(services, anna, app, monkeypatch):
    """The page of casuses being written, for who is signed in; on one of them when it is named."""

    def open_page(manuscript_id: str = "", name: str = "Anna") -> AppTest:
        token = services.trainers.sign_in(name, PASSWORD)
        page = app()
        page.query_params["trainer"] = "schrijven"
        if manuscript_id:
            page.query_params["tekst"] = manuscript_id
        monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: token)
        monkeypatch.setattr("mas_sim.ui.pages.authoring_play.browser", lambda: "")
        return page.run()

    return open_page


@pytest.fixture
def busy(services, monkeypatch):
    """A database that does not answer to who writes, while in this block."""

    @contextmanager
    def closed():
        def refuse(*_: object, **__: object) -> int:
            raise StorageBusyError

        with monkeypatch.context() as patched:
            patched.setattr(services.manuscripts._store, "add_version", refuse)
            yield

    return closed


def area(page: AppTest, manuscript_id: str):
    return page.text_area(key=f"concept-yaml-{manuscript_id}-casus.yaml")


def write(page: AppTest, manuscript_id: str, old: str, new: str) -> AppTest:
    found = area(page, manuscript_id)
    assert old in found.value
    found.set_value(found.value.replace(old, new, 1))
    return page.run()


def go(page: AppTest, *steps: str) -> AppTest:
    for key in steps:
        page = press(page, key)
    return page


def part(page: AppTest, name: str) -> AppTest:
    return page.segmented_control(key="schrijf-deel").set_value(name).run()


def newest(services, anna, manuscript_id: str) -> str:
    return services.manuscripts.open(anna, manuscript_id).files["casus.yaml"]


def test_a_casus_begins_with_the_template(services, anna, desk_of):
    page = press(desk_of(), "begin-sjabloon")
    assert TITLE in texts(page)
    assert [one.version.title for one in services.manuscripts.of(anna)] == [TITLE]


def test_a_casus_begins_with_a_copy_under_its_own_id(services, anna, desk_of):
    press(desk_of(), "maak-kopie")
    [one] = services.manuscripts.of(anna)
    assert "id: sjabloon-kopie" in newest(services, anna, one.version.manuscript_id)


def test_what_is_typed_in_the_text_becomes_the_next_version_and_stands_in_the_form(
    services, anna, desk_of, manuscript
):
    page = write(desk_of(manuscript), manuscript, f"title: {TITLE}", "title: Dinsdag half tien")
    assert "versie 2" in texts(page)
    assert page.title[0].value == "Dinsdag half tien"
    page = press(page, "naar-card")
    assert page.text_input(key=f"concept-veld-{manuscript}-card-title").value == "Dinsdag half tien"
    assert f"title: {TITLE}" in services.manuscripts.version(anna, manuscript, 1)["casus.yaml"]


def test_what_is_typed_in_the_form_stands_in_the_text_and_changes_nothing_else(
    services, anna, desk_of, manuscript
):
    before = newest(services, anna, manuscript)
    page = press(desk_of(manuscript), "naar-card")
    page.text_input(key=f"concept-veld-{manuscript}-card-title").set_value("Dinsdag half tien")
    page = page.run()
    assert area(page, manuscript).value == before.replace(TITLE, "Dinsdag half tien", 1)
    assert newest(services, anna, manuscript) == area(page, manuscript).value


def test_a_choice_in_the_form_stands_in_the_text(desk_of, manuscript):
    page = press(desk_of(manuscript), "naar-card")
    page.selectbox(key=f"concept-veld-{manuscript}-card-level").set_value("ervaren")
    assert "level: ervaren" in area(page.run(), manuscript).value


def test_a_mistake_is_told_with_its_line_and_leads_to_its_place_in_the_form(desk_of, manuscript):
    page = write(desk_of(manuscript), manuscript, "level: starter", "level: beginner")
    told = texts(page)
    assert "‘beginner’ kan hier niet" in told.replace("\\", "")
    assert TITLE in told
    page = press(page, "fout-0")
    assert page.subheader[0].value == "Kaartje in het overzicht"


def test_a_text_that_is_no_yaml_is_kept_and_says_what_to_mend_before_the_form_returns(
    services, anna, desk_of, manuscript
):
    page = write(desk_of(manuscript), manuscript, f"title: {TITLE}", 'title: "open')
    assert "Het formulier kan de tekst niet lezen" in texts(page)
    assert 'title: "open' in newest(services, anna, manuscript)
    page = write(page, manuscript, 'title: "open', 'title: "Dicht"')
    assert page.title[0].value == "Dicht"


def test_an_item_is_added_moved_and_taken_away_in_the_form(services, anna, desk_of, manuscript):
    page = go(desk_of(manuscript), "naar-dossier", "erbij-dossier-facts")
    facts = newest(services, anna, manuscript).count("may_know")
    assert "nieuw-1" in newest(services, anna, manuscript)
    place = next(button.key for button in page.button if button.key.startswith("weg-dossier-facts-"))
    page = press(page, place.replace("weg-", "Omhoog-"))
    page = press(
        page, next(button.key for button in page.button if button.key.startswith("weg-dossier-facts-"))
    )
    assert newest(services, anna, manuscript).count("may_know") == facts - 1
    assert "nieuw-1" not in newest(services, anna, manuscript)


def test_what_could_not_be_stored_stays_in_the_text_field_and_is_stored_later(
    services, anna, desk_of, manuscript, busy
):
    page = desk_of(manuscript)
    with busy():
        page = write(page, manuscript, f"title: {TITLE}", "title: Bewaar mij")
        assert "Je tekst staat er nog" in texts(page)
        assert "title: Bewaar mij" in area(page, manuscript).value
    page = page.run()
    assert "title: Bewaar mij" in newest(services, anna, manuscript)
    assert page.title[0].value == "Bewaar mij"


def test_two_tabs_lose_neither_of_their_texts(services, anna, desk_of, manuscript):
    first, second = desk_of(manuscript), desk_of(manuscript)
    write(first, manuscript, f"title: {TITLE}", "title: Eerste tab")
    page = write(second, manuscript, f"title: {TITLE}", "title: Tweede tab")
    assert "In een ander tabblad was versie 2 bewaard. Jouw tekst is nu versie 3." in texts(page)
    kept = [services.manuscripts.version(anna, manuscript, one)["casus.yaml"] for one in (1, 2, 3)]
    assert [TITLE in kept[0], "Eerste tab" in kept[1], "Tweede tab" in kept[2]] == [True] * 3


def test_a_tab_in_which_nothing_was_typed_shows_what_another_stored(desk_of, manuscript):
    first, second = desk_of(manuscript), desk_of(manuscript)
    write(first, manuscript, f"title: {TITLE}", "title: Eerste tab")
    page = second.run()
    assert "title: Eerste tab" in area(page, manuscript).value
    assert "In een ander tabblad is versie 2 bewaard" in texts(page)


def test_a_form_and_a_text_that_could_not_be_stored_are_stored_together_later(
    services, anna, desk_of, manuscript, busy
):
    page = press(desk_of(manuscript), "naar-card")
    with busy():
        page = write(page, manuscript, "groep 6", "groep 7")
        page.selectbox(key=f"concept-veld-{manuscript}-card-level").set_value("ervaren")
        page = page.run()
    page.run()
    stored = newest(services, anna, manuscript)
    assert "groep 7" in stored
    assert "level: ervaren" in stored


def test_a_text_that_could_not_be_stored_stays_that_of_its_own_file(
    services, anna, desk_of, manuscript, busy
):
    page = press(desk_of(manuscript), "variant-erbij")
    with busy():
        page = write(page, manuscript, "groep 6", "groep 7")
        page.selectbox(key=f"bestand-{manuscript}").set_value("variant-dossier-2.yaml")
        page = page.run()
    page.run()
    files = services.manuscripts.open(anna, manuscript).files
    assert "groep 7" in files["casus.yaml"]
    assert files["variant-dossier-2.yaml"].startswith("# Hetzelfde dossier")


def test_nothing_is_published_while_a_text_is_not_stored(desk_of, manuscript, busy):
    page = desk_of(manuscript)
    with busy():
        page = part(write(page, manuscript, "groep 6", "groep 7"), "Publiceren")
        assert "nog niet bewaard" in texts(page)
        assert not [button.key for button in page.button if button.key.startswith("publiceer")]


def test_a_text_that_could_not_be_stored_survives_looking_at_another_casus(
    services, anna, desk_of, manuscript, busy
):
    page = desk_of(manuscript)
    with busy():
        page = press(write(page, manuscript, "groep 6", "groep 7"), "naar-casussen")
    press(page, f"open-{manuscript}")
    assert "groep 7" in newest(services, anna, manuscript)


def test_a_change_in_a_drawing_that_was_cut_off_is_stored_all_the_same(services, anna, desk_of, manuscript):
    page = press(desk_of(manuscript), "naar-card")
    page.text_input(key=f"concept-veld-{manuscript}-card-title").set_value("Dinsdag")
    # a second change comes in before the first is drawn: the script stops at the next thing it draws
    page.session_state["mas"].writings[manuscript].texts["casus.yaml"] = newest(services, anna, manuscript)
    page.selectbox(key=f"concept-veld-{manuscript}-card-level").set_value("ervaren")
    page.run()
    stored = newest(services, anna, manuscript)
    assert "title: Dinsdag" in stored
    assert "level: ervaren" in stored


def test_a_change_in_the_form_of_a_stale_tab_reaches_the_item_that_was_on_its_screen(
    services, anna, desk_of, manuscript
):
    first = press(press(desk_of(manuscript), "naar-dossier"), "verder-naar-dossier-facts-0")
    second = press(press(desk_of(manuscript), "naar-dossier"), "verder-naar-dossier-facts-1")
    was = second.text_area(key=f"concept-veld-{manuscript}-dossier-facts-1-text").value
    press(first, "weg-dossier-facts-0")
    second.text_area(key=f"concept-veld-{manuscript}-dossier-facts-1-text").set_value("Iets anders.")
    page = second.run()
    before, after = (services.manuscripts.version(anna, manuscript, one)["casus.yaml"] for one in (1, 3))
    assert len(before.splitlines()) == len(after.splitlines()) or was not in after
    assert "Jouw tekst is nu versie 3" in texts(page)


def test_a_button_of_a_stale_tab_takes_nothing_away_from_the_new_text(services, anna, desk_of, manuscript):
    first, second = (
        press(press(desk_of(manuscript), "naar-dossier"), "verder-naar-dossier-facts-0") for _ in "ab"
    )
    press(first, "weg-dossier-facts-0")
    page = press(second, "weg-dossier-facts-0")
    assert [one.number for one in services.manuscripts.versions(anna, manuscript)] == [2, 1]
    assert "In een ander tabblad is versie 2 bewaard" in texts(page)


def test_what_the_form_cannot_put_in_the_text_stays_in_its_field(desk_of, manuscript):
    page = desk_of(manuscript)
    page = write(page, manuscript, "  kind:", "  onbekend: {a: 1}\n  kind:")
    page = press(page, "naar-card")
    field = f"concept-veld-{manuscript}-card-onbekend"
    page.text_area(key=field).set_value('a: "open')
    page = page.run()
    assert page.text_area(key=field).value == 'a: "open'
    assert "Wat je invulde staat er nog" in texts(page)


def test_a_text_is_stored_before_a_click_leads_elsewhere(services, anna, desk_of, manuscript):
    page = desk_of(manuscript)
    area(page, manuscript).set_value(area(page, manuscript).value.replace("groep 6", "groep 7", 1))
    page.segmented_control(key="plaats-schrijven").set_value("groepen").run()
    assert "groep 7" in newest(services, anna, manuscript)


def test_going_on_from_a_version_before_the_variant_shows_the_casus_again(desk_of, manuscript):
    page = press(desk_of(manuscript), "variant-erbij")
    page.selectbox(key=f"bestand-{manuscript}").set_value("variant-dossier-2.yaml")
    page = part(page.run(), "Versies")
    page.selectbox(key="versie-nieuw").set_value(1)
    page = press(page.run(), "versie-terug")
    assert "ander tabblad" not in texts(page)
    assert area(part(page, "Schrijven"), manuscript).value.startswith("# Sjabloon")


def test_a_click_to_publish_an_older_version_publishes_nothing(services, anna, desk_of, manuscript):
    first, second = desk_of(manuscript), part(desk_of(manuscript), "Publiceren")
    write(first, manuscript, "groep 6", "groep 7")
    second.button(key="publiceer-1").click()
    second.run()
    assert services.manuscripts.open(anna, manuscript).on_shelf is None


def test_two_versions_are_laid_side_by_side_and_an_earlier_one_is_taken_up_again(
    services, anna, desk_of, manuscript
):
    page = write(desk_of(manuscript), manuscript, f"title: {TITLE}", "title: <b>Anders</b>")
    page = part(page, "Versies")
    assert "<ins>+  title: &lt;b&gt;Anders&lt;/b&gt;</ins>" in texts(page)
    page.selectbox(key="versie-nieuw").set_value(1)
    page = press(page.run(), "versie-terug")
    assert [one.number for one in services.manuscripts.versions(anna, manuscript)] == [3, 2, 1]
    assert f"title: {TITLE}" in newest(services, anna, manuscript)


def test_a_draft_is_played_by_its_author_and_stands_in_no_list(services, desk_of, app, manuscript):
    page = press(part(desk_of(manuscript), "Proefspelen"), "speel-proef")
    view = services.practice.open(run_id_of(page))
    assert view.board.casus.id == "nieuw"
    assert [one.id for one in services.practice.summaries()] == ["sjabloon"]


def test_a_draft_with_mistakes_is_neither_played_nor_drawn_nor_published(desk_of, manuscript):
    page = write(desk_of(manuscript), manuscript, "level: starter", "level: beginner")
    for name, keys in (("Proefspelen", {"speel-proef"}), ("Kaart", set()), ("Publiceren", {"publiceer-2"})):
        page = part(page, name)
        assert "geen fouten meer" in texts(page)
        assert not keys & {button.key for button in page.button}


def test_bots_tell_of_a_draft_what_lint_tells(desk_of, manuscript):
    page = press(part(desk_of(manuscript), "Proefspelen"), "bots")
    assert "Leesbaarheid (LIX)" in texts(page)
    assert "willekeurig" in texts(page)


def test_a_published_casus_stands_on_the_start_screen_until_it_is_taken_off(
    services, desk_of, app, manuscript
):
    page = write(desk_of(manuscript), manuscript, f"title: {TITLE}", "title: Dinsdag half tien")
    page = press(part(page, "Publiceren"), "publiceer-2")
    assert "staat nu op het beginscherm" in texts(page)
    assert "Dinsdag half tien" in texts(app())
    press(page, "haal-weg")
    assert "Dinsdag half tien" not in texts(app())


def test_a_variant_is_added_as_a_file_of_its_own_and_taken_away_again(services, anna, desk_of, manuscript):
    page = press(desk_of(manuscript), "variant-erbij")
    assert sorted(services.manuscripts.open(anna, manuscript).files) == [
        "casus.yaml",
        "variant-dossier-2.yaml",
    ]
    assert "geen fouten" in texts(page)
    page.selectbox(key=f"bestand-{manuscript}").set_value("variant-dossier-2.yaml")
    page = press(page.run(), "variant-weg")
    assert sorted(services.manuscripts.open(anna, manuscript).files) == ["casus.yaml"]
    assert area(page, manuscript).value.startswith("# Sjabloon")


def test_a_colleague_neither_sees_nor_opens_what_another_writes(services, desk_of, manuscript):
    services.trainers.add("Bram", "Regio", PASSWORD)
    page = desk_of(manuscript, name="Bram")
    assert "is van een collega" in texts(page)
    assert TITLE not in [button.label for button in page.button]
    assert not [button.key for button in page.button if button.key == f"open-{manuscript}"]


def test_a_draft_is_opened_for_a_group_of_its_author_only(services, anna, manuscript):
    bram = services.trainers.add("Bram", "Regio", PASSWORD)
    assert list(services.manuscripts.drafts(anna).values()) == [TITLE]
    assert services.manuscripts.drafts(bram) == {}
    [draft] = services.manuscripts.drafts(anna)
    _, items = services.groups.items(draft)
    assert items
