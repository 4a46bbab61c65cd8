"""A casus as a file to give to another organisation: one yaml file, or a zip with its variants."""

import io
import lzma
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from mas_sim.application.desk import CASUS_FILE, MOST_FILES, Files
from mas_sim.content.source import MAX_BYTES
from mas_sim.errors import ContentInvalidError, ContentProblem

_VARIANT = re.compile(r"variant-[a-z0-9]+(?:[-_][a-z0-9]+)*\.yaml")
_LONGEST_NAME = 100  # no folder holds one of more than 255
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # what a zip begins with, and an empty one
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
    OverflowError,
)
_FIXED = (1980, 1, 1, 0, 0, 0)  # the same files give the same zip


def is_casus_file(name: str) -> bool:
    """True for the name of a casus or of a variant, without a folder."""
    return name == CASUS_FILE or (len(name) <= _LONGEST_NAME and _VARIANT.fullmatch(name) is not None)


def pack(files: Files, casus_id: str) -> tuple[str, bytes]:
    """Name and content of one yaml file, or of a zip when there are variants."""
    if set(files) == {CASUS_FILE}:
        return f"{casus_id}.yaml", encoded(files[CASUS_FILE])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{casus_id}/{name}", _FIXED), encoded(files[name]))
    return f"{casus_id}.zip", packed.getvalue()


def encoded(text: str) -> bytes:
    """The text as it stands in a file; a lone surrogate, which no file holds, becomes a question mark."""
    return text.encode("utf-8", "replace")


def unpack(name: str, raw: bytes) -> dict[str, str]:
    """What is in a yaml file or a zip; names without their folder.

    Raises:
        ContentInvalidError: what is wrong with it, and what to do.
    """
    if raw.startswith(_ZIP):
        return _unzipped(name, raw)
    return {CASUS_FILE: _text(name, raw)}


def _unzipped(name: str, raw: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for entry in archive.infolist():
                inside = PurePosixPath(entry.filename.replace("\\", "/")).name
                if not is_casus_file(inside) or entry.is_dir():
                    continue
                if inside in found:
                    raise _refused(name, f"Er zit meer dan één {inside} in. Geef elke casus een eigen zip.")
                if len(found) == MOST_FILES:
                    raise _refused(name, f"Er zitten meer dan {MOST_FILES} casusbestanden in. Verdeel ze.")
                with archive.open(entry) as file:
                    found[inside] = _text(f"{name}: {inside}", file.read(MAX_BYTES + 1))
    except _BROKEN as error:
        raise _refused(
            name, "Deze zip kan niet worden gelezen. Maak hem opnieuw, zonder wachtwoord."
        ) from error
    if CASUS_FILE not in found:
        raise _refused(
            name, f"Er zit geen {CASUS_FILE} in. Zet het bestand van de casus onder die naam in de zip."
        )
    return found


def _text(name: str, raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _refused(
            name, f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Een casus is veel kleiner."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(
            name, "Dit bestand is geen UTF-8. Sla het op als UTF-8 en lees het opnieuw in."
        ) from error
    if "\0" in text:
        raise _refused(name, "Dit is geen tekstbestand. Kies het yaml-bestand van een casus.")
    return text.replace("\r\n", "\n")


def _refused(name: str, message: str) -> ContentInvalidError:
    return ContentInvalidError((ContentProblem(name, 0, message),))
