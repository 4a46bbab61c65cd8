"""What is in the map of a small casus, kind by kind, and what is said about it."""

from __future__ import annotations

import pytest

from mas_sim.application.casus_map import CasusMap, EdgeKind, NodeKind
from mas_sim.application.casus_map_build import map_of
from mas_sim.application.casus_map_words import clause, in_words
from mas_sim.model.casus import Casus
from mas_sim.model.condition import Condition
from tests.builders import casus_data, decision, option


def with_decision(when: dict | None = None, **more) -> Casus:
    """The small casus with one decision more in handelen, that hangs on a condition."""
    data = casus_data()
    given = {"when": when} if when else {}
    data["handelen"]["decisions"].append(decision("extra", option("ja"), option("nee"), **given, **more))
    return Casus.model_validate(data)


def mapped(when: dict | None = None, **more) -> CasusMap:
    return map_of(with_decision(when, **more))


def sources(found: CasusMap, target: str = "decision:extra") -> list[tuple[str, NodeKind, bool, str]]:
    return [
        (edge.source, found.node(edge.source).kind, edge.negated, edge.label)
        for edge in found.entering(target, EdgeKind.CONDITION)
    ]


def first_option(casus: Casus) -> tuple[str, str, str]:
    """Reference, title and label of a choice that comes earlier."""
    first = casus.handelen.decisions[0]
    return f"{first.id}/{first.options[0].id}", first.title, first.options[0].label


CHOICE, TITLE, LABEL = first_option(with_decision())
REQUEST = with_decision().waarnemen.requests[0]
FACT = with_decision().dossier.facts[0]
GOAL = with_decision().plannen.goals[0]
LEAVES = [
    ({"chose": CHOICE}, f"chose:{CHOICE}", NodeKind.OPTION, ""),
    ({"asked": REQUEST.id}, f"asked:{REQUEST.id}", NodeKind.REQUEST, ""),
    ({"known": FACT.id}, f"known:{FACT.id}", NodeKind.FACT, ""),
    ({"route": "halt"}, "route:halt", NodeKind.ROUTE, ""),
    ({"goal": GOAL.id}, f"goal:{GOAL.id}", NodeKind.GOAL, ""),
    (
        {"trust": {"party": "ouders", "at_least": 1, "at_most": 3}},
        "trust:ouders",
        NodeKind.TRUST,
        "minstens 1 en hoogstens 3",
    ),
    ({"days_at_most": 10}, "days:", NodeKind.DAYS, "hoogstens 10"),
    (
        {"rated": {"aspect": "v1", "meanings": ["zorg", "geen_zorg"]}},
        "rated:v1",
        NodeKind.RATING,
        "zorg of geen zorg",
    ),
]
SAID = [
    (
        {"chose": CHOICE},
        f"je bij ‘{TITLE}’ koos voor ‘{LABEL}’",
        f"je bij ‘{TITLE}’ niet koos voor ‘{LABEL}’",
    ),
    (
        {"asked": REQUEST.id},
        f"je eerder ‘{REQUEST.label}’ koos",
        f"je eerder ‘{REQUEST.label}’ niet koos",
    ),
    ({"known": FACT.id}, f"bekend is: ‘{FACT.text}’", f"nog niet bekend is: ‘{FACT.text}’"),
    ({"route": "halt"}, "de route ‘halt’ gekozen is", "de route ‘halt’ niet gekozen is"),
    ({"goal": GOAL.id}, f"je het doel ‘{GOAL.label}’ koos", f"je het doel ‘{GOAL.label}’ niet koos"),
    (
        {"trust": {"party": "ouders", "at_least": 1}},
        "het vertrouwen van ouders minstens 1 is",
        "het vertrouwen van ouders lager dan 1 is",
    ),
    (
        {"trust": {"party": "ouders", "at_most": 1}},
        "het vertrouwen van ouders hoogstens 1 is",
        "het vertrouwen van ouders hoger dan 1 is",
    ),
    (
        {"trust": {"party": "ouders", "at_least": 1, "at_most": 3}},
        "het vertrouwen van ouders tussen 1 en 3 ligt",
        "het vertrouwen van ouders niet tussen 1 en 3 ligt",
    ),
    ({"days_at_most": 10}, "er hoogstens 10 werkdagen om zijn", "er meer dan 10 werkdagen om zijn"),
    (
        {"rated": {"aspect": "v1", "meanings": ["zorg"]}},
        "je ‘v1’ beoordeelde als ‘zorg’",
        "je ‘v1’ niet beoordeelde als ‘zorg’",
    ),
]


@pytest.mark.parametrize(("when", "source", "kind", "label"), LEAVES)
def test_each_kind_of_condition_is_an_edge_from_what_it_names(when, source, kind, label):
    assert sources(mapped(when)) == [(source, kind, False, label)]
    assert sources(mapped({"not": when})) == [(source, kind, True, label)]


def test_there_is_a_case_here_for_every_kind_of_condition():
    keys = {field.alias or name for name, field in Condition.model_fields.items()}
    assert {key for when, *_ in LEAVES for key in when} == keys - {"all", "any", "not"}
    assert {key for when, *_ in SAID for key in when} == keys - {"all", "any", "not"}


@pytest.mark.parametrize(("when", "said", "denied"), SAID)
def test_each_kind_of_condition_is_said_in_words(when, said, denied):
    found = mapped({"any": [when, {"not": when}]})
    assert clause(found, Condition.model_validate(when)) == said
    assert clause(found, Condition.model_validate({"not": when})) == denied


HALT, STRAF, BASIS = ({"route": route} for route in ("halt", "straf", "basis"))
H, S, B = (f"de route ‘{route}’ gekozen is" for route in ("halt", "straf", "basis"))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"all": [HALT, STRAF]}, f"{H} en {S}"),
        ({"any": [HALT, STRAF, BASIS]}, f"{H} of {S} of {B}"),
        ({"all": [HALT, {"any": [STRAF, BASIS]}]}, f"{H} en ({S} of {B})"),
        ({"all": [HALT, {"all": [STRAF, BASIS]}]}, f"{H} en {S} en {B}"),
        ({"all": [HALT, {"any": [STRAF]}]}, f"{H} en {S}"),
        ({"not": {"any": [HALT, {"not": STRAF}]}}, f"de route ‘halt’ niet gekozen is en {S}"),
        ({"all": []}, "er niets voor nodig is"),
    ],
)
def test_conditions_together_keep_their_meaning(when, said):
    found = mapped({"any": [HALT, STRAF, BASIS]})
    assert clause(found, Condition.model_validate(when)) == said


def test_choices_at_one_decision_are_taken_together_only_when_one_of_them_is_enough():
    pair = [{"chose": "extra/ja"}, {"chose": "extra/nee"}]
    found = mapped({"any": pair})
    one, none = (Condition.model_validate(when) for when in ({"any": pair}, {"not": {"any": pair}}))
    assert clause(found, one) == "je bij ‘Keuze extra’ koos voor ‘Optie ja’ of ‘Optie nee’"
    assert clause(found, none).count("niet koos voor") == 2


def test_what_does_not_exist_is_shown_as_missing():
    found = mapped({"any": [{"chose": "weg/weg"}, {"known": "nergens"}, {"asked": "niemand"}]})
    assert [kind for _, kind, *_ in sources(found)] == [NodeKind.MISSING] * 3
    assert "weg/weg (bestaat niet)" in {node.label for node in found.nodes}
    assert in_words(found)


def test_two_decisions_of_one_id_both_get_a_node():
    data = casus_data()
    data["handelen"]["decisions"] += [decision("extra", option("ja")), decision("extra", option("ja"))]
    found = map_of(Casus.model_validate(data))
    assert [node.id for node in found.nodes if node.label == "Keuze extra"] == [
        "decision:extra",
        "decision:extra#2",
    ]


def test_a_reaction_and_a_text_belong_to_their_decision():
    reaction = {"who": "Moeder", "text": "Dank je.", "when": {"route": "halt"}}
    data = casus_data()
    context = [{"text": "Als Halt meedoet.", "when": {"route": "halt"}}, {"text": "Anders."}]
    data["handelen"]["decisions"].append(
        decision("extra", option("ja", reactions=[reaction]), context=context)
    )
    found = map_of(Casus.model_validate(data))
    targets = [edge.target for edge in found.leaving("route:halt", EdgeKind.CONDITION)]
    assert {found.node(target).kind for target in targets} >= {NodeKind.REACTION, NodeKind.TEXT}
    assert found.owner("reaction:chose:extra/ja/0").id == "decision:extra"
    told = next(one for one in in_words(found) if one.heading == "Keuze extra").sentences
    assert told == (
        "Verschijnt altijd.",
        "De tekst ‘Als Halt meedoet.’ staat er alleen als de route ‘halt’ gekozen is.",
        "‘Optie ja’ leidt tot: Moeder: Dank je (alleen als de route ‘halt’ gekozen is).",
    )


def test_an_option_gives_only_what_a_condition_names():
    gives = option("ja", trust={"ouders": 1, "halt": -1})
    data = casus_data()
    data["handelen"]["decisions"] += [
        decision("geeft", gives),
        decision("extra", option("nee"), when={"trust": {"party": "ouders", "at_least": 1}}),
    ]
    found = map_of(Casus.model_validate(data))
    gifts = [(edge.target, edge.label) for edge in found.leaving("chose:geeft/ja", EdgeKind.GIVES)]
    assert gifts == [("trust:ouders", "+1")]


def test_the_words_say_when_a_decision_appears_and_what_hangs_on_a_choice():
    told = {one.heading: one.sentences for one in in_words(mapped({"chose": CHOICE}))}
    assert told["Keuze extra"][0] == f"Verschijnt alleen als je bij ‘{TITLE}’ koos voor ‘{LABEL}’."
    assert any("‘Keuze extra’ (of het verschijnt)" in said for said in told[TITLE])
