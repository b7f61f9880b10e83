"""Map and series in a real browser: one filter without a reload, days by brush, everything by keyboard and without script."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, sync_playwright

from accordingto.web.pictures import find_browser
from accordingto.web.servers import serve_aside
from browsing import Visit, with_context
from mapped_desks import fill_mapped

PAGES = ("/map?any=1", "/map?any=1&place=Brod&placed=yes", "/series?any=1&by=type")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the desk with places."""
    store = fill_mapped(tmp_path_factory.mktemp("desk") / "desk.db")
    with serve_aside(store) as address:
        yield address
    store.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_map_shuts_anybody_out_and_all_fit_a_phone(
    visit: Visit, path: str, scheme: Literal["light", "dark"]
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.go(path)
    page.wait_for_load_state("networkidle")
    assert visit.shut_out() == []
    page.set_viewport_size({"width": 420, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def listed(page: Page) -> str:
    """What the pager of the list says."""
    return page.locator("#list .pager span").inner_text()


def test_drawing_over_the_days_filters_map_and_list_without_a_reload(visit: Visit) -> None:
    page = visit.go("/map?any=1")
    page.evaluate("window.same = true")
    page.locator(".brush-hint").wait_for()
    box = page.locator("svg.days").bounding_box()
    assert box
    day = box["width"] / 122  # the timeline covers 61 days on either side of the only document's, 20 May
    page.mouse.move(box["x"] + 51 * day, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 60 * day, box["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=2031-05**")
    page.locator("#list .pager span", has_text="6 of 6").wait_for()
    assert page.evaluate("window.same") and listed(page) == "1–6 of 6 happenings"
    assert page.input_value("#f-from").startswith("2031-05-") and page.locator(".bar-of:not(.chosen)").count() == 1
    assert "drawn" in (page.locator("#told").text_content() or "")
    page.go_back()
    page.locator("#list .pager span", has_text="8 of 8").wait_for()
    assert page.input_value("#f-from") == ""


def test_a_bar_a_mark_and_the_form_filter_without_a_reload(visit: Visit) -> None:
    page = visit.go("/map?any=1")
    page.evaluate("window.same = true")
    page.focus("a.spot-point")
    page.keyboard.press("Enter")
    page.wait_for_url("**place=Brod**")
    page.locator("#list .pager span", has_text="3 of 3").wait_for()
    page.select_option("#f-quad", "MATERIAL COOPERATION")
    page.click("text=Show")
    page.locator("#list .pager span", has_text="1 of 1").wait_for()
    page.focus(".bar-of")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2031-05-1**")
    assert page.evaluate("window.same")


@with_context(java_script_enabled=False)
def test_the_map_needs_no_script(visit: Visit) -> None:
    page = visit.go("/map?any=1")
    assert page.locator(".brush-hint").is_hidden() and page.locator("svg.map .mark").count() == 3
    page.click("a.spot-point")
    assert listed(page) == "1–3 of 3 happenings"
    page.click("text=Farther")
    assert "window=" in page.url and listed(page) == "1–3 of 3 happenings"
    visit.go("/map?any=1").click("text=list them")
    assert page.locator("#list tbody tr").count() == 1
    visit.go("/series?any=1&by=type").click("svg.series-chart a >> nth=0")
    assert "/map?" in page.url and page.locator("#list tbody tr").count() >= 1


def test_a_picture_can_be_had_as_png(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("/series?any=1&by=type")
    with page.expect_download() as waiting:
        page.click("button.png")
    waiting.value.save_as(tmp_path / "series.png")
    assert waiting.value.suggested_filename == "series.png"
    assert (tmp_path / "series.png").read_bytes().startswith(b"\x89PNG")


def test_the_map_moves_where_the_browser_draws_maps(address: str) -> None:
    if find_browser() is None:
        pytest.skip("no Chromium")
    with ThreadPoolExecutor(1) as aside:  # the browser of the other tests keeps a loop of its own running here
        aside.submit(move_map, address).result()


def move_map(address: str) -> None:
    """MapLibre with drawing by software: slow, but the same; it asks for nothing elsewhere and runs under the page's policy."""
    found = find_browser()
    asked: list[str] = []
    wrong: list[str] = []
    with sync_playwright() as playwright:
        drawing = ["--enable-unsafe-swiftshader", "--use-angle=swiftshader"]
        with playwright.chromium.launch(executable_path=str(found), args=drawing) as browser:
            page = browser.new_page(viewport={"width": 700, "height": 900})
            page.set_default_timeout(200_000)
            page.on("request", lambda request: asked.append(request.url))
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
            page.goto(address + "/map?any=1", wait_until="domcontentloaded")
            page.click("text=As a map that moves")
            page.locator("a.pin.spot-point").wait_for()
            assert page.locator("svg.map").is_hidden()
            assert "Brod / Brodno" in page.locator("a.pin.spot-point").inner_text()
            assert page.locator(".pin").count() == 3 and "Lesk" not in page.locator(".map-moving").inner_text()
            page.click("text=As a drawing")
            assert page.locator("svg.map").is_visible()
    assert wrong == []
    assert [url for url in asked if not url.startswith((address + "/", "blob:" + address))] == []
    assert any(url.endswith("maplibre-gl-worker.mjs") for url in asked)
