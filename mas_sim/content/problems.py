"""Pydantic's complaints as Dutch sentences at the right line."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from mas_sim.content.fields import keys_at
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.base import Model

M = TypeVar("M", bound=Model)
Detail = Mapping[str, Any]

_SAY: Mapping[str, Callable[[Detail], str]] = {
    "missing": lambda error: f"‘{_name(error)}’ ontbreekt. Vul het in.",
    "extra_forbidden": lambda error: (
        f"‘{_name(error)}’ hoort hier niet. Haal het weg of controleer de spelling."
    ),
    "enum": lambda error: f"‘{error['input']}’ kan hier niet. Kies uit: {_expected(error)}.",
    "literal_error": lambda error: f"‘{error['input']}’ kan hier niet. Kies uit: {_expected(error)}.",
    "value_error": lambda error: _sentence(str(error["ctx"]["error"])),
    "too_short": lambda error: (
        f"‘{_name(error)}’ heeft er {error['ctx']['actual_length']}; er zijn er minstens "
        f"{error['ctx']['min_length']} nodig."
    ),
    "too_long": lambda error: (
        f"‘{_name(error)}’ heeft er meer dan {error['ctx']['max_length']}. Haal er een paar weg."
    ),
    "string_too_short": lambda error: f"‘{_name(error)}’ is leeg. Vul het in.",
    "string_too_long": lambda error: (
        f"‘{_name(error)}’ is langer dan {error['ctx']['max_length']} tekens. Kort het in."
    ),
    "string_pattern_mismatch": lambda error: (
        f"‘{error['input']}’ kan geen id zijn. Gebruik kleine letters, cijfers en streepjes."
    ),
    "greater_than": lambda error: f"‘{_name(error)}’ moet meer zijn dan {error['ctx']['gt']:g}.",
    "greater_than_equal": lambda error: f"‘{_name(error)}’ is minstens {error['ctx']['ge']:g}.",
    "less_than": lambda error: f"‘{_name(error)}’ moet minder zijn dan {error['ctx']['lt']:g}.",
    "less_than_equal": lambda error: f"‘{_name(error)}’ is hoogstens {error['ctx']['le']:g}.",
}
_KINDS: Mapping[str, str] = {
    "int": "een heel getal",
    "float": "een getal",
    "finite": "een getal",
    "bool": "true of false",
    "date": "een datum als 2026-11-09",
    "string": "een tekst",
    "tuple": "een lijst (regels met een streepje)",
    "list": "een lijst (regels met een streepje)",
    "dict": "een blok met sleutels",
    "model": "een blok met sleutels",
}


def build(kind: type[M], source: Source) -> M:
    """The model of a file.

    Raises:
        ContentInvalidError: with everything pydantic has against it.
    """
    try:
        return kind.model_validate(source.data)
    except ValidationError as error:
        raise ContentInvalidError(tuple(_problems(kind, source, error))) from error


def say(detail: Detail) -> str:
    """The Dutch sentence for one complaint."""
    if detail["input"] is None and detail["type"] not in ("missing", "extra_forbidden"):
        return f"‘{_name(detail)}’ is leeg. Vul het in."
    if detail["type"] in _SAY:
        return _SAY[detail["type"]](detail)
    kind = _KINDS.get(detail["type"].split("_")[0])
    return (
        f"‘{_name(detail)}’ moet {kind} zijn." if kind else f"‘{_name(detail)}’ kan zo niet. Controleer het."
    )


def _problems(kind: type[Model], source: Source, error: ValidationError) -> list[ContentProblem]:
    details: list[Detail] = [dict(detail) for detail in error.errors(include_url=False)]
    meant = _meant(kind, source, details)
    return [
        source.problem(_place(detail), _suggestion(detail, meant) or say(detail))
        for detail in details
        if not _is_echo(detail) and not (detail["type"] == "missing" and detail["loc"] in meant.values())
    ]


def _is_echo(detail: Detail) -> bool:
    """A list called too short only because one of its items is wrong, which is said there."""
    return detail["type"] == "too_short" and bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _meant(kind: type[Model], source: Source, details: list[Detail]) -> dict[Location, Location]:
    """For a key that does not exist: the one that looks like it and is not there yet."""
    found: dict[Location, Location] = {}
    for detail in details:
        *parent, name = detail["loc"]
        if detail["type"] != "extra_forbidden":
            continue
        absent = [key for key in keys_at(kind, tuple(parent)) if (*parent, key) not in source.lines]
        close = get_close_matches(str(name), absent, n=1)
        if close:
            found[detail["loc"]] = (*parent, close[0])
    return found


def _suggestion(detail: Detail, meant: Mapping[Location, Location]) -> str | None:
    place = detail["loc"]
    return f"‘{place[-1]}’ kennen we niet. Bedoel je ‘{meant[place][-1]}’?" if place in meant else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _place(detail: Detail) -> Location:
    return tuple(part for part in detail["loc"] if part != "[key]")


def _name(detail: Detail) -> str:
    names = [str(part) for part in detail["loc"] if isinstance(part, str) and part != "[key]"]
    return names[-1] if names else "het bestand"


def _expected(detail: Detail) -> str:
    return str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", " of ")
