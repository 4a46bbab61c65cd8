"""The 'after' of a groepssessie: minutes for the trainer, a hand-out per participant, invitations to play again."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mas_sim.application.group_figures import RoundReport, rounds_of
from mas_sim.application.group_labels import FORM_TITLE, answer_parts, scale_labels, title_of, unit_labels
from mas_sim.application.group_report import GroupReport, PhaseReport
from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import (
    MAY_KNOW_NOTE,
    NOT_FREELY,
    TableDecision,
    role_label,
    table_report,
)
from mas_sim.application.team_comparison import TeamComparison
from mas_sim.engine.backdrop import Asked
from mas_sim.engine.board import Board
from mas_sim.engine.conditions import visible_options
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.base import Reason
from mas_sim.model.decision import Agreement, Standing
from mas_sim.model.group import ASPECTS_ITEM, GroupStage, Moment, Vote
from mas_sim.model.group_exam import Marked, OralExam
from mas_sim.model.judged import OptionVerdict
from mas_sim.model.methodology import PhaseId, Route
from mas_sim.model.rubric import ExamRubric
from mas_sim.reporting import words
from mas_sim.reporting.calendar import dutch_date
from mas_sim.reporting.verslag import PAGES, Sources, message_html
from mas_sim.scoring.comparison import route_reason
from mas_sim.scoring.uniformity import Uniformity, beside_reference, reference_value

if TYPE_CHECKING:
    from icalendar import Event

NOT_YET = "Nog niet klaar"
WAIT = "Je hand-out is er als de groep gaat afronden. Tot dan blijft de referentie dicht."
REPEAT_AFTER = (7, 28, 84)

_ICONS = {"volgt": "✓", "verdedigbaar": "≈", "wijkt-af": "↗"}
_TABLE_NOTES = (MAY_KNOW_NOTE, NOT_FREELY)
_NOT_KNOWN = (
    "Op dit moment wist niemand nog wat je hiervoor moet weten. Dan is ‘onbekend’ het eerlijke antwoord."
)


@dataclass(frozen=True)
class _Weighed:
    """An aspect beside the reference."""

    label: str
    yours: str
    reference: str
    text: str
    reason: Reason | None


@dataclass(frozen=True)
class _Own:
    """A question with what one participant answered, and the reference once the group saw it."""

    item: str
    title: str
    phase: PhaseId
    votes: tuple[tuple[int, tuple[str, ...], str], ...]
    group: tuple[RoundReport, ...]
    referred: bool
    agreement: Agreement | None
    verdicts: tuple[tuple[OptionVerdict, bool], ...]
    aspects: tuple[_Weighed, ...]


def minutes_html(report: GroupReport) -> str:
    """The minutes of a session as a whole page; they name nobody, and everything typed is escaped."""
    dates = dict.fromkeys((_day(report.opened_at), _day(report.updated_at)))
    return PAGES.get_template("notulen.html").render(
        report=report,
        form=FORM_TITLE[report.form],
        dates=" tot ".join(dates),
        people=_people(report.participants),
        words=words,
        percent=_percent,
        alpha=_alpha,
        margin=_margin,
        higher=_higher(report.phases),
        icons=_ICONS,
        notes=_TABLE_NOTES,
    )


def handout_html(
    view: GroupView,
    participant_id: str,
    criteria: ExamRubric | None = None,
    team: Sequence[TeamComparison] = (),
) -> str:
    """What one participant keeps; before the close of the session only that it is not there yet.

    Args:
        view: the session.
        participant_id: whose hand-out it is.
        criteria: how the criteria of an oefenexamen read.
        team: in a workshop the choices of the own team, per casus.
    """
    if not handout_ready(view):
        return message_html(NOT_YET, WAIT, "/", "Naar het beginscherm")
    session, methodology = view.session, view.judges.methodology
    sources = Sources(methodology)

    def named(label: str) -> str:
        return words.named_routes(methodology, label)

    return PAGES.get_template("handout.html").render(
        title=view.casus_title,
        form=FORM_TITLE[session.form],
        pseudonym=session.participants[participant_id].pseudonym,
        date=_day(session.opened_at),
        questions=[_own(view, step, participant_id) for step, one in enumerate(session.steps) if one.votes],
        kept_from=session.kept_from,
        intention=session.intentions.get(participant_id, ""),
        takeaways=view.judges.board.casus.reference.takeaways,
        edition=methodology.edition,
        words=words,
        named=named,
        source=sources.of_reason,
        sources=sources.listed,
        table=_at_table(view, participant_id) if session.table else None,
        notes=_TABLE_NOTES,
        team=team,
        icons=_ICONS,
        exam=session.exam,
        judged=_judged(session.exam, criteria),
    )


def handout_ready(view: GroupView) -> bool:
    """True once the trainer closes the session."""
    return view.session.stage in (GroupStage.AFRONDEN, GroupStage.AFGELOPEN)


def repeat_ics(casus_title: str, link: str, start: dt.date) -> bytes:
    """Three invitations to play the casus again, as a calendar file; the same ones however often they are fetched."""
    # a participant's screen must not pay for it
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//MAS-simulator//herhaling//NL")
    calendar.add("version", "2.0")
    for days in REPEAT_AFTER:
        calendar.add_component(_invitation(casus_title, link, start, days))
    return bytes(calendar.to_ical())


def _invitation(casus_title: str, link: str, start: dt.date, days: int) -> "Event":
    from icalendar import Event

    event, day = Event(), start + dt.timedelta(days=days)
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{link}#{casus_title}#{day}')}@mas-simulator")
    event.add("dtstamp", dt.datetime.combine(start, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Speel opnieuw: {casus_title}")
    ago = words.weeks(days // 7)
    event.add(
        "description",
        f"{ago} geleden besprak je de casus ‘{casus_title}’ met je groep. Speel hem opnieuw, alleen. "
        f"Kies je nu anders? Zeg dan ook waarom.\n\nKies de casus op het beginscherm: {link}",
    )
    event.add("url", link)
    return event


# --- one participant -------------------------------------------------------------------------------


def _own(view: GroupView, step: int, who: str) -> _Own:
    now, asked = view.session.steps[step], view.asked(step)
    given = [
        (number, votes[who])
        for number in range(1, len(now.votes) + 1)
        if who in (votes := view.session.counted(step, number))
    ]
    last = given[-1][1] if given else None
    referred, listed = now.moment is Moment.REFERENTIE, now.item == ASPECTS_ITEM
    return _Own(
        item=now.item,
        title=title_of(view, now.item),
        phase=asked.phase,
        votes=tuple(
            (number, answer_parts(view, now.item, vote.answer), vote.reason) for number, vote in given
        ),
        group=rounds_of(view, step),
        referred=referred,
        agreement=_agreement(view, step, last) if referred and last and not listed else None,
        verdicts=_verdicts(view, step, last) if referred and not listed else (),
        aspects=_weighed(view, step, last) if referred and listed else (),
    )


def _judged(exam: OralExam | None, criteria: ExamRubric | None) -> list[tuple[str, bool, Marked]]:
    """The joint judgement of an oefenexamen per criterion, cruciale eisen first; empty when there is none."""
    if exam is None or not exam.marks:
        return []
    names = {one.id: one.label for one in criteria.criteria} if criteria else {}
    points = sorted(exam.criteria, key=lambda one: not one.crucial)
    return [(names.get(one.id, one.id), one.crucial, exam.marks[one.id]) for one in points]


def _at_table(view: GroupView, who: str) -> dict[str, object]:
    """What a participant of a ketentafel keeps: the own role, the decisions beside the reference, the debrief."""
    report = table_report(view)
    role = view.session.table.roles.get(who) if view.session.table else None
    return {
        "role": role_label(view, role) if role else None,
        "report": report,
        "decisions": [(made, *_reference_of(view, made)) for made in report.decisions],
    }


def _reference_of(
    view: GroupView, made: TableDecision
) -> tuple[tuple[tuple[OptionVerdict, bool], ...], tuple[_Weighed, ...]]:
    """What the reference says of a decision of the table, once it was shown."""
    if not made.referred or view.session.table is None:
        return (), ()
    given = view.session.table.decided[made.step]
    vote = Vote(answer=given.answer, reason=given.reason, at=given.at)
    listed = made.item == ASPECTS_ITEM
    return (() if listed else _verdicts(view, made.step, vote)), (
        _weighed(view, made.step, vote) if listed else ()
    )


def _agreement(view: GroupView, step: int, vote: Vote) -> Agreement:
    counts = beside_reference(view.judges.board, view.asked(step), {"": vote.answer})
    return next(kind for kind, count in counts.items() if count)


def _verdicts(view: GroupView, step: int, vote: Vote | None) -> tuple[tuple[OptionVerdict, bool], ...]:
    """What the reference prefers and what was chosen, each with whether it was chosen."""
    asked, board = view.asked(step), view.judges.board
    given = vote.answer if vote else ()
    if asked.item == ROUTES_SUBJECT:
        yours = frozenset(map(Route, given))
        preferred = {
            frozenset(one.routes) for one in board.casus.plannen.routes if one.standing is Standing.PREFERRED
        }
        wanted = [one for one in (*preferred, yours) if one]
        return tuple((route_reason(board, one), one == yours) for one in dict.fromkeys(wanted))
    return tuple(
        (
            OptionVerdict(label=option.label, standing=option.standing, reason=option.reason),
            option.id in given,
        )
        for option in visible_options(board.decisions[asked.item][0], asked.run)
        if option.standing is Standing.PREFERRED or option.id in given
    )


def _weighed(view: GroupView, step: int, vote: Vote | None) -> tuple[_Weighed, ...]:
    asked, scale = view.asked(step), scale_labels(view)
    values = dict(one.split("/") for one in vote.answer) if vote else {}
    return tuple(
        _beside(
            view.judges.board,
            asked,
            aspect,
            label,
            scale[values[aspect]] if aspect in values else "niet beoordeeld",
        )
        for aspect, label in unit_labels(view, asked.item).items()
    )


def _beside(board: Board, asked: Asked, aspect: str, label: str, yours: str) -> _Weighed:
    own, wanted = board.own_aspect(aspect), reference_value(board, asked, aspect)
    rating = board.reference_ratings.get(own) if own else None
    if rating is None or wanted is None:
        return _Weighed(label, yours, "geen referentie", "", None)
    if rating.rating is not wanted:
        return _Weighed(label, yours, words.MEANING[wanted], _NOT_KNOWN, None)
    also = words.joined([words.MEANING[one] for one in rating.also])
    reference = words.MEANING[wanted] + (f" (ook te verdedigen: {also})" if also else "")
    return _Weighed(label, yours, reference, rating.reason.text, rating.reason)


# --- words -----------------------------------------------------------------------------------------


def _day(moment: dt.datetime) -> str:
    return dutch_date(moment.astimezone().date())


def _people(count: int) -> str:
    return "1 deelnemer" if count == 1 else f"{count} deelnemers"


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _alpha(value: float) -> str:
    return f"{value:.2f}".replace(".", ",").replace("-", "−")


def _margin(found: Uniformity) -> str:
    return f"{_alpha(found.alpha)} ({_alpha(found.low)} tot {_alpha(found.high)})"


def _higher(phases: tuple[PhaseReport, ...]) -> str:
    """In how many phases the group judged more alike after the talk; empty when nothing was asked twice."""
    both = [(one.before.alpha, one.after.alpha) for one in phases if one.after]
    if not both:
        return ""
    more = sum(after > before for before, after in both)
    where = f"{more} van de {len(both)} fasen" if len(both) > 1 else f"{more} van 1 fase"
    return f"Na het gesprek ligt alpha hoger in {where}. Let op de marge voordat je daar iets uit afleidt."
