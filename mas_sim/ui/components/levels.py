"""Levels of a motivering on the screen: per criterion what counted, what is missing, and a question."""

from html import escape

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.errors import StorageError
from mas_sim.model.actions import Rewrite
from mas_sim.model.justification import Assessment, CriterionScore
from mas_sim.model.rubric import Rubric
from mas_sim.ui.components.writing import draft_area, forget_draft, hand_in
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen, redraw
from mas_sim.ui.texts import plain

HIGHEST = 3
PROVISIONAL = (
    "Dit is een voorlopig advies. Vaste regels, door mensen geschreven, zoeken in je tekst naar wat de rubric vraagt. "
    "Zij zijn gemaakt met voorbeelden die taalmodellen schreven, en zij missen soms iets. Een trainer beslist."
)


def show_explained(practice: Practice, state: Screen, view: RunView, subject: str) -> None:
    """The levels right after explaining, with the one chance to write the text anew."""
    if state.rewriting:
        _rewrite(practice, state, view, subject)
        return
    anew = subject in view.run.first_justifications
    st.subheader("Je nieuwe uitleg" if anew else "Je uitleg", anchor=False)
    show_levels(practice, view, subject)
    if st.button("Ga verder", type="primary", key="na-uitleg"):
        state.explained = None
        redraw()
    if not anew and st.button("Herschrijf mijn uitleg (kan één keer)", key="herschrijf"):
        state.rewriting = True
        redraw()
    if anew:
        st.caption("Je eerste versie is ook bewaard.")


def levels_below(practice: Practice, view: RunView, subject: str) -> None:
    """The levels folded under a motivering, in the terugblik and the nabespreking."""
    if subject not in view.run.justifications:
        return
    if subject in view.run.first_justifications:
        with st.expander("Je eerste versie"):
            st.markdown(plain(view.run.first_justifications[subject].text))
    with st.expander("Hoe de regels je uitleg lezen (voorlopig advies)"):
        show_levels(practice, view, subject)


def show_levels(practice: Practice, view: RunView, subject: str) -> None:
    """Text, flags, and a block per criterion; a failure to read them costs nothing else."""
    try:
        found = practice.levels(view, subject)
    except StorageError as error:
        st.warning(f"De niveaus konden niet worden opgehaald. {sentence(error)}")
        return
    st.markdown(f"> {plain(found.text)}")
    _judged(practice, view, subject)
    st.caption(PROVISIONAL)
    rubric = practice.rubric()
    lines = flag_lines(found, rubric)
    if lines:
        st.warning("**Kijk hier nog eens naar**\n" + "\n".join(lines))
    if all(score.level is None for score in found.scores):
        st.markdown(
            "De regels geven deze tekst geen niveau. Herschrijf hem in je eigen zinnen, of vraag je trainer."
        )
        return
    labels = {criterion.id: criterion.label for criterion in rubric.criteria}
    trusted = practice.trusted()
    rows = "".join(
        _criterion(score, labels.get(score.criterion, score.criterion), advice=score.criterion not in trusted)
        for score in found.scores
    )
    st.html(f'<div class="mas-niveaus">{rows}</div>')


def marked(found: Assessment) -> str:
    """The text as html, with what counted marked."""
    text = escape(found.text)
    pieces = {escape(piece) for score in found.scores for piece in score.evidence}
    for piece in sorted(pieces, key=len, reverse=True):
        text = text.replace(piece, f"<mark>{piece}</mark>", 1)
    return text.replace("\n", "<br>")


def flag_lines(found: Assessment, rubric: Rubric) -> list[str]:
    """Every flag as a line of markdown."""
    known = {flag.id: flag for flag in rubric.flags}
    lines = []
    for raised in found.flags:
        if raised.flag in known:
            flag = known[raised.flag]
            quoted = "".join(f" ‘{plain(piece)}’" for piece in raised.evidence[:2])
            lines.append(f"- **{flag.label}.** {flag.description}{quoted}")
    return lines


def _judged(practice: Practice, view: RunView, subject: str) -> None:
    """The judgement of a trainer, above that of the rules."""
    given = practice.judgements(view, subject)
    if not given:
        return
    labels = {criterion.id: criterion.label for criterion in practice.rubric().criteria}
    rows = "".join(
        _criterion(score, labels.get(score.criterion, score.criterion)) for score in given[-1].scores
    )
    st.html(
        f'<div class="mas-niveaus"><h4>Oordeel van je trainer, {escape(given[-1].scorer)}</h4>{rows}</div>'
    )
    st.markdown("Hieronder staat hoe de regels je uitleg lezen. Het oordeel van je trainer gaat daarboven.")


def _criterion(score: CriterionScore, label: str, *, advice: bool = False) -> str:
    """One criterion as html; the level in words beside its dots."""
    level = score.level or 0
    dots = "●" * level + "○" * (HIGHEST - level)
    lines = [
        f'<h4>{escape(label)} <span class="mas-niveau"><span aria-hidden="true">{dots}</span> '
        f"niveau {level} van {HIGHEST}{', advies' if advice else ''}</span></h4>"
    ]
    lines += [f"<p>Telde mee: ‘{escape(piece)}’</p>" for piece in score.evidence[:2]]
    if score.missing:
        lines.append(f"<p>{escape(score.missing)} <em>{escape(score.question)}</em></p>")
    return "".join(lines)


def _field(subject: str) -> str:
    return f"herschrijf-{subject}"


def _rewrite(practice: Practice, state: Screen, view: RunView, subject: str) -> None:
    st.subheader("Herschrijf je uitleg", anchor=False)
    before = view.run.justifications[subject].text
    text = draft_area(practice, state, _field(subject), "Jouw nieuwe uitleg", height=300, before=before)
    if st.button("Leg de nieuwe uitleg vast", type="primary", key="leg-herschreven-vast"):
        empty = "Schrijf eerst je nieuwe uitleg, of laat de oude staan."
        if hand_in(
            practice, state, _field(subject), text, lambda said: Rewrite(subject=subject, text=said), empty
        ):
            state.rewriting = False
        redraw()
    if st.button("Laat mijn eerste uitleg staan", key="niet-herschrijven"):
        forget_draft(practice, state, _field(subject))
        state.rewriting = False
        redraw()
    st.caption("Beide versies blijven bewaard.")
    with st.expander("Hoe de regels je eerste uitleg lezen"):
        show_levels(practice, view, subject)
