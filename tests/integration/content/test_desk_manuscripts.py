"""The use cases of an author over the desk as it is."""

from __future__ import annotations

import json

import pytest

from mas_sim.application.manuscripts import Manuscripts
from mas_sim.application.ports import Organisation
from mas_sim.application.published import PublishedLibrary
from mas_sim.application.trainers import Trainer
from mas_sim.errors import CasusUnfitError, ContentInvalidError
from tests import rules
from tests.fakes import FixedClock, SequentialIds
from tests.fakes_manuscripts import InMemoryManuscriptStore
from tests.integration.content.conftest import BASE, SMALL
from tests.integration.content.test_desk import casus
from tests.integration.content.test_variants import VARIANT

ANNA = Trainer("t1", "Anna", Organisation(organisation_id="o1", name="Regio", code="ABC234"))


@pytest.fixture
def manuscripts(desk, library) -> Manuscripts:
    store = InMemoryManuscriptStore()
    offered = PublishedLibrary(library, store, desk)
    return Manuscripts(store, desk, offered, FixedClock(), SequentialIds("m"))


def titled(title: str) -> str:
    return BASE.replace("  title: Kleine casus\n", f"  title: {json.dumps(title)}\n", 1)


@pytest.mark.parametrize(
    "title", ["Kleine casus", "Een: dubbele punt", "{haken} # en %", "'a' \"b\" \\ c", "één ‘twee’", "- ~"]
)
def test_a_new_variant_has_no_mistakes_whatever_the_title(title, manuscripts, desk):
    found = manuscripts.open(ANNA, manuscripts.take_in(ANNA, "mijn.yaml", titled(title).encode()))
    reading = desk.read(manuscripts.with_variant(found))
    assert reading.problems == ()
    assert [one.card.title for one in reading.casuses] == [title, f"{title}: dossier 2"]


def test_a_copy_can_be_written_on_published_and_played(manuscripts, library, desk):
    offered, copied = manuscripts._library, manuscripts.open(ANNA, manuscripts.copy(ANNA, "klein"))
    assert offered.casus(copied.draft_id) == library.casus("klein").model_copy(update={"id": "klein-kopie"})
    text = manuscripts.form.put(copied.files["casus.yaml"], ("card", "title"), "Van Anna")
    saved = manuscripts.save(ANNA, copied, casus(text))
    with pytest.raises(CasusUnfitError):  # in the small one the first answer is always the best
        manuscripts.publish(ANNA, saved)
    assert [one.id for one in offered.summaries()] == ["klein"]


def test_a_file_of_another_name_is_not_saved(manuscripts):
    found = manuscripts.open(ANNA, manuscripts.copy(ANNA, "klein"))
    with pytest.raises(ContentInvalidError):
        manuscripts.save(ANNA, found, {**found.files, "../x.yaml": "x"})
    assert len(manuscripts.versions(ANNA, found.manuscript_id)) == 1


def test_the_template_can_be_published_as_it_is(shipped):
    store = InMemoryManuscriptStore()
    offered = PublishedLibrary(rules.library(), store, shipped)
    all_ = Manuscripts(store, shipped, offered, FixedClock(), SequentialIds("m"))
    all_.publish(ANNA, all_.open(ANNA, all_.begin(ANNA)))
    assert offered.casus("nieuw").card.title == shipped.read(shipped.template()).casus.card.title


# --- exchange ----------------------------------------------------------------------------------


def test_what_was_packed_is_unpacked(desk):
    files = casus(BASE, halt=VARIANT)
    assert desk.unpack(*desk.pack(files, "klein")) == files


def test_a_shipped_file_is_taken_in_as_it_stands(desk):
    assert desk.unpack("klein.yaml", SMALL.read_bytes()) == casus(BASE)
