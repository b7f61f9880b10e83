"""An empty database in, the first desk out: readings, originals, items and the twelve tables of the contract.

What stands here is history and never changes; a later shape of a table is a later migration.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

Number = BigInteger().with_variant(Integer, "sqlite")


COLUMNS: dict[str, tuple[tuple[type[TypeEngine[Any]], str], ...]] = {
    "documents": (
        (Text, "id path url publisher title published published_precision published_basis published_from"),
        (Text, "published_to updated retrieved language translated_from text segments sha256 copy_group"),
        (Text, "original_id story_id warnings"),
    ),
    "statements": (
        (Text, "id document_id speaker speaker_id speaker_text addressees about act mode form cue content"),
        (Text, "content_spans reported_by responds_to hedge conditional medium said_on origin"),
        (Integer, "evidence_start evidence_end"),
        (Boolean, "speaker_is_publisher reviewed"),
        (Double, "confidence"),
    ),
    "events": (
        (Text, "id document_id also_at trigger event_type mode context quad_code acled actors actor_ids"),
        (Text, "recipients recipient_ids place place_text place_id geo_reason date_start date_end date_basis"),
        (Text, "factuality voice sources statement_id counts figure_ids origin first_day last_day"),
        (Integer, "evidence_start evidence_end geo_precision"),
        (Double, "latitude longitude confidence"),
        (Boolean, "party_word reviewed"),
    ),
    "figures": (
        (Text, "id document_id value low high unit what category sources statement_id event_id as_of origin"),
        (Integer, "evidence_start evidence_end"),
        (Double, "confidence"),
        (Boolean, "reviewed"),
    ),
    "ledger": (
        (
            Text,
            "id kind by of must_act terms condition instruments clause made_on deadline state claimed_by steps origin",
        ),
        (Boolean, "disputed reviewed"),
        (Double, "confidence"),
    ),
    "incidents": (
        (Text, "id event_type date_start date_end place actors recipients status affirmed_by denied_by"),
        (Text, "event_ids document_ids differences origin"),
        (Double, "latitude longitude confidence"),
        (Integer, "independent_sources"),
        (Boolean, "reviewed"),
    ),
    "entities": ((Text, "id name names kind country sector member_of offices public_role wikidata_id"),),
    "publishers": ((Text, "name kind owner country reliability"),),
    "instruments": ((Text, "name names date parties clauses"),),
    "actors": (
        (Text, "document_id text actor_id name kind country sector role"),
        (Integer, "start end"),
    ),
    "places": (
        (Text, "document_id text place_id name country admin1 feature_code"),
        (Integer, "start end geo_precision"),
        (Double, "latitude longitude"),
    ),
    "times": (
        (Text, "document_id text type value date_start date_end"),
        (Integer, "start end"),
    ),
}

INDEXED = {
    "documents": "id, sha256, publisher, published, copy_group, story_id, language",
    "statements": "id, speaker, act, mode, form, hedge, said_on, reported_by",
    "events": "id, event_type, mode, factuality, voice, place, first_day last_day, statement_id",
    "figures": "id, what, category, statement_id, event_id",
    "ledger": "id, kind, state, deadline",
    "incidents": "id, event_type, status, date_start",
    "entities": "id",
    "publishers": "name",
    "instruments": "name",
    "actors": "actor_id, name",
    "places": "place_id, name",
    "times": "date_start",
}


def m001_desk(connection: Connection) -> None:
    """Make the first tables and their indexes."""
    metadata = MetaData()
    Table(
        "readings",
        metadata,
        Column("number", Number, primary_key=True),
        Column("document_id", Text, nullable=False, unique=True),
        Column("key", Text, nullable=False),
        Column("added_at", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    Table(
        "originals",
        metadata,
        Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
        Column("kind", Text),
        Column("data", LargeBinary, nullable=False),
    )
    Table(
        "items",
        metadata,
        *(Column(name, Text, primary_key=True) for name in ("table", "field", "value")),
        Column("row", Number, primary_key=True),
        Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    for name, columns in COLUMNS.items():
        Table(
            name,
            metadata,
            Column("row", Number, primary_key=True, autoincrement=False),
            Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), index=True),
            *(Column(field, kind) for kind, fields in columns for field in fields.split()),
            *(Index(f"ix_{name}_{i.replace(' ', '_')}", *i.split(), "row") for i in INDEXED[name].split(", ")),
        )
    metadata.create_all(connection)
