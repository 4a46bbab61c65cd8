"""The document, the headers, the cookie and the routes, by plain ASGI calls."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from mas_sim import web
from mas_sim.errors import StorageBusyError
from mas_sim.web import services as placed

PAGE = '<html lang="en"><head><title>Streamlit</title></head><body></body></html>'


class Services:
    """A database that answers, or not."""

    practice = None

    def __init__(self, busy: bool = False) -> None:
        self.busy = busy

    def ping(self) -> None:
        if self.busy:
            raise StorageBusyError("told to be busy")


@pytest.fixture(autouse=True)
def services(monkeypatch):
    monkeypatch.setattr(placed._Holder, "services", Services())


def get(path: str = "/", scheme: str = "http", **headers: str) -> httpx.Response:
    async def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(PAGE, headers={"etag": "old"})

    async def script(_request: Request) -> PlainTextResponse:
        return PlainTextResponse(PAGE)

    own = [*web.routes(), Route("/static/x.js", script), Route("/", page)]
    app = Starlette(routes=own, middleware=web.middleware())

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://mas.test") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())


def test_the_document_is_dutch_and_loads_our_script_before_anything_runs():
    answer = get()
    assert '<html lang="nl">' in answer.text
    assert "<title>MAS-simulator</title>" in answer.text
    assert '<script src="/mas/mas.js"></script>' in answer.text
    assert "etag" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_other_files_are_left_as_they_are():
    answer = get("/static/x.js")
    assert answer.text == PAGE
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/static/x.js", "/mas/mas.js", "/api/gezond"])
def test_every_answer_carries_the_security_headers(path):
    headers = get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy


def test_a_new_browser_gets_one_opaque_cookie():
    first, second = get().headers["set-cookie"], get().headers["set-cookie"]
    assert first != second
    assert first.startswith("mas_browser=")
    assert "HttpOnly" in first
    assert "SameSite=Lax" in first
    assert "Secure" not in first
    assert "Secure" in get(scheme="https").headers["set-cookie"]


@pytest.mark.parametrize("foreign", ["", "a[b]=1; ", 'prefs={"x":1}; ', "x y=1; "])
def test_a_known_browser_keeps_its_cookie_whatever_else_stands_before_it(foreign):
    assert "set-cookie" not in get(cookie=f"{foreign}mas_browser=abc").headers


def test_an_empty_cookie_counts_as_none():
    assert "set-cookie" in get(cookie="mas_browser=").headers


def test_health_says_in_dutch_whether_the_database_answers(monkeypatch):
    assert (get("/api/gezond").status_code, get("/api/gezond").json()) == (200, {"status": "gezond"})
    monkeypatch.setattr(placed._Holder, "services", Services(busy=True))
    answer = get("/api/gezond")
    assert (answer.status_code, answer.json()) == (503, {"status": "de database antwoordt niet"})


@pytest.mark.parametrize("name", ["mas.js", "vertaling.js", "mas.css", "static/favicon.svg"])
def test_our_own_files_are_served(name):
    assert get(f"/mas/{name}").status_code == 200


@pytest.mark.parametrize("name", ["onbekend.js", "static/onbekend.svg", "..%2fmiddleware.py"])
def test_nothing_else_is_served(name):
    assert get(f"/mas/{name}").status_code == 404
