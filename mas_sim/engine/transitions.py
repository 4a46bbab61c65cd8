"""The one transition table of a run: which actions fit a stage, and where a stage leads.

Practice shows feedback after a stage (``REVIEWED``) and goes on by ``ReadFeedback``;
an exam and a panel go on at once, and an exam has the verantwoordingsvragen at its end.
"""

from mas_sim.model.actions import (
    Answer,
    Ask,
    Choose,
    ChooseRoutes,
    FinishStage,
    Hold,
    Justify,
    Mode,
    PassWriting,
    Rate,
    ReadFeedback,
    RevisePlan,
    Rewrite,
    SetGoals,
    Stage,
    Write,
)

ALLOWED: dict[Stage, tuple[type, ...]] = {
    Stage.WAARNEMEN: (Ask, Choose, Write, PassWriting, Justify, Rewrite, FinishStage, ReadFeedback),
    Stage.ANALYSEREN: (Ask, Rate, Choose, Write, PassWriting, Justify, Rewrite, FinishStage, ReadFeedback),
    Stage.PLANNEN: (Choose, ChooseRoutes, SetGoals, Write, PassWriting, Justify, Rewrite, FinishStage),
    # the only place where something reopens: the plan, once
    Stage.TOETSEN: (Hold, RevisePlan, Write, Justify, Rewrite, FinishStage, ReadFeedback),
    Stage.HANDELEN: (Choose, Write, PassWriting, Justify, Rewrite, FinishStage, ReadFeedback),
    Stage.EVALUEREN: (Choose, Write, PassWriting, Justify, Rewrite, FinishStage),
    Stage.VERANTWOORDEN: (Answer, FinishStage),
    Stage.AFGEROND: (),
}

# following may be motivated too, so a motivering may come at any open moment
REVIEWED = frozenset({Stage.WAARNEMEN, Stage.ANALYSEREN, Stage.TOETSEN, Stage.HANDELEN})

_ORDER = tuple(Stage)


def next_stage(stage: Stage, mode: Mode) -> Stage:
    """The stage that follows; only an exam has the verantwoordingsvragen."""
    if stage is Stage.EVALUEREN and mode is not Mode.EXAMEN:
        return Stage.AFGEROND
    return _ORDER[_ORDER.index(stage) + 1]


def has_review(stage: Stage, mode: Mode) -> bool:
    """Whether feedback is shown before going on."""
    return mode is Mode.OEFENEN and stage in REVIEWED
