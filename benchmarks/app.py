"""The app beside an empty Streamlit app with the same settings, in the same run, in turns.

    python benchmarks/app.py [--starts 5] [--tabs 6]

Start-up until the server is healthy, the first page of a fresh server, the page of a later tab, and one step
(an information request: asked, stored, drawn). Then which heavy libraries the first screen has loaded.
Loopback only, bounded in time and requests. Figures hold within one run on one machine: compare the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from client import HOST, Tab

ROOT = Path(__file__).resolve().parents[1]
EMPTY = """
import streamlit as st


@st.fragment
def part():
    st.button("Klik", key="vraag-leeg")
    st.markdown("Een regel.")


part()
"""
EMPTY_APP = 'import streamlit as st\n\napp = st.App("main.py")\n'
HEAVY = ("pandas", "numpy", "pyarrow", "altair")
# runs the server, and says which modules are loaded when a line comes in
REPORTING = """
import json, sys, threading
def tell():
    sys.stdin.readline()
    print("\\n" + json.dumps(sorted(sys.modules)), flush=True)
threading.Thread(target=tell, daemon=True).start()
sys.argv = ["streamlit", *sys.argv[1:]]
from streamlit.web.cli import main
main()
"""
PATIENCE = 60.0
STEPS_PER_TAB = 8


class Figures(dict[str, list[float]]):
    """Seconds by what was measured."""

    def add(self, name: str, seconds: float) -> None:
        """Keep one measurement."""
        self.setdefault(name, []).append(seconds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--starts", type=int, default=5, help="starts of each server (1-20)")
    parser.add_argument("--tabs", type=int, default=6, help="tabs on each server, in turns (1-30)")
    options = parser.parse_args()
    starts, tabs = max(1, min(20, options.starts)), max(1, min(30, options.tabs))
    with tempfile.TemporaryDirectory(prefix="mas-bench-") as place:
        empty = empty_app(Path(place) / "leeg")
        folders = {"leeg": empty, "app": ROOT}
        environment = {**os.environ, "MAS_SIM_DATABASE_URL": f"sqlite:///{place}/bench.db"}
        figures = {name: Figures() for name in folders}
        for turn in range(starts + 1):  # the first start warms the disk and is not counted
            for name, folder in folders.items():
                one_start(folder, environment, Figures() if turn == 0 else figures[name])
        side_by_side(folders, environment, figures, tabs)
        loaded = modules_of_first_screen(environment)
    show(figures)
    heavy = [name for name in HEAVY if name in loaded]
    print(
        f"\nfirst screen: {len(loaded)} modules; of {', '.join(HEAVY)} loaded: {', '.join(heavy) or 'none'}"
    )
    return 1 if "pandas" in heavy else 0


def empty_app(folder: Path) -> Path:
    """An app with one button and our settings."""
    (folder / ".streamlit").mkdir(parents=True)
    shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit" / "config.toml")
    (folder / "main.py").write_text(EMPTY, encoding="utf-8")
    (folder / "app.py").write_text(EMPTY_APP, encoding="utf-8")
    return folder


def one_start(folder: Path, environment: dict[str, str], figures: Figures) -> None:
    with server(folder, environment) as (port, seconds, _):
        figures.add("start until healthy", seconds)
        tab = Tab(port)
        figures.add("first page, fresh server", tab.open())
        tab.close()


def side_by_side(
    folders: dict[str, Path], environment: dict[str, str], figures: dict[str, Figures], tabs: int
) -> None:
    """Both servers up; a tab on the one, then on the other, step by step."""
    with (
        server(folders["leeg"], environment) as (empty, _, _),
        server(folders["app"], environment) as (app, _, _),
    ):
        for turn in range(tabs + 1):
            kept = {name: Figures() for name in folders} if turn == 0 else figures
            one_tab_each(empty, app, kept)


def one_tab_each(empty: int, app: int, figures: dict[str, Figures]) -> None:
    one, other = Tab(empty), Tab(app)
    figures["leeg"].add("page of a later tab", one.open())
    figures["app"].add("page of a later tab", other.open())
    begin = other.buttons(lambda _, label: label.startswith("Begin met"))
    figures["app"].add("begin a casus", other.press(begin[0]))
    for _ in range(STEPS_PER_TAB):
        requests = other.buttons(lambda item, _: "-vraag-" in item)
        if not requests:
            break
        figures["leeg"].add("one step", one.press(one.buttons(lambda *_: True)[0]))
        asked = requests[0]
        figures["app"].add("one step", other.press(asked))
        if asked in other.drawn:
            raise RuntimeError("the step was not accepted")
        del other.widgets[asked]  # a fragment's run does not say what is gone
    one.close()
    other.close()


@contextmanager
def server(
    folder: Path, environment: dict[str, str], *, reporting: bool = False
) -> Iterator[tuple[int, float, subprocess.Popen[str]]]:
    """A started server as port, seconds until it was healthy, and process; ended afterwards."""
    port = free_port()
    begin = [sys.executable, "-c", REPORTING] if reporting else [sys.executable, "-m", "streamlit"]
    command = [*begin, "run", "app.py", "--server.port", str(port), "--server.address", HOST]
    pipe = subprocess.PIPE if reporting else subprocess.DEVNULL
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    )
    try:
        wait_until_healthy(process, port, began + PATIENCE)
        yield port, time.perf_counter() - began, process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def wait_until_healthy(process: subprocess.Popen[str], port: int, deadline: float) -> None:
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError("the server did not become healthy")


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def modules_of_first_screen(environment: dict[str, str]) -> list[str]:
    """What a server has imported once one tab has seen the start screen."""
    with server(ROOT, environment, reporting=True) as (port, _, process):
        tab = Tab(port)
        tab.open()
        tab.close()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the server has no pipes")
        process.stdin.write("\n")
        process.stdin.flush()
        found: list[str] = next(json.loads(line) for line in process.stdout if line.startswith("["))
        return found


def show(figures: dict[str, Figures]) -> None:
    print(f"{'medians':<28}{'empty ms':>10}{'app ms':>10}{'app/empty':>11}{'n':>6}")
    for name, values in figures["app"].items():
        ours = statistics.median(values)
        floor = statistics.median(figures["leeg"][name]) if name in figures["leeg"] else None
        beside = (
            f"{floor * 1e3:>10.1f}{ours * 1e3:>10.1f}{ours / floor:>11.2f}"
            if floor
            else f"{'':>10}{ours * 1e3:>10.1f}{'':>11}"
        )
        print(f"{name:<28}{beside}{len(values):>6}")


if __name__ == "__main__":
    sys.exit(main())
