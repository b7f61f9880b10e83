"""What a person decides of rows in, corrections kept in a desk out; the stages of the desk follow."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from accordingto.engine.row_forms import ReviewError, blank_row, change_row, evidence_of, find_evidence
from accordingto.model.corrections import (
    REVIEWED_TABLES,
    Correction,
    What,
    anchors_of,
    standing,
    undone,
)
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.records import TABLES, Document, as_row
from accordingto.store.amendments import amend
from accordingto.store.base import Store, View
from accordingto.store.reviews import version_of
from accordingto.store.rows import record_of

NEAR = 400
"""Words of two rows that are merged stand in one stretch if there are at most so many characters between them."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and how: for what reason, at what moment, under which act; `blind` for a second opinion.

    The act is a name that a form was given when it was shown: sent twice, it is one decision.
    """

    name: str
    why: str | None = None
    act: str = ""
    at: str = ""
    blind: bool = False

    @property
    def by(self) -> str:
        """How rows and corrections name the person."""
        return f"person:{self.name}"


@dataclass(frozen=True, slots=True)
class Item:
    """A row as it stands (None: it was rejected or merged away), as the program reads it, and what was decided of it."""

    table: str
    row_id: str
    row: Any | None
    read: Any | None
    document: Document
    history: tuple[Correction, ...]

    @property
    def shown(self) -> Any:
        """The row, else what was decided on last, so that it can be looked at."""
        last = self.history[-1] if self.history else None
        if self.row is not None or self.read is not None:
            return self.row or self.read
        told = (last.after or last.before or last.read) if last else None
        return record_of(TABLES[self.table], told) if told else None

    @property
    def version(self) -> str:
        """A hash of the row as it stands, to be sent with a decision on it."""
        return version_of(self.row)

    @property
    def decision(self) -> Correction | None:
        """What holds of the row, None where nobody has decided."""
        return standing(self.history).get(self.row_id)


def find_item(view: View, row_id: str) -> Item | None:
    """Return a row of a single document with its history, also one that was rejected; None for an id that never was."""
    history = tuple(view.corrections(row_id=row_id))
    for table in REVIEWED_TABLES:
        rows = view.find_rows(table, [row_id])
        if rows:
            return _item(view, table, row_id, rows[0], history)
    decided = next((c for c in reversed(history) if c.table in REVIEWED_TABLES), None)
    return None if decided is None else _item(view, decided.table, row_id, None, history, decided.document_id)


def _item(
    view: View, table: str, row_id: str, row: Any | None, history: tuple[Correction, ...], document_id: str = ""
) -> Item | None:
    where = document_id or (row.steps[0].document_id if hasattr(row, "steps") else row.document_id)  # type: ignore[union-attr]
    document = view.document(where)
    if document is None:
        return None
    read = row if not history else _read_of(view, document, table, row_id)
    return Item(table, row_id, row, read, document, history)


def _read_of(view: View, document: Document, table: str, row_id: str) -> Any | None:
    """Return a row as the program reads it, whatever its id is there."""
    rows = view.as_read(document.id)
    found = next((r for r in rows[table] if r.id == row_id), None)
    return found or amend(rows, view.corrections(document_id=document.id), document.text).read_as.get(row_id)


def need_item(view: View, row_id: str) -> Item:
    """Return a row of a single document. Raises ReviewError for an id that this desk does not have."""
    found = find_item(view, row_id)
    if found is None:
        raise ReviewError(
            f"this desk has no row {row_id} of a single document; `accordingto review queue` shows the ids"
        )
    return found


def accept(store: Store, row_id: str, who: Reviewer, seen: str | None = None) -> str:
    """Decide that a row is right as it stands (a rejected one: as it was read); return the act.

    `seen` is the version of the row that the person saw (`Item.version`): here and below StaleError is raised where it
    is another by now, ReviewError for what cannot be decided so.
    """
    with store.view() as view:
        item = need_item(view, row_id)
    row = _opinion_row(item, who)
    if row is None:
        raise ReviewError(f"row {row_id} is not there any more and the program does not read it; add it anew")
    return _keep(store, [_decision("accept", item, replace(row, reviewed=True), who)], item, seen)


def correct(store: Store, row_id: str, given: Mapping[str, str], who: Reviewer, seen: str | None = None) -> str:
    """Decide how a row should be, by the fields of a form (`row_forms.FORMS`); return the act."""
    with store.view() as view:
        item = need_item(view, row_id)
        row = _opinion_row(item, who) or item.shown
        changed = change_row(view, _reading(view, item.document), item.table, row, given)
    what: What = "accept" if changed == row else "correct"
    return _keep(
        store, [_decision(what, item, _by_hand(changed, who) if what == "correct" else _seen(row), who)], item, seen
    )


def reject(store: Store, row_id: str, who: Reviewer, seen: str | None = None) -> str:
    """Decide that a row should not be there; return the act."""
    with store.view() as view:
        item = need_item(view, row_id)
    return _keep(store, [_decision("reject", item, None, who)], item, seen)


def split(store: Store, row_id: str, parts: Sequence[Mapping[str, str]], who: Reviewer, seen: str | None = None) -> str:
    """Decide that a row should be several, each given by the fields in which it differs; the first keeps the id."""
    if len(parts) < 2:
        raise ReviewError("a row is split into two parts or more: give the words of each")
    with store.view() as view:
        item = need_item(view, row_id)
        row = _opinion_row(item, who) or item.shown
        reading = _reading(view, item.document)
        rows = [_by_hand(change_row(view, reading, item.table, row, given), who) for given in parts]
    if any(rows[0] == other for other in rows[1:]):
        raise ReviewError("the parts of a split are the same row; give each its own words, speaker or kind")
    who = with_act(who)
    made = [_decision("split", item, rows[0], who)]
    for number, part in enumerate(rows[1:], 2):
        new_id = content_id("split", row_id, who.act, number)
        made.append(decide_new("split", item.table, item.document, replace(part, id=new_id), who, into=row_id))
    return _keep(store, made, item, seen)


def merge(
    store: Store, row_id: str, other_id: str, who: Reviewer, seen: str | None = None, other_seen: str | None = None
) -> str:
    """Decide that two rows of a table and document are one, which keeps the first one's id and what only the other tells."""
    with store.view() as view:
        item, other = need_item(view, row_id), need_item(view, other_id)
    if item.row_id == other.row_id or item.row is None or other.row is None:
        raise ReviewError("two rows that are both there can be merged; give the id of another one")
    if (item.table, item.document.id) != (other.table, other.document.id):
        raise ReviewError("only rows of one table and one document can be merged")
    who = with_act(who)
    one = _by_hand(_united(item.table, item.row, other.row, item.document), who)
    made = [_decision("merge", item, one, who), replace(_decision("merge", other, None, who), into=row_id)]
    versions = {item.row_id: seen, other.row_id: other_seen}
    return _keep_all(store, made, {i: v for i, v in versions.items() if v is not None})


def add_row(store: Store, document_id: str, table: str, given: Mapping[str, str], who: Reviewer) -> tuple[str, str]:
    """Add a row that the program missed, by the fields of a form; return its id and the act."""
    if table not in REVIEWED_TABLES:
        raise ReviewError(f"rows of {table!r} cannot be added; those of {', '.join(REVIEWED_TABLES)} can")
    who = with_act(who)
    with store.view() as view:
        document = view.document(document_id)
        if document is None:
            raise ReviewError(f"this desk has no document {document_id}")
        row = _made_row(view, _reading(view, document), table, given, who)
    return row.id, _keep_all(store, [decide_new("add", table, document, row, who)], {})


def _made_row(view: View, reading: Reading, table: str, given: Mapping[str, str], who: Reviewer) -> Any:
    span = find_evidence(reading.document, given.get("evidence", ""), given, 0)
    row_id = content_id("person", reading.document.id, table, *span, who.act)
    blank = blank_row(table, reading.document, span, row_id, who.by)
    kept = {name: value for name, value in given.items() if name != "evidence"}
    return change_row(view, reading, table, blank, kept)


def undo(store: Store, act: str, who: Reviewer) -> str:
    """Take a decision back, all of its parts; return the act of the undoing, which can be undone as well."""
    with store.view() as view:
        parts = view.corrections(act=act)
    if not parts:
        raise ReviewError(f"this desk has no decision {act}")
    who = with_act(who)
    beside: dict[What, What] = {"tag": "untag", "untag": "tag", "assign": "assign"}
    made = []
    for c in parts:
        what = beside.get(c.what, "undo")
        value = None if c.what == "assign" else c.value if what != "undo" else act
        made.append(
            replace(c, act=who.act, what=what, value=value, after=None, by=who.by, at=who.at, why=who.why, number=0)
        )
    return _keep_all(store, made, {})


def undo_row(store: Store, row_id: str, who: Reviewer) -> str:
    """Take back what holds of a row (with a second opinion: the person's own); return the act of the undoing."""
    with store.view() as view:
        history = view.corrections(row_id=row_id)
    gone = undone(history)
    mine = [c for c in history if c.act not in gone and c.what != "undo" and c.table in REVIEWED_TABLES]
    held = [c for c in mine if c.blind and c.by == who.by] if who.blind else [*standing(history).values()]
    if not held:
        raise ReviewError(f"nobody has decided anything of row {row_id} that could be taken back")
    return undo(store, held[-1].act, who)


def mark(store: Store, thing: str, what: What, value: str | None, who: Reviewer) -> str:
    """Tag a row or document, take a tag away, say who is to look at it (None: nobody), or that a document is finished."""
    with store.view() as view:
        document = view.document(thing)
        item = None if document is not None else need_item(view, thing)
        if what == "finish" and document is None:
            raise ReviewError(f"only a document can be finished, and {thing} is a row")
        if what == "finish" and (rest := unlooked(view, thing)):
            raise ReviewError(f"{rest} rows of this document are not reviewed yet; look at them first")
    if what in ("tag", "untag") and not (value or "").strip():
        raise ReviewError("a tag needs a word")
    where, table = (document, "documents") if document is not None else (item.document, item.table)  # type: ignore[union-attr]
    who = with_act(who)
    clean = " ".join(value.split()) if value else None
    made = Correction(
        who.act,
        what,
        table,
        thing,
        where.id,
        where.sha256,
        (),
        None,
        None,
        None,
        who.by,
        who.at,
        who.why,
        value=clean or None,
    )
    return _keep_all(store, [made], {})


def unlooked(view: View, document_id: str) -> int:
    """Return how many rows of a document nobody has looked at."""
    return sum(1 for t in REVIEWED_TABLES for row in view.rows(t, document_id) if not row.reviewed)


def is_finished(corrections: Sequence[Correction], document_id: str) -> bool:
    """Tell whether a person said of a document that nothing in it is missing; `corrections` are those of the document."""
    gone = undone(corrections)
    return any(c.what == "finish" and c.row_id == document_id and c.act not in gone for c in corrections)


def now() -> str:
    """Return this moment as decisions have it: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def new_act() -> str:
    """Return a name for a decision that is to be taken once, however often it is sent."""
    return token_hex(8)


def with_act(who: Reviewer) -> Reviewer:
    """Return whoever decides with an act and a moment. Raises ReviewError where no name is given."""
    if not who.name.strip():
        raise ReviewError("a decision needs the name of whoever takes it")
    return replace(who, name=" ".join(who.name.split()), act=who.act or new_act(), at=who.at or now())


def _opinion_row(item: Item, who: Reviewer) -> Any | None:
    """Return the row that a decision speaks of: as it stands; for a second opinion as the program read it."""
    return (item.read or item.row) if who.blind else (item.row or item.read)


def _seen(row: Any) -> Any:
    return replace(row, reviewed=True)


def _by_hand(row: Any, who: Reviewer) -> Any:
    return replace(row, origin=f"person:{' '.join(who.name.split())}", reviewed=True, confidence=1.0)


def _decision(what: What, item: Item, after: Any | None, who: Reviewer) -> Correction:
    """Return a decision on a row that is or was there."""
    who = with_act(who)
    kept = None if after is None else as_row(replace(after, id=item.row_id))
    before = as_row(item.shown)
    return Correction(
        who.act, what, item.table, item.row_id, item.document.id, item.document.sha256,
        anchors_of(item.table, kept or before, item.document.text), before, kept,
        None if item.read is None else as_row(item.read), who.by, who.at, who.why, blind=who.blind,
    )  # fmt: skip


def decide_new(
    what: What, table: str, document: Document, row: Any, who: Reviewer, into: str | None = None
) -> Correction:
    """Return the decision that a row which nobody has read should be there."""
    told = as_row(_by_hand(row, who))
    anchors = anchors_of(table, told, document.text)
    return Correction(
        who.act, what, table, row.id, document.id, document.sha256, anchors, None, told, None, who.by, who.at, who.why,
        into=into, blind=who.blind,
    )  # fmt: skip


def _keep(store: Store, made: Sequence[Correction], item: Item, seen: str | None) -> str:
    return _keep_all(store, made, {} if seen is None else {item.row_id: seen})


def _keep_all(store: Store, made: Sequence[Correction], based_on: Mapping[str, str]) -> str:
    with store.writer() as writer:
        writer.correct(made, based_on)
    return made[0].act


def _reading(view: View, document: Document) -> Reading:
    return Reading(document, places=tuple(view.rows("places", document.id)))


def _united(table: str, one: Any, other: Any, document: Document) -> Any:
    """Return one row of two: what the first tells, filled up with what only the second does, on the words of both."""
    changes: dict[str, Any] = {}
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, tuple) and field.name not in (
            "content_spans",
            "also_at",
            "steps",
            "actor_ids",
            "recipient_ids",
        ):
            changes[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine is None:
            changes[field.name] = theirs
    for names, ids in (("actors", "actor_ids"), ("recipients", "recipient_ids")):
        if hasattr(one, names):
            known = {
                name: i for row in (other, one) for name, i in zip(getattr(row, names), getattr(row, ids), strict=False)
            }
            changes[ids] = tuple(known.get(name) for name in changes[names])
    if table == "ledger":
        return replace(one, **changes, steps=tuple(sorted({*one.steps, *other.steps}, key=lambda s: s.evidence_start)))
    if table == "events":
        also = {*one.also_at, *other.also_at, evidence_of(other)} - {evidence_of(one)}
        return replace(one, **changes, also_at=tuple(sorted(also)), counts={**other.counts, **one.counts})
    if table == "statements":
        spans = tuple(sorted({*one.content_spans, *other.content_spans}))
        start, end = min(one.evidence_start, other.evidence_start), max(one.evidence_end, other.evidence_end)
        if "\n" not in document.text[start:end].strip() and end - start <= NEAR + sum(b - a for a, b in spans):
            changes |= {"evidence_start": start, "evidence_end": end}
        changes |= {"content_spans": spans, "content": " … ".join(document.text[s:e] for s, e in spans)}
    return replace(one, **changes)


def tell_change(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which two forms of a row differ, with both values; marks of review are passed over."""
    if before is None or after is None:
        return {}
    hidden = {"confidence", "origin", "reviewed"}
    return {
        f: (before[f], after[f])
        for f in after
        if f not in hidden and json.dumps(before.get(f), sort_keys=True) != json.dumps(after[f], sort_keys=True)
    }
