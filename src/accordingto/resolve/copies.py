"""Documents that are new to a desk in, the pairs that share words, with passages, and the copy groups out."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from accordingto.model.ids import content_id
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Document
from accordingto.model.sameness import Answer, Pair, in_order
from accordingto.resolve.clusters import settle_clusters
from accordingto.resolve.originals import find_original
from accordingto.resolve.overlaps import COPY_SCALE, Overlap, find_reasons, measure_overlap
from accordingto.resolve.passages import Match, find_matches, join_matches
from accordingto.resolve.prints import hash_words, make_prints, sentence_prints
from accordingto.resolve.publishers import Registry
from accordingto.resolve.word_runs import Wording, find_wording
from accordingto.store.base import Settlement, Store, View
from accordingto.store.stages import DeskStage

Key = tuple[str, str]
VERSION = "6"
MOST_SHARERS = 32
"""Of the documents that have a print only so many, the first, are looked at."""
LEAST_SHARED, LEAST_WEIGHT = 3, 0.3
"""A candidate shares so many prints, which weigh so much: each one part in as many as there are documents with it."""
FEW_SHARED, FEW_WEIGHT = 2, 0.25
"""Or fewer that few other documents have: those of a text and its reprints."""
LEAST_SHARE = 0.25
"""Or such a share of a document's prints: so copies find each other where hundreds have the text."""
MOST_CANDIDATES = 16
"""Documents that a new one is compared with, those whose shared prints weigh most."""
ENDS_OF_GROUP = 4
"""Of the candidates that are copies of one text so many whose shared prints weigh most, and as many that weigh least, are compared
first: what is a copy of all these is one of the text, and is compared with no more of them."""
NEAR_SHARE = 0.5
"""Share of the one text from which on two are copies of one text; less is a part that was taken over."""
NEAR_OTHER_SHARE = 0.2
"""And of the other one: a short text inside a long one is a part of it."""
STOCK, SAID = 5, 3
"""A sentence that stands in so many texts which are no copies of each other is stock: furniture, background, a motto; one of
which most is quoted needs fewer: it was said in public."""
MOSTLY = 0.5
"""Share of a sentence's words that is quoted where most of it is."""
REWRITTEN = 0.75
"""Share of the words of matching sentences that is the same; under it a copy is a rewritten one."""
KEPT_CHANCE = 0.1
"""Pairs that are less likely to share words by copying are not kept."""


def make_copies(known: Knowledge) -> DeskStage:
    """Return the stage that finds copies; agencies are known by the names that the knowledge gives their publishers."""
    return DeskStage("copies", VERSION, partial(find_copies, known), {"publishers": Registry(known.publishers).key})


def find_copies(known: Knowledge, store: Store, document_ids: Sequence[str]) -> None:
    """Find the copies of these documents in the desk and settle the copy groups that they belong to."""
    with store.view() as view:
        wordings = {i: find_wording(d) for i in document_ids if (d := view.document(i)) is not None}
    prints = {i: make_prints(wording) for i, wording in wordings.items()}
    with store.writer() as writer:
        writer.keep_prints(prints)
    with store.view() as view:
        pairs = find_pairs(view, wordings, prints)
    with store.writer() as writer:
        writer.settle(Settlement("documents", anew=frozenset(wordings), pairs=pairs))
    with store.view() as view:
        touched = {*wordings, *(thing for pair in pairs for thing in (pair.one, pair.other))}
        groups = settle_clusters(view, "documents", touched)
        fields = find_fields(view, Registry(known.publishers, view.registry()), touched, groups)
    with store.writer() as writer:
        writer.settle(replace(groups, fields=fields))


def find_pairs(view: View, wordings: Mapping[str, Wording], prints: Mapping[str, frozenset[int]]) -> list[Pair]:
    """Return what is found of the documents and those that share prints with them."""
    cache = dict(wordings)
    found: dict[Key, Pair] = {}
    sharers: dict[int, tuple[str, ...]] = {}

    def compare(document_id: str, sharing: Mapping[int, tuple[str, ...]], candidates: Sequence[str]) -> None:
        cache.update({d.id: find_wording(d) for d in view.find_rows("documents", set(candidates) - cache.keys())})
        for candidate in candidates:
            key = in_order(document_id, candidate)
            if key in found or candidate not in cache:
                continue
            found[key] = compare_wordings(cache[key[0]], cache[key[1]])
            if found[key].form == "partial" and found[key].score >= KEPT_CHANCE:
                theirs = sorted(set(sentence_prints(cache[candidate])) - sharers.keys())
                sharers.update(view.sharers(theirs, MOST_SHARERS))
                sharers.update({p: sharing[p] for p in sentence_prints(wordings[document_id])})

    for document_id in wordings:
        sharing = view.sharers(sorted(prints[document_id]), MOST_SHARERS)
        candidates = find_candidates(document_id, sharing)
        between = find_between(candidates, view.canonical_ids("documents", candidates))
        compare(document_id, sharing, [c for c in candidates if c not in between])
        copied = {
            e: in_order(document_id, e) in found and found[in_order(document_id, e)].joins
            for ends in between.values()
            for e in ends
        }
        compare(document_id, sharing, [c for c, ends in between.items() if not all(copied[e] for e in ends)])
    groups = _groups_of(view, found.values(), {i for documents in sharers.values() for i in documents})
    texts = {p: len({groups.get(i, i) for i in documents}) for p, documents in sharers.items()}
    stock = {p: n for p, n in texts.items() if n >= SAID}
    for key, pair in found.items():
        if stock and pair.form == "partial" and pair.score >= KEPT_CHANCE:
            found[key] = compare_wordings(cache[key[0]], cache[key[1]], stock)
    return [pair for _, pair in sorted(found.items()) if pair.score >= KEPT_CHANCE]


def _groups_of(view: View, pairs: Iterable[Pair], documents: set[str]) -> dict[str, str]:
    """Return the copy group of documents by any name, with those that new pairs make; of no group, none."""
    group = dict(view.canonical_ids("documents", documents))
    renamed: dict[str, str] = {}

    def now(name: str) -> str:
        while name in renamed:
            name = renamed[name]
        return name

    for pair in pairs:
        if pair.joins:
            ours, theirs = (now(group.setdefault(i, i)) for i in (pair.one, pair.other))
            if ours != theirs:
                renamed[theirs] = ours
    return {document: now(name) for document, name in group.items()}


def find_candidates(document_id: str, sharing: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the documents to compare with one, given who shares its prints: those whose shared prints weigh most."""
    weights: defaultdict[str, float] = defaultdict(float)
    shared: Counter[str] = Counter()
    for sharers in sharing.values():
        weight = 1 / len(sharers) if len(sharers) < MOST_SHARERS else 0.0
        for sharer in sharers:
            weights[sharer] += weight
            shared[sharer] += 1
    least = LEAST_SHARE * len(sharing)
    wanted = [
        i
        for i, count in shared.items()
        if i != document_id
        and (
            (count >= LEAST_SHARED and weights[i] >= LEAST_WEIGHT)
            or (count >= FEW_SHARED and weights[i] >= FEW_WEIGHT)
            or count >= least
        )
    ]
    return sorted(wanted, key=lambda i: (-weights[i], -shared[i], i))[:MOST_CANDIDATES]


def find_between(candidates: Sequence[str], group_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the candidates that stand between the first and the last `ENDS_OF_GROUP` of their copy group, each with these."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        groups[group_of.get(candidate, candidate)].append(candidate)
    return {
        candidate: (*members[:ENDS_OF_GROUP], *members[-ENDS_OF_GROUP:])
        for members in groups.values()
        for candidate in members[ENDS_OF_GROUP:-ENDS_OF_GROUP]
    }


def compare_wordings(one: Wording, other: Wording, stock: Mapping[int, int] | None = None) -> Pair:
    """Return what is found of two documents: how likely it is that words were taken over, which, and in what form.

    `stock` says of the prints of sentences in how many texts these stand that are no copies: such sentences and what is
    like them tell nothing of these two.
    """
    matches = [m for m in find_matches(one, other) if not stock or not _is_stock(one, other, m, stock)]
    overlap = measure_overlap(one, other, matches)
    features = find_reasons(overlap)
    chance = COPY_SCALE.chance(features)
    answer: Answer = COPY_SCALE.answer(chance)
    return Pair(
        "documents",
        one.document_id,
        other.document_id,
        answer,
        chance,
        features,
        f"copies@{VERSION}",
        form=tell_form(one, other, overlap),
        passages=join_matches(one, other, matches) if answer != "NEGATIVE" else (),
    )


def _is_stock(one: Wording, other: Wording, match: Match, stock: Mapping[int, int]) -> bool:
    """Tell whether a match lies in a stock sentence of either text, or in one that was said in public."""
    texts, quoted = 0, 0.0
    for wording, word in ((one, match.first), (other, match.other_first)):
        at = bisect_right(wording.sentences, word, key=lambda sentence: sentence[0]) - 1
        first, last = wording.sentences[max(at, 0)]
        texts = max(texts, stock.get(hash_words(wording.words[first:last]), 0))
        quoted = max(quoted, 1 - wording.told_in(first, last) / (last - first))
    return texts >= (SAID if quoted >= MOSTLY else STOCK)


def tell_form(one: Wording, other: Wording, overlap: Overlap) -> str:
    """Return in what way two texts are the same: exact, near, rewritten, or partial (a part was taken over)."""
    if one.words == other.words:
        return "exact"
    if overlap.share_of_shorter < NEAR_SHARE or min(overlap.share, overlap.other_share) < NEAR_OTHER_SHARE:
        return "partial"
    return "near" if overlap.likeness >= REWRITTEN else "rewritten"


def find_fields(
    view: View, registry: Registry, touched: set[str], groups: Settlement
) -> dict[str, dict[str, str | None]]:
    """Return what the documents say of their copy group: its id, and the original where one can be told."""
    fields: dict[str, dict[str, str | None]] = {
        i: {"copy_group": None, "original_id": None}
        for i in {*touched, *(m for members in view.members("documents", groups.gone).values() for m in members)}
    }
    held: dict[str, Document] = {
        d.id: d for d in view.find_rows("documents", {m for members in groups.clusters.values() for m in members})
    }
    for canonical, members in groups.clusters.items():
        documents = [held[i] for i in members if i in held]
        publishers = {d.id: registry.publisher_of(d) for d in documents}
        agencies = {d.id: registry.agencies_named(d) for d in documents}
        original, _ = find_original(documents, publishers, agencies)
        group = content_id("copies", canonical)
        fields |= {i: {"copy_group": group, "original_id": original} for i in members}
    return fields
