"""Hostile documents in a real browser: nothing runs, nothing is asked for elsewhere, no window opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accordingto.engine.reports import Wish, make_report
from accordingto.export.reports.writers import write_report
from accordingto.store.base import Store
from accordingto.web.servers import serve_aside
from hostile_desks import MARK, addresses, fill_hostile, hostile_paths
from reported import MADE, WEEK

A_PATH = 2
"""So many addresses of each path are opened."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The desk of hostile readings."""
    store = fill_hostile(tmp_path_factory.mktemp("hostile") / "desk.db")
    yield store
    store.close()


def watch(page: Page) -> tuple[list[str], list[str]]:
    """Note what a page asks for and what it opens."""
    asked: list[str] = []
    opened: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda other: opened.append(other.url))
    return asked, opened


def ran(page: Page) -> bool:
    """Tell whether anything of a document's text has run, after every field was pointed at."""
    page.mouse.move(200, 200)
    page.keyboard.press("Tab")
    return bool(page.evaluate(f"'{MARK}' in window"))


def test_nothing_runs_on_any_page(browser: Browser, store: Store) -> None:
    paths = [path for path in hostile_paths() if not path.startswith("/api/")]
    with serve_aside(store) as address:
        page = browser.new_context().new_page()
        asked, opened = watch(page)
        for path in paths:
            for at in list(addresses(path))[:A_PATH]:
                answer = page.request.get(address + at, max_redirects=0)
                if (
                    answer.headers.get("content-type", "").startswith("text/html")
                    and "content-disposition" not in answer.headers
                ):
                    page.goto(address + at, wait_until="load")
                    assert not ran(page), at[:200]
        page.context.close()
        assert opened == []
        assert [url for url in asked if not url.startswith((address + "/", "data:image/", "blob:" + address))] == []


def test_nothing_runs_in_a_report_that_was_carried_away(browser: Browser, store: Store, tmp_path: Path) -> None:
    page = browser.new_context().new_page()
    asked, opened = watch(page)
    for kind in ("situation", "ledger"):
        with store.view() as view:
            report = make_report(view, Wish(kind, MADE, first=WEEK[0], last=WEEK[1]))
        (tmp_path / "report.html").write_bytes(write_report(report, "html"))
        page.goto((tmp_path / "report.html").as_uri())
        assert not ran(page)
    page.context.close()
    assert opened == [] and len(asked) == 2
