"""The Dutch words that the screens and the verslag share."""

from mas_sim.model.actions import HoldBy, Mode
from mas_sim.model.base import Provenance, Reason
from mas_sim.model.decision import Agreement, Need, Reached, Standing
from mas_sim.model.instrument import Meaning
from mas_sim.model.judged import CheckOutcome
from mas_sim.model.methodology import Methodology, PhaseId

PHASE = {phase: phase.value.capitalize() for phase in PhaseId}
MODE = {Mode.OEFENEN: "Oefenen", Mode.EXAMEN: "Oefenexamen"}
AGREEMENT = {
    Agreement.FOLLOWS: "Volgt de referentie",
    Agreement.DEFENSIBLE: "Verdedigbaar",
    Agreement.DEVIATES: "Wijkt af",
}
# name of the colour pair and the icon: a word always stands beside them
AGREEMENT_MARK = {
    Agreement.FOLLOWS: ("volgt", "✓"),
    Agreement.DEFENSIBLE: ("verdedigbaar", "≈"),
    Agreement.DEVIATES: ("wijkt-af", "↗"),
}
STANDING = {
    Standing.PREFERRED: "de referentie kiest dit",
    Standing.DEFENSIBLE: "verdedigbaar",
    Standing.DISCOURAGED: "de referentie raadt dit af",
}
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
    """How long something takes, in words; nothing at all is ``direct``."""
    return "direct" if count == 0 else workdays(count)


def workdays(count: int) -> str:
    """Werkdagen in words."""
    return "1 werkdag" if count == 1 else f"{count} werkdagen"


def weeks(count: int) -> str:
    """Weeks in words."""
    return "1 week" if count == 1 else f"{count} weken"


def joined(items: list[str]) -> str:
    """Words as a Dutch enumeration."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " en " + items[-1] if items else ""


def source_names(sources: tuple[str, ...], methodology: Methodology) -> str:
    """Sources as the reader knows them."""
    named = {source.id: source.citation for source in methodology.sources}
    return "; ".join(named.get(source, source) for source in sources)


def source_line(reason: Reason, methodology: Methodology) -> str:
    """Herkomst and sources of a reason, for small print."""
    sources = source_names(reason.sources, methodology)
    herkomst = PROVENANCE[reason.provenance]
    return f"Herkomst: {herkomst}. {sources}" if sources else f"Herkomst: {herkomst}."


def route_names(label: str, methodology: Methodology) -> str:
    """Route ids in a label replaced by their names; other labels as they are."""
    names = {item.id.value: item.label for item in methodology.routes}
    parts = label.split(" + ")
    return joined([names[part] for part in parts]) if all(part in names for part in parts) else label
