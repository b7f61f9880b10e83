"""Two entries of the ledger in, the reasons out for and against their being one matter, each with its weight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Feature
from accordingto.resolve.scores import Scale
from accordingto.resolve.sides import Relation, Sides
from accordingto.resolve.wordings import NOTHING, Wording

FAMILIES = {
    "demand": "asked", "request": "asked", "ultimatum": "asked",
    "offer": "given", "commitment": "given", "measure": "given", "obligation": "bound",
}  # fmt: skip
"""Kinds of which one may follow the other: what is asked, what one gives of oneself, what an instrument binds to."""
PRONOUN = re.compile(r"(?:that )?(?:it|they|this|these|those|he|she)\b", re.IGNORECASE)
"""How terms begin that leave open what they speak of."""
CLAIMED = frozenset({"claimed_met", "claimed_breached"})
MOVING = frozenset({"postponed", "suspended", "withdrawn"})
"""States in which a deadline may move."""
SCALE = Scale(bias=-3.0, same=0.5, other=0.1)
"""How the reasons add up: two entries are two matters until something speaks for one."""
BY: dict[Relation, float] = {"same": 1.6, "side": 1.3, "unknown": -0.3, "different": -5.0}
OF: dict[Relation, float] = {"same": 1.2, "side": 1.0, "unknown": 0.0, "different": -4.0}
BY_WORDS: dict[Relation, str] = {
    "same": "one asks, promises or is bound in both",
    "side": "the same side asks, promises or is bound",
    "unknown": "in one of them it is not told who asks, promises or is bound",
    "different": "others ask, promise or are bound",
}
OF_WORDS: dict[Relation, str] = {
    "same": "it is asked of, or owed to, the same",
    "side": "it is asked of, or owed to, the same side",
    "unknown": "",
    "different": "it is asked of, or owed to, others",
}
COPIED = 5
"""Words that two terms have at least to be a copy of each other."""
NEAR = 10
"""Days within which two tellings are a little likelier to be of one matter."""
GRANTED = 60
"""Days within which a promise of what was asked grants it."""
GRANTED_LEAST = 3
"""Meanings, names apart, that a promise must share with what was asked to grant it."""
LONG = 400
"""Days after which two tellings that share no day and no instrument are less likely to be of one matter."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as one document tells it: what its terms speak of, what they and the words around them do, and when.

    `day` is that of the document (ISO, None if not known); `stories` are the ids of its story and its copy group; `around`
    is what the words before and after the evidence of its steps speak of; `called` are days by which it is called, as in
    "05-20" ("its request of 20 May").
    """

    entry: LedgerEntry
    terms: Wording
    wording: Wording
    day: str | None
    stories: frozenset[str] = frozenset()
    around: Wording = NOTHING
    called: frozenset[str] = frozenset()

    @property
    def family(self) -> str:
        """Which of the three families of kinds the entry is of."""
        return FAMILIES[self.entry.kind]


def compare_entries(ours: Told, theirs: Told, sides: Sides) -> tuple[Feature, ...]:
    """Return the reasons for and against two entries being one matter."""
    return tuple(r for r in _reasons(ours, theirs, sides) if r.value * r.weight)


def may_be_one(ours: Told, theirs: Told, sides: Sides) -> bool:
    """Tell whether two kinds can be of one matter at all.

    What is asked is what is promised only where whoever was asked promises it, and not before it was asked.
    """
    if (ours.family == "asked") == (theirs.family == "asked"):
        return True
    asked, given = (ours, theirs) if ours.family == "asked" else (theirs, ours)
    return _is_granted(asked, given, sides)


def _is_granted(asked: Told, given: Told, sides: Sides) -> bool:
    """Tell whether a promise may grant what was asked: by the side that was asked, of the same, within `GRANTED` days."""
    if given.entry.kind != "commitment" or given.entry.state != "open" or not asked.day or not given.day:
        return False
    apart = (PartialDate.parse(given.day).first_day - PartialDate.parse(asked.day).first_day).days
    movers = asked.entry.must_act or asked.entry.of
    one_side = sides.relation(movers, given.entry.by) in ("same", "side")
    return (
        one_side and 0 <= apart <= GRANTED and len(set(asked.terms.heavy) & set(given.wording.heavy)) >= GRANTED_LEAST
    )


def _reasons(ours: Told, theirs: Told, sides: Sides) -> Iterator[Feature]:
    mine, other = ours.entry, theirs.entry
    if mine.kind == other.kind:
        yield Feature("kind", 1.0, 1.0 if mine.kind == "measure" else 0.4, f"both are told as {mine.kind}")
    elif ours.family != theirs.family:
        yield Feature("kind", 1.0, -0.8, f"one is told as {mine.kind}, the other as {other.kind}")
    if (ours.family == "asked") != (theirs.family == "asked"):
        yield Feature("granted", 1.0, BY["side"] + OF["side"], "whoever was asked promises it")
    else:
        by, of = sides.relation(mine.by, other.by), sides.relation(mine.of, other.of)
        yield Feature("by", 1.0, BY[by], BY_WORDS[by])
        yield Feature("of", 1.0, OF[of], OF_WORDS[of])
    if ours.stories & theirs.stories:
        yield Feature("story", 1.0, 1.2, "their documents are of one story")
        if len(mine.terms.split()) >= COPIED and _plain(mine.terms) == _plain(other.terms):
            yield Feature("copy", 1.0, 6.0, "word for word the same")
    yield from _word_reasons(ours, theirs)
    yield from _number_reasons(ours.wording.numbers, theirs.wording.numbers)
    yield from _instrument_reasons(mine, other)
    yield from _day_reasons(ours, theirs)


def _plain(terms: str) -> str:
    return " ".join(terms.casefold().split())


def _word_reasons(ours: Told, theirs: Told) -> Iterator[Feature]:
    shared, least = ours.wording.shared_with(theirs.wording), min(ours.wording.mass, theirs.wording.mass)
    if least < 0.5:
        return
    beside = _beside(ours, theirs) | _beside(theirs, ours) if shared < 1 else frozenset()
    if beside:
        yield Feature("beside", min(len(beside), 3) / 3, 3.0, f"told beside it: {', '.join(sorted(beside))}")
        return
    one_clause = ours.entry.clause and ours.entry.clause == theirs.entry.clause
    if shared == 0 and one_clause and set(ours.entry.instruments) & set(theirs.entry.instruments):
        return
    if shared == 0:
        yield Feature("terms", 1.0, -3.5, "they speak of other things")
        return
    words = ", ".join(ours.wording.words_shared(theirs.wording)[:6])
    if shared < 1:
        yield Feature("terms", 1.0, -1.5, f"they share names only: {words}")
        return
    yield Feature("terms", min(shared, 4.0) / 4, 4.0, f"both speak of: {words}")
    yield Feature("few", 1.0, -1.5, "some words in common prove little")
    core, shorter = ours.terms.shared_with(theirs.terms), min(ours.terms.mass, theirs.terms.mass)
    vague = any(PRONOUN.match(told.entry.terms) for told in (ours, theirs))
    if core < 1 and (shorter >= 1 or not vague):
        yield Feature("around", 1.0, -1.5, "only the words around the terms are alike")
    share = max(shared / least, core / shorter if shorter >= 1 else 0.0)
    yield Feature("share", share * min(1.0, least / 2), 1.4, f"{share:.0%} of what the shorter one speaks of is shared")


def _beside(bare: Told, matter: Told) -> frozenset[str]:
    """Return what the words around a bare telling share with a matter of the same instrument or the same day.

    Bare is a judgement of "the matter", and a promise of what "it" will do: what these mean stands beside them.
    """
    entry, few = bare.entry, len(bare.terms.heavy) < 2
    judged = entry.kind == "obligation" and entry.state in CLAIMED
    same_rule = set(entry.instruments) & set(matter.entry.instruments)
    same_day = entry.deadline is not None and entry.deadline == matter.entry.deadline
    if not few or not ((judged and same_rule) or (PRONOUN.match(entry.terms) and same_day)):
        return frozenset()
    numbers = bare.around.numbers & matter.terms.numbers
    return frozenset(matter.terms.shown[m] for m in matter.terms.heavy if m in bare.around.meanings) | numbers


def _number_reasons(mine: frozenset[str], other: frozenset[str]) -> Iterator[Feature]:
    if mine & other:
        yield Feature("numbers", 1.0, 1.0, f"both name {', '.join(sorted(mine & other))}")
    elif mine and other:
        yield Feature(
            "numbers", 1.0, -0.6, f"one names {', '.join(sorted(mine))}, the other {', '.join(sorted(other))}"
        )


def _instrument_reasons(mine: LedgerEntry, other: LedgerEntry) -> Iterator[Feature]:
    shared = [i for i in mine.instruments if i in other.instruments]
    bound = FAMILIES[mine.kind] == FAMILIES[other.kind] == "bound"
    if shared:
        yield Feature("instrument", 1.0, 1.6 if bound else 0.7, f"both under {', '.join(shared)}")
    elif mine.instruments and other.instruments:
        yield Feature("instrument", 1.0, -2.0 if bound else -0.5, "each under another instrument")
    if mine.clause and other.clause and shared:
        same = mine.clause == other.clause
        told = f"both under clause {mine.clause}" if same else f"under clauses {mine.clause} and {other.clause}"
        yield Feature("clause", 1.0, 1.0 if same else -2.5, told)


def _day_reasons(ours: Told, theirs: Told) -> Iterator[Feature]:
    mine, other = ours.entry, theirs.entry
    yield from _deadline_reasons(mine, other)
    named = (ours.called & days_made(theirs)) | (theirs.called & days_made(ours))
    if named:
        yield Feature(
            "called", 1.0, 2.5, f"one is called by the day on which the other was made: {', '.join(sorted(named))}"
        )
    made, also = PartialDate.parse_or_none(mine.made_on), PartialDate.parse_or_none(other.made_on)
    if made and also:
        if made.overlaps(also):
            yield Feature("made", 1.0, 0.8, f"both made on {max(made.text, also.text, key=len)}")
        elif abs((made.first_day - also.first_day).days) > 45:
            yield Feature("made", 1.0, -3.0, f"made on {made.text} and on {also.text}")
    if ours.day and theirs.day:
        first, last = sorted(PartialDate.parse(d).first_day for d in (ours.day, theirs.day))
        apart = (last - first).days
        if apart <= NEAR:
            yield Feature("near", 1.0, 0.4, f"told {apart} days apart")
        elif apart > LONG and not set(mine.instruments) & set(other.instruments):
            yield Feature("gap", 1.0, -1.5, f"told {apart} days apart")


def days_made(told: Told) -> set[str]:
    """Return the days on which a matter may have been made, as in "05-20"."""
    opened = [s.on for s in told.entry.steps if s.state == "open"]
    days = (told.entry.made_on, *opened, told.day if opened else None)
    return {day[5:10] for day in days if day and len(day) >= 10}


def _deadline_reasons(mine: LedgerEntry, other: LedgerEntry) -> Iterator[Feature]:
    due, also = PartialDate.parse_or_none(mine.deadline), PartialDate.parse_or_none(other.deadline)
    if due is None or also is None:
        return
    if due.overlaps(also):
        yield Feature("deadline", 1.0, 2.0, f"both due on {max(due.text, also.text, key=len)}")
    elif mine.kind == other.kind and len({mine.state, other.state} & MOVING) == 1:
        yield Feature("moved", 1.0, 0.8, f"one of them is put off or dropped: {due.text}, {also.text}")
    elif not {mine.state, other.state} & MOVING:
        yield Feature("deadline", 1.0, -1.6, f"due on {due.text} and on {also.text}")
