"""Dutch words that the screens and the verslag share."""

from collections.abc import Callable

from mas_sim.model.actions import HoldBy, Mode, Stage
from mas_sim.model.base import Provenance, Reason
from mas_sim.model.decision import Agreement, Need, Reached, Standing
from mas_sim.model.instrument import Meaning
from mas_sim.model.judged import CheckOutcome, LineOutcome, WrittenLine
from mas_sim.model.methodology import Methodology, PhaseId, Route

PHASE = {phase: phase.value.capitalize() for phase in PhaseId}
STAGE = {stage: stage.value.capitalize() for stage in Stage} | {Stage.TOETSEN: "Plannen: de toets"}
MODE = {Mode.OEFENEN: "Oefening", Mode.EXAMEN: "Oefenexamen", Mode.PANEL: "Panel"}
AGREEMENT = {
    Agreement.FOLLOWS: "Volgt de referentie",
    Agreement.DEFENSIBLE: "Verdedigbaar",
    Agreement.DEVIATES: "Wijkt af",
}
STANDING = {
    Standing.PREFERRED: "de referentie kiest dit",
    Standing.DEFENSIBLE: "verdedigbaar",
    Standing.DISCOURAGED: "de referentie raadt dit af",
}
LINE_OUTCOME = {
    LineOutcome.PRESENT: ("✓", "klopt"),
    LineOutcome.MISSING: ("○", "ontbreekt"),
    LineOutcome.SPOILED: ("↗", "klopt zo niet"),
}
RULES_LOOK = (
    "Vaste regels zoeken in je tekst naar woorden. Wat er moet staan, vinden ze meestal; een oordeel in andere woorden zien "
    "ze vaak niet. Twijfel je, leg je tekst dan aan je trainer voor."
)
NEED = {
    Need.NEEDED: "Nodig",
    Need.USEFUL: "Nuttig",
    Need.SUPERFLUOUS: "Overbodig",
    Need.NOT_ALLOWED: "Mag niet",
}
MEANING = {
    Meaning.ONBEKEND: "onbekend",
    Meaning.GEEN_ZORG: "geen zorg",
    Meaning.BESCHERMEND: "beschermend",
    Meaning.AANDACHT: "aandacht",
    Meaning.ZORG: "zorg",
}
OUTCOME = {
    CheckOutcome.MET: "Geldt",
    CheckOutcome.NOT_MET: "Geldt niet",
    CheckOutcome.UNKNOWN: "Onbekend",
    CheckOutcome.INFORMS: "Ter informatie",
}
REACHED = {Reached.YES: "Gehaald", Reached.PARTLY: "Deels gehaald", Reached.NO: "Niet gehaald"}
PROVENANCE = {
    Provenance.SOURCED: "brongebaseerd",
    Provenance.INFERRED: "afgeleid uit bronnen",
    Provenance.OWN_DESIGN: "eigen ontwerp",
    Provenance.DATED: "gedateerde bron",
}
HOLD_BY = {
    HoldBy.INTERVENTION: "Interventie",
    HoldBy.ROUTE: "Route",
    HoldBy.PARTNER: "Partner",
    HoldBy.GOAL: "Doel",
    HoldBy.NONE: "Niets in mijn plan",
}


def days(count: int) -> str:
    """Werkdagen in words."""
    return "direct" if count == 0 else "1 werkdag" if count == 1 else f"{count} werkdagen"


def weeks(count: int) -> str:
    """Weeks in words."""
    return "1 week" if count == 1 else f"{count} weken"


def cited(_source: str, citation: str) -> str:
    """A source by its citation alone."""
    return citation


def source_line(reason: Reason, methodology: Methodology, cite: Callable[[str, str], str] = cited) -> str:
    """Herkomst and sources of a reason, for small print; ``cite`` writes a source with its citation."""
    named = {source.id: source.citation for source in methodology.sources}
    sources = "; ".join(cite(source, named.get(source, source)) for source in reason.sources)
    herkomst = PROVENANCE[reason.provenance]
    return f"Herkomst: {herkomst}. {sources}" if sources else f"Herkomst: {herkomst}."


def joined(items: list[str]) -> str:
    """Words as a Dutch enumeration."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " en " + items[-1] if items else ""


def route_names(methodology: Methodology, routes: tuple[Route, ...] | frozenset[Route]) -> str:
    """Routes by their names, in the order of the methodiek."""
    return joined([info.label for info in methodology.routes if info.id in routes]) or "geen route"


def named_routes(methodology: Methodology, label: str) -> str:
    """Route ids in a label replaced by their names; another label as it is."""
    parts = label.split(" + ")
    known = {route.value for route in Route}
    return (
        route_names(methodology, tuple(Route(part) for part in parts)) if known.issuperset(parts) else label
    )


def written_words(line: WrittenLine) -> str:
    """What the rules say of one line of a text in own words; they look, and do not judge."""
    if line.outcome is LineOutcome.SPOILED:
        return "kijk hier nog eens naar"
    if line.outcome is LineOutcome.MISSING:
        return f"niet gevonden: {joined(list(line.missing))}"
    return "gevonden" if line.found else "niets gevonden dat er niet hoort"
