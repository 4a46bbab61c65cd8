"""The ports of the application on SQLite (default) or PostgreSQL.

``open_storage`` is the one way in; nothing of SQLAlchemy leaves this package.
"""

from mas_sim.storage.opening import open_storage
from mas_sim.storage.system import RandomIds, SystemClock

__all__ = ["RandomIds", "SystemClock", "open_storage"]
