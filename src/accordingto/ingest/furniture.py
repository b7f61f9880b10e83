"""A line of a page in, whether its words make it furniture out; the words are in `data/furniture.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from accordingto.model.knowledge import BUILT_IN, KnowledgeError
from accordingto.model.loaders import load_yaml
from accordingto.model.sentences import ends_sentence

FILE = "furniture.yaml"

Rest = Literal["all", "links", ""]


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """Words that make a line furniture, the shape that the line must have, and what follows from it.

    `rest`: `all` = everything after it is furniture too, `links` = the lines after it that are no sentences are.
    """

    name: str
    pattern: re.Pattern[str]
    open: bool
    longest: int
    rest: Rest


_FRAMES = {
    "line": r"\A\W*(?:{})\W*\Z",
    "start": r"\A[\s>»•·*#|▶►→–—-]*(?:{})",
    "end": r"(?:{})\W*\Z",
    "within": r"(?:{})",
}


@cache
def load_rules(folders: tuple[Path, ...] = ()) -> tuple[FurnitureRule, ...]:
    """Return the rules of the program's own file and of `furniture.yaml` in further folders.

    Raises KnowledgeError, naming the file, for one that cannot be used.
    """
    rules: list[FurnitureRule] = []
    for path in (BUILT_IN / FILE, *(folder / FILE for folder in folders)):
        if not path.is_file() and path.parent != BUILT_IN:
            continue
        try:
            rules += make_rules(load_yaml(path.read_bytes())["rules"])
        except (yaml.YAMLError, ValueError, TypeError, KeyError) as error:
            raise KnowledgeError(f"{path}: not a list of furniture rules ({error}); mend it or leave it out") from error
    return tuple(rules)


def make_rules(entries: Iterable[dict[str, Any]]) -> Iterable[FurnitureRule]:
    """Yield the rules of a furniture file; ValueError names the rule that cannot be used."""
    for entry in entries:
        name = str(entry.get("name"))
        unknown = set(entry) - {"name", "match", "open", "longest", "rest", "case", "patterns"}
        if unknown or entry.get("match") not in _FRAMES or not entry.get("patterns"):
            raise ValueError(
                f"furniture rule {name!r}: needs match ({', '.join(_FRAMES)}) and patterns; unknown: {unknown}"
            )
        joined = "|".join(f"(?:{p})" for p in entry["patterns"])
        flags = 0 if entry.get("case") else re.IGNORECASE
        try:
            pattern = re.compile(_FRAMES[entry["match"]].format(joined), flags)
        except re.error as error:
            raise ValueError(f"furniture rule {name!r}: {error}") from error
        yield FurnitureRule(
            name, pattern, bool(entry.get("open")), int(entry.get("longest") or 80), entry.get("rest") or ""
        )


def find_rule(line: str, rules: Iterable[FurnitureRule]) -> FurnitureRule | None:
    """Return the first rule that a line meets, or None for what may be part of the report."""
    words = line.count(" ") + 1
    for rule in rules:
        if words <= rule.longest and rule.pattern.search(line) and not (rule.open and ends_sentence(line)):
            return rule
    return None
