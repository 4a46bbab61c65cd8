"""``mas-sim`` as an author and an operator use it: Dutch, and exit 1 when it is not done."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from mas_sim.bootstrap import build
from mas_sim.cli import POLICIES, main
from mas_sim.engine.bot import Bot, Policy
from mas_sim.model.actions import Mode
from tests.builders import NOW

ROOT = Path(__file__).parents[2]


@pytest.fixture
def scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one valid casus, and a database of its own."""
    folder = tmp_path / "scenarios"
    shutil.copytree(ROOT / "tests" / "data" / "casus" / "valid", folder)
    monkeypatch.setenv("MAS_SIM_SCENARIOS", str(folder))
    monkeypatch.setenv("MAS_SIM_DATABASE_URL", f"sqlite:///{tmp_path / 'runs.db'}")
    return folder


def broken(scenarios: Path) -> Path:
    casus = scenarios / "klein" / "casus.yaml"
    casus.write_text(casus.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    return casus


def stored_run(*, finished: bool) -> str:
    services = build(server=False)
    try:
        view = services.practice.begin("klein", Mode.OEFENEN, "Wulp", "")
        if finished:
            for _, event in Bot(view.board, Policy.REFERENCE).play(view.run, NOW):
                view = services.practice.act(view, [event.action])
        return view.run_id
    finally:
        services.close()


def test_valid_content_is_said_to_be_valid(scenarios, capsys):
    assert main(["validate"]) == 0
    assert capsys.readouterr().out == "Geen fouten gevonden.\n"


def test_a_mistake_is_named_with_file_and_line_and_a_suggestion(scenarios, capsys):
    casus = broken(scenarios)
    assert main(["validate", str(casus.parent)]) == 1
    said = "".join(capsys.readouterr())
    assert "klein/casus.yaml:" in said
    assert "Bedoel je ‘title’?" in said
    assert "1 fout gevonden." in said


def test_a_path_that_is_not_there_is_said_so(scenarios, capsys):
    assert main(["validate", str(scenarios / "weg")]) == 1
    assert "weg" in "".join(capsys.readouterr())


def test_a_broken_casus_is_left_out_and_said_so_when_the_server_starts(scenarios, capsys, monkeypatch):
    monkeypatch.setattr("subprocess.run", lambda *_a, **_k: subprocess.CompletedProcess((), 0))
    broken(scenarios)
    assert main(["run"]) == 0
    said = capsys.readouterr().err
    assert "klein/casus.yaml:" in said
    assert "doet niet mee" in said


def test_the_server_does_not_start_on_a_broken_methodiek(scenarios, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("subprocess.run", lambda *_a, **_k: pytest.fail("started"))
    folder = shutil.copytree(ROOT / "assessments", tmp_path / "assessments")
    file = folder / "methodology" / "mas.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    monkeypatch.setenv("MAS_SIM_ASSESSMENTS", str(folder))
    assert main(["run"]) == 1
    assert "mas.yaml:" in capsys.readouterr().err


class Started:
    """What would have been started; the server itself is not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
        monkeypatch.setattr("subprocess.run", self.run)
        monkeypatch.setattr("mas_sim.web.room.addresses", lambda: found)
        monkeypatch.delenv("MAS_SIM_PUBLIC_URL", raising=False)

    def run(self, command, *, env, **_options) -> subprocess.CompletedProcess:
        self.command, self.public_url = command, env.get("MAS_SIM_PUBLIC_URL")
        return subprocess.CompletedProcess(command, 0)

    def option(self, name: str) -> str:
        return self.command[self.command.index(name) + 1]


def test_the_server_keeps_to_this_computer_when_no_room_is_asked_for(scenarios, capsys, monkeypatch):
    started = Started(monkeypatch, "192.168.1.7")
    assert main(["run"]) == 0
    assert started.command[-2:] == ["--server.port", "8501"]
    assert started.public_url is None
    assert capsys.readouterr().out == ""


def test_a_room_gets_the_address_for_phones_and_what_to_mind(scenarios, capsys, monkeypatch):
    started = Started(monkeypatch, "192.168.1.7")
    assert main(["run", "--zaal", "--port", "8600"]) == 0
    said = capsys.readouterr().out
    assert "\n    http://192.168.1.7:8600\n" in said
    for sentence in (
        "in hetzelfde netwerk",
        "'Toegang toestaan'",
        "niet versleuteld",
        "alleen schuilnamen en verzonnen casussen",
        "nooit op internet",
        "Zet MAS_SIM_PUBLIC_URL dan op het https-adres",
        "via http://127.0.0.1:8600\n",
    ):
        assert sentence in said
    assert "meer netwerken" not in said
    assert "█" in said
    assert started.public_url == "http://192.168.1.7:8600"


def test_for_a_room_the_server_binds_every_network_and_asks_nothing_of_the_internet(scenarios, monkeypatch):
    started = Started(monkeypatch, "192.168.1.7")
    main(["run", "--zaal"])
    assert started.option("--server.address") == "0.0.0.0"
    # streamlit's own welcome asks a server on the internet for the address of this network
    assert started.option("--logger.hideWelcomeMessage") == "true"


def test_a_computer_in_more_networks_names_the_other_addresses(scenarios, capsys, monkeypatch):
    Started(monkeypatch, "192.168.1.7", "10.0.0.2", "172.17.0.1")
    main(["run", "--zaal"])
    said = capsys.readouterr().out
    assert "meer netwerken" in said
    assert "    http://10.0.0.2:8501\n    http://172.17.0.1:8501\n" in said
    assert "zet MAS_SIM_PUBLIC_URL op dat adres" in said


def test_the_address_of_the_operator_goes_to_links_and_phones(scenarios, capsys, monkeypatch):
    started = Started(monkeypatch, "192.168.1.7", "10.0.0.2")
    monkeypatch.setenv("MAS_SIM_PUBLIC_URL", "https://mas.gemeente.nl/")
    main(["run", "--zaal"])
    said = capsys.readouterr().out
    assert "    https://mas.gemeente.nl\n" in said
    assert "Dit adres komt uit MAS_SIM_PUBLIC_URL" in said
    assert "Via de proxy is de verbinding versleuteld" in said
    assert "192.168.1.7" not in said
    assert started.public_url == "https://mas.gemeente.nl"


def test_without_a_network_the_room_is_told_what_to_do(scenarios, capsys, monkeypatch):
    started = Started(monkeypatch)
    assert main(["run", "--zaal"]) == 0
    said = capsys.readouterr().out
    assert "geen adres dat telefoons kunnen bereiken" in said
    assert "hotspot" in said
    assert "█" not in said
    assert started.public_url == "http://127.0.0.1:8501"


def test_a_terminal_without_block_characters_gets_the_text_alone(scenarios, monkeypatch):
    started = Started(monkeypatch, "192.168.1.7")
    drawn = io.BytesIO()
    with io.TextIOWrapper(drawn, encoding="cp1252") as windows:
        monkeypatch.setattr("sys.stdout", windows)
        assert main(["run", "--zaal"]) == 0
        said = drawn.getvalue().decode("cp1252")  # what had been written before the server started
    assert "http://192.168.1.7:8501" in said
    assert "█" not in said
    assert started.public_url == "http://192.168.1.7:8501"


def test_a_terminal_that_is_too_narrow_gets_the_text_alone(scenarios, capsys, monkeypatch):
    Started(monkeypatch, "192.168.1.7")
    monkeypatch.setenv("COLUMNS", "30")
    main(["run", "--zaal"])
    assert "█" not in capsys.readouterr().out


def test_the_schema_is_json_with_dutch_descriptions(capsys):
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$defs"]["Fact"]["properties"]["text"]["description"] == "Het feit in een zin."


@pytest.mark.parametrize("policy", [policy.value for policy in Policy])
def test_a_bot_plays_a_casus_and_prints_its_report(scenarios, capsys, policy):
    assert main(["play", "klein", "--policy", policy, "--seed", "3"]) == 0
    assert "Kleine casus" in capsys.readouterr().out


def test_every_policy_of_the_bot_can_be_named():
    assert set(POLICIES) == set(Policy)


def test_the_same_seed_gives_the_same_play(scenarios, capsys):
    for _ in range(2):
        main(["play", "klein", "--policy", "random", "--seed", "7", "--json"])
    first, second = (json.loads(text + "}") for text in capsys.readouterr().out.split("\n}\n") if text)
    moments = {"started_at", "updated_at"}
    assert {key: value for key, value in first.items() if key not in moments} == {
        key: value for key, value in second.items() if key not in moments
    }


def test_an_unknown_casus_is_said_so(scenarios, capsys):
    assert main(["play", "bestaat-niet"]) == 1
    assert "Deze casus is er niet" in capsys.readouterr().err


def test_a_stored_run_is_reported_as_json(scenarios, capsys):
    assert main(["report", stored_run(finished=True), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["finished"] is True


def test_a_run_that_is_not_finished_keeps_the_reference_closed(scenarios, capsys):
    run = stored_run(finished=False)
    assert main(["report", run, "--json"]) == 1
    assert main(["report", run]) == 0
    said = "".join(capsys.readouterr())
    assert said.count("Tot dan blijft de referentie dicht.") == 2
    assert "De basisroute." not in said


def test_an_unknown_run_is_said_so(scenarios, capsys):
    assert main(["report", "bestaat-niet"]) == 1
    assert "Deze oefening bestaat niet" in capsys.readouterr().err


def test_a_command_line_tool_works_beside_a_running_server(scenarios, capsys):
    server = build(server=True)
    try:
        run = server.practice.begin("klein", Mode.OEFENEN, "Wulp", "").run_id
        assert main(["report", run]) == 0
        assert "Nog niet klaar" in capsys.readouterr().out
    finally:
        server.close()
