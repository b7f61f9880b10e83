"""Who is named for nothing public in a desk, the salt of its pseudonyms, and who asked for names or had something forgotten."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, insert, select

from accordingto.model.folding import fold
from accordingto.model.pseudonyms import Mask, PrivatePerson
from accordingto.model.verdicts import Disclosure
from accordingto.store.queries import ThingQuery
from accordingto.store.rows import Parts, Words, record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import Number, metadata, tables
from accordingto.store.tallies import variants

SHORTEST = 3
"""A single word of a name is masked on its own from so many letters on."""
NAMESAKES = 50
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
"""Words that are masked as parts of a whole name only."""

salts = Table("salts", metadata, Column("salt", LargeBinary, primary_key=True))
"""The desk's secret: one row."""

disclosures = Table(
    "disclosures",
    metadata,
    Column("number", Number, primary_key=True),
    Column("what", Text, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Who had names of private people written out, or had something forgotten, and when; never what was forgotten."""


class PrivacyView:
    """The part of a view that knows who is private (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def find_things(self, query: ThingQuery) -> Any:
        """Return the things that a query asks for (see `base.View`)."""
        raise NotImplementedError

    def private_people(self) -> Sequence[PrivatePerson]:
        """Return the people whom documents tell of as private and none as holding an office or a public role."""
        told = variants.c.table == "entities", variants.c.kind == "person"
        with self._errors():
            ids = set(self._connection.scalars(select(variants.c.id).where(*told, variants.c.role == "private")))
            known: dict[str, list[Any]] = {}
            for some in batches(ids):
                for row in self._connection.execute(select(variants).where(*told, variants.c.id.in_(some))):
                    known.setdefault(row.id, []).append(row)
        private = {i: rows for i, rows in known.items() if not {"office", "public"} & {r.role for r in rows}}
        texts = self._texts_of(private)
        people = []
        for thing, rows in sorted(private.items()):
            read = (Parts().process_result_value(r.names, self._connection.dialect) or () for r in rows)
            names = dict.fromkeys([*(r.name for r in rows), *(n for listed in read for n in listed)])
            spellings = _spellings(names, texts.get(thing, ()))
            kept = [s for s in spellings if len(s.split()) > 1 or not self._means_others(s, private)]
            people.append(PrivatePerson(thing, rows[0].name, tuple(kept)))
        return people

    def salt(self) -> bytes:
        """Return the secret that pseudonyms of this desk are made with."""
        with self._errors():
            return bytes(self._connection.execute(select(salts.c.salt)).scalar_one())

    def mask(self) -> Mask:
        """Return what takes the names of private people out of texts and rows of this desk."""
        people = self.private_people()
        return Mask(people, self.salt()) if people else Mask()

    def disclosures(self) -> Sequence[Disclosure]:
        """Return who had names written out or something forgotten, oldest first."""
        query = select(disclosures).order_by(disclosures.c.number)
        with self._errors():
            return [record_of(Disclosure, dict(row._mapping)) for row in self._connection.execute(query)]

    def _texts_of(self, ids: Iterable[str]) -> dict[str, set[str]]:
        actor = tables["actors"].c
        found: dict[str, set[str]] = {}
        with self._errors():
            for some in batches(ids):
                query = select(actor.actor_id, actor.text).where(actor.actor_id.in_(some)).distinct()
                for row in self._connection.execute(query):
                    found.setdefault(row[0], set()).add(row[1])
        return found

    def _means_others(self, word: str, private: Iterable[str]) -> bool:
        """Tell whether a single word also names a place or somebody who is public."""
        place = tables["places"].c
        with self._errors():
            if self._connection.execute(select(place.row).where(place.text == word).limit(1)).first():
                return True
        own = set(private)
        wanted = fold(word).casefold()
        return any(
            thing.id not in own and any(wanted in fold(n).casefold().split() for n in (thing.name, *thing.names))
            for thing in self.find_things(ThingQuery(words=word, limit=NAMESAKES)).rows
        )


def _spellings(names: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return the names of a person, their single words, and such mentions as are made of these words."""
    whole = list(dict.fromkeys(n for n in names if n))
    words = [w.strip(".,;:’'“”\"()") for n in whole for w in n.split()]
    known = {fold(w).casefold() for w in words}
    spelt = [t for t in texts if {fold(w.strip(".,")).casefold() for w in t.split()} <= known]
    single = [w for w in words if len(w) >= SHORTEST and w[:1].isupper() and w.casefold() not in CALENDAR]
    return list(dict.fromkeys(s for s in (*whole, *sorted(spelt), *single) if s[:1].isupper() and len(s) >= SHORTEST))


def keep_disclosure(connection: Connection, disclosure: Disclosure) -> None:
    """Keep who had names written out, or something forgotten."""
    connection.execute(insert(disclosures).values(what=disclosure.what, by=disclosure.by, at=disclosure.at))
