"""Texts written from a memo: the memo is there and not neutral, and the example does what the checklist asks."""

from collections.abc import Iterator

from mas_sim.content.checks.cues import unreadable
from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.judged import LineOutcome, WrittenLine
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.writing import WritingTask
from mas_sim.scoring.written import hold_against


def check(casus: Casus, source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Everything that is wrong with what a trainee is asked to write."""
    memos = {item.id: item.text for item in casus.dossier.attachments if item.from_start}
    found: list[ContentProblem] = []
    for phase in PhaseId:
        for index, decision in enumerate(casus.decisions(phase)):
            task = decision.writing
            if task is None:
                continue
            place: Location = (phase.value, "decisions", index, "document", "writing")
            wrong = [*_empty(task, source, place), *unreadable(_phrases(task, place), source)]
            if task.memo not in memos:
                text = f"De bijlage ‘{task.memo}’ is er niet. Noem een bijlage die er vanaf het begin is (from_start: true)."
                wrong.append(source.problem((*place, "memo"), text))
            found += wrong or _held(task, memos[task.memo], methodology, source, place)
    return found


def _empty(task: WritingTask, source: Source, place: Location) -> Iterator[ContentProblem]:
    for at, line in enumerate(task.checklist):
        if not line.points and not line.avoid:
            text = "Deze regel toetst niets. Noem punten onder points of zinswendingen onder avoid."
            yield source.problem((*place, "checklist", at), text)


def _phrases(task: WritingTask, place: Location) -> Iterator[tuple[Location, str]]:
    for at, line in enumerate(task.checklist):
        where: Location = (*place, "checklist", at)
        for index, phrase in enumerate(line.avoid):
            yield (*where, "avoid", index), phrase
        for number, point in enumerate(line.points):
            for index, phrase in enumerate(point.phrases):
                yield (*where, "points", number, "phrases", index), phrase


def _held(
    task: WritingTask, memo: str, methodology: Methodology, source: Source, place: Location
) -> Iterator[ContentProblem]:
    for line in hold_against(task.example, task.checklist, memo, methodology):
        if line.outcome is not LineOutcome.PRESENT:
            text = f"Het voorbeeld voldoet niet aan ‘{line.label}’: {_why(line)}. Herstel het voorbeeld of de regel."
            yield source.problem((*place, "example"), text)
    lines = hold_against(memo, task.checklist, "", methodology)
    if all(line.outcome is not LineOutcome.SPOILED for line in lines):
        text = "In de memo staat niets dat de checklist afkeurt. Zet bij avoid wat er in de memo niet neutraal is."
        yield source.problem((*place, "checklist"), text)


def _why(line: WrittenLine) -> str:
    if line.missing:
        return "niet gevonden is " + ", ".join(line.missing)
    return "kijk naar " + " en ".join(f"‘{one}’" for one in line.found)
