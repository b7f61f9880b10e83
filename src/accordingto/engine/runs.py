"""Sources and a chain in, outcomes out in the order of the sources: inline or over processes, skipping what is held."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.engine.keys import bytes_hash, chain_key, reading_key
from accordingto.engine.processes import Crew
from accordingto.engine.readers import Refusal, Result, StageMaker, read_source
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.stages import Source, Stage, Unreadable

READ_AHEAD = 4
"""Documents a process that may be taken up before the first of them is done: bounds what waits in memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address.

    Either a reading with its key and the `source` it was read from, or a `failure` in words, or `held`: the desk
    had it already under this key.
    """

    path: str
    source: Source | None = None
    reading: Reading | None = None
    key: str | None = None
    failure: str | None = None
    held: bool = False


Task = tuple[Source, str]
"""A source to read, and the key to keep its reading under."""

Held = Callable[[Source, str], bool]
"""Tells whether a source is held already under a key."""

Placed = Callable[[Source], Source]
"""Gives a source the address under which the same file is known already."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a desk remembers, as far as a run asks: nothing, unless told otherwise."""

    holds: Held = lambda source, key: False
    place: Placed = lambda source: source


NOTHING_HELD = Memory()


def run_sources(
    items: Iterable[Source | Unreadable], recipe: StageMaker, workers: int = 1, memory: Memory = NOTHING_HELD
) -> Iterator[Outcome]:
    """Read the items with the chain of a recipe and yield an outcome for each, in their order.

    One item is one outcome, except that a file that comes twice in a run, also by another spelling of
    its path, is read once. `workers` processes read at the same time, 1 reads in this one; the outcomes are
    the same. What is not yielded yet is bounded, however long the items. Raises ChainError and CrewError
    when no document could be read at all.
    """
    stages = recipe.stages()
    taken = _take(items, chain_key(stages), memory)
    return _run_here(stages, taken) if workers <= 1 else _run_crew(recipe, taken, workers)


def _run_here(stages: Sequence[Stage], taken: Iterable[Outcome | Task]) -> Iterator[Outcome]:
    for item in taken:
        yield item if isinstance(item, Outcome) else _outcome(*item, read_source(stages, item[0]))


def _take(items: Iterable[Source | Unreadable], chain: str, memory: Memory) -> Iterator[Outcome | Task]:
    """Yield what is known without reading as its outcome, and the rest as sources to read with their keys."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Unreadable):
            yield Outcome(item.path, failure=item.reason)
            continue
        same = content_id(same_address(address_of(item)), bytes_hash(item))
        if same in seen:
            continue
        seen.add(same)
        source = memory.place(item)
        key = reading_key(source, chain)
        if memory.holds(source, key):
            yield Outcome(address_of(item), key=key, held=True)
        else:
            yield source, key


def _run_crew(recipe: StageMaker, taken: Iterator[Outcome | Task], workers: int) -> Iterator[Outcome]:
    with Crew(recipe, workers) as crew:
        yield from _order(crew, taken, READ_AHEAD * workers)


def _order(crew: Crew, taken: Iterator[Outcome | Task], window: int) -> Iterator[Outcome]:
    """Keep the crew at work, at most `window` documents ahead, and yield what it does in the order of the tasks."""
    done: dict[int, Outcome] = {}
    started: dict[int, Task] = {}
    numbered = enumerate(taken)
    first, more = 0, True
    while more or done or started:
        while more and crew.free() and len(done) + len(started) < window:
            number, item = next(numbered, (-1, None))
            if item is None:
                more = False
            elif isinstance(item, Outcome):
                done[number] = item
            else:
                started[number] = item
                crew.submit(number, item[0])
        while first in done:
            yield done.pop(first)
            first += 1
        if started or (more and not crew.free()):
            for number, result in crew.collect():
                done[number] = _outcome(*started.pop(number), result)


def _outcome(source: Source, key: str, result: Result) -> Outcome:
    if isinstance(result, Refusal):
        return Outcome(address_of(source), failure=result.reason)
    return Outcome(address_of(source), source, result, key)


def address_of(source: Source) -> str:
    """Return where a source stands, as given: its path, else its URL."""
    return source.path or source.given.get("url") or "-"


def same_address(address: str) -> str:
    """Return one spelling for all spellings of a file's path; a URL and the id after `#` stay as they are."""
    if "://" in address:
        return address
    path, mark, number = address.partition("#")
    return str(Path(path).resolve()) + mark + number
