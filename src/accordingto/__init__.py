"""Reads partisan reports about a crisis and keeps a record that can be checked.

import accordingto as at

reading = at.read("The ministry denied on Monday that its police had fired.", published="2023-01-08")
for statement in reading.statements: ...

with at.open("desk.db") as desk:
    desk.add("reports")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accordingto.engine.desks import Desk
    from accordingto.engine.desks import open_desk as open
    from accordingto.engine.readings import UnreadableDocuments, read, read_paths
    from accordingto.model.reading import Reading
    from accordingto.model.stages import UnreadableError

__version__ = "0.1.0"

__all__ = ["Desk", "Reading", "UnreadableDocuments", "UnreadableError", "open", "read", "read_paths"]

_PLACES = {
    "Desk": ("accordingto.engine.desks", "Desk"),
    "Reading": ("accordingto.model.reading", "Reading"),
    "UnreadableDocuments": ("accordingto.engine.readings", "UnreadableDocuments"),
    "UnreadableError": ("accordingto.model.stages", "UnreadableError"),
    "open": ("accordingto.engine.desks", "open_desk"),
    "read": ("accordingto.engine.readings", "read"),
    "read_paths": ("accordingto.engine.readings", "read_paths"),
}


def __getattr__(name: str) -> Any:
    """Import a name of the interface when it is first asked for: `import accordingto` alone costs nothing."""
    from importlib import import_module

    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
