"""ASGI parts without a page: the Dutch document, headers, the cookie, health, the verslag."""

from mas_sim.web.middleware import middleware
from mas_sim.web.routes import routes
from mas_sim.web.services import use

__all__ = ["middleware", "routes", "use"]
