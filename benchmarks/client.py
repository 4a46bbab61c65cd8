"""One browser tab as the server sees it: Streamlit's websocket protocol, loopback only.

Sends the state of every widget with each rerun and follows the address, as a browser does; one action at a
time, each with a time limit.
"""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds for one action
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

    def _run(self, fragment: str, trigger: WidgetState | None) -> float:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash, rerun.fragment_id = self.query, self.page_hash, fragment
        rerun.widget_states.widgets.extend(self.states.values())
        if trigger is not None:
            rerun.widget_states.widgets.append(trigger)
        rerun.cached_message_hashes.extend(self.cached)
        context = rerun.context_info
        context.timezone, context.timezone_offset, context.locale = "Europe/Amsterdam", -60, "nl-NL"
        context.url, context.color_scheme = self.origin + "/", "light"
        began = time.perf_counter()
        self._connected().send(message.SerializeToString())
        self._read(began + PATIENCE)
        took = time.perf_counter() - began
        if not fragment:  # as a browser: what a whole run did not draw is gone
            for gone in set(self.widgets) - self.drawn:
                del self.widgets[gone]
                self.states.pop(gone, None)
        if self.errors:
            raise RuntimeError(self.errors[0])
        return took

    def _connected(self) -> ClientConnection:
        if self.socket is None:
            raise RuntimeError("the tab is not open")
        return self.socket

    def _read(self, deadline: float) -> None:
        while True:
            data = self._connected().recv(timeout=max(0.01, deadline - time.perf_counter()))
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            if message.WhichOneof("type") == "ref_hash":
                message = self.cached[message.ref_hash]
            elif message.metadata.cacheable and message.hash:
                self.cached[message.hash] = message
            self._take(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in DONE:
                return

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
