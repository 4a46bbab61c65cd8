"""A broken casus gives every problem with file, line and a Dutch sentence, and is not offered."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mas_sim.content.library import FileContentLibrary, load
from mas_sim.model.casus import Casus
from tests.integration.content.conftest import DATA, ROOT, SMALL

DEFECTS = sorted((DATA / "invalid").glob("*.txt"))
BASE = SMALL.read_text(encoding="utf-8")


def broken(defect) -> tuple[str, str, int]:
    """The casus with this one defect, the message it must give, and the line of the change."""
    head, old, new = (
        defect.read_text(encoding="utf-8")
        .replace("--- staat er\n", "--- in plaats van\n")
        .split("--- in plaats van\n")
    )
    before, found, after = BASE.partition(old)
    assert found, f"{defect.name}: de te vervangen tekst staat niet in klein/casus.yaml"
    return before + new + after, head.removeprefix("melding: ").strip(), before.count("\n") + 1


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda path: path.stem)
def test_one_defect_gives_its_message_at_the_file(defect, library, casus_file):
    text, message, _ = broken(defect)
    path = casus_file(text.encode())
    problems = library.check(path)
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.file.endswith("klein/casus.yaml") for problem in problems)


@pytest.mark.parametrize(
    "name", ["onbekend-feit", "tikfout-in-sleutel", "meer-uren-dan-rooster", "getal-als-woord"]
)
def test_the_line_is_that_of_the_defect(name, library, casus_file):
    text, message, line = broken(DATA / "invalid" / f"{name}.txt")
    problem = next(item for item in library.check(casus_file(text.encode())) if message in item.message)
    assert problem.line == line


def test_there_are_more_than_twenty_single_defects():
    assert len(DEFECTS) >= 20


def test_the_small_casus_itself_has_no_problem(library):
    assert library.check(SMALL) == ()


def test_a_typo_is_one_message_not_two(library, casus_file):
    text, _, _ = broken(DATA / "invalid" / "tikfout-in-sleutel.txt")
    assert len(library.check(casus_file(text.encode()))) == 1


def test_all_problems_come_at_once(library, casus_file):
    text = BASE.replace("  minutes: 10\n", "  minutes: tien\n").replace(
        "  level: starter\n", "  level: makkelijk\n"
    )
    assert len(library.check(casus_file(text.encode()))) == 2


def test_a_huge_file_is_refused(library, casus_file):
    path = casus_file(b"# " + b"a" * 1_100_000 + b"\n" + BASE.encode())
    assert "groter dan 1 MB" in library.check(path)[0].message


def test_another_encoding_is_refused_at_its_line(library, casus_file):
    path = casus_file(BASE.replace("Een paar uur.", "Eén paar uur.").encode("latin-1"))
    problem = library.check(path)[0]
    assert "geen UTF-8" in problem.message
    assert problem.line == 7


def test_times_and_no_and_zeros_stay_what_the_author_wrote(casus_file):
    text = BASE.replace("teaser: Een paar uur.", "teaser: 16:30").replace("kind: spijbelen", "kind: no")
    casus, _ = load(Casus, casus_file(text.encode()))
    assert (casus.card.teaser, casus.card.kind) == ("16:30", "no")


def test_a_broken_casus_does_not_bring_down_the_others(tmp_path):
    for name, text in (("klein", BASE), ("stuk", BASE.replace("id: klein", "id: stuk", 1) + "extra: 1\n")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "casus.yaml").write_text(text, encoding="utf-8")
    found = FileContentLibrary(tmp_path, ROOT / "assessments")
    assert [casus.id for casus in found.casuses()] == ["klein"]
    assert [problem.message for problem in found.problems()] == [
        "‘extra’ hoort hier niet. Haal het weg of controleer de spelling."
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(BASE)), junk=st.text(max_size=5))
def test_any_damaged_file_gives_problems_or_a_casus_never_another_error(at, junk, library, casus_file):
    path = casus_file((BASE[:at] + junk + BASE[at + len(junk) :]).encode("utf-8", "surrogatepass"))
    assert isinstance(library.check(path), tuple)
