"""Versions of a manuscript, what differs between them, and putting one on the start screen."""

from collections.abc import Callable
from html import escape

import streamlit as st

from mas_sim.application.manuscript_store import StoredVersion
from mas_sim.errors import MasSimError
from mas_sim.reporting.calendar import dutch_date
from mas_sim.ui.messages import sentence
from mas_sim.ui.pages.authoring_keep import Sheet
from mas_sim.ui.state import Screen
from mas_sim.ui.texts import clock, plain


def show(sheet: Sheet) -> None:
    """Compare two versions, and go on from an earlier one."""
    manuscript_id = sheet.manuscript.manuscript_id
    found = {one.number: one for one in sheet.manuscripts.versions(sheet.trainer, manuscript_id)}
    if len(found) == 1:
        st.info(
            "Er is nog maar één versie. Zodra je iets wijzigt, komt er een bij en zie je hier wat er anders is."
        )
        return
    labels = {number: _label(one) for number, one in found.items()}
    newer = st.selectbox("Bekijk versie", list(labels), format_func=labels.__getitem__, key="versie-nieuw")
    others = [number for number in labels if number != newer]
    before = next((number for number in others if newer is None or number < newer), others[0])
    older = st.selectbox(
        "naast versie",
        others,
        index=others.index(before),
        format_func=labels.__getitem__,
        key=f"versie-oud-{newer}",
    )
    if newer is None or older is None:
        return
    lines = sheet.manuscripts.difference(sheet.trainer, manuscript_id, *sorted((older, newer)))
    if lines:
        st.caption("Een regel met - stond er alleen eerder, een regel met + alleen later.")
        st.html(f'<div class="mas-verschil" tabindex="0">{"".join(map(_as_html, lines))}</div>')
    else:
        st.info("Deze twee versies zijn gelijk.")
    if newer != sheet.manuscript.number and st.button(f"Ga verder met versie {newer}", key="versie-terug"):
        sheet.keep(
            sheet.manuscripts.version(sheet.trainer, manuscript_id, newer),
            f"Terug naar versie {newer}",
            f"De tekst van versie {newer} is nu de nieuwste. De versies ertussen blijven staan.",
        )


def _as_html(line: str) -> str:
    tag = {"+": "ins", "-": "del"}.get(line[:1], "span")
    tag = "span" if line.startswith(("+++", "---")) else tag
    return f"<{tag}>{escape(line) or ' '}</{tag}>"


def _label(one: StoredVersion) -> str:
    note = f" · {one.note}" if one.note else ""
    return f"{one.number}: {dutch_date(one.at.date())} {clock(one.at)}{note}"


def show_publishing(sheet: Sheet) -> None:
    """Put the casus on the start screen, take it off, or give it to another organisation."""
    manuscript = sheet.manuscript
    st.subheader("Op het beginscherm", anchor=False)
    if manuscript.on_shelf == manuscript.number:
        st.success(f"Versie {manuscript.number} staat op het beginscherm.")
    elif manuscript.on_shelf is not None:
        st.info(f"Versie {manuscript.on_shelf} staat op het beginscherm. Wat je daarna schreef, nog niet.")
    if manuscript.on_shelf != manuscript.number:
        _publish(sheet)
    if manuscript.on_shelf is not None and st.button("Haal hem van het beginscherm", key="haal-weg"):
        _do(
            sheet.state,
            lambda: sheet.manuscripts.withdraw(sheet.trainer, manuscript),
            "De casus staat niet meer op het beginscherm. Wie al begonnen was, kan verder.",
        )
    st.subheader("Deel hem met een andere organisatie", anchor=False)
    st.markdown("Je krijgt een bestand dat een collega elders bij ‘Casussen schrijven’ kan inlezen.")
    name, content = sheet.manuscripts.pack(manuscript)
    st.download_button(f"Bewaar als {name}", content, file_name=name, key="bewaar-bestand", on_click="ignore")


def _publish(sheet: Sheet) -> None:
    manuscript = sheet.manuscript
    if manuscript.reading.problems:
        st.info("Publiceren kan als er geen fouten meer in staan. Kijk bij Schrijven wat er nog niet klopt.")
        return
    if sheet.writing.unsaved:
        st.info(
            "Een deel van je tekst is nog niet bewaard. Probeer het zo opnieuw; daarna kun je publiceren."
        )
        return
    st.markdown(
        "Publiceren zet deze versie op het beginscherm van iedereen die deze simulator gebruikt. Eerst spelen bots hem; dat duurt "
        "even. Laat een collega die het vak kent hem lezen voordat je publiceert."
    )
    if st.button(
        f"Publiceer versie {manuscript.number}", type="primary", key=f"publiceer-{manuscript.number}"
    ):
        with st.spinner("De bots spelen de casus…"):
            _do(
                sheet.state,
                lambda: sheet.manuscripts.publish(sheet.trainer, manuscript),
                f"Versie {manuscript.number} staat nu op het beginscherm.",
            )


def _do(state: Screen, work: Callable[[], object], done: str) -> None:
    try:
        work()
    except MasSimError as error:
        state.refusal = plain(sentence(error))
    else:
        state.notice = done
    st.rerun()
