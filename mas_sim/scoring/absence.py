"""The verzuimcijfers, computed from the verzuimregistratie.

Counted as ongeoorloofd: ongeoorloofd, luxeverzuim and sent home by the school.
Not counted in hours: te laat (a number of times), ziek, verlof, geschorst. Where no
source says how to count we chose, and ``OWN_CHOICES`` tells the trainee so.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mas_sim.model.absence import AbsenceFigures, AbsenceKind, AbsenceRecord, AbsenceRegister

COUNTED = frozenset({AbsenceKind.ONGEOORLOOFD, AbsenceKind.LUXEVERZUIM, AbsenceKind.THUIS_OP_VERZOEK})
WINDOW_WEEKS = 4
SICK_WINDOW = dt.timedelta(weeks=12)
SCHOOL_YEAR_STARTS = 8  # month

OWN_CHOICES = (
    "Een venster van vier lesweken begint op een maandag en bestaat uit vier kalenderweken met les; "
    "een week zonder lesdag telt niet mee.",
    "Verzuim op de dag van een melding hoort nog bij die melding; de telling begint de dag erna opnieuw.",
    "Aaneengesloten ziektedagen tellen als één ziekmelding, ook over een weekend of vakantie heen.",
    "De langste reeks telt lesdagen achter elkaar waarop de hele dag gemist is, behalve verlof.",
    "Halt kijkt naar uren op eigen initiatief; wij tellen daarvoor de uren die zo zijn aangemerkt.",
)


class AbsentDay(NamedTuple):
    """One day's part of a record; ``amount`` in hours, or times for te laat."""

    date: dt.date
    kind: AbsenceKind
    amount: float
    own_initiative: bool
    whole: bool


def figures(register: AbsenceRegister, birth_date: dt.date, reference_date: dt.date) -> AbsenceFigures:
    """Compute every figure as it stands on ``reference_date``.

    Records after the reference date are left out: they have not happened yet.
    """
    days = [day for day in absent_days(register) if day.date <= reference_date]
    counted = [day for day in days if day.kind in COUNTED]
    year_start = _school_year_start(reference_date)
    year = [day for day in counted if day.date >= year_start]
    late = [day for day in days if day.kind is AbsenceKind.TE_LAAT and day.date >= year_start]
    hours, start, end = _worst_window(register, counted)
    sick = sorted({day.date for day in days if day.kind is AbsenceKind.ZIEK})
    return AbsenceFigures(
        unit=register.unit,
        worst_window_hours=hours,
        worst_window_start=start,
        worst_window_end=end,
        total_hours=_sum(day.amount for day in year),
        own_initiative_hours=_sum(day.amount for day in year if day.own_initiative),
        times_late=int(sum(day.amount for day in late)),
        luxe_days=len({day.date for day in days if day.kind is AbsenceKind.LUXEVERZUIM and day.whole}),
        sick_reports_12_weeks=_most_sick_reports(register, sick),
        longest_sick_days=_longest_stretch(register, sick),
        longest_stretch_days=_longest_stretch(register, _whole_days(days)),
        unenrolled_days=_unenrolled_days(register, reference_date),
        age=age_on(birth_date, reference_date),
    )


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Age in whole years on a day."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def absent_days(register: AbsenceRegister) -> Iterator[AbsentDay]:
    """The records spread over school days, in the order of the register."""
    for record in register.records:
        for day in _dates(register, record):
            if record.kind is AbsenceKind.TE_LAAT:
                yield AbsentDay(day, record.kind, record.amount or 1, record.own_initiative, whole=False)
                continue
            hours = lesson_hours(register, day)
            amount = hours if record.amount is None else record.amount
            yield AbsentDay(day, record.kind, amount, record.own_initiative, whole=amount >= hours)


def lesson_hours(register: AbsenceRegister, day: dt.date) -> float:
    """Hours on the timetable that day; 0 in weekends and holidays."""
    if day.weekday() > 4 or any(holiday.start <= day <= holiday.end for holiday in register.holidays):
        return 0
    table = register.timetable
    return (table.ma, table.di, table.wo, table.do, table.vr)[day.weekday()]


def _sum(amounts: Iterable[float]) -> float:
    """Rounded to minutes' precision: a rule of 16 hours must see 16, not 15.999999999999998."""
    return round(math.fsum(amounts), 2)


def _dates(register: AbsenceRegister, record: AbsenceRecord) -> list[dt.date]:
    span = ((record.until or record.date) - record.date).days
    dates = [record.date + dt.timedelta(days=offset) for offset in range(span + 1)]
    return [day for day in dates if record.until is None or lesson_hours(register, day)]


def _school_year_start(day: dt.date) -> dt.date:
    year = day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1
    return dt.date(year, SCHOOL_YEAR_STARTS, 1)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _lesson_weeks(register: AbsenceRegister, first: dt.date, last: dt.date) -> list[dt.date]:
    mondays = [first + dt.timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return [
        monday
        for monday in mondays
        if any(lesson_hours(register, monday + dt.timedelta(days=offset)) for offset in range(5))
    ]


def _worst_window(
    register: AbsenceRegister, counted: list[AbsentDay]
) -> tuple[float, dt.date | None, dt.date | None]:
    worst: tuple[float, dt.date | None, dt.date | None] = (0.0, None, None)
    bounds = [dt.date.min, *sorted(register.reports), dt.date.max]
    for after, until in pairwise(bounds):
        segment = [day for day in counted if after < day.date <= until]
        window = _segment_window(register, segment)
        if window[0] > worst[0]:
            worst = window
    return worst


def _segment_window(
    register: AbsenceRegister, segment: list[AbsentDay]
) -> tuple[float, dt.date | None, dt.date | None]:
    if not segment:
        return 0.0, None, None
    per_week: dict[dt.date, float] = defaultdict(float)
    for day in segment:
        per_week[_monday(day.date)] += day.amount
    weeks = _lesson_weeks(register, min(per_week), max(per_week))
    windows = [weeks[index : index + WINDOW_WEEKS] for index in range(max(1, len(weeks) - WINDOW_WEEKS + 1))]
    # content is valid: a record lies on a school day, so its week is one of the weeks
    best = max(windows, key=lambda window: _sum(per_week.get(week, 0.0) for week in window))
    return _sum(per_week.get(week, 0.0) for week in best), best[0], best[-1] + dt.timedelta(days=4)


def _whole_days(days: list[AbsentDay]) -> list[dt.date]:
    whole = {day.date for day in days if day.whole and day.kind is not AbsenceKind.VERLOF}
    return sorted(whole)


def _stretches(register: AbsenceRegister, dates: list[dt.date]) -> list[list[dt.date]]:
    stretches: list[list[dt.date]] = []
    for day in dates:
        if stretches and not _lessons_between(register, stretches[-1][-1], day):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return stretches


def _lessons_between(register: AbsenceRegister, earlier: dt.date, later: dt.date) -> bool:
    gap = (later - earlier).days
    return any(lesson_hours(register, earlier + dt.timedelta(days=offset)) for offset in range(1, gap))


def _longest_stretch(register: AbsenceRegister, dates: list[dt.date]) -> int:
    return max((len(stretch) for stretch in _stretches(register, dates)), default=0)


def _most_sick_reports(register: AbsenceRegister, dates: list[dt.date]) -> int:
    starts = [stretch[0] for stretch in _stretches(register, dates)]
    counts = [sum(1 for other in starts if start <= other < start + SICK_WINDOW) for start in starts]
    return max(counts, default=0)


def _unenrolled_days(register: AbsenceRegister, reference_date: dt.date) -> int:
    return sum(
        max(0, (min(period.end, reference_date) - period.start).days + 1) for period in register.unenrolled
    )
