"""A desk and a day in, its ledger out: how every matter stands now, or as it stood on a past day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Judgement
from accordingto.model.verdicts import Verdict
from accordingto.resolve.matters import make_matters, settle_verdict, thread_row
from accordingto.resolve.responses import make_responses
from accordingto.resolve.shelves import Shelf
from accordingto.resolve.standings import Days, is_told_by, read_days, stand_on, until
from accordingto.store.base import Store, View


def newest_day(days: Days) -> date | None:
    """Return the day of the newest document, None where no document has one."""
    return max((d.last_day for d in days.values() if d), default=None)


BATCH = 200
"""Matters that are looked up at a time when a past day is asked for."""


def stand_ledger(view: View, as_of: date | None = None) -> Iterator[LedgerEntry]:
    """Yield the entries of a desk as they stand on the day of its newest document, or as they stood on a past day.

    On a past day a matter stands as the steps told of until then leave it, as far as the desk knows today; matters that
    nothing is told of until then are left out. Where its deadline is past and nothing is known, that is its state.
    """
    if as_of is not None:
        entries = view.ledger()
        for start in range(0, len(entries), BATCH):
            yield from stand_as_of(view, entries[start : start + BATCH], as_of).values()
        return
    day = newest_day(read_days(view))
    for entry in view.ledger():
        yield stand_on(entry, day) if day else entry


def stand_as_of(
    view: View, entries: Sequence[LedgerEntry], day: date, shelf: Shelf | None = None
) -> dict[str, LedgerEntry]:
    """Return those of some entries of which something was told until a day, by id, as they stood on it.

    What they are made of is looked up for all of them together: one page of matters costs a handful of questions.
    `shelf`: what was read of their answers for other days.
    """
    members = view.members("ledger", [e.id for e in entries])
    parts = {r.id: r for r in view.find_rows("ledger", {m for ms in members.values() for m in ms})}
    parts |= {e.id: e for e in entries if e.id not in members}
    shelf = Shelf(view) if shelf is None else shelf
    answers = {m for ms in members.values() for m in ms if m not in parts}
    shelf.take_replies(answers - shelf.replies.keys())
    steps = [s for p in parts.values() for s in p.steps]
    steps += [shelf.replies[m].step for m in answers & shelf.replies.keys()]
    days = read_days(view, {s.document_id for s in steps})
    place = {part: n for n, part in enumerate(parts)}
    verdicts = {v.thing: v for v in view.verdicts(list(parts)) if v.at[:10] <= day.isoformat()}
    found = {}
    for entry in entries:
        own = members.get(entry.id, (entry.id,))
        told = sorted((m for m in own if m in place), key=place.__getitem__)
        kept = [t for m in told if (t := until(parts[m], days, day)) is not None]
        if kept:
            replies = [r for m in own if (r := shelf.replies.get(m)) is not None and is_told_by(r.step, days, day)]
            row = thread_row(kept, replies, days, entry.id) if len(own) > 1 else kept[0]
            settled = settle_verdict(row, [e.id for e in kept], verdicts)
            found[entry.id] = replace(stand_on(settled, day), id=entry.id)
    return found


def find_entry(view: View, entry_id: str) -> tuple[LedgerEntry, Sequence[LedgerEntry]] | None:
    """Return the matter that an id names (its own, or that of an entry in it) with its entries, None for no matter."""
    canonical = view.canonical_ids("ledger", [entry_id]).get(entry_id, entry_id)
    members = view.members("ledger", [canonical]).get(canonical, (entry_id,))
    entries = view.find_rows("ledger", members)
    if not entries:
        return None
    threads = view.threads_of([entries[0].steps[0].document_id])
    row = next((t for t in threads if t.id == canonical), entries[0])
    return row, entries


def rule_matter(store: Store, entries: Sequence[LedgerEntry], verdict: Verdict) -> LedgerEntry:
    """Keep what a person decided of the state of a matter, given with its entries, and return the matter as it is then.

    A verdict without a state takes back all that people decided of any of the entries.
    """
    documents = sorted({s.document_id for e in entries for s in e.steps})
    with store.view() as view:
        ruled = [v.thing for v in view.verdicts([e.id for e in entries])]
    things = [verdict.thing] if verdict.state is not None else ruled
    with store.writer() as writer:
        for thing in things:
            writer.rule(replace(verdict, thing=thing), documents)
    settle_desk(store, [make_matters(), make_responses()])
    with store.view() as view:
        found = find_entry(view, verdict.thing)
    return found[0] if found else entries[0]


def judge_matters(store: Store, entries: Sequence[LedgerEntry], judgement: Judgement) -> None:
    """Keep what a person decided of two entries, and make the threads that come of it."""
    documents = sorted({s.document_id for e in entries for s in e.steps})
    with store.writer() as writer:
        writer.judge(judgement, documents)
    settle_desk(store, [make_matters(), make_responses()])
