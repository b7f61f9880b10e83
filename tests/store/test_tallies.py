"""What a desk counts as it is written is what is there, whatever was put, read anew or gathered since."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.model.folding import fold
from accordingto.model.reading import Reading
from accordingto.model.records import TABLES
from accordingto.model.things import IDENTITIES
from accordingto.store import open_store
from accordingto.store.base import Settlement, Store, StoreError, View
from accordingto.store.queries import Published, ThingQuery
from accordingto.store.schema import tables
from accordingto.store.tallies import DUE_MONTH, SAID_DAY, TALLIED
from factories import make_document, make_entity, make_entry, make_reading, make_statement, make_step
from record_strategies import readings

MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
m010_speed, m019_bounded = (import_module(f"accordingto.store.migrations.{n}") for n in ("m010_speed", "m019_bounded"))
STORES: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: open_store(folder / "desk.db")}


@pytest.fixture(params=STORES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return STORES[request.param](tmp_path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank")
    STORES["sqlite"](folder).close()
    return folder


def put(store: Store, *found: Reading, key: str = "k1") -> None:
    with store.writer() as writer:
        for reading in found:
            writer.put(reading, key)


def assert_counted(view: View) -> None:
    """Hold all that is counted against the rows themselves."""
    for table in TABLES:
        rows = list(view.rows(table))
        assert view.counts()[table] == len(rows), table
        for field in TALLIED.get(table, ()):
            if field == DUE_MONTH:
                due = Counter(e.deadline[:7] for e in view.rows("ledger") if e.deadline and MONTH.match(e.deadline))
                assert view.due_months() == dict(sorted(due.items()))
                continue
            if field == SAID_DAY:
                told = [s.said_on.partition("\0")[0] for s in rows if s.said_on]  # SQL ends a text at a NUL
                days = Counter(day[:10] for day in told if len(day) >= 10)
                assert view.said_days("", "\U0010ffff") == days
                continue
            listed = [getattr(row, field) for row in rows]
            items = (i for v in listed for i in (dict.fromkeys(v) if isinstance(v, tuple) else (v,)))
            assert view.values(table, field) == Counter(i for i in items if i is not None), (table, field)
    for table, identity in IDENTITIES.items():
        things = tuple(view.rows(table))
        assert tuple(view.find_things(ThingQuery(table, limit=1000)).rows) == things  # type: ignore[arg-type]
        assert all(view.thing(table, identity(thing)) == thing for thing in things)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(puts=st.lists(st.tuples(readings(), st.sampled_from(["k1", "k2", "k3"])), min_size=1, max_size=4))
def test_counts_are_those_of_the_rows(blank: Path, puts: list[tuple[Reading, str]]) -> None:
    with TemporaryDirectory() as folder:
        copytree(blank, folder, dirs_exist_ok=True)
        store = STORES["sqlite"](Path(folder))
        for reading, key in puts:
            put(store, reading, key=key)
        with store.view() as view:
            assert_counted(view)
        store.close()


def test_things_keep_what_other_documents_tell(desk: Store) -> None:
    one, two, three = (make_document(path=str(n)) for n in range(3))
    put(desk, make_reading(one, entities=[make_entity("Velmark", "the Velmarkers", public_role="unknown")]))
    put(desk, make_reading(two, entities=[make_entity("Velmark", "VMK", country="VMK", public_role="public")]))
    put(desk, make_reading(three, entities=[make_entity("Velmark", "the Velmarkers", public_role="unknown")]))
    with desk.view() as view:
        assert_counted(view)
        found = view.find_things(ThingQuery(country="VMK", role="public"))
        assert [(e.name, e.names, e.country) for e in found.rows] == [("Velmark", ("the Velmarkers", "VMK"), "VMK")]
        assert view.thing_counts("entities", [found.rows[0].id, "none"]) == {found.rows[0].id: 3}
    put(desk, make_reading(two, entities=[]), key="k2")
    put(desk, make_reading(one, entities=[make_entity("Tarn")]), key="k2")
    with desk.view() as view:
        assert_counted(view)
        assert [(e.name, e.country) for e in view.find_things(ThingQuery()).rows] == [("Tarn", None), ("Velmark", None)]
        assert view.find_things(ThingQuery(country="VMK")).total == 0
        assert view.find_things(ThingQuery(words="vmk")).total == 0


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (ThingQuery(name="the velmarkers"), ["Velmark"]),
        (ThingQuery(name="strpce"), ["Štrpce"]),
        (ThingQuery(name="Velmark Border"), []),
        (ThingQuery(words="velm"), ["Velmark", "Velmark Border Police"]),
        (ThingQuery(words="police velm"), ["Velmark Border Police"]),
        (ThingQuery(words='"*'), []),
        (ThingQuery(name=" "), []),
        (ThingQuery(order="name", limit=2), ["Velmark", "Velmark Border Police"]),
        (ThingQuery(order="named", limit=1), ["Velmark Border Police"]),
        (ThingQuery(offset=1), ["Štrpce", "Velmark Border Police"]),
        (ThingQuery("publishers"), []),
    ],
)
def test_things_are_found_by_their_names(desk: Store, query: ThingQuery, names: list[str]) -> None:
    entities = [make_entity("Velmark", "the Velmarkers"), make_entity("Štrpce"), make_entity("Velmark Border Police")]
    put(desk, make_reading(make_document(path="1"), entities=entities))
    put(desk, make_reading(make_document(path="2"), entities=entities[2:]))
    with desk.view() as view:
        assert [thing.name for thing in view.find_things(query).rows] == names
        assert view.thing("entities", "none") is None
        with pytest.raises(StoreError, match="no table of things"):
            view.thing("events", "none")
    assert fold("Štrpce") == "Strpce"


def test_a_name_is_found_beside_one_that_no_database_holds(desk: Store) -> None:
    put(desk, make_reading(make_document(path="1"), entities=[make_entity("Velmark", "Vel\x00mark", "\ud800")]))
    with desk.view() as view:
        assert [thing.name for thing in view.find_things(ThingQuery(name="velmark")).rows] == ["Velmark"]


def test_an_entry_followed_through_documents_counts_once(desk: Store) -> None:
    entries = []
    for n in range(3):
        document = make_document(path=str(n))
        entries.append(make_entry(make_step(document, "withdraw its police"), by=("Ostria",)))
        put(desk, make_reading(document, ledger=entries[-1:]))
    thread = make_entry(*entries[0].steps, *entries[1].steps, id="thread", by=("Ostria", "Tarn"), state="refused")
    with desk.writer() as writer:
        writer.settle(Settlement("ledger", clusters={"thread": [e.id for e in entries[:2]]}, rows=[thread]))
    with desk.view() as view:
        assert_counted(view)
        assert view.values("ledger", "state") == {"open": 1, "refused": 1}
        assert view.values("ledger", "by") == {"Ostria": 2, "Tarn": 1}
        assert view.row_counts([s.document_id for e in entries for s in e.steps])["ledger"] == dict.fromkeys(
            (e.steps[0].document_id for e in entries), 1
        )
    with desk.writer() as writer:
        writer.settle(Settlement("ledger", gone=frozenset(["thread"])))
    with desk.view() as view:
        assert_counted(view)
        assert view.values("ledger", "by", 1) == {"Ostria": 3}


def test_when_documents_were_published(desk: Store) -> None:
    for n, published in enumerate(("2031-05-12", "2031-05", "2030", None, "2031-05-12T10:00")):
        put(desk, make_reading(make_document(path=str(n), published=published, published_to=None)))
    with desk.view() as view:
        assert view.published() == Published("2030", "2031-05-12T10:00", "2031-05-31", 1)
        assert view.row_counts([])["events"] == {}


def test_statements_by_day(desk: Store) -> None:
    document = make_document()
    days = (None, "2031", "2031-05-12", "2031-05-12T10:00", "2031-06-01")
    said = [make_statement(document, "police", id=str(n), said_on=day) for n, day in enumerate(days)]
    put(desk, make_reading(document, statements=said))
    with desk.view() as view:
        assert view.said_days("2031-05-01", "2031-05-31") == {"2031-05-12": 2}


def test_the_migration_counts_what_the_view_asks_for() -> None:
    made = {table: {*columns.split(), *lists.split()} for table, columns, lists in m010_speed.TALLIED}
    made["statements"].add(SAID_DAY)
    for table in ("ledger", "threads"):
        made[table].add(DUE_MONTH)
    assert {table: set(fields) for table, fields in TALLIED.items()} == {t: f for t, f in made.items() if f}
    assert set(made) == {*TABLES, "threads"} - set(IDENTITIES)


def test_a_desk_that_held_rows_before_is_counted(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    for n in range(3):
        document = make_document(path=str(n))
        put(store, make_reading(document, entities=[make_entity("Velmark"), make_entity("Tarn", country="TRN")]))
    store.close()
    connection = sqlite3.connect(tmp_path / "desk.db")
    counted = {t: connection.execute(f"SELECT * FROM {t} ORDER BY 1, 2, 3").fetchall() for t in ("tallies", "things")}
    _undo_migration(connection)
    connection.close()
    with open_store(tmp_path / "desk.db").view() as view:
        assert_counted(view)
    connection = sqlite3.connect(tmp_path / "desk.db")
    for table, rows in counted.items():
        assert connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() == rows
    connection.close()


def _undo_later_migration(connection: sqlite3.Connection) -> None:
    for table, old, new in m019_bounded.REPLACED:
        connection.execute(f"DROP INDEX ix_{table}_{new.replace(' ', '_')}")
        connection.execute(f"CREATE INDEX ix_{table}_{old} ON {table} ({old}, row)")
    for table, columns in m019_bounded.NEW:
        connection.execute(f"DROP INDEX ix_{table}_{columns.replace(' ', '_')}")
    for table in ("events", "incidents"):
        connection.execute(f"DROP INDEX ix_{table}_long")
    for name in ("in", "out", "changed"):
        connection.execute(f"DROP TRIGGER spots_days_{name}")
    connection.execute("DROP TABLE spot_days")
    connection.execute("DELETE FROM _migrations WHERE name = 'm019_bounded'")


def _undo_migration(connection: sqlite3.Connection) -> None:
    """Take a desk back to the shape that it had before."""
    _undo_later_migration(connection)
    kinds = ("trigger", "index")
    named = "SELECT type, name FROM sqlite_master WHERE type = ? AND (name LIKE ? OR name LIKE ?)"
    for name in (n for k in kinds for _, n in connection.execute(named, (k, "%tall%", "%variants%")).fetchall()):
        connection.execute(f"DROP {'INDEX' if name.startswith('ix_') else 'TRIGGER'} {name}")
    for name in ("ledger_threaded", "clusters_threaded", "clusters_unthreaded"):
        connection.execute(f"DROP TRIGGER {name}")
    for name in ("in", "out", "changed"):
        connection.execute(f"DROP TRIGGER threads_words_{name}")
    for name in ("threads_words", "variants_words", "tallies", "things", "variants"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DROP VIEW threads_worded")
    for table, columns in m010_speed.INDEXES:
        connection.execute(f"DROP INDEX ix_{table}_{columns.replace(' ', '_')}")
    for table, column in m010_speed.COLUMNS:
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
    connection.execute("DELETE FROM _migrations WHERE name = 'm010_speed'")
    connection.commit()
    assert "tallies" not in tables
