"""The content of a run, indexed once for the engine and the judges."""

from mas_sim.model.actions import Stage
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision, InformationRequest, Need, Option, RouteStanding
from mas_sim.model.instrument import Aspect, SignallingInstrument
from mas_sim.model.methodology import PhaseId, Route

PHASE_OF_STAGE = {
    Stage.WAARNEMEN: PhaseId.WAARNEMEN,
    Stage.ANALYSEREN: PhaseId.ANALYSEREN,
    Stage.PLANNEN: PhaseId.PLANNEN,
    Stage.TOETSEN: PhaseId.PLANNEN,
    Stage.HANDELEN: PhaseId.HANDELEN,
    Stage.EVALUEREN: PhaseId.EVALUEREN,
    Stage.VERANTWOORDEN: PhaseId.EVALUEREN,
    Stage.AFGEROND: PhaseId.EVALUEREN,
}


class Board:
    """Casus and instrument with their parts by id; build once, share freely.

    Attributes:
        requests: request and the phase in which it can be put, by id.
        decisions: decision and its phase, by id.
        options: option by ``(decision id, option id)``.
    """

    def __init__(self, casus: Casus, instrument: SignallingInstrument) -> None:
        """Index the two; content is valid, so ids are unique."""
        self.casus, self.instrument = casus, instrument
        self.requests: dict[str, tuple[InformationRequest, PhaseId]] = {
            request.id: (request, phase)
            for phase, part in ((PhaseId.WAARNEMEN, casus.waarnemen), (PhaseId.ANALYSEREN, casus.analyseren))
            for request in part.requests
        }
        self.decisions: dict[str, tuple[Decision, PhaseId]] = {
            decision.id: (decision, phase) for phase in PhaseId for decision in casus.decisions(phase)
        }
        self.options: dict[tuple[str, str], Option] = {
            (decision.id, option.id): option
            for decision, _ in self.decisions.values()
            for option in decision.options
        }
        self.facts = {fact.id: fact for fact in casus.dossier.facts}
        self.attachments = {attachment.id: attachment for attachment in casus.dossier.attachments}
        self.goals = {goal.id: goal for goal in casus.plannen.goals}
        self.questions = {question.id: question for question in casus.reference.questions}
        self.aspects: dict[str, Aspect] = {aspect.id: aspect for aspect in instrument.aspects}
        self.meanings = {answer.id: answer.means for answer in instrument.scale}
        self.reference_ratings = {rating.aspect: rating for rating in casus.analyseren.ratings}
        self._routes: dict[frozenset[Route], RouteStanding] = {
            frozenset(standing.routes): standing for standing in casus.plannen.routes
        }
        # an instrument that maps somewhere is not our own list: its other aspects have no reference
        self._replaced = any(aspect.maps_to for aspect in instrument.aspects)

    def own_aspect(self, aspect_id: str) -> str | None:
        """Our id for an aspect of the instrument in use; None where it has no counterpart."""
        return self.aspects[aspect_id].maps_to if self._replaced else aspect_id

    def route_standing(self, routes: frozenset[Route]) -> RouteStanding | None:
        """The authored standing of a route or combination; None when the casus is silent on it."""
        return self._routes.get(routes)

    def start_facts(self) -> frozenset[str]:
        """Facts known before anything is asked."""
        return frozenset(fact.id for fact in self.casus.dossier.facts if fact.from_start)

    def start_attachments(self) -> frozenset[str]:
        """Documents in the dossier before anything is asked."""
        return frozenset(item.id for item in self.casus.dossier.attachments if item.from_start)

    def exam_requests(self) -> tuple[InformationRequest, ...]:
        """Requests whose answers the complete exam dossier holds."""
        return tuple(
            request for request in self.casus.requests() if request.need in (Need.NEEDED, Need.USEFUL)
        )
