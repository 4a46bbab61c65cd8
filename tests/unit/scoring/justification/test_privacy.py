"""What looks like a real person's data."""

import pytest

from mas_sim.scoring.justification.privacy import personal_data

CASUS = ("Bram is 15. Moeder Rianne en mentor Ilse.",)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mail mij op jan.bakker@voorbeeld.nl.", ("jan.bakker@voorbeeld.nl",)),
        ("Bel 06-12345678 of 030 123 45 67.", ("06-12345678", "030 123 45 67")),
        ("Zijn nummer is 111222333.", ("111222333",)),
        ("Zijn nummer is 111222334.", ()),
        ("Zijn nummer is 000000000.", ()),
        ("Ik sprak mevrouw Jansen.", ("Jansen",)),
        ("Ik sprak Piet de Vries.", ("Piet de Vries",)),
        ("Ik sprak gisteren Piet Bakker.", ("Piet Bakker",)),
        ("Ik sprak moeder Rianne en de Raad voor de Kinderbescherming.", ()),
        ("Wij kennen Bram Bakker al langer.", ("Bram Bakker",)),
        ("Daarom Veilig Thuis, en daarna Halt.", ()),
        ("Op 12-11-2026 waren het 31 lesuren.", ()),
    ],
)
def test_it_is_named_verbatim(text, pieces):
    assert personal_data(text, CASUS) == pieces


@pytest.mark.parametrize("piece", ["a", "a.", "Aa van ", "0 6", "Aa "])
def test_a_long_strange_text_is_read_in_one_go(piece):
    assert isinstance(personal_data(piece * 20_000, CASUS), tuple)
