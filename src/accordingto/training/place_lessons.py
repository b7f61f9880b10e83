"""Documents with their places marked in, the weights out by which names of places are found and told apart."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from accordingto.annotate.actors import find_references
from accordingto.annotate.place_choices import (
    Candidate,
    Group,
    group_spots,
    kilometres,
    score_groups,
    weigh_first,
    weigh_second,
)
from accordingto.annotate.place_weights import BIAS, PlaceWeights
from accordingto.annotate.stages import Annotator
from accordingto.annotate.toponyms import Spot, Toponyms
from accordingto.model.parse import Parse
from accordingto.model.records import Document
from accordingto.model.stages import Source, Stage, Unreadable, Workpiece
from accordingto.training.materials import TrainingError

CLOSE = 161.0
"""Kilometres within which a candidate counts as the place that is marked (100 miles, as in the field's measures)."""
PENALTY, CHOICE_PENALTY = 2.0, 1.0
STEPS, RATE = 400, 0.05
DIGITS = 2

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """A name of a place as people marked it: offsets into the document's text, its point and GeoNames id if told."""

    start: int
    end: int
    latitude: float | None
    longitude: float | None
    geonameid: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document's spots, each with what people marked there (None = no place), and the set that it belongs to."""

    corpus: str
    spots: tuple[Spot, ...]
    marks: tuple[Marked | None, ...]


def read_marks(path: Path) -> dict[str, dict[str, Any]]:
    """Return the records of a file of marked documents by id: one JSON object a line with `id`, `set`, `text`, `places`.

    Raises TrainingError that names file and line.
    """
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            found[record["id"]] = {**record, "text": record["text"], "places": record["places"]}
        except (ValueError, KeyError, TypeError) as error:
            raise TrainingError(f"{path}:{number}: should be an object with id and places ({error})") from error
    return found


def read_lessons(
    items: Iterable[Source | Unreadable],
    ingest: Stage,
    annotator: Annotator,
    records: Mapping[str, Mapping[str, Any]],
) -> list[Lesson]:
    """Return the lessons of the documents that have a record (by the id after `#` in their path)."""
    lessons = []
    for item in items:
        document = ingest.run(Workpiece(source=item)).document if isinstance(item, Source) else None
        record = records.get((document.path or "").rpartition("#")[2]) if document is not None else None
        if document is None or record is None:
            continue
        parse, hits = annotator.parser.parse(document)
        references, _ = find_references(document, parse, hits, annotator.knowledge)
        own = annotator.knowledge.own_places
        spots = Toponyms(document, parse, hits, references, annotator.gazetteers.find, own).spots()
        lessons.append(make_lesson(record, str(record["text"]), document, parse, spots))
    return lessons


def make_lesson(
    record: Mapping[str, Any], original: str, document: Document, parse: Parse, spots: Sequence[Spot]
) -> Lesson:
    """Return the lesson of a document; the marks' offsets are those of the `original` text."""
    carry = _carrier(original, document.text)
    marks = []
    for place in record["places"]:
        start, end = carry(place["start"]), carry(place["end"])
        if start is not None and end is not None:
            number = str(place["geonameid"]) if place.get("geonameid") else None
            optional = bool(place.get("optional"))
            marks.append(Marked(start, end, place.get("latitude"), place.get("longitude"), number, optional))
    return Lesson(str(record.get("set", "")), tuple(spots), tuple(_pair(spots, parse, marks)))


def _carrier(original: str, text: str) -> Callable[[int], int | None]:
    """Return what maps an offset into the original to one into the text that was read."""
    at = text.find(original)
    if at >= 0:
        return lambda offset: offset + at
    blocks = SequenceMatcher(None, original, text, autojunk=False).get_matching_blocks()

    def carry(offset: int) -> int | None:
        return next((b.b + offset - b.a for b in blocks if b.a <= offset <= b.a + b.size), None)

    return carry


def _pair(spots: Sequence[Spot], parse: Parse, marks: Sequence[Marked]) -> list[Marked | None]:
    """Return for each spot the mark that it lies in or that lies in it, each mark once, the same stretch first."""
    left = list(marks)
    found: list[Marked | None] = []
    for spot in spots:
        start, end = parse.tokens[spot.first].start, parse.tokens[spot.last].end
        inside = [
            m
            for m in left
            if m.start < end
            and start < m.end
            and ((start <= m.start and m.end <= end) or (m.start <= start and end <= m.end))
        ]
        best = min(inside, key=lambda m: abs(m.start - start) + abs(m.end - end), default=None)
        if best is not None:
            left.remove(best)
        found.append(best)
    return found


def learn_weights(lessons: Sequence[Lesson], least: float) -> PlaceWeights:
    """Return the weights that fit the lessons; every corpus counts alike, however large it is.

    Stretches are weighed by logistic regression, namesakes by a conditional one over the places of a name, among them
    "none of these"; `least` is the chance from which on a stretch counts as a place. Raises TrainingError where no marked
    place leaves a choice.
    """
    shares = _shares(lessons)
    chances = [
        (spot.features, mark is not None, shares[lesson.corpus])
        for lesson in lessons
        for spot, mark in zip(lesson.spots, lesson.marks, strict=True)
        if mark is None or not mark.optional
    ]
    spots = fit_chance(chances)
    weights = PlaceWeights(least, spots, {}, {})
    grouped = [(lesson, _groups(lesson, weights)) for lesson in lessons]
    for _, groups in grouped:
        weigh_first(groups)
    first = fit_choice([c for lesson, groups in grouped for c in _choices(lesson, groups, "first", shares)])
    for _, groups in grouped:
        score_groups(groups, first, "first")
        weigh_second(groups)
    second = fit_choice([c for lesson, groups in grouped for c in _choices(lesson, groups, "second", shares)])
    return PlaceWeights(least, spots, first, second)


def _shares(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of a row of each corpus: the root of how many rows there are to one of its own."""
    sizes: dict[str, int] = {}
    for lesson in lessons:
        sizes[lesson.corpus] = sizes.get(lesson.corpus, 0) + max(1, len(lesson.spots))
    total = sum(sizes.values())
    return {corpus: (total / len(sizes) / size) ** 0.5 for corpus, size in sizes.items()}


def _groups(lesson: Lesson, weights: PlaceWeights) -> list[Group]:
    return group_spots([s for s in lesson.spots if weights.chance(s.features) >= weights.least])


Choice = tuple[list[Features], list[bool], float]


def _choices(lesson: Lesson, groups: Sequence[Group], which: str, shares: Mapping[str, float]) -> list[Choice]:
    mark_of = {id(s): m for s, m in zip(lesson.spots, lesson.marks, strict=True)}
    found: list[Choice] = []
    for group in groups:
        marks = [m for s in group.spots if (m := mark_of[id(s)]) is not None and m.latitude is not None]
        if not marks or not group.candidates:
            continue
        right = [c.is_place and any(_is_marked(c, m) for m in marks) for c in group.candidates]
        if not any(right):
            right = [not c.is_place for c in group.candidates]
        if any(right) and not all(right):
            found.append(([getattr(c, which) for c in group.candidates], right, shares[lesson.corpus]))
    return found


def _is_marked(candidate: Candidate, mark: Marked) -> bool:
    ids = {candidate.known.geonameid if candidate.known else None, str(candidate.found.id) if candidate.found else None}
    if mark.geonameid is not None and mark.geonameid in ids:
        return True
    if None in (candidate.latitude, candidate.longitude, mark.latitude, mark.longitude):
        return False
    return kilometres(candidate.latitude, candidate.longitude, mark.latitude, mark.longitude) <= CLOSE  # type: ignore[arg-type]


def fit_chance(rows: Sequence[tuple[Features, bool, float]], penalty: float = PENALTY) -> dict[str, float]:
    """Return the weights of a logistic regression (Newton's method, L2 penalty), with `BIAS` among them."""
    names = sorted({k for features, _, _ in rows for k in features})
    table = _table([features for features, _, _ in rows], names)
    table = np.hstack([table, np.ones((len(rows), 1))])
    right = np.array([r for _, r, _ in rows], float)
    share = np.array([w for _, _, w in rows], float)
    ridge = np.full(table.shape[1], penalty)
    ridge[-1] = 1e-3
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (share * (chance - right)) + ridge * weights
        bend = (table * (share * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < 1e-4:
            break
    return _named([*names, BIAS], weights)


def fit_choice(choices: Sequence[Choice], penalty: float = CHOICE_PENALTY) -> dict[str, float]:
    """Return the weights by which the right candidates of each choice become likeliest (Adam, L2 penalty).

    Raises TrainingError where there is nothing to choose.
    """
    if not choices:
        raise TrainingError(
            "no marked place has namesakes in the lists to choose from; check that the ids of the marked places are "
            "those of the documents (after # in their path), and that the places have coordinates"
        )
    names = sorted({k for rows, _, _ in choices for features in rows for k in features})
    table = _table([features for rows, _, _ in choices for features in rows], names)
    of = np.array([n for n, (rows, _, _) in enumerate(choices) for _ in rows])
    right = np.array([r for _, rights, _ in choices for r in rights], bool)
    share = np.array([s for _, _, s in choices])[of]
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        sums = table @ weights
        top = np.full(len(choices), -np.inf)
        np.maximum.at(top, of, sums)
        parts = np.exp(sums - top[of])
        chance = _soft(parts, of, len(choices))
        wanted = _soft(np.where(right, parts, 0.0), of, len(choices))
        slope = (table.T @ ((chance - wanted) * share) + penalty * weights) / len(choices)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return _named(names, weights)


def _soft(parts: NDArray[np.float64], of: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    sums = np.bincount(of, parts, count)
    return np.asarray(parts / np.maximum(sums, 1e-300)[of])


def _table(rows: Sequence[Features], names: Sequence[str]) -> NDArray[np.float64]:
    at = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for row, features in zip(table, rows, strict=True):
        for name, value in features.items():
            row[at[name]] = value
    return table


def _named(names: Iterable[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(w), DIGITS) for name, w in zip(names, weights, strict=True)}


def write_weights(path: Path, weights: PlaceWeights, about: str) -> None:
    """Write the weights as the YAML file that annotation reads; `about` says what they were learnt from."""
    told = {
        "least": weights.least,
        "spots": dict(weights.spots),
        "first": dict(weights.first),
        "second": dict(weights.second),
    }
    head = "".join(f"# {line}\n" for line in about.splitlines())
    path.write_text(head + yaml.safe_dump(told, allow_unicode=True, width=120), encoding="utf-8")
