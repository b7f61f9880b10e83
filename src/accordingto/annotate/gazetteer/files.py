"""Places of sources in, one SQLite file out; the same file in, its places by name out."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from struct import pack, unpack

from accordingto.annotate.gazetteer.entries import GazetteerPlace, SourcePlace, name_key

FORM = 1
"""The number of the file's form; a file of another form is not read."""
SCALE = 10_000
"""Coordinates are kept as whole numbers of 1/SCALE degree (about 11 m)."""
PAGE = 8192
LONGEST = 60
"""Names longer than this are left out."""
MOST = 120
"""Namesakes beyond this many, the least populous, are left out."""

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE countries (id INTEGER PRIMARY KEY, code TEXT);
CREATE TABLE features (id INTEGER PRIMARY KEY, code TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, latitude INTEGER, longitude INTEGER, country INTEGER,
                     admin1 INTEGER, admin2 INTEGER, feature INTEGER, population INTEGER);
CREATE TABLE names (name TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
"""


class GazetteerError(ValueError):
    """A gazetteer that cannot be read or written: names the file and what to do."""


class Gazetteer:
    """A compiled gazetteer, opened when it is first asked. Nothing is ever written to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = 0
        self._open: sqlite3.Connection | None = None

    def find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Return the places of a name (any spelling that `name_key` makes equal), the most populous first."""
        return self._by_key(name_key(name))

    def find_key(self, key: str) -> tuple[GazetteerPlace, ...]:
        """Return the places of a name that `name_key` made."""
        return self._by_key(key)

    def place(self, number: int) -> GazetteerPlace | None:
        """Return the place of an id, None where there is none."""
        return self._by_id(number)

    def describe(self) -> dict[str, str]:
        """Return what the file says about itself: its sources and their hashes, its counts."""
        return dict(self._connection.execute("SELECT key, value FROM about ORDER BY key"))

    def alpha3(self) -> dict[str, str]:
        """Return ISO 3166-1 alpha-3 by alpha-2, as the file's sources give them."""
        return dict(pair.split("=") for pair in self.describe().get("alpha3", "").split())

    @cached_property
    def key(self) -> str:
        """A hash of the file's description, which differs whenever its places do."""
        return blake2b(repr(sorted(self.describe().items())).encode(), digest_size=8).hexdigest()

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one is never carried over into a forked one."""
        if self._open is None or self._process != os.getpid():
            self._open, self._process = self._connect(), os.getpid()
        return self._open

    def _connect(self) -> sqlite3.Connection:
        try:
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            form = connection.execute("SELECT value FROM about WHERE key = 'form'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{self.path}: not a gazetteer ({error}); make it again or take it away") from error
        if form is None or form[0] != str(FORM):
            raise GazetteerError(f"{self.path}: a gazetteer of another version; make it again with this program")
        return connection

    @cached_property
    def _codes(self) -> tuple[dict[int, str], dict[int, str]]:
        ask = self._connection.execute
        return dict(ask("SELECT id, code FROM countries")), dict(ask("SELECT id, code FROM features"))

    @cached_property
    def _by_key(self) -> Callable[[str], tuple[GazetteerPlace, ...]]:
        @lru_cache(maxsize=1 << 15)
        def find(key: str) -> tuple[GazetteerPlace, ...]:
            row = self._connection.execute("SELECT places FROM names WHERE name = ?", (key,)).fetchone()
            if row is None:
                return ()
            return tuple(p for i in unpack(f"<{len(row[0]) // 4}I", row[0]) if (p := self._by_id(i)) is not None)

        return find

    @cached_property
    def _by_id(self) -> Callable[[int], GazetteerPlace | None]:
        @lru_cache(maxsize=1 << 15)
        def find(number: int) -> GazetteerPlace | None:
            row = self._connection.execute("SELECT * FROM places WHERE id = ?", (number,)).fetchone()
            if row is None:
                return None
            i, name, latitude, longitude, country, admin1, admin2, feature, population = row
            countries, features = self._codes
            return GazetteerPlace(
                i,
                name,
                None if latitude is None else latitude / SCALE,
                None if longitude is None else longitude / SCALE,
                countries.get(country),
                admin1,
                admin2,
                features[feature],
                population or 0,
            )

        return find


def write_gazetteer(path: Path, places: Iterable[SourcePlace], about: Mapping[str, str]) -> dict[str, int]:
    """Compile places into a file and return the counts of places and names. `about` is kept in the file.

    The same places give the same file. It is written aside first, so that a failure leaves what was there.
    """
    ordered = sorted(places, key=lambda p: p.id)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    try:
        counts = _write(aside, ordered, about)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return counts


def _write(path: Path, places: list[SourcePlace], about: Mapping[str, str]) -> dict[str, int]:
    countries = {c: n for n, c in enumerate(sorted({p.country for p in places if p.country}), 1)}
    features = {f: n for n, f in enumerate(sorted({p.feature for p in places}), 1)}
    names = _names(places)
    digest = blake2b(digest_size=16)
    for place in places:
        digest.update(repr((place.id, place.name, place.latitude, place.longitude, sorted(place.names))).encode())
    counts = {"places": len(places), "names": len(names)}
    told = {**about, "form": str(FORM), "content": digest.hexdigest(), **{k: str(v) for k, v in counts.items()}}
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(told.items()))
        connection.executemany("INSERT INTO countries VALUES (?, ?)", ((n, c) for c, n in countries.items()))
        connection.executemany("INSERT INTO features VALUES (?, ?)", ((n, f) for f, n in features.items()))
        rows = (_row(p, countries, features) for p in places)
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO names VALUES (?, ?)", _postings(names))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    return counts


def _row(place: SourcePlace, countries: Mapping[str, int], features: Mapping[str, int]) -> tuple[object, ...]:
    return (
        place.id,
        place.name,
        None if place.latitude is None else round(place.latitude * SCALE),
        None if place.longitude is None else round(place.longitude * SCALE),
        countries.get(place.country) if place.country else None,
        place.admin1,
        place.admin2,
        features[place.feature],
        place.population or None,
    )


def _names(places: Iterable[SourcePlace]) -> dict[str, list[SourcePlace]]:
    found: dict[str, list[SourcePlace]] = defaultdict(list)
    for place in places:
        for key in {name_key(n) for n in (place.name, *place.names)}:
            if 1 < len(key) <= LONGEST:
                found[key].append(place)
    return found


def _postings(names: Mapping[str, list[SourcePlace]]) -> Iterator[tuple[str, bytes]]:
    for name in sorted(names, key=lambda n: n.encode()):
        best = sorted(names[name], key=lambda p: (-p.population, p.id))[:MOST]
        yield name, pack(f"<{len(best)}I", *(p.id for p in best))
