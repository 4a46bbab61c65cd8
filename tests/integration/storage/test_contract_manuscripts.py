"""What every ``Storage`` promises of casuses that trainers write."""

from datetime import timedelta

import pytest

from mas_sim.application.manuscript_store import StoredManuscript, StoredPublication
from mas_sim.application.ports import Organisation, Storage, TrainerAccount
from mas_sim.errors import CasusTakenError, ManuscriptNotFoundError, StorageError
from tests.fakes import NOON

MINUTE = timedelta(minutes=1)


def manuscript(number: int = 1, author: str = "t1") -> StoredManuscript:
    return StoredManuscript(manuscript_id=f"m{number}", author=author, organisation="o1", created_at=NOON)


def published(casus: str, manuscript_id: str = "m1", version: int = 1, *, on_shelf: bool = True):
    return StoredPublication(
        casus_id=casus, manuscript_id=manuscript_id, version=version, on_shelf=on_shelf, at=NOON
    )


def add_authors(storage: Storage) -> None:
    storage.trainers.add_organisation(Organisation(organisation_id="o1", name="Regio", code="ABC234"))
    for name in ("t1", "t2"):
        account = TrainerAccount(trainer_id=name, organisation="o1", name=name, password="x")
        storage.trainers.add_trainer(account)


@pytest.fixture
def store(storage: Storage):
    add_authors(storage)
    storage.manuscripts.create(manuscript())
    storage.manuscripts.create(manuscript(2))
    return storage.manuscripts


def test_a_manuscript_comes_back_as_it_was_kept(store):
    assert store.manuscript("m1") == manuscript()


def test_versions_are_numbered_from_one_and_listed_newest_first(store):
    assert [store.add_version("m1", f"tekst {n}", f"Titel {n}", "", NOON + n * MINUTE) for n in (1, 2)] == [
        1,
        2,
    ]
    assert [(one.number, one.title) for one in store.versions("m1")] == [(2, "Titel 2"), (1, "Titel 1")]
    assert store.versions("m2") == ()


def test_the_newest_version_is_found_alone(store):
    for number in (1, 2):
        store.add_version("m1", "tekst", f"Titel {number}", "", NOON + number * MINUTE)
    assert store.newest("m1") == store.versions("m1")[0]
    assert store.newest("m2") is None


def test_every_version_keeps_its_own_text(store):
    store.add_version("m1", "eerst", "", "", NOON)
    store.add_version("m1", "daarna", "", "kopie", NOON)
    assert [store.body("m1", number) for number in (1, 2)] == ["eerst", "daarna"]
    assert store.versions("m1")[0].note == "kopie"


def test_the_newest_version_of_every_own_manuscript_is_listed_last_changed_first(store):
    store.create(manuscript(3, author="t2"))
    for name, number in (("m1", 1), ("m2", 2), ("m1", 3), ("m3", 4)):
        store.add_version(name, "x", f"{name} {number}", "", NOON + number * MINUTE)
    assert [(one.title, one.number) for one in store.newest_by("t1")] == [("m1 3", 2), ("m2 2", 1)]
    assert store.newest_by("niemand") == ()


def test_a_title_loses_what_cannot_be_stored_and_a_text_with_it_is_refused(store):
    store.add_version("m1", "x", "Ti\x00tel", "", NOON)
    assert store.versions("m1")[0].title == "Titel"
    with pytest.raises(StorageError):
        store.add_version("m1", "nul\x00", "", "", NOON)


def test_of_every_casus_the_newest_publication_is_on_the_shelf(store):
    for one in (published("b"), published("a", version=1), published("a", version=2)):
        store.publish(one)
    assert [(one.casus_id, one.version) for one in store.publications()] == [("a", 2), ("b", 1)]


def test_a_casus_taken_off_the_shelf_is_not_there(store):
    store.publish(published("a"))
    store.publish(published("a", on_shelf=False))
    assert store.publications() == ()


def test_a_casus_on_the_shelf_is_not_published_from_another_manuscript(store):
    store.publish(published("a"))
    with pytest.raises(CasusTakenError):
        store.publish(published("a", "m2"))
    store.publish(published("a", on_shelf=False))
    store.publish(published("a", "m2"))
    assert [one.manuscript_id for one in store.publications()] == ["m2"]


@pytest.mark.parametrize("name", ["nergens", "", "x" * 500, "nul\x00"])
def test_an_id_that_names_no_manuscript_is_refused(store, name):
    for act in (
        lambda: store.manuscript(name),
        lambda: store.add_version(name, "x", "", "", NOON),
        lambda: store.newest(name),
        lambda: store.versions(name),
        lambda: store.body(name, 1),
        lambda: store.publish(published("a", name)),
    ):
        with pytest.raises(ManuscriptNotFoundError):
            act()


def test_a_version_that_is_not_there_is_refused(store):
    with pytest.raises(ManuscriptNotFoundError):
        store.body("m1", 1)
