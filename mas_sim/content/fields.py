"""Which keys the model of a file has at a place, to suggest one for a typo."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from mas_sim.content.source import Location
from mas_sim.model.base import Model


def keys_at(kind: type[Model], place: Location) -> tuple[str, ...]:
    """Names, as an author writes them, of the fields at a place; empty where there is no model."""
    annotation: Any = kind
    for part in place:
        annotation = next(_inside(annotation, part), None)
    return tuple(
        field.alias or name for model in _models(annotation) for name, field in model.model_fields.items()
    )


def _inside(annotation: Any, part: str | int) -> Iterator[Any]:
    """What the type of an item or key inside a type can be."""
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                yield field.annotation
    for option in (annotation, *get_args(annotation)):
        if isinstance(part, int) and get_origin(option) is tuple:
            yield get_args(option)[0]


def _models(annotation: Any) -> list[type[Model]]:
    """The model a type is, or may be when it is optional."""
    options = get_args(annotation) if get_origin(annotation) is not tuple else ()
    return [
        option for option in (annotation, *options) if isinstance(option, type) and issubclass(option, Model)
    ]
