"""The codebook: every file loads once, says what its entries mean, and equals the records field by field."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from accordingto.model import codebook, records
from accordingto.model.codebook import Table, contract_parts, contract_tables
from accordingto.model.dates import PRECISIONS
from accordingto.model.records import CONTRACT_NAMES, TABLES, Factuality, Form, Hedge, Voice

PARTS = {
    "SEGMENT": records.Segment,
    "STEP": records.Step,
    "DIFFERENCE": records.Difference,
    "RELATED": records.Related,
    "VALUE": records.DifferenceValue,
    "OFFICE": records.Office,
}
PLAIN = {str: "string", int: "integer", bool: "boolean", float: "number", NoneType: "null"}


def shown(hint: Any) -> str:
    """Return a Python type as the codebook writes it."""
    if get_origin(hint) is UnionType or (get_origin(hint) is not None and get_origin(hint).__name__ == "Union"):
        names = [shown(a) for a in get_args(hint)]
        return "|".join(dict.fromkeys(n for n in names if n != "integer" or "number" not in names))
    if get_origin(hint) is Literal:
        return "string"
    if get_origin(hint) is tuple:
        inner = [shown(a) for a in get_args(hint) if a is not Ellipsis]
        return f"[{', '.join(inner)}]"
    if get_origin(hint) is dict:
        return f"{{{': '.join(shown(a) for a in get_args(hint))}}}"
    if is_dataclass(hint):
        return next(name for name, cls in PARTS.items() if cls is hint)
    return PLAIN[hint]


def assert_same(table: Table, cls: Any) -> None:
    rename = CONTRACT_NAMES if cls is records.Office else {}
    hints = get_type_hints(cls)
    expected = [(rename.get(f.name, f.name), shown(hints[f.name])) for f in fields(cls)]
    assert [(f.name, f.type) for f in table.fields] == expected


def test_tables_are_those_of_the_records_in_order() -> None:
    assert list(contract_tables()) == list(TABLES)
    assert set(contract_parts()) == set(PARTS)


@pytest.mark.parametrize("name", TABLES)
def test_fields_and_types_equal_the_record(name: str) -> None:
    assert_same(contract_tables()[name], TABLES[name])


@pytest.mark.parametrize("name", PARTS)
def test_fields_and_types_equal_the_part(name: str) -> None:
    assert_same(contract_parts()[name], PARTS[name])


def test_every_field_has_a_meaning_and_every_list_is_there() -> None:
    for table in (*contract_tables().values(), *contract_parts().values()):
        for field in table.fields:
            assert field.meaning.endswith("."), (table.name, field.name)
            assert field.codes is None or codebook.codes(field.codes)


def test_the_page_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "tables.md"
    assert page.read_text("utf-8") == codebook.tables_page(), "python -m accordingto.model.codebook > docs/tables.md"


def test_a_file_is_loaded_once() -> None:
    assert codebook.load_codebook_file("acts") is codebook.load_codebook_file("acts")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(codebook.CodebookError, match=r"no codebook file nowhere\.yaml; there are acts"):
        codebook.load_codebook_file("nowhere")


def test_a_file_that_is_a_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_list.yaml").write_text("- a\n")
    monkeypatch.setattr(codebook, "FOLDER", tmp_path)
    with pytest.raises(codebook.CodebookError, match="should be a mapping"):
        codebook.load_codebook_file("odd_list")


def test_a_list_without_definitions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd_codes.yaml").write_text("kinds:\n  a: {label: A}\n")
    monkeypatch.setattr(codebook, "FOLDER", tmp_path)
    with pytest.raises(codebook.CodebookError, match="every entry needs a label and a definition"):
        codebook.codes("odd_codes.kinds")
    with pytest.raises(codebook.CodebookError, match="no list named 'states'"):
        codebook.codes("odd_codes.states")


@pytest.mark.parametrize(
    ("reference", "values"),
    [
        ("factuality.factuality", get_args(Factuality)),
        ("factuality.voices", get_args(Voice)),
        ("acts.forms", get_args(Form)),
        ("acts.hedges", get_args(Hedge)),
        ("precision.dates", tuple(reversed(PRECISIONS))),
        ("precision.geo_precision", ("1", "2", "3")),
    ],
)
def test_closed_lists_equal_the_types(reference: str, values: tuple[str, ...]) -> None:
    assert tuple(codebook.codes(reference)) == values
