"""A small assessments folder that fits tests/data/casus/valid/klein, so that no test hangs on shipped data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mas_sim.content import assessments
from mas_sim.model.base import Model
from mas_sim.model.cues import CueSet
from mas_sim.model.methodology import Route
from mas_sim.model.rubric import AnchorSet, ExamRubric
from mas_sim.scoring.justification.groups import GROUPS
from tests.builders import make_frameworks, make_instrument, make_methodology, make_naslag, make_rubric

OWN = {"text": "Omdat dat hier past.", "provenance": "eigen-ontwerp"}
INTERVENTIONS = {
    "melding-controleren": "waarnemen",
    "horen-jongere": "analyseren",
    "plan-kennisgevingsbrief": "plannen",
    "verzuimgesprek": "handelen",
    "doelen-toetsen": "evalueren",
}


def intervention(id: str, phase: str) -> dict[str, Any]:
    return {"id": id, "phase": phase, "label": id, "description": id, "provenance": "afgeleid"}


def source(id: str) -> dict[str, Any]:
    return {"id": id, "citation": id, "checked": "2026-11-21", "provenance": "brongebaseerd"}


def exam_rubric() -> ExamRubric:
    return ExamRubric.model_validate(
        {
            "schema_version": 1,
            "id": "examen",
            "title": "Oefenexamen",
            "provenance": "eigen-ontwerp",
            "dossier_minutes": 45,
            "criteria": [{"id": "fasen", "label": "Bespreekt de fasen"}],
        }
    )


def make_cues() -> CueSet:
    """Every group with one word: enough to be valid."""
    return CueSet.model_validate(
        {
            "schema_version": 1,
            "id": "zinswendingen",
            "title": "Zinswendingen",
            "provenance": "eigen-ontwerp",
            "route_names": {route.value: [route.value] for route in Route},
            "routes": {route.value: [route.value] for route in Route},
            "means": {"niets": ["afwachten"], "iets": ["brief"]},
            "route_means": {route.value: "iets" for route in Route},
            "partners": ["jeugdarts"],
            "aliases": {},
            "kinds": {"sport": ["judo"]},
            "groups": {group: ["woord"] for group in sorted(GROUPS)},
        }
    )


def make_anchors() -> AnchorSet:
    """One example."""
    anchor = {
        "criterion": "norm",
        "about": "Casus.",
        "text": "Ik kies Halt.",
        "level": 2,
        "evidence": "Ik kies Halt.",
    }
    return AnchorSet.model_validate(
        {"schema_version": 1, "id": "v", "title": "V", "provenance": "eigen-ontwerp", "anchors": [anchor]}
    )


def write_assessments(folder: Path) -> Path:
    """Every file the library wants, as small as can be; the folder it is in."""
    methodology = make_methodology(
        interventions=[intervention(*item) for item in INTERVENTIONS.items()],
        sources=[source("lpw-21"), source("lpw-22")],
        combinations=[{"routes": ["halt", "straf"], "possible": False, "reason": OWN}],
        consistency=[],
    )
    laws = [{"id": "36663", "label": "Wetsvoorstel", "note": "In behandeling."}]
    for name, model in (
        (assessments.METHODOLOGY, methodology),
        (assessments.FRAMEWORKS, make_frameworks(laws=laws)),
        (assessments.INSTRUMENT, make_instrument()),
        (assessments.RUBRIC, make_rubric()),
        (assessments.EXAM_RUBRIC, exam_rubric()),
        (assessments.CUES, make_cues()),
        (assessments.ANCHORS, make_anchors()),
        (assessments.NASLAG, make_naslag()),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(as_yaml(model), encoding="utf-8")
    return folder


def as_yaml(model: Model) -> str:
    return yaml.safe_dump(model.model_dump(mode="json"), allow_unicode=True, sort_keys=False)


def overlay(**changes: Any) -> str:
    change = {"framework": "melding-16-uur", "figure": "worst_window_hours", "value": 12, "note": "Afspraak."}
    data = {"schema_version": 1, "id": "lokaal", "title": "Lokaal", "changes": [{**change, **changes}]}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
