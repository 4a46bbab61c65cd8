"""The phase strip: where you are, what is done, what comes."""

from html import escape

import streamlit as st

from mas_sim.engine.board import PHASE_OF_STAGE
from mas_sim.model.actions import Stage
from mas_sim.model.methodology import PhaseId
from mas_sim.model.run import Run
from mas_sim.ui.texts import MODE, PHASE

_ORDER = tuple(PhaseId)


def phase_strip(run: Run) -> None:
    """Five names in order, with the present one marked in words too."""
    current = _ORDER.index(PHASE_OF_STAGE[run.stage])
    items = "".join(_item(phase, index, current, run) for index, phase in enumerate(_ORDER))
    where = _step(run)
    st.html(
        f'<nav class="mas-strip" aria-label="Fasen van de MAS" data-mas-stage="{where}"><ol>{items}</ol>'
        f'<p class="mas-strip-tekst">{escape(_where(run, current))}</p></nav>'
    )


def _step(run: Run) -> str:
    """Names the step on the screen; when it changes, the served script goes back to the top."""
    parts = [run.stage.value]
    parts += ["terugblik"] if run.reviewing else []
    parts += [f"uitleg-{run.pending}"] if run.pending else []
    if run.stage in (Stage.PLANNEN, Stage.HANDELEN, Stage.EVALUEREN):
        parts.append(f"{len(run.choices)}{'' if run.routes is None else 'r'}{'d' if run.goals else ''}")
    return "-".join(parts)


def _item(phase: PhaseId, index: int, current: int, run: Run) -> str:
    done = index < current or run.finished
    state, icon = ("klaar", "✓") if done else ("nu", "●") if index == current else ("straks", "○")
    here = ' aria-current="step"' if state == "nu" else ""
    word = {"klaar": "klaar", "nu": "nu", "straks": "straks"}[state]
    return (
        f'<li class="mas-stap mas-{state}"{here}><span aria-hidden="true">{icon}</span> '
        f'{escape(PHASE[phase])}<span class="mas-lees"> ({word})</span></li>'
    )


def _where(run: Run, current: int) -> str:
    mode = MODE[run.mode]
    if run.finished:
        return f"{mode} afgerond · nabespreking"
    if run.stage is Stage.VERANTWOORDEN:
        return f"{mode} · verantwoordingsvragen"
    part = " · terugblik" if run.reviewing else " · de toets" if run.stage is Stage.TOETSEN else ""
    return f"{mode} · fase {current + 1} van 5: {PHASE[_ORDER[current]].lower()}{part}"
