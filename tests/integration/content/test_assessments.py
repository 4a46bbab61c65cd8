"""What we judge with is right, or nothing starts; local agreements and laws are laid over it."""

from __future__ import annotations

import pytest

from mas_sim.content.assessments import (
    ANCHORS,
    CUES,
    FRAMEWORKS,
    INSTRUMENT,
    METHODOLOGY,
    NASLAG,
    RUBRIC,
    read_assessments,
)
from mas_sim.errors import ContentInvalidError, SettingsError
from tests.builders import make_instrument
from tests.builders_content import as_yaml, overlay


def read(folder, local=None, instrument=None, laws=frozenset()):
    return read_assessments(folder, local, instrument, laws)


def problems_of(folder, file, old, new, **more) -> list[str]:
    """The messages when one text of one file is replaced by another."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentInvalidError) as caught:
        read(folder, **more)
    assert all(problem.line > 0 for problem in caught.value.problems)
    return [problem.message for problem in caught.value.problems]


def test_a_norm_without_herkomst_starts_nothing(assessments):
    (message,) = problems_of(assessments, FRAMEWORKS, "  provenance: brongebaseerd\n", "")
    assert message == "‘provenance’ ontbreekt. Vul het in."


@pytest.mark.parametrize(
    ("file", "old", "new", "start"),
    [
        (FRAMEWORKS, "  sources:\n  - lpw-21\n", "  sources: []\n", "‘sources’ heeft er 0"),
        (FRAMEWORKS, "- lpw-21", "- lpw-99", "De bron ‘lpw-99’ bestaat niet"),
        (FRAMEWORKS, "law: null", "law: 40000", "Het wetsvoorstel ‘40000’ bestaat niet"),
        (FRAMEWORKS, "valid_to: null", "valid_to: 2001-01-01", "De einddatum ligt voor de begindatum"),
        (
            FRAMEWORKS,
            "comparison: minstens",
            "comparison: ongeveer",
            "‘ongeveer’ kan hier niet. Kies uit: minst",
        ),
        (FRAMEWORKS, "comparison: minstens", "comparison: null", "Geef óf figure"),
        (FRAMEWORKS, "if_met: ", "if_met: '{limit2} ' # ", "{limit2} wordt niet ingevuld"),
        (
            FRAMEWORKS,
            "unless: null",
            "unless: {circumstance: x, text: Nu.}",
            "De omstandigheid ‘x’ bestaat niet",
        ),
        (
            FRAMEWORKS,
            "unless: null",
            "unless: {circumstance: halt-eerder, text: 'Nu {value2}.'}",
            "{value2} wordt niet ingevuld",
        ),
        (FRAMEWORKS, "value: 16", "value: inf # ", "‘value’ moet een getal zijn"),
        (METHODOLOGY, "- id: analyseren\n", "- id: waarnemen\n", "De fase ‘waarnemen’ bestaat al"),
        (METHODOLOGY, "- id: straf\n", "- id: halt\n", "De route ‘halt’ bestaat al"),
        (METHODOLOGY, "- id: ouders\n", "- id: school\n", "De rol of partner ‘school’ bestaat al"),
        (METHODOLOGY, "- id: lpw-22\n", "- id: lpw-21\n", "De bron ‘lpw-21’ bestaat al"),
        (METHODOLOGY, "  - straf\n", "", "Een combinatie heeft minstens twee routes"),
        (METHODOLOGY, "provenance: afgeleid", "provenance: brongebaseerd", "‘brongebaseerd’ zonder bron"),
        (INSTRUMENT, "domain: alles", "domain: niets", "Het domein ‘niets’ bestaat niet"),
        (INSTRUMENT, "- id: zorg\n", "- id: aandacht\n", "Het antwoord ‘aandacht’ bestaat al"),
        (INSTRUMENT, "- id: onrijp\n", "- id: veilig\n", "De vraag ‘veilig’ bestaat al"),
        (INSTRUMENT, "provenance: eigen-ontwerp", "provenance: gedateerd", "‘gedateerd’ zonder bron"),
        (RUBRIC, "title: R", "titel: R", "‘titel’ kennen we niet. Bedoel je ‘title’?"),
        (
            ANCHORS,
            "evidence: Ik kies Halt.",
            "evidence: Ik kies straf.",
            "‘evidence’ is een zin uit de tekst",
        ),
        (
            NASLAG,
            "- begrip-cautie",
            "- begrip-kautie",
            "Het naslagstuk ‘begrip-kautie’ bestaat niet. Bedoel je",
        ),
        (NASLAG, "id: zorg", "id: cautie", "Het begrip ‘cautie’ bestaat al"),
        (NASLAG, "group: werkwijze", "group: overig", "‘overig’ kan hier niet. Kies uit: soorten-verzuim"),
        (NASLAG, "uncertain: Lokaal.", "uncertian: Lokaal.", "‘uncertian’ kennen we niet"),
        (NASLAG, "provenance: eigen-ontwerp", "provenance: gedateerd", "‘gedateerd’ "),
        (ANCHORS, "level: 2", "level: 0", "‘evidence’ is een zin uit de tekst"),
        (CUES, "  zorg:\n", "  zorgen:\n", "De groep ‘zorg’ ontbreekt"),
        (CUES, "  zorg:\n", "  zorgen:\n", "De groep ‘zorgen’ kennen de regels niet"),
        (CUES, "  straf: iets\n", "", "Hier ontbreekt: straf"),
        (CUES, "  straf: iets\n", "  straf: anders\n", "Het middel ‘anders’ staat niet onder means"),
        (CUES, "- jeugdarts\n", "- .. jeugdarts\n", "‘.. jeugdarts’ begint en eindigt niet met een woord"),
        (CUES, "  - woord\n", "  - woord ..\n", "‘woord ..’ begint en eindigt niet met een woord"),
    ],
)
def test_a_mistake_in_what_we_judge_with_starts_nothing(file, old, new, start, assessments):
    assert any(message.startswith(start) for message in problems_of(assessments, file, old, new))


def test_a_source_of_the_naslag_that_does_not_exist_is_named_with_its_file_and_line(assessments):
    path = assessments / NASLAG
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip() == "sources: []")
    lines[at] = lines[at].replace("[]", "[lpw-99]")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentInvalidError) as caught:
        read(assessments)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(path), at + 1)
    assert problem.message.startswith("De bron ‘lpw-99’ bestaat niet")


def test_a_phase_that_is_missing_is_named(assessments):
    messages = problems_of(assessments, METHODOLOGY, "- id: analyseren\n", "- id: waarnemen\n")
    assert "Hier ontbreken: analyseren. Voeg ze toe." in messages


def test_a_consistency_rule_names_aspects_and_ratings_that_exist(assessments):
    rule = (
        "consistency:\n- id: regel\n  aspects: [v99]\n  meanings: [erg]\n  without_partners: [oma]\n"
        "  text: Let op.\n  provenance: eigen-ontwerp\n"
    )
    messages = problems_of(assessments, METHODOLOGY, "consistency: []\n", rule)
    assert [message.split(" bestaat")[0] for message in messages] == [
        "Het aspect ‘v99’",
        "De beoordeling ‘erg’",
        "De rol of partner ‘oma’",
    ]


def test_the_problems_of_all_files_come_together(assessments):
    (assessments / RUBRIC).write_text("- fout\n", encoding="utf-8")
    messages = problems_of(assessments, FRAMEWORKS, "  provenance: brongebaseerd\n", "")
    assert len(messages) == 2


def test_a_mistake_between_files_shows_beside_one_in_another(assessments):
    (assessments / RUBRIC).write_text("- fout\n", encoding="utf-8")
    assert len(problems_of(assessments, FRAMEWORKS, "- lpw-21", "- lpw-99")) == 2


def test_a_missing_file_starts_nothing(assessments):
    (assessments / INSTRUMENT).unlink()
    with pytest.raises(ContentInvalidError, match="kan niet worden gelezen"):
        read(assessments)


def test_an_instrument_that_maps_to_nothing_of_ours_is_refused(assessments, tmp_path):
    aspects = [
        {**item.model_dump(mode="json"), "maps_to": "onbestaand"} for item in make_instrument().aspects
    ]
    other = tmp_path / "ander.yaml"
    other.write_text(as_yaml(make_instrument(id="ander", aspects=aspects, prompts=[])), encoding="utf-8")
    with pytest.raises(ContentInvalidError, match="Ons aspect ‘onbestaand’ bestaat niet"):
        read(assessments, instrument=other)


def local(tmp_path, **changes):
    path = tmp_path / "lokaal.yaml"
    path.write_text(overlay(**changes), encoding="utf-8")
    return path


def test_a_local_agreement_changes_the_value_and_is_shown_as_such(assessments, tmp_path):
    (kader,) = read(assessments, local(tmp_path)).frameworks.frameworks
    assert (kader.tests[0].value, kader.local_note) == (12, "Afspraak.")


def test_without_local_agreements_a_kader_has_its_own_value(assessments):
    (kader,) = read(assessments).frameworks.frameworks
    assert (kader.tests[0].value, kader.local_note) == (16, None)


def test_a_local_agreement_on_a_figure_that_is_not_tested_is_refused(assessments, tmp_path):
    with pytest.raises(ContentInvalidError, match="toetst times_late niet"):
        read(assessments, local(tmp_path, figure="times_late"))


def test_a_pending_law_is_off_until_it_is_switched_on(assessments):
    off, on = read(assessments), read(assessments, laws=frozenset({"36663"}))
    assert [off.frameworks.laws[0].in_force, on.frameworks.laws[0].in_force] == [False, True]


def test_a_law_that_does_not_exist_cannot_be_switched_on(assessments):
    with pytest.raises(SettingsError):
        read(assessments, laws=frozenset({"99999"}))
