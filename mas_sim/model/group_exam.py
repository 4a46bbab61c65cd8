"""The oefenexamen with a verantwoordingsgesprek: a candidate, two assessors apart, then a joint judgement."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mas_sim.model.actions import FreeText, OptionalText, Reference
from mas_sim.model.base import Model, Slug

ASSESSORS = 2


class Mark(StrEnum):
    """Onvoldoende or voldoende on a criterion."""

    O = "O"  # noqa: E741 - the field's own letter
    V = "V"


class ExamPoint(Model):
    """A criterion the candidate is held against, and whether it is a cruciale eis."""

    id: Slug
    crucial: bool = False


class Note(Model):
    """The candidate's notes; the last ones count."""

    kind: Literal["note"] = "note"
    participant: Reference
    text: OptionalText


class Interview(Model):
    """The dossier closes and the verantwoordingsgesprek begins."""

    kind: Literal["interview"] = "interview"


class GiveMark(Model):
    """An assessor's mark on a criterion, with a note; None takes the mark back."""

    kind: Literal["give_mark"] = "give_mark"
    assessor: Reference
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    criterion: Slug
    mark: Mark | None = None
    note: OptionalText = ""


class HandIn(Model):
    """An assessor's own judgement stands; only then can the other's be seen."""

    kind: Literal["hand_in"] = "hand_in"
    assessor: Reference


class Marked(Model):
    """A mark with its note or reason."""

    mark: Mark | None = None
    note: OptionalText = ""


class Conclude(Model):
    """What the assessors judge together: a mark on every criterion, and the reasons."""

    kind: Literal["conclude"] = "conclude"
    marks: dict[Slug, Marked]
    text: FreeText


class ExamMoment(StrEnum):
    """Where an exam stands."""

    WACHT = "wacht"
    DOSSIER = "dossier"
    GESPREK = "gesprek"
    SAMEN = "samen"
    BESLOTEN = "besloten"


class Sheet(Model):
    """One assessor's own judgement."""

    name: str
    marks: dict[str, Marked] = Field(default_factory=dict)
    handed_in: bool = False


class OralExam(Model):
    """An oefenexamen as it stands.

    Attributes:
        closes: when the dossier closes, None before it was opened.
        notes: the candidate's own.
        sheets: per assessor; shown to the other once both are handed in.
        marks, text: the joint judgement, empty before it.
    """

    criteria: tuple[ExamPoint, ...]
    minutes: int
    moment: ExamMoment = ExamMoment.WACHT
    closes: dt.datetime | None = None
    notes: str = ""
    sheets: dict[str, Sheet] = Field(default_factory=dict)
    marks: dict[str, Marked] = Field(default_factory=dict)
    text: str = ""

    @property
    def crucial(self) -> frozenset[str]:
        """Ids of the cruciale eisen."""
        return frozenset(point.id for point in self.criteria if point.crucial)

    @property
    def differing(self) -> tuple[str, ...]:
        """Criteria on which the assessors differ, once both handed in."""
        marks = [[sheet.marks[point.id].mark for sheet in self.sheets.values()] for point in self.criteria]
        return tuple(
            point.id for point, given in zip(self.criteria, marks, strict=True) if len(set(given)) > 1
        )
