"""Questions of maps and series in, counts of happenings and documents out: by place, by day, by reason; one scan each."""

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Table, Text, and_, case, false, func, or_, select, type_coerce

from accordingto.model.records import Incident, PlaceMention
from accordingto.store.base import DayTally, Page, PlaceTally, ReadTally, SpotQuery
from accordingto.store.rows import escape, record_of
from accordingto.store.schema import items, spot_days, spots, tables

AFTER_ALL = "~"
"""Sorts after every further character of an ISO date."""
AT_ONCE = 500
"""Names that one question holds: a database takes only so many."""


class SpotView:
    """The part of a view that counts for maps and series (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def tally_places(
        self, query: SpotQuery, coarse_types: Iterable[str], coarse_from: str | None
    ) -> Sequence[PlaceTally]:
        """Return how many happenings there are at each point, by type, what is to be coarse apart."""
        told: ColumnElement[bool] = spots.c.event_type.in_(sorted(coarse_types))
        if coarse_from is not None:
            told = and_(told, or_(spots.c.last_day.is_(None), spots.c.last_day >= coarse_from))
        coarse = case((or_(told, spots.c.personal), 1), else_=0)
        keys = (spots.c.place, spots.c.latitude, spots.c.longitude, spots.c.geo_precision, spots.c.event_type, coarse)
        asked = select(*keys, func.count()).where(_where(query), spots.c.latitude.is_not(None)).group_by(*keys)
        with self._errors():
            rows = self._connection.execute(asked).all()
        return [PlaceTally(p, y, x, precise, kind, bool(c), n) for p, y, x, precise, kind, c, n in rows]

    def tally_days(self, query: SpotQuery, by: Literal["all", "place", "dyad"] = "all") -> Sequence[DayTally]:
        """Return how many happenings were told with each pair of dates, by type, and by place or pair of parties.

        Pairs are told without the happenings in which private people take part.
        """
        if by == "all" and _by_days_alone(query):
            return self._counted_days(query)
        keys: list[Any] = [spots.c.date_start, spots.c.date_end, spots.c.event_type]
        source: Any = spots
        if by == "place":
            keys.append(spots.c.place)
        elif by == "dyad":
            keys += [tables["incidents"].c.actors, tables["incidents"].c.recipients]
            source = spots.join(tables["incidents"], tables["incidents"].c.row == spots.c.row)
        asked = select(*keys, func.count()).select_from(source).where(_where(query)).group_by(*keys)
        if by == "dyad":
            asked = asked.where(~spots.c.personal)
        with self._errors():
            rows = [tuple(row) for row in self._connection.execute(asked)]
        if by != "dyad":
            return [DayTally(row[0], row[1], row[2], row[3] if by == "place" else None, row[-1]) for row in rows]
        return [
            DayTally(start, end, kind, f"{actor} → {recipient}", n)
            for start, end, kind, actors, recipients, n in rows
            for actor in dict.fromkeys(actors)
            for recipient in dict.fromkeys(recipients)
        ]

    def _counted_days(self, query: SpotQuery) -> list[DayTally]:
        """Return the same as the database has counted it."""
        of = spot_days.c
        keys = (of.date_start, of.date_end, of.event_type)
        asked = select(*keys, func.sum(of.count)).where(*_conditions(query, spot_days)).group_by(*keys)
        with self._errors():
            return [DayTally(r[0] or None, r[1] or None, r[2], None, r[3]) for r in self._connection.execute(asked)]

    def happened_since(self, day: str) -> int:
        """Return how many happenings may have lasted to a day or a later one."""
        with self._errors():
            return self._connection.scalar(select(func.sum(spot_days.c.count)).where(spot_days.c.last_day >= day)) or 0

    def tally_reasons(self, query: SpotQuery) -> dict[str | None, int]:
        """Return why happenings have no point, with their counts, the most frequent first."""
        asked = select(spots.c.geo_reason, func.count()).where(_where(query), spots.c.latitude.is_(None))
        with self._errors():
            rows = self._connection.execute(asked.group_by(spots.c.geo_reason)).all()
        return dict(sorted(((reason, n) for reason, n in rows), key=lambda r: (-r[1], r[0] or "")))

    def tally_reading(self, first: str | None = None, last: str | None = None) -> Sequence[ReadTally]:
        """Return how many documents were read of each day (between two days), publisher and language."""
        of = tables["documents"].c
        day = case((func.length(of.published) > 10, func.substr(of.published, 1, 10)), else_=of.published)
        original = func.sum(case((or_(of.original_id.is_(None), of.original_id == of.id), 1), else_=0))
        asked = select(day, of.publisher, of.language, func.count(), original)
        if first is not None:
            asked = asked.where(of.published >= first)
        if last is not None:
            asked = asked.where(of.published <= last + AFTER_ALL)
        with self._errors():
            rows = self._connection.execute(asked.group_by(day, of.publisher, of.language)).all()
        return [ReadTally(*row) for row in rows]

    def find_happenings(
        self, query: SpotQuery, limit: int = 50, offset: int = 0, most_counted: int | None = None
    ) -> Page[Incident]:
        """Return the happenings that a query asks for, the latest first, those without a day at the end."""
        asked = select(spots.c.row).where(_where(query))
        ordered = asked.order_by(spots.c.last_day.desc(), spots.c.row.desc()).limit(limit).offset(offset)
        bound = None if most_counted is None else max(most_counted, offset + limit)
        counted = asked.limit(None if bound is None else bound + 1).subquery()
        table = tables["incidents"]
        with self._errors():
            numbers = list(self._connection.scalars(ordered))
            total = self._connection.execute(select(func.count()).select_from(counted)).scalar_one()
            columns = (table.c.row, *(table.c[f.name] for f in fields(Incident)))
            found = self._connection.execute(select(*columns).where(table.c.row.in_(numbers))).mappings().all()
        rows = {row["row"]: record_of(Incident, {k: v for k, v in row.items() if k != "row"}) for row in found}
        shown = tuple(rows[n] for n in numbers if n in rows)
        return Page(shown, total if bound is None else min(total, bound), offset, bound is not None and total > bound)

    def places_with(self, feature_codes: Iterable[str]) -> Sequence[str]:
        """Return the ids of the places that texts name and that are of one of these kinds, sorted."""
        place = tables["places"].c
        told = select(place.place_id).distinct().where(place.feature_code.in_(sorted(feature_codes)))
        with self._errors():
            return list(self._connection.scalars(told.where(place.place_id.is_not(None)).order_by(place.place_id)))

    def places_named(self, names: Iterable[str]) -> dict[str, PlaceMention]:
        """Return the latest mention of each of these places that tells the most of it."""
        table, wanted = tables["places"], list(dict.fromkeys(names))
        told = or_(table.c.latitude.is_not(None), table.c.disputed_by != ())
        found: dict[str, PlaceMention] = {}
        for start in range(0, len(wanted), AT_ONCE):
            named = json.dumps([escape(n) for n in wanted[start : start + AT_ONCE]])
            each = func.json_each(named).table_valued("value")
            of_name = select(table.c.row).where(type_coerce(table.c.name, Text) == each.c.value, told)
            last = of_name.order_by(table.c.row.desc()).limit(1).correlate(each).scalar_subquery()
            columns = (table.c[f.name] for f in fields(PlaceMention))
            with self._errors():
                asked = select(*columns).where(table.c.row.in_(select(last).select_from(each)))
                rows = self._connection.execute(asked).mappings().all()
            found |= {row["name"]: record_of(PlaceMention, dict(row)) for row in rows}
        return found


def _by_days_alone(query: SpotQuery) -> bool:
    """Tell whether a query asks for types and days only, which the database has counted."""
    return not any((query.status, query.actor, query.recipient, query.place)) and query.placed is None


def _conditions(query: SpotQuery, of: Table) -> list[ColumnElement[bool]]:
    """Return the conditions on types, days and whether somebody vouches for it, which all tables of happenings can be held against."""
    conditions: list[ColumnElement[bool]] = []
    if query.event_types:
        kind = of.c.event_type.concat("") if query.date_from is not None else of.c.event_type
        conditions.append(kind.in_(query.event_types))
    if query.vouched:
        conditions.append(of.c.vouched)
    if query.date_from is not None:
        conditions.append(of.c.last_day >= query.date_from)
    if query.date_to is not None:
        conditions.append(of.c.first_day <= query.date_to)
        conditions.append(of.c.first_day != "")
    return conditions


def _where(query: SpotQuery) -> ColumnElement[bool]:
    conditions = _conditions(query, spots)
    if query.status is not None:
        conditions.append(spots.c.status == query.status)
    if query.place is not None:
        conditions.append(spots.c.place == query.place)
    for field, name in (("actors", query.actor), ("recipients", query.recipient)):
        if name is not None:
            listed = select(items.c.row).where(
                items.c.table == "incidents", items.c.field == field, items.c.value == name
            )
            conditions.append(spots.c.row.in_(listed))
    if query.placed is not None:
        conditions.append(spots.c.latitude.is_not(None) if query.placed else spots.c.latitude.is_(None))
    return and_(*conditions) if conditions else ~false()
