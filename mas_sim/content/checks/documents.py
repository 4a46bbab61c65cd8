"""Decisions that compose a text: every block has its place, and the checklist names blocks that are there."""

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision, Document, Select
from mas_sim.model.methodology import PhaseId


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Everything that is wrong with the documents of a casus."""
    found = []
    for phase in PhaseId:
        for index, decision in enumerate(casus.decisions(phase)):
            place: Location = (phase.value, "decisions", index)
            if decision.document is None:
                found += _without(decision, source, place)
            else:
                found += _with(decision, decision.document, source, place)
    return found


def _without(decision: Decision, source: Source, place: Location) -> list[ContentProblem]:
    text = "Een passage hoort bij een keuzemoment met document. Voeg document toe, of haal de passage weg."
    return [
        source.problem((*place, "options", at, "passage"), text)
        for at, option in enumerate(decision.options)
        if option.passage is not None
    ]


def _with(decision: Decision, document: Document, source: Source, place: Location) -> list[ContentProblem]:
    where: Location = (*place, "document")
    found = []
    if decision.select is not Select.MANY:
        found.append(source.problem(where, "Een stuk stel je samen uit meer opties. Zet select op meer."))
    blocks = {option.id for option in decision.options if option.passage is not None}
    if set(document.order) != blocks or len(document.order) != len(blocks):
        names = ", ".join(sorted(blocks.symmetric_difference(document.order))) or "een dubbele"
        text = f"order noemt elke optie met een passage precies één keer. Kijk naar: {names}."
        found.append(source.problem((*where, "order"), text))
    for at, line in enumerate(document.checklist):
        unknown = sorted({*line.needs, *line.spoiled_by} - {option.id for option in decision.options})
        if unknown:
            text = f"De optie {', '.join(unknown)} bestaat hier niet. Noem een optie van dit keuzemoment."
            found.append(source.problem((*where, "checklist", at), text))
        if not line.needs and not line.spoiled_by:
            text = "Deze regel toetst niets. Noem bouwstenen onder needs of spoiled_by."
            found.append(source.problem((*where, "checklist", at), text))
    return found
