"""What an author's use cases need of the content: reading what is being written, and files to exchange."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from mas_sim.application.casus_form import CasusForm
from mas_sim.errors import ContentProblem
from mas_sim.model.casus import Casus

CASUS_FILE = "casus.yaml"
MOST_FILES = 12  # of one casus: more than anyone writes, and a bound for what is taken in
Files = Mapping[str, str]  # text by name: casus.yaml, and a variant-<name>.yaml for every variant


@dataclass(frozen=True)
class Reading:
    """What there is in files, held against what we judge with.

    Attributes:
        casuses: those without mistakes, the casus first, then its variants.
        problems: the mistakes of the others; ``file`` is the name in ``Files``.
    """

    casuses: tuple[Casus, ...]
    problems: tuple[ContentProblem, ...]

    @property
    def casus(self) -> Casus | None:
        """The casus itself, when it has no mistakes."""
        return next((one for one in self.casuses if one.variant is None), None)


@dataclass(frozen=True)
class Remark:
    """What lint says of a casus; ``refuses`` when it must be mended before it is published."""

    message: str
    refuses: bool


@dataclass(frozen=True)
class Played:
    """What the bots of lint made of a casus.

    Attributes:
        minutes: reading time along the reference.
        lix: readability of what the trainee reads.
        shares: per lazy strategy, in Dutch, the share of choices at the reference, 0 to 1.
        remarks: what to look at.
    """

    minutes: int
    lix: float
    shares: Mapping[str, float]
    remarks: tuple[Remark, ...]


class Desk(Protocol):
    """Texts of casuses: read, checked, played by bots, copied, packed and unpacked."""

    @property
    def form(self) -> CasusForm:
        """The form beside the text of a casus."""

    def read(self, files: Files) -> Reading:
        """The casuses in these files, with the same messages as ``mas-sim validate``."""

    def play(self, files: Files) -> Mapping[str, Played]:
        """What ``mas-sim lint`` says of the valid casuses in these files, by id."""

    def template(self) -> Files:
        """The small complete casus that authors begin with."""

    def files_of(self, casus_id: str) -> Files:
        """The files of a casus of this installation; ContentNotFoundError when there are none."""

    def renamed(self, files: Files, casus_id: str) -> Files:
        """The same casus under another id."""

    def unpack(self, name: str, raw: bytes) -> Files:
        """What is in a yaml file or a zip; ContentInvalidError says what is wrong with it."""

    def pack(self, files: Files, casus_id: str) -> tuple[str, bytes]:
        """Name and content of one yaml file, or of a zip when there are variants."""
