"""Pairs and people's judgements in, clusters of what is the same out, none of which holds what a person has separated."""

from collections.abc import Iterable, Sequence

from accordingto.model.ids import content_id
from accordingto.model.sameness import Judgement, Kind, Pair
from accordingto.store.base import Settlement, View

Link = tuple[str, str]


def find_clusters(
    kind: Kind, pairs: Iterable[Pair], judgements: Iterable[Judgement], least: int = 2
) -> dict[str, tuple[str, ...]]:
    """Return the members of each cluster by canonical id, clusters of fewer than `least` left out.

    Links are taken in one order, whatever the order in which they come: those that people made, then those of the
    program by falling score. A link that would bring together what a person has separated, directly or through
    others, is passed over. The canonical id is a hash of the kind and the first member.
    """
    decided = {(j.one, j.other): j.answer for j in judgements if j.answer is not None}
    apart = {link for link, answer in decided.items() if answer == "NEGATIVE"}
    joined = sorted(link for link, answer in decided.items() if answer == "POSITIVE")
    scored = sorted(
        (-p.score, p.one, p.other) for p in pairs if p.answer == "POSITIVE" and (p.one, p.other) not in decided
    )
    groups = _Groups(apart)
    for one, other in (*joined, *((one, other) for _, one, other in scored)):
        groups.join(one, other)
    return {canonical_id(kind, members): members for members in groups.found() if len(members) >= least}


def canonical_id(kind: Kind, members: Sequence[str]) -> str:
    """Return the id of a cluster: a hash of the kind and its first member, the same in whatever order it grew."""
    return content_id("cluster", kind, min(members))


def effective(pairs: Iterable[Pair], judgements: Iterable[Judgement]) -> dict[Link, str]:
    """Return the answer that holds for every pair: the person's where there is one, else the program's."""
    found: dict[Link, str] = {(p.one, p.other): p.answer for p in pairs}
    found.update({(j.one, j.other): j.answer for j in judgements if j.answer is not None})
    return found


class _Groups:
    """Groups that grow by joining; things that are apart never come into one."""

    def __init__(self, apart: Iterable[Link]) -> None:
        self._members: dict[str, set[str]] = {}
        self._group: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: str, other: str) -> bool:
        """Bring the groups of two things together unless a person has separated any of their members."""
        ours, theirs = self._of(one), self._of(other)
        if ours == theirs:
            return True
        small, large = sorted((ours, theirs), key=lambda g: (len(self._members[g]), g))
        if any(self._apart.get(m, set()) & self._members[large] for m in self._members[small]):
            return False
        for member in self._members.pop(small):
            self._group[member] = large
            self._members[large].add(member)
        return True

    def found(self) -> list[tuple[str, ...]]:
        """Return the groups, each sorted, sorted by their first members."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _of(self, thing: str) -> str:
        if thing not in self._group:
            self._group[thing] = thing
            self._members[thing] = {thing}
        return self._group[thing]


def settle_clusters(view: View, kind: Kind, things: Iterable[str]) -> Settlement:
    """Return the clusters that come of some things, and those that they take the place of, without pairs or rows.

    Looks at nothing but what hangs together with the things: members of their clusters, and what pairs and
    judgements link to these. The clusters it returns are what would come of the whole desk.
    """
    gone, pairs, judgements = _hanging_together(view, kind, things)
    return Settlement(kind, gone=frozenset(gone), clusters=find_clusters(kind, pairs, judgements))


def _hanging_together(view: View, kind: Kind, things: Iterable[str]) -> tuple[set[str], list[Pair], list[Judgement]]:
    gone: set[str] = set()
    pairs: dict[Link, Pair] = {}
    judgements: dict[Link, Judgement] = {}
    seen: set[str] = set()
    new = set(things)
    while new:
        seen |= new
        found = set(view.canonical_ids(kind, new).values()) - gone
        gone |= found
        reached = {member for members in view.members(kind, found).values() for member in members}
        for judgement in view.judgements(kind, new):
            judgements[judgement.one, judgement.other] = judgement
            reached |= {judgement.one, judgement.other} if judgement.answer == "POSITIVE" else set()
        for pair in view.pairs(kind, new, bare=True, answer="POSITIVE"):
            if pair.joins:
                pairs[pair.one, pair.other] = pair
                reached |= {pair.one, pair.other}
        new = reached - seen
    return gone, [pairs[link] for link in sorted(pairs)], [judgements[link] for link in sorted(judgements)]
