"""Two statements of one actor or side in, whether the later takes back what the earlier said in other words out, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.records import Statement
from accordingto.resolve.due_days import due_day
from accordingto.resolve.echoes import speak_of_one
from accordingto.resolve.points import Point, points_of, tells_of_things
from accordingto.resolve.scenes import Scene, compare_scenes
from accordingto.resolve.tallies import tallies_of

ONE_SCENE = 2
"""Points from which two scenes are one (`scenes.compare_scenes`)."""
ALIKE = 0.6
"""The share of what the shorter of two clauses speaks of that both must speak of for their days to be of one matter."""
PUT_OFF = 7
"""Days by which a day must be put off."""
UPDATES = 2
"""Days within which another toll is the news of the day."""
SAYING = frozenset({"assert", "accuse", "deny", "agree", "concede", "support", "express", "promise", "reject"})
"""Acts that say how something is or will be."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, the day that it was made on, and where what it speaks of happened."""

    statement: Statement
    day: date
    scene: Scene | None


def things_of(said: Said) -> Iterator[str]:
    """Yield what other statements are found by that one may take back, or that may take one back."""
    if said.statement.act not in SAYING:
        return
    for point, _ in _due_points(said):
        yield from (f"due {meaning}" for meaning in point.wording.heavy)
    for point in points_of(said.statement, conceded=True) if tells_of_things(said.statement.content) else ():
        yield from (f"happens {thing}" for thing in point.happens)
    yield from (f"toll {t.what}" for t in tallies_of(said.statement.content))


def find_reversal(earlier: Said, later: Said) -> tuple[str, str] | None:
    """Return in what way (a kind of turn, and why) a later statement does not go with an earlier one; None where it does.

    A day ahead is put off for a matter; one point of both is said to be so and not to be so in one scene; or one speaker gives
    another toll of one scene.
    """
    if later.day <= earlier.day or {earlier.statement.act, later.statement.act} - SAYING:
        return None
    return _put_off(earlier, later) or _taken_back(earlier, later) or _other_toll(earlier, later)


def _put_off(earlier: Said, later: Said) -> tuple[str, str] | None:
    for one, first in _due_points(earlier):
        for other, second in _due_points(later):
            if (second - first).days >= PUT_OFF and _of_one_matter(one, other):
                words = ", ".join(one.words_shared(other)[:5])
                return "contradicts", f"by {first.isoformat()}, then by {second.isoformat()} (both speak of: {words})"
    return None


def _of_one_matter(one: Point, other: Point) -> bool:
    heavy, least = one.heavy_shared(other), min(one.mass, other.mass)
    return heavy >= 1 and one.shared_with(other) / least >= ALIKE


def _due_points(said: Said) -> Sequence[tuple[Point, date]]:
    if due_day(said.statement.content, said.day) is None:
        return []
    found = ((p, due_day(p.words, said.day)) for p in points_of(said.statement) if not p.negated)
    return [(point, day) for point, day in found if day is not None]


def _taken_back(earlier: Said, later: Said) -> tuple[str, str] | None:
    if not _one_scene(earlier, later):
        return None
    for one in points_of(earlier.statement):
        for other in points_of(later.statement, conceded=True):
            if one.negated != other.negated and speak_of_one(one, other):
                words = ", ".join(one.words_shared(other)[:5])
                return (
                    "contradicts",
                    f"says so and says not, on {earlier.day} and on {later.day} (both speak of: {words})",
                )
    return None


def _other_toll(earlier: Said, later: Said) -> tuple[str, str] | None:
    if earlier.statement.speaker != later.statement.speaker or not _one_scene(earlier, later):
        return None
    if (later.day - earlier.day).days <= UPDATES or any("…" in s.statement.content for s in (earlier, later)):
        return None
    ours, theirs = (
        {t.what: t.number for t in tallies_of(s.statement.content)[:1] if not t.denied} for s in (earlier, later)
    )
    return next(
        (
            ("number", f"{what}: {ours[what]}, then {theirs[what]}, on {earlier.day} and on {later.day}")
            for what in sorted(ours.keys() & theirs.keys())
            if ours[what] != theirs[what]
        ),
        None,
    )


def _one_scene(earlier: Said, later: Said) -> bool:
    if earlier.scene is None or later.scene is None:
        return False
    return compare_scenes(earlier.scene, later.scene) >= ONE_SCENE
