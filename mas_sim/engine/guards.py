"""Refusals: each guard raises when an action may not be done now, else returns None.

``ActionNotAllowedError.why`` is a code; ``mas_sim.ui.messages`` has the sentence.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mas_sim.engine.board import PHASE_OF_STAGE, Board
from mas_sim.engine.conditions import holds, visible_options
from mas_sim.engine.plan import attention_aspects, may_write_anew, open_decisions, plan_items
from mas_sim.engine.transitions import ALLOWED
from mas_sim.errors import ActionNotAllowedError, TextTooLongError, UnknownItemError
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
    Rate,
    ReadFeedback,
    RevisePlan,
    Rewrite,
    SetGoals,
    Stage,
    StepAction,
    Write,
)
from mas_sim.model.decision import Decision, Select
from mas_sim.model.methodology import PhaseId
from mas_sim.model.run import Run

TEXT_LIMIT = 10_000
MAX_GOALS = 4
IN_SEQUENCE = (Stage.HANDELEN, Stage.EVALUEREN)


def check(board: Board, run: Run, action: StepAction) -> None:
    """Raise when ``action`` may not be done in ``run``.

    Raises:
        ActionNotAllowedError: it does not fit the stage or a rule of the stage.
        UnknownItemError: it names something the casus or instrument does not hold.
        TextTooLongError: its text is over ``TEXT_LIMIT`` characters.
    """
    if type(action) not in ALLOWED[run.stage]:
        _refuse(run, action, "niet-in-deze-fase")
    if run.reviewing and not isinstance(action, ReadFeedback | Rewrite | Write):
        _refuse(run, action, "terugblik-open")
    if run.pending is not None and not isinstance(action, Justify | Rewrite):
        _refuse(run, action, "motivering-open")
    _GUARDS[type(action)](board, run, action)


def missing_for_finish(board: Board, run: Run) -> str | None:
    """Code of what must still be done before the stage can be left; None when nothing."""
    if run.stage is Stage.VERANTWOORDEN:
        return None if len(run.answers) == len(board.questions) else "vragen-open"
    if open_decisions(board, run):
        return "keuzes-open"
    if run.stage is Stage.ANALYSEREN and len(run.ratings) < len(board.aspects):
        return "aspecten-open"
    if run.stage is Stage.PLANNEN and run.routes is None:
        return "route-open"
    if run.stage is Stage.PLANNEN and not run.goals:
        return "doelen-open"
    if run.stage is Stage.TOETSEN and any(aspect not in run.holds for aspect in attention_aspects(run)):
        return "toets-open"
    return None


def _refuse(run: Run, action: StepAction, why: str) -> None:
    raise ActionNotAllowedError(action.kind, run.stage.value, why)


def _known(kind: str, item: str, where: Mapping[Any, object]) -> None:
    if item not in where:
        raise UnknownItemError(kind, item)


def _short(text: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise TextTooLongError(len(text), TEXT_LIMIT)


def _ask(board: Board, run: Run, action: Ask) -> None:
    _known("request", action.request, board.requests)
    request, phase = board.requests[action.request]
    if run.mode is not Mode.OEFENEN:
        _refuse(run, action, "dossier-compleet")
    if phase is not PHASE_OF_STAGE[run.stage] or not holds(request.when, run):
        _refuse(run, action, "vraag-niet-aan-de-orde")
    if action.request in run.asked:
        _refuse(run, action, "al-gevraagd")


def _rate(board: Board, run: Run, action: Rate) -> None:
    _known("aspect", action.aspect, board.aspects)
    _known("scale value", action.value, board.meanings)
    if action.fact is not None:
        _known("fact", action.fact, board.facts)
        if action.fact not in run.known:
            _refuse(run, action, "feit-niet-bekend")


def _options(run: Run, action: StepAction, decision: Decision, options: tuple[str, ...]) -> None:
    offered = {option.id: option for option in visible_options(decision, run)}
    for option in options:
        _known("option", option, offered)
    if not options or len(set(options)) != len(options):
        _refuse(run, action, "niets-gekozen")
    if decision.select is Select.ONE and len(options) != 1:
        _refuse(run, action, "een-optie")
    if len(options) > 1 and any(offered[option].exclusive for option in options):
        _refuse(run, action, "sluit-elkaar-uit")


def _in_turn(board: Board, run: Run, action: StepAction, decision: Decision) -> None:
    waiting = open_decisions(board, run)
    if decision not in waiting or (run.stage in IN_SEQUENCE and decision is not waiting[0]):
        _refuse(run, action, "keuze-niet-aan-de-orde")


def _choose(board: Board, run: Run, action: Choose) -> None:
    _known("decision", action.decision, board.decisions)
    decision, _ = board.decisions[action.decision]
    if decision.id in run.choices:
        _refuse(run, action, "al-gekozen")
    _in_turn(board, run, action, decision)
    _options(run, action, decision, action.options)


def _choose_routes(board: Board, run: Run, action: ChooseRoutes) -> None:
    if run.routes is not None:
        _refuse(run, action, "al-gekozen")
    if not action.routes:
        _refuse(run, action, "niets-gekozen")


def _set_goals(board: Board, run: Run, action: SetGoals) -> None:
    if run.goals:
        _refuse(run, action, "al-gekozen")
    for goal in action.goals:
        _known("goal", goal.goal, board.goals)
        if goal.feedback_weeks > goal.weeks:
            _refuse(run, action, "terugkoppeling-na-termijn")
    ids = {goal.goal for goal in action.goals}
    if not ids or len(ids) != len(action.goals) or len(ids) > MAX_GOALS:
        _refuse(run, action, "doelen-aantal")


def _hold(board: Board, run: Run, action: Hold) -> None:
    _known("aspect", action.aspect, board.aspects)
    _short(action.text)
    if action.aspect not in attention_aspects(run):
        _refuse(run, action, "aspect-vraagt-niets")
    nothing: frozenset[str | None] = frozenset({None})
    if action.item not in plan_items(board, run).get(action.by, nothing):
        _refuse(run, action, "niet-in-plan")
    if action.by is HoldBy.NONE and not action.text:
        _refuse(run, action, "zeg-waarom-niets")


def _revise(board: Board, run: Run, action: RevisePlan) -> None:
    if run.revised:
        _refuse(run, action, "al-herzien")
    if not action.routes:
        _refuse(run, action, "niets-gekozen")
    planned = [choice.decision for choice in run.choices.values() if choice.phase is PhaseId.PLANNEN]
    if sorted(choice.decision for choice in action.choices) != sorted(planned):
        _refuse(run, action, "keuze-niet-aan-de-orde")
    for choice in action.choices:
        _options(run, action, board.decisions[choice.decision][0], choice.options)


def _write(board: Board, run: Run, action: Write) -> None:
    """Before the building blocks are chosen; in practice once more in the terugblik of that phase."""
    _short(action.text)
    decision = _written_at(board, run, action, action.decision)
    written = run.written.get(decision.id)
    if written is None:
        _in_turn(board, run, action, decision)
    elif written.versions and run.mode is not Mode.OEFENEN:
        _refuse(run, action, "examen-herschrijft-niet")
    elif len(written.versions) > 1:
        _refuse(run, action, "al-herschreven")
    elif not may_write_anew(board, run, decision.id):
        _refuse(run, action, "stuk-nu-niet")


def _pass_writing(board: Board, run: Run, action: PassWriting) -> None:
    decision = _written_at(board, run, action, action.decision)
    if decision.id in run.written:
        _refuse(run, action, "stuk-nu-niet")
    _in_turn(board, run, action, decision)


def _written_at(board: Board, run: Run, action: StepAction, decision_id: str) -> Decision:
    """The decision, where it asks for a text in own words."""
    _known("decision", decision_id, board.decisions)
    decision, _ = board.decisions[decision_id]
    if decision.writing is None or run.mode is Mode.PANEL:
        _refuse(run, action, "hier-niets-te-schrijven")
    return decision


def _justify(board: Board, run: Run, action: Justify) -> None:
    _short(action.text)
    made = {*run.choices}
    if run.routes is not None:
        made.add(ROUTES_SUBJECT)
    if run.revised and run.routes != run.first_routes:
        made.add(REVISED_ROUTES_SUBJECT)
    _known("choice", action.subject, dict.fromkeys(made))
    if action.subject in run.justifications:
        _refuse(run, action, "al-gemotiveerd")
    if run.pending not in (None, action.subject):
        _refuse(run, action, "motivering-open")


def _rewrite(board: Board, run: Run, action: Rewrite) -> None:
    _short(action.text)
    _known("motivering", action.subject, run.justifications)
    if run.mode is not Mode.OEFENEN:
        _refuse(run, action, "examen-herschrijft-niet")
    if action.subject in run.first_justifications:
        _refuse(run, action, "al-herschreven")


def _answer(board: Board, run: Run, action: Answer) -> None:
    _known("question", action.question, board.questions)
    _short(action.text)
    if action.question in run.answers:
        _refuse(run, action, "al-beantwoord")


def _finish(board: Board, run: Run, action: FinishStage) -> None:
    if action.stage is not run.stage:
        _refuse(run, action, "andere-fase")
    missing = missing_for_finish(board, run)
    if missing is not None:
        _refuse(run, action, missing)


def _read(board: Board, run: Run, action: ReadFeedback) -> None:
    if action.stage is not run.stage or not run.reviewing:
        _refuse(run, action, "andere-fase")


_GUARDS: Mapping[type, Callable[[Board, Run, Any], None]] = {
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
