"""The ketentafel: roles that each know a part, what they share, and what the table decides."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mas_sim.model.actions import FreeText, Reference
from mas_sim.model.base import Model, Slug

CHAIR = "leerplicht"
"""The role that leads the table and records what it decides."""

Answer = tuple[Annotated[str, StringConstraints(min_length=1, max_length=130)], ...]


class RoleKnows(Model):
    """What one role brings to the table: ids of facts, and of documents of the dossier."""

    role: Slug
    facts: tuple[Slug, ...] = ()
    attachments: tuple[Slug, ...] = ()


class TakeRole(Model):
    """A participant sits down as a role; more than one may share it."""

    kind: Literal["take_role"] = "take_role"
    participant: Reference
    role: Slug


class Share(Model):
    """A participant tells a fact: to the whole table, or to the roles in ``to`` alone."""

    kind: Literal["share"] = "share"
    participant: Reference
    fact: Slug
    to: tuple[Slug, ...] = ()


class Settle(Model):
    """What the table decides together; by the chair, or by the trainer when ``participant`` is None."""

    kind: Literal["settle"] = "settle"
    participant: Reference | None = None
    step: int
    answer: Answer
    reason: FreeText


class Shared(Model):
    """A fact that was told: by which role, and to which roles; none named is the whole table."""

    fact: str
    by: str
    to: tuple[str, ...]

    def heard_by(self, role: str) -> bool:
        """True when this role heard it."""
        return not self.to or role in self.to


class Decided(Model):
    """What the table decided on a question, and why."""

    answer: tuple[str, ...]
    reason: str
    at: dt.datetime


class Table(Model):
    """A ketentafel as it stands.

    Attributes:
        deal: what each role that can be taken brings, by role, in order.
        roles: role by participant.
        shared: what was told, in order.
        decided: what the table decided, by number of the question.
    """

    deal: dict[str, RoleKnows]
    roles: dict[str, str] = Field(default_factory=dict)
    shared: tuple[Shared, ...] = ()
    decided: dict[int, Decided] = Field(default_factory=dict)

    def known_to(self, role: str) -> tuple[str, ...]:
        """Facts a role brought or heard, in that order."""
        own = self.deal[role].facts if role in self.deal else ()
        heard = (one.fact for one in self.shared if one.heard_by(role))
        return tuple(dict.fromkeys((*own, *heard)))
