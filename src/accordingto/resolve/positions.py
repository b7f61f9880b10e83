"""Statements of one actor in, what it said on a matter over time out, and where it seems to say otherwise than before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import Statement
from accordingto.resolve.sides import is_name
from accordingto.resolve.standings import Days
from accordingto.resolve.wordings import Wording, wording_of

FOR = frozenset({"assert", "agree", "support", "concede"})
AGAINST = frozenset({"deny", "reject"})
NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|\w+n't)\b", re.IGNORECASE)
ALIKE = 0.6
"""The share of what the shorter of two statements speaks of that both must speak of to be on one thing."""
CLOSE = 0.75
"""The same where only a "not", a number or a condition tells them apart."""
LEAST = 2.0
"""What both must speak of at least, in meanings that are no names."""
MANY = 60
"""Statements under one meaning, the latest, that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Position:
    """One statement of an actor, the time that it was made at as far as known, and what it speaks of."""

    statement: Statement
    day: PartialDate | None
    wording: Wording

    @property
    def against(self) -> bool:
        """Whether it denies or rejects what it speaks of, by its act or by an odd number of words such as "not"."""
        return (self.statement.act in AGAINST) != self.negated

    @property
    def negated(self) -> bool:
        """Whether its words say no."""
        return len(NOT.findall(fold(self.statement.content))) % 2 == 1


@dataclass(frozen=True, slots=True)
class Turn:
    """Two statements of one actor that may not go together: in what way, the reason in words, earlier and later one.

    `kind`: `contradicts` (says yes and no), `number` (gives another number), `condition` (sets, drops or changes one).
    A candidate for a person to judge, never a finding.
    """

    actor: str
    kind: str
    reason: str
    earlier: Position
    later: Position


def find_positions(statements: Iterable[Statement], days: Days, words: str = "") -> list[Position]:
    """Return statements as positions, oldest first; only those that speak of one of the words, if any are given.

    Undated ones come last. Of statements that repeat another in the same words only the first is taken.
    """
    wanted = wording_of((words,))
    found: dict[tuple[str | None, str, str], Position] = {}
    for statement in statements:
        day = PartialDate.parse_or_none(statement.said_on) or days.get(statement.document_id)
        wording = wording_of((statement.content,), (statement.speaker or "",))
        if words and not wanted.shared_with(wording):
            continue
        key = (statement.speaker, statement.act, " ".join(fold(statement.content).casefold().split()))
        position = Position(statement, day, wording)
        if key not in found or _order(position) < _order(found[key]):
            found[key] = position
    return sorted(found.values(), key=_order)


def find_turns(positions: Sequence[Position]) -> list[Turn]:
    """Return where an actor seems to contradict itself or to change a number or a condition, the latest first.

    Only statements of one named speaker are compared, and only those that speak of the same; of each statement the nearest
    one before it of which something can be said.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    found = []
    for number, later in enumerate(positions):
        speaker = later.statement.speaker
        if speaker is None or not is_name(speaker) or later.day is None:
            continue
        keys = [(speaker, meaning) for meaning in later.wording.heavy]
        near = sorted({n for key in keys for n in by_key[key][-MANY:]}, reverse=True)
        turn = next((t for n in near if (t := compare_positions(positions[n], later))), None)
        if turn is not None:
            found.append(turn)
        for key in keys:
            by_key[key].append(number)
    return sorted(found, key=lambda t: _order(t.later), reverse=True)


def compare_positions(earlier: Position, later: Position) -> Turn | None:
    """Return in what way two statements of one actor may not go together, None where nothing speaks for it."""
    shared = earlier.wording.shared_with(later.wording)
    least = min(earlier.wording.mass, later.wording.mass)
    heavy = len(set(earlier.wording.heavy) & set(later.wording.heavy))
    if earlier.day == later.day or heavy < LEAST or shared / least < ALIKE:
        return None
    words = ", ".join(later.wording.words_shared(earlier.wording)[:5])
    for kind, reason in _differences(earlier, later, shared / least >= CLOSE and heavy > LEAST):
        return Turn(str(later.statement.speaker), kind, f"{reason} (both speak of: {words})", earlier, later)
    return None


def _differences(earlier: Position, later: Position, close: bool) -> Iterator[tuple[str, str]]:
    then, now = earlier.statement, later.statement
    days = f"on {earlier.day} and on {later.day}" if earlier.day else f"before and on {later.day}"
    acts = {then.act, now.act}
    if acts & FOR and acts & AGAINST and earlier.against != later.against:
        yield "contradicts", f"{_told(then.act)}, then {_told(now.act)}, {days}"
    elif acts <= FOR and close and earlier.negated != later.negated:
        yield "contradicts", f"says so and says not, {days}"
    before, after = earlier.wording.numbers, later.wording.numbers
    if close and acts <= FOR and before and after and not before & after:
        yield "number", f"{', '.join(sorted(before))}, then {', '.join(sorted(after))}, {days}"
    if then.act == now.act and then.conditional != now.conditional and not _same_condition(then, now):
        first, second = (f"“{s.conditional}”" if s.conditional else "no condition" for s in (then, now))
        yield "condition", f"{first}, then {second}, {days}"


def _same_condition(then: Statement, now: Statement) -> bool:
    if not then.conditional or not now.conditional:
        return False
    one, other = wording_of((then.conditional,)), wording_of((now.conditional,))
    least = min(one.mass, other.mass)
    return bool(least) and one.shared_with(other) / least >= ALIKE


TELLING: Mapping[str, str] = {
    "assert": "says so", "agree": "agrees", "support": "supports it", "concede": "concedes it",
    "deny": "denies it", "reject": "rejects it",
}  # fmt: skip


def _told(act: str) -> str:
    return TELLING.get(act, act)


def _order(position: Position) -> tuple[bool, str, str]:
    day = position.day
    return day is None, day.first_day.isoformat() if day else "", position.statement.id
