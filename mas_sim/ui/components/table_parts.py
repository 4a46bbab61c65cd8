"""What the board and every seat of a ketentafel show alike: the chairs, the question, what lies on the table."""

import streamlit as st

from mas_sim.application.group_labels import title_of, unit_labels
from mas_sim.application.groups import GroupView
from mas_sim.application.table_report import TableDecision, decision_now, role_label, seated, table_of
from mas_sim.engine.conditions import first_text
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Agreement
from mas_sim.model.group import ASPECTS_ITEM
from mas_sim.model.group_table import Shared
from mas_sim.ui.components.group_show import prompt_of
from mas_sim.ui.texts import AGREEMENT, PHASE, agreement_mark, joined, plain


def show_chairs(view: GroupView) -> None:
    """Which roles are taken and by whom, and which chairs are empty; only how many when names are hidden."""
    names = {one.id: one.pseudonym for one in view.session.present}
    lines, empty = [], []
    for role, people in seated(view).items():
        if not people:
            empty.append(role_label(view, role))
        elif view.session.names_hidden:
            lines.append(f"- **{role_label(view, role)}**: {_people(len(people))}")
        else:
            who = joined([plain(names[one]) for one in people])
            lines.append(f"- **{role_label(view, role)}**: {who}")
    st.html('<h3 class="mas-kop">Aan tafel</h3>')
    st.markdown("\n".join(lines) or "Nog niemand heeft een rol gekozen.")
    waiting = len(view.session.present) - sum(map(len, seated(view).values()))
    if waiting and lines:
        st.caption(f"{_people(waiting)} {'kiest' if waiting == 1 else 'kiezen'} nog een rol.")
    if empty:
        st.caption(
            f"Nog leeg: {', '.join(empty)}. Een lege stoel mag; wat die rol weet, komt dan niet op tafel."
        )


def _people(count: int) -> str:
    return "1 deelnemer" if count == 1 else f"{count} deelnemers"


def show_table_question(view: GroupView) -> None:
    """Title and question; what is going on in the dossier is for leerplicht to tell."""
    session, asked = view.session, view.asked(view.session.at_step)
    st.header(title_of(view, asked.item), anchor="werk")
    st.caption(
        f"Vraag {session.at_step + 1} van {len(session.steps)} · fase {PHASE[asked.phase].lower()} · "
        "de tafel besluit samen, met wat hier verteld wordt"
    )
    st.markdown(f"**{prompt_of(view, asked.item)}**")


def show_options(view: GroupView) -> None:
    """What can be decided. An option may suppose something that nobody told: it is a proposal, no fact."""
    labels = unit_labels(view, view.session.step.item)
    st.markdown("\n".join(f"- {label}" for label in labels.values()))
    st.caption("Dit zijn voorstellen, geen feiten. Wat niemand vertelde, weet de tafel nog niet.")


def context_of(view: GroupView) -> str:
    """What is going on by the dossier when the question is put; for who has the dossier."""
    asked = view.asked(view.session.at_step)
    if asked.item in (ROUTES_SUBJECT, ASPECTS_ITEM):
        return ""
    return first_text(view.judges.board.decisions[asked.item][0].context, asked.run) or ""


def on_the_table(view: GroupView) -> tuple[Shared, ...]:
    """What was told to the whole table, each fact once, by whoever told it first."""
    first: dict[str, Shared] = {}
    for one in table_of(view).shared:
        if not one.to:
            first.setdefault(one.fact, one)
    return tuple(first.values())


def fact_texts(view: GroupView) -> dict[str, str]:
    """Every fact of the casus, by id."""
    return {fact.id: fact.text for fact in view.judges.board.casus.dossier.facts}


def show_on_the_table(view: GroupView) -> None:
    """What everyone at the table heard; what was told to some alone is not in it."""
    found, text = on_the_table(view), fact_texts(view)
    count = "nog niets" if not found else f"{len(found)} {'feit' if len(found) == 1 else 'feiten'}"
    st.html(f'<h3 class="mas-kop">Op tafel: {count}</h3>')
    if found:
        st.markdown("\n".join(f"- **{role_label(view, one.by)}**: {text[one.fact]}" for one in found))


def show_decision(view: GroupView) -> None:
    """What the table decided on this question and why; beside the reference once that is shown."""
    made = decision_now(view)
    if made is not None:
        st.html('<h3 class="mas-kop">Het besluit van de tafel</h3>')
        decision_lines(made)


def decision_lines(made: TableDecision) -> None:
    """A decision, its reason, and how it stands to the reference."""
    if len(made.answer) == 1:
        st.markdown(f"**{made.answer[0]}**")
    else:
        st.markdown("\n".join(f"- **{part}**" for part in made.answer))
    st.markdown(f"Omdat: {plain(made.reason)}")
    if made.agreement is not None:
        st.html(f"<p>{agreement_mark(made.agreement)}</p>")
    elif made.beside is not None:
        told = ", ".join(f"{AGREEMENT[kind].lower()}: {made.beside[kind]}" for kind in Agreement)
        st.markdown(f"Naast de referentie, per aspect: {told}.")
