"""Who is named for nothing public in a desk, the salt of its pseudonyms, and who asked for names or had something forgotten."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, insert, select

from accordingto.model.folding import fold
from accordingto.model.pseudonyms import NO_MASK, Mask, PrivatePerson, RosterMask
from accordingto.model.verdicts import Disclosure
from accordingto.store.rows import Parts, Words, record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import Number, metadata, tables
from accordingto.store.sqlite import named_like
from accordingto.store.tallies import variants

SHORTEST = 3
"""A single word of a name is masked on its own from so many letters on."""
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

    def private_names(self) -> dict[str, tuple[str, ...]]:
        """Return all names of each person whom documents tell of as private and none as of an office or a public role."""
        named = variants.alias("named").c
        private = select(named.id).where(named.table == "entities", named.kind == "person", named.role == "private")
        listed = variants.c.id, variants.c.name, variants.c.names, variants.c.role
        query = select(*listed).where(
            variants.c.table == "entities", variants.c.kind == "person", variants.c.id.in_(private)
        )
        known: dict[str, dict[str, None]] = {}
        public: set[str] = set()
        with self._errors():
            for thing, name, names, role in self._connection.execute(query.order_by(variants.c.id, variants.c.number)):
                read = () if names in (None, "[]") else Parts().process_result_value(names, self._connection.dialect)
                known.setdefault(thing, {}).update(dict.fromkeys((name, *(read or ()))))
                if role in ("office", "public"):
                    public.add(thing)
        return {thing: tuple(names) for thing, names in known.items() if thing not in public}

    def private_people(self, ids: Iterable[str] | None = None) -> Sequence[PrivatePerson]:
        """Return the people (of these ids) who are private here, with all ways in which documents spell them."""
        private = self.private_names()
        chosen = private if ids is None else {i: private[i] for i in ids if i in private}
        return self._people(chosen, private.keys())

    def _people(self, chosen: Mapping[str, Sequence[str]], private: Collection[str]) -> list[PrivatePerson]:
        """Return some people with their spellings; a single word that names others as well, who are not private, is none."""
        texts = self._texts_of(chosen)
        spelt = {thing: _spellings(names, texts.get(thing, ())) for thing, names in chosen.items()}
        single = {s for spellings in spelt.values() for s in spellings if len(s.split()) == 1}
        others = {word for word in sorted(single) if self._means_others(word, private)}
        return [
            PrivatePerson(thing, chosen[thing][0], tuple(s for s in spelt[thing] if s not in others))
            for thing in sorted(chosen)
        ]

    def salt(self) -> bytes:
        """Return the secret that pseudonyms of this desk are made with."""
        with self._errors():
            return bytes(self._connection.execute(select(salts.c.salt)).scalar_one())

    def mask(self) -> Mask:
        """Return what takes the names of private people out of texts and rows of this desk."""
        names = self.private_names()
        return RosterMask(names, partial(self._looked_up, names), self.salt()) if names else NO_MASK

    def _looked_up(self, private: Mapping[str, Sequence[str]], ids: Sequence[str]) -> list[PrivatePerson]:
        return self._people({i: private[i] for i in ids}, private.keys())

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

    def _means_others(self, word: str, private: Collection[str]) -> bool:
        """Tell whether a single word also names a place or somebody who is public."""
        place = tables["places"].c
        wanted = fold(word).casefold()
        named = select(variants.c.id, variants.c.name, variants.c.names).where(
            variants.c.table == "entities", named_like(variants.c.number, word, whole=True)
        )
        with self._errors():
            if self._connection.execute(select(place.row).where(place.text == word).limit(1)).first():
                return True
            for row in self._connection.execute(named):
                if row.id not in private:
                    names = Parts().process_result_value(row.names, self._connection.dialect) or ()
                    if any(wanted in fold(n).casefold().split() for n in (row.name, *names)):
                        return True
        return False


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
