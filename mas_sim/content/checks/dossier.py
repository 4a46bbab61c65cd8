"""The dossier: what can become known, and when it was written."""

import datetime as dt
from collections.abc import Iterator

from mas_sim.content.checks.references import nearest
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.methodology import PhaseId


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Facts and documents no one can reach, and dates that lie ahead of the dossier."""
    return [*_facts(casus, source), *_attachments(casus, source), *_dates(casus, source)]


def _facts(casus: Casus, source: Source) -> list[ContentProblem]:
    options = [
        option for phase in PhaseId for decision in casus.decisions(phase) for option in decision.options
    ]
    reachable = {fact for request in casus.requests() for fact in request.reveals}
    reachable |= {fact for option in options for fact in option.reveals}
    ids = {fact.id for fact in casus.dossier.facts}
    # a misspelt name is said once, where it stands
    meant = {nearest(name, ids) for name in reachable - ids}
    return [
        source.problem(
            ("dossier", "facts", index),
            f"Het feit ‘{fact.id}’ kan nooit bekend worden. Zet from_start: true of laat een vraag of optie het onthullen.",
        )
        for index, fact in enumerate(casus.dossier.facts)
        if not fact.from_start and fact.id not in reachable | meant
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


def _dates(casus: Casus, source: Source) -> list[ContentProblem]:
    """What already lies there cannot date from after the day the officer begins."""
    start = casus.dossier.reference_date
    return [
        source.problem(
            place,
            f"Deze datum ligt na de begindag van het dossier ({day_text(start)}). Pas een van beide aan.",
        )
        for day, place in _past(casus)
        if day > start
    ]


def _past(casus: Casus) -> Iterator[tuple[dt.date, Location]]:
    dossier = casus.dossier
    yield casus.youth.birth_date, ("youth", "birth_date")
    for index, entry in enumerate(dossier.chronology):
        yield entry.date, ("dossier", "chronology", index, "date")
    for index, item in enumerate(dossier.attachments):
        if item.from_start:
            yield item.date, ("dossier", "attachments", index, "date")
    for index, day in enumerate(dossier.absence.reports):
        yield day, ("dossier", "absence", "reports", index)


def day_text(day: dt.date) -> str:
    """A date as an author reads it: 9-11-2026."""
    return f"{day.day}-{day.month}-{day.year}"
