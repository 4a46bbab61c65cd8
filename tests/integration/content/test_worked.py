"""The uitgewerkt voorbeeld: read beside the casuses, and held against the methodiek."""

from __future__ import annotations

import json

import pytest

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.validate import validate_paths
from mas_sim.model.methodology import PhaseId

OWN = {"text": "Omdat dat hier past.", "provenance": "eigen-ontwerp"}


def example() -> dict:
    steps = [
        {
            "id": f"stap-{phase.value}",
            "phase": phase.value,
            "title": f"Stap {phase.value}",
            "given": "Er ligt een melding.",
            "question": "Wat doe jij?",
            "thoughts": "Ik kijk eerst.",
            "does": "Zij kijkt.",
            "reason": OWN,
        }
        for phase in PhaseId
    ]
    return {
        "schema_version": 1,
        "id": "voorbeeld",
        "title": "Kort",
        "minutes": 10,
        "intro": "Dit is een voorbeeld.",
        "youth": "Sem is 13.",
        "steps": steps,
        "closing": "Het liep goed.",
        "takeaways": ["Kijk eerst.", "Vraag dan."],
    }


@pytest.fixture
def shelve(tmp_path, shelf):
    """A library with this example and no casus."""

    def write(data: dict | None) -> FileContentLibrary:
        folder = tmp_path / "scenarios" / "_voorbeeld"
        folder.mkdir(parents=True)
        if data is not None:
            (folder / "voorbeeld.yaml").write_text(json.dumps(data), encoding="utf-8")
        return FileContentLibrary(folder.parent, shelf)

    return write


def messages(library: FileContentLibrary) -> list[str]:
    return [problem.message for problem in library.problems()]


def test_an_example_is_read(shelve):
    library = shelve(example())
    assert messages(library) == []
    assert library.worked_example().title == "Kort"


def test_an_installation_may_have_none(shelve):
    library = shelve(None)
    assert library.worked_example() is None
    assert messages(library) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["steps"].reverse(), "Deze fase komt na een latere. Zet de stappen op volgorde."),
        (
            lambda data: data["steps"][4].update(phase="handelen"),
            "Er is geen stap in de fase evalueren. Voeg die toe.",
        ),
        (lambda data: data["steps"][1].update(id="stap-waarnemen"), "De stap ‘stap-waarnemen’ bestaat al"),
        (
            lambda data: data["steps"][0].update(
                reason={"text": "Omdat.", "provenance": "afgeleid", "sources": ["x"]}
            ),
            "De bron ‘x’ bestaat niet.",
        ),
        (lambda data: data.pop("closing"), "‘closing’ ontbreekt. Vul het in."),
    ],
)
def test_an_example_with_a_mistake_is_not_offered_and_says_why(shelve, change, said):
    data = example()
    change(data)
    library = shelve(data)
    assert library.worked_example() is None
    assert any(message.startswith(said) for message in messages(library))


def test_validate_checks_it_by_name_and_in_its_folder(shelve, tmp_path):
    library = shelve({**example(), "extra": 1})
    folder = tmp_path / "scenarios"
    for path in (folder, folder / "_voorbeeld" / "voorbeeld.yaml"):
        assert len(validate_paths([path], library)) == 1
