"""What an author does with a casus: begun, written in versions, published, and nobody else's business until then."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mas_sim.application.desk import CASUS_FILE
from mas_sim.application.manuscript_store import StoredManuscript
from mas_sim.application.manuscripts import UNTITLED, Manuscripts
from mas_sim.application.ports import Organisation
from mas_sim.application.published import PublishedLibrary
from mas_sim.application.trainers import Trainer
from mas_sim.errors import (
    CasusTakenError,
    CasusUnfitError,
    ContentInvalidError,
    ContentNotFoundError,
    ManuscriptNotFoundError,
)
from tests.fakes import NOON, FixedClock, SequentialIds
from tests.fakes_desk import MISTAKE, TOO_EASY, PlainDesk, plain
from tests.fakes_manuscripts import InMemoryManuscriptStore
from tests.ui.conftest import SmallLibrary

REGION = Organisation(organisation_id="o1", name="Regio", code="ABC234")
ELSEWHERE = Organisation(organisation_id="o2", name="Elders", code="DEF567")
ANNA = Trainer("t1", "Anna", REGION)
COLLEAGUES = [Trainer("t2", "Bas", REGION), Trainer("t3", "Bert", ELSEWHERE)]
VARIANT = "variant-halt.yaml"


class House:
    """An installation with one casus, ``klein``, and a desk to write at."""

    def __init__(self) -> None:
        self.store, self.desk, self.clock = InMemoryManuscriptStore(), PlainDesk(), FixedClock()
        self.library = PublishedLibrary(SmallLibrary(), self.store, self.desk)
        self.manuscripts = Manuscripts(self.store, self.desk, self.library, self.clock, SequentialIds("m"))

    def written(self, *texts: str, trainer: Trainer = ANNA, **more: str):
        """A manuscript of which these are the texts, one after another."""
        manuscript_id = self.manuscripts.take_in(trainer, "mijn.yaml", texts[0].encode())
        for text in (*texts[1:], *([texts[-1]] if more else [])):
            files = {CASUS_FILE: text, **{f"variant-{name}.yaml": one for name, one in more.items()}}
            self.save(manuscript_id, files, trainer)
        return self.manuscripts.open(trainer, manuscript_id)

    def save(self, manuscript_id: str, files, trainer: Trainer = ANNA):
        self.clock.advance(dt.timedelta(minutes=1))
        return self.manuscripts.save(trainer, self.manuscripts.open(trainer, manuscript_id), files)

    def published(self, *texts: str, trainer: Trainer = ANNA, **more: str):
        found = self.written(*texts, trainer=trainer, **more)
        self.manuscripts.publish(trainer, found)
        return self.manuscripts.open(trainer, found.manuscript_id)

    def text(self, manuscript_id: str, number: int = 1) -> str:
        return self.manuscripts.version(ANNA, manuscript_id, number)[CASUS_FILE]

    def note(self, manuscript_id: str) -> str:
        return self.manuscripts.versions(ANNA, manuscript_id)[0].note

    def on_shelf(self) -> list[str]:
        return [one.casus_id for one in self.store.publications()]


@pytest.fixture
def house() -> House:
    return House()


# --- beginning ---------------------------------------------------------------------------------


def test_a_manuscript_begins_with_the_template_under_a_new_id(house):
    found = house.manuscripts.begin(ANNA)
    assert house.text(found) == plain("nieuw", "Sjabloon")


def test_what_begins_says_what_it_came_from(house):
    house.published(plain("dijk", "De dijk"))
    begun = [
        house.manuscripts.begin(ANNA),
        house.manuscripts.copy(ANNA, "klein"),
        house.manuscripts.copy(ANNA, "dijk"),
        house.manuscripts.take_in(ANNA, "buurman.yaml", plain("buur").encode()),
    ]
    assert [house.note(one) for one in begun] == [
        "Begonnen met het sjabloon",
        "Kopie van ‘Kleine casus’",
        "Kopie van ‘De dijk’",
        "Ingelezen uit buurman.yaml",
    ]


def test_a_manuscript_belongs_to_its_author_and_organisation(house):
    found = house.manuscripts.begin(ANNA)
    assert house.store.manuscript(found) == StoredManuscript(
        manuscript_id="m-1", author="t1", organisation="o1", created_at=NOON
    )


def test_a_new_manuscript_has_the_title_of_its_casus(house):
    assert house.written(plain("dijk", "De dijk")).title == "De dijk"


def test_a_template_begins_under_an_id_that_nothing_on_offer_has(house):
    for number in ("nieuw", "nieuw-2"):
        house.published(plain(number))
    assert house.text(house.manuscripts.begin(ANNA)) == plain("nieuw-3", "Sjabloon")


def test_a_copy_of_a_shipped_casus_has_an_id_of_its_own(house):
    assert house.text(house.manuscripts.copy(ANNA, "klein")) == plain("klein-kopie", "Kleine casus")


def test_a_second_copy_goes_beside_the_first_that_was_published(house):
    first = house.manuscripts.open(ANNA, house.manuscripts.copy(ANNA, "klein"))
    house.manuscripts.publish(ANNA, first)
    assert house.text(house.manuscripts.copy(ANNA, "klein")) == plain("klein-kopie-2", "Kleine casus")


def test_a_copy_of_a_published_casus_is_of_the_version_on_the_shelf(house):
    found = house.published(plain("dijk", "De dijk"))
    house.save(found.manuscript_id, {CASUS_FILE: plain("dijk", "Nog niet af")})
    copied = house.manuscripts.copy(COLLEAGUES[0], "dijk")
    files = house.manuscripts.version(COLLEAGUES[0], copied, 1)
    assert files == {CASUS_FILE: plain("dijk-kopie", "De dijk")}


def test_a_copy_leaves_the_variants_behind(house):
    copied = house.manuscripts.copy(ANNA, "klein")
    assert set(house.manuscripts.version(ANNA, copied, 1)) == {CASUS_FILE}


def test_a_shipped_casus_is_copied_also_when_an_earlier_publication_has_its_id(house):
    # an update of the installation brought a casus whose id was free before
    house.published(plain("dijk", "De dijk van Anna"))
    house.library._shipped.bundle = SimpleNamespace(
        casus=house.desk.read({CASUS_FILE: plain("dijk", "De dijk")}).casus
    )
    house.desk.shipped = {"dijk": {CASUS_FILE: plain("dijk", "De dijk")}}
    assert house.text(house.manuscripts.copy(ANNA, "dijk")) == plain("dijk-kopie", "De dijk")


@pytest.mark.parametrize("casus_id", ["bestaat-niet", "concept:m-1", "klein_halt"])
def test_what_is_not_on_offer_cannot_be_copied(house, casus_id):
    house.manuscripts.begin(ANNA)
    with pytest.raises(ContentNotFoundError):
        house.manuscripts.copy(COLLEAGUES[0], casus_id)


def test_a_file_keeps_the_id_it_came_with(house):
    assert house.text(house.written(plain("klein", "Van elders")).manuscript_id) == plain(
        "klein", "Van elders"
    )


def test_a_file_that_cannot_be_read_begins_nothing(house):
    with pytest.raises(ContentInvalidError):
        house.manuscripts.take_in(ANNA, "leeg.yaml", b"")
    assert house.manuscripts.of(ANNA) == ()


def test_a_file_with_mistakes_is_taken_in_without_a_title(house):
    found = house.written(MISTAKE)
    assert (found.title, len(found.reading.problems)) == (UNTITLED, 1)


# --- writing -----------------------------------------------------------------------------------


def test_what_is_opened_is_the_newest_version_with_what_is_in_it(house):
    found = house.written(plain("dijk", "Eerst"), plain("dijk", "Daarna"))
    assert (found.number, found.title, found.on_shelf) == (2, "Daarna", None)
    assert found.files == {CASUS_FILE: plain("dijk", "Daarna")}
    assert found.reading.casus.card.title == "Daarna"


def test_a_save_adds_a_version_and_leaves_the_earlier_ones(house):
    found = house.written(plain("dijk", "Eerst"), plain("dijk", "Daarna"))
    assert [house.text(found.manuscript_id, number) for number in (1, 2)] == [
        plain("dijk", "Eerst"),
        plain("dijk", "Daarna"),
    ]


def test_a_save_gives_back_what_was_stored(house):
    found = house.written(plain("dijk"))
    saved = house.manuscripts.save(ANNA, found, {CASUS_FILE: plain("dijk", "Nieuw")}, "Teruggezet")
    assert saved == house.manuscripts.open(ANNA, found.manuscript_id)
    assert (saved.number, saved.title, house.note(found.manuscript_id)) == (2, "Nieuw", "Teruggezet")


def test_saving_without_a_change_adds_no_version(house):
    found = house.written(plain("dijk"))
    assert house.manuscripts.save(ANNA, found, dict(found.files)) == found
    assert len(house.manuscripts.versions(ANNA, found.manuscript_id)) == 1


def test_a_new_variant_is_a_change(house):
    found = house.written(plain("dijk"))
    saved = house.manuscripts.save(ANNA, found, {**found.files, VARIANT: plain("", "Halt")})
    assert (saved.number, [one.id for one in saved.reading.casuses]) == (2, ["dijk", "dijk_halt"])


def test_two_tabs_lose_nothing_of_each_other(house):
    one = house.written(plain("dijk", "Begin"))
    other = house.manuscripts.open(ANNA, one.manuscript_id)
    house.manuscripts.save(ANNA, one, {CASUS_FILE: plain("dijk", "Eerste tab")})
    saved = house.manuscripts.save(ANNA, other, {CASUS_FILE: plain("dijk", "Tweede tab")})
    assert saved.number == 3
    assert house.text(one.manuscript_id, 2) == plain("dijk", "Eerste tab")


def test_a_text_with_a_mistake_keeps_the_last_title(house):
    found = house.written(
        plain("dijk", "De dijk"), plain("dijk", "Half", MISTAKE), plain("dijk", "", MISTAKE)
    )
    assert found.title == "De dijk"


def test_any_text_is_kept_to_the_letter(house):
    text = plain("dijk") + "# \x00 \ud800 \u2028 \r\n € 'aanhaling' \\"
    found = house.written(plain("dijk"), text)
    assert house.text(found.manuscript_id, 2) == text


def test_the_own_manuscripts_are_listed_last_changed_first(house):
    first, second = house.written(plain("dijk", "Dijk")), house.written(plain("duin", "Duin"))
    house.published(plain("bos", "Bos"), trainer=COLLEAGUES[0])
    house.save(second.manuscript_id, {CASUS_FILE: plain("duin", "Duin 2")})
    house.save(first.manuscript_id, {CASUS_FILE: plain("dijk", "Dijk 2")})
    assert [one.version.title for one in house.manuscripts.of(ANNA)] == ["Dijk 2", "Duin 2"]


def test_the_list_says_which_version_is_on_the_shelf(house):
    found = house.published(plain("dijk"), plain("dijk", "Beter"))
    house.save(found.manuscript_id, {CASUS_FILE: plain("dijk", "Nog beter")})
    [line] = house.manuscripts.of(ANNA)
    assert (line.version.number, line.on_shelf) == (3, 2)


def test_a_difference_shows_the_lines_that_changed(house):
    found = house.written(plain("dijk", "Eerst", "zelfde"), plain("dijk", "Daarna", "zelfde"))
    assert house.manuscripts.difference(ANNA, found.manuscript_id, 1, 2) == (
        "--- casus.yaml (versie 1)",
        "+++ casus.yaml (versie 2)",
        "@@ -1,3 +1,3 @@",
        " id: dijk",
        "-title: Eerst",
        "+title: Daarna",
        " zelfde",
    )


def test_a_difference_shows_a_variant_that_came(house):
    found = house.written(plain("dijk"), halt="title: Halt\n")
    told = house.manuscripts.difference(ANNA, found.manuscript_id, 1, found.number)
    assert told[-1] == "+title: Halt"
    assert told[0] == f"--- {VARIANT} (versie 1)"


def test_a_version_differs_in_nothing_from_itself(house):
    found = house.written(plain("dijk"))
    assert house.manuscripts.difference(ANNA, found.manuscript_id, 1, 1) == ()


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_version_that_is_not_there_is_refused(house, number):
    found = house.written(plain("dijk"))
    with pytest.raises(ManuscriptNotFoundError):
        house.manuscripts.version(ANNA, found.manuscript_id, number)


def test_a_manuscript_whose_first_version_was_never_stored_cannot_be_opened(house):
    house.store.create(StoredManuscript(manuscript_id="m9", author="t1", organisation="o1", created_at=NOON))
    with pytest.raises(ManuscriptNotFoundError):
        house.manuscripts.open(ANNA, "m9")


def test_the_drafts_are_the_own_manuscripts_without_mistakes_in_the_casus(house):
    sound = house.written(plain("dijk", "De dijk"))
    house.written(MISTAKE)
    house.written(plain("bos"), trainer=COLLEAGUES[0])
    assert house.manuscripts.drafts(ANNA) == {sound.draft_id: "De dijk"}


def test_many_drafts_are_read_once(house):
    # the screen that lists them is drawn again at every click
    for number in range(20):
        house.written(plain(f"casus-{number}"))
    assert len(house.manuscripts.drafts(ANNA)) == 20
    house.desk.looked.clear()
    house.manuscripts.drafts(ANNA)
    assert house.desk.looked == []


def test_the_bots_play_what_was_opened(house):
    found = house.written(plain("dijk"))
    assert set(house.manuscripts.play(found)) == {"dijk"}


@pytest.mark.parametrize(("text", "name"), [(plain("dijk"), "dijk.yaml"), (MISTAKE, "casus.yaml")])
def test_a_file_to_give_away_is_named_after_its_casus(house, text, name):
    assert house.manuscripts.pack(house.written(text)) == (name, text.encode())


def test_a_variant_is_added_beside_what_is_there(house):
    found = house.written(plain("dijk", "De dijk"), halt="title: Halt\n")
    more = house.manuscripts.with_variant(found)
    assert set(more) - set(found.files) == {"variant-dossier-2.yaml"}
    assert {name: more[name] for name in found.files} == found.files
    assert '"De dijk: dossier 2"' in more["variant-dossier-2.yaml"]


def test_variants_are_numbered_in_turn(house):
    found = house.written(plain("dijk"))
    for number in (2, 3):
        found = house.manuscripts.save(ANNA, found, house.manuscripts.with_variant(found))
        assert f"variant-dossier-{number}.yaml" in found.files


def test_the_number_of_a_variant_that_was_taken_away_is_given_out_again(house):
    found = house.written(plain("dijk"), **{"dossier-3": "title: Drie\n"})
    assert "variant-dossier-2.yaml" in house.manuscripts.with_variant(found)


# --- publishing --------------------------------------------------------------------------------


def test_what_is_published_is_on_the_shelf_in_the_version_it_was(house):
    found = house.published(plain("dijk"), plain("dijk", "Beter"))
    assert (found.on_shelf, house.library.casus("dijk").card.title) == (2, "Beter")


def test_who_looks_at_an_older_screen_publishes_what_is_on_it(house):
    found = house.written(plain("dijk", "Gelezen"))
    house.save(found.manuscript_id, {CASUS_FILE: plain("dijk", "Van een andere tab")})
    house.manuscripts.publish(ANNA, found)
    assert house.library.casus("dijk").card.title == "Gelezen"


def test_what_is_published_again_takes_the_place_of_the_earlier_version(house):
    found = house.published(plain("dijk", "Eerst"))
    house.manuscripts.publish(ANNA, house.save(found.manuscript_id, {CASUS_FILE: plain("dijk", "Daarna")}))
    assert house.on_shelf() == ["dijk"]
    assert house.library.casus("dijk").card.title == "Daarna"


def test_saving_after_publishing_leaves_the_shelf_alone(house):
    found = house.published(plain("dijk", "Eerst"))
    house.save(found.manuscript_id, {CASUS_FILE: plain("dijk", "Daarna")})
    assert house.library.casus("dijk").card.title == "Eerst"


@pytest.mark.parametrize("variants", [{}, {"halt": MISTAKE}])
def test_what_has_a_mistake_is_not_published(house, variants):
    found = house.written(plain("dijk", "T", *([] if variants else [MISTAKE])), **variants)
    with pytest.raises(ContentInvalidError) as refused:
        house.manuscripts.publish(ANNA, found)
    assert refused.value.problems == found.reading.problems
    assert house.on_shelf() == []


def test_what_lint_refuses_is_not_published_and_its_remarks_are_no_reason(house):
    found = house.written(plain("dijk", "T", TOO_EASY))
    with pytest.raises(CasusUnfitError) as refused:
        house.manuscripts.publish(ANNA, found)
    assert refused.value.reasons == "Dit is te raden. Wissel de plaats af."
    assert house.on_shelf() == []


def test_a_shipped_id_is_not_published(house):
    with pytest.raises(CasusTakenError):
        house.published(plain("klein"))
    assert house.on_shelf() == []


def test_an_id_that_a_colleague_published_is_taken(house):
    house.published(plain("dijk", "Van Bas"), trainer=COLLEAGUES[0])
    with pytest.raises(CasusTakenError) as refused:
        house.published(plain("dijk", "Van Anna"))
    assert refused.value.casus_id == "dijk"
    assert house.library.casus("dijk").card.title == "Van Bas"


def test_an_id_of_another_own_manuscript_is_taken(house):
    house.published(plain("dijk", "Eerst"))
    with pytest.raises(CasusTakenError):
        house.published(plain("dijk", "Tweede"))


def test_the_id_of_a_published_variant_is_taken(house):
    house.published(plain("dijk"), halt="title: Halt\n", trainer=COLLEAGUES[0])
    with pytest.raises(CasusTakenError) as refused:
        house.published(plain("dijk_halt"))
    assert refused.value.casus_id == "dijk_halt"


def test_a_variant_is_not_published_under_an_id_that_is_taken(house):
    house.published(plain("dijk_halt"), trainer=COLLEAGUES[0])
    with pytest.raises(CasusTakenError) as refused:
        house.published(plain("dijk"), halt="title: Halt\n")
    assert refused.value.casus_id == "dijk_halt"
    assert house.on_shelf() == ["dijk_halt"]


def test_an_id_taken_meanwhile_leaves_the_earlier_publication_where_it_is(house):
    found = house.published(plain("dijk"))
    house.published(plain("duin"), trainer=COLLEAGUES[0])
    renamed = house.save(found.manuscript_id, {CASUS_FILE: plain("duin")})
    with pytest.raises(CasusTakenError):
        house.manuscripts.publish(ANNA, renamed)
    assert house.on_shelf() == ["dijk", "duin"]


def test_publishing_under_a_new_id_takes_the_old_one_off(house):
    found = house.published(plain("dijk"))
    house.manuscripts.publish(ANNA, house.save(found.manuscript_id, {CASUS_FILE: plain("duin")}))
    assert house.on_shelf() == ["duin"]


def test_what_is_withdrawn_is_off_the_shelf_and_can_be_published_again(house):
    found = house.published(plain("dijk"))
    house.manuscripts.withdraw(ANNA, found)
    assert (house.on_shelf(), house.manuscripts.open(ANNA, found.manuscript_id).on_shelf) == ([], None)
    house.manuscripts.publish(ANNA, found)
    assert house.on_shelf() == ["dijk"]


def test_withdrawing_leaves_other_manuscripts_on_the_shelf(house):
    house.published(plain("duin"))
    house.manuscripts.withdraw(ANNA, house.published(plain("dijk")))
    assert house.on_shelf() == ["duin"]


def test_withdrawing_what_is_not_published_changes_nothing(house):
    house.manuscripts.withdraw(ANNA, house.written(plain("dijk")))
    assert house.store._publications == []


def test_an_id_that_was_withdrawn_is_free(house):
    house.manuscripts.withdraw(COLLEAGUES[0], house.published(plain("dijk"), trainer=COLLEAGUES[0]))
    house.published(plain("dijk"))
    assert house.on_shelf() == ["dijk"]


# --- nobody else -------------------------------------------------------------------------------

ACTS = {
    "open": lambda all_, who, one: all_.open(who, one.manuscript_id),
    "save": lambda all_, who, one: all_.save(who, one, {CASUS_FILE: plain("dijk", "Van een ander")}),
    "save unchanged": lambda all_, who, one: all_.save(who, one, one.files),
    "versions": lambda all_, who, one: all_.versions(who, one.manuscript_id),
    "version": lambda all_, who, one: all_.version(who, one.manuscript_id, 1),
    "difference": lambda all_, who, one: all_.difference(who, one.manuscript_id, 1, 1),
    "publish": lambda all_, who, one: all_.publish(who, one),
    "withdraw": lambda all_, who, one: all_.withdraw(who, one),
}


@pytest.mark.parametrize("colleague", COLLEAGUES, ids=lambda one: one.name)
@pytest.mark.parametrize("act", ACTS)
def test_a_colleague_does_nothing_with_it(house, act, colleague):
    found = house.published(plain("dijk"))
    with pytest.raises(ManuscriptNotFoundError):
        ACTS[act](house.manuscripts, colleague, found)
    assert house.manuscripts.open(ANNA, found.manuscript_id) == found


@pytest.mark.parametrize("colleague", COLLEAGUES, ids=lambda one: one.name)
def test_a_colleague_sees_it_in_no_list(house, colleague):
    house.written(plain("dijk"))
    assert (house.manuscripts.of(colleague), house.manuscripts.drafts(colleague)) == ((), {})


def test_every_act_on_a_manuscript_is_held_against_its_author():
    # who adds one adds it to ACTS
    begins, lists = {"begin", "copy", "take_in"}, {"of", "drafts"}
    of_what_was_opened = {"play", "pack", "with_variant"}
    public = {name for name in vars(Manuscripts) if not name.startswith("_")}
    assert public - begins - lists - of_what_was_opened == {name.split()[0] for name in ACTS}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(st.sampled_from([CASUS_FILE, VARIANT]), st.text(max_size=8)), max_size=8))
def test_whatever_is_saved_every_earlier_version_can_be_read(saves):
    house = House()
    found = house.written(plain("dijk"))
    kept = [found.files]
    for more in saves:
        files = {**found.files, **{name: plain("dijk") + text for name, text in more.items()}}
        found = house.manuscripts.save(ANNA, found, files)
        if files != kept[-1]:
            kept.append(files)
    versions = house.manuscripts.versions(ANNA, found.manuscript_id)
    assert [one.number for one in reversed(versions)] == list(range(1, len(kept) + 1))
    for number, files in enumerate(kept, 1):
        assert house.manuscripts.version(ANNA, found.manuscript_id, number) == files
