"""What a user sees when the program itself fails: a sentence and a way on, no traceback."""

import logging

import streamlit as st

UNEXPECTED = (
    "Hier ging iets mis in het programma. Wat je had vastgelegd, is bewaard. Vernieuw de pagina; je oefening gaat "
    "verder waar je was. Gebeurt het weer, vertel de beheerder dan wat je deed en hoe laat."
)
_log = logging.getLogger(__name__)


def show_unexpected(error: Exception) -> bool:
    """Log the error and show the sentence; True keeps Streamlit's English one away."""
    _log.error("uncaught in the script", exc_info=error)
    st.error(UNEXPECTED)
    return True
