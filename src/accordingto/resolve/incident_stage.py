"""New documents of a desk in, its incidents out: events are compared with those that may be the same and gathered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import Any, Final

import yaml

from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Document, Incident
from accordingto.model.sameness import Judgement, Kind, Pair, in_order
from accordingto.resolve.accounts import Account, as_data, family_of, keys_of, make_account, read_account
from accordingto.resolve.clusters import Link, canonical_id
from accordingto.resolve.gatherings import gather_accounts
from accordingto.resolve.happenings import compare_accounts, have_in_common, may_be_one, weigh_accounts
from accordingto.resolve.incidents import Counting, make_incident
from accordingto.resolve.independence import Account as Witness
from accordingto.resolve.independence import Dependence
from accordingto.resolve.publishers import Registry
from accordingto.resolve.relations import KIND as RELATIONS
from accordingto.resolve.relations import name_related, relate_accounts
from accordingto.resolve.scales import Weighing, data_key, load_weighing
from accordingto.resolve.sides import Sides
from accordingto.resolve.stories import days_told, sketch_report, telling_words
from accordingto.resolve.story_stage import AMONG, KEYS
from accordingto.resolve.story_stage import NAME as STORIES
from accordingto.resolve.surroundings import Setting
from accordingto.resolve.words import DATA, common_words, make_bag, news_rates, word_key
from accordingto.store.base import Settlement, Sketch, Store, View
from accordingto.store.stages import DeskStage

NAME: Final = "incidents"
VERSION = "10"
ORIGIN = f"{NAME}@{VERSION}"
ANSWERING = {"request": "reject", "reject": "request"}
"""The families of deeds that answer each other."""
ANSWER = "REJECT"
"""The type of deeds that answer a matter of the ledger."""
GROUPED: Final[tuple[Kind, ...]] = ("stories", "documents")
"""What says that two documents tell of one thing: they are reports of one story, or copies of one text."""
AT_ONCE = 100
"""Events whose candidates are looked up and read at a time."""
PER_KEY = 30
"""The last events with a key that are looked at."""
CANDIDATES = 40
"""Events that one is compared with: those that share most keys with it, rare keys first."""
FURTHER = 200
"""So many events that hang together with new ones only through others are gathered anew with them."""


def make_incidents(known: Knowledge, weighing: Weighing | None = None) -> DeskStage:
    """Return the stage that tells which events are one happening; `weighing` is that of the program if not given.

    Of what is known beforehand, the publishers tell who depends on whom.
    """
    weighed = weighing or load_weighing("incidents")

    def run(store: Store, documents: Sequence[str]) -> None:
        _settle(store, documents, weighed, known)

    config = {
        "data": data_key(
            "incidents.yaml", "judgements.yaml", "news_words.txt", "nobodies.yaml", "callings.yaml", "groups.yaml"
        ),
        "weighing": repr(weighed),
    }
    config["publishers"] = Registry(known.publishers).key
    return DeskStage(NAME, VERSION, run, config)


def _settle(store: Store, documents: Sequence[str], weighing: Weighing, known: Knowledge) -> None:
    with store.view() as view:
        sketches = [sketch for document_id in documents for sketch in _sketch_events(view, document_id)]
        before = list(view.incidents_of(documents))
    with store.writer() as writer:
        writer.keep_sketches(NAME, documents, sketches)
    new = frozenset(s.thing for s in sketches)
    lost = frozenset(e for i in before for e in i.event_ids)
    with store.view() as view:
        desk = _Desk(view, weighing)
        pairs = desk.compare(sorted(new))
        anew = new | _gone(lost, desk)
    with store.writer() as writer:
        writer.settle(Settlement(NAME, anew=anew, pairs=_once([p for p in pairs if p.kind == NAME])))
        writer.settle(Settlement(RELATIONS, anew=anew, pairs=_once([p for p in pairs if p.kind == RELATIONS])))
    with store.view() as view:
        desk.view = view
        settlement = _gather(desk, known, new | lost, {i.id for i in before})
        partners = {r.incident_id for i in view.find_rows("incidents", settlement.gone) for r in i.related}
    with store.writer() as writer:
        writer.settle(settlement)
    with store.view() as view:
        linked = _link(view, {*settlement.clusters, *partners})
    with store.writer() as writer:
        writer.settle(linked)


def _link(view: View, incidents: set[str]) -> Settlement:
    """Return some incidents, and those that came of them or led to them, with what they are to each other."""
    events = [e for i in view.find_rows("incidents", incidents) for e in i.event_ids]
    near = set(view.canonical_ids(NAME, _ends(view.pairs(RELATIONS, events, bare=True))).values())
    rows = view.find_rows("incidents", incidents | near)
    by_event: dict[str, list[Pair]] = defaultdict(list)
    for pair in view.pairs(RELATIONS, {e for row in rows for e in row.event_ids}, bare=True):
        by_event[pair.one].append(pair)
        by_event[pair.other].append(pair)
    incident_of = view.canonical_ids(NAME, _ends(p for pairs in by_event.values() for p in pairs))
    changed = []
    for row in rows:
        related = name_related([p for e in row.event_ids for p in by_event[e]], row.event_ids, incident_of)
        if related != row.related:
            changed.append(replace(row, related=related))
    return Settlement(NAME, clusters={row.id: row.event_ids for row in changed}, rows=changed)


def _ends(pairs: Iterable[Pair]) -> set[str]:
    return {event for pair in pairs for event in (pair.one, pair.other)}


def _sketch_events(view: View, document_id: str) -> list[Sketch]:
    document = view.document(document_id)
    if document is None:
        return []
    setting = Setting(
        document,
        Sides(view.rows("entities", document_id)),
        tuple(view.rows("places", document_id)),
        tuple(view.rows("actors", document_id)),
        tuple(view.rows("statements", document_id)),
        common_here(view, document),
        judging_words(),
    )
    made = [make_account(event, setting) for event in view.rows("events", document_id)]
    return [Sketch(document_id, a.id, as_data(a), keys_of(a)) for a in {a.id: a for a in made}.values()]


def common_here(view: View, document: Document) -> dict[str, float]:
    """Return the words of a document that the desk has more often than the news (see `words.common_words`)."""
    words = telling_words(make_bag(sketch_report(document)["words"]).rare, KEYS)
    keys = {word_key(word, STORIES): word for word in words}
    counts, documents = view.key_counts(STORIES, keys, document.id, AMONG)
    return common_words(news_rates().beside({keys[key]: n for key, n in counts.items()}, documents))


@cache
def judging_words() -> frozenset[str]:
    """Return the words of judgement (`data/sameness/judgements.yaml`)."""
    return frozenset(yaml.safe_load((DATA / "judgements.yaml").read_text(encoding="utf-8")))


def _once(pairs: Sequence[Pair]) -> list[Pair]:
    return list({(p.one, p.other): p for p in pairs}.values())


def _gone(events: frozenset[str], desk: "_Desk") -> frozenset[str]:
    """Return those of some events that the desk does not hold any more."""
    return events - set(desk.load(events))


def _is_undated(data: Mapping[str, Any]) -> bool:
    """Tell whether a sketch is of a document without a date."""
    return not any(data["published"])


class _Desk:
    """Accounts of a desk, read once, and how they compare. `view` may be a later one, as long as no sketch was changed."""

    def __init__(self, view: View, weighing: Weighing) -> None:
        self.view = view
        self._weighing = weighing
        self._accounts: dict[str, Account] = {}
        self._stories: dict[str, tuple[str, ...]] = {}
        self._copies: dict[str, str] = {}
        self._days: dict[str, tuple[str | None, str | None]] = {}
        self._answers: dict[str, list[tuple[int, int, str]]] = {}
        self._chances: dict[Link, float] = {}

    def load(self, event_ids: Sequence[str] | frozenset[str]) -> Mapping[str, Account]:
        """Return the accounts of these events, of those that the desk holds."""
        missing = [e for e in event_ids if e not in self._accounts]
        if missing:
            found = self.view.sketches(NAME, missing)
            self._find_stories({str(data["document_id"]) for data in found.values()})
            self._find_answers({str(d["document_id"]) for d in found.values() if d["event_type"] == ANSWER})
            self._find_days({s for data in found.values() if _is_undated(data) for s in self._stories_of(data)})
            self._accounts |= {event_id: self._read(data) for event_id, data in found.items()}
        return {e: self._accounts[e] for e in event_ids if e in self._accounts}

    def _read(self, data: Mapping[str, Any]) -> Account:
        """Return an account; one of a document without a date is published when the reports of its story were."""
        stories = self._stories_of(data)
        days = [self._days[story] for story in stories] if _is_undated(data) else []
        first, last = min((d[0] for d in days if d[0]), default=None), max((d[1] for d in days if d[1]), default=None)
        steps = self._answers[str(data["document_id"])] if data["event_type"] == ANSWER else ()
        answered = frozenset(i for start, end, i in steps if start < data["end"] and data["start"] < end)
        made = {**data, "published": [first, last]} if days else data
        return read_account(made, stories, answered, self._copies.get(str(data["document_id"])))

    def _stories_of(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        return self._stories[str(data["document_id"])]

    def _find_stories(self, document_ids: Set[str]) -> None:
        """Find out the story and the copy group of documents."""
        missing = document_ids - self._stories.keys()
        groups = [self.view.canonical_ids(kind, missing) for kind in GROUPED]
        self._copies |= groups[GROUPED.index("documents")]
        self._stories |= {i: tuple(group[i] for group in groups if i in group) for i in missing}

    def _find_answers(self, document_ids: Set[str]) -> None:
        """Find out which matters of the ledger documents tell to be refused, and where."""
        missing = document_ids - self._answers.keys()
        self._answers |= {home: [] for home in missing}
        for thread in self.view.threads_of(missing):
            for step in thread.steps:
                if step.document_id in missing and step.state == "refused":
                    told = (step.evidence_start, step.evidence_end, thread.id)
                    self._answers[step.document_id].append(told)

    def _find_days(self, stories: Set[str]) -> None:
        """Find out the first and last day on which the reports of a story or the copies of a text were published."""
        missing = stories - self._days.keys()
        members = [self.view.members(kind, missing) for kind in GROUPED]
        bounds = self.view.publication_bounds({d for found in members for ids in found.values() for d in ids})
        told = {document_id: days_told(*between) for document_id, between in bounds.items()}
        for story in missing:
            days = [told[d] for found in members for d in found.get(story, ()) if d in told]
            first, last = (
                min((d[0] for d in days if d[0]), default=None),
                max((d[1] for d in days if d[1]), default=None),
            )
            self._days[story] = (first.isoformat() if first else None, last.isoformat() if last else None)

    def compare(self, event_ids: Sequence[str]) -> list[Pair]:
        """Return the pairs of events with those that may be the same happening, or that came of it or led to it."""
        found: list[Pair] = []
        for start in range(0, len(event_ids), AT_ONCE):
            some = list(self.load(event_ids[start : start + AT_ONCE]).values())
            near = self._nearest([(a, keys_of(a)) for a in some])
            turned = [(a, ANSWERING.get(family_of(a.event_type))) for a in some]
            answering = self._nearest([(a, keys_of(a, kin) if kin else ()) for a, kin in turned])
            self.load(frozenset(e for ids in (*near, *answering) for e in ids))
            for account, same, others in zip(some, near, answering, strict=True):
                found += self._compare(account, self.load(same).values())
                told = (relate_accounts(account, o, self._weighing, ORIGIN) for o in self.load(others).values())
                found += [relation for relation in told if relation is not None]
        return found

    def _compare(self, account: Account, others: Iterable[Account]) -> Iterator[Pair]:
        """Yield the pairs of an account with others of its family."""
        for other in others:
            if may_be_one(account, other):
                if self._weighing.scale.answer(weigh_accounts(account, other, self._weighing)) != "NEGATIVE":
                    yield self._pair(account, other)
            elif (relation := relate_accounts(account, other, self._weighing, ORIGIN)) is not None:
                yield relation

    def _nearest(self, wanted: Sequence[tuple[Account, Sequence[int]]]) -> list[list[str]]:
        """Return, for each account, the events that share most of some keys with it, rare keys first."""
        under = self.view.keyed(NAME, {key for _, keys in wanted for key in keys}, PER_KEY)
        found = []
        for account, keys in wanted:
            shared: dict[str, float] = {}
            for things in (under[key] for key in sorted(set(keys))):
                for thing in things:
                    shared[thing] = shared.get(thing, 0.0) + 1.0 / len(things)
            shared.pop(account.id, None)
            found.append(sorted(shared, key=lambda t: (-shared[t], t))[:CANDIDATES])
        return found

    def _pair(self, one: Account, other: Account) -> Pair:
        features = compare_accounts(one, other, self._weighing)
        chance = self._weighing.scale.chance(features)
        answer = self._weighing.scale.answer(chance)
        if answer == "POSITIVE" and not have_in_common(features):
            answer = "UNSURE"
        return Pair(NAME, *in_order(one.id, other.id), answer, chance, features, ORIGIN)

    def chance(self, one: Account, other: Account) -> float:
        """Return the chance that two accounts are of one happening."""
        link = (one.id, other.id)
        if link not in self._chances:
            self._chances[link] = weigh_accounts(one, other, self._weighing)
        return self._chances[link]


def _gather(desk: _Desk, known: Knowledge, events: frozenset[str], gone: set[str]) -> Settlement:
    """Return the incidents of some events and of all that hangs together with them, as far as they change.

    Taken up are the events with all of their incidents, all that is linked to these with all of its incidents, and so on until
    there are `FURTHER` events more: what is further away was decided before, and a new document does not cost what the desk is.
    """
    seen, pairs, judgements = find_hanging(desk.view, events, gone)
    accounts = desk.load(frozenset(seen))
    groups = gather_accounts(accounts, pairs.values(), judgements.values(), desk.chance)
    clusters = {canonical_id(NAME, members): members for members in groups}
    rows = {row.id: row for row in _rows(desk.view, known, clusters, accounts)}
    same = {i.id for i in desk.view.find_rows("incidents", rows) if replace(i, related=()) == rows[i.id]}
    changed = {canonical: members for canonical, members in clusters.items() if canonical not in same}
    return Settlement(NAME, gone=frozenset(gone - same), clusters=changed, rows=[rows[i] for i in changed])


def find_hanging(
    view: View, events: Set[str], gone: set[str]
) -> tuple[set[str], dict[Link, Pair], dict[Link, Judgement]]:
    """Return the events to gather, with the pairs and judgements between them; their incidents are added to those that are `gone`."""
    pairs: dict[Link, Pair] = {}
    judgements: dict[Link, Judgement] = {}
    edge = _with_members(view, events, gone)
    seen, most = set[str](), None
    while edge:
        seen |= edge
        judged = {(j.one, j.other): j for j in view.judgements(NAME, edge)}
        found = {(p.one, p.other): p for p in view.pairs(NAME, edge, bare=True, answer="POSITIVE")}
        pairs, judgements = pairs | found, judgements | judged
        joined = {link for link, judgement in judged.items() if judgement.answer == "POSITIVE"}
        linked = sorted({event for link in (*found, *joined) for event in link} - seen)
        room = None if most is None else max(most - len(seen), 0)
        edge = _with_members(view, linked[:room], gone) - seen
        most = len(seen | edge) + FURTHER if most is None else most
    within = {link for link in (*pairs, *judgements) if seen.issuperset(link)}
    return (
        seen,
        {link: p for link, p in pairs.items() if link in within},
        {link: j for link, j in judgements.items() if link in within},
    )


def _with_members(view: View, events: Iterable[str], gone: set[str]) -> set[str]:
    """Return some events with all of their incidents, which are added to those that are `gone`."""
    found = set(view.canonical_ids(NAME, events).values()) - gone
    gone |= found
    return {*events, *(m for members in view.members(NAME, found).values() for m in members)}


def _rows(
    view: View, known: Knowledge, clusters: Mapping[str, Sequence[str]], accounts: Mapping[str, Account]
) -> list[Incident]:
    documents = {a.document_id for a in accounts.values()}
    order = {document_id: n for n, document_id in enumerate(view.in_order(documents))}
    told_by = [{accounts[m].document_id for m in members} for members in clusters.values()]
    counting = count_sources(view, known, {d for homes in told_by if len(homes) > 1 for d in homes})
    rows = []
    for canonical, members in clusters.items():
        told = sorted((accounts[m] for m in members), key=lambda a: (order[a.document_id], a.start, a.id))
        rows.append(make_incident(canonical, told, ORIGIN, counting))
    return rows


def count_sources(view: View, known: Knowledge, documents: set[str]) -> Counting:
    """Return what counts the independent sources of accounts: those that depend on each other count once.

    `documents` are those that may depend on each other; accounts of one document count once whatever is known of it.
    """
    dependence = Dependence.between(view, Registry(known.publishers, view.registry()), documents)

    def count(accounts: Sequence[Account]) -> int:
        return len(dependence.count([Witness(a.document_id, a.start, a.end, a.sources) for a in accounts]))

    return count
