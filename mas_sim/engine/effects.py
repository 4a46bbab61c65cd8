"""What an accepted action changes in a run. No checks here: guards come first."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mas_sim.engine import agreement
from mas_sim.engine.board import Board
from mas_sim.engine.conditions import holds, visible_options
from mas_sim.engine.plan import plan_items
from mas_sim.engine.transitions import has_review, next_stage
from mas_sim.model.actions import (
    REVISED_ROUTES_SUBJECT,
    ROUTES_SUBJECT,
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    Hold,
    HoldBy,
    Justify,
    Mode,
    PassWriting,
    PlanChoice,
    Rate,
    ReadFeedback,
    RevisePlan,
    Rewrite,
    SetGoals,
    Start,
    StepAction,
    Write,
)
from mas_sim.model.decision import Agreement, Option
from mas_sim.model.run import AspectRating, Choice, JournalEntry, Justification, ReactionShown, Run, Written

Changes = dict[str, Any]


def begin(board: Board, action: Start, at: dt.datetime) -> Run:
    """The run right after its first event.

    Exam and panel open with the complete dossier: what it holds counts as asked, at no cost in days.
    """
    requests = () if action.mode is Mode.OEFENEN else board.exam_requests()
    trust: dict[str, int] = {}
    for request in requests:
        trust = plus(trust, request.trust)
    return Run(
        seq=1,
        casus_id=action.casus_id,
        contents=action.contents,
        mode=action.mode,
        pseudonym=action.pseudonym,
        started_at=at,
        updated_at=at,
        asked=tuple(request.id for request in requests),
        known=board.start_facts().union(*(request.reveals for request in requests)),
        attachments=board.start_attachments().union(*(request.attachments for request in requests)),
        trust=trust,
    )


def apply(board: Board, run: Run, action: StepAction, at: dt.datetime) -> Run:
    """The run after an accepted action."""
    changes: Changes = _EFFECTS[type(action)](board, run, action, at)
    return run.model_copy(update={**changes, "seq": run.seq + 1, "updated_at": at})


def plus(trust: Mapping[str, int], changes: Mapping[str, int]) -> dict[str, int]:
    """Trust after adding the changes per party."""
    return {**trust, **{party: trust.get(party, 0) + points for party, points in changes.items()}}


def _ask(board: Board, run: Run, action: Ask, at: dt.datetime) -> Changes:
    request, phase = board.requests[action.request]
    days = run.days + request.days
    entry = JournalEntry(phase=phase, request=request.id, revealed=_new(run, request.reveals), day=days)
    return {
        "asked": (*run.asked, request.id),
        "known": run.known | set(request.reveals),
        "attachments": run.attachments | set(request.attachments),
        "trust": plus(run.trust, request.trust),
        "days": days,
        "journal": (*run.journal, entry),
    }


def _rate(board: Board, run: Run, action: Rate, at: dt.datetime) -> Changes:
    rating = AspectRating(
        aspect=action.aspect,
        value=action.value,
        meaning=board.meanings[action.value],
        own_aspect=board.own_aspect(action.aspect),
        fact=action.fact,
    )
    return {"ratings": {**run.ratings, action.aspect: rating}}


def _choose(board: Board, run: Run, action: Choose, at: dt.datetime) -> Changes:
    decision, phase = board.decisions[action.decision]
    chosen = [board.options[decision.id, option] for option in action.options]
    visible = visible_options(decision, run)
    choice = Choice(
        decision=decision.id,
        options=action.options,
        offered=tuple(option.id for option in visible),
        phase=phase,
        day=run.days + sum(option.days for option in chosen),
    )
    changes = _consequences(run, choice, chosen)
    entry = JournalEntry(
        phase=phase,
        decision=decision.id,
        options=action.options,
        reactions=_reactions(chosen, run.model_copy(update=changes)),
        revealed=_new(run, (fact for option in chosen for fact in option.reveals)),
        day=choice.day,
    )
    verdict = agreement.of_decision(decision, action.options, visible)
    pending = _pending(run, decision.id, verdict, asked_in_exam=decision.justify)
    return {**changes, "journal": (*run.journal, entry), "pending": pending}


def _new(run: Run, facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for fact in facts if fact not in run.known))


def _consequences(run: Run, choice: Choice, chosen: Iterable[Option]) -> Changes:
    trust, known = dict(run.trust), run.known
    for option in chosen:
        trust, known = plus(trust, option.trust), known.union(option.reveals)
    choices = {**run.choices, choice.decision: choice}
    return {"choices": choices, "known": known, "trust": trust, "days": choice.day}


def _reactions(options: Iterable[Option], after: Run) -> tuple[ReactionShown, ...]:
    return tuple(
        ReactionShown(who=reaction.who, text=reaction.text)
        for option in options
        for reaction in option.reactions
        if holds(reaction.when, after)
    )


def _pending(run: Run, subject: str, verdict: Agreement, *, asked_in_exam: bool) -> str | None:
    """Practice asks to explain a deviation; an exam asks whatever was chosen, a panel everything."""
    if run.mode is Mode.OEFENEN:
        return subject if verdict is Agreement.DEVIATES else None
    return subject if asked_in_exam or run.mode is Mode.PANEL else None


def _choose_routes(board: Board, run: Run, action: ChooseRoutes, at: dt.datetime) -> Changes:
    verdict = agreement.of_routes(board, action.routes)
    return {
        "routes": action.routes,
        "pending": _pending(run, ROUTES_SUBJECT, verdict, asked_in_exam=True),
    }


def _set_goals(board: Board, run: Run, action: SetGoals, at: dt.datetime) -> Changes:
    return {"goals": action.goals}


def _hold(board: Board, run: Run, action: Hold, at: dt.datetime) -> Changes:
    return {"holds": {**run.holds, action.aspect: action}}


def _revise(board: Board, run: Run, action: RevisePlan, at: dt.datetime) -> Changes:
    revised = {choice.decision: _revised(board, run, choice) for choice in action.choices}
    verdict = agreement.of_routes(board, action.routes)
    changed = action.routes != run.routes
    after = run.model_copy(update={"routes": action.routes, "choices": {**run.choices, **revised}})
    return {
        "routes": action.routes,
        "first_routes": run.routes,
        "choices": after.choices,
        "first_choices": {decision: run.choices[decision] for decision in revised},
        "holds": _still_in_plan(board, after),
        "pending": _pending(run, REVISED_ROUTES_SUBJECT, verdict, asked_in_exam=True) if changed else None,
    }


def _revised(board: Board, run: Run, choice: PlanChoice) -> Choice:
    visible = visible_options(board.decisions[choice.decision][0], run)
    changes = {"options": choice.options, "offered": tuple(option.id for option in visible)}
    return run.choices[choice.decision].model_copy(update=changes)


def _still_in_plan(board: Board, run: Run) -> dict[str, Hold]:
    items = plan_items(board, run)
    return {
        aspect: hold
        for aspect, hold in run.holds.items()
        if hold.by is HoldBy.NONE or hold.item in items[hold.by]
    }


def _write(board: Board, run: Run, action: Write, at: dt.datetime) -> Changes:
    before = run.written.get(action.decision)
    if before is not None:
        written = before.model_copy(update={"versions": (*before.versions, action.text)})
    else:
        task = board.decisions[action.decision][0].writing
        checklist = task.checklist if task else ()
        lines = tuple(number for number, line in enumerate(checklist) if holds(line.when, run))
        written = Written(versions=(action.text,), lines=lines)
    return {"written": {**run.written, action.decision: written}}


def _pass_writing(board: Board, run: Run, action: PassWriting, at: dt.datetime) -> Changes:
    return {"written": {**run.written, action.decision: Written(versions=(), lines=())}}


def _justify(board: Board, run: Run, action: Justify, at: dt.datetime) -> Changes:
    said = Justification(subject=action.subject, text=action.text, at=at)
    pending = None if run.pending == action.subject else run.pending
    return {"justifications": {**run.justifications, action.subject: said}, "pending": pending}


def _rewrite(board: Board, run: Run, action: Rewrite, at: dt.datetime) -> Changes:
    said = Justification(subject=action.subject, text=action.text, at=at)
    before = run.justifications[action.subject]
    return {
        "justifications": {**run.justifications, action.subject: said},
        "first_justifications": {**run.first_justifications, action.subject: before},
    }


def _answer(board: Board, run: Run, action: Answer, at: dt.datetime) -> Changes:
    return {"answers": {**run.answers, action.question: action.text}}


def _finish(board: Board, run: Run, action: FinishStage, at: dt.datetime) -> Changes:
    if has_review(run.stage, run.mode):
        return {"reviewing": True}
    return {"stage": next_stage(run.stage, run.mode)}


def _read(board: Board, run: Run, action: ReadFeedback, at: dt.datetime) -> Changes:
    return {"reviewing": False, "stage": next_stage(run.stage, run.mode)}


_EFFECTS: Mapping[type, Callable[[Board, Run, Any, dt.datetime], Changes]] = {
    Ask: _ask,
    Rate: _rate,
    Choose: _choose,
    ChooseRoutes: _choose_routes,
    SetGoals: _set_goals,
    Hold: _hold,
    RevisePlan: _revise,
    Write: _write,
    PassWriting: _pass_writing,
    Justify: _justify,
    Rewrite: _rewrite,
    Answer: _answer,
    FinishStage: _finish,
    ReadFeedback: _read,
}
