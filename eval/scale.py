"""Numbers in, what a document costs in an empty desk and in a full one out.

    python eval/scale.py [--documents 100000] [--edge 1000] [--desk FILE] [--json]

The first and the last documents go through `add`, those between are generated as rows: the readings of the first ones with
other words of the same length in their texts, under ids and addresses of their own, with their prints. Seconds are of CPU.
"""

import argparse
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from accordingto.cli.pages import SAMPLE
from accordingto.engine.chains import Recipe
from accordingto.engine.desks import add_items
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.sentences import find_sentences
from accordingto.model.stages import Source
from accordingto.resolve.prints import make_prints
from accordingto.resolve.word_runs import find_wording
from accordingto.settings import Settings
from accordingto.store import open_store
from accordingto.store.desks import Desk
from accordingto.store.settlements import keep_prints, mark_settled
from accordingto.store.sqlite import write_transaction
from accordingto.store.writers import _by_table, _claim_number, _insert_records

SENTENCES = 12
"""Sentences of a generated document."""
CHANGED = 0.7
"""Share of the longer words that give way to others of the same length."""
VOCABULARY = 40_000
AT_ONCE = 500
_WORD = re.compile(r"\b[a-z]{4,}\b")


class Writer:
    """Writes texts that no other document has: sentences of the sample corpus with other words in them."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        texts = [p.read_text(encoding="utf-8") for p in sorted((SAMPLE / "reports").glob("*.txt"))]
        self._sentences = [
            t[s:e] for text in texts for t in text.split("\n") for s, e in find_sentences(t) if e - s > 40
        ]
        letters = random.Random(0)
        words = [
            "".join(letters.choice("aeioubdgklmnprstv") for _ in range(letters.randint(4, 11)))
            for _ in range(VOCABULARY)
        ]
        self._by_length: dict[int, list[str]] = {}
        for word in words:
            self._by_length.setdefault(len(word), []).append(word)

    def write(self) -> str:
        """Return a text with a title."""
        lines = [self.change(self._chance.choice(self._sentences)) for _ in range(SENTENCES)]
        return "\n".join([lines[0][:60], *lines]) + "\n"

    def change(self, text: str) -> str:
        """Return a text with some of its words changed to others of the same length: frequent ones come often."""
        return _WORD.sub(self._other, text)

    def _other(self, word: re.Match[str]) -> str:
        if self._chance.random() >= CHANGED:
            return word[0]
        words = self._by_length.get(len(word[0]), [word[0]])
        return words[int(len(words) * self._chance.random() ** 3)]


def vary(reading: Reading, number: int, writer: Writer) -> Reading:
    """Return a reading like another: its text with other words, every row with an id of its own."""
    old = reading.document
    text = writer.change(old.text)
    new_id = content_id("generated", old.id, number)
    document = replace(
        old, id=new_id, path=f"generated/{number}.txt", text=text, sha256=f"{number:064x}", copy_group=None
    )

    def anew(row: Any) -> Any:
        changes = {"document_id": new_id} if hasattr(row, "document_id") else {}
        if hasattr(row, "steps"):
            changes["steps"] = tuple(replace(step, document_id=new_id) for step in row.steps)
        if hasattr(row, "id") and hasattr(row, "confidence"):
            changes["id"] = content_id(row.id, number)
        return replace(row, **changes)

    tables = {f.name: getattr(reading, f.name) for f in fields(Reading) if f.name != "document"}
    own = {"statements", "events", "figures", "ledger", "actors", "places", "times"}
    return Reading(document, **{n: tuple(map(anew, rows)) if n in own else rows for n, rows in tables.items()})


def fill(store: Desk, patterns: Sequence[Reading], count: int, recipe: Recipe, writer: Writer) -> None:
    """Put generated readings into a desk as rows, settled for all stages."""
    for start in range(0, count, AT_ONCE):
        made = [vary(patterns[n % len(patterns)], n, writer) for n in range(start, min(count, start + AT_ONCE))]
        with write_transaction(store._engine) as connection:
            for reading in made:
                number = _claim_number(connection, reading.document.id, "generated")
                for table, records in _by_table(reading).items():
                    _insert_records(connection, table, number or 0, records)
            keep_prints(connection, {r.document.id: make_prints(find_wording(r.document)) for r in made})
            for stage in recipe.desk_stages():
                mark_settled(connection, stage.name, stage.key, [r.document.id for r in made])


def sources(name: str, count: int, writer: Writer) -> Iterator[Source]:
    """Yield documents to add."""
    for n in range(count):
        yield Source(writer.write().encode(), f"{name}/{n}.txt", given={"published": f"2031-05-{n % 28 + 1:02}"})


def add(store: Desk, name: str, count: int, recipe: Recipe, writer: Writer) -> float:
    """Add documents as `accordingto add` does and return the seconds of CPU that each took."""
    begun = time.process_time()
    for outcome in add_items(store, sources(name, count, writer), recipe, 1, recipe.desk_stages()):
        if outcome.failure:
            raise RuntimeError(f"{outcome.path}: {outcome.failure}")
    return (time.process_time() - begun) / count


def measure(path: Path, documents: int, edge: int) -> dict[str, Any]:
    """Return what a document costs at the beginning and at the end of a desk's growth."""
    recipe, writer = Recipe((SAMPLE,), Settings().language_model), Writer(1)
    store = open_store(path)
    if not isinstance(store, Desk):
        raise TypeError("the script knows the inside of desks in files only")
    add(store, "warm", 5, recipe, writer)
    first = add(store, "first", edge, recipe, writer)
    with store.view() as view:
        ids = [d.id for d in view.documents() if (d.path or "").startswith("first")][:200]
        patterns = [r for i in ids if (r := view.reading(i)) is not None]
    fill(store, patterns, documents - 2 * edge, recipe, writer)
    last = add(store, "last", edge, recipe, writer)
    with store.view() as view:
        counts = view.counts()
    store.close()
    return {
        "documents": counts["documents"], "rows": sum(counts.values()), "first": round(first, 4), "last": round(last, 4),
        "ratio": round(last / first, 3), "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "desk_megabytes": path.stat().st_size >> 20,
    }  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--edge", type=int, default=1_000)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(wanted.desk or Path(folder) / "desk.db", wanted.documents, wanted.edge)
    print(json.dumps(found, indent=None if wanted.json else 2))


if __name__ == "__main__":
    main()
