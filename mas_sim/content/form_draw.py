"""A part of the form, drawn from the text."""

from collections.abc import Iterator
from typing import Any

import yaml

from mas_sim.application.casus_form import FieldKind, FormField, FormLink, FormList, FormPart, Place
from mas_sim.content.form_shape import Slot, shape_at, slots, unknown
from mas_sim.content.form_text import Parsed, is_block
from mas_sim.content.form_write import block, one_line
from mas_sim.model.base import Model

_TOP = "Casus"
_LABEL_LENGTH = 60
_LONG = 80  # a text of more characters gets a larger field
_TRUE = frozenset(("true", "yes", "y", "on", "t", "1"))
_FALSE = frozenset(("false", "no", "n", "off", "f", "0"))
_NOT_OFFERED = frozenset({("variant",)})  # filled in when a variant is made, never in the file


def draw(old: Parsed, place: Place) -> FormPart:
    """The part at a place; of a field, the part around it; of a list, that list alone.

    Raises:
        ContentInvalidError: it is not in the text.
    """
    model, slot = shape_at(place)
    data = old.data(place)
    if slot is not None and slot.many and model is None and isinstance(data, list | None):
        old.spot(place)
        return FormPart(place, _short(slot.label), _trail(old, place), (), (), (_list(old, place, slot),))
    if model is None or not isinstance(data, dict | None):
        return draw(old, place[:-1])
    found = _drawable(old, place, model, data or {})
    fields = tuple(_field(old, (*place, one.name), one) for one in found if _is_field(old, place, one))
    others = [one for one in found if not _is_field(old, place, one)]
    return FormPart(
        place,
        _label(old, place),
        _trail(old, place),
        fields,
        tuple(_block(old, (*place, one.name), one) for one in others if not one.many),
        tuple(_list(old, (*place, one.name), one) for one in others if one.many),
    )


def shown(slot: Slot, data: Any) -> str:
    """A value as the form shows it."""
    if data is None or data in ({}, []):
        return ""
    if slot.kind is FieldKind.WORDS and not slot.raw and _is_words(data):
        return "\n".join(map(one_line, data))
    if not isinstance(data, str):
        return "\n".join(block(data, 0))
    if slot.kind is FieldKind.YESNO:
        return "true" if data.lower() in _TRUE else "false" if data.lower() in _FALSE else data
    return data


def _drawable(old: Parsed, place: Place, model: type[Model], data: dict[str, Any]) -> list[Slot]:
    """The slots of a part: those of its model, and one for each key that it does not know."""
    old.spot(place)
    known = [one for one in slots(model) if one.name in data or (*place, one.name) not in _NOT_OFFERED]
    names = {one.name for one in known}
    return [*known, *(unknown(name) for name in data if name not in names)]


def _is_field(old: Parsed, place: Place, slot: Slot) -> bool:
    """It is filled in here; so is a block or list of which the text makes something else."""
    if slot.model is None:
        return True
    return not isinstance(old.data((*place, slot.name)), (list if slot.many else dict) | None)


def _is_words(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(one, str | None) for one in data)


def _field(old: Parsed, place: Place, slot: Slot) -> FormField:
    value = shown(slot, old.data(place))
    kind = slot.kind or FieldKind.TEXT
    if kind is FieldKind.LINE and (len(value) > _LONG or "\n" in value):
        kind = FieldKind.TEXT
    choices = tuple(_choices(slot, value)) if slot.choices else ()
    return FormField(
        place,
        slot.name,
        slot.label,
        kind,
        value,
        choices,
        slot.required,
        _is_present(old, place),
        _line(old, place),
    )


def _choices(slot: Slot, value: str) -> Iterator[tuple[str, str]]:
    """What may be chosen; also nothing, when that is allowed, and what is there now."""
    is_one = slot.kind is FieldKind.CHOICE
    if is_one and not (slot.required and value):
        yield "", f"niet ingevuld (dan: {slot.default})" if slot.default else "niet ingevuld"
    yield from ((one, one) for one in slot.choices)
    for one in [value] if is_one else value.split("\n"):
        if one and one not in slot.choices:
            yield one, f"{one} (kan hier niet)"


def _block(old: Parsed, place: Place, slot: Slot) -> FormLink:
    data = old.data(place)
    return FormLink(
        place,
        slot.name,
        slot.label,
        isinstance(data, dict),
        slot.required,
        len(data or ()),
        _line(old, place),
    )


def _list(old: Parsed, place: Place, slot: Slot) -> FormList:
    items = old.data(place) or []
    links = tuple(_item(old, (*place, index)) for index in range(len(items)))
    can_add = slot.most is None or len(items) < slot.most
    return FormList(
        place, slot.name, slot.label, links, can_add, slot.fewest, _is_present(old, place), _line(old, place)
    )


def _item(old: Parsed, place: Place) -> FormLink:
    data = old.data(place)
    name = str(int(place[-1]) + 1)
    count = len(data) if isinstance(data, dict) else 0
    return FormLink(place, name, _label(old, place), True, False, count, old.source.line(place))


def _trail(old: Parsed, place: Place) -> tuple[tuple[Place, str], ...]:
    parts = (place[:length] for length in range(len(place) + 1))
    return tuple((part, _label(old, part)) for part in parts)


def _label(old: Parsed, place: Place) -> str:
    model, slot = shape_at(place)
    if slot is None:
        return _TOP
    if not isinstance(place[-1], int) or model is None:
        return _short(slot.label)
    data = old.data(place)
    if isinstance(data, dict) and any(one.required for one in slots(model)):
        text = " · ".join(_words(data, model))
    else:  # a condition: its keys say what it is about
        node = old.spot(place).node
        text = old.text[node.start_mark.index : old.tail(node)].strip("{}")
    return f"{place[-1] + 1}. {_short(text or 'nog leeg')}"


def _words(data: dict[str, Any], model: type[Model]) -> Iterator[str]:
    """What names an item: its values, in the order of the model."""
    for slot in slots(model):
        value = data.get(slot.name)
        if isinstance(value, str) and slot.kind is not FieldKind.YESNO:
            yield value
        elif slot.kind is FieldKind.WORDS and _is_words(value):
            yield "+".join(map(one_line, value or []))


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LABEL_LENGTH else f"{text[: _LABEL_LENGTH - 1].rstrip()}…"


def _is_present(old: Parsed, place: Place) -> bool:
    above = old.data(place[:-1])
    return isinstance(above, dict) and place[-1] in above


def _line(old: Parsed, place: Place) -> int:
    """Line of a key; of one that is absent, where it would come."""
    above = place[:-1]
    node = old.spot(above).node
    if _is_present(old, place) or not isinstance(node, yaml.MappingNode):
        return old.source.line(place)
    model, _ = shape_at(above)
    names = [one.name for one in slots(model)] if model else []
    ends = {key.value: end for (_, end), (key, _) in zip(old.spans(node), node.value, strict=True)}
    earlier = [name for name in names[: names.index(str(place[-1]))] if name in ends]
    if not earlier:
        return old.source.line(above)
    return old.text.count("\n", 0, ends[earlier[-1]]) + 1 + is_block(node)
