"""Older content to today's format, one step a version; none yet.

A step takes and returns plain data of the whole file or stored body.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mas_sim.errors import ContentVersionError
from mas_sim.model.casus import OLDEST_READABLE, SCHEMA_VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Mapping[int, Step] = {}


def upgrade(
    data: dict[str, Any],
    steps: Mapping[int, Step] = STEPS,
    *,
    oldest: int = OLDEST_READABLE,
    newest: int = SCHEMA_VERSION,
) -> dict[str, Any]:
    """Data in the newest format; left alone when it names no version.

    Raises:
        ContentVersionError: older than we can read, or newer than we know.
    """
    try:
        version = int(data["schema_version"])
    except (KeyError, TypeError, ValueError):
        return data
    if not oldest <= version <= newest:
        raise ContentVersionError(version, oldest, newest)
    for number in range(version, newest):
        data = {**steps[number](data), "schema_version": number + 1}
    return data
