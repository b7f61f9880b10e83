"""The desk in a real browser: rows and words find each other, nothing comes from elsewhere, reading needs no script."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from accordingto.web.pictures import find_browser, open_browser
from accordingto.web.servers import serve_aside
from demo_desks import claim_reading, fill

if find_browser() is None and os.environ.get("CI") != "true":
    pytest.skip("NO CHROMIUM: the browser tests of the desk do not run here; install chromium", allow_module_level=True)

READING = claim_reading()
DOCUMENT = f"/documents/{READING.document.id}"
ACCUSED, ASKED = READING.statements[0].id, READING.statements[1].id
PAGES = (
    "/",
    "/documents",
    DOCUMENT,
    "/statements",
    "/events",
    "/figures",
    "/ledger",
    "/timeline",
    "/timeline?by=type",
    "/search?q=police",
    "/api",
)


@dataclass
class Visit:
    """A page in a browser, with what went wrong in it and what it asked for."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the desk."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests here."""
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
    given: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}} | getattr(request, "param", {})
    context = browser.new_context(**given)
    visit = Visit(context.new_page(), address)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    visit.page.on("console", lambda told: visit.wrong.append(told.text) if told.type in ("error", "warning") else None)
    visit.page.on("request", lambda asked: visit.asked.append(asked.url))
    yield visit
    context.close()
    assert visit.wrong == []
    assert [url for url in visit.asked if not url.startswith(address + "/")] == []


def with_context(**given: Any) -> pytest.MarkDecorator:
    """Let a test visit with these settings of the browser."""
    return pytest.mark.parametrize("visit", [given], indirect=True)


def wait_for_sight(page: Page, selector: str) -> None:
    """Wait until an element lies within the window (in a column that scrolls: within that, too)."""
    page.wait_for_function(
        """selector => {
            const element = document.querySelector(selector);
            const at = element.getBoundingClientRect();
            const found = document.elementFromPoint(at.left + 2, at.top + Math.min(at.height, 20) / 2);
            return at.top >= 0 && at.bottom <= innerHeight + 1 && found && element.contains(found);
        }""",
        arg=selector, timeout=5000,
    )  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_without_an_error_and_fits_its_window(visit: Visit, path: str) -> None:
    for width in (1440, 420):
        visit.page.set_viewport_size({"width": width, "height": 900})
        page = visit.go(path)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_row_to_words_and_back(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1440, "height": 420})
    page = visit.go(DOCUMENT)
    page.click(f"#r-{ASKED} .label")
    assert page.url.endswith(f"#e-{ASKED}")
    wait_for_sight(page, f"#e-{ASKED}")
    assert "lit" in (page.get_attribute(f"#e-{ASKED}", "class") or "")
    page.click(f".ref[href='#r-{ACCUSED}']")
    assert page.url.endswith(f"#r-{ACCUSED}")
    wait_for_sight(page, f"#r-{ACCUSED}")
    assert "lit" in (page.get_attribute(f"#r-{ACCUSED}", "class") or "")


def test_j_and_k_step_through_the_rows(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    ids = page.eval_on_selector_all(".cards .card", "cards => cards.map(c => c.dataset.row)")
    for keys, expected in (("j", ids[0]), ("jj", ids[2]), ("k", ids[1])):
        for key in keys:
            page.keyboard.press(key)
        assert page.url.endswith(f"#e-{expected}")
        assert page.locator(".card.lit").get_attribute("data-row") == expected


def test_keys_step_through_the_rows_of_a_kind_and_let_go(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    cards = page.eval_on_selector_all(".cards .card", "cards => cards.map(c => [c.dataset.kind, c.dataset.row])")
    of = {kind: [row for k, row in cards if k == kind] for kind in ("statement", "event", "figure", "ledger")}
    page.keyboard.press("f")
    assert page.url.endswith(f"#e-{of['figure'][0]}")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#r-{of['figure'][0]}")
    page.keyboard.press("Escape")
    assert "#" not in page.url and page.locator(".lit").count() == 0
    for _ in range(3):
        page.keyboard.press("s")
    page.keyboard.press("Shift+S")
    assert page.url.endswith(f"#e-{of['statement'][1]}")
    page.keyboard.press("?")
    assert page.locator(".keys dl").is_visible()


def test_by_speaker_a_number_leads_to_the_next_statement(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    page.click("text=by speaker")
    assert page.url.endswith("?by=speaker") and page.locator(".m-figure").count() == 0
    page.keyboard.press("2")
    assert page.locator(".card.lit").get_attribute("data-voice") == "2"
    shades = page.eval_on_selector_all(".swatch", "all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert len(set(shades)) == len(shades) == 3
    page.click(".voices a >> nth=0")
    assert page.locator(".card").count() == 1 and page.locator(".voices [aria-current]").count() == 1


def test_pointing_at_words_lights_their_row(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    page.hover(f"#e-{READING.figures[0].id}")
    assert page.locator(".card.lit").get_attribute("data-row") == READING.figures[0].id
    page.hover(f"#r-{ASKED} .card-head")
    assert page.locator(".m.lit").first.get_attribute("data-row") == ASKED


@with_context(java_script_enabled=False)
def test_reading_needs_no_script(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    assert page.locator("#theme").is_hidden() and page.locator(".keys").is_hidden()
    page.click(f"#r-{ASKED} .label")
    assert page.url.endswith(f"#e-{ASKED}")
    page.click(f".ref[href='#r-{ACCUSED}']")
    assert page.url.endswith(f"#r-{ACCUSED}")
    page.uncheck("#show-figure")
    assert page.locator(".card-figure").first.is_hidden()
    page.click("nav >> text=Events")
    page.select_option("#f-factuality", "negated")
    page.click("text=Show")
    assert page.locator(".card").count() == 1


def test_filters_narrow_and_lead_to_the_words(visit: Visit) -> None:
    page = visit.go("/statements")
    page.select_option("#f-speaker", "Ada Tarn")
    page.fill("#f-words", "withdraw")
    page.click("text=Show")
    assert "speaker=Ada+Tarn" in page.url
    assert page.locator(".card").count() == 1
    page.click(".card .words a")
    assert page.url.endswith(f"{DOCUMENT}#e-{ASKED}")
    wait_for_sight(page, f"#e-{ASKED}")
    wait_for_sight(page, f"#r-{ASKED}")


def test_a_glyph_of_the_timeline_leads_to_the_words(visit: Visit) -> None:
    page = visit.go("/timeline")
    page.focus(f".timeline a[href$='#e-{READING.events[0].id}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DOCUMENT}#e-{READING.events[0].id}")


def ground(page: Page) -> str:
    """The colour of the page's ground."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@with_context(color_scheme="dark")
def test_colours_follow_the_system_and_stay_as_they_are_chosen(visit: Visit) -> None:
    page = visit.go("/")
    dark = ground(page)
    page.click("#theme")
    light = ground(page)
    assert light != dark and page.inner_text("#theme") == "Colours: light"
    assert ground(visit.go("/events")) == light
    page.click("#theme")
    assert ground(page) == dark
    page.emulate_media(color_scheme="light")
    assert ground(page) == dark
    page.click("#theme")
    assert ground(page) == light and page.inner_text("#theme") == "Colours: system"


def test_keyboard_users_see_where_they_are(visit: Visit) -> None:
    page = visit.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wait_for_sight(page, ".skip")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_document_prints_whole(visit: Visit) -> None:
    page = visit.go(DOCUMENT)
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.margin')).position") == "static"


def take_pictures(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command that makes the pictures."""
    return subprocess.run(
        [sys.executable, "-m", "accordingto.web.pictures", *arguments], capture_output=True, text=True, timeout=120
    )


def test_pictures_are_made_by_the_program_itself(tmp_path: Path) -> None:
    fill(tmp_path / "desk.db").close()
    done = take_pictures("--desk", str(tmp_path / "desk.db"), "--out", str(tmp_path / "pictures"))
    assert done.returncode == 0, done.stderr
    for name in ("desk-light.png", "desk-dark.png"):
        data = (tmp_path / "pictures" / name).read_bytes()
        assert data.startswith(b"\x89PNG") and len(data) < 300_000
        assert name in done.stdout


def test_pictures_of_no_desk_say_so(tmp_path: Path) -> None:
    done = take_pictures("--desk", str(tmp_path / "none.db"))
    assert done.returncode == 2
    assert "there is no desk" in done.stderr
