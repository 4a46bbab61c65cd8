"""The ASGI app that ``streamlit run app.py`` serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from mas_sim import bootstrap, web
from mas_sim.ui.unexpected import show_unexpected


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Refuse to start on broken content or a locked database."""
    services = bootstrap.build()
    try:
        yield {}
    finally:
        services.close()


# literally here: streamlit finds it by parsing this file
app = st.App(
    Path(__file__).parent / "mas_sim/ui/main.py",
    lifespan=lifespan,
    routes=web.routes(),
    middleware=web.middleware(),
    on_script_error=show_unexpected,
)
