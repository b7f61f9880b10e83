"""Hypothesis strategies for records: every field of its own type, with odd characters, None and empty lists."""

from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from accordingto.model.reading import Reading
from accordingto.model.records import TABLES, Document

ODD = st.sampled_from(
    ["", "\x00", "\ud800", "\uf8ff", "\uf8ff0000", "\u2028", "=1+1", "'", '"', "Štrpce", "N'Djamena\r\n"]
)
WORDS = st.text(st.characters(exclude_categories=()), max_size=12).map(lambda t: t.encode("utf-8", "surrogatepass"))
TEXT = ODD | WORDS.map(lambda b: b.decode("utf-8", "surrogatepass"))


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field's type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, inner))
    if origin is dict:
        return st.dictionaries(values_of(inner[0]), values_of(inner[1]), max_size=2)
    if is_dataclass(hint) and isinstance(hint, type):
        return records_of(hint)
    return {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(-(2**31), 2**31 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        type(None): st.none(),
    }[hint]


def records_of(cls: type) -> st.SearchStrategy[Any]:
    """Return a strategy for the records of a class."""
    hints = get_type_hints(cls)
    return st.tuples(*(values_of(hints[f.name]) for f in fields(cls))).map(lambda found: cls(*found))


def readings() -> st.SearchStrategy[Reading]:
    """Return a strategy for readings with a row or none in each table, of documents with short ids."""
    ids = st.sampled_from("abcd")
    documents = st.builds(lambda d, i: replace(d, id=i), records_of(Document), ids)
    tables = {f.name: f.name for f in fields(Reading) if f.name in TABLES}
    rows = {name: st.lists(records_of(TABLES[name]), max_size=1).map(tuple) for name in tables}
    return st.builds(Reading, documents, **rows)
