"""A ``Desk`` over texts of a few lines, so that the use cases of an author are tested without YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import SimpleNamespace

from mas_sim.application.desk import CASUS_FILE, Files, Played, Reading, Remark
from mas_sim.errors import ContentInvalidError, ContentNotFoundError, ContentProblem
from mas_sim.model.casus import Casus, VariantOf
from mas_sim.model.variant import variant_id
from tests.builders import make_casus

MISTAKE, TOO_EASY = "fout", "te raden"
_SMALL = make_casus()


def plain(casus_id: str, title: str = "Titel", *more: str) -> str:
    """The text of a casus, as this desk reads it."""
    return "\n".join((f"id: {casus_id}", f"title: {title}", *more, ""))


def of(text: str, key: str) -> str:
    """What a text says of a key."""
    found = re.search(rf"^{key}: (.+)$", text, re.MULTILINE)
    return found[1] if found else ""


class PlainDesk:
    """Reads ``id:`` and ``title:``; a line ``fout`` is a mistake, and lint refuses ``te raden``.

    Attributes:
        strict: titles that have come to be mistakes.
        looked: every text that was read, in order.
    """

    form = SimpleNamespace()

    def __init__(self) -> None:
        self.strict: set[str] = set()
        self.looked: list[str] = []
        self.shipped: dict[str, Files] = {
            "klein": {CASUS_FILE: plain("klein", "Kleine casus"), "variant-halt.yaml": plain("", "Halt")}
        }

    def read(self, files: Files) -> Reading:
        text = files.get(CASUS_FILE, MISTAKE)
        self.looked.append(text)
        problems = tuple(
            ContentProblem(name, 1, "Hier staat een fout. Haal hem weg.")
            for name, one in sorted({CASUS_FILE: text, **files}.items())
            if MISTAKE in one or of(one, "title") in self.strict
        )
        wrong = {one.file for one in problems}
        if CASUS_FILE in wrong:
            return Reading((), problems)
        casus = _casus(of(text, "id"), of(text, "title"))
        variants = [
            _casus(casus.id, of(one, "title"), name.removeprefix("variant-").removesuffix(".yaml"))
            for name, one in sorted(files.items())
            if name != CASUS_FILE and name not in wrong
        ]
        return Reading((casus, *variants), problems)

    def play(self, files: Files) -> Mapping[str, Played]:
        refused = [Remark("Dit is te raden. Wissel de plaats af.", refuses=True)] * (
            TOO_EASY in files[CASUS_FILE]
        )
        remark = Remark("Lange zin.", refuses=False)
        return {one.id: Played(10, 30.0, {}, (remark, *refused)) for one in self.read(files).casuses}

    def template(self) -> Files:
        return {CASUS_FILE: plain("sjabloon", "Sjabloon")}

    def files_of(self, casus_id: str) -> Files:
        if casus_id not in self.shipped:
            raise ContentNotFoundError("casus", casus_id)
        return self.shipped[casus_id]

    def renamed(self, files: Files, casus_id: str) -> Files:
        text = re.sub(r"^id: .*$", f"id: {casus_id}", files[CASUS_FILE], count=1, flags=re.MULTILINE)
        return {**files, CASUS_FILE: text}

    def unpack(self, name: str, raw: bytes) -> Files:
        if not raw:
            raise ContentInvalidError((ContentProblem(name, 0, "Dit bestand is leeg. Kies een ander."),))
        return {CASUS_FILE: raw.decode()}

    def pack(self, files: Files, casus_id: str) -> tuple[str, bytes]:
        return f"{casus_id}.yaml", files[CASUS_FILE].encode()


def _casus(casus_id: str, title: str, variant: str = "") -> Casus:
    """Another object every time, as of a desk that reads."""
    made = _SMALL.model_copy(update={"id": casus_id, "card": _SMALL.card.model_copy(update={"title": title})})
    if not variant:
        return made
    told = VariantOf(casus=casus_id, changed="Een ander begin.")
    return made.model_copy(update={"id": variant_id(casus_id, variant), "variant": told})
