"""The naslag: ids that stand once, see-also that exists, statements with a source."""

from mas_sim.application.naslag import entry_ids
from mas_sim.content.checks.ids import twice
from mas_sim.content.checks.references import dangling
from mas_sim.content.checks.sources import check_reasons
from mas_sim.content.checks.walk import words
from mas_sim.content.source import Source
from mas_sim.errors import ContentProblem
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.methodology import Methodology
from mas_sim.model.naslag import Naslag


def check_naslag(
    naslag: Naslag, source: Source, methodology: Methodology, frameworks: FrameworkSet
) -> list[ContentProblem]:
    """Double ids, a see-also that leads nowhere, missing sources."""
    articles = [(one.id, ("articles", index, "id")) for index, one in enumerate(naslag.articles)]
    terms = [(one.id, ("terms", index, "id")) for index, one in enumerate(naslag.terms)]
    known = entry_ids(methodology, frameworks, naslag)
    return [
        *twice(source, "Het artikel", articles),
        *twice(source, "Het begrip", terms),
        *dangling(source, "Het naslagstuk", words(source, "see_also"), known),
        *check_reasons(source, methodology),
    ]
