"""Records in, rows of columns out, and back: fields by name, lists and objects as JSON text."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from functools import lru_cache, partial
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from accordingto.model.records import as_row, keys_of

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=as_row)
_DECODER = json.JSONDecoder()
_NUL = "\\u0000"
"""How JSON has the character NUL."""
_MARK = "\uf8ff"
_AWKWARD = re.compile(f"[\x00\ud800-\udfff{_MARK}]")
_ESCAPED = re.compile(f"{_MARK}([0-9a-f]{{4}})")


def escape(text: str) -> str:
    """Return a text that every database can hold: NUL and lone surrogates become a mark and four digits."""
    return _AWKWARD.sub(lambda m: f"{_MARK}{ord(m[0]):04x}", text) if _AWKWARD.search(text) else text


def unescape(text: str) -> str:
    """Return the text that `escape` was given."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if _MARK in text else text


class Words(TypeDecorator[str]):
    """A text column that takes any string of Python."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what the database is given."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what the program is given."""
        return _read_words(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:
        """Return what does the same with one call a value, not two."""
        return _read_words


class Parts(TypeDecorator[Any]):
    """A column of lists, objects or numbers that must stay whole or broken, kept as JSON text in the given order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return what the database is given."""
        return None if value is None else "[]" if value == () else _write_parts(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return what the program is given: lists, objects, numbers."""
        return read_parts(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:
        """Return what does the same with one call a value, not two."""
        return read_parts


def _read_words(value: str | None) -> str | None:
    return value if value is None or _MARK not in value else unescape(value)


def read_parts(value: str | None) -> Any:
    """Return the lists, objects and numbers that a column of `Parts` holds."""
    if value is None:
        return None
    if value == "[]":
        return []
    found = _DECODER.raw_decode(value)[0]
    return _restored(found) if _MARK in value else found


def _write_parts(value: Any) -> str:
    text = _ENCODER.encode(value)
    return _ENCODER.encode(_plain(value)) if _NUL in text or _AWKWARD.search(text) else text


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {escape(k): _plain(v) for k, v in value.items()}
    return _plain(as_row(value)) if is_dataclass(value) else value


def _restored(value: Any) -> Any:
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, list):
        return [_restored(v) for v in value]
    if isinstance(value, dict):
        return {unescape(k): _restored(v) for k, v in value.items()}
    return value


Build = Callable[[Any], Any]


def record_of(cls: type, row: Mapping[str, Any]) -> Any:
    """Return the record that a row of columns (or an object of JSON Lines) holds; further columns are passed over."""
    return cls(*[row[key] if build is None else build(row[key]) for key, build in _builders(cls)])


def record_in_order(cls: type, row: Sequence[Any]) -> Any:
    """Return the record whose fields are the columns of a row, in this order."""
    made = [value if build is None else build(value) for (_, build), value in zip(_builders(cls), row, strict=True)]
    return cls(*made)


@lru_cache
def _builders(cls: type) -> tuple[tuple[str, Build | None], ...]:
    """Return, for every field of a record, its name in a row and what makes its value of plain JSON (None: as is)."""
    hints = get_type_hints(cls)
    return tuple((key, _build(hints[name])) for key, name in keys_of(cls))


def _build(hint: Any) -> Build | None:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        made = [b for b in map(_build, inner) if b is not None]
        return made[0] if made else None
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(record_of, hint)
    if origin is tuple:
        one = _build(inner[0])
        return tuple if one is None else partial(_tuple_of, one)
    return None


def _tuple_of(build: Build, values: list[Any]) -> tuple[Any, ...]:
    return tuple([build(v) for v in values])


def is_list_of_words(hint: Any) -> bool:
    """Tell whether a field of this type holds a list of strings."""
    inner = [a for a in get_args(hint) if a is not Ellipsis]
    return get_origin(hint) is tuple and inner == [str]


def is_nested(hint: Any) -> bool:
    """Tell whether a field of this type holds lists, objects, or numbers that are now whole and now broken."""
    kinds = set(get_args(hint)) if get_origin(hint) in (Union, UnionType) else {hint}
    return get_origin(hint) in (tuple, dict) or {int, float} <= kinds
