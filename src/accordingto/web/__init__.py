"""The desk as pages."""

from accordingto.web.apps import create_app
from accordingto.web.servers import AddressError, serve

__all__ = ["AddressError", "create_app", "serve"]
