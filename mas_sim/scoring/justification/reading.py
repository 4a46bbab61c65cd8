"""A motivering read against its casus: what the detectors share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from mas_sim.model.methodology import Route
from mas_sim.scoring.justification.facts import FactFinder, Stated
from mas_sim.scoring.justification.knowledge import MEANS, PARTNER, ROUTE, STRONG, Knowledge
from mas_sim.scoring.justification.sentences import Sentence, read


@dataclass(frozen=True)
class Finding:
    """A level with the sentences that earned it, by index."""

    level: int
    sentences: tuple[int, ...] = ()


Detector = Callable[["Reading"], Finding]


@dataclass(frozen=True)
class Reading:
    """The sentences of a motivering beside the casus.

    Attributes:
        knowledge: the casus and the run.
        sentences: all sentences, in order.
    """

    knowledge: Knowledge
    finder: FactFinder = field(repr=False)
    sentences: tuple[Sentence, ...]

    @cached_property
    def open(self) -> tuple[Sentence, ...]:
        """Sentences that may earn something."""
        return tuple(sentence for sentence in self.sentences if sentence.counts)

    @cached_property
    def stated(self) -> Stated:
        """Facts of the casus in the sentences that may earn something."""
        return self.finder.stated(self.open)

    def routes(self, sentence: Sentence, *, strong: bool = False) -> frozenset[Route]:
        """Routes named in a sentence; ``strong`` only when in the words of the methodiek."""
        prefix = STRONG if strong else ROUTE
        return frozenset(route for route in Route if sentence.has(prefix + route.value))

    def means(self, sentence: Sentence) -> frozenset[str]:
        """Means named in a sentence."""
        return frozenset(means for means in self.knowledge.means() if sentence.has(MEANS + means))

    def partners(self, sentence: Sentence) -> tuple[str, ...]:
        """Ids of the partners named in a sentence."""
        return tuple(group.removeprefix(PARTNER) for group in sentence.marks if group.startswith(PARTNER))

    def after(self, sentence: Sentence, count: int = 1) -> tuple[Sentence, ...]:
        """The next sentences that may earn something."""
        return tuple(
            later for later in self.sentences[sentence.index + 1 : sentence.index + 1 + count] if later.counts
        )


def read_against(text: str, knowledge: Knowledge, finder: FactFinder) -> Reading:
    """A motivering read against a casus."""
    return Reading(knowledge, finder, read(text, knowledge.marks, knowledge.mend))
