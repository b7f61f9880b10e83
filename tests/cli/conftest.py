"""The command line run in this process, with a chain of toy stages in place of the real one."""

from collections.abc import Callable

import pytest

from accordingto.cli import options
from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from toy_stages import ToyRecipe

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory) -> Run:
    """Runs a command in an empty folder, with toy stages, and returns its exit status."""
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setattr(options, "make_recipe", lambda settings, knowledge: ToyRecipe())
    return lambda *arguments: run_app(app, arguments)
