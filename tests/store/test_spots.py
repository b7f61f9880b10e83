"""The migration to spots: a desk of before counts the same as one that was filled after it."""

from pathlib import Path

from sqlalchemy import text

from accordingto.store.base import SpotQuery
from accordingto.store.migrations.m012_spots import m012_spots
from accordingto.store.sqlite import create_desk_engine, write_transaction
from mapped_desks import fill_mapped


def test_an_earlier_desk_gets_its_spots(tmp_path: Path) -> None:
    store = fill_mapped(tmp_path / "desk.db")
    engine = create_desk_engine(tmp_path / "desk.db")
    with engine.connect() as connection:
        before = connection.execute(text("SELECT * FROM spots ORDER BY row")).all()
    with write_transaction(engine) as connection:
        connection.execute(text("DROP TABLE spots"))
        m012_spots(connection)
    with engine.connect() as connection:
        after = connection.execute(text("SELECT * FROM spots ORDER BY row")).all()
    engine.dispose()
    assert len(before) == 8 and after == before
    with store.view() as view:
        assert view.find_happenings(SpotQuery(vouched=False)).total == 8
    store.close()
