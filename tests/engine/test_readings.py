"""Readings: where sources come from, and how failures are told."""

from pathlib import Path

import pytest

from accordingto.engine.readings import KnowledgeWarning, UnreadableDocuments, find_items, make_recipe, raise_failures
from accordingto.model.stages import Source, Unreadable


def test_paths_one_or_many_and_addresses_become_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    found = list(find_items([tmp_path, tmp_path / "none", "http://127.0.0.1:1/"], "2031-03"))
    assert isinstance(found[0], Source)
    assert (dict(found[0].given), found[0].basis) == ({"published": "2031-03"}, "given")
    assert [type(item) for item in found[1:]] == [Unreadable, Unreadable]
    assert len(list(find_items(str(tmp_path / "a.txt")))) == 1
    with pytest.raises(ValueError, match="is no ISO date"):
        list(find_items(tmp_path, "March"))


def test_the_recipe_takes_one_folder_or_several(tmp_path: Path) -> None:
    assert make_recipe(tmp_path).knowledge == make_recipe([str(tmp_path)]).knowledge == (tmp_path,)
    assert make_recipe((), "another_model").language_model == "another_model"


def test_a_wrong_entry_of_knowledge_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text("- {name: Ostria, kind: wizard}\n")
    with pytest.warns(KnowledgeWarning, match=r"actors\.yaml:1: Ostria: kind should be one of"):
        make_recipe(tmp_path)


def test_failures_are_told_by_name_the_first_five_and_how_many_more() -> None:
    raise_failures([])
    with pytest.raises(UnreadableDocuments, match=r"^could not read 0: empty; .*4: empty and 2 more$") as caught:
        raise_failures([Unreadable(str(n), "empty") for n in range(7)])
    assert len(caught.value.documents) == 7
