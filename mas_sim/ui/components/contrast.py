"""The same casus with one signal changed: offered after the play, and told after the variant."""

from functools import partial

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.model.casus import Casus
from mas_sim.model.decision import Standing
from mas_sim.ui.state import Screen, begin, browser
from mas_sim.ui.texts import plain, route_names


def show_contrast(practice: Practice, state: Screen, view: RunView) -> None:
    """What was different in a variant, and the casuses of this family that can be played next."""
    own = view.board.casus
    family = practice.beside(own)
    if own.variant is None and not family:
        return
    st.subheader("Hetzelfde dossier, één signaal anders", anchor=False)
    if own.variant is not None:
        st.markdown(f"**Wat hier anders was:** {plain(own.variant.changed)}")
    else:
        st.markdown(
            "Van deze casus is er een variant waarin één ding anders is. Past dezelfde route dan nog? Let op welk feit "
            "het verschil maakt."
        )
    for casus in family:
        if own.variant is not None:
            st.markdown(
                f"Hier kiest de referentie **{_route(view, own)}**. In ‘{plain(casus.card.title)}’ kiest de referentie "
                f"**{_route(view, practice.casus(casus.id))}**."
            )
        if st.button(f"Speel ‘{plain(casus.card.title)}’", key=f"variant-{casus.id}"):
            begin(state, partial(practice.begin_beside, view, casus.id, browser()))


def _route(view: RunView, casus: Casus) -> str:
    return " of ".join(
        route_names(view.judges.methodology, one.routes)
        for one in casus.plannen.routes
        if one.standing is Standing.PREFERRED
    )
