"""Tables in, triggers that count their rows and values and keep each thing once out; all of it is of SQLite.

What is counted stays right whoever writes, also where rows go with their reading.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection


def count_values(
    connection: Connection,
    table: str,
    columns: Mapping[str, str],
    lists: Sequence[str] = (),
    only: str = "1",
    watched: Iterable[str] = (),
) -> None:
    """Keep in `tallies` how many rows a table has, and how many each value of some columns and list columns.

    `columns`: an expression over the columns by the name of its tally, in which `@` stands for the row. `only`: the
    condition on a row that counts. `watched`: further columns whose change may make a row count or not.
    """
    for sign, row, moment in ((1, "new", "INSERT"), (-1, "old", "DELETE")):
        body = _changes(table, columns, lists, only, row, sign)
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_tallied_{moment.lower()} AFTER {moment} ON {table} BEGIN {body} END"
        )
    both = _changes(table, columns, lists, only, "old", -1) + _changes(table, columns, lists, only, "new", 1)
    changed = ", ".join(f'"{c}"' for c in dict.fromkeys([*_named(columns), *lists, *watched]))
    if changed:
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_tallied_update AFTER UPDATE OF {changed} ON {table} BEGIN {both} END"
        )
    count_present(connection, table, columns, lists, only)


def _named(columns: Mapping[str, str]) -> list[str]:
    """Return the columns that the expressions are over."""
    return [part.split()[0].strip('",)') for e in columns.values() for part in e.split("@.")[1:]]


def _changes(table: str, columns: Mapping[str, str], lists: Sequence[str], only: str, row: str, by: int) -> str:
    """Return the statements that add `by` to the counts of all values of a row."""
    into = 'INSERT INTO tallies ("table", field, value, count)'
    add = 'ON CONFLICT ("table", field, value) DO UPDATE SET count = count + excluded.count;'
    counts = only.replace("@", row)
    told = [f"{into} SELECT '{table}', '', '', {by} WHERE {counts} {add}"]
    for name, expression in columns.items():
        value = expression.replace("@", row)
        told.append(f"{into} SELECT '{table}', '{name}', {value}, {by} WHERE {counts} AND {value} IS NOT NULL {add}")
    for name in lists:
        each = f'json_each({row}."{name}")'
        told.append(f"{into} SELECT DISTINCT '{table}', '{name}', value, {by} FROM {each} WHERE {counts} {add}")
    return " ".join(told)


def count_present(
    connection: Connection, table: str, columns: Mapping[str, str], lists: Sequence[str], only: str = "1"
) -> None:
    """Count the rows that a table has, and the values in them (see `count_values`)."""
    into = 'INSERT INTO tallies ("table", field, value, count)'
    shown = f'"{table}"'
    counts = only.replace("@", shown)
    asked = [f"SELECT '{table}', '', '', count(*) FROM {table} WHERE {counts} HAVING count(*) > 0"]
    for name, expression in columns.items():
        value = expression.replace("@", shown)
        asked.append(
            f"SELECT '{table}', '{name}', {value}, count(*) FROM {table} "
            f"WHERE {counts} AND {value} IS NOT NULL GROUP BY {value}"
        )
    for name in lists:
        source = f'{table}, json_each({shown}."{name}") AS item'
        each = f"SELECT DISTINCT {shown}.row AS row, item.value AS value FROM {source} WHERE {counts}"
        asked.append(f"SELECT '{table}', '{name}', value, count(*) FROM ({each}) GROUP BY value")
    for one in asked:
        connection.exec_driver_sql(f"{into} {one}")


def drop_empty_counts(connection: Connection) -> None:
    """Let go of values that no row has any more: what is forgotten stands nowhere."""
    connection.exec_driver_sql(
        "CREATE TRIGGER tallies_emptied AFTER UPDATE OF count ON tallies WHEN new.count = 0 BEGIN "
        'DELETE FROM tallies WHERE "table" = new."table" AND field = new.field AND value = new.value; END'
    )


def keep_variants(
    connection: Connection, table: str, identity: str, described: Mapping[str, str], columns: Sequence[str]
) -> None:
    """Keep in `variants` every way in which documents tell of a thing, once, with its first row and how many rows.

    `described`: the columns that `name`, `names`, `kind`, `country` and `role` are taken from (or an expression in
    which `@` stands for the row). `columns`: all columns by which one account differs from another.
    """
    fields = ", ".join(described)

    def take_in(row: str) -> str:
        values = ", ".join(e.replace("@", row) for e in described.values())
        data = _account(row, columns)
        return (
            f'INSERT INTO variants ("table", id, data, first, rows, {fields}) '
            f"VALUES ('{table}', {row}.\"{identity}\", {data}, {row}.row, 1, {values}) "
            'ON CONFLICT ("table", id, data) DO UPDATE SET rows = rows + 1, first = min(first, excluded.first);'
        )

    same = f'"table" = \'{table}\' AND id = old."{identity}" AND data = {_account("old", columns)}'
    alike = " AND ".join(f'r."{c}" IS old."{c}"' for c in columns)
    later = f'SELECT r.row FROM {table} AS r WHERE r."{identity}" = old."{identity}" AND {alike} ORDER BY r.row LIMIT 1'
    take_out = (
        f"UPDATE variants SET rows = rows - 1, first = CASE first WHEN old.row THEN coalesce(({later}), first) "
        f"ELSE first END WHERE {same}; DELETE FROM variants WHERE {same} AND rows = 0;"
    )
    changed = ", ".join(f'"{c}"' for c in dict.fromkeys([identity, *columns]))
    for name, moment, body in (
        ("in", "INSERT", take_in("new")),
        ("out", "DELETE", take_out),
        ("changed", f"UPDATE OF {changed}", take_out + " " + take_in("new")),
    ):
        connection.exec_driver_sql(f"CREATE TRIGGER {table}_variants_{name} AFTER {moment} ON {table} BEGIN {body} END")
    gather_variants(connection, table, identity, described, columns)


def gather_variants(
    connection: Connection, table: str, identity: str, described: Mapping[str, str], columns: Sequence[str]
) -> None:
    """Take in the things that a table has (see `keep_variants`)."""
    fields = ", ".join(described)
    data = _account(table, columns)
    values = ", ".join(e.replace("@", table) for e in described.values())
    connection.exec_driver_sql(
        f'INSERT INTO variants ("table", id, data, first, rows, {fields}) '
        f"SELECT '{table}', \"{identity}\", {data}, min({table}.row), count(*), {values} FROM {table} "
        f'GROUP BY "{identity}", {data} ORDER BY min({table}.row)'
    )


def _account(row: str, columns: Sequence[str]) -> str:
    """Return the expression that holds all that a row tells."""
    return "json_array(" + ", ".join(f'{row}."{c}"' for c in columns) + ")"


DAYS = ("last_day", "vouched", "event_type", "first_day", "date_start", "date_end")
"""What happenings are counted by; where a day is not known it is empty."""


def keep_days(connection: Connection) -> None:
    """Keep in `spot_days` how many happenings were told with the same dates, by type and by whether they are vouched for."""

    def counted(row: str, by: int) -> str:
        told = ", ".join(f"coalesce({row}.{name}, '')" for name in DAYS)
        return (
            f"INSERT INTO spot_days ({', '.join(DAYS)}, count) VALUES ({told}, {by}) "
            f"ON CONFLICT ({', '.join(DAYS)}) DO UPDATE SET count = count + excluded.count;"
        )

    gone = (
        "DELETE FROM spot_days WHERE count = 0 AND " + " AND ".join(f"{n} = coalesce(old.{n}, '')" for n in DAYS) + ";"
    )
    changed = ", ".join(DAYS)
    for name, moment, body in (
        ("in", "INSERT", counted("new", 1)),
        ("out", "DELETE", counted("old", -1) + gone),
        ("changed", f"UPDATE OF {changed}", counted("old", -1) + gone + counted("new", 1)),
    ):
        connection.exec_driver_sql(f"CREATE TRIGGER spots_days_{name} AFTER {moment} ON spots BEGIN {body} END")


def count_days(connection: Connection) -> None:
    """Count the happenings that a desk has (see `keep_days`)."""
    told = ", ".join(f"coalesce({name}, '') AS {name}" for name in DAYS)
    connection.exec_driver_sql(
        f"INSERT INTO spot_days ({', '.join(DAYS)}, count) SELECT {', '.join(DAYS)}, count(*) "
        f"FROM (SELECT {told} FROM spots) GROUP BY {', '.join(DAYS)}"
    )


KNOWN = ("kind", "country", "role")
"""What is taken from the first account of a thing that knows it."""


def keep_things(connection: Connection) -> None:
    """Keep in `things` every thing once, in step with `variants`, and find the accounts by the words of their names."""

    def refresh(row: str) -> str:
        this = f'v."table" = {row}."table" AND v.id = {row}.id'
        first = ", ".join(
            f"{c} = (SELECT v.{c} FROM variants AS v WHERE {this} {known} ORDER BY v.first LIMIT 1)"
            for c, known in (
                ("first", ""),
                ("name", ""),
                *((k, f"AND v.{k} IS NOT NULL AND v.{k} <> 'unknown'") for k in KNOWN),
            )
        )
        return f'UPDATE things SET {first} WHERE "table" = {row}."table" AND id = {row}.id;'

    mine = '"table" = old."table" AND id = old.id'
    shown = "new.name || ' ' || coalesce(new.names, '')"
    for statement in (
        "CREATE VIRTUAL TABLE variants_words USING fts5(words, tokenize='unicode61 remove_diacritics 2')",
        (
            "CREATE TRIGGER variants_in AFTER INSERT ON variants BEGIN "
            'INSERT INTO things ("table", id, name, rows) VALUES (new."table", new.id, new.name, new.rows) '
            'ON CONFLICT ("table", id) DO UPDATE SET rows = rows + excluded.rows; '
            f"INSERT INTO variants_words (rowid, words) VALUES (new.number, {shown}); {refresh('new')} END"
        ),
        (
            "CREATE TRIGGER variants_counted AFTER UPDATE OF rows ON variants BEGIN "
            'UPDATE things SET rows = rows + new.rows - old.rows WHERE "table" = new."table" AND id = new.id; END'
        ),
        (
            "CREATE TRIGGER variants_moved AFTER UPDATE OF first ON variants WHEN new.first <> old.first BEGIN "
            f"{refresh('new')} END"
        ),
        (
            "CREATE TRIGGER variants_out AFTER DELETE ON variants BEGIN "
            "DELETE FROM variants_words WHERE rowid = old.number; "
            f"DELETE FROM things WHERE {mine} AND rows = 0; {refresh('old')} END"
        ),
    ):
        connection.exec_driver_sql(statement)
