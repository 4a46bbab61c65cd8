"""What the form of a model has: one slot per field, and what a new item is filled with."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from mas_sim.application.casus_form import FieldKind, Place
from mas_sim.model.base import Model, Provenance
from mas_sim.model.casus import Casus

_PROSE = frozenset(
    "teaser family text quote situation intro prompt summary question label answer spoken passage opening "
    "closing changed".split()
)
_PAIRS = "Zet op elke regel: naam: waarde."
_UNKNOWN = "Deze sleutel kennen we niet. Verbeter hem in de tekst of haal hem weg."
_MODEST = Provenance.OWN_DESIGN.value  # what has no source yet does not claim one


@dataclass(frozen=True)
class Slot:
    """One field of a model, as the form sees it.

    Attributes:
        name: key as an author writes it.
        label: what belongs here, Dutch.
        required: has no default.
        default: as an author would write it; empty when that says nothing.
        kind: how it is filled in; None for a model or a list of models.
        raw: no simple value or list of values: shown and written as YAML.
        choices: the only values it, or each of its words, may have.
        model: of the block or of the items.
        many: a list of models.
        fewest: how many there must be.
        most: how many there may be, None when that is not limited.
        adapter: what the value must satisfy; a list only in its items.
    """

    name: str
    label: str
    required: bool
    default: str
    kind: FieldKind | None
    raw: bool
    choices: tuple[str, ...]
    model: type[Model] | None
    many: bool
    fewest: int
    most: int | None
    adapter: TypeAdapter[Any]


@cache
def slots(model: type[Model]) -> tuple[Slot, ...]:
    """The fields of a model, in its order."""
    return tuple(_slot(field.alias or name, field) for name, field in model.model_fields.items())


def unknown(name: str, *, raw: bool = True) -> Slot:
    """The slot of a value that has none in its model."""
    anything: TypeAdapter[Any] = TypeAdapter(Any)
    return Slot(name, _UNKNOWN, False, "", FieldKind.TEXT, raw, (), None, False, 0, None, anything)


def shape_at(place: Place) -> tuple[type[Model] | None, Slot | None]:
    """The model of the block or item at a place of a casus, and the slot that holds it.

    A field or list has only a slot; a place that no casus can have, neither.
    """
    model: type[Model] | None = Casus
    slot: Slot | None = None
    for part in place:
        if isinstance(part, int) and slot is not None and slot.many and model is None:
            model = slot.model
        elif isinstance(part, str) and model is not None:
            slot = next((one for one in slots(model) if one.name == part), None)
            model = slot.model if slot is not None and not slot.many else None
        else:
            return None, None
    return model, slot


def filled(model: type[Model], day: str, name: str = "nieuw-1") -> dict[str, Any]:
    """A valid item that says what to fill in: every required key, and one more when that is needed."""
    needed = {slot.name: _placeholder(slot, day, name) for slot in slots(model) if slot.required}
    if _is_valid(model, needed):
        return needed
    extended = (
        {**needed, slot.name: _placeholder(slot, day, name)} for slot in slots(model) if not slot.required
    )
    return next((data for data in extended if _is_valid(model, data)), needed)


def _is_valid(model: type[Model], data: dict[str, Any]) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def _placeholder(slot: Slot, day: str, name: str) -> Any:
    if slot.model and slot.many:
        return [filled(slot.model, day, f"nieuw-{count + 1}") for count in range(max(1, slot.fewest))]
    if slot.model:
        return filled(slot.model, day)
    if slot.raw:
        return {}
    if slot.kind is FieldKind.WORDS:
        return [_value(slot, day, f"vul-in-{count + 1}") for count in range(max(1, slot.fewest))]
    return _value(slot, day, name if slot.name == "id" else "vul-in")


def _value(slot: Slot, day: str, slug: str) -> str:
    """The first of these that is allowed."""
    if slot.choices:
        return _MODEST if _MODEST in slot.choices else slot.choices[0]
    text = f"Vul in: {slot.label[:1].lower()}{slot.label[1:]}"
    numbers = map(str, range(1000)) if slot.kind is FieldKind.NUMBER else ()
    tries = {FieldKind.YESNO: ("false",), FieldKind.NUMBER: numbers, FieldKind.DATE: (day,)}.get(
        slot.kind or FieldKind.TEXT, (text, slug, day)
    )
    return next((one for one in tries if _fits(slot, one)), slug)


def _fits(slot: Slot, value: str) -> bool:
    try:
        slot.adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _slot(name: str, field: FieldInfo) -> Slot:
    core = _core(field.annotation)
    inside = get_args(core)[0] if get_origin(core) is tuple else None
    item = _core(inside)
    model = next((one for one in (core, item) if isinstance(one, type) and issubclass(one, Model)), None)
    kind = FieldKind.WORDS if inside is not None else _KINDS.get(_family(core))
    raw = model is None and kind is None
    label = str(field.description or name)
    return Slot(
        name=name,
        label=f"{label} {_PAIRS}" if raw else label,
        required=field.is_required(),
        default=str(field.default) if field.default and not field.is_required() and not raw else "",
        kind=None if model else _prose(name, core) or kind or FieldKind.TEXT,
        raw=raw,
        choices=tuple(_choices(core if inside is None else item)),
        model=model,
        many=model is not None and inside is not None,
        fewest=next((one.min_length for one in field.metadata if isinstance(one, MinLen)), 0),
        most=next((one.max_length for one in field.metadata if isinstance(one, MaxLen)), None),
        adapter=TypeAdapter(_checkable(inside, field)),
    )


def _checkable(inside: Any, field: FieldInfo) -> Any:
    """The type of a value, or of one in its list."""
    if inside is not None:
        return inside
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _core(annotation: Any) -> Any:
    """The type without Annotated and without None."""
    if get_origin(annotation) is Annotated:
        return _core(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        others = [one for one in get_args(annotation) if one is not NoneType]
        return _core(others[0]) if len(others) == 1 else annotation
    return annotation


_KINDS: dict[Any, FieldKind] = {
    StrEnum: FieldKind.CHOICE,
    Literal: FieldKind.CHOICE,
    bool: FieldKind.YESNO,
    int: FieldKind.NUMBER,
    float: FieldKind.NUMBER,
    dt.date: FieldKind.DATE,
    str: FieldKind.LINE,
}


def _family(core: Any) -> Any:
    if get_origin(core) is Literal:
        return Literal
    return StrEnum if isinstance(core, type) and issubclass(core, StrEnum) else core


def _prose(name: str, core: Any) -> FieldKind | None:
    return FieldKind.TEXT if core is str and name in _PROSE else None


def _choices(core: Any) -> Iterator[str]:
    if get_origin(core) is Literal:
        yield from map(str, get_args(core))
    elif isinstance(core, type) and issubclass(core, StrEnum):
        yield from (one.value for one in core)
