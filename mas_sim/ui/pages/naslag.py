"""The naslag: everything that can be looked up, as a list or one entry at a time. It holds nothing of a casus."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

import streamlit as st

from mas_sim.application.naslag import Handbook
from mas_sim.application.naslag_entry import Entry, Kind, Part, entry_id
from mas_sim.application.practice import Practice
from mas_sim.model.naslag import ArticleGroup
from mas_sim.ui.components.naslag_links import address
from mas_sim.ui.texts import PHASE, PROVENANCE, plain

KIND = {
    Kind.ARTICLE: "Artikel",
    Kind.PHASE: "Fase",
    Kind.ROUTE: "Route",
    Kind.COMBINATION: "Combinatie van routes",
    Kind.FRAMEWORK: "Kader",
    Kind.INTERVENTION: "Interventie",
    Kind.PARTNER: "Rol of ketenpartner",
    Kind.TERM: "Begrip",
    Kind.SOURCE: "Bron",
}
_ARTICLES = {
    ArticleGroup.ABSENCE: "Soorten verzuim",
    ArticleGroup.PRACTICE: "Werkwijze, rechten en verlof",
}
_GROUPS = {
    "Fasen, routes en combinaties": (Kind.PHASE, Kind.ROUTE, Kind.COMBINATION),
    "Kaders: grenzen en regels": (Kind.FRAMEWORK,),
    "Interventies, per fase": (Kind.INTERVENTION,),
    "Rollen en ketenpartners": (Kind.PARTNER,),
    "Begrippen": (Kind.TERM,),
    "Bronnen": (Kind.SOURCE,),
}
_PLURAL = {
    Kind.ARTICLE: "Artikelen",
    Kind.PHASE: "Fasen",
    Kind.ROUTE: "Routes",
    Kind.COMBINATION: "Combinaties",
    Kind.FRAMEWORK: "Kaders",
    Kind.INTERVENTION: "Interventies",
    Kind.PARTNER: "Rollen en ketenpartners",
    Kind.TERM: "Begrippen",
    Kind.SOURCE: "Bronnen",
}
MOST_FOUND = 30
TEASER = 140
_OWN = (
    "Dit is onze samenvatting van openbare bronnen, niet de tekst van de MAS. De naslag toont wat nu geldt; "
    "een verslag blijft bij wat gold toen je oefende."
)


def show(practice: Practice, wanted: str) -> None:
    """The list, one entry, or that there is none of that name."""
    book = practice.handbook
    if not wanted:
        _overview(book, "Naslag")
    elif wanted in book.by_id:
        _entry(book, book.by_id[wanted])
    else:
        _overview(book, "Dit staat niet in de naslag", unknown=True)


def _overview(book: Handbook, title: str, *, unknown: bool = False) -> None:
    st.title(title, anchor=False)
    if unknown:
        st.warning(
            "Op dit adres staat niets. Misschien is het adres niet helemaal overgenomen, of heet het stuk nu anders. "
            "Zoek hieronder op een woord."
        )
    st.markdown("Zoek op wat een woord, een route of een grens betekent, en waar dat vandaan komt.")
    query = st.text_input(
        "Zoek in de naslag",
        key="naslag-zoek",
        max_chars=80,
        placeholder="Bijvoorbeeld cautie, 16 uur of thuiszitter",
    )
    if query.strip():
        _found(book, query.strip())
    else:
        _groups(book)
    st.caption(_OWN)
    st.html('<p><a class="mas-knop" href="/" target="_self">Naar het beginscherm</a></p>')


def _found(book: Handbook, query: str) -> None:
    found = book.search(query)
    if not found:
        st.info(
            f"Niets gevonden voor ‘{plain(query)}’. Probeer een korter woord of alleen het begin van het woord, "
            "of kijk in de groepen."
        )
        _groups(book)
        return
    count = "1 stuk gevonden." if len(found) == 1 else f"{len(found)} stukken gevonden."
    rest = f" De eerste {MOST_FOUND} staan hier; zet er een woord bij." if len(found) > MOST_FOUND else ""
    st.markdown(count + rest)
    st.html(_results(found[:MOST_FOUND]))


def _groups(book: Handbook) -> None:
    articles = book.of(Kind.ARTICLE)
    for group, title in _ARTICLES.items():
        members = tuple(one for one in articles if one.group == group)
        _group(title, members, _links(members))
    for title, kinds in _GROUPS.items():
        members = book.of(*kinds)
        if Kind.TERM in kinds:
            _group(title, members, _explained(members))
        elif Kind.INTERVENTION in kinds or len(kinds) > 1:
            _group(title, members, _headed(members))
        else:
            _group(title, members, _links(members))


def _group(title: str, members: tuple[Entry, ...], body: str) -> None:
    if members:
        with st.expander(f"{title} ({len(members)})"):
            st.html(body)


def _links(entries: Iterable[Entry]) -> str:
    items = "".join(f"<li>{_link(one)}</li>" for one in entries)
    return f'<ul class="mas-naslag">{items}</ul>'


def _headed(entries: Iterable[Entry]) -> str:
    """Lists under a heading per phase, or per kind."""
    return "".join(
        f'<h3 class="mas-kop">{escape(title)}</h3>{_links(members)}'
        for title, members in groupby(entries, _heading)
    )


def _heading(entry: Entry) -> str:
    named = {phase.value: title for phase, title in PHASE.items()}
    return named[entry.group] if entry.kind is Kind.INTERVENTION else _PLURAL[entry.kind]


def _explained(entries: Iterable[Entry]) -> str:
    """Entries with all they say."""
    items = "".join(f"<li>{_link(one)}<br>{escape(one.text)}</li>" for one in entries)
    return f'<ul class="mas-naslag mas-naslag-uitleg">{items}</ul>'


def _results(entries: Iterable[Entry]) -> str:
    """Entries with their kind and the beginning of what they say; of a source that is its title."""
    items = "".join(
        f"<li>{_link(one)}{_kind(one)}{'' if one.text == one.title else '<br>' + escape(_teaser(one.text))}</li>"
        for one in entries
    )
    return f'<ul class="mas-naslag mas-naslag-uitleg">{items}</ul>'


def _kind(entry: Entry) -> str:
    return f" <span>({KIND[entry.kind].lower()})</span>"


def _teaser(text: str) -> str:
    return text if len(text) <= TEASER else text[:TEASER].rsplit(" ", 1)[0] + " …"


def _link(entry: Entry) -> str:
    return f'<a href="{escape(address(entry.id))}" target="_self">{escape(entry.title)}</a>'


def _entry(book: Handbook, entry: Entry) -> None:
    st.html(f'<p><a class="mas-knop" href="{address()}" target="_self">Terug naar de naslag</a></p>')
    st.title(_short(entry), anchor=False)
    st.caption(KIND[entry.kind])
    for part in entry.parts:
        with st.container(gap="xxsmall"):
            _part(book, part)
    if entry.url:
        host = urlsplit(entry.url).netloc.removeprefix("www.")
        st.html(
            f'<p><a class="mas-knop" href="{escape(entry.url)}" target="_blank" rel="noopener noreferrer">'
            f"Open de bron op {escape(host)} (nieuw tabblad)</a></p>"
        )
    _dates(entry)
    if entry.kind is Kind.SOURCE:
        _used(book.used_by.get(entry.id, ()))
    _also(book.seen_from(entry))
    st.caption(_OWN)
    st.html(f'<p><a class="mas-knop" href="{address()}" target="_self">Terug naar de naslag</a></p>')


def _short(entry: Entry) -> str:
    """The title; of a source without what stands between brackets, which the text says."""
    return entry.title.split(" (")[0] if entry.kind is Kind.SOURCE else entry.title


def _part(book: Handbook, part: Part) -> None:
    if part.heading:
        st.html(f'<h2 class="mas-kop">{escape(part.heading)}</h2>')
    st.markdown(part.text)
    if part.uncertain:
        st.markdown(f"**Let op.** {part.uncertain}")
    if part.provenance is not None:
        cited = "; ".join(_link(book.by_id[entry_id(Kind.SOURCE, one)]) for one in part.sources)
        st.html(f'<p class="mas-bron">Herkomst: {PROVENANCE[part.provenance]}. {cited}</p>')


def _dates(entry: Entry) -> None:
    """From when to when it holds, how sure that is, and when it was checked."""
    found, lines = entry.validity, []
    if found is not None:
        if found.pending:
            st.warning(f"Dit is een wetsvoorstel en telt hier niet mee. {found.pending}")
        if found.local:
            st.info(f"Lokale afspraak: {found.local}")
        until = f" tot en met {found.valid_to:%d-%m-%Y}" if found.valid_to else ""
        holds = "Geldt nog niet" if found.pending else f"Geldig vanaf {found.valid_from:%d-%m-%Y}{until}"
        lines.append(f"{holds}; zekerheid {found.confidence.value}.")
    if entry.checked is not None:
        lines.append(f"Nagekeken op {entry.checked:%d-%m-%Y}.")
    if lines:
        st.html(f'<p class="mas-bron">{" ".join(lines)}</p>')


def _used(entries: tuple[Entry, ...]) -> None:
    st.html('<h2 class="mas-kop">Wat op deze bron steunt</h2>')
    if entries:
        st.html("".join(_by_kind(entries)))
    else:
        st.markdown(
            "Geen stuk in de naslag. De bron kan wel genoemd zijn bij een casus of bij de signaleringslijst."
        )


def _by_kind(entries: tuple[Entry, ...]) -> Iterator[str]:
    for kind, members in groupby(entries, lambda one: one.kind):
        yield f'<p class="mas-bron">{_PLURAL[kind]}</p>{_links(members)}'


def _also(entries: tuple[Entry, ...]) -> None:
    if entries:
        st.html('<h2 class="mas-kop">Zie ook</h2>')
        items = "".join(f"<li>{_link(one)}{_kind(one)}</li>" for one in entries)
        st.html(f'<ul class="mas-naslag">{items}</ul>')
