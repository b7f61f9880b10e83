"""A module's name in, a stand-in for it out while others are imported: what they ask for and no reading needs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def hidden(name: str, stand_in: ModuleType | None) -> Iterator[None]:
    """Let a stand-in be imported by a name, None for nothing at all, as long as the name was not imported before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = stand_in  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


def stand_in(name: str, **contents: object) -> ModuleType:
    """Return a package of a name that holds nothing but what is given."""
    package = ModuleType(name)
    package.__path__ = []
    for key, value in contents.items():
        setattr(package, key, value)
    return package
