"""Dutch text as words: one spelling for look-alikes, numbers as numbers, inflections as one stem."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any

LOOKALIKE = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-"})
_TOKEN = re.compile(r"\d{1,2}/\d{1,2}\b|\d+(?:[.,]\d+)*|[a-z]+(?:['-][a-z]+)*|[,;:.!?()=>]")
_PROSECUTION = re.compile(r"(?<!\w)OM(?!\w)")  # in lower case it would be a preposition
_ENDING = re.compile(r"(?:'s|-)$")
PUNCTUATION = frozenset(",;:.!?()=>")

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()

STOPWORDS = frozenset(
    "de het een en van in op te dat die is was zijn er aan met voor niet om ook als dan bij naar uit maar of door "
    "over nog wel zo je ik hij zij ze hem haar we wij nu al tot deze dit geen werd worden wordt heeft hebben had "
    "kan kunnen moet wil na meer zich mij mijn wat wie waar hun dus want omdat daar hier heb ben bent ons onze "
    "er toch even eens weer alleen te toen tegen zou zal via per s t d m n ie me".split()
)

RUN = 5
_STEM = 6
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT = {
    "wk": "week", "wkn": "weken", "u": "uur", "dgn": "dagen", "mnd": "maanden", "x": "keer", "jr": "jaar", "lj": "leerjaar",
    "jan": "januari", "feb": "februari", "mrt": "maart", "apr": "april", "jun": "juni", "jul": "juli", "aug": "augustus",
    "sep": "september", "sept": "september", "okt": "oktober", "nov": "november", "dec": "december",
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag",
    "zkm": "ziekmeldingen", "vrijw": "vrijwillig", "gespr": "gesprek", "nt": "niet", "t": "het", "btr": "betreffende",
}  # fmt: skip


def _spelled() -> dict[str, int]:
    found = dict(zip(_UNITS, range(1, 10), strict=True)) | {"nul": 0}
    found |= dict(zip(_TEENS, range(10, 20), strict=True))
    for ten, value in zip(_TENS, range(20, 100, 10), strict=True):
        found[ten] = value
        for unit, number in zip(_UNITS, range(1, 10), strict=True):
            found[unit + "en" + ten] = value + number
    return found


SPELLED = _spelled()


def plain(text: str) -> str:
    """Lower case without accents, zero-width characters or typographic quotes; same meaning, one spelling."""
    flat = (
        unicodedata.normalize("NFKD", _PROSECUTION.sub("openbaar ministerie", text))
        .translate(LOOKALIKE)
        .lower()
    )
    return "".join(sign for sign in flat if unicodedata.category(sign) not in ("Mn", "Cf"))


def tokens(text: str) -> tuple[str, ...]:
    """Words, numbers and clause marks of a text, in order."""
    found: list[str] = []
    for word in _TOKEN.findall(plain(text)):
        day, slash, month = word.partition("/")
        if slash and 1 <= int(month) <= len(MONTHS):
            found += [day, MONTHS[int(month) - 1]]
        else:
            found.append(SHORT.get(word, word))
    return tuple(found)


_ONE_AT_A_TIME = Lock()  # the stemmer keeps its word in itself, and every rerun is a thread


@cache
def _stemmer() -> Any:
    # reading content needs these words but no stems, and the first screen must not wait for them
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word has in common with its inflections and compounds: the stem, cut off at six letters."""
    with _ONE_AT_A_TIME:
        return str(_stemmer().stemWord(_ENDING.sub("", word)))[:_STEM]


def number(word: str) -> float | None:
    """The value of a number in digits or letters; None when it is no number, ``een`` included."""
    if word[0].isdigit() and "/" not in word:
        whole = word.replace(".", "") if re.fullmatch(r"\d{1,3}\.\d{3}", word) else word
        try:
            return float(whole.replace(",", "."))
        except ValueError:
            return None
    return None if word == "een" or word not in SPELLED else float(SPELLED[word])


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every row of ``RUN`` words or numbers that follow each other; who shares one has copied."""
    words = [word for word in tokens(text) if word[0].isalnum()]
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def stems(words: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(
        stem(word)
        for word in words
        if word not in STOPWORDS and len(word) > 2 and word[0].isalpha() and word not in SPELLED
    )
