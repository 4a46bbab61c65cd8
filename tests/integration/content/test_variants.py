"""A variant: the same casus with one signal changed, each place with its own file and line."""

from __future__ import annotations

import pytest

from mas_sim.content import hashing
from mas_sim.content.library import FileContentLibrary
from mas_sim.content.validate import validate_paths
from tests.integration.content.conftest import BASE

VARIANT = """\
schema_version: 1
title: Kleine casus, een ander begin
changed: Noor was al eens bij Halt.
replace:
  - at: dossier/situation
    with: Noor miste opnieuw 4 lesuren.
  - at: dossier/facts/geen-halt/text
    with: Noor was al eens bij Halt.
  - at: dossier/circumstances/halt-eerder/holds
    with: true
"""


@pytest.fixture
def shelve(tmp_path, shelf):
    """A library of the small casus with variants of these texts beside it."""

    def write(base: str = BASE, **variants: str) -> FileContentLibrary:
        folder = tmp_path / "scenarios" / "klein"
        folder.mkdir(parents=True)
        (folder / "casus.yaml").write_text(base, encoding="utf-8")
        for name, text in variants.items():
            (folder / f"variant-{name}.yaml").write_text(text, encoding="utf-8")
        return FileContentLibrary(folder.parent, shelf)

    return write


def said(library: FileContentLibrary) -> list[str]:
    return [f"{one.file.rpartition('/')[2]}:{one.line}: {one.message}" for one in library.problems()]


def test_a_variant_is_its_casus_with_the_replacements_in_it(shelve):
    library = shelve(halt=VARIANT)
    assert said(library) == []
    base, variant = library.casuses()
    assert (variant.id, variant.card.title) == ("klein_halt", "Kleine casus, een ander begin")
    assert (variant.variant.casus, variant.variant.changed) == ("klein", "Noor was al eens bij Halt.")
    assert variant.dossier.circumstances[0].holds
    assert not base.dossier.circumstances[0].holds
    assert variant.waarnemen == base.waarnemen


def test_a_casus_and_its_variant_have_each_their_hash(shelve):
    base, variant = shelve(halt=VARIANT).casuses()
    assert hashing.content_hash(base) != hashing.content_hash(variant)
    assert hashing.from_body("casus", hashing.to_body(variant)) == variant


def test_a_casus_is_followed_by_its_variants(shelve):
    found = shelve(tweede=VARIANT, eerste=VARIANT).casuses()
    assert [casus.id for casus in found] == ["klein", "klein_eerste", "klein_tweede"]


@pytest.mark.parametrize(
    "at", ["dossier/niets", "dossier/facts/niets/text", "dossier/facts/99", "dossier/situation/text"]
)
def test_a_place_that_is_not_there_is_named_with_its_line(shelve, at):
    library = shelve(halt=VARIANT.replace("dossier/situation", at))
    assert said(library) == [
        f"variant-halt.yaml:5: De casus heeft geen plek ‘{at}’. Schrijf de sleutels met schuine strepen, en een item "
        "met zijn id."
    ]
    assert [casus.id for casus in library.casuses()] == ["klein"]


def test_a_place_replaced_twice_is_refused(shelve):
    library = shelve(halt=VARIANT.replace("dossier/facts/geen-halt/text", "dossier/situation"))
    assert said(library) == [
        "variant-halt.yaml:7: De plek ‘dossier/situation’ wordt al vervangen. Haal er een weg."
    ]


def test_a_mistake_in_a_replacement_is_said_in_the_variant(shelve):
    library = shelve(halt=VARIANT.replace("with: true", "with: misschien"))
    assert said(library) == ["variant-halt.yaml:10: ‘holds’ moet true of false zijn."]


def test_a_mistake_inside_a_replaced_block_is_said_at_its_own_line(shelve):
    block = """\
  - at: plannen/routes/basis/reason
    with:
      text: Omdat dat hier past.
      provenance: eigen-ontwerp
      bron: niets
"""
    library = shelve(halt=VARIANT + block)
    assert said(library) == [
        "variant-halt.yaml:15: ‘bron’ hoort hier niet. Haal het weg of controleer de spelling."
    ]


def test_what_a_variant_breaks_elsewhere_is_said_in_the_casus(shelve):
    broken = "  - at: dossier/facts/geen-halt/id\n    with: anders\n"
    assert any(line.startswith("casus.yaml:") for line in said(shelve(halt=VARIANT + broken)))


def test_no_variant_is_made_of_a_casus_with_mistakes(shelve):
    library = shelve(base=BASE + "extra: 1\n", halt=VARIANT)
    assert library.casuses() == ()
    assert len(library.problems()) == 1


def test_a_casus_may_not_call_itself_a_variant(shelve):
    library = shelve(base=BASE + "variant:\n  casus: klein\n  changed: Iets.\n")
    assert "Een casus is zelf geen variant" in said(library)[0]


def test_validate_checks_a_variant_by_name_and_in_its_folder(shelve, tmp_path):
    library = shelve(halt=VARIANT.replace("dossier/situation", "niets"))
    folder = tmp_path / "scenarios" / "klein"
    for path in (folder, folder / "variant-halt.yaml"):
        assert [one.line for one in validate_paths([path], library)] == [5]


def test_a_variant_of_a_broken_casus_shows_what_is_wrong_with_the_casus(shelve, tmp_path):
    library = shelve(base=BASE + "extra: 1\n", halt=VARIANT)
    path = tmp_path / "scenarios" / "klein" / "variant-halt.yaml"
    assert [one.file.endswith("casus.yaml") for one in library.check(path)] == [True]
