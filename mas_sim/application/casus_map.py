"""The casus as a graph: what there is to ask and choose, what gives what, and what depends on what.

Nodes and edges are facts of the casus; nothing here says whether the casus is any good (``validate`` does).
A casus that is being written may name what does not exist: such a name becomes a node of kind MISSING.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mas_sim.model.condition import Condition, TrustCondition
from mas_sim.model.decision import Standing
from mas_sim.model.methodology import PhaseId

DAYS = "days:"


class NodeKind(StrEnum):
    """What a node stands for."""

    REQUEST = "informatievraag"
    DECISION = "keuzemoment"
    OPTION = "optie"
    REACTION = "reactie"
    TEXT = "tekst"
    FACT = "feit"
    ROUTE = "route"
    TRUST = "vertrouwen"
    DAYS = "werkdagen"
    RATING = "beoordeling"
    GOAL = "doel"
    RESULT = "resultaat"
    OUTCOME = "uitkomst"
    MISSING = "ontbreekt"


class EdgeKind(StrEnum):
    """How two nodes hang together."""

    BELONGS = "hoort bij"
    GIVES = "geeft"
    CONDITION = "voorwaarde"
    LEADS = "leidt tot"


@dataclass(frozen=True)
class Node:
    """One thing of the casus.

    Attributes:
        id: unique in the map, for example ``chose:gesprek/praten``.
        phase: where it is met; None for what is of no phase (facts, trust, days).
        parent: id of the node it is a part of: the decision of an option, the option of a reaction.
        standing: of an option, how the reference looks at it.
    """

    id: str
    kind: NodeKind
    label: str
    phase: PhaseId | None = None
    parent: str | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class Edge:
    """From what comes first to what follows from it; ``negated`` when it may not have happened.

    Attributes:
        label: what the two ends do not say, for example how much trust.
    """

    source: str
    target: str
    kind: EdgeKind
    negated: bool = False
    label: str = ""


@dataclass(frozen=True)
class Guard:
    """A whole condition and the node that it guards."""

    target: str
    condition: Condition


@dataclass(frozen=True)
class CasusMap:
    """The graph of a casus; nodes in playing order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    guards: tuple[Guard, ...]

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _guard_of(self) -> dict[str, Condition]:
        return {guard.target: guard.condition for guard in self.guards}

    def node(self, node_id: str) -> Node:
        """The node of this id."""
        return self._by_id[node_id]

    def guard(self, node_id: str) -> Condition | None:
        """The condition under which a node appears; None when it always does."""
        return self._guard_of.get(node_id)

    def of_kind(self, kind: NodeKind, phase: PhaseId | None = None) -> tuple[Node, ...]:
        """Nodes of a kind, of one phase or of all, in playing order."""
        return tuple(node for node in self.nodes if node.kind is kind and phase in (None, node.phase))

    def parts(self, node_id: str, kind: NodeKind) -> tuple[Node, ...]:
        """The nodes of a kind that are a direct part of a node."""
        return tuple(node for node in self.nodes if node.parent == node_id and node.kind is kind)

    def owner(self, node_id: str) -> Node:
        """The whole that a node is part of: for a reaction its decision, for a request itself."""
        node = self.node(node_id)
        return node if node.parent is None else self.owner(node.parent)

    def leaving(self, node_id: str, *kinds: EdgeKind) -> Iterator[Edge]:
        """Edges of these kinds that start at a node."""
        return (edge for edge in self.edges if edge.source == node_id and edge.kind in kinds)

    def entering(self, node_id: str, *kinds: EdgeKind) -> Iterator[Edge]:
        """Edges of these kinds that end at a node."""
        return (edge for edge in self.edges if edge.target == node_id and edge.kind in kinds)


def leaves(condition: Condition, *, negated: bool = False) -> Iterator[tuple[Condition, bool]]:
    """What a condition refers to, and whether it may not have happened."""
    if condition.not_ is not None:
        yield from leaves(condition.not_, negated=not negated)
        return
    children: Iterable[Condition] | None = condition.all if condition.all is not None else condition.any
    if children is None:
        yield condition, negated
    for child in children or ():
        yield from leaves(child, negated=negated)


def token(leaf: Condition) -> str:
    """Id of the node that a leaf of a condition refers to."""
    if leaf.trust is not None:
        return f"trust:{leaf.trust.party}"
    if leaf.rated is not None:
        return f"rated:{leaf.rated.aspect}"
    if leaf.days_at_most is not None:
        return DAYS
    named = ("chose", "asked", "known", "route", "goal")
    return next(f"{name}:{getattr(leaf, name)}" for name in named if getattr(leaf, name) is not None)


def bounds(leaf: Condition) -> str:
    """What a leaf asks beyond its name: how much trust, how many days, which rating."""
    if leaf.trust is not None:
        return " en ".join(_trust_bounds(leaf.trust))
    if leaf.days_at_most is not None:
        return f"hoogstens {leaf.days_at_most}"
    return (
        " of ".join(meaning.value.replace("_", " ") for meaning in leaf.rated.meanings) if leaf.rated else ""
    )


def _trust_bounds(trust: TrustCondition) -> Iterator[str]:
    if trust.at_least is not None:
        yield f"minstens {trust.at_least}"
    if trust.at_most is not None:
        yield f"hoogstens {trust.at_most}"
