"""All rows that one document gives, kept together: what `read` returns and a store keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accordingto.model.records import (
    ActorMention,
    Document,
    Entity,
    Event,
    Figure,
    Instrument,
    LedgerEntry,
    PlaceMention,
    Publisher,
    Statement,
    TimeMention,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its rows, each table in document order."""

    document: Document
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    entities: tuple[Entity, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()

    def rows(self) -> Iterator[tuple[str, Any]]:
        """Yield every row with the name of its table, the tables in the contract's order."""
        yield "documents", self.document
        for table in (
            "statements", "events", "figures", "ledger", "entities", "publishers", "instruments",
            "actors", "places", "times",
        ):  # fmt: skip
            for record in getattr(self, table):
                yield table, record
