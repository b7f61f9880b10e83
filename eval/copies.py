"""Reprints of articles in, figures of how they are found out: pairs, passages, and the same by other programs.

    python eval/copies.py ../shared/eval [--seed N] [--articles N] [--half even|odd] [--rates R...] [--others] [--json]

The articles of `attribution` and `stories` and their reprints (`reprints.py`) are put into a desk, without being parsed, and
the stage of copies is run as `add` does. A pair counts as found if the desk holds it as POSITIVE. Two real articles that
share whole sentences, word for word, of 25 words or more together, quotations left out, are reuse that nobody has judged:
they count neither way; all other pairs of unrelated texts that are found are errors. `precision_by_runs` counts neither way,
too, what is reuse within sentences: eight words or more in one piece, word for word, 25 or more together. `precision_judged`
counts neither way what rests on pairs of articles that were read and judged to be reuse: `reuse.yaml` lists them and says why.
"""

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from reprints import RATES, Article, Reprint, make_article, make_reprints

from accordingto.engine.resolutions import settle_desk
from accordingto.ingest.documents import read_document
from accordingto.model.knowledge import load_knowledge
from accordingto.model.reading import Reading
from accordingto.model.records import Document
from accordingto.model.sameness import Pair
from accordingto.model.stages import Source, UnreadableError
from accordingto.resolve.copies import make_copies
from accordingto.resolve.word_runs import Wording, find_wording
from accordingto.store import open_store

TASKS = ("attribution", "stories")
WORDS_OF_REUSE = 25
SHORTEST_SENTENCE = 6
RUN = 8
"""Words in one piece that two texts hardly have word for word by chance."""
JUDGED = Path(__file__).resolve().parent / "reuse.yaml"
HIGHEST = 0.4
"""Up to this share of edits the bars hold."""


def load_articles(folder: Path, count: int | None, half: str | None) -> list[Article]:
    """Return the articles of the two tasks; a number of them, drawn with a fixed seed, and one half if asked for."""
    found: list[Article] = []
    for task in TASKS:
        with gzip.open(folder / task / "input.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            found += [make_article(r["id"], r["text"], r.get("publisher"), r.get("published")) for r in rows]
    if half:
        found = [a for n, a in enumerate(found) if (n % 2 == 0) == (half == "even")]
    return random.Random(0).sample(found, count) if count else found


def read_text(path: str, text: str, publisher: str | None = None, published: str | None = None) -> Document | None:
    """Return the document that a text becomes in `add`, None for one that is no document."""
    given = {k: v for k, v in (("publisher", publisher), ("published", published)) if v}
    try:
        return read_document(Source(text.encode(), path, "txt", given))
    except UnreadableError:
        return None


def find_pairs(documents: Iterable[Document]) -> list[Pair]:
    """Return the pairs that a desk of these documents holds once the stage of copies has run."""
    known = load_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.db")
        with store.writer() as writer:
            ids = []
            for document in documents:
                writer.put(Reading(document), "k")
                ids.append(document.id)
        settle_desk(store, [make_copies(known)])
        with store.view() as view:
            pairs = list(view.pairs("documents", ids))
        store.close()
    return pairs


def is_reuse(one: Wording, other: Wording) -> bool:
    """Tell whether two real articles share whole sentences of their own words that are long enough together."""
    return sum(len(sentence) for sentence in _sentences(one) & _sentences(other)) >= WORDS_OF_REUSE


def _sentences(wording: Wording) -> set[tuple[str, ...]]:
    return {
        wording.words[first:last]
        for first, last in wording.sentences
        if wording.told_in(first, last) >= SHORTEST_SENTENCE
    }


def load_judged() -> frozenset[frozenset[str]]:
    """Return the pairs of articles that were read and judged to be reuse."""
    return frozenset(frozenset(row["pair"]) for row in yaml.safe_load(JUDGED.read_text(encoding="utf-8"))["reuse"])


def is_reuse_in_runs(one: Wording, other: Wording) -> bool:
    """Tell whether two real articles share enough of their own words in long pieces, whole sentences or not."""
    shared = _runs(one).keys() & _runs(other).keys()
    return all(
        len({at + n for run in shared for at in _runs(w)[run] for n in range(RUN)}) >= WORDS_OF_REUSE
        for w in (one, other)
    )


def _runs(wording: Wording) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(wording.words) - RUN + 1):
        if wording.told_in(at, at + RUN) == RUN:
            found[wording.words[at : at + RUN]].append(at)
    return found


class Truth:
    """What is known of the texts: the articles that each has words of, and what it has from where."""

    def __init__(
        self, articles: Sequence[Article], reprints: Sequence[Reprint], documents: Mapping[str, Document]
    ) -> None:
        self.names = {d.id: name for name, d in documents.items()}
        self.documents = documents
        self.origins = {a.id: {a.id} for a in articles} | {r.id: {r.source} | ({r.host} - {None}) for r in reprints}
        self.reprints = {r.id: r for r in reprints}
        self.articles = {a.id for a in articles}
        self._wordings: dict[str, Wording] = {}

    def verdict(self, pair: Pair) -> bool | None:
        """Tell whether a pair is right, None where it is not known: related texts, and reuse nobody has judged."""
        one, other = self.names[pair.one], self.names[pair.other]
        if self.is_direct(one, other):
            return True
        if self.origins[one] & self.origins[other] or self.is_reuse(one, other, is_reuse):
            return None
        return False

    def is_reuse(self, one: str, other: str, tell: Callable[[Wording, Wording], bool]) -> bool:
        """Tell whether two texts have words of real articles that share words in the sense of `tell`."""
        pairs = ((a, b) for a in self.origins[one] for b in self.origins[other])
        return any(tell(self.wording(a), self.wording(b)) for a, b in pairs)

    def is_judged(self, one: str, other: str, judged: frozenset[frozenset[str]]) -> bool:
        """Tell whether two texts have words of real articles that were judged to share words."""
        return any(frozenset((a, b)) in judged for a in self.origins[one] for b in self.origins[other])

    def is_direct(self, one: str, other: str) -> bool:
        """Tell whether one is a reprint and the other the article that it is of."""
        found = [self.reprints[n] for n in (one, other) if n in self.reprints]
        return len(found) == 1 and found[0].source in (one, other)

    def wording(self, article: str) -> Wording:
        """Return the wording of an article."""
        if article not in self._wordings:
            self._wordings[article] = find_wording(self.documents[article])
        return self._wordings[article]


def score_pairs(pairs: Sequence[Pair], truth: Truth) -> dict[str, Any]:
    """Return recall by kind and rate, recall up to the highest rate, and precision."""
    found = {(truth.names[p.one], truth.names[p.other]) for p in pairs if p.answer == "POSITIVE"}
    found |= {(b, a) for a, b in found}
    rows: dict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0])
    for reprint in truth.reprints.values():
        if {reprint.id, reprint.source} <= truth.documents.keys():
            row = rows[reprint.kind, reprint.rate]
            row[0] += (reprint.id, reprint.source) in found
            row[1] += 1
    low = [row for (_, rate), row in rows.items() if rate <= HIGHEST]
    told = [(p, truth.verdict(p)) for p in pairs if p.answer == "POSITIVE"]
    verdicts = [v for _, v in told]
    right = sum(v is True for v in verdicts)
    wrong = [p for p, v in told if v is False]
    judged = load_judged()
    unlisted = [p for p in wrong if not truth.is_judged(truth.names[p.one], truth.names[p.other], judged)]
    kept = [p for p in wrong if not truth.is_reuse(truth.names[p.one], truth.names[p.other], is_reuse_in_runs)]
    return {
        "recall": sum(r[0] for r in low) / sum(r[1] for r in low),
        "precision": right / max(1, right + sum(v is False for v in verdicts)),
        "precision_by_runs": right / max(1, right + len(kept)),
        "precision_judged": right / max(1, right + len(unlisted)),
        "errors": len(wrong),
        "errors_by_runs": len(kept),
        "errors_judged": len(unlisted),
        "errors_among_real": sum({truth.names[p.one], truth.names[p.other]} <= truth.articles for p in wrong),
        "unjudged": sum(v is None for v in verdicts),
        "by": {f"{kind} {rate:.0%}": f"{hit}/{all_}" for (kind, rate), (hit, all_) in sorted(rows.items())},
    }


def score_others(documents: Sequence[Document], truth: Truth) -> dict[str, Any]:
    """Return what other programs find of the same pairs at several thresholds."""
    from other_copies import PROGRAMS, THRESHOLDS

    found: dict[str, Any] = {}
    for name, find in PROGRAMS.items():
        for threshold in THRESHOLDS:
            begun = time.process_time()
            pairs = [Pair("documents", *ids, "POSITIVE", 1.0, (), name) for ids in sorted(find(documents, threshold))]
            figures = score_pairs(pairs, truth)
            lifted = [figures["by"].get(f"lifted {rate:.0%}", "0/0").split("/") for rate in RATES if rate <= HIGHEST]
            found[f"{name} at {threshold}"] = {
                "recall": figures["recall"], "precision": figures["precision"], "errors": figures["errors"],
                "lifted": f"{sum(int(hit) for hit, _ in lifted)}/{sum(int(all_) for _, all_ in lifted)}",
                "seconds_a_document": round((time.process_time() - begun) / len(documents), 4),
            }  # fmt: skip
    return found


def score_passages(pairs: Sequence[Pair], truth: Truth) -> dict[str, float]:
    """Return precision, recall and F1 by character of the passages of reprints, at up to the highest rate.

    Pairs that were not found have no passages and count as missed; spaces count as the characters beside them do.
    """
    by_pair = {frozenset((truth.names[p.one], truth.names[p.other])): p for p in pairs if p.answer == "POSITIVE"}
    right = claimed = wanted = 0
    for reprint in truth.reprints.values():
        if reprint.rate > HIGHEST or not {reprint.id, reprint.source} <= truth.documents.keys():
            continue
        gold = _characters((start, end) for start, end, _, _ in reprint.passages)
        pair = by_pair.get(frozenset((reprint.id, reprint.source)))
        spans: Iterator[tuple[int, int]] = iter(())
        if pair is not None:
            first = truth.names[pair.one] == reprint.id
            spans = ((p.start, p.end) if first else (p.other_start, p.other_end) for p in pair.passages)
        found = _characters(spans)
        right, claimed, wanted = right + len(gold & found), claimed + len(found), wanted + len(gold)
    return {
        "precision": right / max(1, claimed),
        "recall": right / wanted,
        "f1": 2 * right / (claimed + wanted),
    }


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--rates", type=float, nargs="*", default=RATES)
    parser.add_argument("--dump", type=Path, help="write the pairs with what is known of them, to fit weights on")
    parser.add_argument("--others", action="store_true", help="the same with datasketch and rensa (other_copies.py)")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    articles = load_articles(wanted.data, wanted.articles, wanted.half)
    reprints = list(make_reprints(articles, wanted.seed, rates=wanted.rates))
    read = {a.id: read_text(a.id, a.text, a.publisher, a.published) for a in articles}
    read |= {r.id: read_text(r.id, r.text) for r in reprints}
    documents = {name: replace(d, id=name) for name, d in read.items() if d is not None}
    begun = time.process_time()
    pairs = find_pairs(documents.values())
    cost = (time.process_time() - begun) / len(documents)
    truth = Truth(articles, reprints, documents)
    figures = {
        "documents": len(documents), "pairs": score_pairs(pairs, truth), "passages": score_passages(pairs, truth),
        "seconds_a_document": round(cost, 4), "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    if wanted.others:
        figures |= score_others(list(documents.values()), truth)
    if wanted.dump:
        with wanted.dump.open("w", encoding="utf-8") as out:
            for pair in pairs:
                row = {
                    "one": pair.one,
                    "other": pair.other,
                    "form": pair.form,
                    "score": pair.score,
                    "right": truth.verdict(pair),
                }
                out.write(json.dumps(row | {f.name: f.value for f in pair.features}) + "\n")
    print(json.dumps(figures, indent=None if wanted.json else 2))


if __name__ == "__main__":
    main()
