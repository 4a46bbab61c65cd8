"""What looks like a real person's data in free text; checked before anything is stored."""

import re
from collections.abc import Iterable, Iterator

from mas_sim.scoring.justification.words import plain

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+31|0031|0)[\s-]?(?:\(0\))?(?!0{8})(?:\d[\s-]?){8,9}(?!\d)")
_NINE = re.compile(r"(?<![\w.,+-])\d(?:[ .]?\d){8}(?![\w.,]?\d)")
_NAME = r"[A-ZÀ-Ý][a-zà-ÿ]{1,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
_PREFIX = r"(?:van|de|den|der|ten|ter|el|al|'t|van de|van den|van der|van 't|in 't|op den|op de)"
_TITLED = re.compile(
    rf"\b(?:[Dd]e heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Ff]amilie|[Ff]am\.)\s+((?:{_PREFIX}\s+)?{_NAME})"
)
_FULL = re.compile(rf"(?<![.!?:\n\"'(] )(?<!^)\b({_NAME}\s+(?:{_PREFIX}\s+)?{_NAME})\b")
_PREFIXED = re.compile(rf"\b({_NAME}\s+{_PREFIX}\s+{_NAME})\b")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
PUBLIC = frozenset(
    "veilig thuis raad voor de kinderbescherming openbaar ministerie officier van justitie halt leerplichtwet "
    "doorstroompunt centrum jeugd en gezin wet school samenwerkingsverband ggd ggz jgz bureau methodische aanpak "
    "schoolverzuim wetboek strafvordering strafrecht reglement artikel besluit protocol jeugdbescherming jeugdreclassering leerplicht gemeente politie nederland nederlands nederlandse".split()
)


def personal_data(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Pieces of text that look like a surname, BSN, phone number or e-mail address, verbatim and in order.

    Args:
        text: what someone typed.
        known: texts of the casus; names that stand there are fictional and may be used.
    """
    found: list[tuple[int, str]] = []
    for pattern in (_MAIL, _PHONE):
        found += [(match.start(), match.group().strip()) for match in pattern.finditer(text)]
    found += [(match.start(), match.group()) for match in _NINE.finditer(text) if _is_bsn(match.group())]
    found += _strangers(list(_names(text)), known)
    return tuple(dict.fromkeys(piece for _, piece in sorted(found)))


def _names(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_TITLED, _PREFIXED, _FULL):
        for match in pattern.finditer(text):
            yield match.start(1), match.group(1)


def _strangers(names: list[tuple[int, str]], known: Iterable[str]) -> list[tuple[int, str]]:
    """Those whose last part, the surname, stands nowhere in the casus and belongs to no public body."""
    if not names:
        return []  # the usual text names nobody, and a casus is long
    familiar = {word.strip(".,;:()'\"!?") for one in known for word in plain(one).split()} | PUBLIC
    return [(at, name) for at, name in names if plain(re.findall(_NAME, name)[-1]) not in familiar]


def _is_bsn(digits: str) -> bool:
    """The eleven test of the burgerservicenummer."""
    figures = [int(sign) for sign in digits if sign.isdigit()]
    return any(figures) and sum(w * f for w, f in zip(_WEIGHTS, figures, strict=True)) % 11 == 0
