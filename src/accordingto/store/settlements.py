"""What a stage of the desk found in, rows of the desk out; each settlement in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.model.doubts import CONTESTED, extra_of
from accordingto.model.records import Incident
from accordingto.model.sameness import Pair
from accordingto.store.base import Settlement, StoreError
from accordingto.store.rows import escape, record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import (
    DESK_TABLES,
    clusters,
    desk_tables,
    items,
    lists_of,
    pairs,
    prints,
    readings,
    settled,
    tables,
)
from accordingto.store.spots import keep_spots

TABLES_OF_KIND = {"incidents": "incidents", "ledger": "threads"}
"""The kinds whose clusters have rows of their own, and the table of these."""
PARTS_OF_KIND = {"incidents": "events", "ledger": "ledger"}
"""The tables whose rows the members of such clusters are."""
SETTABLE = frozenset({"copy_group", "original_id", "story_id"})
"""The fields of documents that only a desk can fill."""


def keep_settlement(connection: Connection, settlement: Settlement) -> None:
    """Keep what a stage found (see `Settlement`)."""
    kind = settlement.kind
    anew = [(kind, escape(thing)) for thing in sorted(settlement.anew)]
    for side in ("one", "other"):
        _delete_all(connection, f"pairs WHERE kind = ? AND {side} = ?", anew)
    links = [(kind, escape(pair.one), escape(pair.other)) for pair in settlement.pairs]
    _delete_all(connection, "pairs WHERE kind = ? AND one = ? AND other = ?", links)
    if settlement.pairs:
        connection.execute(insert(pairs), [_columns(pair) for pair in settlement.pairs])
    _replace_clusters(connection, settlement)
    if kind == "incidents":
        _mark_contested(connection, settlement)
    _set_fields(connection, settlement.fields)
    for statement_id, answered in settlement.responds.items():
        _set_answered(connection, statement_id, tuple(answered))


def _delete_all(connection: Connection, where: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Delete what a condition with so many values finds, for one list of values after the other."""
    if rows:
        connection.exec_driver_sql(f"DELETE FROM {where}", list(rows))


def _replace_clusters(connection: Connection, settlement: Settlement) -> None:
    kind, table = settlement.kind, TABLES_OF_KIND.get(settlement.kind)
    replaced = sorted({*settlement.gone, *settlement.clusters, *(row.id for row in settlement.rows)})
    _delete_all(connection, "clusters WHERE kind = ? AND canonical = ?", [(kind, escape(c)) for c in replaced])
    if table is not None:
        _delete_desk_rows(connection, table, replaced)
    rows = [
        {"kind": kind, "member": member, "canonical": canonical}
        for canonical, members in sorted(settlement.clusters.items())
        for member in sorted(set(members))
    ]
    _delete_all(connection, "clusters WHERE kind = ? AND member = ?", [(kind, escape(row["member"])) for row in rows])
    if rows:
        connection.execute(insert(clusters), rows)
    if table is None and settlement.rows:
        raise StoreError(f"clusters of {kind} have no rows of their own")
    if table is not None and settlement.rows:
        _insert_desk_rows(connection, table, settlement)


def _mark_contested(connection: Connection, settlement: Settlement) -> None:
    """Let events of which accounts differ weigh more in the queue of what people look at, and others no more than they do."""
    differing = {i for row in settlement.rows if isinstance(row, Incident) and row.differences for i in row.event_ids}
    table = tables["events"].c
    query = select(table.row, table.id, table.doubt, table.confidence, table.contested)
    for some in batches({*settlement.anew, *(i for ids in settlement.clusters.values() for i in ids)}):
        for found in connection.execute(query.where(table.id.in_(some))).all():
            if bool(found.contested) != (found.id in differing):
                more = extra_of(found.confidence, CONTESTED) * (1 if found.id in differing else -1)
                doubt = None if found.doubt is None else found.doubt + more
                values = {"doubt": doubt, "contested": found.id in differing or None}
                connection.execute(update(tables["events"]).where(table.row == found.row).values(**values))


def _first_rows(connection: Connection, settlement: Settlement) -> dict[str, int]:
    """Return the first of the rows that each row of the desk is made of: it gives it its place among the others."""
    part = tables[PARTS_OF_KIND[settlement.kind]].c
    clusters_of = {record.id: settlement.clusters.get(record.id, ()) for record in settlement.rows}
    query = select(part.id, part.row)
    numbers = {
        row.id: int(row.row)
        for ids in batches(m for members in clusters_of.values() for m in members)
        for row in connection.execute(query.where(part.id.in_(ids)))
    }
    found = {}
    for canonical, members in clusters_of.items():
        first = min((numbers[m] for m in members if m in numbers), default=None)
        if first is None:
            kind = PARTS_OF_KIND[settlement.kind]
            raise StoreError(f"{canonical} rests on no row of {kind} that this desk holds")
        found[canonical] = first
    return found


def _insert_desk_rows(connection: Connection, name: str, settlement: Settlement) -> None:
    numbers = _first_rows(connection, settlement)
    numbered = [(record, numbers[record.id]) for record in settlement.rows]
    columns = [f.name for f in fields(DESK_TABLES[name])]
    rows = [{"row": n, "reading": None} | {column: getattr(r, column) for column in columns} for r, n in numbered]
    connection.execute(insert(desk_tables[name]), rows)
    listed = [item for record, number in numbered for item in _items(name, record, number)]
    if listed:
        connection.execute(insert(items), listed)
    keep_spots(connection, [(r, n) for r, n in numbered if isinstance(r, Incident)])


def _delete_desk_rows(connection: Connection, name: str, record_ids: Sequence[str]) -> None:
    table = desk_tables[name]
    found = [
        row
        for ids in batches(record_ids)
        for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
    ]
    gone = [
        (name, field, escape(value), row["row"])
        for row in found
        for field, values in _stored_lists(name, dict(row)).items()
        for value in dict.fromkeys(values)
    ]
    _delete_all(connection, 'items WHERE "table" = ? AND field = ? AND value = ? AND row = ?', gone)
    numbers = [(row["row"],) for row in found]
    _delete_all(connection, f"{name} WHERE row = ?", numbers)
    if name == "incidents":
        _delete_all(connection, "spots WHERE row = ?", numbers)


def _stored_lists(name: str, row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return lists_of(name, record_of(DESK_TABLES[name], row))


def _items(name: str, record: Any, number: int) -> Iterator[dict[str, Any]]:
    for field, values in lists_of(name, record).items():
        for value in dict.fromkeys(values):
            yield {"table": name, "field": field, "value": value, "row": number, "reading": None}


def _columns(pair: Pair) -> dict[str, Any]:
    return {f.name: getattr(pair, f.name) for f in fields(pair)}


def _set_fields(connection: Connection, wanted: Mapping[str, Mapping[str, str | None]]) -> None:
    """Set fields of documents, where they change: a row with a text is long, and written whole."""
    unknown = sorted({name for changes in wanted.values() for name in changes} - SETTABLE)
    if unknown:
        raise StoreError(f"a stage of the desk may not set {', '.join(unknown)} of a document")
    document = tables["documents"].c
    query = select(document.id, *(document[name] for name in sorted(SETTABLE)))
    changed: dict[tuple[str, ...], list[tuple[str | None, ...]]] = defaultdict(list)
    for ids in batches(wanted):
        for held in connection.execute(query.where(document.id.in_(ids))).mappings():
            values = {name: value for name, value in wanted[held["id"]].items() if held[name] != value}
            told = (None if value is None else escape(value) for value in values.values())
            changed[tuple(values)].append((*told, escape(held["id"])))
    for names, rows in changed.items():
        if names:
            columns = ", ".join(f'"{name}" = ?' for name in names)
            connection.exec_driver_sql(f"UPDATE documents SET {columns} WHERE id = ?", rows)


def _set_answered(connection: Connection, statement_id: str, answered: tuple[str, ...]) -> None:
    """Keep what a statement answers, with the items by which it is found."""
    table = tables["statements"]
    found = connection.execute(
        select(table.c.row, table.c.reading, table.c.responds_to).where(table.c.id == statement_id)
    ).first()
    if found is None or tuple(found.responds_to) == answered:
        return
    connection.execute(update(table).where(table.c.row == found.row).values(responds_to=answered))
    mine = (items.c.table == "statements", items.c.field == "responds_to", items.c.row == found.row)
    connection.execute(delete(items).where(*mine))
    rows = [
        {"table": "statements", "field": "responds_to", "value": value, "row": found.row, "reading": found.reading}
        for value in answered
    ]
    if rows:
        connection.execute(insert(items), rows)


def keep_prints(connection: Connection, found: Mapping[str, Iterable[int]]) -> None:
    """Keep the prints of documents, in the place of earlier ones."""
    numbers = numbers_of(connection, found)
    missing = sorted(set(found) - set(numbers))
    if missing:
        raise StoreError(f"this desk holds no document {missing[0]}")
    for number in numbers.values():
        connection.execute(delete(prints).where(prints.c.reading == number))
    rows = sorted((value, numbers[document_id]) for document_id, values in found.items() for value in set(values))
    if rows:
        connection.exec_driver_sql("INSERT INTO prints (print, reading) VALUES (?, ?)", rows)


def mark_settled(connection: Connection, stage: str, key: str, document_ids: Iterable[str]) -> None:
    """Remember that a stage has done documents under a key."""
    rows = [{"reading": n, "stage": stage, "key": key} for n in sorted(numbers_of(connection, document_ids).values())]
    if rows:
        done = (settled.c.stage == stage, settled.c.reading.in_([row["reading"] for row in rows]))
        connection.execute(delete(settled).where(*done))
        connection.execute(insert(settled), rows)


def unsettle(connection: Connection, document_ids: Iterable[str]) -> None:
    """Make documents new again to all stages of the desk."""
    numbers = list(numbers_of(connection, document_ids).values())
    connection.execute(delete(settled).where(settled.c.reading.in_(numbers)))


def numbers_of(connection: Connection, document_ids: Iterable[str]) -> dict[str, int]:
    """Return the numbers of the readings of those documents that the desk holds."""
    wanted = list(dict.fromkeys(document_ids))
    query = select(readings.c.document_id, readings.c.number)
    found = {
        row.document_id: int(row.number)
        for ids in batches(wanted)
        for row in connection.execute(query.where(readings.c.document_id.in_(ids)))
    }
    return {document_id: found[document_id] for document_id in wanted if document_id in found}
