"""Where bootstrap places the services and the script finds them; tests place fakes."""

from typing import Protocol

from mas_sim.application.groups import Groups
from mas_sim.application.manuscripts import Manuscripts
from mas_sim.application.panels import Panels
from mas_sim.application.practice import Practice
from mas_sim.application.reviews import Reviews
from mas_sim.application.trainers import Trainers
from mas_sim.application.workshops import Workshops


class Services(Protocol):
    """What the screens use."""

    @property
    def practice(self) -> Practice:
        """The use cases of a trainee."""

    @property
    def trainers(self) -> Trainers:
        """The use cases at the door of the trainers."""

    @property
    def reviews(self) -> Reviews:
        """The use cases of a trainer who judges."""

    @property
    def groups(self) -> Groups:
        """The use cases of a groepssessie."""

    @property
    def workshops(self) -> Workshops:
        """The use cases of a workshop."""

    @property
    def panels(self) -> Panels:
        """The use cases of a panel."""

    @property
    def manuscripts(self) -> Manuscripts:
        """The use cases of an author."""

    @property
    def public_url(self) -> str | None:
        """Where people reach the server; None when the operator did not say."""


class _Holder:
    services: Services | None = None


def place(services: Services) -> None:
    """Make these the services of every session in this process."""
    _Holder.services = services


def current() -> Services:
    """The placed services.

    Raises:
        RuntimeError: bootstrap has not run; a mistake in the code, not of a user.
    """
    if _Holder.services is None:
        raise RuntimeError("bootstrap has not placed services")
    return _Holder.services
