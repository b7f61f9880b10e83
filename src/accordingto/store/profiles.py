"""Actors in, what a desk tells of them in counts out: how they are named and by whom, what they say, who does what to whom."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from accordingto.store.queries import Done, Naming, Spoken
from accordingto.store.samenesses import batches
from accordingto.store.schema import items, tables


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
        return self._spoken(select(statement.row).where(wanted).order_by(statement.row.desc()).limit(most))

    def said_between(self, acts: Iterable[str], first: str | None, last: str | None, most: int) -> Sequence[Spoken]:
        """Return the last `most` statements of these acts in documents published between two days, copies left out.

        Days are ISO and inclusive; None sets no bound. The latest published come first.
        """
        statement, document = tables["statements"].c, tables["documents"].c
        wanted: list[ColumnElement[bool]] = [statement.act.in_(sorted(acts)), statement.speaker.is_not(None)]
        wanted.append(or_(document.original_id.is_(None), document.original_id == document.id))
        if first is not None:
            wanted.append(document.day >= first)
        if last is not None:
            wanted.append(document.day <= last + "~")
        found = select(statement.row).join(tables["documents"], document.reading == statement.reading).where(*wanted)
        return self._spoken(found.order_by(document.day.desc(), statement.row.desc()).limit(most))

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
        incident = tables["incidents"].c
        listed = select(items.c.row).where(
            items.c.table == "incidents", items.c.field == field, items.c.value.in_(sorted(set(names)))
        )
        query = select(incident.event_type, incident.status, func.count()).where(incident.row.in_(listed))
        with self._errors():
            found = self._connection.execute(query.group_by(incident.event_type, incident.status)).all()
        return {(row[0], row[1]): row[2] for row in sorted(found, key=lambda r: (-r[2], r[0], r[1]))}

    def _spoken(self, numbers: Select[Any]) -> list[Spoken]:
        statement, document = tables["statements"].c, tables["documents"].c
        with self._errors():
            rows = list(self._connection.scalars(numbers))
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
