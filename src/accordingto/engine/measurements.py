"""The finished documents of a desk in, how well the program read them out: precision and recall by table and field."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from accordingto.engine.agreements import FIELDS
from accordingto.engine.golds import finished_documents
from accordingto.model.corrections import REVIEWED_TABLES
from accordingto.model.records import as_row
from accordingto.store.amendments import amend
from accordingto.store.base import View


@dataclass(slots=True)
class Measure:
    """How the program read a table of the finished documents.

    `read`: rows that it read. `gold`: rows that stand. `found`: rows of both. `whole`: those that nobody had to correct in
    any of the compared fields. `fields`: how many of the found rows have each field right.
    """

    table: str
    read: int = 0
    gold: int = 0
    found: int = 0
    whole: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """The share of the rows read that stand."""
        return self.found / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """The share of the rows that stand that were read."""
        return self.found / self.gold if self.gold else None


def measure_reading(view: View, most: int | None = None) -> tuple[int, list[Measure]]:
    """Return how many documents are finished, and how well the program read each of their tables; of the last `most`, if given."""
    measures = {table: Measure(table) for table in REVIEWED_TABLES}
    documents = 0
    for reading, decided in finished_documents(view, most):
        documents += 1
        rows = view.as_read(reading.document.id)
        amended = amend(rows, decided, reading.document.text)
        for table, measure in measures.items():
            _count(measure, rows[table], amended.rows[table], amended.read_as)
    return documents, list(measures.values())


def _count(measure: Measure, read: Any, stands: Any, read_as: dict[str, Any]) -> None:
    by_id = {row.id: row for row in read}
    measure.read += len(read)
    measure.gold += len(stands)
    for row in stands:
        was = read_as.get(row.id) or by_id.get(row.id)
        if was is None:
            continue
        told, before = as_row(row), as_row(was)
        right = [f for f in FIELDS[measure.table] if told[f] == before[f]]
        measure.found += 1
        measure.whole += len(right) == len(FIELDS[measure.table])
        measure.fields.update(right)
