"""The page where a trainer signs in."""

import asyncio
import re
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette

from mas_sim import web
from mas_sim.application.trainers import Trainers
from mas_sim.errors import NotSignedInError
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def storage() -> InMemoryStorage:
    return InMemoryStorage()


@pytest.fixture
def trainers(storage) -> Trainers:
    found = Trainers(storage.trainers, PlainPasswords(), FixedClock(), SequentialIds())
    found.add("Anna", "Regio", PASSWORD)
    web.use(SimpleNamespace(practice=None, trainers=found, ping=storage.ping))
    return found


def session(*steps):
    """Do the steps with one client; the last answer."""

    async def run():
        app = Starlette(routes=web.routes(), middleware=web.middleware())
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            answer = None
            for step in steps:
                answer = await step(client, answer)
            return answer, dict(client.cookies)

    return asyncio.run(run())


async def open_form(client, _answer):
    return await client.get("/trainer/inloggen")


def post(**fields):
    async def step(client, answer):
        csrf = re.search('name="csrf" value="([^"]+)"', answer.text)[1]
        return await client.post("/trainer/inloggen", data={"csrf": csrf, **fields})

    return step


def test_a_trainer_gets_a_cookie_that_no_script_can_read(trainers):
    answer, cookies = session(open_form, post(naam="Anna", wachtwoord=PASSWORD))
    assert (answer.status_code, answer.headers["location"]) == (303, "/?trainer=beoordelen")
    header = next(line for line in answer.headers.get_list("set-cookie") if "mas_trainer" in line)
    assert "HttpOnly" in header
    assert "SameSite=lax" in header
    assert trainers.who(cookies["mas_trainer"]).name == "Anna"


@pytest.mark.parametrize(("name", "password"), [("Anna", "verkeerd wachtwoord"), ("Bert", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(trainers, name, password):
    answer, cookies = session(open_form, post(naam=name, wachtwoord=password))
    assert answer.status_code == 403
    assert "horen niet bij elkaar" in answer.text
    assert "mas_trainer" not in cookies


def test_the_form_without_its_token_is_refused(trainers):
    async def forged(client, _answer):
        return await client.post(
            "/trainer/inloggen", data={"csrf": "x", "naam": "Anna", "wachtwoord": PASSWORD}
        )

    answer, cookies = session(open_form, forged)
    assert answer.status_code == 403
    assert "stond te lang open" in answer.text
    assert "mas_trainer" not in cookies


def test_after_too_many_attempts_the_sentence_says_how_long_to_wait(trainers):
    wrong = post(naam="Anna", wachtwoord="verkeerd wachtwoord")
    answer, _ = session(open_form, *[wrong] * 5, post(naam="Anna", wachtwoord=PASSWORD))
    assert answer.status_code == 429
    assert "Wacht 15 minuten" in answer.text


def test_signing_out_ends_the_session(trainers):
    async def out(client, _answer):
        tokens.append(client.cookies["mas_trainer"])
        return await client.post("/trainer/uitloggen")

    tokens: list[str] = []
    answer, cookies = session(open_form, post(naam="Anna", wachtwoord=PASSWORD), out)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "mas_trainer" not in cookies
    with pytest.raises(NotSignedInError):
        trainers.who(tokens[0])


def test_signing_out_without_a_session_does_no_harm(trainers):
    async def out(client, _answer):
        return await client.post("/trainer/uitloggen")

    assert session(out)[0].status_code == 303


def test_a_busy_database_gets_a_sentence(trainers, storage):
    async def busy(client, answer):
        storage.be_busy()
        return answer

    answer, _ = session(open_form, busy, post(naam="Anna", wachtwoord=PASSWORD))
    assert answer.status_code == 503
    assert "database antwoordt niet" in answer.text


def test_an_oversized_form_is_not_read(trainers):
    answer, _ = session(open_form, post(naam="a" * 10_000, wachtwoord="b"))
    assert answer.status_code == 403


def test_what_was_typed_is_text(trainers):
    answer, _ = session(open_form, post(naam='"><script>', wachtwoord="b"))
    assert "<script>" not in answer.text


def test_nothing_runs_on_the_page_and_nobody_frames_it(trainers):
    answer, _ = session(open_form)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert '<html lang="nl">' in answer.text
