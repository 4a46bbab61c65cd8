"""The dossier: what can become known, and figures that agree with the records."""

import datetime as dt

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.absence import AbsenceKind, AbsenceRecord
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.absence import figures, lesson_hours
from mas_sim.scoring.frameworks import number


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Facts and documents no one can reach, impossible records, figures that contradict the text."""
    found = [*_facts(casus, source), *_attachments(casus, source)]
    records = [
        problem
        for index, record in enumerate(casus.dossier.absence.records)
        for problem in _record(casus, source, record, ("dossier", "absence", "records", index))
    ]
    return [*found, *records, *([] if records else _stated(casus, source))]


def _facts(casus: Casus, source: Source) -> list[ContentProblem]:
    options = [
        option for phase in PhaseId for decision in casus.decisions(phase) for option in decision.options
    ]
    reachable = {fact for request in casus.requests() for fact in request.reveals}
    reachable |= {fact for option in options for fact in option.reveals}
    return [
        source.problem(
            ("dossier", "facts", index),
            f"Het feit ‘{fact.id}’ kan nooit bekend worden. Zet from_start: true of laat een vraag of optie het onthullen.",
        )
        for index, fact in enumerate(casus.dossier.facts)
        if not fact.from_start and fact.id not in reachable
    ]


def _attachments(casus: Casus, source: Source) -> list[ContentProblem]:
    delivered = {item for request in casus.requests() for item in request.attachments}
    return [
        source.problem(
            ("dossier", "attachments", index),
            f"De bijlage ‘{item.id}’ komt nooit in het dossier. Zet from_start: true of noem haar bij een vraag.",
        )
        for index, item in enumerate(casus.dossier.attachments)
        if not item.from_start and item.id not in delivered
    ]


def _record(casus: Casus, source: Source, record: AbsenceRecord, place: Location) -> list[ContentProblem]:
    register = casus.dossier.absence
    if record.until is not None and record.until < record.date:
        return [source.problem((*place, "until"), "De laatste dag ligt voor de eerste dag.")]
    hours = lesson_hours(register, record.date)
    if not hours:
        text = f"Op {_day(record.date)} is er volgens rooster en vakanties geen les."
        return [source.problem((*place, "date"), text)]
    if record.kind is AbsenceKind.TE_LAAT:
        late = record.until is not None
        return [source.problem((*place, "until"), "Te laat komen geldt voor een dag.")] if late else []
    if record.amount is not None and record.amount > hours:
        text = f"{number(record.amount)} uur is meer dan het rooster van die dag ({number(hours)})."
        return [source.problem((*place, "amount"), text)]
    return []


def _stated(casus: Casus, source: Source) -> list[ContentProblem]:
    dossier = casus.dossier
    computed = figures(dossier.absence, casus.youth.birth_date, dossier.reference_date)
    texts = [dossier.situation, *(entry.text for entry in dossier.chronology)]
    texts += [item.text for item in dossier.attachments] + [fact.text for fact in dossier.facts]
    joined = "\n".join(" ".join(text.split()) for text in texts)
    found = []
    for index, stated in enumerate(dossier.stated):
        place: Location = ("dossier", "stated", index)
        value = computed.value(stated.figure)
        if value != stated.value:
            text = f"De tekst noemt {number(stated.value)}, maar uit de registratie volgt {number(value)} ({stated.figure.value})."
            found.append(source.problem((*place, "value"), text))
        if " ".join(stated.quote.split()) not in joined:
            text = f"De woorden ‘{stated.quote}’ staan in geen enkele tekst van het dossier."
            found.append(source.problem((*place, "quote"), text))
    return found


def _day(day: dt.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
