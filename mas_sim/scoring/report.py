"""The verslag: every judge's findings of a run in one value."""

from itertools import zip_longest

from mas_sim.engine.board import Board
from mas_sim.model.actions import REVISED_ROUTES_SUBJECT, ROUTES_SUBJECT, Mode
from mas_sim.model.decision import Agreement, Need, Standing
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import ATTENTION
from mas_sim.model.judged import (
    AnswerReview,
    CheckOutcome,
    ChoiceComparison,
    FrameworkCheck,
    InstrumentReading,
    OptionVerdict,
    PhaseFeedback,
    RequestReview,
    RunReport,
    Takeaway,
    TwoByTwo,
)
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.model.run import Run
from mas_sim.scoring import absence, comparison, consistency, frameworks, instrument

TAKE_ALONG = 3
_ROUTES = (ROUTES_SUBJECT, REVISED_ROUTES_SUBJECT)  # shown by name beside the list, not by label in it


class Judges:
    """The content a run is judged with, and the reference path through it.

    Figures depend on the casus alone and are computed once.
    """

    def __init__(self, board: Board, methodology: Methodology, kaders: FrameworkSet, reference: Run) -> None:
        """Keep the content; ``reference`` is a finished run along the reference."""
        self.board, self.methodology, self.kaders, self.reference = board, methodology, kaders, reference
        dossier = board.casus.dossier
        self.figures = absence.figures(dossier.absence, board.casus.youth.birth_date, dossier.reference_date)

    def phase(self, run: Run, phase: PhaseId) -> PhaseFeedback:
        """All findings about one phase."""
        board = self.board
        reading = None
        if phase is PhaseId.ANALYSEREN:
            reading = instrument.read_instrument(board, run, self.methodology, self.figures)
        planned = phase is PhaseId.PLANNEN
        return PhaseFeedback(
            phase=phase,
            comparisons=comparison.compare_phase(board, run, self.methodology, phase),
            interventions=comparison.compare_interventions(
                board, run, self.reference, self.methodology, phase
            ),
            requests=comparison.review_requests(board, run, self.methodology, phase),
            reading=reading,
            findings=consistency.check_consistency(board, run, self.methodology) if planned else (),
            goals=comparison.review_goals(board, run) if phase is PhaseId.EVALUEREN else (),
        )

    def report(self, run: Run) -> RunReport:
        """The whole verslag; also of a run that is not finished."""
        board, dossier = self.board, self.board.casus.dossier
        phases = tuple(self.phase(run, phase) for phase in PhaseId)
        known = frameworks.known_circumstances(dossier.circumstances, run.known)
        return RunReport(
            casus_id=run.casus_id,
            title=board.casus.card.title,
            mode=run.mode,
            pseudonym=run.pseudonym,
            started_at=run.started_at,
            updated_at=run.updated_at,
            finished=run.finished,
            contents=run.contents,
            days=run.days,
            reference_days=self._reference_days(run),
            figures=self.figures,
            routes=tuple(sorted(run.routes or ())),
            first_routes=tuple(sorted(run.first_routes)) if run.first_routes is not None else None,
            reference_routes=tuple(
                item.routes for item in board.casus.plannen.routes if item.standing is Standing.PREFERRED
            ),
            phases=phases,
            frameworks=frameworks.check_frameworks(self.kaders, dossier.reference_date, self.figures, known),
            two_by_two=two_by_two(phases, _asked_nothing(board, run)),
            worked=_worked(phases, run.mode),
            takeaways=_takeaways(board, phases),
            answers=_answers(board, run),
        )

    def _reference_days(self, run: Run) -> int:
        """Days along the reference; without those of asking where asking cost the trainee none."""
        if run.mode is Mode.OEFENEN:
            return self.reference.days
        return self.reference.days - sum(self.board.requests[asked][0].days for asked in self.reference.asked)


def _asked_nothing(board: Board, run: Run) -> frozenset[str]:
    """Decisions at which an exam asks no motivering; elsewhere a deviation always does."""
    if run.mode is not Mode.EXAMEN:
        return frozenset()
    return frozenset(item.id for item, _ in board.decisions.values() if not item.justify)


def two_by_two(phases: tuple[PhaseFeedback, ...], asked_nothing: frozenset[str] = frozenset()) -> TwoByTwo:
    """Titles of the choices: follows or deviates x motivated or not; defensible counts as following."""
    not_asked: list[str] = []
    cells: dict[tuple[bool, bool], list[str]] = {
        (deviates, said): [] for deviates in (False, True) for said in (False, True)
    }
    for choice in _choices(phases):
        if choice.subject in asked_nothing and choice.justification is None:
            not_asked.append(choice.title)
            continue
        cells[choice.agreement is Agreement.DEVIATES, choice.justification is not None].append(choice.title)
    return TwoByTwo(
        follows_motivated=tuple(cells[False, True]),
        follows_unmotivated=tuple(cells[False, False]),
        deviates_motivated=tuple(cells[True, True]),
        deviates_unmotivated=tuple(cells[True, False]),
        not_asked=tuple(not_asked),
    )


def frameworks_by_relevance(
    report: RunReport,
) -> tuple[tuple[FrameworkCheck, ...], tuple[FrameworkCheck, ...]]:
    """Kaders about the chosen or the reference route and those that hold of themselves; then the others."""
    routes = set(report.routes).union(*report.reference_routes)
    near = [
        check
        for check in report.frameworks
        if (routes.intersection(check.routes) and check.outcome is not CheckOutcome.INFORMS)
        or (not check.routes and check.outcome is CheckOutcome.MET)
    ]
    return tuple(near), tuple(check for check in report.frameworks if check not in near)


def _choices(phases: tuple[PhaseFeedback, ...]) -> list[ChoiceComparison]:
    return [choice for phase in phases for choice in phase.comparisons]


def _requests(phases: tuple[PhaseFeedback, ...]) -> list[RequestReview]:
    return [request for phase in phases for request in phase.requests]


def _reading(phases: tuple[PhaseFeedback, ...]) -> InstrumentReading:
    return next(phase.reading for phase in phases if phase.reading is not None)


def _worked(phases: tuple[PhaseFeedback, ...], mode: Mode) -> tuple[str, ...]:
    reading, requests = _reading(phases), _requests(phases)
    needed = [request for request in requests if request.need is Need.NEEDED]
    asked = [request for request in needed if request.asked]
    lines = []
    if asked and mode is Mode.OEFENEN:  # an exam's dossier is complete from the start
        lines.append(
            f"Je haalde {len(asked)} van de {len(needed)} stukken informatie op die je hier nodig hebt."
        )
    if reading.protective_noticed:
        lines.append(
            f"Je zag {reading.protective_noticed} van de {reading.protective_present} beschermende factoren."
        )
    if reading.unknown_noticed:
        lines.append(
            f"Bij {reading.unknown_noticed} aspecten liet je staan dat je het nog niet weet, en dat klopt."
        )
    followed = [choice for choice in _choices(phases) if choice.agreement is Agreement.FOLLOWS]
    lines += [f"{_lead(choice)} {choice.chosen[0].reason.text}" for choice in followed[:3]]
    return tuple(lines)


def _takeaways(board: Board, phases: tuple[PhaseFeedback, ...]) -> tuple[Takeaway, ...]:
    """Three things from this run, one of each kind before a second of any; then the casus's own."""
    kinds = (
        _from_duties(phases),
        _from_choices(phases),
        [Takeaway(about="Lijst en keuze", text=item.text) for phase in phases for item in phase.findings],
        _from_requests(phases),
        _from_ratings(phases),
        [Takeaway(about="Uit deze casus", text=text) for text in board.casus.reference.takeaways],
    )
    own, casus = kinds[:-1], kinds[-1]
    mixed = [item for row in zip_longest(*own) for item in row if item is not None]
    return tuple((mixed + casus)[:TAKE_ALONG])


def _from_choices(phases: tuple[PhaseFeedback, ...]) -> list[Takeaway]:
    deviating = [choice for choice in _choices(phases) if choice.agreement is Agreement.DEVIATES]
    # an unexplained deviation teaches most, and the route before any detail
    deviating.sort(key=lambda choice: (choice.justification is not None, choice.subject != ROUTES_SUBJECT))
    return [Takeaway(about=choice.title, text=_lesson(choice)) for choice in deviating]


def _lesson(choice: ChoiceComparison) -> str:
    """What was chosen, or what was left, and why that matters here."""
    if choice.subject in _ROUTES:
        return choice.chosen[0].reason.text
    discouraged = [item for item in choice.chosen if item.standing is Standing.DISCOURAGED]
    if discouraged or not choice.missed:
        verdict = (discouraged or choice.chosen)[0]
        return f"{_chose(verdict)} {verdict.reason.text}"
    verdict = choice.missed[0]
    return f"Je liet liggen: ‘{verdict.label.rstrip('.')}’. {verdict.reason.text}"


def _lead(choice: ChoiceComparison) -> str:
    return f"{choice.title}:" if choice.subject in _ROUTES else _chose(choice.chosen[0])


def _chose(verdict: OptionVerdict) -> str:
    return f"Je koos: ‘{verdict.label.rstrip('.')}’."


def _from_duties(phases: tuple[PhaseFeedback, ...]) -> list[Takeaway]:
    """What the law asks and was left, then what it does not allow and was done."""
    requests = _requests(phases)
    missed = [item for item in comparison.needed_not_asked(tuple(requests)) if item.duty]
    crossed = [item for item in requests if item.need is Need.NOT_ALLOWED and item.asked]
    return [
        *(
            Takeaway(about=f"Verplicht en niet gedaan: {item.label}", text=item.reason.text)
            for item in missed
        ),
        *(Takeaway(about=f"Niet doen: {item.label}", text=item.reason.text) for item in crossed),
    ]


def _from_requests(phases: tuple[PhaseFeedback, ...]) -> list[Takeaway]:
    missed = comparison.needed_not_asked(tuple(_requests(phases)))
    return [
        Takeaway(about=f"Niet gevraagd: {item.label}", text=item.reason.text)
        for item in missed
        if not item.duty
    ]


def _from_ratings(phases: tuple[PhaseFeedback, ...]) -> list[Takeaway]:
    return [
        Takeaway(about=f"Signaleringslijst: {item.label}", text=item.reason.text)
        for item in _reading(phases).comparisons
        if item.reference in ATTENTION and item.agreement is Agreement.DEVIATES and item.reason
    ]


def _answers(board: Board, run: Run) -> tuple[AnswerReview, ...]:
    return tuple(
        AnswerReview(
            phase=question.phase,
            question=question.question,
            answer=run.answers[question.id],
            good=question.good,
        )
        for question in board.casus.reference.questions
        if question.id in run.answers
    )
