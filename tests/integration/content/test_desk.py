"""The desk of an author: texts read in a folder of their own, and held against what the installation judges with."""

from __future__ import annotations

import datetime as dt
import json
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mas_sim.application.ports import Organisation
from mas_sim.application.trainers import Trainer
from mas_sim.content.desk import FileDesk
from mas_sim.content.lint import lint
from mas_sim.content.source import MAX_BYTES, read_text
from mas_sim.errors import ContentInvalidError, ContentNotFoundError
from tests import rules
from tests.integration.content.conftest import BASE, DATA, ROOT, TEMPLATE
from tests.integration.content.test_bad_input import DEFECTS, broken
from tests.integration.content.test_variants import VARIANT

ANNA = Trainer("t1", "Anna", Organisation(organisation_id="o1", name="Regio", code="ABC234"))
SCENARIOS = ROOT / "scenarios"
SHIPPED = sorted(path.parent.name for path in SCENARIOS.glob("*/casus.yaml"))
OF_A_FOLDER = "andere-map"  # the one mistake that a text without a folder cannot have
WITH_VARIANT = "de-laatste-bus"
LINE = "id: klein"
SPELLINGS = [
    "id: klein # zo heet hij",
    "id:   'klein'",
    'id: "klein"  # zo heet hij',
    "id : klein",
    "'id': klein",
    '"id": "klein"',
    "id: >-\n  klein",
    "id: |-\n  klein",
    '"\\x69d": klein',
]
ODD = [
    "../x",
    "../../../tmp/x",
    "/etc/x",
    ".",
    "..",
    "a/b",
    "Klein",
    "-",
    "_",
    "é",
    "''",
    "''  # leeg",
    "x" * 300,
]
slugs = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)


def casus(text: str, **variants: str) -> dict[str, str]:
    return {"casus.yaml": text, **{f"variant-{name}.yaml": one for name, one in variants.items()}}


def spelled(line: str) -> str:
    """The small casus with its id written in this way."""
    assert f"\n{LINE}\n" in BASE
    return BASE.replace(f"\n{LINE}\n", f"\n{line}\n", 1)


def told(problems) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in problems]


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Where temporary folders are made; empty."""
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def checked(library, casus_file):
    """What ``library.check`` says of a text in a folder."""
    return lambda text: told(library.check(casus_file(text.encode("utf-8", "replace"))))


# --- reading -----------------------------------------------------------------------------------


def test_a_casus_is_read_as_it_is_from_its_folder(desk, library):
    found = desk.read(casus(BASE))
    assert found.casus == library.casus("klein")
    assert found.problems == ()


def test_a_casus_comes_first_and_then_its_variants(desk):
    found = desk.read(dict(reversed(casus(BASE, zand=VARIANT, aarde=VARIANT).items())))
    assert [one.id for one in found.casuses] == ["klein", "klein_aarde", "klein_zand"]
    assert found.casus.variant is None


@pytest.mark.parametrize(
    "defect", [one for one in DEFECTS if one.stem != OF_A_FOLDER], ids=lambda path: path.stem
)
def test_a_mistake_is_told_as_validate_tells_it(defect, desk, checked):
    _, text = broken(defect)
    found = desk.read(casus(text))
    assert told(found.problems) == checked(text)
    assert {one.file for one in found.problems} <= {"casus.yaml"}
    assert (found.casus is None) == bool(found.problems)


def test_a_text_lies_in_no_folder_of_another_name(desk):
    _, text = broken(DATA / "invalid" / f"{OF_A_FOLDER}.txt")
    assert desk.read(casus(text)).problems == ()


def test_a_mistake_in_a_variant_is_told_of_its_file_and_leaves_the_casus(desk):
    found = desk.read(casus(BASE, halt=VARIANT.replace("geen-halt/text", "nergens/text")))
    assert [one.id for one in found.casuses] == ["klein"]
    assert [(one.file, one.line) for one in found.problems] == [("variant-halt.yaml", 7)]


def test_of_a_casus_with_a_mistake_no_variant_is_read(desk):
    found = desk.read(casus(BASE.replace("minutes: 10", "minutes: tien"), halt=VARIANT))
    assert found.casuses == ()
    assert {one.file for one in found.problems} == {"casus.yaml"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "- een\n",
        "a: [",
        "a: 'b\n",
        "a: b: c\n",
        "\ttab",
        "%",
        "id: klein\n---\nid: klein\n",
        "&a id: x\n",
    ],
)
def test_what_is_no_readable_yaml_is_told_as_validate_tells_it(text, desk, checked):
    assert told(desk.read(casus(text)).problems) == checked(text) != []


def test_a_text_that_is_too_big_is_told_as_validate_tells_it(desk, checked):
    text = BASE + "#" * MAX_BYTES
    [(line, message)] = told(desk.read(casus(text)).problems)
    assert checked(text) == [(line, message)]
    assert "groter dan 1 MB" in message


@pytest.mark.parametrize("files", [{}, {"variant-halt.yaml": VARIANT}])
def test_without_a_casus_that_is_what_is_wrong(files, desk):
    [problem] = desk.read(files).problems
    assert (problem.file, problem.line) == ("casus.yaml", 0)


@pytest.mark.parametrize("text", ["\0", f"{BASE}# \0", BASE.replace("Noor mist", "Noor\0 mist", 1)])
def test_a_nul_is_a_mistake_at_its_line(text, desk, checked):
    assert told(desk.read(casus(text)).problems) == checked(text) != []


def test_a_lone_surrogate_is_read_as_a_question_mark(desk):
    found = desk.read(casus(BASE.replace("Een paar uur", "Een \ud800paar uur", 1)))
    assert found.casus.card.teaser == "Een ?paar uur."


def test_the_same_files_are_read_once(desk):
    assert desk.read(casus(BASE)) is desk.read(casus(BASE))


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, len(BASE)), junk=st.text(max_size=5))
def test_any_damaged_text_gives_problems_or_a_casus_never_another_error(at, junk, desk):
    found = desk.read(casus(BASE[:at] + junk + BASE[at + len(junk) :]))
    assert (found.casus is None) == bool(found.problems)


# --- the id, which names a folder --------------------------------------------------------------


@pytest.mark.parametrize("line", SPELLINGS)
def test_an_id_may_be_written_in_any_way(line, desk):
    found = desk.read(casus(spelled(line)))
    assert (told(found.problems), found.casus.id) == ([], "klein")


@pytest.mark.parametrize("name", ["een_twee", "1", "klein-2", "a" * 64])
def test_an_id_may_be_any_that_is_valid(name, desk):
    found = desk.read(casus(spelled(f"id: {name}")))
    assert (told(found.problems), found.casus.id) == ([], name)


def test_a_casus_may_be_written_as_json(desk, library):
    text = json.dumps(read_text(BASE, "").data, indent=1)
    assert desk.read(casus(text)).casus == library.casus("klein")


def test_a_casus_may_have_windows_line_ends(desk, library):
    assert desk.read(casus(BASE.replace("\n", "\r\n"))).casus == library.casus("klein")


def test_an_id_further_on_is_not_that_of_the_casus(desk):
    text = "# id: ander\n" + BASE.replace(f"\n{LINE}\n", "\n", 1) + f"{LINE}\n"
    assert desk.read(casus(text)).casus.id == "klein"


@pytest.mark.parametrize("name", ODD)
def test_an_odd_id_is_told_as_validate_tells_it_and_is_no_path(name, desk, checked, temporary, tmp_path):
    text = spelled(f"id: {name}")
    assert told(desk.read(casus(text)).problems) == checked(text) != []
    assert list(temporary.iterdir()) == []
    assert {one.name for one in tmp_path.iterdir()} == {"tijdelijk", "klein"}


def test_a_casus_without_an_id_is_told_as_validate_tells_it(desk, checked):
    text = spelled("# zonder")
    assert told(desk.read(casus(text)).problems) == checked(text) != []


# --- the temporary folder ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../casus.yaml",
        "../../x.yaml",
        "a/casus.yaml",
        "/tmp/mas-x.yaml",
        "variant-../x.yaml",
        "x.yaml",
        "",
        "a\0b",
    ],
)
def test_a_name_that_is_no_casus_file_is_refused_and_nothing_is_written(name, desk, temporary, tmp_path):
    for act in (desk.read, desk.play):
        with pytest.raises(ContentInvalidError) as refused:
            act({"casus.yaml": BASE, name: "x"})
        assert refused.value.problems[0].file == name
    assert list(tmp_path.rglob("*")) == [temporary]


@pytest.mark.parametrize("text", [BASE, "", "a: [", "\0", "#" * (MAX_BYTES + 1)])
def test_nothing_is_left_behind(text, desk, temporary):
    files = casus(text, **{"even-anders": f"{VARIANT}# {len(text)}"})
    desk.read(files)
    desk.play(files)
    assert list(temporary.iterdir()) == []


# --- playing -----------------------------------------------------------------------------------


def test_the_bots_say_what_lint_says(desk, library):
    [found] = lint(library, ["klein"], dt.date(2026, 11, 29)).casuses
    played = desk.play(casus(BASE))["klein"]
    assert (played.minutes, played.lix) == (found.minutes, found.lix)
    assert played.shares == {strategy.value: share for strategy, share in found.shares.items()}
    assert [(one.message, one.refuses) for one in played.remarks] == [
        (one.message, one.refuses) for one in found.findings
    ]


def test_the_bots_play_a_variant_too(desk):
    assert set(desk.play(casus(BASE, halt=VARIANT))) == {"klein", "klein_halt"}


def test_the_bots_play_nothing_that_has_mistakes(desk):
    assert desk.play(casus("a: [")) == {}
    assert set(desk.play(casus(BASE, halt="a: ["))) == {"klein"}


# --- the files of the installation -------------------------------------------------------------


def test_the_files_of_a_casus_are_those_in_its_folder(desk):
    assert desk.files_of("klein") == {"casus.yaml": BASE}


@pytest.mark.parametrize("name", ["", "bestaat-niet", "../valid/klein", ".", "_sjabloon", "klein/../klein"])
def test_files_of_what_is_not_on_offer_are_refused(name, desk):
    with pytest.raises(ContentNotFoundError):
        desk.files_of(name)


def test_files_of_a_variant_are_refused(shipped):
    assert f"{WITH_VARIANT}_tweede-dossier" in {one.id for one in rules.library().summaries()}
    with pytest.raises(ContentNotFoundError):
        shipped.files_of(f"{WITH_VARIANT}_tweede-dossier")


def test_the_template_has_no_mistakes(shipped):
    found = shipped.read(shipped.template())
    assert (found.problems, found.casus.id) == ((), "sjabloon")


def test_a_template_that_was_taken_away_is_told(library, tmp_path):
    with pytest.raises(ContentNotFoundError):
        FileDesk(library, DATA / "valid", tmp_path / "weg").template()


# --- another id --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_casus_reads_the_same_under_another_id(name, shipped):
    files = shipped.files_of(name)
    found = shipped.read(shipped.renamed(files, "heel-anders"))
    assert found.problems == ()
    assert len(found.casuses) == len(files)
    assert found.casus == rules.library().casus(name).model_copy(update={"id": "heel-anders"})


@settings(deadline=None)
@given(name=st.sampled_from(SHIPPED), new=slugs)
def test_another_id_changes_one_line_and_nothing_else(name, new):
    folder = SCENARIOS / name
    files = {path.name: path.read_bytes().decode() for path in folder.glob("*.yaml")}
    renamed = FileDesk(rules.library(), SCENARIOS, TEMPLATE).renamed(files, new)
    before, after = (one["casus.yaml"].splitlines(keepends=True) for one in (files, renamed))
    at = before.index(f"id: {name}\n")
    assert after == [*before[:at], f"id: {new}\n", *before[at + 1 :]]
    assert {**renamed, "casus.yaml": ""} == {**files, "casus.yaml": ""}


@pytest.mark.parametrize("line", SPELLINGS)
def test_another_id_takes_the_place_of_one_written_in_any_way(line, desk):
    found = desk.renamed(casus(spelled(line)), "anders")
    before, after = BASE.split(f"\n{LINE}\n")
    assert found["casus.yaml"].startswith(before)
    assert found["casus.yaml"].endswith(after)
    assert desk.read(found).casus.id == "anders"
