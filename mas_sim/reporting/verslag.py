"""The verslag to keep: one printable page, and the same in plain text.

Neither shows anything of the reference while the run is not finished.
"""

import datetime as dt
import re
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mas_sim.engine.board import Board
from mas_sim.model.base import Reason
from mas_sim.model.decision import Agreement, Need
from mas_sim.model.judged import (
    AspectComparison,
    ChoiceComparison,
    InstrumentReading,
    PhaseFeedback,
    RequestReview,
    RunReport,
)
from mas_sim.model.methodology import Methodology, Route
from mas_sim.reporting import words
from mas_sim.reporting.calendar import MONTHS, calendar_sentence
from mas_sim.scoring.comparison import needed_not_asked
from mas_sim.scoring.report import frameworks_by_relevance

NOT_FINISHED = "Nog niet klaar"
WAIT = "Het verslag is er als je oefening is afgerond. Tot dan blijft de referentie dicht."

# control and direction characters could rewrite a terminal line or turn a printed one around
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def _visible(value: object) -> object:
    """What a template prints; a macro's result was cleaned inside the macro."""
    return _UNSEEN.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _unmarked(text: str) -> str:
    """An authored answer without the asterisks that make it bold on the screen."""
    return _BOLD.sub(r"\1", text)


PAGES = Environment(
    loader=PackageLoader("mas_sim.reporting"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    finalize=_visible,
)
PAGES.filters["unmarked"] = _unmarked


def verslag_html(
    report: RunReport, methodology: Methodology, board: Board | None = None, notes: str = ""
) -> str:
    """The verslag of a run as a whole page; everything typed is escaped.

    Args:
        report: what the judges say; of a run that is not finished only that is told.
        methodology: names of routes and sources.
        board: adds the reference of the casus and the figures of its dossier.
        notes: the trainee's own notes, if any.
    """
    if not report.finished:
        return message_html(NOT_FINISHED, WAIT, "/", "Naar het beginscherm")

    def routes(chosen: tuple[Route, ...]) -> str:
        return words.route_names(methodology, chosen)

    def named(label: str) -> str:
        return words.named_routes(methodology, label)

    notes_at_the_end = Sources(methodology)
    near, other = frameworks_by_relevance(report)
    return PAGES.get_template("verslag.html").render(
        report=report,
        board=board,
        notes=notes,
        figures=calendar_sentence(board.casus.dossier.absence, report.figures) if board else "",
        cells=report.two_by_two,
        words=words,
        mode=words.MODE[report.mode].lower(),
        edition=methodology.edition,
        routes=routes,
        named=named,
        source=notes_at_the_end.of_reason,
        cited=notes_at_the_end.numbers,
        sources=notes_at_the_end.listed,
        near=near,
        other=other,
        missed=_missed,
        crossed=_crossed,
        differing=_differing,
        date=_date,
        workdays=_workdays,
    )


class Sources:
    """Sources numbered in the order in which the page first names them."""

    def __init__(self, methodology: Methodology) -> None:
        self._citations = {item.id: item.citation for item in methodology.sources}
        self._numbers: dict[str, int] = {}

    def numbers(self, ids: Iterable[str]) -> str:
        """The numbers of these sources, as they stand in the text: ``[1, 3]``."""
        found = [str(self._numbers.setdefault(item, len(self._numbers) + 1)) for item in ids]
        return f"[{', '.join(found)}]" if found else ""

    def of_reason(self, reason: Reason) -> str:
        """Herkomst of a reason, with the numbers of its sources."""
        return (
            f"Herkomst: {words.PROVENANCE[reason.provenance]} {self.numbers(reason.sources)}".rstrip() + "."
        )

    def listed(self) -> list[str]:
        """The citations, first number first; to be asked last."""
        return [self._citations.get(item, item) for item in self._numbers]


def message_html(title: str, text: str, link: str, link_text: str) -> str:
    """A small page that says what is going on and where to go."""
    return PAGES.get_template("bericht.html").render(title=title, text=text, link=link, link_text=link_text)


def login_html(csrf: str, message: str, name: str) -> str:
    """The page where a trainer signs in."""
    return PAGES.get_template("inloggen.html").render(csrf=csrf, message=message, name=name)


def verslag_text(report: RunReport, methodology: Methodology) -> str:
    """The core of the verslag for a terminal."""
    lines = [report.title, "=" * len(report.title)]
    lines += [f"{report.pseudonym} · {words.MODE[report.mode].lower()} · {_date(report.updated_at)}", ""]
    if not report.finished:
        return _plain([*lines, f"{NOT_FINISHED}. {WAIT}"])
    lines += [f"{number}. {item.about}: {item.text}" for number, item in enumerate(report.takeaways, start=1)]
    reference = " of ".join(words.route_names(methodology, item) for item in report.reference_routes)
    lines += ["", f"Route: {words.route_names(methodology, report.routes)} (referentie: {reference})"]
    lines += [f"Werkdagen: {report.days} (referentie: {report.reference_days})"]
    for phase in report.phases:
        lines += ["", words.PHASE[phase.phase], *_phase_lines(phase, methodology)]
    lines += ["", "Kaders"]
    lines += [f"- {check.label}: {words.OUTCOME[check.outcome].lower()}" for check in report.frameworks]
    for answer in report.answers:
        lines += ["", f"Vraag: {answer.question}", f"  Jouw antwoord: {answer.answer}"]
        lines += [f"  - {point}" for point in answer.good]
    return _plain([*lines, "", "Leerverslag van een verzonnen casus; geen PHB-certificaat."])


def _phase_lines(phase: PhaseFeedback, methodology: Methodology) -> list[str]:
    lines = []
    for choice in phase.comparisons:
        lines += _choice_lines(choice, methodology)
    lines += [f"- Niet gevraagd: {item.label}" for item in _missed(phase)]
    lines += [f"- {words.NEED[item.need]}, en wel gevraagd: {item.label}" for item in _crossed(phase)]
    lines += [f"- Let op: {finding.text}" for finding in phase.findings]
    if phase.reading is not None:
        lines += _reading_lines(phase.reading)
    lines += [f"- Doel {words.REACHED[goal.reached].lower()}: {goal.label}" for goal in phase.goals]
    return lines


def _choice_lines(choice: ChoiceComparison, methodology: Methodology) -> list[str]:
    chosen = "; ".join(words.named_routes(methodology, item.label) for item in choice.chosen)
    lines = [f"- {choice.title}: {words.AGREEMENT[choice.agreement].lower()} ({chosen})"]
    if choice.agreement is Agreement.DEVIATES:
        for item in choice.missed:
            lines.append(
                f"  De referentie: {words.named_routes(methodology, item.label)} – {item.reason.text}"
            )
    return [*lines, f"  Jouw uitleg: {choice.justification}"] if choice.justification else lines


def _reading_lines(reading: InstrumentReading) -> list[str]:
    lines = [f"- Signaleringslijst: {reading.rated} van {reading.total} aspecten beoordeeld"]
    lines += [
        f"  {item.label}: jij {words.MEANING[item.yours]}, referentie {words.MEANING[item.reference]}"
        for item in _differing(reading)
        if item.yours and item.reference
    ]
    lines += [
        f"  Aandachtspunt {point.label}: {point.answer or 'niets in het plan'}" for point in reading.attention
    ]
    return lines


def _missed(phase: PhaseFeedback) -> tuple[RequestReview, ...]:
    return needed_not_asked(phase.requests)


def _crossed(phase: PhaseFeedback) -> tuple[RequestReview, ...]:
    """Asked, and better not."""
    better_not = (Need.NOT_ALLOWED, Need.SUPERFLUOUS)
    return tuple(item for item in phase.requests if item.asked and item.need in better_not)


def _differing(reading: InstrumentReading) -> tuple[AspectComparison, ...]:
    """Aspects with a reference that was rated otherwise."""
    return tuple(item for item in reading.comparisons if item.agreement and item.yours is not item.reference)


def _plain(lines: list[str]) -> str:
    """Lines a terminal can show: what was typed on several lines stays under its own."""
    return "\n".join(_UNSEEN.sub("", line).replace("\n", "\n  ") for line in lines)


def _workdays(count: int) -> str:
    return "1 werkdag" if count == 1 else f"{count} werkdagen"


def _date(moment: dt.datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"
