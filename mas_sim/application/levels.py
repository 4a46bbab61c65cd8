"""Levels of a motivering: given once per text, kept, and read back."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable

from mas_sim.application.ports import Clock, Storage
from mas_sim.application.trust import marked, trust
from mas_sim.engine.board import Board
from mas_sim.model.justification import Assessment, Assessor, FlagRaised, ScoringContext
from mas_sim.model.methodology import Methodology
from mas_sim.model.run import Run
from mas_sim.scoring.justification.context import of_run
from mas_sim.scoring.justification.scorer import JustificationScorer

USED_BEFORE = "eerder_ingeleverd"
_NEARLY_EQUAL = 90.0  # rapidfuzz ratio, 0-100
_LOOKED_BACK = 500
_LONG_ENOUGH = 80  # characters; short texts are alike by chance
_KEPT = 512
_COUNTED = 5000
_LOOK_AGAIN = dt.timedelta(minutes=10)


class Levels:
    """Scores a motivering when its levels are first asked for.

    Args:
        scorer: gives the levels.
        storage: keeps every assessment, and knows which runs belong together.
        clock: says when.
    """

    def __init__(self, scorer: JustificationScorer, storage: Storage, clock: Clock) -> None:
        self._scorer, self._storage, self._clock = scorer, storage, clock
        self._store = storage.assessments
        self._trusted: tuple[dt.datetime, frozenset[str]] | None = None
        self._seen: OrderedDict[tuple[str, str, int], Assessment] = OrderedDict()

    def of(self, run_id: str, board: Board, methodology: Methodology, run: Run, subject: str) -> Assessment:
        """The levels of the motivering of a subject as it now reads.

        Raises:
            KeyError: the subject was not explained.
            StorageError: they could not be read or kept.
        """
        said = run.justifications[subject]
        version = 2 if subject in run.first_justifications else 1
        key = (run_id, subject, version)
        if key not in self._seen:
            found = self._stored(run_id, subject, version)
            if found is None:
                found = self._score(
                    run_id, said.text, self.context(board, methodology, run, subject), version
                )
                self._store.add(
                    run_id, subject, found.assessor.value, found.model_dump_json(), self._clock.now()
                )
            self._remember(key, found)
        return self._seen[key]

    def trusted(self, criteria: Iterable[str]) -> frozenset[str]:
        """Criteria on which the rules agree enough with trainers of this installation; looked up now and then."""
        now = self._clock.now()
        if self._trusted is None or now - self._trusted[0] > _LOOK_AGAIN:
            stored = [
                kept
                for kind in (Assessor.TRAINER, Assessor.RULES)
                for kept in self._store.latest(kind.value, _COUNTED)
            ]
            found = frozenset(one.criterion for one in trust(marked(stored), criteria) if one.trusted)
            self._trusted = now, found
        return self._trusted[1]

    def personal_data(self, board: Board, methodology: Methodology, run: Run, text: str) -> tuple[str, ...]:
        """Pieces of free text that look like a real person's data."""
        return self._scorer.personal_data(text, self.context(board, methodology, run, "routes"))

    def context(self, board: Board, methodology: Methodology, run: Run, subject: str) -> ScoringContext:
        """What the rules may know of this run."""
        return of_run(board.casus, methodology, board.instrument, run, subject)

    def _stored(self, run_id: str, subject: str, version: int) -> Assessment | None:
        for kept in self._store.of(run_id):
            if kept.subject == subject and kept.assessor == Assessor.RULES.value:
                found = Assessment.model_validate_json(kept.body)
                if found.version == version:
                    return found
        return None

    def _score(self, run_id: str, text: str, context: ScoringContext, version: int) -> Assessment:
        found = self._scorer.score(text, context)
        extra = (FlagRaised(flag=USED_BEFORE),) if self._used_before(run_id, text) else ()
        changes = {"version": version, "text": text, "at": self._clock.now(), "flags": found.flags + extra}
        return found.model_copy(update=changes)

    def _used_before(self, run_id: str, text: str) -> bool:
        """True when a text of another run of the same organisation is nearly the same."""
        if len(text) < _LONG_ENOUGH:
            return False
        # only here: the first screen must not wait for them
        from rapidfuzz.fuzz import ratio

        from mas_sim.scoring.justification.words import plain

        flat = plain(text)
        alike = {
            kept.run_id
            for kept in self._store.latest(Assessor.RULES.value, _LOOKED_BACK)
            if kept.run_id != run_id
            and ratio(flat, plain(Assessment.model_validate_json(kept.body).text), score_cutoff=_NEARLY_EQUAL)
        }
        runs = self._storage.runs
        home = runs.load(run_id)[0].organisation if alike else ""
        return any(runs.load(other)[0].organisation == home for other in alike)

    def _remember(self, key: tuple[str, str, int], found: Assessment) -> None:
        self._seen[key] = found
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
