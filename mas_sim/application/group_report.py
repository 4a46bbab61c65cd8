"""What remains of a groepssessie: figures over the group, never over a person."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mas_sim.application.group_figures import Moves, RoundReport, answers_of, moves_between, rounds_of
from mas_sim.application.group_labels import nameless, title_of
from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import TableReport, table_report
from mas_sim.application.team_comparison import TeamComparison
from mas_sim.model.actions import ContentHashes
from mas_sim.model.group import GroupForm, GroupStage
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.uniformity import Uniformity, uniformity


@dataclass(frozen=True)
class QuestionReport:
    """One question that was put to the group.

    Attributes:
        before, after: how alike the group judged in the first and in the second round.
        moves: None when fewer than ``kept_from`` people answered in both rounds.
        kept: reasons worth keeping, in the trainer's wording.
    """

    item: str
    title: str
    phase: PhaseId
    rounds: tuple[RoundReport, ...]
    before: Uniformity | None
    after: Uniformity | None
    moves: Moves | None
    kept: tuple[str, ...]


@dataclass(frozen=True)
class PhaseReport:
    """How alike the group judged over the questions of a phase.

    Attributes:
        questions: number of questions in the figures: those with figures for both rounds, so that before and after
            are about the same; where there are none, those with figures for the first.
    """

    phase: PhaseId
    questions: int
    before: Uniformity
    after: Uniformity | None


@dataclass(frozen=True)
class GroupReport:
    """A session as it may be kept.

    Attributes:
        participants: how many take part.
        withheld: fewer than ``kept_from`` take part, so there are no figures at all.
        not_asked: titles of the questions the group did not come to.
        intentions: how many noted an if-then intention; what it says is their own.
        table: who told what and what was decided at a ketentafel; None in the other forms.
        teams: the choices of the teams of a workshop side by side, per casus; none when withheld.
    """

    casus_id: str
    casus_title: str
    form: GroupForm
    opened_at: dt.datetime
    updated_at: dt.datetime
    ended: bool
    participants: int
    kept_from: int
    withheld: bool
    questions: tuple[QuestionReport, ...]
    not_asked: tuple[str, ...]
    phases: tuple[PhaseReport, ...]
    agreements: tuple[str, ...]
    follow_up: tuple[str, ...]
    intentions: int
    contents: ContentHashes
    edition: str
    table: TableReport | None = None
    teams: tuple[TeamComparison, ...] = ()


def group_report(view: GroupView, teams: Sequence[TeamComparison] = ()) -> GroupReport:
    """What may be kept of a session as it stands; ``teams`` are those of a workshop side by side."""
    session = view.session
    decided = session.table.decided if session.table else {}
    asked = [step for step, one in enumerate(session.steps) if one.votes or step in decided]
    return GroupReport(
        casus_id=session.casus_id,
        casus_title=view.casus_title,
        form=session.form,
        opened_at=session.opened_at,
        updated_at=session.updated_at,
        ended=session.stage is GroupStage.AFGELOPEN,
        participants=len(session.present),
        kept_from=session.kept_from,
        withheld=len(session.present) < session.kept_from,
        questions=tuple(_question(view, step) for step in asked),
        not_asked=tuple(
            title_of(view, one.item) for step, one in enumerate(session.steps) if step not in asked
        ),
        phases=_phases(view, asked),
        agreements=nameless(view, session.agreements),
        follow_up=nameless(view, session.follow_up),
        intentions=len(session.intentions.keys() & {one.id for one in session.present}),
        contents=session.contents,
        edition=view.judges.methodology.edition,
        table=table_report(view) if session.table else None,
        teams=_teams(view, teams) if len(session.present) >= session.kept_from else (),
    )


def _teams(view: GroupView, teams: Sequence[TeamComparison]) -> tuple[TeamComparison, ...]:
    """The comparisons, with no pseudonym in what a team wrote."""
    return tuple(
        one.with_explanations(lambda text: nameless(view, (text,))[0] if text else "") for one in teams
    )


def _question(view: GroupView, step: int) -> QuestionReport:
    now, asked = view.session.steps[step], view.asked(step)
    before, after = answers_of(view, step, 1), answers_of(view, step, 2)
    return QuestionReport(
        item=now.item,
        title=title_of(view, now.item),
        phase=asked.phase,
        rounds=rounds_of(view, step),
        before=uniformity([(asked, before)]) if before else None,
        after=uniformity([(asked, after)]) if after else None,
        moves=moves_between(view, asked, before, after) if before and after else None,
        kept=nameless(view, now.kept),
    )


def _phases(view: GroupView, steps: Sequence[int]) -> tuple[PhaseReport, ...]:
    found = (
        _phase(view, phase, [one for one in steps if view.asked(one).phase is phase]) for phase in PhaseId
    )
    return tuple(one for one in found if one is not None)


def _phase(view: GroupView, phase: PhaseId, steps: Sequence[int]) -> PhaseReport | None:
    first = {step: answers for step in steps if (answers := answers_of(view, step, 1))}
    second = {step: answers for step in first if (answers := answers_of(view, step, 2))}
    used = second or first
    before = uniformity([(view.asked(step), first[step]) for step in used])
    after = uniformity([(view.asked(step), second[step]) for step in second])
    return PhaseReport(phase, len(used), before, after) if before else None
