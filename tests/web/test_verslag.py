"""The verslag over http: only when finished, never stored on the way, a sentence otherwise."""

from __future__ import annotations

from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette

from mas_sim import web
from mas_sim.application.contents import Contents
from mas_sim.application.practice import Practice
from mas_sim.engine.bot import Bot, Policy
from mas_sim.model.actions import Mode
from tests.fakes import FixedClock, InMemoryStorage, SequentialIds
from tests.rules import rules
from tests.ui.conftest import SmallCodec, SmallLibrary


@pytest.fixture
def storage() -> InMemoryStorage:
    return InMemoryStorage(FixedClock())


@pytest.fixture
def practice(storage) -> Practice:
    found = Practice(
        SmallLibrary(),
        Contents(SmallLibrary(), SmallCodec(), storage.contents),
        storage,
        FixedClock(),
        SequentialIds(),
        rules(),
    )
    web.use(SimpleNamespace(practice=found, ping=storage.ping))
    return found


async def get(path: str) -> httpx.Response:
    app = Starlette(routes=web.routes(), middleware=web.middleware())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        return await client.get(path)


def fetch(path: str) -> httpx.Response:
    import asyncio

    return asyncio.run(get(path))


def finished(practice: Practice, pseudonym: str = "Wulp") -> str:
    view = practice.begin("klein", Mode.OEFENEN, pseudonym, "")
    bot = Bot(view.board, Policy.REFERENCE)
    while not view.run.finished:
        view = practice.act(view, [bot.next_action(view.run)])
    return view.run_id


def test_a_finished_run_has_a_verslag_that_is_kept_nowhere_on_the_way(practice):
    response = fetch(f"/verslag/{finished(practice)}")
    assert response.status_code == 200
    assert "Drie dingen om mee te nemen" in response.text
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


def test_an_open_run_keeps_its_reference_closed(practice):
    run = practice.begin("klein", Mode.OEFENEN, "Wulp", "").run_id
    response = fetch(f"/verslag/{run}")
    assert response.status_code == 409
    assert "Nog niet klaar" in response.text
    assert "Route basis" not in response.text


def test_an_unknown_run_gets_a_sentence(practice):
    response = fetch("/verslag/verzonnen")
    assert (response.status_code, "Deze oefening bestaat niet" in response.text) == (404, True)


def test_a_busy_database_gets_a_sentence_and_health_says_so(practice, storage):
    storage.be_busy()
    assert fetch("/verslag/wat").status_code == 503
    assert fetch("/api/gezond").status_code == 503


TYPED = "<script>alert(1)</script> **vet** [x](javascript:alert(1))"


def test_what_was_typed_is_text_and_the_page_may_run_nothing(practice):
    run = finished(practice, "<img src=x onerror=alert(1)>")
    practice.save_draft(run, "notities", TYPED)
    response = fetch(f"/verslag/{run}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** [x](javascript:alert(1))" in response.text
    assert "<script" not in response.text
    assert "<img" not in response.text
    assert "script-src" not in response.headers["content-security-policy"]


def test_the_page_does_not_hold_the_id_that_opens_the_run(practice):
    run = finished(practice)
    assert run not in fetch(f"/verslag/{run}").text


@pytest.mark.parametrize(
    "path", ["/verslag/%00", "/verslag/" + "a" * 5000, "/verslag/..%2f..%2fetc", "/verslag/%ff"]
)
def test_a_strange_address_gets_a_sentence(practice, path):
    assert fetch(path).status_code == 404
