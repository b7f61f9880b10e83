"""Ids of documents, entries and answers in, what the comparison of matters needs of them out; each is read once.

Of what was told before only sketches are read (`tellings`); a document is read again where the desk has none of this version.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from accordingto.model.records import Document, LedgerEntry
from accordingto.model.things import merge_things
from accordingto.resolve.likenesses import Told
from accordingto.resolve.outcomes import document_of, find_outcomes, is_told_as_done
from accordingto.resolve.replies import DONE, Reply, deed_reply, find_replies, spoken_reply
from accordingto.resolve.sides import Sides
from accordingto.resolve.signatures import name_voice, sign_as
from accordingto.resolve.tellings import (
    ENTRIES,
    REPLIES,
    maker_of,
    read_reply,
    read_telling,
    sketch_reply,
    sketch_telling,
)
from accordingto.resolve.threads import tell_entry
from accordingto.store.base import Sketch, View

VERSION = "8"
ORIGIN = f"matters@{VERSION}"
"""What finds matters; sketches that another version made, or by other lists of words, are not read."""
Keys = dict[str, dict[str, list[int]]]
"""Keys by document and thing."""


class Shelf:
    """What has been read of a desk so far: entries as told, possible answers, and who is known of their documents."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.documents: dict[str, Document] = {}
        self.told: dict[str, Told] = {}
        self.replies: dict[str, Reply] = {}
        self._homes: dict[str, None] = {}

    def take_documents(self, document_ids: Iterable[str]) -> None:
        """Read all entries and possible answers of documents."""
        for document_id in document_ids:
            document = self._document(document_id)
            if document is None:
                continue
            self._homes[document_id] = None
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
        sketched = self._sketches(ENTRIES, [e.id for e in entries])
        self._fetch(e.steps[0].document_id for e in entries if e.id not in sketched)
        homes = self._view.document_groups(e.steps[0].document_id for e in entries if e.id in sketched)
        for entry in entries:
            home = entry.steps[0].document_id
            if home in homes and entry.id in sketched:
                self.told[entry.id] = read_telling(sketched[entry.id], entry, *homes[home])
            elif (document := self._document(home)) is not None:
                self.told[entry.id] = tell_entry(entry, document)
            else:
                continue
            self._homes[home] = None
        self.take_replies([t for t in wanted if t not in self.told])
        for thing in wanted:
            if thing in self.replies:
                self._homes[self.replies[thing].document_id] = None

    def take_replies(self, things: Iterable[str]) -> None:
        """Read some answers by their ids: statements, events and sentences."""
        sketched = self._sketches(REPLIES, things)
        self.replies |= {thing: read_reply(sketched[thing]) for thing in sorted(sketched)}
        wanted = sorted(set(things) - sketched.keys())
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

    def sketches(self, document_ids: Collection[str], keys: Mapping[str, Keys]) -> Iterator[tuple[str, list[Sketch]]]:
        """Yield what is kept of the entries, then of the answers, of some documents, with keys by kind, document and thing."""
        maker = maker_of(ORIGIN)
        for kind in (ENTRIES, REPLIES):
            found = []
            for document_id in document_ids:
                voice = name_voice(self.documents[document_id])
                for thing, numbers in keys[kind].get(document_id, {}).items():
                    data = (
                        sketch_telling(self.told[thing], voice, maker)
                        if kind == ENTRIES
                        else sketch_reply(self.replies[thing], maker)
                    )
                    found.append(Sketch(document_id, thing, data, tuple(numbers)))
            yield kind, found

    def sign(self, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
        """Return entries with the own voice of their documents by its name (see `sign_entry`)."""
        sketched = self._sketches(ENTRIES, [e.id for e in entries])
        self._fetch(e.steps[0].document_id for e in entries if e.id not in sketched)
        voices = {e.id: sketched[e.id]["voice"] if e.id in sketched else self._voice(e) for e in entries}
        return [sign_as(e, voices[e.id]) for e in entries]

    def sides(self) -> Sides:
        """Return what the documents that were met tell of who stands for whom, as far as it is asked of those named in them."""
        names = {n for t in self.told.values() for n in (*t.entry.by, *t.entry.of, *t.entry.must_act)}
        names |= {n for r in self.replies.values() for n in (*r.by, *r.to)}
        names |= {n.rpartition(" of ")[2] for n in names}
        entities = self._view.named_things("entities", self._homes, names)
        beside = {o.of for e in entities for o in e.offices if o.of} - names
        return Sides(merge_things("entities", [*entities, *self._view.named_things("entities", self._homes, beside)]))

    def _sketches(self, kind: str, things: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return what this version kept of some entries or answers."""
        found, maker = self._view.sketches(kind, things), maker_of(ORIGIN)
        return {thing: data for thing, data in found.items() if data["made"] == maker}

    def _voice(self, entry: LedgerEntry) -> str | None:
        document = self._document(entry.steps[0].document_id)
        return name_voice(document) if document is not None else None

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
