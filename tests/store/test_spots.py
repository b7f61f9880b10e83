"""Spots of happenings: a desk of before counts the same as one that was filled after it; who takes part is private or not."""

from pathlib import Path

import pytest
from sqlalchemy import text

from accordingto.model.records import Entity
from accordingto.store import open_store
from accordingto.store.base import Settlement, SpotQuery
from accordingto.store.desks import Desk
from accordingto.store.migrations.m012_spots import m012_spots
from accordingto.store.sqlite import create_desk_engine, data_connection, write_transaction
from factories import make_document, make_entity, make_event, make_incident, make_reading
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


TOLD = make_event(make_document(path="0.txt"), "Gunfire", recipients=("Mira Dol",))
PRIVATE = make_entity("Mira Dol", kind="person", public_role="private")
MINISTER = make_entity("Mira Dol", kind="person", public_role="office")


def keep(desk: Desk, reports: int) -> int:
    """Keep a happening of two states and one person once more; return how often the database took 100 steps for that."""
    states = tuple(make_entity(name, kind="state") for name in (*TOLD.actors, "Velmark"))
    with desk.writer() as writer:
        for n in range(reports):
            document = make_document(path=f"{n}.txt")
            writer.put(make_reading(document, events=[TOLD] if n == 0 else [], entities=(*states, PRIVATE)), "k")
        incident = make_incident(TOLD, actors=(*TOLD.actors, "Velmark"), recipients=("Mira Dol",))
        steps: list[int] = []
        with desk._engine.connect() as connection:
            data_connection(connection).set_progress_handler(lambda: steps.append(1), 100)
        writer.settle(Settlement("incidents", clusters={incident.id: incident.event_ids}, rows=[incident]))
    return len(steps)


@pytest.mark.parametrize(
    ("also", "personal"), [((), 1), ((MINISTER,), 0), ((make_entity("Mira Dol", kind="group"),), 1)]
)
def test_a_person_is_private_of_whom_no_document_tells_a_public_role(
    tmp_path: Path, also: tuple[Entity, ...], personal: int
) -> None:
    desk = open_store(tmp_path / "desk.db")
    assert isinstance(desk, Desk)
    with desk.writer() as writer:
        writer.put(make_reading(make_document(path="other.txt"), events=[], entities=also), "k")
    keep(desk, 1)
    with desk._engine.connect() as connection:
        assert connection.execute(text("SELECT personal FROM spots")).scalars().all() == [personal]
    desk.close()


def test_keeping_a_happening_costs_the_same_however_many_documents_name_its_states(tmp_path: Path) -> None:
    taken = []
    for reports in (5, 200):
        desk = open_store(tmp_path / f"{reports}.db")
        assert isinstance(desk, Desk)
        taken.append(keep(desk, reports))
        desk.close()
    assert 0 < taken[1] <= taken[0] + 2
