"""A small desk in, one of many documents out, as rows: what `eval/page_times.py` measures pages on.

    python eval/big_desk.py BASE DESK [--documents 100000]

BASE is a desk of the sample corpus (`accordingto add sample/reports --knowledge sample`). Its documents are told again in
other worlds: other names of the same length in text and rows alike, other words, other months, other ids; what is the same
in BASE (copies, stories, incidents, threads) is the same in each world. Frequent names are shared by many worlds.
"""

import argparse
import json
import re
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from accordingto.store.countings import count_days, count_present, gather_variants
from accordingto.store.desks import Desk, open_desk
from accordingto.store.schema import ROWS_A_READING
from accordingto.store.sqlite import write_transaction

TOLD = {
    "documents": "title text", "statements": "content cue conditional speaker_text", "events": "trigger place_text",
    "figures": "what", "ledger": "terms condition", "threads": "terms condition", "actors": "text", "places": "text",
    "times": "text",
}  # fmt: skip
"""The columns that hold words of the documents."""
DATES = frozenset(
    "first_day last_day published published_from published_to updated "
    "retrieved said_on date_start date_end as_of made_on deadline".split()
)
CLONED = (
    "documents statements events figures ledger incidents spots threads entities publishers instruments actors places times"
).split()
OF_DESK = ("pairs", "clusters", "settled", "originals", "sketches")
"""Tables of the desk that are told again with the rest."""
COMPARED = {"prints": "print, reading", "keys": "kind, key, reading, thing", "items": '"table", field, value, row'}
"""Tables in the order of other columns than the rows they come from, and these columns: they are put in at the end."""
AS_IT_IS = frozenset("key print stage form kind origin sha256 context segments".split())
"""Columns that are the same in each world."""
ACTOR_IDS = frozenset({"actor_id", "speaker_id", "actor_ids", "recipient_ids"})
SHARES = {"prints": (97, 0), "stories": (30, 30), "actors": (0, 100)}
"""How many in a hundred of the prints and keys of a kind are of one world alone, and how many of its names."""
DAYS = 28
"""Worlds of the same months have their happenings so many days apart, one after the other."""
NAMES = 60
"""So many sets of names the worlds share; half of all worlds have those of the small desk."""
_ID = re.compile(r"(?<!\.)\b[0-9a-f]([0-9a-f]{9})[0-9a-f]{6}\b")
_DAY = re.compile(r"\b((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=\b|T)")
_WORD = re.compile(r"(?<!\\)\b([A-Za-z]{4,})\b")
"""Four letters and more; in JSON text not the one that an escape has ("\\nwith")."""
TEMPLATES: dict[tuple[str, bool], list[str]] = {}
"""The values of the small desk, taken apart once: words at every other place, each id with a mark for the world's own part."""
SKETCHES: dict[str, list[str]] = {}
"""The same of what sketches hold."""
CODES = ("event_type", "mode", "factuality", "state", "made")
"""Fields of sketches whose values are of closed lists."""
AS_TOLD = frozenset({"ledger", "replies"})
"""Kinds of sketches that are in place of the words of a document: they have those that the document has in its world."""
_MARK = "\x00"
_SYLLABLES = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]


class World:
    """How everything of the small desk is called in one of the worlds."""

    def __init__(self, number: int, names: frozenset[str]) -> None:
        self._mark = f"{number:06x}"
        self._months = (number * 7) % 60
        self._days = timedelta(number // 60 % DAYS)
        names_of = number % NAMES if number % 2 else 0
        self._actors = names_of
        self._names = names
        self._named = {name: _other(name, names_of) for name in names} if names_of else None
        self._words = Words(number, self._named or {}, 0.3)
        self._own = Words(number, {}, 1.0)
        self._dates: dict[str, str] = {}
        self._number = number

    def tell(self, value: Any, free: bool = False, date: bool = False) -> Any:
        """Return a value of a column as this world has it; `free` are words of a document, `date` a date."""
        if not isinstance(value, str) or len(value) < 4:
            return value
        if date:
            return _DAY.sub(self._later, value, count=1)
        if free and value[0] == "~":
            return value
        parts = TEMPLATES.get((value, free))
        if parts is None:
            parts = TEMPLATES[value, free] = _take_apart(value, None if free else self._names)
        words = self._words if free else self._named
        if len(parts) > 1 and words is not None:
            parts = parts.copy()
            parts[1::2] = map(words.__getitem__, parts[1::2])
        told = "".join(parts)
        return told if free else told.replace(_MARK, self._mark)

    def sketch(self, kind: str, value: str) -> str:
        """Return what a sketch holds: dates and all words are of this world alone, so that what is found by a key it shares with
        others is read, compared, and turns out to be something else. `AS_TOLD` have names and words like the texts."""
        parts = SKETCHES.get(value) or SKETCHES.setdefault(value, _take_apart(value, _words_of(json.loads(value))))
        told = parts.copy()
        told[1::2] = map((self._words if kind in AS_TOLD else self._own).__getitem__, told[1::2])
        return _DAY.sub(self._later, "".join(told).replace(_MARK, self._mark))

    def actor(self, value: Any) -> Any:
        """Return ids of actors: worlds that share names share these."""
        if not isinstance(value, str) or not self._actors:
            return value
        return _ID.sub(lambda m: f"a{m[1]}{self._actors:06x}", value)

    def hashed(self, kind: str, value: int) -> int:
        """Return what a print or key is here: most of those of whole sentences and of happenings are of this world alone,
        those of names of the worlds that share them (some with the small desk), those of common words of all."""
        chance = (value * 2654435761 >> 7) % 100
        own, named = SHARES.get(kind, (40, 60))
        if chance >= own and (chance >= own + named or not self._actors):
            return value
        salt = self._number if chance < own else 1_000_003 + self._actors
        mixed = (value * 6364136223846793005 + salt * 1442695040888963407) & (1 << 64) - 1
        return mixed - (1 << 64) if mixed >> 63 else mixed

    def name(self, value: str) -> str:
        """Return a list's item: a name, or an id."""
        return str(self.tell(value))

    def _later(self, match: re.Match[str]) -> str:
        if match[0] not in self._dates:
            self._dates[match[0]] = self._shift(int(match[1]), match[2], match[3])
        return self._dates[match[0]]

    def _shift(self, year: int, month: str | None, day: str | None) -> str:
        months = year * 12 + int(month or 1) - 1 + self._months
        if day:
            return (date(months // 12, months % 12 + 1, min(int(day), 28)) + self._days).isoformat()
        return f"{months // 12}" + (f"-{months % 12 + 1:02}" if month else "")


class Words(dict[str, str]):
    """Words, each with what one of the worlds has in its place, found out when it is asked for: another one for a share of them.

    What is `named` is given; where only a share is changed, other words with a capital letter stay.
    """

    def __init__(self, number: int, named: Mapping[str, str], share: float) -> None:
        super().__init__(named)
        self._number = number
        self._share = share

    def __missing__(self, word: str) -> str:
        """Find out what the world has for a word."""
        chance = _chances(f"{word}{self._number}")
        if self._share == 1:
            told = _spell(word, chance)
        else:
            changed = not word[0].isupper() and chance[0] < self._share * 256
            told = _other(word, chance[1] + chance[2] % 44) if changed else word
        self[word] = told
        return told


def _words_of(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of a sketch that are of its document: none that name or are values of its fields."""
    fields = {"null", "true", "false", "publisher", *(word for name in data for word in _WORD.findall(name))}
    fields |= {word for name in CODES if isinstance(data.get(name), str) for word in _WORD.findall(data[name])}
    return frozenset(_WORD.findall(json.dumps(data, ensure_ascii=False))) - fields


def _take_apart(value: str, names: frozenset[str] | None) -> list[str]:
    """Return a value in parts, every other one a word of `names` (None: any word) that a world may have another one for.

    Ids are marked; where any word counts there are none.
    """
    if names is None:
        return _WORD.split(value)
    marked = _ID.sub(rf"w\g<1>{_MARK}", value)
    parts, at = list[str](), 0
    for found in _WORD.finditer(marked) if value[0] != "~" else ():
        if found[0] in names:
            parts += [marked[at : found.start()], found[0]]
            at = found.end()
    return [*parts, marked[at:]]


@lru_cache(200_000)
def _other(word: str, seed: int) -> str:
    """Return an invented word of the same length."""
    return _spell(word, _chances(f"{word}/{seed}"))


def _chances(of: str) -> bytes:
    """Return numbers that look like chance and are the same for the same words."""
    return blake2b(of.encode(), digest_size=32).digest()


def _spell(word: str, chance: bytes) -> str:
    """Return an invented word of the length of another one."""
    made = "".join([_SYLLABLES[n % len(_SYLLABLES)] for n in chance[: len(word) // 2 + 1]])[: len(word)].ljust(
        len(word), "a"
    )
    return made.capitalize() if word[0].isupper() else made


def make(base: Path, path: Path, documents: int) -> None:
    """Write a desk of about so many documents."""
    open_desk(base).close()
    TEMPLATES.clear()
    SKETCHES.clear()
    shutil.copyfile(base, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-500000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    shapes = _drop_shapes(connection)
    held = {table: _rows(connection, table) for table in (*CLONED, "readings", *OF_DESK, *COMPARED)}
    size = len(held["readings"][1])
    names = _name_words(held["entities"])
    connection.execute("BEGIN")
    for table in COMPARED:
        connection.execute(f"CREATE TABLE new_{table} AS SELECT * FROM {table} WHERE 0")
    for number in range(1, documents // size):
        _write_world(connection, World(number, names), number * size, held)
    for table, order in COMPARED.items():
        connection.execute(f"INSERT INTO {table} SELECT * FROM new_{table} ORDER BY {order}")
        connection.execute(f"DROP TABLE new_{table}")
    connection.execute("COMMIT")
    _index_anew(connection, shapes)
    _restore(connection, shapes, "variants_")
    connection.close()
    recount(path)
    connection = sqlite3.connect(path)
    _restore(connection, shapes, "")
    connection.close()


def _drop_shapes(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    shapes = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    for kind, name, _ in shapes:
        connection.execute(f"DROP {kind} {name}")
    return shapes


def _rows(connection: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns that can be written, and the rows."""
    told = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    columns = [row[1] for row in told if row[6] == 0]
    shown = ", ".join(f'"{c}"' for c in columns)
    only = "WHERE kind <> 'actors'" if table in ("pairs", "clusters") else ""
    return columns, connection.execute(f"SELECT {shown} FROM {table} {only}").fetchall()


def _name_words(entities: tuple[list[str], list[tuple[Any, ...]]]) -> frozenset[str]:
    """Return the words of names that are names only: those that no name of three kinds of actors shares."""
    columns, rows = entities
    kinds: dict[str, set[str]] = {}
    at = {c: n for n, c in enumerate(columns)}
    for row in rows:
        for word in _WORD.findall(row[at["name"]]):
            kinds.setdefault(word, set()).add(row[at["kind"]])
    generic = {"Government", "Ministry", "Police", "President", "Party", "Agency", "Council", "Parliament", "Army"}
    return frozenset(w for w in kinds if w[0].isupper() and w not in generic)


def _write_world(connection: sqlite3.Connection, world: World, shift: int, held: Mapping[str, Any]) -> None:
    for table, (columns, rows) in held.items():
        if not rows:
            continue
        by_column = zip(columns, zip(*rows, strict=True), strict=True)
        told = {c: _tell_column(world, table, c, values, shift) for c, values in by_column}
        if table == "sketches":
            told["data"] = [world.sketch(kind, v) for kind, v in zip(told["kind"], told["data"], strict=True)]
        hashed = {"prints": "print", "keys": "key"}.get(table)
        if hashed:
            kinds = told.get("kind", ["prints"] * len(rows))
            told[hashed] = [world.hashed(kind, value) for kind, value in zip(kinds, told[hashed], strict=True)]
        shown = ", ".join(f'"{c}"' for c in columns)
        marks = ", ".join("?" * len(columns))
        into = f"new_{table}" if table in COMPARED else table
        connection.executemany(f"INSERT INTO {into} ({shown}) VALUES ({marks})", zip(*told.values(), strict=True))


def _tell_column(world: World, table: str, column: str, values: Sequence[Any], shift: int) -> Sequence[Any]:
    """Return the values of a column as a world has them."""
    if column in ("reading", "number"):
        return [v if v is None else v + shift for v in values]
    if column == "row":
        return [v + shift * ROWS_A_READING for v in values]
    if table == "items":
        return [world.name(v) for v in values] if column == "value" else values
    if column in ACTOR_IDS or (table, column) == ("entities", "id"):
        return [world.actor(v) for v in values]
    if column in DATES:
        return [world.tell(v, date=True) for v in values]
    if column in AS_IT_IS or table == "originals" or not any(isinstance(v, str) for v in values):
        return values
    if (table, column) == ("sketches", "data"):
        return values
    free = column in TOLD.get(table, "").split()
    told = {v: world.tell(v, free) for v in set(values)}
    return [told[v] for v in values]


def _index_anew(connection: sqlite3.Connection, shapes: Sequence[tuple[str, str, str]]) -> None:
    for kind, _, sql in shapes:
        if kind == "index":
            connection.execute(sql)
    for name in ("statements", "documents", "events", "figures", "ledger", "threads"):
        connection.execute(f"INSERT INTO {name}_words ({name}_words) VALUES ('rebuild')")
    for table in ("tallies", "things", "variants", "variants_words"):
        connection.execute(f"DELETE FROM {table}")


def _restore(connection: sqlite3.Connection, shapes: Sequence[tuple[str, str, str]], beginning: str) -> None:
    """Make triggers again whose names begin so, unless they are there."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for kind, name, sql in shapes:
        if kind == "trigger" and name.startswith(beginning) and name not in there:
            connection.execute(sql)


def recount(path: Path) -> None:
    """Count what a desk holds (see `store/countings.py`)."""
    speed, bounded = (import_module(f"accordingto.store.migrations.{n}") for n in ("m010_speed", "m019_bounded"))
    desk = open_desk(path)
    if not isinstance(desk, Desk):
        raise TypeError("the script knows the inside of desks in files only")
    with write_transaction(desk._engine) as connection:
        for table, columns, lists in speed.TALLIED:
            told = {name: f'@."{name}"' for name in columns.split()}
            told |= {"said_day": speed.SAID_DAY} if table == "statements" else {}
            told |= {"due_month": bounded.DUE_MONTH} if table in ("ledger", "threads") else {}
            only = "@.threaded = 0" if table == "ledger" else "1"
            count_present(connection, table, told, lists.split(), only)
        for table, identity, described, columns in speed.THINGS:
            gather_variants(connection, table, identity, described, columns.split())
        count_present(connection, "things", {"table": '"things"."table"'}, ())
        connection.exec_driver_sql("DELETE FROM spot_days")
        count_days(connection)
    desk.close()


def main() -> None:
    """Write a desk."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    wanted = parser.parse_args()
    make(wanted.base, wanted.desk, wanted.documents)


if __name__ == "__main__":
    main()
