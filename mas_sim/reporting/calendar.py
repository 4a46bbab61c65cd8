"""The verzuimkalender: every school day of the register, and what was missed on it."""

import datetime as dt
import math
from typing import Any

from mas_sim.model.absence import AbsenceFigures, AbsenceKind, AbsenceRegister, AbsenceUnit
from mas_sim.scoring.absence import AbsentDay, absent_days, lesson_hours
from mas_sim.scoring.frameworks import number

WEEKDAYS = ("ma", "di", "wo", "do", "vr")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

KIND_LABEL = {
    AbsenceKind.ONGEOORLOOFD: "Ongeoorloofd",
    AbsenceKind.LUXEVERZUIM: "Luxeverzuim",
    AbsenceKind.TE_LAAT: "Te laat",
    AbsenceKind.ZIEK: "Ziek",
    AbsenceKind.VERLOF: "Verlof",
    AbsenceKind.GESCHORST: "Geschorst",
    AbsenceKind.THUIS_OP_VERZOEK: "Thuis op verzoek van de school",
}
# colour never stands alone: each kind has its own shape; mid tones read on paper and on dark
_STYLE = {
    AbsenceKind.ONGEOORLOOFD: ("#B26A00", "square"),
    AbsenceKind.LUXEVERZUIM: ("#8A5AA8", "star"),
    AbsenceKind.TE_LAAT: ("#3D78B8", "triangle-up"),
    AbsenceKind.ZIEK: ("#2E8B6B", "cross"),
    AbsenceKind.VERLOF: ("#7C8A91", "diamond"),
    AbsenceKind.GESCHORST: ("#B8474A", "x"),
    AbsenceKind.THUIS_OP_VERZOEK: ("#7A6A3A", "hexagon"),
}
_INK = {"light": ("#16262E", "#D3D8DA"), "dark": ("#E8EEF0", "#3A464C")}


def unit_word(unit: AbsenceUnit) -> str:
    """The unit in words."""
    return "lesuren" if unit is AbsenceUnit.LESUREN else "uur"


def dutch_date(day: dt.date) -> str:
    """A date as people write it: 9 nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def calendar_figure(register: AbsenceRegister, until: dt.date, scheme: str) -> dict[str, Any]:
    """A plotly figure as a plain dict: weeks across, weekdays down, one trace per kind.

    ``scheme`` is light or dark.
    """
    ink, faint = _INK[scheme]
    days = [day for day in absent_days(register) if day.date <= until]
    first = min((day.date for day in days), default=until)
    mondays = _mondays(first, until)
    kinds = [kind for kind in AbsenceKind if any(day.kind is kind for day in days)]
    return {
        "data": [
            _school_days(register, mondays, until, faint),
            *(_trace(days, kind, register) for kind in kinds),
        ],
        "layout": {
            "height": 290,
            "margin": {"l": 36, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": ink, "size": 13, "family": "Atkinson Hyperlegible Next, sans-serif"},
            "legend": {"orientation": "h", "y": -0.22, "font": {"color": ink}},
            "dragmode": False,
            "xaxis": {
                "tickvals": [monday.isoformat() for monday in _labelled(mondays)],
                "ticktext": [f"{monday.day} {MONTHS[monday.month - 1]}" for monday in _labelled(mondays)],
                "type": "date",
                "tickangle": 0,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "tickfont": {"color": ink},
            },
            "yaxis": {
                "tickvals": list(range(5)),
                "ticktext": list(WEEKDAYS),
                "range": [4.6, -0.6],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "tickfont": {"color": ink},
            },
        },
    }


def calendar_rows(register: AbsenceRegister, until: dt.date) -> list[tuple[str, str, str, str]]:
    """The same facts as rows: date, kind, amount, note."""
    rows = []
    for record in sorted(register.records, key=lambda item: item.date):
        if record.date > until:
            continue
        day = f"{WEEKDAYS[record.date.weekday()]} {dutch_date(record.date)}"
        if record.until is not None:
            day += f" t/m {WEEKDAYS[record.until.weekday()]} {dutch_date(record.until)}"
        rows.append(
            (day, KIND_LABEL[record.kind], _amount(record.kind, record.amount, register), record.note or "")
        )
    return rows


def calendar_sentence(register: AbsenceRegister, figures: AbsenceFigures) -> str:
    """The answer that the calendar shows, in words."""
    unit = unit_word(register.unit)
    parts = []
    if figures.total_hours:
        start = figures.worst_window_start
        window = (
            f", waarvan {number(figures.worst_window_hours)} in de vier lesweken vanaf {dutch_date(start)}"
            if start
            else ""
        )
        parts.append(f"{number(figures.total_hours)} {unit} ongeoorloofd dit schooljaar{window}")
    if figures.times_late:
        parts.append(f"{figures.times_late} keer te laat")
    if figures.sick_reports_12_weeks:
        count = figures.sick_reports_12_weeks
        parts.append(f"{count} {'ziekmelding' if count == 1 else 'ziekmeldingen'} binnen 12 weken")
    if figures.unenrolled_days:
        parts.append(f"{figures.unenrolled_days} dagen zonder inschrijving")
    return ("; ".join(parts) or "Er staat geen verzuim in het overzicht") + "."


def _mondays(first: dt.date, last: dt.date) -> list[dt.date]:
    monday = first - dt.timedelta(days=first.weekday())
    return [monday + dt.timedelta(weeks=week) for week in range((last - monday).days // 7 + 1)]


def _labelled(mondays: list[dt.date]) -> list[dt.date]:
    """The weeks that carry a date: at most five, so that they stay level in a narrow column."""
    return mondays[:: math.ceil(len(mondays) / 5)]


def _school_days(
    register: AbsenceRegister, mondays: list[dt.date], until: dt.date, faint: str
) -> dict[str, Any]:
    days = [
        monday + dt.timedelta(days=offset)
        for monday in mondays
        for offset in range(5)
        if monday + dt.timedelta(days=offset) <= until
        and lesson_hours(register, monday + dt.timedelta(days=offset))
    ]
    return {
        **_points(days),
        "name": "lesdag",
        "showlegend": False,
        "hoverinfo": "skip",
        "marker": {"symbol": "square-open", "size": 16, "color": faint},
    }


def _trace(days: list[AbsentDay], kind: AbsenceKind, register: AbsenceRegister) -> dict[str, Any]:
    mine = [day for day in days if day.kind is kind]
    colour, symbol = _STYLE[kind]
    return {
        **_points([day.date for day in mine]),
        "name": KIND_LABEL[kind],
        "text": [
            f"{dutch_date(day.date)}: {KIND_LABEL[kind].lower()}, {_amount(kind, day.amount, register)}"
            for day in mine
        ],
        "hoverinfo": "text",
        "marker": {
            "opacity": 1,
            "symbol": symbol,
            "size": [_size(kind, day.amount) for day in mine],
            "color": colour,
        },
    }


def _points(days: list[dt.date]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(day - dt.timedelta(days=day.weekday())).isoformat() for day in days],
        "y": [day.weekday() for day in days],
    }


def _size(kind: AbsenceKind, amount: float) -> float:
    return 10 if kind is AbsenceKind.TE_LAAT else 8 + min(8, amount)


def _amount(kind: AbsenceKind, amount: float | None, register: AbsenceRegister) -> str:
    if kind is AbsenceKind.TE_LAAT:
        return f"{number(amount or 1)}x"
    if amount is None:
        return "hele dag"
    single = amount == 1 and register.unit is AbsenceUnit.LESUREN
    return f"{number(amount)} {'lesuur' if single else unit_word(register.unit)}"
