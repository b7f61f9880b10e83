"""The demo desk and the desk of the sample in files, and those who ask for their pages, with and without a browser."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from accordingto.cli.desks import fill_desk
from accordingto.cli.options import make_recipe
from accordingto.cli.pages import SAMPLE
from accordingto.settings import Settings
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.web import create_app
from accordingto.web.pictures import find_browser, open_browser
from accordingto.web.servers import serve_aside
from browsing import Visit
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests; loudly none where Chromium is missing."""
    if find_browser() is None and os.environ.get("CI") != "true":
        pytest.skip("NO CHROMIUM: the browser tests of the desk do not run here; install chromium")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo desk."""
    store = fill(tmp_path_factory.mktemp("desk") / "desk.db")
    with serve_aside(store) as address:
        yield address
    store.close()


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visit of the desk that ends with nothing wrong and nothing asked for elsewhere."""
    given: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"} | getattr(
        request, "param", {}
    )
    context = browser.new_context(**given)
    visit = Visit(context.new_page(), address)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    visit.page.on("console", lambda told: visit.wrong.append(told.text) if told.type in ("error", "warning") else None)
    visit.page.on("request", lambda asked: visit.asked.append(asked.url))
    yield visit
    context.close()
    assert visit.wrong == []
    assert [url for url in visit.asked if not url.startswith(address + "/")] == []


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of the whole sample corpus: read once for all workers, or a copy of the one that SAMPLE_DESK names."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    if given := os.environ.get("SAMPLE_DESK"):
        return Path(shutil.copy(given, path))
    folder = tmp_path_factory.getbasetemp()
    ready = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "sample.db"
    with ready.with_suffix(".lock").open("w") as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        if not ready.exists():
            _read_sample(ready.with_suffix(".unfinished")).rename(ready)
    return Path(shutil.copy(ready, path))


def _read_sample(path: Path) -> Path:
    store = open_store(path)
    fill_desk(store, [str(SAMPLE / "reports")], make_recipe(Settings(), [SAMPLE]), None, 1)
    store.close()
    return path


@pytest.fixture(scope="module")
def sample_address(sample_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk of the sample that the tests of a module may change."""
    store = open_store(shutil.copy(sample_desk, tmp_path_factory.mktemp("desk") / "desk.db"))
    with serve_aside(store) as address:
        yield address
    store.close()
