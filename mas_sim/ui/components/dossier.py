"""The dossier at hand: situation, chronology, documents, absence, what is known, notes."""

import datetime as dt

import streamlit as st

from mas_sim.application.practice import Practice, RunView
from mas_sim.model.casus import Attachment
from mas_sim.reporting.calendar import (
    calendar_figure,
    calendar_rows,
    calendar_sentence,
    dutch_date,
    unit_word,
)
from mas_sim.scoring.absence import OWN_CHOICES
from mas_sim.scoring.frameworks import number
from mas_sim.ui.components.writing import draft_area
from mas_sim.ui.state import Screen

OWN_INITIATIVE = "eigen-initiatief"  # the circumstance of the kaders that says so

SECTIONS = {
    "situatie": "Situatie",
    "verloop": "Chronologie",
    "bijlagen": "Bijlagen",
    "verzuim": "Verzuim",
    "feiten": "Wat je weet",
    "notities": "Notities",
}


def dossier(practice: Practice, state: Screen, view: RunView, *, notes: bool = True) -> None:
    """One section at a time, chosen on top; closed once an exam's time is over. A group keeps no notes here."""
    st.header("Dossier", anchor="dossier")
    closes = practice.dossier_closes(view)
    if closes is not None and practice.now() >= closes:
        st.info("De tijd voor het dossier is om. Het dossier is dicht; je notities staan er nog.")
        _notes(practice, state, view)
        return
    chosen = st.segmented_control(
        "Deel van het dossier",
        [section for section in SECTIONS if notes or section != "notities"],
        format_func=lambda section: _label(section, view),
        default="situatie",
        key="dossier-deel",
        label_visibility="collapsed",
    )
    if chosen == "notities":
        _notes(practice, state, view)
    else:
        _SHOW[chosen or "situatie"](view)


def _label(section: str, view: RunView) -> str:
    counts = {"bijlagen": len(view.run.attachments), "feiten": len(view.run.known)}
    return f"{SECTIONS[section]} ({counts[section]})" if section in counts else SECTIONS[section]


def _situation(view: RunView) -> None:
    casus = view.board.casus
    youth = casus.youth
    st.markdown(
        f"**{youth.name}**, {view.judges.figures.age} jaar · {youth.year}, {youth.school} · {youth.family}"
    )
    st.markdown(casus.dossier.situation)
    st.caption(
        f"Peildatum van het dossier: {dutch_date(casus.dossier.reference_date)}. De casus is verzonnen."
    )


def _chronology(view: RunView) -> None:
    entries = sorted(view.board.casus.dossier.chronology, key=lambda entry: entry.date)
    st.markdown("\n".join(f"- **{dutch_date(entry.date)}** – {entry.text}" for entry in entries))


def _documents(view: RunView) -> None:
    documents = [item for item in view.board.casus.dossier.attachments if item.id in view.run.attachments]
    for item in documents:
        show_attachment(item, open_now=len(documents) == 1)


def show_attachment(item: Attachment, *, open_now: bool) -> None:
    """One document of the dossier, to fold open."""
    with st.expander(f"{item.title} ({dutch_date(item.date)})", expanded=open_now):
        st.caption(f"{item.kind.value.capitalize()} · {item.author} · {dutch_date(item.date)}")
        st.markdown(item.text)


def _absence(view: RunView) -> None:
    dossier_ = view.board.casus.dossier
    figures = view.judges.figures
    sentence = calendar_sentence(dossier_.absence, figures)
    st.markdown(f"**{sentence}**")
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.plotly_chart(
        _figure(view, scheme),
        theme=None,
        config={"displayModeBar": False},
        alt=f"Verzuimkalender van {view.board.casus.youth.name}. {sentence}",
        key="kalender",
    )
    with st.expander("Dezelfde gegevens als lijst"):
        rows = calendar_rows(dossier_.absence, dossier_.reference_date)
        body = "\n".join(f"| {day} | {kind} | {amount} | {note} |" for day, kind, amount, note in rows)
        st.markdown(f"| Dag | Soort | Omvang | Aantekening |\n|---|---|---|---|\n{body}")
    _figures(view)
    with st.expander("Zo tellen we"):
        st.markdown("\n".join(f"- {choice}" for choice in OWN_CHOICES))
        st.caption("Waar geen bron voorschrijft hoe je telt, is dit onze eigen keuze (eigen ontwerp).")


def _figure(view: RunView, scheme: str) -> object:
    figure: object = _cached_figure(view.run.contents.casus, scheme, view.board.casus.dossier)
    return figure


@st.cache_resource(max_entries=64, show_spinner=False)
def _cached_figure(casus_hash: str, scheme: str, _dossier: object) -> object:
    from plotly.graph_objects import Figure

    register = _dossier.absence  # type: ignore[attr-defined]
    until: dt.date = _dossier.reference_date  # type: ignore[attr-defined]
    return Figure(calendar_figure(register, until, scheme), skip_invalid=True)


def _figures(view: RunView) -> None:
    figures = view.judges.figures
    unit = unit_word(figures.unit)
    rows = {
        f"Ongeoorloofd in de zwaarste vier lesweken ({unit})": number(figures.worst_window_hours),
        f"Ongeoorloofd dit schooljaar ({unit})": number(figures.total_hours),
        f"Op eigen initiatief ({unit})": _own_initiative(view),
        "Te laat (keren)": str(figures.times_late),
        "Luxeverzuim (hele dagen)": str(figures.luxe_days),
        "Ziekmeldingen binnen 12 weken": str(figures.sick_reports_12_weeks),
        "Langste ziekteperiode (lesdagen)": str(figures.longest_sick_days),
        "Langste reeks hele dagen weg (lesdagen)": str(figures.longest_stretch_days),
    }
    if figures.unenrolled_days:
        rows["Dagen zonder inschrijving"] = str(figures.unenrolled_days)
    body = "\n".join(f"| {label} | {value} |" for label, value in rows.items())
    st.markdown(f"| Berekend uit de registratie | |\n|---|---:|\n{body}")


def _own_initiative(view: RunView) -> str:
    """Whose choice it was shows in no register: unknown until someone tells."""
    told_by = {
        item.fact for item in view.board.casus.dossier.circumstances if item.circumstance == OWN_INITIATIVE
    }
    if told_by and told_by.isdisjoint(view.run.known):
        return "nog onbekend"
    return number(view.judges.figures.own_initiative_hours)


def _facts(view: RunView) -> None:
    facts = [fact for fact in view.board.casus.dossier.facts if fact.id in view.run.known]
    st.markdown("\n".join(f"- {fact.text}" for fact in facts))


def _notes(practice: Practice, state: Screen, view: RunView) -> None:
    draft_area(practice, state, "notities", "Je notities", height=260)
    st.caption("Je notities blijven bij deze oefening. Ze tellen niet mee in de terugblik.")


_SHOW = {
    "situatie": _situation,
    "verloop": _chronology,
    "bijlagen": _documents,
    "verzuim": _absence,
    "feiten": _facts,
}
