"""Leren beoordelen: seven examples per criterion, each with the level that two raters gave."""

import streamlit as st

from mas_sim.application.practice import Practice
from mas_sim.model.rubric import Anchor, Criterion
from mas_sim.ui.texts import plain

_ABOUT = (
    "Beoordeel eerst zeven voorbeelden per criterium, en kijk daarna wat twee beoordelaars gaven. De voorbeelden zijn "
    "geschreven en beoordeeld door taalmodellen: een oefening in de rubric, geen bewijs van wat collega's zouden zeggen."
)


def show(practice: Practice) -> None:
    """Choose a criterion, judge its examples one by one."""
    if st.button("← Naar de lijst", key="naar-wachtrij", type="tertiary"):
        st.query_params["trainer"] = "beoordelen"
        st.rerun()
    st.title("Leren beoordelen", anchor=False)
    st.markdown(_ABOUT)
    criteria = {one.id: one for one in practice.rubric().criteria if practice.anchors(one.id)}
    if not criteria:
        st.info("Er zijn geen voorbeelden. Vraag de beheerder ernaar.")
        return
    chosen = st.selectbox(
        "Criterium", list(criteria), format_func=lambda name: criteria[name].label, key="voorbeeld-criterium"
    )
    _examples(criteria[chosen], practice.anchors(chosen))


def _examples(criterion: Criterion, anchors: tuple[Anchor, ...]) -> None:
    for rule in criterion.rules:
        st.caption(rule)
    for number, anchor in enumerate(anchors, start=1):
        st.html(f'<h2 class="mas-kop">Voorbeeld {number} van {len(anchors)}</h2>')
        st.markdown(f"*{plain(anchor.about)}*")
        if anchor.log:
            st.markdown(f"In het logboek: {plain('; '.join(anchor.log))}.")
        st.markdown(f"> {plain(anchor.text)}")
        key = f"voorbeeld-{criterion.id}-{number}"
        given = st.radio(
            f"Welk niveau geef je voorbeeld {number}?",
            [level.level for level in criterion.levels],
            index=None,
            format_func=lambda level: f"{level}. {criterion.levels[level].description}",
            key=key,
        )
        if given is None:
            st.caption(
                "Kies een niveau; dan staat hier wat twee beoordelaars gaven, en het volgende voorbeeld."
            )
            return
        _verdict(anchor, given)
    st.success(
        "Je hebt alle voorbeelden van dit criterium beoordeeld. Kies een ander criterium, of ga naar de lijst."
    )


def _verdict(anchor: Anchor, given: int) -> None:
    same = "Twee beoordelaars gaven ook" if given == anchor.level else "Twee beoordelaars gaven"
    counted = f" Dit telde: ‘{plain(anchor.evidence)}’" if anchor.evidence else " Er staat niets dat telt."
    st.info(f"{same} **niveau {anchor.level}**.{counted}")
