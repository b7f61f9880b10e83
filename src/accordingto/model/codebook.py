"""The vocabulary out of `codebook/*.yaml`: a file's name in, its checked content out, loaded once."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "codebook"


class CodebookError(ValueError):
    """A codebook file that is missing or cannot be used: says which and why."""


@lru_cache
def load_codebook_file(name: str) -> dict[str, Any]:
    """Return the content of `codebook/NAME.yaml`; do not change it, it is shared.

    Raises CodebookError if there is no such file or if it is not a mapping.
    """
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise CodebookError(f"there is no codebook file {name}.yaml; there are {', '.join(codebook_files())}")
    content = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, dict):
        raise CodebookError(f"codebook file {name}.yaml should be a mapping of names to entries")
    return content


def codebook_files() -> list[str]:
    """Return the names of the codebook's files, without their ending."""
    return sorted(p.stem for p in FOLDER.glob("*.yaml"))
