"""The verslag as a page of its own: to keep, to print, to send on."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mas_sim.application.practice import Practice
from mas_sim.errors import ContentError, RunNotFoundError, StorageError
from mas_sim.web.services import current

HEADERS = {
    "cache-control": "no-store",
    # nothing runs on this page
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'self'; base-uri 'none'"
    ),
}
NOTES = "notities"  # the field of the dossier's notes
START = ("/", "Naar het beginscherm")


async def verslag(request: Request) -> HTMLResponse:
    """The verslag of a finished run, or a page that says why there is none."""
    run_id = request.path_params["run_id"]
    status, page = await run_in_threadpool(_page, current().practice, run_id)
    return HTMLResponse(page, status_code=status, headers=HEADERS)


def _page(practice: Practice, run_id: str) -> tuple[int, str]:
    # jinja2 is not needed for the first screen
    from mas_sim.reporting.verslag import message_html, verslag_html

    try:
        view = practice.open(run_id)
        notes = practice.drafts(run_id).get(NOTES, "")
    except RunNotFoundError:
        return 404, message_html("Niet gevonden", "Deze oefening bestaat niet. Controleer de link.", *START)
    except ContentError:
        text = "Deze oefening is met een andere versie gemaakt. Vraag de beheerder om bij te werken."
        return 409, message_html("Niet te lezen", text, *START)
    except StorageError:
        text = "De database antwoordt niet. Je oefening is bewaard; probeer het zo nog eens."
        return 503, message_html("Even geduld", text, *START)
    if not view.run.finished:
        text = "Het verslag is er als je oefening is afgerond. Tot dan blijft de referentie dicht."
        return 409, message_html("Nog niet klaar", text, f"/?oefening={run_id}", "Verder met je oefening")
    return 200, verslag_html(practice.report(view), view.judges.methodology, view.board, notes)
