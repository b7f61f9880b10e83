"""Migrations: together they make the tables that the code expects, each once, each whole or not at all."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, inspect

from accordingto.store import migrations, open_store
from accordingto.store.migrations import MIGRATIONS, migrate
from accordingto.store.schema import metadata
from accordingto.store.sqlite import create_desk_engine


def shape(engine: Engine) -> dict[str, tuple[object, ...]]:
    """Return, for every table, its columns with their types, its indexes, its keys."""
    found = inspect(engine)
    return {
        table.name: (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(table.name)},
            {i["name"]: i["column_names"] for i in found.get_indexes(table.name)},
            found.get_pk_constraint(table.name)["constrained_columns"],
            [(k["referred_table"], k["options"]) for k in found.get_foreign_keys(table.name)],
        )
        for table in metadata.sorted_tables
    }


def test_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    migrated, made = create_desk_engine(tmp_path / "a.db"), create_desk_engine(tmp_path / "b.db")
    migrate(migrated, "a.db")
    metadata.create_all(made)
    assert shape(migrated) == shape(made)
    migrated.dispose()
    made.dispose()


def test_each_migration_runs_once(tmp_path: Path) -> None:
    for _ in range(2):
        open_store(tmp_path / "desk.db").close()
    connection = sqlite3.connect(tmp_path / "desk.db")
    names = [row[0] for row in connection.execute("SELECT name FROM _migrations ORDER BY rowid")]
    connection.close()
    assert (
        names
        == [m.__name__ for m in MIGRATIONS]
        == [
            "m001_desk",
            "m002_words",
            "m003_times",
            "m004_sameness",
            "m005_watching",
            "m006_search",
            "m007_links",
            "m008_sketches",
            "m009_places",
            "m011_review",
            "m010_speed",
            "m012_spots",
            "m014_searches",
            "m013_privacy",
            "m015_runs",
            "m016_related",
            "m017_counted",
            "m018_others",
            "m019_bounded",
            "m020_spelt",
        ]
    )


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def m999_broken(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x TEXT)")
        raise RuntimeError("no further")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, m999_broken))
    with pytest.raises(RuntimeError, match="no further"):
        open_store(tmp_path / "desk.db")
    connection = sqlite3.connect(tmp_path / "desk.db")
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


def test_a_later_migration_finds_the_rows_of_an_earlier_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "desk.db").close()

    def m999_note(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE notes (words TEXT)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, m999_note))
    open_store(tmp_path / "desk.db").close()
    connection = sqlite3.connect(tmp_path / "desk.db")
    assert connection.execute("SELECT count(*) FROM _migrations").fetchone() == (len(MIGRATIONS) + 1,)
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    connection.close()
