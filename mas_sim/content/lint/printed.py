"""The lint report as text for a terminal."""

from collections.abc import Iterable

from mas_sim.content.lint import LAZIEST, LintReport
from mas_sim.content.lint.finding import Finding
from mas_sim.content.lint.strategies import RANDOM_PLAYS, Strategy

_HEADS = {
    Strategy.FIRST: "eerste",
    Strategy.LONGEST: "langste",
    Strategy.MIDDLE: "middelste",
    Strategy.RANDOM: "willekeur",
    Strategy.TALK: "gesprek",
    Strategy.LIGHTEST: "lichtste",
}


def lint_text(report: LintReport) -> str:
    """Two tables, then what was found, per casus and over all."""
    wide = max((len(one.casus_id) for one in report.casuses), default=10)
    lines = [
        "Deel van de keuzes waarin een luie strategie de referentie volgt",
        f"(een casus waarin een van de eerste vier boven {LAZIEST:.0%} komt, wordt geweigerd; willekeur is het",
        f"gemiddelde van {RANDOM_PLAYS} keer):",
        "",
        f"{'':{wide}}  " + "  ".join(f"{head:>9}" for head in _HEADS.values()),
    ]
    for one in report.casuses:
        lines.append(f"{one.casus_id:{wide}}  " + "  ".join(f"{one.shares[key]:>9.0%}" for key in _HEADS))
    if len(report.casuses) > 1:
        lines.append(f"{'gemiddeld':{wide}}  " + "  ".join(f"{report.means[key]:>9.0%}" for key in _HEADS))
    lines += ["", "Leesbaarheid (LIX, tot 40 is gewone taal) en leestijd langs de referentie:", ""]
    lines += [
        f"{one.casus_id:{wide}}  LIX {one.lix:>3.0f}  {one.minutes:>3} minuten" for one in report.casuses
    ]
    for one in report.casuses:
        lines += _findings(one.title, one.findings)
    lines += _findings("Over alle casussen", report.findings)
    lines += [
        "",
        "Er is iets dat eerst beter moet." if report.refused else "Niets houdt deze casussen tegen.",
    ]
    return "\n".join(lines)


def _findings(title: str, found: Iterable[Finding]) -> list[str]:
    lines = [f"- {'WEIGERING' if one.refuses else 'let op'}: {one.message}" for one in found]
    return ["", f"{title}:", *lines] if lines else []
