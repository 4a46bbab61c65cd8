"""The drawing in DOT: safe for any text, one row of decisions, one decision from nearby."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mas_sim.application import dot
from mas_sim.application.casus_map import NodeKind
from mas_sim.application.casus_map_build import map_of
from mas_sim.application.casus_map_dot import to_dot
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId
from tests.builders import casus_data, decision, option

KIND = NodeKind.DECISION
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def casus(label: str = "Optie b", when: dict | None = None) -> Casus:
    data = casus_data()
    first = decision("eerst", option("a", "afgeraden", reveals=[]), {**option("b"), "label": label})
    later = decision("later", option("c"), when=when or {"chose": "eerst/b"})
    data["handelen"]["decisions"] += [first, later]
    return Casus.model_validate(data)


def outside_strings(drawn: str) -> str:
    return STRING.sub("", drawn)


@given(st.text())
def test_any_text_is_one_string_of_one_line(text):
    for made in (dot.quoted(text), dot.label(text), dot.joined(dot.label(text), dot.quoted(text))):
        assert STRING.fullmatch(made)


@given(st.text(min_size=1).filter(str.strip))
def test_any_label_gives_a_drawing_with_balanced_quotes_and_braces(text):
    found = map_of(casus(text))
    for drawn in (to_dot(found), to_dot(found, decision="decision:eerst")):
        bare = outside_strings(drawn)
        assert '"' not in bare
        assert bare.count("{") == bare.count("}")
        assert bare.count("[") == bare.count("]")


def test_a_long_label_is_wrapped_and_ends_in_an_ellipsis():
    rows = (
        dot.label("Je belt moeder en Milan, vraagt hoe het ging en vult het plan aan " * 3)
        .strip('"')
        .split("\\n")
    )
    assert len(rows) == 3
    assert max(map(len, rows)) <= dot.WIDTH
    assert rows[-1].endswith("…")


def test_a_sign_of_markup_stays_a_sign():
    assert dot.label('a & "b" \\ <i>') == '"a &amp; \\"b\\" \\\\ <i>"'


def test_the_overview_has_the_decisions_per_phase_and_the_option_that_links_them():
    found = map_of(casus())
    drawn = to_dot(found)
    assert re.findall(r"cluster_(\w+)", drawn) == [
        phase.value for phase in PhaseId if found.of_kind(KIND, phase)
    ]
    assert '"chose:eerst/b" -> "decision:later" [style=solid' in drawn
    assert '"chose:eerst/a"' not in drawn


def test_the_overview_of_one_phase_leaves_the_others_out():
    drawn = to_dot(map_of(casus()), PhaseId.EVALUEREN)
    assert '"cluster_evalueren"' in drawn
    assert "Keuze eerst" not in drawn


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ({"not": {"chose": "eerst/b"}}, '"niet"'),
        ({"chose": "eerst/b"}, '""'),
    ],
)
def test_a_negated_link_says_so(when, word):
    assert f'"chose:eerst/b" -> "decision:later" [style=solid, label={word}]' in to_dot(
        map_of(casus(when=when))
    )


def test_a_decision_from_nearby_shows_what_it_depends_on_and_what_depends_on_it():
    found = map_of(casus(when={"all": [{"chose": "eerst/b"}, {"not": {"route": "halt"}}]}))
    before, after = (to_dot(found, decision=f"decision:{one}") for one in ("later", "eerst"))
    assert '"guard:0" -> "decision:later"' in before
    assert '"route:halt" -> "guard:0" [style=dashed, label="niet"]' in before
    assert '"chose:eerst/b" -> "later:decision:later"' in after


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ({"all": [{"route": "halt"}, {"route": "straf"}]}, "alle"),
        ({"any": [{"route": "halt"}, {"route": "straf"}]}, "één van deze"),
        ({"any": [{"route": "halt"}, {"all": [{"route": "straf"}, {"route": "basis"}]}]}, "samen"),
    ],
)
def test_conditions_together_get_one_box_with_how_they_count(when, word):
    drawn = to_dot(map_of(casus(when=when)), decision="decision:later")
    assert f'"guard:0" [label="{word}"' in drawn


def test_the_dark_drawing_has_other_colours():
    found = map_of(casus())
    assert "#0A5C63" in to_dot(found)
    assert "#0A5C63" not in to_dot(found, scheme="dark")


def test_a_fact_that_an_option_reveals_stands_between_the_option_and_what_depends_on_it():
    data = casus_data()
    fact = data["dossier"]["facts"][0]["id"]
    data["handelen"]["decisions"] += [
        decision("eerst", option("a", reveals=[fact], trust={"ouders": 1})),
        decision(
            "later",
            option("c"),
            when={"all": [{"known": fact}, {"trust": {"party": "ouders", "at_most": 1}}]},
        ),
    ]
    drawn = to_dot(map_of(Casus.model_validate(data)), decision="decision:eerst")
    assert f'"chose:eerst/a" -> "known:{fact}"' in drawn
    assert f'"known:{fact}" -> "later:decision:later"' in drawn
    assert "vertrouwen ouders +1" in drawn


def test_what_does_not_exist_is_red():
    drawn = to_dot(map_of(casus(when={"chose": "weg/weg"})), decision="decision:later")
    assert re.search(r'"chose:weg/weg" \[label="weg/weg \(bestaat niet\)".*#9B1C1F', drawn)
