"""The events of one happening in, its source groups out: accounts that depend on each other stand in one, with the counting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.model.knowledge import Knowledge, KnownPublisher
from accordingto.model.records import Document, Event
from accordingto.model.sameness import Pair
from accordingto.resolve.independence import Account, Dependence, Source
from accordingto.resolve.originals import is_earlier
from accordingto.resolve.publishers import Registry
from accordingto.store.base import View
from accordingto.web.labels import sort_day
from accordingto.web.lifts import Lift, make_lift
from accordingto.web.reasons import tell_reason
from accordingto.web.wordings import _, _n


@dataclass(frozen=True, slots=True)
class Folded:
    """A document that counts with another one of its group: why, in words, and what it shares with it (None: no words)."""

    document: Document
    why: tuple[str, ...]
    lift: Lift | None


@dataclass(frozen=True, slots=True)
class Group:
    """A source group: one document that stands for it, those that count with it, and what they tell.

    `number` counts the independent sources that affirm the happening, from 1; it is None for a group that does not.
    `reasons` say why its documents count as one.
    """

    number: int | None
    document: Document
    folded: tuple[Folded, ...]
    events: tuple[Event, ...]
    reasons: tuple[str, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents of the group, the one that stands for it first."""
        return (self.document, *(f.document for f in self.folded))


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The source groups of a happening, and how the independent ones among those that affirm it were counted, in words."""

    groups: tuple[Group, ...]
    counted: int
    told: str


def make_registry(view: View, known: Knowledge, document_ids: Iterable[str]) -> Registry:
    """Return the publishers: known beforehand, known when these documents were read, described by the desk's people."""
    named = {p.name for p in known.publishers}
    told = {p.name: p for i in document_ids for p in view.rows("publishers", i) if p.name not in named}
    held = [KnownPublisher(p.name, kind=p.kind, owner=p.owner, country=p.country) for p in told.values()]
    return Registry([*known.publishers, *held], view.registry())


def affirms(event: Event) -> bool:
    """Tell whether an event says that it happened, as a fact or as what its sources allege."""
    return event.factuality in ("asserted", "alleged")


def find_witnesses(
    view: View, events: Sequence[Event], documents: Mapping[str, Document], registry: Registry
) -> Witnesses:
    """Return the source groups of some events of one happening; `documents` are those that they stand in.

    Those that affirm it are counted as `independent_sources` is: a denial never counts. A document that does not affirm
    it stands with those that it depends on, else in a group of its own.
    """
    dependence = Dependence.between(view, registry, documents)
    affirming = [e for e in events if affirms(e)]
    sources = dependence.count([_account(e) for e in affirming])
    ids = [list(s.document_ids) for s in sources]
    rest = {e.document_id for e in events} - {i for group in ids for i in group}
    for document_id in sorted(rest):
        own = [_account(e) for e in events if e.document_id == document_id]
        home = _home(own, events, ids, dependence)
        if home is None:
            ids.append([document_id])
        else:
            home.append(document_id)
    pairs = {frozenset((p.one, p.other)): p for p in view.pairs("documents", documents) if p.answer == "POSITIVE"}
    groups = [
        _group(pairs, group, sources[n] if n < len(sources) else None, events, documents, dependence)
        for n, group in enumerate(ids)
    ]
    groups.sort(key=_order)
    numbered = [replace(g, number=n) if g.number else g for n, g in enumerate(groups, 1)]
    told = _tell_counting(sources) if sources else _("Nobody says that it happened.")
    return Witnesses(tuple(numbered), len(sources), told)


def _tell_counting(sources: Sequence[Source]) -> str:
    """Return the counting of independent sources in the reader's language."""
    total = sum(len(s.document_ids) for s in sources)
    number = _n(
        "%(n)s independent source at most, of %(reports)s.", "%(n)s independent sources at most, of %(reports)s.",
        len(sources), reports=_n("%(n)s report", "%(n)s reports", total),
    )  # fmt: skip
    return " ".join([number, *(f"({n}) {_tell_source(s)}." for n, s in enumerate(sources, 1))])


def _tell_source(source: Source) -> str:
    why = "; ".join(map(tell_reason, source.reasons)) or _("nothing found that it shares with the others")
    return f"{', '.join(source.names)}: {why}"


def _order(group: Group) -> tuple[bool, bool, str, str]:
    """Return what source groups are sorted by: those that affirm it first, then by day of publication."""
    day = sort_day(group.document)
    return group.number is None, not day, day, group.document.id


def _account(event: Event) -> Account:
    return Account(event.document_id, event.evidence_start, event.evidence_end, event.sources)


def _home(
    own: Sequence[Account], events: Sequence[Event], groups: Sequence[list[str]], dependence: Dependence
) -> list[str] | None:
    """Return the first group that some accounts depend on, None where there is none."""
    for group in groups:
        theirs = [_account(e) for e in events if e.document_id in group]
        if any(dependence.tell_dependence(a, b) for a in own for b in theirs):
            return group
    return None


def _group(
    pairs: Mapping[frozenset[str], Pair],
    ids: Sequence[str],
    source: Source | None,
    events: Sequence[Event],
    documents: Mapping[str, Document],
    dependence: Dependence,
) -> Group:
    there = [documents[i] for i in ids if i in documents]
    head = _head(there)
    folded = tuple(
        Folded(d, _why(d, there, events, dependence), _lift_between(pairs, d, head)) for d in there if d is not head
    )
    reasons = source.reasons if source else ()
    own = tuple(e for d in (head, *(f.document for f in folded)) for e in events if e.document_id == d.id)
    return Group(1 if source else None, head, folded, own, tuple(dict.fromkeys(reasons)))


def _head(documents: Sequence[Document]) -> Document:
    """Return the document that stands for a group: the original of copies, else the one published first."""
    ids = {d.id for d in documents}
    originals = {d.original_id for d in documents if d.original_id in ids}
    for document in documents:
        if document.id in originals:
            return document
    first = documents[0]
    for document in documents[1:]:
        if is_earlier(document, first):
            first = document
    return first


def _why(
    document: Document, group: Sequence[Document], events: Sequence[Event], dependence: Dependence
) -> tuple[str, ...]:
    """Return why a document counts with others of its group, each reason once."""
    own = [_account(e) for e in events if e.document_id == document.id]
    others = {d.id for d in group} - {document.id}
    theirs = [_account(e) for e in events if e.document_id in others]
    return tuple(dict.fromkeys(why for a in own for b in theirs if (why := dependence.tell_dependence(a, b))))


def _lift_between(pairs: Mapping[frozenset[str], Pair], document: Document, head: Document) -> Lift | None:
    pair = pairs.get(frozenset((document.id, head.id)))
    return make_lift(document, head, pair, pair.answer) if pair else None
