"""Cards in, groups of cards out: one group for each document, in the order of the cards."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from accordingto.model.records import Document, Event, Figure, Statement
from accordingto.store.base import View
from accordingto.web.cards import Card


def held_documents(view: View, rows: Iterable[Statement | Event | Figure]) -> dict[str, Document]:
    """Return the documents that some rows stand in, by id."""
    return {d.id: d for d in view.find_rows("documents", {r.document_id for r in rows})}


def group_cards(cards: Sequence[Card], documents: Mapping[str, Document]) -> list[tuple[Document, list[Card]]]:
    """Return neighbouring cards of one document together with that document."""
    return [(documents[i], list(group)) for i, group in groupby(cards, key=lambda c: c.document_id)]
