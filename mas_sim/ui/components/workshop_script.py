"""The facilitator script of a workshop: one line for the team in every phase, and a plan of the day for the trainer."""

from collections.abc import Sequence

import streamlit as st

from mas_sim.model.actions import Stage

FORMING = "Ga bij elkaar zitten. Spreek af wie met de pen begint, en geef hem na elke fase door."
COMPARING = (
    "Kijk eerst waar de teams verschillen. Vraag elk team naar zijn reden, en lees dan pas de referentie."
)
LINES = {
    Stage.WAARNEMEN: "Laat ieder eerst hardop zeggen wat hij zou willen weten. Kies dan pas samen.",
    Stage.ANALYSEREN: "Noem bij elk aspect eerst het feit en dan pas je oordeel. Weet niemand het? Dan is het ‘onbekend’.",
    Stage.PLANNEN: "Laat ieder een route noemen, met één reden. Vraag dan wie het minst overtuigd is, en waarom.",
    Stage.TOETSEN: "Loop de zorgen één voor één langs: wat in het plan geeft daar antwoord op?",
    Stage.HANDELEN: "Vraag wie dit zelf weleens deed, en hoe dat ging. Beslis daarna samen.",
    Stage.EVALUEREN: "Kijk terug op de zaak, niet op elkaar. Wat geef je een collega mee die hem overneemt?",
    Stage.VERANTWOORDEN: "Geef om de beurt antwoord. De anderen vullen aan.",
    Stage.AFGEROND: "Lees de nabespreking samen. Waar week je team af, en zou je dat nu weer doen?",
}
FORMING_MINUTES, COMPARING_MINUTES, CLOSING_MINUTES = 10, 20, 15
_TOGETHER = 1.5  # deciding together takes longer than alone; own estimate


def script_line(text: str) -> None:
    """The line of this phase, marked as our own."""
    st.caption(f"**Voor het gesprek:** {text} *(eigen ontwerp)*")


def playing_minutes(alone: int) -> int:
    """Minutes that a team takes over a casus, to the next five."""
    return -(-round(alone * _TOGETHER) // 5) * 5


def show_plan(casuses: Sequence[tuple[str, int]]) -> None:
    """The parts of the workshop with their minutes; ``casuses`` are titles with the minutes of playing alone."""
    rows = [("Teams vormen", FORMING_MINUTES, "Twee tot zes mensen per team; ieder team zit bij elkaar.")]
    for title, alone in casuses:
        rows.append(
            (f"Spelen: {title}", playing_minutes(alone), "Loop rond. Help het gesprek, niet de keuze.")
        )
        rows.append(
            (
                "Naast elkaar leggen",
                COMPARING_MINUTES,
                "Eerst de verschillen, dan de redenen, dan de referentie.",
            )
        )
    rows.append(("Afronden", CLOSING_MINUTES, "Afspraken vastleggen; ieder schrijft een voornemen."))
    body = "\n".join(f"| {part} | {minutes} min. | {what} |" for part, minutes, what in rows)
    st.markdown(f"| Onderdeel | Duur | Wat je doet |\n|---|---:|---|\n{body}")
    st.caption(
        f"Samen ongeveer {sum(minutes for _, minutes, _ in rows)} minuten. Herkomst: eigen ontwerp; de duur is onze "
        "schatting, anderhalf keer zo lang als iemand alleen over de casus doet."
    )
