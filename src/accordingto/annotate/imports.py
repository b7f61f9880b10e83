"""Nothing in, spaCy out, imported without torch."""

import sys
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def import_spacy() -> ModuleType:
    """Return spaCy, with `spacy.tokens`.

    Where torch is installed (it is needed for training only), thinc imports it although no small model uses it: two
    seconds and 200 MB. So it is hidden while spaCy is imported, unless it was imported before.
    """
    hidden = "torch" not in sys.modules
    if hidden:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import_module("spacy.tokens")
        return import_module("spacy")
    finally:
        if hidden:
            del sys.modules["torch"]
