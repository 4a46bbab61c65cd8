"""The map of a casus as a drawing in DOT: an overview of the decisions, or one decision with what surrounds it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mas_sim.application import dot
from mas_sim.application.casus_map import CasusMap, Edge, EdgeKind, Node, NodeKind, bounds, leaves, token
from mas_sim.model.condition import Condition
from mas_sim.model.decision import Standing
from mas_sim.model.methodology import PhaseId

# fill, ink: the pairs of the app's palette
_INK = {"light": "#16262E", "dark": "#E8EEF0"}
_LINE = {"light": "#4A5B64", "dark": "#A9B7BD"}
_GROUND = {"light": "#F1EFE9", "dark": "#1C262B"}
_DECISION = {"light": ("#0A5C63", "#FFFFFF"), "dark": ("#6CC5CC", "#12191D")}
_PLAIN = {"light": ("#FFFFFF", "#16262E"), "dark": ("#12191D", "#E8EEF0")}
_MISSING = {"light": ("#FDECEC", "#9B1C1F"), "dark": ("#321416", "#F2A0A0")}
_STANDING: Mapping[Standing, tuple[str, Mapping[str, tuple[str, str]]]] = {
    Standing.PREFERRED: ("✓", {"light": ("#E6F4EC", "#1D6B45"), "dark": ("#15271E", "#7FD1A6")}),
    Standing.DEFENSIBLE: ("≈", {"light": ("#EAF0FA", "#2F4F86"), "dark": ("#1A2436", "#A9C1F0")}),
    Standing.DISCOURAGED: ("↗", {"light": ("#FFF3D9", "#7A4E00"), "dark": ("#2B210D", "#F0C46B")}),
}
_SHORT = {NodeKind.TEXT: "tekst", NodeKind.REACTION: "reactie", NodeKind.OPTION: "optie"}
_PREFIX = {
    NodeKind.REQUEST: "Informatievraag: ",
    NodeKind.FACT: "Feit: ",
    NodeKind.ROUTE: "Route: ",
    NodeKind.TRUST: "Vertrouwen: ",
    NodeKind.RATING: "Beoordeling: ",
    NodeKind.GOAL: "Doel: ",
    NodeKind.TEXT: "Tekst: ",
    NodeKind.OUTCOME: "Wat ervan kwam: ",
}


def to_dot(
    found: CasusMap, phase: PhaseId | None = None, decision: str | None = None, *, scheme: str = "light"
) -> str:
    """The drawing in DOT.

    Args:
        found: the map of the casus.
        phase: only the decisions of this phase, and those they hang together with.
        decision: node id of a decision to show in detail, with its options; the overview without it.
        scheme: ``light`` or ``dark``.
    """
    if decision is None:
        lines, direction = _Overview(found, phase, scheme).lines(), "TB"
    else:
        lines, direction = _Detail(found, decision, scheme).lines(), "LR"
    return "\n".join(["digraph casus {", *_defaults(direction, scheme), *lines, "}"])


def _defaults(direction: str, scheme: str) -> tuple[str, ...]:
    # streamlit shows every text at this size, whatever is asked for here: boxes have to be measured by it
    font = 'fontname="Arial", fontsize=10.5'
    ink, line = _INK[scheme], _LINE[scheme]
    return (
        f'graph [rankdir={direction}, bgcolor="transparent", ordering=out, ranksep={0.28 if direction == "TB" else 0.22}, nodesep=0.2, {font}, fontcolor="{ink}"];',
        f'node [shape=box, style="rounded,filled", margin="0.12,0.07", {font}, color="{line}", fontcolor="{ink}"];',
        # without a tooltip of its own an arrow shows the ids of its two ends
        f'edge [{font}, color="{line}", fontcolor="{ink}", arrowsize=0.7, tooltip=" "];',
    )


def _filled(pair: Mapping[str, tuple[str, str]], scheme: str) -> dict[str, str]:
    fill, ink = pair[scheme]
    return {"fillcolor": f'"{fill}"', "fontcolor": f'"{ink}"'}


class _Overview:
    """Decisions per phase, one under the other, with the options on which another decision depends.

    What else a decision depends on (a route, a fact) stands in its box: an arrow for each would hide the rest.
    """

    def __init__(self, found: CasusMap, phase: PhaseId | None, scheme: str) -> None:
        self.found, self.scheme = found, scheme
        self.links = {
            pair: edge
            for pair, edge in self._links().items()
            if phase is None or phase in (found.node(pair[0]).phase, found.node(pair[1]).phase)
        }
        self.options = list(dict.fromkeys(source for source, _ in self.links))
        ends = {found.owner(end).id for pair in self.links for end in pair}
        self.shown = [
            node
            for node in found.of_kind(NodeKind.DECISION)
            if phase in (None, node.phase) or node.id in ends
        ]

    def lines(self) -> Iterator[str]:
        for phase in PhaseId:
            inside = [node for node in self.shown if node.phase is phase]
            if inside:
                yield from self._cluster(phase, inside)
        for first, second in zip(self.shown, self.shown[1:], strict=False):
            yield dot.edge(first.id, second.id, style="invis", weight="50")
        for option in self.options:
            yield dot.edge(self.found.owner(option).id, option, arrowhead="none")
        for (source, target), edge in self.links.items():
            whole = self.found.node(edge.target).kind is NodeKind.DECISION
            words = dot.label("niet" if edge.negated else "")
            yield dot.edge(source, target, style="solid" if whole else "dashed", label=words)

    def _cluster(self, phase: PhaseId, nodes: list[Node]) -> Iterator[str]:
        yield f"subgraph {dot.quoted('cluster_' + phase.value)} {{"
        name = dot.label(phase.value.capitalize())
        yield f'label={name}; tooltip={name}; labeljust=l; style="rounded,filled";'
        yield f'color="{_GROUND[self.scheme]}"; penwidth=0;'
        for node in nodes:
            text = dot.joined(dot.label(node.label), *self._notes(node))
            yield "{ rank=same;"
            yield dot.node(node.id, text, node.label, group="rij", **_filled(_DECISION, self.scheme))
            for option in map(self.found.node, self.options):
                if option.parent == node.id and option.standing is not None:
                    icon, pair = _STANDING[option.standing]
                    label = dot.label(f"{icon} {option.label}")
                    yield dot.node(option.id, label, option.label, **_filled(pair, self.scheme))
            yield "}"
        yield "}"

    def _notes(self, decision: Node) -> Iterator[str]:
        told: dict[str, list[str]] = defaultdict(list)
        for edge in self.found.entering(decision.id, EdgeKind.CONDITION):
            source = self.found.node(edge.source)
            if source.kind is not NodeKind.OPTION:
                start = f"{'niet bij' if edge.negated else 'bij'} {source.kind.value}"
                told[start].append(f"{source.label} {edge.label}".strip())
        for start, names in told.items():
            yield dot.label(f"{start}: {', '.join(names)}")
        options = self.found.parts(decision.id, NodeKind.OPTION)
        count = sum(self.found.guard(option.id) is not None for option in options)
        if count:
            yield dot.label(f"{count} van {len(options)} opties niet altijd")

    def _links(self) -> dict[tuple[str, str], Edge]:
        """Option and decision; of several edges between the two the one on the whole decision counts."""
        told: dict[tuple[str, str], Edge] = {}
        for kind in (NodeKind.OPTION, NodeKind.DECISION):
            for edge in self.found.edges:
                source, target = self.found.node(edge.source), self.found.node(edge.target)
                whole = self.found.owner(target.id).id
                depends = edge.kind is EdgeKind.CONDITION and source.kind is NodeKind.OPTION
                if depends and target.kind is kind and source.parent != whole:
                    pair = source.id, whole
                    same = pair in told and self.found.node(told[pair].target).kind is kind
                    # some parts may ask that it was chosen, others that it was not: then it is a plain link
                    told[pair] = replace(edge, negated=edge.negated and (not same or told[pair].negated))
        return told


class _Detail:
    """One decision: what it depends on, its options, what they bring about, and what depends on that."""

    def __init__(self, found: CasusMap, decision: str, scheme: str) -> None:
        self.found, self.scheme = found, scheme
        self.decision = found.node(decision)
        self.options = found.parts(decision, NodeKind.OPTION)
        self.own = [self.decision, *found.parts(decision, NodeKind.TEXT), *self.options]
        for option in self.options:
            self.own += found.parts(option.id, NodeKind.REACTION)
        self.ids = {node.id for node in self.own}
        self.around: dict[str, str] = {}
        self.junctions: dict[Condition, int] = {}

    def lines(self) -> Iterator[str]:
        links = [*self._inside(), *self._before(), *self._after()]
        for node in self.own:
            if node.kind is not NodeKind.TEXT or self.found.guard(node.id):
                yield self._node(node)
        yield from self.around.values()
        yield from dict.fromkeys(links)

    def _inside(self) -> Iterator[str]:
        for option in self.options:
            yield dot.edge(self.decision.id, option.id, arrowhead="none")
            for edge in self.found.leaving(option.id, EdgeKind.LEADS):
                yield dot.edge(option.id, edge.target)

    def _before(self) -> Iterator[str]:
        for node in self.own:
            condition = self.found.guard(node.id)
            if condition is not None:
                yield from self._guarded(node, condition)
            if condition is not None and node.kind is NodeKind.TEXT:
                yield dot.edge(node.id, self.decision.id, arrowhead="none")

    def _guarded(self, node: Node, condition: Condition) -> Iterator[str]:
        """What a node depends on; a condition of several parts gets a box, shared by all who depend on it."""
        asked, negated = condition, False
        while asked.not_ is not None:
            asked, negated = asked.not_, not negated
        target = node.id
        parts = list(leaves(asked))
        if len(parts) > 1:
            target = f"guard:{self.junctions.setdefault(asked, len(self.junctions))}"
            word = dot.label(_together(asked))
            self.around[target] = dot.node(target, word, "Voorwaarde", shape="ellipse", style="dashed")
            yield dot.edge(target, node.id, style="dashed", label=dot.label("niet" if negated else ""))
        for leaf, denied in parts:
            source = self.found.node(token(leaf))
            if source.id not in self.ids:
                self._place(source)
            no = denied if target != node.id else denied != negated
            words = " ".join(word for word in ("niet" if no else "", bounds(leaf)) if word)
            yield dot.edge(source.id, target, style="dashed", label=dot.label(words))

    def _after(self) -> Iterator[str]:
        for option in self.options:
            yield from self._dependents(option.id)
            for gift in self.found.leaving(option.id, EdgeKind.GIVES):
                fact = self.found.node(gift.target)
                if fact.kind is NodeKind.FACT:
                    self._place(fact)
                    yield dot.edge(option.id, fact.id)
                    yield from self._dependents(fact.id)

    def _dependents(self, node_id: str) -> Iterator[str]:
        """One arrow to everything that depends on a node, with what of it depends."""
        told: dict[str, dict[str, None]] = defaultdict(dict)
        for edge in self.found.leaving(node_id, EdgeKind.CONDITION):
            target = self.found.node(edge.target)
            if target.id not in self.ids:
                what = _SHORT.get(target.kind, "")
                words = f"niet: {what}" if edge.negated and what else "niet" if edge.negated else what
                told[self.found.owner(target.id).id][words] = None
        for whole, parts in told.items():
            self.around[f"later:{whole}"] = self._node(self.found.node(whole), f"later:{whole}")
            words = dot.label(", ".join(part for part in parts if part))
            yield dot.edge(node_id, f"later:{whole}", style="dashed", label=words)

    def _place(self, node: Node) -> None:
        self.around[node.id] = self._node(node)

    def _node(self, node: Node, name: str = "") -> str:
        text = _PREFIX.get(node.kind, "") + node.label
        look = _filled(_DECISION if node.kind is NodeKind.DECISION else _PLAIN, self.scheme)
        if node.standing is not None:
            icon, pair = _STANDING[node.standing]
            text, look = f"{icon} {text}", _filled(pair, self.scheme)
            if node.id not in self.ids:
                text = f"{self.found.owner(node.id).label}: {text}"
        if node.kind is NodeKind.MISSING:
            look = _filled(_MISSING, self.scheme)
        return dot.node(name or node.id, dot.joined(dot.label(text), self._extra(node)), text, **look)

    def _extra(self, node: Node) -> str:
        """Trust and days stand in the option itself: an arrow for each would hide the rest."""
        if node.id not in self.ids:
            return '""'
        gifts = ((self.found.node(edge.target), edge) for edge in self.found.leaving(node.id, EdgeKind.GIVES))
        words = [
            f"vertrouwen {gift.label} {edge.label}"
            if gift.kind is NodeKind.TRUST
            else f"werkdagen {edge.label}"
            for gift, edge in gifts
            if gift.kind in (NodeKind.TRUST, NodeKind.DAYS)
        ]
        return dot.joined(*(dot.label(word) for word in words))


def _together(condition: Condition) -> str:
    """How the parts of a condition count together, as far as one word can say."""
    parts = (condition.all or ()) + (condition.any or ())
    if any(len(list(leaves(part))) > 1 for part in parts):
        return "samen"
    return "alle" if condition.all is not None else "één van deze"
