"""A groepssessie: what trainer and participants do, and the session as it stands after that."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mas_sim.model.actions import EVENT_VERSION, ContentHashes, FreeText, OptionalText, Reference
from mas_sim.model.base import Model, Slug
from mas_sim.model.group_exam import Conclude, ExamPoint, GiveMark, HandIn, Interview, Note, OralExam
from mas_sim.model.group_table import Answer, RoleKnows, Settle, Share, Table, TakeRole
from mas_sim.model.group_teams import (
    MOST_TEAMS,
    Begin,
    BeginCasus,
    Compare,
    FinishCasus,
    GroupCasus,
    JoinTeam,
    TakePen,
    Teams,
)

ASPECTS_ITEM = "aspecten"
"""The group's part of the signaleringslijst, asked as one question; its answers read ``aspect/value``."""

Pseudonym = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Minutes = Annotated[int, Field(ge=1, le=120)]


class GroupForm(StrEnum):
    """How a group works."""

    INTERVISIE = "intervisie"
    WORKSHOP = "workshop"
    KETENTAFEL = "ketentafel"
    OEFENEXAMEN = "oefenexamen"


class GroupStage(StrEnum):
    """Where a session stands as a whole."""

    WACHTKAMER = "wachtkamer"
    BEZIG = "bezig"
    AFRONDEN = "afronden"
    AFGELOPEN = "afgelopen"


class Moment(StrEnum):
    """Where one question stands."""

    WACHT = "wacht"
    STEMMEN = "stemmen"
    GESLOTEN = "gesloten"
    ONTHULD = "onthuld"
    BESPREKEN = "bespreken"
    BESLOTEN = "besloten"
    REFERENTIE = "referentie"


class GroupQuestion(Model):
    """A key decision put to the group: the id of a decision, ``routes``, or ``aspecten``."""

    item: Reference
    rounds: int = Field(default=2, ge=1, le=2)


class OpenGroup(Model):
    """A trainer opens a session.

    ``shown_from`` is the number of votes from which a spread may be revealed in the room, ``kept_from`` the number
    from which figures and minutes are made; between the two the trainer says that the group agrees. An intervisie and
    a ketentafel have ``questions``; a ketentafel also a ``deal``, a workshop ``casuses`` and ``teams``, an oefenexamen
    ``criteria`` and ``dossier_minutes``.
    """

    kind: Literal["open"] = "open"
    form: GroupForm
    casus_id: Slug
    contents: ContentHashes
    questions: tuple[GroupQuestion, ...] = Field(default=(), max_length=40)
    shown_from: int = Field(default=3, ge=3, le=40)
    kept_from: int = Field(default=5, ge=3, le=40)
    deal: tuple[RoleKnows, ...] = ()
    casuses: tuple[GroupCasus, ...] = Field(default=(), max_length=12)
    teams: int = Field(default=0, ge=0, le=MOST_TEAMS)
    criteria: tuple[ExamPoint, ...] = ()
    dossier_minutes: int = Field(default=45, ge=1, le=240)


class Join(Model):
    """A participant comes in."""

    kind: Literal["join"] = "join"
    participant: Reference
    pseudonym: Pseudonym


class Remove(Model):
    """The trainer removes a participant; votes that nobody saw yet no longer count.

    What was revealed stays as it was: the difference would tell what this one person answered.
    """

    kind: Literal["remove"] = "remove"
    participant: Reference


class GoTo(Model):
    """The trainer brings the group to a question; ``leaving`` is where it was, None in the wachtkamer."""

    kind: Literal["go_to"] = "go_to"
    leaving: int | None
    step: int = Field(ge=0)


class OpenVoting(Model):
    """Everyone may commit in this round; also reopens a round that was closed but not revealed."""

    kind: Literal["open_voting"] = "open_voting"
    step: int
    round: int = Field(ge=1, le=2)


class CloseVoting(Model):
    """Nobody commits any more in this round."""

    kind: Literal["close_voting"] = "close_voting"
    step: int
    round: int


class Reveal(Model):
    """The spread and the reasons come on the screen; ``agreed`` when a small group said yes to that."""

    kind: Literal["reveal"] = "reveal"
    step: int
    round: int
    agreed: bool = False


class Discuss(Model):
    """The group talks, for so many minutes; again to give more time."""

    kind: Literal["discuss"] = "discuss"
    step: int
    minutes: Minutes


class ShowReference(Model):
    """The reference comes on the screen, after the last round."""

    kind: Literal["show_reference"] = "show_reference"
    step: int


class HideNames(Model):
    """The board shows pseudonyms, or only how many."""

    kind: Literal["hide_names"] = "hide_names"
    hidden: bool


class KeepReason(Model):
    """A reason worth keeping, for the minutes, in the trainer's wording."""

    kind: Literal["keep_reason"] = "keep_reason"
    step: int
    text: FreeText


class Record(Model):
    """Something the group agreed on, or its follow-up, for the minutes."""

    kind: Literal["record"] = "record"
    what: Literal["afspraak", "vervolg"]
    text: FreeText


class Speak(Model):
    """The trainer answers as someone of the casus; ``to`` one participant, or to all when it is None."""

    kind: Literal["speak"] = "speak"
    who: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    text: FreeText
    to: Reference | None = None


class WindUp(Model):
    """From the questions to the close: agreements and intentions."""

    kind: Literal["wind_up"] = "wind_up"


class End(Model):
    """The session is over; nothing can be added."""

    kind: Literal["end"] = "end"


class Commit(Model):
    """A participant's answer in a round: option ids, routes, or ``aspect/value``, with the reason."""

    kind: Literal["commit"] = "commit"
    participant: Reference
    step: int
    round: int
    answer: Answer
    reason: OptionalText = ""


class Intend(Model):
    """A participant's own if-then intention; a later one replaces it, an empty one takes it back."""

    kind: Literal["intend"] = "intend"
    participant: Reference
    text: OptionalText


TrainerAction = (
    Remove
    | GoTo
    | OpenVoting
    | CloseVoting
    | Reveal
    | Discuss
    | ShowReference
    | HideNames
    | KeepReason
    | Record
    | Speak
    | WindUp
    | End
    | Begin
    | Compare
    | Interview
    | GiveMark
    | HandIn
    | Conclude
    | Settle
)
ParticipantAction = (
    Join | Commit | Intend | TakeRole | Share | Settle | JoinTeam | TakePen | BeginCasus | Note
)
GroupAction = TrainerAction | ParticipantAction | FinishCasus


class GroupEvent(Model):
    """An accepted action and when. Stored as ``(session_id, seq)``, never changed."""

    version: int = EVENT_VERSION
    at: dt.datetime
    action: Annotated[OpenGroup | GroupAction, Field(discriminator="kind")]


class Participant(Model):
    """Someone in the room, by pseudonym."""

    id: str
    pseudonym: str
    joined_at: dt.datetime
    removed: bool = False


class Vote(Model):
    """What one participant committed in one round."""

    answer: tuple[str, ...]
    reason: str
    at: dt.datetime


class Spoken(Model):
    """What the trainer said as someone of the casus, and to whom; None is everyone."""

    who: str
    text: str
    to: str | None


class GroupStep(Model):
    """One question and all that happened to it.

    Attributes:
        round: the round that is or was last open; 0 before the first.
        votes: per round the votes by participant.
        revealed: number of rounds revealed.
        talk_until: when the discussion is meant to end.
        kept: reasons worth keeping, in the trainer's wording.
        spoken: what the trainer said as someone of the casus.
    """

    item: str
    rounds: int
    moment: Moment = Moment.WACHT
    round: int = 0
    votes: tuple[dict[str, Vote], ...] = ()
    revealed: int = 0
    talk_until: dt.datetime | None = None
    kept: tuple[str, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    def heard_by(self, participant: str | None) -> tuple[Spoken, ...]:
        """What was said to everyone, or to this participant."""
        return tuple(one for one in self.spoken if one.to is None or one.to == participant)


class GroupSession(Model):
    """A session as it stands after its events; derived by replay, never stored.

    Attributes:
        seq: number of events replayed.
        at_step: index of the question on the screen.
        participants: everyone who ever came in, by id.
        intentions: if-then intention by participant.
        table, teams, exam: what belongs to that form alone, None in the others.
    """

    seq: int
    form: GroupForm
    casus_id: str
    contents: ContentHashes
    shown_from: int
    kept_from: int
    opened_at: dt.datetime
    updated_at: dt.datetime
    stage: GroupStage = GroupStage.WACHTKAMER
    at_step: int = 0
    steps: tuple[GroupStep, ...] = ()
    participants: dict[str, Participant] = Field(default_factory=dict)
    names_hidden: bool = False
    agreements: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    intentions: dict[str, str] = Field(default_factory=dict)
    table: Table | None = None
    teams: Teams | None = None
    exam: OralExam | None = None

    @property
    def step(self) -> GroupStep:
        """The question on the screen."""
        return self.steps[self.at_step]

    @property
    def present(self) -> tuple[Participant, ...]:
        """Who takes part, in order of joining."""
        return tuple(one for one in self.participants.values() if not one.removed)

    def counted(self, step: int, round_: int) -> dict[str, Vote]:
        """The votes of a round that count, by participant; none for a round that never opened."""
        rounds = self.steps[step].votes
        return rounds[round_ - 1] if 0 < round_ <= len(rounds) else {}
