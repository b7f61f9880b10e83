"""spaCy comes without torch and without its own command line; both can be imported afterwards."""

import subprocess
import sys

TOLD = """
import sys
from accordingto.annotate.imports import import_spacy
spacy = import_spacy()
print(spacy.tokens.Doc.__name__, "torch" in sys.modules, any(m.startswith(("torch.", "weasel", "spacy.cli")) for m in sys.modules))
from spacy.cli import info
print(info.__name__)
"""


def test_what_no_reading_needs_stays_outside() -> None:
    ran = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["Doc", "False", "False", "info"]
