"""Explanations that state law while no source stands beside them.

``validate`` asks a source of what calls itself brongebaseerd or gedateerd. This looks at the words: law in a reason of our
own, or in a text that has no place for sources (a leerpunt, a gespreksvraag), which a sourced block of the same casus
then has to carry. What people in the casus say is theirs and is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mas_sim.content.lint.finding import Finding
from mas_sim.model.casus import Casus, ReferenceRoute
from mas_sim.model.decision import Decision
from mas_sim.model.methodology import PhaseId

# words by which the casuses state law; not ‘proces-verbaal’, ‘toestemming’ or ‘gezag’, which mostly tell what happened
_SUBJECTS = {
    "de Leerplichtwet": r"leerplichtwet|lpw",
    "de Jeugdwet": r"jeugdwet",
    "de Awb": r"awb|algemene wet bestuursrecht",
    "Strafvordering": r"strafvordering|wvsv",
    "de AVG": r"avg",
    "de Wpg": r"wpg",
    "het Kinderrechtenverdrag": r"kinderrechtenverdrag|ivrk",
    "de wet": r"de wet|wetten|wetboek|wettelijke?|wetsartikel(?:en)?",
    "leerplichtig": r"leerplichtige?n?|leer- (?:of|en) kwalificatieplicht(?:ige?n?)?",
    "de kwalificatieplicht": r"kwalificatieplicht(?:ige?n?)?|startkwalificatie",
    "de meldplicht": r"meldplicht|verplicht tot melden|moet(?:en)? (?:\w+ )?melden|gemeld moeten",
    "een plicht": r"plicht (?:om|tot|uit|van)|(?:wel|heeft|hebben|geen|dezelfde|eigen|de) (?:\w+ )?plicht",
    "een recht": r"recht (?:op|om)|dat recht",
    "vrijstelling": r"vrijstelling(?:en)?",
    "de cautie": r"cautie|zwijgrecht",
    "de verdachte": r"verdachten?",
    "opsporing": r"opsporing\w*",
    "het proces-verbaal": r"ambtsedige?|redenen van wetenschap|proces-verbaal (?:kan|mag|volgt)",
    "Halt": r"halt (?:vraagt|mag|is voor)|(?:voorwaarden|criteria|grenzen) (?:van|voor) halt",
    "de inspectie": r"inspectie houdt toezicht|(?:signaal|melding) aan de (?:inspectie|toezichthouder)",
    "een overtreding": r"overtreding(?:en)?|strafbaar",
    "de meldcode": r"meldcode",
    "ondertoezichtstelling": r"ondertoezichtstelling|ots",
    "geheimhouding": r"geheimhouding|beroepsgeheim",
    "een straf": r"boetes?|geldboete|taakstraf|strafbeschikking|hechtenis",
    "een leeftijdsgrens": (
        r"(?:vanaf|onder de|boven de|tot) (?:zijn |haar )?(?:1[268]|twaalf|zestien|achttien)"
        r"(?![.:,]\d| (?:uur|lesu\w+|minuten|dagen|lesdagen|weken|keer|januari|februari|maart|april|mei|juni|juli|augustus|"
        r"\w+ber)\b)|1\d- en 1\d-jarigen"
    ),
}
_WORDS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SUBJECTS.items()}
_ARTICLE = re.compile(r"\b(?:artikel(?:en)?|art\.) ?(\d+(?:[.:]\d+)*[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Block:
    """What the trainee reads at one place, and whether a source stands beside it."""

    place: str
    text: str
    sources: Sequence[str] = ()


def check(casus: Casus) -> list[Finding]:
    """One remark for each place that states law without a source."""
    blocks = list(_blocks(casus))
    carried = {subject for block in blocks if block.sources for subject in subjects(block.text)}
    found = [
        Finding(
            f"{block.place} zegt iets over {_listed(law)}, zonder bron. Noem de bron onder sources en pas "
            f"de herkomst aan, of zeg het zonder recht."
        )
        for block in blocks
        if not block.sources and (law := subjects(block.text))
    ]
    for block in _without_room(casus):
        if law := [one for one in subjects(block.text) if one not in carried]:
            text = f"{block.place} zegt iets over {_listed(law)}, en nergens in deze casus staat dat met een bron. "
            found.append(Finding(text + "Zet het bij een reden met bron, of zeg minder."))
    return found


def subjects(text: str) -> list[str]:
    """What of the law a text names; an article by its number."""
    articles = [f"artikel {number}" for number in dict.fromkeys(_ARTICLE.findall(text))]
    return [*articles, *(name for name, words in _WORDS.items() if words.search(text))]


def _blocks(casus: Casus) -> Iterator[_Block]:
    """Every text that has room for sources."""
    for request in casus.requests():
        yield _Block(f"De reden bij vraag ‘{request.id}’", request.reason.text, request.reason.sources)
    for rating in casus.analyseren.ratings:
        yield _Block(f"De beoordeling van ‘{rating.aspect}’", rating.reason.text, rating.reason.sources)
    for phase in PhaseId:
        for decision in casus.decisions(phase):
            yield from _of_decision(decision)
    for route in casus.plannen.routes:
        name = "+".join(sorted(route.routes))
        yield _Block(f"De reden bij route ‘{name}’", route.reason.text, route.reason.sources)
    for goal in casus.plannen.goals:
        yield _Block(f"De reden bij doel ‘{goal.id}’", goal.reason.text, goal.reason.sources)
    yield from _of_reference(casus.reference)


def _of_reference(reference: ReferenceRoute) -> Iterator[_Block]:
    for number, argument in enumerate(reference.arguments, start=1):
        yield _Block(
            f"Argument {number}", f"{argument.text}\n{argument.reason.text}", argument.reason.sources
        )
    for question in reference.questions:
        text = "\n".join((question.question, *question.good))
        yield _Block(f"Verantwoordingsvraag ‘{question.id}’", text, question.sources)


def _of_decision(decision: Decision) -> Iterator[_Block]:
    for option in decision.options:
        text = f"{option.reason.text}\n{option.passage or ''}"
        what = "De reden of passage" if option.passage else "De reden"
        yield _Block(f"{what} bij optie ‘{decision.id}/{option.id}’", text, option.reason.sources)
    for number, line in enumerate(decision.document.checklist if decision.document else (), start=1):
        place = f"Regel {number} van de checklist bij ‘{decision.id}’"
        yield _Block(place, f"{line.label}\n{line.reason.text}", line.reason.sources)
    for number, asked in enumerate(decision.writing.checklist if decision.writing else (), start=1):
        place = f"Regel {number} bij de eigen tekst van ‘{decision.id}’"
        yield _Block(place, f"{asked.label}\n{asked.reason.text}", asked.reason.sources)


def _without_room(casus: Casus) -> Iterator[_Block]:
    """Texts that the format gives no sources of their own."""
    reference = casus.reference
    yield _Block("De samenvatting van de referentie", reference.summary)
    lists = {
        "Veelgemaakte fout": reference.typical_mistakes,
        "Gespreksvraag": reference.discussion,
        "Leerpunt": reference.takeaways,
    }
    for name, texts in lists.items():
        for number, text in enumerate(texts, start=1):
            yield _Block(f"{name} {number}", text)
    for goal in casus.plannen.goals:
        for result in goal.results:
            yield _Block(f"De afloop van doel ‘{goal.id}’", result.text)
    for outcome in casus.evalueren.outcomes:
        for ending in outcome.texts:
            yield _Block(f"De afloop van ‘{outcome.about}’", ending.text)
    if casus.variant is not None:
        yield _Block("Wat er in de variant anders is", casus.variant.changed)


def _listed(names: Sequence[str]) -> str:
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
