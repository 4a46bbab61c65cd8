"""Panels of colleagues."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from mas_sim.application.panel_store import StoredPanel
from mas_sim.errors import PanelNotFoundError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import panels
from mas_sim.storage.text import clean, is_key, key


class SqlPanelStore:
    """The ``PanelStore`` of a database."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def create(self, panel: StoredPanel) -> None:
        """Keep a new panel."""
        row = vars(panel) | {
            "panel_id": key(panel.panel_id),
            "casus_title": clean(panel.casus_title),
            "contents": json.dumps(dict(panel.contents)),
            "left_out": _list(panel.left_out),
            "counted": _list(panel.counted),
        }
        with self._database.write() as connection:
            connection.execute(insert(panels), row)

    def panel(self, panel_id: str) -> StoredPanel:
        """The panel with this id."""
        with self._database.read() as connection:
            return _panel(_find(connection, panel_id))

    def panels_in(self, organisation: str) -> tuple[StoredPanel, ...]:
        """The panels of this organisation, newest first."""
        query = select(panels).where(panels.c.organisation == organisation)
        newest = query.order_by(panels.c.created_at.desc(), panels.c.panel_id)
        with self._database.read() as connection:
            return tuple(map(_panel, connection.execute(newest)))

    def end(self, panel_id: str, at: datetime, counted: Collection[str]) -> bool:
        """End the panel for good, to be shown with these runs; False when it had ended already."""
        with self._database.write() as connection:
            if _find(connection, panel_id, lock=True).ended_at is not None:
                return False
            where = update(panels).where(panels.c.panel_id == panel_id)
            connection.execute(where.values(ended_at=at, counted=_list(counted)))
            return True

    def leave_out(self, panel_id: str, run_id: str, *, out: bool) -> None:
        """Leave the run of one member out, or take it in again."""
        with self._database.write() as connection:
            kept = _panel(_find(connection, panel_id, lock=True))
            if kept.ended_at is not None:
                return
            left = kept.left_out | {run_id} if out else kept.left_out - {run_id}
            where = update(panels).where(panels.c.panel_id == panel_id)
            connection.execute(where.values(left_out=_list(left)))


def _list(ids: Collection[str]) -> str:
    return json.dumps(sorted(ids))


def _find(connection: Connection, panel_id: str, *, lock: bool = False) -> Row[Any]:
    query = select(panels).where(panels.c.panel_id == panel_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).first() if is_key(panel_id) else None
    if row is None:
        raise PanelNotFoundError(panel_id)
    return row


def _panel(row: Row[Any]) -> StoredPanel:
    fields = dict(row._mapping)
    fields |= {
        "contents": json.loads(row.contents),
        "left_out": frozenset(json.loads(row.left_out)),
        "counted": frozenset(json.loads(row.counted)),
    }
    return StoredPanel(**fields)
