"""The finished documents of a desk in, gold for the acceptance scorer and marked passages for training out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accordingto.engine.reviews import is_finished
from accordingto.engine.row_forms import ReviewError
from accordingto.model.corrections import REVIEWED_TABLES, Correction, standing
from accordingto.model.reading import Reading
from accordingto.model.records import Event, Figure, LedgerEntry, Statement
from accordingto.store.base import View

LONGEST_NAME = 240
"""Bytes of a file's name, which a file system must be able to hold."""
NOBODY = "@nobody"
"""Who is meant where no one is named: nobody's name is like it."""


def finished_documents(view: View, most: int | None = None) -> Iterator[tuple[Reading, Sequence[Correction]]]:
    """Yield the documents of which a person said that nothing is missing, with what was decided of them.

    `most`: only so many are looked at, those of which it was said last.

    One in which a later reading has found rows that nobody has looked at is not finished any more.
    """
    done = dict.fromkeys(c.row_id for c in reversed(view.corrections(what="finish")))
    for document_id in view.in_order(list(done)[:most]):
        decided = view.corrections(document_id=document_id)
        reading = view.reading(document_id)
        if reading is None or not is_finished(decided, document_id):
            continue
        if all(row.reviewed for table in REVIEWED_TABLES for row in getattr(reading, table)):
            yield reading, decided


def write_gold(view: View, folder: Path) -> list[Path]:
    """Write a gold file for each finished document, named after the document's file, and return the files.

    Raises ReviewError where two of them would have one name: the scorer tells documents apart by it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[Path, str] = {}
    for reading, decided in finished_documents(view):
        name = Path(reading.document.path or reading.document.url or reading.document.id).stem
        if len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
            raise ReviewError(f"the name of document {reading.document.id} is too long for a file: {name[:80]}…")
        path = folder / f"{name}.json"
        if path in files:
            raise ReviewError(f"two finished documents are named {name} ({files[path]} and {reading.document.id}); the scorer "
                              "tells documents apart by their names only")  # fmt: skip
        files[path] = reading.document.id
        told = json.dumps(gold_of(reading, decided), ensure_ascii=False, indent=1)
        path.write_text(told + "\n", encoding="utf-8", errors="backslashreplace")
    return list(files)


def gold_of(reading: Reading, decided: Sequence[Correction]) -> dict[str, Any]:
    """Return the gold of a document: what its rows tell, and what people rejected as what must never be there."""
    document, text = reading.document, reading.document.text
    speakers = {s.id: s for s in reading.statements}
    head = {
        "title_contains": document.title, "published": document.published,
        "published_precision": document.published_precision, "language": document.language,
    }  # fmt: skip
    return {
        "document": {k: v for k, v in head.items() if v is not None or k in ("title_contains", "published")},
        "noise": [],
        "statements": [_statement(s, speakers, text) for s in reading.statements],
        "events": [_event(e, text) for e in reading.events],
        "figures": [_figure(f, text) for f in reading.figures],
        "ledger": [_entry(e, text) for e in reading.ledger],
        "never": list(_never(reading, decided)),
    }


def _statement(row: Statement, by_id: Mapping[str, Statement], text: str) -> dict[str, Any]:
    outer = by_id.get(row.reported_by or "")
    start, end = row.content_spans[0] if row.content_spans else (row.evidence_start, row.evidence_end)
    return _told(
        speaker=_speaker(row), act=[row.act], anchor=text[start:end], form=row.form,
        addressees=[*row.addressees, *row.about], reported_by=_speaker(outer) if outer and outer.speaker else None,
        unsupported=row.hedge == "unsupported" or None, optional=None if row.speaker else True,
    )  # fmt: skip


def _speaker(row: Statement) -> list[str]:
    if row.speaker_is_publisher:
        return ["@publisher"]
    return [n for n in dict.fromkeys((row.speaker, row.speaker_text)) if n] or [NOBODY]


def _event(row: Event, text: str) -> dict[str, Any]:
    date = "/".join(dict.fromkeys(d for d in (row.date_start, row.date_end) if d)) if row.date_start else None
    return _told(
        type=[row.event_type], actors=list(row.actors), recipients=list(row.recipients),
        anchor=text[row.evidence_start : row.evidence_end],
        place=[n for n in dict.fromkeys((row.place, row.place_text)) if n], date=date, factuality=row.factuality,
        sources=list(row.sources), counts={what: str(count) for what, count in row.counts.items()},
    )  # fmt: skip


def _figure(row: Figure, text: str) -> dict[str, Any]:
    return _told(
        value=_value(row),
        anchor=text[row.evidence_start : row.evidence_end],
        unit=row.unit,
        attributed_to=list(row.sources),
    )


def _value(row: Figure) -> str:
    value, low, high = row.value, row.low, row.high
    if value is not None:
        if low == high or low == value == high or (low is None and high is None):
            return str(value)
        return f">={value}" if high is None else f"<={value}" if low is None else f"~{value}"
    if low is not None and high is not None:
        return f"{low}/{high}"
    return f">={low}" if low is not None else f"<={high}"


def _entry(row: LedgerEntry, text: str) -> dict[str, Any]:
    step = row.steps[0]
    return _told(
        kind=row.kind, by=list(row.by) or [NOBODY], of=list(row.of), anchor=text[step.evidence_start : step.evidence_end],
        state=row.state, deadline=row.deadline[:10] if row.deadline and len(row.deadline) >= 10 else None,
        made=row.made_on, claimed_by=list(row.claimed_by), instruments=list(row.instruments),
        optional=None if row.by else True,
    )  # fmt: skip


def _told(**fields: Any) -> dict[str, Any]:
    """Return the fields that tell something."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _never(reading: Reading, decided: Sequence[Correction]) -> Iterator[dict[str, Any]]:
    """Yield what must never be there again: rejected acts and deeds, but for what a row that stands tells on the same words."""
    for decision in standing(decided).values():
        row = decision.read or decision.before
        if decision.what != "reject" or row is None or not decision.anchors:
            continue
        anchor = decision.anchors[0].words
        why = decision.why or f"rejected by {decision.person}"
        stands: list[Statement] | list[Event]
        if decision.table == "statements" and row["speaker"] and not row["speaker_is_publisher"]:
            rule = {"why": why, "speaker": [row["speaker"]], "act": [row["act"]], "anchor": anchor}
            stands = [s for s in reading.statements if s.speaker == row["speaker"] and s.act == row["act"]]
        elif decision.table == "events" and row["actors"]:
            rule = {
                "why": why,
                "kind": "events",
                "actors": row["actors"],
                "type": [row["event_type"]],
                "anchor": anchor,
            }
            actors = set(row["actors"])
            stands = [e for e in reading.events if e.event_type == row["event_type"] and actors & set(e.actors)]
        else:
            continue
        places = _places(reading.document.text, anchor)
        if not any(s.evidence_start < b and a < s.evidence_end for s in stands for a, b in places):
            yield rule


def _places(text: str, words: str) -> list[tuple[int, int]]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found
