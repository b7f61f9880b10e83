"""What people decide of rows, as values that are only ever added; which of them stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

What = Literal[
    "accept", "correct", "reject", "split", "merge", "add", "observation",
    "tag", "untag", "assign", "finish", "undo",
]  # fmt: skip
"""What is done: with a row (the first seven), beside it (tags, who looks at it), with a document, with a decision."""

DECISIONS = frozenset({"accept", "correct", "reject", "split", "merge", "add", "observation"})
"""What decides how a row stands; the latest of a row that is not undone holds."""
REVIEWED_TABLES = ("statements", "events", "figures", "ledger")
"""The tables whose rows people review, in the contract's order."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a document's text that a row names, with its words, so that it is found when the text has moved."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person decided, when and why; added and never changed.

    `act` is shared by all corrections of one decision (the parts of a split); `undo` names in `value` the act that it
    takes back. `before` is the row as it stood, `after` as it is to stand (None: it is not to be there), both as JSON
    objects of the contract; `read` is the row as the program read it then, None where no program read it. `anchors`
    are the words of every stretch of `after` (else of `before`). `into` is the row that a row was merged with or split
    from, `value` a tag or who is to look at it. `by` is `person:NAME`, `at` an ISO moment. A `blind` decision is a second
    opinion: it is kept to be compared and changes no row.
    """

    act: str
    what: What
    table: str
    row_id: str
    document_id: str
    sha256: str
    anchors: tuple[Anchor, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    read: dict[str, Any] | None
    by: str
    at: str
    why: str | None = None
    into: str | None = None
    value: str | None = None
    blind: bool = False
    number: int = 0

    @property
    def person(self) -> str:
        """The name of whoever decided."""
        return self.by.removeprefix("person:")


Reason = Literal["gone", "changed", "otherwise", "words"]
"""Why a decision is open again: the program reads no such row any more; it reads the row differently; it reads what was
rejected otherwise; the words no longer stand in the text."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A decision that a later reading has put in question, and the row as the program reads it now."""

    correction: Correction
    reason: Reason
    now: dict[str, Any] | None


def undone(corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the acts that are taken back; taking back an undo brings its act back."""
    acts: set[str] = set()
    for correction in reversed(list(corrections)):
        if correction.what == "undo" and correction.act not in acts and correction.value:
            acts.add(correction.value)
    return frozenset(acts)


def standing(corrections: Sequence[Correction]) -> dict[str, Correction]:
    """Return the decision that holds of each row, of corrections given oldest first; second opinions decide nothing."""
    gone = undone(corrections)
    return {
        c.row_id: c for c in corrections if c.what in DECISIONS and not c.blind and c.act not in gone
    }  # fmt: skip


def spans_of(table: str, row: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return every stretch that a row (a JSON object of the contract) names, its evidence first."""
    if table == "ledger":
        return [(s["evidence_start"], s["evidence_end"]) for s in row["steps"]]
    further = [*row.get("content_spans", ()), *row.get("also_at", ())]
    return [(row["evidence_start"], row["evidence_end"]), *((s, e) for s, e in further)]


def with_spans(table: str, row: Mapping[str, Any], spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Return a row with other stretches in the place of those that `spans_of` gives, in the same order."""
    if table == "ledger":
        steps = [s | {"evidence_start": a, "evidence_end": b} for s, (a, b) in zip(row["steps"], spans, strict=True)]
        return {**row, "steps": steps}
    moved = {**row, "evidence_start": spans[0][0], "evidence_end": spans[0][1]}
    rest = [list(span) for span in spans[1:]]
    for field in ("content_spans", "also_at"):
        if field in row:
            moved[field], rest = rest[: len(row[field])], rest[len(row[field]) :]
    return moved


def anchors_of(table: str, row: Mapping[str, Any], text: str) -> tuple[Anchor, ...]:
    """Return the stretches of a row with their words in its document's text."""
    return tuple(Anchor(a, b, text[a:b]) for a, b in spans_of(table, row))
