"""A casus with the replacements of a variant in it, in which every place still knows its file and line."""

from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mas_sim.content.problems import build
from mas_sim.content.reading import load
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.variant import CasusVariant, variant_id

PATTERN = "variant-*.yaml"
PREFIX = "variant-"
# by what an item of a list is called in a path, first that it has
_NAMES = ("id", "aspect", "circumstance", "phase", "routes")


@dataclass
class MergedSource(Source):
    """A casus file with places taken from another file.

    Attributes:
        taken: line in the variant per location that came from it.
        variant: the variant file, as the author knows it.
    """

    taken: dict[Location, int] = field(default_factory=dict)
    variant: str = ""

    def problem(self, location: Location, message: str) -> ContentProblem:
        """A problem at a location, in the file that it came from."""
        place = location
        while place:
            if place in self.taken:
                return ContentProblem(self.variant, self.taken[place], message)
            if place in self.lines:
                break
            place = place[:-1]
        return super().problem(location, message)


def load_variant(path: Path, base: Source) -> tuple[Casus, Source]:
    """A variant merged into its casus.

    Args:
        path: the variant file.
        base: the casus file beside it, as read.

    Raises:
        ContentInvalidError: with all problems of the variant, or of the casus that comes out.
    """
    variant, written = load(CasusVariant, path)
    merged = MergedSource(base.file, base.data, base.lines, variant=written.file)
    places: dict[Location, int] = {}
    problems = [
        problem
        for index, one in enumerate(variant.replace)
        for problem in _replace(merged, written, index, one.at, places)
    ]
    if problems:
        raise ContentInvalidError(tuple(problems))
    _take_lines(merged, written, places)
    casus = str(base.data["id"])
    own = {
        ("id",): variant_id(casus, path.stem.removeprefix(PREFIX)),
        ("card", "title"): variant.title,
        ("variant",): {"casus": casus, "changed": variant.changed},
    }
    for place, value in own.items():
        _put(merged, place, value)
        merged.taken[place] = 1
    return build(Casus, merged), merged


def _replace(
    merged: MergedSource, written: Source, index: int, at: str, places: dict[Location, int]
) -> list[ContentProblem]:
    """Put one replacement in its place and note it; the problem when there is no such place."""
    place = _find(merged.data, at)
    here: Location = ("replace", index, "at")
    if place is None:
        text = f"De casus heeft geen plek ‘{at}’. Schrijf de sleutels met schuine strepen, en een item met zijn id."
        return [written.problem(here, text)]
    if place in places:
        return [written.problem(here, f"De plek ‘{at}’ wordt al vervangen. Haal er een weg.")]
    _put(merged, place, written.data["replace"][index]["with"])
    places[place] = index
    return []


def _take_lines(merged: MergedSource, written: Source, places: dict[Location, int]) -> None:
    """Give every replaced location the line it has in the variant."""
    kept: dict[Location, int] = {}
    inside: Location = ()
    for known, line in merged.lines.items():  # what lies inside a place comes right after it
        if inside and known[: len(inside)] == inside:
            continue
        if known in places:
            inside = known
        else:
            kept[known] = line
    merged.lines = kept
    by_number = {index: place for place, index in places.items()}
    for known, line in written.lines.items():
        if known[:1] == ("replace",) and known[2:3] == ("with",):
            merged.taken[by_number[int(known[1])] + known[3:]] = line


def _find(data: Any, at: str) -> Location | None:
    """The location of a path, or None."""
    place: Location = ()
    for part in at.strip("/").split("/"):
        step = _step(data, part)
        if step is None:
            return None
        place, data = (*place, step), data[step]
    return place


def _step(data: Any, part: str) -> str | int | None:
    if isinstance(data, dict):
        return part if part in data else None
    if isinstance(data, list):
        named = [index for index, item in enumerate(data) if _name(item) == part]
        if len(named) == 1:
            return named[0]
        return int(part) if part.isdecimal() and int(part) < len(data) else None
    return None


def _name(item: Any) -> str | None:
    """What an item of a list is called; a combination of routes by its routes with a plus."""
    if not isinstance(item, dict):
        return None
    found = next((item[name] for name in _NAMES if name in item), None)
    return "+".join(map(str, found)) if isinstance(found, list) else found


def _put(merged: Source, place: Location, value: Any) -> None:
    """Set a value at a location of which all but the last part exist; what it lies in becomes a copy."""
    merged.data = inside = copy(merged.data)
    for part in place[:-1]:
        inside[part] = inside = copy(inside[part])
    inside[place[-1]] = value
