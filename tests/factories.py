"""Four-line factories of records: what matters to a test in, a whole valid record out.

Texts are about countries that do not exist. `span_of` finds evidence, so that every record made here rests on
words which are there.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from accordingto.model.corrections import Correction, anchors_of
from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.records import (
    TABLES,
    ActorMention,
    Document,
    Entity,
    Event,
    Figure,
    Incident,
    Instrument,
    LedgerEntry,
    PlaceMention,
    Publisher,
    Segment,
    Statement,
    Step,
    as_row,
)
from accordingto.model.sameness import Feature, Judgement, Pair, in_order
from accordingto.resolve.accounts import Account, make_account
from accordingto.resolve.sides import Sides
from accordingto.resolve.surroundings import Setting

TEXT = (
    "Gunfire at the Brod crossing\n\n"
    "The Ostrian government said on Monday that two border guards were wounded. "
    "“We demand that Velmark withdraw its police by June 1,” Premier Tarn said. "
    "Velmark denied that its police had fired.\n"
)


def span_of(words: str, text: str = TEXT) -> tuple[int, int]:
    """Return first character and the one after the last of the words' first place in a text."""
    start = text.index(words)
    return start, start + len(words)


def make_document(text: str = TEXT, path: str = "reports/one.txt", **given: Any) -> Document:
    """Return a document of a text; its first line is the title. Fields that are given replace the made ones."""
    title_end = text.find("\n") if "\n" in text else len(text)
    segments = (Segment(0, title_end, "title"), Segment(title_end, len(text), "body"))
    made: dict[str, Any] = {
        "id": content_id(path, text), "path": path, "url": None, "publisher": "Ostria Today", "title": text[:title_end],
        "published": "2031-05-12", "published_precision": "day", "published_basis": "text", "published_from": None,
        "published_to": None, "updated": None, "retrieved": None, "language": "en", "translated_from": None,
        "text": text, "segments": segments, "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }  # fmt: skip
    return Document(**(made | given))


def make_statement(document: Document, words: str, **given: Any) -> Statement:
    """Return a statement that rests on some words of a document, and has them as its content."""
    start, end = span_of(words, document.text)
    made: dict[str, Any] = {
        "document_id": document.id, "evidence_start": start, "evidence_end": end, "speaker": "Government of Ostria",
        "speaker_id": None, "speaker_text": None, "speaker_is_publisher": False, "addressees": (), "about": (),
        "act": "assert", "mode": None, "form": "indirect", "cue": "said", "content": words,
        "content_spans": ((start, end),), "reported_by": None, "responds_to": (), "hedge": None, "conditional": None,
        "medium": None, "said_on": None, "confidence": 0.8, "origin": "coding@1",
    } | given  # fmt: skip
    made.setdefault("id", content_id(document.id, start, end, "statement", made["speaker"], made["act"]))
    return Statement(**made)


def make_event(document: Document, words: str, **given: Any) -> Event:
    """Return an event that rests on some words of a document."""
    start, end = span_of(words, document.text)
    made: dict[str, Any] = {
        "document_id": document.id, "evidence_start": start, "evidence_end": end, "also_at": (),
        "trigger": words.split()[-1], "event_type": "ASSAULT", "mode": "firearms", "context": ("military",),
        "quad_code": "MATERIAL CONFLICT", "acled": "Armed clash", "actors": ("unidentified gunmen",),
        "actor_ids": (None,), "recipients": ("Ostrian Border Guard",), "recipient_ids": (None,), "place": "Brod",
        "place_text": "Brod", "place_id": None, "latitude": None, "longitude": None, "geo_precision": None,
        "geo_reason": None, "date_start": "2031-05-12", "date_end": "2031-05-12", "date_basis": "relative",
        "factuality": "asserted", "voice": "attributed", "sources": ("Government of Ostria",), "party_word": True,
        "statement_id": None, "counts": {"injured": 2}, "figure_ids": (), "confidence": 0.7, "origin": "coding@1",
    } | given  # fmt: skip
    made.setdefault("id", content_id(document.id, start, end, "event", made["event_type"]))
    return Event(**made)


def make_figure(document: Document, words: str, value: float | None = 2, **given: Any) -> Figure:
    """Return a figure that rests on some words of a document."""
    start, end = span_of(words, document.text)
    made: dict[str, Any] = {
        "id": content_id(document.id, start, end, "figure"), "document_id": document.id, "evidence_start": start,
        "evidence_end": end, "value": value, "low": value, "high": value, "unit": None, "what": "border guards",
        "category": None, "sources": ("Government of Ostria",), "statement_id": None, "event_id": None, "as_of": None,
        "confidence": 0.9, "origin": "coding@1",
    }  # fmt: skip
    return Figure(**(made | given))


def make_step(document: Document, words: str, state: str = "open", **given: Any) -> Step:
    """Return a step of a ledger entry that rests on some words of a document."""
    start, end = span_of(words, document.text)
    made: dict[str, Any] = {
        "document_id": document.id, "evidence_start": start, "evidence_end": end, "state": state, "on": None,
        "by": ("Government of Ostria",), "sources": (), "statement_id": None,
    }  # fmt: skip
    return Step(**(made | given))


def make_entry(*steps: Step, terms: str = "withdraw its police", **given: Any) -> LedgerEntry:
    """Return a ledger entry told of in these steps, in the state of the last one."""
    made: dict[str, Any] = {
        "id": content_id("ledger", terms, *(s.document_id for s in steps)), "kind": "ultimatum",
        "by": ("Government of Ostria",), "of": ("Velmark",), "must_act": ("Velmark",), "terms": terms,
        "condition": None, "instruments": (), "clause": None, "made_on": "2031-05-12", "deadline": "2031-06-01",
        "state": steps[-1].state, "claimed_by": (), "disputed": False, "steps": steps, "confidence": 0.6,
        "origin": "coding@1",
    }  # fmt: skip
    return LedgerEntry(**(made | given))


def make_incident(*events: Event, **given: Any) -> Incident:
    """Return the incident that some events are."""
    first = events[0]
    made: dict[str, Any] = {
        "id": content_id("cluster", "incidents", min(e.id for e in events)), "event_type": first.event_type,
        "date_start": first.date_start, "date_end": first.date_end, "place": first.place, "latitude": None,
        "longitude": None, "actors": first.actors, "recipients": first.recipients, "status": "told",
        "affirmed_by": ("Ostria Today",), "denied_by": (), "event_ids": tuple(e.id for e in events),
        "document_ids": tuple(dict.fromkeys(e.document_id for e in events)), "independent_sources": 1,
        "differences": (), "confidence": 0.6, "origin": "incidents@1",
    }  # fmt: skip
    return Incident(**(made | given))


def make_pair(one: str, other: str, answer: str = "POSITIVE", score: float = 0.9, **given: Any) -> Pair:
    """Return what a program may find of two things, with one reason."""
    one, other = in_order(one, other)
    made: dict[str, Any] = {
        "kind": "documents", "one": one, "other": other, "answer": answer, "score": score,
        "features": (Feature("shared", score, 4.0, f"{score:.0%} of the words are shared"),), "origin": "copies@1",
    }  # fmt: skip
    return Pair(**(made | given))


def make_judgement(one: str, other: str, answer: str | None = "POSITIVE", **given: Any) -> Judgement:
    """Return what a person decided of two things."""
    one, other = in_order(one, other)
    made: dict[str, Any] = {
        "kind": "documents", "one": one, "other": other, "answer": answer, "by": "person:Mara",
        "at": "2031-06-01T09:00", "why": None,
    }  # fmt: skip
    return Judgement(**(made | given))


def make_correction(
    document: Document, what: str, row: Any, after: Any | None = None, read: Any | None = None, **given: Any
) -> Correction:
    """Return what a person decided of a row; `after` is how it is to stand, the row itself where it is accepted or added."""
    table = next(name for name, cls in TABLES.items() if isinstance(row, cls))
    stands = row if what in ("accept", "add") else after
    told = {name: None if r is None else as_row(r) for name, r in (("before", row), ("after", stands), ("read", read))}
    made: dict[str, Any] = {
        "act": f"{what} {row.id} {given.get('at', '')} {given.get('by', '')}", "what": what, "table": table,
        "row_id": row.id, "document_id": document.id, "sha256": document.sha256,
        "anchors": anchors_of(table, as_row(stands or row), document.text), "by": "person:Mara", "at": "2031-06-01T09:00:00Z",
    } | told  # fmt: skip
    if what == "add":
        made |= {"before": None}
    elif read is None:
        made |= {"read": as_row(row)}
    return Correction(**(made | given))


def make_undo(correction: Correction, **given: Any) -> Correction:
    """Return what takes a decision back."""
    made: dict[str, Any] = {"act": f"undo {correction.act}", "what": "undo", "value": correction.act, "after": None}
    return replace(correction, **(made | given))


def make_entity(name: str, *names: str, **given: Any) -> Entity:
    """Return an actor with its further names."""
    made: dict[str, Any] = {
        "id": content_id("entity", name), "name": name, "names": names, "kind": "government", "country": None,
        "sector": "GOV", "member_of": (), "offices": (), "public_role": "office", "wikidata_id": None,
    }  # fmt: skip
    return Entity(**(made | given))


def make_mention(document: Document, words: str, **given: Any) -> ActorMention:
    """Return a mention of an actor where some words of a document stand."""
    start, end = span_of(words, document.text)
    made: dict[str, Any] = {
        "document_id": document.id, "start": start, "end": end, "text": words, "actor_id": None, "name": words,
        "kind": "government", "country": None, "sector": None, "role": None,
    }  # fmt: skip
    return ActorMention(**(made | given))


def make_place_mention(document: Document, words: str, name: str) -> PlaceMention:
    """Return a mention of a place where some words of a document stand."""
    start, end = span_of(words, document.text)
    return PlaceMention(document.id, start, end, words, None, name, None, None, None, None, None, None)


def make_reading(document: Document | None = None, **tables: Iterable[Any]) -> Reading:
    """Return a reading with the tables that are given; with none given, one row or more in most tables."""
    document = document or make_document()
    if tables or document.text != TEXT:
        return Reading(document, **{name: tuple(rows) for name, rows in tables.items()})
    demand = "We demand that Velmark withdraw its police by June 1,"
    said = make_statement(document, "two border guards were wounded")
    asked = make_statement(
        document, demand, speaker="Tarn", about=("Velmark",), addressees=("Velmark",), act="request", form="direct"
    )
    denied = make_statement(document, "its police had fired", speaker="Velmark", act="deny", cue="denied")
    return Reading(
        document,
        statements=(said, asked, denied),
        events=(make_event(document, "two border guards were wounded", statement_id=said.id),),
        figures=(make_figure(document, "two border guards", statement_id=said.id),),
        ledger=(make_entry(make_step(document, demand, statement_id=asked.id)),),
        entities=(make_entity("Government of Ostria", "Ostrian government"), make_entity("Velmark", kind="state")),
        publishers=(Publisher("Ostria Today", "news", None, None, None),),
        instruments=(Instrument("Brod Accord", ("the Accord",), "2029", ("Ostria", "Velmark"), ()),),
        actors=(make_mention(document, "Ostrian government"), make_mention(document, "Velmark")),
    )


def make_plain(text: str, **given: Any) -> Document:
    """Return a document of a text that is all body."""
    return make_document(text, **({"title": None, "segments": (Segment(0, len(text), "body"),)} | given))


def make_told(text: str, words: str, published: str = "2031-05-13", path: str = "a", **given: Any) -> Account:
    """Return one event as one document tells it: nobody and no place named, unless given."""
    document: Document = make_plain(text, path=path, published=published)
    made: dict[str, Any] = {
        "place": None,
        "place_text": None,
        "actors": (),
        "recipients": (),
        "counts": {},
        "mode": None,
    }
    return make_account(make_event(document, words, **(made | given)), Setting(document, Sides([])))


ARREST = "Police in Pellin arrested the banker Ada Voss on Monday."


def make_arrest(whom: str, path: str, published: str = "2031-05-13", **given: Any) -> Account:
    """Return one document's account of somebody's arrest on the Monday before 13 May 2031."""
    told = {"event_type": "COERCE", "mode": "arrest", "recipients": (whom,), "trigger": "arrested"} | given
    return make_told(ARREST.replace("Ada Voss", whom), "arrested", published, path, **told)
