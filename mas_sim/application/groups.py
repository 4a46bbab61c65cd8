"""Use cases of a groepssessie: a trainer opens and leads it, participants come in with a code and commit."""

import datetime as dt
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

from mas_sim.application.contents import Contents
from mas_sim.application.group_store import GroupSummary, Seat, StoredGroup
from mas_sim.application.ports import Clock, IdSource, Storage
from mas_sim.application.published import DRAFT
from mas_sim.application.seats import distinct, hashed
from mas_sim.application.trainers import CODE_LENGTH, READABLE, Trainer
from mas_sim.engine.backdrop import Asked, asked_items
from mas_sim.engine.deal import deal
from mas_sim.engine.group import act, open_group, replay
from mas_sim.errors import GroupNotFoundError, GroupRefusedError, RunConflictError, StorageBusyError
from mas_sim.model.actions import ContentHashes
from mas_sim.model.group import (
    Commit,
    GroupAction,
    GroupEvent,
    GroupForm,
    GroupQuestion,
    GroupSession,
    GroupStage,
    Intend,
    Join,
    OpenGroup,
    ParticipantAction,
    TrainerAction,
)
from mas_sim.model.group_exam import Conclude, ExamPoint, GiveMark, HandIn
from mas_sim.model.group_teams import FinishCasus, GroupCasus
from mas_sim.model.rubric import ExamRubric
from mas_sim.scoring.report import Judges

TRIES = 20
MOST_SESSIONS = 100
_KEPT = 64
_TOKEN_BYTES = 18


@dataclass(frozen=True)
class GroupView:
    """A session as a screen needs it: its state, the casus, and what can be asked."""

    session_id: str
    code: str
    organisation: str
    casus_title: str
    session: GroupSession
    judges: Judges
    items: dict[str, Asked]

    def asked(self, step: int) -> Asked:
        """The question of a step."""
        return self.items[self.session.steps[step].item]


@dataclass(frozen=True)
class SeatView:
    """A session as one participant sees it."""

    view: GroupView
    participant: str

    @property
    def pseudonym(self) -> str:
        """The name this participant goes by."""
        return self.view.session.participants[self.participant].pseudonym


class Groups:
    """Every accepted step is stored before it returns; one session's steps are stored one after another.

    Args:
        contents: what a session is judged with.
        storage: keeps sessions, events and seats.
        clock: says when.
        ids: identifiers that cannot be guessed.
        kept_from: number of votes from which figures and minutes are made.
    """

    def __init__(
        self, contents: Contents, storage: Storage, clock: Clock, ids: IdSource, kept_from: int = 5
    ) -> None:
        self._contents, self._store, self._clock, self._ids = contents, storage.groups, clock, ids
        self.kept_from = kept_from
        self._views: OrderedDict[str, GroupView] = OrderedDict()
        self._items: dict[ContentHashes, dict[str, Asked]] = {}
        self._turns: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
        self._shelf = threading.Lock()

    # --- the trainer ---------------------------------------------------------------------------

    def items(self, casus_id: str) -> tuple[Judges, dict[str, Asked]]:
        """What of a casus can be put to a group, in playing order, with the judges over it.

        Raises:
            ContentNotFoundError: there is no casus of that name.
        """
        _, hashes = self._contents.current(casus_id)
        return self._contents.judges_for(hashes), self._items_of(hashes)

    def open(
        self,
        trainer: Trainer,
        casus_id: str,
        questions: Sequence[GroupQuestion] = (),
        form: GroupForm = GroupForm.INTERVISIE,
        *,
        then: Sequence[str] = (),
        teams: int = 0,
    ) -> GroupView:
        """Open a session with a code of its own.

        Args:
            trainer: who leads it.
            casus_id: the casus, of a workshop the first.
            questions: what is put to the group, in an intervisie and at a ketentafel.
            form: how the group works.
            then: in a workshop the casuses after the first.
            teams: in a workshop the number of teams.

        Raises:
            GroupRefusedError: a question that the casus does not hold, or nothing to do.
            ContentNotFoundError: there is no casus of that name.
        """
        bundle, hashes = self._contents.current(casus_id)
        now = self._clock.now()
        action = OpenGroup(
            form=form,
            casus_id=bundle.casus.id,  # a draft is asked for by another name
            contents=hashes,
            questions=tuple(questions),
            kept_from=self.kept_from,
            **self._own_part(form, (casus_id, *then), teams),
        )
        session, event = open_group(self._items_of(hashes), action, now)
        stored = StoredGroup(
            session_id=self._ids.new_id(),
            code=self._new_code(),
            organisation=trainer.organisation.organisation_id,
            form=form.value,
            casus_id=bundle.casus.id,
            casus_title=bundle.casus.card.title + (" (concept)" if casus_id.startswith(DRAFT) else ""),
            created_at=now,
            contents=hashes.model_dump(),
        )
        self._store.create(stored, [event.model_dump_json()])
        return self._remember(stored, session)

    def _own_part(self, form: GroupForm, casuses: Sequence[str], teams: int) -> dict[str, Any]:
        """What a session of one form alone needs from the start."""
        if form is GroupForm.KETENTAFEL:
            _, hashes = self._contents.current(casuses[0])
            return {"deal": deal(self._contents.judges_for(hashes).board)}
        if form is GroupForm.WORKSHOP:
            return {"casuses": tuple(map(self._casus, casuses)), "teams": teams}
        if form is GroupForm.OEFENEXAMEN:
            rubric = self._contents.exam_rubric()
            points = tuple(ExamPoint(id=one.id, crucial=one.crucial) for one in rubric.criteria)
            return {"criteria": points, "dossier_minutes": rubric.dossier_minutes}
        return {}

    def _casus(self, casus_id: str) -> GroupCasus:
        bundle, hashes = self._contents.current(casus_id)
        return GroupCasus(casus_id=bundle.casus.id, title=bundle.casus.card.title, contents=hashes)

    def exam_rubric(self) -> ExamRubric:
        """The criteria of the oefenexamen, as they now read."""
        return self._contents.exam_rubric()

    def sessions(self, trainer: Trainer) -> tuple[GroupSummary, ...]:
        """The sessions of this trainer's organisation, last moved first."""
        return self._store.groups_in(trainer.organisation.organisation_id, MOST_SESSIONS)

    def board(self, trainer: Trainer, session_id: str) -> GroupView:
        """A session of the own organisation, as stored.

        Raises:
            GroupNotFoundError: there is none, or it belongs to others.
        """
        view = self._fresh(session_id)
        if view.organisation != trainer.organisation.organisation_id:
            raise GroupNotFoundError(session_id)
        return view

    def lead(self, trainer: Trainer, session_id: str, action: TrainerAction) -> GroupView:
        """Do what the trainer asks.

        Raises:
            GroupRefusedError: it may not be done now; nothing is stored.
            GroupNotFoundError: the session belongs to others.
        """
        view = self.board(trainer, session_id)
        if isinstance(action, GiveMark | HandIn) and action.assessor != trainer.trainer_id:
            raise GroupRefusedError(action.kind, "eigen-oordeel")
        judges = view.session.exam.sheets if view.session.exam is not None else {}
        if isinstance(action, Conclude) and trainer.trainer_id not in judges:
            raise GroupRefusedError(action.kind, "eigen-oordeel")
        return self._act(session_id, action)

    # --- the participants ----------------------------------------------------------------------

    def find(self, code: str) -> GroupSummary:
        """The open session with this code.

        Raises:
            GroupNotFoundError: there is none.
            GroupRefusedError: it is over.
        """
        found = self._store.group_with(code.strip().upper())
        if found is None:
            raise GroupNotFoundError(code)
        if found.ended:
            raise GroupRefusedError("join", "groep-afgelopen")
        return found

    def join(self, code: str, pseudonym: str) -> str:
        """Come in; the token is what the own link holds.

        Raises:
            GroupNotFoundError: no session has this code.
            GroupRefusedError: it is over or full.
        """
        session_id = self.find(code).session_id
        token, participant = secrets.token_urlsafe(_TOKEN_BYTES), self._ids.new_id()
        seat = Seat(token=hashed(token), session_id=session_id, participant=participant)

        def come_in(session: GroupSession) -> Join:
            taken = {one.pseudonym for one in session.participants.values()}
            return Join(participant=participant, pseudonym=distinct(pseudonym, taken))

        self._act(session_id, come_in, seat)
        return token

    def seat(self, token: str) -> SeatView:
        """The session as the holder of this token sees it.

        Raises:
            GroupNotFoundError: nobody holds it.
            GroupRefusedError: the trainer took the seat away.
        """
        found = self._store.seat(hashed(token))
        if found is None:
            raise GroupNotFoundError("seat")
        view = self._fresh(found.session_id)
        if view.session.participants[found.participant].removed:
            raise GroupRefusedError("seat", "doet-niet-mee")
        return SeatView(view, found.participant)

    def do(self, token: str, make: Callable[[str], ParticipantAction]) -> SeatView:
        """Do what the holder of this token asks; ``make`` gets the id of the participant.

        Raises:
            GroupRefusedError: it may not be done now; nothing is stored.
        """
        seat = self.seat(token)
        return SeatView(self._act(seat.view.session_id, make(seat.participant)), seat.participant)

    def commit(self, token: str, step: int, round_: int, answer: Sequence[str], reason: str) -> SeatView:
        """Commit an answer in the round that is open."""
        given = tuple(answer)
        return self.do(
            token, lambda who: Commit(participant=who, step=step, round=round_, answer=given, reason=reason)
        )

    def intend(self, token: str, text: str) -> SeatView:
        """Note the own if-then intention."""
        return self.do(token, lambda who: Intend(participant=who, text=text))

    def finish_casus(self, session_id: str, team: int, casus: int) -> None:
        """Note that the run of a team is finished; a second time does nothing."""
        with suppress(GroupRefusedError):
            self._act(session_id, FinishCasus(team=team, casus=casus))

    def check(self, seat: SeatView, action: ParticipantAction) -> None:
        """Refuse what would be refused, without doing it.

        Raises:
            GroupRefusedError: it may not be done now.
        """
        act(seat.view.items, seat.view.session, action, self._clock.now())

    def seq(self, session_id: str) -> int:
        """Number of the last step of a session, for whoever follows it."""
        return self._store.last_seq(session_id)

    def now(self) -> dt.datetime:
        """The clock of the application."""
        return self._clock.now()

    # --- one session ---------------------------------------------------------------------------

    def _act(
        self,
        session_id: str,
        action: GroupAction | Callable[[GroupSession], GroupAction],
        seat: Seat | None = None,
    ) -> GroupView:
        """Do one action on the session as it stands; another replica may be first, then again.

        Args:
            session_id: which session.
            action: what to do, or what makes it of the session as it stands.
            seat: a seat that is taken with it.
        """
        with self._turn(session_id):
            for _ in range(TRIES):
                view = self._refreshed(session_id)
                wanted = action(view.session) if callable(action) else action
                session, event = act(view.items, view.session, wanted, self._clock.now())
                try:
                    self._store.append(
                        session_id,
                        view.session.seq,
                        [event.model_dump_json()],
                        ended=session.stage is GroupStage.AFGELOPEN,
                        seat=seat,
                    )
                except RunConflictError:
                    continue
                return self._keep(replace(view, session=session))
        raise StorageBusyError(f"{TRIES} conflicts in a row")

    def _turn(self, session_id: str) -> threading.Lock:
        """The lock of a session; it is gone when nobody holds or awaits it."""
        with self._shelf:
            return self._turns.setdefault(session_id, threading.Lock())

    def _fresh(self, session_id: str) -> GroupView:
        known = self._views.get(session_id)
        if known is not None and self._store.last_seq(session_id) == known.session.seq:
            return known
        with self._turn(session_id):
            return self._refreshed(session_id)

    def _refreshed(self, session_id: str) -> GroupView:
        """The session with all that was stored since it was last read; the caller has the turn."""
        known = self._views.get(session_id)
        if known is None:
            stored, bodies = self._store.load(session_id)
            return self._remember(stored, replay(map(GroupEvent.model_validate_json, bodies)))
        later = self._store.events_after(session_id, known.session.seq)
        if not later:
            return known
        return self._keep(
            replace(known, session=replay(map(GroupEvent.model_validate_json, later), known.session))
        )

    def _remember(self, stored: StoredGroup, session: GroupSession) -> GroupView:
        hashes = ContentHashes.model_validate(stored.contents)
        return self._keep(
            GroupView(
                session_id=stored.session_id,
                code=stored.code,
                organisation=stored.organisation,
                casus_title=stored.casus_title,
                session=session,
                judges=self._contents.judges_for(hashes),
                items=self._items_of(hashes),
            )
        )

    def _keep(self, view: GroupView) -> GroupView:
        with self._shelf:
            self._views[view.session_id] = view
            self._views.move_to_end(view.session_id)
            while len(self._views) > _KEPT:
                self._views.popitem(last=False)
        return view

    def _items_of(self, hashes: ContentHashes) -> dict[str, Asked]:
        if hashes not in self._items:
            board = self._contents.judges_for(hashes).board
            moment = dt.datetime.combine(board.casus.dossier.reference_date, dt.time(), dt.UTC)
            self._items[hashes] = asked_items(board, hashes, moment)
        return self._items[hashes]

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(READABLE) for _ in range(CODE_LENGTH))
            if self._store.group_with(code) is None:
                return code
