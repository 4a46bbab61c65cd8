"""What each criterion counts, one sentence at a time; the rules of the rubric in small."""

import pytest

from tests.rules import context, did, level, rules

HALT, ARTS = "Overleg met Youssef van Halt", "Jeugdarts om advies gevraagd"
TALKED = "Gesprek met moeder Rianne"


def given(criterion: str, text: str, **changes: object) -> int | None:
    return level(rules().score(text, context(**changes)), criterion)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik vond het een lastig gesprek.", 0),
        ("Ik doe het anders dan in het schema staat.", 1),
        ("Ik kies voor vrijwillige hulp.", 2),
        ("De MAS wijst hier Halt aan.", 2),
        ("De MAS wijst hier Halt aan. Ik kies toch voor vrijwillige hulp.", 3),
        ("Ik kies vrijwillige hulp in plaats van Halt.", 3),
        ("Niet vrijwillige hulp, dat wil niemand.", 0),
        ("Gaat het mis, dan ga ik alsnog naar de officier.", 0),
        ("Eigenlijk zou hier Halt moeten komen, maar ik kies vrijwillige hulp.", 3),
    ],
)
def test_norm_of_who_deviates(text, expected):
    assert given("norm", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halt.", 2),
        ("Ik stuur hem naar Halt.", 2),
        ("Volgens de MAS is dit Halt, want hij is al gewaarschuwd.", 3),
        ("Halt. Bram miste 31 lesuren en mentor Ilse sprak hem op 2 november.", 3),
        ("Ik deed iets anders dan gebruikelijk.", 1),
    ],
)
def test_norm_of_who_follows(text, expected):
    assert given("norm", text, chosen={"halt"}) == expected


def test_a_loose_word_for_the_route_is_enough_beside_the_norm():
    assert given("norm", "Zo hoort het, met hulp.", reference={"vrijwillig"}, chosen={"vrijwillig"}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het is veel.", 0),
        ("Hij miste 31 lesuren.", 1),
        ("Eenendertig, dat is veel.", 1),
        ("Bram (15) miste 31 lesuren.", 2),
        ("Een jongen van vijftien mist 31 lesuren en helpt op zaterdag bij de dierenarts.", 3),
        ("Het begon in november.", 1),
        ("Bram is zestien en miste 31 lesuren.", 0),
        ("Hij heeft 44 lesuren gemist.", 0),
        ("Hij heeft 31 lesuren gemist en 44 uur gespijbeld.", 0),
        ("Hij heeft 31 lesuren gemist sinds 2019.", 0),
        ("In augustus was hij 31 lesuren weg.", 0),
        ("Hij miste 31 lesuren en woont bij zijn oma.", 0),
        ("Hij miste 31 lesuren, ik woonde zelf ook bij mijn oma.", 1),
        ("Hij miste 31 lesuren. Hij is al eens bij Halt geweest.", 0),
        ("Mist hij meer dan 40 uur, dan kom ik terug.", 0),
        ("Over 31 lesuren heb ik het niet gehad, ik heb met niemand overleg gehad.", 0),
        ("We zitten met 31 vacatures en liggen achter.", 0),
    ],
)
def test_feiten_are_counted_and_contradictions_cost(text, expected):
    assert given("feiten", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het is veel.", 0),
        ("Er speelt van alles.", 1),
        ("Hij helpt op zaterdag bij de dierenarts.", 1),
        ("Hij helpt op zaterdag bij de dierenarts, daar is hij trots op en daarom kan het klein blijven.", 2),
        ("Of hij blowt weten we niet, daarom wacht ik.", 2),
        (
            "Zijn kracht is de dierenarts op zaterdag. Mijn zorg zijn de nachtdiensten van moeder. Daarom kies ik dit.",
            3,
        ),
    ],
)
def test_signalering_asks_for_a_value_and_a_tie(text, expected):
    assert given("signalering", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik kies dit.", 0),
        ("Het belang van het kind staat centraal.", 1),
        ("Bram zegt dat het goed gaat.", 1),
        ("Bram zegt dat hij wil werken, dus dat telt.", 2),
        ("Voor Bram is rust belangrijk, zodat hij zijn diploma haalt.", 2),
        ("Voor Bram is rust belangrijk. Zijn moeder zegt dat ze bang is.", 3),
        ("Zijn moeder zegt dat ze bang is. Bram wil graag werken, dus dat telt mee.", 3),
        ("Bram wil werken. Dat woog zwaarder dan het belang van zijn moeder.", 3),
        ("De wens van zijn moeder staat tegenover die van school.", 2),
        ("Die jongen moet maar eens voelen dat rust voor hem helpt.", 0),
        ("Ik heb Youssef gebeld. Hij vindt het prima.", 0),
        ("Mentor Ilse zegt dat hij stil is.", 0),
        ("Mentor Ilse hoorde van moeder Rianne dat ze wil helpen.", 1),
    ],
)
def test_belang_asks_for_what_it_means_and_what_they_say(text, expected):
    assert given("belang", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik kies dit.", 0),
        ("Dit is een passende keuze.", 1),
        ("Een brief is te licht voor deze jongen.", 2),
        ("Een brief is te licht. Een proces-verbaal is te zwaar.", 3),
        ("Geen proces-verbaal, want dat duurt te lang.", 2),
        ("Iets lichters is een gepasseerd station.", 2),
        ("Een brief is te licht, zegt de jeugdarts.", 1),
        ("De jeugdarts zegt dat het regent.", 0),
        ("Gaat het mis, dan volgt een proces-verbaal en geen brief, want dat helpt niet.", 0),
        ("Hulp is te traag.", 1),
        (
            "Een proces-verbaal is iets waar wij in dit team al heel lang en heel vaak en heel uitgebreid met elkaar over "
            "spreken en dan zeggen wij dat het zo is en dat iedereen dat ook zelf zo ziet, maar dat geldt hier niet.",
            0,
        ),
    ],
)
def test_afweging_asks_for_another_means(text, expected):
    assert given("afweging", text) == expected


def test_of_two_chosen_routes_one_alone_may_be_found_wanting():
    text = "Alleen Halt is te hard voor hem."
    assert given("afweging", text, chosen={"halt", "vrijwillig"}) == 2


@pytest.mark.parametrize(
    ("text", "done", "expected"),
    [
        ("Ik kies dit.", (), 0),
        ("Ik ga nog met iemand overleggen.", (), 1),
        ("Ik ga Youssef nog bellen.", (), 1),
        ("Youssef is aardig.", (), 0),
        ("Ik heb Youssef gebeld.", (HALT,), 2),
        ("Ik heb Youssef gebeld.", (), 1),
        ("Ik heb niemand gesproken, ook Youssef niet.", (HALT,), 0),
        ("Ik heb Youssef gebeld en hij vond het goed, dus dat doe ik.", (HALT,), 3),
        ("Ik heb Youssef gebeld. Hij adviseert te wachten. Daarom wacht ik.", (HALT,), 3),
        ("De jeugdarts adviseert rust, daarom wacht ik.", (ARTS,), 3),
        ("De dokter adviseert rust, daarom wacht ik.", (ARTS,), 3),
        ("De jeugdarts regelt een afspraak.", (ARTS,), 2),
    ],
)
def test_keten_is_held_against_the_log(text, done, expected):
    assert given("keten", text, **did(*done)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik kies dit.", 0),
        ("Ik blijf het volgen.", 1),
        ("Lukt het niet, dan ga ik naar de officier.", 1),
        ("Op 3 december bel ik moeder.", 2),
        ("Mentor Ilse mailt elke vrijdag de uren.", 2),
        ("Op 12 november meldde school het.", 0),
        ("De intake is op 3 december.", 2),
        ("Ergens na 3 december bel ik.", 0),
        ("Op 3 december bel ik moeder. Lukt het niet, dan ga ik naar de officier.", 3),
        ("Er is geen termijn gesteld en op 3 december bel ik niet.", 0),
        ("Hij stond op 3 december te wachten, de intake volgt.", 0),
    ],
)
def test_vervolg_asks_for_a_moment_and_a_way_back(text, expected):
    assert given("vervolg", text) == expected
