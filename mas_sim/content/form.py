"""The form of a casus over its YAML text: what may be seen, and what may be changed in it."""

import re
from itertools import takewhile
from typing import Any

from mas_sim.application.casus_form import FieldKind, FormPart, Place
from mas_sim.content import form_splice as splice
from mas_sim.content.form_draw import draw, shown
from mas_sim.content.form_shape import Slot, filled, shape_at, slots, unknown
from mas_sim.content.form_text import Parsed, parsed
from mas_sim.content.form_write import clean
from mas_sim.content.source import read_text
from mas_sim.errors import ContentInvalidError, ContentProblem

_DAY = "2026-11-09"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_RAW = "waarde"


class YamlCasusForm:
    """The form of a casus over its YAML text; see ``CasusForm``."""

    def part(self, text: str, place: Place) -> FormPart:
        """The part at a place; of a field, the part around it; of a list, that list alone."""
        return draw(parsed(text), place)

    def place_at(self, text: str, line: int) -> Place:
        """The place that a line of the text belongs to."""
        begun = [(at, place) for place, at in parsed(text).source.lines.items() if at <= line]
        return max(begun, key=lambda one: (one[0], len(one[1])), default=(0, ()))[1]

    def put(self, text: str, place: Place, value: str) -> str:
        """The text with this value in a field; an optional one that is emptied goes away."""
        old = parsed(text)
        slot = _slot(old, place)
        data = _meant(old, slot, place, value)
        if clean(shown(slot, old.data(place))) == clean(value):
            return old.text
        if not data and not slot.required and isinstance(place[-1], str):
            return self.clear(text, place)
        if not _is_present(old, place):
            return splice.insert(old, place, data, _earlier(place))
        return splice.put_words(old, place, data) if isinstance(data, list) else splice.put(old, place, data)

    def clear(self, text: str, place: Place) -> str:
        """The text without this key; the same text when it is not there."""
        old = parsed(text)
        return splice.remove(old, place) if _is_present(old, place) else old.text

    def add(self, text: str, place: Place) -> tuple[str, Place]:
        """The text with one more item in a list, or with a block that was absent; and where that is."""
        old = parsed(text)
        model, slot = shape_at(place)
        now = old.data(place)
        is_list = model is None
        if slot is None or slot.model is None or not isinstance(now, (list if is_list else dict) | None):
            raise old.refusal(place)
        if isinstance(place[-1], int):
            old.spot(place)
        if isinstance(now, dict) and now:
            return old.text, place
        day = str(old.data(("dossier", "reference_date")))
        new: Any = filled(slot.model, day if _DATE.fullmatch(day) else _DAY, _free_id(now or []))
        if not _is_present(old, place):
            changed = splice.insert(old, place, [new] if is_list else new, _earlier(place))
        else:
            changed = splice.append(old, place, new) if is_list else splice.put(old, place, new)
        return changed, (*place, len(now or [])) if is_list else place

    def remove(self, text: str, place: Place) -> str:
        """The text without this item or key."""
        old = parsed(text)
        if not place:
            raise old.refusal(place)
        return splice.remove(old, place)

    def move(self, text: str, place: Place, by: int) -> str:
        """The text with this item of a list further down, or up when negative; not past the ends."""
        old = parsed(text)
        items = old.data(place[:-1])
        if not isinstance(items, list) or not place or not isinstance(place[-1], int):
            raise old.refusal(place)
        to = max(0, min(place[-1] + by, len(items) - 1))
        return old.text if to == place[-1] else splice.move(old, place, to)


def _slot(old: Parsed, place: Place) -> Slot:
    """The slot of a field; a single text without one, as in a list of texts, may be changed too."""
    model, slot = shape_at(place)
    now = old.data(place)
    if slot is not None and (slot.model is None or (now is not None and not isinstance(now, dict | list))):
        return slot
    if slot is not None or model is not None or not _is_present(old, place):
        raise old.refusal(place)
    return unknown(str(place[-1]), raw=not isinstance(now, str | None))


def _meant(old: Parsed, slot: Slot, place: Place, value: str) -> Any:
    """What a value of the form is in the text."""
    if slot.raw or slot.model is not None:
        return _read_raw(old, place, value)
    if slot.kind is FieldKind.WORDS:
        return [line.strip() for line in clean(value).split("\n") if line.strip()]
    return clean(value)


def _read_raw(old: Parsed, place: Place, value: str) -> Any:
    lines = "".join(f"\n  {line}" for line in value.replace("\t", " ").splitlines())
    try:
        return read_text(f"{_RAW}:{lines}\n", "").data[_RAW]
    except ContentInvalidError as error:
        line = old.source.line(place)
        raise ContentInvalidError(
            tuple(ContentProblem(old.source.file, line, problem.message) for problem in error.problems)
        ) from error


def _is_present(old: Parsed, place: Place) -> bool:
    """The key, or the item, is in the text."""
    above = old.data(place[:-1])
    if isinstance(above, list):
        return isinstance(place[-1], int) and 0 <= place[-1] < len(above)
    return bool(place) and isinstance(above, dict) and place[-1] in above


def _earlier(place: Place) -> list[str]:
    """The keys that come before this one in its model."""
    model, _ = shape_at(place[:-1])
    names = [slot.name for slot in slots(model)] if model else []
    return list(takewhile(lambda name: name != place[-1], names))


def _free_id(items: Any) -> str:
    """An id that no item of the list has."""
    taken = [item.get("id") for item in items if isinstance(item, dict)]
    number = next(number for number in range(1, len(items) + 2) if f"nieuw-{number}" not in taken)
    return f"nieuw-{number}"
