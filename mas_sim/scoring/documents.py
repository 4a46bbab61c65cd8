"""A letter or proces-verbaal composed of building blocks, and held against its checklist."""

from collections.abc import Collection

from mas_sim.model.decision import Decision, Document, DocumentCheck
from mas_sim.model.judged import CheckedLine, DocumentReview, LineOutcome


def compose(decision: Decision, document: Document, chosen: Collection[str]) -> tuple[str, ...]:
    """The paragraphs of the text that these options make, opening and closing included."""
    passages = {option.id: option.passage for option in decision.options if option.id in chosen}
    middle = [text for block in document.order if (text := passages.get(block))]
    return (document.opening, *middle, document.closing)


def review(decision: Decision, chosen: Collection[str]) -> DocumentReview | None:
    """The text that was composed, line by line beside the checklist; None where nothing is composed."""
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
    )


def _outcome(check: DocumentCheck, chosen: Collection[str]) -> LineOutcome:
    if any(block in chosen for block in check.spoiled_by):
        return LineOutcome.SPOILED
    if check.needs and not any(block in chosen for block in check.needs):
        return LineOutcome.MISSING
    return LineOutcome.PRESENT
