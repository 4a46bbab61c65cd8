"""What the rules may know, taken from a casus with its run or from a sketch in a file."""

import re
from collections.abc import Iterable, Iterator

from mas_sim.model.casus import Casus
from mas_sim.model.decision import Option, Standing
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.justification import ContextAction, ContextSignal, ScoringContext
from mas_sim.model.methodology import Methodology, PhaseId, Route
from mas_sim.model.rubric import Weight
from mas_sim.model.run import Run
from mas_sim.model.sketch import CasusSketch

ROUTE_SUBJECTS = frozenset({"routes", "routes-na-toets"})
# these four are about the choice of a route; the motivering of one keuzemoment is not judged on them
_OF_A_ROUTE = ("norm", "afweging", "keten", "vervolg")
# leerplicht itself and the family are no ketenpartners; of the school only a person who is asked something counts
_NO_PARTNERS = frozenset({"jongere", "ouders", "leerplicht", "school"})


def of_sketch(sketch: CasusSketch, chosen: Iterable[Route], done: Iterable[str]) -> ScoringContext:
    """The context of a motivering on a sketch; ``done`` holds ids of its actions."""
    held = frozenset(done)
    return ScoringContext(
        casus=sketch.id,
        youths=tuple(name.strip() for name in re.split(r",|\ben\b", sketch.youth.name) if name.strip()),
        age=sketch.youth.age,
        facts=tuple(fact.text for fact in sketch.facts),
        documents=(sketch.dossier,),
        signals=tuple(
            ContextSignal(aspect=one.aspect, meaning=one.meaning, text=one.text) for one in sketch.signals
        ),
        partners=sketch.partners,
        reference=frozenset(sketch.reference.routes),
        chosen=frozenset(chosen),
        actions=tuple(ContextAction(label=one.label, done=one.id in held) for one in sketch.actions),
        cues=tuple(sorted(sketch.cues.items())),
    )


def of_run(
    casus: Casus, methodology: Methodology, instrument: SignallingInstrument, run: Run, subject: str
) -> ScoringContext:
    """The context of a motivering in a run: its choices so far are its log."""
    made = [f"{choice.decision}/{option}" for choice in run.choices.values() for option in choice.options]
    chosen = run.first_routes if subject == "routes" and run.first_routes is not None else run.routes
    return of_casus(casus, methodology, instrument, chosen or frozenset(), [*run.asked, *made], subject)


def of_casus(
    casus: Casus,
    methodology: Methodology,
    instrument: SignallingInstrument,
    chosen: Iterable[Route],
    done: Iterable[str],
    subject: str = "routes",
) -> ScoringContext:
    """The context of a motivering on a casus.

    Args:
        casus: the casus.
        methodology: gives partners their names.
        instrument: our own list; gives aspects their names.
        chosen: the routes taken.
        done: ids of requests put, and ``decision/option`` of choices made.
        subject: what is explained; another subject than the routes leaves criteria out.
    """
    routes = frozenset(chosen)
    names = {partner.id: partner.label for partner in methodology.partners}
    return ScoringContext(
        casus=casus.family,
        youths=(casus.youth.name,),
        age=_age(casus),
        facts=tuple(fact.text for fact in casus.dossier.facts),
        documents=tuple(_documents(casus)),
        signals=tuple(_signals(casus, instrument)),
        partners=tuple(names[one] for one in _partner_ids(casus) if one in names and one not in _NO_PARTNERS),
        reference=_reference(casus, routes),
        chosen=routes,
        actions=tuple(_actions(casus, names, frozenset(done))),
        weights=_weights(casus, subject),
        cues=tuple(sorted(casus.reference.cues.items())),
    )


def _age(casus: Casus) -> int:
    born, today = casus.youth.birth_date, casus.dossier.reference_date
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _documents(casus: Casus) -> Iterator[str]:
    dossier = casus.dossier
    yield from (dossier.situation, casus.youth.family, casus.youth.year)
    yield from (entry.text for entry in dossier.chronology)
    yield from (attachment.text for attachment in dossier.attachments)
    yield from (request.answer for request in casus.requests())
    for _, option in _options(casus):
        yield from (reaction.text for reaction in option.reactions)


def _options(casus: Casus) -> Iterator[tuple[str, Option]]:
    for phase in PhaseId:
        for decision in casus.decisions(phase):
            yield from ((decision.id, option) for option in decision.options)


def _signals(casus: Casus, instrument: SignallingInstrument) -> Iterator[ContextSignal]:
    labels = {aspect.id: aspect.label for aspect in instrument.aspects}
    facts = {fact.id: fact.text for fact in casus.dossier.facts}
    for rating in casus.analyseren.ratings:
        told = " ".join(facts[fact] for fact in rating.facts) or rating.reason.text.partition(". ")[0]
        yield ContextSignal(
            aspect=labels.get(rating.aspect, rating.aspect),
            meaning=rating.rating,
            text=told,
        )


def _partner_ids(casus: Casus) -> tuple[str, ...]:
    asked = [request.partner for request in casus.requests()]
    chosen = [option.partner for _, option in _options(casus) if option.partner]
    return tuple(dict.fromkeys([*asked, *chosen]))


def _reference(casus: Casus, chosen: frozenset[Route]) -> frozenset[Route]:
    """The routes with preference; the chosen ones when they are among them."""
    preferred = [frozenset(one.routes) for one in casus.plannen.routes if one.standing is Standing.PREFERRED]
    return chosen if chosen in preferred else preferred[0]


def _actions(casus: Casus, names: dict[str, str], done: frozenset[str]) -> Iterator[ContextAction]:
    for request in casus.requests():
        label = f"{request.label} ({names.get(request.partner, request.partner)})"
        yield ContextAction(label=label, done=request.id in done)
    for decision, option in _options(casus):
        partner = f" ({names.get(option.partner, option.partner)})" if option.partner else ""
        yield ContextAction(label=option.label + partner, done=f"{decision}/{option.id}" in done)


def is_judged(criterion: str, subject: str) -> bool:
    """Whether a motivering of this subject is looked at for this criterion."""
    return subject in ROUTE_SUBJECTS or criterion not in _OF_A_ROUTE


def _weights(casus: Casus, subject: str) -> tuple[tuple[str, Weight], ...]:
    weights = dict(casus.reference.criteria)
    if subject not in ROUTE_SUBJECTS:
        weights |= dict.fromkeys(_OF_A_ROUTE, Weight.NOT_APPLICABLE)
    return tuple(sorted(weights.items()))
