"""How far runs of `add` are, in and out of a desk: other programs see it there."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import fields

from sqlalchemy import Column, Connection, Integer, Table, Text, delete, insert, select, update

from accordingto.model.runs import Run
from accordingto.store.rows import Parts, Words, record_of
from accordingto.store.schema import Number, metadata

runs = Table(
    "runs",
    metadata,
    Column("number", Number, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("doing", Words, nullable=False),
    Column("failures", Parts, nullable=False),
    Column("ended_at", Text),
    Column("last", Words),
    Column("read", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    sqlite_autoincrement=True,
)
"""The latest runs that added documents, or are at it."""
KEPT = 50


class RunView:
    """The part of a view that tells of runs (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def runs(self, limit: int = 5) -> Sequence[Run]:
        """Return the latest runs of `add`, the latest first."""
        with self._errors():
            query = select(runs).order_by(runs.c.number.desc()).limit(limit)
            return [record_of(Run, dict(row)) for row in self._connection.execute(query).mappings()]


def begin_run(connection: Connection, at: str) -> Run:
    """Keep a new run and return it; the oldest of many goes."""
    columns = Run(0, at, at)
    values = {f.name: getattr(columns, f.name) for f in fields(columns) if f.name != "number"}
    added = connection.execute(insert(runs).values(**values))
    number = int(added.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(delete(runs).where(runs.c.number <= number - KEPT))
    return Run(number, at, at)


def keep_run(connection: Connection, run: Run) -> None:
    """Keep how far a run is."""
    values = {f.name: getattr(run, f.name) for f in fields(run) if f.name != "number"}
    connection.execute(update(runs).where(runs.c.number == run.number).values(**values))
