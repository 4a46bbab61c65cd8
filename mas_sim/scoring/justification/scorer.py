"""The protocol of a scorer, and one that is made when it is first needed."""

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

from mas_sim.model.justification import Assessment, ScoringContext


class JustificationScorer(Protocol):
    """Gives a motivering levels, evidence and flags."""

    @property
    def name(self) -> str:
        """Name and version; kept with every assessment."""

    def score(self, text: str, context: ScoringContext) -> Assessment:
        """Levels 0-3 per criterion of the rubric, with verbatim evidence; the same for the same input."""

    def personal_data(self, text: str, context: ScoringContext) -> tuple[str, ...]:
        """Pieces that look like a real person's data; names of the casus are fictional and may be used."""


class LazyScorer:
    """Another scorer, loaded when the first motivering comes: the first screen does not wait for it.

    Args:
        make: gives the scorer.
    """

    def __init__(self, make: Callable[[], JustificationScorer]) -> None:
        self._make = make

    @cached_property
    def _scorer(self) -> JustificationScorer:
        return self._make()

    @property
    def name(self) -> str:
        """Name and version of the other scorer."""
        return self._scorer.name

    def score(self, text: str, context: ScoringContext) -> Assessment:
        """As the other scorer does."""
        return self._scorer.score(text, context)

    def personal_data(self, text: str, context: ScoringContext) -> tuple[str, ...]:
        """As the other scorer does."""
        return self._scorer.personal_data(text, context)
