"""What the judges say of a phase, on the screen. Feedback explains; it never only ticks."""

from html import escape

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.plan import may_write_anew
from mas_sim.model.decision import Agreement, Need
from mas_sim.model.judged import (
    AspectComparison,
    ChoiceComparison,
    ConsistencyFinding,
    InstrumentReading,
    InterventionComparison,
    OptionVerdict,
    PhaseFeedback,
    RequestReview,
)
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.comparison import needed_not_asked
from mas_sim.ui.components.document import show_review
from mas_sim.ui.components.levels import levels_below
from mas_sim.ui.components.naslag_links import label_links, sources_line
from mas_sim.ui.texts import (
    MEANING,
    NEED,
    STANDING,
    agreement_mark,
    plain,
    weeks,
)


def show_phase(practice: Practice, view: RunView, feedback: PhaseFeedback) -> None:
    """Choices, interventions, requests, the list and findings of one phase."""
    for choice in feedback.comparisons:
        show_choice(practice, view, choice)
    if feedback.phase is PhaseId.PLANNEN:
        _goals_set(view)
    show_requests(view, feedback.requests)
    if feedback.reading is not None:
        show_reading(feedback.reading)
    show_findings(feedback.findings)
    show_interventions(feedback.interventions)


def show_findings(findings: tuple[ConsistencyFinding, ...]) -> None:
    """What was rated and what was chosen that do not speak to each other, in one box."""
    if findings:
        lines = "\n".join(f"- {finding.text}" for finding in findings)
        st.warning(f"**Je lijst en je keuze naast elkaar**\n{lines}")


def _goals_set(view: RunView) -> None:
    if not view.run.goals:
        return
    st.html('<h3 class="mas-kop">Je doelen</h3>')
    for chosen in view.run.goals:
        goal = view.board.goals[chosen.goal]
        st.markdown(
            f"**{goal.label}** (in {weeks(chosen.weeks)}, terugkoppeling na {weeks(chosen.feedback_weeks)})  \n"
            f"{STANDING[goal.standing].capitalize()}. {goal.reason.text}"
        )
        st.caption(sources_line(goal.reason, view.judges.methodology))


def show_choice(practice: Practice, view: RunView, choice: ChoiceComparison) -> None:
    """One choice: the mark, what was chosen and why the reference thinks so."""
    st.html(f'<h3 class="mas-kop">{escape(choice.title)}</h3>{agreement_mark(choice.agreement)}')
    for verdict in choice.chosen:
        _verdict(view, "Jij koos", verdict)
    for verdict in choice.missed:
        _verdict(
            view, "De referentie kiest ook" if len(choice.chosen) > 1 else "De referentie kiest", verdict
        )
    if choice.document is not None:
        show_review(
            choice.document,
            view.judges.methodology,
            example=not may_write_anew(view.board, view.run, choice.subject),
        )
    if choice.justification:
        st.markdown(f"**Jouw uitleg:** {plain(choice.justification)}")
        levels_below(practice, view, choice.subject)


def _verdict(view: RunView, lead: str, verdict: OptionVerdict) -> None:
    label = label_links(view.judges.methodology, verdict.label)
    st.markdown(f"**{lead}:** {label}  \n{verdict.reason.text}")
    st.caption(sources_line(verdict.reason, view.judges.methodology))


def show_requests(view: RunView, requests: tuple[RequestReview, ...]) -> None:
    """What was not asked and what it would have told; what had better not been asked."""
    missed = needed_not_asked(requests)
    if missed:
        st.html('<h3 class="mas-kop">Wat je niet vroeg</h3>')
    for review in missed:
        title = f"Verplicht, en niet gedaan: {review.label}" if review.duty else review.label
        with st.expander(title, expanded=review.duty):
            st.markdown(f"**Waarom nodig.** {review.reason.text}")
            st.markdown(f"**Dit had je gehoord.** {review.answer}")
            st.caption(sources_line(review.reason, view.judges.methodology))
    crossed = [item for item in requests if item.asked and item.need in (Need.NOT_ALLOWED, Need.SUPERFLUOUS)]
    if crossed:
        st.html('<h3 class="mas-kop">Wat je beter niet had gevraagd</h3>')
    for review in crossed:
        st.markdown(f"**{NEED[review.need]}: {review.label}**  \n{review.reason.text}")
        st.caption(sources_line(review.reason, view.judges.methodology))
    asked = [item for item in requests if item.asked and item.need in (Need.NEEDED, Need.USEFUL)]
    if asked:
        with st.expander(f"Wat je wel vroeg ({len(asked)})"):
            for review in asked:
                st.markdown(f"**{NEED[review.need]}: {review.label}**  \n{review.reason.text}")


def show_interventions(item: InterventionComparison) -> None:
    """The phase's interventions beside those of the reference."""
    if not (item.shared or item.only_reference or item.only_yours):
        return
    st.html('<h3 class="mas-kop">Interventies in deze fase</h3>')
    rows = (
        ("Jij en de referentie", item.shared),
        ("Alleen de referentie", item.only_reference),
        ("Alleen jij", item.only_yours),
    )
    st.markdown("\n".join(f"- **{label}:** {', '.join(names) if names else 'geen'}" for label, names in rows))


def show_reading(reading: InstrumentReading) -> None:
    """The list beside the reference: differences first, the whole list folded."""
    st.html('<h3 class="mas-kop">Je signaleringslijst</h3>')
    lines = [f"Je beoordeelde {reading.rated} van de {reading.total} aspecten."]
    if reading.unknown_present:
        lines.append(
            f"Van de {reading.unknown_present} aspecten die je nu niet kunt weten, liet je er "
            f"{reading.unknown_noticed} op ‘onbekend’."
        )
    if reading.protective_present:
        lines.append(
            f"Van wat je wist, beschermt {reading.protective_present} keer iets; dat zag je "
            f"{reading.protective_noticed} keer."
        )
    st.markdown(" ".join(lines))
    different = [item for item in reading.comparisons if item.agreement and item.yours is not item.reference]
    for title, items in (
        ("Wat je had kunnen weten", [item for item in different if _could_know(item)]),
        ("Wat je invulde zonder het te hebben gevraagd", [item for item in different if item.not_seen]),
        ("Anders, en te verdedigen", [item for item in different if item.agreement is Agreement.DEFENSIBLE]),
    ):
        _aspects(title, items)
    with st.expander("De hele lijst naast de referentie"):
        st.markdown(_table(reading))
    st.caption("De lijst stelt geen diagnose en wijst geen route aan. Een optelsom maken we er niet van.")


def _could_know(item: AspectComparison) -> bool:
    return not item.not_seen and item.agreement is Agreement.DEVIATES


def _aspects(title: str, items: list[AspectComparison]) -> None:
    if not items:
        return
    with st.expander(f"{title} ({len(items)})"):
        if items[0].not_seen:
            st.markdown("Hier is ‘onbekend’ het eerlijke antwoord: je vroeg niet wat je ervoor moet weten.")
        st.markdown("\n".join(_difference(item) for item in items))


def _difference(item: AspectComparison) -> str:
    yours = MEANING[item.yours] if item.yours else "niet beoordeeld"
    reference = MEANING[item.reference] if item.reference else "geen referentie"
    why = item.reason.text if item.reason and not item.not_seen else ""
    return f"- **{item.label}**: jij {yours}, referentie {reference}. {why}"


def _table(reading: InstrumentReading) -> str:
    rows = []
    for item in reading.comparisons:
        yours = item.yours_label or "niet beoordeeld"
        reference = MEANING[item.reference] if item.reference else "geen referentie"
        note = " (niet gevraagd)" if item.not_seen else ""
        rows.append(f"| {item.label} | {yours} | {reference}{note} | {plain(item.fact or '')} |")
    return "| Aspect | Jij | Referentie | Jouw feit |\n|---|---|---|---|\n" + "\n".join(rows)
