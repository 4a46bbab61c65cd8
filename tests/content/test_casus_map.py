"""The map of every shipped casus holds all that can be chosen, and every condition whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from mas_sim.application.casus_map import CasusMap, EdgeKind, NodeKind, leaves, token
from mas_sim.application.casus_map_build import map_of
from mas_sim.application.casus_map_dot import to_dot
from mas_sim.application.casus_map_words import clause, in_words
from mas_sim.content.library import FileContentLibrary
from mas_sim.model.base import Model
from mas_sim.model.condition import Condition
from mas_sim.model.methodology import PhaseId
from tests.integration.content.conftest import ROOT

CASUSES = {
    casus.id: casus for casus in FileContentLibrary(ROOT / "scenarios", ROOT / "assessments").casuses()
}


@cache
def mapped(casus_id: str) -> CasusMap:
    return map_of(CASUSES[casus_id])


def conditions(found: object) -> Iterator[Condition]:
    """Every whole condition anywhere in the casus, also in a field that is new."""
    if isinstance(found, Condition):
        yield found
    elif isinstance(found, Model):
        for name in type(found).model_fields:
            yield from conditions(getattr(found, name))
    elif isinstance(found, tuple):
        for item in found:
            yield from conditions(item)


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_decision_option_and_request_has_a_node(casus_id):
    casus, found = CASUSES[casus_id], mapped(casus_id)
    decisions = [decision for phase in PhaseId for decision in casus.decisions(phase)]
    options = [option for decision in decisions for option in decision.options]
    assert [node.label for node in found.of_kind(NodeKind.DECISION)] == [one.title for one in decisions]
    assert [node.label for node in found.of_kind(NodeKind.OPTION)] == [one.label for one in options]
    assert [node.label for node in found.of_kind(NodeKind.REQUEST)] == [one.label for one in casus.requests()]


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_condition_guards_a_node(casus_id):
    found = mapped(casus_id)
    assert Counter(guard.condition for guard in found.guards) == Counter(conditions(CASUSES[casus_id]))


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_part_of_a_condition_is_an_edge_and_every_edge_a_part(casus_id):
    found = mapped(casus_id)
    edges = {(e.source, e.target, e.negated) for e in found.edges if e.kind is EdgeKind.CONDITION}
    parts = {(token(leaf), g.target, no) for g in found.guards for leaf, no in leaves(g.condition)}
    assert edges == parts


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_edge_joins_two_nodes_and_nothing_is_missing(casus_id):
    found = mapped(casus_id)
    ids = {node.id for node in found.nodes}
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= ids
    assert found.of_kind(NodeKind.MISSING) == ()


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_condition_is_told_in_words(casus_id):
    found = mapped(casus_id)
    told = "\n".join(said for passage in in_words(found) for said in passage.sentences)
    silent = [guard for guard in found.guards if f" als {clause(found, guard.condition)}" not in told]
    assert silent == []


@pytest.mark.parametrize("casus_id", CASUSES)
def test_every_decision_can_be_drawn(casus_id):
    found = mapped(casus_id)
    for node in found.of_kind(NodeKind.DECISION):
        assert f'"{node.id}" [' in to_dot(found)
        drawn = to_dot(found, decision=node.id)
        assert all(f'"{one.id}" [' in drawn for one in found.parts(node.id, NodeKind.OPTION))
