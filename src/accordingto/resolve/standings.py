"""Entries of one matter and the days of their documents in, one entry out: as it stands now, or as it stood on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry, Step
from accordingto.resolve.sides import PUBLISHER, is_name

CLAIMS = frozenset({"claimed_met", "claimed_breached"})
WAITING = frozenset({"open", "postponed", "deferred"})
"""States in which a day that passes leaves the matter past its deadline with nothing known."""
RANK = ("offer", "measure", "obligation", "commitment", "request", "demand", "ultimatum")
"""Which kind a matter is that is told as several, the later of these before the earlier."""
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


def days_of(documents: Iterable[Document]) -> dict[str, PartialDate | None]:
    """Return the day of each document; a copy has that of the text it copies, if this is among them."""
    known = {d.id: d for d in documents}
    return {i: _day_of(known.get(d.original_id or i, d)) for i, d in known.items()}


def _day_of(document: Document) -> PartialDate | None:
    return PartialDate.parse_or_none(document.published or document.published_to)


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


def stand_on(
    entry: LedgerEntry, members: Sequence[LedgerEntry], days: Days, day: date, as_of: bool = False
) -> LedgerEntry | None:
    """Return an entry as it stands on a day: past its deadline where nothing else is known of it.

    With `as_of` as it stood then, as far as is known today: steps of later days are left out, and so is the whole
    entry (None) if none is left. A step that tells of a month counts from its end on; one of no known day counts.
    `members` are the entries of single documents that it was joined from (itself where it is one of them).
    """
    if as_of:
        kept = [m for m in (_until(m, days, day) for m in members) if m is not None]
        if not kept:
            return None
        entry = join_entries(kept, days, entry.id, entry.origin)
    deadline = PartialDate.parse_or_none(entry.deadline)
    if deadline is not None and deadline.last_day < day and entry.state in WAITING:
        return replace(entry, state="past_deadline")
    if as_of and deadline is not None and deadline.last_day >= day and entry.state == "past_deadline":
        return replace(entry, state="open")
    return entry


def in_order(entries: Sequence[LedgerEntry], days: Days) -> list[Telling]:
    """Return the steps of the entries of one matter, oldest first.

    A step is of the day that it tells of, else of its document's. Words that merely tell again, after an answer, of
    what was asked or set before are of the day on which it was made. Of the steps without a day the asking comes
    first, an answer after all asking and before the answers that have a day.
    """
    tellings = [
        Telling(s, e, PartialDate.parse_or_none(s.on) or days.get(s.document_id)) for e in entries for s in e.steps
    ]
    first = min((t.day.first_day for t in tellings if t.day), default=None)
    answered = min((t.day.last_day for t in tellings if t.day and t.step.state != "open"), default=None)
    told = [_told_again(t, first, answered) for t in tellings]
    asked = max((t.day.last_day for t in told if t.day and t.step.state == "open"), default=date.min)
    return sorted(told, key=lambda t: _place(t, asked))


def _place(telling: Telling, asked: date) -> tuple[date, int, bool, str]:
    state = telling.step.state
    if telling.day is not None:
        return telling.day.last_day, ORDER.get(state, 1), len(telling.day.text) > 7, telling.day.text
    return (date.min, 0, False, "") if state == "open" else (asked, 1, False, "")


def _told_again(telling: Telling, first: date | None, answered: date | None) -> Telling:
    """Return a retelling with the day of what it retells: open, not said by anybody, of no day of its own."""
    step = telling.step
    if step.state != "open" or step.on or step.statement_id or not telling.day or not first or not answered:
        return telling
    later = telling.day.first_day > answered
    return replace(telling, day=PartialDate.parse(first.isoformat())) if later else telling


def _until(entry: LedgerEntry, days: Days, day: date) -> LedgerEntry | None:
    kept = []
    for step in entry.steps:
        told = PartialDate.parse_or_none(step.on) or days.get(step.document_id)
        if told is None or told.last_day <= day:
            kept.append(step)
    return (
        replace(entry, steps=tuple(kept), disputed=entry.disputed and len(kept) == len(entry.steps)) if kept else None
    )


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
    if state not in CLAIMS:
        return ()
    found = (t.entry.claimed_by or t.step.by or t.step.sources for t in tellings if t.step.state == state)
    return tuple(dict.fromkeys(name for names in found for name in names))


def _is_disputed(tellings: Sequence[Telling]) -> bool:
    """Tell whether one says that it was kept and another that it was broken."""
    states = {t.step.state for t in tellings}
    return states >= CLAIMS
