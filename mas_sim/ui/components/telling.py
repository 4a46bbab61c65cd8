"""What the last click of a trainer did, or why it did nothing: told once, above the page."""

import streamlit as st

from mas_sim.ui.state import Screen


def tell(state: Screen) -> None:
    """Show the sentences that wait, and forget them."""
    if state.notice:
        st.success(state.notice)
        state.notice = None
    if state.refusal:
        with st.container(key="melding"):
            st.warning(state.refusal)
        state.refusal = None
