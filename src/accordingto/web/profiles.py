"""An actor of a desk in, its profile out: names and who uses them, offices, what it says, does, owes and is accused of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.annotate.links import LINKS
from accordingto.model.knowledge import Knowledge, KnownActor
from accordingto.model.people import Withheld, why_withheld
from accordingto.model.records import Document, Entity, LedgerEntry, Office
from accordingto.model.sameness import Pair
from accordingto.model.things import unite
from accordingto.store.base import Page, StatementQuery, View
from accordingto.store.queries import LedgerQuery, Naming, Spoken
from accordingto.web.addresses import urlencode
from accordingto.web.cards import Card, gather_answers, statement_card
from accordingto.web.pages.groups import group_cards, held_documents
from accordingto.web.standings import newest_day, stand_now

Href = Callable[[str], str]

MOST_NAMINGS = 600
"""So many mentions, the last ones, are looked through for how an actor is named."""
MOST_SAID = 500
"""So many statements, the last ones, are looked through for what an actor says and to whom."""
MOST_PARTNERS = 12
MOST_ACCUSATIONS = 20
MOST_MATTERS = 8
BY_NAME = frozenset(
    "name variant contested short capital body members bracket ending new spelling called surname group".split()
)
"""Ways of tying a mention that show a name of the actor, not a pronoun or an office."""
CONTESTED = LINKS["contested"][1]
NAMES = frozenset(LINKS[way][1] for way in BY_NAME)


@dataclass(frozen=True, slots=True)
class UsedName:
    """A name as documents use it: by which publishers, in how many documents, and whether a party to a dispute rejects it."""

    name: str
    contested: bool
    documents: int
    publishers: tuple[tuple[str | None, int], ...]
    example: Naming


@dataclass(frozen=True, slots=True)
class ToldOffice:
    """An office that the texts give an actor: its words, in how many documents, and one of them."""

    role: str
    documents: int
    example: Naming


@dataclass(frozen=True, slots=True)
class Tied:
    """A way in which mentions were tied to an actor: why, how surely, how often, and one of them."""

    reason: str
    confidence: float | None
    mentions: int
    example: Naming


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what is counted, and the address of the rows."""

    label: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Matters:
    """Matters of the ledger in one role of an actor: the next ones by deadline, how many in all, where the others stand."""

    rows: tuple[LedgerEntry, ...]
    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All that an actor's page tells. `entity` is united from `members`, `known` is its entry in the lists."""

    entity: Entity
    members: tuple[Entity, ...]
    joined: tuple[Pair, ...]
    known: KnownActor | None
    documents: int
    names: tuple[UsedName, ...]
    roles: tuple[ToldOffice, ...]
    tied: tuple[Tied, ...]
    acts: tuple[Count, ...]
    addressed: tuple[Count, ...]
    spoken_of: tuple[Count, ...]
    said: int
    acted: tuple[Count, ...]
    undergone: tuple[Count, ...]
    accused: Page[Card]
    accusing: tuple[tuple[Document, list[Card]], ...]
    owes: Matters
    asks: Matters


def find_members(view: View, actor_id: str) -> tuple[Entity, ...]:
    """Return what documents call by an id, the most named first: an actor's own, or that of several brought together."""
    canonical = view.canonical_ids("actors", [actor_id]).get(actor_id, actor_id)
    ids = view.members("actors", [canonical]).get(canonical, (actor_id,))
    counts = view.thing_counts("entities", ids)
    return tuple(sorted(view.things("entities", ids), key=lambda e: (-counts.get(e.id, 0), e.name)))


def unite_members(members: Sequence[Entity]) -> Entity:
    """Return what is told of some entries that are one actor, under the name and id of the first of them."""
    first = members[0]
    for other in members[1:]:
        first = unite(first, replace(other, names=(other.name, *other.names)))
    return first


def why_no_page(members: Iterable[Entity]) -> Withheld | None:
    """Return why an actor has no page: the reason that holds for any of those that it was brought together from."""
    return next((reason for m in members if (reason := why_withheld(m)) is not None), None)


def tell_profile(view: View, members: Sequence[Entity], knowledge: Knowledge) -> Profile:
    """Return the profile of an actor that may have one."""
    entity, ids = unite_members(members), [m.id for m in members]
    called = [m.name for m in members]
    namings, said = view.namings(ids, MOST_NAMINGS), view.said_by(called, MOST_SAID)
    accused = _accusations(view, entity.name)
    return Profile(
        entity=entity,
        members=tuple(members),
        joined=tuple(p for p in view.pairs("actors", ids) if p.answer == "POSITIVE" and len(ids) > 1),
        known=next((a for a in knowledge.actors if a.name in called), None),
        documents=sum(view.thing_counts("entities", ids).values()),
        names=used_names(namings),
        roles=told_offices(namings),
        tied=tied_how(namings),
        acts=_counted(Counter(s.act for s in said), lambda act: _said(entity.name, act=act)),
        addressed=_partners(said, "addressees", lambda name: _said(entity.name, addressee=name)),
        spoken_of=_partners(said, "about", lambda name: _said(entity.name, about=name)),
        said=len(said),
        acted=_incidents(view, "actors", entity.name),
        undergone=_incidents(view, "recipients", entity.name),
        accused=accused[0],
        accusing=accused[1],
        owes=_matters(view, LedgerQuery(must_act=entity.name), f"/ledger?{urlencode({'must_act': entity.name})}"),
        asks=_matters(view, LedgerQuery(by=entity.name), f"/ledger?{urlencode({'by': entity.name})}"),
    )


def used_names(namings: Iterable[Naming]) -> tuple[UsedName, ...]:
    """Return the names that documents use for an actor, each with who uses it, the most used first."""
    by_name: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.reason in NAMES:
            by_name[" ".join(naming.text.split())].append(naming)
    found = []
    for name, ways in by_name.items():
        publishers: Counter[str | None] = Counter()
        for way in ways:
            publishers[way.publisher] += way.documents
        contested = any(w.reason == CONTESTED for w in ways)
        found.append(UsedName(name, contested, sum(publishers.values()), tuple(publishers.most_common()), ways[0]))
    return tuple(sorted(found, key=lambda u: (-u.documents, u.name)))


def told_offices(namings: Iterable[Naming]) -> tuple[ToldOffice, ...]:
    """Return the offices that stand with an actor's name in the texts, the most frequent first."""
    by_role: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.role:
            by_role[" ".join(naming.role.casefold().split())].append(naming)
    offices = [ToldOffice(ways[0].role or "", sum(n.documents for n in ways), ways[0]) for ways in by_role.values()]
    return tuple(sorted(offices, key=lambda o: (-o.documents, o.role)))


def tied_how(namings: Iterable[Naming]) -> tuple[Tied, ...]:
    """Return why mentions were tied to an actor, the most frequent reason first."""
    by_reason: dict[tuple[str, float | None], list[Naming]] = defaultdict(list)
    for naming in namings:
        by_reason[naming.reason or "the reason was not recorded", naming.confidence].append(naming)
    tied = [Tied(r, c, sum(n.mentions for n in ways), ways[0]) for (r, c), ways in by_reason.items()]
    return tuple(sorted(tied, key=lambda t: (-t.mentions, t.reason)))


def _partners(said: Iterable[Spoken], field: str, href: Href) -> tuple[Count, ...]:
    return _counted(Counter(n for s in said for n in dict.fromkeys(getattr(s, field))), href)[:MOST_PARTNERS]


def _counted(counts: Mapping[str, int], href: Href) -> tuple[Count, ...]:
    return tuple(Count(k, n, href(k)) for k, n in sorted(counts.items(), key=lambda i: (-i[1], i[0])))


def _said(speaker: str, **fields: str) -> str:
    return f"/statements?{urlencode({'speaker': speaker, **fields})}"


def _incidents(view: View, field: str, name: str) -> tuple[Count, ...]:
    """Return how many happenings an actor takes part in by type; those told only as denied or not realised are left out."""
    counts: Counter[str] = Counter()
    for (event_type, status), count in view.incident_counts(field, [name]).items():
        if status not in ("denied", "not_realised"):
            counts[event_type] += count
    key = "actor" if field == "actors" else "recipient"
    return _counted(counts, lambda event_type: f"/events?{urlencode({key: name, 'type': event_type})}")


def _accusations(view: View, name: str) -> tuple[Page[Card], tuple[tuple[Document, list[Card]], ...]]:
    """Return the last accusations of an actor, each with the denials that are known, by document."""
    query = StatementQuery(about=name, act="accuse", latest=True, limit=MOST_ACCUSATIONS)
    page = view.find_statements(query)
    documents = held_documents(view, page.rows)
    answers = gather_answers(view, documents)
    cards = [statement_card(s, documents[s.document_id], answers) for s in page.rows if s.document_id in documents]
    return Page(tuple(cards), page.total, 0), tuple(group_cards(cards, documents))


def _matters(view: View, query: LedgerQuery, href: str) -> Matters:
    today = newest_day(view)
    told = today.isoformat() if today else None
    page = view.find_ledger(replace(query, order="deadline", today=told, limit=MOST_MATTERS))
    return Matters(tuple(stand_now(e, today) for e in page.rows), page.total, href)


def dated_offices(entity: Entity) -> tuple[Office, ...]:
    """Return the offices of an actor, those with the latest beginning first, those without any day last."""
    return tuple(sorted(entity.offices, key=lambda o: (o.start or o.end or "", o.title), reverse=True))
