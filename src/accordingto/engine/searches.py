"""The fields of a search as people fill them in, questions to a desk out; and named searches with what is new to them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.searches import SavedSearch
from accordingto.store.base import Hit, Page, SearchQuery, SearchTable, Store, View

TABLES: tuple[SearchTable, ...] = get_args(SearchTable)
NARROWED: Mapping[str, tuple[str, ...]] = {
    "speaker": ("statements",),
    "act": ("statements",),
    "type": ("events",),
    "factuality": ("events",),
    "place": ("documents", "events"),
}
"""Fields that only some tables know: with one of them, the others are not looked through."""
FIELDS = ("q", "in", "speaker", "act", "type", "factuality", "place", "publisher", "source", "from", "to")
"""The fields that a search can have."""
FIRST, AT_ONCE = 20, 500
MOST_NEW = 200
"""So many new rows of a table are told of at most."""
_NO_NAME = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 60


class NamelessSearchError(ValueError):
    """A search that cannot be kept: says what it lacks."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new to a search since it was last looked through: the rows of a document."""

    search: SavedSearch
    document_id: str
    publisher: str | None
    rows: tuple[str, ...]


def fields_of(params: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a search that are filled in."""
    return {name: value for name in FIELDS if (value := params.get(name, "").strip())}


def wanted_tables(params: Mapping[str, str]) -> tuple[SearchTable, ...]:
    """Return the tables that a search looks through: those that it names, and that know the fields it gives."""
    given = fields_of(params)
    tables = [t for t in TABLES if given.get("in") in (None, t)] or list(TABLES)
    for name, known in NARROWED.items():
        if name in given:
            tables = [t for t in tables if t in known]
    return tuple(tables)


def search_query(
    params: Mapping[str, str], table: SearchTable, limit: int = 50, offset: int = 0, most_counted: int | None = None
) -> SearchQuery:
    """Return what a search looks for in a table; what is no day is passed over."""
    given = fields_of(params)
    return SearchQuery(
        table, words=given.get("q", ""), speaker=given.get("speaker"), act=given.get("act"),
        event_type=given.get("type"), factuality=given.get("factuality"), place=given.get("place"),
        publisher=given.get("publisher"), publisher_kind=given.get("source"), published_from=_day(given.get("from")),
        published_to=_day(given.get("to")), limit=limit, offset=offset, most_counted=most_counted,
    )  # fmt: skip


def _day(text: str | None) -> str | None:
    day = PartialDate.parse_or_none(text)
    return day.truncate("day").text if day else None


def name_search(title: str) -> str:
    """Return the name in an address for what people call a search: plain small letters, numbers and hyphens."""
    plain = unicodedata.normalize("NFKD", fold(title)).encode("ascii", "ignore").decode().lower()
    return _NO_NAME.sub("-", plain).strip("-")[:LONGEST_NAME].strip("-")


def save_search(store: Store, title: str, params: Mapping[str, str], watched: bool, by: str | None) -> SavedSearch:
    """Keep a search under the name that its title gives, and return it.

    One of the same name gives way. Raises NamelessSearchError for a title without letters or a search that looks for nothing.
    """
    name, given = name_search(title), fields_of(params)
    if not name:
        raise NamelessSearchError("A search needs a name with letters or numbers in it.")
    if not set(given) - {"in"}:
        raise NamelessSearchError("This search looks for nothing: give words or a field first.")
    now = _now()
    with store.view() as view:
        growth = view.growth()
    search = SavedSearch(name, " ".join(title.split())[:200], given, watched, by, now, growth, now)
    with store.writer() as writer:
        writer.keep_search(search)
    return search


def watch_search(store: Store, name: str, watched: bool) -> None:
    """Have what is new to a search told as alerts, or not."""
    with store.view() as view:
        search = view.saved_search(name)
    if search is not None:
        with store.writer() as writer:
            writer.keep_search(replace(search, watched=watched))


def look_through(store: Store, name: str) -> None:
    """Remember that a search was looked through as the desk stands now."""
    with store.view() as view:
        growth = view.growth()
    with store.writer() as writer:
        writer.look_through(name, growth, _now())


def count_new(view: View, search: SavedSearch) -> int:
    """Return how many rows are new to a search since it was last looked through."""
    if search.seen >= view.growth():
        return 0
    return sum(page.total for page in new_pages(view, search, limit=1))


def new_pages(view: View, search: SavedSearch, limit: int) -> Iterator[Page[Hit]]:
    """Yield what is new to a search, table by table."""
    for table in wanted_tables(search.query):
        yield view.search(replace(search_query(search.query, table, limit), after=search.seen))


def find_news(view: View) -> list[News]:
    """Return what is new to the watched searches of a desk, by search and document."""
    found = []
    for search in view.saved_searches():
        if not search.watched or search.seen >= view.growth():
            continue
        rows: dict[str, list[str]] = {}
        publishers: dict[str, str | None] = {}
        for page in new_pages(view, search, MOST_NEW):
            for hit in page.rows:
                rows.setdefault(hit.document.id, []).append(hit.row.id)
                publishers[hit.document.id] = hit.document.publisher
        found += [News(search, i, publishers[i], tuple(dict.fromkeys(rows[i]))) for i in rows]
    return found


def hits_of(view: View, params: Mapping[str, str], table: SearchTable, most: int) -> Iterator[Hit]:
    """Yield what a search finds in a table, up to so many rows."""
    offset = 0
    while offset < most:
        size = AT_ONCE if offset else FIRST
        asked = search_query(params, table, min(size, most - offset), offset, most_counted=0)
        page = view.search(replace(asked, snippets=False))
        yield from page.rows
        offset += len(page.rows)
        if not page.rows:
            return


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
