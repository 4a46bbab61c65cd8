"""From content to entries of the naslag, one function per kind."""

from collections.abc import Iterator

from mas_sim.application.naslag_entry import Entry, Kind, Part, Validity, combination_id, entry_id
from mas_sim.model.absence import Figure
from mas_sim.model.base import Reason
from mas_sim.model.frameworks import Combine, Comparison, Framework, FrameworkSet, Test
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Article, Naslag, Statement

# a figure of the dossier in words, and what it is counted in
_FIGURE = {
    Figure.WORST_WINDOW_HOURS: ("ongeoorloofd in vier lesweken", "uur"),
    Figure.TOTAL_HOURS: ("ongeoorloofd dit schooljaar", "uur"),
    Figure.OWN_INITIATIVE_HOURS: ("afwezig op eigen initiatief", "uur"),
    Figure.TIMES_LATE: ("te laat", "keer"),
    Figure.LUXE_DAYS: ("luxeverzuim", "hele lesdagen"),
    Figure.SICK_REPORTS_12_WEEKS: ("in twaalf weken", "ziekmeldingen"),
    Figure.LONGEST_SICK_DAYS: ("achter elkaar ziek", "lesdagen"),
    Figure.LONGEST_STRETCH_DAYS: ("achter elkaar afwezig", "lesdagen"),
    Figure.UNENROLLED_DAYS: ("niet ingeschreven", "dagen"),
    Figure.AGE: ("oud", "jaar"),
}
_COMPARISON = {
    Comparison.AT_LEAST: "minstens",
    Comparison.AT_MOST: "hoogstens",
    Comparison.MORE_THAN: "meer dan",
    Comparison.LESS_THAN: "minder dan",
}
_COMBINED = {Combine.ALL: "Alles hiervan geldt", Combine.ANY: "Een hiervan is genoeg"}


def entries_of(methodology: Methodology, frameworks: FrameworkSet, naslag: Naslag) -> tuple[Entry, ...]:
    """Every entry, in the order of the list."""
    return (
        *_articles(naslag, methodology),
        *_phases(methodology),
        *_routes(methodology, frameworks),
        *_combinations(methodology),
        *_frameworks(frameworks),
        *_interventions(methodology),
        *_partners(methodology),
        *_terms(naslag),
        *_sources(methodology),
    )


def _articles(naslag: Naslag, methodology: Methodology) -> Iterator[Entry]:
    for article in naslag.articles:
        partners = tuple(
            Part(one.knows, one.provenance, one.sources, one.label)
            for one in methodology.partners
            if article.partners
        )
        yield Entry(
            entry_id(Kind.ARTICLE, article.id),
            Kind.ARTICLE,
            article.title,
            (*_stated(article), *partners),
            group=article.group,
            see_also=article.see_also,
            checked=naslag.checked,
        )


def _terms(naslag: Naslag) -> Iterator[Entry]:
    for term in sorted(naslag.terms, key=lambda one: one.title.casefold()):
        place = entry_id(Kind.TERM, term.id)
        yield Entry(
            place, Kind.TERM, term.title, _stated(term), see_also=term.see_also, checked=naslag.checked
        )


def _stated(whole: Statement) -> tuple[Part, ...]:
    parts = whole.parts if isinstance(whole, Article) else ()
    first = Part(whole.text, whole.provenance, whole.sources, uncertain=whole.uncertain or "")
    return first, *(
        Part(one.text, one.provenance, one.sources, one.heading, one.uncertain or "") for one in parts
    )


def _phases(methodology: Methodology) -> Iterator[Entry]:
    for phase in methodology.phases:
        applied = (
            entry_id(Kind.INTERVENTION, one.id) for one in methodology.interventions if one.phase is phase.id
        )
        parts = (Part(phase.core, phase.provenance, phase.sources),)
        yield Entry(entry_id(Kind.PHASE, phase.id), Kind.PHASE, phase.label, parts, see_also=tuple(applied))


def _routes(methodology: Methodology, frameworks: FrameworkSet) -> Iterator[Entry]:
    for route in methodology.routes:
        combined = (combination_id(one.routes) for one in methodology.combinations if route.id in one.routes)
        kaders = (entry_id(Kind.FRAMEWORK, one.id) for one in frameworks.frameworks if route.id in one.routes)
        parts = (
            Part(route.summary),
            *_reasons("Wat voor deze route pleit", route.indications),
            *_reasons("Redenen voor terughoudendheid", route.restraints),
        )
        place = entry_id(Kind.ROUTE, route.id)
        yield Entry(place, Kind.ROUTE, route.label, parts, see_also=(*combined, *kaders))


def _reasons(heading: str, reasons: tuple[Reason, ...]) -> Iterator[Part]:
    """The reasons under one heading, which stands at the first."""
    for number, one in enumerate(reasons):
        yield Part(one.text, one.provenance, one.sources, "" if number else heading)


def _combinations(methodology: Methodology) -> Iterator[Entry]:
    names = {route.id: route.label for route in methodology.routes}
    for one in methodology.combinations:
        title = " en ".join(names.get(route, route) for route in one.routes)
        parts = (
            Part(one.reason.text, one.reason.provenance, one.reason.sources),
            Part("Deze combinatie kan." if one.possible else "Deze combinatie kan niet."),
        )
        routes = tuple(entry_id(Kind.ROUTE, route) for route in one.routes)
        yield Entry(combination_id(one.routes), Kind.COMBINATION, title, parts, see_also=routes)


def _frameworks(frameworks: FrameworkSet) -> Iterator[Entry]:
    laws = {law.id: law for law in frameworks.laws}
    circumstances = {one.id: one.label for one in frameworks.circumstances}
    for one in frameworks.frameworks:
        law = laws.get(one.law or "")
        validity = Validity(
            one.valid_from,
            one.valid_to,
            one.confidence,
            one.local_note or "",
            "" if law is None or law.in_force else law.note,
        )
        parts = (Part(one.explanation, one.provenance, one.sources), *_tested(one, circumstances))
        yield Entry(
            entry_id(Kind.FRAMEWORK, one.id),
            Kind.FRAMEWORK,
            one.label,
            parts,
            see_also=tuple(entry_id(Kind.ROUTE, route) for route in one.routes),
            checked=one.checked,
            validity=validity,
        )


def _tested(framework: Framework, circumstances: dict[str, str]) -> Iterator[Part]:
    """The values of a kader as a list."""
    lines = [f"- {_test(one, circumstances)}" for one in framework.tests]
    if lines:
        yield Part(
            "\n".join(lines), heading=_COMBINED[framework.combine] if len(lines) > 1 else "Waarop dit let"
        )


def _test(test: Test, circumstances: dict[str, str]) -> str:
    if test.figure is None or test.comparison is None or test.value is None:
        label = circumstances.get(test.circumstance or "", test.circumstance or "")
        return label if test.holds else f"Dit geldt niet: {label}"
    what, unit = _FIGURE[test.figure]
    return f"{_COMPARISON[test.comparison]} {_number(test.value)} {unit} {what}".capitalize()


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _interventions(methodology: Methodology) -> Iterator[Entry]:
    for one in methodology.interventions:
        duty = (Part("De wet schrijft dit voor."),) if one.legal_duty else ()
        yield Entry(
            entry_id(Kind.INTERVENTION, one.id),
            Kind.INTERVENTION,
            one.label,
            (Part(one.description, one.provenance, one.sources), *duty),
            group=one.phase,
            see_also=(entry_id(Kind.PHASE, one.phase),),
        )


def _partners(methodology: Methodology) -> Iterator[Entry]:
    for one in methodology.partners:
        parts = (Part(one.knows, one.provenance, one.sources),)
        yield Entry(entry_id(Kind.PARTNER, one.id), Kind.PARTNER, one.label, parts)


def _sources(methodology: Methodology) -> Iterator[Entry]:
    for one in methodology.sources:
        part = Part(one.citation, one.provenance, uncertain=one.note or "")
        yield Entry(
            entry_id(Kind.SOURCE, one.id),
            Kind.SOURCE,
            one.citation,
            (part,),
            checked=one.checked,
            url=one.url,
        )
