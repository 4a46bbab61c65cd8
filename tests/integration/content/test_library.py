"""What is on the shelf, and what keeps a casus off it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from mas_sim.content.library import FileContentLibrary
from mas_sim.errors import ContentNotFoundError
from tests.integration.content.conftest import BASE, DATA, ROOT


@pytest.fixture
def scenarios(tmp_path):
    """A folder with casuses of these ids and texts."""

    def write(**texts: str):
        for name, text in texts.items():
            folder = tmp_path / "scenarios" / name
            folder.mkdir(parents=True)
            (folder / "casus.yaml").write_text(text.replace("id: klein", f"id: {name}", 1), encoding="utf-8")
        return tmp_path / "scenarios"

    return write


def test_a_broken_casus_does_not_bring_down_the_others(scenarios, shelf):
    found = FileContentLibrary(scenarios(goed=BASE, stuk=BASE + "extra: 1\n"), shelf)
    assert [casus.id for casus in found.casuses()] == ["goed"]
    assert [problem.message for problem in found.problems()] == [
        "‘extra’ hoort hier niet. Haal het weg of controleer de spelling."
    ]


def test_a_casus_with_problems_is_not_found(scenarios, shelf):
    found = FileContentLibrary(scenarios(stuk=BASE.replace("fact: geen-halt", "fact: niets")), shelf)
    with pytest.raises(ContentNotFoundError):
        found.casus("stuk")


def test_a_folder_without_casus_is_a_problem(scenarios, shelf):
    folder = scenarios(goed=BASE)
    (folder / "leeg").mkdir()
    (problem,) = FileContentLibrary(folder, shelf).problems()
    assert problem.file.endswith("leeg/casus.yaml")


def test_other_files_and_hidden_folders_are_no_casuses(scenarios, shelf):
    folder = scenarios(goed=BASE)
    (folder / "README.md").write_text("Zo schrijf je een casus.", encoding="utf-8")
    (folder / ".git").mkdir()
    assert FileContentLibrary(folder, shelf).problems() == ()


def test_the_easiest_and_shortest_come_first(scenarios, shelf):
    longer = BASE.replace("minutes: 10", "minutes: 30")
    harder = BASE.replace("level: starter", "level: ervaren")
    found = FileContentLibrary(scenarios(a=harder, b=longer, c=BASE), shelf)
    assert [casus.id for casus in found.casuses()] == ["c", "b", "a"]


def test_an_unknown_casus_is_not_found(library):
    with pytest.raises(ContentNotFoundError):
        library.casus("bestaat-niet")


def test_a_casus_is_read_once(scenarios, shelf):
    folder = scenarios(goed=BASE)
    found = FileContentLibrary(folder, shelf)
    first = found.casus("goed")
    shutil.rmtree(folder / "goed")
    assert found.casus("goed") is first


def test_no_thread_sees_a_half_filled_shelf(scenarios, shelf):
    texts = {f"casus-{number}": BASE for number in range(5)}
    found = FileContentLibrary(scenarios(**texts), shelf)
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _: len(found.casuses()), range(32)))
    assert set(counts) == {5}


def test_the_instrument_in_use_can_be_replaced(shelf):
    other = ROOT / "tests" / "data" / "instruments" / "ander-instrument.yaml"
    found = FileContentLibrary(ROOT / "scenarios", ROOT / "assessments", instrument=other)
    assert (found.instrument().id, found.own_instrument().id) == ("ander-instrument", "signaleringslijst-1")


def test_the_parts_of_the_folder_are_what_the_files_say(library):
    assert library.methodology().id == "mas"
    assert library.frameworks().id == "landelijk"
    assert library.instrument() is library.own_instrument()
    assert (library.rubric().id, library.exam_rubric().dossier_minutes) == ("r", 45)


def test_the_small_casus_stands_on_the_shelf(library):
    assert [casus.id for casus in library.casuses()] == ["klein"]
    assert library.check(DATA / "valid" / "klein" / "casus.yaml") == ()
