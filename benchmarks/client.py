"""One browser tab as the server sees it: Streamlit's websocket protocol, loopback only.

Sends the state of every widget with each rerun and follows the address, as a browser does; one action at a
time, each with a time limit.
"""

from __future__ import annotations

import asyncio
import re
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio import client as live
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds for one action
LATE = 5.0  # seconds after which a person reloads
FOLLOW = 1.0  # seconds between two looks of the served script, as in mas_sim/web/assets/mas.js
MARK, REDRAW = re.compile(r'data-mas-stand="(\w+)"'), "Zet mijn scherm weer klaar"
DONE = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class Tab:
    """A tab on a server of this machine."""

    def __init__(self, port: int) -> None:
        """Know the address; nothing is opened yet."""
        self.port, self.origin = port, f"http://{HOST}:{port}"
        self.socket: ClientConnection | None = None
        self.query = self.page_hash = ""
        self.widgets: dict[str, tuple[str, str, str]] = {}  # id -> kind, label, fragment
        self.states: dict[str, WidgetState] = {}
        self.cached: dict[str, ForwardMsg] = {}
        self.drawn: set[str] = set()  # what the last run drew
        self.errors: list[str] = []

    def open(self) -> float:
        """Load the document and run the page for the first time; seconds it took."""
        began = time.perf_counter()
        with urllib.request.urlopen(self.origin + "/", timeout=PATIENCE) as document:
            document.read()
        self.socket = connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            origin=Origin(self.origin),
            subprotocols=[Subprotocol("streamlit"), Subprotocol("x")],
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            proxy=None,
        )
        self._run("", None)
        return time.perf_counter() - began

    def close(self) -> None:
        """Leave."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def buttons(self, wanted: Callable[[str, str], bool]) -> list[str]:
        """Ids of the buttons on the screen whose id and label are wanted."""
        return [
            item
            for item, (kind, label, _) in self.widgets.items()
            if kind == "button" and wanted(item, label)
        ]

    def press(self, button: str) -> float:
        """Press it; seconds until the screen is complete."""
        return self._run(self.widgets[button][2], WidgetState(id=button, trigger_value=True))

    def message(self, fragment: str, trigger: WidgetState | None, *, by_timer: bool = False) -> bytes:
        """The request for a run, with all that a browser tells of itself."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash, rerun.fragment_id = self.query, self.page_hash, fragment
        rerun.is_auto_rerun = by_timer
        rerun.widget_states.widgets.extend(self.states.values())
        if trigger is not None:
            rerun.widget_states.widgets.append(trigger)
        rerun.cached_message_hashes.extend(self.cached)
        context = rerun.context_info
        context.timezone, context.timezone_offset, context.locale = "Europe/Amsterdam", -60, "nl-NL"
        context.url, context.color_scheme = self.origin + "/", "light"
        return message.SerializeToString()

    def _run(self, fragment: str, trigger: WidgetState | None) -> float:
        message = self.message(fragment, trigger)
        began = time.perf_counter()
        self._connected().send(message)
        self._read(began + PATIENCE)
        took = time.perf_counter() - began
        if not fragment:
            self.forget()
        if self.errors:
            raise RuntimeError(self.errors[0])
        return took

    def forget(self) -> None:
        """As a browser: what a whole run did not draw is gone."""
        for gone in set(self.widgets) - self.drawn:
            del self.widgets[gone]
            self.states.pop(gone, None)

    def _connected(self) -> ClientConnection:
        if self.socket is None:
            raise RuntimeError("the tab is not open")
        return self.socket

    def _read(self, deadline: float) -> None:
        while True:
            data = self._connected().recv(timeout=max(0.01, deadline - time.perf_counter()))
            message = self.receive(data)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in DONE:
                return

    def receive(self, data: str | bytes) -> ForwardMsg:
        """Take in one message of the server."""
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        if message.WhichOneof("type") == "ref_hash":
            message = self.cached[message.ref_hash]
        elif message.metadata.cacheable and message.hash:
            self.cached[message.hash] = message
        self._take(message)
        return message

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._draw(message)
        elif kind == "new_session":
            self.drawn = set()  # a run that is started again draws anew
            self.page_hash = message.new_session.page_script_hash or self.page_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash or self.page_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string

    def _draw(self, message: ForwardMsg) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            return
        proto = getattr(element, kind)
        if kind == "exception":
            self.errors.append(f"{proto.type}: {proto.message}")
        item = getattr(proto, "id", "")
        if not item:
            return
        self.drawn.add(item)
        self.widgets[item] = (kind, getattr(proto, "label", ""), message.delta.fragment_id)
        state = _untouched(kind, item, proto)
        if state is not None:
            self.states.setdefault(item, state)


class LiveTab(Tab):
    """A tab in an event loop that reads by itself and keeps its timers running, also while the server is late."""

    sent, most = 0, 40_000  # requests of all tabs together

    def __init__(self, port: int, query: str, cookie: str = "") -> None:
        """Know the address, and a cookie to send."""
        super().__init__(port)
        self.query, self.cookie = query, cookie
        self.line: live.ClientConnection | None = None
        self.tasks: dict[str, asyncio.Task[None]] = {}  # a timer by its fragment; the reader under ""
        self.choices: dict[str, list[str]] = {}
        self.shown: list[tuple[str, float]] = []  # texts that came since this was emptied, and when
        self.alerts: list[str] = []
        self.asked_again: list[str] = []
        self.finished, self.whole = asyncio.Event(), True
        self.mark, self.busy = "", False

    async def enter(self) -> None:
        """Load the document and begin; the first run may still be going on afterwards."""
        await asyncio.to_thread(lambda: urllib.request.urlopen(self.origin, timeout=PATIENCE).read())
        self.line = await live.connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            origin=Origin(self.origin),
            subprotocols=[Subprotocol("streamlit"), Subprotocol("x")],
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            proxy=None,
        )
        self.tasks[""] = asyncio.create_task(self._listen(self.line))
        self.following = asyncio.create_task(self._follow())
        await self.send()

    async def leave(self) -> None:
        """Close the tab."""
        for task in (self.following, *self.tasks.values()):
            task.cancel()
        if self.line is not None:
            await self.line.close()

    async def send(self, fragment: str = "", trigger: WidgetState | None = None) -> None:
        """Ask for a run; does not wait for it."""
        LiveTab.sent += 1
        if self.line is None or LiveTab.sent > LiveTab.most:
            raise RuntimeError("not connected, or too many requests")
        await self.line.send(self.message(fragment, trigger, by_timer=bool(fragment) and trigger is None))

    async def press_for(self, label: str, then: str) -> float:
        """Press the last button of that label; seconds until the text came that should follow."""
        button = self.buttons(lambda _, found: found == label)[-1]
        self.shown.clear()
        began = time.perf_counter()
        await self.send(self.widgets[button][2], WidgetState(id=button, trigger_value=True))
        return await self.see(then) - began

    async def see(self, text: str) -> float:
        """Wait for a run that drew it; the moment it came. A late page is asked for again, once."""
        try:
            return await self._until(text, LATE)
        except TimeoutError:
            self.asked_again.append(text)
            await self.send()
            return await self._until(text, PATIENCE)

    def came(self, text: str) -> float | None:
        """The moment it came, None when it did not."""
        return next((moment for one, moment in self.shown if text in one), None)

    async def _until(self, text: str, seconds: float) -> float:
        async with asyncio.timeout(seconds):
            while (moment := self.came(text)) is None:
                self.finished.clear()
                await self.finished.wait()
            return moment

    async def _listen(self, line: live.ClientConnection) -> None:
        try:
            async for data in line:
                self.receive(data)
        except Exception as error:  # noqa: BLE001 - whoever waits sees it among the errors
            self.errors.append(f"connection lost: {error!r}")

    async def _follow(self) -> None:
        """As the served script: is what is on the screen of a seat still right?"""
        line = None
        with suppress(ConnectionClosed):  # the reader tells
            while True:
                await asyncio.sleep(FOLLOW)
                seat, drawn = parse_qs(self.query).get("plek"), self.mark
                if not seat or not drawn or self.busy:
                    continue
                try:
                    line = line or await asyncio.open_connection(HOST, self.port)
                    stands = await self._mark_of(seat[0], *line)
                except (
                    OSError,
                    EOFError,
                    TimeoutError,
                ):  # the server lets go of a line that was silent for long
                    if line is not None:
                        line[1].close()
                    line = None
                    continue
                if stands and drawn == self.mark != stands and not self.busy:
                    again = self.buttons(lambda _, label: label == REDRAW)[-1]
                    await self.send("", WidgetState(id=again, trigger_value=True))

    async def _mark_of(self, seat: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
        """What stands for the screen of this seat, over a connection that stays open; empty when the server is busy."""
        LiveTab.sent += 1
        writer.write(f"GET /plek/{seat}/stand HTTP/1.1\r\nHost: {HOST}:{self.port}\r\n\r\n".encode())
        async with asyncio.timeout(LATE):
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            body = await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        return body.decode()

    async def _tick(self, fragment: str, seconds: float) -> None:
        with suppress(ConnectionClosed):  # the reader tells
            while True:
                await asyncio.sleep(seconds)
                await self.send(fragment)

    def _take(self, message: ForwardMsg) -> None:
        super()._take(message)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.whole, self.busy = not message.metadata.run.fragment_ids, True
            for fragment in [one for one in self.tasks if one and self.whole]:
                self.tasks.pop(fragment).cancel()
        elif kind == "auto_rerun" and message.auto_rerun.fragment_id not in self.tasks:
            timer = message.auto_rerun
            ticking = self._tick(timer.fragment_id, timer.interval)
            self.tasks[timer.fragment_id] = asyncio.create_task(ticking)
        elif kind == "script_finished" and message.script_finished in DONE:
            self.busy = False
            if self.whole:
                self.forget()
            self.finished.set()

    def _draw(self, message: ForwardMsg) -> None:
        super()._draw(message)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "radio":
            self.choices[element.radio.id] = list(element.radio.options)
        elif kind in ("alert", "html", "button"):
            text = element.button.label if kind == "button" else getattr(element, kind).body
            self.shown.append((text, time.perf_counter()))
            if kind == "html" and (found := MARK.search(text)):
                self.mark = found[1]
            if kind == "alert" and element.alert.format in (Alert.ERROR, Alert.WARNING):
                self.alerts.append(text)


def _untouched(kind: str, item: str, proto: Any) -> WidgetState | None:
    """What a browser reports of a widget that nobody touched."""
    if kind in ("text_area", "text_input"):
        return WidgetState(id=item, string_value=proto.default)
    if kind == "checkbox":
        return WidgetState(id=item, bool_value=proto.default)
    if kind in ("radio", "selectbox") and proto.HasField("default") and proto.options:
        return WidgetState(id=item, string_value=proto.options[proto.default])
    if kind == "number_input":
        return WidgetState(id=item, double_value=proto.default)
    return None
