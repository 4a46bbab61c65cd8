"""Signaleringslijst, goals and chosen route held against each other."""

from mas_sim.engine.board import Board
from mas_sim.model.base import Provenance
from mas_sim.model.instrument import Meaning
from mas_sim.model.judged import ConsistencyFinding
from mas_sim.model.methodology import ConsistencyRule, Methodology, PhaseId
from mas_sim.model.run import AspectRating, Run
from mas_sim.scoring.comparison import applied

NO_GOAL = (
    "Je beoordeelde ‘{aspect}’ als zorg, maar geen van je doelen gaat daarover. "
    "Wat moet daar over een paar weken anders zijn, en hoe zie je dat?"
)


def check_consistency(board: Board, run: Run, methodology: Methodology) -> tuple[ConsistencyFinding, ...]:
    """Findings of the methodiek's rules, then concerns that no goal answers."""
    if run.routes is None:
        return ()
    found = [
        finding
        for rule in methodology.consistency
        for finding in (_apply(board, run, methodology, rule),)
        if finding is not None
    ]
    return (*found, *_concerns_without_goal(board, run))


def _apply(
    board: Board, run: Run, methodology: Methodology, rule: ConsistencyRule
) -> ConsistencyFinding | None:
    rating = next(
        (
            item
            for item in run.ratings.values()
            if item.own_aspect in rule.aspects and item.meaning.value in rule.meanings
        ),
        None,
    )
    if rating is None or _answered(board, run, rule):
        return None
    text = rule.text.replace("{aspect}", board.aspects[rating.aspect].label)
    text = text.replace("{route}", _route_names(run, methodology))
    return ConsistencyFinding(rule=rule.id, text=text, provenance=rule.provenance, sources=rule.sources)


def _route_names(run: Run, methodology: Methodology) -> str:
    return " + ".join(info.label for info in methodology.routes if info.id in (run.routes or ()))


def _answered(board: Board, run: Run, rule: ConsistencyRule) -> bool:
    chosen = run.routes or frozenset()
    if rule.routes and not chosen.intersection(rule.routes):
        return True
    done = frozenset(item for phase in PhaseId for item in applied(board, run, phase))
    asked = {board.requests[request][0].partner for request in run.asked}
    return bool(
        chosen.intersection(rule.without_routes)
        or done.intersection(rule.without_interventions)
        or _partners(board, run).intersection(rule.without_partners)
        or asked.intersection(rule.without_requests_to)
    )


def _partners(board: Board, run: Run) -> frozenset[str]:
    return frozenset(
        partner
        for choice in run.choices.values()
        for option in choice.options
        if (partner := board.options[choice.decision, option].partner)
    )


def _concerns_without_goal(board: Board, run: Run) -> list[ConsistencyFinding]:
    if not run.goals:
        return []
    covered = {aspect for goal in run.goals for aspect in board.goals[goal.goal].aspects}
    possible = {aspect for goal in board.goals.values() for aspect in goal.aspects}
    return [
        ConsistencyFinding(
            rule=f"doel-{rating.aspect}",
            text=NO_GOAL.replace("{aspect}", board.aspects[rating.aspect].label),
            provenance=Provenance.OWN_DESIGN,
            sources=(),
        )
        for rating in run.ratings.values()
        if _is_uncovered(rating, covered, possible)
    ]


def _is_uncovered(rating: AspectRating, covered: set[str], possible: set[str]) -> bool:
    own = rating.own_aspect
    return rating.meaning is Meaning.ZORG and own in possible and own not in covered
