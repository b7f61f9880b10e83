"""Options that several commands share: what is wrong in a folder of knowledge is told, and the command goes on."""

from pathlib import Path

import pytest

from accordingto.cli.borders import UsageError
from accordingto.cli.options import make_recipe
from accordingto.settings import Settings


def test_wrong_entries_are_told_with_file_and_line_and_the_recipe_is_made(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "actors.yaml").write_text("- {name: Ostria}\n- {name: Merinja, colour: red}\n")
    recipe = make_recipe(Settings(), [tmp_path])
    assert {a.name for a in recipe.known().actors} >= {"Ostria"}
    assert f"accordingto: {tmp_path}/actors.yaml:2: Merinja: unknown field colour" in capfd.readouterr().err


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder of knowledge"):
        make_recipe(Settings(), [tmp_path / "none"])
