"""Casuses from the cache: the same as from their files, and read again whenever that could differ."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mas_sim.application.shelf import summary_of
from mas_sim.content import cache, hashing, library
from mas_sim.content.library import FileContentLibrary
from mas_sim.errors import ContentNotFoundError
from tests.builders_content import write_assessments
from tests.integration.content.conftest import BASE, ROOT
from tests.integration.content.test_variants import VARIANT

BROKEN = BASE.replace("fact: geen-halt", "fact: niets") + "extra: 1\n"


class House:
    """Folders with casuses and a place for their cache; each opening is that of another server."""

    def __init__(self, place: Path, assessments: Path) -> None:
        self.scenarios, self.assessments, self.cache = place / "scenarios", assessments, place / "cache"
        self.read: list[str] = []

    def write(self, name: str, text: str = BASE, *, file: str = "casus.yaml", age: float = 60) -> Path:
        """A casus, or a variant in another file, changed this many seconds ago."""
        path = self.scenarios / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("id: klein", f"id: {name}", 1), encoding="utf-8")
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    def plain(self) -> FileContentLibrary:
        """Without the cache."""
        return FileContentLibrary(self.scenarios, self.assessments)

    def open(self) -> FileContentLibrary:
        """With the cache, from a fresh count of what is read."""
        self.read.clear()
        return FileContentLibrary(self.scenarios, self.assessments, cache=self.cache)

    def start(self) -> FileContentLibrary:
        """A server that was up for a while: everything has been opened."""
        found = self.open()
        found.casuses()
        return found

    def body(self, casus_id: str) -> Path:
        """Where a casus lies."""
        return self.cache / f"{hashing.content_hash(self.plain().casus(casus_id))}.json"


@pytest.fixture
def house(tmp_path, shelf, monkeypatch) -> House:
    """Two casuses, one with a variant; ``read`` tells whose files were read by the last one opened."""
    made = House(tmp_path, shelf)
    made.write("een")
    made.write("twee")
    made.write("twee", VARIANT, file="variant-halt.yaml")

    def counting(folder, judging, real=library.read_folder):
        made.read.append(folder.name)
        return real(folder, judging)

    monkeypatch.setattr(library, "read_folder", counting)
    monkeypatch.setattr(cache, "read_folder", counting)
    return made


def same(house: House) -> bool:
    """With the cache is as without it."""
    found, plain = house.open(), FileContentLibrary(house.scenarios, house.assessments)
    return (found.summaries(), found.problems(), found.casuses()) == (
        tuple(map(summary_of, plain.casuses())),
        plain.problems(),
        plain.casuses(),
    )


def test_what_did_not_change_is_not_read_again(house):
    house.start()
    found = house.open()
    assert [casus.id for casus in found.casuses()] == ["een", "twee", "twee_halt"]
    assert house.read == []
    assert same(house)


def test_a_list_opens_no_casus(house):
    house.start()
    for path in house.cache.glob("[0-9a-f]*.json"):
        path.unlink()
    assert [one.id for one in house.open().summaries()] == ["een", "twee", "twee_halt"]
    assert house.read == []


def test_a_casus_is_opened_once(house):
    house.start()
    found = house.open()
    assert found.casus("een") is found.casus("een")


@pytest.mark.parametrize("file", ["casus.yaml", "variant-halt.yaml"])
def test_a_file_that_changed_is_read_again_with_its_folder_alone(house, file):
    house.start()
    text = (house.scenarios / "twee" / file).read_text(encoding="utf-8")
    house.write(
        "twee", text.replace("Noor ", "Roos ").replace("itle: Kleine", "itle: Grote"), file=file, age=30
    )
    titles = [one.card.title.split()[0] for one in house.open().summaries()]
    assert titles == ["Kleine", *(["Grote", "Kleine"] if file == "casus.yaml" else ["Kleine", "Grote"])]
    assert house.read == ["twee"]
    assert same(house)


def test_a_change_right_after_reading_that_leaves_time_and_size_as_they_were_is_seen(house):
    path = house.write("een", age=0)
    house.start()
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Noor", "Roos"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert house.open().casus("een").youth.name == "Roos"


def test_a_casus_or_variant_more_or_less_is_seen(house):
    house.start()
    house.write("drie")
    house.write("een", VARIANT, file="variant-halt.yaml")
    shutil.rmtree(house.scenarios / "twee")
    assert [one.id for one in house.open().summaries()] == ["drie", "een", "een_halt"]
    assert house.read == ["drie", "een"]
    with pytest.raises(ContentNotFoundError):
        house.open().casus("twee")


def test_mistakes_are_told_the_same_from_wherever_the_server_starts(house, monkeypatch, tmp_path):
    house.write("een", BROKEN)
    house.write("twee", VARIANT.replace("geen-halt", "geen-hal"), file="variant-halt.yaml")
    house.start()
    assert same(house)
    assert house.open().problems()
    monkeypatch.chdir(tmp_path)
    assert house.open().problems()[0].file == "scenarios/een/casus.yaml"
    assert house.read == []


def test_a_folder_without_casus_is_a_problem_until_there_is_one(house):
    (house.scenarios / "drie").mkdir()
    house.start()
    assert same(house)
    house.write("drie")
    assert house.open().problems() == ()


@pytest.mark.parametrize("damage", ["", "{}", "geen json", '{"folders": {}}', "\0"])
def test_a_damaged_index_is_made_anew(house, damage):
    house.start()
    index = house.cache / cache.INDEX
    whole = index.read_bytes()
    index.write_text(damage, encoding="utf-8")
    assert same(house)
    assert json.loads(index.read_bytes()) == json.loads(whole)


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\xff"])
def test_a_damaged_casus_is_read_from_its_file_and_written_again(house, damage):
    house.start()
    body = house.body("twee_halt")
    whole = body.read_bytes()
    body.unlink()
    if damage is not None:
        body.write_bytes(damage)
    assert house.open().casus("twee_halt").id == "twee_halt"
    assert house.read == ["twee"]
    assert body.read_bytes() == whole
    assert same(house)


def test_a_casus_that_was_taken_away_meanwhile_is_not_found(house):
    house.start()
    house.body("een").unlink()
    found = house.open()
    assert found.summaries()[0].id == "een"
    shutil.rmtree(house.scenarios / "een")
    with pytest.raises(ContentNotFoundError):
        found.casus("een")


def test_other_judging_files_have_everything_judged_again(house, tmp_path):
    house.assessments = write_assessments(tmp_path / "assessments")
    house.start()
    file = house.assessments / "methodology" / "mas.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("verzuimgesprek", "ander-gesprek"), encoding="utf-8"
    )
    house.start()
    assert house.read == ["een", "twee"]
    assert same(house)


def test_other_code_has_everything_judged_again(house, monkeypatch):
    house.start()
    monkeypatch.setattr(cache, "FORMAT", cache.FORMAT + 1)
    house.start()
    assert house.read == ["een", "twee"]


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(house, caplog):
    house.cache.write_text("hier ligt al iets", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert same(house)
    assert "no cache of casuses" in caplog.text


def test_a_casus_that_cannot_be_written_again_is_still_opened(house, caplog, monkeypatch):
    house.start()
    house.body("een").unlink()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(cache.os, "replace", refuse)
    assert house.open().casus("een").id == "een"


def test_what_no_folder_has_any_more_is_cleared_and_nothing_else(house):
    house.start()
    old, half, foreign = house.body("een"), house.cache / "index.json.x1", house.cache / "notities.json"
    for path in (half, foreign):
        path.touch()
    for path in (old, half, foreign):
        os.utime(path, (0, 0))
    house.write("een", BASE.replace("minutes: 10", "minutes: 12"), age=30)
    fresh = house.body("een")
    house.start()
    assert [path.exists() for path in (old, half, foreign, fresh)] == [False, False, True, True]


def test_what_another_server_wrote_just_now_is_left(house):
    house.start()
    other = house.cache / f"{'0' * 64}.json"
    other.touch()
    house.write("drie")
    house.start()
    assert other.exists()


def test_servers_that_start_at_once_leave_a_whole_cache(house):
    code = (
        "import sys; from pathlib import Path; from mas_sim.content.library import FileContentLibrary\n"
        "found = FileContentLibrary(Path(sys.argv[1]), Path(sys.argv[2]), cache=Path(sys.argv[3]))\n"
        "print(*(casus.id for casus in found.casuses()))"
    )
    command = [sys.executable, "-c", code, house.scenarios, house.assessments, house.cache]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(3)]
    assert {server.communicate(timeout=60)[0] for server in servers} == {"een twee twee_halt\n"}
    assert same(house)
    assert house.open().casuses()
    assert house.read == []
    assert [path.name for path in house.cache.iterdir() if path.suffix != ".json"] == []
