"""A letter of building blocks, and what is written before it, in the small casus of ``builders``."""

from __future__ import annotations

from typing import Any

from mas_sim.application.contents import Bundle
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Decision
from mas_sim.model.methodology import Methodology, WritingNorm
from tests.builders import OWN, casus_data, decision, make_bundle, make_methodology, option

BLOCKS = ("gemeld", "plicht", "dreiging")
STANDINGS = {"gemeld": "voorkeur", "plicht": "voorkeur", "dreiging": "afgeraden"}
LETTER = {
    "kind": "kennisgevingsbrief",
    "opening": "Beste ouders,",
    "closing": "Met groet",
    "order": ["gemeld", "plicht", "dreiging"],
    "checklist": [
        {"label": "Wat er is gemeld", "needs": ["gemeld"], "reason": OWN},
        {"label": "Wat de wet vraagt", "needs": ["plicht"], "reason": OWN},
        {"label": "De toon", "spoiled_by": ["dreiging"], "reason": OWN},
    ],
}
MEMO = "Noor spijbelt natuurlijk weer, typisch zo een kind van de straat. Vier uur op 9 november."
EXAMPLE = "Op 9 november miste Noor vier lesuren. Dat staat in het overzicht."
WRITING = {
    "prompt": "Schrijf op wat Noor miste.",
    "memo": "bijlage-1",
    "checklist": [
        {
            "label": "Welke dag",
            "points": [{"what": "9 november", "phrases": ["9 november"]}],
            "reason": OWN,
        },
        {
            "label": "Hoeveel, en waaruit je dat weet",
            "points": [
                {"what": "het aantal", "phrases": ["4 .. lesuren", "vier .. lesuren"]},
                {"what": "de bron", "phrases": ["overzicht"]},
            ],
            "reason": OWN,
        },
        {"label": "Geen oordeel over Noor", "avoid": ["typisch", "spijbel*"], "reason": OWN},
        {
            "label": "Waarom zij weg was",
            "points": [{"what": "haar broertje", "phrases": ["broertje"]}],
            "reason": OWN,
            "when": {"known": "oorzaak"},
        },
    ],
    "example": EXAMPLE,
}
NEUTRAL = WritingNorm.model_validate({"label": "Neutraal", "avoid": ["natuurlijk"], "reason": OWN})
OWN_WORDS = WritingNorm.model_validate({"label": "Eigen woorden", "reason": OWN})


def letter_data(**changes: Any) -> dict[str, Any]:
    """The decision that composes a letter; ``changes`` go into its document."""
    options = [option(name, STANDINGS[name], passage=f"Over {name}.") for name in BLOCKS]
    return decision(
        "brief",
        *reversed(options),
        option("bellen", "verdedigbaar"),
        select="meer",
        document=LETTER | changes,
    )


def letter(**changes: Any) -> Decision:
    return Decision.model_validate(letter_data(**changes))


def casus_with_letter(*, alone: bool = True, **changes: Any) -> Casus:
    """The small casus with a memo as its first document, and a letter as its first choice or beside it."""
    data = casus_data()
    data["dossier"]["attachments"][0]["text"] = MEMO
    others = [] if alone else data["waarnemen"]["decisions"]
    data["waarnemen"]["decisions"] = [letter_data(**changes), *others]
    return Casus.model_validate(data)


def methodology_of_writing() -> Methodology:
    """The methodiek with what holds for every text in own words."""
    return make_methodology(neutral=NEUTRAL, own_words=OWN_WORDS)


def bundle_with_letter(*, alone: bool = True, **changes: Any) -> Bundle:
    """All content of that casus."""
    bundle = make_bundle(casus_with_letter(alone=alone, **changes))
    return Bundle(**{**vars(bundle), "methodology": methodology_of_writing()})
