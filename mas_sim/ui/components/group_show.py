"""What a group sees of a question: the question, how it was answered, why, and the reference."""

import datetime as dt
from html import escape

import streamlit as st

from mas_sim.application.group_labels import answer_parts, scale_labels, title_of, unit_labels
from mas_sim.application.groups import GroupView
from mas_sim.application.practice import RunView
from mas_sim.engine.backdrop import Asked
from mas_sim.engine.conditions import first_text, visible_options
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.decision import Agreement
from mas_sim.model.group import ASPECTS_ITEM, GroupStage, Vote
from mas_sim.reporting.flow import flow_figure
from mas_sim.scoring.uniformity import (
    Uniformity,
    beside_reference,
    chosen,
    moves,
    moves_tell_nobody,
    reference_value,
    spread,
    uniformity,
)
from mas_sim.ui.components.naslag_links import sources_line
from mas_sim.ui.texts import AGREEMENT, MEANING, PHASE, STANDING, bar, decimal, plain

_ROUTES_PROMPT = "Welke route past hier? Meer routes samen mag."
_ASPECTS_PROMPT = (
    "Hoe beoordeel jij deze aspecten, met wat nu bekend is? Weet je het niet, kies dan ‘onbekend’."
)
ROLES = (
    ("tijdbewaker", "Let op de klok en zeg hardop wanneer de helft om is."),
    ("vrager", "Stel alleen open vragen. Geef zelf nog geen mening."),
    ("tegenspreker", "Verdedig wat de minste mensen kozen, zo goed als je kunt."),
    ("samenvatter", "Zeg aan het eind in drie zinnen wat je hebt gehoord."),
)


def backdrop(view: GroupView, step: int) -> RunView:
    """The casus as it lies there when the question is put, for the dossier."""
    return RunView(view.session_id, view.asked(step).run, view.judges)


def prompt_of(view: GroupView, item: str) -> str:
    """What is asked."""
    if item == ROUTES_SUBJECT:
        return _ROUTES_PROMPT
    if item == ASPECTS_ITEM:
        return _ASPECTS_PROMPT
    return view.judges.board.decisions[item][0].prompt


def answer_text(view: GroupView, item: str, answer: tuple[str, ...]) -> str:
    """An answer in words."""
    return "; ".join(part.rstrip(".") for part in answer_parts(view, item, answer))


def show_question(view: GroupView, step: int) -> None:
    """Title, what is going on, and what is asked."""
    session, asked = view.session, view.asked(step)
    st.header(title_of(view, asked.item), anchor="werk")
    st.caption(
        f"Vraag {step + 1} van {len(session.steps)} · fase {PHASE[asked.phase].lower()} · "
        "iedereen oordeelt over hetzelfde dossier, met wat op dit moment bekend is"
    )
    if asked.item not in (ROUTES_SUBJECT, ASPECTS_ITEM):
        context = first_text(view.judges.board.decisions[asked.item][0].context, asked.run)
        if context:
            st.markdown(context)
    st.markdown(f"**{prompt_of(view, asked.item)}**")


def show_spoken(view: GroupView, step: int, participant: str | None) -> None:
    """What someone of the casus said, to everyone or to this participant."""
    for one in view.session.steps[step].heard_by(participant):
        whom = "" if one.to is None else " (alleen tegen jou)"
        st.info(f"**{plain(one.who)}{whom}:** {plain(one.text)}")


def may_show(view: GroupView, step: int, round_: int) -> bool:
    """True once a round was revealed, which the engine allows from enough votes on."""
    return round_ <= view.session.steps[step].revealed


def show_spread(view: GroupView, step: int) -> None:
    """How the group chose, per round, with the figure in words once it may be given."""
    now = view.session.steps[step]
    for round_ in range(1, now.revealed + 1):
        title = f'<h3 class="mas-kop">{_round_title(now.rounds, round_)}</h3>'
        st.html(title + spread_html(view, step, round_))
        _figure(view, step, round_)


def show_moves(view: GroupView, step: int) -> None:
    """Who went where between the rounds, without names; a picture with the same facts in words."""
    session = view.session
    now, asked = session.steps[step], view.asked(step)
    if now.revealed < 2 or asked.values:
        return
    before, after = (_answers(session.counted(step, one)) for one in (1, 2))
    if not moves_tell_nobody(before, after, session.kept_from):
        return
    found = moves(before, after)
    people = sum(one.count for one in found)
    changed = sum(one.count for one in found if one.before != one.after)
    st.html('<h3 class="mas-kop">Van de eerste naar de tweede keuze</h3>')
    st.markdown(f"**{changed} van de {people}** kozen na het gesprek iets anders.")
    told = [
        (answer_text(view, asked.item, one.before), answer_text(view, asked.item, one.after), one.count)
        for one in found
    ]
    st.plotly_chart(
        _flow(tuple(told)),
        theme=None,
        config={"displayModeBar": False},
        alt="Van de eerste naar de tweede keuze: " + "; ".join(f"{n} van {a} naar {b}" for a, b, n in told),
        key=f"stroom-{step}",
    )
    st.markdown("\n".join(f"- {n}: van *{a}* naar *{b}*" for a, b, n in told))


def _flow(told: tuple[tuple[str, str, int], ...]) -> object:
    # plotly only where a figure is drawn
    from plotly.graph_objects import Figure

    scheme = "dark" if st.context.theme.type == "dark" else "light"
    return Figure(flow_figure(told, scheme), skip_invalid=True)


def _round_title(rounds: int, round_: int) -> str:
    if rounds == 1:
        return "Zo koos de groep"
    return "Zo koos de groep, ieder voor zich" if round_ == 1 else "Zo koos de groep na het gesprek"


def spread_html(view: GroupView, step: int, round_: int) -> str:
    """Bars with their numbers in words; of the list a row of values per aspect."""
    asked = view.asked(step)
    answers = _answers(view.session.counted(step, round_))
    labels, scale, count = unit_labels(view, asked.item), scale_labels(view), len(answers)
    rows = []
    for one in spread(asked, answers):
        if asked.values:
            told = ", ".join(f"{scale[value].lower()} {n}" for value, n in one.counts.items() if n)
            rows.append(f"<li><span>{escape(labels[one.unit])}</span><b>{escape(told)}</b></li>")
        else:
            rows.append(bar(labels[one.unit], chosen(one), count))
    return f'<ul class="mas-spreiding">{"".join(rows)}</ul>'


def _figure(view: GroupView, step: int, round_: int) -> None:
    counted = view.session.counted(step, round_)
    if len(counted) < view.session.kept_from:
        st.caption(f"Cijfers geven we vanaf {view.session.kept_from} antwoorden.")
        return
    answers = _answers(counted)
    found = _figures(view.session_id, step, round_, repr(sorted(answers.items())), view.asked(step), answers)
    if found is not None:
        st.markdown(figure_sentence(found))


@st.cache_resource(max_entries=256, show_spinner=False)
def _figures(
    session_id: str, step: int, round_: int, key: str, _asked: Asked, _given: dict[str, tuple[str, ...]]
) -> Uniformity | None:
    """Drawn again for a whole room at once, counted once; the key is one text, as looking into answers takes longer."""
    return uniformity([(_asked, _given)])


def figure_sentence(found: Uniformity) -> str:
    """Agreement in plain Dutch."""
    return (
        f"Van elke twee mensen koos in **{found.same:.0%}** van de gevallen allebei precies hetzelfde. "
        f"Krippendorffs alpha is **{decimal(found.alpha, 2)}** (interval {decimal(found.low, 2)} tot {decimal(found.high, 2)}): "
        "1 is helemaal gelijk, 0 is wat toeval geeft. Een lage eerste uitkomst is gewoon."
    )


def show_reasons(view: GroupView, step: int) -> None:
    """The reasons of the last revealed round that has any, by answer and without a name."""
    now = view.session.steps[step]
    for round_ in range(now.revealed, 0, -1):
        given = [vote for vote in view.session.counted(step, round_).values() if vote.reason]
        if given:
            st.html('<h3 class="mas-kop">Waarom</h3>')
            _reasons(view, view.asked(step).item, given)
            return


def _reasons(view: GroupView, item: str, given: list[Vote]) -> None:
    # by text, so that the order of arrival tells nobody who wrote what
    if item == ASPECTS_ITEM:
        st.markdown("\n".join(sorted(f"- {plain(vote.reason)}" for vote in given)))
        return
    by_answer: dict[str, list[str]] = {}
    for vote in given:
        by_answer.setdefault(answer_text(view, item, vote.answer), []).append(plain(vote.reason))
    # in one piece: a whole room draws this at once
    parts = (
        f"**{label}**\n" + "\n".join(sorted(f"- {text}" for text in by_answer[label]))
        for label in sorted(by_answer)
    )
    st.markdown("\n\n".join(parts))


def show_reference(view: GroupView, step: int) -> None:
    """What the reference thinks of every option, and how the group stands to it."""
    asked, board = view.asked(step), view.judges.board
    st.html('<h3 class="mas-kop">De referentie</h3>')
    last = view.session.steps[step].rounds
    if may_show(view, step, last):
        _beside(view, step, last)
    if asked.item == ASPECTS_ITEM:
        labels = unit_labels(view, asked.item)
        lines = []
        for aspect in asked.units:
            value = reference_value(board, asked, aspect)
            lines.append(f"- **{labels[aspect]}**: {MEANING[value] if value else 'geen referentie'}")
        st.markdown("\n".join(lines))
        st.caption("De lijst stelt geen diagnose en wijst geen route aan.")
        return
    if asked.item == ROUTES_SUBJECT:
        names = {route.id: route.label for route in view.judges.methodology.routes}
        verdicts = [
            (" en ".join(names[route] for route in one.routes), one.standing, one.reason)
            for one in board.casus.plannen.routes
        ]
    else:
        options = visible_options(board.decisions[asked.item][0], asked.run)
        verdicts = [(option.label, option.standing, option.reason) for option in options]
    for label, standing, reason in sorted(verdicts, key=lambda one: list(STANDING).index(one[1])):
        st.markdown(f"**{label}**  \n*{STANDING[standing].capitalize()}.* {reason.text}")
        st.caption(sources_line(reason, view.judges.methodology))


def _beside(view: GroupView, step: int, round_: int) -> None:
    counts = beside_reference(
        view.judges.board, view.asked(step), _answers(view.session.counted(step, round_))
    )
    told = ", ".join(f"{AGREEMENT[kind].lower()}: {counts[kind]}" for kind in Agreement)
    st.markdown(
        f"Naast de referentie: {told}. Dat staat los van hoe eens jullie het zijn; afwijken met een goede reden is geen fout."
    )


def clock_html(until: dt.datetime | None) -> str:
    """A clock that the served script keeps running; in words for who has no script."""
    if until is None:
        return ""
    return (
        f'<p class="mas-klok" role="timer" data-mas-tot="{until.isoformat()}">'
        f"Tot {until.astimezone():%H:%M}</p>"
    )


def role_of(view: GroupView, participant: str) -> tuple[str, str] | None:
    """The role of a participant in this discussion; they change with every question."""
    ids = [one.id for one in view.session.present]
    if participant not in ids or len(ids) < len(ROLES):
        return None
    place = (ids.index(participant) - view.session.at_step) % len(ids)
    return ROLES[place] if place < len(ROLES) else None


def position(view: GroupView) -> str:
    """Names the state of the session; when it changes, the served script goes back to the top."""
    session = view.session
    if session.stage is not GroupStage.BEZIG:
        return session.stage.value
    if session.exam is not None:
        return session.exam.moment.value
    if not session.steps:
        return session.stage.value
    return f"{session.at_step}-{session.step.moment.value}-{session.step.round}"


def _answers(votes: dict[str, Vote]) -> dict[str, tuple[str, ...]]:
    return {who: vote.answer for who, vote in votes.items()}
