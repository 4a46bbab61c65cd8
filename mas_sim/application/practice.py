"""Use cases of a trainee: one short method per thing that can be clicked."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from mas_sim.application.levels import Levels
from mas_sim.application.library import ContentCodec, ContentLibrary
from mas_sim.application.ports import Clock, IdSource, RunSummary, Storage, StoredRun
from mas_sim.engine.board import Board
from mas_sim.engine.bot import Policy, play
from mas_sim.engine.run import act, replay, start
from mas_sim.errors import ContentNotFoundError
from mas_sim.model.actions import ContentHashes, Mode, RunEvent, Start, StepAction
from mas_sim.model.base import Model
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.judged import PhaseFeedback, RunReport
from mas_sim.model.justification import Assessment, Assessor
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.rubric import Anchor, Rubric
from mas_sim.model.run import Run
from mas_sim.scoring.justification.rules import RulesScorer
from mas_sim.scoring.report import Judges

M = TypeVar("M", bound=Model)
KEPT_CONTENTS = 32
DRAFT_LIMIT = 500_000  # far above what can be handed in, so that a pasted text can be cut down at leisure


@dataclass(frozen=True)
class RunView:
    """A run as a screen needs it: its id, its state, and who judges it."""

    run_id: str
    run: Run
    judges: Judges

    @property
    def board(self) -> Board:
        """The casus and instrument of this run."""
        return self.judges.board


@dataclass(frozen=True)
class Bundle:
    """The five pieces of content a run is judged with."""

    casus: Casus
    methodology: Methodology
    frameworks: FrameworkSet
    instrument: SignallingInstrument
    rubric: Rubric

    def parts(self) -> dict[str, Model]:
        """The pieces by kind."""
        return {
            "casus": self.casus,
            "methodology": self.methodology,
            "frameworks": self.frameworks,
            "instrument": self.instrument,
            "rubric": self.rubric,
        }

    def hashes(self, codec: ContentCodec) -> ContentHashes:
        """The hash of each piece."""
        return ContentHashes.model_validate(
            {kind: codec.content_hash(model) for kind, model in self.parts().items()}
        )


def bundle_of(library: ContentLibrary, casus_id: str) -> Bundle:
    """A casus with everything it is judged with now.

    Raises:
        ContentNotFoundError: there is no casus of that name.
    """
    return Bundle(
        library.casus(casus_id),
        library.methodology(),
        library.frameworks(),
        library.instrument(),
        library.rubric(),
    )


def judges_of(bundle: Bundle, hashes: ContentHashes) -> Judges:
    """Judges over a bundle; plays the reference once to have its path."""
    board = Board(bundle.casus, bundle.instrument)
    moment = dt.datetime.combine(bundle.casus.dossier.reference_date, dt.time(), dt.UTC)
    run = play(board, hashes, Mode.OEFENEN, Policy.REFERENCE, 0, moment)
    return Judges(board, bundle.methodology, bundle.frameworks, run)


class Practice:
    """What a trainee can do; every accepted step is stored before it returns."""

    def __init__(
        self,
        library: ContentLibrary,
        codec: ContentCodec,
        storage: Storage,
        clock: Clock,
        ids: IdSource,
        scorer: RulesScorer,
    ) -> None:
        """Wire the ports; the library has been validated."""
        self._levels = Levels(scorer, storage, clock)
        self._library, self._codec, self._storage = library, codec, storage
        self._clock, self._ids = clock, ids
        self._judges: OrderedDict[ContentHashes, Judges] = OrderedDict()
        self._current: dict[str, tuple[Bundle, ContentHashes]] = {}

    def casuses(self) -> tuple[Casus, ...]:
        """The casuses on offer."""
        return self._library.casuses()

    def methodology(self) -> Methodology:
        """The methodiek on offer now."""
        return self._library.methodology()

    def rubric(self) -> Rubric:
        """The rubric of the motivering; its questions help while writing."""
        return self._library.rubric()

    def anchors(self, criterion: str) -> tuple[Anchor, ...]:
        """Examples of one criterion, for whoever is going to judge."""
        return tuple(one for one in self._library.anchors() if one.criterion == criterion)

    def dossier_minutes(self) -> int:
        """Minutes that the dossier of an exam stays open."""
        return self._library.exam_rubric().dossier_minutes

    def begin(
        self, casus_id: str, mode: Mode, pseudonym: str, browser: str, organisation: str = ""
    ) -> RunView:
        """Start a run of a casus and store its first event."""
        bundle, hashes = self._bundle(casus_id)
        judges = self._judges_for(hashes)
        now = self._clock.now()
        action = Start(casus_id=casus_id, mode=mode, pseudonym=pseudonym, contents=hashes)
        run, event = start(judges.board, action, now)
        stored = StoredRun(
            run_id=self._ids.new_id(),
            browser=browser,
            casus_id=casus_id,
            casus_title=bundle.casus.card.title,
            mode=mode.value,
            pseudonym=action.pseudonym,
            created_at=now,
            contents=hashes.model_dump(),
            organisation=organisation,
        )
        self._storage.runs.create(stored, [event.model_dump_json()])
        return RunView(stored.run_id, run, judges)

    def open(self, run_id: str) -> RunView:
        """The run as stored.

        Raises:
            RunNotFoundError: there is no such run.
        """
        stored, bodies = self._storage.runs.load(run_id)
        judges = self._judges_for(ContentHashes.model_validate(stored.contents))
        events = [RunEvent.model_validate_json(body) for body in bodies]
        return RunView(run_id, replay(judges.board, events), judges)

    def act(self, view: RunView, actions: Sequence[StepAction]) -> RunView:
        """Do the actions in order, all or none, and store them.

        Raises:
            RunError: one of them may not be done; nothing is stored.
            RunConflictError: another tab stored a step first; nothing is stored.
        """
        run, events, now = view.run, [], self._clock.now()
        for action in actions:
            run, event = act(view.board, run, action, now)
            events.append(event.model_dump_json())
        self._storage.runs.append(view.run_id, view.run.seq, events, finished=run.finished)
        return RunView(view.run_id, run, view.judges)

    def is_current(self, view: RunView) -> bool:
        """False when another tab or device has gone on."""
        return self._storage.runs.last_seq(view.run_id) == view.run.seq

    def feedback(self, view: RunView, phase: PhaseId) -> PhaseFeedback:
        """The judges on one phase."""
        return view.judges.phase(view.run, phase)

    def report(self, view: RunView) -> RunReport:
        """The verslag as it stands."""
        return view.judges.report(view.run)

    def levels(self, view: RunView, subject: str) -> Assessment:
        """The levels of the motivering of a subject as it now reads.

        Raises:
            StorageError: they could not be read or kept.
        """
        return self._levels.of(view.run_id, view.board, view.judges.methodology, view.run, subject)

    def trusted(self) -> frozenset[str]:
        """Criteria whose levels are more than advice in this installation."""
        return self._levels.trusted(criterion.id for criterion in self.rubric().criteria)

    def judgements(self, view: RunView, subject: str) -> tuple[Assessment, ...]:
        """What trainers said of the motivering as it now reads, oldest first; the last one stands."""
        version = 2 if subject in view.run.first_justifications else 1
        kept = [
            Assessment.model_validate_json(one.body)
            for one in self._storage.assessments.of(view.run_id)
            if one.subject == subject and one.assessor == Assessor.TRAINER.value
        ]
        return tuple(one for one in kept if one.version == version)

    def personal_data(self, view: RunView, text: str) -> tuple[str, ...]:
        """Pieces of free text that look like a real person's data."""
        return self._levels.personal_data(view.board, view.judges.methodology, view.run, text)

    def runs_of(self, browser: str) -> tuple[RunSummary, ...]:
        """The runs this browser started, newest first."""
        return self._storage.runs.runs_of(browser) if browser else ()

    def dossier_closes(self, view: RunView) -> dt.datetime | None:
        """When the dossier of an exam closes; None in practice, where it stays open."""
        if view.run.mode is Mode.OEFENEN:
            return None
        return view.run.started_at + dt.timedelta(minutes=self.dossier_minutes())

    def now(self) -> dt.datetime:
        """The clock of the application."""
        return self._clock.now()

    def save_draft(self, run_id: str, field: str, text: str) -> None:
        """Keep free text that was not handed in yet; over the limit only its beginning."""
        self._storage.runs.save_draft(run_id, field, text[:DRAFT_LIMIT])

    def drafts(self, run_id: str) -> dict[str, str]:
        """Texts not handed in yet, by field."""
        return self._storage.runs.drafts(run_id)

    def drop_draft(self, run_id: str, field: str) -> None:
        """Forget a draft once it was handed in."""
        self._storage.runs.drop_draft(run_id, field)

    def _bundle(self, casus_id: str) -> tuple[Bundle, ContentHashes]:
        if casus_id not in self._current:
            bundle = bundle_of(self._library, casus_id)
            hashes = self._keep(bundle)
            self._remember(hashes, judges_of(bundle, hashes))
            self._current[casus_id] = bundle, hashes
        return self._current[casus_id]

    def _keep(self, bundle: Bundle) -> ContentHashes:
        """Store the content of a bundle by hash, before any run refers to it."""
        hashes = bundle.hashes(self._codec)
        for kind, model in bundle.parts().items():
            self._storage.contents.put(kind, getattr(hashes, kind), self._codec.to_body(model))
        return hashes

    def _judges_for(self, hashes: ContentHashes) -> Judges:
        if hashes not in self._judges:
            self._remember(hashes, judges_of(self._stored_bundle(hashes), hashes))
        self._judges.move_to_end(hashes)
        return self._judges[hashes]

    def _remember(self, hashes: ContentHashes, judges: Judges) -> None:
        self._judges[hashes] = judges
        while len(self._judges) > KEPT_CONTENTS:
            self._judges.popitem(last=False)

    def _stored_bundle(self, hashes: ContentHashes) -> Bundle:
        return Bundle(
            casus=self._stored(Casus, "casus", hashes.casus),
            methodology=self._stored(Methodology, "methodology", hashes.methodology),
            frameworks=self._stored(FrameworkSet, "frameworks", hashes.frameworks),
            instrument=self._stored(SignallingInstrument, "instrument", hashes.instrument),
            rubric=self._stored(Rubric, "rubric", hashes.rubric),
        )

    def _stored(self, kind_of: type[M], kind: str, content_hash: str) -> M:
        stored_kind, body = self._storage.contents.get(content_hash)
        model = self._codec.from_body(stored_kind, body)
        if not isinstance(model, kind_of):
            raise ContentNotFoundError(kind, content_hash)
        return model
