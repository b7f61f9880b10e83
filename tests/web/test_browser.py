"""The desk in a real browser: rows and words find each other, nothing comes from elsewhere, reading needs no script."""

import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from browsing import Visit, wait_for_sight, with_context
from demo_desks import claim_reading, fill

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
    "/map",
    "/series?by=type",
    "/search?q=police",
    "/api",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_without_an_error_and_fits_its_window(visit: Visit, path: str) -> None:
    for width in (1440, 420):
        visit.page.set_viewport_size({"width": width, "height": 900})
        page = visit.go(path)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(visit: Visit, path: str, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.go(path)
    assert visit.shut_out() == []


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
