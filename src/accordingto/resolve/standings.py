"""Entries of one matter and the days of their documents in, one entry out: as it stands now, or as it stood on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry, Step
from accordingto.resolve.sides import PUBLISHER, is_name
from accordingto.store.base import View

CLAIMS = frozenset({"claimed_met", "claimed_breached"})
CLAIMED = CLAIMS | {"partly_met"}
"""States that are somebody's word; two of them at odds make a dispute."""
WAITING = frozenset({"open", "postponed", "deferred"})
"""States in which a day that passes leaves the matter past its deadline with nothing known."""
RANK = ("offer", "measure", "obligation", "commitment", "request", "demand", "ultimatum")
"""Which kind a matter is that is told as several, the later of these before the earlier."""
RETOLD = frozenset({"demand", "request", "ultimatum", "measure"})
"""Kinds of which words without a day, after an answer, tell again what was asked or set before."""
ORDER = {"open": 0}
"""What comes first on one day: the asking before the answer."""

Days = Mapping[str, PartialDate | None]
"""Documents by id with the day on which they, or the texts that they copy, were published."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A step with the entry that it belongs to and the time that it tells of (None: not known)."""

    step: Step
    entry: LedgerEntry
    day: PartialDate | None


def read_days(view: View, document_ids: Iterable[str] | None = None) -> dict[str, PartialDate | None]:
    """Return the day of each of these documents (of all); a copy has that of the text it copies, if it has one."""
    known = view.document_days(document_ids)
    missing = {o for _, o in known.values() if o and o not in known}
    originals = known | (view.document_days(missing) if missing else {})
    return {i: PartialDate.parse_or_none(originals.get(o or i, (day, None))[0] or day) for i, (day, o) in known.items()}


def join_entries(entries: Sequence[LedgerEntry], days: Days, row_id: str, origin: str) -> LedgerEntry:
    """Return the entries of one matter as one entry under an id: all steps, oldest first, the state of the last."""
    tellings = in_order(entries, days)
    told = list(dict.fromkeys(t.entry.id for t in tellings))
    by_id = {e.id: e for e in entries}
    ordered = [by_id[i] for i in told]
    fullest = max(ordered, key=lambda e: (bool(e.of), min(len(e.terms), 160), e.confidence))
    deadlines = [t.entry.deadline for t in tellings if t.entry.deadline]
    state = tellings[-1].step.state
    return LedgerEntry(
        id=row_id,
        kind=_kind_of(ordered),
        by=_names(e.by for e in ordered),
        of=_names(e.of for e in ordered),
        must_act=_names(e.must_act for e in ordered),
        terms=fullest.terms,
        condition=next((e.condition for e in ordered if e.condition), None),
        instruments=_names(e.instruments for e in ordered),
        clause=next((e.clause for e in ordered if e.clause), None),
        made_on=min((e.made_on for e in ordered if e.made_on), default=None),
        deadline=deadlines[-1] if deadlines else None,
        state=state,
        claimed_by=_claimants(tellings, state),
        disputed=any(e.disputed for e in ordered) or _is_disputed(tellings),
        steps=tuple(t.step for t in tellings),
        confidence=max(e.confidence for e in ordered),
        origin=origin,
        reviewed=any(e.reviewed for e in ordered),
    )


def stand_on(entry: LedgerEntry, day: date) -> LedgerEntry:
    """Return an entry as it stands on a day: past its deadline where nothing else is known of it."""
    deadline = PartialDate.parse_or_none(entry.deadline)
    if deadline is None or deadline.last_day >= day or entry.state not in WAITING:
        return entry
    return replace(entry, state="past_deadline")


def in_order(entries: Sequence[LedgerEntry], days: Days) -> list[Telling]:
    """Return the steps of the entries of one matter, oldest first.

    A step is of the day that it tells of, else of its document's. Words that merely tell again, after an answer, of
    what was asked or set before are of the day on which it was made. Of the steps without a day the asking comes
    first, an answer after all asking and before the answers that have a day.
    """
    tellings = [
        Telling(s, e, PartialDate.parse_or_none(s.on) or days.get(s.document_id)) for e in entries for s in e.steps
    ]
    first = min((t for t in tellings if t.day), key=lambda t: t.day.first_day if t.day else date.max, default=None)
    answered = min((t.day.last_day for t in tellings if t.day and t.step.state != "open"), default=None)
    told = [_told_again(t, first, answered) for t in tellings]
    asked = max((t.day.last_day for t in told if t.day and t.step.state == "open"), default=date.min)
    return sorted(told, key=lambda t: _place(t, asked))


def _place(telling: Telling, asked: date) -> tuple[date, int, bool, str]:
    state = telling.step.state
    if telling.day is not None:
        return telling.day.last_day, ORDER.get(state, 1), len(telling.day.text) > 7, telling.day.text
    return (date.min, 0, False, "") if state == "open" else (asked, 1, False, "")


def _told_again(telling: Telling, first: Telling | None, answered: date | None) -> Telling:
    """Return a retelling with the day of what it retells: open, of no day of its own, told after an answer."""
    step = telling.step
    if first is None or not first.day or not telling.day or not answered:
        return telling
    told = step.state != "open" or step.on or telling.entry.kind not in RETOLD
    if told or first.entry.kind not in RETOLD or telling.day.first_day <= answered:
        return telling
    return replace(telling, day=PartialDate.parse(first.day.first_day.isoformat()))


def until(entry: LedgerEntry, days: Days, day: date) -> LedgerEntry | None:
    """Return the entry of one document as the steps that it tells of until a day leave it, None if there are none.

    What is told to have been a matter of a month counts from its end on; a step of no known day counts always.
    """
    kept = tuple(step for step in entry.steps if is_told_by(step, days, day))
    if not kept:
        return None
    whole = len(kept) == len(entry.steps)
    state = entry.state if whole else kept[-1].state
    deadline = PartialDate.parse_or_none(entry.deadline)
    if state == "past_deadline" and deadline is not None and deadline.last_day >= day:
        state = "open"
    steps = tuple(replace(s, state="open") if s.state == "past_deadline" and state == "open" else s for s in kept)
    claimed_by = entry.claimed_by if state in CLAIMED else ()
    return replace(entry, steps=steps, state=state, claimed_by=claimed_by, disputed=entry.disputed and whole)


def is_told_by(step: Step, days: Days, day: date) -> bool:
    """Tell whether a step is of a day or before it: the day that it tells of, else that of its document."""
    told = PartialDate.parse_or_none(step.on) or days.get(step.document_id)
    return told is None or told.last_day <= day


def _kind_of(entries: Sequence[LedgerEntry]) -> str:
    """Return the strongest kind of what is asked; of what is given or binding, the kind told most often."""
    asked = [e.kind for e in entries if e.kind in RANK[4:]]
    if asked:
        return max(asked, key=RANK.index)
    counts = Counter(e.kind for e in entries)
    return max(counts, key=lambda kind: (counts[kind], RANK.index(kind)))


def _names(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return all names once; "both sides" and the unknown voice only where nobody is named."""
    found = list(dict.fromkeys(name for group in groups for name in group))
    named = [name for name in found if is_name(name)]
    return tuple(named or [n for n in found if n != PUBLISHER] or found)


def _claimants(tellings: Sequence[Telling], state: str) -> tuple[str, ...]:
    """Return who says that a matter stands as it does, where that is claimed."""
    if state not in CLAIMED:
        return ()
    found = (t.entry.claimed_by or t.step.by or t.step.sources for t in tellings if t.step.state == state)
    return tuple(dict.fromkeys(name for names in found for name in names))


def _is_disputed(tellings: Sequence[Telling]) -> bool:
    """Tell whether one says that it was kept and another that it was broken, or then says that it was kept in part only."""
    states = [t.step.state for t in tellings]
    if CLAIMS.issubset(states):
        return True
    met = [n for n, state in enumerate(states) if state == "claimed_met"]
    return bool(met) and any(
        telling.step.state == "partly_met" and set(telling.step.by).isdisjoint(tellings[met[0]].step.by)
        for telling in tellings[met[0] :]
    )
