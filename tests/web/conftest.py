"""The demo desk in a file, and somebody who asks the web desk on it for pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import Store
from accordingto.web import create_app
from demo_desks import Visitor, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The demo desk."""
    store = fill(tmp_path / "desk.db")
    yield store
    store.close()


@pytest.fixture
def client(store: Store) -> Visitor:
    """Somebody who asks the web desk on the demo desk for pages."""
    return Visitor(create_app(store))
