"""The real server on a free port, and Chromium looking at it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

ROOT = Path(__file__).parents[2]
VENDOR = Path(__file__).parent / "vendor"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# both widths and both schemes in make test; the other two combinations in make test-lang
WIDTH_AND_SCHEME = [
    pytest.param((width, scheme), id=f"{scheme}-{width}", marks=[pytest.mark.long] if long else [])
    for width, scheme, long in (
        (1280, "light", False),
        (390, "dark", False),
        (1280, "dark", True),
        (390, "light", True),
    )
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


class Server:
    """``streamlit run app.py`` on its own database; can be killed and started again; ``options`` go to streamlit.

    ``short`` offers one short casus in place of the library.
    """

    def __init__(self, folder: Path, options: Sequence[str] = (), *, short: bool = False) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.env = {**os.environ, "MAS_SIM_DATABASE_URL": f"sqlite:///{folder / 'runs.db'}"}
        if short:
            self.env["MAS_SIM_SCENARIOS"] = str(ROOT / "scenarios" / "_sjabloon")
        self.options = options
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        command += self.options
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/api/gezond", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    found = Server(tmp_path, short=request.node.get_closest_marker("short") is not None)
    try:
        found.start()
        yield found
    finally:
        found.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium ontbreekt; installeer het Debian-pakket chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Pages in their own browser profile; the test fails when one asks anything of another host."""
    outside: list[str] = []
    contexts = []

    def open_one(width: int = 1280, scheme: str = "light", path: str = "/") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="nl-NL"
        )
        contexts.append(context)
        page = new_page(context)
        page.on("request", lambda request: _note_outside(request.url, outside))
        page.goto(server.url + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert outside == []


# messages received from the server, per page: a player knows by them that a click was answered
frames: Counter[Page] = Counter()


def new_page(context: BrowserContext) -> Page:
    """A page whose messages from the server are counted."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _frame: frames.update([page])))
    return page


# streamlit keeps a widget that another took the place of in the page, hidden, sometimes until the next whole drawing
DRAWN = ":not([data-retained], [data-retained] *)"


def keyed(page: Page, prefix: str) -> Locator:
    """What is drawn under the keys that begin so."""
    return page.locator(f'[class*="st-key-{prefix}"]{DRAWN}')


def _note_outside(url: str, outside: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        outside.append(url)


# what is drawn anew fades in, and has no colours of its own until then
STILL = """() => document.getAnimations().every(
    one => one.playState !== 'running' || one.effect.getComputedTiming().iterations === Infinity
)"""


def axe_violations(page: Page) -> list[str]:
    """WCAG 2.2 AA violations on the screen, in Dutch, one line each."""
    page.wait_for_function(STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate((VENDOR / "axe.min.js").read_text())
    locale = json.loads((VENDOR / "axe-nl.json").read_text())
    page.evaluate("locale => axe.configure({locale})", locale)
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", AXE_TAGS)
    return [
        f"{found['id']}: {found['help']}: {node['html'][:150]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
