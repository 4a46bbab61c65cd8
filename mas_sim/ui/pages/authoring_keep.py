"""What is typed while writing a casus becomes the next version, before anything else is drawn.

A change is made in the version that was on the screen: another tab may have stored one in between, in which the
same place is something else. What could not be stored, or not be put in the text, stays on the screen and is tried
again on every drawing. Nothing that was drawn is forgotten before it is drawn anew: a drawing may be cut off.
"""

from dataclasses import dataclass, replace

import streamlit as st

from mas_sim.application.casus_form import Place
from mas_sim.application.desk import CASUS_FILE, Files
from mas_sim.application.manuscripts import Manuscript, Manuscripts
from mas_sim.application.trainers import Trainer
from mas_sim.errors import ContentInvalidError, MasSimError
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen, Writing


@dataclass(frozen=True)
class Sheet:
    """A casus that is being written on this screen, and what a click can do with it.

    Attributes:
        manuscripts: the use cases of an author.
        state: the cache of this session.
        trainer: who writes.
        manuscript: as it stands.
        writing: what was drawn of it here.
    """

    manuscripts: Manuscripts
    state: Screen
    trainer: Trainer
    manuscript: Manuscript
    writing: Writing

    @property
    def text(self) -> str:
        """The text of the casus."""
        return self.manuscript.files[CASUS_FILE]

    def keep(self, files: Files, note: str = "", done: str = "") -> None:
        """Store what a button made of the texts, say what was ``done``, and draw again."""
        writing = self.writing
        if writing.behind:
            return  # the button was pressed over another text than the one it would change
        writing.number = self.store(files, note).number
        writing.fields, writing.refused = {}, {}
        if done and not writing.unsaved:
            self.state.notice = done
        st.rerun()

    def keep_text(self, text: str) -> None:
        """Store what a button made of the text of the casus, and draw again."""
        self.keep({**self.manuscript.files, CASUS_FILE: text})

    def store(self, files: Files, note: str = "") -> Manuscript:
        """The next version; when it cannot be stored, what is new in it waits and is tried again."""
        found, writing, state = self.manuscript, self.writing, self.state
        try:
            stored = self.manuscripts.save(self.trainer, found, files, note)
        except MasSimError as error:
            state.refusal = f"{sentence(error)} Je tekst staat er nog."
            writing.unsaved = {name: text for name, text in files.items() if text != found.files.get(name)}
            return found
        writing.unsaved = {}
        if writing.behind:
            state.notice = (
                f"In een ander tabblad was versie {found.number} bewaard. Jouw tekst is nu versie {stored.number}. "
                "Vergelijk ze bij Versies."
            )
        return stored


def take_over(manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript_id: str) -> Sheet:
    """The manuscript as it stands, with what was typed since the last drawing stored as its next version.

    Raises:
        ManuscriptNotFoundError: there is none, or a colleague writes it.
    """
    found = manuscripts.open(trainer, manuscript_id)
    writing = state.writings.setdefault(manuscript_id, Writing(manuscript_id, found.number))
    sheet = Sheet(manuscripts, state, trainer, found, writing)
    writing.behind = found.number != writing.number
    base = manuscripts.version(trainer, manuscript_id, writing.number) if writing.behind else found.files
    files = _typed(sheet, base)
    if files != base:
        sheet = replace(sheet, manuscript=sheet.store(files))
    elif writing.behind:
        state.notice = f"In een ander tabblad is versie {found.number} bewaard. Die zie je nu."
    writing.number = sheet.manuscript.number
    return sheet


def text_key(writing: Writing) -> str:
    """Key of the field with the text."""
    return f"concept-yaml-{writing.manuscript_id}-{writing.file}"


def field_key(writing: Writing, place: Place) -> str:
    """Key of a field of the form."""
    return f"concept-veld-{writing.manuscript_id}-{named(place)}"


def named(place: Place) -> str:
    """A place as part of a key."""
    return "-".join(map(str, place))


def _typed(sheet: Sheet, base: Files) -> dict[str, str]:
    """The texts with what is in the fields now, where that is not what was drawn in them."""
    writing, form = sheet.writing, sheet.manuscripts.form
    files = {**base, **writing.unsaved}
    drawn, typed = writing.texts.get(writing.file), st.session_state.get(text_key(writing))
    if typed is not None and drawn is not None and typed != drawn:
        files[writing.file] = typed
    text = files.get(CASUS_FILE, "")
    for place, before in writing.fields.items():
        given = _given(writing, place)
        if given is None or given == before:
            continue
        try:
            text = form.put(text, place, given)
        except ContentInvalidError as error:
            sheet.state.refusal = (
                " ".join(one.message for one in error.problems) + " Wat je invulde staat er nog."
            )
            writing.refused[place] = given
        else:
            writing.refused.pop(place, None)
    return {**files, CASUS_FILE: text}


def _given(writing: Writing, place: Place) -> str | None:
    """What is in a field of the form now; None when it was not on the screen."""
    given = st.session_state.get(field_key(writing, place))
    return "\n".join(given) if isinstance(given, list) else given
