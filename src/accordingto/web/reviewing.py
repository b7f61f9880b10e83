"""Rows that are reviewed in, what their pages show out: the queue, a row with its words, its history in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from accordingto.engine.reviews import Item, Reviewer, find_item, new_act, tell_change
from accordingto.engine.row_forms import COUNTS, FORMS, PUBLISHER, FormField, evidence_of, modes_of, show_field
from accordingto.model.codebook import codes
from accordingto.model.corrections import Correction, spans_of, undone
from accordingto.model.doubts import REASONS, tell_weight
from accordingto.model.records import Document, as_row
from accordingto.store.base import Page, QueueItem, QueueQuery, View
from accordingto.web.addresses import urlencode
from accordingto.web.cards import (
    Answers,
    Card,
    event_card,
    figure_card,
    gather_answers,
    ledger_card,
    statement_card,
)
from accordingto.web.filters import given, offset_of
from accordingto.web.highlights import Block, Mark, lay_out
from accordingto.web.wordings import _, find_code, mark, tell_code

QUEUE_SIZE = 20
"""Rows of the queue on a page."""
AROUND = 2
"""Lines of the document before and after the words of a row that its page shows."""
KEPT = ("table", "document", "tag", "assignee", "blind", "skip")
"""The fields of an address that say where in the queue somebody is."""
SINGULAR = {
    "statements": mark("statement"), "events": mark("event"), "figures": mark("figure"), "ledger": mark("ledger entry"),
}  # fmt: skip
DID = {
    "accept": mark("accepted"), "correct": mark("corrected"), "reject": mark("rejected"), "split": mark("split"),
    "merge": mark("merged"), "add": mark("added"), "observation": mark("entered"), "tag": mark("tagged"),
    "untag": mark("took a tag from"), "assign": mark("assigned"), "finish": mark("finished"), "undo": mark("took back"),
}  # fmt: skip
OPEN_AGAIN = {
    "gone": mark("The program does not read this row any more. It stays as decided."),
    "changed": mark("The program reads this row differently now. It stays as decided."),
    "otherwise": mark("What was rejected is read otherwise now. The new row is there, machine-read."),
    "words": mark("Its words are not in the text any more. The row cannot be shown."),
}


@dataclass(frozen=True, slots=True)
class Queued:
    """A row of the queue as a page shows it: its card, where it leads to, its score and why it is so high."""

    card: Card
    table: str
    href: str
    score: int
    reasons: tuple[str, ...]
    document: Document
    tags: tuple[str, ...]
    assignee: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in words: who did what when and why, what it changed, whether it is taken back, and its row."""

    correction: Correction
    did: str
    changes: tuple[tuple[str, str, str], ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form for a row: what it is, what stands in it, and what can be chosen."""

    field: FormField
    value: str
    choices: tuple[tuple[str, str], ...]
    hint: str = ""


def queue_query(params: Mapping[str, str], limit: int = QUEUE_SIZE, offset: int | None = None) -> QueueQuery:
    """Return which rows an address asks for; a table that there is not asks for all."""
    table = given(params, "table")
    return QueueQuery(
        table=table if table in FORMS else None, document_id=given(params, "document"), tag=given(params, "tag"),
        assignee=given(params, "assignee"), day=datetime.now(UTC).date().isoformat(), limit=limit,
        offset=offset_of(params) if offset is None else offset,
    )  # fmt: skip


def kept_query(params: Mapping[str, str], **changes: str | None) -> str:
    """Return the part of an address that says where in the queue somebody is."""
    kept = {name: params[name] for name in KEPT if params.get(name, "").strip()} | changes
    return urlencode({name: value for name, value in kept.items() if value})


def skipped(params: Mapping[str, str]) -> int:
    """Return how many rows at the head of the queue are passed over."""
    text = params.get("skip", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def next_row(view: View, params: Mapping[str, str], person: str) -> str | None:
    """Return the id of the row that an address has come to in the queue, None at its end."""
    if params.get("blind"):
        opinions = view.second_opinions(person, 1, skipped(params))
        return opinions[0].row_id if opinions else None
    rows = view.queue(queue_query(params, 1, skipped(params))).rows
    return rows[0].row.id if rows else None


def list_queue(view: View, page: Page[QueueItem], params: Mapping[str, str]) -> list[Queued]:
    """Return the rows of a page of the queue as a page shows them."""
    ids = [item.row.id for item in page.rows]
    tags, assignees = view.tags(ids), view.assignees(ids)
    documents: dict[str, Document] = {
        d.id: d for d in view.find_rows("documents", {document_of(i.row) for i in page.rows})
    }
    answers = gather_answers(view, [document_of(i.row) for i in page.rows if i.table != "figures"])
    queued = []
    for number, item in enumerate(page.rows, page.offset):
        document = documents.get(document_of(item.row))
        if document is not None:
            where = kept_query(params, skip=str(number))
            queued.append(Queued(
                card_of(item.table, item.row, document, answers), item.table, f"/review/rows/{item.row.id}?{where}",
                item.score, _reasons(item), document, tags.get(item.row.id, ()), assignees.get(item.row.id),
            ))  # fmt: skip
    return queued


def _reasons(item: QueueItem) -> tuple[str, ...]:
    found = [
        *tell_weight(item.table, item.row),
        *(["contested"] if item.contested else []),
        *(["due"] if item.due else []),
    ]
    return tuple(_(REASONS[reason]) for reason in found)


def document_of(row: Any) -> str:
    """Return the document in which the words of a row stand."""
    return str(row.steps[0].document_id if hasattr(row, "steps") else row.document_id)


def card_of(table: str, row: Any, document: Document, answers: Answers) -> Card:
    """Return a row as a card."""
    if table == "figures":
        return figure_card(row, document)
    if table == "statements":
        return statement_card(row, document, answers)
    return event_card(row, document, answers) if table == "events" else ledger_card(row, document, answers)


def shown_row(item: Item, blind: bool) -> Any:
    """Return what a page shows of a row: as it stands, for a second opinion as the program read it."""
    return (item.read or item.shown) if blind else item.shown


def lay_out_words(item: Item, row: Any) -> list[Block]:
    """Return the lines of the document around the words of a row, with these marked."""
    kind = {"statements": "statement", "events": "event", "figures": "figure", "ledger": "ledger"}[item.table]
    marks = [
        Mark(a, b, row.id, kind if n == 0 else "content", f"e-{row.id}" if n == 0 else f"c-{row.id}-{n}")  # type: ignore[arg-type]
        for n, (a, b) in enumerate(spans_of(item.table, as_row(row)))
    ]
    blocks = [b for b in lay_out(item.document.text, item.document.segments, marks) if not b.is_blank]
    meant = [n for n, b in enumerate(blocks) if any(m.start < b.end and b.start < m.end for m in marks[:1])]
    if not meant:
        return blocks[: 2 * AROUND]
    return blocks[max(0, meant[0] - AROUND) : meant[-1] + AROUND + 1]


def list_inputs(item_table: str, row: Any, text: str, filled: Mapping[str, str]) -> list[Input]:
    """Return the fields of the form for a row; what was `filled` in before stands in them."""
    made = []
    for field in FORMS[item_table]:
        value = filled.get(field.name, show_field(field, row, text))
        made.append(Input(field, value, _choices(item_table, field, row, value), _hint(field)))
    return made


def _choices(table: str, field: FormField, row: Any, value: str) -> tuple[tuple[str, str], ...]:
    if field.kind == "code":
        known = tuple((c.code, find_code("label", c.label)) for c in codes(field.codes or "").values())
        return known if field.needed else (("", _("none")), *known)
    if field.kind == "mode":
        modes = modes_of(table, getattr(row, "act", getattr(row, "event_type", "")))
        return (("", _("none")), *((m, tell_code(m)) for m in dict.fromkeys((*modes, *([value] if value else [])))))
    if field.kind == "flag":
        return (("", _("not known")), ("yes", _("yes")), ("no", _("no")))
    return ()


def _hint(field: FormField) -> str:
    if field.kind in ("names", "codes"):
        return _("several: with ; between")
    if field.kind == "counts":
        return f"{COUNTS[0]} 7; {COUNTS[1]} >12"
    if field.kind == "day":
        return _("2031-05-12, 2031-05 or 2031")
    return _("%(word)s for the document’s own voice", word=PUBLISHER) if field.name == "speaker" else ""


def tell_history(history: Sequence[Correction]) -> list[Told]:
    """Return the decisions of a row in words, the latest first."""
    gone = undone(history)
    told = []
    for c in reversed(history):
        changes = tell_change(c.before, c.after) if c.what in ("correct", "split", "merge") else {}
        lines = tuple((field, _plain(old), _plain(new)) for field, (old, new) in changes.items())
        told.append(Told(c, _(DID[c.what]), lines, c.act in gone))
    return told


def _plain(value: Any) -> str:
    if value in (None, [], {}, ""):
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def others_of(view: View, item: Item) -> list[tuple[str, str, str]]:
    """Return the other rows of a table and document as (id, who, words), nearest first, to merge with."""
    rows = [r for r in view.rows(item.table, item.document.id) if r.id != item.row_id]
    at = evidence_of(item.shown)[0]
    near = sorted(rows, key=lambda r: (abs(evidence_of(r)[0] - at), r.id))[:20]
    return [(r.id, *_labels(item.table, r, item.document)) for r in near]


def _labels(table: str, row: Any, document: Document) -> tuple[str, str]:
    start, end = evidence_of(row)
    who = (
        getattr(row, "speaker", None)
        or "; ".join(getattr(row, "actors", ()) or getattr(row, "by", ()))
        or _(SINGULAR[table])
    )
    return who, " ".join(document.text[start:end].split())[:140]


def who_decides(name: str, fields: Mapping[str, str]) -> Reviewer:
    """Return who takes a decision that a form sent: for what reason, under which act, as a second opinion or not."""
    why = " ".join(fields.get("why", "").split()) or None
    return Reviewer(name, why, fields.get("once", "")[:40] or new_act(), blind=bool(fields.get("blind")))


def find_shown(view: View, row_id: str) -> Item | None:
    """Return a row that a page can show, None for one that never was or of which nothing is known any more."""
    item = find_item(view, row_id)
    return None if item is None or item.shown is None else item
