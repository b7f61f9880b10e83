"""A happening in, its row in the table of spots out: where and when it was, as far as maps and series need it."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from accordingto.model.dates import PartialDate
from accordingto.model.people import PUBLIC_ROLES
from accordingto.model.records import Incident
from accordingto.model.vouching import is_vouched_for
from accordingto.store.rows import escape
from accordingto.store.schema import spots, tables

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


def keep_spot(connection: Connection, incident: Incident, number: int) -> None:
    """Keep where and when a happening was, under the number of its row, in the place of what was kept before."""
    start, end = (PartialDate.parse_or_none(d) for d in (incident.date_start, incident.date_end))
    first, last = start or end, end or start
    precision, reason = _placing(connection, incident)
    drop_spot(connection, number)
    connection.execute(
        insert(spots).values(
            row=number, event_type=incident.event_type, status=incident.status, vouched=is_vouched_for(incident),
            personal=_is_personal(connection, (*incident.actors, *incident.recipients)),
            date_start=incident.date_start, date_end=incident.date_end,
            first_day=first.first_day.isoformat() if first else None, last_day=last.last_day.isoformat() if last else None,
            place=incident.place, latitude=incident.latitude, longitude=incident.longitude,
            geo_precision=precision, geo_reason=reason,
        )
    )  # fmt: skip


def drop_spot(connection: Connection, number: int) -> None:
    """Forget where and when a happening was."""
    connection.execute(delete(spots).where(spots.c.row == number))


def _placing(connection: Connection, incident: Incident) -> tuple[int | None, str | None]:
    """Return how precise the place of a happening is, or why it has no point: what its events say."""
    events = tables["events"].c
    query = select(events.place, events.latitude, events.geo_precision, events.geo_reason).where(
        events.id.in_(incident.event_ids[:500])
    )
    found = connection.execute(query.order_by(events.row)).all()
    if incident.latitude is not None:
        told = [row.geo_precision for row in found if row.latitude is not None and row.place == incident.place]
        return max((p for p in told if p is not None), default=None), None
    reasons = [
        row.geo_reason for row in found if row.geo_reason and (row.place is not None) == (incident.place is not None)
    ]
    return None, reasons[0] if reasons else next((row.geo_reason for row in found if row.geo_reason), None)


def _is_personal(connection: Connection, names: Sequence[str]) -> bool:
    """Tell whether a person takes part of whom no office and no public role is known.

    Asked are the accounts that differ, not every row: a desk names a state in each of its documents. A name that no thing is
    listed under is looked for in the rows.
    """
    asked = json.dumps([escape(name) for name in sorted(set(names))])
    return connection.exec_driver_sql(PRIVATE, (asked, asked)).first() is not None
