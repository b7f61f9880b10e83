"""Review in a real browser: keys, words that are selected, and a server that is killed in the middle."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accordingto.model.corrections import Correction
from accordingto.store import open_store
from accordingto.store.base import QueueQuery
from browsing import Visit, with_context
from demo_desks import CLAIM

ROWS = 200
PATIENCE = 120_000
"""Milliseconds that a page may take where many programs share a machine."""
KILLED_AFTER = (60, 130)
"""After so many decisions the server is killed."""
DARK = with_context(color_scheme="dark", viewport={"width": 1440, "height": 900})
PHONE = with_context(viewport={"width": 420, "height": 800})
NO_SCRIPT = with_context(java_script_enabled=False)


def name_oneself(page: Page) -> None:
    page.fill("#reviewer", "Mara")
    page.click("main > .who-form button")
    page.wait_for_selector(".who-change")


def begin(visit: Visit) -> Page:
    visit.page.set_default_timeout(PATIENCE)
    name_oneself(visit.go("/review"))
    return visit.go("/review/next?skip=0")


def pages(visit: Visit) -> Iterator[str]:
    """Open every page of review in turn."""
    page = begin(visit)
    yield "row"
    document = page.locator(".crumbs a").nth(1).get_attribute("href") or ""
    document_id = document.split("/")[2].split("#")[0]
    for path in ("", f"?document={document_id}", f"/add/{document_id}?table=events", "/observe", "/decisions", "/agreement",
                 "/reopened"):  # fmt: skip
        visit.go(f"/review{path}")
        yield path


def test_every_page_is_open_to_all(visit: Visit) -> None:
    assert {path: found for path in pages(visit) if (found := visit.shut_out())} == {}


@DARK
def test_every_page_is_open_to_all_in_the_dark(visit: Visit) -> None:
    assert {path: found for path in pages(visit) if (found := visit.shut_out())} == {}


@PHONE
def test_every_page_fits_a_phone(visit: Visit) -> None:
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert [path for path in pages(visit) if visit.page.evaluate(wide)] == []


@NO_SCRIPT
def test_a_row_is_decided_on_without_scripts(visit: Visit) -> None:
    page = begin(visit)
    before = page.url
    page.click("#reject summary")
    page.fill("#why-reject", "no such thing")
    page.click("text=Reject it")
    assert page.url != before and page.locator(".done").inner_text().startswith("Kept.")
    page.click(".done button")
    assert "no such thing" in page.locator(".history").inner_text()


def test_keys_work_only_for_those_who_want_them(visit: Visit) -> None:
    page = begin(visit)
    before = page.url
    page.keyboard.press("a")
    assert page.url == before
    page.check("#keys-wanted")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.url != before and page.is_checked("#keys-wanted")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.url.split("?")[0] == before.split("?")[0]
    page.keyboard.press("c")
    page.locator("#f-evidence").press("a")
    assert page.url.split("?")[0] == before.split("?")[0], "a letter that is typed decides nothing"
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.type("not here")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.split("?")[0] != before.split("?")[0]


def test_words_that_are_selected_become_a_row(visit: Visit) -> None:
    begin(visit)
    visit.go("/documents")
    page = visit.page
    page.click("text=Ostria accuses Velmark")
    page.evaluate(
        """() => {
            const walk = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf("send the army");
                if (at >= 0) document.getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 13);
            }
        }"""
    )
    page.wait_for_selector("#add-row.chosen")
    page.click("#add-row")
    assert page.input_value("#f-evidence") == "send the army"
    assert page.locator("input[name=evidence_start]").first.input_value() == str(CLAIM.index("send the army"))
    page.select_option("#table", "events")
    page.click("text=Show its form")
    page.select_option("#f-event_type", "MOBILIZE")
    page.click("text=Add it")
    assert "MOBILIZE" in page.locator(".item-row").inner_text()
    assert page.locator(".item-words mark").first.inner_text() == "send the army"


class Server:
    """`accordingto serve` on a desk, in a process that can be killed."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "accordingto", "serve", "--desk", str(self.desk), "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=self.desk.parent, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        self.kill()
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server(sample_desk: Path, tmp_path: Path) -> Iterator[Server]:
    """A served desk of the sample whose pages may be killed."""
    server = Server(Path(shutil.copy(sample_desk, tmp_path / "desk.db")))
    yield server
    server.kill()


def decisions(server: Server) -> list[Correction]:
    store = open_store(server.desk)
    with store.view() as view:
        found = list(view.corrections())
    store.close()
    return found


@pytest.mark.timeout(1200)
def test_two_hundred_rows_by_keyboard_lose_nothing_on_reload_on_two_tabs_and_on_a_kill(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE)
    context.route("**/*.css", lambda route: route.abort())
    page, other = context.new_page(), context.new_page()
    page.goto(f"{server.address}/review")
    name_oneself(page)
    page.goto(f"{server.address}/review/next?skip=0")
    page.check("#keys-wanted")
    sent: dict[str, str] = {}
    for number in range(ROWS):
        row_id = page.url.split("/")[-1].split("?")[0]
        assert row_id not in sent, "a row that was decided on is not asked for again"
        if number in KILLED_AFTER:
            server.kill()
            with page.expect_event("requestfailed"):
                page.keyboard.press("a")
            server.start()
            page.goto(f"{server.address}/review/next?skip=0")
            assert page.url.split("/")[-1].split("?")[0] == row_id, "what was not kept is asked for again"
        if number % 40 == 10:
            page.reload()
            assert page.url.split("/")[-1].split("?")[0] == row_id
        if number % 50 == 20:
            other.goto(page.url)
            other.check("#keys-wanted")
        sent[row_id] = decide(page, number)
        if number % 50 == 20:
            other.keyboard.press("a")
            other.wait_for_selector(".trouble")
            assert other.locator(".history").inner_text().count("Mara") >= 1
    context.close()
    kept = decisions(server)
    assert len(kept) == ROWS and {c.row_id: c.what for c in kept} == sent
    assert all(c.person == "Mara" for c in kept)
    store = open_store(server.desk)
    with store.view() as view:
        left = {item.row.id for item in view.queue(QueueQuery(limit=5000)).rows}
        stands = {row_id: view.row(row_id) for row_id in sent}
    store.close()
    assert not left & set(sent)
    assert all((found is None) == (sent[row_id] == "reject") for row_id, found in stands.items())


def decide(page: Page, number: int) -> str:
    """Accept a row, reject every fifth with a reason, correct every tenth, by keys alone; return what was decided."""
    with page.expect_navigation():
        if number % 10 == 7:
            page.keyboard.press("c")
            page.keyboard.press("Shift+Tab")
            page.locator("#why-correct").focus()
            page.keyboard.type(f"reason {number}")
            page.keyboard.press("Enter")
        elif number % 5 == 4:
            page.keyboard.press("x")
            page.keyboard.type(f"reason {number}")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("a")
    return "reject" if number % 5 == 4 else "accept"
