"""The measurement of the scorer as text."""

from mas_sim.scoring.evaluation import AttackResult, CriterionFigures, Evaluation

_HEAD = "criterium     n     QWK  [95 %]         gelijk  binnen 1  verschil  trefwoorden  lengte"


def evaluation_text(found: Evaluation) -> str:
    """Tables in Dutch: per criterion, the attacks, the flags and the speed."""
    lines = [
        "De regels naast de beoordelaars van deze teksten. QWK 1 is volledig gelijk, 0 is toeval.",
        "‘verschil’ is in standaardafwijkingen; boven nul zijn de regels milder.",
        "",
        _HEAD,
        *map(_criterion, found.criteria),
        f"gemiddeld           {found.mean_kappa:.2f}",
        "",
        f"Aanvallen: {sum(one.held for one in found.attacks)} van {len(found.attacks)} gehouden.",
        *map(_attack, found.attacks),
        "",
        f"Eerlijke teksten met een vlag die de beoordelaars niet gaven: {found.surplus:.1%} van {found.texts}.",
        f"Vlaggen van de beoordelaars die niet zijn opgestoken: {found.missed:.1%}.",
        f"Milliseconden per tekst (mediaan, casus al bekend): {found.milliseconds:.1f}.",
    ]
    return "\n".join(lines)


def _criterion(one: CriterionFigures) -> str:
    figures = one.scorer
    return (
        f"{one.criterion:12}{figures.n:4}    {figures.kappa:.2f}  [{figures.low:.2f}-{figures.high:.2f}]"
        f"    {figures.exact:6.0%}   {figures.within_one:6.0%}    {figures.shift:+.2f}"
        f"         {one.keywords:.2f}    {one.length:.2f}"
    )


def _attack(one: AttackResult) -> str:
    verdict = "gehouden" if one.held else "GELUKT"
    flags = ", ".join(one.flags) or "geen vlag"
    return f"  {verdict:9} {one.attack.id}: {one.total} van hoogstens {one.attack.most} ({one.attack.kind}; {flags})"
