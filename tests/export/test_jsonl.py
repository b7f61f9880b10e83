"""JSON Lines: one object a line whatever the text holds, the same text back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.jsonl import JsonLines, line_of
from accordingto.model.records import TABLES, as_row
from factories import make_document
from record_strategies import records_of


def test_text_stays_readable() -> None:
    assert line_of({"speaker": "Премијер “Štrpce”", "n": None, "l": []}) == (
        '{"speaker": "Премијер “Štrpce”", "n": null, "l": []}\n'.encode()
    )


@pytest.mark.parametrize("text", ["a\u2028b\u2029c\x85d\ne\rf\x1cg", "half a pair: \ud800", "\\\udfff", "\x00\x7f"])
def test_awkward_characters_make_no_second_line(text: str) -> None:
    line = line_of({"text": text})
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError):
        line_of({"latitude": float("nan")})


@given(st.sampled_from([*TABLES.values()]).flatmap(records_of))
def test_any_record_makes_one_line_that_reads_back(record: Any) -> None:
    line = line_of(as_row(record))
    assert line.count(b"\n") == 1 and len(line.decode("utf-8").splitlines()) == 1
    assert list(json.loads(line)) == list(as_row(record))


def test_records_may_come_in_many_parts(tmp_path: Path) -> None:
    exporter, documents = JsonLines(), [make_document(path=p) for p in "abc"]
    exporter.begin(tmp_path, ["documents"])
    exporter.write("documents", documents[:1])
    exporter.write("documents", iter(documents[1:]))
    (file,) = exporter.finish()
    assert file.read_bytes() == b"".join(line_of(as_row(d)) for d in documents)
