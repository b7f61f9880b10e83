"""An exported desk and its gold in, both as tables whose quoted words have been found in the exported texts out."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]
HALF = 0.5
"""Two stretches are about the same words where they share half of the shorter one."""


@dataclass(frozen=True)
class Gold:
    """What a careful reader found: documents by short key, incidents, copies, pairs to keep apart, threads."""

    documents: dict[str, Row]
    incidents: list[Row]
    copies: Row
    apart: list[Row]
    threads: list[Row]
    responses: list[Row]


@dataclass(frozen=True)
class Desk:
    """What a desk exported; `ids` leads from the gold's document keys to its own, `incident_of` from event to incident."""

    documents: dict[str, Row]
    events: list[Row]
    incidents: dict[str, Row]
    ledger: list[Row]
    statements: list[Row]
    ids: dict[str, str]
    incident_of: dict[str, str]
    entities: list[Row] = field(default_factory=list)
    found: dict[tuple[str, str], list[Span]] = field(default_factory=dict)

    def clusters(self, events: list[str]) -> set[str]:
        """Return the incidents of events; an event of no incident stands for itself."""
        return {self.incident_of.get(event, event) for event in events}

    def find(self, key: str, quotes: list[str]) -> list[Span]:
        """Return where the quoted words stand in the exported text of a document, white space aside."""
        if key not in self.ids:
            return []
        spans: list[Span] = []
        for quote in quotes:
            if (key, quote) not in self.found:
                pattern = r"\s+".join(map(re.escape, quote.split()))
                text = self.documents[self.ids[key]]["text"]
                self.found[key, quote] = [m.span() for m in re.finditer(pattern, text)]
            spans += self.found[key, quote]
        return spans


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file, none if there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_gold(folder: Path) -> Gold:
    """Read the six files of the gold."""
    names = ("documents", "incidents", "copies", "apart", "ledger", "responses")
    return Gold(*(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names))


def load_desk(export: Path, gold: Gold) -> Desk:
    """Read the tables of an export and find the gold's documents in it by the ends of their paths."""
    documents = {row["id"]: row for row in read_rows(export / "documents.jsonl")}
    tails = {str(row["path"]).replace("\\", "/").rsplit("/", 1)[-1]: key for key, row in documents.items()}
    incidents = {row["id"]: row for row in read_rows(export / "incidents.jsonl")}
    return Desk(
        documents=documents,
        events=read_rows(export / "events.jsonl"),
        incidents=incidents,
        ledger=read_rows(export / "ledger.jsonl"),
        statements=read_rows(export / "statements.jsonl"),
        entities=read_rows(export / "entities.jsonl"),
        ids={key: tails[row["file"]] for key, row in gold.documents.items() if row["file"] in tails},
        incident_of={event: key for key, row in incidents.items() for event in row["event_ids"]},
    )


def share(one: Span, other: Span) -> float:
    """Return how much of the shorter of two stretches both have in common, from 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(0.0, common / shorter) if shorter > 0 else 0.0


def meet(ones: list[Span], others: list[Span]) -> float:
    """Return the greatest share between any two stretches of two lists, 0 below one half."""
    best = max((share(a, b) for a in ones for b in others), default=0.0)
    return best if best >= HALF else 0.0


def event_spans(event: Row) -> list[Span]:
    """Return the evidence of an event and its further mentions."""
    return [(event["evidence_start"], event["evidence_end"]), *((a, b) for a, b in event.get("also_at") or [])]


def trigger_inside(desk: Desk, event: Row, quotes: list[Span]) -> bool:
    """Tell whether the trigger of an event stands within the quoted words."""
    trigger, text = event.get("trigger"), desk.documents[event["document_id"]]["text"]
    if not trigger:
        return False
    for start, end in event_spans(event):
        at = text.find(trigger, start, end)
        if at >= 0 and any(a <= at and at + len(trigger) <= b for a, b in quotes):
            return True
    return False


def fit(desk: Desk, event: Row, quotes: list[Span], types: list[str] | None) -> tuple[bool, bool, float]:
    """Return how well an event fits quoted words: right type, trigger among them, share; all false or 0 if not."""
    overlap, inside = meet(event_spans(event), quotes), trigger_inside(desk, event, quotes)
    if not overlap and not inside:
        return (False, False, 0.0)
    return (types is None or event["event_type"] in types, inside, max(overlap, HALF))
