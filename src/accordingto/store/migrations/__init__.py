"""A database in, a desk of the present shape out: each migration runs once, with its record in one transaction."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, insert, inspect, select

from accordingto.store.base import StoreError
from accordingto.store.migrations.m001_desk import m001_desk
from accordingto.store.migrations.m002_words import m002_words
from accordingto.store.migrations.m003_times import m003_times
from accordingto.store.migrations.m004_sameness import m004_sameness
from accordingto.store.migrations.m005_watching import m005_watching
from accordingto.store.migrations.m006_search import m006_search
from accordingto.store.migrations.m007_links import m007_links
from accordingto.store.migrations.m008_sketches import m008_sketches
from accordingto.store.migrations.m009_places import m009_places
from accordingto.store.migrations.m010_speed import m010_speed
from accordingto.store.migrations.m011_review import m011_review
from accordingto.store.migrations.m012_spots import m012_spots
from accordingto.store.migrations.m013_privacy import m013_privacy
from accordingto.store.migrations.m014_searches import m014_searches
from accordingto.store.migrations.m015_runs import m015_runs
from accordingto.store.migrations.m016_related import m016_related
from accordingto.store.migrations.m017_counted import m017_counted
from accordingto.store.migrations.m018_others import m018_others
from accordingto.store.migrations.m019_bounded import m019_bounded
from accordingto.store.migrations.m020_spelt import m020_spelt
from accordingto.store.sqlite import MIGRATIONS_TABLE, write_transaction

Migration = Callable[[Connection], None]

MIGRATIONS: tuple[Migration, ...] = (
    m001_desk,
    m002_words,
    m003_times,
    m004_sameness,
    m005_watching,
    m006_search,
    m007_links,
    m008_sketches,
    m009_places,
    m011_review,
    m010_speed,
    m012_spots,
    m014_searches,
    m013_privacy,
    m015_runs,
    m016_related,
    m017_counted,
    m018_others,
    m019_bounded,
    m020_spelt,
)
"""All migrations, oldest first."""

record = Table(
    MIGRATIONS_TABLE,
    MetaData(),
    Column("name", Text, primary_key=True),
    Column("applied_at", Text, nullable=False),
)
"""Which migrations a desk has had."""


def migrate(engine: Engine, where: str) -> None:
    """Bring a desk to its present shape; `where` names it in messages.

    Raises StoreError for a database of another program and for a desk that a newer version has changed.
    """
    with engine.connect() as connection:
        pending = _pending(connection, where)
    if not pending:
        return
    with write_transaction(engine) as connection:
        record.create(connection, checkfirst=True)
        done = _applied(connection)
        for migration in pending:
            if migration.__name__ in done:
                continue
            migration(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(record).values(name=migration.__name__, applied_at=now))


def _pending(connection: Connection, where: str) -> list[Migration]:
    present = inspect(connection).get_table_names()
    if record.name not in present:
        if present:
            raise StoreError(f"{where} is a database, but no desk: it belongs to another program; name another file")
        return list(MIGRATIONS)
    done = _applied(connection)
    unknown = sorted(done - {m.__name__ for m in MIGRATIONS})
    if unknown:
        raise StoreError(
            f"{where} was made by a newer version of accordingto (it has had {', '.join(unknown)}, which this version "
            "does not know); update accordingto, or use another desk"
        )
    return [m for m in MIGRATIONS if m.__name__ not in done]


def _applied(connection: Connection) -> set[str]:
    return set(connection.scalars(select(record.c.name)))
