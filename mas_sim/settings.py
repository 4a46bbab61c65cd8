"""The settings of the program, all from environment variables.

    MAS_SIM_DATABASE_URL  sqlite:///<file> or postgresql://…; default data/mas-simulator.db
    MAS_SIM_SCENARIOS     folder with the casuses; default scenarios/
    MAS_SIM_ASSESSMENTS   folder with what is judged with; default assessments/
    MAS_SIM_CACHE         folder that saves reading unchanged casuses again, or uit; default data/cache
    MAS_SIM_OVERLAY       file with lokale afspraken (optional)
    MAS_SIM_INSTRUMENT    file with another signaleringsinstrument (optional)
    MAS_SIM_LAWS          pending laws to take as in force, comma separated: 36663
    MAS_SIM_GROUP_MINIMUM number of answers from which a group gets figures and minutes, 3 to 40; default 5
    MAS_SIM_PUBLIC_URL    where people reach the server, for links and QR codes (optional)

Defaults lie in the project folder: the one that holds ``scenarios/`` beside this
package, else the working directory. An empty variable counts as absent.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from mas_sim.errors import SettingsError

TEMPLATE = Path("scenarios") / "_sjabloon" / "sjabloon"  # of authors, in the project folder
DATABASE_FILE = Path("data") / "mas-simulator.db"
CACHE_FOLDER = Path("data") / "cache"
NO_CACHE = "uit"
GROUP_MINIMUM = 5
_GROUP_SIZES = range(3, 41)
_LAW = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything an operator can choose.

    Attributes:
        database_url: where runs are kept.
        scenarios: existing folder with the casuses.
        assessments: existing folder with methodology, frameworks, instruments, rubrics.
        cache: folder in which casuses are kept as they were read, made when needed; None for no cache.
        overlay: existing file with lokale afspraken.
        instrument: existing file with the instrument that replaces ours.
        laws: ids of pending laws that count as in force.
        group_minimum: number of answers from which figures of a group are made.
        public_url: address of the server without a closing slash.
    """

    database_url: str
    scenarios: Path
    assessments: Path
    cache: Path | None = None
    overlay: Path | None = None
    instrument: Path | None = None
    laws: tuple[str, ...] = ()
    group_minimum: int = GROUP_MINIMUM
    public_url: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """The settings of this process.

        Raises:
            SettingsError: a value cannot be used; names the variable.
        """
        values = {name: value.strip() for name, value in environ.items() if value.strip()}
        project = project_folder()
        return cls(
            database_url=_database_url(values, project),
            scenarios=_folder(values, "MAS_SIM_SCENARIOS", project / "scenarios"),
            assessments=_folder(values, "MAS_SIM_ASSESSMENTS", project / "assessments"),
            cache=_cache(values, project / CACHE_FOLDER),
            overlay=_file(values, "MAS_SIM_OVERLAY"),
            instrument=_file(values, "MAS_SIM_INSTRUMENT"),
            laws=_laws(values),
            group_minimum=_group_minimum(values),
            public_url=_public_url(values),
        )


def project_folder() -> Path:
    """The folder with ``scenarios/`` beside this package, else the working directory."""
    beside = Path(__file__).resolve().parents[1]
    return beside if (beside / "scenarios").is_dir() else Path.cwd()


def _database_url(values: Mapping[str, str], project: Path) -> str:
    """The URL; only its form is judged here, and a refusal never shows a password."""
    url = values.get("MAS_SIM_DATABASE_URL")
    if url is None:
        return f"sqlite:///{project / DATABASE_FILE}"
    scheme, separator, rest = url.partition("://")
    if not separator or not rest or not scheme.startswith(("sqlite", "postgres")):
        raise SettingsError("MAS_SIM_DATABASE_URL", f"{scheme}://…" if separator else "…")
    return url


def _folder(values: Mapping[str, str], name: str, default: Path) -> Path:
    path = Path(values.get(name, default)).expanduser().resolve()
    if not path.is_dir():
        raise SettingsError(name, str(path))
    return path


def _file(values: Mapping[str, str], name: str) -> Path | None:
    if name not in values:
        return None
    path = Path(values[name]).expanduser().resolve()
    if not path.is_file():
        raise SettingsError(name, str(path))
    return path


def _cache(values: Mapping[str, str], default: Path) -> Path | None:
    text = values.get("MAS_SIM_CACHE")
    return None if text == NO_CACHE else Path(text or default).expanduser().resolve()


def _laws(values: Mapping[str, str]) -> tuple[str, ...]:
    text = values.get("MAS_SIM_LAWS", "")
    laws = tuple(dict.fromkeys(law.strip() for law in text.split(",") if law.strip()))
    if not all(map(_LAW.fullmatch, laws)):
        raise SettingsError("MAS_SIM_LAWS", text)
    return laws


def _group_minimum(values: Mapping[str, str]) -> int:
    text = values.get("MAS_SIM_GROUP_MINIMUM", str(GROUP_MINIMUM))
    if not text.isdecimal() or int(text) not in _GROUP_SIZES:
        raise SettingsError("MAS_SIM_GROUP_MINIMUM", text)
    return int(text)


def _public_url(values: Mapping[str, str]) -> str | None:
    url = values.get("MAS_SIM_PUBLIC_URL")
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise SettingsError("MAS_SIM_PUBLIC_URL", url) from error
    usable = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    if not usable or parts.query or parts.fragment:
        raise SettingsError("MAS_SIM_PUBLIC_URL", url.rpartition("@")[2])
    return url.rstrip("/")
