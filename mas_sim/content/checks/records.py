"""The verzuimregistratie: records that cannot be, and stated figures that it contradicts."""

import datetime as dt
import math
from collections.abc import Iterator

from mas_sim.content.checks.dossier import day_text
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.absence import AbsenceKind, AbsenceRecord, AbsenceRegister
from mas_sim.model.casus import Casus, Dossier
from mas_sim.scoring.absence import figures, lesson_hours
from mas_sim.scoring.frameworks import number

_REGISTER: Location = ("dossier", "absence")


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Impossible records and periods; figures only when the records are right."""
    register = casus.dossier.absence
    found = [source.problem(place, text) for place, text in (*_periods(register), *_records(register))]
    return found or _stated(casus, source)


def _periods(register: AbsenceRegister) -> Iterator[tuple[Location, str]]:
    for name, periods in (("holidays", register.holidays), ("unenrolled", register.unenrolled)):
        for index, period in enumerate(periods):
            if period.end < period.start:
                yield (*_REGISTER, name, index, "end"), "De laatste dag ligt voor de eerste dag. Draai ze om."


def _records(register: AbsenceRegister) -> Iterator[tuple[Location, str]]:
    for index, record in enumerate(register.records):
        place: Location = (*_REGISTER, "records", index)
        if record.until is not None and record.until < record.date:
            yield (*place, "until"), "De laatste dag ligt voor de eerste dag. Draai ze om."
        elif not lesson_hours(register, record.date):
            text = f"Op {day_text(record.date)} is er volgens rooster en vakanties geen les. Kies een lesdag."
            yield (*place, "date"), text
        else:
            yield from _amount(register, record, place)


def _amount(
    register: AbsenceRegister, record: AbsenceRecord, place: Location
) -> Iterator[tuple[Location, str]]:
    if record.kind is AbsenceKind.TE_LAAT:
        if record.until is not None:
            yield (*place, "until"), "Te laat komen geldt voor één dag. Haal until weg of maak aparte regels."
        return
    day, hours = min(_lesson_days(register, record), key=lambda item: item[1])
    if record.amount is not None and record.amount > hours:
        text = f"{number(record.amount)} uur is meer dan het rooster van {day_text(day)} ({number(hours)}). Pas het aan."
        yield (*place, "amount"), text


def _lesson_days(register: AbsenceRegister, record: AbsenceRecord) -> Iterator[tuple[dt.date, float]]:
    span = ((record.until or record.date) - record.date).days
    for offset in range(span + 1):
        day = record.date + dt.timedelta(days=offset)
        hours = lesson_hours(register, day)
        if hours:
            yield day, hours


def _stated(casus: Casus, source: Source) -> list[ContentProblem]:
    dossier = casus.dossier
    computed = figures(dossier.absence, casus.youth.birth_date, dossier.reference_date)
    texts = list(_texts(dossier))
    found = []
    for index, stated in enumerate(dossier.stated):
        place: Location = ("dossier", "stated", index)
        value = computed.value(stated.figure)
        if not math.isclose(value, stated.value, abs_tol=1e-6):
            text = f"De tekst noemt {number(stated.value)}, maar uit de registratie volgt {number(value)} ({stated.figure.value}). Verbeter een van beide."
            found.append(source.problem((*place, "value"), text))
        if not any(_one_line(stated.quote) in text for text in texts):
            text = f"De woorden ‘{stated.quote}’ staan in geen enkele tekst van het dossier. Neem ze letterlijk over."
            found.append(source.problem((*place, "quote"), text))
    return found


def _texts(dossier: Dossier) -> Iterator[str]:
    yield _one_line(dossier.situation)
    for part in (dossier.chronology, dossier.attachments, dossier.facts):
        yield from (_one_line(item.text) for item in part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
