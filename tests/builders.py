"""Small complete content for tests: plain functions with defaults; override what matters."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from mas_sim.application.contents import Bundle, judges_of
from mas_sim.engine.board import Board
from mas_sim.engine.run import act, start
from mas_sim.model.actions import ContentHashes, Mode, Start, StepAction
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag
from mas_sim.model.rubric import Rubric
from mas_sim.model.run import Run
from mas_sim.scoring.report import Judges

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
HASHES = ContentHashes(**dict.fromkeys(ContentHashes.model_fields, "0" * 64))
OWN = {"text": "Omdat dat hier past.", "provenance": "eigen-ontwerp"}


def option(id: str, standing: str = "voorkeur", **more: Any) -> dict[str, Any]:
    return {"id": id, "label": f"Optie {id}", "standing": standing, "reason": OWN, **more}


def decision(id: str, *options: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id, "title": f"Keuze {id}", "prompt": "Wat doe je?", "options": list(options), **more}


def request(id: str, need: str = "nodig", **more: Any) -> dict[str, Any]:
    base = {"id": id, "label": f"Vraag {id}", "partner": "school", "need": need, "reason": OWN}
    return {**base, "days": 1, "answer": f"Antwoord {id}", **more}


def aspect_ids() -> list[str]:
    return ["v1", "k2", "g1", "g4", "sc1", "o1", "h1", "h2"]


def rating(aspect: str, value: str, *facts: str, **more: Any) -> dict[str, Any]:
    return {"aspect": aspect, "rating": value, "reason": OWN, "facts": list(facts), **more}


def casus_data() -> dict[str, Any]:
    """A small casus as plain data; every test gets its own copy."""
    return copy.deepcopy(_CASUS)


def make_casus(**changes: Any) -> Casus:
    return Casus.model_validate({**casus_data(), **changes})


def make_instrument(**changes: Any) -> SignallingInstrument:
    scale = [
        {"id": value, "label": value.replace("_", " "), "means": value}
        for value in ("onbekend", "geen_zorg", "beschermend", "aandacht", "zorg")
    ]
    aspects = [
        {
            "id": aspect,
            "domain": "alles",
            "label": f"Aspect {aspect}",
            "risk": "zorgkant",
            "protective": "beschermende kant",
            "who_knows": "de school",
            "provenance": "eigen-ontwerp",
        }
        for aspect in aspect_ids()
    ]
    data = {
        "schema_version": 1,
        "id": "klein",
        "title": "Kleine lijst",
        "note": "Geen diagnose.",
        "scale": scale,
        "domains": [{"id": "alles", "label": "Alles"}],
        "aspects": aspects,
        "prompts": [
            {
                "id": "veilig",
                "text": "Doorloop de meldcode.",
                "cues": [{"aspect": "g4", "meanings": ["zorg"]}],
                "provenance": "afgeleid",
            },
            {
                "id": "onrijp",
                "text": "Er is veel onbekend.",
                "unknown_at_least": 5,
                "unknown_domains": ["alles"],
                "provenance": "eigen-ontwerp",
            },
        ],
        **changes,
    }
    return SignallingInstrument.model_validate(data)


def make_methodology(**changes: Any) -> Methodology:
    routes = ["basis", "vrijwillig", "halt", "civiel", "straf"]
    phases = ["waarnemen", "analyseren", "plannen", "handelen", "evalueren"]
    data = {
        "schema_version": 1,
        "id": "mas",
        "title": "MAS",
        "edition": "april 2020",
        "phases": [{"id": p, "label": p, "core": p, "provenance": "afgeleid"} for p in phases],
        "routes": [
            {"id": r, "label": f"Route {r}", "summary": r, "indications": [], "restraints": []}
            for r in routes
        ],
        "combinations": [],
        "interventions": [
            {"id": f"doe-{p}", "phase": p, "label": f"Doe {p}", "description": p, "provenance": "afgeleid"}
            for p in phases
        ],
        "partners": [
            {
                "id": p,
                "label": p.capitalize(),
                "knows": "wat nodig is",
                "chain": True,
                "provenance": "afgeleid",
            }
            for p in ("school", "jongere", "ouders", "halt", "jeugdarts")
        ],
        "sources": [],
        "consistency": [
            {
                "id": "veiligheid-halt",
                "aspects": ["g4"],
                "meanings": ["zorg"],
                "routes": ["halt"],
                "without_routes": ["vrijwillig"],
                "without_partners": ["jeugdarts"],
                "text": "Je zag ‘{aspect}’ en koos {route}.",
                "provenance": "brongebaseerd",
            }
        ],
        **changes,
    }
    return Methodology.model_validate(data)


def framework(id: str = "melding-16-uur", **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "label": "Zestien uur",
        "explanation": "De school meldt.",
        "tests": [{"figure": "worst_window_hours", "comparison": "minstens", "value": 16}],
        "if_met": "Met {value} is {limit} gehaald.",
        "if_not_met": "{value} is minder dan {limit}.",
        "if_unknown": "Niet te zeggen.",
        "valid_from": "2009-01-01",
        "checked": "2026-11-21",
        "confidence": "hoog",
        "provenance": "brongebaseerd",
        "sources": ["lpw-21"],
        **more,
    }


def make_frameworks(*frameworks: dict[str, Any], **changes: Any) -> FrameworkSet:
    data = {
        "schema_version": 1,
        "id": "landelijk",
        "title": "Kaders",
        "circumstances": [
            {"id": "halt-eerder", "label": "Eerder bij Halt"},
            {"id": "eigen-initiatief", "label": "Eigen initiatief"},
        ],
        "frameworks": list(frameworks or (framework(),)),
        **changes,
    }
    return FrameworkSet.model_validate(data)


def make_naslag(**changes: Any) -> Naslag:
    data = {
        "schema_version": 1,
        "id": "naslag",
        "title": "Naslag",
        "checked": "2026-11-29",
        "articles": [
            {
                "id": "twee-petten",
                "group": "werkwijze",
                "title": "Twee petten",
                "text": "Toezicht en opsporing.",
                "provenance": "eigen-ontwerp",
                "parts": [{"heading": "Eén pet", "uncertain": "Lokaal.", **OWN}],
                "see_also": ["begrip-cautie", "route-straf"],
            }
        ],
        "terms": [
            {"id": "zorg", "title": "Zorg", **OWN},
            {"id": "cautie", "title": "Cautie", **OWN, "see_also": ["artikel-twee-petten"]},
        ],
        **changes,
    }
    return Naslag.model_validate(data)


def make_rubric() -> Rubric:
    return Rubric.model_validate(
        {"schema_version": 1, "id": "r", "title": "R", "provenance": "eigen-ontwerp", "criteria": []}
    )


def make_bundle(casus: Casus | None = None, instrument: SignallingInstrument | None = None) -> Bundle:
    return Bundle(
        casus or make_casus(),
        make_methodology(),
        make_frameworks(),
        instrument or make_instrument(),
        make_rubric(),
    )


def make_judges(casus: Casus | None = None, instrument: SignallingInstrument | None = None) -> Judges:
    return judges_of(make_bundle(casus, instrument), HASHES)


def make_board(casus: Casus | None = None, instrument: SignallingInstrument | None = None) -> Board:
    return Board(casus or make_casus(), instrument or make_instrument())


def make_run(board: Board, *actions: StepAction, mode: Mode = Mode.OEFENEN) -> Run:
    """A run after a start and these actions."""
    opening = Start(casus_id=board.casus.id, mode=mode, pseudonym="Vos", contents=HASHES)
    run, _ = start(board, opening, NOW)
    for action in actions:
        run, _ = act(board, run, action, NOW)
    return run


_CASUS: dict[str, Any] = {
    "schema_version": 1,
    "id": "klein",
    "mas_edition": "april 2020",
    "card": {
        "title": "Kleine casus",
        "teaser": "Een paar uur.",
        "kind": "spijbelen",
        "level": "starter",
        "minutes": 10,
        "learning_goals": ["licht waar het kan"],
    },
    "youth": {
        "name": "Noor",
        "birth_date": "2012-03-01",
        "school_type": "vo",
        "school": "De Linde",
        "year": "leerjaar 2",
        "family": "woont bij haar vader",
    },
    "dossier": {
        "reference_date": "2026-11-16",
        "situation": "Noor miste 4 lesuren.",
        "chronology": [{"date": "2026-11-09", "text": "Noor mist wiskunde."}],
        "attachments": [
            {
                "id": f"bijlage-{number}",
                "title": f"Bijlage {number}",
                "kind": "mail",
                "author": "mentor",
                "date": "2026-11-10",
                "text": "Tekst.",
                "from_start": number == 1,
            }
            for number in range(1, 5)
        ],
        "absence": {
            "unit": "lesuren",
            "timetable": {"ma": 6, "di": 6, "wo": 6, "do": 6, "vr": 6},
            "records": [
                {"date": "2026-11-09", "kind": "ongeoorloofd", "amount": 4, "own_initiative": True},
                {"date": "2026-11-10", "kind": "te-laat"},
            ],
        },
        "stated": [{"figure": "total_hours", "value": 4, "quote": "4 lesuren"}],
        "facts": [
            {"id": "start", "text": "Noor miste vier lesuren.", "may_know": ["school"], "from_start": True},
            {"id": "oorzaak", "text": "Noor brengt haar broertje.", "may_know": ["ouders", "school"]},
            {"id": "vader", "text": "Vader werkt vroeg.", "may_know": ["ouders"]},
            {"id": "geen-halt", "text": "Niet eerder bij Halt.", "may_know": ["halt"]},
            {"id": "terugval", "text": "Noor mist weer een uur.", "may_know": ["school"]},
        ],
        "circumstances": [
            {"circumstance": "halt-eerder", "holds": False, "fact": "geen-halt"},
            {"circumstance": "eigen-initiatief", "holds": True, "fact": "oorzaak"},
        ],
    },
    "waarnemen": {
        "intro": "De melding ligt er.",
        "prompt": "Wat zoek je op?",
        "requests": [
            request(
                "melding", reveals=["geen-halt"], interventions=["doe-waarnemen"], attachments=["bijlage-2"]
            ),
            request("register", need="nuttig"),
            request("bank", need="niet-toegestaan", trust={"ouders": -1}),
            request("buren", need="overbodig", attachments=["bijlage-3", "bijlage-4"]),
        ],
        "decisions": [decision("start", option("onderzoek"), option("wachten", "afgeraden"), justify=True)],
    },
    "analyseren": {
        "intro": "Je zoekt uit.",
        "prompt": "Wie hoor je?",
        "requests": [
            request("noor", partner="jongere", reveals=["oorzaak"], trust={"jongere": 1}),
            request("vader", partner="ouders", reveals=["vader"], days=2),
            request("nog-eens", need="nuttig", when={"asked": "vader"}),
            request("arts", need="overbodig", partner="jeugdarts"),
        ],
        "decisions": [],
        "ratings": [
            rating("v1", "geen_zorg", "start"),
            rating("k2", "onbekend"),
            rating("g1", "beschermend", "vader", also=["geen_zorg"]),
            rating("g4", "geen_zorg", "vader", "oorzaak"),
            rating("sc1", "aandacht", "oorzaak"),
            rating("o1", "geen_zorg", "oorzaak"),
            rating("h1", "geen_zorg", "start"),
        ],
        "group_aspects": aspect_ids(),
    },
    "plannen": {
        "intro": "Je plant.",
        "prompt": "Welke route?",
        "decisions": [
            decision(
                "middelen",
                option("brief", interventions=["doe-plannen"]),
                option("schoolafspraak", partner="school"),
                option("extra", "verdedigbaar", partner="jeugdarts"),
                option("straffen", "afgeraden"),
                option("niets", "afgeraden", exclusive=True),
                select="meer",
            )
        ],
        "routes": [
            {"routes": ["basis"], "standing": "voorkeur", "reason": OWN},
            {"routes": ["vrijwillig"], "standing": "verdedigbaar", "reason": OWN},
            {"routes": ["halt"], "standing": "afgeraden", "reason": OWN},
            {"routes": ["civiel"], "standing": "afgeraden", "reason": OWN},
            {"routes": ["straf"], "standing": "afgeraden", "reason": OWN},
        ],
        "goals": [
            {
                "id": "op-school",
                "label": "Elke dag op school",
                "standing": "voorkeur",
                "reason": OWN,
                "term": {"min": 2, "max": 6},
                "feedback": {"min": 1, "max": 3},
                "aspects": ["sc1"],
                "results": [
                    {"reached": "ja", "text": "Gelukt.", "when": {"chose": "gesprek/praten"}},
                    {"reached": "nee", "text": "Niet gelukt."},
                ],
            },
            {
                "id": "gestraft",
                "label": "Straf",
                "standing": "afgeraden",
                "reason": OWN,
                "term": {"min": 1, "max": 1},
                "feedback": {"min": 1, "max": 1},
                "aspects": ["g4"],
                "results": [{"reached": "deels", "text": "Tja."}],
            },
        ],
    },
    "handelen": {
        "intro": "Je voert uit.",
        "prompt": "Wat doe je?",
        "decisions": [
            decision(
                "gesprek",
                option(
                    "praten",
                    interventions=["doe-handelen"],
                    days=3,
                    trust={"jongere": 1},
                    reactions=[
                        {
                            "who": "Noor",
                            "text": "Oké.",
                            "when": {"trust": {"party": "jongere", "at_least": 2}},
                        },
                        {"who": "Vader", "text": "Dank je."},
                    ],
                ),
                option("dreigen", "afgeraden", trust={"jongere": -2}, reveals=["terugval"]),
                context=[
                    {"text": "Noor kijkt weg.", "when": {"not": {"asked": "noor"}}},
                    {"text": "Noor groet je."},
                ],
            ),
            decision(
                "terugval",
                option("bellen"),
                option("afwachten", "verdedigbaar"),
                when={"any": [{"known": "terugval"}, {"all": [{"route": "halt"}, {"goal": "gestraft"}]}]},
            ),
            decision("school", option("afspraak", when={"days_at_most": 20}), option("niets", "afgeraden")),
        ],
    },
    "evalueren": {
        "intro": "Je kijkt terug.",
        "prompt": "Wat is ervan gekomen?",
        "outcomes": [{"about": "Het verzuim", "texts": [{"text": "Gestopt."}]}],
        "decisions": [
            decision(
                "afsluiten",
                option("sluiten", interventions=["doe-evalueren"]),
                option("door", "verdedigbaar"),
            )
        ],
    },
    "reference": {
        "summary": "De basisroute.",
        "arguments": [
            {"routes": ["basis"], "text": "Kort verzuim.", "facts": ["start"], "reason": OWN},
            {"routes": ["vrijwillig"], "text": "Zorg thuis.", "facts": ["vader"], "reason": OWN},
        ],
        "typical_mistakes": ["te zwaar", "te laat"],
        "discussion": ["Wat weegt?", "Wie belt?", "Wanneer sluit je?"],
        "questions": [
            {"id": f"v{number}", "phase": "plannen", "question": "Waarom?", "good": ["norm", "feit"]}
            for number in range(1, 6)
        ],
        "takeaways": ["Vraag eerst.", "Sluit af.", "Schrijf op."],
    },
}
