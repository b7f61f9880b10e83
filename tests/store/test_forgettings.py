"""What is forgotten stands nowhere in the desk's file; what is left is whole."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model.pseudonyms import PrivatePerson
from accordingto.model.sameness import in_order
from accordingto.model.verdicts import Alert, Verdict
from accordingto.store import open_store
from accordingto.store.base import Settlement, Sketch, Store, StoreError
from factories import (
    make_document,
    make_entity,
    make_entry,
    make_event,
    make_incident,
    make_judgement,
    make_mention,
    make_pair,
    make_reading,
    make_statement,
    make_step,
)

ONE = "Ilo Marr, a quarryman, was shot.\n\n“We demand zinc,” Ilo Marr’s mother said. MARR had run.\n"
TWO = "Quarry shooting\n\nVelmark denied that Ilo Marr was shot. Tarn wept.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two documents of one happening, with all that a desk makes of them and people decide of them."""
    store = open_store(tmp_path / "desk.db")
    one, two = make_document(ONE, "one.txt", title="Ilo Marr, a quarryman, was shot"), make_document(TWO, "two.txt")
    marr = make_entity("Ilo Marr", "Marr", kind="person", public_role="private")
    said = make_statement(one, "We demand zinc", speaker="mother of Ilo Marr", about=("Ilo Marr",))
    events = [make_event(d, "Ilo Marr", recipients=("Ilo Marr",), recipient_ids=(marr.id,)) for d in (one, two)]
    entry = make_entry(make_step(one, "We demand zinc"), terms="zinc for Ilo Marr")
    mentions = [make_mention(d, "Ilo Marr", actor_id=marr.id) for d in (one, two)]
    denied = make_statement(two, "Tarn wept", act="deny", responds_to=(said.id,))
    first = make_reading(
        one, statements=(said,), events=events[:1], ledger=(entry,), entities=(marr,), actors=mentions[:1]
    )
    second = make_reading(two, statements=(denied,), events=events[1:], entities=(marr,), actors=mentions[1:])
    row = replace(make_incident(*events, recipients=("Ilo Marr",)), document_ids=(one.id, two.id))
    with store.writer() as writer:
        writer.put(first, "k", ONE.encode(), "txt")
        writer.put(second, "k", TWO.encode(), "txt")
        writer.keep_prints({one.id: [1, 2], two.id: [2]})
        writer.keep_sketches("documents", [one.id], [Sketch(one.id, one.id, {"words": ["Marr"]}, (7,))])
        writer.settle(
            Settlement(
                "documents", pairs=[make_pair(*in_order(one.id, two.id))], fields={two.id: {"original_id": one.id}}
            )
        )
        writer.settle(Settlement("incidents", clusters={row.id: list(row.event_ids)}, rows=[row]))
        writer.judge(make_judgement(*in_order(one.id, two.id)), [])
        writer.rule(Verdict(entry.id, "met", "person:Ada", "2031-06-01", "for Ilo Marr"), [])
        writer.tell(
            [Alert(("a1",), "r", "toll", "Ilo Marr shot", None, (events[0].id,), (one.id,))], "2031-06-01T09:00:00Z"
        )
        writer.mark_settled("stories", "k", [one.id, two.id])
    yield store
    store.close()


def held(path: Path, *words: str) -> list[str]:
    """Those words that stand anywhere in a desk's files."""
    data = b"".join(p.read_bytes() for p in path.glob("desk.db*"))
    return [word for word in words if word.encode() in data]


def is_whole(path: Path) -> bool:
    """Tell whether the database is in order, its indexes of words included."""
    connection = sqlite3.connect(path / "desk.db")
    indexes = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall()
    for (name,) in indexes:
        connection.execute(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")
    found = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    foreign = connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    return found and foreign


def test_a_document_goes_with_all_that_was_made_of_it(store: Store, tmp_path: Path) -> None:
    with store.view() as view:
        one, two = view.documents()
        events = [e.id for e in view.rows("events")]
    assert held(tmp_path, "quarryman", one.id) == ["quarryman", one.id]
    assert store.forget_documents([one.id]) == {two.id}
    assert held(tmp_path, "quarryman", "zinc", one.id, events[0], one.sha256, "one.txt") == []
    assert is_whole(tmp_path)
    with store.view() as view:
        assert [d.id for d in view.documents()] == [two.id] and view.document(two.id).original_id is None  # type: ignore[union-attr]
        assert view.counts()["incidents"] == view.counts()["ledger"] == 0 and view.counts()["statements"] == 1
        assert view.original(two.id) == TWO.encode() and view.alerts() == []
        assert view.judgements("documents") == [] and view.pairs("documents", [two.id]) == [] and view.verdicts() == []
        assert next(view.rows("statements")).responds_to == ()
        assert view.unsettled("stories", "k") == [two.id], "what it was told with is told anew"


def test_a_document_that_is_not_there_is_said_and_nothing_goes(store: Store) -> None:
    with store.view() as view:
        one = view.documents()[0].id
    with pytest.raises(StoreError, match="holds no document nothing"):
        store.forget_documents([one, "nothing"])
    with store.view() as view:
        assert view.counts()["documents"] == 2


def test_a_person_goes_from_texts_rows_indexes_and_bytes(store: Store, tmp_path: Path) -> None:
    with store.view() as view:
        one, two = view.documents()
        (person,) = view.private_people()
    assert store.forget_person(person) == {one.id, two.id}
    assert held(tmp_path, "Ilo", "Marr", "MARR", "Ilo Marr", person.id) == []
    assert is_whole(tmp_path)
    with store.view() as view:
        told = view.document(one.id)
        assert told is not None and told.text == ONE.replace("Ilo Marr", "········").replace("MARR", "····")
        assert told.title == "········, a quarryman, was shot"
        assert view.original(one.id) is None and view.private_people() == []
        assert view.counts()["entities"] == view.counts()["actors"] == 0
        assert next(view.rows("statements")).about == ("········",)
        assert "Marr" not in str([list(view.rows(t)) for t in ("events", "incidents", "ledger", "statements")])


def test_somebody_who_is_nowhere_changes_nothing(store: Store, tmp_path: Path) -> None:
    assert store.forget_person(PrivatePerson("0" * 16, "Nobody Here", ("Nobody Here",))) == set()
    assert held(tmp_path, "Ilo Marr") == ["Ilo Marr"] and is_whole(tmp_path)
