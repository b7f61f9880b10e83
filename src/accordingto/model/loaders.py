"""YAML in, values out, by the loader written in C where there is one: at the start of a run it counts."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(content: str | bytes) -> Any:
    """Return what YAML says, plain values only. Raises yaml.YAMLError."""
    return yaml.load(content, Loader=LOADER)
