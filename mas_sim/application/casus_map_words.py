"""The map of a casus in sentences, for who cannot see the drawing or would rather read."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mas_sim.application.casus_map import CasusMap, EdgeKind, Node, NodeKind, token
from mas_sim.model.condition import Condition, TrustCondition
from mas_sim.model.methodology import PhaseId

_LONGEST = 90
_PART = {
    NodeKind.DECISION: "of het verschijnt",
    NodeKind.OPTION: "een optie",
    NodeKind.TEXT: "een tekst",
    NodeKind.REACTION: "een reactie",
    NodeKind.RESULT: "wat ervan komt",
}


@dataclass(frozen=True)
class Passage:
    """What is to be told about one decision, or about the questions, goals or endings of a phase; or about facts."""

    phase: PhaseId | None
    heading: str
    sentences: tuple[str, ...]


def in_words(found: CasusMap) -> tuple[Passage, ...]:
    """The map as text, in playing order; what has nothing to tell is left out."""
    passages: list[Passage] = []
    for phase in PhaseId:
        passages += _passages(found, phase)
    facts = [said for node in found.of_kind(NodeKind.FACT) for said in _dependence(found, node, "het feit ")]
    passages.append(Passage(None, "Feiten", tuple(facts)))
    return tuple(passage for passage in passages if passage.sentences)


def _passages(found: CasusMap, phase: PhaseId) -> Iterator[Passage]:
    asked = [said for node in found.of_kind(NodeKind.REQUEST, phase) for said in _request(found, node)]
    yield Passage(phase, "Informatievragen", tuple(asked))
    for decision in found.of_kind(NodeKind.DECISION, phase):
        yield Passage(phase, decision.label, tuple(_decision(found, decision)))
    goals = [
        said for node in found.of_kind(NodeKind.GOAL, phase) for said in _ending(found, node, "het doel")
    ]
    yield Passage(phase, "Doelen", tuple(goals))
    ends = [
        said for node in found.of_kind(NodeKind.OUTCOME, phase) for said in _ending(found, node, "het deel")
    ]
    yield Passage(phase, "Wat ervan kwam", tuple(ends))


def in_one_line(text: str) -> str:
    """A text between Dutch quotation marks, shortened with an ellipsis."""
    short = textwrap.shorten(text, _LONGEST, placeholder=" …")
    return f"“{short}”" if "‘" in short else f"‘{short}’"


def _sentence(text: str) -> str:
    """With a full stop, unless the last words quoted have one."""
    return text if text.endswith((".’", "?’", "!’", ".”")) else f"{text}."


def clause(found: CasusMap, condition: Condition, *, negated: bool = False, inside: str = "") -> str:
    """A condition as what follows ``als``.

    Args:
        found: the map in which the names of the condition stand.
        condition: what is asked.
        negated: when it must not hold.
        inside: the word that joins the parts of the condition around it; another word asks for brackets.
    """
    if condition.not_ is not None:
        return clause(found, condition.not_, negated=not negated, inside=inside)
    parts = condition.all if condition.all is not None else condition.any
    if parts is None:
        return _leaf(found, condition, negated)
    word = "en" if (condition.all is not None) != negated else "of"
    outer = inside if len(parts) == 1 else word
    together: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        start, choice = _chosen(found, part) if word == "of" and not negated else ("", "")
        together[start or clause(found, part, negated=negated, inside=outer)].append(choice)
    said = [start + " of ".join(dict.fromkeys(choices)) for start, choices in together.items()]
    text = f" {word} ".join(said) or "er niets voor nodig is"
    return f"({text})" if inside not in ("", word) and len(said) > 1 else text


def _chosen(found: CasusMap, leaf: Condition) -> tuple[str, str]:
    """A choice in two pieces, so that several at one decision become ``je bij ‘X’ koos voor ‘a’ of ‘b’``."""
    if leaf.chose is None or (node := found.node(token(leaf))).parent is None:
        return "", ""
    return f"je bij {in_one_line(found.node(node.parent).label)} koos voor ", in_one_line(node.label)


def _leaf(found: CasusMap, leaf: Condition, negated: bool) -> str:
    node = found.node(token(leaf))
    no = "niet " if negated else ""
    name = in_one_line(node.label)
    if leaf.trust is not None:
        return f"het vertrouwen van {node.label} {_trust(leaf.trust, negated)}"
    if leaf.days_at_most is not None:
        return f"er {'meer dan' if negated else 'hoogstens'} {leaf.days_at_most} werkdagen om zijn"
    if leaf.rated is not None:
        meanings = " of ".join(f"‘{meaning.value.replace('_', ' ')}’" for meaning in leaf.rated.meanings)
        return f"je {name} {no}beoordeelde als {meanings}"
    if leaf.chose is not None and node.parent is not None:
        return f"je bij {in_one_line(found.node(node.parent).label)} {no}koos voor {name}"
    if leaf.known is not None:
        return f"{'nog niet ' if negated else ''}bekend is: {name}"
    if leaf.route is not None:
        return f"de route {name} {no}gekozen is"
    return f"je {'het doel' if leaf.goal is not None else 'eerder'} {name} {no}koos"


def _trust(trust: TrustCondition, negated: bool) -> str:
    low, high = trust.at_least, trust.at_most
    if low is not None and high is not None:
        return f"{'niet ' if negated else ''}tussen {low} en {high} ligt"
    if low is not None:
        return f"lager dan {low} is" if negated else f"minstens {low} is"
    return f"hoger dan {high} is" if negated else f"hoogstens {high} is"


def _when(found: CasusMap, node: Node) -> str:
    """The condition of a node after ``als``; empty when there is none."""
    condition = found.guard(node.id)
    return "" if condition is None else f"als {clause(found, condition)}"


def _request(found: CasusMap, request: Node) -> Iterator[str]:
    if when := _when(found, request):
        yield _sentence(f"{in_one_line(request.label)} kun je alleen kiezen {when}")
    yield from _leads(found, request)
    yield from _dependence(found, request)


def _decision(found: CasusMap, decision: Node) -> Iterator[str]:
    when = _when(found, decision)
    yield _sentence(f"Verschijnt alleen {when}") if when else "Verschijnt altijd."
    for text in found.parts(decision.id, NodeKind.TEXT):
        yield from _guarded(found, text)
    for option in found.parts(decision.id, NodeKind.OPTION):
        if when := _when(found, option):
            yield _sentence(f"De optie {in_one_line(option.label)} is er alleen {when}")
        yield from _leads(found, option)
        yield from _dependence(found, option)


def _guarded(found: CasusMap, node: Node) -> Iterator[str]:
    if when := _when(found, node):
        yield _sentence(f"De tekst {in_one_line(node.label)} staat er alleen {when}")


def _ending(found: CasusMap, whole: Node, kind: str) -> Iterator[str]:
    for result in found.parts(whole.id, NodeKind.RESULT):
        if when := _when(found, result):
            name = in_one_line(result.label)
            yield _sentence(f"Bij {kind} {in_one_line(whole.label)} staat {name} alleen {when}")


def _leads(found: CasusMap, node: Node) -> Iterator[str]:
    """What a request or option brings about, in one sentence."""
    said = [_reaction(found, one) for one in found.parts(node.id, NodeKind.REACTION)]
    said += [_gift(found.node(edge.target), edge.label) for edge in found.leaving(node.id, EdgeKind.GIVES)]
    if said:
        yield _sentence(f"{in_one_line(node.label)} leidt tot: {'; '.join(said)}")


def _reaction(found: CasusMap, reaction: Node) -> str:
    when = _when(found, reaction)
    # the text is somebody's words and has its own quotation marks
    said = textwrap.shorten(reaction.label, _LONGEST, placeholder=" …").rstrip(".")
    return f"{said} (alleen {when})" if when else said


def _gift(gift: Node, points: str) -> str:
    if gift.kind is NodeKind.TRUST:
        return f"vertrouwen van {gift.label} {points}"
    if gift.kind is NodeKind.DAYS:
        return f"verstreken werkdagen {points}"
    return f"het feit {in_one_line(gift.label)} wordt bekend"


def _dependence(found: CasusMap, node: Node, what: str = "") -> Iterator[str]:
    """What depends on something, per decision with what of it depends."""
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for edge in found.leaving(node.id, EdgeKind.CONDITION):
        target = found.node(edge.target)
        told[in_one_line(found.owner(target.id).label)][_PART.get(target.kind, "")] = None
    parts = [f"{name} ({', '.join(some)})" if any(some) else name for name, some in told.items()]
    if parts:
        yield _sentence(f"Van {what}{in_one_line(node.label)} hangt af: {'; '.join(parts)}")
