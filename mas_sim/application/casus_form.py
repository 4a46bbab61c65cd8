"""A casus as a form beside its text: what the editor page shows, and the small changes it may ask for.

The text is the truth. A form part is drawn from it, and a change in the form is a splice in the text.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Place = tuple[str | int, ...]  # from the top: keys as written in the text, and numbers of items


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    YESNO = "yesno"
    DATE = "date"
    WORDS = "words"


@dataclass(frozen=True)
class FormField:
    """One value that can be filled in.

    Attributes:
        place: where it is, or would come.
        name: the key as written in the text.
        label: Dutch; what belongs here.
        kind: how it is filled in.
        value: as text; words one on a line; empty when absent.
        choices: value and label, when only these may be chosen (also of words).
        required: a casus without it has a mistake.
        present: the key is in the text.
        line: 1-based, of the key or of where it would come.
    """

    place: Place
    name: str
    label: str
    kind: FieldKind
    value: str
    choices: tuple[tuple[str, str], ...]
    required: bool
    present: bool
    line: int


@dataclass(frozen=True)
class FormLink:
    """A part below this one: a block, or an item of a list.

    Attributes:
        place: where it is, or would come.
        name: the key, or of an item the number, from 1.
        label: Dutch; of an item what it holds, in some sixty characters.
        present: it is in the text; a block that is not can be added.
        required: a casus without it has a mistake.
        count: how many values it holds.
        line: 1-based, as of a field.
    """

    place: Place
    name: str
    label: str
    present: bool
    required: bool
    count: int
    line: int


@dataclass(frozen=True)
class FormList:
    """A list of parts.

    Attributes:
        place: of the list.
        name: the key as written in the text.
        label: Dutch; what belongs here.
        items: in order.
        can_add: there may be more.
        fewest: how many there are at least.
        present: the key is in the text.
        line: 1-based, as of a field.
    """

    place: Place
    name: str
    label: str
    items: tuple[FormLink, ...]
    can_add: bool
    fewest: int
    present: bool
    line: int


@dataclass(frozen=True)
class FormPart:
    """What is filled in together: the fields of one block or item, and what lies below it.

    Attributes:
        place: of the block or item.
        title: Dutch.
        trail: place and label of every part from the top to here.
        fields: to fill in here.
        blocks: single parts below this one, in the text or not.
        lists: lists of parts below this one.
    """

    place: Place
    title: str
    trail: tuple[tuple[Place, str], ...]
    fields: tuple[FormField, ...]
    blocks: tuple[FormLink, ...]
    lists: tuple[FormList, ...]


class CasusForm(Protocol):
    """Form parts from a text, and texts with one change.

    Everything raises ContentInvalidError when the text cannot be read, when the place is not in it
    (any more), and when a change cannot be made without touching something else.
    """

    def part(self, text: str, place: Place) -> FormPart:
        """The part at a place; of a field, the part around it; of a list, that list alone."""
        ...

    def place_at(self, text: str, line: int) -> Place:
        """The place that a line of the text belongs to, counted from 1."""
        ...

    def put(self, text: str, place: Place, value: str) -> str:
        """The text with this value in a field; an optional one that is emptied goes away."""
        ...

    def clear(self, text: str, place: Place) -> str:
        """The text without this key; the same text when it is not there."""
        ...

    def add(self, text: str, place: Place) -> tuple[str, Place]:
        """The text with one more item in a list, or with a block that was absent; and where that is."""
        ...

    def remove(self, text: str, place: Place) -> str:
        """The text without this item or key."""
        ...

    def move(self, text: str, place: Place, by: int) -> str:
        """The text with this item of a list further down, or up when negative; not past the ends."""
        ...
