"""YAML in, values out, by a loader that is quick enough to be waited for at every start."""

from typing import Any

import ryaml
import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE = "<<:"
"""A mapping that takes in another one: only PyYAML knows it."""


def load_yaml(content: str | bytes) -> Any:
    """Return what YAML says, plain values only; bytes are UTF-8. Raises yaml.YAMLError, UnicodeDecodeError.

    Where ryaml cannot read a text, PyYAML reads it, or says in which line it is wrong. In ryaml `no`, `off` and a day
    that stands without quotation marks are words, as YAML 1.2 has them.
    """
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    if MERGE not in text:
        try:
            return ryaml.loads(text)
        except ValueError:
            pass
    return yaml.load(text, Loader=LOADER)
