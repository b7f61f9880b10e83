"""Documents and pairs of parties in, the share of rows out that come out mirrored when the parties change places."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from accordingto.engine.readers import NOT_CODED, Refusal, read_source, run_document
from accordingto.engine.runs import address_of
from accordingto.engine.swaps import SwappedText, Swaps
from accordingto.model.folding import fold
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Segment, as_row
from accordingto.model.stages import Source, Stage, Unreadable

TABLES = ("statements", "events", "figures", "ledger")
"""The tables that are compared."""
NAMES = frozenset(
    {"speaker", "addressees", "about", "actors", "recipients", "place", "sources", "by", "of", "must_act", "claimed_by",
     "instruments"}
)  # fmt: skip
"""Fields that hold names as they are resolved."""
TEXTS = frozenset(
    {"speaker_text", "cue", "content", "conditional", "medium", "trigger", "place_text", "what", "unit", "terms",
     "condition", "clause", "category"}
)  # fmt: skip
"""Fields that hold words of the text."""
SPANS = frozenset({"content_spans", "also_at"})
POINTERS = frozenset({"reported_by", "responds_to", "statement_id", "figure_ids", "event_id"})
"""Fields that hold ids of other rows: equal when those rows lie at the mapped places."""
FOLLOWING = frozenset(
    {"id", "document_id", "evidence_start", "evidence_end", "speaker_id", "actor_ids", "recipient_ids", "place_id",
     "latitude", "longitude"}
)  # fmt: skip
"""Fields that follow from a name or from the place in the text, and are not compared by themselves."""


@dataclass(frozen=True, slots=True)
class Unmirrored:
    """A row that does not come out swapped: `words` are its evidence, `differing` the fields with both values.

    `side` is `read` for a row of the documents as they are, `swapped` for one that only the swapped text gives.
    Where no row of its table lies at the mapped place, `differing` is empty.
    """

    side: str
    table: str
    path: str
    words: str
    differing: Mapping[str, tuple[Any, Any]]


@dataclass(slots=True)
class SwapAudit:
    """What an audit found. `share` is the mirrored rows out of the larger number of rows."""

    documents: int = 0
    rows: int = 0
    rows_swapped: int = 0
    mirrored: int = 0
    unmirrored: list[Unmirrored] = field(default_factory=list)
    failures: list[Unreadable] = field(default_factory=list)

    @property
    def share(self) -> float | None:
        """The share from 0 to 1; None where there are no rows."""
        larger = max(self.rows, self.rows_swapped)
        return self.mirrored / larger if larger else None


def audit_swap(
    items: Iterable[Source | Unreadable], stages: Sequence[Stage], swaps: Swaps, namesakes: Mapping[str, frozenset[str]]
) -> SwapAudit:
    """Read every document as it is and with the parties swapped, and compare the rows.

    The words are swapped in the document that ingest makes, so that both readings start from the same text but for
    the words of the pairs. `namesakes` are the names that knowledge gives to both sides of a pair
    (`Swaps.with_namesakes`). Documents that cannot be read are listed in `failures`.
    """
    audit = SwapAudit()
    for item in items:
        if isinstance(item, Unreadable):
            audit.failures.append(item)
            continue
        result = read_source(stages, item)
        if isinstance(result, Refusal):
            audit.failures.append(Unreadable(address_of(item), result.reason))
            continue
        audit.documents += 1
        if not NOT_CODED & set(result.document.warnings):
            document, text = swap_document(result.document, swaps)
            swapped = run_document(stages, item, document)
            _compare(audit, result, swapped, text, Mirror(swaps, namesakes))
    return audit


def swap_document(document: Document, swaps: Swaps) -> tuple[Document, SwappedText]:
    """Return the document with the parties swapped in text, title and publisher, and where its text went."""
    text = swaps.swap(document.text)
    segments = tuple(Segment(text.map_start(s.start), text.map_end(s.end), s.kind) for s in document.segments)
    title = document.title and swaps.swap(document.title).text
    publisher = document.publisher and swaps.swap(document.publisher).text
    return replace(document, text=text.text, segments=segments, title=title, publisher=publisher), text


@dataclass(frozen=True, slots=True)
class Mirror:
    """Tells whether a value of the one reading is the image of that of the other."""

    swaps: Swaps
    namesakes: Mapping[str, frozenset[str]]

    def same_words(self, ours: str | None, theirs: str | None) -> bool:
        """Equal once the parties are swapped."""
        if ours is None or theirs is None:
            return ours == theirs
        return self.swaps.plain_image(ours) == fold(theirs).casefold()

    def same_name(self, ours: str | None, theirs: str | None) -> bool:
        """Equal once swapped, or two names under which knowledge knows the two sides of a pair."""
        if ours is None or theirs is None:
            return ours == theirs
        return self.same_words(ours, theirs) or self.same_words(theirs, ours) or theirs in self.namesakes.get(ours, ())

    def same_names(self, ours: Any, theirs: Any) -> bool:
        """The same for one name, or for lists of names in any order."""
        if isinstance(ours, str | None) or isinstance(theirs, str | None):
            return isinstance(ours, str | None) and isinstance(theirs, str | None) and self.same_name(ours, theirs)
        rest = list(theirs)
        for name in ours:
            found = next((other for other in rest if self.same_name(name, other)), None)
            if found is None:
                return False
            rest.remove(found)
        return not rest


Place = tuple[int, int]


def _compare(audit: SwapAudit, ours: Reading, theirs: Reading, text: SwappedText, mirror: Mirror) -> None:
    here, there = _places(ours, lambda s, e: (text.map_start(s), text.map_end(e))), _places(theirs, lambda s, e: (s, e))
    path = ours.document.path or ours.document.url or ours.document.id
    for table in TABLES:
        mine, other = list(getattr(ours, table)), list(getattr(theirs, table))
        audit.rows += len(mine)
        audit.rows_swapped += len(other)
        left: dict[Place, list[Any]] = defaultdict(list)
        for row in other:
            left[there[row.id][1]].append(row)
        unmatched: list[Any] = []
        for row in mine:
            rivals = left[here[row.id][1]]
            twin = next((r for r in rivals if not _differences(row, r, mirror, text, here, there)), None)
            if twin is None:
                unmatched.append(row)
            else:
                rivals.remove(twin)
                audit.mirrored += 1
        for row in unmatched:
            rivals = left[here[row.id][1]]
            found = [(_differences(row, r, mirror, text, here, there), n) for n, r in enumerate(rivals)]
            differing, n = min(found, key=lambda pair: len(pair[0]), default=({}, -1))
            if n >= 0:
                rivals.pop(n)
            audit.unmirrored.append(Unmirrored("read", table, path, _words(ours, row), differing))
        for row in (r for rows in left.values() for r in rows):
            audit.unmirrored.append(Unmirrored("swapped", table, path, _words(theirs, row), {}))


def _places(reading: Reading, mapped: Callable[[int, int], Place]) -> dict[str | None, tuple[str, Place]]:
    """Return the table and the place, in the swapped text, of every row by its id."""
    return {row.id: (table, mapped(*_evidence(row))) for table in TABLES for row in getattr(reading, table)}


def _evidence(row: Any) -> Place:
    first = row.steps[0] if hasattr(row, "steps") else row
    return first.evidence_start, first.evidence_end


def _words(reading: Reading, row: Any) -> str:
    start, end = _evidence(row)
    return reading.document.text[start:end]


def _differences(
    ours: Any,
    theirs: Any,
    mirror: Mirror,
    text: SwappedText,
    here: Mapping[str | None, tuple[str, Place]],
    there: Mapping[str | None, tuple[str, Place]],
) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which a row is not the image of another, with both values."""
    found: dict[str, tuple[Any, Any]] = {}
    for name in (f.name for f in fields(ours)):
        mine, other = getattr(ours, name), getattr(theirs, name)
        if name in FOLLOWING:
            continue
        if name in NAMES:
            same = mirror.same_names(mine, other)
        elif name in TEXTS:
            same = mirror.same_words(mine, other)
        elif name in SPANS:
            same = [(text.map_start(s), text.map_end(e)) for s, e in mine] == [tuple(span) for span in other]
        elif name in POINTERS:
            same = _referred(mine, here) == _referred(other, there)
        elif name == "steps":
            same = len(mine) == len(other) and not any(
                _differences(a, b, mirror, text, here, there) for a, b in zip(mine, other, strict=True)
            )
        else:
            same = mine == other
        if not same:
            found[name] = (_shown(mine), _shown(other))
    return found


def _referred(pointer: Any, places: Mapping[str | None, tuple[str, Place]]) -> list[Any]:
    ids: Iterable[str | None] = (pointer,) if isinstance(pointer, str | None) else pointer
    return sorted(places.get(i, (str(i), (0, 0))) for i in ids if i is not None)


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_shown(v) for v in value]
    return as_row(value) if hasattr(value, "__dataclass_fields__") else value


def tell_audit(audit: SwapAudit) -> Iterator[str]:
    """Yield the audit as lines for people: the rows that are not mirrored, then the share."""
    for row in audit.unmirrored:
        yield f"{row.table} · {row.path} · {row.side}: {' '.join(row.words.split())}"
        if not row.differing:
            yield "    no such row at the mapped place"
        for name, (mine, other) in row.differing.items():
            yield f"    {name}: {mine!r} → {other!r}"
    if audit.share is None:
        yield "no rows to compare"
    else:
        larger = max(audit.rows, audit.rows_swapped)
        yield f"{audit.share:.1%} mirrored ({audit.mirrored} of {larger} rows in {audit.documents} documents)"
