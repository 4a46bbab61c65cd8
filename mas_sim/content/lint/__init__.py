"""What ``mas-sim lint`` runs: content beyond validity. A finding is a refusal or a remark; nothing is changed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint import copies, dates, law, plays, reading
from mas_sim.content.lint.finding import Finding
from mas_sim.content.lint.strategies import LAZIEST, Strategy, lazy_shares

__all__ = ["LAZIEST", "CasusLint", "Finding", "LintReport", "lint"]


@dataclass(frozen=True)
class CasusLint:
    """What was found in one casus.

    Attributes:
        shares: per strategy the share of choices at the reference, 0 to 1.
        lix: readability of what the trainee reads (Björnsson's LIX: up to 40 is easy to average).
        minutes: reading time along the reference.
    """

    casus_id: str
    title: str
    shares: dict[Strategy, float]
    lix: float
    minutes: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class LintReport:
    """Every casus, what concerns several, and the mean share of each strategy over the casuses."""

    casuses: tuple[CasusLint, ...]
    findings: tuple[Finding, ...]
    means: dict[Strategy, float]

    @property
    def refused(self) -> bool:
        """True when something must be mended before this is offered."""
        found = [*self.findings, *(one for casus in self.casuses for one in casus.findings)]
        return any(one.refuses for one in found)


def lint(library: FileContentLibrary, wanted: Sequence[str], today: dt.date) -> LintReport:
    """Read and play these casuses; all of them when none is named.

    Raises:
        ContentNotFoundError: one of them is not there.
    """
    named = [library.casus(one) for one in wanted] or list(library.casuses())
    found = []
    for casus in named:
        judges = plays.judges_of(library, casus)
        shares = lazy_shares(judges)
        text = reading.read(judges)
        remarks = [*_lazy(shares), *plays.check(judges), *law.check(casus), *text.findings]
        found.append(CasusLint(casus.id, casus.card.title, shares, text.lix, text.minutes, tuple(remarks)))
    whole = [one for casus, one in zip(named, found, strict=True) if casus.variant is None]
    means = {
        strategy: sum(one.shares[strategy] for one in whole) / len(whole) if whole else 0.0
        for strategy in Strategy
    }
    across = [*copies.check(library, named), *dates.check(library, today), *_over_library(means, len(whole))]
    return LintReport(tuple(found), tuple(across), means)


def _lazy(shares: dict[Strategy, float]) -> list[Finding]:
    return [
        Finding(
            f"Wie ‘{strategy.value}’ kiest zonder te lezen, volgt de referentie bij {share:.0%} van de keuzes; meer "
            f"dan {LAZIEST:.0%} mag niet. Wissel de plaats en de lengte van de voorkeur af.",
            refuses=True,
        )
        for strategy, share in shares.items()
        if strategy.blind and share > LAZIEST
    ]


def _over_library(means: dict[Strategy, float], casuses: int) -> list[Finding]:
    return [
        Finding(
            f"Over {casuses} casussen volgt wie steeds ‘{strategy.value}’ kiest de referentie bij {share:.0%} van de "
            f"keuzes; meer dan {LAZIEST:.0%} mag niet.",
            refuses=True,
        )
        for strategy, share in means.items()
        if casuses > 1 and share > LAZIEST
    ]
