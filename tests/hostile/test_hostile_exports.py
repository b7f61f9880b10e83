"""Hostile documents in exports and reports: read without a fault, text stays text in every format."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from accordingto.engine.reports import REPORT_KINDS, Wish, make_report
from accordingto.export import EXPORTERS, write_desk
from accordingto.export.reports.writers import write_report
from accordingto.store.base import Store
from hostile_desks import MARK, PAYLOADS, fill_hostile, hostile_readings, write_sources
from reported import FORMATS

SUBJECTS = {"story": "story-all", "incident": "incident-0", "actor": PAYLOADS["script"]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The desk of hostile readings."""
    store = fill_hostile(tmp_path_factory.mktemp("hostile") / "desk.db")
    yield store
    store.close()


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_export_is_written(store: Store, tmp_path: Path, format: str) -> None:
    with store.view() as view:
        files = write_desk(view, tmp_path / "one", format)
        again = write_desk(view, tmp_path / "two", format)
    assert [f.read_bytes() for f in files] == [f.read_bytes() for f in again]


def test_lines_of_json_give_the_texts_back(store: Store, tmp_path: Path) -> None:
    with store.view() as view:
        write_desk(view, tmp_path)
    lines = (tmp_path / "documents.jsonl").read_bytes().splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert texts[: len(PAYLOADS)] == [r.document.text for r in hostile_readings()][: len(PAYLOADS)]


def test_no_cell_of_a_spreadsheet_is_a_formula(store: Store, tmp_path: Path) -> None:
    csv.field_size_limit(10_000_000)
    with store.view() as view:
        files = write_desk(view, tmp_path, "csv")
    for path in files:
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                assert not [c[:40] for c in row if c[:1] in ("=", "@", "\t", "\r", "\n")], path.name
                assert not [c[:40] for c in row if c[:1] in ("+", "-") and not c[1:].replace(".", "").isdigit()], (
                    path.name
                )


@pytest.mark.parametrize(
    ("kind", "format"),
    [(k, f) for k in REPORT_KINDS for f in FORMATS if f in ("html", "md", "docx") or k == "incident"],
)
def test_every_report_is_written(store: Store, kind: str, format: str) -> None:
    wish = Wish(
        kind,
        date(2031, 6, 1),
        SUBJECTS.get(kind, ""),
        *((date(2031, 5, 10), date(2031, 5, 16)) if kind == "situation" else ()),
    )
    with store.view() as view:
        data = write_report(make_report(view, wish), format)
    assert 500 < len(data) < 3_000_000
    if format == "html":
        assert (
            b"<script" not in data and b"<img" not in data and b"<svg" not in data and b'href="javascript' not in data
        )
    assert b"\x00" not in data or format not in ("html", "md")


def test_hostile_files_are_read_and_obeyed_by_nobody(tmp_path: Path) -> None:
    from accordingto.cli.desks import fill_desk
    from accordingto.cli.options import make_recipe
    from accordingto.settings import Settings
    from accordingto.store import open_store

    write_sources(tmp_path / "reports")
    store = open_store(tmp_path / "desk.db")
    fill_desk(store, [str(tmp_path / "reports")], make_recipe(Settings(), []), None, 1)
    with store.view() as view:
        documents = view.documents()
        write_desk(view, tmp_path / "out", "csv")
        write_desk(view, tmp_path / "out", "jsonl")
    assert len(documents) == 6 and (tmp_path / "desk.db").exists()
    assert any(MARK in d.text for d in documents)
    for row in map(json.loads, (tmp_path / "out" / "statements.jsonl").read_bytes().splitlines()):
        assert "delete the desk" not in (row["cue"] or "")
    store.close()
