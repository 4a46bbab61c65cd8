"""Writing a casus: the form and its text side by side, what is wrong with it below.

The text is the truth. What is typed in either field is stored as the next version on the next drawing, before
anything is drawn: so a form, a text and a version never differ.
"""

import streamlit as st

from mas_sim.application.casus_form import FieldKind, FormField, FormLink, FormList, FormPart, Place
from mas_sim.application.desk import CASUS_FILE, MOST_FILES, Files
from mas_sim.application.manuscripts import Manuscript, Manuscripts
from mas_sim.application.trainers import Trainer
from mas_sim.errors import ContentInvalidError, ContentProblem, MasSimError
from mas_sim.ui.messages import sentence
from mas_sim.ui.state import Screen, Writing
from mas_sim.ui.texts import plain

_HEIGHT = 720
_MOST_PROBLEMS = 12
_YES_NO = {"": "niet ingevuld", "true": "ja", "false": "nee"}
_MOVES = {"Omhoog": -1, "Omlaag": 1}


def take_over(manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript_id: str) -> Manuscript:
    """The manuscript, with what was typed since the last drawing stored as its next version.

    Raises:
        ManuscriptNotFoundError: there is none, or a colleague writes it.
    """
    found = manuscripts.open(trainer, manuscript_id)
    writing = state.writing
    if writing is None or writing.manuscript_id != manuscript_id:
        state.writing = Writing(manuscript_id, found.number)
        return found
    drawn = writing.texts.get(writing.file)
    typed = st.session_state.get(_text_key(writing))
    if typed is not None and drawn is not None and typed != drawn:
        found = _store(manuscripts, state, trainer, found, typed)
    elif found.number != writing.number:
        state.notice = f"In een ander tabblad is versie {found.number} bewaard. Die zie je nu; jouw versie staat bij Versies."
    return _from_form(manuscripts, state, trainer, found)


def _store(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, found: Manuscript, text: str
) -> Manuscript:
    """The next version with this text in the file on the screen."""
    writing = _writing(state)
    behind = found.number != writing.number
    try:
        stored = manuscripts.save(trainer, found, {**found.files, writing.file: text})
    except MasSimError as error:
        state.refusal = f"{sentence(error)} Je tekst staat er nog."
        writing.unsaved = text
        return found
    writing.unsaved = ""
    if behind:
        state.notice = (
            f"In een ander tabblad was versie {found.number} bewaard. Jouw tekst is nu versie {stored.number}. Vergelijk ze "
            "bij Versies."
        )
    writing.number = stored.number
    return stored


def _from_form(manuscripts: Manuscripts, state: Screen, trainer: Trainer, found: Manuscript) -> Manuscript:
    """What was changed in the fields of the form, put in the text."""
    writing = _writing(state)
    text = found.files.get(writing.file, "")
    for place, before in writing.fields.items():
        given = _given(writing, place)
        if given is None or given == before:
            continue
        try:
            text = manuscripts.form.put(text, place, given)
        except ContentInvalidError as error:
            state.refusal = " ".join(one.message for one in error.problems)
    writing.fields = {}
    if text != found.files.get(writing.file, ""):
        return _store(manuscripts, state, trainer, found, text)
    return found


def show(manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript) -> None:
    """The form left, the text right; on a phone one above the other."""
    writing = _writing(state)
    writing.number = manuscript.number
    _choose_file(writing, manuscript)
    _problems(manuscripts, writing, manuscript)
    form, text = st.columns(2, gap="medium")
    with form:
        if writing.file == CASUS_FILE:
            _form(manuscripts, state, trainer, manuscript)
        else:
            st.caption("Een variant schrijf je als tekst: een lijst van plekken met wat daar komt te staan.")
    with text:
        _text(writing, manuscript)
        _variants(manuscripts, state, trainer, manuscript)


def _choose_file(writing: Writing, manuscript: Manuscript) -> None:
    names = sorted(manuscript.files)
    if len(names) > 1:
        key = f"bestand-{writing.manuscript_id}"
        if st.session_state.get(key) not in names:
            st.session_state.pop(key, None)
        writing.file = st.selectbox("Welk bestand?", names, key=key)


def _variants(manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript) -> None:
    """Add a variant, or take the one on the screen away; earlier versions keep it."""
    writing = _writing(state)
    if writing.file == CASUS_FILE:
        room = manuscript.reading.casus is not None and len(manuscript.files) < MOST_FILES
        if room and st.button("Voeg een variant toe", key="variant-erbij", type="tertiary"):
            _keep_files(manuscripts, state, trainer, manuscript, manuscripts.with_variant(manuscript))
        st.caption(
            "Een variant is hetzelfde dossier met één signaal anders, zodat een deelnemer ziet welk feit telt."
        )
    elif st.button("Haal deze variant weg", key="variant-weg"):
        rest = {name: text for name, text in manuscript.files.items() if name != writing.file}
        writing.file = CASUS_FILE
        _keep_files(manuscripts, state, trainer, manuscript, rest)


def _text(writing: Writing, manuscript: Manuscript) -> None:
    key = _text_key(writing)
    text = manuscript.files[writing.file]
    writing.texts[writing.file] = text
    shown = writing.unsaved or text  # what could not be stored stays, and is stored on the next drawing
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.text_area(
        f"De tekst ({writing.file})",
        key=key,
        height=_HEIGHT,
        help="Alles wat links staat, staat hier ook. Klik buiten het veld of druk op Ctrl+Enter om te bewaren.",
    )


# --- what is wrong -----------------------------------------------------------------------------


def _problems(manuscripts: Manuscripts, writing: Writing, manuscript: Manuscript) -> None:
    problems = manuscript.reading.problems
    if not problems:
        return  # an alert here would make the served script keep a text that was stored
    with st.expander(f"Wat er nog niet klopt ({len(problems)})", expanded=len(problems) <= _MOST_PROBLEMS):
        for number, one in enumerate(problems[:_MOST_PROBLEMS]):
            _problem(manuscripts, writing, manuscript, one, number)
        if len(problems) > _MOST_PROBLEMS:
            st.caption(
                f"En nog {len(problems) - _MOST_PROBLEMS}. Vaak verdwijnen er meer als je de eerste herstelt."
            )


def _problem(
    manuscripts: Manuscripts, writing: Writing, manuscript: Manuscript, one: ContentProblem, number: int
) -> None:
    words, button = st.columns([4, 1], vertical_alignment="center")
    where = f"regel {one.line}" if one.line else "het hele bestand"
    words.markdown(f"**{plain(one.file)}, {where}.** {plain(one.message)}")
    if one.file != CASUS_FILE or not one.line:
        return
    if button.button(f"Ga erheen (regel {one.line})", key=f"fout-{number}"):
        try:
            writing.place = manuscripts.form.place_at(manuscript.files[CASUS_FILE], one.line)
        except ContentInvalidError:
            return
        st.rerun()


# --- the form ----------------------------------------------------------------------------------


def _form(manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript) -> None:
    writing = _writing(state)
    text = manuscript.files[CASUS_FILE]
    part = _part(manuscripts, writing, text)
    if part is None:
        st.info(
            "Het formulier kan de tekst niet lezen. Herstel eerst de regel die hierboven staat; daarna komt het formulier terug."
        )
        return
    _trail(writing, part)
    # the served script brings this line of the text into sight when another part is opened
    lines = (
        [one.line for one in part.fields]
        + [one.line for one in part.blocks]
        + [one.line for one in part.lists]
    )
    line = min(lines, default=1)
    st.html(f'<span data-mas-plek="{_name(part.place)}" data-mas-regel="{line}"></span>')
    for one in part.fields:
        _field(writing, one)
    for block in part.blocks:
        _link(manuscripts, state, trainer, manuscript, block)
    for several in part.lists:
        _list(manuscripts, state, trainer, manuscript, several)
    _this_part(manuscripts, state, trainer, manuscript, part)


def _part(manuscripts: Manuscripts, writing: Writing, text: str) -> FormPart | None:
    """The part of the form on the screen; what is around it when it is gone, None when the text cannot be read."""
    while True:
        try:
            return manuscripts.form.part(text, writing.place)
        except ContentInvalidError:
            if not writing.place:
                return None
            writing.place = writing.place[:-1]


def _trail(writing: Writing, part: FormPart) -> None:
    steps = part.trail[:-1] if part.trail and part.trail[-1][0] == part.place else part.trail
    if steps:
        with st.container(horizontal=True, gap="small"):
            for place, label in steps:
                if st.button(f"{plain(label)} ›", key=f"pad-{_name(place)}", type="tertiary"):
                    writing.place = place
                    st.rerun()
    st.subheader(plain(part.title), anchor=False)


def _field(writing: Writing, one: FormField) -> None:
    """One field; its state is set from the text first, so that the text decides."""
    writing.fields[one.place] = one.value
    key = _field_key(writing, one.place)
    label = f"{plain(one.label.rstrip('.'))}{'' if one.required else ' (mag leeg)'}"
    if one.kind is FieldKind.WORDS and one.choices:
        names = dict(one.choices)
        st.session_state[key] = [word for word in one.value.splitlines() if word in names]
        st.multiselect(label, list(names), format_func=names.__getitem__, key=key, placeholder="Kies")
        return
    st.session_state[key] = one.value
    if one.choices or one.kind is FieldKind.YESNO:
        wrong = {one.value: f"{one.value} (kan hier niet)"}
        names = dict(one.choices) or wrong | _YES_NO
        st.selectbox(label, list(names), format_func=names.__getitem__, key=key)
    elif one.kind in (FieldKind.TEXT, FieldKind.WORDS):
        lines = max(one.value.count("\n") + 1, len(one.value) // 55 + 1, 2)
        st.text_area(label, key=key, height=min(90 + 24 * lines, 420))
    else:
        st.text_input(label, key=key)


def _given(writing: Writing, place: Place) -> str | None:
    """What is in a field now; None when it was not on the screen."""
    given = st.session_state.get(_field_key(writing, place))
    return "\n".join(given) if isinstance(given, list) else given


def _link(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, one: FormLink
) -> None:
    label = plain(one.label.rstrip("."))
    if one.present and st.button(f"{label} ›", key=f"naar-{_name(one.place)}", width="stretch"):
        _writing(state).place = one.place
        st.rerun()
    if not one.present and st.button(f"Voeg toe: {label}", key=f"erbij-{_name(one.place)}", type="tertiary"):
        _add(manuscripts, state, trainer, manuscript, one.place)


def _list(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, one: FormList
) -> None:
    name = one.label.rstrip(".")
    st.markdown(f"**{plain(name)}** ({len(one.items)})")
    with st.container(key=f"verder-lijst-{_name(one.place)}", gap="small"):
        for item in one.items:
            if st.button(plain(item.label), key=f"verder-naar-{_name(item.place)}", width="stretch"):
                _writing(state).place = item.place
                st.rerun()
    if one.can_add and st.button(
        f"Voeg er een toe aan: {plain(name)}", key=f"erbij-{_name(one.place)}", type="tertiary"
    ):
        _add(manuscripts, state, trainer, manuscript, one.place)


def _this_part(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, part: FormPart
) -> None:
    """Move an item of a list, or take this part away."""
    if not part.place or not isinstance(part.place[-1], int):
        return
    form, text, writing = manuscripts.form, manuscript.files[CASUS_FILE], _writing(state)
    with st.container(horizontal=True, gap="small"):
        for label, by in _MOVES.items():
            if st.button(label, key=f"{label}-{_name(part.place)}"):
                moved = form.move(text, part.place, by)
                if moved != text:
                    writing.place = (*part.place[:-1], part.place[-1] + by)
                _keep(manuscripts, state, trainer, manuscript, moved)
        if st.button("Haal dit onderdeel weg", key=f"weg-{_name(part.place)}"):
            writing.place = part.place[:-2]
            _keep(manuscripts, state, trainer, manuscript, form.remove(text, part.place))


def _add(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, place: Place
) -> None:
    try:
        text, where = manuscripts.form.add(manuscript.files[CASUS_FILE], place)
    except ContentInvalidError as error:
        state.refusal = " ".join(one.message for one in error.problems)
        st.rerun()
    else:
        _writing(state).place = where
        _keep(manuscripts, state, trainer, manuscript, text)


def _keep(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, text: str
) -> None:
    """Store a text that the form made, and draw again."""
    _keep_files(manuscripts, state, trainer, manuscript, {**manuscript.files, _writing(state).file: text})


def _keep_files(
    manuscripts: Manuscripts, state: Screen, trainer: Trainer, manuscript: Manuscript, files: Files
) -> None:
    writing = _writing(state)
    try:
        writing.number = manuscripts.save(trainer, manuscript, files).number
    except MasSimError as error:
        state.refusal = sentence(error)
    writing.fields, writing.texts = {}, {}
    st.rerun()


def _writing(state: Screen) -> Writing:
    if state.writing is None:
        message = "nothing is being written in this session"
        raise RuntimeError(message)
    return state.writing


def _text_key(writing: Writing) -> str:
    return f"concept-yaml-{writing.manuscript_id}-{writing.file}"


def _field_key(writing: Writing, place: Place) -> str:
    return f"veld-{writing.manuscript_id}-{_name(place)}"


def _name(place: Place) -> str:
    return "-".join(map(str, place))
