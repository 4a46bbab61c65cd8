"""Phrases as data, found in a row of words."""

import pytest

from mas_sim.scoring.justification.lexicon import Lexicon
from mas_sim.scoring.justification.words import tokens


def places(phrase: str, text: str) -> tuple[tuple[int, int], ...]:
    return Lexicon({"groep": [phrase]}).marks(tokens(text)).get("groep", ())


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("te licht", "dat is te licht", ((2, 4),)),
        ("te licht", "te weinig licht", ()),
        ("waarschuw*", "een waarschuwingsbrief", ((1, 2),)),
        ("*coach", "een gezinscoach", ((1, 2),)),
        ("*zins*", "een gezinscoach", ((1, 2),)),
        ("gaf|geeft aan", "zij geeft aan", ((1, 3),)),
        ("over # weken", "over drie weken", ((0, 3),)),
        ("# uur", "31 uur", ((0, 2),)),
        ("wijk .. af", "wijk ik hier van af", ((0, 5),)),
        ("wijk .. af", "wijk ik hier dan toch maar van af", ()),
        ("wijk .. af", "wijk ik. Het ging af", ()),
        ("evenmin .", "Dat evenmin.", ((1, 3),)),
        ("brief", "", ()),
    ],
)
def test_a_phrase_stands_where_its_words_stand(phrase, text, found):
    assert places(phrase, text) == found


def test_a_phrase_that_runs_past_the_end_is_not_there():
    assert places("over .. weken", "over") == ()


def test_the_whole_words_of_the_phrases_help_to_mend_typing_errors():
    assert Lexicon({"a": ["overlegd met", "waarschuw*", "in"]}).plain_words == {"overlegd"}
