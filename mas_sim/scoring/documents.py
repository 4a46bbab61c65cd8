"""A letter or proces-verbaal composed of building blocks, and held against its checklist."""

from collections.abc import Collection

from mas_sim.engine.board import Board
from mas_sim.model.decision import Decision, Document, DocumentCheck
from mas_sim.model.judged import CheckedLine, DocumentReview, LineOutcome
from mas_sim.model.methodology import Methodology
from mas_sim.model.run import Run
from mas_sim.scoring.written import review_written


def compose(decision: Decision, document: Document, chosen: Collection[str]) -> tuple[str, ...]:
    """The paragraphs of the text that these options make, opening and closing included."""
    passages = {option.id: option.passage for option in decision.options if option.id in chosen}
    middle = [text for block in document.order if (text := passages.get(block))]
    return (document.opening, *middle, document.closing)


def review(
    board: Board, run: Run, methodology: Methodology, decision: Decision, chosen: Collection[str]
) -> DocumentReview | None:
    """The text that was composed, and what was written before it, beside their checklists; None where there is none."""
    document = decision.document
    if document is None:
        return None
    return DocumentReview(
        kind=document.kind,
        paragraphs=compose(decision, document, chosen),
        lines=tuple(
            CheckedLine(label=check.label, outcome=_outcome(check, chosen), reason=check.reason)
            for check in document.checklist
        ),
        written=review_written(board, run, methodology, decision),
    )


def _outcome(check: DocumentCheck, chosen: Collection[str]) -> LineOutcome:
    if any(block in chosen for block in check.spoiled_by):
        return LineOutcome.SPOILED
    if check.needs and not any(block in chosen for block in check.needs):
        return LineOutcome.MISSING
    return LineOutcome.PRESENT
