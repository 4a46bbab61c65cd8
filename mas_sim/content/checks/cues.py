"""Checks of the phrases and of the examples: every group is there, every phrase can be read, evidence is real."""

from collections.abc import Iterable, Iterator

from mas_sim.content.checks.references import hint
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.cues import CueSet
from mas_sim.model.methodology import Route
from mas_sim.model.rubric import AnchorSet
from mas_sim.scoring.justification.groups import GROUPS
from mas_sim.scoring.justification.lexicon import GAP, parse


def check_cues(cues: CueSet, source: Source) -> list[ContentProblem]:
    """Everything that is wrong with a set of phrases whose shape is right."""
    found = [
        source.problem(("groups",), f"De groep ‘{group}’ ontbreekt. Zonder die groep missen de regels iets.")
        for group in sorted(GROUPS - cues.groups.keys())
    ]
    found += [
        source.problem(
            ("groups", group), f"De groep ‘{group}’ kennen de regels niet. Haal hem weg of verbeter de naam."
        )
        for group in sorted(cues.groups.keys() - GROUPS)
    ]
    for field in ("route_names", "routes", "route_means"):
        missing = sorted(route.value for route in Route if route not in getattr(cues, field))
        if missing:
            found.append(source.problem((field,), f"Hier ontbreekt: {', '.join(missing)}."))
    found += [
        source.problem(("route_means", route.value), f"Het middel ‘{means}’ staat niet onder means.")
        for route, means in cues.route_means.items()
        if means not in cues.means
    ]
    return [*found, *unreadable(_phrases(cues), source)]


def check_casus_cues(casus: Casus, source: Source) -> list[ContentProblem]:
    """Phrases of an author belong to a group the rules know, and can be read."""
    place: Location = ("reference", "cues")
    found = [
        source.problem((*place, group), f"De groep ‘{group}’ kennen de regels niet.{hint(group, GROUPS)}")
        for group in sorted(casus.reference.cues.keys() - GROUPS)
    ]
    phrases = (
        ((*place, group, at), phrase)
        for group, row in casus.reference.cues.items()
        for at, phrase in enumerate(row)
    )
    return [*found, *unreadable(phrases, source)]


def check_anchors(anchors: AnchorSet, source: Source) -> list[ContentProblem]:
    """Evidence stands in the text, and stands there exactly when a level was earned."""
    return [
        source.problem(
            ("anchors", at), "‘evidence’ is een zin uit de tekst, en hoort bij elk niveau boven 0."
        )
        for at, one in enumerate(anchors.anchors)
        if one.evidence not in one.text or bool(one.evidence) != bool(one.level)
    ]


def unreadable(phrases: Iterable[tuple[Location, str]], source: Source) -> Iterator[ContentProblem]:
    """A phrase must begin and end with a word."""
    for location, phrase in phrases:
        row = parse(phrase)
        if not row or GAP in (row[0], row[-1]) or "" in row:
            yield source.problem(location, f"‘{phrase}’ begint en eindigt niet met een woord.")


def _phrases(cues: CueSet) -> Iterator[tuple[Location, str]]:
    for field in ("route_names", "routes", "means", "groups", "aliases"):
        for key, phrases in getattr(cues, field).items():
            for at, phrase in enumerate(phrases):
                yield (field, str(key), at), phrase
    for at, phrase in enumerate(cues.partners):
        yield ("partners", at), phrase
