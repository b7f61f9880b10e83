"""A happening in, its row in the table of spots out: where and when it was, as far as maps and series need it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from accordingto.model.dates import PartialDate
from accordingto.model.people import PUBLIC_ROLES
from accordingto.model.records import Incident
from accordingto.model.vouching import is_vouched_for
from accordingto.store.rows import escape
from accordingto.store.samenesses import batches
from accordingto.store.schema import spots, tables

MOST_EVENTS = 500
"""Events of a happening that are asked where it was."""
OFFICES = 6
"""The place of an entity's offices in what `variants` keeps of it."""
_PUBLIC = ", ".join(f"'{role}'" for role in PUBLIC_ROLES)
_LISTED = "SELECT 1 FROM things AS t WHERE t.\"table\" = 'entities' AND t.name = n.value"
PRIVATE = f"""
    SELECT v.name FROM json_each(?) AS n
    CROSS JOIN things AS t ON t."table" = 'entities' AND t.name = n.value
    CROSS JOIN variants AS v ON v."table" = 'entities' AND v.id = t.id AND v.name = t.name AND v.kind = 'person'
    GROUP BY v.name HAVING NOT max(coalesce(v.role IN ({_PUBLIC}), 0) OR json_extract(v.data, '$[{OFFICES}]') <> '[]')
    UNION ALL
    SELECT e.name FROM json_each(?) AS n CROSS JOIN entities AS e ON e.name = n.value AND e.kind = 'person'
    WHERE NOT EXISTS ({_LISTED})
    GROUP BY e.name HAVING NOT max(coalesce(e.public_role IN ({_PUBLIC}), 0) OR e.offices <> '[]')
"""
"""Which of some names are of persons without a public role or office; tables are gone through in the order named here."""


def keep_spots(connection: Connection, incidents: Sequence[tuple[Incident, int]]) -> None:
    """Keep where and when happenings were, each under the number of its row, in the place of what was kept before."""
    if not incidents:
        return
    connection.exec_driver_sql("DELETE FROM spots WHERE row = ?", [(number,) for _, number in incidents])
    told = _placings(connection, {e for incident, _ in incidents for e in incident.event_ids[:MOST_EVENTS]})
    rows = [
        _columns(incident, number, _placing(incident, told)) | {"personal": _is_personal(connection, incident)}
        for incident, number in incidents
    ]
    connection.execute(insert(spots), rows)


def _columns(incident: Incident, number: int, placing: tuple[int | None, str | None]) -> dict[str, Any]:
    start, end = (PartialDate.parse_or_none(d) for d in (incident.date_start, incident.date_end))
    first, last = start or end, end or start
    return {
        "row": number, "event_type": incident.event_type, "status": incident.status, "vouched": is_vouched_for(incident),
        "date_start": incident.date_start, "date_end": incident.date_end,
        "first_day": first.first_day.isoformat() if first else None, "last_day": last.last_day.isoformat() if last else None,
        "place": incident.place, "latitude": incident.latitude, "longitude": incident.longitude,
        "geo_precision": placing[0], "geo_reason": placing[1],
    }  # fmt: skip


def _placings(connection: Connection, event_ids: Iterable[str]) -> dict[str, Any]:
    """Return the rows of events with what they say of their places."""
    events = tables["events"].c
    query = select(events.row, events.id, events.place, events.latitude, events.geo_precision, events.geo_reason)
    found = (row for ids in batches(event_ids) for row in connection.execute(query.where(events.id.in_(ids))))
    placings: dict[str, Any] = {row.id: row for row in found}
    return placings


def _placing(incident: Incident, told_of: Mapping[str, Any]) -> tuple[int | None, str | None]:
    """Return how precise the place of a happening is, or why it has no point: what its events say."""
    found = [told_of[e] for e in dict.fromkeys(incident.event_ids[:MOST_EVENTS]) if e in told_of]
    found.sort(key=lambda row: int(row[0]))
    if incident.latitude is not None:
        told = [row.geo_precision for row in found if row.latitude is not None and row.place == incident.place]
        return max((p for p in told if p is not None), default=None), None
    reasons = [
        row.geo_reason for row in found if row.geo_reason and (row.place is not None) == (incident.place is not None)
    ]
    return None, reasons[0] if reasons else next((row.geo_reason for row in found if row.geo_reason), None)


def _is_personal(connection: Connection, incident: Incident) -> bool:
    """Tell whether a person takes part of whom no office and no public role is known.

    Asked are the accounts that differ, not every row: a desk names a state in each of its documents. A name that no thing is
    listed under is looked for in the rows.
    """
    asked = json.dumps([escape(name) for name in sorted({*incident.actors, *incident.recipients})])
    return connection.exec_driver_sql(PRIVATE, (asked, asked)).first() is not None
