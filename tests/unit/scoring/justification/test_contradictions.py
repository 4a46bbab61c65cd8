"""What does not fit the casus, and what only looks like it; one sentence at a time."""

import pytest

from mas_sim.scoring.justification.rules import named_flags
from tests.rules import context, did, level, rules
from tests.unit.scoring.justification.test_criteria import ARTS, TALKED, given

FACTS = (
    *context().facts,
    "Bram zit in de derde klas en traint op woensdag judo.",
    "Hij spijbelt op vrijdag.",
)
DOCUMENTS = (*context().documents, *FACTS)


def wrong(sentence: str) -> bool:
    found = rules().score(sentence, context(facts=FACTS, documents=DOCUMENTS))
    return "onjuist_feit" in named_flags(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij is nooit te laat bij voetbaltraining.",
        "Hij spijbelt op dinsdag.",
        "Bram zit in de vierde, dus veel tijd is er niet.",
        "Hij zit in leerjaar 4.",
        "Deze zestienjarige zoekt zijn plek.",
        "Het gaat om een 17-jarige.",
        "Hij is 13.",
        "Ze is zeventien en ze weet het.",
        "Uw zoon van 14 mist te veel.",
        "Haar broer is wel gewoon op school.",
        "Hij woont bij zijn oma.",
        "De melding uit maart ligt er nog.",
        "Hij is al twee keer bij halt geweest.",
    ],
)
def test_what_contradicts_the_casus_is_flagged(sentence):
    assert wrong(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij slaat judo nooit over.",
        "Mijn zoon speelt voetbal en dat helpt hem.",
        "Hij komt op dinsdag bij mij.",
        "Hij spijbelt op vrijdag.",
        "Bram zit in de derde klas.",
        "Bram is vijftien en dat telt.",
        "Hij is om 11 uur geweest.",
        "Hij was vanaf 8.00 uur op school.",
        "Nul nieuwe uren is het doel, en hij heeft nul uur gemist.",
        "In november 2026 was hij er weer.",
        "Mijn broer deed dat ook.",
        "Hij is 40 keer meer waard dan hij denkt.",
    ],
)
def test_what_the_casus_holds_or_does_not_say_is_no_contradiction(sentence):
    assert not wrong(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halt: een goed middel, maar het leert hem niets nieuws. Ik kies hulp.", 2),
        ("Kleiner is nog een brief. Die verandert niets. Ik kies hulp.", 2),
        ("Een proces-verbaal maakt hem niet wakker.", 2),
        ("Halt: dat was het.", 0),
        ("Ik kies hulp, want dat past hier.", 1),
        ("Youssef laten komen is te dun.", 2),
    ],
)
def test_short_sentences_that_weigh_a_means_count(text, expected):
    assert given("afweging", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Controle op 17 december.", 2),
        ("Op 5 december lees ik de lijst.", 2),
        ("Bel Ilse vrijdag even terug.", 2),
        ("Op 12 november meldde school het.", 0),
        ("Er is geen gesprek op 17 december.", 0),
        ("Over twee weken was dat gesprek.", 0),
    ],
)
def test_a_day_that_is_to_come_is_a_moment(text, expected):
    assert given("vervolg", text) == expected


def test_what_a_partner_answers_may_stand_in_a_later_sentence():
    text = "De jeugdarts gebeld. Dat was prettig. Antwoord: eerst rust. Dus wacht ik nog."
    assert level(rules().score(text, context(**did(ARTS))), "keten") == 3


def test_a_route_that_is_turned_down_in_everyday_words_is_a_first_step():
    assert given("norm", "Een taakstraf wil ik niet, dan liever iemand die praat.") == 1


def test_a_concern_that_is_denied_is_no_signal():
    assert given(
        "signalering", "Van zorg over nachtdiensten van zijn moeder is niets gebleken, daarom wacht ik."
    ) in (0, 1)


def test_who_was_not_spoken_has_no_voice():
    assert given("belang", "Bram zelf heb ik niet gesproken, dus wat hij wil weet ik niet.") == 0
    assert (
        level(rules().score("Zijn moeder wil hulp, daarom kies ik dit.", context(**did(TALKED))), "belang")
        == 2
    )


def test_the_level_of_a_school_is_no_appeal_to_whoever_scores():
    found = rules().score("Hij wil naar mbo niveau 3, daarom kies ik hulp.", context())
    assert "manipulatie" not in named_flags(found)
