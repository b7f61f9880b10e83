"""The list of contested territories in, what a map writes beside them and which borders it dashes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from accordingto.model.folding import fold
from accordingto.model.knowledge import knowledge_paths
from accordingto.model.knowledge_files import Fault, KnowledgeFile
from accordingto.model.records import PlaceMention
from accordingto.web.worlds import Border, Box, Outline, Point, World, cut_line, outline_of

BUILT_IN = Path(__file__).parent / "disputes.yaml"
FIELDS = frozenset(("name", "names", "disputed_by", "at", "lines", "sources"))


@dataclass(frozen=True, slots=True)
class Contested:
    """Which borders a dispute dashes: those of a shape, or those between two countries (inside a box)."""

    shape: str | None = None
    between: frozenset[str] = frozenset()
    within: Box | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A territory of which it is contested whose it is; its names stand side by side, in the order of the file."""

    name: str
    names: tuple[str, ...]
    disputed_by: tuple[str, ...]
    at: Point
    contested: tuple[Contested, ...]
    lines: tuple[Outline, ...]
    sources: tuple[str, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        """All its names, each once."""
        return tuple(dict.fromkeys((self.name, *self.names)))


@lru_cache(maxsize=4)
def load_disputes(folders: tuple[Path, ...] = ()) -> tuple[tuple[Dispute, ...], tuple[Fault, ...]]:
    """Return the disputes of the program and of folders of knowledge, later namesakes winning, and what is wrong in the files."""
    found: dict[str, Dispute] = {}
    faults: list[Fault] = []
    for path in (BUILT_IN, *(p for folder in folders for p in knowledge_paths(folder, "disputes"))):
        file = KnowledgeFile(path, path.read_bytes())
        for entry in file.entries():
            try:
                found[entry.values["name"]] = _dispute(entry.values)
            except (KeyError, TypeError, ValueError) as error:
                file.reject(entry.at, f"not a dispute as docs/map.md describes it ({error}); the entry is left out")
        faults += file.faults
    return tuple(found.values()), tuple(faults)


def _dispute(values: Mapping[str, Any]) -> Dispute:
    if unknown := sorted(set(values) - FIELDS):
        raise ValueError(f"no field {', '.join(unknown)}")
    contested, lines = [], []
    for line in values.get("lines") or ():
        if "line" in line:
            lines.append(outline_of([_point(p) for p in line["line"]]))
        elif "shape" in line:
            contested.append(Contested(shape=str(line["shape"])))
        else:
            one, other = line["between"]
            contested.append(Contested(between=frozenset((str(one), str(other))), within=_box(line.get("within"))))
    return Dispute(
        str(values["name"]), _words(values, "names"), _words(values, "disputed_by"), _point(values["at"]),
        tuple(contested), tuple(lines), _words(values, "sources"),
    )  # fmt: skip


def _words(values: Mapping[str, Any], field: str) -> tuple[str, ...]:
    told = values.get(field) or ()
    if isinstance(told, str):
        raise ValueError(f"{field} should be a list")
    return tuple(str(v) for v in told)


def _point(told: Any) -> Point:
    longitude, latitude = (float(v) for v in told)
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(f"{told} is no longitude and latitude")
    return longitude, latitude


def _box(told: Any) -> Box | None:
    if told is None:
        return None
    west, south, east, north = (float(v) for v in told)
    return west, south, east, north


def split_borders(world: World, disputes: Iterable[Dispute]) -> tuple[list[Outline], list[Outline]]:
    """Return the borders of the world that nobody in the list contests, and those that are contested with its own lines."""
    listed = tuple(disputes)
    settled, dashed = [], [line for d in listed for line in d.lines]
    for border in world.borders:
        boxes = list(_boxes(border, listed))
        if None in boxes:
            dashed.append(border.outline)
        elif boxes:
            within, without = _part(border.outline, [b for b in boxes if b is not None])
            dashed += within
            settled += without
        else:
            settled.append(border.outline)
    return settled, dashed


def _boxes(border: Border, disputes: Iterable[Dispute]) -> Iterator[Box | None]:
    """Yield where a border is contested: boxes, None for everywhere."""
    for rule in (rule for d in disputes for rule in d.contested):
        if rule.shape in border.sides:
            yield None
        elif rule.between == frozenset(border.sides):
            yield rule.within


def _part(line: Outline, boxes: Iterable[Box]) -> tuple[list[Outline], list[Outline]]:
    """Return the stretches of a line inside some boxes and those outside all of them."""
    inside: set[tuple[Point, Point]] = set()
    within = []
    for box in boxes:
        for run in cut_line(line, box):
            within.append(outline_of(run))
            inside.update(pairwise(run))
    without: list[list[Point]] = [[]]
    for one, other in pairwise(line.points):
        if (one, other) in inside:
            without.append([])
        else:
            without[-1] += [one, other] if not without[-1] else [other]
    return within, [outline_of(points) for points in without if points]


def contested_names(
    name: str | None, mention: PlaceMention | None, disputes: Sequence[Dispute] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the other names of a place and who contests whose it is, nothing for a place that nobody contests.

    Spellings that differ from one before in accents alone are left out; the list of disputes tells the names of
    territories in its own order.
    """
    if name is None:
        return (), ()
    listed = next((d for d in disputes if name in d.all_names), None)
    by = listed.disputed_by if listed else mention.disputed_by if mention else ()
    if not by:
        return (), ()
    seen, names = {fold(name)}, []
    for other in listed.all_names if listed else mention.names if mention else ():
        if fold(other) not in seen:
            seen.add(fold(other))
            names.append(other)
    return tuple(names), by
