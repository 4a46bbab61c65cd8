"""Use cases of a trainer who judges: what waits, what the rules say, and a judgement above it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mas_sim.application.ports import Clock, RunSummary, Storage
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.trainers import Trainer
from mas_sim.errors import RunNotFoundError
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT
from mas_sim.model.justification import Assessment, Assessor, CriterionScore

MOST_RUNS = 200
HIGHEST = 3


@dataclass(frozen=True)
class Waiting:
    """A motivering in the queue.

    Attributes:
        title: what was explained, in words.
        doubt: how unsure the rules are, 0 and up: a flag counts 1, a level in the middle counts by its share.
        judged: whether a trainer has judged this version.
    """

    run_id: str
    pseudonym: str
    casus_title: str
    subject: str
    title: str
    doubt: float
    judged: bool


class Reviews:
    """A trainer sees only the work of the own organisation; a judgement is added, never changed.

    Args:
        practice: opens runs and gives the levels of the rules.
        storage: lists runs and keeps judgements.
        clock: says when.
    """

    def __init__(self, practice: Practice, storage: Storage, clock: Clock) -> None:
        self._practice, self._storage, self._clock = practice, storage, clock

    def queue(self, trainer: Trainer) -> tuple[Waiting, ...]:
        """What waits: not yet judged first, and of those what the rules are least sure of."""
        found = [
            item
            for summary in self._storage.runs.runs_in(trainer.organisation.organisation_id, MOST_RUNS)
            for item in self._of_run(summary)
        ]
        return tuple(sorted(found, key=lambda item: (item.judged, -item.doubt, item.run_id, item.subject)))

    def open(self, trainer: Trainer, run_id: str) -> RunView:
        """A run of the own organisation.

        Raises:
            RunNotFoundError: there is none, or it belongs to others.
        """
        stored, _ = self._storage.runs.load(run_id)
        if not stored.organisation or stored.organisation != trainer.organisation.organisation_id:
            raise RunNotFoundError(run_id)
        return self._practice.open(run_id)

    def judge(
        self,
        trainer: Trainer,
        view: RunView,
        subject: str,
        levels: Mapping[str, int],
        reasons: Mapping[str, str],
    ) -> Assessment:
        """Add the judgement of this trainer.

        Raises:
            RunNotFoundError: the run belongs to another organisation.
            StorageError: it could not be kept.
        """
        self.open(trainer, view.run_id)
        rules = self._practice.levels(view, subject)
        scores = tuple(
            CriterionScore(
                criterion=score.criterion,
                level=levels.get(score.criterion, score.level),
                evidence=score.evidence,
                missing=reasons.get(score.criterion, "").strip(),
            )
            for score in rules.scores
        )
        given = Assessment(
            assessor=Assessor.TRAINER,
            scorer=trainer.name,
            version=rules.version,
            text=rules.text,
            scores=scores,
            flags=rules.flags,
            at=self._clock.now(),
        )
        self._storage.assessments.add(
            view.run_id, subject, given.assessor.value, given.model_dump_json(), self._clock.now()
        )
        return given

    def _of_run(self, summary: RunSummary) -> list[Waiting]:
        view = self._practice.open(summary.run_id)
        return [
            Waiting(
                run_id=summary.run_id,
                pseudonym=summary.pseudonym,
                casus_title=summary.casus_title,
                subject=subject,
                title=_title(view, subject),
                doubt=doubt(self._practice.levels(view, subject)),
                judged=bool(self._practice.judgements(view, subject)),
            )
            for subject in view.run.justifications
        ]


def _title(view: RunView, subject: str) -> str:
    if subject == ROUTES_SUBJECT:
        return "De route"
    if subject == REVISED_ROUTES_SUBJECT:
        return "De route na de toets"
    return view.board.decisions[subject][0].title


def doubt(assessment: Assessment) -> float:
    """How unsure the rules are: flags, missing levels, and levels in the middle."""
    middle = sum(score.level in (None, 1, 2) for score in assessment.scores)
    return len(assessment.flags) + middle / max(1, len(assessment.scores))
