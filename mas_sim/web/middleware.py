"""One middleware around everything Streamlit serves.

The HTML document gets ``lang="nl"``, our title, style and script; every response gets
security headers; a browser gets one opaque cookie by which the start screen lists its runs.
"""

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "mas_browser"
COOKIE_SECONDS = 180 * 24 * 3600
_HEAD = (
    b'<link rel="icon" href="/mas/static/favicon.svg">'
    b'<link rel="stylesheet" href="/mas/mas.css">'
    # before the bundle: it has to see the first websocket being made
    b'<script src="/mas/mas.js"></script><script src="/mas/vertaling.js" defer></script></head>'
)
# streamlit styles and plotly need inline style; nothing may come from or go to another host
# wasm: streamlit draws the map of a casus with graphviz, compiled to it
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
# what is no page of streamlit: its own paths, and ours
_OWN = tuple("/_stcore/ /static/ /media/ /component/ /mas/ /api/ /verslag/ /trainer/ /groep/ /plek/".split())
# a compressed or cached document could not be rewritten
_UNWANTED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def middleware() -> list[Middleware]:
    """What app.py hands to st.App."""
    return [Middleware(DutchDocument)]


class DutchDocument:
    """Rewrites the one HTML document and adds headers; leaves all else alone."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the next application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not _is_document(scope):
            await self.app(scope, receive, _WithHeaders(send))
            return
        plain = dict(scope)
        plain["headers"] = [pair for pair in scope["headers"] if pair[0] not in _UNWANTED]
        await self.app(plain, receive, _Rewriter(scope, send))


class _WithHeaders:
    """Adds the security headers to a response."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            _secure(MutableHeaders(scope=message))
        await self.send(message)


class _Rewriter:
    """Collects the HTML document, then sends it rewritten in one piece."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            _secure(headers)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
            await self.send(message)
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)
        else:
            await self.send(message)

    async def _finish(self, start: Message) -> None:
        body = self.body.replace(b'<html lang="en">', b'<html lang="nl">', 1)
        body = body.replace(b"<title>Streamlit</title>", b"<title>MAS-simulator</title>", 1)
        body = body.replace(b"</head>", _HEAD, 1)
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-cache"
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        if not _has_cookie(self.scope):
            headers.append("set-cookie", _cookie(secure=self.scope.get("scheme") == "https"))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _is_document(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] in ("GET", "HEAD") and not path.startswith(_OWN)


def _secure(headers: MutableHeaders) -> None:
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    if "content-security-policy" not in headers:
        headers["content-security-policy"] = POLICY


def _has_cookie(scope: Scope) -> bool:
    # not SimpleCookie: it stops at the first foreign cookie it cannot read, and ours would be replaced
    return bool(cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE))


def _cookie(*, secure: bool) -> str:
    value = secrets.token_urlsafe(24)
    flags = f"Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax"
    return f"{COOKIE}={value}; {flags}{'; Secure' if secure else ''}"
