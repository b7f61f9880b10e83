"""Every page of the desk has a picture in docs/pictures/pages, shown in docs/desk.md; `PICTURES=1` draws them anew."""

import io
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from accordingto.web.renderings import NAVIGATION

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures" / "pages"
WANTED = bool(os.environ.get("PICTURES"))
WIDTH, HEIGHT, SHADES, MOST_BYTES = 1180, 760, 48, 2_000_000
REMEDY = "draw it with: make pictures"
OPENED: Mapping[str, tuple[str, ...]] = {
    "document": ("/documents?words=MERFOR", "td.title a"),
    "documents-beside": ("/documents", "a.badge[href]", "a[href*='beside=']"),
    "incident": ("/incidents?diverging=yes&order=sources", ".happening-what a"),
    "claim": ("/statements?act=accuse", "a[href^='/claims/']"),
    "matter": ("/ledger", "p.terms a"),
    "instrument": ("/instruments", "td a"),
    "actor": ("/actors", "td a"),
    "positions": ("/actors", "td a", "a[href$='/positions']"),
    "review-row": ("/review", "a.queue-open"),
}
"""Pages of one thing: where their first is found, and what leads to it, link by link."""
FURTHER = {
    "calendar": "/calendar?month=2031-04", "instruments": "/instruments", "search-found": "/search?q=Brod-Kaval",
    "report": "/reports/situation", "decisions": "/review/decisions", "observation": "/review/observe",
    "agreement": "/review/agreement", "interface": "/api",
}  # fmt: skip
PAGES = {"front": "/", "front-dark": "/", **{path[1:]: path for path, _name in NAVIGATION}, **FURTHER}
NAMES = (*PAGES, *OPENED)


def open_page(page: Page, address: str, name: str) -> None:
    """Go to the page of a name."""
    if name in PAGES:
        answer = page.goto(address + PAGES[name])
        assert answer is not None and answer.ok
        return
    start, *selectors = OPENED[name]
    page.goto(address + start)
    for selector in selectors:
        page.goto(address + (page.locator(f"main {selector}").first.get_attribute("href") or "").partition("#")[0])


def draw(page: Page) -> bytes:
    """Return a page as a picture of few shades."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    made = io.BytesIO()
    picture.quantize(SHADES, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_drawn(browser: Browser, sample_address: str, name: str) -> None:
    scheme = "dark" if name.endswith("-dark") else "light"
    context = browser.new_context(locale="en-GB", viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_page(page, sample_address, name)
    page.wait_for_load_state("networkidle")
    drawn = draw(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is wider than the window"
    context.close()
    assert len(drawn) > 8_000, "next to nothing is on it"
    if WANTED:
        PICTURES.mkdir(parents=True, exist_ok=True)
        (PICTURES / f"{name}.png").write_bytes(drawn)
    assert (PICTURES / f"{name}.png").is_file(), REMEDY


def test_the_pictures_are_small_and_no_others() -> None:
    held = {path.stem: path.stat().st_size for path in PICTURES.glob("*")}
    assert set(held) == set(NAMES), REMEDY
    assert sum(held.values()) < MOST_BYTES


def test_the_page_on_the_desk_shows_every_picture() -> None:
    shown = re.findall(r"\]\(pictures/pages/([\w-]+)\.png\)", (DOCS / "desk.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(NAMES)
