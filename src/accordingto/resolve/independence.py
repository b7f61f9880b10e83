"""The accounts of one happening in, how many independent sources tell of it out, with the counting in words.

Accounts that depend on each other are counted once: copies of one text, a passage that one has from the other, one
publisher or owner, one named news agency, one and the same single source ("according to police"). The number is an
upper bound: that no dependence was found is not independence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from accordingto.model.records import Document
from accordingto.model.sameness import Pair, Passage
from accordingto.resolve.clusters import effective
from accordingto.resolve.publishers import Registry
from accordingto.store.base import View


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells of a happening: the words it rests on, and whom it names as its sources, outermost first."""

    document_id: str
    start: int
    end: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Accounts that count as one, and why."""

    document_ids: tuple[str, ...]
    names: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The counting of this source in words."""
        return f"{', '.join(self.names)}: " + (
            "; ".join(self.reasons) or "nothing found that it shares with the others"
        )


class Dependence:
    """What is known of how some documents depend on each other."""

    def __init__(self, documents: Iterable[Document], pairs: Iterable[Pair], registry: Registry) -> None:
        self._registry = registry
        self._documents = {d.id: d for d in documents}
        self._publishers = {i: registry.publisher_of(d) for i, d in self._documents.items()}
        self._agencies: dict[str, frozenset[str]] = {}
        self._houses = {i: self._house_of(d) for i, d in self._documents.items()}
        self._passages = {(p.one, p.other): p for p in pairs if p.answer == "POSITIVE"}

    @classmethod
    def between(cls, view: View, registry: Registry, document_ids: Iterable[str]) -> "Dependence":
        """Return what a desk knows of how these documents depend on each other, once the stage of copies has run."""
        ids = sorted(set(document_ids))
        documents = view.find_rows("documents", ids)
        texts: dict[str, str | None] = dict.fromkeys(ids) | {d.id: d.copy_group for d in documents}
        pairs, judgements = (
            view.pairs("documents", ids, bare=True, answer="POSITIVE"),
            view.judgements("documents", ids),
        )
        holds = effective(pairs, judgements)
        links = [(p.one, p.other) for p in pairs if p.one in texts and p.other in texts]
        # those of one text depend on each other whatever passages they share
        links = [(a, b) for a, b in links if texts[a] is None or texts[a] != texts[b]]
        return cls(documents, view.pairs_between("documents", [k for k in links if holds[k] == "POSITIVE"]), registry)

    def count(self, accounts: Sequence[Account]) -> tuple[Source, ...]:
        """Return the independent sources among some accounts: their number is what counts."""
        group: dict[str, str] = {a.document_id: a.document_id for a in accounts}
        reasons: dict[str, list[str]] = {i: [] for i in group}
        for one, other in combinations(sorted(accounts, key=_place), 2):
            ours, theirs = group[one.document_id], group[other.document_id]
            why = None if ours == theirs else self.tell_dependence(one, other)
            if why is not None:
                reasons[ours] += [why, *reasons.pop(theirs)]
                group = {i: ours if name == theirs else name for i, name in group.items()}
        return tuple(
            Source(
                tuple(m for m in group if group[m] == name),
                self._names(m for m in group if group[m] == name),
                tuple(told),
            )
            for name, told in reasons.items()
        )

    def tell_dependence(self, one: Account, other: Account) -> str | None:
        """Return in words why two accounts count as one, None where nothing is known that says so."""
        a, b = one.document_id, other.document_id
        if a == b:
            return "one document"
        ours, theirs = self._documents.get(a), self._documents.get(b)
        if ours is None or theirs is None:
            return None
        if ours.copy_group is not None and ours.copy_group == theirs.copy_group:
            return f"{self._name(a)} and {self._name(b)} print one text"
        if self._shares_passage(one, other):
            return f"{self._name(a)} and {self._name(b)} tell it in the same passage"
        return self._same_house(a, b) or self._same_agency(a, b) or _same_source(one, other)

    def _shares_passage(self, one: Account, other: Account) -> bool:
        first, second = sorted((one, other), key=lambda a: a.document_id)
        pair = self._passages.get((first.document_id, second.document_id))
        return pair is not None and any(_covers(p, first, second) for p in pair.passages)

    def _house_of(self, document: Document) -> str | None:
        """Return whose report a document is: its publisher's, of a reprint nobody's.

        A paper that reprints another's text is no witness for it, and what it reports itself does not rest on that text.
        """
        reprint = document.original_id is not None and document.original_id != document.id
        return None if reprint else self._publishers[document.id]

    def _same_house(self, a: str, b: str) -> str | None:
        ours, theirs = self._houses.get(a), self._houses.get(b)
        if not ours or not theirs:
            return None
        if ours == theirs:
            return f"both are published by {ours}"
        owner = self._registry.owner_of(ours)
        if owner == self._registry.owner_of(theirs):
            return f"{ours} and {theirs} belong to {owner}" if owner not in (ours, theirs) else f"{owner} owns both"
        return None

    def _same_agency(self, a: str, b: str) -> str | None:
        shared = sorted(self._agencies_of(a) & self._agencies_of(b))
        return f"both are from {', '.join(shared)}" if shared else None

    def _agencies_of(self, document_id: str) -> frozenset[str]:
        """Return the agencies that a document names, which are looked for when they are asked for."""
        if document_id not in self._agencies:
            self._agencies[document_id] = frozenset(self._registry.agencies_named(self._documents[document_id]))
        return self._agencies[document_id]

    def _name(self, document_id: str) -> str:
        document = self._documents[document_id]
        return self._publishers.get(document_id) or document.title or document_id

    def _names(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._name(i) if i in self._documents else i for i in document_ids))


def _place(account: Account) -> tuple[str, int, int]:
    return account.document_id, account.start, account.end


def _covers(passage: Passage, first: Account, second: Account) -> bool:
    """Tell whether what two accounts rest on stands in a passage of both."""
    ours = min(passage.end, first.end) - max(passage.start, first.start)
    theirs = min(passage.other_end, second.end) - max(passage.other_start, second.start)
    return 2 * ours > first.end - first.start and 2 * theirs > second.end - second.start


def _same_source(one: Account, other: Account) -> str | None:
    """Return the one source that two accounts both end with ("according to police"), in words."""
    if one.sources and other.sources and one.sources[-1] == other.sources[-1]:
        return f"both have it from {one.sources[-1]}"
    return None


def tell_counting(sources: Sequence[Source]) -> str:
    """Return the counting of independent sources in words."""
    total = sum(len(s.document_ids) for s in sources)
    number = "1 independent source" if len(sources) == 1 else f"{len(sources)} independent sources"
    reports = "1 report" if total == 1 else f"{total} reports"
    return f"{number} at most, of {reports}. " + " ".join(f"({n}) {s.words}." for n, s in enumerate(sources, 1))
