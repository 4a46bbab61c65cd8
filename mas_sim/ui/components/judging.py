"""What the judges say of a phase, on the screen. Feedback explains; it never only ticks."""

from html import escape

import streamlit as st

from mas_sim.application.practice import RunView
from mas_sim.model.decision import Need
from mas_sim.model.judged import (
    AspectComparison,
    ChoiceComparison,
    InstrumentReading,
    InterventionComparison,
    OptionVerdict,
    PhaseFeedback,
    RequestReview,
)
from mas_sim.scoring.comparison import needed_not_asked
from mas_sim.ui.texts import AGREEMENT, MEANING, NEED, agreement_mark, named_routes, plain, source_line


def show_phase(view: RunView, feedback: PhaseFeedback) -> None:
    """Choices, interventions, requests, the list and findings of one phase."""
    for choice in feedback.comparisons:
        show_choice(view, choice)
    show_requests(view, feedback.requests)
    if feedback.reading is not None:
        show_reading(feedback.reading)
    for finding in feedback.findings:
        st.warning(finding.text)
    show_interventions(feedback.interventions)


def show_choice(view: RunView, choice: ChoiceComparison) -> None:
    """One choice: the mark, what was chosen and why the reference thinks so."""
    st.html(f'<h3 class="mas-kop">{escape(choice.title)}</h3>{agreement_mark(choice.agreement)}')
    for verdict in choice.chosen:
        _verdict(view, "Jij koos", verdict)
    for verdict in choice.missed:
        _verdict(
            view, "De referentie kiest ook" if len(choice.chosen) > 1 else "De referentie kiest", verdict
        )
    if choice.justification:
        st.markdown(f"**Jouw uitleg:** {plain(choice.justification)}")


def _verdict(view: RunView, lead: str, verdict: OptionVerdict) -> None:
    label = named_routes(view.judges.methodology, verdict.label)
    st.markdown(f"**{lead}:** {label}  \n{verdict.reason.text}")
    st.caption(source_line(verdict.reason, view.judges.methodology))


def show_requests(view: RunView, requests: tuple[RequestReview, ...]) -> None:
    """What was not asked and what it would have told; what had better not been asked."""
    missed = needed_not_asked(requests)
    if missed:
        st.html('<h3 class="mas-kop">Wat je niet vroeg</h3>')
    for review in missed:
        with st.expander(review.label):
            st.markdown(f"**Waarom nodig.** {review.reason.text}")
            st.markdown(f"**Dit had je gehoord.** {review.answer}")
            st.caption(source_line(review.reason, view.judges.methodology))
    crossed = [item for item in requests if item.asked and item.need in (Need.NOT_ALLOWED, Need.SUPERFLUOUS)]
    if crossed:
        st.html('<h3 class="mas-kop">Wat je beter niet had gevraagd</h3>')
    for review in crossed:
        st.markdown(f"**{NEED[review.need]}: {review.label}**  \n{review.reason.text}")
        st.caption(source_line(review.reason, view.judges.methodology))
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
    st.markdown(
        f"Je beoordeelde {reading.rated} van de {reading.total} aspecten. "
        f"Van de {reading.unknown_present} aspecten die je nu niet kunt weten, liet je er "
        f"{reading.unknown_noticed} op ‘onbekend’. Van de {reading.protective_present} beschermende aspecten "
        f"zag je er {reading.protective_noticed}."
    )
    for comparison in reading.comparisons:
        if comparison.agreement is not None and comparison.yours is not comparison.reference:
            _aspect(comparison)
    with st.expander("De hele lijst naast de referentie"):
        st.markdown(_table(reading))
    st.caption("De lijst stelt geen diagnose en wijst geen route aan. Een optelsom maken we er niet van.")


def _aspect(item: AspectComparison) -> None:
    if item.yours is None or item.reference is None or item.reason is None or item.agreement is None:
        return
    with st.expander(f"{item.label}: jij {MEANING[item.yours]}, referentie {MEANING[item.reference]}"):
        st.markdown(f"**{AGREEMENT[item.agreement]}.**")
        if item.not_seen:
            st.markdown(
                "Je hebt niet gevraagd wat je hiervoor moet weten. Dan is ‘onbekend’ het eerlijke antwoord."
            )
        st.markdown(item.reason.text)


def _table(reading: InstrumentReading) -> str:
    rows = []
    for item in reading.comparisons:
        yours = item.yours_label or "niet beoordeeld"
        reference = MEANING[item.reference] if item.reference else "geen referentie"
        note = " (niet gevraagd)" if item.not_seen else ""
        rows.append(f"| {item.label} | {yours} | {reference}{note} | {plain(item.fact or '')} |")
    return "| Aspect | Jij | Referentie | Jouw feit |\n|---|---|---|---|\n" + "\n".join(rows)
