"""What the tests of the form share: texts to change, and what is in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from mas_sim.application.casus_form import CasusForm, FormField, FormPart, Place
from mas_sim.content.form import YamlCasusForm
from mas_sim.content.form_text import parsed
from mas_sim.content.source import read_text
from tests.integration.content.conftest import ROOT

FORM: CasusForm = YamlCasusForm()
SHIPPED = sorted((ROOT / "scenarios").glob("*/casus.yaml"))
TEMPLATE = ROOT / "scenarios" / "_sjabloon" / "sjabloon" / "casus.yaml"
TEXT = TEMPLATE.read_text(encoding="utf-8")
FULL = (ROOT / "scenarios" / "het-eerste-uur" / "casus.yaml").read_text(encoding="utf-8")
CARD = "# boven\ncard:\n  title: Oud # zo heet hij\n  kind: soort\n\n# onder\nyouth: {name: Yara}\n"
GOALS = CARD.replace(
    "  kind: soort", "  learning_goals:\n    - een # c\n    - >-\n      twee\n\n    - 'drie'"
)
FACTS = "dossier:\n  facts:\n  - {id: a, may_know: [a, b], text: x} # c\n"
PATIENT = settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))


def data(text: str):
    return read_text(text, "casus.yaml").data


def value_at(text: str, place: Place):
    return parsed(text).data(place)


def scalars(found, place: Place = ()):
    """Every place that holds a text."""
    if isinstance(found, str):
        yield place
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for part, value in pairs:
        yield from scalars(value, (*place, part))


def lists(found, place: Place = ()):
    """Every list of two items or more."""
    if isinstance(found, list) and len(found) > 1:
        yield place
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for part, value in pairs:
        yield from lists(value, (*place, part))


def without(found, place: Place):
    """The data with a mark at a place."""
    if not place:
        return "..."
    copy = found.copy()
    copy[place[0]] = without(found[place[0]], place[1:])
    return copy


def parts(text: str, place: Place = ()) -> list[FormPart]:
    """Every part that is in the text, from the top."""
    part = FORM.part(text, place)
    below = [link.place for link in part.blocks if link.present]
    below += [item.place for group in part.lists for item in group.items]
    return [part, *(found for each in below for found in parts(text, each))]


def field(text: str, *place: str | int) -> FormField:
    return next(one for one in FORM.part(text, place[:-1]).fields if one.place == place)


@cache
def places(path: Path) -> tuple[str, tuple[Place, ...], tuple[Place, ...]]:
    text = path.read_text(encoding="utf-8")
    return text, tuple(scalars(data(text))), tuple(lists(data(text)))


prose = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n  ab:#-'\"{},|>é\t"), max_size=300
)
awkward = st.sampled_from(
    "no|~|null|16:30|2019-01-15|- a|a: b|a #b|# a|@a|%a|`a|{a|[a|a, b|'a|\"a|a:|? a|!a|&a|*a|> a||---|...|="
    "|<<|é|😀|a  b|\u2028x|\ufeffx|a\\b|  a  |true".split("|")
)
anything = (
    awkward | prose | st.lists(st.sampled_from(["woord", "no", "a:", "#x", ""]), max_size=60).map(" ".join)
)
