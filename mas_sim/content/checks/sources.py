"""Herkomst: a sourced statement names its source, and the source exists."""

from mas_sim.content.checks.references import dangling
from mas_sim.content.checks.walk import words
from mas_sim.content.source import Source
from mas_sim.errors import ContentProblem
from mas_sim.model.base import Provenance
from mas_sim.model.methodology import Methodology

_SOURCED = (Provenance.SOURCED.value, Provenance.DATED.value)


def check_reasons(source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Unknown sources, and sourced statements that name none."""
    known = {item.id for item in methodology.sources}
    found = dangling(source, "De bron", words(source, "sources"), known)
    for value, place in source.named("provenance"):
        owner = _at(source.data, place[:-1])
        if value in _SOURCED and not owner.get("sources") and "citation" not in owner:
            text = f"‘{value}’ zonder bron. Noem een bron onder sources, of kies afgeleid of eigen-ontwerp."
            found.append(source.problem(place, text))
    return found


def _at(data: object, place: tuple[str | int, ...]) -> dict[str, object]:
    for part in place:
        data = data[part]  # type: ignore[index]
    return data if isinstance(data, dict) else {}
