"""Keeps streamlit from asking an outside host for our address: it does so for a websocket of an unknown origin."""

from streamlit import net_util


def ask_nobody() -> None:
    """From now on streamlit does not look up its address outside; such an origin is refused as before."""
    net_util._make_blocking_http_get = _no_answer


def _no_answer(url: str, timeout: float = 5) -> str | None:
    return None
