"""The codebook: every file loads once and says what its entries mean."""

from typing import get_args

import pytest

from accordingto.model import codebook
from accordingto.model.dates import PRECISIONS
from accordingto.model.records import Factuality, Form, Hedge, Voice


def test_a_file_is_loaded_once() -> None:
    assert codebook.load_codebook_file("acts") is codebook.load_codebook_file("acts")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(codebook.CodebookError, match=r"no codebook file nowhere\.yaml; there are acts"):
        codebook.load_codebook_file("nowhere")


def test_a_file_that_is_a_list_is_refused(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "odd_list.yaml").write_text("- a\n")
    monkeypatch.setattr(codebook, "FOLDER", tmp_path)
    with pytest.raises(codebook.CodebookError, match="should be a mapping"):
        codebook.load_codebook_file("odd_list")


@pytest.mark.parametrize(
    ("file", "part", "values"),
    [
        ("factuality", "factuality", get_args(Factuality)),
        ("factuality", "voices", get_args(Voice)),
        ("acts", "forms", get_args(Form)),
        ("acts", "hedges", get_args(Hedge)),
        ("precision", "dates", tuple(reversed(PRECISIONS))),
    ],
)
def test_closed_lists_equal_the_types(file: str, part: str, values: tuple[str, ...]) -> None:
    assert tuple(codebook.load_codebook_file(file)[part]) == values


@pytest.mark.parametrize("file", ["acts", "factuality", "ledger", "precision"])
def test_every_entry_has_label_and_definition(file: str) -> None:
    for part in codebook.load_codebook_file(file).values():
        for code, entry in part.items():
            assert entry["label"] and entry["definition"].endswith("."), code
