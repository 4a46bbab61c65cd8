"""Finding a casus by its card."""

from __future__ import annotations

import pytest

from mas_sim.application.shelf import Wish, find, names, summary_of
from mas_sim.model.casus import CasusLevel, SchoolType, VariantOf
from tests.builders import make_casus


def shelved(id: str, *, level="starter", school="vo", title="Een titel", variant=None):
    base = make_casus()
    card = base.card.model_copy(update={"title": title, "level": CasusLevel(level)})
    youth = base.youth.model_copy(update={"school_type": SchoolType(school)})
    return summary_of(base.model_copy(update={"id": id, "card": card, "youth": youth, "variant": variant}))


SHELF = (
    shelved("a", title="Één ochtend"),
    shelved("b", level="ervaren", school="mbo", title="De laatste bus"),
    shelved("c", school="mbo"),
    shelved("c_tweede", school="mbo", variant=VariantOf(casus="c", changed="Iets.")),
)


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(), "abc"),
        (Wish(level=CasusLevel.ERVAREN), "b"),
        (Wish(school=SchoolType.MBO), "bc"),
        (Wish(level=CasusLevel.STARTER, school=SchoolType.MBO), "c"),
        (Wish(words="een OCHTEND"), "a"),
        (Wish(words="bus mbo"), "b"),
        (Wish(words="staat er niet"), ""),
    ],
)
def test_a_wish_finds_what_the_cards_answer(wish, found):
    assert "".join(casus.id for casus in find(SHELF, wish)) == found


def test_what_is_only_inside_a_casus_is_not_searched():
    assert find(SHELF, Wish(words=make_casus().dossier.situation)) == ()


def test_a_casus_and_its_variant_are_of_one_family():
    assert [casus.family for casus in SHELF] == ["a", "b", "c", "c"]


def test_a_trainer_sees_level_school_and_what_is_a_variant():
    assert names(SHELF)["b"] == "De laatste bus (ervaren, mbo)"
    assert names(SHELF)["c_tweede"] == "Een titel (variant, starter, mbo)"
