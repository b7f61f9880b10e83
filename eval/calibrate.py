"""Annotated attributions in, how often statements found in each way are right out: `data/confidences.yaml`.

    .venv/bin/python eval/calibrate.py SHARED [--write]

Reads the part `dev` of `SHARED/eval/attribution`, on which nothing was trained, and `SHARED/eval/event_types` by rules
alone. Half of the texts (by hash) give the table, the other half the reliability that is printed: of the rows said to be
right with some chance, how many are.
"""

import gzip
import json
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from accordingto.coding.attributions import Attribution
from accordingto.coding.events import draft_events, points_of
from accordingto.coding.statements import Draft, draft_statements, find_statements, is_by_pronoun
from accordingto.coding.vouchers import Tellers
from accordingto.engine.chains import Recipe
from accordingto.model.annotations import Annotations
from accordingto.model.stages import Source, Workpiece
from accordingto.settings import Settings

STEPS = [0.6, 0.9]
TABLE = Path(__file__).parent.parent / "src" / "accordingto" / "data" / "confidences.yaml"
PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "reliability.svg"
SMOOTH = 4
LEAST = 25
"""Rows that a step of the events' table rests on at least."""
YIELDING = {"YIELD": ("CONCEDE", "RETREAT")}
"""Roots of the older scheme of that set that stand for two types here."""


def main() -> None:
    """Measure, print, and with `--write` replace table and picture."""
    shared = Path(sys.argv[1])
    halves: list[list[tuple[str, int, str, bool]]] = [[], []]
    for name, rows in judged(shared / "eval" / "attribution"):
        halves[half_of(name)] += rows
    told: list[list[tuple[float, bool]]] = [[], []]
    for name, points, right in judged_events(shared / "eval" / "event_types"):
        told[half_of(name)].append((points, right))
    table, steps = fit(halves[0]), fit_events(told[0])
    found = {
        "statements": reliability(chances_of(halves[1], table)),
        "events": reliability(with_chances(told[1], steps)),
    }
    print("reliability on the other half:")
    for kind, bins in found.items():
        for said, rows, right in bins:
            print(f"{kind}: said {said:.2f}  rows {rows:5d}  right {right:.2f}")
    if "--write" in sys.argv:
        whole = {**fit(halves[0] + halves[1]), "events": fit_events(told[0] + told[1])}
        head = "# Written by eval/calibrate.py: how often rows found in each way are right (statements: part `dev` of PolNeAR;\n"
        head += "# types of events: the sentences of PLV in which one event is found).\n"
        TABLE.write_text(head + yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
        PICTURE.write_text(draw(found), encoding="utf-8")


def half_of(name: str) -> int:
    """Return which half a text belongs to: 0 gives the table, 1 tells how good it is."""
    return int(sha256(name.encode()).hexdigest(), 16) % 2


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


def fit(rows: list[tuple[str, int, str, bool]]) -> dict[str, Any]:
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


def chances_of(rows: list[tuple[str, int, str, bool]], table: dict[str, Any]) -> list[tuple[float, bool]]:
    """Return for each statement the chance that the table gives it, and whether it is right."""
    return [(table["chances"][f][step] * table["speakers"].get(kind, 1.0), right) for f, step, kind, right in rows]


def judged_events(folder: Path) -> Iterator[tuple[str, float, bool]]:
    """Yield (id, points, whether its type is right) for sentences in which the rules find one event."""
    ingest, annotate, _ = Recipe((), Settings().language_model, "").stages()
    gold = {str(r["id"]): r["rows"] for r in _rows(folder / "gold.jsonl.gz")}
    for given in _rows(folder / "input.jsonl.gz"):
        rows = gold.get(str(given["id"]), [])
        if len(rows) != 1:
            continue
        piece = annotate.run(ingest.run(Workpiece(Source(str(given["text"]).encode(), str(given["id"]), "txt", {}))))
        assert piece.annotations is not None
        tellers = Tellers(find_statements(piece.annotations, "x"))
        drafts = draft_events(piece.annotations, tellers)
        if len(drafts) == 1:
            root = rows[0]["root"]
            yield str(given["id"]), points_of(drafts[0]), drafts[0].event_type in YIELDING.get(root, (root,))


def fit_events(rows: list[tuple[float, bool]]) -> dict[str, list[float]]:
    """Return the shares by points, never falling (pool adjacent violators: Ayer et al. 1955), with at least LEAST rows a step."""
    pools: list[list[float]] = []
    for points in sorted({round(p, 2) for p, _ in rows}):
        right = [r for p, r in rows if round(p, 2) == points]
        pools.append([points, sum(right), len(right)])
        while len(pools) > 1 and (pools[-2][2] < LEAST or pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]):
            last = pools.pop()
            pools[-1][1] += last[1]
            pools[-1][2] += last[2]
    if len(pools) > 1 and pools[-1][2] < LEAST:
        last = pools.pop()
        pools[-1][1] += last[1]
        pools[-1][2] += last[2]
    return {"steps": [p[0] for p in pools[1:]], "chances": [round(p[1] / p[2], 2) for p in pools]}


def with_chances(rows: list[tuple[float, bool]], table: dict[str, list[float]]) -> list[tuple[float, bool]]:
    """Return for each event the chance that the table gives it, and whether it is right."""
    return [(table["chances"][bisect_right(table["steps"], round(p, 2))], right) for p, right in rows]


def reliability(rows: list[tuple[float, bool]]) -> list[tuple[float, int, float]]:
    """Return (the chance said, how many rows, the share that is right), by tenths of the chance."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, right in rows:
        bins[min(9, int(chance * 10))].append((chance, right))
    told = (bins[n] for n in sorted(bins))
    return [(sum(c for c, _ in t) / len(t), len(t), sum(r for _, r in t) / len(t)) for t in told]


def draw(found: dict[str, list[tuple[float, int, float]]]) -> str:
    """Return the reliability diagram as SVG: said along the foot, right up the side, the area of a point for its rows."""
    size, edge = 320, 40
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}"',
        ' font-family="sans-serif" font-size="12">',
        "<title>Reliability: of rows said to be right with some chance, the share that is</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<path d="M{edge} {edge}V{size + edge}H{size + edge}" fill="none" stroke="#333"/>',
        f'<path d="M{edge} {size + edge}L{size + edge} {edge}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for n in range(0, 11, 2):
        x, y = edge + size * n / 10, edge + size * (10 - n) / 10
        lines.append(f'<text x="{x:.0f}" y="{size + edge + 18}" text-anchor="middle">.{n}</text>' if n < 10 else "")
        lines.append(f'<text x="{edge - 8}" y="{y + 4:.0f}" text-anchor="end">{n / 10:.1f}</text>')
    for kind, colour in zip(found, ("#1f5a96", "#b4541a"), strict=True):
        for said, rows, right in found[kind]:
            x, y = edge + size * said, edge + size * (1 - right)
            lines.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + rows**0.5 / 2:.1f}" fill="{colour}" fill-opacity="0.6">'
                f"<title>{kind}: said {said:.2f}, right {right:.2f}, {rows} rows</title></circle>"
            )
    lines.append(f'<text x="{edge + 12}" y="{edge + 6}" fill="#1f5a96">statements</text>')
    lines.append(f'<text x="{edge + 12}" y="{edge + 22}" fill="#b4541a">types of events</text>')
    lines.append(f'<text x="{edge + size / 2}" y="{size + 2 * edge - 6}" text-anchor="middle">said</text></svg>')
    return "\n".join(line for line in lines if line) + "\n"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
