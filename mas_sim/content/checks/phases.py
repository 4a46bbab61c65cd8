"""What a phase needs to be playable and to be judged."""

from mas_sim.content.source import Location, Source
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision, Standing
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.absence import age_on

FEWEST_REQUESTS = 8
HEARD_FROM_AGE = 12  # art. 22 lid 3 Lpw; kader horen-12


def check(casus: Casus, source: Source) -> list[ContentProblem]:
    """Requests, decisions, goals and outcomes that are not complete."""
    return [*_requests(casus, source), *_decisions(casus, source), *_endings(casus, source)]


def _requests(casus: Casus, source: Source) -> list[ContentProblem]:
    found = []
    count = len(casus.requests())
    if count < FEWEST_REQUESTS:
        text = f"Er zijn {count} informatievragen; minstens {FEWEST_REQUESTS} zijn nodig. Voeg ze toe."
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
        found.append(source.problem(where, f"‘{decision.id}’ heeft minder dan twee opties. Voeg er een toe."))
    if not any(option.standing is Standing.PREFERRED for option in decision.options):
        found.append(
            source.problem(
                where, f"‘{decision.id}’ heeft geen optie met oordeel ‘voorkeur’. Geef er een dat."
            )
        )
    if decision.options and not _always_offers(decision):
        text = f"Alle opties van ‘{decision.id}’ hangen aan een voorwaarde. Laat er een altijd kiesbaar zijn."
        found.append(source.problem(where, text))
    return found


def _always_offers(decision: Decision) -> bool:
    """Whether there is surely something to choose: no condition, the decision's own, or one and its opposite."""
    conditions = [option.when for option in decision.options]
    opposites = [condition.not_ for condition in conditions if condition is not None and condition.not_]
    return None in conditions or decision.when in conditions or any(item in conditions for item in opposites)


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
