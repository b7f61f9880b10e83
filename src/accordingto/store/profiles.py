"""Actors in, what a desk tells of them in counts out: how they are named and by whom, what they say, who does what to whom."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import count

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from accordingto.store.queries import Done, Naming, Spoken
from accordingto.store.samenesses import batches
from accordingto.store.schema import items, spots, tables

DOCUMENTS = 300
"""So many documents are looked through at a time for what is said in them."""


class ProfileView:
    """The part of a view that tells of actors (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def namings(self, actor_ids: Iterable[str], most: int) -> Sequence[Naming]:
        """Return how the last `most` mentions of some actors name them, the most frequent way first."""
        mention, document = tables["actors"].c, tables["documents"].c
        last = select(mention.row).where(mention.actor_id.in_(sorted(set(actor_ids)))).order_by(mention.row.desc())
        told = (mention.text, document.publisher, mention.role, mention.reason, mention.confidence)
        query = (
            select(
                *told, func.count(), func.count(mention.reading.distinct()), mention.document_id, mention.start,
                func.max(mention.row),
            )
            .join(tables["documents"], document.reading == mention.reading)
            .where(mention.row.in_(last.limit(most)))
            .group_by(*told)
        )  # fmt: skip
        with self._errors():
            found = [Naming(*row[:9]) for row in self._connection.execute(query)]
        return sorted(found, key=lambda n: (-n.documents, -n.mentions, n.text, n.publisher or ""))

    def said_by(self, speakers: Iterable[str], most: int) -> Sequence[Spoken]:
        """Return the last `most` statements of some speakers, the latest added first."""
        statement = tables["statements"].c
        wanted = statement.speaker.in_(sorted(set(speakers)))
        last = select(statement.row).where(wanted).order_by(statement.row.desc()).limit(most)
        with self._errors():
            return self._told(list(self._connection.scalars(last)))

    def said_between(self, acts: Iterable[str], first: str | None, last: str | None, most: int) -> Sequence[Spoken]:
        """Return the last `most` statements of these acts in documents published between two days, copies left out.

        Days are ISO and inclusive; None sets no bound. The latest published come first.
        """
        statement, document = tables["statements"].c, tables["documents"].c
        wanted: list[ColumnElement[bool]] = [or_(document.original_id.is_(None), document.original_id == document.id)]
        if first is not None:
            wanted.append(document.day >= first)
        if last is not None:
            wanted.append(document.day <= last + "~")
        published = select(document.reading).where(*wanted).order_by(document.day.desc(), document.row.desc())
        said = select(statement.reading, statement.row).where(
            statement.act.concat("").in_(sorted(acts)), statement.speaker.is_not(None)
        )
        found: list[int] = []
        with self._errors():
            for start in count(0, DOCUMENTS):
                some = list(self._connection.scalars(published.limit(DOCUMENTS).offset(start)))
                order = {number: place for place, number in enumerate(some)}
                rows = self._connection.execute(said.where(statement.reading.in_(some))).all() if some else []
                found += [row for _, row in sorted(rows, key=lambda r: (order[r[0]], -r[1]))]
                if len(some) < DOCUMENTS or len(found) >= most:
                    break
        return self._told(found[:most])

    def done_between(self, types: Iterable[str], first: str | None, last: str | None, most: int) -> Sequence[Done]:
        """Return the last `most` incidents of these types that may have happened between two days and are not denied."""
        incident = tables["incidents"].c
        wanted: list[ColumnElement[bool]] = [incident.event_type.in_(sorted(types))]
        wanted.append(incident.status.not_in(("denied", "not_realised")))
        if first is not None:
            wanted.append(incident.last_day >= first)
        if last is not None:
            wanted.append(incident.first_day <= last)
        query = select(incident.id, incident.event_type, incident.status, incident.actors, incident.recipients)
        query = query.where(and_(*wanted)).order_by(incident.last_day.desc(), incident.row.desc()).limit(most)
        with self._errors():
            return [Done(r[0], r[1], r[2], tuple(r[3]), tuple(r[4])) for r in self._connection.execute(query)]

    def incident_counts(self, field: str, names: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return how many incidents have one of these names in a list field, by event type and status."""
        spot = spots.c
        listed = select(items.c.row).where(
            items.c.table == "incidents", items.c.field == field, items.c.value.in_(sorted(set(names)))
        )
        query = select(spot.event_type, spot.status, func.count()).where(spot.row.in_(listed))
        with self._errors():
            found = self._connection.execute(query.group_by(spot.event_type, spot.status)).all()
        return {(row[0], row[1]): row[2] for row in sorted(found, key=lambda r: (-r[2], r[0], r[1]))}

    def _told(self, rows: Sequence[int]) -> list[Spoken]:
        statement, document = tables["statements"].c, tables["documents"].c
        with self._errors():
            query = select(
                statement.row, statement.speaker, statement.act, statement.about, statement.addressees, document.day,
                statement.document_id,
            ).join(tables["documents"], document.reading == statement.reading)  # fmt: skip
            told = {
                row[0]: Spoken(row[1], row[2], tuple(row[3]), tuple(row[4]), row[5], row[6])
                for some in batches(rows)
                for row in self._connection.execute(query.where(statement.row.in_(some)))
            }
        return [told[number] for number in rows]
