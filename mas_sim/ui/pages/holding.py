"""De toets: the plan held against the signaleringslijst, and the one revision."""

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.engine.conditions import visible_options
from mas_sim.engine.plan import attention_aspects, plan_items
from mas_sim.model.actions import FinishStage, Hold, HoldBy, PlanChoice, RevisePlan, Stage
from mas_sim.model.methodology import PhaseId
from mas_sim.scoring.instrument import item_label, prompts_shown
from mas_sim.ui.components.choosing import pick
from mas_sim.ui.components.writing import personal_data_open
from mas_sim.ui.pages.plan import pick_routes, plan_so_far
from mas_sim.ui.state import Screen, act_and_redraw, redraw
from mas_sim.ui.texts import HOLD_BY, MEANING, plain

Answer = tuple[HoldBy, str | None]
NOTHING: Answer = (HoldBy.NONE, None)


def show(practice: Practice, state: Screen, view: RunView) -> None:
    """Each attention point with what answers it; then go on, or change the plan once."""
    aspects = attention_aspects(view.run)
    open_points = [aspect for aspect in aspects if aspect not in view.run.holds]
    st.subheader("Wat staat er in je plan tegenover je zorgen?", anchor=False)
    _prompts(view)
    _revise(practice, state, view)
    if open_points:
        _points(practice, state, view, aspects)
    else:
        st.markdown(
            "Elk aandachtspunt heeft een antwoord." if aspects else "Je zag geen aandachtspunten of zorgen."
        )
        if st.button("Voer het plan uit", type="primary", key="rond-af"):
            act_and_redraw(practice, state, FinishStage(stage=Stage.TOETSEN))
    _held(view)
    st.markdown("**Je plan**")
    plan_so_far(view)


def _prompts(view: RunView) -> None:
    shown = prompts_shown(view.board, view.run, view.judges.figures)
    if shown:
        st.markdown("**De lijst vraagt je**")
        st.markdown("\n".join(f"- {prompt.text}" for prompt in shown))


def _points(practice: Practice, state: Screen, view: RunView, aspects: tuple[str, ...]) -> None:
    answers = _answers(view)
    with st.form(f"toets-{view.run_id}", border=False):
        holds = [_point(view, aspect, answers) for aspect in aspects if aspect not in view.run.holds]
        stored = st.form_submit_button("Leg de toets vast", type="primary")
    if stored:
        given = [hold for hold in holds if hold is not None]
        if len(given) < len(holds):
            state.notice = "Geef bij elk punt een antwoord; bij ‘niets’ hoort een korte reden."
        named = [hold for hold in given if personal_data_open(practice, state, hold.aspect, hold.text)]
        if named:
            state.cleared |= {hold.aspect: hold.text for hold in named}
            state.notice = (
                "In je toelichting staat iets dat op gegevens van een echt persoon lijkt. Haal het weg en leg de toets "
                "dan vast. Is het geen echt persoon? Klik dan nog een keer op ‘Leg de toets vast’."
            )
            redraw()
        act_and_redraw(practice, state, *given)


def _answers(view: RunView) -> dict[str, Answer]:
    """Everything in the plan that can answer a point, by the label that is shown."""
    found: dict[str, Answer] = {}
    for by, items in plan_items(view.board, view.run).items():
        for item in sorted(items):
            found[f"{HOLD_BY[by]}: {item_label(view.board, view.judges.methodology, by, item)}"] = (by, item)
    found["Niets in mijn plan, want…"] = NOTHING
    return found


def _point(view: RunView, aspect: str, answers: dict[str, Answer]) -> Hold | None:
    rating = view.run.ratings[aspect]
    label = view.board.aspects[aspect].label
    key = f"toets-{view.run_id}-{aspect}"
    chosen = st.selectbox(
        f"{label} (je zag: {MEANING[rating.meaning]})",
        list(answers),
        index=None,
        placeholder="Kies wat hier antwoord op geeft",
        key=key,
    )
    text = st.text_input(
        "Toelichting (alleen nodig bij ‘niets in mijn plan’)",
        key=f"{key}-tekst",
        placeholder=f"Bij {label.lower()}",
    )
    if chosen is None or (answers[chosen] == NOTHING and not text.strip()):
        return None
    by, item = answers[chosen]
    return Hold(aspect=aspect, by=by, item=item, text=text)


def _held(view: RunView) -> None:
    for aspect, hold in view.run.holds.items():
        label = view.board.aspects[aspect].label
        answer = HOLD_BY[hold.by]
        if hold.item:
            answer += f": {item_label(view.board, view.judges.methodology, hold.by, hold.item)}"
        remark = f" – {plain(hold.text)}" if hold.text else ""
        st.markdown(f"**{label}** → {answer}{remark}")


def _revise(practice: Practice, state: Screen, view: RunView) -> None:
    if view.run.revised:
        st.caption("Je hebt je plan één keer gewijzigd. De eerste versie is bewaard voor de nabespreking.")
        return
    with (
        st.expander("Past je plan toch niet? Wijzig het hier (kan één keer)"),
        st.form(f"herzien-{view.run_id}", border=False),
    ):
        routes = pick_routes(view, f"herzien-{view.run_id}", view.run.routes or frozenset())
        choices = tuple(
            PlanChoice(decision=choice.decision, options=_options(view, choice.decision, choice.options))
            for choice in view.run.choices.values()
            if choice.phase is PhaseId.PLANNEN
        )
        stored = st.form_submit_button("Leg het gewijzigde plan vast")
    if stored:
        act_and_redraw(practice, state, RevisePlan(routes=routes, choices=choices))


def _options(view: RunView, decision_id: str, taken: tuple[str, ...]) -> tuple[str, ...]:
    decision = view.board.decisions[decision_id][0]
    st.markdown(f"**{decision.title}**")
    key = f"herzien-{view.run_id}-{decision_id}"
    return pick(decision, visible_options(decision, view.run), key, taken)
