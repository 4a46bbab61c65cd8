"""Words that several screens share, and text made safe to show."""

import datetime as dt
import re
from html import escape

from mas_sim.model.actions import HoldBy, Stage
from mas_sim.model.base import Provenance, Reason
from mas_sim.model.decision import Agreement, Need, Reached, Standing
from mas_sim.model.instrument import Meaning
from mas_sim.model.judged import CheckOutcome
from mas_sim.model.methodology import Methodology, PhaseId

TITLE = "MAS-simulator"

PHASE = {phase: phase.value.capitalize() for phase in PhaseId}
STAGE = {stage: stage.value.capitalize() for stage in Stage} | {Stage.TOETSEN: "Plannen: de toets"}
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

# an icon and a word stand with every colour
_MARK = {
    Agreement.FOLLOWS: ("volgt", "✓"),
    Agreement.DEFENSIBLE: ("verdedigbaar", "≈"),
    Agreement.DEVIATES: ("wijkt-af", "↗"),
}

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")


def plain(text: str) -> str:
    """Free text as markdown that shows exactly the text: no markup, no html, no directives."""
    lines = [_SPECIAL.sub(r"\\\1", line) for line in text.splitlines()]
    return "  \n".join(lines)


def mark(kind: str, icon: str, word: str) -> str:
    """A coloured label as html; ``kind`` names its colour pair in mas.css."""
    return f'<span class="mas-merk mas-{kind}"><span aria-hidden="true">{icon}</span> {escape(word)}</span>'


def agreement_mark(agreement: Agreement) -> str:
    """The label of an agreement."""
    kind, icon = _MARK[agreement]
    return mark(kind, icon, AGREEMENT[agreement])


def days(count: int) -> str:
    """Werkdagen in words."""
    return "direct" if count == 0 else "1 werkdag" if count == 1 else f"{count} werkdagen"


def weeks(count: int) -> str:
    """Weeks in words."""
    return "1 week" if count == 1 else f"{count} weken"


def clock(moment: dt.datetime) -> str:
    """Time of day on the server's clock."""
    return moment.astimezone().strftime("%H:%M")


def source_line(reason: Reason, methodology: Methodology) -> str:
    """Herkomst and sources of a reason, for small print."""
    named = {source.id: source.citation for source in methodology.sources}
    sources = "; ".join(named.get(source, source) for source in reason.sources)
    herkomst = PROVENANCE[reason.provenance]
    return f"Herkomst: {herkomst}. {sources}" if sources else f"Herkomst: {herkomst}."


def joined(items: list[str]) -> str:
    """Words as a Dutch enumeration."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " en " + items[-1] if items else ""
