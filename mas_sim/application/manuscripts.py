"""Use cases of an author: begin a casus, write it in versions, have it checked, and publish it."""

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mas_sim.application.desk import CASUS_FILE, Desk, Files, Played, Reading
from mas_sim.application.manuscript_store import (
    ManuscriptStore,
    StoredManuscript,
    StoredPublication,
    StoredVersion,
)
from mas_sim.application.ports import Clock, IdSource
from mas_sim.application.published import DRAFT, PublishedLibrary
from mas_sim.application.trainers import Trainer
from mas_sim.errors import CasusTakenError, CasusUnfitError, ContentInvalidError, ManuscriptNotFoundError

UNTITLED = "Zonder titel"
_VARIANT = """\
# Hetzelfde dossier met één signaal anders. Schrijf per plek wat daar komt te staan; de rest is als in casus.yaml.
schema_version: 1
title: {title} # verraadt niet wat er anders is
changed: Vul in welk signaal anders is; een deelnemer leest dit na het spelen.
replace:
  # een item van een lijst noem je met zijn id, bijvoorbeeld dossier/facts/gezag/text
  - at: card/title
    with: {title}
"""


@dataclass(frozen=True)
class Manuscript:
    """A casus being written, as it stands.

    Attributes:
        number: of the newest version.
        title: of the casus when it could last be read.
        files: its texts.
        reading: what is in them, and what is wrong.
        on_shelf: number of the version that is published; None when none is.
    """

    manuscript_id: str
    number: int
    title: str
    files: Files
    reading: Reading
    on_shelf: int | None

    @property
    def draft_id(self) -> str:
        """By what name it is begun or opened for a group, although it is not published."""
        return DRAFT + self.manuscript_id


@dataclass(frozen=True)
class ManuscriptLine:
    """A manuscript in a list: its newest version, and the published one, if any."""

    version: StoredVersion
    on_shelf: int | None


class Manuscripts:
    """What a trainer writes; nobody else sees it before it is published, and nothing is overwritten.

    Args:
        store: keeps manuscripts, versions and publications.
        desk: reads and checks texts.
        library: what is on offer, published casuses included.
        clock: says when.
        ids: identifiers that cannot be guessed.
    """

    def __init__(
        self, store: ManuscriptStore, desk: Desk, library: PublishedLibrary, clock: Clock, ids: IdSource
    ) -> None:
        self._store, self._desk, self._library = store, desk, library
        self._clock, self._ids = clock, ids
        self.form = desk.form

    # --- beginning -----------------------------------------------------------------------------

    def of(self, trainer: Trainer) -> tuple[ManuscriptLine, ...]:
        """The own manuscripts, last changed first."""
        shelf = {one.manuscript_id: one.version for one in self._store.publications()}
        return tuple(
            ManuscriptLine(one, shelf.get(one.manuscript_id))
            for one in self._store.newest_by(trainer.trainer_id)
        )

    def begin(self, trainer: Trainer) -> str:
        """Begin with the template; the id of the manuscript."""
        return self._new(trainer, self._renamed(self._desk.template(), "nieuw"), "Begonnen met het sjabloon")

    def copy(self, trainer: Trainer, casus_id: str) -> str:
        """Begin with a copy of a casus on offer.

        Raises:
            ContentNotFoundError: there is no text of this casus.
        """
        title = self._library.casus(casus_id).card.title
        files = self._library.files_of(casus_id) or self._desk.files_of(casus_id)
        only = {CASUS_FILE: files[CASUS_FILE]}
        return self._new(trainer, self._renamed(only, f"{casus_id}-kopie"), f"Kopie van ‘{title}’")

    def take_in(self, trainer: Trainer, name: str, raw: bytes) -> str:
        """Begin with a file from elsewhere.

        Raises:
            ContentInvalidError: it is no casus file or zip of casus files; says what to do.
        """
        return self._new(trainer, self._desk.unpack(name, raw), f"Ingelezen uit {name}")

    # --- writing -------------------------------------------------------------------------------

    def open(self, trainer: Trainer, manuscript_id: str) -> Manuscript:
        """The own manuscript as it stands.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        self._own(trainer, manuscript_id)
        newest = self._store.newest(manuscript_id)
        if newest is None:
            raise ManuscriptNotFoundError(manuscript_id)
        files = self._library.files(manuscript_id, newest.number)
        shelf = {one.manuscript_id: one.version for one in self._store.publications()}
        reading = self._desk.read(files)
        return Manuscript(
            manuscript_id, newest.number, newest.title, files, reading, shelf.get(manuscript_id)
        )

    def save(self, trainer: Trainer, manuscript: Manuscript, files: Files, note: str = "") -> Manuscript:
        """Store these texts as the next version; nothing is stored when nothing changed.

        Another tab may have stored a version in between: both are kept, and the number tells.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        self._own(trainer, manuscript.manuscript_id)
        if dict(files) == dict(manuscript.files):
            return manuscript
        self._store_version(manuscript.manuscript_id, files, note)
        return self.open(trainer, manuscript.manuscript_id)

    def versions(self, trainer: Trainer, manuscript_id: str) -> tuple[StoredVersion, ...]:
        """All versions, newest first.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        self._own(trainer, manuscript_id)
        return self._store.versions(manuscript_id)

    def version(self, trainer: Trainer, manuscript_id: str, number: int) -> Files:
        """The texts of one version.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        self._own(trainer, manuscript_id)
        return self._library.files(manuscript_id, number)

    def difference(self, trainer: Trainer, manuscript_id: str, older: int, newer: int) -> tuple[str, ...]:
        """Lines that differ between two versions, as a unified diff.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        before, after = (self.version(trainer, manuscript_id, one) for one in (older, newer))
        return tuple(
            line.rstrip("\n")
            for name in sorted({*before, *after})
            for line in difflib.unified_diff(
                before.get(name, "").splitlines(),
                after.get(name, "").splitlines(),
                f"{name} (versie {older})",
                f"{name} (versie {newer})",
                lineterm="",
            )
        )

    def drafts(self, trainer: Trainer) -> dict[str, str]:
        """Titles of the own manuscripts without mistakes, by what name each is begun or opened for a group."""
        return {
            DRAFT + one.manuscript_id: one.title
            for one in self._store.newest_by(trainer.trainer_id)
            if self._library.is_playable(one.manuscript_id, one.number)
        }

    def with_variant(self, manuscript: Manuscript) -> Files:
        """Its texts with one more variant, that as yet only has another title."""
        number = next(
            one for one in range(2, len(manuscript.files) + 3) if _variant(one) not in manuscript.files
        )
        title = json.dumps(f"{manuscript.title}: dossier {number}", ensure_ascii=False)
        return {**manuscript.files, _variant(number): _VARIANT.format(title=title)}

    def play(self, manuscript: Manuscript) -> Mapping[str, Played]:
        """What the bots of lint made of its valid casuses, by id."""
        return self._desk.play(manuscript.files)

    def pack(self, manuscript: Manuscript) -> tuple[str, bytes]:
        """Name and content of a file to give to another organisation."""
        casus = manuscript.reading.casus
        return self._desk.pack(manuscript.files, casus.id if casus else "casus")

    # --- publishing ----------------------------------------------------------------------------

    def publish(self, trainer: Trainer, manuscript: Manuscript) -> None:
        """Put this version on the start screen of everyone here, in place of an earlier one of this manuscript.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
            ContentInvalidError: it has mistakes.
            CasusUnfitError: lint refuses it.
            CasusTakenError: another casus on offer has this id.
        """
        self._own(trainer, manuscript.manuscript_id)
        casus = manuscript.reading.casus
        if casus is None or manuscript.reading.problems:
            raise ContentInvalidError(manuscript.reading.problems)
        taken = self._library.elsewhere(manuscript.manuscript_id)
        for one in manuscript.reading.casuses:  # a variant has an id too
            if one.id in taken:
                raise CasusTakenError(one.id)
        played = self.play(manuscript).values()
        refused = [one.message for found in played for one in found.remarks if one.refuses]
        if refused:
            raise CasusUnfitError(" ".join(refused))
        # under another id than before, the earlier one goes off the shelf
        earlier = [one for one in self._on_shelf(manuscript) if one.casus_id != casus.id]
        placed = StoredPublication(
            casus_id=casus.id,
            manuscript_id=manuscript.manuscript_id,
            version=manuscript.number,
            on_shelf=True,
            at=self._clock.now(),
        )
        self._store.publish(placed)
        self._take_off(earlier)

    def withdraw(self, trainer: Trainer, manuscript: Manuscript) -> None:
        """Take it off the start screen; whoever began it goes on.

        Raises:
            ManuscriptNotFoundError: there is none, or a colleague writes it.
        """
        self._own(trainer, manuscript.manuscript_id)
        self._take_off(self._on_shelf(manuscript))

    def _on_shelf(self, manuscript: Manuscript) -> list[StoredPublication]:
        return [one for one in self._store.publications() if one.manuscript_id == manuscript.manuscript_id]

    def _take_off(self, publications: Sequence[StoredPublication]) -> None:
        for one in publications:
            self._store.publish(replace(one, on_shelf=False, at=self._clock.now()))

    # --- parts ---------------------------------------------------------------------------------

    def _new(self, trainer: Trainer, files: Files, note: str) -> str:
        manuscript = StoredManuscript(
            manuscript_id=self._ids.new_id(),
            author=trainer.trainer_id,
            organisation=trainer.organisation.organisation_id,
            created_at=self._clock.now(),
        )
        self._store.create(manuscript)
        self._store_version(manuscript.manuscript_id, files, note)
        return manuscript.manuscript_id

    def _store_version(self, manuscript_id: str, files: Files, note: str) -> None:
        casus = self._desk.read(files).casus
        if casus:
            title = casus.card.title
        else:  # one with a mistake in it for a moment keeps its name
            before = self._store.newest(manuscript_id)
            title = before.title if before else UNTITLED
        body = json.dumps(dict(files))  # in ascii: no database refuses what was pasted
        self._store.add_version(manuscript_id, body, title, note, self._clock.now())

    def _renamed(self, files: Files, casus_id: str) -> Files:
        """Under an id that nothing on offer has."""
        taken = {one.id for one in self._library.summaries()}
        number = next(one for one in range(1, len(taken) + 2) if _numbered(casus_id, one) not in taken)
        return self._desk.renamed(files, _numbered(casus_id, number))

    def _own(self, trainer: Trainer, manuscript_id: str) -> None:
        if self._store.manuscript(manuscript_id).author != trainer.trainer_id:
            raise ManuscriptNotFoundError(manuscript_id)


def _variant(number: int) -> str:
    return f"variant-dossier-{number}.yaml"


def _numbered(casus_id: str, number: int) -> str:
    return casus_id if number == 1 else f"{casus_id}-{number}"
