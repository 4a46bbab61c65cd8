"""What bots see and do not see of a casus, and whether the kaders contradict its reference."""

from mas_sim.application.contents import bundle_of
from mas_sim.application.contents import judges_of as judges_over
from mas_sim.content import hashing
from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint.finding import Finding
from mas_sim.content.lint.strategies import played
from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.conditions import holds
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision, Option, Select, Standing
from mas_sim.model.judged import CheckOutcome
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges

PLAYS = 80  # a seeded sample: the tree of a casus is too large to walk
DOMINATED = 0.8


def judges_of(library: FileContentLibrary, casus: Casus) -> Judges:
    """The judges over a casus as it is on the shelf."""
    bundle = bundle_of(library, casus.id)
    return judges_over(bundle, bundle.hashes(hashing))


def check(judges: Judges) -> list[Finding]:
    """Everything that playing brings to light."""
    runs = [played(judges, Bot(judges.board, Policy.RANDOM, seed)) for seed in range(PLAYS)]
    runs.append(played(judges, Bot(judges.board, Policy.REFERENCE)))
    return [
        *_stuck(runs),
        *_unseen(judges, runs),
        *_dominated(judges),
        *_kaders(judges),
    ]


def _stuck(runs: list[Run]) -> list[Finding]:
    short = sum(not run.finished for run in runs)
    return (
        [Finding(f"{short} van {len(runs)} oefeningen komen niet aan het einde.", refuses=True)]
        if short
        else []
    )


def _unseen(judges: Judges, runs: list[Run]) -> list[Finding]:
    """What no bot met, in a sample that is named."""
    chosen = {
        (one.decision, option) for run in runs for one in run.choices.values() for option in one.options
    }
    met = {one.decision for run in runs for one in run.choices.values()}
    said = {shown.text for run in runs for entry in run.journal for shown in entry.reactions}
    missing = []
    for decision, _ in judges.board.decisions.values():
        if decision.id not in met:
            missing.append(f"keuzemoment ‘{decision.id}’")
            continue
        for option in decision.options:
            if (decision.id, option.id) not in chosen:
                missing.append(f"optie ‘{decision.id}/{option.id}’")
            elif any(reaction.text not in said for reaction in option.reactions):
                missing.append(f"een reactie bij ‘{decision.id}/{option.id}’")
    missing += [f"een afloop van ‘{name}’" for name in _unseen_endings(judges, runs)]
    if not missing:
        return []
    listed = ", ".join(missing)
    text = f"In {len(runs)} oefeningen (een steekproef) kwam dit nooit voor: {listed}. Kijk of de voorwaarde klopt."
    return [Finding(text)]


def _unseen_endings(judges: Judges, runs: list[Run]) -> list[str]:
    """Goals and outcomes of which some text was never the first to hold."""
    casus = judges.board.casus
    endings = [(goal.id, [result.when for result in goal.results]) for goal in casus.plannen.goals]
    endings += [(one.about, [text.when for text in one.texts]) for one in casus.evalueren.outcomes]
    found = []
    for name, conditions in endings:
        first = {next((at for at, when in enumerate(conditions) if holds(when, run)), None) for run in runs}
        if any(at not in first for at in range(len(conditions))):
            found.append(name)
    return found


def _dominated(judges: Judges) -> list[Finding]:
    """Choices where one option is better in every way, so that there is nothing to weigh."""
    single = [one for one, _ in judges.board.decisions.values() if one.select is Select.ONE]
    plain = [one.id for one in single if _dominates(one)]
    if not single or len(plain) <= DOMINATED * len(single):
        return []
    listed = ", ".join(plain)
    return [
        Finding(
            f"Bij {len(plain)} van de {len(single)} keuzes is één optie in alles de beste (voorkeur, niet meer dagen, "
            f"niet minder vertrouwen, en niets anders is verdedigbaar): {listed}. Geef de voorkeur ook een prijs."
        )
    ]


def _dominates(decision: Decision) -> bool:
    best = [one for one in decision.options if one.standing is Standing.PREFERRED]
    others = [one for one in decision.options if one.standing is not Standing.PREFERRED]
    if len(best) != 1 or any(one.standing is Standing.DEFENSIBLE for one in others):
        return False
    return all(best[0].days <= one.days and _trust(best[0]) >= _trust(one) for one in others)


def _trust(option: Option) -> int:
    return sum(option.trust.values())


def _kaders(judges: Judges) -> list[Finding]:
    """Kaders that a preferred route needs and that do not hold, with all that the reference knows."""
    needed = {one.id for one in judges.kaders.frameworks if one.required}
    standings = judges.board.casus.plannen.routes
    preferred = {route for one in standings if one.standing is Standing.PREFERRED for route in one.routes}
    return [
        Finding(
            f"De referentie kiest een route waarvoor ‘{one.label}’ nodig is, en dat geldt niet: {one.explanation}",
            refuses=True,
        )
        for one in judges.report(judges.reference).frameworks
        if one.framework in needed
        and one.outcome is CheckOutcome.NOT_MET
        and preferred.intersection(one.routes)
    ]
