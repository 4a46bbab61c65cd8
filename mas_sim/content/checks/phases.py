"""What a phase needs to be playable and to be judged."""

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision, Standing
from mas_sim.model.methodology import Methodology, PhaseId, Route
from mas_sim.scoring.absence import age_on

FEWEST_REQUESTS = 8
HEARD_FROM_AGE = 12  # art. 22 lid 3 Lpw; kader horen-12


def check(casus: Casus, source: Source, methodology: Methodology) -> list[ContentProblem]:
    """Requests, decisions, routes, goals, outcomes and arguments that are not complete."""
    return [
        *_requests(casus, source),
        *_decisions(casus, source),
        *_routes(casus, source, methodology),
        *_endings(casus, source),
        *_arguments(casus, source),
    ]


def _requests(casus: Casus, source: Source) -> list[ContentProblem]:
    found = []
    count = len(casus.requests())
    if count < FEWEST_REQUESTS:
        text = f"Er zijn {count} informatievragen; minstens {FEWEST_REQUESTS} zijn nodig."
        found.append(source.problem(("waarnemen", "requests"), text))
    age = age_on(casus.youth.birth_date, casus.dossier.reference_date)
    heard = any(request.partner == "jongere" for request in casus.analyseren.requests)
    if age >= HEARD_FROM_AGE and not heard:
        text = f"{casus.youth.name} is {age} jaar en moet gehoord kunnen worden (art. 22 Lpw). Voeg een vraag toe."
        found.append(source.problem(("analyseren", "requests"), text))
    return found


def _decisions(casus: Casus, source: Source) -> list[ContentProblem]:
    found = []
    for phase in PhaseId:
        for index, decision in enumerate(casus.decisions(phase)):
            found += _decision(source, decision, (phase.value, "decisions", index))
    return found


def _decision(source: Source, decision: Decision, place: Location) -> list[ContentProblem]:
    found = []
    where = (*place, "options")
    if len(decision.options) < 2:
        found.append(
            source.problem(where, f"‘{decision.id}’ heeft minder dan twee opties. Er valt niets te kiezen.")
        )
    if not any(option.standing is Standing.PREFERRED for option in decision.options):
        found.append(source.problem(where, f"‘{decision.id}’ heeft geen optie met oordeel ‘voorkeur’."))
    if decision.options and all(option.when is not None for option in decision.options):
        text = f"Alle opties van ‘{decision.id}’ hangen aan een voorwaarde. Laat er een altijd kiesbaar zijn."
        found.append(source.problem(where, text))
    return found


def _routes(casus: Casus, source: Source, methodology: Methodology) -> list[ContentProblem]:
    place: Location = ("plannen", "routes")
    standings = casus.plannen.routes
    sets = [frozenset(item.routes) for item in standings]
    found = [
        source.problem((*place, index), "Over deze route of combinatie staat er al een oordeel.")
        for index, routes in enumerate(sets)
        if routes in sets[:index]
    ]
    missing = [route.value for route in Route if frozenset({route}) not in sets]
    if missing:
        found.append(source.problem(place, f"Geef ook een oordeel over: {', '.join(missing)}."))
    if not any(item.standing is Standing.PREFERRED for item in standings):
        found.append(source.problem(place, "Geen enkele route heeft oordeel ‘voorkeur’."))
    impossible = [frozenset(item.routes) for item in methodology.combinations if not item.possible]
    for index, item in enumerate(standings):
        if sets[index] in impossible and item.standing is not Standing.DISCOURAGED:
            text = "Deze combinatie kan volgens de methodiek niet; het oordeel moet ‘afgeraden’ zijn."
            found.append(source.problem((*place, index, "standing"), text))
    return found


def _endings(casus: Casus, source: Source) -> list[ContentProblem]:
    found = []
    for index, goal in enumerate(casus.plannen.goals):
        if not goal.results or goal.results[-1].when is not None:
            text = (
                f"Het laatste resultaat van doel ‘{goal.id}’ heeft een voorwaarde. Sluit af met een zonder."
            )
            found.append(source.problem(("plannen", "goals", index, "results"), text))
        if goal.term.min > goal.term.max or goal.feedback.min > goal.feedback.max:
            text = f"Bij doel ‘{goal.id}’ is het minste aantal weken meer dan het meeste."
            found.append(source.problem(("plannen", "goals", index), text))
    for index, outcome in enumerate(casus.evalueren.outcomes):
        if outcome.texts[-1].when is not None:
            text = f"De laatste tekst bij ‘{outcome.about}’ heeft een voorwaarde. Sluit af met een zonder."
            found.append(source.problem(("evalueren", "outcomes", index, "texts"), text))
    return found


def _arguments(casus: Casus, source: Source) -> list[ContentProblem]:
    carried = {frozenset(argument.routes) for argument in casus.reference.arguments}
    return [
        source.problem(
            ("plannen", "routes", index),
            f"Voor {' + '.join(item.routes)} ({item.standing.value}) staat er geen argument onder reference.arguments.",
        )
        for index, item in enumerate(casus.plannen.routes)
        if item.standing is not Standing.DISCOURAGED and frozenset(item.routes) not in carried
    ]
