#!/usr/bin/env python3
"""An exported desk and its gold in (the sample's, if not told otherwise), figures and what failed in words out.

    python eval/desk.py EXPORT [--gold DIR] [--as-of DATE=EXPORT …] [--show] [--json]

EXPORT is what `accordingto export` wrote of a desk of the sample's reports, or of those that DIR is the gold of
(eval/second/gold). What each figure means stands in src/accordingto/sample/gold_desk/README.md.
States on past days are taken from the exports named by `--as-of`; where there is none, from the
steps of the entry, dated by their reports, and its deadline.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from acceptance import same_name
from desk_tables import Desk, Gold, Row, Span, fit, load_desk, load_gold, meet
from desk_words import score_words

GOLD = Path(__file__).resolve().parent.parent / "src" / "accordingto" / "sample" / "gold_desk"
FLOORS = Path(__file__).resolve().parent / "desk_floors.json"
STILL_OWED = ("open", "deferred", "accepted")
"""States that a passed deadline turns into `past_deadline`."""

Mention = tuple[str, int]
"""The name of a gold incident or thread, and which of its mentions or steps."""


@dataclass
class Score:
    """Figures by name, each as (right, asked) or as one number, and what failed in words."""

    figures: dict[str, Any] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool, words: str) -> None:
        """Count one thing asked under a name; keep the words if it was not right."""
        before = self.figures.get(name, (0, 0))
        self.figures[name] = (before[0] + right, before[1] + 1)
        if not right:
            self.failed.append(f"{name}: {words}")

    def fail(self, words: str) -> None:
        """Keep in words what failed."""
        self.failed.append(words)

    def pairs(self, name: str, wanted: set[Any], got: set[Any]) -> None:
        """Keep precision, recall and F1 of pairs."""
        both = len(wanted & got)
        precision = both / len(got) if got else 0.0
        recall = both / len(wanted) if wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if both else 0.0
        self.figures[name] = {"f1": round(f1, 3), "precision": round(precision, 3), "recall": round(recall, 3)}


def place_events(gold: Gold, desk: Desk) -> dict[Mention, set[str]]:
    """Give every event to the gold mention that it fits best; return the incidents of each mention's events."""
    quoted: dict[str, list[tuple[Mention, list[Span], list[str] | None]]] = {}
    for row in gold.incidents:
        for n, mention in enumerate(row["mentions"]):
            spans = desk.find(mention["doc"], mention["at"])
            quoted.setdefault(desk.ids.get(mention["doc"], ""), []).append(((row["id"], n), spans, row["type"]))
    placed: dict[Mention, set[str]] = {}
    spare: dict[Mention, set[str]] = {}
    for event in desk.events:
        fits = [(fit(desk, event, spans, types), m) for m, spans, types in quoted.get(event["document_id"], [])]
        (right_type, _, overlap), mention = max(fits, default=((False, False, 0.0), ("", 0)))
        if overlap:
            (placed if right_type else spare).setdefault(mention, set()).update(desk.clusters([event["id"]]))
    return {**spare, **placed}


def score_incidents(gold: Gold, desk: Desk, score: Score) -> None:
    """Score which mentions are brought together, and what is said of each incident."""
    placed = place_events(gold, desk)
    rows = {row["id"]: row for row in gold.incidents}
    mentions = [(row["id"], n) for row in gold.incidents for n in range(len(row["mentions"]))]
    asked = [m for m in mentions if m in placed or not rows[m[0]]["mentions"][m[1]].get("optional")]
    for name, among in (
        ("incident pairs", asked),
        ("incident pairs, mentions found", [m for m in asked if m in placed]),
    ):
        wanted = {p for p in combinations(among, 2) if p[0][0] == p[1][0]}
        got = {p for p in combinations(among, 2) if placed.get(p[0], set()) & placed.get(p[1], set())}
        score.pairs(name, wanted, got)
    tell_pairs(wanted, got, rows, score)
    for m in asked:
        told = rows[m[0]]["mentions"][m[1]]
        score.count("incident mentions found", m in placed, f"{m[0]} in {told['doc']}: “{told['at'][0]}”")
    for row in gold.incidents:
        score_one_incident(row, best_incident(row, placed, desk), desk, score)


def tell_pairs(
    wanted: set[tuple[Mention, Mention]], got: set[tuple[Mention, Mention]], rows: dict[str, Row], score: Score
) -> None:
    """Put into words which happenings were torn apart and which were thrown together."""

    def at(m: Mention) -> str:
        return f"{m[0]} in {rows[m[0]]['mentions'][m[1]]['doc']}"

    score.failed += [f"incident pairs: torn apart: {at(a)} and {at(b)}" for a, b in sorted(wanted - got)]
    score.failed += [f"incident pairs: thrown together: {at(a)} and {at(b)}" for a, b in sorted(got - wanted)]


def best_incident(row: Row, placed: dict[Mention, set[str]], desk: Desk) -> str | None:
    """Return the exported incident that holds most mentions of a gold incident, of equals the first; None if none does."""
    held: dict[str, int] = {}
    for n in range(len(row["mentions"])):
        for incident in sorted(placed.get((row["id"], n), set()) & set(desk.incidents)):
            held[incident] = held.get(incident, 0) + 1
    return max(held, key=lambda k: held[k], default=None)


def score_one_incident(row: Row, best: str | None, desk: Desk, score: Score) -> None:
    """Score the number of independent sources, the status and who affirms and denies."""
    found = desk.incidents[best] if best else {}
    low, high = row["independent_sources"]
    got = found.get("independent_sources")
    words = f"{row['words']}: {got if found else 'not found'}, not " + (f"{low}" if low == high else f"{low} to {high}")
    right = got is not None and low <= got <= high
    score.count("independent sources", right, words)
    if found:
        score.count("independent sources, incidents found", right, words)
        status = found.get("status")
        score.count("status", status in row["status"], f"{row['words']}: {status}, not {' or '.join(row['status'])}")
    for key in ("affirmed_by", "denied_by"):
        for names in row.get(key, []) if found else []:
            said = found.get(key) or []
            score.count(key, same_name(names, said), f"{row['words']}: {said}, without {names[0]}")


def score_apart(gold: Gold, desk: Desk, score: Score) -> None:
    """Score pairs that must not be one incident; tell how many of them could be tested."""
    for pair in gold.apart:
        met = [incidents_at(desk, pair[side]) for side in ("one", "other")]
        quotes = " / ".join(f"{pair[s]['doc']} “{pair[s]['at'][0]}”" for s in ("one", "other"))
        score.count("kept apart", not met[0] & met[1], f"{pair['why']}: {quotes}")
        before = score.figures.get("kept apart, both sides found", (0, 0))
        if met[0] and met[1]:
            score.figures["kept apart, both sides found"] = (before[0] + (not met[0] & met[1]), before[1] + 1)


def incidents_at(desk: Desk, side: Row) -> set[str]:
    """Return the incidents of the events that rest on quoted words: those whose trigger stands there, else all."""
    spans = desk.find(side["doc"], side["at"])
    fits = [(fit(desk, e, spans, None), e["id"]) for e in desk.events if e["document_id"] == desk.ids.get(side["doc"])]
    inside = [event for (_, within, _), event in fits if within]
    chosen = inside or [event for (_, _, overlap), event in fits if overlap]
    return desk.clusters(chosen)


def score_copies(gold: Gold, desk: Desk, score: Score) -> None:
    """Score pairs of copies and their originals; a rewritten text may stand with its original or not."""
    groups = gold.copies["groups"]
    member = {key: group["id"] for group in groups for key in group["members"]}
    free = {frozenset((row["to"], row["from"])) for row in gold.copies["rewritten"]}
    for row in gold.copies["rewritten"]:
        peers = [k for k in member if member[k] == member.get(row["from"])]
        free |= {frozenset((row["to"], peer)) for peer in peers}
    group_of = {key: desk.documents[own].get("copy_group") for key, own in desk.ids.items()}
    wanted = {frozenset(p) for group in groups for p in combinations(group["members"], 2)}
    together = {frozenset(p) for p in combinations(group_of, 2) if group_of[p[0]] and group_of[p[0]] == group_of[p[1]]}
    score.pairs("copy pairs", wanted, together - free)
    score.failed += [
        f"copy pairs: not found: {' and '.join(sorted(p))}" for p in sorted(map(sorted, wanted - together))
    ]
    wrong = sorted(map(sorted, together - free - wanted))
    score.failed += [f"copy pairs: no copies of one text: {' and '.join(p)}" for p in wrong]
    for row in gold.copies["rewritten"]:
        score.count(
            "rewritten copies found", frozenset((row["from"], row["to"])) in together, f"{row['to']} of {row['from']}"
        )
    for group in groups:
        first = desk.ids.get(group["original"])
        named = {
            desk.documents[desk.ids[k]].get("original_id")
            for k in group["members"]
            if k in desk.ids and desk.ids[k] != first
        }
        score.count("originals", named == {first}, f"{group['id']}: {group['original']}")


def meet_steps(gold: Gold, desk: Desk) -> dict[Mention, set[str]]:
    """Return for each step of each thread the exported entries that have a step on the same words."""
    met: dict[Mention, set[str]] = {}
    for thread in gold.threads:
        for n, step in enumerate(thread["steps"]):
            spans, own = desk.find(step["doc"], [step["at"]]), desk.ids.get(step["doc"])
            for entry in desk.ledger:
                theirs = [(s["evidence_start"], s["evidence_end"]) for s in entry["steps"] if s["document_id"] == own]
                if meet(theirs, spans):
                    met.setdefault((thread["id"], n), set()).add(entry["id"])
    return met


def match_threads(gold: Gold, desk: Desk, met: dict[Mention, set[str]]) -> dict[str, Row]:
    """Pair threads with entries one to one: most steps met first, then right kind and party."""
    ranked = []
    for thread in gold.threads:
        for entry in desk.ledger:
            steps = sum(entry["id"] in met.get((thread["id"], n), ()) for n in range(len(thread["steps"])))
            if steps:
                fields = (entry["kind"] in thread["kind"]) + same_name(thread["by"], entry.get("by") or [])
                ranked.append((-steps, -fields, thread["id"], entry["id"]))
    entries = {entry["id"]: entry for entry in desk.ledger}
    paired: dict[str, Row] = {}
    taken: set[str] = set()
    for _, _, thread_id, entry_id in sorted(ranked):
        if thread_id not in paired and entry_id not in taken:
            paired[thread_id] = entries[entry_id]
            taken.add(entry_id)
    return paired


def state_on(entry: Row, day: str, gold: Gold, desk: Desk) -> str | None:
    """Return the state of an entry on a day as its steps tell it, None if nothing was known of it yet."""
    published = {desk.ids[k]: row["published"] for k, row in gold.documents.items() if k in desk.ids}
    dated = [(published.get(s["document_id"]) or s.get("on"), s["state"]) for s in entry["steps"]]
    known = sorted((str(when)[:10], n) for n, (when, _) in enumerate(dated) if when and str(when)[:10] <= day)
    if not known:
        return None
    state = str(dated[known[-1][1]][1])
    deadline = entry.get("deadline")
    return "past_deadline" if deadline and str(deadline)[:10] < day and state in STILL_OWED else state


def score_ledger(gold: Gold, desk: Desk, past: dict[str, Desk], score: Score) -> None:
    """Score how threads are gathered, and their states at the end and on past days."""
    met = meet_steps(gold, desk)
    steps = [
        (t["id"], n)
        for t in gold.threads
        for n, s in enumerate(t["steps"])
        if (t["id"], n) in met or not s.get("optional")
    ]
    wanted = {p for p in combinations(steps, 2) if p[0][0] == p[1][0]}
    got = {p for p in combinations(steps, 2) if met.get(p[0], set()) & met.get(p[1], set())}
    score.pairs("thread steps", wanted, got)
    rows = {t["id"]: t for t in gold.threads}
    for m in steps:
        step = rows[m[0]]["steps"][m[1]]
        score.count("thread steps found", m in met, f"{m[0]} in {step['doc']}: “{step['at']}”")
    paired = match_threads(gold, desk, met)
    earlier = {day: match_threads(gold, then, meet_steps(gold, then)) for day, then in past.items()}
    for thread in gold.threads:
        score_thread(thread, paired.get(thread["id"]), gold, desk, earlier, score)


def score_responses(gold: Gold, desk: Desk, score: Score) -> None:
    """Score what statements answer in other documents: entries of the ledger, and claims of others."""
    met, paired = meet_steps(gold, desk), {}
    for (thread_id, _), entries in met.items():
        paired.setdefault(thread_id, set()).update(entries)
    own = {row["id"]: row for row in desk.statements}
    entries = {row["id"]: {s["document_id"] for s in row["steps"]} for row in desk.ledger}
    got: set[int] = set()
    wrong = 0
    for statement in desk.statements:
        home, span = statement["document_id"], [(statement["evidence_start"], statement["evidence_end"])]
        for target in statement.get("responds_to") or []:
            elsewhere = own.get(target, {}).get("document_id") not in (None, home) or len(entries.get(target, ())) > 1
            if not elsewhere:
                continue
            right = {
                n
                for n, row in enumerate(gold.responses)
                if desk.ids.get(row["doc"]) == home
                and meet(span, desk.find(row["doc"], [row["at"]]))
                and (
                    target in paired.get(row.get("thread"), ())
                    or meets_claim(desk, row.get("answers"), own.get(target))
                )
            }
            got |= right
            wrong += not right
            if not right:
                score.failed.append(f"responses: in no gold: {statement.get('speaker')}: “{statement.get('content')}”")
    wanted = {n for n, row in enumerate(gold.responses) if n in got or not row.get("optional")}
    right_links = len(got)
    precision = right_links / (right_links + wrong) if right_links + wrong else 0.0
    recall = right_links / len(wanted) if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if right_links else 0.0
    score.figures["responses"] = {"f1": round(both, 3), "precision": round(precision, 3), "recall": round(recall, 3)}
    score.failed += [
        f"responses: not found: {gold.responses[n]['doc']} “{gold.responses[n]['at']}”" for n in sorted(wanted - got)
    ]


def meets_claim(desk: Desk, claim: Row | None, target: Row | None) -> bool:
    """Tell whether a statement of the export is the claim that the gold names."""
    if claim is None or target is None or desk.ids.get(claim["doc"]) != target["document_id"]:
        return False
    return bool(meet([(target["evidence_start"], target["evidence_end"])], desk.find(claim["doc"], claim["at"])))


def score_thread(
    thread: Row, entry: Row | None, gold: Gold, desk: Desk, earlier: dict[str, dict[str, Row]], score: Score
) -> None:
    """Score one thread: found, kind, who asks or owes, deadline, dispute, state at the end and on past days."""
    words = thread["words"]
    score.count("threads found", entry is not None, words)
    got = entry["state"] if entry else "not found"
    score.count("states", got in thread["state"], f"{words}: {got}, not {' or '.join(thread['state'])}")
    for day, wanted in thread["as_of"].items():
        if day in earlier:
            then = earlier[day].get(thread["id"])
            told = then["state"] if then else "not found"
        else:
            told = (state_on(entry, day, gold, desk) if entry else None) or "not found"
        score.count("states on past days", told in wanted, f"{words} on {day}: {told}, not {' or '.join(wanted)}")
    if entry:
        score.count("thread kind", entry["kind"] in thread["kind"], f"{words}: {entry['kind']}")
        score.count("thread by", same_name(thread["by"], entry.get("by") or []), f"{words}: {entry.get('by')}")
        terms = str(entry.get("terms")).lower()
        score.count("thread terms", any(t.lower() in terms for t in thread["terms"]), f"{words}: {entry.get('terms')}")
        for key in ("deadline", "disputed"):
            if key in thread:
                value = entry.get(key)
                right = str(value)[:10] == thread[key] if key == "deadline" else bool(value) == thread[key]
                score.count(f"thread {key}", right, f"{words}: {value}, not {thread[key]}")


def score_desk(export: Path, folder: Path, past: dict[str, Path] | None = None) -> Score:
    """Return all figures of an export against the gold in a folder; `past` holds exports of past days by date."""
    gold, score = load_gold(folder), Score()
    desk = load_desk(export, gold)
    for key in gold.documents:
        score.count("documents", key in desk.ids, gold.documents[key]["file"])
    score_copies(gold, desk, score)
    score_incidents(gold, desk, score)
    score_apart(gold, desk, score)
    score_ledger(gold, desk, {day: load_desk(path, gold) for day, path in (past or {}).items()}, score)
    score_responses(gold, desk, score)
    score_words(folder, desk, score)
    finals, days = score.figures["states"], score.figures["states on past days"]
    score.figures["states, all"] = (finals[0] + days[0], finals[1] + days[1])
    return score


def value_of(figure: Any) -> float:
    """Return a figure as one number: the F1 of pairs, the share of what was right."""
    if isinstance(figure, dict):
        return float(figure["f1"])
    return round(figure[0] / figure[1], 3) if figure[1] else 0.0


def below_floors(figures: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """Return in words which figures lie below their floors, and which floors nothing was measured for."""
    found = [f"{name}: not measured, floor {low}" for name, low in floors.items() if name not in figures]
    return found + [
        f"{name}: {value_of(figures[name])}, floor {low}"
        for name, low in floors.items()
        if name in figures and value_of(figures[name]) < low
    ]


def floors_of(gold: Path) -> Path:
    """Return the file that holds the floors of a folder of gold: `floors.json` beside it, for the sample here."""
    return FLOORS if gold.resolve() == GOLD.resolve() else gold.resolve().parent / "floors.json"


def tell(figures: dict[str, Any]) -> Iterable[str]:
    """Yield a line for each figure."""
    for name, value in figures.items():
        if isinstance(value, dict):
            told = f"F1 {value['f1']:.3f}  precision {value['precision']:.3f}  recall {value['recall']:.3f}"
        else:
            told = f"{value[0]}/{value[1]}" + (f"  {value[0] / value[1]:.3f}" if value[1] else "")
        yield f"{name:38} {told}"


def main() -> int:
    """Print the figures of an export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", type=Path, help="the folder that `accordingto export` wrote")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument(
        "--as-of", action="append", default=[], metavar="DATE=EXPORT", help="the desk as it was on a day"
    )
    parser.add_argument("--show", action="store_true", help="say what failed")
    parser.add_argument("--json", action="store_true", help="figures and failures as JSON")
    parser.add_argument("--floors", action="store_true", help="exit status 1 where a figure lies below its floor")
    args = parser.parse_args()
    past = {day: Path(path) for day, _, path in (pair.partition("=") for pair in args.as_of)}
    score = score_desk(args.export, args.gold, past)
    if args.json:
        print(json.dumps({"figures": score.figures, "failed": score.failed}, ensure_ascii=False, indent=1))
        return 0
    print("\n".join([*tell(score.figures), *(score.failed if args.show else [])]))
    low = (
        below_floors(score.figures, json.loads(floors_of(args.gold).read_text(encoding="utf-8"))) if args.floors else []
    )
    print("\n".join(f"below its floor: {words}" for words in low), file=sys.stderr, end="\n" if low else "")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
