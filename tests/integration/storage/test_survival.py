"""What is left after a server was killed, and who may open a file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mas_sim.errors import StorageLockedError
from mas_sim.storage.opening import open_sql_storage
from tests.fakes import make_stored_run

PROJECT = Path(__file__).parents[3]
SERVER = """
import sys
from mas_sim.storage import open_storage
from tests.fakes import make_stored_run
storage = open_storage(sys.argv[1], server=True)
storage.runs.create(make_stored_run(), [])
storage.runs.save_draft("run-1", "notitie", "nog niet af")
seq = 0
while True:
    seq = storage.runs.append("run-1", seq, [f'{{"n": {seq + 1}}}'])
    print(seq, flush=True)
"""


def killed_server(url: str, steps: int) -> int:
    """Number of the last step that a server accepted before it was killed."""
    command = [sys.executable, "-c", SERVER, url]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        accepted = [int(server.stdout.readline()) for _ in range(steps)]
        server.send_signal(signal.SIGKILL)
        accepted += [int(line) for line in server.stdout if line.endswith("\n")]
    return accepted[-1]


def test_a_killed_server_leaves_every_accepted_event_and_the_draft(url: str):
    accepted = killed_server(url, steps=25)
    storage = open_sql_storage(url, server=True)
    _, events = storage.runs.load("run-1")
    assert events == tuple(f'{{"n": {n}}}' for n in range(1, len(events) + 1))
    assert accepted <= len(events) <= accepted + 1
    assert storage.runs.last_seq("run-1") == len(events)
    assert storage.runs.drafts("run-1") == {"notitie": "nog niet af"}
    storage.close()


def test_everything_survives_a_restart(url: str):
    first = open_sql_storage(url, server=True)
    first.runs.create(make_stored_run(), ["{}"])
    first.runs.save_draft("run-1", "notitie", "nog niet af")
    first.contents.put("casus", "h", "{}")
    first.close()
    second = open_sql_storage(url, server=True)
    assert second.runs.load("run-1") == (make_stored_run(), ("{}",))
    assert second.runs.drafts("run-1") == {"notitie": "nog niet af"}
    assert second.contents.get("h") == ("casus", "{}")
    second.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a SQLite database may be made."""
    return tmp_path / "runs.db"


def test_a_second_server_on_a_file_is_refused(file: Path, tmp_path: Path):
    first = open_sql_storage(f"sqlite:///{file}", server=True)
    other_name = tmp_path / "link.db"
    other_name.symlink_to(file)
    for path in (file, other_name):
        with pytest.raises(StorageLockedError) as caught:
            open_sql_storage(f"sqlite:///{path}", server=True)
        assert caught.value.path == str(file)
    first.close()


def test_a_second_server_in_another_process_is_refused(file: Path):
    first = open_sql_storage(f"sqlite:///{file}", server=True)
    done = subprocess.run(
        [sys.executable, "-c", SERVER, f"sqlite:///{file}"],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "StorageLockedError" in done.stderr
    first.close()


def test_a_command_line_tool_opens_the_file_beside_the_server(file: Path):
    server = open_sql_storage(f"sqlite:///{file}", server=True)
    tool = open_sql_storage(f"sqlite:///{file}", server=False)
    tool.runs.create(make_stored_run(), ["{}"])
    assert server.runs.last_seq("run-1") == 1
    tool.close()
    assert server.runs.append("run-1", 1, ["{}"]) == 2
    server.close()


def test_a_closed_server_frees_the_file_and_may_be_closed_again(file: Path):
    first = open_sql_storage(f"sqlite:///{file}", server=True)
    first.close()
    second = open_sql_storage(f"sqlite:///{file}", server=True)
    first.close()
    with pytest.raises(StorageLockedError):
        open_sql_storage(f"sqlite:///{file}", server=True)
    second.close()


def test_a_server_that_failed_to_open_leaves_no_lock(file: Path):
    file.write_text("dit is geen database, maar een tekst van enige lengte")
    for _ in range(2):
        with pytest.raises(Exception, match="not a database"):
            open_sql_storage(f"sqlite:///{file}", server=True)
