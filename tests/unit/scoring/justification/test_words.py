"""Words, numbers and stems of Dutch text."""

import pytest

from mas_sim.scoring.justification.words import number, plain, stem, stems, tokens


@pytest.mark.parametrize(
    ("text", "flat"),
    [("Eén CAFÉ", "een cafe"), ("‘ja’ “nee”", "'ja' \"nee\""), ("ver\u200bzuim", "verzuim")],
)
def test_look_alikes_have_one_spelling(text, flat):
    assert plain(text) == flat


def test_the_openbaar_ministerie_is_no_preposition():
    assert tokens("het OM om advies") == ("het", "openbaar", "ministerie", "om", "advies")


def test_a_day_and_month_in_figures_is_a_date():
    assert tokens("op 24/11 en 3/15") == ("op", "24", "november", "en", "3/15")


def test_abbreviations_are_written_out():
    assert tokens("7 wk, 71 u") == ("7", "week", ",", "71", "uur")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("71", 71),
        ("7,6", 7.6),
        ("14.000", 14000),
        ("eenenzeventig", 71),
        ("zestien", 16),
        ("een", None),
        ("brief", None),
        ("3/15", None),
        ("1.2.3", None),
    ],
)
def test_numbers_are_read_in_figures_and_letters(word, value):
    assert number(word) == value


def test_inflections_and_compounds_share_a_stem():
    assert stem("zaterdags") == stem("zaterdagbaan") == stem("zaterdag")


def test_small_words_and_numbers_carry_no_content():
    assert stems(tokens("hij was er 16 uur in de keuken")) == {stem("uur"), stem("keuken")}


def test_threads_that_stem_at_once_get_the_same_stems():
    from concurrent.futures import ThreadPoolExecutor

    words = [
        f"{start}{end}"
        for start in ("verzuim", "leerplicht", "school", "ouder")
        for end in ("", "en", "ing", "s", "je")
    ] * 20
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, words)) == alone
