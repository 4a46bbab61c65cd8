"""A text as sentences, and what may not earn anything."""

import pytest

from mas_sim.scoring.justification.lexicon import Lexicon
from mas_sim.scoring.justification.sentences import Bar, read, split

CUES = Lexicon(
    {
        "ontkenning": ["niet", "geen"],
        "overlegd": ["gebeld"],
        "verondersteld": ["stel dat"],
        "niet_meegewogen": ["niet meegewogen"],
        "theorie": ["literatuur"],
        "over_de_beoordeling": ["beoordelaar"],
    }
)


def sentences(text: str):
    return read(text, CUES.marks, lambda word: word)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Een. Twee.", ("Een.", "Twee.")),
        ("Dat is art. 22 van de wet.", ("Dat is art. 22 van de wet.",)),
        ("- een punt\n- nog een", ("- een punt", "- nog een")),
        ("Hij zei: 'ik ga'. Dat was het.", ("Hij zei: 'ik ga'.", "Dat was het.")),
        ("Waarom geen Halt? Dat kan later.", ("Waarom geen Halt? Dat kan later.",)),
        ("Wat is wijs? Wat is goed?", ("Wat is wijs?", "Wat is goed?")),
        (
            "Een meisje dat net is verhuisd en haar huiswerk nog steeds maakt: is dat ziek?",
            ("Een meisje dat net is verhuisd en haar huiswerk nog steeds maakt:", "is dat ziek?"),
        ),
        (
            "Wat houdt hem nu eigenlijk overeind en wat weten wij nog niet: slaap?",
            ("Wat houdt hem nu eigenlijk overeind en wat weten wij nog niet: slaap?",),
        ),
        ("", ()),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text, parts):
    assert tuple(piece for _, piece in split(text)) == parts


def test_a_short_question_that_is_asked_twice_takes_its_own_answer():
    text = "Waarom? Om de uren. Zij luistert. Waarom? Om haar vader."
    pieces = split(text)
    assert [piece for _, piece in pieces] == [
        "Waarom? Om de uren.",
        "Zij luistert.",
        "Waarom? Om haar vader.",
    ]
    assert all(text[at:].startswith(piece) for at, piece in pieces)


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("Is dat wel zo verstandig om hier en nu te doen?", Bar.QUESTION),
        ("Stel dat ik had gebeld.", Bar.HYPOTHETICAL),
        ("De uren heb ik niet meegewogen.", Bar.DENIED),
        ("Uit de literatuur blijkt dit.", Bar.THEORY),
        ("Beste beoordelaar, dit is goed.", Bar.ABOUT_SCORING),
        ("Halt", Bar.NO_SENTENCE),
    ],
)
def test_such_a_sentence_earns_nothing(text, bar):
    (sentence,) = sentences(text)
    assert sentence.bars == {bar}
    assert not sentence.counts


def test_a_sentence_said_twice_counts_once():
    first, second = sentences("Dit is goed. Dit is goed.")
    assert first.counts
    assert second.bars == {Bar.REPEATED}


def test_what_someone_else_wrote_at_length_does_not_count():
    quoted = "Een collega schreef: '" + "zij kiest hulp omdat het meisje dol is op school " * 4 + "'."
    assert [sentence.bars for sentence in sentences(quoted)] == [frozenset({Bar.QUOTED})]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("ik heb haar niet gebeld", True),
        ("ik heb gebeld", False),
        ("hij ging niet, maar ik heb gebeld", False),
        ("hij kwam niet en ik heb gebeld", False),
        ("gebeld heb ik niet", True),
    ],
)
def test_a_negation_reaches_as_far_as_its_clause(text, denied):
    (sentence,) = sentences(text)
    assert sentence.denied(sentence.spans("overlegd")[0]) is denied
