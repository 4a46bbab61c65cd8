"""Own routes beside the page: scripts, style, health."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from mas_sim.errors import StorageError
from mas_sim.settings import project_folder
from mas_sim.web.group import handout, minutes, repeat, standing
from mas_sim.web.login import show_login, sign_in, sign_out
from mas_sim.web.services import current
from mas_sim.web.verslag import verslag

ASSETS = Path(__file__).parent / "assets"
TYPES = {"mas.js": "text/javascript", "vertaling.js": "text/javascript", "mas.css": "text/css"}


def routes() -> list[BaseRoute]:
    """What app.py hands to st.App."""
    fonts = StaticFiles(directory=project_folder() / "static")
    return [
        Route("/api/gezond", health),
        Mount("/mas/static", fonts),
        Route("/mas/{name}", asset),
        Route("/verslag/{run_id}", verslag),
        Route("/groep/{session_id}/notulen", minutes),
        Route("/plek/{token}/stand", standing),
        Route("/plek/{token}/handout", handout),
        Route("/plek/{token}/herhaling.ics", repeat),
        Route("/trainer/inloggen", show_login, methods=["GET"]),
        Route("/trainer/inloggen", sign_in, methods=["POST"]),
        Route("/trainer/uitloggen", sign_out, methods=["POST"]),
    ]


async def health(_request: Request) -> JSONResponse:
    """200 when the database answers, else 503."""
    try:
        await run_in_threadpool(current().ping)
    except StorageError:
        return JSONResponse({"status": "de database antwoordt niet"}, status_code=503)
    return JSONResponse({"status": "gezond"})


async def asset(request: Request) -> Response:
    """One of our own files, by exact name."""
    name = request.path_params["name"]
    if name not in TYPES:
        return Response("Niet gevonden.", status_code=404, media_type="text/plain")
    text = (ASSETS / name).read_text(encoding="utf-8")
    return Response(text, media_type=TYPES[name], headers={"cache-control": "no-cache"})
