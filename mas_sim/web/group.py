"""What a groepssessie leaves behind: minutes for the trainer, a hand-out and reminders for a participant."""

from collections.abc import Callable
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mas_sim.errors import (
    ContentError,
    GroupNotFoundError,
    GroupRefusedError,
    MasSimError,
    NotSignedInError,
    StorageError,
)
from mas_sim.web.login import COOKIE
from mas_sim.web.services import Services, current
from mas_sim.web.verslag import HEADERS, START

HTML = "text/html"
CALENDAR = "text/calendar"
# threads of their own: phones that wait for a database that is gone leave those of health and login free
_LOOKING = CapacityLimiter(8)
LENT = "pas"  # lent to a trainer whom an identity provider vouches for
_SESSIONS = ("/?trainer=groepen", "Naar je groepssessies")
_NO_SESSION = (
    "Deze groepssessie bestaat niet, of hoort bij een andere organisatie. Kies een sessie uit je eigen lijst."
)
_NO_SEAT = "Deze link hoort niet bij een groepssessie. Controleer de link, of vraag je trainer om de code."
_REFUSALS: tuple[tuple[type[MasSimError], int, str, str], ...] = (
    (
        GroupRefusedError,
        403,
        "Je doet niet mee",
        "Je doet niet (meer) mee aan deze sessie. Vraag je trainer om de code en kom opnieuw binnen.",
    ),
    (
        ContentError,
        409,
        "Niet te lezen",
        "Deze sessie is met een andere versie gemaakt. Vraag de beheerder om bij te werken.",
    ),
    (
        StorageError,
        503,
        "Even geduld",
        "De database antwoordt niet. Er is niets verloren; probeer het zo nog eens.",
    ),
)


@dataclass(frozen=True)
class _Answer:
    """What goes back to the browser."""

    body: str | bytes
    status: int = 200
    media_type: str = HTML
    filename: str = ""


async def minutes(request: Request) -> Response:
    """The minutes of a session, for a trainer of the organisation that held it."""
    token = request.cookies.get(COOKIE, "") or request.query_params.get(LENT, "")
    session_id = request.path_params["session_id"]
    return await _respond(lambda: _minutes(current(), token, session_id))


async def handout(request: Request) -> Response:
    """What the holder of this seat keeps, or a page that says why it is not there."""
    token = request.path_params["token"]
    return await _respond(lambda: _handout(current(), token))


async def repeat(request: Request) -> Response:
    """Invitations to play the casus again, as a calendar file."""
    token = request.path_params["token"]
    link = current().public_url or str(request.base_url).rstrip("/")
    return await _respond(lambda: _repeat(current(), token, f"{link}/"))


async def standing(request: Request) -> Response:
    """What every phone of a group asks once a second: the mark of the screen that it should show."""
    try:
        told = await to_thread.run_sync(current().mark, request.path_params["token"], limiter=_LOOKING)
    except StorageError:
        return PlainTextResponse("", 503, HEADERS)  # the screen stays as it is for a moment
    except MasSimError:
        return PlainTextResponse("weg", 404, HEADERS)  # drawn again, the page says why
    return PlainTextResponse(told, 200, HEADERS)


async def _respond(make: Callable[[], _Answer]) -> Response:
    answer = await run_in_threadpool(make)
    headers = dict(HEADERS)
    if answer.filename:
        headers["content-disposition"] = f'attachment; filename="{answer.filename}"'
    return Response(answer.body, answer.status, headers, answer.media_type)


def _minutes(services: Services, token: str, session_id: str) -> _Answer:
    # jinja2 is not needed for the first screen
    from mas_sim.application.group_report import group_report
    from mas_sim.reporting.group_minutes import minutes_html

    try:
        trainer = services.trainers.who(token)
        view = services.groups.board(trainer, session_id)
        teams = services.workshops.kept(view) if view.session.teams else ()
        return _Answer(minutes_html(group_report(view, teams)))
    except NotSignedInError:
        text = "Notulen zijn er alleen voor trainers. Log in en open ze daarna opnieuw."
        return _message(403, "Log eerst in", text, "/trainer/inloggen", "Log in als trainer")
    except GroupNotFoundError:
        return _message(404, "Niet gevonden", _NO_SESSION, *_SESSIONS)
    except (ContentError, StorageError) as error:
        return _refusal(error, _SESSIONS)


def _handout(services: Services, token: str) -> _Answer:
    from mas_sim.reporting.group_minutes import NOT_YET, WAIT, handout_html, handout_ready

    try:
        seat = services.groups.seat(token)
    except GroupNotFoundError:
        return _message(404, "Niet gevonden", _NO_SEAT, *START)
    except (GroupRefusedError, ContentError, StorageError) as error:
        return _refusal(error, START)
    if not handout_ready(seat.view):
        return _message(409, NOT_YET, WAIT, f"/?plek={token}", "Terug naar de groep")
    criteria = services.groups.exam_rubric() if seat.view.session.exam else None
    try:
        team = services.workshops.own(seat) if seat.view.session.teams else ()
    except (ContentError, StorageError) as error:
        return _refusal(error, START)
    return _Answer(handout_html(seat.view, seat.participant, criteria, team))


def _repeat(services: Services, token: str, link: str) -> _Answer:
    from mas_sim.reporting.group_minutes import repeat_ics

    try:
        view = services.groups.seat(token).view
    except GroupNotFoundError:
        return _message(404, "Niet gevonden", _NO_SEAT, *START)
    except (GroupRefusedError, ContentError, StorageError) as error:
        return _refusal(error, START)
    day = view.session.opened_at.astimezone().date()
    name = f"herhaling-{view.session.casus_id}.ics"
    return _Answer(repeat_ics(view.casus_title, link, day), media_type=CALENDAR, filename=name)


def _refusal(error: MasSimError, way: tuple[str, str]) -> _Answer:
    kind = next(one for one in _REFUSALS if isinstance(error, one[0]))
    return _message(*kind[1:], *way)


def _message(status: int, title: str, text: str, link: str, link_text: str) -> _Answer:
    from mas_sim.reporting.verslag import message_html

    return _Answer(message_html(title, text, link, link_text), status)
