"""The ``PanelStore`` in a dictionary, held to the same contract as the real ones."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from mas_sim.application.panel_store import StoredPanel
from mas_sim.errors import PanelNotFoundError
from mas_sim.storage.text import clean


class InMemoryPanelStore:
    """Panels by id."""

    def __init__(self) -> None:
        """No panels."""
        self._panels: dict[str, StoredPanel] = {}

    def create(self, panel: StoredPanel) -> None:
        """Keep a new panel."""
        self._panels[panel.panel_id] = replace(
            panel, casus_title=clean(panel.casus_title), contents=dict(panel.contents)
        )

    def panel(self, panel_id: str) -> StoredPanel:
        """The panel with this id."""
        if panel_id not in self._panels:
            raise PanelNotFoundError(panel_id)
        return self._panels[panel_id]

    def panels_in(self, organisation: str) -> tuple[StoredPanel, ...]:
        """The panels of this organisation, newest first."""
        found = [one for one in self._panels.values() if one.organisation == organisation]
        return tuple(sorted(found, key=lambda one: (-one.created_at.timestamp(), one.panel_id)))

    def end(self, panel_id: str, at: datetime, counted: Collection[str]) -> bool:
        """End the panel for good, to be shown with these runs; False when it had ended already."""
        kept = self.panel(panel_id)
        if kept.ended_at is not None:
            return False
        self._panels[panel_id] = replace(kept, ended_at=at, counted=frozenset(counted))
        return True

    def leave_out(self, panel_id: str, run_id: str, *, out: bool) -> None:
        """Leave the run of one member out, or take it in again."""
        kept = self.panel(panel_id)
        left = kept.left_out | {run_id} if out else kept.left_out - {run_id}
        if kept.ended_at is None:
            self._panels[panel_id] = replace(kept, left_out=left)
