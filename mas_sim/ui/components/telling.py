"""What the last click did, or why it did nothing: told once, above the page."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mas_sim.ui.state import Screen


def told_here(key: str = "melding") -> DeltaGenerator:
    """The place of what is told, also when there is nothing: what comes below would move, and fold shut what was open."""
    return st.container(key=key)  # the served script brings what stands in it into sight


def tell(state: Screen) -> None:
    """Show the sentences that wait for a trainer, and forget them."""
    with told_here():
        if state.notice:
            st.success(state.notice)
        if state.refusal:
            st.warning(state.refusal)
    state.notice = state.refusal = None
