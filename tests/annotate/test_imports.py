"""spaCy comes without torch, and torch can be imported afterwards."""

import subprocess
import sys

TOLD = """
import sys
from accordingto.annotate.imports import import_spacy
spacy = import_spacy()
print(spacy.tokens.Doc.__name__, "torch" in sys.modules, any(m.startswith("torch.") for m in sys.modules))
"""


def test_torch_stays_outside() -> None:
    ran = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["Doc", "False", "False"]
