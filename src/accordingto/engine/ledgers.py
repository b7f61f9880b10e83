"""A desk and a day in, its ledger out: how every matter stands now, or as it stood on a past day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Judgement
from accordingto.model.verdicts import Verdict
from accordingto.resolve.matters import make_matters, settle_verdict, thread_row
from accordingto.resolve.shelves import Shelf
from accordingto.resolve.standings import Days, is_told_by, read_days, stand_on, until
from accordingto.store.base import Store, View


def newest_day(days: Days) -> date | None:
    """Return the day of the newest document, None where no document has one."""
    return max((d.last_day for d in days.values() if d), default=None)


def stand_ledger(view: View, as_of: date | None = None) -> Iterator[LedgerEntry]:
    """Yield the entries of a desk as they stand on the day of its newest document, or as they stood on a past day.

    On a past day a matter stands as the steps told of until then leave it, as far as the desk knows today; matters that
    nothing is told of until then are left out. Where its deadline is past and nothing is known, that is its state.
    """
    days = read_days(view)
    day = as_of or newest_day(days)
    verdicts = {v.thing: v for v in view.verdicts()}
    for entry in view.ledger():
        stood = entry if as_of is None else _as_of(view, entry, days, as_of, verdicts)
        if stood is not None:
            yield stand_on(stood, day) if day else stood


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


def _as_of(
    view: View, entry: LedgerEntry, days: Days, day: date, verdicts: Mapping[str, Verdict]
) -> LedgerEntry | None:
    """Return an entry as it stood on a day, None where nothing was told of it."""
    members = view.members("ledger", [entry.id]).get(entry.id, (entry.id,))
    entries = view.find_rows("ledger", members)
    shelf = Shelf(view)
    shelf.take_replies([m for m in members if m not in {e.id for e in entries}])
    kept = [e for e in (until(e, days, day) for e in entries) if e is not None]
    if not kept:
        return None
    replies = [r for r in shelf.replies.values() if is_told_by(r.step, days, day)]
    row = thread_row(kept, replies, days, entry.id) if len(kept) + len(replies) > 1 or len(members) > 1 else kept[0]
    then = {t: v for t, v in verdicts.items() if v.at[:10] <= day.isoformat()}
    return settle_verdict(row, [e.id for e in kept], then)


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
    settle_desk(store, [make_matters()])
    with store.view() as view:
        found = find_entry(view, verdict.thing)
    return found[0] if found else entries[0]


def judge_matters(store: Store, entries: Sequence[LedgerEntry], judgement: Judgement) -> None:
    """Keep what a person decided of two entries, and make the threads that come of it."""
    documents = sorted({s.document_id for e in entries for s in e.steps})
    with store.writer() as writer:
        writer.judge(judgement, documents)
    settle_desk(store, [make_matters()])
