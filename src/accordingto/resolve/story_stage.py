"""New documents of a desk in, the stories that they belong to out: each joins the story that it is most like, or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from accordingto.model.sameness import Feature, Pair, in_order
from accordingto.resolve.clusters import settle_clusters
from accordingto.resolve.scales import Weighing, data_key, load_weighing
from accordingto.resolve.stories import Report, compare_story, read_report, sketch_report, telling_words
from accordingto.resolve.words import Bag, common_words, dot, make_bag, news_rates, word_key
from accordingto.store.base import Settlement, Sketch, Store, View
from accordingto.store.stages import DeskStage

NAME: Final = "stories"
VERSION = "2"
KEYS = 60
"""Words of a document that it is found by."""
ASKED = 25
"""Words by which the reports like a new one are looked for."""
PER_WORD = 40
"""The last documents with a word that are looked at."""
AMONG = 1000
"""The last documents among which words are counted, to tell how rare they are in this desk."""
STORIES = 6
"""Stories that a report is compared with: those that share most telling words with it."""
MEMBERS = 12
"""Reports of a story that stand for it: the last ones."""


def make_stories(weighing: Weighing | None = None) -> DeskStage:
    """Return the stage that tells which documents are of one story; `weighing` is that of the program if not given."""
    weighed = weighing or load_weighing("stories")

    def run(store: Store, documents: Sequence[str]) -> None:
        _settle(store, documents, weighed)

    config = {"data": data_key("stories.yaml", "news_words.txt"), "weighing": repr(weighed)}
    return DeskStage(NAME, VERSION, run, config)


def _settle(store: Store, documents: Sequence[str], weighing: Weighing) -> None:
    with store.view() as view:
        new = _keep_new_sketches(store, view, documents)
    with store.view() as view:
        search = _Search(view, new, weighing)
        pairs = [pair for document in new for pair in search.place(document)]
    with store.writer() as writer:
        writer.settle(Settlement(NAME, anew=frozenset(new), pairs=pairs))
    with store.view() as view:
        found = settle_clusters(view, NAME, [*new, *documents])
        before = view.members(NAME, found.gone)
    story = {d: canonical for canonical, members in found.clusters.items() for d in members}
    touched = {*documents, *new, *story, *(d for members in before.values() for d in members)}
    with store.view() as view:
        held = {d for d in touched if d in story or view.holds(d)}
    with store.writer() as writer:
        writer.settle(replace(found, fields={d: {"story_id": story.get(d)} for d in sorted(held)}))


def _keep_new_sketches(store: Store, view: View, documents: Sequence[str]) -> list[str]:
    """Keep the sketches of documents that have none, or another text; return these and what hung on their old ones."""
    held = view.sketches(NAME, documents)
    sketches = []
    for document_id in documents:
        document = view.document(document_id)
        if document is None:
            continue
        data = sketch_report(document)
        if held.get(document_id) != data:
            keys = tuple(word_key(word, NAME) for word in _known_by(make_bag(data["words"])))
            sketches.append(Sketch(document_id, document_id, data, keys))
    changed = [s.document_id for s in sketches]
    with store.writer() as writer:
        writer.keep_sketches(NAME, changed, sketches)
    stories = view.members(NAME, view.canonical_ids(NAME, changed).values())
    return view.in_order({*changed, *(d for members in stories.values() for d in members)})


def _known_by(bag: Bag) -> list[str]:
    return telling_words(bag.rare, KEYS)


class _Search:
    """Finds the story of each new document, among those of the desk and those that the new ones before it make."""

    def __init__(self, view: View, new: Sequence[str], weighing: Weighing) -> None:
        self._view = view
        self._weighing = weighing
        self._waiting = set(new)
        self._root: dict[str, str] = {}
        self._made: dict[str, list[str]] = {}
        self._held: dict[str, set[str]] = {}
        self._reports: dict[str, Report] = {}
        self._kept: dict[str, tuple[str, ...]] = {}

    def place(self, document_id: str) -> list[Pair]:
        """Return the pairs of a document with the reports most like it of the stories that it belongs to.

        Where it belongs to several for sure (`Weighing.bridge`), they turn out to be one.
        """
        report = self._load([document_id]).get(document_id)
        self._waiting.discard(document_id)
        self._root[document_id] = document_id
        self._made.setdefault(document_id, []).append(document_id)
        if report is None or not report.bag.rare:
            return []
        common = self._common(document_id, report)
        found = []
        stories = self._stories(document_id, report, common)
        loaded = self._load([m for members in stories for m in members])
        for members in stories:
            reports = {m: loaded[m] for m in members if m in loaded}
            features = compare_story(report, list(reports.values()), common, self._weighing)
            found.append((self._weighing.scale.chance(features), min(reports), reports, features))
        own = report.bag.vector(common)
        pairs: list[Pair] = []
        for chance, _, reports, features in sorted(found, key=lambda f: (-f[0], f[1])):
            if chance >= (self._weighing.bridge if pairs else self._weighing.scale.same):
                pairs.append(self._join(document_id, own, common, reports, chance, features))
        return pairs

    def _join(
        self,
        document_id: str,
        own: Mapping[str, float],
        common: Mapping[str, float],
        reports: Mapping[str, Report],
        chance: float,
        features: tuple[Feature, ...],
    ) -> Pair:
        nearest = min(reports, key=lambda m: (-dot(own, reports[m].bag.vector(common)), m))
        ours, theirs = self._find(document_id), self._find(self._roots([nearest])[nearest])
        if ours != theirs:
            self._root[ours] = theirs
            self._made.setdefault(theirs, []).extend(self._made.pop(ours, ()))
            self._held.setdefault(theirs, {theirs}).update(self._held.pop(ours, {ours}))
        return Pair(NAME, *in_order(document_id, nearest), "POSITIVE", chance, features, f"{NAME}@{VERSION}")

    def _find(self, root: str) -> str:
        """Return the name of a story, after those that turned out to be one."""
        while self._root.get(root, root) != root:
            root = self._root[root]
        return root

    def _common(self, document_id: str, report: Report) -> dict[str, float]:
        """Return the words of a report that the desk has more often than the news (see `common_words`)."""
        keys = {word_key(word, NAME): word for word in _known_by(report.bag)}
        counts, documents = self._view.key_counts(NAME, keys, document_id, AMONG)
        return common_words(news_rates().beside({keys[key]: n for key, n in counts.items()}, documents))

    def _stories(self, document_id: str, report: Report, common: Mapping[str, float]) -> list[list[str]]:
        """Return the stories that share most telling words with a report, by a name of theirs, with their reports."""
        own = report.bag.vector(common)
        keys = {word_key(word, NAME): own[word] for word in telling_words(own, ASKED)}
        shared: dict[str, float] = {}
        for key, things in self._view.keyed(NAME, keys, PER_WORD, before=document_id).items():
            for thing in things:
                if thing not in self._waiting:
                    shared[thing] = shared.get(thing, 0.0) + keys[key]
        roots = self._roots(shared)
        best: dict[str, float] = {}
        for thing, score in shared.items():
            best[roots[thing]] = max(best.get(roots[thing], 0.0), score)
        chosen = sorted(best, key=lambda root: (-best[root], root))[:STORIES]
        held = {root: self._documents(root) for root in chosen}
        order = {d: n for n, d in enumerate(self._view.in_order({d for documents in held.values() for d in documents}))}
        return [sorted(held[r] & order.keys(), key=order.__getitem__)[-MEMBERS:] for r in chosen]

    def _roots(self, documents: Iterable[str]) -> dict[str, str]:
        """Return what names the story of each document: its canonical id, or the document itself if it is alone."""
        ids = self._view.canonical_ids(NAME, [d for d in documents if d not in self._root])
        return {d: self._find(ids.get(d, d)) for d in documents}

    def _documents(self, root: str) -> set[str]:
        names = self._held.get(root, {root})
        missing = names - self._kept.keys()
        if missing:
            self._kept |= {name: (name,) for name in missing} | self._view.members(NAME, missing)
        held = {d for name in names for d in self._kept[name]}
        old = {d for d in held if d not in self._waiting and d not in self._root}
        return old | set(self._made.get(root, ()))

    def _load(self, documents: Sequence[str]) -> Mapping[str, Report]:
        missing = [d for d in documents if d not in self._reports]
        if missing:
            self._reports |= {d: read_report(data) for d, data in self._view.sketches(NAME, missing).items()}
        return self._reports
