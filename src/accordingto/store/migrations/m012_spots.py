"""A desk that keeps where happenings were among their rows in, one that keeps it apart for maps and series out."""

import json
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Connection, Double, Index, Integer, MetaData, Table, Text, text

from accordingto.model.dates import PartialDate

Number = BigInteger().with_variant(Integer, "sqlite")


def m012_spots(connection: Connection) -> None:
    """Make the table and fill it from the happenings that are there."""
    metadata = MetaData()
    spots = Table(
        "spots", metadata,
        Column("row", Number, primary_key=True, autoincrement=False),
        Column("event_type", Text, nullable=False), Column("status", Text, nullable=False),
        Column("vouched", Boolean, nullable=False), Column("personal", Boolean, nullable=False),
        Column("date_start", Text), Column("date_end", Text), Column("first_day", Text), Column("last_day", Text),
        Column("place", Text), Column("latitude", Double), Column("longitude", Double),
        Column("geo_precision", Integer), Column("geo_reason", Text),
        Index("ix_spots_last_day", "last_day", "row"), Index("ix_spots_place", "place", "row"),
        Index("ix_spots_event_type", "event_type", "row"),
    )  # fmt: skip
    metadata.create_all(connection, tables=[spots])
    for incident in connection.execute(text("SELECT * FROM incidents")).mappings().all():
        connection.execute(spots.insert().values(**_spot(connection, dict(incident))))


def _spot(connection: Connection, incident: dict[str, Any]) -> dict[str, Any]:
    start, end = (PartialDate.parse_or_none(incident[f]) for f in ("date_start", "date_end"))
    first, last = start or end, end or start
    lists = {f: json.loads(incident[f]) for f in ("event_ids", "actors", "recipients", "affirmed_by")}
    precision, reason = _placing(connection, incident, lists["event_ids"])
    kept = ("row", "event_type", "status", "date_start", "date_end", "place", "latitude", "longitude")
    return {f: incident[f] for f in kept} | {
        "vouched": _is_vouched_for(incident["status"], lists),
        "personal": _is_personal(connection, [*lists["actors"], *lists["recipients"]]),
        "first_day": first.first_day.isoformat() if first else None,
        "last_day": last.last_day.isoformat() if last else None,
        "geo_precision": precision,
        "geo_reason": reason,
    }


def _is_vouched_for(status: str, lists: dict[str, Any]) -> bool:
    if status == "disputed":
        return bool(set(lists["affirmed_by"]) - set(lists["actors"]) - set(lists["recipients"]))
    return status == "told"


def _placing(connection: Connection, incident: dict[str, Any], ids: list[str]) -> tuple[int | None, str | None]:
    precision, reason = None, None
    for event_id in ids:
        query = text("SELECT place, latitude, geo_precision, geo_reason FROM events WHERE id = :id")
        for place, latitude, told, why in connection.execute(query, {"id": event_id}):
            if incident["latitude"] is None:
                reason = reason or why
            elif latitude is not None and place == incident["place"] and told is not None:
                precision = max(precision or 0, told)
    return precision, reason


def _is_personal(connection: Connection, names: list[str]) -> bool:
    for name in dict.fromkeys(names):
        query = text("SELECT public_role, offices FROM entities WHERE name = :name AND kind = 'person'")
        found = connection.execute(query, {"name": name}).all()
        if found and not any(role in ("office", "public") or offices != "[]" for role, offices in found):
            return True
    return False
