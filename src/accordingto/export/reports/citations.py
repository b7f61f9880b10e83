"""Rows in, numbered citations out: each passage gets one number, in the order in which a report names it."""

from collections.abc import Iterable

from accordingto.export.reports.values import Citation
from accordingto.model.records import Document, Event, Figure, LedgerEntry, Statement
from accordingto.model.tellings import excerpt, shorten, web_address
from accordingto.model.tongues import _, tell_published
from accordingto.store.base import View

QUOTED = 400
"""Characters of a passage that are quoted."""


class Citations:
    """Gives numbers to the passages that a report rests on, and keeps the documents that they stand in."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._documents: dict[str, Document | None] = {}
        self._numbered: dict[tuple[str, int, int], Citation] = {}

    def document(self, document_id: str) -> Document | None:
        """Return a document of the desk, looked up once."""
        if document_id not in self._documents:
            self._documents[document_id] = self._view.document(document_id)
        return self._documents[document_id]

    def take_up(self, document_ids: Iterable[str]) -> None:
        """Look up documents at once that will be cited."""
        wanted = set(document_ids) - self._documents.keys()
        found = {d.id: d for d in self._view.find_rows("documents", wanted)}
        self._documents.update((i, found.get(i)) for i in wanted)

    def cite(self, *rows: Statement | Event | Figure) -> tuple[int, ...]:
        """Return the numbers of the passages that some rows rest on, each once, in their order."""
        found = [self.cite_span(r.id, r.document_id, r.evidence_start, r.evidence_end) for r in rows]
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def cite_entry(self, entry: LedgerEntry, most: int = 6) -> tuple[int, ...]:
        """Return the numbers of the first and the last passages in which a matter is told of."""
        steps = entry.steps if len(entry.steps) <= most else (*entry.steps[:2], *entry.steps[2 - most :])
        found = [self.cite_span(entry.id, s.document_id, s.evidence_start, s.evidence_end) for s in steps]
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def cite_span(self, row_id: str, document_id: str, start: int, end: int) -> int | None:
        """Return the number of a passage, None where the desk does not hold its document."""
        document = self.document(document_id)
        if document is None:
            return None
        known = self._numbered.get((document_id, start, end))
        if known is None:
            known = _citation(len(self._numbered) + 1, row_id, document, start, end)
            self._numbered[document_id, start, end] = known
        return known.number

    def listed(self) -> tuple[Citation, ...]:
        """Return all citations by number."""
        return tuple(self._numbered.values())


def name_document(document: Document) -> str:
    """Return who published a document, "publisher not known" where nobody is named."""
    return document.publisher or _("publisher not known")


def _citation(number: int, row_id: str, document: Document, start: int, end: int) -> Citation:
    return Citation(
        number, row_id, document.id, shorten(name_document(document), 120),
        shorten(document.title, 160) if document.title else _("no title"), tell_published(document),
        web_address(document.url), excerpt(document.text[start:end], QUOTED), start, end, document.sha256,
    )  # fmt: skip
