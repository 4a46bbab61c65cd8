"""Choices, interventions and requests beside the reference, per phase."""

from mas_sim.engine import agreement
from mas_sim.engine.board import Board
from mas_sim.engine.conditions import holds
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT
from mas_sim.model.base import Provenance, Reason
from mas_sim.model.decision import Decision, Need, Option, Standing
from mas_sim.model.judged import (
    ChoiceComparison,
    GoalReview,
    InterventionComparison,
    OptionVerdict,
    RequestReview,
)
from mas_sim.model.methodology import Methodology, PhaseId, Route
from mas_sim.model.run import Choice, Run
from mas_sim.scoring import documents

ROUTE_TITLE = "De route"
REVISED_ROUTE_TITLE = "De route na de toets"


def compare_phase(
    board: Board, run: Run, methodology: Methodology, phase: PhaseId
) -> tuple[ChoiceComparison, ...]:
    """Every choice made in a phase, routes included, in the order of the casus."""
    found = [
        _compare_choice(board, run, methodology, board.decisions[choice.decision][0], choice)
        for choice in run.choices.values()
        if choice.phase is phase
    ]
    if phase is PhaseId.PLANNEN and run.routes is not None:
        found = [*_route_comparisons(board, run), *found]
    return tuple(found)


def compare_interventions(
    board: Board, run: Run, reference: Run, methodology: Methodology, phase: PhaseId
) -> InterventionComparison:
    """Interventions applied in a phase beside those along the reference path."""
    labels = {item.id: item.label for item in methodology.interventions if item.phase is phase}
    yours, theirs = applied(board, run, phase), applied(board, reference, phase)
    return InterventionComparison(
        phase=phase,
        shared=tuple(label for item, label in labels.items() if item in yours & theirs),
        only_reference=tuple(label for item, label in labels.items() if item in theirs - yours),
        only_yours=tuple(label for item, label in labels.items() if item in yours - theirs),
    )


def applied(board: Board, run: Run, phase: PhaseId) -> frozenset[str]:
    """Ids of the interventions a run applied in a phase, by asking and by choosing."""
    requests = [request for request, where in board.requests.values() if where is phase]
    from_requests = {
        item for request in requests if request.id in run.asked for item in request.interventions
    }
    from_choices = {
        item
        for choice in run.choices.values()
        if choice.phase is phase
        for option in choice.options
        for item in board.options[choice.decision, option].interventions
    }
    rated = {"signaleringslijst-invullen"} if phase is PhaseId.ANALYSEREN and run.ratings else set()
    return frozenset(from_requests | from_choices | rated)


def review_requests(
    board: Board, run: Run, methodology: Methodology, phase: PhaseId
) -> tuple[RequestReview, ...]:
    """The requests of a phase: put or not, and what they tell."""
    duties = {item.id for item in methodology.interventions if item.legal_duty}
    return tuple(
        RequestReview(
            request=request.id,
            phase=phase,
            label=request.label,
            need=request.need,
            duty=request.need is Need.NEEDED and not duties.isdisjoint(request.interventions),
            asked=request.id in run.asked,
            reason=request.reason,
            answer=request.answer,
        )
        for request, where in board.requests.values()
        if where is phase and (holds(request.when, run) or request.id in run.asked)
    )


def review_goals(board: Board, run: Run) -> tuple[GoalReview, ...]:
    """The goals set, whether their terms fit, and what came of them."""
    return tuple(
        GoalReview(
            goal=goal.id,
            label=goal.label,
            standing=goal.standing,
            reason=goal.reason,
            weeks=chosen.weeks,
            feedback_weeks=chosen.feedback_weeks,
            term_fits=goal.term.min <= chosen.weeks <= goal.term.max,
            feedback_fits=goal.feedback.min <= chosen.feedback_weeks <= goal.feedback.max,
            reached=result.reached,
            result=result.text,
        )
        for chosen in run.goals
        for goal in (board.goals[chosen.goal],)
        for result in (next(item for item in goal.results if holds(item.when, run)),)
    )


def route_reason(board: Board, routes: frozenset[Route]) -> OptionVerdict:
    """What the reference thinks of a route or combination.

    Where the casus is silent on a combination, the reasons of its parts stand in.
    """
    label = route_label(routes)
    standing = board.route_standing(routes)
    if standing is not None:
        return OptionVerdict(label=label, standing=standing.standing, reason=standing.reason)
    parts = [board.route_standing(frozenset({route})) for route in sorted(routes)]
    text = " ".join(part.reason.text for part in parts if part and part.standing is not Standing.PREFERRED)
    reason = Reason(
        text=f"Deze combinatie komt in de referentie niet voor. {text}".strip(),
        provenance=Provenance.OWN_DESIGN,
    )
    return OptionVerdict(label=label, standing=Standing.DISCOURAGED, reason=reason)


def route_label(routes: frozenset[Route]) -> str:
    """Routes in the fixed order of the methodiek, joined."""
    return " + ".join(route.value for route in Route if route in routes)


def _route_comparisons(board: Board, run: Run) -> list[ChoiceComparison]:
    first = run.first_routes if run.first_routes is not None else run.routes
    versions = [(ROUTES_SUBJECT, ROUTE_TITLE, first)]
    if run.revised and run.routes != run.first_routes:
        versions.append((REVISED_ROUTES_SUBJECT, REVISED_ROUTE_TITLE, run.routes))
    return [
        _compare_routes(board, run, subject, title, routes)
        for subject, title, routes in versions
        if routes is not None
    ]


def _compare_routes(
    board: Board, run: Run, subject: str, title: str, routes: frozenset[Route]
) -> ChoiceComparison:
    preferred = [item for item in board.casus.plannen.routes if item.standing is Standing.PREFERRED]
    missed = () if any(frozenset(item.routes) == routes for item in preferred) else preferred
    return ChoiceComparison(
        subject=subject,
        phase=PhaseId.PLANNEN,
        title=title,
        chosen=(route_reason(board, routes),),
        missed=tuple(route_reason(board, frozenset(item.routes)) for item in missed),
        agreement=agreement.of_routes(board, routes),
        justification=_justification(run, subject),
    )


def _compare_choice(
    board: Board, run: Run, methodology: Methodology, decision: Decision, choice: Choice
) -> ChoiceComparison:
    offered = tuple(option for option in decision.options if option.id in choice.offered)
    return ChoiceComparison(
        subject=decision.id,
        phase=choice.phase,
        title=decision.title,
        chosen=tuple(_verdict(option) for option in offered if option.id in choice.options),
        missed=tuple(
            _verdict(option)
            for option in offered
            if option.standing is Standing.PREFERRED and option.id not in choice.options
        ),
        agreement=agreement.of_decision(decision, choice.options, offered),
        justification=_justification(run, decision.id),
        document=documents.review(board, run, methodology, decision, choice.options),
    )


def _verdict(option: Option) -> OptionVerdict:
    return OptionVerdict(label=option.label, standing=option.standing, reason=option.reason)


def _justification(run: Run, subject: str) -> str | None:
    said = run.justifications.get(subject)
    return said.text if said else None


def needed_not_asked(reviews: tuple[RequestReview, ...]) -> tuple[RequestReview, ...]:
    """Requests the reference needs and the trainee did not put."""
    return tuple(review for review in reviews if review.need is Need.NEEDED and not review.asked)
