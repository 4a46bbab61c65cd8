"""The services that the routes use, placed when the server starts."""

from typing import Protocol

from mas_sim.application.groups import Groups
from mas_sim.application.practice import Practice
from mas_sim.application.trainers import Trainers
from mas_sim.application.workshops import Workshops


class Services(Protocol):
    """What the routes need."""

    @property
    def practice(self) -> Practice:
        """The use cases."""

    @property
    def trainers(self) -> Trainers:
        """The use cases at the door of the trainers."""

    @property
    def groups(self) -> Groups:
        """The use cases of a groepssessie."""

    @property
    def workshops(self) -> Workshops:
        """The use cases of a workshop."""

    @property
    def public_url(self) -> str | None:
        """Where people reach the server, when the operator says so."""

    def mark(self, token: str) -> str:
        """What stands for the screen of the holder of this seat; a MasSimError when there is no such screen."""

    def ping(self) -> None:
        """Return when the database answers."""


class _Holder:
    services: Services | None = None


def use(services: Services) -> None:
    """Serve with these services from now on."""
    _Holder.services = services


def current() -> Services:
    """The placed services; RuntimeError when the server has not started."""
    if _Holder.services is None:
        raise RuntimeError("the server has not started")
    return _Holder.services
