"""Walks over the plain data of a file: every value under a key of some name, with its place."""

from collections.abc import Iterator
from typing import Any

from mas_sim.content.source import Location


def values(data: Any, *names: str, place: Location = ()) -> Iterator[tuple[Any, Location]]:
    """Values of keys with one of these names, anywhere in the data, in reading order."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in names:
                yield value, (*place, key)
            yield from values(value, *names, place=(*place, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from values(item, *names, place=(*place, index))


def words(data: Any, *names: str, place: Location = ()) -> Iterator[tuple[str, Location]]:
    """As ``values``, with every text inside a list on its own."""
    for value, where in values(data, *names, place=place):
        if isinstance(value, str):
            yield value, where
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield item, (*where, index)
