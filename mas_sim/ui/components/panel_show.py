"""The panel beside the reference: how colleagues chose, with their reasons and without their names."""

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.panels import PanelOpinion, Panels
from mas_sim.application.practice import RunView
from mas_sim.engine.board import Board
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Standing
from mas_sim.model.methodology import Methodology, PhaseId
from mas_sim.scoring.comparison import ROUTE_TITLE
from mas_sim.scoring.panel import FIRM_FROM, Answer, Credit, PanelSpread, answer_of, credit_of
from mas_sim.ui.texts import PHASE, STANDING, bar, decimal, joined, plain, route_names


def show_panel(view: RunView, opinion: PanelOpinion, credit: Credit) -> None:
    """Every question the panel answered, beside the choice of this run and the reference."""
    st.subheader("Zo koos het panel", anchor=False)
    st.markdown(size_sentence(opinion.n))
    if credit.most:
        st.markdown(
            f"Tel je mee hoeveel panelleden jouw keuzes deelden, dan haal je **{decimal(credit.points, 1)} van de {credit.most}** "
            "punten. Dat is een extra blik naast de referentie, geen oordeel."
        )
        st.caption(
            "Eigen ontwerp, naar het scoren met een panel: de keuze van de meeste panelleden telt voor 1, een andere naar "
            "verhouding van wie haar koos."
        )
    for phase in PhaseId:
        found = [one for one in opinion.spreads.values() if _phase(view.board, one.subject) is phase]
        if found:
            with st.expander(f"{PHASE[phase]} ({len(found)} {'vraag' if len(found) == 1 else 'vragen'})"):
                for one in found:
                    _question(view, one)


def show_panel_question(panels: Panels, view: GroupView, step: int) -> None:
    """What the panel made of a question, for a group that has seen the reference; nothing without a panel."""
    judges = view.judges
    opinion = panels.of_casus(view.organisation, judges.reference.contents)
    spread = opinion.spreads.get(view.session.steps[step].item) if opinion else None
    if opinion is None or spread is None:
        return
    st.html('<h3 class="mas-kop">Het panel</h3>')
    st.markdown(size_sentence(opinion.n))
    _spread(judges.board, judges.methodology, spread, None)


def size_sentence(n: int) -> str:
    """How large the panel is, and what that makes of its figures."""
    few = (
        f" Met minder dan {FIRM_FROM} leden is dat **indicatief**: één lid meer kan het beeld veranderen."
        if n < FIRM_FROM
        else ""
    )
    return (
        f"Het panel telt **{n} collega’s** die deze casus speelden en bij elke keuze zeiden waarom. Namen staan er niet "
        f"bij.{few}"
    )


def _question(view: RunView, spread: PanelSpread) -> None:
    st.markdown(f"**{_title(view.board, spread.subject)}**")
    mine = answer_of(view.run, spread.subject)
    _spread(view.board, view.judges.methodology, spread, mine)
    if mine:
        st.caption(f"Jouw keuze telt hier voor {decimal(credit_of(view.board, spread, mine), 2)}.")
    else:
        st.caption("Deze vraag kwam op jouw pad niet voor.")


def _spread(board: Board, methodology: Methodology, spread: PanelSpread, mine: Answer | None) -> None:
    labels = _labels(board, methodology, spread.subject)
    rows = []
    for unit, label in labels.items():
        count = spread.units.get(unit, 0)
        own = " (jouw keuze)" if mine and unit in mine else ""
        standing = _standing(board, spread.subject, unit)
        word = f" · referentie: {STANDING[standing]}" if standing else ""
        rows.append(bar(f"{label}{own}{word}", count, spread.n))
    st.html(f'<ul class="mas-spreiding">{"".join(rows)}</ul>')
    if spread.subject == ROUTES_SUBJECT:
        st.caption(_reference_routes(board, methodology))
    with st.expander("Waarom het panel dit koos"):
        for answer, reasons in spread.reasons:
            words = joined([labels.get(unit, unit).rstrip(".") for unit in labels if unit in answer])
            st.markdown(f"**{words}**\n" + "\n".join(f"- {plain(reason)}" for reason in reasons))


def _labels(board: Board, methodology: Methodology, subject: str) -> dict[str, str]:
    if subject == ROUTES_SUBJECT:
        return {route.id.value: route.label for route in methodology.routes}
    return {option.id: option.label for option in board.decisions[subject][0].options}


def _standing(board: Board, subject: str, unit: str) -> Standing | None:
    """What the reference thinks of an option; of routes it judges combinations, so nothing of one alone."""
    return None if subject == ROUTES_SUBJECT else board.options[subject, unit].standing


def _reference_routes(board: Board, methodology: Methodology) -> str:
    named = {
        standing: " of ".join(
            route_names(methodology, one.routes)
            for one in board.casus.plannen.routes
            if one.standing is standing
        )
        for standing in (Standing.PREFERRED, Standing.DEFENSIBLE)
    }
    also = f"; verdedigbaar vindt zij {named[Standing.DEFENSIBLE]}" if named[Standing.DEFENSIBLE] else ""
    return f"De referentie kiest {named[Standing.PREFERRED]}{also}."


def _title(board: Board, subject: str) -> str:
    return ROUTE_TITLE if subject == ROUTES_SUBJECT else board.decisions[subject][0].title


def _phase(board: Board, subject: str) -> PhaseId:
    return PhaseId.PLANNEN if subject == ROUTES_SUBJECT else board.decisions[subject][1]
