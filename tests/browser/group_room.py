"""A trainer and participants in one room, each in a browser profile of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Response, WebSocket, expect

from mas_sim.engine.group import replay
from mas_sim.model.group import GroupEvent, GroupSession
from mas_sim.storage.opening import open_storage
from tests.browser.conftest import DRAWN, ROOT, Server

LONG_WAIT = 30_000
PASSWORD = "een lang wachtwoord"
LOGIN = "Je bent niet (meer) ingelogd. Log opnieuw in om verder te gaan."
BANNER_GONE = "() => !document.getElementById('mas-lijn')"
ROUTES, TERUGVAL = "Plannen: De route", "Handelen: Maandag 30 november"


def add_trainer(server: Server, name: str, organisation: str) -> None:
    """An account, made on the command line beside the running server."""
    command = [sys.executable, "-m", "mas_sim.cli", "trainer", "add", name, "--organisatie", organisation]
    subprocess.run(
        command, input=PASSWORD + "\n", text=True, capture_output=True, env=server.env, cwd=ROOT, check=True
    )


def sign_in(page: Page, server: Server, name: str) -> None:
    page.goto(server.url + "/trainer/inloggen")
    page.fill("#naam", name)
    page.fill("#wachtwoord", PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Beoordelen", exact=True)).to_be_visible(timeout=LONG_WAIT)


def at(page: Page, stage: str) -> None:
    """Wait until the page shows this state of the session, and says so once."""
    expect(page.locator("[data-mas-stage]")).to_have_attribute("data-mas-stage", stage, timeout=LONG_WAIT)


def fits(page: Page) -> bool:
    """True when nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def calm(page: Page) -> None:
    """Wait until nothing of an earlier drawing is left on the screen."""
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]');
            return app && app.dataset.testScriptState !== 'running' && !document.querySelector('[data-stale="true"]');
        }"""
    )


@dataclass
class Seat:
    """A participant: the page, every message that its server ever sent it, and what it heard each second."""

    page: Page
    name: str
    frames: list[bytes] = field(default_factory=list)
    looks: list[Response] = field(default_factory=list)

    def listen(self) -> None:
        """Before the page opens its websocket."""
        self.page.on("websocket", self._hear)
        self.page.on("response", lambda one: self.looks.append(one) if one.url.endswith("/stand") else None)

    def _hear(self, socket: WebSocket) -> None:
        if "_stcore/stream" in socket.url:
            socket.on(
                "framereceived", lambda one: self.frames.append(one.encode() if isinstance(one, str) else one)
            )

    def told(self) -> str:
        """Everything this participant could have read, also by looking under the bonnet."""
        return b"\n".join(self.frames).decode(errors="ignore") + self.page.content()

    @property
    def token(self) -> str:
        return self.page.url.partition("plek=")[2]

    def option(self, index: int) -> Locator:
        return self.page.locator(f".st-key-werk :is(input[type=checkbox], input[type=radio]){DRAWN}").nth(
            index
        )

    @property
    def reason(self) -> Locator:
        return self.page.locator(f".st-key-werk textarea{DRAWN}")

    def fill(self, index: int, reason: str) -> None:
        """Choose and write, without committing."""
        self.option(index).locator("xpath=ancestor::label").click()
        self.reason.fill(reason)
        self.reason.blur()

    @property
    def commit(self) -> Locator:
        return self.page.get_by_role("button", name="Leg mijn antwoord vast")

    def fixed(self) -> None:
        expect(self.page.get_by_text("Je antwoord staat vast")).to_be_visible(timeout=LONG_WAIT)

    def vote(self, index: int, reason: str = "") -> None:
        self.fill(index, reason)
        self.commit.click()
        self.fixed()


class Room:
    """The board of a trainer, and the seats."""

    def __init__(self, server: Server, open_page: Callable[..., Page]) -> None:
        self.server, self.open_page = server, open_page
        self.seats: list[Seat] = []
        add_trainer(server, "Anna", "Regio")
        self.board = open_page(1280, "light", "/trainer/inloggen")
        sign_in(self.board, server, "Anna")

    def open(self, *questions: str, rounds: int = 2, form: str = "") -> None:
        """A session about the first casus with these questions, as its trainer opens one."""
        page = self.board
        page.get_by_role("radiogroup", name="Waar wil je heen?").get_by_text("Groepssessies").click()
        expect(page.get_by_role("heading", name="Nieuwe sessie")).to_be_visible(timeout=LONG_WAIT)
        if form:
            page.get_by_text(form, exact=True).click()
            expect(page.get_by_text("Hoeveel rondes per vraag?")).to_have_count(0, timeout=LONG_WAIT)
            calm(page)
        if questions:
            self._ask(*questions)
        if rounds == 1:
            page.get_by_text("Eén: kiezen en bespreken").click()
        page.get_by_role("button", name="Open de sessie").click()
        at(page, "bord-wachtkamer")

    def _ask(self, *questions: str) -> None:
        """These questions and no others, in this order."""
        page = self.board
        box = page.get_by_role("combobox", name="Welke vragen leg je voor?")
        chosen = page.locator('[class*="st-key-groep-vragen"] .react-aria-ComboBox [data-tag]')
        page.get_by_role("button", name="Alles wissen").click()
        expect(chosen).to_have_count(0)
        for number, question in enumerate(questions, start=1):
            box.fill(question)
            page.get_by_role("option", name=question, exact=True).click()
            expect(chosen).to_have_count(number)
        box.press("Escape")

    @property
    def session_id(self) -> str:
        return self.board.url.partition("sessie=")[2]

    @property
    def code(self) -> str:
        return self.board.locator(".mas-code-groot strong").inner_text()

    def enter(self, name: str, width: int = 1280, scheme: str = "light", page: Page | None = None) -> Seat:
        """Someone opens the link of the code; pages begin where no websocket is, so that all of it is heard."""
        seat = Seat(page or self.open_page(width, scheme, "/api/gezond"), name)
        seat.listen()
        seat.page.goto(f"{self.server.url}/?groep={self.code}")
        field_ = seat.page.get_by_role("textbox", name="Je schuilnaam")
        expect(field_).to_be_visible(timeout=LONG_WAIT)
        field_.fill(name)
        field_.blur()
        return seat

    def join(self, seat: Seat) -> Seat:
        seat.page.get_by_role("button", name="Doe mee").click()
        at(seat.page, "groep-wachtkamer")
        expect(seat.page.get_by_text(f"Je doet mee als {seat.name}")).to_be_visible()
        self.seats.append(seat)
        expect(self.board.get_by_role("heading", name=f"Binnen: {len(self.seats)}")).to_be_visible(
            timeout=LONG_WAIT
        )
        return seat

    def lead(self, label: str, stage: str) -> None:
        """Press a button of the board, and see everyone arrive in the next state."""
        self.board.get_by_role("button", name=label, exact=True).click()
        self.all_at(stage)

    def speak(self, to: str) -> str:
        """Answer one participant as someone of the casus, with the first prepared line."""
        page = self.board
        page.get_by_text("Antwoord als iemand uit de casus").click()
        for name, option in (("Wie en waarover?", ""), ("Tegen wie?", to)):
            box = page.get_by_role("combobox", name=name)
            box.scroll_into_view_if_needed()  # a page that scrolls closes the list
            page.wait_for_timeout(300)
            box.click()
            page.get_by_role("option").filter(has_text=option).first.click()
            calm(page)
        said = page.get_by_role("textbox", name="Wat zeg je?").input_value()
        page.get_by_role("button", name="Zeg het").click()
        return said

    def all_at(self, stage: str) -> None:
        at(self.board, f"bord-{stage}")
        for seat in self.seats:
            at(seat.page, f"groep-{stage}")

    def answered(self, count: int) -> None:
        """What the board says while votes come in."""
        words = f"{count} van {len(self.seats)} hebben geantwoord"
        expect(self.board.locator(".st-key-bord").get_by_text(words)).to_be_visible(timeout=LONG_WAIT)

    def reveal(self, stage: str) -> None:
        """Close is done; three answers are few, so the group says that it is all right."""
        self.board.get_by_text("De groep vindt het goed dat we ze laten zien").click()
        expect(self.board.get_by_role("checkbox", name="De groep vindt het goed")).to_be_checked()
        calm(self.board)
        self.lead("Laat zien hoe de groep koos", stage)

    def stored(self) -> GroupSession:
        """The session as the database has it."""
        storage = open_storage(self.server.env["MAS_SIM_DATABASE_URL"], server=False)
        try:
            return replay(map(GroupEvent.model_validate_json, storage.groups.load(self.session_id)[1]))
        finally:
            storage.close()
