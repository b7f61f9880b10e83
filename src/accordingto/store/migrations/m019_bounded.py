"""A desk of which some pages cost what it holds in, one that counts days and deadlines and finds every list by an index out."""

from sqlalchemy import Connection

from accordingto.store.countings import count_days, count_values, keep_days
from accordingto.store.migrations.m010_speed import TALLIED

DUE_MONTH = "CASE WHEN @.deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' THEN substr(@.deadline, 1, 7) END"
REPLACED = (
    ("documents", "publisher", "publisher day"), ("documents", "language", "language day"),
    ("incidents", "status", "status last_day"), ("incidents", "place", "place last_day"),
)  # fmt: skip
NEW = (("events", "last_day first_day"), ("threads", "kind due"), ("places", "feature_code place_id"))
LONG = "substr(first_day, 1, 7) < substr(last_day, 1, 7)"


def m019_bounded(connection: Connection) -> None:
    """Make indices and count anew."""
    for table, old, _ in REPLACED:
        connection.exec_driver_sql(f"DROP INDEX ix_{table}_{old}")
    for table, columns in (*((table, new) for table, _, new in REPLACED), *NEW):
        over = ", ".join([*columns.split(), "row"])
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{columns.replace(' ', '_')} ON {table} ({over})")
    for table in ("events", "incidents"):
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_long ON {table} (last_day, row) WHERE {LONG}")
    for table, columns, lists in TALLIED:
        if table in ("ledger", "threads"):
            _count_months(connection, table, columns, lists)
    count_values(connection, "things", {"table": '@."table"'})
    connection.exec_driver_sql(
        "CREATE TABLE spot_days (last_day TEXT NOT NULL, vouched BOOLEAN NOT NULL, event_type TEXT NOT NULL, "
        "first_day TEXT NOT NULL, date_start TEXT NOT NULL, date_end TEXT NOT NULL, count INTEGER NOT NULL, "
        "PRIMARY KEY (last_day, vouched, event_type, first_day, date_start, date_end)) WITHOUT ROWID"
    )
    keep_days(connection)
    count_days(connection)


def _count_months(connection: Connection, table: str, columns: str, lists: str) -> None:
    """Count the values of a table of matters anew, with the months of their deadlines."""
    for moment in ("insert", "delete", "update"):
        connection.exec_driver_sql(f"DROP TRIGGER {table}_tallied_{moment}")
    connection.exec_driver_sql('DELETE FROM tallies WHERE "table" = ?', (table,))
    told = {name: f'@."{name}"' for name in columns.split()} | {"due_month": DUE_MONTH}
    only, watched = ("@.threaded = 0", ["threaded"]) if table == "ledger" else ("1", [])
    count_values(connection, table, told, lists.split(), only, watched)
