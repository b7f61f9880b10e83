"""The documents that are new to a desk in, the matters that they tell of joined with those of the documents before out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from accordingto.model.ids import content_id
from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Pair
from accordingto.model.verdicts import Verdict
from accordingto.resolve.clusters import canonical_id, settle_clusters
from accordingto.resolve.likenesses import Told
from accordingto.resolve.replies import Reply, answer_matters, contradict_matters, keys_of_move, keys_of_reply
from accordingto.resolve.shelves import ORIGIN, VERSION, Keys, Shelf
from accordingto.resolve.sides import Sides
from accordingto.resolve.standings import Days, join_entries, read_days
from accordingto.resolve.tellings import ENTRIES, REPLIES
from accordingto.resolve.threads import Threads, hash_key, in_telling_order, keys_of
from accordingto.store.base import Settlement, Store, View
from accordingto.store.stages import DeskStage

ASKED = frozenset({"demand", "request", "ultimatum"})
BROKEN, PAST = "claimed_breached", "past_deadline"
RECENT = 20
"""How many of the latest things under one key are counted as candidates."""
NEAREST = 6
"""How many candidates of a thing, those that share most keys with it, are compared: what a new document costs."""
KIN = 12
"""How many members of a thread an entry is compared with, beside those that are candidates."""


def make_matters() -> DeskStage:
    """Return the stage that follows demands, promises and duties through the documents of a desk."""
    return DeskStage("matters", VERSION, follow_matters)


def follow_matters(store: Store, document_ids: Sequence[str]) -> None:
    """Find the matters of new documents among those before, and keep them as threads (see `DeskStage.run`).

    Threads that the documents were part of before are taken apart and made anew from the oldest telling on.
    """
    with store.view() as view:
        shelf = Shelf(view)
        before = view.threads_of(document_ids)
        members = {m for ms in view.members("ledger", [t.id for t in before]).values() for m in ms}
        shelf.take_documents(document_ids)
        shelf.take_things(members)
        new = frozenset([*shelf.told, *shelf.replies])
        keys = _keys(shelf)
        held = [d for d in document_ids if d in shelf.documents]
        shelf.take_things(_candidates(view, keys))
        pairs = _find_pairs(view, shelf, new)
    with store.writer() as writer:
        for kind, sketches in shelf.sketches(held, keys):
            writer.keep_sketches(kind, held, sketches)
        writer.settle(Settlement("ledger", anew=new | members, pairs=pairs))
    with store.view() as view:
        settlement = settle_matters(view, sorted(new | members))
    with store.writer() as writer:
        writer.settle(settlement)


def _keys(shelf: Shelf) -> dict[str, Keys]:
    found: dict[str, Keys] = {ENTRIES: {}, REPLIES: {}}
    sides = shelf.sides()
    for told in shelf.told.values():
        words = [*keys_of(told, sides), *keys_of_move(told, sides)]
        document_id = told.entry.steps[0].document_id
        found[ENTRIES].setdefault(document_id, {})[told.entry.id] = [hash_key(k) for k in words]
    for reply in shelf.replies.values():
        words = keys_of_reply(reply, sides)
        found[REPLIES].setdefault(reply.document_id, {})[reply.id] = [hash_key(k) for k in words]
    return found


def _candidates(view: View, keys: Mapping[str, Keys]) -> set[str]:
    """Return the entries and answers that share most keys with each of the new ones, and kin of theirs."""
    by_kind = {kind: [ks for things in keys[kind].values() for ks in things.values()] for kind in keys}
    found: set[str] = set()
    for kind, asked in ((ENTRIES, ENTRIES), (ENTRIES, REPLIES), (REPLIES, ENTRIES)):
        wanted = sorted({k for ks in by_kind[asked] for k in ks})
        under = view.keyed(kind, wanted, RECENT)
        for ks in by_kind[asked]:
            shared = Counter(thing for k in ks for thing in under[k])
            found.update(thing for thing, _ in sorted(shared.items(), key=lambda i: (-i[1], i[0]))[:NEAREST])
    threads = view.members("ledger", view.canonical_ids("ledger", found).values())
    return found | {m for members in threads.values() for m in members[:KIN]}


def _find_pairs(view: View, shelf: Shelf, new: frozenset[str]) -> list[Pair]:
    known = [t for t in shelf.told.values() if t.entry.id not in new]
    told = in_telling_order(t for t in shelf.told.values() if t.entry.id in new)
    apart = [(j.one, j.other) for j in view.judgements("ledger", [*shelf.told]) if j.answer == "NEGATIVE"]
    sides = shelf.sides()
    threads = Threads(sides, apart)
    for group in _groups(view, known):
        threads.take(group)
    pairs = [pair for t in told for pair in threads.add(t, ORIGIN)]
    return pairs + _find_answers(view, shelf, new, told, sides)


def _find_answers(view: View, shelf: Shelf, new: frozenset[str], told: Sequence[Told], sides: Sides) -> list[Pair]:
    """Return what answers a matter: of each new answer the likeliest one, of an old one only a likelier one than before."""
    earlier = {
        reply_id: pair.score
        for pair in view.pairs("ledger", [r for r in shelf.replies if r not in new], bare=True, answer="POSITIVE")
        for reply_id in (pair.one, pair.other)
    }
    under: dict[str, list[Told]] = defaultdict(list)
    for one in shelf.told.values():
        for key in keys_of_move(one, sides):
            under[key].append(one)
    fresh = {t.entry.id for t in told}
    found = []
    for reply in shelf.replies.values():
        near = {t.entry.id: t for key in keys_of_reply(reply, sides) for t in under.get(key, ())}
        matters = [near[i] for i in sorted(near) if reply.id in new or i in fresh]
        pair = answer_matters(reply, matters, sides, ORIGIN) if matters else None
        if pair is not None and (reply.id in new or reply.id not in earlier):
            found.append(pair)
    return found + _find_contradictions(shelf, new, found)


def _find_contradictions(shelf: Shelf, new: frozenset[str], found: Sequence[Pair]) -> list[Pair]:
    """Return what new answers that belong to no matter by themselves say against the claim right before them."""
    linked = {
        i: (shelf.replies[i], p.one if i == p.other else p.other)
        for p in found
        for i in (p.one, p.other)
        if i in shelf.replies
    }
    by_document: dict[str, list[Told]] = defaultdict(list)
    for told in shelf.told.values():
        by_document[told.entry.steps[0].document_id].append(told)
    free = [r for r in shelf.replies.values() if r.id in new and r.id not in linked]
    pairs = (contradict_matters(r, by_document[r.document_id], linked, ORIGIN) for r in free)
    return [pair for pair in pairs if pair is not None]


def _groups(view: View, known: Sequence[Told]) -> list[list[Told]]:
    """Return known entries thread by thread, in the order of their documents."""
    canonical = view.canonical_ids("ledger", [t.entry.id for t in known])
    groups: dict[str, list[Told]] = {}
    for told in in_telling_order(known):
        groups.setdefault(canonical.get(told.entry.id, told.entry.id), []).append(told)
    return list(groups.values())


def settle_matters(view: View, things: Sequence[str]) -> Settlement:
    """Return the threads that come of some entries and answers, each with its row."""
    found = settle_clusters(view, "ledger", things)
    verdicts = {v.thing: v for v in view.verdicts()}
    clusters = {c: tuple(m) for c, m in found.clusters.items()}
    joined = {m for members in clusters.values() for m in members}
    clusters |= {canonical_id("ledger", [t]): (t,) for t in things if t in verdicts and t not in joined}
    everybody = sorted({m for members in clusters.values() for m in members})
    shelf = Shelf(view)
    entries = {e.id: e for e in shelf.sign(view.find_rows("ledger", everybody))}
    shelf.take_replies([m for m in everybody if m not in entries])
    homes = {s.document_id for e in entries.values() for s in e.steps} | {r.document_id for r in shelf.replies.values()}
    days = read_days(view, homes)
    judged = {i for j in view.judgements("ledger", everybody) for i in (j.one, j.other)}
    kept, rows = {}, []
    for canonical, members in sorted(clusters.items()):
        there, replies = [m for m in members if m in entries], [m for m in members if m in shelf.replies]
        if there and (len(there) + len(replies) > 1 or there[0] in verdicts):
            kept[canonical] = [*there, *replies]
            row = thread_row([entries[m] for m in there], [shelf.replies[m] for m in replies], days, canonical)
            row = replace(row, reviewed=row.reviewed or bool(judged & {*there, *replies}))
            rows.append(settle_verdict(row, there, verdicts))
    return replace(found, clusters=kept, rows=rows)


def thread_row(entries: Sequence[LedgerEntry], replies: Iterable[Reply], days: Days, row_id: str) -> LedgerEntry:
    """Return the row of a matter: its entries joined, with the answers that other documents tell of as further steps."""
    entries = as_granted(entries)
    plain = join_entries(entries, days, row_id, ORIGIN)
    askers = tuple(dict.fromkeys(n for e in entries if e.kind in ASKED for n in e.by))
    plain = replace(plain, by=tuple(n for n in plain.by if n in askers) or plain.by)
    answers = [as_entry(entries[0], reply) for reply in sorted(replies, key=lambda r: r.id)]
    if not answers:
        return plain
    row = join_entries([*entries, *answers], days, row_id, ORIGIN)
    return replace(plain, state=row.state, steps=row.steps, claimed_by=row.claimed_by, disputed=row.disputed)


def as_granted(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return the entries of a matter, a promise of what was asked as its being accepted."""
    if not any(e.kind in ASKED for e in entries):
        return list(entries)
    return [_accepted(e) if e.kind == "commitment" and e.state in ("open", PAST) else e for e in entries]


def _accepted(entry: LedgerEntry) -> LedgerEntry:
    steps = tuple(replace(s, state="accepted") if s.state == "open" else s for s in entry.steps)
    return replace(entry, steps=steps, state="accepted" if entry.state == "open" else entry.state)


def as_entry(entry: LedgerEntry, reply: Reply) -> LedgerEntry:
    """Return an answer as an entry of its document: the matter with that one step.

    What was only asked nobody breaks: told as not done after its day, it is past its deadline.
    """
    undone = reply.state == BROKEN and entry.kind in ASKED and entry.deadline is not None
    state = PAST if undone else reply.state
    claimed = reply.step.by if state.startswith("claimed") else ()
    return replace(
        entry,
        id=content_id("reply", reply.id),
        state=state,
        steps=(replace(reply.step, state=state),),
        deadline=None,
        made_on=None,
        claimed_by=claimed,
        disputed=False,
    )


def settle_verdict(row: LedgerEntry, members: Sequence[str], verdicts: Mapping[str, Verdict]) -> LedgerEntry:
    """Return a row in the state that a person gave any of its entries, the latest word of all."""
    found = [verdicts[m] for m in members if m in verdicts]
    latest = max(found, key=lambda v: v.at, default=None)
    return replace(row, state=latest.state, reviewed=True) if latest and latest.state else row
