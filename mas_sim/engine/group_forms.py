"""What fits when: the stage in which an action fits, the form it belongs to, and the moments of a question."""

from collections.abc import Mapping

from mas_sim.model.group import (
    CloseVoting,
    Commit,
    Discuss,
    End,
    GoTo,
    GroupForm,
    GroupStage,
    HideNames,
    Intend,
    Join,
    KeepReason,
    Moment,
    OpenVoting,
    Record,
    Remove,
    Reveal,
    ShowReference,
    Speak,
    WindUp,
)
from mas_sim.model.group_exam import Conclude, GiveMark, HandIn, Interview, Note
from mas_sim.model.group_table import Settle, Share, TakeRole
from mas_sim.model.group_teams import Begin, BeginCasus, Compare, FinishCasus, JoinTeam, TakePen

_IN = frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG, GroupStage.AFRONDEN})
_AT_WORK = frozenset({GroupStage.BEZIG})
_LATE = frozenset({GroupStage.BEZIG, GroupStage.AFRONDEN})

# the one transition table: in which stage an action fits, and for the steps from which moment to which
STAGES: Mapping[type, frozenset[GroupStage]] = {
    Join: _IN,
    Remove: _IN,
    HideNames: _IN,
    GoTo: _IN,
    OpenVoting: _AT_WORK,
    CloseVoting: _AT_WORK,
    Reveal: _AT_WORK,
    Discuss: _AT_WORK,
    ShowReference: _AT_WORK,
    Commit: _AT_WORK,
    KeepReason: _LATE,
    Record: _LATE,
    Speak: _AT_WORK,
    WindUp: _AT_WORK,
    Intend: frozenset({GroupStage.AFRONDEN}),
    End: frozenset({GroupStage.AFRONDEN}),
    TakeRole: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG}),
    Share: _AT_WORK,
    Settle: _AT_WORK,
    Begin: frozenset({GroupStage.WACHTKAMER}),
    JoinTeam: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG}),
    TakePen: frozenset({GroupStage.WACHTKAMER, GroupStage.BEZIG}),
    BeginCasus: _AT_WORK,
    FinishCasus: _IN,
    Compare: _AT_WORK,
    Note: _AT_WORK,
    Interview: _AT_WORK,
    GiveMark: _AT_WORK,
    HandIn: _AT_WORK,
    Conclude: _AT_WORK,
}
_COMMON = frozenset({Join, Remove, HideNames, Record, WindUp, Intend, End})
FORMS: Mapping[GroupForm, frozenset[type]] = {
    GroupForm.INTERVISIE: _COMMON
    | {GoTo, OpenVoting, CloseVoting, Reveal, Discuss, ShowReference, Commit, KeepReason, Speak},
    GroupForm.KETENTAFEL: _COMMON
    | {GoTo, Discuss, ShowReference, KeepReason, Speak, TakeRole, Share, Settle},
    GroupForm.WORKSHOP: _COMMON | {Begin, JoinTeam, TakePen, BeginCasus, FinishCasus, Compare},
    GroupForm.OEFENEXAMEN: _COMMON | {Begin, Note, Interview, GiveMark, HandIn, Conclude},
}
_VOTING: Mapping[type, Mapping[Moment, Moment]] = {
    OpenVoting: {
        Moment.WACHT: Moment.STEMMEN,
        Moment.GESLOTEN: Moment.STEMMEN,
        Moment.ONTHULD: Moment.STEMMEN,
        Moment.BESPREKEN: Moment.STEMMEN,
    },
    CloseVoting: {Moment.STEMMEN: Moment.GESLOTEN},
    Reveal: {Moment.GESLOTEN: Moment.ONTHULD},
    Discuss: {Moment.ONTHULD: Moment.BESPREKEN, Moment.BESPREKEN: Moment.BESPREKEN},
    ShowReference: {Moment.ONTHULD: Moment.REFERENTIE, Moment.BESPREKEN: Moment.REFERENTIE},
    Commit: {Moment.STEMMEN: Moment.STEMMEN},
}
_TABLE: Mapping[type, Mapping[Moment, Moment]] = {
    Discuss: {
        Moment.WACHT: Moment.BESPREKEN,
        Moment.BESPREKEN: Moment.BESPREKEN,
        Moment.BESLOTEN: Moment.BESPREKEN,
    },
    Settle: {Moment.BESPREKEN: Moment.BESLOTEN},
    ShowReference: {Moment.BESLOTEN: Moment.REFERENTIE},
}
MOMENTS: Mapping[GroupForm, Mapping[type, Mapping[Moment, Moment]]] = {
    GroupForm.INTERVISIE: _VOTING,
    GroupForm.KETENTAFEL: _TABLE,
    GroupForm.WORKSHOP: {},
    GroupForm.OEFENEXAMEN: {},
}
