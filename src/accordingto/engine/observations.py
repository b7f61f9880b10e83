"""What a person saw or was told in, a document of that person's own with its row out."""

from collections.abc import Mapping

from accordingto.engine.reviews import Reviewer, decide_new, with_act
from accordingto.engine.row_forms import ReviewError, blank_row, change_row, find_evidence
from accordingto.ingest.documents import read_document
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Publisher, Span
from accordingto.model.stages import Source, UnreadableError
from accordingto.store.base import Store

FOLDER = "observations"
"""Where the addresses of such documents start."""
KEY = "observation@1"
"""The key under which they are kept: no stage reads them, what stands in them is the person's."""


def observe(
    store: Store, note: str, given: Mapping[str, str], who: Reviewer, told_by: str | None = None
) -> tuple[str, str]:
    """Keep a note of what a person saw, or was told by somebody, with its row; return the ids of document and row.

    The note is a document with the person as its publisher; what was told is a statement of whoever told it, what was
    seen an event in the document's own voice. `given` are the fields of a form. `evidence` may name the words of the
    note that the row rests on, else it is the whole note. Raises ReviewError for a note with no words.
    """
    who = with_act(who)
    document = _make_document(note, who)
    table = "statements" if told_by else "events"
    words = given.get("evidence", "").strip()
    span = find_evidence(document, words, given, 0) if words else _whole(document)
    row_id = content_id("person", document.id, table, *span, who.act)
    blank = blank_row(table, document, span, row_id, who.by)
    fields = {name: value for name, value in given.items() if name not in ("evidence", "content")}
    with store.view() as view:
        row = change_row(view, Reading(document), table, blank, ({"speaker": told_by} if told_by else {}) | fields)
    with store.writer() as writer:
        publisher = Publisher(who.name, None, None, None, None)
        writer.put(Reading(document, publishers=(publisher,)), KEY, note.encode("utf-8", "surrogatepass"), "txt")
        writer.correct([decide_new("observation", table, document, row, who)])
    return document.id, row_id


def _make_document(note: str, who: Reviewer) -> Document:
    given = {"publisher": who.name, "published": who.at}
    source = Source(
        note.encode("utf-8", "surrogatepass"), f"{FOLDER}/{who.act}.txt", "txt", given=given, basis="given"
    )  # fmt: skip
    try:
        return read_document(source)
    except UnreadableError as error:
        raise ReviewError(f"a note needs words: {error}") from error


def _whole(document: Document) -> Span:
    """Return all of a note but the white space around it."""
    text = document.text
    return len(text) - len(text.lstrip()), len(text.rstrip())
