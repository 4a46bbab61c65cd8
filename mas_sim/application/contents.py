"""The content a run or session is judged with: stored by hash, and with the judges over it."""

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeVar

from mas_sim.application.library import ContentCodec, ContentLibrary
from mas_sim.application.ports import ContentStore
from mas_sim.engine.board import Board
from mas_sim.engine.bot import Policy, play
from mas_sim.errors import ContentNotFoundError
from mas_sim.model.actions import ContentHashes, Mode
from mas_sim.model.base import Model
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.rubric import ExamRubric, Rubric
from mas_sim.scoring.report import Judges

M = TypeVar("M", bound=Model)
KEPT_CONTENTS = 32


@dataclass(frozen=True)
class Bundle:
    """The five pieces of content a run is judged with."""

    casus: Casus
    methodology: Methodology
    frameworks: FrameworkSet
    instrument: SignallingInstrument
    rubric: Rubric

    def parts(self) -> dict[str, Model]:
        """The pieces by kind."""
        return {
            "casus": self.casus,
            "methodology": self.methodology,
            "frameworks": self.frameworks,
            "instrument": self.instrument,
            "rubric": self.rubric,
        }

    def hashes(self, codec: ContentCodec) -> ContentHashes:
        """The hash of each piece."""
        return ContentHashes.model_validate(
            {kind: codec.content_hash(model) for kind, model in self.parts().items()}
        )


def bundle_of(library: ContentLibrary, casus_id: str) -> Bundle:
    """A casus with everything it is judged with now.

    Raises:
        ContentNotFoundError: there is no casus of that name.
    """
    return Bundle(
        library.casus(casus_id),
        library.methodology(),
        library.frameworks(),
        library.instrument(),
        library.rubric(),
    )


def judges_of(bundle: Bundle, hashes: ContentHashes) -> Judges:
    """Judges over a bundle; plays the reference once to have its path."""
    board = Board(bundle.casus, bundle.instrument)
    moment = dt.datetime.combine(bundle.casus.dossier.reference_date, dt.time(), dt.UTC)
    run = play(board, hashes, Mode.OEFENEN, Policy.REFERENCE, 0, moment)
    return Judges(board, bundle.methodology, bundle.frameworks, run)


class Contents:
    """Casuses on offer with what they are judged by, and everything that was ever judged with.

    Args:
        library: the content on offer now.
        codec: model to text and hash, and back.
        store: keeps every piece by its hash.
    """

    def __init__(self, library: ContentLibrary, codec: ContentCodec, store: ContentStore) -> None:
        self._library, self._codec, self._store = library, codec, store
        self._judges: OrderedDict[ContentHashes, Judges] = OrderedDict()
        self._current: dict[str, tuple[Bundle, ContentHashes]] = {}

    def current(self, casus_id: str) -> tuple[Bundle, ContentHashes]:
        """A casus as it is on offer now, stored before anything refers to it.

        Raises:
            ContentNotFoundError: there is no casus of that name.
        """
        kept = self._current.get(casus_id)
        # a casus that was published anew, or a draft that went on, is another one
        if kept is None or kept[0].casus is not self._library.casus(casus_id):
            bundle = bundle_of(self._library, casus_id)
            hashes = self._keep(bundle)
            self._remember(hashes, judges_of(bundle, hashes))
            kept = self._current[casus_id] = bundle, hashes
        return kept

    def exam_rubric(self) -> ExamRubric:
        """The criteria of the oefenexamen as they are on offer now."""
        return self._library.exam_rubric()

    def _keep(self, bundle: Bundle) -> ContentHashes:
        """Store the content of a bundle by hash, before any run refers to it."""
        hashes = bundle.hashes(self._codec)
        for kind, model in bundle.parts().items():
            self._store.put(kind, getattr(hashes, kind), self._codec.to_body(model))
        return hashes

    def judges_for(self, hashes: ContentHashes) -> Judges:
        """The judges over stored content.

        Raises:
            ContentNotFoundError: a piece is not in the store.
        """
        if hashes not in self._judges:
            self._remember(hashes, judges_of(self._stored_bundle(hashes), hashes))
        self._judges.move_to_end(hashes)
        return self._judges[hashes]

    def _remember(self, hashes: ContentHashes, judges: Judges) -> None:
        self._judges[hashes] = judges
        while len(self._judges) > KEPT_CONTENTS:
            self._judges.popitem(last=False)

    def _stored_bundle(self, hashes: ContentHashes) -> Bundle:
        return Bundle(
            casus=self._stored(Casus, "casus", hashes.casus),
            methodology=self._stored(Methodology, "methodology", hashes.methodology),
            frameworks=self._stored(FrameworkSet, "frameworks", hashes.frameworks),
            instrument=self._stored(SignallingInstrument, "instrument", hashes.instrument),
            rubric=self._stored(Rubric, "rubric", hashes.rubric),
        )

    def _stored(self, kind_of: type[M], kind: str, content_hash: str) -> M:
        stored_kind, body = self._store.get(content_hash)
        model = self._codec.from_body(stored_kind, body)
        if not isinstance(model, kind_of):
            raise ContentNotFoundError(kind, content_hash)
        return model
