"""Annotated attributions in, how often statements found in each way are right out: `data/confidences.yaml`.

    .venv/bin/python eval/calibrate.py SHARED [--write]

Reads the part `dev` of `SHARED/eval/attribution`, on which nothing was trained. Half of the texts (by hash) give the
table, the other half the reliability that is printed: of the rows said to be right with some chance, how many are.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import yaml

from accordingto.coding.attributions import Attribution
from accordingto.coding.statements import Draft, draft_statements, is_by_pronoun
from accordingto.engine.chains import Recipe
from accordingto.model.annotations import Annotations
from accordingto.model.stages import Source, Workpiece
from accordingto.settings import Settings

STEPS = [0.6, 0.9]
TABLE = Path(__file__).parent.parent / "src" / "accordingto" / "data" / "confidences.yaml"
SMOOTH = 4


def main() -> None:
    """Measure, print, and with `--write` replace the table."""
    shared = Path(sys.argv[1])
    halves: list[list[tuple[str, int, str, bool]]] = [[], []]
    for name, rows in judged(shared / "eval" / "attribution"):
        halves[int(sha256(name.encode()).hexdigest(), 16) % 2] += rows
    table = fit(halves[0])
    print("reliability on the other half:")
    for line in reliability(halves[1], table):
        print(line)
    if "--write" in sys.argv:
        whole = fit(halves[0] + halves[1])
        head = "# Written by eval/calibrate.py: how often statements found in each way are right (part `dev` of PolNeAR).\n"
        TABLE.write_text(head + yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")


def judged(folder: Path) -> Iterator[tuple[str, list[tuple[str, int, str, bool]]]]:
    """Yield for each text (id, rows): how each statement was found, its step, its kind of speaker, whether it is right."""
    ingest, annotate, _ = Recipe((), Settings().language_model, "own").stages()
    gold = {r["id"]: r for r in _rows(folder / "gold.jsonl.gz") if r["split"] == "dev"}
    for given in _rows(folder / "input.jsonl.gz"):
        if given["id"] not in gold:
            continue
        source = Source(given["text"].encode(), given["id"], "txt", {"title": given.get("title") or ""})
        piece = annotate.run(ingest.run(Workpiece(source)))
        assert piece.annotations is not None
        if len(piece.annotations.document.text) != len(given["text"]):
            print(f"left out, its text was mended: {given['id']}", file=sys.stderr)
            continue
        drafts = [d for d in draft_statements(piece.annotations, "x") if d.piece.attribution.score is not None]
        wanted = gold[given["id"]]["attributions"]
        yield given["id"], [(*features(piece.annotations, d), is_right(d, wanted)) for d in drafts]


def features(annotations: Annotations, draft: Draft) -> tuple[str, int, str]:
    """Return how a statement was found, the step of the reader's score, and the kind of its speaker."""
    attribution: Attribution = draft.piece.attribution
    step = sum(attribution.score >= s for s in STEPS) if attribution.score is not None else 0
    by_pronoun = is_by_pronoun(annotations, attribution)
    kind = "unknown" if draft.row.speaker is None else "pronoun" if by_pronoun else "named"
    return attribution.found_by, step, kind


def is_right(draft: Draft, wanted: list[dict[str, list[list[int]]]]) -> bool:
    """Tell whether a statement's words are those of an annotated one (Jaccard 0.5), with its speaker where it has one."""
    have = {i for s, e in draft.row.content_spans for i in range(s, e)}
    for gold in wanted:
        want = {i for s, e in gold["content"] for i in range(s, e)}
        if 2 * len(have & want) >= len(have | want) and want:
            at = range(*draft.speaker.span)
            return not gold["source"] or any(i in at for s, e in gold["source"] for i in range(s, e))
    return False


def fit(rows: list[tuple[str, int, str, bool]]) -> dict[str, object]:
    """Return the table: shares by finder and step (never falling with the score), factors by kind of speaker."""
    overall = sum(r[3] for r in rows) / len(rows)
    counts: dict[tuple[str, int], list[bool]] = defaultdict(list)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for found, step, kind, right in rows:
        counts[found, step].append(right)
        kinds[kind].append(right)
    chances = {}
    for found in ("rules", "reader", "both"):
        shares, least = [], 0.0
        for step in range(len(STEPS) + 1):
            told = counts[found, step]
            before = shares[-1] if shares else overall * 0.6
            least = max(least, (sum(told) + SMOOTH * before) / (len(told) + SMOOTH))
            shares.append(round(least, 3))
        chances[found] = shares
    named = sum(kinds["named"]) / max(1, len(kinds["named"]))
    factors = {k: round(min(1.0, (sum(v) + SMOOTH * named) / (len(v) + SMOOTH) / named), 3) for k, v in kinds.items()}
    return {"steps": STEPS, "chances": chances, "speakers": factors}


def reliability(rows: list[tuple[str, int, str, bool]], table: dict[str, object]) -> Iterator[str]:
    """Yield lines: the confidence said, how many rows, the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for found, step, kind, right in rows:
        chance = table["chances"][found][step] * table["speakers"].get(kind, 1.0)  # type: ignore[index]
        bins[min(9, int(chance * 10))].append((chance, right))
    for n in sorted(bins):
        said = sum(c for c, _ in bins[n]) / len(bins[n])
        true = sum(r for _, r in bins[n]) / len(bins[n])
        yield f"said {said:.2f}  rows {len(bins[n]):5d}  right {true:.2f}"


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
