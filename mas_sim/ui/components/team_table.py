"""The choices of teams side by side: decision by decision, the differences first."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from mas_sim.application.groups import GroupView
from mas_sim.application.team_comparison import ComparedChoice, TeamChoice, TeamComparison
from mas_sim.application.workshops import teams_of
from mas_sim.model.decision import Standing
from mas_sim.ui.components.naslag_links import sources_html
from mas_sim.ui.holder import Services
from mas_sim.ui.texts import PHASE, STANDING, agreement_mark, days


def team_name(number: int) -> str:
    """How a team is called on every screen."""
    return f"Team {number + 1}"


def pick_compared(casuses: Sequence[int], titles: Sequence[str], key: str) -> int:
    """Which casus to look at; the last one at first, and no choice where there is only one."""
    if len(casuses) == 1:
        return casuses[0]
    chosen = st.segmented_control(
        "Welke casus?",
        list(casuses),
        default=casuses[-1],
        format_func=lambda at: f"{at + 1}. {titles[at]}",
        key=key,
    )
    return casuses[-1] if chosen is None else chosen


def comparison_of(services: Services, view: GroupView, casus: int) -> TeamComparison:
    """The teams that finished a casus side by side; a whole room looks at it, so it is made once."""
    teams = teams_of(view)
    runs = tuple((at, teams.teams[at].runs[casus].run_id) for at in teams.finished(casus))
    return _made_once(view.session_id, casus, runs, services, view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _made_once(
    session_id: str, casus: int, runs: tuple[tuple[int, str], ...], _services: Services, _view: GroupView
) -> TeamComparison:
    # finished runs never change, so that their ids are key enough
    return _services.workshops.comparison(_view, casus)


def show_comparison(found: TeamComparison) -> None:
    """How alike, then what differs, then the rest folded."""
    st.markdown(f"**{_summary(found)}** Afwijken van de referentie met een goede reden is geen fout.")
    for item in found.different:
        _item(found, item)
    same = [item for item in found.items if item.alike]
    if same:
        with st.expander(f"Waar alle teams hetzelfde kozen ({len(same)})"):
            for item in same:
                _item(found, item)
    _asked(found)
    told = "; ".join(f"{team_name(team)} {days(count)}" for team, count in found.days.items())
    st.markdown(f"**Verstreken tijd:** {told}; langs de referentie {days(found.reference_days)}.")


def _summary(found: TeamComparison) -> str:
    total = len(found.items)
    if found.alike == total:
        return f"De teams kozen bij alle {total} keuzes hetzelfde."
    if not found.alike:
        return f"De teams kozen bij geen van de {total} keuzes allemaal hetzelfde."
    return f"Bij {found.alike} van de {total} keuzes kozen alle teams hetzelfde."


def _item(found: TeamComparison, item: ComparedChoice) -> None:
    word, icon = ("Alle teams hetzelfde", "=") if item.alike else ("Teams verschillen", "≠")
    choices = item.choices[:1] if item.alike else item.choices
    columns = "".join(_choice(item, one) for one in choices)
    st.html(
        f'<section class="mas-vergelijk"><h3 class="mas-kop">{escape(item.title)}</h3>'
        f'<p class="mas-strip-tekst">{PHASE[item.phase]} · <span aria-hidden="true">{icon}</span> {word}</p>'
        f"<ul>{columns}</ul>{_reference(found, item)}</section>"
    )


def _choice(item: ComparedChoice, one: TeamChoice) -> str:
    name = "Alle teams" if item.alike else team_name(one.team)
    if not one.chosen:
        return f"<li><b>{name}</b><p>Kwam hier niet.</p></li>"
    labels = "".join(
        f"<p>{escape(verdict.label)}{_weighed(one, verdict.standing)}</p>" for verdict in one.chosen
    )
    mark = agreement_mark(one.agreement) if one.agreement is not None else ""
    reason = f"<blockquote>{escape(one.explained)}</blockquote>" if one.explained and not item.alike else ""
    return f"<li><b>{name}</b>{labels}{mark}{reason}</li>"


def _weighed(one: TeamChoice, standing: Standing) -> str:
    """What the reference thinks of a goal; of a choice there is one mark for the whole."""
    if one.agreement is not None:
        return ""
    return f" <em>({STANDING[standing]})</em>"


def _reference(found: TeamComparison, item: ComparedChoice) -> str:
    if not item.reference:
        return ""
    lines = "".join(
        f"<p><b>{escape(one.label)}</b><br>{escape(one.reason.text)} "
        f"<small>{sources_html(one.reason, found.methodology)}</small></p>"
        for one in item.reference
    )
    return f"<details><summary>De referentie kiest: {escape(_short(item))}</summary>{lines}</details>"


def _short(item: ComparedChoice) -> str:
    labels = "; ".join(one.label.rstrip(".") for one in item.reference)
    return labels if len(labels) <= 160 else f"{len(item.reference)} dingen (lees hier welke)"


def _asked(found: TeamComparison) -> None:
    alone = {team: labels for team, labels in found.asked_alone.items() if labels}
    if alone:
        st.html('<h3 class="mas-kop">Wat maar één team vroeg</h3>')
        st.markdown("\n".join(f"- **{team_name(team)}:** {'; '.join(one)}" for team, one in alone.items()))
    if found.not_asked:
        st.html('<h3 class="mas-kop">Wat geen team vroeg, en wel nodig is</h3>')
        st.markdown("\n".join(f"- {label}" for label in found.not_asked))
