"""Alembic migrations, applied by ``mas_sim.storage.schema`` when a database is opened.

A change of ``tables.py`` comes with a new file ``versions/vNNNN_<what>.py`` whose
``down_revision`` is the newest one; a test compares the result with ``tables.py``.
A released migration is never edited.
"""
