"""Sources and kaders that nobody looked at for a year."""

import datetime as dt

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.lint.finding import Finding

STALE = dt.timedelta(days=365)


def check(library: FileContentLibrary, today: dt.date) -> list[Finding]:
    """One finding for all stale sources, one for all stale kaders."""
    oldest = today - STALE
    stale = {
        "Deze bronnen": [one.id for one in library.methodology().sources if one.checked < oldest],
        "Deze kaders": [one.id for one in library.frameworks().frameworks if one.checked < oldest],
    }
    return [
        Finding(
            f"{what} zijn langer dan een jaar niet nagekeken: {', '.join(names)}. Kijk ze na en pas ‘checked’ aan."
        )
        for what, names in stale.items()
        if names
    ]
