"""The one place where everything is wired. app.py and the command line are its only callers."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mas_sim import web
from mas_sim.application.contents import Contents
from mas_sim.application.groups import Groups
from mas_sim.application.manuscripts import Manuscripts
from mas_sim.application.panels import Panels
from mas_sim.application.ports import Storage
from mas_sim.application.practice import Practice
from mas_sim.application.published import PublishedLibrary
from mas_sim.application.reviews import Reviews
from mas_sim.application.trainers import Trainers
from mas_sim.application.workshops import Workshops
from mas_sim.content import hashing
from mas_sim.content.desk import FileDesk
from mas_sim.content.library import FileContentLibrary
from mas_sim.scoring.justification.scorer import LazyScorer
from mas_sim.settings import TEMPLATE, Settings, project_folder
from mas_sim.storage.opening import open_storage
from mas_sim.storage.passwords import Argon2Passwords
from mas_sim.storage.system import RandomIds, SystemClock
from mas_sim.ui import holder
from mas_sim.ui.offline import ask_nobody
from mas_sim.ui.steady_theme import steady_theme

if TYPE_CHECKING:
    from mas_sim.scoring.justification.rules import RulesScorer
    from mas_sim.scoring.justification.shelf import Facts


@dataclass(frozen=True)
class Services:
    """What the screens and the routes use."""

    practice: Practice
    storage: Storage
    trainers: Trainers
    reviews: Reviews
    groups: Groups
    workshops: Workshops
    panels: Panels
    manuscripts: Manuscripts
    public_url: str | None = None

    def ping(self) -> None:
        """Return when the database answers, else raise a StorageError."""
        self.storage.ping()

    def mark(self, token: str) -> str:
        """What stands for the screen of the holder of this seat in a group."""
        # the command line needs no screens
        from mas_sim.ui.pages.group_seat import mark

        return mark(self, token)

    def close(self) -> None:
        """Let go of the database and its server lock."""
        self.storage.close()


def build(settings: Settings | None = None, *, server: bool = True) -> Services:
    """Services over the content and database of these settings, placed for the screens.

    Raises:
        SettingsError: a setting cannot be used.
        ContentInvalidError: the content we judge with has mistakes; nothing is started.
        StorageError: the database cannot be opened.
    """
    chosen = settings or Settings.from_environment()
    library = library_of(chosen, cache=chosen.cache)
    storage = open_storage(chosen.database_url, server=server)
    desk = FileDesk(library, chosen.scenarios, project_folder() / TEMPLATE)
    offered = PublishedLibrary(library, storage.manuscripts, desk)
    contents = Contents(offered, hashing, storage.contents)
    practice = Practice(
        offered, contents, storage, SystemClock(), RandomIds(), LazyScorer(lambda: scorer_of(library))
    )
    trainers = Trainers(storage.trainers, Argon2Passwords(), SystemClock(), RandomIds())
    groups = Groups(contents, storage, SystemClock(), RandomIds(), chosen.group_minimum)
    services = Services(
        practice,
        storage,
        trainers,
        Reviews(practice, storage, SystemClock()),
        groups,
        Workshops(groups, practice),
        Panels(practice, storage, SystemClock(), RandomIds(), chosen.group_minimum),
        Manuscripts(storage.manuscripts, desk, offered, SystemClock(), RandomIds()),
        chosen.public_url,
    )
    ask_nobody()
    steady_theme()
    holder.place(services)
    web.use(services)
    return services


def library_of(settings: Settings, *, cache: Path | None = None) -> FileContentLibrary:
    """The content on disk, with local agreements and laws applied; every file is read unless there is a cache."""
    return FileContentLibrary(
        settings.scenarios,
        settings.assessments,
        overlay=settings.overlay,
        instrument=settings.instrument,
        laws=frozenset(settings.laws),
        cache=cache / _of(settings) if cache else None,
    )


def _of(settings: Settings) -> str:
    """A folder of the cache for these casuses, so that two servers do not undo each other's."""
    named = repr((str(settings.scenarios), str(settings.assessments), str(settings.overlay), settings.laws))
    return hashlib.sha256(named.encode()).hexdigest()[:12]


def scorer_of(library: FileContentLibrary, beside: "Facts" = MappingProxyType({})) -> "RulesScorer":
    """The scorer ``regels``, named after the hash of its phrases.

    Args:
        library: phrases, rubric and the casuses on the shelf.
        beside: facts of casuses that are not on the shelf, by id.
    """
    # the rules and what they import are needed when the first motivering comes, not before
    from mas_sim.scoring.justification.rules import RulesScorer

    cues = library.cues()

    def shelf() -> "Facts":
        told: dict[str, tuple[str, ...]] = {}
        for casus in library.casuses():  # a variant shares its words with its casus, and counts as that
            facts = tuple(fact.text for fact in casus.dossier.facts)
            told[casus.family] = told.get(casus.family, ()) + facts
        return told | dict(beside)

    return RulesScorer(cues, library.rubric(), hashing.content_hash(cues)[:8], shelf)
