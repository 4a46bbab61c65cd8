"""Use cases of a trainee: one short method per thing that can be clicked."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mas_sim.application.contents import Contents
from mas_sim.application.levels import Levels
from mas_sim.application.library import ContentLibrary
from mas_sim.application.naslag import Handbook, handbook_of
from mas_sim.application.ports import Clock, IdSource, RunSummary, Storage, StoredRun
from mas_sim.engine.board import Board
from mas_sim.engine.run import act, replay, start
from mas_sim.model.actions import ContentHashes, Mode, RunEvent, Start, StepAction
from mas_sim.model.casus import Casus
from mas_sim.model.judged import PhaseFeedback, RunReport
from mas_sim.model.justification import Assessment, Assessor
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.rubric import Anchor, Rubric
from mas_sim.model.run import Run
from mas_sim.model.summary import CasusSummary
from mas_sim.model.worked import WorkedExample
from mas_sim.scoring.justification.scorer import JustificationScorer
from mas_sim.scoring.report import Judges

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


class Practice:
    """What a trainee can do; every accepted step is stored before it returns."""

    def __init__(
        self,
        library: ContentLibrary,
        contents: Contents,
        storage: Storage,
        clock: Clock,
        ids: IdSource,
        scorer: JustificationScorer,
    ) -> None:
        """Wire the ports; the library has been validated."""
        self._levels = Levels(scorer, storage, clock)
        self._library, self._storage, self._contents = library, storage, contents
        self._clock, self._ids = clock, ids

    def summaries(self) -> tuple[CasusSummary, ...]:
        """The casuses on offer, as a list tells of them."""
        return self._library.summaries()

    def casus(self, casus_id: str) -> Casus:
        """One casus as it is on offer now.

        Raises:
            ContentNotFoundError: there is no casus of that name.
        """
        return self._library.casus(casus_id)

    def beside(self, casus: Casus) -> tuple[CasusSummary, ...]:
        """The casus that this one is a variant of and its other variants; of a casus itself its variants."""
        return tuple(one for one in self.summaries() if one.id != casus.id and one.family == casus.family)

    def begin_beside(self, view: RunView, casus_id: str, browser: str) -> RunView:
        """Start another casus as whoever played this run: same name, way of working and organisation."""
        stored, _ = self._storage.runs.load(view.run_id)
        mode = Mode.OEFENEN if view.run.mode is Mode.PANEL else view.run.mode
        return self.begin(casus_id, mode, view.run.pseudonym, browser, stored.organisation)

    def on_offer(self, casus_id: str) -> tuple[Casus, ContentHashes]:
        """A casus as it is on offer now, kept with everything it is judged with.

        Raises:
            ContentNotFoundError: there is no casus of that name.
        """
        bundle, hashes = self._contents.current(casus_id)
        return bundle.casus, hashes

    def methodology(self) -> Methodology:
        """The methodiek on offer now."""
        return self._library.methodology()

    @cached_property
    def handbook(self) -> Handbook:
        """The naslag as on offer now."""
        library = self._library
        return handbook_of(library.methodology(), library.frameworks(), library.naslag())

    def worked_example(self) -> WorkedExample | None:
        """The uitgewerkt voorbeeld, for who never played a casus."""
        return self._library.worked_example()

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
        self,
        casus_id: str,
        mode: Mode,
        pseudonym: str,
        browser: str,
        organisation: str = "",
        contents: ContentHashes | None = None,
        panel: str = "",
    ) -> RunView:
        """Start a run of a casus, as on offer now or with the stored ``contents``, and store its first event."""
        hashes = contents or self._contents.current(casus_id)[1]
        judges = self._contents.judges_for(hashes)
        now = self._clock.now()
        action = Start(casus_id=judges.board.casus.id, mode=mode, pseudonym=pseudonym, contents=hashes)
        run, event = start(judges.board, action, now)
        stored = StoredRun(
            run_id=self._ids.new_id(),
            browser=browser,
            casus_id=action.casus_id,
            casus_title=judges.board.casus.card.title,
            mode=mode.value,
            pseudonym=action.pseudonym,
            created_at=now,
            contents=hashes.model_dump(),
            organisation=organisation,
            panel=panel,
        )
        self._storage.runs.create(stored, [event.model_dump_json()])
        return RunView(stored.run_id, run, judges)

    def open(self, run_id: str) -> RunView:
        """The run as stored.

        Raises:
            RunNotFoundError: there is no such run.
        """
        stored, bodies = self._storage.runs.load(run_id)
        judges = self._contents.judges_for(ContentHashes.model_validate(stored.contents))
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

    def last_seq(self, run_id: str) -> int:
        """Number of the last stored step of a run."""
        return self._storage.runs.last_seq(run_id)

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

    def prepare(self, view: RunView) -> None:
        """Load what reads free text, before a whole room waits for it."""
        self.personal_data(view, "")

    def runs_of(self, browser: str) -> tuple[RunSummary, ...]:
        """The runs this browser started, newest first."""
        return self._storage.runs.runs_of(browser) if browser else ()

    def dossier_closes(self, view: RunView) -> dt.datetime | None:
        """When the dossier of an exam closes; None elsewhere, where it stays open."""
        if view.run.mode is not Mode.EXAMEN:
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
