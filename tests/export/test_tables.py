"""The tables of readings and of a desk: the right files, the right order, nothing half done."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accordingto.export import EXPORTERS, ExportError, write_desk, write_readings, write_stream, write_tables
from accordingto.model.codebook import contract_tables
from accordingto.model.reading import Reading
from accordingto.model.records import TABLES
from accordingto.store import open_store
from accordingto.store.rows import record_of
from factories import make_document, make_entity, make_reading


def two_readings() -> list[Reading]:
    one, two = make_document(path="1"), make_document(path="2")
    late = make_entity("Tarn", kind="person")
    return [make_reading(one), replace(make_reading(two), entities=(*make_reading(two).entities, late))]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_readings_give_every_table_but_incidents(tmp_path: Path) -> None:
    files = write_readings(two_readings(), tmp_path / "out" / "deep")
    assert [f.name for f in files] == [f"{t}.jsonl" for t in TABLES if t != "incidents"]
    assert sorted(p.name for p in (tmp_path / "out" / "deep").iterdir()) == sorted(f.name for f in files)
    assert (tmp_path / "out" / "deep" / "places.jsonl").read_bytes() == b""


def test_rows_are_the_records_with_keys_in_order(tmp_path: Path) -> None:
    readings = two_readings()
    write_readings(readings, tmp_path)
    for table, cls in TABLES.items():
        if table in ("incidents", "entities", "publishers", "instruments"):
            continue
        rows = lines(tmp_path / f"{table}.jsonl")
        assert [record_of(cls, row) for row in rows] == [r for x in readings for t, r in x.rows() if t == table]
        assert all(list(row) == [f.name for f in contract_tables()[table].fields] for row in rows)


def test_things_come_once(tmp_path: Path) -> None:
    write_readings(two_readings(), tmp_path)
    assert [e["name"] for e in lines(tmp_path / "entities.jsonl")] == ["Government of Ostria", "Velmark", "Tarn"]
    assert len(lines(tmp_path / "publishers.jsonl")) == len(lines(tmp_path / "instruments.jsonl")) == 1


@pytest.mark.parametrize("format", EXPORTERS)
def test_a_desk_gives_the_same_bytes_as_its_readings_and_incidents_too(tmp_path: Path, format: str) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        for reading in two_readings():
            writer.put(reading, "k1")
    with store.view() as view:
        files = write_desk(view, tmp_path / "desk", format)
    store.close()
    assert [f.stem for f in files] == list(TABLES)
    for file in write_readings(two_readings(), tmp_path / "read", format):
        assert file.read_bytes() == (tmp_path / "desk" / file.name).read_bytes()


def test_a_stream_has_the_table_as_first_key() -> None:
    stream = io.BytesIO()
    write_stream(two_readings(), stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert all(next(iter(row)) == "table" for row in rows)
    assert [r["table"] for r in rows if r["table"] in ("documents", "entities")] == ["documents"] * 2 + ["entities"] * 3
    assert {r["table"] for r in rows[-5:]} == {"entities", "publishers", "instruments"}


def test_readings_are_taken_one_at_a_time(tmp_path: Path) -> None:
    alive: list[int] = []

    def counted() -> Iterator[Reading]:
        for reading in two_readings():
            alive.append(len(list((tmp_path).glob(".unfinished-*/statements.jsonl"))))
            yield reading

    write_readings(counted(), tmp_path)
    assert alive == [1, 1]


def test_an_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no format 'xlsx'; there are jsonl, csv"):
        write_tables([], tmp_path, "xlsx")


def test_what_fails_half_way_leaves_older_files_whole(tmp_path: Path) -> None:
    write_readings(two_readings()[:1], tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def broken() -> Iterator[Reading]:
        yield two_readings()[1]
        raise RuntimeError("the reader stopped")

    with pytest.raises(RuntimeError, match="the reader stopped"):
        write_readings(broken(), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
