"""Nothing in, spaCy out, imported without what no reading needs: torch and spaCy's own command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def import_spacy() -> ModuleType:
    """Return spaCy, with `spacy.tokens`.

    Where torch is installed (it is needed for training only), thinc imports it although no small model uses it: two
    seconds and 200 MB. spaCy itself imports its command line, for the function `spacy.info` alone, and with it a web
    client and a project manager: half a second. Both are hidden while spaCy is imported, unless they were imported
    before; both can be imported afterwards.
    """
    with _hidden("torch", None), _hidden("spacy.cli", _empty("spacy.cli")), _hidden("spacy.cli.info", _info()):
        import_module("spacy.tokens")
        return import_module("spacy")


@contextmanager
def _hidden(name: str, stand_in: ModuleType | None) -> Iterator[None]:
    """Let a stand-in be imported by a name, None for nothing at all, as long as the name was not imported before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = stand_in  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


def _empty(name: str) -> ModuleType:
    package = ModuleType(name)
    package.__path__ = []
    return package


def _info() -> ModuleType:
    module = ModuleType("spacy.cli.info")
    module.info = None  # type: ignore[attr-defined]
    return module
