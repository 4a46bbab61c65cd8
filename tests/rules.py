"""The scorer as it ships, read once, and texts to feed it."""

from functools import lru_cache
from pathlib import Path

from mas_sim.bootstrap import scorer_of
from mas_sim.content.library import FileContentLibrary
from mas_sim.model.justification import Assessment, ScoringContext
from mas_sim.scoring.justification.rules import RulesScorer
from mas_sim.settings import project_folder

DATA = Path(__file__).parent / "data" / "motiveringen"


@lru_cache(maxsize=1)
def library() -> FileContentLibrary:
    """The content as it ships."""
    project = project_folder()
    return FileContentLibrary(project / "scenarios", project / "assessments")


@lru_cache(maxsize=1)
def rules() -> RulesScorer:
    """The scorer over the phrases and rubric of ``assessments/``."""
    return scorer_of(library())


def level(assessment: Assessment, criterion: str) -> int | None:
    """The level on one criterion."""
    return next(score.level for score in assessment.scores if score.criterion == criterion)


def context(**changes: object) -> ScoringContext:
    """A small casus about Bram (15), whose reference is Halt, with nothing yet done."""
    plain: dict[str, object] = {
        "casus": "bram",
        "youths": ("Bram",),
        "age": 15,
        "facts": (
            "Bram is 15 jaar en zit in leerjaar 3 van vmbo-kader.",
            "School meldde op 12 november 31 lesuren spijbelen in zeven weken.",
            "Mentor Ilse sprak hem een keer, op 2 november.",
            "Moeder Rianne werkt nachtdiensten in de zorg.",
            "Bram helpt op zaterdag bij de dierenarts en is daar nooit te laat.",
            "Er is geen eerdere halt en geen eerdere melding.",
        ),
        "documents": (
            "Bram (15) zit in leerjaar 3 van vmbo-kader. School meldde op 12 november 31 lesuren spijbelen in zeven "
            "weken. Mentor Ilse sprak hem een keer, op 2 november. Moeder Rianne werkt nachtdiensten in de zorg. "
            "Bram helpt op zaterdag bij de dierenarts en is daar nooit te laat. Of hij blowt is niet besproken.",
        ),
        "signals": (
            {"aspect": "omvang", "meaning": "zorg", "text": "31 lesuren in zeven weken."},
            {
                "aspect": "werk en talent",
                "meaning": "beschermend",
                "text": "Helpt op zaterdag bij de dierenarts.",
            },
            {"aspect": "toezicht thuis", "meaning": "aandacht", "text": "Moeder werkt nachtdiensten."},
            {"aspect": "middelengebruik", "meaning": "onbekend", "text": "Of hij blowt is niet besproken."},
        ),
        "partners": ("school (mentor Ilse)", "Halt (Youssef)", "jeugdarts", "officier van justitie"),
        "reference": {"halt"},
        "chosen": {"vrijwillig"},
        "actions": (
            {"label": "Gesprek met Bram", "done": False},
            {"label": "Gesprek met moeder Rianne", "done": False},
            {"label": "Overleg met Youssef van Halt", "done": False},
            {"label": "Jeugdarts om advies gevraagd", "done": False},
        ),
    }
    return ScoringContext.model_validate(plain | changes)


def did(*labels: str) -> dict[str, object]:
    """The log of a run that holds these actions."""
    actions = context().actions
    return {"actions": tuple({"label": one.label, "done": one.label in labels} for one in actions)}
