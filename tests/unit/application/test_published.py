"""The shelf with what trainers published beside what came with the installation, and drafts by their id."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from mas_sim.application.contents import Contents
from mas_sim.application.desk import CASUS_FILE
from mas_sim.application.groups import Groups
from mas_sim.application.manuscripts import Manuscripts
from mas_sim.application.ports import Organisation
from mas_sim.application.practice import Practice
from mas_sim.application.published import DRAFT, PublishedLibrary
from mas_sim.application.trainers import Trainer
from mas_sim.content import hashing
from mas_sim.errors import ContentInvalidError, ContentNotFoundError
from mas_sim.model.actions import Ask, Mode
from mas_sim.model.group import GroupQuestion
from tests.fakes import NOON, FixedClock, InMemoryStorage, SequentialIds
from tests.fakes_desk import MISTAKE, PlainDesk, plain
from tests.ui.conftest import SmallLibrary

ANNA = Trainer("t1", "Anna", Organisation(organisation_id="o1", name="Regio", code="ABC234"))


class House:
    """A server on an installation with one casus, ``klein``."""

    def __init__(self) -> None:
        self.storage, self.desk, self.clock = InMemoryStorage(), PlainDesk(), FixedClock()
        self.shipped = SmallLibrary()
        self.library = self.restarted()
        self.manuscripts = Manuscripts(
            self.storage.manuscripts, self.desk, self.library, self.clock, SequentialIds("m")
        )
        self.contents = Contents(self.library, hashing, self.storage.contents)
        self.practice = Practice(
            self.library, self.contents, self.storage, self.clock, SequentialIds("r"), SimpleNamespace()
        )

    def restarted(self) -> PublishedLibrary:
        return PublishedLibrary(self.shipped, self.storage.manuscripts, self.desk)

    def written(self, text: str, **variants: str) -> str:
        found = self.manuscripts.take_in(ANNA, "mijn.yaml", text.encode())
        if variants:
            self.save(found, text, **variants)
        return found

    def save(self, manuscript_id: str, text: str, **variants: str) -> None:
        files = {CASUS_FILE: text, **{f"variant-{name}.yaml": one for name, one in variants.items()}}
        self.manuscripts.save(ANNA, self.manuscripts.open(ANNA, manuscript_id), files)

    def publish(self, manuscript_id: str) -> None:
        self.manuscripts.publish(ANNA, self.manuscripts.open(ANNA, manuscript_id))

    def published(self, text: str, **variants: str) -> str:
        found = self.written(text, **variants)
        self.publish(found)
        return found

    def ship(self, text: str) -> None:
        """An update of the installation brings this casus in place of the small one."""
        casus = self.desk.read({CASUS_FILE: text}).casus
        self.shipped.bundle = SimpleNamespace(casus=casus)

    def begin(self, casus_id: str):
        return self.practice.begin(casus_id, Mode.OEFENEN, "Merel", "b")

    def on_offer(self) -> list[str]:
        return [one.id for one in self.library.summaries()]


@pytest.fixture
def house() -> House:
    return House()


# --- on offer ----------------------------------------------------------------------------------


def test_without_publications_the_shelf_is_that_of_the_installation(house):
    house.written(plain("dijk"))
    assert house.library.summaries() == house.shipped.summaries()
    assert house.library.casuses() == (house.shipped.bundle.casus,)


def test_what_was_published_stands_among_the_others_in_order(house):
    house.published(plain("zand"))
    house.published(plain("aan-de-dijk"), halt="title: Halt\n")
    assert house.on_offer() == ["aan-de-dijk", "aan-de-dijk_halt", "klein", "zand"]


def test_the_casuses_are_those_of_the_list(house):
    house.published(plain("zand"))
    assert [one.id for one in house.library.casuses()] == house.on_offer()


def test_a_published_casus_and_its_variant_are_found_by_their_ids(house):
    house.published(plain("dijk", "De dijk"), halt="title: Halt\n")
    titles = [house.library.casus(one).card.title for one in ("dijk", "dijk_halt", "klein")]
    assert titles == ["De dijk", "Halt", "Kleine casus"]


def test_the_newest_publication_is_on_offer(house):
    found = house.published(plain("dijk", "Eerst"))
    house.save(found, plain("dijk", "Daarna"))
    house.publish(found)
    assert house.library.casus("dijk").card.title == "Daarna"
    assert "Daarna" in {one.card.title for one in house.library.summaries()}


def test_what_was_published_on_another_server_is_on_offer_here(house):
    other = house.restarted()
    house.published(plain("dijk"))
    assert other.casus("dijk").id == "dijk"


def test_a_casus_that_was_withdrawn_is_not_on_offer(house):
    found = house.published(plain("dijk"))
    house.manuscripts.withdraw(ANNA, house.manuscripts.open(ANNA, found))
    assert house.on_offer() == ["klein"]
    with pytest.raises(ContentNotFoundError):
        house.library.casus("dijk")


def test_a_published_casus_that_has_come_to_have_mistakes_is_not_on_offer_and_the_others_are(house):
    house.published(plain("dijk", "Verouderd"))
    house.published(plain("zand"))
    house.desk.strict = {"Verouderd"}
    later = house.restarted()
    assert [one.id for one in later.summaries()] == ["klein", "zand"]
    with pytest.raises(ContentNotFoundError):
        later.casus("dijk")


def test_a_variant_that_has_come_to_have_mistakes_leaves_its_casus_on_offer(house):
    house.published(plain("dijk"), halt="title: Verouderd\n")
    house.desk.strict = {"Verouderd"}
    assert [one.id for one in house.restarted().summaries()] == ["dijk", "klein"]


def test_a_published_casus_never_takes_the_place_of_a_shipped_one(house):
    house.published(plain("dijk", "Van Anna"))
    house.ship(plain("dijk", "Van de installatie"))
    assert [one.card.title for one in house.library.summaries()] == ["Van de installatie"]
    assert house.library.casus("dijk").card.title == "Van de installatie"


def test_a_published_variant_never_takes_the_place_of_a_shipped_casus(house):
    house.published(plain("dijk"), halt="title: Van Anna\n")
    house.ship(plain("dijk_halt", "Van de installatie"))
    assert {one.id: one.card.title for one in house.library.summaries()} == {
        "dijk": "Titel",
        "dijk_halt": "Van de installatie",
    }


def test_a_name_that_is_nowhere_is_refused(house):
    house.published(plain("dijk"))
    with pytest.raises(ContentNotFoundError):
        house.library.casus("bestaat-niet")


def test_a_published_casus_stays_the_same_object_while_its_version_does(house):
    # Contents judges anew when it is another one
    house.published(plain("dijk"))
    assert house.library.casus("dijk") is house.library.casus("dijk")


def test_a_long_shelf_is_read_once(house):
    for number in range(70):
        house.published(plain(f"casus-{number}"))
    later = house.restarted()
    house.desk.looked.clear()
    for _ in range(3):
        assert len(later.summaries()) == 71
    assert len(house.desk.looked) == 70


def test_the_texts_of_a_published_casus_are_those_of_the_version_on_the_shelf(house):
    found = house.published(plain("dijk", "Eerst"))
    house.save(found, plain("dijk", "Daarna"))
    assert house.library.files_of("dijk") == {CASUS_FILE: plain("dijk", "Eerst")}


def test_there_are_no_texts_of_what_trainers_did_not_publish(house):
    found = house.published(plain("dijk"))
    house.manuscripts.withdraw(ANNA, house.manuscripts.open(ANNA, found))
    assert [house.library.files_of(one) for one in ("dijk", "klein", DRAFT + found)] == [None] * 3


def test_what_is_judged_with_is_that_of_the_installation(house):
    for name in ("methodology", "frameworks", "instrument", "rubric"):
        assert getattr(house.library, name)() is getattr(house.shipped, name)()


# --- drafts ------------------------------------------------------------------------------------


def test_a_draft_is_found_by_the_id_of_its_manuscript_and_in_no_list(house):
    found = house.written(plain("dijk", "Concept"))
    assert house.library.casus(DRAFT + found).card.title == "Concept"
    assert house.on_offer() == ["klein"]


def test_a_draft_is_the_newest_version_also_when_an_earlier_one_is_published(house):
    found = house.published(plain("dijk", "Op de plank"))
    house.save(found, plain("dijk", "Nog bezig"))
    assert house.library.casus(DRAFT + found).card.title == "Nog bezig"
    assert house.library.casus("dijk").card.title == "Op de plank"


def test_a_draft_may_have_the_id_of_a_shipped_casus(house):
    found = house.written(plain("klein", "Mijn kleine"))
    assert house.library.casus(DRAFT + found).card.title == "Mijn kleine"
    assert house.library.casus("klein").card.title == "Kleine casus"


def test_a_draft_with_mistakes_tells_them(house):
    found = house.written(plain("dijk", "T", MISTAKE))
    with pytest.raises(ContentInvalidError) as refused:
        house.library.casus(DRAFT + found)
    assert [one.file for one in refused.value.problems] == [CASUS_FILE]


def test_a_draft_can_be_asked_for_when_only_its_variant_has_mistakes(house):
    found = house.written(plain("dijk"), halt=MISTAKE)
    assert house.library.casus(DRAFT + found).id == "dijk"


@pytest.mark.parametrize("name", ["bestaat-niet", "", "x" * 500, DRAFT])
def test_a_draft_that_is_nowhere_is_refused(house, name):
    with pytest.raises(ContentNotFoundError):
        house.library.casus(DRAFT + name)


# --- played and judged -------------------------------------------------------------------------


def test_a_run_of_a_draft_holds_the_id_of_the_casus(house):
    view = house.begin(DRAFT + house.written(plain("dijk", "Concept")))
    stored, _ = house.storage.runs.load(view.run_id)
    assert (view.run.casus_id, stored.casus_id, stored.casus_title) == ("dijk", "dijk", "Concept")


def test_a_run_goes_on_with_the_version_it_began_with(house):
    found = house.published(plain("dijk", "Eerst"))
    begun = house.begin("dijk")
    house.save(found, plain("dijk", "Daarna"))
    house.publish(found)
    later = house.practice.act(house.practice.open(begun.run_id), [Ask(request="register")])
    assert later.board.casus.card.title == "Eerst"
    assert house.begin("dijk").board.casus.card.title == "Daarna"


def test_a_run_of_what_was_withdrawn_goes_on_after_a_restart(house):
    found = house.published(plain("dijk", "Eerst"))
    begun = house.begin("dijk")
    house.manuscripts.withdraw(ANNA, house.manuscripts.open(ANNA, found))
    contents = Contents(house.restarted(), hashing, house.storage.contents)
    server = Practice(
        house.library, contents, house.storage, house.clock, SequentialIds("s"), SimpleNamespace()
    )
    assert server.open(begun.run_id).board.casus.card.title == "Eerst"


def test_a_run_of_a_draft_goes_on_while_its_author_writes_on(house):
    found = house.written(plain("dijk", "Concept"))
    begun = house.begin(DRAFT + found)
    house.save(found, plain("dijk", "T", MISTAKE))
    assert house.practice.open(begun.run_id).board.casus.card.title == "Concept"


def test_a_draft_that_went_on_is_begun_as_it_now_stands(house):
    found = house.written(plain("dijk", "Concept"))
    house.begin(DRAFT + found)
    house.save(found, plain("dijk", "Beter"))
    assert house.begin(DRAFT + found).board.casus.card.title == "Beter"


def test_no_run_begins_of_a_draft_with_mistakes(house):
    with pytest.raises(ContentInvalidError):
        house.begin(DRAFT + house.written(plain("dijk", "T", MISTAKE)))


def test_a_group_judges_a_draft_under_the_id_of_its_casus_and_says_that_it_is_a_concept(house):
    found = house.written(plain("dijk", "Concept"))
    groups = Groups(house.contents, house.storage, house.clock, SequentialIds("g"))
    opened = groups.open(ANNA, DRAFT + found, (GroupQuestion(item="start"),))
    stored = house.storage.groups.load(opened.session_id)[0]
    assert (stored.casus_id, stored.casus_title, stored.created_at) == ("dijk", "Concept (concept)", NOON)
    assert groups.board(ANNA, opened.session_id).judges.board.casus.card.title == "Concept"
