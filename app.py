"""The ASGI app that ``streamlit run app.py`` serves; the script is ``mas_sim/ui/main.py``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from mas_sim import bootstrap, web


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Refuse to start on broken content or a locked database; let go of both at the end."""
    services = bootstrap.build()
    web.use(services)
    try:
        yield {}
    finally:
        services.close()


# must stand literally here: streamlit looks for it by parsing this file
app = st.App(
    Path(__file__).parent / "mas_sim" / "ui" / "main.py",
    lifespan=lifespan,
    routes=web.routes(),
    middleware=web.middleware(),
)
