"""The verslag to keep: one printable page, and the same in plain text."""

import datetime as dt

from jinja2 import Environment, PackageLoader, StrictUndefined

from mas_sim.model.actions import Mode
from mas_sim.model.base import Reason
from mas_sim.model.judged import PhaseFeedback, RequestReview, RunReport
from mas_sim.model.methodology import Methodology, Route
from mas_sim.reporting import words
from mas_sim.reporting.calendar import MONTHS
from mas_sim.scoring.comparison import needed_not_asked

_MODES = {Mode.OEFENEN: "oefening", Mode.EXAMEN: "oefenexamen"}
_PAGES = Environment(
    loader=PackageLoader("mas_sim.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def verslag_html(report: RunReport, methodology: Methodology) -> str:
    """The verslag of a finished run as a whole page; everything typed is escaped."""

    def routes(chosen: tuple[Route, ...]) -> str:
        return words.route_names(methodology, chosen)

    def named(label: str) -> str:
        return words.named_routes(methodology, label)

    def source(reason: Reason) -> str:
        return words.source_line(reason, methodology)

    cited = {item.id: item.citation for item in methodology.sources}
    return _PAGES.get_template("verslag.html").render(
        report=report,
        cells=report.two_by_two,
        words=words,
        mode=_MODES[report.mode],
        edition=methodology.edition,
        routes=routes,
        named=named,
        source=source,
        missed=_missed,
        date=_date,
        cited=lambda ids: "; ".join(cited.get(item, item) for item in ids),
    )


def message_html(title: str, text: str, link: str, link_text: str) -> str:
    """A small page that says what is going on and where to go."""
    return _PAGES.get_template("bericht.html").render(title=title, text=text, link=link, link_text=link_text)


def verslag_text(report: RunReport, methodology: Methodology) -> str:
    """The core of the verslag for a terminal."""
    lines = [report.title, "=" * len(report.title), ""]
    lines += [f"{number}. {item.about}: {item.text}" for number, item in enumerate(report.takeaways, start=1)]
    reference = " of ".join(words.route_names(methodology, item) for item in report.reference_routes)
    lines += ["", f"Route: {words.route_names(methodology, report.routes)} (referentie: {reference})"]
    lines += [f"Werkdagen: {report.days} (referentie: {report.reference_days})"]
    for phase in report.phases:
        lines += ["", words.PHASE[phase.phase], *_phase_lines(phase, methodology)]
    lines += ["", "Kaders"]
    lines += [f"- {check.label}: {words.OUTCOME[check.outcome].lower()}" for check in report.frameworks]
    return "\n".join(lines)


def _phase_lines(phase: PhaseFeedback, methodology: Methodology) -> list[str]:
    lines = []
    for choice in phase.comparisons:
        chosen = "; ".join(words.named_routes(methodology, item.label) for item in choice.chosen)
        lines.append(f"- {choice.title}: {words.AGREEMENT[choice.agreement].lower()} ({chosen})")
    lines += [f"- Niet gevraagd: {item.label}" for item in _missed(phase)]
    lines += [f"- Let op: {finding.text}" for finding in phase.findings]
    if phase.reading is not None:
        lines.append(
            f"- Signaleringslijst: {phase.reading.rated} van {phase.reading.total} aspecten beoordeeld"
        )
    lines += [f"- Doel {words.REACHED[goal.reached].lower()}: {goal.label}" for goal in phase.goals]
    return lines


def _missed(phase: PhaseFeedback) -> tuple[RequestReview, ...]:
    return needed_not_asked(phase.requests)


def _date(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"
