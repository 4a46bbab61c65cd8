"""Content as canonical JSON with its SHA-256, and back."""

import hashlib
import json

from pydantic import ValidationError

from mas_sim.content.upgrades import upgrade
from mas_sim.errors import ContentNotFoundError
from mas_sim.model.base import Model
from mas_sim.model.casus import Casus
from mas_sim.model.frameworks import FrameworkSet
from mas_sim.model.instrument import SignallingInstrument
from mas_sim.model.methodology import Methodology
from mas_sim.model.rubric import Rubric

KINDS: dict[str, type[Model]] = {
    "casus": Casus,
    "methodology": Methodology,
    "frameworks": FrameworkSet,
    "instrument": SignallingInstrument,
    "rubric": Rubric,
}


def to_body(model: Model) -> str:
    """Canonical text: keys sorted, no spaces, defaults left out so that a new field changes no old hash."""
    plain = model.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(model: Model) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(to_body(model).encode()).hexdigest()


def from_body(kind: str, body: str) -> Model:
    """The model of a stored body.

    Raises:
        ContentVersionError: the format is too old or too new.
        ContentNotFoundError: the kind is unknown or the body does not fit it.
    """
    if kind not in KINDS:
        raise ContentNotFoundError(kind, "")
    try:
        return KINDS[kind].model_validate(upgrade(json.loads(body)))
    except (ValidationError, ValueError) as error:
        raise ContentNotFoundError(kind, hashlib.sha256(body.encode()).hexdigest()) from error
