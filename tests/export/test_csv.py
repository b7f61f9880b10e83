"""CSV: RFC 4180, a head, unknown as empty, and nothing that a spreadsheet would run."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.csv import CommaSeparated, cell_of
from factories import make_document, make_event, make_figure
from record_strategies import TEXT


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (2, "2"),
        (2.0, "2.0"),
        (-20.5, "-20.5"),
        ([], "[]"),
        (["Štrpce", 'the "north"'], '["Štrpce", "the \\"north\\""]'),
        ({"dead": 2}, '{"dead": 2}'),
        ("wounded", "wounded"),
        ("-12", "-12"),
        ("+12.5", "+12.5"),
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@publisher", "'@publisher"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("-١٢", "'-١٢"),
        ("half \ud800", "half \ufffd"),
    ],
)
def test_cells(value: Any, cell: str) -> None:
    assert cell_of(value) == cell


@given(TEXT | st.lists(TEXT).map(lambda items: items))
def test_no_cell_starts_a_formula(value: Any) -> None:
    cell = cell_of(value)
    cell.encode("utf-8")
    assert cell[:1] not in ("=", "@", "\t", "\r", "\n")
    assert cell[:1] not in ("+", "-") or cell[1:].replace(".", "", 1).isdigit()


def test_a_file_reads_back_cell_by_cell(tmp_path: Path) -> None:
    document = make_document('Head\nHe said: "=2", then\r\nleft.', title="=HYPERLINK(1)", url=None)
    exporter = CommaSeparated()
    exporter.begin(tmp_path, ["documents", "events", "figures"])
    exporter.write("documents", [document])
    exporter.write("events", [make_event(document, "left", latitude=-1.5, party_word=None)])
    exporter.write("figures", [])
    exporter.write("figures", [make_figure(document, "=2", what="-")])
    exporter.finish()
    with (tmp_path / "documents.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file, strict=True)
    assert (row["text"], row["title"], row["url"]) == (document.text, "'=HYPERLINK(1)", "")
    assert row["segments"].startswith('[{"start": 0, "end": 4, "kind": "title"}')
    with (tmp_path / "events.csv").open(newline="", encoding="utf-8") as file:
        (event,) = csv.DictReader(file, strict=True)
    assert (event["latitude"], event["party_word"], event["reviewed"]) == ("-1.5", "", "false")
    data = (tmp_path / "figures.csv").read_bytes()
    assert data.startswith(b"id,document_id,evidence_start,") and data.endswith(b"\r\n")
    assert b",'-," in data


def test_an_empty_table_has_its_head(tmp_path: Path) -> None:
    exporter = CommaSeparated()
    exporter.begin(tmp_path, ["publishers"])
    (file,) = exporter.finish()
    assert file.read_bytes() == b"name,kind,owner,country,reliability\r\n"
