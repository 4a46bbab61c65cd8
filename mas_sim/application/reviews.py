"""Use cases of a trainer who judges: what waits, what the rules say, and a judgement above it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mas_sim.application.ports import Clock, RunSummary, Storage
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.trainers import Trainer
from mas_sim.application.trust import CriterionTrust, marked, own_judgements, trust
from mas_sim.errors import RunNotFoundError
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT
from mas_sim.model.justification import Assessment, Assessor, CriterionScore
from mas_sim.model.rubric import Criterion, Level

MOST_RUNS = 200
MARKED_BY = 2
ANSWER = "vraag:"
_POINT_LEVELS = (
    Level(level=0, description="Zit niet in dit antwoord."),
    Level(level=1, description="Zit in dit antwoord."),
)


@dataclass(frozen=True)
class Waiting:
    """A motivering in the queue.

    Attributes:
        title: what was explained, in words.
        doubt: how unsure the rules are, 0 and up: a flag counts 1, a level in the middle counts by its share.
        judges: names of the trainers who judged this version, each apart.
    """

    run_id: str
    pseudonym: str
    casus_title: str
    subject: str
    title: str
    doubt: float
    judges: tuple[str, ...]

    def asks(self, trainer: Trainer) -> bool:
        """True when this trainer may add a judgement that is still wanted: the first, or a blind second."""
        return trainer.name not in self.judges and len(self.judges) < MARKED_BY


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
        """What waits: unjudged first, then what asks for a second judgement; least certain on top."""
        found = [
            item
            for summary in self._storage.runs.runs_in(trainer.organisation.organisation_id, MOST_RUNS)
            for item in self._of_run(summary)
        ]
        return tuple(
            sorted(found, key=lambda item: (len(item.judges), -item.doubt, item.run_id, item.subject))
        )

    def open(self, trainer: Trainer, run_id: str) -> RunView:
        """A run of the own organisation.

        Raises:
            RunNotFoundError: there is none, or it belongs to others.
        """
        stored, _ = self._storage.runs.load(run_id)
        if not stored.organisation or stored.organisation != trainer.organisation.organisation_id:
            raise RunNotFoundError(run_id)
        return self._practice.open(run_id)

    def criteria(self, view: RunView, subject: str) -> tuple[Criterion, ...]:
        """What a judgement is given on: the rubric, or for an exam answer each point of a good answer."""
        if not subject.startswith(ANSWER):
            return self._practice.rubric().criteria
        question = view.board.questions[subject.removeprefix(ANSWER)]
        return tuple(
            Criterion(id=f"punt-{number}", label=point, question=question.question, levels=_POINT_LEVELS)
            for number, point in enumerate(question.good, start=1)
        )

    def to_judge(self, view: RunView, subject: str) -> Assessment:
        """What the rules say of a motivering; of an exam answer they say nothing, and every point is open."""
        if not subject.startswith(ANSWER):
            return self._practice.levels(view, subject)
        return Assessment(
            assessor=Assessor.RULES,
            scorer="",
            text=view.run.answers[subject.removeprefix(ANSWER)],
            scores=tuple(
                CriterionScore(criterion=one.id, level=None) for one in self.criteria(view, subject)
            ),
        )

    def readable(self, trainer: Trainer, view: RunView, subject: str) -> tuple[Assessment, ...]:
        """Judgements this trainer may read: all of them once the own one is in, none before."""
        given = self._practice.judgements(view, subject)
        return given if any(one.scorer == trainer.name for one in given) else ()

    def figures(self, trainer: Trainer) -> tuple[CriterionTrust, ...]:
        """How far trainers of this organisation agree, with each other and with the rules."""
        stored = [
            kept
            for summary in self._storage.runs.runs_in(trainer.organisation.organisation_id, MOST_RUNS)
            for kept in self._storage.assessments.of(summary.run_id)
        ]
        return trust(marked(stored), [criterion.id for criterion in self._practice.rubric().criteria])

    def judge(
        self,
        trainer: Trainer,
        view: RunView,
        subject: str,
        levels: Mapping[str, int],
        reasons: Mapping[str, str],
        *,
        joint: bool = False,
    ) -> Assessment:
        """Add the judgement of this trainer; ``joint`` when it is what two trainers agreed on.

        Raises:
            RunNotFoundError: the run belongs to another organisation.
            StorageError: it could not be kept.
        """
        self.open(trainer, view.run_id)
        rules = self.to_judge(view, subject)
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
            joint=joint,
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
                doubt=doubt(self.to_judge(view, subject)),
                judges=tuple(one.scorer for one in own_judgements(self._practice.judgements(view, subject))),
            )
            for subject in explained(view)
        ]


def explained(view: RunView) -> tuple[str, ...]:
    """Everything in a run that a trainer can judge: motiveringen, and answers of an exam."""
    return (*view.run.justifications, *(ANSWER + question for question in view.run.answers))


def _title(view: RunView, subject: str) -> str:
    if subject == ROUTES_SUBJECT:
        return "De route"
    if subject == REVISED_ROUTES_SUBJECT:
        return "De route na de toets"
    if subject.startswith(ANSWER):
        return f"Vraag over {view.board.questions[subject.removeprefix(ANSWER)].phase.value}"
    return view.board.decisions[subject][0].title


def doubt(assessment: Assessment) -> float:
    """How unsure the rules are: flags, missing levels, and levels in the middle."""
    middle = sum(score.level in (None, 1, 2) for score in assessment.scores)
    return len(assessment.flags) + middle / max(1, len(assessment.scores))
