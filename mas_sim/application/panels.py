"""Use cases of a panel: a trainer asks colleagues to play a casus, and shows how they chose beside the reference."""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mas_sim.application.panel_store import StoredPanel
from mas_sim.application.ports import Clock, IdSource, RunSummary, Storage
from mas_sim.application.practice import Practice, RunView
from mas_sim.application.trainers import Trainer
from mas_sim.errors import PanelClosedError, PanelNotFoundError, PanelTooSmallError
from mas_sim.model.actions import ContentHashes, Mode
from mas_sim.scoring.panel import Credit, PanelSpread, credit, spreads

_KEPT = 32


@dataclass(frozen=True)
class PanelView:
    """A panel with its members, for the trainer: who plays and who is done, never what they chose.

    Attributes:
        members: the runs of the members, first begun first.
        counted: how many count: finished and not left out.
    """

    panel: StoredPanel
    members: tuple[RunSummary, ...]
    counted: int


@dataclass(frozen=True)
class PanelOpinion:
    """What a panel made of a casus; ``n`` members, and the spread of every question enough of them answered."""

    n: int
    spreads: dict[str, PanelSpread]


class Panels:
    """Nothing of a panel is seen before it ends, and after that it never changes.

    So no difference of two looks can tell what one member chose.

    Args:
        practice: begins and opens the runs of members.
        storage: keeps panels and runs.
        clock: says when a panel ended.
        ids: identifiers that cannot be guessed.
        fewest: number of members from which a panel may be shown.
    """

    def __init__(
        self, practice: Practice, storage: Storage, clock: Clock, ids: IdSource, fewest: int = 5
    ) -> None:
        self._practice, self._storage, self._clock, self._ids = practice, storage, clock, ids
        self.fewest = fewest
        self._opinions: OrderedDict[str, PanelOpinion] = OrderedDict()

    # --- the trainer ---------------------------------------------------------------------------

    def open(self, trainer: Trainer, casus_id: str) -> StoredPanel:
        """Ask for a panel on a casus as it is on offer now.

        Raises:
            ContentNotFoundError: there is no casus of that name.
        """
        casus, hashes = self._practice.on_offer(casus_id)
        panel = StoredPanel(
            panel_id=self._ids.new_id(),
            organisation=trainer.organisation.organisation_id,
            casus_id=casus.id,
            casus_title=casus.card.title,
            created_at=self._clock.now(),
            contents=hashes.model_dump(),
        )
        self._storage.panels.create(panel)
        return panel

    def of(self, trainer: Trainer) -> tuple[PanelView, ...]:
        """The panels of the own organisation, newest first."""
        return tuple(
            self._view(one) for one in self._storage.panels.panels_in(trainer.organisation.organisation_id)
        )

    def leave_out(self, trainer: Trainer, panel_id: str, run_id: str, *, out: bool) -> None:
        """Leave a member out, for instance a try of the trainer, or take it in again; only while the panel is open.

        Raises:
            PanelNotFoundError: it is not the own organisation's.
            PanelClosedError: it has ended.
        """
        self._still_open(trainer, panel_id)
        self._storage.panels.leave_out(panel_id, run_id, out=out)

    def show(self, trainer: Trainer, panel_id: str) -> None:
        """End the panel, and show it beside the reference from now on.

        Raises:
            PanelNotFoundError: it is not the own organisation's.
            PanelTooSmallError: fewer members are done than may be shown.
            PanelClosedError: it has ended already.
        """
        panel = self._still_open(trainer, panel_id)
        counted = _counted(panel, self._storage.runs.runs_for(panel_id))
        if len(counted) < self.fewest:
            raise PanelTooSmallError(len(counted), self.fewest)
        self._end(panel_id, counted)

    def stop(self, trainer: Trainer, panel_id: str) -> None:
        """End the panel without showing it.

        Raises:
            PanelNotFoundError: it is not the own organisation's.
            PanelClosedError: it has ended already.
        """
        self._still_open(trainer, panel_id)
        self._end(panel_id, ())

    # --- a member ------------------------------------------------------------------------------

    def invitation(self, panel_id: str) -> StoredPanel:
        """What a member is asked for.

        Raises:
            PanelNotFoundError: there is no such panel.
        """
        return self._storage.panels.panel(panel_id)

    def begin(self, panel_id: str, pseudonym: str, browser: str) -> RunView:
        """Begin as a member.

        Raises:
            PanelNotFoundError: there is no such panel.
            PanelClosedError: it has ended.
        """
        panel = self.invitation(panel_id)
        if panel.ended_at is not None:
            raise PanelClosedError(panel_id)
        contents = ContentHashes.model_validate(panel.contents)
        return self._practice.begin(
            panel.casus_id, Mode.PANEL, pseudonym, browser, contents=contents, panel=panel_id
        )

    # --- beside the reference ------------------------------------------------------------------

    def beside(self, view: RunView) -> PanelOpinion | None:
        """The panel that a finished run may see: of its organisation, on the same content; None without one."""
        stored, _ = self._storage.runs.load(view.run_id)
        home = stored.organisation
        if stored.panel:
            home = self._storage.panels.panel(stored.panel).organisation
        return self.of_casus(home, view.run.contents)

    def of_casus(self, organisation: str, contents: ContentHashes) -> PanelOpinion | None:
        """The newest panel that an organisation shows on exactly this casus; None without one."""
        if not organisation:
            return None
        for panel in self._storage.panels.panels_in(organisation):
            if panel.shown and panel.contents["casus"] == contents.casus:
                return self._opinion(panel)
        return None

    def credit(self, opinion: PanelOpinion, view: RunView) -> Credit:
        """What the answers of a run earn from the panel."""
        return credit(view.board, opinion.spreads, view.run)

    def _opinion(self, panel: StoredPanel) -> PanelOpinion:
        # a panel that ended never changes: replayed once
        if panel.panel_id not in self._opinions:
            views = [self._practice.open(run_id) for run_id in sorted(panel.counted)]
            board = views[0].board
            found = spreads(board, [view.run for view in views], self.fewest)
            self._opinions[panel.panel_id] = PanelOpinion(len(views), found)
            while len(self._opinions) > _KEPT:
                self._opinions.popitem(last=False)
        return self._opinions[panel.panel_id]

    def _view(self, panel: StoredPanel) -> PanelView:
        members = self._storage.runs.runs_for(panel.panel_id)
        return PanelView(panel, members, len(_counted(panel, members)))

    def _still_open(self, trainer: Trainer, panel_id: str) -> StoredPanel:
        panel = self._storage.panels.panel(panel_id)
        if panel.organisation != trainer.organisation.organisation_id:
            raise PanelNotFoundError(panel_id)
        if panel.ended_at is not None:
            raise PanelClosedError(panel_id)
        return panel

    def _end(self, panel_id: str, counted: Collection[str]) -> None:
        if not self._storage.panels.end(panel_id, self._clock.now(), counted):
            raise PanelClosedError(panel_id)


def _counted(panel: StoredPanel, members: Iterable[RunSummary]) -> frozenset[str]:
    """The runs that count: written down when the panel ended, until then all that are finished and not left out."""
    if panel.ended_at is not None:
        return panel.counted
    return frozenset(one.run_id for one in members if one.finished) - panel.left_out
