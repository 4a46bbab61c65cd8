"""One thing that lint has to say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A Dutch sentence that says what was found and what to do.

    Attributes:
        refuses: True when it must be mended; a remark asks the author to look.
    """

    message: str
    refuses: bool = False
