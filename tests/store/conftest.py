"""Every kind of store, empty: one test for all of them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from accordingto.store.base import Store
from store_kinds import STORES


@pytest.fixture(scope="session", params=STORES)
def blank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A folder with an empty store in it, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("blank")
    STORES[request.param](folder).close()
    return request.param, folder


@pytest.fixture
def desk(blank: tuple[str, Path], tmp_path: Path) -> Iterator[Store]:
    kind, folder = blank
    copytree(folder, tmp_path, dirs_exist_ok=True)
    store = STORES[kind](tmp_path)
    yield store
    store.close()
