"""The rows of the record contract as frozen values: one class a table, fields in the contract's order."""

from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal

Span = tuple[int, int]
"""Code points of a document's `text`: first one and the one after the last."""

SegmentKind = Literal["title", "dateline", "body", "furniture", "repeat"]
Form = Literal["direct", "indirect", "mixed"]
Hedge = Literal["alleged", "distanced", "unsupported"]
Factuality = Literal["asserted", "alleged", "unrealised", "negated"]
Voice = Literal["document", "attributed"]
PublicRole = Literal["office", "public", "private", "unknown"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document's text and what it is."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published at one address."""

    id: str
    path: str | None
    url: str | None
    publisher: str | None
    title: str | None
    published: str | None
    published_precision: str | None
    published_basis: str | None
    published_from: str | None
    published_to: str | None
    updated: str | None
    retrieved: str | None
    language: str | None
    translated_from: str | None
    text: str
    segments: tuple[Segment, ...]
    sha256: str
    copy_group: str | None = None
    original_id: str | None = None
    story_id: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said, asked or thought."""

    id: str
    document_id: str
    evidence_start: int
    evidence_end: int
    speaker: str | None
    speaker_id: str | None
    speaker_text: str | None
    speaker_is_publisher: bool
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    act: str
    mode: str | None
    form: Form
    cue: str | None
    content: str
    content_spans: tuple[Span, ...]
    reported_by: str | None
    responds_to: tuple[str, ...]
    hedge: Hedge | None
    conditional: str | None
    medium: str | None
    said_on: str | None
    confidence: float
    origin: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One coded happening in one text."""

    id: str
    document_id: str
    evidence_start: int
    evidence_end: int
    also_at: tuple[Span, ...]
    trigger: str
    event_type: str
    mode: str | None
    context: tuple[str, ...]
    quad_code: str
    acled: str | None
    actors: tuple[str, ...]
    actor_ids: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_ids: tuple[str | None, ...]
    place: str | None
    place_text: str | None
    place_id: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    geo_reason: str | None
    date_start: str | None
    date_end: str | None
    date_basis: str | None
    factuality: Factuality
    voice: Voice
    sources: tuple[str, ...]
    party_word: bool | None
    statement_id: str | None
    counts: dict[str, int | str]
    figure_ids: tuple[str, ...]
    confidence: float
    origin: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives."""

    id: str
    document_id: str
    evidence_start: int
    evidence_end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    what: str | None
    category: str | None
    sources: tuple[str, ...]
    statement_id: str | None
    event_id: str | None
    as_of: str | None
    confidence: float
    origin: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One place in the texts where a ledger entry is told of, and the state that it gives it."""

    document_id: str
    evidence_start: int
    evidence_end: int
    state: str
    on: str | None
    by: tuple[str, ...]
    sources: tuple[str, ...]
    statement_id: str | None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Who owes, asks or promises what to whom, and how it is said to stand."""

    id: str
    kind: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    must_act: tuple[str, ...]
    terms: str
    condition: str | None
    instruments: tuple[str, ...]
    clause: str | None
    made_on: str | None
    deadline: str | None
    state: str
    claimed_by: tuple[str, ...]
    disputed: bool
    steps: tuple[Step, ...]
    confidence: float
    origin: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class DifferenceValue:
    """One of the rival values of a field, and the documents that give it."""

    value: str | int | float | None
    document_ids: tuple[str, ...]
    independent_sources: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an incident on which the accounts differ."""

    field: str
    values: tuple[DifferenceValue, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another happening that an incident came of or led to, and what it is to that (`carries_out`, `refused_by` …)."""

    incident_id: str
    relation: str


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening across documents."""

    id: str
    event_type: str
    date_start: str | None
    date_end: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    event_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    independent_sources: int
    differences: tuple[Difference, ...]
    confidence: float
    origin: str
    reviewed: bool = False
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office held, with the days between which it is known to have been held."""

    title: str
    of: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor that rows name."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    member_of: tuple[str, ...]
    offices: tuple[Office, ...]
    public_role: PublicRole
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Where documents are published. Reliability is the analyst's to set; none is assumed."""

    name: str
    kind: str | None
    owner: str | None
    country: str | None
    reliability: str | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, agreement or law that rows name."""

    name: str
    names: tuple[str, ...]
    date: str | None
    parties: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names an actor; `confidence` and `reason` say how sure it is tied to it, and why."""

    document_id: str
    start: int
    end: int
    text: str
    actor_id: str | None
    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None
    confidence: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch of text that names a place.

    `use`: it says where something is or goes (`place`), stands for who acts (`actor`: "Halm rejected it"), or is only
    named (`name`). `confidence` is the chance that this place of the name is meant; `geo_reason` says why it has no
    coordinates. A place in dispute carries its other `names` and those who contest whose it is (`disputed_by`).
    """

    document_id: str
    start: int
    end: int
    text: str
    place_id: str | None
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    feature_code: str | None
    geo_precision: int | None
    use: Literal["place", "actor", "name"] = "place"
    confidence: float | None = None
    geo_reason: str | None = None
    names: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A stretch of text that tells a time, with its TIMEX3 type and value and the days it covers.

    `precision` is a code of the codebook's `precision.times` (None where there are no days), `rule` the name of the
    rule that read it.
    """

    document_id: str
    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    date_start: str | None
    date_end: str | None
    precision: str | None = None
    rule: str | None = None


TABLES: dict[str, type] = {
    "documents": Document,
    "statements": Statement,
    "events": Event,
    "figures": Figure,
    "ledger": LedgerEntry,
    "incidents": Incident,
    "entities": Entity,
    "publishers": Publisher,
    "instruments": Instrument,
    "actors": ActorMention,
    "places": PlaceMention,
    "times": TimeMention,
}
"""Every table of the contract by its name, in the order in which they are written."""

CONTRACT_NAMES = {"start": "from", "end": "to"}


def as_row(record: Any) -> dict[str, Any]:
    """Return a record as the JSON object of the contract, keys in order."""
    cls: type = type(record)
    return {key: _plain(getattr(record, name)) for key, name in keys_of(cls)}


@lru_cache
def keys_of(cls: type) -> tuple[tuple[str, str], ...]:
    """Return, for every field of a record, its key in the JSON object and its name here."""
    rename = CONTRACT_NAMES if cls is Office else {}
    return tuple((rename.get(f.name, f.name), f.name) for f in fields(cls))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | dict):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return as_row(value) if is_dataclass(value) else value
