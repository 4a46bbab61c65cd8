"""The uitgewerkt voorbeeld beside the casuses: read, and held against the methodiek."""

from pathlib import Path

from mas_sim.content.checks.ids import twice
from mas_sim.content.checks.sources import check_reasons
from mas_sim.content.reading import load
from mas_sim.content.source import Source
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.worked import WorkedExample

WORKED_FILE = Path("_voorbeeld") / "voorbeeld.yaml"


def read_worked(
    path: Path, methodology: Methodology
) -> tuple[WorkedExample | None, tuple[ContentProblem, ...]]:
    """The example of a file and its problems; nothing of either when there is no file."""
    if not path.is_file():
        return None, ()
    try:
        found, source = load(WorkedExample, path)
    except ContentInvalidError as error:
        return None, error.problems
    problems = [
        *check_reasons(source, methodology),
        *twice(source, "De stap", [(step.id, ("steps", at, "id")) for at, step in enumerate(found.steps)]),
        *_out_of_order(found, source),
    ]
    return (None if problems else found), tuple(sorted(problems))


def _out_of_order(found: WorkedExample, source: Source) -> list[ContentProblem]:
    """Steps that go back to an earlier phase, and phases without a step."""
    order = list(PhaseId)
    problems = [
        source.problem(("steps", at, "phase"), "Deze fase komt na een latere. Zet de stappen op volgorde.")
        for at in range(1, len(found.steps))
        if order.index(found.steps[at].phase) < order.index(found.steps[at - 1].phase)
    ]
    missing = [phase.value for phase in order if phase not in {step.phase for step in found.steps}]
    if missing:
        problems.append(
            source.problem(("steps",), f"Er is geen stap in de fase {', '.join(missing)}. Voeg die toe.")
        )
    return problems
