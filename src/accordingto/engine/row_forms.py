"""The fields of a form in, a row with those values out; what a row may hold is the codebook's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from accordingto.coding.triggers import acled_type, quad_code
from accordingto.model.codebook import codes, load_codebook_file
from accordingto.model.dates import PartialDate
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Event, Figure, LedgerEntry, Span, Statement, Step
from accordingto.store.base import View

FieldKind = Literal["evidence", "content", "words", "names", "code", "mode", "codes", "day", "number", "flag", "counts"]
COUNTS = ("dead", "injured", "arrested", "size", "displaced")
PUBLISHER = "@publisher"
"""What is written for the document's own voice where a speaker is asked for."""
BY_HAND = "a person named the place; the document does not locate it"

_COUNT = re.compile(r"(<=|>=|<|>|~)?\s*(\d{1,12})$")
_SEPARATOR = re.compile(r"[;\n]")


class ReviewError(ValueError):
    """A decision that cannot be taken as it was given: says what is wrong and what to give instead."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field that people correct: its name in the row, what it is called, how it is written, its closed list."""

    name: str
    label: str
    kind: FieldKind
    codes: str | None = None
    needed: bool = False


def _fields(*told: tuple[str, str, FieldKind] | tuple[str, str, FieldKind, str]) -> tuple[FormField, ...]:
    made = (FormField(*t[:3], codes=t[3].rstrip("!") or None if len(t) > 3 else None) for t in told)
    return tuple(replace(f, needed=len(t) > 3 and t[3].endswith("!")) for f, t in zip(made, told, strict=True))


FORMS: Mapping[str, tuple[FormField, ...]] = {
    "statements": _fields(
        ("evidence", "Words it rests on", "evidence", "!"), ("content", "What is said", "content"),
        ("speaker", "Speaker", "words"), ("act", "Act", "code", "acts.acts!"), ("mode", "Mode", "mode"),
        ("addressees", "To whom", "names"), ("about", "About whom", "names"), ("form", "Form", "code", "acts.forms!"),
        ("hedge", "Hedge", "code", "acts.hedges"), ("cue", "Cue", "words"), ("conditional", "Condition", "words"),
        ("medium", "Medium", "words"), ("said_on", "Said on", "day"),
    ),
    "events": _fields(
        ("evidence", "Words it rests on", "evidence", "!"), ("event_type", "Type", "code", "events.types!"),
        ("mode", "Mode", "mode"), ("actors", "Who", "names"), ("recipients", "To whom", "names"), ("place", "Where", "words"),
        ("date_start", "From", "day"), ("date_end", "To", "day"),
        ("factuality", "Told as", "code", "factuality.factuality!"), ("sources", "According to", "names"),
        ("party_word", "Only a party’s word", "flag"), ("context", "Context", "codes", "events.contexts"),
        ("counts", "Counts", "counts"),
    ),
    "figures": _fields(
        ("evidence", "Words it rests on", "evidence", "!"), ("value", "Value", "number"), ("low", "At least", "number"),
        ("high", "At most", "number"), ("what", "What is counted", "words"), ("unit", "Unit", "words"),
        ("category", "Category", "words"), ("sources", "According to", "names"), ("as_of", "As of", "day"),
    ),
    "ledger": _fields(
        ("evidence", "Words it rests on", "evidence", "!"), ("kind", "Kind", "code", "ledger.kinds!"), ("by", "By", "names"),
        ("of", "Of whom", "names"), ("must_act", "Whose move", "names"), ("terms", "Terms", "words", "!"),
        ("condition", "Condition", "words"), ("instruments", "Under", "names"), ("clause", "Clause", "words"),
        ("made_on", "Made on", "day"), ("deadline", "Deadline", "day"), ("state", "State", "code", "ledger.states!"),
        ("claimed_by", "Who says so", "names"), ("disputed", "Disputed", "flag"),
    ),
}  # fmt: skip
"""What people can correct in the rows of each table, in the order of the form."""

CONTENT_OF = {"statements": Statement, "events": Event, "figures": Figure, "ledger": LedgerEntry}


def show_field(field: FormField, row: Any, text: str) -> str:
    """Return what stands in a field of a row as it is written in a form; "" for nothing."""
    if field.kind == "evidence":
        start, end = evidence_of(row)
        return text[start:end]
    if field.name == "speaker" and row.speaker_is_publisher:
        return PUBLISHER
    value = getattr(row, field.name)
    if field.kind in ("names", "codes"):
        return "; ".join(v for v in value if v)
    if field.kind == "counts":
        return "; ".join(f"{what} {count}" for what, count in value.items())
    if field.kind == "flag":
        return "" if value is None else "yes" if value else "no"
    return "" if value is None else str(value)


def evidence_of(row: Any) -> Span:
    """Return the stretch that a row rests on, of a ledger entry the first."""
    first = row.steps[0] if hasattr(row, "steps") else row
    return int(first.evidence_start), int(first.evidence_end)


def modes_of(table: str, kind: str) -> tuple[str, ...]:
    """Return the modes that a row of this act or event type may have."""
    if table == "statements" and kind in ("assert", "deny", "express"):
        return tuple(codes("acts.assert_modes")) if kind == "assert" else ()
    entry = load_codebook_file("events")["types"].get(kind.upper()) or {}
    return tuple(entry.get("modes") or {})


def change_row(view: View, reading: Reading, table: str, row: Any, given: Mapping[str, str]) -> Any:
    """Return a row with the values of a form; fields that are not given stay as they are.

    `evidence_start` and `evidence_end`, if they are given and hold the words of `evidence`, tell which of several
    places is meant. Raises ReviewError for a value that the field cannot take.
    """
    changes: dict[str, Any] = {}
    for field in FORMS[table]:
        if field.name in given and given[field.name].strip() != show_field(field, row, reading.document.text).strip():
            changes[field.name] = _value_of(field, given[field.name].strip(), table, row, given)
    placed = _with(row, changes | _place_words(table, row, changes, given, reading.document))
    return _with(placed, _follow(view, reading, table, placed, changes))


def _with(row: Any, changes: Mapping[str, Any]) -> Any:
    names = {f.name for f in fields(row)}
    return replace(row, **{name: value for name, value in changes.items() if name in names})


def _value_of(field: FormField, text: str, table: str, row: Any, given: Mapping[str, str]) -> Any:
    if field.needed and not text:
        raise ReviewError(f"{field.label}: this cannot be empty")
    if field.kind == "code":
        return _code(field, text) if text else None
    if field.kind == "mode":
        kind = given.get("act") or given.get("event_type") or getattr(row, "act", getattr(row, "event_type", "")) or ""
        if text and text not in modes_of(table, kind):
            raise ReviewError(f"Mode: {kind} has no mode {text!r}; it has {', '.join(modes_of(table, kind)) or 'none'}")
        return text or None
    if field.kind in ("names", "codes"):
        values = tuple(dict.fromkeys(v for part in _SEPARATOR.split(text) if (v := " ".join(part.split()))))
        return tuple(_code(field, v) for v in values) if field.kind == "codes" else values
    if field.kind == "day":
        return _day(field, text) if text else None
    if field.kind == "number":
        return _number(field, text) if text else None
    if field.kind == "flag":
        return {"yes": True, "no": False}.get(text)
    if field.kind == "counts":
        return _counts(text)
    return text or None


def _code(field: FormField, text: str) -> str:
    known = codes(field.codes or "")
    if text not in known:
        raise ReviewError(f"{field.label}: there is no {text!r}; there are {', '.join(known)}")
    return text


def _day(field: FormField, text: str) -> str:
    try:
        return PartialDate.parse(text).text
    except ValueError as error:
        raise ReviewError(f"{field.label}: {error}; write it as 2031-05-12, 2031-05 or 2031") from error


def _number(field: FormField, text: str) -> float | int:
    try:
        number = float(text.replace(",", ""))
    except ValueError as error:
        raise ReviewError(f"{field.label}: {text!r} is no number") from error
    if number != number or abs(number) > 1e15:
        raise ReviewError(f"{field.label}: {text!r} is no number that a figure can have")
    return int(number) if number.is_integer() else number


def _counts(text: str) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for part in _SEPARATOR.split(text.replace(",", ";")):
        if not part.strip():
            continue
        what, _, count = part.strip().partition(" ")
        match = _COUNT.match(count.strip())
        if what not in COUNTS or match is None:
            raise ReviewError(
                f"Counts: {part.strip()!r} is no count; write one of {', '.join(COUNTS)} and a number, such as "
                "“dead 7; injured >12” (with <=, >=, <, > or ~ for bounds)"
            )
        found[what] = f"{match[1]}{int(match[2])}" if match[1] else int(match[2])
    return found


def _place_words(
    table: str, row: Any, changes: Mapping[str, Any], given: Mapping[str, str], document: Document
) -> dict[str, Any]:
    """Return the stretches of a row whose words were changed."""
    made: dict[str, Any] = {}
    if "evidence" in changes:
        start, end = find_evidence(document, changes["evidence"], given, evidence_of(row)[0])
        if table == "ledger":
            first = replace(row.steps[0], evidence_start=start, evidence_end=end)
            return {"steps": (first, *row.steps[1:])}
        made |= {"evidence_start": start, "evidence_end": end}
        if table == "statements" and not (start <= row.content_spans[0][0] and row.content_spans[-1][1] <= end):
            made |= {"content": document.text[start:end], "content_spans": ((start, end),)}
        if table == "events":
            made |= {
                "trigger": document.text[start:end] if row.trigger not in document.text[start:end] else row.trigger
            }
    if changes.get("content"):
        near = made.get("evidence_start", row.evidence_start)
        parts = [
            find_evidence(document, part.strip(), {}, near) for part in changes["content"].split("…") if part.strip()
        ]
        told = " … ".join(document.text[s:e] for s, e in parts)
        made |= {"content": told, "content_spans": tuple(sorted(parts))}
    elif "content" in changes:
        start, end = made.get("evidence_start", row.evidence_start), made.get("evidence_end", row.evidence_end)
        made |= {"content": document.text[start:end], "content_spans": ((start, end),)}
    return made


def find_evidence(document: Document, words: str, given: Mapping[str, str], near: int) -> Span:
    """Return where words stand in the title or body of a document: at the place that is given, else nearest to one.

    White space may differ. Raises ReviewError for words that do not stand there: no row is without evidence.
    """
    runs = words.split()
    pattern = re.compile(r"\s+".join(re.escape(run) for run in runs)) if runs else None
    places = [m.span() for m in pattern.finditer(document.text)] if pattern else []
    shown = [s for s in document.segments if s.kind in ("title", "body")]
    places = [p for p in places if any(s.start <= p[0] < s.end for s in shown)]
    if not places:
        raise ReviewError(f"these words do not stand in title or body of the document: “{words[:120]}”")
    told = given.get("evidence_start", "")
    wanted = int(told) if told.isascii() and told.isdigit() else near
    return min(places, key=lambda p: (abs(p[0] - wanted), p))


def _follow(view: View, reading: Reading, table: str, row: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that follow from others: ids of names, classes of types, coordinates of places."""
    made: dict[str, Any] = {}
    if table == "statements" and "speaker" in changes:
        own = changes["speaker"] == PUBLISHER
        name = (reading.document.publisher or PUBLISHER) if own else changes["speaker"]
        made |= {"speaker": name, "speaker_is_publisher": own, "speaker_text": None, "speaker_id": _entity(view, name)}
    if table == "events":
        for field, ids in (("actors", "actor_ids"), ("recipients", "recipient_ids")):
            if field in changes:
                made[ids] = tuple(_entity(view, name) for name in changes[field])
        if "event_type" in changes or "mode" in changes:
            kind, mode = changes.get("event_type", row.event_type), changes.get("mode", row.mode)
            mode = mode if mode in modes_of(table, kind) else None
            made |= {"mode": mode, "quad_code": quad_code(kind), "acled": acled_type(kind, mode, False)}
        if "place" in changes:
            made |= _locate(reading, changes["place"])
        if "date_start" in changes or "date_end" in changes:
            made["date_basis"] = None
        if "sources" in changes:
            made["voice"] = "attributed" if changes["sources"] else "document"
    if table == "statements" and "act" in changes and "mode" not in changes:
        made["mode"] = row.mode if row.mode in modes_of(table, changes["act"]) else None
    if table == "figures" and "value" in changes and not {"low", "high"} & set(changes):
        made |= {"low": changes["value"], "high": changes["value"]}
    if table == "ledger" and "state" in changes:
        made["steps"] = (*row.steps[:-1], replace(row.steps[-1], state=changes["state"]))
    return made


def _entity(view: View, name: str | None) -> str | None:
    """Return the id of the actor of a name where this desk knows one."""
    if name is None:
        return None
    entity_id = content_id("entity", name)
    return entity_id if view.find_rows("entities", [entity_id]) else None


def _locate(reading: Reading, place: str | None) -> dict[str, Any]:
    """Return where a place is as the document locates it; without coordinates where it does not."""
    known = next((m for m in reading.places if place in (m.name, m.text)), None)
    if known is None or place is None:
        empty = dict.fromkeys(("place_text", "place_id", "latitude", "longitude", "geo_precision"))
        return empty | {"geo_reason": BY_HAND if place else "a person found no place"}
    same = {f: getattr(known, f) for f in ("place_id", "latitude", "longitude", "geo_precision", "geo_reason")}
    return same | {"place": known.name, "place_text": known.text}


def blank_row(table: str, document: Document, span: Span, row_id: str, origin: str) -> Any:
    """Return a row of a table that tells nothing yet but its words."""
    start, end = span
    words = document.text[start:end]
    base = {"id": row_id, "document_id": document.id, "evidence_start": start, "evidence_end": end}
    last = {"confidence": 1.0, "origin": origin, "reviewed": True}
    given: dict[str, dict[str, Any]] = {
        "statements": base | {"act": "assert", "form": "indirect", "content": words, "content_spans": (span,)},
        "events": base | {
            "trigger": words, "event_type": "CONSULT", "quad_code": quad_code("CONSULT"), "factuality": "asserted",
            "voice": "document", "counts": {},
        },
        "figures": base,
        "ledger": {
            "id": row_id, "kind": "request", "terms": words, "state": "open", "disputed": False,
            "steps": (Step(document.id, start, end, "open", None, (), (), None),),
        },
    }  # fmt: skip
    cls = CONTENT_OF[table]
    empty: dict[str, Any] = {f.name: () if "tuple" in str(f.type) else None for f in fields(cls)}
    if table == "statements":
        empty["speaker_is_publisher"] = False
    return cls(**(empty | given[table] | last))
