"""Where a stage leads, and where feedback is shown."""

from __future__ import annotations

from mas_sim.engine.bot import Bot, Policy
from mas_sim.engine.transitions import ALLOWED, has_review, next_stage
from mas_sim.model.actions import Mode, Stage
from tests.builders import NOW, make_run
from tests.unit.story import BOARD


def stages(mode: Mode) -> list[Stage]:
    """The stages a bot passes, each once."""
    passed = [run.stage for run, _ in Bot(BOARD, Policy.FIRST).play(make_run(BOARD, mode=mode), NOW)]
    return list(dict.fromkeys(passed))


def test_practice_passes_every_stage_but_the_questions():
    assert stages(Mode.OEFENEN) == [stage for stage in Stage if stage is not Stage.VERANTWOORDEN]


def test_an_exam_passes_every_stage():
    assert stages(Mode.EXAMEN) == list(Stage)


def test_practice_looks_back_after_four_stages():
    reviewed = [stage for stage in Stage if has_review(stage, Mode.OEFENEN)]
    assert reviewed == [Stage.WAARNEMEN, Stage.ANALYSEREN, Stage.TOETSEN, Stage.HANDELEN]


def test_an_exam_keeps_all_feedback_to_the_end():
    assert not any(has_review(stage, Mode.EXAMEN) for stage in Stage)


def test_evaluating_ends_practice_and_leads_to_questions_in_an_exam():
    assert next_stage(Stage.EVALUEREN, Mode.OEFENEN) is Stage.AFGEROND
    assert next_stage(Stage.EVALUEREN, Mode.EXAMEN) is Stage.VERANTWOORDEN


def test_every_stage_says_what_fits_it():
    assert set(ALLOWED) == set(Stage)
    assert [stage for stage, actions in ALLOWED.items() if not actions] == [Stage.AFGEROND]
