"""Statements of one actor in, what it said on a matter over time out, and where it seems to say otherwise than before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import LedgerEntry, Statement
from accordingto.resolve.deeds import Deed, Deeds
from accordingto.resolve.reversals import Said, find_reversal, things_of
from accordingto.resolve.scenes import Scene, Scenes
from accordingto.resolve.sides import is_name
from accordingto.resolve.standings import Days
from accordingto.resolve.wordings import Wording, opposed_words, wording_of

FOR = frozenset({"assert", "agree", "support", "concede"})
AGAINST = frozenset({"deny", "reject"})
NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|\w+n't)\b", re.IGNORECASE)
ALIKE = 0.6
"""The share of what the shorter of two statements speaks of that both must speak of to be on one thing."""
CLOSE = 0.75
"""The same where only a "not", a number or a condition tells them apart."""
LEAST = 2.0
"""What both must speak of at least, in meanings that are no names."""
GIVEN = frozenset({"commitment", "measure", "offer"})
"""Kinds of matters that somebody takes on by himself, and may go back on."""
MOVED: Mapping[str, str] = {
    "postponed": "put off", "suspended": "suspended", "withdrawn": "dropped", "refused": "refused", "deferred": "put off",
}  # fmt: skip
"""States that go back on what was said, in words."""
UPDATES = 2
"""Days within which another toll is the news of the day, not another position."""
CALLED = re.compile(
    r"\b(?:article|clause|paragraph|section|resolution|chapter|protocol|annex) \d+[a-z]?\b", re.IGNORECASE
)
"""What a rule is called by: two statements on one clause are on one thing."""
LAST = "~"
"""What stands for an hour that is not known, behind all that are."""
MANY = 60
"""Statements under one meaning, the latest, that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a desk knows of statements beside their words, by their ids: what they tell of incidents, and of matters of the ledger.

    `stands` are the ids of what the speaker has taken on, each with the state that the statement gives it; `scenes` where what
    statements speak of happened; `sides` what speakers belong to, by their names: offices and countries; `hours` when on its
    day each document was published, where that is known ("T13:25"): of one text the first is taken, and agencies give theirs.
    """

    deeds: Deeds
    stands: Mapping[str, Sequence[tuple[str, str]]]
    scenes: Scenes = field(default_factory=dict)
    sides: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)


NOTHING_KNOWN = Known({}, {})


@dataclass(frozen=True, slots=True)
class Position:
    """One statement of an actor, the time that it was made at as far as known, and what it speaks of (see `Known`)."""

    statement: Statement
    day: PartialDate | None
    wording: Wording
    deeds: tuple[Deed, ...] = ()
    stands: tuple[tuple[str, str], ...] = ()
    scene: Scene | None = None
    sides: frozenset[str] = frozenset()
    hour: str = ""

    @property
    def said(self) -> Said | None:
        """The statement with its day and scene, None where it has no day."""
        return Said(self.statement, self.day.first_day, self.scene) if self.day is not None else None

    @property
    def rules(self) -> frozenset[str]:
        """The clauses and the like that it names by number, in small letters."""
        return frozenset(m[0].casefold() for m in CALLED.finditer(fold(self.statement.content)))

    @property
    def keys(self) -> list[str]:
        """What other positions of its speaker on the same thing are found by."""
        things = [*self.rules, *(d.incident for d in self.deeds), *(matter for matter, _ in self.stands)]
        return [*self.wording.heavy, *(f"#{thing}" for thing in dict.fromkeys(things))]

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


def find_stands(matters: Iterable[LedgerEntry]) -> dict[str, list[tuple[str, str]]]:
    """Return by statements what they say of matters that somebody has taken on: the id of each, and the state that they give it.

    Whose matter it is stands in front of the id, so that only his own statements are compared.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for matter in matters:
        for step in matter.steps if matter.kind in GIVEN else ():
            if step.statement_id is not None:
                found[step.statement_id] += [(f"{name}|{matter.id}", step.state) for name in matter.by]
    return found


def find_positions(
    statements: Iterable[Statement], days: Days, words: str = "", known: Known = NOTHING_KNOWN
) -> list[Position]:
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
        own = [s for s in known.stands.get(statement.id, ()) if s[0].startswith(f"{statement.speaker}|")]
        position = Position(
            statement, day, wording, tuple(known.deeds.get(statement.id, ())), tuple(own),
            known.scenes.get(statement.id), known.sides.get(statement.speaker or "", frozenset()),
            known.hours.get(statement.document_id, ""),
        )  # fmt: skip
        if key not in found or _order(position) < _order(found[key]):
            found[key] = position
    return sorted(found.values(), key=_order)


def find_turns(positions: Sequence[Position]) -> list[Turn]:
    """Return where an actor seems to contradict itself or to change a number or a condition, the latest first.

    Statements of one named speaker are compared that speak of the same; those of one side too where one takes back in other
    words what another said (`reversals`). Of each statement the nearest one before it is told of which something can be said.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_thing: dict[tuple[str, str], list[int]] = defaultdict(list)
    taken_on: dict[str, Position] = {}
    found = []
    for number, later in enumerate(positions):
        speaker = later.statement.speaker
        if speaker is None or not is_name(speaker) or later.day is None:
            continue
        keys = [(speaker, key) for key in later.keys]
        near = sorted({n for key in keys for n in by_key[key][-MANY:]}, reverse=True)
        gone_back = _go_back(later, taken_on)
        turn = gone_back or next((t for n in near if (t := compare_positions(positions[n], later))), None)
        turn = turn or _reverse(later, number, positions, by_thing)
        if turn is not None:
            found.append(turn)
        for key in keys:
            by_key[key].append(number)
    return sorted(found, key=lambda t: _order(t.later), reverse=True)


def _reverse(
    later: Position, number: int, positions: Sequence[Position], by_thing: dict[tuple[str, str], list[int]]
) -> Turn | None:
    """Return in what way one takes back in other words what he, or another of his side, said; keep the number of the position."""
    said, speaker = later.said, str(later.statement.speaker)
    if said is None:
        return None
    sides = {speaker, *later.sides}
    things = [(side, thing) for thing in dict.fromkeys(things_of(said)) for side in sides]
    found = None
    for n in sorted({n for key in things for n in by_thing[key][-MANY:]}, reverse=True):
        before = positions[n].said
        turn = find_reversal(before, said) if before is not None else None
        if turn is not None:
            found = Turn(speaker, *turn, positions[n], later)
            break
    for key in things:
        by_thing[key].append(number)
    return found


def _go_back(later: Position, taken_on: dict[str, Position]) -> Turn | None:
    """Return in what way somebody goes back on what he has taken on, None where he does not; keep what he takes on first."""
    found = None
    for matter, state in later.stands:
        first = taken_on.get(matter)
        if state in MOVED and first is not None and first.day != later.day:
            days = f"on {first.day} and on {later.day}" if first.day else f"before and on {later.day}"
            reason = f"promised or set, then {MOVED[state]}, {days}"
            found = found or Turn(str(later.statement.speaker), "contradicts", reason, first, later)
        if state == "open":
            taken_on.setdefault(matter, later)
    return found


def compare_positions(earlier: Position, later: Position) -> Turn | None:
    """Return in what way two statements of one actor may not go together, None where nothing speaks for it."""
    if earlier.day == later.day:
        return None
    for kind, reason in _known_differences(earlier, later):
        return Turn(str(later.statement.speaker), kind, reason, earlier, later)
    rules = earlier.rules & later.rules
    shared = earlier.wording.shared_with(later.wording) + len(rules)
    least = min(p.wording.mass + len(p.rules) for p in (earlier, later))
    heavy = len(set(earlier.wording.heavy) & set(later.wording.heavy)) + len(rules)
    if heavy < LEAST or shared / least < ALIKE:
        return None
    words = ", ".join([*sorted(rules), *later.wording.words_shared(earlier.wording)][:5])
    close = bool(rules) or (shared / least >= CLOSE and heavy > LEAST)
    for kind, reason in _differences(earlier, later, close):
        return Turn(str(later.statement.speaker), kind, f"{reason} (both speak of: {words})", earlier, later)
    return None


def _known_differences(earlier: Position, later: Position) -> Iterator[tuple[str, str]]:
    """Yield in what way two statements do not go together by what they tell of one incident."""
    days = f"on {earlier.day} and on {later.day}" if earlier.day else f"before and on {later.day}"
    for then in earlier.deeds:
        for now in (d for d in later.deeds if d.incident == then.incident and d.main and then.main):
            if {then.told, now.told} == {True, False}:
                yield "contradicts", f"says that it happened and that it did not, {days}"
            if then.told and now.told and not _is_news(earlier, later):
                yield from (("number", f"{told}, {days}") for told in _other_tolls(then, now))


def _is_news(earlier: Position, later: Position) -> bool:
    """Tell whether two statements may be the news of one day and of the next."""
    if earlier.day is None or later.day is None:
        return True
    return (later.day.first_day - earlier.day.last_day).days <= UPDATES


def _other_tolls(then: Deed, now: Deed) -> Iterator[str]:
    before, after = ({what: many for what, many in d.tolls if isinstance(many, int)} for d in (then, now))
    for what in sorted(before.keys() & after.keys()):
        if before[what] != after[what]:
            yield f"{what}: {before[what]}, then {after[what]}"


def _differences(earlier: Position, later: Position, close: bool) -> Iterator[tuple[str, str]]:
    then, now = earlier.statement, later.statement
    days = f"on {earlier.day} and on {later.day}" if earlier.day else f"before and on {later.day}"
    acts = {then.act, now.act}
    if acts & FOR and acts & AGAINST and earlier.against != later.against:
        yield "contradicts", f"{_told(then.act)}, then {_told(now.act)}, {days}"
    elif acts <= FOR and close and earlier.negated != later.negated:
        yield "contradicts", f"says so and says not, {days}"
    elif acts <= FOR and (opposed := opposed_words(earlier.wording, later.wording)):
        yield "contradicts", f"says “{opposed[0]}”, then “{opposed[1]}”, {days}"
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


def _order(position: Position) -> tuple[bool, str, str, str]:
    day = position.day
    return day is None, day.first_day.isoformat() if day else "", position.hour or LAST, position.statement.id
