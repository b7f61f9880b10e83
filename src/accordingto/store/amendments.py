"""The rows of a document as the program read them and what people decided in, the rows as they stand out.

This is the one place where decisions are applied: tables hold its result, so that pages, exports, searches and the
stages of the desk see the same rows (docs/decisions/review.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accordingto.model.corrections import (
    REVIEWED_TABLES,
    Anchor,
    Correction,
    Reason,
    Reopened,
    spans_of,
    standing,
    with_spans,
)
from accordingto.model.records import TABLES, Span, as_row
from accordingto.store.rows import record_of

Rows = Mapping[str, Sequence[Any]]
"""The rows of one document by table: those that people review."""

LINKS = ("reported_by", "responds_to", "statement_id", "figure_ids", "event_id")
"""Fields that name other rows."""
DERIVED_FIELDS = frozenset(
    {*LINKS, "id", "document_id", "evidence_start", "evidence_end", "content_spans", "also_at", "confidence", "origin"}
    | {"reviewed", "speaker_id", "actor_ids", "recipient_ids", "place_id", "steps"}
)
"""Fields in which two readings of one row may differ without telling anything else."""
KINDS = {"statements": ("act",), "events": ("event_type",), "figures": (), "ledger": ("kind",)}
"""What a row that has moved must have in common with the one that was decided on."""
TELLING = {
    "statements": ("speaker", "act"),
    "events": ("event_type", "actors", "recipients", "factuality"),
    "figures": ("value", "low", "high"),
    "ledger": ("kind", "by", "terms"),
}
"""What must be alike for a rejected row to stay away when it comes back under another id."""
LEAST_OVERLAP, MOST_OVERLAP = 0.5, 0.8
"""The share of their evidence that two readings of one row have in common at least: where what they tell is alike, and
where only their kind is."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The rows of a document as they stand, what later readings put in question, and what the program reads of each.

    `read_as` are the rows as read by the ids of the rows that stand for them, rejected ones included.
    """

    rows: dict[str, tuple[Any, ...]]
    reopened: tuple[Reopened, ...]
    read_as: dict[str, Any]


def amend(rows: Rows, corrections: Sequence[Correction], text: str) -> Amended:
    """Return the rows of a document after all that people decided of them, given oldest first; `text` is the document's."""
    decisions = [c for c in standing(corrections).values() if c.table in REVIEWED_TABLES]
    found = _find_counterparts(rows, decisions, text)
    drafts = {t: _Draft({r.id: (n, r) for n, r in enumerate(rows.get(t, ()))}) for t in REVIEWED_TABLES}
    renamed: dict[str, str | None] = {}
    reopened: list[Reopened] = []
    for number, decision in enumerate(decisions):
        read = found.get(number)
        row, reason = _decide(decision, read, text)
        if reason is not None:
            reopened.append(Reopened(decision, reason, None if read is None else as_row(read)))
        if reason == "words":
            continue
        drafts[decision.table].replace(read, row)
        if row is None:
            renamed |= dict.fromkeys((decision.row_id, *([read.id] if read else [])), decision.into)
        elif read is not None and read.id != row.id:
            renamed[read.id] = row.id
    kept = {table: draft.rows() for table, draft in drafts.items()}
    reopened += _find_otherwise(decisions, found, kept, text)
    parents = {r.id: r.reported_by for r in rows.get("statements", ())}
    return Amended(
        {table: tuple(_relink(row, renamed, parents) for row in kept[table]) for table in REVIEWED_TABLES},
        tuple(sorted(reopened, key=lambda r: r.correction.number)),
        {decisions[n].row_id: read for n, read in found.items()},
    )


class _Draft:
    """The rows of a table while decisions are applied: those in the place of a row as read, and those that were added."""

    def __init__(self, read: dict[str, tuple[int, Any]]) -> None:
        self._placed = read
        self._added: list[Any] = []

    def replace(self, read: Any | None, row: Any | None) -> None:
        """Put a row (None: no row) in the place of the one that was read; where none was read, add it."""
        if read is not None:
            place, _ = self._placed.pop(read.id)
            if row is not None:
                self._placed[read.id] = (place, row)
        elif row is not None:
            self._added.append(row)

    def rows(self) -> list[Any]:
        """Return the rows in document order, added ones before the first whose words start after theirs."""
        rows = [row for _, row in sorted(self._placed.values(), key=lambda placed: placed[0])]
        for row in self._added:
            start = start_of(row)
            rows.insert(next((n for n, r in enumerate(rows) if start_of(r) > start), len(rows)), row)
        return rows


def _decide(decision: Correction, read: Any | None, text: str) -> tuple[Any | None, Reason | None]:
    """Return the row that a decision leaves and why it is open again, None and None for a row that is to be away."""
    if decision.after is None:
        changed = read is not None and decision.read is not None and not _tells_same(read, decision.read)
        return None, "changed" if changed else None
    placed = _replace_spans(decision, text)
    if placed is None:
        return None, "words"
    row = record_of(TABLES[decision.table], placed)
    if read is None:
        return row, None if decision.read is None else "gone"
    same = _tells_same(read, decision.read or decision.after) or _tells_same(read, decision.after)
    if decision.what == "accept" and _tells_same(read, decision.after):
        return replace(read, id=row.id, reviewed=True), None
    return _with_links(row, read, decision), None if same else "changed"


def _with_links(row: Any, read: Any, decision: Correction) -> Any:
    """Return a row with the links to other rows as the program has them now, but for those that the person changed."""
    before, after = decision.before or {}, decision.after or {}
    fresh = {f: getattr(read, f) for f in LINKS if hasattr(row, f) and before.get(f) == after.get(f)}
    return replace(row, **fresh)


def _replace_spans(decision: Correction, text: str) -> dict[str, Any] | None:
    """Return the row that is to stand with its stretches where its words are in the text; None where they are not."""
    after = decision.after or {}
    spans: list[Span] = []
    shift = 0
    for anchor in decision.anchors:
        place = find_words(anchor, text, shift)
        if place is None:
            return None
        shift = place[0] - anchor.start
        spans.append(place)
    return with_spans(decision.table, after, spans)


def find_words(anchor: Anchor, text: str, shift: int = 0) -> Span | None:
    """Return where the words of a stretch stand in a text: where they stood (moved by `shift`), else nearest to it."""
    wanted = anchor.start + shift
    if not anchor.words:
        return None
    if wanted >= 0 and text.startswith(anchor.words, wanted):
        return wanted, wanted + len(anchor.words)
    before = text.rfind(anchor.words, 0, max(0, wanted) + len(anchor.words))
    after = text.find(anchor.words, max(0, wanted))
    places = [p for p in (before, after) if p >= 0]
    if not places:
        return None
    start = min(places, key=lambda p: (abs(p - wanted), p))
    return start, start + len(anchor.words)


def _find_counterparts(rows: Rows, decisions: Sequence[Correction], text: str) -> dict[int, Any]:
    """Return, by the place of each decision, the row as read now that it speaks of: by its id, else by words and kind."""
    by_id = {row.id: row for table in REVIEWED_TABLES for row in rows.get(table, ())}
    found: dict[int, Any] = {}
    taken: set[str] = set()
    for n, decision in enumerate(decisions):
        known = [by_id[i] for i in _ids_of(decision) if i in by_id and i not in taken]
        if known:
            found[n] = known[-1]
            taken.add(known[-1].id)
    for n, decision in enumerate(decisions):
        if n not in found:
            free = [r for r in rows.get(decision.table, ()) if r.id not in taken]
            best = _best_of(decision, free, text)
            if best is not None:
                found[n] = best
                taken.add(best.id)
    return found


def _ids_of(decision: Correction) -> tuple[str, ...]:
    """Return the ids under which the program may have the row of a decision, the likeliest last."""
    read = (decision.read or {}).get("id")
    return (decision.row_id,) if read is None else (decision.row_id, str(read))


def _best_of(decision: Correction, free: Iterable[Any], text: str) -> Any | None:
    """Return the row that tells what a decision is about: of its kind, on most of its words.

    Where nothing but kind and words are alike, nearly all the words must be. What stands for a row that was rejected, or
    for one that no program had read, must tell the same in full.
    """
    forms = [f for f in (decision.read, decision.after, decision.before) if f is not None]
    strict = decision.after is None or decision.read is None
    spans = _evidence_of(decision, text)
    scored = []
    for row in free:
        told = as_row(row)
        whole = _alike(TELLING, decision.table, told, forms)
        if whole or (not strict and _alike(KINDS, decision.table, told, forms)):
            share = _overlap(spans, spans_of(decision.table, told)[: _evidence_count(decision)])
            if share >= (LEAST_OVERLAP if whole else MOST_OVERLAP):
                scored.append((whole, share, row))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _alike(
    fields: Mapping[str, Sequence[str]], table: str, told: Mapping[str, Any], forms: Iterable[Mapping[str, Any]]
) -> bool:
    return any(all(told[f] == form[f] for f in fields[table]) for form in forms)


def _evidence_of(decision: Correction, text: str) -> list[Span]:
    """Return where the words that a decision rests on stand in the text now."""
    places = [find_words(anchor, text) for anchor in decision.anchors[: _evidence_count(decision)]]
    return [place for place in places if place is not None]


def _evidence_count(decision: Correction) -> int | None:
    """Return how many of a row's stretches are its evidence: all steps of a ledger entry, else the first."""
    return None if decision.table == "ledger" else 1


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the largest share that two stretches have in common of all that they cover."""
    shares = [
        (min(b, d) - max(a, c)) / (max(b, d) - min(a, c)) for a, b in one for c, d in other if max(b, d) > min(a, c)
    ]
    return max(shares, default=0.0)


def _find_otherwise(
    decisions: Sequence[Correction], found: Mapping[int, Any], kept: Mapping[str, Sequence[Any]], text: str
) -> list[Reopened]:
    """Return the rejected rows whose words the program now reads as another row of the same kind."""
    reopened = []
    settled = {d.row_id for d in decisions}
    for n, decision in enumerate(decisions):
        if decision.after is not None or n in found or decision.read is None or decision.into is not None:
            continue
        spans = _evidence_of(decision, text)
        for row in kept[decision.table]:
            told = as_row(row)
            alike = _alike(KINDS, decision.table, told, [decision.read])
            if row.id not in settled and alike and _overlap(spans, spans_of(decision.table, told)) >= LEAST_OVERLAP:
                reopened.append(Reopened(decision, "otherwise", told))
                break
    return reopened


def _tells_same(row: Any, other: Mapping[str, Any]) -> bool:
    """Tell whether a row as read now tells what another (a JSON object of the contract) does."""
    told = as_row(row)
    if "steps" in told and [_step(s) for s in told["steps"]] != [_step(s) for s in other["steps"]]:
        return False
    return all(told[f] == other.get(f) for f in told if f not in DERIVED_FIELDS)


def _step(step: Mapping[str, Any]) -> tuple[Any, ...]:
    return step["state"], step["on"], list(step["by"]), list(step["sources"])


def start_of(row: Any) -> int:
    """Return where the words of a row start."""
    return int(row.steps[0].evidence_start if hasattr(row, "steps") else row.evidence_start)


def _relink(row: Any, renamed: Mapping[str, str | None], parents: Mapping[str, str | None]) -> Any:
    """Return a row whose links lead to rows that stand: to what a row was merged into, past what is not to be there."""

    def follow(row_id: str | None) -> str | None:
        seen = set[str]()
        while row_id is not None and row_id in renamed and row_id not in seen:
            seen.add(row_id)
            row_id = renamed[row_id]
        return None if row_id == row.id else row_id

    def parent(row_id: str | None) -> str | None:
        seen = {row.id}
        while row_id is not None and row_id not in seen:
            seen.add(row_id)
            now = follow(row_id)
            if now is not None:
                return now
            row_id = parents.get(row_id)
        return None

    changes: dict[str, Any] = {}
    for field in LINKS:
        value = getattr(row, field, None)
        if value:
            if isinstance(value, tuple):
                new: Any = tuple(dict.fromkeys(i for v in value if (i := follow(v)) is not None))
            else:
                new = parent(value) if field == "reported_by" else follow(value)
            if new != value:
                changes[field] = new
    if hasattr(row, "steps") and any(s.statement_id in renamed for s in row.steps):
        changes["steps"] = tuple(replace(s, statement_id=follow(s.statement_id)) for s in row.steps)
    return replace(row, **changes) if changes else row
