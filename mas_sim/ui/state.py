"""What a session remembers between two clicks: a cache that may vanish at any moment.

Everything lives in one object under one key. The run itself is in the database; a new
session reads it back by the id in the address.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.errors import StreamlitAPIException

from mas_sim.application.casus_form import Place
from mas_sim.application.desk import CASUS_FILE
from mas_sim.application.practice import Practice, RunView
from mas_sim.errors import MasSimError, RunConflictError
from mas_sim.model.actions import StepAction
from mas_sim.ui.messages import sentence

RUN_PARAMETER = "oefening"
TRAINER_PARAMETER = "trainer"
CODE_PARAMETER = "code"
GROUP_PARAMETER = "groep"
SEAT_PARAMETER = "plek"
SESSION_PARAMETER = "sessie"
PANEL_PARAMETER = "panel"
WORKED_PARAMETER = "voorbeeld"
NASLAG_PARAMETER = "naslag"
WRITING_PARAMETER = "tekst"
_KEY = "mas"


@dataclass
class Writing:
    """A casus that is being written on this screen.

    Attributes:
        number: the version that was drawn last.
        file: the file on the screen.
        place: the part of the form on the screen.
        texts: what the text field held when it was drawn, by file.
        fields: what the fields of the form held when they were drawn, by place.
        unsaved: texts that could not be stored, by file; they stay on the screen and are tried again.
        refused: what could not be put in the text, by place of the field that holds it.
        behind: another tab stored a version after the one that was drawn.
    """

    manuscript_id: str
    number: int
    file: str = CASUS_FILE
    place: Place = ()
    texts: dict[str, str] = field(default_factory=dict)
    fields: dict[Place, str] = field(default_factory=dict)
    unsaved: dict[str, str] = field(default_factory=dict)
    refused: dict[Place, str] = field(default_factory=dict)
    behind: bool = False


@dataclass
class Screen:
    """The session's cache.

    Attributes:
        view: the run on this screen, as it was last drawn.
        drafts: texts not handed in yet, by field, as stored.
        notice: a sentence to show once, above the page.
        refusal: why the last click of a trainer did nothing, to show once.
        resumed: True in the first drawing of a run in a new session.
        explained: subject whose levels are on the screen, None when nothing was just explained.
        rewriting: True while that motivering is being written anew.
        cleared: field and text that the writer says hold no real person's data.
        left: a text written anew that was not handed in when going on was asked for.
        seats: token of the seat taken in this session, by the code that was typed.
        followed: when the board of a group last looked, on a clock of its own; 0.0 before the first time.
        writings: the casuses that were written in this session, by id of the manuscript.
        through: does the steps of the run on this screen in place of ``Practice.act``; None for an own run.
        drawn: how often the whole page was drawn in this session.
        wrong_codes: how often a code of a group was wrong in this session.
    """

    view: RunView | None = None
    drafts: dict[str, str] = field(default_factory=dict)
    notice: str | None = None
    refusal: str | None = None
    resumed: bool = False
    pseudonym: str = ""
    code: str = ""
    explained: str | None = None
    rewriting: bool = False
    cleared: dict[str, str] = field(default_factory=dict)
    left: str = ""
    seats: dict[str, str] = field(default_factory=dict)
    wrong_codes: int = 0
    followed: float = 0.0
    drawn: int = 0
    writings: dict[str, Writing] = field(default_factory=dict)
    through: Callable[[RunView, Sequence[StepAction]], RunView] | None = None


def screen() -> Screen:
    """This session's cache, new when the session is."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Screen()
    found: Screen = st.session_state[_KEY]
    return found


def browser() -> str:
    """The opaque token of this browser; empty when cookies are off."""
    return st.context.cookies.get("mas_browser", "")


def trainer_token() -> str:
    """What the cookie of a signed-in trainer holds; empty without one."""
    return st.context.cookies.get("mas_trainer", "")


def can_sign_on() -> bool:
    """True when the operator configured an identity provider (``[auth]`` in streamlit's secrets)."""
    return hasattr(st.user, "is_logged_in")


def signed_on() -> tuple[str, dt.datetime | None]:
    """E-mail address and moment that the identity provider vouches for; empty and None without one."""
    if not can_sign_on() or not st.user.is_logged_in or st.user.get("email_verified") is False:
        return "", None
    issued = st.user.get("iat")
    moment = dt.datetime.fromtimestamp(float(str(issued)), dt.UTC) if issued is not None else None
    return str(st.user.get("email") or "").lower(), moment


def load(practice: Practice, state: Screen, run_id: str) -> RunView:
    """The run of the address: from the cache, else from the database.

    Raises:
        RunNotFoundError: the address names no run.
    """
    if state.view is None or state.view.run_id != run_id:
        state.view = practice.open(run_id)
        state.drafts = practice.drafts(run_id)
        state.resumed = True
        state.explained, state.rewriting = None, False
    return state.view


def act(practice: Practice, state: Screen, *actions: StepAction) -> bool:
    """Do and store the actions; True when stored. A refusal becomes a notice."""
    view = state.view
    if view is None:
        return False
    try:
        state.view = (state.through or practice.act)(view, actions)
    except RunConflictError as error:
        state.notice = sentence(error)
        state.view = practice.open(view.run_id)
    except MasSimError as error:
        state.notice = sentence(error)
    else:
        return True
    return False


def act_and_redraw(practice: Practice, state: Screen, *actions: StepAction) -> None:
    """Do the actions and draw the screen again."""
    act(practice, state, *actions)
    redraw()


def redraw() -> None:
    """Draw again: only the fragment where the click came in through one."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def begin(state: Screen, start: Callable[[], RunView]) -> None:
    """Start a run and show it; a refusal becomes a notice."""
    try:
        view = start()
    except MasSimError as error:
        state.notice = sentence(error)
        st.rerun()
    else:
        state.view, state.drafts, state.resumed = view, {}, False
        go_to(view.run_id)


def origin(public_url: str | None) -> str:
    """Where people reach this server: what the operator chose, else the address of this page."""
    return public_url or str(st.context.url).partition("?")[0].rstrip("/")


def go_to(run_id: str | None) -> None:
    """Show this run, or the start screen."""
    if run_id is None:
        st.query_params.clear()
    else:
        st.query_params[RUN_PARAMETER] = run_id
    st.rerun()
