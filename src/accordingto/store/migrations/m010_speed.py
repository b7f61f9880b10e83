"""A desk whose pages read whole tables in, one that counts as it is written and finds rows by what pages ask for out."""

from sqlalchemy import Connection

from accordingto.store.countings import count_values, drop_empty_counts, keep_things, keep_variants
from accordingto.store.sqlite import create_word_index

DUE = "CASE length(deadline) WHEN 4 THEN deadline || '-12-31' WHEN 7 THEN deadline || '-31' ELSE substr(deadline, 1, 10) END"
FIRST_DAY = (
    "CASE length(coalesce(date_start, date_end)) WHEN 4 THEN coalesce(date_start, date_end) || '-01-01' "
    "WHEN 7 THEN coalesce(date_start, date_end) || '-01' ELSE substr(coalesce(date_start, date_end), 1, 10) END"
)
LAST_DAY = (
    "CASE length(coalesce(date_end, date_start)) WHEN 4 THEN coalesce(date_end, date_start) || '-12-31' "
    "WHEN 7 THEN coalesce(date_end, date_start) || '-31' ELSE substr(coalesce(date_end, date_start), 1, 10) END"
)
COLUMNS = (
    ("documents", "day TEXT GENERATED ALWAYS AS (coalesce(published, published_to, published_from))"),
    ("ledger", f"due TEXT GENERATED ALWAYS AS ({DUE})"),
    ("ledger", "threaded BOOLEAN NOT NULL DEFAULT 0"),
    ("threads", f"due TEXT GENERATED ALWAYS AS ({DUE})"),
    ("incidents", f"first_day TEXT GENERATED ALWAYS AS ({FIRST_DAY})"),
    ("incidents", f"last_day TEXT GENERATED ALWAYS AS ({LAST_DAY})"),
    ("incidents", "diverging BOOLEAN GENERATED ALWAYS AS (differences <> '[]')"),
)
INDEXES = (
    ("documents", "day"), ("figures", "unit"), ("ledger", "threaded due"), ("ledger", "threaded state due"),
    ("ledger", "threaded kind due"), ("threads", "due"), ("threads", "state due"), ("incidents", "place"),
    ("incidents", "last_day"), ("incidents", "diverging last_day"), ("incidents", "event_type last_day"),
    ("incidents", "independent_sources"),
)  # fmt: skip
SAID_DAY = "CASE WHEN length(@.said_on) >= 10 THEN substr(@.said_on, 1, 10) END"
TALLIED = (
    ("documents", "publisher language", ""),
    ("statements", "speaker act", "about"),
    ("events", "event_type quad_code factuality place", "actors recipients sources"),
    ("figures", "what category unit", "sources"),
    ("ledger", "kind state", "by of must_act instruments"),
    ("threads", "kind state", "by of must_act instruments"),
    ("incidents", "event_type status place", "actors recipients"),
    ("actors", "", ""),
    ("places", "", ""),
    ("times", "", ""),
)
THINGS = (
    (
        "entities", "id", {"name": "@.name", "names": "@.names", "kind": "@.kind", "country": "@.country", "role": "@.public_role"},
        "name names kind country sector member_of offices public_role wikidata_id",
    ),
    (
        "publishers", "name", {"name": "@.name", "names": "NULL", "kind": "@.kind", "country": "@.country", "role": "NULL"},
        "kind owner country reliability",
    ),
    (
        "instruments", "name", {"name": "@.name", "names": "@.names", "kind": "NULL", "country": "NULL", "role": "NULL"},
        "names date parties clauses",
    ),
)  # fmt: skip


def m010_speed(connection: Connection) -> None:
    """Add what rows are put in order by, count rows and values, and keep every thing once."""
    for table, column in COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table, columns in INDEXES:
        over = ", ".join([*columns.split(), "row"])
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{columns.replace(' ', '_')} ON {table} ({over})")
    _mark_threaded(connection)
    _make_tables(connection)
    create_word_index(connection, "threads", "terms", "condition", "instruments")
    drop_empty_counts(connection)
    for table, columns, lists in TALLIED:
        told = {name: f'@."{name}"' for name in columns.split()}
        if table == "statements":
            told["said_day"] = SAID_DAY
        only, watched = ("@.threaded = 0", ["threaded"]) if table == "ledger" else ("1", [])
        count_values(connection, table, told, lists.split(), only, watched)
    keep_things(connection)
    for table, identity, described, columns in THINGS:
        keep_variants(connection, table, identity, described, columns.split())


def _mark_threaded(connection: Connection) -> None:
    """Mark the ledger entries that are part of one followed through several documents, now and from now on."""
    member = "SELECT 1 FROM clusters WHERE kind = 'ledger' AND member = {id}"
    for statement in (
        f"UPDATE ledger SET threaded = 1 WHERE EXISTS ({member.format(id='ledger.id')})",
        (
            f"CREATE TRIGGER ledger_threaded AFTER INSERT ON ledger WHEN EXISTS ({member.format(id='new.id')}) BEGIN "
            "UPDATE ledger SET threaded = 1 WHERE row = new.row; END"
        ),
        (
            "CREATE TRIGGER clusters_threaded AFTER INSERT ON clusters WHEN new.kind = 'ledger' BEGIN "
            "UPDATE ledger SET threaded = 1 WHERE id = new.member; END"
        ),
        (
            "CREATE TRIGGER clusters_unthreaded AFTER DELETE ON clusters WHEN old.kind = 'ledger' BEGIN "
            "UPDATE ledger SET threaded = 0 WHERE id = old.member; END"
        ),
    ):
        connection.exec_driver_sql(statement)


def _make_tables(connection: Connection) -> None:
    for statement in (
        (
            'CREATE TABLE tallies ("table" TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, '
            'PRIMARY KEY ("table", field, value)) WITHOUT ROWID'
        ),
        (
            'CREATE TABLE variants (number INTEGER NOT NULL PRIMARY KEY, "table" TEXT NOT NULL, id TEXT NOT NULL, '
            "data TEXT NOT NULL, first INTEGER NOT NULL, rows INTEGER NOT NULL, name TEXT NOT NULL, names TEXT, kind TEXT, "
            "country TEXT, role TEXT)"
        ),
        'CREATE UNIQUE INDEX ix_variants_data ON variants ("table", id, data)',
        'CREATE INDEX ix_variants_first ON variants ("table", id, first)',
        (
            'CREATE TABLE things ("table" TEXT NOT NULL, id TEXT NOT NULL, first INTEGER, rows INTEGER NOT NULL, '
            'name TEXT NOT NULL, kind TEXT, country TEXT, role TEXT, PRIMARY KEY ("table", id)) WITHOUT ROWID'
        ),
        *(
            f'CREATE INDEX ix_things_{name} ON things ("table", {name}, first)'
            for name in ("name", "kind", "country", "role")
        ),
        'CREATE INDEX ix_things_first ON things ("table", first)',
        'CREATE INDEX ix_things_rows ON things ("table", rows, first)',
    ):
        connection.exec_driver_sql(statement)
