"""The map of a casus: how its decisions hang together, one decision in detail, and the same as text."""

from html import escape
from itertools import groupby

import streamlit as st

from mas_sim.application.casus_map import CasusMap, NodeKind
from mas_sim.application.casus_map_build import map_of
from mas_sim.application.casus_map_dot import to_dot
from mas_sim.application.casus_map_words import Passage, in_words
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId
from mas_sim.ui.texts import PHASE

_AS_TEXT = "Lees de kaart als tekst"
_STANDINGS = "Kleur en teken: ✓ de referentie kiest dit, ≈ verdedigbaar, ↗ de referentie raadt dit af."
_OVERVIEW = (
    "Van boven naar beneden staan de keuzemomenten, per fase. Ernaast staat een optie als er later iets van afhangt. "
    "Een doorgetrokken pijl wijst naar een keuzemoment dat door die optie verschijnt; staat er ‘niet’ bij, dan verschijnt "
    "het juist niet. Bij een onderbroken pijl hangen alleen opties ervan af."
)
_DETAIL = (
    "Links staat waar het keuzemoment van afhangt. Rechts staan de opties, wat erop volgt en wat er later van afhangt. "
    "Een onderbroken pijl is een voorwaarde; een ovaal bundelt voorwaarden die bij elkaar horen. Hoe precies, staat in de "
    "tekst onderaan. Houd de muis op een vak om alles te lezen wat erin staat."
)
# shrunk to a small screen a drawing cannot be read: it keeps its size there and can be moved aside
_STYLE = """<style>
[class*="st-key-casuskaart"] { overflow-x: auto; }
[class*="st-key-casuskaart"] svg { height: auto; }
.st-key-casuskaart-overzicht svg { max-width: max(100%, 1250px); }
@media (max-width: 900px) { [class*="st-key-casuskaart"] svg { max-width: none; } }
.mas-kaart { max-width: 72ch; line-height: 1.6; }
.mas-kaart summary { padding: .3rem 0; cursor: pointer; }
</style>"""


def show_map(casus: Casus) -> None:
    """The overview, one decision to choose for its detail, and everything in words."""
    found = map_of(casus)
    st.html(_STYLE)
    _overview(found)
    _detail(found)
    with st.expander(_AS_TEXT):
        st.html("".join(_as_html(in_words(found))))


def _overview(found: CasusMap) -> None:
    phases = [phase for phase in PhaseId if found.of_kind(NodeKind.DECISION, phase)]
    phase = st.selectbox(
        "Welke fase wil je zien?",
        [None, *phases],
        format_func=lambda one: "Alle fasen" if one is None else PHASE[one],
        key="kaart-fase",
    )
    st.caption(f"{_OVERVIEW} {_STANDINGS}")
    alt = f"Kaart van de keuzemomenten. Dezelfde inhoud staat bij ‘{_AS_TEXT}’."
    _draw("casuskaart-overzicht", to_dot(found, phase, scheme=_scheme()), alt)


def _detail(found: CasusMap) -> None:
    decisions = {node.id: node for node in found.of_kind(NodeKind.DECISION)}
    chosen = st.selectbox(
        "Welk keuzemoment wil je van dichtbij zien?",
        list(decisions),
        format_func=lambda one: _title(found, one),
        key="kaart-keuze",
    )
    st.caption(f"{_DETAIL} {_STANDINGS}")
    alt = f"Kaart van ‘{decisions[chosen].label}’. Dezelfde inhoud staat bij ‘{_AS_TEXT}’."
    _draw("casuskaart-keuze", to_dot(found, decision=chosen, scheme=_scheme()), alt)


def _title(found: CasusMap, decision: str) -> str:
    node = found.node(decision)
    return f"{PHASE[node.phase]}: {node.label}" if node.phase else node.label


def _draw(key: str, dot: str, alt: str) -> None:
    with st.container(key=key):
        st.graphviz_chart(dot, alt=alt)


def _scheme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def _as_html(passages: tuple[Passage, ...]) -> list[str]:
    parts = []
    for phase, inside in groupby(passages, key=lambda passage: passage.phase):
        parts.append(f"<h3>{escape(PHASE[phase] if phase else 'Door de hele casus')}</h3>")
        for passage in inside:
            items = "".join(f"<li>{escape(said)}</li>" for said in passage.sentences)
            parts.append(f"<details><summary>{escape(passage.heading)}</summary><ul>{items}</ul></details>")
    return ['<div class="mas-kaart">', *parts, "</div>"]
