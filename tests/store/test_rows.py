"""Columns take any string of Python and any field of a record, and give it back as it was."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from accordingto.model.records import TABLES, Event, as_row
from accordingto.store.rows import Parts, escape, record_of, unescape
from record_strategies import TEXT, records_of

DIALECT = sqlite.dialect()


@given(TEXT)
def test_escaped_text_is_fit_for_every_database(text: str) -> None:
    escaped = escape(text)
    assert unescape(escaped) == text
    assert "\x00" not in escaped
    escaped.encode("utf-8")


def test_plain_text_is_not_touched() -> None:
    assert escape("Štrpce “now”\n") == "Štrpce “now”\n"


@given(st.sampled_from([*TABLES.values()]).flatmap(records_of))
def test_a_record_comes_back_from_its_json(record: Any) -> None:
    assert record_of(type(record), json.loads(json.dumps(as_row(record)))) == record


@pytest.mark.parametrize("value", [2, 2.0, -0.5, None, (), ((1, 2), (3, 4)), {"dead": 2, "size": "~4000"}, ("\ud800",)])
def test_parts_keep_whole_numbers_whole_and_broken_ones_broken(value: Any) -> None:
    column = Parts()
    stored = column.process_bind_param(value, DIALECT)
    found = column.process_result_value(stored, DIALECT)
    assert json.dumps(found) == json.dumps(value)


def test_further_columns_are_passed_over() -> None:
    row = dict.fromkeys(TABLES["times"].__slots__, None) | {"row": 1, "text": "Friday"}  # type: ignore[attr-defined]
    assert record_of(TABLES["times"], row).text == "Friday"
    with pytest.raises(KeyError):
        record_of(Event, row)
