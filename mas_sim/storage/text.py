"""Which text a database can hold, and what happens to the rest.

PostgreSQL refuses NUL, and no driver can encode a lone surrogate. What people typed is
cleaned (losing an invisible character beats losing an answer); what is looked up or
matched by hash is taken exactly as it is or refused.
"""

import re

from mas_sim.errors import StorageError

LONGEST_KEY = 200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without the characters that cannot be stored."""
    return _UNSTORABLE.sub("", text)


def exact(text: str) -> str:
    """The text itself.

    Raises:
        StorageError: it holds a NUL or a lone surrogate.
    """
    if found := _UNSTORABLE.search(text):
        message = f"character U+{ord(found[0]):04X} at {found.start()} cannot be stored"
        raise StorageError(message)
    return text


def is_key(text: str) -> bool:
    """Whether the text can be a key: storable, and short enough for any index."""
    return len(text) <= LONGEST_KEY and _UNSTORABLE.search(text) is None


def key(text: str) -> str:
    """The text itself, to be stored as a key.

    Raises:
        StorageError: it cannot be a key.
    """
    if not is_key(text):
        message = f"a key of {len(text)} characters cannot be stored"
        raise StorageError(message)
    return text
