"""What the use cases of a panel need of a database; the rules of ``ports`` hold here too."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class StoredPanel:
    """A panel: colleagues asked to play one casus and to give a reason for every choice.

    Attributes:
        panel_id: opaque and unguessable: who has it may play as a member.
        contents: kind of content to the hash of the body that the members play.
        ended_at: aware moment after which nobody begins and nothing counts any more; None while open.
        left_out: ids of runs that a trainer left out.
        counted: ids of the runs it is shown with, written when it ended; empty while open, or when it is not shown.
    """

    panel_id: str
    organisation: str
    casus_id: str
    casus_title: str
    created_at: datetime
    contents: Mapping[str, str]
    ended_at: datetime | None = None
    left_out: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()

    @property
    def shown(self) -> bool:
        """True when it stands beside the reference."""
        return bool(self.counted)


class PanelStore(Protocol):
    """Panels; the runs of their members are ordinary runs that name them.

    A method that takes the id of a panel raises ``PanelNotFoundError`` when there is none.
    """

    def create(self, panel: StoredPanel) -> None:
        """Keep a new panel."""

    def panel(self, panel_id: str) -> StoredPanel:
        """The panel with this id."""

    def panels_in(self, organisation: str) -> tuple[StoredPanel, ...]:
        """The panels of this organisation, newest first."""

    def end(self, panel_id: str, at: datetime, counted: Collection[str]) -> bool:
        """End the panel for good, to be shown with these runs (none: not shown); False when it had ended already and nothing changed."""

    def leave_out(self, panel_id: str, run_id: str, *, out: bool) -> None:
        """Leave the run of one member out, or take it in again; a panel that ended stays as it is."""
