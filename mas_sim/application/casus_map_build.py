"""From a casus to its map: one walk in playing order, then what its conditions refer to."""

from collections.abc import Mapping
from dataclasses import replace

from mas_sim.application.casus_map import (
    DAYS,
    CasusMap,
    Edge,
    EdgeKind,
    Guard,
    Node,
    NodeKind,
    bounds,
    leaves,
    token,
)
from mas_sim.model.casus import Casus
from mas_sim.model.condition import Condition
from mas_sim.model.decision import Decision, InformationRequest, Option
from mas_sim.model.methodology import PhaseId

# what is of the whole casus, and the phase in which it is settled
_GENERAL: Mapping[str, tuple[NodeKind, PhaseId | None]] = {
    "known": (NodeKind.FACT, None),
    "route": (NodeKind.ROUTE, PhaseId.PLANNEN),
    "trust": (NodeKind.TRUST, None),
    "days": (NodeKind.DAYS, None),
    "rated": (NodeKind.RATING, PhaseId.ANALYSEREN),
}


def map_of(casus: Casus) -> CasusMap:
    """The graph of a casus."""
    return _Walk(casus).map()


class _Walk:
    """Nodes, edges and guards as they are met."""

    def __init__(self, casus: Casus) -> None:
        self.casus = casus
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}
        self.guards: dict[str, Condition] = {}
        self.given: list[Edge] = []

    def map(self) -> CasusMap:
        requests = {PhaseId.WAARNEMEN: self.casus.waarnemen, PhaseId.ANALYSEREN: self.casus.analyseren}
        for phase in PhaseId:
            for request in requests[phase].requests if phase in requests else ():
                self._request(request, phase)
            for decision in self.casus.decisions(phase):
                self._decision(decision, phase)
        self._goals()
        self._outcomes()
        for target, condition in self.guards.items():
            self._depend(target, condition)
        # who gives what matters only for what a condition names
        self.edges |= dict.fromkeys(edge for edge in self.given if edge.target in self.nodes)
        guards = tuple(Guard(target, condition) for target, condition in self.guards.items())
        return CasusMap(tuple(self.nodes.values()), tuple(self.edges), guards)

    def _add(self, node: Node, when: Condition | None = None) -> str:
        """A node with its condition; a second one of the same id (a casus half written) gets a number."""
        number, node_id = 1, node.id
        while node_id in self.nodes:
            number += 1
            node_id = f"{node.id}#{number}"
        self.nodes[node_id] = replace(node, id=node_id)
        if when is not None:
            self.guards[node_id] = when
        return node_id

    def _edge(self, source: str, target: str, kind: EdgeKind) -> None:
        self.edges[Edge(source, target, kind)] = None

    def _request(self, request: InformationRequest, phase: PhaseId) -> None:
        node = Node(f"asked:{request.id}", NodeKind.REQUEST, request.label, phase)
        self._gives(self._add(node, request.when), request)

    def _decision(self, decision: Decision, phase: PhaseId) -> None:
        whole = self._add(
            Node(f"decision:{decision.id}", NodeKind.DECISION, decision.title, phase), decision.when
        )
        for number, text in enumerate(decision.context):
            part = Node(f"text:{decision.id}/{number}", NodeKind.TEXT, text.text, phase, whole)
            self._edge(self._add(part, text.when), whole, EdgeKind.BELONGS)
        for number, line in enumerate(decision.writing.checklist if decision.writing else ()):
            if line.when is not None:  # the other lines depend on nothing
                label = f"Eigen tekst: {line.label}"
                part = Node(f"line:{decision.id}/{number}", NodeKind.TEXT, label, phase, whole)
                self._edge(self._add(part, line.when), whole, EdgeKind.BELONGS)
        for option in decision.options:
            chosen = self._option(f"chose:{decision.id}/{option.id}", option, phase, whole)
            self._edge(chosen, whole, EdgeKind.BELONGS)

    def _option(self, node_id: str, option: Option, phase: PhaseId, whole: str) -> str:
        node = Node(node_id, NodeKind.OPTION, option.label, phase, whole, option.standing)
        chosen = self._add(node, option.when)
        self._gives(chosen, option)
        for number, reaction in enumerate(option.reactions):
            label = f"{reaction.who}: {reaction.text}"
            said = Node(f"reaction:{chosen}/{number}", NodeKind.REACTION, label, phase, chosen)
            self._edge(chosen, self._add(said, reaction.when), EdgeKind.LEADS)
        return chosen

    def _gives(self, source: str, what: InformationRequest | Option) -> None:
        gifts = [(f"known:{fact}", "") for fact in what.reveals]
        gifts += [(f"trust:{party}", f"{points:+d}") for party, points in what.trust.items() if points]
        if what.days:
            gifts.append((DAYS, f"{what.days:+d}"))
        self.given += [Edge(source, target, EdgeKind.GIVES, label=label) for target, label in gifts]

    def _goals(self) -> None:
        phase = PhaseId.EVALUEREN
        for goal in self.casus.plannen.goals:
            whole = self._add(Node(f"goal:{goal.id}", NodeKind.GOAL, goal.label, PhaseId.PLANNEN))
            for number, result in enumerate(goal.results):
                label = f"{result.reached.value}: {result.text}"
                part = Node(f"result:{whole}/{number}", NodeKind.RESULT, label, phase, whole)
                self._edge(whole, self._add(part, result.when), EdgeKind.LEADS)

    def _outcomes(self) -> None:
        phase = PhaseId.EVALUEREN
        for index, outcome in enumerate(self.casus.evalueren.outcomes):
            whole = self._add(Node(f"outcome:{index}", NodeKind.OUTCOME, outcome.about, phase))
            for number, text in enumerate(outcome.texts):
                part = Node(f"result:{whole}/{number}", NodeKind.RESULT, text.text, phase, whole)
                self._edge(whole, self._add(part, text.when), EdgeKind.LEADS)

    def _depend(self, target: str, condition: Condition) -> None:
        for leaf, negated in leaves(condition):
            source = token(leaf)
            if source not in self.nodes:
                self.nodes[source] = self._general(source)
            self.edges[Edge(source, target, EdgeKind.CONDITION, negated, bounds(leaf))] = None

    def _general(self, node_id: str) -> Node:
        """A node for what only a condition names: a fact, a route, trust; or what does not exist."""
        name, _, value = node_id.partition(":")
        facts = {fact.id: fact.text for fact in self.casus.dossier.facts}
        if name not in _GENERAL or (name == "known" and value not in facts):
            return Node(node_id, NodeKind.MISSING, f"{value} (bestaat niet)")
        kind, phase = _GENERAL[name]
        labels = {"known": facts.get(value, ""), "days": "Verstreken werkdagen"}
        return Node(node_id, kind, labels.get(name) or value.replace("-", " "), phase)
