"""Sets of texts in, the data by which a desk tells what is the same out: how rare words are, weights, thresholds.

    python eval/sameness.py words attribution/input.jsonl.gz templates/input.jsonl.gz
    python eval/sameness.py stories ECB_EXPORT coreference/gold.jsonl.gz
    python eval/sameness.py incidents ECB_EXPORT coreference/gold.jsonl.gz EXPORT GOLD [EXPORT GOLD ...]
    python eval/sameness.py carried ECB_EXPORT coreference/gold.jsonl.gz EXPORT GOLD EXPORT GOLD [EXPORT GOLD ...]

ECB_EXPORT is what `accordingto read` writes of the training part of ECB+, EXPORT what `accordingto export` writes of the desk of
a crisis, GOLD the folder of its gold (`src/accordingto/sample/gold_desk`, `eval/second/gold`). `stories` prints B-cubed F1 for
several likenesses, `carried` how well each crisis is gathered by weights fitted on the others; both change nothing. The others
write a file.
"""

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from desk_tables import fit, load_desk, load_gold

from accordingto.engine.resolutions import settle_desk
from accordingto.model.reading import Reading
from accordingto.model.records import ActorMention, Document, Entity, Event, PlaceMention, Statement
from accordingto.model.sameness import Pair, in_order
from accordingto.resolve.accounts import Account, make_account
from accordingto.resolve.gatherings import gather_accounts
from accordingto.resolve.happenings import compare_accounts, find_reasons, have_in_common, may_be_one, weigh_accounts
from accordingto.resolve.incident_stage import judging_words
from accordingto.resolve.scales import Weighing, load_weighing
from accordingto.resolve.scores import Scale
from accordingto.resolve.sides import Sides
from accordingto.resolve.stories import sketch_report, telling_words
from accordingto.resolve.story_stage import KEYS, make_stories
from accordingto.resolve.surroundings import Setting
from accordingto.resolve.words import DATA, common_words, find_words, make_bag, news_rates
from accordingto.store import open_store
from accordingto.store.rows import record_of

LEAST = 3
"""Documents that a word must stand in to be listed."""
PRIOR = {
    "type_differs": -1.2, "answered": 4.0, "trigger": 1.4, "mode": 0.8, "mode_differs": -1.6, "actors": 1.6, "actors_differ": -1.0,
    "actors_named_differ": -1.6, "recipients": 1.6, "recipients_differ": -0.9, "recipients_unlike": -1.5,
    "recipients_named_differ": -4.5, "crossed": -1.5, "place": 2.6, "place_differs": -3.0, "spots_differ": -0.8,
    "day": 2.6, "day_differs": -1.5,
    "time": 1.0, "untimed": -1.0, "past": 2.4, "fresh": 0.6, "stale": -2.0, "words": 3.0, "around": 2.0, "counts": 1.0,
    "arrested_differ": -1.5, "counts_differ": -0.2, "size_differs": -3.0,
    "story": 1.4, "again": -2.0, "recalled": 2.0, "headline": 1.5, "denial": 1.5, "harm": 1.5, "taken_up": 1.5,
    "recollected": -1.2, "one_document": -2.5,
    "one_document_others": -4.0,
}  # fmt: skip
"""What a careful reader would give each reason: few pairs are judged, and a weight stays near this without them."""
BY_HAND = (
    "answered",
    "size_differs",
    "one_document",
    "one_document_others",
    "recipients_named_differ",
    "headline",
    "denial",
    "harm",
    "taken_up",
    "again",
    "stale",
    "recollected",
)
"""Reasons whose weight is not fitted, too few pairs have them: what one document tells as two events, its coder has told apart; two
persons by name are two; what comes back year after year is in no corpus of one crisis."""
OF_SET = "of the set"
"""What a pair of ECB+ has in the place of `untimed`: no report there has a date, which says nothing of one that has none in a desk."""
BIAS = -1.5
HOLD, HOLD_BIAS = 20.0, 1000.0
"""How hard the weights and the bias are held to what they were before any pair was seen."""
OF_CRISES, OF_ECB, OF_OTHERS = 1.0, 0.35, 0.2
"""What a pair counts: of a crisis's happenings, of ECB+, of a happening and an event that belongs to none."""


def read_inputs(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set, as `input.jsonl` or `input.jsonl.gz` has them."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n"):
        if line:
            yield json.loads(line)


def write_words(paths: list[Path]) -> Path:
    """Count in how many documents each word stands, and write those that stand in several; return the file."""
    counts: Counter[str] = Counter()
    documents = 0
    for path in paths:
        for row in read_inputs(path):
            documents += 1
            counts.update({w.stem for w in find_words(f"{row.get('title') or ''}\n{row['text']}")})
    out = DATA / "news_words.txt"
    lines = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= LEAST]
    head = f"# In how many of so many news reports a word stands (eval/sameness.py words).\n#documents {documents}\n"
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return out


def try_stories(export: Path, gold: Path, weighing: Weighing) -> float:
    """Tell the stories of an export, added in an order drawn once; return B-cubed F1.

    ECB+: the reports of a topic's first and of its second event are two stories.
    """
    documents = [record_of(Document, row) for row in read_inputs(export / "documents.jsonl")]
    stories = {row["id"]: (row["topic"], "plus" in row["document"]) for row in read_inputs(gold)}
    truth = {d.id: stories[str(d.path).rpartition("#")[2]] for d in documents}
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.db")
        with store.writer() as writer:
            for document in Random(1).sample(documents, len(documents)):
                writer.put(Reading(document), "key")
        settle_desk(store, [make_stories(weighing)])
        with store.view() as view:
            told = {d.id: d.story_id or d.id for d in view.documents()}
        store.close()
    return b_cubed(truth, told)


def b_cubed(truth: Mapping[str, Any], told: Mapping[str, Any]) -> float:
    """Return the F1 over things of how far their groups, as told, are those of the truth."""
    right, found = Counter(truth.values()), Counter(told.values())
    both = Counter((truth[t], told[t]) for t in truth)
    precision = sum(both[truth[t], told[t]] / found[told[t]] for t in truth) / len(truth)
    recall = sum(both[truth[t], told[t]] / right[truth[t]] for t in truth) / len(truth)
    return 2 * precision * recall / (precision + recall)


def print_stories(export: Path, gold: Path) -> None:
    """Print how well stories are told for several likenesses that are enough; `bridge` lies a tenth above."""
    known = load_weighing("stories")
    weight = known.weights["words"]
    for enough in (0.16, 0.18, 0.2, 0.22, 0.24):
        bridge = 1 / (1 + math.exp(-weight * 0.1))
        weighing = replace(known, scale=replace(known.scale, bias=-weight * enough, same=0.5), bridge=bridge)
        print(enough, round(try_stories(export, gold, weighing), 3), flush=True)


@dataclass(frozen=True)
class Judged:
    """Accounts, and the happening of each that has been judged."""

    accounts: dict[str, Account]
    truth: dict[str, str]

    def rows(self, alone: bool) -> Iterator[tuple[dict[str, float], bool]]:
        """Yield the reasons of pairs and whether they are one: of judged ones, or of a judged and another one."""
        for a, b in combinations(sorted(self.accounts), 2):
            judged = (a in self.truth) + (b in self.truth)
            if judged != (1 if alone else 2) or not may_be_one(self.accounts[a], self.accounts[b]):
                continue
            reasons = {name: value for name, value, _ in find_reasons(self.accounts[a], self.accounts[b])}
            yield reasons, judged == 2 and self.truth[a] == self.truth[b]


def read_accounts(export: Path) -> dict[str, Account]:
    """Return the accounts of an export, with the words that are common in all of its documents."""
    documents = {d.id: d for d in _records(export, "documents", Document)}
    words = {i: telling_words(make_bag(sketch_report(d)["words"]).rare, KEYS) for i, d in documents.items()}
    counts = Counter(word for found in words.values() for word in found)
    mentions: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for table, cls in (("places", PlaceMention), ("actors", ActorMention), ("statements", Statement)):
        for row in _records(export, table, cls):
            mentions[table][row.document_id].append(row)
    sides = Sides(_records(export, "entities", Entity))
    settings = {}
    for i, document in documents.items():
        rates = news_rates().beside({w: counts[w] for w in words[i]}, len(documents))
        told = [mentions[table][i] for table in ("places", "actors", "statements")]
        settings[i] = Setting(document, sides, *told, common=common_words(rates), judging=judging_words())
    found = {}
    for event in _records(export, "events", Event):
        document = documents[event.document_id]
        stories = tuple(s for s in (document.story_id, document.copy_group) if s)
        found[event.id] = replace(
            make_account(event, settings[document.id]), stories=stories, copied=document.copy_group
        )
    return found


def _records(export: Path, table: str, cls: type) -> list[Any]:
    return [record_of(cls, row) for row in read_inputs(export / f"{table}.jsonl")]


def judge_crisis(export: Path, folder: Path) -> Judged:
    """Return the accounts of a crisis's desk, each that fits a mention of the gold in a folder with its happening."""
    gold = load_gold(folder)
    desk = load_desk(export, gold)
    truth = {}
    for event in desk.events:
        fits = [
            (fit(desk, event, desk.find(m["doc"], m["at"]), row["type"]), row["id"])
            for row in gold.incidents
            for m in row["mentions"]
            if desk.ids.get(m["doc"]) == event["document_id"]
        ]
        (right_type, _, overlap), happening = max(fits, default=((False, False, 0.0), ""))
        if overlap and right_type:
            truth[event["id"]] = happening
    return Judged(dated_by_stories(read_accounts(export)), truth)


def judge_ecb(export: Path, gold: Path) -> Judged:
    """Return the accounts of ECB+, each whose trigger is a mention with the cluster of that mention."""
    accounts = read_accounts(export)
    texts = {d.id: d for d in _records(export, "documents", Document)}
    mentions = {row["id"]: row["mentions"] for row in read_inputs(gold)}
    truth = {}
    for account in accounts.values():
        document = texts[account.document_id]
        at = document.text.find(account.trigger, account.start)
        for mention in mentions[str(document.path).rpartition("#")[2]]:
            if any(at < end and start < at + len(account.trigger) for start, end in mention["spans"]):
                truth[account.id] = mention["cluster"]
    return Judged({i: accounts[i] for i in truth}, truth)


def dated_by_stories(accounts: Mapping[str, Account]) -> dict[str, Account]:
    """Return accounts, those of documents without a date as published when the reports of their stories were."""
    days = defaultdict(list)
    for account in accounts.values():
        for story in account.stories:
            days[story] += [day for day in account.published if day]
    dated = {}
    for i, account in accounts.items():
        near = [day for story in account.stories for day in days[story]]
        undated = account.published == (None, None) and near
        dated[i] = replace(account, published=(min(near), max(near))) if undated else account
    return dated


Row = tuple[dict[str, float], bool, float]
"""The reasons of a pair, whether it is one happening, and what it counts."""


def rows_of(judged: Judged) -> list[Row]:
    """Return the pairs of a crisis to fit to."""
    rows = [(r, same, OF_CRISES) for r, same in judged.rows(alone=False)]
    return rows + [(r, same, OF_OTHERS) for r, same in judged.rows(alone=True)]


def rows_of_ecb(export: Path, gold: Path) -> list[Row]:
    """Return the pairs of ECB+ to fit to: those of one happening, and others of which anything can be said."""
    pairs = [(r, same) for r, same in judge_ecb(export, gold).rows(alone=False) if same or len(r) > 2]
    return [({n: v for n, v in r.items() if n != "untimed"} | {OF_SET: 1.0}, same, OF_ECB) for r, same in pairs]


def fit_rows(rows: Sequence[Row]) -> Weighing:
    """Return how reasons are weighed that are fitted to some pairs, held to `PRIOR`."""
    names = list(PRIOR)
    values = np.array([[r.get(name, 0.0) for name in (*names, OF_SET)] + [1.0] for r, _, _ in rows])
    same, counted = np.array([float(s) for _, s, _ in rows]), np.array([c for _, _, c in rows])
    weights = [round(float(w), 2) for w in fit_weights(values, same, counted)]
    return Weighing(Scale(weights[-1], same=0.5, other=0.1), dict(zip(names, weights, strict=False)))


def write_incidents(ecb: Sequence[Row], crises: Sequence[Judged]) -> Path:
    """Fit the weights of reasons for one happening to judged pairs; return the file written."""
    rows = [*ecb, *(row for crisis in crises for row in rows_of(crisis))]
    weighing = fit_rows(rows)
    out = DATA / "incidents.yaml"
    lines = [f"  {name}: {weight:.2f}" for name, weight in weighing.weights.items()]
    out.write_text(
        "# How it is told whether two accounts are of one happening. Weights are added to the bias; 1 / (1 + e^-sum) is\n"
        "# the chance. Written by `python eval/sameness.py incidents`; those of one document are set there by hand.\n"
        f"bias: {weighing.scale.bias:.2f}\nsame: 0.5\nother: 0.1\nweights:\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    print(f"{len(rows)} pairs, {sum(same for _, same, _ in rows)} of one happening")
    return out


def print_carried(ecb: Sequence[Row], crises: Sequence[Judged]) -> None:
    """Print how well the events of each crisis are gathered by weights fitted on the other crises, and by those of the program."""
    told = [rows_of(crisis) for crisis in crises]
    for left_out, crisis in enumerate(crises):
        others = [row for n, rows in enumerate(told) if n != left_out for row in rows]
        for name, weighing in (("held out", fit_rows([*ecb, *others])), ("as it is", load_weighing("incidents"))):
            precision, recall = gathered_right(crisis, weighing)
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            print(left_out + 1, name, f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def gathered_right(crisis: Judged, weighing: Weighing) -> tuple[float, float]:
    """Return precision and recall over pairs of judged events that are gathered into one happening."""
    chances: dict[tuple[str, str], float] = {}

    def chance(one: Account, other: Account) -> float:
        if (one.id, other.id) not in chances:
            chances[one.id, other.id] = weigh_accounts(one, other, weighing)
        return chances[one.id, other.id]

    links = [
        Pair("incidents", *in_order(a.id, b.id), "POSITIVE", chance(a, b), (), "eval")
        for a, b in combinations((crisis.accounts[i] for i in sorted(crisis.accounts)), 2)
        if may_be_one(a, b) and chance(a, b) >= weighing.scale.same and have_in_common(compare_accounts(a, b, weighing))
    ]
    groups = gather_accounts(crisis.accounts, links, (), chance)
    group_of = {event: number for number, group in enumerate(groups) for event in group}
    pairs = [
        (crisis.truth[a] == crisis.truth[b], group_of[a] == group_of[b])
        for a, b in combinations(sorted(crisis.truth), 2)
    ]
    right = sum(same and together for same, together in pairs)
    return right / max(1, sum(together for _, together in pairs)), right / max(1, sum(same for same, _ in pairs))


def fit_weights(values: Any, same: Any, counted: Any) -> Any:
    """Return the weights of a logistic curve (the bias last) that fit best while held to `PRIOR`: damped Newton steps."""
    before = np.array([*PRIOR.values(), 0.0, BIAS])
    hold = np.full(len(before), HOLD)
    hold[-2:] = 2.0, HOLD_BIAS
    hold[[list(PRIOR).index(name) for name in BY_HAND]] = 1e9

    def loss(weights: Any) -> float:
        z = values @ weights
        fitted = (counted * (np.logaddexp(0, z) - same * z)).sum()
        return float(fitted + 0.5 * (hold * (weights - before) ** 2).sum())

    weights = before.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (counted * (chance - same)) + hold * (weights - before)
        curve = (values * (counted * chance * (1 - chance))[:, None]).T @ values + np.diag(hold)
        step, length, now = np.linalg.solve(curve, slope), 1.0, loss(weights)
        while length > 1e-6 and loss(weights - length * step) > now:
            length /= 2
        weights = weights - length * step
        if now - loss(weights) < 1e-6:
            break
    return weights


def main(arguments: list[str]) -> None:
    """Run the part that is asked for."""
    match arguments:
        case ["words", *paths] if paths:
            print(write_words([Path(p) for p in paths]))
        case ["stories", export, gold]:
            print_stories(Path(export), Path(gold))
        case [("incidents" | "carried") as part, ecb, gold, *told] if told and len(told) % 2 == 0:
            crises = [judge_crisis(Path(e), Path(g)) for e, g in zip(told[::2], told[1::2], strict=True)]
            pairs = rows_of_ecb(Path(ecb), Path(gold))
            print(write_incidents(pairs, crises)) if part == "incidents" else print_carried(pairs, crises)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
