"""Nothing in, spaCy out, imported without what no reading needs: torch and spaCy's own command line."""

from functools import cache
from importlib import import_module
from types import ModuleType

from accordingto.model.imports import hidden, stand_in


@cache
def import_spacy() -> ModuleType:
    """Return spaCy, with `spacy.tokens`.

    Where torch is installed (it is needed for training only), thinc imports it although no small model uses it: two
    seconds and 200 MB. spaCy itself imports its command line, for the function `spacy.info` alone, and with it a web
    client and a project manager: half a second. Both are hidden while spaCy is imported, unless they were imported
    before; both can be imported afterwards.
    """
    cli, info = stand_in("spacy.cli"), stand_in("spacy.cli.info", info=None)
    with hidden("torch", None), hidden("spacy.cli", cli), hidden("spacy.cli.info", info):
        import_module("spacy.tokens")
        return import_module("spacy")
