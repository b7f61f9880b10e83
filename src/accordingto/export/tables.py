"""Readings or a desk in, the tables of the contract out, into a folder or down a stream."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from accordingto.export.base import Exporter, ExportError
from accordingto.export.coarsenings import Coarsening
from accordingto.export.csv import CommaSeparated
from accordingto.export.jsonl import JsonLines, line_of
from accordingto.model.pseudonyms import NO_MASK
from accordingto.model.reading import Reading
from accordingto.model.records import TABLES, LedgerEntry, as_row
from accordingto.model.things import IDENTITIES, Things

if TYPE_CHECKING:
    from accordingto.store.base import View

EXPORTERS: dict[str, Callable[[], Exporter]] = {"jsonl": JsonLines, "csv": CommaSeparated}
"""The formats by name, and what writes each."""

READING_TABLES = tuple(table for table in TABLES if table != "incidents")
"""The tables that readings give without a desk."""

Rows = Iterable[tuple[str, Iterable[Any]]]


def write_tables(
    rows: Rows, directory: str | Path, format: str = "jsonl", tables: Sequence[str] = tuple(TABLES)
) -> list[Path]:
    """Write records, given with the names of their tables, into a directory and return the files.

    A table may come many times; its records stand in the order in which they came. Each of `tables` gets a file,
    an empty one too. Files that were there keep their content until all new ones are whole. Raises ExportError for
    an unknown format, and for a file that could not be written, by its name and with the reason.
    """
    if format not in EXPORTERS:
        raise ExportError(f"there is no format {format!r}; there are {', '.join(EXPORTERS)}")
    exporter = EXPORTERS[format]()
    exporter.begin(Path(directory), tables)
    try:
        for table, records in rows:
            exporter.write(table, records)
        return exporter.finish()
    except BaseException:
        exporter.abandon()
        raise


def write_readings(readings: Iterable[Reading], directory: str | Path, format: str = "jsonl") -> list[Path]:
    """Write what documents tell into a directory, all tables but incidents, and return the files.

    Readings are taken one at a time; only entities, publishers and instruments are held to the end.
    """
    return write_tables(rows_of_readings(readings), directory, format, READING_TABLES)


def write_desk(
    view: "View",
    directory: str | Path,
    format: str = "jsonl",
    ledger: Iterable[LedgerEntry] | None = None,
    names: bool = False,
) -> list[Path]:
    """Write all tables of a desk into a directory and return the files. See `write_tables`.

    `ledger` are the entries to write in the place of those of the view: as they stand, or stood, on a day. Private
    people stand under pseudonyms everywhere, in the texts at equal length, unless `names` are asked for. Points that
    would lead to somebody are coarse (see `coarsenings`).
    """
    tables: dict[str, Iterable[Any]] = {} if ledger is None else {"ledger": ledger}
    mask, places = NO_MASK if names else view.mask(), Coarsening(view)

    def shown(table: str) -> Iterator[Any]:
        return (mask.mask_row(places.coarsen(row)) for row in (tables[table] if table in tables else view.rows(table)))

    return write_tables(((table, shown(table)) for table in TABLES), directory, format)


def write_stream(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write what documents tell down a stream of bytes, as JSON Lines with `table` as the first key.

    The rows of a document come together; entities, publishers and instruments of all of them at the end.
    """
    for table, records in rows_of_readings(readings):
        for record in records:
            stream.write(line_of({"table": table} | as_row(record)))
    stream.flush()


def rows_of_readings(readings: Iterable[Reading]) -> Iterator[tuple[str, Iterable[Any]]]:
    """Yield the tables of each reading as it comes, and at the end one of each thing that they name."""
    things = {table: Things(table) for table in IDENTITIES}
    for reading in readings:
        yield "documents", (reading.document,)
        for table in READING_TABLES[1:]:
            records = getattr(reading, table)
            if table in things:
                things[table].add(records)
            elif records:
                yield table, records
    for table, found in things.items():
        yield table, found.merged()
