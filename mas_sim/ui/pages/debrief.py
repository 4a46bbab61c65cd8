"""De nabespreking: your path beside the reference, with the why."""

from html import escape

import streamlit as st

from mas_sim.application.naslag_entry import Kind
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.reviews import ANSWER
from mas_sim.model.actions import Mode
from mas_sim.model.decision import Agreement
from mas_sim.model.judged import FrameworkCheck, PhaseFeedback, RunReport
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.report import frameworks_by_relevance
from mas_sim.ui.components.contrast import show_contrast
from mas_sim.ui.components.dossier import dossier
from mas_sim.ui.components.judging import show_findings, show_phase, show_reading
from mas_sim.ui.components.naslag_links import link, route_links, source_links, sources_line
from mas_sim.ui.components.panel_show import show_panel
from mas_sim.ui.holder import Services
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import (
    OUTCOME,
    PHASE,
    PROVENANCE,
    REACHED,
    agreement_mark,
    days,
    joined,
    plain,
    weeks,
)

PARTS = {
    "kern": "De kern",
    "pad": "Je pad",
    "lijst": "Signaleringslijst",
    "kaders": "Kaders",
    "referentie": "De referentie",
    "panel": "Het panel",
    "vragen": "Verantwoording",
    "dossier": "Dossier",
}


def show(services: Services, state: Screen, view: RunView) -> None:
    """One part at a time; the printable verslag holds all of them but the panel."""
    practice = services.practice
    report, opinion = practice.report(view), services.panels.beside(view)
    absent = set() if view.run.mode is Mode.EXAMEN else {"vragen"}
    absent |= {"panel"} if opinion is None else set()
    parts = [part for part in PARTS if part not in absent]
    st.html(
        f'<p><a class="mas-knop" href="/verslag/{escape(view.run_id)}" target="_blank" rel="noopener">'
        "Verslag om te bewaren of af te drukken (nieuw tabblad)</a></p>"
    )
    chosen = st.segmented_control(
        "Deel van de nabespreking",
        parts,
        format_func=PARTS.__getitem__,
        default="kern",
        key="nabespreking-deel",
        label_visibility="collapsed",
    )
    if chosen == "dossier":
        dossier(practice, state, view)
    elif chosen == "lijst":
        _list(report)
    elif chosen in ("kern", None):
        _core(view, report)
        show_contrast(practice, state, view)
    elif chosen == "pad":
        _path(practice, view, report)
    elif chosen == "panel" and opinion is not None:
        show_panel(view, opinion, services.panels.credit(opinion, view))
    elif chosen == "vragen":
        _questions(practice, view, report)
    else:
        _SHOW[chosen](view, report)


def _core(view: RunView, report: RunReport) -> None:
    st.subheader("Drie dingen om mee te nemen", anchor=False)
    for number, item in enumerate(report.takeaways, start=1):
        st.markdown(f"{number}. **{item.about}**  \n{item.text}")
    _route_line(view, report)
    if report.worked:
        st.subheader("Wat werkte", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in report.worked))
    _two_by_two(report)
    _goals(report.phases)
    st.caption(
        f"Je vragen en stappen kostten samen {days(report.days)}; langs de referentie "
        f"{days(report.reference_days)}."
    )


def _route_line(view: RunView, report: RunReport) -> None:
    st.subheader("De route", anchor=False)
    reference = " of ".join(
        route_links(view.judges.methodology, routes) for routes in report.reference_routes
    )
    st.markdown(
        f"Jij koos **{route_links(view.judges.methodology, report.routes)}**. De referentie kiest **{reference}**."
    )
    if report.first_routes is not None and report.first_routes != report.routes:
        st.markdown(f"Voor de toets koos je nog {route_links(view.judges.methodology, report.first_routes)}.")
    agreement = next(item for item in _plan(report).comparisons).agreement
    st.html(agreement_mark(agreement))


def _plan(report: RunReport) -> PhaseFeedback:
    return next(phase for phase in report.phases if phase.phase is PhaseId.PLANNEN)


def _two_by_two(report: RunReport) -> None:
    st.subheader("Volgen of afwijken, met of zonder uitleg", anchor=False)
    cells = report.two_by_two
    quadrants = (
        ("Volgt of verdedigbaar, met uitleg", cells.follows_motivated),
        ("Volgt of verdedigbaar, zonder uitleg", cells.follows_unmotivated),
        ("Wijkt af, met uitleg", cells.deviates_motivated),
        ("Wijkt af, zonder uitleg", cells.deviates_unmotivated),
    )
    for pair in (quadrants[:2], quadrants[2:]):
        for place, (title, titles) in zip(st.columns(2, border=True), pair, strict=True):
            place.markdown(f"**{title}: {len(titles)}**  \n{', '.join(titles)}")
    if cells.not_asked:
        st.markdown(f"Geen uitleg gevraagd: {', '.join(cells.not_asked)}.")
    st.caption(
        "Gemotiveerd afwijken is geen fout: pas toe of leg uit. Hier telt óf je uitlegde, niet hoe goed. Hoe de "
        "regels je uitleg lezen, staat onder ‘Je pad’, als voorlopig advies."
    )


def _goals(phases: tuple[PhaseFeedback, ...]) -> None:
    goals = [goal for phase in phases for goal in phase.goals]
    if not goals:
        return
    st.subheader("Je doelen", anchor=False)
    for goal in goals:
        fits = [] if goal.term_fits else ["de termijn past niet bij dit doel"]
        fits += (
            []
            if goal.feedback_fits
            else ["het moment van terugkoppeling ligt anders dan de referentie zou kiezen"]
        )
        remark = f" Let op: {joined(fits)}." if fits else ""
        st.markdown(
            f"- **{goal.label}** (in {weeks(goal.weeks)}, terugkoppeling na {weeks(goal.feedback_weeks)}): "
            f"{REACHED[goal.reached].lower()}. {goal.result} {goal.reason.text}{remark}"
        )


def _path(practice: Practice, view: RunView, report: RunReport) -> None:
    for phase in report.phases:
        with st.expander(_phase_title(phase), expanded=False):
            show_phase(practice, view, phase.model_copy(update={"reading": None}))
    _points(report)


def _phase_title(phase: PhaseFeedback) -> str:
    deviating = sum(choice.agreement is Agreement.DEVIATES for choice in phase.comparisons)
    total = len(phase.comparisons)
    verb = "wijkt" if deviating == 1 else "wijken"
    word = f"{total} {'keuze' if total == 1 else 'keuzes'}, {deviating} {verb} af" if total else "geen keuzes"
    return f"{PHASE[phase.phase]} ({word})"


def _points(report: RunReport) -> None:
    reading = next(phase.reading for phase in report.phases if phase.reading is not None)
    if not reading.attention:
        return
    st.subheader("Je aandachtspunten en wat je ertegenover zette", anchor=False)
    for point in reading.attention:
        answer = point.answer or "niets in het plan"
        remark = f" – {plain(point.text)}" if point.text else ""
        st.markdown(f"- **{point.label}** → {answer}{remark}")


def _list(report: RunReport) -> None:
    reading = next(phase.reading for phase in report.phases if phase.reading is not None)
    show_reading(reading)
    show_findings(_plan(report).findings)


def _frameworks(view: RunView, report: RunReport) -> None:
    st.subheader("De kaders, met wat jij wist", anchor=False)
    near, other = frameworks_by_relevance(report)
    for check in near:
        _framework(view, check)
    with st.expander(f"Overige kaders ({len(other)})"):
        for check in other:
            _framework(view, check)


def _framework(view: RunView, check: FrameworkCheck) -> None:
    name = link(check.label, Kind.FRAMEWORK, check.framework)
    st.markdown(f"**{name}** · {OUTCOME[check.outcome].lower()}  \n{check.explanation}")
    sources = source_links(check.sources, view.judges.methodology)
    st.caption(
        f"Herkomst: {PROVENANCE[check.provenance]}. Bron: {sources}. "
        f"Nagekeken op {check.checked:%d-%m-%Y}; zekerheid {check.confidence.value}."
    )
    if check.local_note:
        st.info(f"Lokale afspraak: {check.local_note}")


def _reference(view: RunView, report: RunReport) -> None:
    reference = view.board.casus.reference
    st.markdown(reference.summary)
    st.subheader("Wat de referentie en de verdedigbare routes draagt", anchor=False)
    for argument in reference.arguments:
        st.markdown(
            f"**{route_links(view.judges.methodology, argument.routes)}**: {argument.text} {argument.reason.text}"
        )
        st.caption(sources_line(argument.reason, view.judges.methodology))
    st.subheader("Veelgemaakte fouten", anchor=False)
    st.markdown("\n".join(f"- {mistake}" for mistake in reference.typical_mistakes))
    st.subheader("Om met collega's te bespreken", anchor=False)
    st.markdown("\n".join(f"- {question}" for question in reference.discussion))


def _questions(practice: Practice, view: RunView, report: RunReport) -> None:
    asked = [
        question.id for question in view.board.casus.reference.questions if question.id in view.run.answers
    ]
    for question, answer in zip(asked, report.answers, strict=True):
        st.markdown(f"**{answer.question}**")
        st.markdown(f"*Jouw antwoord:* {plain(answer.answer)}")
        given = practice.judgements(view, ANSWER + question)
        found = [bool(score.level) for score in given[-1].scores] if given else []
        lines = [f"- {point}{_found(found, at)}" for at, point in enumerate(answer.good)]
        st.markdown("*In een goed antwoord zit:*\n" + "\n".join(lines))
        if given:
            st.caption(f"Beoordeeld door je trainer, {plain(given[-1].scorer)}.")


def _found(found: list[bool], at: int) -> str:
    """What the trainer said of one point; nothing when nobody judged."""
    if not found:
        return ""
    return " **(zit in je antwoord)**" if found[at] else " *(mist nog)*"


_SHOW = {
    "kaders": _frameworks,
    "referentie": _reference,
}
