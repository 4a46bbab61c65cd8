"""Ports to the content: what is on the shelf, and how it is kept for later."""

from typing import Protocol

from mas_sim.errors import ContentProblem
from mas_sim.model.base import Model
from mas_sim.model.casus import Casus
from mas_sim.model.cues import CueSet
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import Anchor, ExamRubric, Rubric
from mas_sim.model.summary import CasusSummary
from mas_sim.model.worked import WorkedExample


class ContentLibrary(Protocol):
    """The content this installation offers now."""

    def summaries(self) -> tuple[CasusSummary, ...]:
        """Of every valid casus what lists tell; opens none of them."""

    def casuses(self) -> tuple[Casus, ...]:
        """Every valid casus, whole, in the same order."""

    def casus(self, casus_id: str) -> Casus:
        """One casus; ContentNotFoundError when there is none of that name."""

    def methodology(self) -> Methodology:
        """The methodiek."""

    def frameworks(self) -> FrameworkSet:
        """The kaders, local agreements applied."""

    def instrument(self) -> SignallingInstrument:
        """The signaleringsinstrument in use."""

    def rubric(self) -> Rubric:
        """The rubric of the motivering."""

    def exam_rubric(self) -> ExamRubric:
        """The rubric of the oefenexamen."""

    def cues(self) -> CueSet:
        """The phrases by which the rules read a motivering."""

    def anchors(self) -> tuple[Anchor, ...]:
        """Examples by which a trainer learns to judge."""

    def naslag(self) -> Naslag:
        """Articles and begrippen to look up."""

    def worked_example(self) -> WorkedExample | None:
        """The uitgewerkt voorbeeld, if there is one."""

    def problems(self) -> tuple[ContentProblem, ...]:
        """What is wrong with casuses that are not offered."""


class ContentCodec(Protocol):
    """Content as text with a hash, so that an old run keeps its own content."""

    def content_hash(self, model: Model) -> str:
        """SHA-256 of the canonical text."""

    def to_body(self, model: Model) -> str:
        """Canonical text."""

    def from_body(self, kind: str, body: str) -> Model:
        """The model of stored text; ContentVersionError when it cannot be read."""
