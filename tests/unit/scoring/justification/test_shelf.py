"""Texts that were written for another casus."""

import pytest

from mas_sim.model.rubric import Rubric
from mas_sim.scoring.justification.rules import RulesScorer, named_flags
from tests.rules import context, library, rules

STRANGE = (
    "Het paard van de manege stond in de wei toen de veearts kwam, en de smid besloeg de merrie op het erf van de boerderij "
    "naast de molen en de veerpont."
)


def scorer(**others: str) -> RulesScorer:
    shelf = {name: (text,) for name, text in others.items()} | {"bram": context().documents}
    return RulesScorer(library().cues(), Rubric.model_validate(library().rubric()), "", lambda: shelf)


def flags_of(found: RulesScorer, text: str) -> frozenset[str]:
    return named_flags(found.score(text, context()))


def test_a_text_that_tells_more_of_another_casus_is_not_to_the_point():
    assert "niet_ter_zake" in flags_of(scorer(ander=STRANGE), STRANGE.replace("paard", "beest"))


def test_a_text_about_its_own_casus_is_to_the_point():
    own = "Bram helpt op zaterdag bij de dierenarts en zijn moeder Rianne werkt nachtdiensten in de zorg."
    assert "niet_ter_zake" not in flags_of(scorer(ander=STRANGE), own)


def test_words_of_every_casus_tell_of_none():
    assert "niet_ter_zake" not in flags_of(scorer(ander=STRANGE, derde=STRANGE), STRANGE)


def test_without_a_shelf_nothing_is_held_against_others():
    assert "niet_ter_zake" not in named_flags(rules().score("De wei en de molen.", context()))


@pytest.mark.parametrize("words", [4, 6])
def test_a_few_words_of_another_casus_are_no_sign(words):
    few = " ".join(STRANGE.split()[:words])
    assert "niet_ter_zake" not in flags_of(scorer(ander=STRANGE), f"{few} en verder Bram bij de dierenarts.")
