"""Time and identifiers of the machine."""

import secrets
from datetime import UTC, datetime


class SystemClock:
    """The clock of the machine, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


class RandomIds:
    """Identifiers of almost 128 random bits, fit for a link that gives access."""

    def new_id(self) -> str:
        """A fresh identifier of 22 characters that are safe in a URL and on a command line."""
        # one that begins with a dash reads as an option
        while (found := secrets.token_urlsafe(16)).startswith("-"):
            pass
        return found
