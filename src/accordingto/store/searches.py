"""Words and filters in, the rows of a desk that hold them out, with the words around; and single rows by their ids."""

import re
import zlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, select, type_coerce

from accordingto.model.records import TABLES, Document
from accordingto.model.stages import Source
from accordingto.store.base import Hit, Page, SearchQuery
from accordingto.store.finds import day_of
from accordingto.store.rows import Parts, record_of, unescape
from accordingto.store.samenesses import batches
from accordingto.store.schema import originals, readings, tables, threads
from accordingto.store.sqlite import named_like, show_snippet, tell_phrases, word_index
from accordingto.store.tallies import variants
from accordingto.store.totals import make_page

BEFORE, AFTER = "\x02", "\x03"
SNIPPET_WORDS = 30
TOLD = ("documents", "statements")
"""The tables whose indexed words stand in the document as they are."""
LONGEST_NAME = 5
"""Words of the longest name that is looked for in other spellings."""
MOST_SPELLINGS = 40
ROW_TABLES = ("statements", "events", "figures", "ledger", "incidents")
"""The tables whose rows have an id of their own, ledger entries of several documents aside."""

_TERMS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_FOUND = re.compile(f"{BEFORE}([^{AFTER}]*){AFTER}")


class SearchView:
    """The part of a view that looks for words and rows (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def publishers_of(self, kind: str) -> list[str]:
        """Return the publishers of a kind (see `FindView`)."""
        raise NotImplementedError

    @cached_property
    def _spelt(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        """Return the spellings that were asked for before: a view is of one moment."""
        return {}

    def search(self, query: SearchQuery) -> Page[Hit]:
        """Return the rows of a table that a query asks for, those of the latest added document first.

        The word index is gone through once and held against the rows that fit the other fields: `+ 0` keeps SQLite
        from asking the index for each of those anew.
        """
        kind = query.publisher_kind
        groups, fit = self._groups(query.words), _rows_that(query, None if kind is None else self.publishers_of(kind))
        index = word_index(query.table)
        number: ColumnElement[int] = index.c.rowid if groups else tables[query.table].c.row
        matched = index.c[index.name].op("MATCH")(tell_phrases(groups))
        found: Select[Any] = select(number).where(matched) if groups else fit
        found = found.where((number + 0).in_(fit)) if groups and fit.whereclause is not None else found
        ordered = found.order_by(number.desc()).limit(query.limit).offset(query.offset)
        with self._errors():
            shown = [int(row) for row in self._connection.scalars(ordered)]
            told: dict[int, str] = {}
            if groups and query.snippets and query.table in TOLD:
                snippet = show_snippet(query.table, BEFORE, AFTER, SNIPPET_WORDS)
                for some in batches(shown):
                    asked = select(number, snippet).where(matched, number.in_(some))
                    told |= {row[0]: row[1] for row in self._connection.execute(asked)}
            hits = self._hits(query.table, [(row, told.get(row, "")) for row in shown])
            return make_page(self._connection, query, hits, [query.table], [found])

    def spellings(self, words: str) -> Mapping[str, tuple[str, ...]]:
        """Return the names among some words, in lower case, each with all its spellings in this desk, sorted."""
        if words in self._spelt:
            return self._spelt[words]
        said = [" ".join(term) for term in _terms(words)]
        runs = {
            " ".join(said[a:b]) for a in range(len(said)) for b in range(a + 1, min(a + LONGEST_NAME, len(said)) + 1)
        }
        found: dict[str, tuple[str, ...]] = {}
        with self._errors():
            for run in sorted(runs):
                spelt = self._spellings_of(run)
                if len(spelt) > 1:
                    found[run.lower()] = spelt
        self._spelt[words] = found
        return found

    def row(self, row_id: str) -> tuple[str, Any] | None:
        """Return the table and the record of a row by its id, or None."""
        with self._errors():
            for name in (*ROW_TABLES, "threads"):
                table, kind = (threads, "ledger") if name == "threads" else (tables[name], name)
                query = select(*(table.c[f.name] for f in fields(TABLES[kind]))).where(table.c.id == row_id)
                found = self._connection.execute(query).mappings().first()
                if found is not None:
                    return kind, record_of(TABLES[kind], dict(found))
        return None

    def source(self, document_id: str) -> Source | None:
        """Return the bytes that a document was read from with their form and address, or None if they are not kept."""
        document = tables["documents"]
        query = select(originals.c.data, originals.c.kind, document.c.path, document.c.url).select_from(
            originals.join(readings).join(document, document.c.reading == readings.c.number)
        )
        with self._errors():
            found = self._connection.execute(query.where(readings.c.document_id == document_id)).first()
        if found is None:
            return None
        data, kind, path, url = found
        return Source(zlib.decompress(data), path or url, kind or "txt")

    def _groups(self, words: str) -> list[tuple[str, ...]]:
        """Return, for each word or phrase or name that must occur, the ways in which it may be written."""
        terms = [" ".join(term) for term in _terms(words)]
        known = self.spellings(words)
        groups: list[tuple[str, ...]] = []
        at = 0
        while at < len(terms):
            for size in range(min(LONGEST_NAME, len(terms) - at), 0, -1):
                run = " ".join(terms[at : at + size])
                if run.lower() in known:
                    groups.append((run, *known[run.lower()]))
                    at += size
                    break
            else:
                groups.append((terms[at],))
                at += 1
        return [group for group in groups if any(c.isalnum() for c in group[0])]

    def _spellings_of(self, run: str) -> tuple[str, ...]:
        """Return all spellings of the one place, else of the one actor, that some words name; none if there is not one."""
        cased = sorted({run, run.title(), run.upper(), run.capitalize()})
        place = tables["places"].c
        places = {name for form in cased for name in self._few(place.name, place.text == form, 2)}
        places |= {name for form in cased for name in self._few(place.name, place.name == form, 1)}
        if len(places) == 1:
            name = places.pop()
            return tuple(sorted({name, *self._few(place.text, place.name == name, MOST_SPELLINGS)}))
        if places:
            return ()
        names = type_coerce(variants.c.names, Parts()).label("names")
        like = named_like(variants.c.number, run, whole=True)
        spelt: dict[str, set[str]] = {}
        for row in self._connection.execute(select(variants.c.name, names).where(variants.c.table == "entities", like)):
            if not {row.name, *(row.names or ())}.isdisjoint(cased):
                spelt.setdefault(row.name, {row.name}).update(row.names or ())
        return tuple(sorted(*spelt.values())) if len(spelt) == 1 else ()

    def _few(self, column: ColumnElement[str], where: ColumnElement[bool], most: int) -> list[str]:
        """Return the first values of a column by name, up to so many: each is one look into an index, however many rows have it."""
        found: list[str] = []
        while len(found) < most:
            wanted = where if not found else and_(where, column > found[-1])
            value = self._connection.scalar(select(func.min(column)).where(wanted))
            if value is None:
                break
            found.append(value)
        return found

    def _hits(self, table: str, shown: list[tuple[int, str]]) -> list[Hit]:
        """Return rows by their numbers, each with its document and the words around, in this order."""
        rows: dict[int, tuple[int, Any]] = {}
        documents: dict[int, Document] = {}
        asked, document = tables[table].c, tables["documents"].c
        query = select(asked.row, asked.reading, *(asked[f.name] for f in fields(TABLES[table])))
        of = select(document.reading, *(document[f.name] for f in fields(Document)))
        for numbers in batches(number for number, _ in shown):
            for found in self._connection.execute(query.where(asked.row.in_(numbers))).mappings():
                rows[found["row"]] = found["reading"], record_of(TABLES[table], dict(found))
        if table != "documents":
            for some in batches(reading for reading, _ in rows.values()):
                for found in self._connection.execute(of.where(document.reading.in_(some))).mappings():
                    documents[found["reading"]] = record_of(Document, dict(found))
        hits = []
        for number, told in shown:
            reading, row = rows[number]
            hits.append(Hit(row, row if table == "documents" else documents[reading], cut_snippet(told)))
        return hits


def cut_snippet(shown: str) -> tuple[tuple[str, bool], ...]:
    """Return the words around what was found as stretches, each with whether it is what was looked for."""
    pieces, at, text = list[tuple[str, bool]](), 0, unescape(shown)
    for match in _FOUND.finditer(text):
        pieces += [(text[at : match.start()], False), (match[1], True)]
        at = match.end()
    pieces.append((text[at:], False))
    plain = ((piece.replace(BEFORE, "").replace(AFTER, ""), found) for piece, found in pieces)
    return tuple((piece, found) for piece, found in plain if piece)


def _terms(words: str) -> list[list[str]]:
    """Return what must occur: single words, and those in quotation marks together."""
    return [term for match in _TERMS.finditer(words) if (term := (match[1] or match[2] or "").split())]


def _rows_that(query: SearchQuery, publishers: Sequence[str] | None) -> Select[Any]:
    """Return the rows of a table that fit a query but for its words; documents are looked at only where it speaks of them.

    `publishers` are those of the kind that it asks for.
    """
    rows, document = tables[query.table], tables["documents"]
    of_document = _of_document(query, publishers)
    source = rows.join(document, document.c.reading == rows.c.reading) if of_document and rows is not document else rows
    return select(rows.c.row).select_from(source).where(*_of_row(query), *of_document)


def _of_row(query: SearchQuery) -> list[ColumnElement[bool]]:
    """Return the conditions on rows; where few have the speaker or place, the rest asks no index."""
    few = query.speaker is not None or query.place is not None
    wanted: list[ColumnElement[bool]] = []
    for field in ("speaker", "act", "event_type", "factuality"):
        value = getattr(query, field)
        if value is not None:
            column = tables[query.table].c.get(field)
            told = column if column is None or not few or field == "speaker" else column.concat("")
            wanted.append(false() if told is None else told == value)
    if query.place is not None:
        wanted.append(_at_place(query.table, query.place))
    if query.after is not None:
        wanted.append(tables[query.table].c.reading > query.after)
    return wanted


def _of_document(query: SearchQuery, publishers: Sequence[str] | None) -> list[ColumnElement[bool]]:
    """Return the conditions on the documents that the rows stand in."""
    document = tables["documents"].c
    wanted: list[ColumnElement[bool]] = []
    if query.publisher is not None:
        wanted.append(document.publisher == query.publisher)
    if publishers is not None:
        wanted.append(document.publisher.in_(publishers))
    if query.published_from is not None:
        wanted.append(document.published >= day_of(query.published_from).first_day.isoformat())
    if query.published_to is not None:
        wanted.append(func.substr(document.published, 1, 10) <= day_of(query.published_to).last_day.isoformat())
    return wanted


def _at_place(table: str, place: str) -> ColumnElement[bool]:
    if table == "events":
        return tables["events"].c.place == place
    if table != "documents":
        return false()
    named: Select[Any] = select(tables["places"].c.reading).where(tables["places"].c.name == place)
    return tables["documents"].c.reading.in_(named)
