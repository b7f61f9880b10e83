"""Ids of documents, entries and answers in, what the comparison of matters needs of them out; each is read once."""

from collections.abc import Iterable

from accordingto.model.records import Document, Entity, LedgerEntry
from accordingto.model.things import merge_things
from accordingto.resolve.likenesses import Told
from accordingto.resolve.outcomes import document_of, find_outcomes, is_told_as_done
from accordingto.resolve.replies import DONE, Reply, deed_reply, find_replies, spoken_reply
from accordingto.resolve.sides import Sides
from accordingto.resolve.signatures import sign_entry
from accordingto.resolve.threads import tell_entry
from accordingto.store.base import View


class Shelf:
    """What has been read of a desk so far: entries as told, possible answers, and who is known of their documents."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.documents: dict[str, Document] = {}
        self.told: dict[str, Told] = {}
        self.replies: dict[str, Reply] = {}
        self._entities: list[Entity] = []
        self._named: set[str] = set()

    def take_documents(self, document_ids: Iterable[str]) -> None:
        """Read all entries and possible answers of documents."""
        for document_id in document_ids:
            document = self._document(document_id)
            if document is None:
                continue
            self._meet(document_id)
            entries = list(self._view.rows("ledger", document_id))
            self.told |= {e.id: tell_entry(e, document) for e in entries}
            taken = frozenset(s.statement_id for e in entries for s in e.steps if s.statement_id)
            statements = list(self._view.rows("statements", document_id))
            replies = find_replies(statements, self._view.rows("events", document_id), document, taken)
            replies = [r for r in replies if r.state != DONE or is_told_as_done(r, document)]
            passing = find_outcomes(document, entries, statements, self._view.rows("actors", document_id))
            self.replies |= {r.id: r for r in (*replies, *passing)}

    def take_things(self, things: Iterable[str]) -> None:
        """Read some entries and answers by their ids, and who is known of their documents; what is gone is passed over."""
        wanted = [t for t in things if t not in self.told and t not in self.replies]
        entries = self._view.find_rows("ledger", wanted)
        self._fetch(e.steps[0].document_id for e in entries)
        for entry in entries:
            document = self._document(entry.steps[0].document_id)
            if document is not None:
                self._meet(document.id)
                self.told[entry.id] = tell_entry(entry, document)
        self.take_replies([t for t in wanted if t not in self.told])
        for thing in wanted:
            if thing in self.replies:
                self._meet(self.replies[thing].document_id)

    def take_replies(self, things: Iterable[str]) -> None:
        """Read some answers by their ids: statements, events and sentences."""
        wanted = sorted(things)
        asked = frozenset(wanted)
        homes = sorted({d for t in wanted if (d := document_of(t)) is not None})
        self._fetch(homes)
        for document_id in homes:
            document = self._document(document_id)
            if document is not None:
                entries, statements, actors = (
                    self._view.rows(t, document_id) for t in ("ledger", "statements", "actors")
                )
                found = find_outcomes(document, entries, statements, actors, only=asked)
                self.replies |= {r.id: r for r in found}
        wanted = [t for t in wanted if document_of(t) is None]
        for make, table in ((spoken_reply, "statements"), (deed_reply, "events")):
            rows = self._view.find_rows(table, wanted)
            self._fetch(row.document_id for row in rows)
            for row in rows:
                document = self._document(row.document_id)
                reply = make(row, document) if document is not None else None
                if reply is not None:
                    self.replies[reply.id] = reply

    def sign(self, entry: LedgerEntry) -> LedgerEntry:
        """Return an entry with the own voice of its document by its name (see `sign_entry`)."""
        document = self._document(entry.steps[0].document_id)
        return sign_entry(entry, document) if document is not None else entry

    def sides(self) -> Sides:
        """Return what is known of who stands for whom."""
        return Sides(merge_things("entities", self._entities))

    def _fetch(self, document_ids: Iterable[str]) -> None:
        """Read documents all at once, those that were read before left out."""
        missing = {i for i in document_ids if i not in self.documents}
        self.documents |= {d.id: d for d in self._view.find_rows("documents", missing)}

    def _document(self, document_id: str) -> Document | None:
        if document_id not in self.documents:
            document = self._view.document(document_id)
            if document is None:
                return None
            self.documents[document_id] = document
        return self.documents[document_id]

    def _meet(self, document_id: str) -> None:
        if document_id not in self._named:
            self._named.add(document_id)
            self._entities += self._view.rows("entities", document_id)
