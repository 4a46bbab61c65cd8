"""Writing a casus: the form and its text side by side, and what is wrong with it above.

The text is the truth: every field is drawn from it.
"""

import streamlit as st

from mas_sim.application.casus_form import FieldKind, FormField, FormLink, FormList, FormPart, Place
from mas_sim.application.desk import CASUS_FILE, MOST_FILES
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.ui.pages.authoring_keep import Sheet, field_key, named, text_key
from mas_sim.ui.state import Writing
from mas_sim.ui.texts import plain

_HEIGHT = 720
_MOST_PROBLEMS = 12
_YES_NO = {"": "niet ingevuld", "true": "ja", "false": "nee"}
_MOVES = {"Omhoog": -1, "Omlaag": 1}
_OF_THE_FORMAT = ("schema_version",)  # nothing an author has to know


def show(sheet: Sheet) -> None:
    """The form left, the text right; on a phone one above the other."""
    writing = sheet.writing
    _choose_file(sheet)
    part = _part(sheet) if writing.file == CASUS_FILE else None
    _problems(sheet, readable=part is not None)
    form, text = st.columns(2, gap="medium")
    with form:
        if part is not None:
            _form(sheet, part)
        elif writing.file == CASUS_FILE:
            st.info(
                "Het formulier kan de tekst niet lezen. Herstel de regel die hierboven staat; dan komt het terug."
            )
        else:
            st.caption("Een variant schrijf je als tekst: een lijst van plekken met wat daar komt te staan.")
    with text:
        _text(sheet)
        _variants(sheet)


def _choose_file(sheet: Sheet) -> None:
    writing, names = sheet.writing, sorted(sheet.manuscript.files)
    if writing.file not in names:
        writing.file = CASUS_FILE
    if len(names) > 1:
        key = f"bestand-{writing.manuscript_id}"
        if st.session_state.get(key) not in names:
            st.session_state.pop(key, None)
        writing.file = st.selectbox("Welk bestand?", names, key=key)


def _variants(sheet: Sheet) -> None:
    """Add a variant, or take the one on the screen away; earlier versions keep it."""
    manuscript, writing = sheet.manuscript, sheet.writing
    if writing.file == CASUS_FILE:
        room = manuscript.reading.casus is not None and len(manuscript.files) < MOST_FILES
        if room and st.button("Voeg een variant toe", key="variant-erbij", type="tertiary"):
            sheet.keep(sheet.manuscripts.with_variant(manuscript))
        st.caption(
            "Een variant is hetzelfde dossier met één signaal anders, zodat een deelnemer ziet welk feit telt."
        )
    elif st.button("Haal deze variant weg", key="variant-weg"):
        sheet.keep({name: text for name, text in manuscript.files.items() if name != writing.file})


def _text(sheet: Sheet) -> None:
    writing = sheet.writing
    key, text = text_key(writing), sheet.manuscript.files[writing.file]
    shown = writing.unsaved.get(writing.file, text)
    label = f"De tekst ({writing.file})"
    about = "Alles wat links staat, staat hier ook. Klik buiten het veld of druk op Ctrl+Enter om te bewaren."
    held = st.session_state.get(key)
    if held is None or held == shown:
        # as its default: a field the browser no longer knows then comes back with the text, not empty
        typed = st.text_area(label, value=shown, key=key, height=_HEIGHT, help=about)
    else:
        st.session_state[key] = typed = shown
        st.text_area(label, key=key, height=_HEIGHT, help=about)
    writing.texts[writing.file] = text
    if typed != shown:
        st.rerun()  # the browser held what was typed while the server was away


# --- what is wrong -----------------------------------------------------------------------------


def _problems(sheet: Sheet, *, readable: bool) -> None:
    problems = sheet.manuscript.reading.problems
    if not problems:
        return  # an alert here would make the served script keep a text that was stored
    with st.expander(f"Wat er nog niet klopt ({len(problems)})", expanded=len(problems) <= _MOST_PROBLEMS):
        for number, one in enumerate(problems[:_MOST_PROBLEMS]):
            _problem(sheet, one, number if readable else None)
        if len(problems) > _MOST_PROBLEMS:
            st.caption(
                f"En nog {len(problems) - _MOST_PROBLEMS}. Vaak verdwijnen er meer als je de eerste herstelt."
            )
    if not readable and problems[0].file == sheet.writing.file:
        _bring_into_sight(f"fout-{problems[0].line}", problems[0].line)


def _problem(sheet: Sheet, one: ContentProblem, number: int | None) -> None:
    """A mistake with its line; where the form can be drawn with a way to its place."""
    words, button = st.columns([4, 1], vertical_alignment="center")
    where = f"regel {one.line}" if one.line else "het hele bestand"
    words.markdown(f"**{plain(one.file)}, {where}.** {plain(one.message)}")
    if number is None or one.file != CASUS_FILE or not one.line:
        return
    if button.button(f"Ga erheen (regel {one.line})", key=f"fout-{number}"):
        sheet.writing.place = sheet.manuscripts.form.place_at(sheet.text, one.line)
        st.rerun()


def _bring_into_sight(place: str, line: int) -> None:
    """The served script scrolls the text to this line when another place is opened."""
    st.html(f'<span data-mas-plek="{place}" data-mas-regel="{line}"></span>')


# --- the form ----------------------------------------------------------------------------------


def _form(sheet: Sheet, part: FormPart) -> None:
    _trail(sheet.writing, part)
    below: list[FormField | FormLink | FormList] = [*part.fields, *part.blocks, *part.lists]
    _bring_into_sight(named(part.place), min((one.line for one in below), default=1))
    for one in part.fields:
        if one.place != _OF_THE_FORMAT:
            _field(sheet.writing, one)
    for block in part.blocks:
        _link(sheet, block)
    for several in part.lists:
        _list(sheet, several)
    _this_part(sheet, part)


def _part(sheet: Sheet) -> FormPart | None:
    """The part of the form on the screen; what is around it when it is gone, None when the text cannot be read."""
    writing = sheet.writing
    while True:
        try:
            return sheet.manuscripts.form.part(sheet.text, writing.place)
        except ContentInvalidError:
            if not writing.place:
                return None
            writing.place = writing.place[:-1]


def _trail(writing: Writing, part: FormPart) -> None:
    steps = part.trail[:-1] if part.trail and part.trail[-1][0] == part.place else part.trail
    if steps:
        with st.container(horizontal=True, gap="small"):
            for place, label in steps:
                if st.button(f"{plain(label)} ›", key=f"pad-{named(place)}", type="tertiary"):
                    writing.place = place
                    st.rerun()
    st.subheader(plain(part.title), anchor=False)


def _field(writing: Writing, one: FormField) -> None:
    """One field; its state is set from the text first, so that the text decides."""
    writing.fields[one.place] = one.value
    key, shown = field_key(writing, one.place), writing.refused.get(one.place, one.value)
    label = f"{plain(one.label.rstrip('.'))}{'' if one.required else ' (mag leeg)'}"
    if one.kind is FieldKind.WORDS and one.choices:
        names = dict(one.choices)
        _show_in(key, [word for word in shown.splitlines() if word in names])
        st.multiselect(label, list(names), format_func=names.__getitem__, key=key, placeholder="Kies")
        return
    _show_in(key, shown)
    if one.choices or one.kind is FieldKind.YESNO:
        wrong = {one.value: f"{one.value} (kan hier niet)"}
        names = dict(one.choices) or wrong | _YES_NO
        st.selectbox(label, list(names), format_func=names.__getitem__, key=key)
    elif one.kind in (FieldKind.TEXT, FieldKind.WORDS):
        lines = max(one.value.count("\n") + 1, len(one.value) // 55 + 1, 2)
        st.text_area(label, key=key, height=min(90 + 24 * lines, 420))
    else:
        st.text_input(label, key=key)


def _show_in(key: str, value: str | list[str]) -> None:
    """Set a field, unless it holds this: setting it again would take away what is being typed in it."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _link(sheet: Sheet, one: FormLink) -> None:
    label = plain(one.label.rstrip("."))
    if one.present and st.button(f"{label} ›", key=f"naar-{named(one.place)}", width="stretch"):
        _open(sheet, one.place)
    if not one.present and st.button(f"Voeg toe: {label}", key=f"erbij-{named(one.place)}", type="tertiary"):
        _add(sheet, one.place)


def _list(sheet: Sheet, one: FormList) -> None:
    name, place = plain(one.label.rstrip(".")), named(one.place)
    st.markdown(f"**{name}** ({len(one.items)})")
    with st.container(key=f"verder-lijst-{place}", gap="small"):
        for item in one.items:
            if st.button(plain(item.label), key=f"verder-naar-{named(item.place)}", width="stretch"):
                _open(sheet, item.place)
    if one.can_add and st.button(f"Voeg er een toe aan: {name}", key=f"erbij-{place}", type="tertiary"):
        _add(sheet, one.place)


def _this_part(sheet: Sheet, part: FormPart) -> None:
    """Move an item of a list, or take this part away."""
    if not part.place or not isinstance(part.place[-1], int):
        return
    form, text, writing = sheet.manuscripts.form, sheet.text, sheet.writing
    with st.container(horizontal=True, gap="small"):
        for label, by in _MOVES.items():
            if st.button(label, key=f"{label}-{named(part.place)}"):
                moved = form.move(text, part.place, by)
                if moved != text:
                    writing.place = (*part.place[:-1], part.place[-1] + by)
                sheet.keep_text(moved)
        if st.button("Haal dit onderdeel weg", key=f"weg-{named(part.place)}"):
            writing.place = part.place[:-2]
            sheet.keep_text(form.remove(text, part.place))


def _open(sheet: Sheet, place: Place) -> None:
    sheet.writing.place = place
    st.rerun()


def _add(sheet: Sheet, place: Place) -> None:
    try:
        text, where = sheet.manuscripts.form.add(sheet.text, place)
    except ContentInvalidError as error:
        sheet.state.refusal = " ".join(one.message for one in error.problems)
        st.rerun()
    else:
        sheet.writing.place = where
        sheet.keep_text(text)
