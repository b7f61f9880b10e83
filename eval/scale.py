"""Numbers in, what a document costs in an empty desk and in a full one out, and how much memory that takes.

    python eval/scale.py [--documents 100000] [--edge 1000] [--reader none] [--folder DIR] [--json]

One command, end to end: (1) the first `edge` documents go through `add` into an empty desk; (2) `big_desk.py` tells that desk
again in other worlds, as rows with their events, happenings, threads, prints, keys and sketches, all settled, until `edge`
documents are lacking; (3) the last ones go through `add`. Every search for what is the same works against all that is there.

The documents that are added are the reports of the sample corpus, each fifty told in a world of its own: other names,
words and months, with the copies, happenings and matters that they share. Each step runs in a process of its own, after
five documents that are not counted. Seconds are of CPU; `settling` is what the stages of the desk take of them.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from big_desk import World, make

from accordingto.cli.pages import SAMPLE
from accordingto.engine.chains import Recipe
from accordingto.engine.desks import add_items
from accordingto.engine.readings import find_items
from accordingto.model.stages import Source
from accordingto.settings import Settings
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.store.stages import DeskStage

WARM = 5
LAST_WORLDS = 700_001
"""The number of the first of the worlds that the last documents are told in."""
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WHOLE = "January February March April May June July August September October November December".split()
GENERIC = frozenset("Government Ministry Police President Party Agency Council Parliament Army States News".split())
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_DATED = re.compile(rf"\b(?P<month>{'|'.join((*WHOLE, *MONTHS))})\b|\b(?P<year>20\d\d)\b")


class Retelling:
    """The reports of the sample corpus in a world of their own: its names and words (`big_desk.World`), its months."""

    def __init__(self, number: int, names: frozenset[str]) -> None:
        self._world = World(number, names)
        self._later = number * 7 % 60

    def tell(self, source: Source, path: str) -> Source:
        """Return a document as this world has it, under an address of its own."""
        pieces = _TAG.split(source.data.decode()) if source.kind == "html" else [source.data.decode()]
        pieces[::2] = [self._world.tell(piece, free=True) for piece in pieces[::2]]
        text = "".join(pieces)
        given = {k: self._world.tell(v, date=k in ("published", "retrieved")) for k, v in source.given.items()}
        return replace(source, data=_DATED.sub(self._shift, text).encode(), path=path, given=given)

    def _shift(self, match: re.Match[str]) -> str:
        if match["year"]:
            return str(int(match["year"]) + self._later // 12)
        name = match["month"]
        told = MONTHS[(MONTHS.index(name[:3]) + self._later) % 12]
        return told if len(name) == 3 else WHOLE[MONTHS.index(told)]


def find_names() -> frozenset[str]:
    """Return the words of the names that the sample corpus comes with."""
    known = " ".join((SAMPLE / f"{n}.yaml").read_text(encoding="utf-8") for n in ("actors", "places", "publishers"))
    return frozenset(w for w in _NAME.findall(known) if w not in GENERIC and w[:3] not in MONTHS)


def tell_sources(name: str, first_world: int, count: int) -> Iterator[Source]:
    """Yield so many documents: the sample's reports in one world after the other."""
    names = find_names()
    reports = [s for s in find_items(SAMPLE / "reports", None) if isinstance(s, Source)]
    for n in range(count):
        number, at = divmod(n, len(reports))
        world = Retelling(first_world + number, names)
        yield world.tell(reports[at], f"{name}/{number}/{Path(reports[at].path or '').name}")


def add(desk: Path, name: str, first_world: int, count: int, reader: str) -> dict[str, Any]:
    """Add documents as `accordingto add` does and return what each took, in seconds of CPU, and the memory of the process."""
    recipe = Recipe((SAMPLE,), Settings().language_model, reader)
    spent: dict[str, float] = {}
    stages = [replace(s, run=_timed(s, spent)) for s in recipe.desk_stages()]
    store = open_store(desk)
    _run(store, tell_sources(f"warm-{name}", first_world + 1_000, WARM), recipe, stages)
    spent.clear()
    begun, clock = time.process_time(), time.perf_counter()
    read = _run(store, tell_sources(name, first_world, count), recipe, stages)
    whole = time.process_time() - begun
    store.close()
    reading = read - begun
    return {
        "seconds": round(whole / count, 4), "reading": round(reading / count, 4), "settling": round((whole - reading) / count, 4),
        "by_clock": round((time.perf_counter() - clock) / count, 4),
        "stages": {name: round(seconds / count, 4) for name, seconds in spent.items()},
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _run(store: Store, sources: Iterator[Source], recipe: Recipe, stages: list[DeskStage]) -> float:
    """Add documents and return at what second of CPU the last of them was read."""
    read = time.process_time()
    for outcome in add_items(store, sources, recipe, 1, stages):
        read = time.process_time()
        if outcome.failure:
            raise RuntimeError(f"{outcome.path}: {outcome.failure}")
    return read


def _timed(stage: DeskStage, spent: dict[str, float]) -> Callable[[Store, Sequence[str]], None]:
    def run(store: Store, document_ids: Sequence[str]) -> None:
        begun = time.process_time()
        stage.run(store, document_ids)
        spent[stage.name] = spent.get(stage.name, 0.0) + time.process_time() - begun

    return run


def _step(*words: object) -> dict[str, Any]:
    """Run a step in a process of its own and return what it tells."""
    done = subprocess.run([sys.executable, __file__, *map(str, words)], check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout or b"{}"))


def measure(folder: Path, documents: int, edge: int, reader: str) -> dict[str, Any]:
    """Return what a document costs at the beginning and at the end of a desk's growth."""
    small, large = folder / "first.db", folder / "desk.db"
    adding = ("--step", "add", "--edge", edge, "--reader", reader)
    first = _step(*adding, "--desk", small, "--name", "first", "--world", 1)
    _step("--step", "fill", "--base", small, "--desk", large, "--documents", documents - edge)
    last = _step(*adding, "--desk", large, "--name", "last", "--world", LAST_WORLDS)
    store = open_store(large)
    with store.view() as view:
        counts = view.counts()
    store.close()
    return {
        "counts": counts, "reader": reader, "first": first, "last": last, "ratio": round(last["seconds"] / first["seconds"], 3),
        "desk_megabytes": large.stat().st_size >> 20,
    }  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--edge", type=int, default=1_000)
    parser.add_argument("--reader", default="none", help="none: rules alone; own: the trained reader as well")
    parser.add_argument("--folder", type=Path, help="where the two desks are kept, to look into them")
    parser.add_argument("--json", action="store_true")
    for name in ("--step", "--name"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    for name in ("--desk", "--base"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--world", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.step == "add":
        print(json.dumps(add(wanted.desk, wanted.name, wanted.world, wanted.edge, wanted.reader)))
        return
    if wanted.step == "fill":
        make(wanted.base, wanted.desk, wanted.documents)
        return
    with tempfile.TemporaryDirectory() as made:
        found = measure(wanted.folder or Path(made), wanted.documents, wanted.edge, wanted.reader)
    print(json.dumps(found, indent=None if wanted.json else 2))


if __name__ == "__main__":
    main()
