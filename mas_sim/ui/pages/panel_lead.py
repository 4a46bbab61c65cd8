"""Panels of an organisation: ask for one, see who is done, and show it beside the reference."""

from collections.abc import Callable

import streamlit as st

from mas_sim.application.panels import PanelView
from mas_sim.application.ports import RunSummary
from mas_sim.application.shelf import names
from mas_sim.application.trainers import Trainer
from mas_sim.errors import MasSimError
from mas_sim.reporting.calendar import dutch_date
from mas_sim.ui.holder import Services
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import PANEL_PARAMETER, Screen, origin
from mas_sim.ui.texts import plain


def show(services: Services, state: Screen, trainer: Trainer) -> None:
    """What a panel is, the open ones, a new one, and those that ended."""
    st.title("Panels", anchor=False)
    st.markdown(
        "De referentie is het werk van de schrijver van een casus. Met een panel leg je er het oordeel van je eigen collega’s "
        "naast: zij spelen de casus en zeggen bij elke keuze waarom. Vraag er liefst tien of meer."
    )
    found = services.panels.of(trainer)
    going = [one for one in found if one.panel.ended_at is None]
    for one in going:
        _open_panel(services, state, trainer, one)
    _new(services, state, trainer)
    ended = [one for one in found if one.panel.ended_at is not None]
    if ended:
        st.header("Afgesloten panels", anchor=False)
    for one in ended:
        word = "staat naast de referentie" if one.panel.shown else "gestopt zonder te laten zien"
        st.markdown(
            f"**{plain(one.panel.casus_title)}** · {dutch_date(one.panel.created_at.date())} · {one.counted} "
            f"{'lid' if one.counted == 1 else 'leden'} · {word}"
        )


def _open_panel(services: Services, state: Screen, trainer: Trainer, one: PanelView) -> None:
    panel = one.panel
    with st.container(border=True):
        st.subheader(plain(panel.casus_title), anchor=False)
        st.markdown("Stuur deze link aan wie je als panellid vraagt:")
        st.code(_link(services, panel.panel_id), language=None, wrap_lines=True)
        st.markdown(_progress(one, services.panels.fewest))
        for run in one.members:
            _member(services, state, trainer, one, run)
        ready = one.counted >= services.panels.fewest
        if ready:
            st.caption(
                "Laten zien sluit het panel: er komt niemand meer bij en er verandert niets meer. Zo kan niemand uit een "
                "verschil afleiden wat één collega koos."
            )
        if st.button(
            "Sluit het panel en zet het naast de referentie",
            type="primary" if ready else "secondary",
            key=f"toon-{panel.panel_id}",
            disabled=not ready,
        ):
            _do(state, lambda: services.panels.show(trainer, panel.panel_id))
        with st.expander("Toch geen panel"):
            st.markdown("Stoppen kan altijd. De oefeningen van de leden blijven van henzelf.")
            if st.button("Stop zonder te laten zien", key=f"stop-{panel.panel_id}"):
                _do(state, lambda: services.panels.stop(trainer, panel.panel_id))


def _link(services: Services, panel_id: str) -> str:
    return f"{origin(services.public_url)}/?{PANEL_PARAMETER}={panel_id}"


def _progress(one: PanelView, fewest: int) -> str:
    busy = sum(not run.finished for run in one.members)
    told = f"**{one.counted} klaar**, {busy} bezig."
    if one.counted < fewest:
        return f"{told} Laten zien kan vanaf {fewest} leden die klaar zijn."
    return f"{told} Je ziet hier wie klaar is, niet wie wat koos."


def _member(services: Services, state: Screen, trainer: Trainer, one: PanelView, run: RunSummary) -> None:
    out = run.run_id in one.panel.left_out
    name, button = st.columns([3, 2])
    word = "telt niet mee" if out else "klaar" if run.finished else "bezig"
    name.markdown(f"{plain(run.pseudonym)} · {word} · begonnen {dutch_date(run.created_at.date())}")
    label = "Laat weer meetellen" if out else "Laat niet meetellen"
    if button.button(f"{label}: {plain(run.pseudonym)}", key=f"weg-{run.run_id}"):
        _do(state, lambda: services.panels.leave_out(trainer, one.panel.panel_id, run.run_id, out=not out))


def _new(services: Services, state: Screen, trainer: Trainer) -> None:
    st.header("Nieuw panel", anchor=False)
    casuses = names(services.practice.summaries())
    casus = st.selectbox("Welke casus?", list(casuses), format_func=casuses.__getitem__, key="panel-casus")
    if casus is not None and st.button("Vraag een panel", key="nieuw-panel"):
        _do(state, lambda: services.panels.open(trainer, casus))


def _do(state: Screen, work: Callable[[], object]) -> None:
    try:
        work()
    except MasSimError as error:
        state.refusal = sentence(error)
    st.rerun()
