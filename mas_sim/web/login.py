"""The door for trainers: a page of its own, so that the cookie is HttpOnly and the password meets no script."""

import hmac
import secrets
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mas_sim.application.trainers import SESSION
from mas_sim.errors import AccessError, LoginLimitedError, StorageError
from mas_sim.web.services import current

COOKIE = "mas_trainer"
CSRF = "mas_csrf"
TRAINER_PAGE = "/?trainer=beoordelen"
_MOST_BYTES = 4_000
_CSRF_SECONDS = 3600
_STALE = "Deze pagina stond te lang open. Vul je naam en wachtwoord nog een keer in."
_REFUSED = "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."
_BUSY = "De database antwoordt niet. Probeer het zo nog eens."
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
}


async def show_login(request: Request) -> Response:
    """The form."""
    return _form(request)


async def sign_in(request: Request) -> Response:
    """Check name and password; a cookie and the trainer's page, or the form again with a sentence."""
    fields = await _fields(request)
    name = fields.get("naam", "").strip()
    if not _same(request.cookies.get(CSRF, ""), fields.get("csrf", "")):
        return _form(request, _STALE, name, 403)
    try:
        token = await run_in_threadpool(current().trainers.sign_in, name, fields.get("wachtwoord", ""))
    except LoginLimitedError as error:
        text = f"Er is te vaak een verkeerd wachtwoord ingevuld. Wacht {error.minutes} minuten en probeer het dan."
        return _form(request, text, name, 429)
    except AccessError:
        return _form(request, _REFUSED, name, 403)
    except StorageError:
        return _form(request, _BUSY, name, 503)
    answer = RedirectResponse(TRAINER_PAGE, status_code=303, headers={"cache-control": "no-store"})
    seconds = int(SESSION.total_seconds())
    answer.set_cookie(COOKIE, token, max_age=seconds, httponly=True, samesite="lax", secure=_secure(request))
    answer.delete_cookie(CSRF, path="/trainer")
    return answer


async def sign_out(request: Request) -> Response:
    """End the session; the link carries nothing that another site could use against the trainer."""
    token = request.cookies.get(COOKIE, "")
    if token:
        try:
            await run_in_threadpool(current().trainers.sign_out, token)
        except StorageError:
            return _form(request, _BUSY, "", 503)
    answer = RedirectResponse("/", status_code=303, headers={"cache-control": "no-store"})
    answer.delete_cookie(COOKIE)
    return answer


def _form(request: Request, message: str = "", name: str = "", status: int = 200) -> HTMLResponse:
    # jinja2 is not needed for the first screen
    from mas_sim.reporting.verslag import login_html

    csrf = secrets.token_urlsafe(24)
    answer = HTMLResponse(login_html(csrf, message, name), status_code=status, headers=HEADERS)
    answer.set_cookie(
        CSRF,
        csrf,
        max_age=_CSRF_SECONDS,
        httponly=True,
        samesite="lax",
        secure=_secure(request),
        path="/trainer",
    )
    return answer


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a small form; an oversized body holds none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return {}
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _same(first: str, second: str) -> bool:
    return bool(first) and hmac.compare_digest(first.encode(), second.encode())


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
