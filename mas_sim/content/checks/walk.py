"""Texts of a file by the name of their key, with their places."""

from collections.abc import Iterator

from mas_sim.content.source import Location, Source


def words(source: Source, *names: str) -> Iterator[tuple[str, Location]]:
    """Texts under keys with one of these names; every text of a list on its own."""
    for value, where in source.named(*names):
        if isinstance(value, str):
            yield value, where
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield item, (*where, index)
